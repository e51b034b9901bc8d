"""What stands around a word that may be a trigger: whether it is a verb or a noun there, who does it, and
what completes it. Read from the parse, and in sentences without one from the words before and after."""

from __future__ import annotations

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
NAME_TAGS: Final = frozenset({"NNP", "NNPS"})
LOOK_BACK: Final = 40
BEHIND_PARTICIPLE: Final = frozenset("by on in against from for to at with".split())


def phrase_end(position: WordPosition, i: int, rest: tuple[str, ...]) -> int | None:
    """Where a phrase that begins at a word ends: one adverb may stand inside ("is also ready to"), and the
    particle of a verb apart from it ("called the visit off")."""
    end = i + 1 + len(rest)
    words = position.words
    if not rest or tuple(words[i + 1 : end]) == rest:
        return end
    if i + 1 < len(words) and position.is_adverb(i + 1) and tuple(words[i + 2 : end + 1]) == rest:
        return end + 1
    if len(rest) == 1 and _has_apart(position.doc[i], rest[0]):
        return i + 1
    return None


def _has_apart(verb: Token, word: str) -> bool:
    """Whether a particle stands behind a verb and its object: "called the visit off"."""
    return any(
        child.lower_ == word and child.i > verb.i and child.dep_ in ("compound:prt", "prt", "advmod")
        for child in verb.children
    )


def may_stand(position: WordPosition, i: int, end: int, form: Form, nouns: frozenset[str]) -> bool:
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
    return (is_verb(token) or position.words[i] not in nouns) and position.allows(i, end, form)


class Surroundings:
    """The words around one possible trigger, looked up once for all rows of the table that it may fit."""

    def __init__(self, position: WordPosition, i: int, end: int, form: Form) -> None:
        self.position, self.i, self.end, self.form = position, i, end, form
        self.doc: Doc = position.doc
        self.parsed = bool(self.doc[i].has_dep())

    @cached_property
    def head(self) -> Token:
        """The word of the trigger that the others hang on."""
        return head_of(self.doc, self.i, self.end)

    @cached_property
    def below(self) -> dict[int, float]:
        return complements(self.head, range(self.i, self.end))

    @cached_property
    def frames(self) -> frozenset[str]:
        return frames(self.head)

    @cached_property
    def after(self) -> list[str]:
        return self.position.after(self.end, WINDOW)

    @cached_property
    def before(self) -> list[str]:
        """The words before the verb, where its object may stand there: in a passive, or before "sent to"."""
        return self.position.before(self.i, WINDOW) if self._object_first() else []

    @cached_property
    def preceding(self) -> list[str]:
        return self.position.before(self.i, WINDOW)

    @cached_property
    def doers(self) -> list[Token]:
        """Who does it, in the parse."""
        if self.form == "noun":
            return []
        return agents(self.head) if is_passive(self.head) else subjects(self.head)

    def distance(self, trigger: Trigger) -> float | None:
        """How far the object that a trigger needs stands from it; ``None`` when the trigger does not fit."""
        if trigger.subjects and not self._done_by(trigger.subjects):
            return None
        if trigger.unless and self._holds(trigger.unless):
            return None
        if not trigger.objects:
            return 0
        if not self.parsed:
            return nearest(self.before, self.after, trigger.objects)
        if trigger.objects & self.frames:
            return FRAME
        found = self._below(trigger.objects)
        if found is not None or self.form == "noun" or reports(self.head):
            return found
        further = nearest(self.before, self.after, trigger.objects)
        return None if further is None else further + FURTHER

    def _done_by(self, words: frozenset[str]) -> bool:
        if not self.doers:
            return nearest(self.preceding, [], words) is not None
        for doer in self.doers:
            if "+state" in words and any(k in self.position.actors for k in subtree(doer)):
                return True
            if any(self._phrase(k, words) for k in subtree(doer)):
                return True
        return False

    def _phrase(self, start: int, phrases: frozenset[str]) -> int:
        """How many words from here on make one of the phrases; 0 when none do."""
        words = self.position.words
        return next((n for n in range(LONGEST, 0, -1) if " ".join(words[start : start + n]) in phrases), 0)

    def _holds(self, unless: frozenset[str]) -> bool:
        raw = self.position.words[self.end : self.end + 2] + self.preceding
        near = " " + " | ".join(" ".join(words) for words in (self.after, self.before, raw)) + " "
        return any(f" {word} " in near for word in unless)

    def _below(self, objects: frozenset[str]) -> float | None:
        """How far below the verb, in the parse, the nearest of its objects stands."""
        distances = []
        for place, distance in self.below.items():
            if "+state" in objects and place in self.position.actors:
                distances.append(distance)
            if n := self._phrase(place, objects):
                nearest_word = min(self.below.get(k, distance) for k in range(place, place + n))
                distances.append(nearest_word - PER_WORD * (n - 1))
        return min(distances, default=None)

    def _object_first(self) -> bool:
        if self.form not in ("past", "participle"):
            return False
        words = self.position.words
        following = words[self.end] if self.end < len(words) else ""
        return self.position.is_passive(self.i) or following in BEHIND_PARTICIPLE


def nearest(before: list[str], after: list[str], objects: frozenset[str]) -> int | None:
    """Distance of the first object after, or else of the last one before."""
    for words, backwards in ((after, False), (before, True)):
        places = range(len(words) - 1, -1, -1) if backwards else range(len(words))
        for place in places:
            if any(
                " ".join(words[place : place + n]) in objects
                for n in range(LONGEST, 0, -1)
                if place + n <= len(words)
            ):
                return len(words) - place if backwards else place + 1
    return None
