"""What stands around a word that may be a trigger: whether it is a verb or a noun there, who does it, and
what completes it. Read from the parse, and in sentences without one from the words before and after."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from spacy.tokens import Doc, Token

from timeline.language.standing import NOUN_TAGS, complements, frames, head_of, precedes_its_noun, reports
from timeline.language.syntax.dependencies import agents, is_passive, is_verb, subjects, subtree
from timeline.language.trigger_table import Form, Trigger
from timeline.language.word_position import WordPosition

WINDOW: Final = 9
"""How many words after a verb (or before it, in the passive) its object may stand without a parse."""
FURTHER: Final = 20
"""Added to the distance of an object that stands near the verb, but not below it in the parse."""
FRAME: Final = 1.0
"""The distance of an infinitive that completes a verb: that of an object."""
PER_WORD: Final = 0.1
"""What each further word of a phrase makes it nearer: "human rights" says more than "rights"."""
LONGEST: Final = 4
"""Words of the longest object phrase."""
TAGS_OF_NOUNS: Final = NOUN_TAGS | {"JJ"}
"""Adjectives too: "Unrest" at the head of a sentence is now and then taken for one."""
STATE: Final = "+state"
"""Any country or organisation, as who does it or to whom."""
MISSING: Final = 1_000.0
NAME_TAGS: Final = frozenset({"NNP", "NNPS"})
BEHIND_PARTICIPLE: Final = frozenset("by on in against from for to at with".split())


def phrase_end(position: WordPosition, i: int, rest: tuple[str, ...], apart: frozenset[str]) -> int | None:
    """Where a phrase that begins at a word ends: one adverb may stand inside ("is also ready to"), and the
    particle of a verb apart from it ("called the visit off")."""
    words, end = position.words, i + 1 + len(rest)
    if end > len(words):
        return None
    if words[i + 1] == rest[0]:
        if tuple(words[i + 1 : end]) == rest:
            return end
    elif end < len(words) and words[i + 2] == rest[0] and tuple(words[i + 2 : end + 1]) == rest:
        return end + 1 if position.is_adverb(i + 1) else None
    return i + 1 if len(rest) == 1 and rest[0] in apart else None


def particles(verb: Token) -> frozenset[str]:
    """The words that may be a verb's particle behind its object: "off" of "called the visit off"."""
    if not is_verb(verb):
        return frozenset()
    return frozenset(
        child.lower_
        for child in verb.children
        if child.i > verb.i and child.dep_ in ("compound:prt", "prt", "advmod")
    )


def may_stand(position: WordPosition, i: int, end: int, form: Form) -> bool:
    """Whether the word is used as a noun, or as a verb, here."""
    token = position.doc[i]
    if not token.has_dep():
        return position.allows(i, end, form)
    if form == "noun":
        return position.doc[end - 1].tag_ in TAGS_OF_NOUNS and position.may_be_noun(i)
    if not position.may_be_verb(i):
        return False
    if is_verb(token) and not precedes_its_noun(token):
        return True
    if (
        token.tag_ in NAME_TAGS
        and token.text[0].isupper()
        and (token.ent_type_ or token.dep_ in ("compound", "flat"))
    ):
        return False
    return (is_verb(token) or position.words[i] not in position.nouns) and position.allows(i, end, form)


class Surroundings:
    """The words around one possible trigger, looked up once for all rows of the table that it may fit."""

    def __init__(self, position: WordPosition, i: int, end: int, form: Form) -> None:
        self.position, self.i, self.end, self.form = position, i, end, form
        self.doc: Doc = position.doc
        self.parsed = bool(self.doc[i].has_dep())

    def distance(self, trigger: Trigger) -> float | None:
        """How far the object that a trigger needs stands from it; ``None`` when the trigger does not fit."""
        if trigger.subjects and trigger.subjects.isdisjoint(self.doers):
            return None
        if trigger.unless and not trigger.unless.isdisjoint(self.around):
            return None
        if not trigger.objects:
            return 0
        if self.parsed:
            if trigger.objects & self.frames:
                return FRAME
            below = [self.below[phrase] for phrase in trigger.objects & self.below.keys()]
            if below or self.form == "noun" or reports(self.head):
                return min(below, default=None)
        beside = [self.beside[phrase] for phrase in trigger.objects & self.beside.keys()]
        return min(beside) + FURTHER if beside else None

    @cached_property
    def head(self) -> Token:
        """The word of the trigger that the others hang on."""
        return head_of(self.doc, self.i, self.end)

    @cached_property
    def frames(self) -> frozenset[str]:
        return frames(self.head)

    @cached_property
    def below(self) -> dict[str, float]:
        """The phrases that complete the verb in the parse, with how far below it they stand."""
        words, actors = self.position.words, self.position.actors
        places = complements(self.head, range(self.i, self.end))
        found: dict[str, float] = {}
        for place, distance in places.items():
            here = distance
            for n in range(1, LONGEST + 1):
                here = min(here, places.get(place + n - 1, here))
                phrase = " ".join(words[place : place + n])
                found[phrase] = min(found.get(phrase, MISSING), here - PER_WORD * (n - 1))
            if place in actors:
                found[STATE] = min(found.get(STATE, MISSING), distance)
        return found

    @cached_property
    def beside(self) -> dict[str, float]:
        """The phrases after the verb, or before it where its object may stand there, with their distance;
        those before count as further than any after."""
        ahead = _phrases(self.preceding) if self._object_first() else ()
        found: dict[str, float] = {phrase: WINDOW + len(self.preceding) - place for phrase, place in ahead}
        found.update(_phrases(self.after))
        return found

    @cached_property
    def doers(self) -> set[str]:
        """The phrases in who does it."""
        found = [] if self.form == "noun" or not self.parsed else self._subjects()
        if not found:
            return {phrase for phrase, _ in _phrases(self.preceding)}
        words, actors = self.position.words, self.position.actors
        places = [place for doer in found for place in subtree(doer)]
        phrases = {" ".join(words[k : k + n]) for k in places for n in range(1, LONGEST + 1)}
        return phrases | {STATE} if any(place in actors for place in places) else phrases

    @cached_property
    def around(self) -> set[str]:
        """The phrases just behind, and in the windows after and before."""
        behind = self.position.words[self.end : self.end + 2]
        return {phrase for words in (self.after, self.preceding, behind) for phrase, _ in _phrases(words)}

    @cached_property
    def after(self) -> list[str]:
        return self.position.after(self.end, WINDOW)

    @cached_property
    def preceding(self) -> list[str]:
        return self.position.before(self.i, WINDOW)

    def _subjects(self) -> list[Token]:
        return agents(self.head) if is_passive(self.head) else subjects(self.head)

    def _object_first(self) -> bool:
        """Whether the object may stand before: in a passive, or a participle after its noun."""
        if self.form not in ("past", "participle"):
            return False
        words = self.position.words
        following = words[self.end] if self.end < len(words) else ""
        return self.position.is_passive(self.i) or following in BEHIND_PARTICIPLE


def _phrases(words: list[str]) -> Iterator[tuple[str, int]]:
    """Every run of up to four words with where it begins, counted from 1; the first of each last, so that a
    dict keeps it."""
    for place in range(len(words) - 1, -1, -1):
        for n in range(1, min(LONGEST, len(words) - place) + 1):
            yield " ".join(words[place : place + n]), place + 1
