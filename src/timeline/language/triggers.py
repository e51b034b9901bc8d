"""Event triggers: the words that make an event and its type, from ``reference/triggers.csv``.

A trigger is a verb in any of its forms ("signed"), a verb with an object it needs ("imposed ... sanctions") or a
noun ("invasion"). The component ``timeline_triggers`` writes them to ``doc.spans["triggers"]``; the span's label is
the event type and ``span._.trigger`` the table's entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.language.inflection import plural, verb_forms
from timeline.records import EVENT_TYPES
from timeline.reference.tables import Row, read_table

OBJECT_WINDOW = 9
"""How many words after a verb (or before it, in the passive) its object may stand."""

Form = Literal["base", "third", "past", "participle", "gerund", "noun"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the table.

    Attributes:
        words: The phrase in its base form ("break off").
        objects: Words of which one must stand near the verb; empty when the verb is enough.
    """

    type: str
    kind: Literal["verb", "noun"]
    words: str
    objects: frozenset[str]

    @property
    def strength(self) -> int:
        """How much this trigger says by itself: verb with object 3, verb 2, noun 1."""
        return 1 if self.kind == "noun" else 3 if self.objects else 2


@dataclass(frozen=True, slots=True)
class TriggerMatch:
    """A trigger found in a text, in the form it has there."""

    trigger: Trigger
    start: int
    end: int
    form: Form


@cache
def triggers() -> tuple[Trigger, ...]:
    """Every row of the trigger table."""
    return tuple(_trigger(row) for row in read_table("triggers.csv", ("type", "kind", "trigger", "objects")))


def _trigger(row: Row) -> Trigger:
    kind = row.one_of("kind", frozenset({"verb", "noun"}))
    return Trigger(
        type=row.one_of("type", frozenset(EVENT_TYPES)),
        kind="verb" if kind == "verb" else "noun",
        words=row.text("trigger"),
        objects=frozenset(row.entries("objects")),
    )


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], Form, Trigger], ...]]:
    """First word of every surface form to (the words after it, the form, its trigger)."""
    index: dict[str, list[tuple[tuple[str, ...], Form, Trigger]]] = {}
    for trigger in triggers():
        head, *rest = trigger.words.replace("-", " - ").split()
        forms: list[tuple[str, Form]] = []
        if trigger.kind == "noun":
            *lead, last = [head, *rest]
            for word in {last, plural(last)}:
                phrase = (*lead, word)
                index.setdefault(phrase[0], []).append((phrase[1:], "noun", trigger))
            continue
        verb = verb_forms(head)
        names: tuple[Form, ...] = ("base", "third", "past", "participle", "gerund")
        forms = list(dict(zip(reversed(verb), reversed(names), strict=True)).items())
        for word, form in forms:
            index.setdefault(word, []).append((tuple(rest), form, trigger))
        if head in BRITISH_DOUBLING:
            for word, form in (
                (verb.past.replace("ll", "l"), "past"),
                (verb.gerund.replace("ll", "l"), "gerund"),
            ):
                index.setdefault(word, []).append((tuple(rest), form, trigger))  # type: ignore[arg-type]
    if "was" in index:
        for word in ("were", "am", "are"):
            index[word] = index["was"]
    return {word: tuple(entries) for word, entries in index.items()}


BRITISH_DOUBLING = frozenset({"travel", "quarrel", "cancel", "signal"})
DETERMINERS = frozenset(
    "the a an this that these those his her its their our your some any no another".split()
)
NOUN_BEFORE = frozenset("of for in on by with against under during".split())


def find_triggers(doc: Doc) -> Iterator[TriggerMatch]:
    """The triggers of a text, in order; where several fit, the longest and strongest is kept.

    A word that can be verb and noun ("strike", "talks") is taken as a noun after a determiner, an adjective-like
    word or a preposition, and as a verb otherwise.
    """
    index = _index()
    words = [token.lower_ for token in doc]
    taken_until = -1
    for i, word in enumerate(words):
        if i < taken_until or word not in index:
            continue
        candidates = []
        for rest, form, trigger in index[word]:
            end = i + 1 + len(rest)
            if tuple(words[i + 1 : end]) != rest or not _fits(doc, words, i, end, form, trigger):
                continue
            candidates.append((len(rest), trigger.strength, TriggerMatch(trigger, i, end, form)))
        if candidates:
            match = max(candidates, key=lambda candidate: candidate[:2])[2]
            taken_until = match.end
            yield match


def _fits(doc: Doc, words: list[str], i: int, end: int, form: Form, trigger: Trigger) -> bool:
    """Whether the words around allow this reading."""
    nominal = _noun_position(doc, words, i)
    if form == "noun":
        return nominal or not _verb_position(words, i)
    if nominal and form in ("base", "third", "gerund"):
        return False
    if trigger.objects:
        after = words[end : end + OBJECT_WINDOW]
        before = words[max(0, i - OBJECT_WINDOW) : i] if form in ("past", "participle") else []
        return bool(trigger.objects.intersection(after) or trigger.objects.intersection(before))
    if form == "base":
        return _verb_position(words, i)
    return form != "third" or not nominal


AUXILIARIES = frozenset(
    "to will would can could may might must shall should did do does not n't cannot let and or they we you i".split()
)


def _verb_position(words: list[str], i: int) -> bool:
    """A base form is a verb after "to", a modal, an auxiliary or a plural subject."""
    if i == 0:
        return False
    previous = words[i - 1]
    return previous in AUXILIARIES or (previous.endswith("s") and previous not in DETERMINERS)


def _noun_position(doc: Doc, words: list[str], i: int) -> bool:
    """Whether the word stands where a noun does: after a determiner, possessive or most prepositions."""
    if i == 0:
        return False
    previous = words[i - 1]
    return previous in DETERMINERS or previous in ("'s", "’s", "'", "’") or previous in NOUN_BEFORE


@Language.component("timeline_triggers", assigns=["doc.spans"])
def timeline_triggers(doc: Doc) -> Doc:
    """Write the triggers to ``doc.spans["triggers"]``."""
    spans = []
    for match in find_triggers(doc):
        span = Span(doc, match.start, match.end, label=match.trigger.type)
        span._.trigger = match
        spans.append(span)
    doc.spans["triggers"] = spans
    return doc


Span.set_extension("trigger", default=None, force=True)
