"""The table of trigger words, ``reference/triggers.csv``: which verbs and nouns make which type of event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from timeline.language.inflection import noun_plurals, verb_spellings
from timeline.records import EVENT_TYPES
from timeline.reference.tables import Row, read_table

Form = Literal["base", "third", "past", "participle", "gerund", "noun"]
Spelling = tuple[tuple[str, ...], Form, "Trigger"]
"""The words after the first one of a phrase, their form, and whose they are."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One verb or noun of the table.

    Attributes:
        words: The phrase in its base form ("break off").
        objects: Words, phrases or frames ("+to do") of which one must complete the verb; empty when the
            verb is enough.
        unless: Words or phrases that must not stand there, nor before the verb.
        subjects: Words of which one must be who does it; "+state" is any country or organisation.
        weak: Says so little that any other trigger near it says more ("hold", "launch").
    """

    type: str
    kind: Literal["verb", "noun"]
    words: str
    objects: frozenset[str]
    unless: frozenset[str] = frozenset()
    weak: bool = False
    subjects: frozenset[str] = frozenset()

    @property
    def strength(self) -> int:
        """How much this trigger says by itself: verb with object 3, verb 2, noun 1; one less when weak."""
        return (1 if self.kind == "noun" else 3 if self.objects or self.subjects else 2) - self.weak


@cache
def triggers() -> tuple[Trigger, ...]:
    """Every verb and noun of the trigger table; a row that lists several makes one of each."""
    columns = ("type", "kind", "trigger", "subjects", "objects", "unless", "weight")
    return tuple(trigger for row in read_table("triggers.csv", columns) for trigger in _of_row(row))


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The named groups of objects ("@treaty") that the trigger table refers to."""
    rows = read_table("trigger_objects.csv", ("group", "words"))
    return {row.text("group"): frozenset(_spaced(word) for word in row.entries("words")) for row in rows}


def _of_row(row: Row) -> Iterator[Trigger]:
    kind = row.one_of("kind", frozenset({"verb", "noun"}))
    for words in row.entries("trigger"):
        yield Trigger(
            type=row.one_of("type", frozenset(EVENT_TYPES)),
            kind="verb" if kind == "verb" else "noun",
            words=words,
            objects=_nearby(row, "objects"),
            unless=_nearby(row, "unless"),
            weak=row.optional("weight") == "weak",
            subjects=_nearby(row, "subjects"),
        )


def _nearby(row: Row, column: str) -> frozenset[str]:
    """The words of a cell, with "@group" replaced by the group's."""
    found: set[str] = set()
    for entry in row.entries(column):
        if entry.startswith("@"):
            if entry[1:] not in _groups():
                raise row.error(column, f"there is no group {entry!r} in trigger_objects.csv")
            found |= _groups()[entry[1:]]
        else:
            found.add(_spaced(entry))
    return frozenset(found)


def _spaced(phrase: str) -> str:
    """A phrase as the tokenizer would part it, in lower case."""
    return " ".join(phrase.lower().replace("-", " - ").split())


@cache
def spellings() -> dict[str, tuple[Spelling, ...]]:
    """First word of every surface form to (the words after it, the form, its trigger)."""
    index: dict[str, list[Spelling]] = {}
    for trigger in triggers():
        head, *rest = _spaced(trigger.words).split()
        if trigger.kind == "noun":
            *lead, last = [head, *rest]
            for word in {last, *noun_plurals(last)}:
                phrase = (*lead, word)
                index.setdefault(phrase[0], []).append((phrase[1:], "noun", trigger))
        elif rest[:1] == ["-"]:
            # "test-fired", "re-imposed": the last part is the verb
            for word, form in verb_spellings(rest[-1]):
                index.setdefault(head, []).append(((*rest[:-1], word), form, trigger))
        else:
            for word, form in verb_spellings(head):
                index.setdefault(word, []).append((tuple(rest), form, trigger))
    return {word: tuple(entries) for word, entries in index.items()}


@cache
def nouns() -> frozenset[str]:
    """Nouns of one word: what may be a noun where a verb of that spelling could stand."""
    entries = spellings().items()
    return frozenset(
        word for word, found in entries if any(form == "noun" and not rest for rest, form, _ in found)
    )
