"""Which clauses of a sentence tell of an event, which trigger makes it, and which date goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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


def usable(date: DatedSpan) -> bool:
    """Whether an event can stand on this expression: a point or span on the calendar, resolved or still open."""
    time = date.time
    if time.type == "SET" or time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return False
    if time.type == "DURATION":
        return time.span is not None
    if time.span is not None:
        return time.span.precision != "century"
    return time.value == "null"


def candidates(
    sentence: Span, events: Sequence[TriggerMatch], dates: Sequence[DatedSpan], parties: Sequence[Actor]
) -> list[Candidate]:
    """Which clause tells what, and which date goes with it; the main event first."""
    doc = sentence.doc
    protected = [(d.start, d.end) for d in dates] + [(a.start, a.end) for a in parties]
    verbs = [m.start for m in events if m.trigger.kind == "verb"]
    parts = clauses(sentence, verbs + _auxiliaries(sentence), protected)
    points = [d for d in dates if usable(d)]
    found: list[Candidate] = []
    for clause in parts:
        inside = [m for m in events if clause.start <= m.start < clause.end and not _covered(m, dates)]
        own = [d for d in points if clause.start <= d.start < clause.end]
        if not own:
            best = _strongest(inside)
            if best and any(clause.start <= a.start < clause.end for a in parties):
                found.append(Candidate(clause, best, None))
            continue
        for part, date in zip(_shares(clause, own), own, strict=True):
            near = [m for m in inside if part.start <= m.start < part.end]
            found.append(Candidate(part, _strongest(near) or _nearest(inside, date), date))
    found = _lend_dates(found)
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


def _nearest(matches: Sequence[TriggerMatch], date: DatedSpan) -> TriggerMatch | None:
    """The trigger closest to a date, those before it first."""
    before = [m for m in matches if m.start < date.start]
    return min(before or matches, key=lambda m: abs(m.start - date.start), default=None)


def _shares(clause: Span, dates: Sequence[DatedSpan]) -> list[Span]:
    """The part of a clause that belongs to each of its dates.

    Dates mostly close what they date ("the invasion of Afghanistan in 2001 and Iraq in 2003"); where the first
    one opens the clause, all open theirs ("In 1999 ..., in 2001 ...").
    """
    doc = clause.doc
    if len(dates) == 1:
        return [clause]
    leads = dates[0].start - clause.start <= LEAD
    edges = [clause.start]
    for here, following in pairwise(dates):
        edges.append(_lead_in(doc, following.start, here.end) if leads else here.end)
    edges.append(clause.end)
    return [doc[a:b] for a, b in pairwise(edges)]


def _lead_in(doc: Doc, start: int, floor: int) -> int:
    """Where the words that lead to a date begin: its prepositions and article."""
    while start - 1 > floor and doc[start - 1].lower_ in LEADING_WORDS:
        start -= 1
    return start


LEAD = 3
"""A date so few words from the start of its clause opens it."""

LEADING_WORDS = frozenset("in on at by from to since until during before after between and the of".split())


def _lend_dates(found: list[Candidate]) -> list[Candidate]:
    """One date for the whole sentence also dates its undated main clause when it has no clause of its own."""
    dated = [c for c in found if c.date]
    if len(dated) == 1 and dated[0].trigger is None:
        bare = dated[0]
        others = [c for c in found if c.trigger is not None]
        if others:
            host = min(others, key=lambda c: abs(c.clause.start - bare.clause.start))
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
