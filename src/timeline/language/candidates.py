"""Which clauses of a sentence tell of an event, which trigger makes it, and which date goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.clauses import clauses
from timeline.language.triggers import TriggerMatch
from timeline.records import TimeExpression


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A time expression with its tokens."""

    start: int
    end: int
    time: TimeExpression


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may become a mention."""

    clause: Span
    trigger: TriggerMatch | None
    date: DatedSpan | None


def _usable(date: DatedSpan) -> bool:
    """Whether an event can stand on this expression: a point or span on the calendar, resolved or still open."""
    time = date.time
    if time.type == "SET" or time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return False
    if time.type == "DURATION":
        return time.span is not None
    return time.span is not None or time.value == "null" or not time.value.startswith(("BC", "P"))


def candidates(
    sentence: Span, events: Sequence[TriggerMatch], dates: Sequence[DatedSpan], parties: Sequence[Actor]
) -> list[Candidate]:
    """Which clause tells what, and which date goes with it; the main event first."""
    doc = sentence.doc
    protected = [(d.start, d.end) for d in dates] + [(a.start, a.end) for a in parties]
    verbs = [m.start for m in events if m.trigger.kind == "verb"]
    parts = clauses(sentence, verbs + _auxiliaries(sentence), protected)
    usable = [d for d in dates if _usable(d)]
    found: list[Candidate] = []
    for clause in parts:
        inside = [m for m in events if clause.start <= m.start < clause.end and not _covered(m, dates)]
        own = [d for d in usable if clause.start <= d.start < clause.end]
        if not own:
            best = _strongest(inside)
            if best and any(clause.start <= a.start < clause.end for a in parties):
                found.append(Candidate(clause, best, None))
            continue
        for date in own:
            found.append(Candidate(clause, _nearest(inside, date, len(own) > 1), date))
    found = _lend_dates(found, usable, parts)
    main = _main(found, doc, parties)
    return ([main] if main else []) + [c for c in found if c is not main]


def _auxiliaries(sentence: Span) -> list[int]:
    words = (
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "have",
        "will",
        "would",
        "became",
        "did",
        "could",
        "may",
    )
    return [token.i for token in sentence if token.lower_ in words]


def _covered(match: TriggerMatch, dates: Sequence[DatedSpan]) -> bool:
    return any(d.start <= match.start < d.end for d in dates)


def _strongest(matches: Sequence[TriggerMatch]) -> TriggerMatch | None:
    """The trigger that says most; among equals the first; OTHER only if there is nothing else."""
    if not matches:
        return None
    return min(matches, key=lambda m: (m.trigger.type == "OTHER", -m.trigger.strength, m.start))


def _nearest(matches: Sequence[TriggerMatch], date: DatedSpan, several: bool) -> TriggerMatch | None:
    """The trigger a date goes with: the strongest of the clause, or the closest when the clause has several dates."""
    if not several:
        return _strongest(matches)
    before = [m for m in matches if m.start < date.start]
    pool = before or list(matches)
    return min(pool, key=lambda m: abs(m.start - date.start), default=None)


def _lend_dates(found: list[Candidate], dates: Sequence[DatedSpan], parts: Sequence[Span]) -> list[Candidate]:
    """One date for the whole sentence also dates its undated main clause when it has no clause of its own."""
    dated = [c for c in found if c.date]
    if len(dated) == 1 and dated[0].trigger is None:
        bare = dated[0]
        others = [c for c in found if c.trigger is not None]
        if others:
            position = parts.index(bare.clause)
            host = min(others, key=lambda c: abs(parts.index(c.clause) - position))
            joined = replace(host, date=bare.date)
            return [joined if c is host else c for c in found if c is not bare]
    return found


def _main(found: Sequence[Candidate], doc: Doc, parties: Sequence[Actor]) -> Candidate | None:
    """The main event: the first clause with a verb trigger and an actor, else the strongest."""

    def rank(candidate: Candidate) -> tuple[bool, bool, bool, int]:
        trigger = candidate.trigger
        acting = any(candidate.clause.start <= a.start < candidate.clause.end for a in parties)
        weak = trigger is None or trigger.trigger.type == "OTHER"
        return (weak, not acting, trigger is None or trigger.trigger.kind == "noun", candidate.clause.start)

    return min(found, key=rank, default=None)
