"""Whom "he", "she", "it" and "they" stand for, where they act or own what is told.

A pronoun means, first of all, the subject that goes on: that of the clause above it, else that of the
sentence before, if it fits. "He" and "she" fit one person, "it" a state or one of its bodies, "they"
several. What fits and belongs to no actor ("the rebels ... they") settles that nobody is meant: nobody is
guessed then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final, Literal

from spacy.tokens import Span, Token

from timeline.language.actors import Actor
from timeline.language.roles.below import Standing, named_within, standing
from timeline.language.spans import spans_between
from timeline.language.standing import FINITE
from timeline.language.syntax import dependencies as syntax
from timeline.language.triggers import TriggerMatch
from timeline.reference.tables import read_table

Kind = Literal["person", "people", "body", "thing", "things"]
WANTED: Final[Mapping[str, Kind]] = {
    "he": "person", "she": "person", "his": "person", "her": "person",
    "it": "body", "its": "body", "they": "people", "their": "people",
}  # fmt: skip
"""What each pronoun stands for."""
EMPTY: Final = frozenset(
    "seem appear emerge happen turn become follow remain take mean matter be come last begin start "
    "end".split()
)
"""With these "it" stands for nothing, or for what happened ("it emerged that", "it ended in May")."""
OF_THINGS: Final = frozenset(
    "hold sign ratify adopt conclude broker publish build call mean make write draft set organise "
    "organize".split()
)
"""What is done to a meeting or a paper, so that "it" in the passive is no state."""
TELLING: Final = frozenset("say state report add announce declare show warn read".split())
"""Whose subject may be a text, which "it" does not take up: "a statement said that it had withdrawn"."""
SENTENCES_BACK: Final = 3
"""Sentences before its own in which whoever a pronoun means is looked for."""
BACK: Final[Mapping[Kind, int]] = {"person": SENTENCES_BACK, "people": 2, "body": 1}


@dataclass(frozen=True, slots=True)
class Referent:
    """What a noun phrase is, as far as a pronoun cares, and the actors that it names.

    Attributes:
        known: Whether the phrase says who it is; "the president" alone does not.
    """

    kind: Kind
    codes: tuple[str, ...]
    known: bool = True


Settled = MutableMapping[int, Referent]
"""The token of each pronoun that was read, with whom it stands for."""


def pronouns(sentence: Span, events: Sequence[TriggerMatch], settled: Settled) -> list[Actor]:
    """The actors that the pronouns of a sentence stand for, one each where the pronoun stands.

    Args:
        events: Its triggers; a possessive counts where it belongs to one ("its invasion") or to a subject.
        settled: What the pronouns of the sentences before stand for; those of this one are added, also
            those that mean nobody who is an actor.
    """
    if not syntax.is_parsed(sentence):
        return []
    happening = {i for match in events for i in range(match.start, match.end)}
    found = []
    for token in sentence:
        if token.lower_ not in WANTED or not _counts(token, happening):
            continue
        meant = _meant(token, settled)
        if meant is not None:
            settled[token.i] = meant
            found += [Actor(token.i, token.i + 1, code, "reference") for code in meant.codes]
    return found


def standing_for(sentence: Span, meant: Sequence[Actor]) -> dict[int, Referent]:
    """The nouns of "the two leaders" and the like, with whom they stand for."""
    found: dict[int, Referent] = {}
    for actor in meant:
        noun = sentence.doc[actor.start : actor.end].root.i
        codes = found[noun].codes if noun in found else ()
        found[noun] = Referent("people", (*codes, actor.code))
    return found


def _counts(token: Token, happening: set[int]) -> bool:
    """Whether a pronoun is the subject of a verb, or owns what happens or who acts."""
    if token.dep_ in syntax.SUBJECTS:
        verb = token.head
        if token.lower_ != "it":
            return True
        if syntax.is_passive(verb) and verb.lemma_ in OF_THINGS:
            return False
        return syntax.is_verb(verb) and verb.lemma_ not in EMPTY
    if token.dep_ in ("nmod:poss", "poss"):
        return token.head.i in happening or token.head.dep_ in syntax.SUBJECTS
    return False


def _meant(pronoun: Token, settled: Settled) -> Referent | None:
    """Whom a pronoun stands for; ``None`` where nothing before it fits."""
    wanted = WANTED[pronoun.lower_]
    for noun in _candidates(pronoun):
        referent = _referent(noun, settled)
        fits = referent.kind == wanted or (
            referent.kind == INANIMATE.get(wanted) and noun.dep_ in syntax.SUBJECTS and not _tells(noun)
        )
        if fits and referent.known:
            return referent
        if fits and noun.i > pronoun.sent.start and noun in pronoun.sent:
            return None  # "in Germany the foreign ministry said it ...": meant, but not named
    return None


def _tells(subject: Token) -> bool:
    return subject.head.lemma_ in TELLING


INANIMATE: Final[Mapping[Kind, Kind]] = {"body": "thing", "people": "things"}
"""What the same pronoun takes up as well, if it was the subject: nobody then."""


def _candidates(pronoun: Token) -> Iterator[Token]:
    """The nouns that a pronoun may stand for, the likeliest first."""
    doc = pronoun.doc
    for above in syntax.governors(pronoun):
        for subject in _subjects(above):
            if pronoun.i not in syntax.subtree(subject):
                yield subject
    # "Russia, after its invasion": what hangs on the same verb is no antecedent of its subject
    yield from (t for t in _nouns(doc[pronoun.sent.start : pronoun.i]) if t.head.i != pronoun.head.i)
    for sentence in islice(_sentences_before(pronoun.sent), BACK[WANTED[pronoun.lower_]]):
        yield from _nouns(sentence)


def _sentences_before(sentence: Span) -> Iterator[Span]:
    """The sentences before one, nearest first."""
    start = sentence.start
    while start > 0:
        before = sentence.doc[start - 1].sent
        yield before
        start = before.start


def _nouns(stretch: Span) -> list[Token]:
    """The heads of its noun phrases: the main subject, the other subjects, the rest."""
    heads = [token for token in stretch if token.has_dep() and _leads_a_phrase(token)]

    def rank(token: Token) -> tuple[int, int]:
        if token.dep_ in syntax.SUBJECTS or _misread_subject(token):
            return (0 if token.head.dep_ == "ROOT" else 1, token.i)
        return (2, token.i)

    return sorted(heads, key=rank)


def _leads_a_phrase(token: Token) -> bool:
    if token.pos_ == "PRON" or token.tag_ == "PRP":
        return token.lower_ in WANTED and token.dep_ in syntax.SUBJECTS
    if _misread_subject(token):
        return True
    label = syntax.base(token)
    if label in ("nsubj", "nsubjpass", "obj", "dobj", "iobj", "pobj", "dative"):
        return True
    if label in ("obl", "nmod") and token.dep_ != "nmod:poss":
        return not syntax.prepositions(token) & PLACES and token.tag_.startswith("NN")
    return False


def _misread_subject(token: Token) -> bool:
    """Whether a name stands before a finite verb that has no other subject, whatever its label."""
    verb = token.head
    return (
        token.tag_ == "NNP"
        and token.i < verb.i
        and verb.dep_ == "ROOT"
        and syntax.base(token) in ("advmod", "dep", "parataxis", "dislocated", "vocative")
        and not syntax.children(verb, syntax.SUBJECTS)
    )


PLACES: Final = frozenset("in at near from into inside outside across over around off through".split())


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb itself; a relative pronoun gives its noun."""
    return [
        verb.head if verb.dep_ in syntax.RELATIVE_CLAUSES and subject.tag_ in ("WDT", "WP") else subject
        for subject in syntax.children(verb, syntax.SUBJECTS)
    ]


def _referent(noun: Token, settled: Settled) -> Referent:
    """A noun phrase, by its head."""
    if noun.i in settled:
        return settled[noun.i]
    if noun.lower_ in WANTED:
        return Referent(WANTED[noun.lower_], (), known=False)
    phrase = syntax.subtree(noun)
    named = spans_between(noun.doc, "actors", phrase.start, phrase.stop)
    actors = standing([span._.actor for span in named])
    joined = [each for each in syntax.conjuncts(noun) if not _verb_between(noun, each)]
    if len(joined) > 1:
        codes = tuple(dict.fromkeys(a.code for each in joined for a in named_within(each, actors)))
        alive = {_kind(each, actors) for each in joined} - {"thing", "things"}
        told = bool(codes) or all(each.ent_type_ != "PERSON" for each in joined)
        return Referent("people" if alive else "things", codes, known=told)
    kind = _kind(noun, actors)
    found = _whose(noun, actors) if kind in ("thing", "things") else named_within(noun, actors)
    codes = tuple(dict.fromkeys(actor.code for actor in found))
    vague = kind in ("person", "body") and _is_bare(noun)
    return Referent(kind, codes, known=bool(codes) or not vague)


def _verb_between(noun: Token, other: Token) -> bool:
    """Whether a verb parts two words, so that they are hardly of one list."""
    return any(token.tag_ in FINITE for token in noun.doc[noun.i : other.i + 1])


def _whose(noun: Token, actors: Standing) -> tuple[Actor, ...]:
    """Whose a thing is, by what stands right before it: "Turkish jets", "Turkey's jets"."""
    before = (*syntax.possessors(noun), *syntax.modifiers(noun))
    return tuple(actor for each in before for actor in actors.get(each.i, ()))


def _kind(noun: Token, actors: Standing) -> Kind:
    several = noun.tag_ in ("NNS", "NNPS")
    if noun.i in actors:
        actor = actors[noun.i][0]
        if actor.kind == "person":
            return "person"
        if actor.kind in ("demonym", "adjective"):
            return "people" if several or noun.tag_.startswith("JJ") else "person"
        return "body"
    if noun.ent_type_ == "PERSON":
        return "person"
    kinds = stood_for()
    if kinds.get(noun.lower_) == "people":
        return "people"
    kind = kinds.get(noun.lemma_.lower(), "thing")
    if several or noun.lower_ == "aircraft":
        return "people" if kind != "thing" or noun.ent_type_ else "things"
    if kind == "thing" and noun.ent_type_ == "ORG":
        return "body"
    return kind


def _is_bare(noun: Token) -> bool:
    """ "The president", "the foreign ministry" and no more: it points back itself, or to where it is."""
    if noun.ent_type_ == "PERSON":
        return False
    own = [child for child in noun.children if not child.is_punct and syntax.base(child) != "case"]
    plain = (c.lower_ in POINTING or (c.is_lower and syntax.base(c) in ("amod", "compound")) for c in own)
    return any(child.lower_ in POINTING for child in own) and all(plain)


POINTING: Final = frozenset({"the", "this", "that", "these", "those", "two", "both", "three"})


@cache
def stood_for() -> dict[str, Kind]:
    """Nouns to what a pronoun takes them for."""
    kinds: dict[str, Kind] = {"person": "person", "people": "people", "body": "body"}
    return {
        noun: kinds[row.one_of("kind", frozenset(kinds))]
        for row in read_table("stood_for.csv", ("kind", "nouns"))
        for noun in row.entries("nouns")
    }
