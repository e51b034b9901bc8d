"""An event's trigger with the phrases around it: what the search for its sources and targets looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.inflection import verb_forms
from timeline.language.roles.phrases import Phrase, phrases
from timeline.language.spans import spans_between
from timeline.language.triggers import TriggerMatch
from timeline.reference import is_country

MUTUAL_TYPES = frozenset({"CONSULT", "AGREE", "COOPERATE"})
MUTUAL_NOUNS = frozenset(
    {"war", "conflict", "clashes", "clash", "fighting", "battle", "talks", "trade war", "relations", "ties",
     "fight", "exchange fire"}
)  # fmt: skip
RECIPROCAL = frozenset({"exchange", "swap"})
"""Verbs of what two do to one another."""
VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE"})
"""Types whose first object settles it: who rejects a countryman's plan for others does not reject the
others."""
SHARED = frozenset(
    "joint jointly mutual bilateral other ties relations agreement deal accord truce ceasefire".split()
)
COPULAS = frozenset("was were is are been being be got".split())
LOOK_BACK = 80
"""How many words before its trigger a subject is looked for; keeps endless sentences cheap."""


@dataclass(frozen=True)
class Frame:
    """One trigger in its clause, with the clause's actors and the parties of the whole sentence."""

    doc: Doc
    clause: Span
    trigger: TriggerMatch
    actors: Sequence[Actor]
    type: str
    parties: Sequence[Actor]

    @cached_property
    def found(self) -> list[Phrase]:
        """The actors of the clause as phrases."""
        return phrases(self.doc, self.actors, self.clause.start)

    @cached_property
    def before(self) -> list[Phrase]:
        """Those before the trigger."""
        return [p for p in self.found if p.start < self.trigger.start]

    @cached_property
    def after(self) -> list[Phrase]:
        """Those after the trigger; "he" and "it" are subjects there, of another verb."""
        behind = [p for p in self.found if p.start >= self.trigger.end]
        return [p for p in behind if not self.doc[p.start].tag_.startswith("PRP")]

    @property
    def mutual(self) -> bool:
        """Whether the event is between equals: a meeting, an agreement, a war."""
        words = self.trigger.trigger.words
        return self.type in MUTUAL_TYPES or words in MUTUAL_NOUNS or words.split()[0] in RECIPROCAL

    def together(self) -> bool:
        """Whether something makes partners of its subjects: "agreed to end", "a joint drill"."""
        if self.mutual or SHARED.intersection(token.lower_ for token in self.clause):
            return True
        return any(
            span.label_ in MUTUAL_TYPES and span._.trigger.trigger.kind == "verb"
            for span in spans_between(self.doc, "triggers", self.clause.start, self.clause.end)
        )


def is_passive(doc: Doc, trigger: TriggerMatch) -> bool:
    """ "was signed", "has been expelled", "signed by"."""
    if trigger.trigger.kind != "verb" or trigger.form not in ("past", "participle"):
        return False
    verb = verb_forms(trigger.trigger.words.split()[0])
    if trigger.form == "past" and verb.past != verb.participle:
        return False  # "spoke by telephone"
    if trigger.end < len(doc) and doc[trigger.end].lower_ == "by":
        return True
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        word = doc[i].lower_
        if word in COPULAS:
            return True
        if not (word.endswith("ly") or word in ("not", "n't", "also", "then", "first", "later", "never")):
            return False
    return False


def first(found: Iterable[Phrase]) -> tuple[Actor, ...]:
    """The actors of the first of some phrases."""
    return next((phrase.actors for phrase in found), ())


def codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Each code once, in order of first naming."""
    return tuple(dict.fromkeys(actor.code for actor in actors))


def several(actors: Iterable[Actor]) -> bool:
    """Whether the actors are of more than one state or organisation."""
    return len({actor.code for actor in actors}) > 1


def country_among(actors: Iterable[Actor]) -> bool:
    """Whether any of the actors is a country."""
    return any(is_country(actor.code) for actor in actors)
