"""Event triggers: the words that make an event and its type, from ``reference/triggers.csv``.

A trigger is a verb in any of its forms ("signed"), a verb with an object it needs ("imposed ...
sanctions") or a
noun ("invasion"). The component ``timeline_triggers`` writes them to ``doc.spans["triggers"]``; the span's
label is
the event type and ``span._.trigger`` a :class:`TriggerMatch`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.language.inflection import noun_plurals, verb_spellings
from timeline.language.stance import Stance, depends, opened_aside, stance_of
from timeline.language.word_position import WordPosition
from timeline.records import EVENT_TYPES
from timeline.reference.tables import Row, read_table

OBJECT_WINDOW = 9
"""How many words after a verb (or before it, in the passive) its object may stand."""

Form = Literal["base", "third", "past", "participle", "gerund", "noun"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One verb or noun of the table.

    Attributes:
        words: The phrase in its base form ("break off").
        objects: Words or phrases of which one must stand near the verb; empty when the verb is enough.
        unless: Words or phrases that must not stand there, nor before the verb.
        subjects: Words or phrases of which one must stand before the verb.
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


@dataclass(frozen=True, slots=True)
class TriggerMatch:
    """A trigger found in a text, in the form it has there.

    ``depends`` is true where the word only serves another one: a reduced relative ("troops backed by"), an
    infinitive or gerund under another verb, a circumstance ("after the talks", "over its invasion").
    """

    trigger: Trigger
    start: int
    end: int
    form: Form
    depends: bool = False


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
def _index() -> dict[str, tuple[tuple[tuple[str, ...], Form, Trigger], ...]]:
    """First word of every surface form to (the words after it, the form, its trigger)."""
    index: dict[str, list[tuple[tuple[str, ...], Form, Trigger]]] = {}
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


def find_triggers(doc: Doc) -> Iterator[TriggerMatch]:
    """The triggers of a text, in order; where several fit, the longest and most particular is kept.

    A word that can be verb and noun ("strike", "talks") is taken as a noun after a determiner, an
    adjective-like word or a preposition, and as a verb otherwise.
    """
    index = _index()
    position = WordPosition.of(doc, frozenset(_nouns()))
    words = position.words
    taken_until = -1
    earlier: list[TriggerMatch] = []
    for i, word in enumerate(words):
        if doc[i].is_sent_start:
            earlier = []
        if i < taken_until or word not in index:
            continue
        candidates = []
        for rest, form, trigger in index[word]:
            end = _phrase_end(position, i, rest)
            if end is None or not position.allows(i, end, form):
                continue
            distance = _object_distance(position, i, end, form, trigger)
            if distance is None:
                continue
            bound = bool(trigger.objects) + bool(trigger.subjects)
            told = (not trigger.weak, trigger.kind == "verb", trigger.type != "OTHER")
            rank = (len(rest), bound, -distance, told)
            candidates.append((rank, TriggerMatch(trigger, i, end, form)))
        if candidates:
            match = max(candidates, key=lambda candidate: candidate[0])[1]
            taken_until = match.end
            found = _in_context(position, match, earlier)
            if found:
                earlier.append(found)
                yield found


@cache
def _nouns() -> tuple[str, ...]:
    """Nouns of one word: what may be a noun where a verb of that spelling could stand."""
    index = _index().items()
    return tuple(
        word for word, entries in index if any(form == "noun" and not rest for rest, form, _ in entries)
    )


def _phrase_end(position: WordPosition, i: int, rest: tuple[str, ...]) -> int | None:
    """Where a phrase that begins at a word ends; one adverb may stand inside ("is also ready to")."""
    end = i + 1 + len(rest)
    words = position.words
    if not rest or tuple(words[i + 1 : end]) == rest:
        return end
    if i + 1 < len(words) and position.is_adverb(i + 1) and tuple(words[i + 2 : end + 1]) == rest:
        return end + 1
    return None


def _object_distance(position: WordPosition, i: int, end: int, form: Form, trigger: Trigger) -> int | None:
    """How far the object that a trigger needs stands from it; ``None`` when the trigger does not fit."""
    if trigger.subjects and _nearest(position.before(i, OBJECT_WINDOW), [], trigger.subjects) is None:
        return None
    if not trigger.objects and not trigger.unless:
        return 0
    after = position.after(end, OBJECT_WINDOW)
    before = position.before(i, OBJECT_WINDOW) if _object_first(position, i, end, form) else []
    raw = position.words[end : end + 2] + position.before(i, OBJECT_WINDOW) if trigger.unless else []
    near = " " + " ".join(after) + " | " + " ".join(before) + " | " + " ".join(raw) + " "
    if any(f" {word} " in near for word in trigger.unless):
        return None
    if not trigger.objects:
        return 0
    return _nearest(before, after, trigger.objects)


def _nearest(before: list[str], after: list[str], objects: frozenset[str]) -> int | None:
    """Distance of the first object after, or else of the last one before."""
    for words, backwards in ((after, False), (before, True)):
        places = range(len(words) - 1, -1, -1) if backwards else range(len(words))
        for place in places:
            if any(
                " ".join(words[place : place + n]) in objects for n in (4, 3, 2, 1) if place + n <= len(words)
            ):
                return len(words) - place if backwards else place + 1
    return None


def _object_first(position: WordPosition, i: int, end: int, form: Form) -> bool:
    """Whether the object stands before the verb: a passive, or a participle after its noun."""
    if form not in ("past", "participle"):
        return False
    words = position.words
    following = words[end] if end < len(words) else ""
    return position.is_passive(i) or following in (
        "by",
        "on",
        "in",
        "against",
        "from",
        "for",
        "to",
        "at",
        "with",
    )


def _in_context(
    position: WordPosition, match: TriggerMatch, earlier: list[TriggerMatch]
) -> TriggerMatch | None:
    """The match with what its surroundings make of it, or ``None`` if they make nothing of it."""
    trigger, start = match.trigger, match.start
    if trigger.kind == "noun":
        serves = position.is_circumstance(start) or opened_aside(position, start)
        return TriggerMatch(trigger, start, match.end, match.form, serves)
    verbs = [m for m in earlier if m.trigger.kind == "verb" and not m.trigger.weak]
    serves = depends(position, start, match.end, match.form, bool(verbs)) or opened_aside(position, start)
    stance: Stance = stance_of(position, start, match.form, trigger.type, trigger.words)
    if stance.dropped:
        return None
    if (stance.type, stance.words) != (trigger.type, trigger.words):
        trigger = Trigger(stance.type, trigger.kind, stance.words, trigger.objects, trigger.unless)
    return TriggerMatch(trigger, stance.start, match.end, match.form, serves)


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
