"""Which clauses of a sentence tell of an event, which trigger makes it, and which date goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from timeline.language.actors import Actor
from timeline.language.attachment import event_beside, word_apart
from timeline.language.clauses import TEMPORAL, clauses
from timeline.language.roles.speakers import dateline_end
from timeline.language.standing import FINITE
from timeline.language.syntax import dependencies
from timeline.language.triggers import SERVES, TriggerMatch
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
    """Whether an event can stand on this expression: a day or span of days, resolved or still open."""
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
    dateline = dateline_end(sentence)
    body = doc[dateline : sentence.end]
    parts = clauses(body, verbs + _auxiliaries(body) + _predicates(body), protected)
    points = [d for d in dates if usable(d) and not _in_a_name(doc, d)]
    heading = [d for d in points if d.start < dateline][:1]
    points = [d for d in points if d.start >= dateline and not _is_stamp(doc, d)]
    foremost = _strongest([m for m in events if not _covered(m, dates)])
    found: list[Candidate] = []
    for clause in _dated_by_what_follows(parts, points):
        inside = [m for m in events if clause.start <= m.start < clause.end and not _covered(m, dates)]
        own = [d for d in points if clause.start <= d.start < clause.end]
        if not own:
            best = _strongest(inside)
            if best and (shared := _of_when(clause, points)):
                found.append(Candidate(clause, best, shared))
                continue
            acting = any(
                clause.start <= a.start < clause.end
                for a in parties
                if a.kind != "reference" or (best and best.trigger.type != "OTHER")
            )
            if best and (acting or (best is foremost and best.trigger.type != "OTHER")):
                found.append(Candidate(clause, best, None))
            continue
        found += _dated(clause, inside, own)
    found = _lend_dates(found)
    main = _main(found, doc, parties)
    if main and heading and main.date is None and (not points or _leads(main)):
        dated = replace(main, date=heading[0])
        found, main = [dated if c is main else c for c in found], dated
    return ([main] if main else []) + [c for c in found if c is not main]


def _leads(candidate: Candidate) -> bool:
    """Whether it is the main clause of its sentence: a date elsewhere in it is of something else."""
    return candidate.trigger is not None and candidate.trigger.weight < SERVES


def _dated(clause: Span, inside: Sequence[TriggerMatch], own: Sequence[DatedSpan]) -> list[Candidate]:
    """The candidates of a clause that names dates; an event within it with a date of its own stands apart."""
    main = _strongest(inside)
    apart: dict[DatedSpan, Token] = {}
    nouns = {m.end - 1 for m in inside if m.form == "noun" and m is not main}
    for date in own:
        if main is None:
            break
        place = (clause.doc, date.start, date.end, main.start)
        word = word_apart(*place) or event_beside(*place, nouns)
        if word is not None:
            apart[date] = word
    within = [
        Candidate(_around(clause, word), match, date)
        for date, word in apart.items()
        for match in inside
        if match.start <= word.i < match.end
    ]
    rest = [m for m in inside if all(m is not c.trigger for c in within)]
    left = [date for date in own if date not in apart]
    if not left:
        return [Candidate(clause, main, None), *within]
    found = []
    for part, date in zip(_shares(clause, left), left, strict=True):
        near = [m for m in rest if part.start <= m.start < part.end]
        found.append(Candidate(part, _strongest(near) or _nearest(rest, date), date))
    return found + within


def _around(clause: Span, word: Token) -> Span:
    """The part of a clause that stands below a word."""
    below = dependencies.subtree(word)
    return clause.doc[max(clause.start, below.start) : min(clause.end, below.stop)]


def _auxiliaries(sentence: Span) -> list[int]:
    words = frozenset("was were is are has had have will would became did could may".split())
    return [token.i for token in sentence if token.lower_ in words]


def _predicates(sentence: Span) -> list[int]:
    """The finite verbs that the parse knows, and with them the clauses that they make."""
    return [token.i for token in sentence if token.has_dep() and token.tag_ in FINITE]


def _in_a_name(doc: Doc, date: DatedSpan) -> bool:
    """Whether a bare year is part of a name: "Agenda 2030", "the Vision 2030 plan", "World Cup 2018"."""
    if date.end - date.start != 1 or not doc[date.start].is_digit or date.start == 0:
        return False
    before = doc[date.start - 1]
    return before.text in NAMES_WITH_YEARS or (
        before.is_title and date.end < len(doc) and doc[date.end].text in ("”", '"', "’", "''")
    )


def _is_stamp(doc: Doc, date: DatedSpan) -> bool:
    """ "TRIPOLI | Tue Mar 1, 2011 9:39 am": when it was printed."""
    return "|" in {token.text for token in doc[max(0, date.start - STAMP) : date.start]}


STAMP = 7
"""Words behind a bar that its day and hour take at most."""
NAMES_WITH_YEARS = frozenset("Agenda Vision Expo Cup Euro Windows Horizon Resolution Article".split())


def _dated_by_what_follows(parts: Sequence[Span], dates: Sequence[DatedSpan]) -> list[Span]:
    """The clauses; a date right before "when" goes to the clause that "when" opens ("up to 2008 when")."""
    moved = list(parts)
    for n, clause in enumerate(parts[1:], 1):
        doc, start = clause.doc, clause.start
        before = next((d for d in dates if d.end == start and d.start >= parts[n - 1].start), None)
        if before and doc[start].lower_ in ("when", "where"):
            begin = _lead_in(doc, before.start, parts[n - 1].start)
            moved[n - 1], moved[n] = doc[moved[n - 1].start : begin], doc[begin : clause.end]
    return [clause for clause in moved if len(clause)]


def _of_when(clause: Span, dates: Sequence[DatedSpan]) -> DatedSpan | None:
    """The date that a clause with "when" goes on from: "on 24 February, when ..."."""
    doc, start = clause.doc, clause.start
    if doc[start].lower_ != "when" or doc[start - 1].text != ",":
        return None
    return next((d for d in dates if d.end == start - 1), None)


def _covered(match: TriggerMatch, dates: Sequence[DatedSpan]) -> bool:
    return any(d.start <= match.start < d.end for d in dates)


def _strongest(matches: Sequence[TriggerMatch]) -> TriggerMatch | None:
    """The trigger nearest to the main clause that says something; of equals the first."""
    return min(matches, key=lambda match: (match.weight, match.start), default=None)


def _nearest(matches: Sequence[TriggerMatch], date: DatedSpan) -> TriggerMatch | None:
    """The trigger closest to a date, those before it first."""
    before = [m for m in matches if m.start < date.start]
    return min(before or matches, key=lambda m: abs(m.start - date.start), default=None)


def _shares(clause: Span, dates: Sequence[DatedSpan]) -> list[Span]:
    """The part of a clause that belongs to each of its dates.

    Dates mostly close what they date ("the invasion of Afghanistan in 2001 and Iraq in 2003"); where the
    first one opens the clause, all open theirs ("In 1999 ..., in 2001 ...").
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
    if len(dated) == 1 and dated[0].trigger is None and not _is_relative(dated[0].clause):
        bare = dated[0]
        # "..., five months before the state was dissolved": that clause is at another time
        others = [c for c in found if c.trigger is not None and c.clause[0].lower_ not in TEMPORAL]
        if others:
            host = min(others, key=lambda c: abs(c.clause.start - bare.clause.start))
            joined = replace(host, date=bare.date)
            return [joined if c is host else c for c in found if c is not bare]
    return found


def _is_relative(clause: Span) -> bool:
    """ "... two jets that were flown there last week": the date is that of another verb."""
    opening = clause[0]
    if not opening.has_dep() or opening.lower_ not in ("that", "which", "who", "whom", "whose", "where"):
        return False
    return opening.dep_ != "mark" and any(token.tag_ in FINITE for token in clause)


def _main(found: Sequence[Candidate], doc: Doc, parties: Sequence[Actor]) -> Candidate | None:
    """The main event: a clause that depends on no other, with a trigger that says something and an actor."""

    def rank(candidate: Candidate) -> tuple[bool, int, bool, int]:
        match, clause = candidate.trigger, candidate.clause
        acting = any(clause.start <= a.start < clause.end for a in parties)
        if match is None:
            return (True, 0, not acting, clause.start)
        unparsed = not doc[match.start].has_dep()
        lower = SERVES if unparsed and _subordinate(doc, clause) else 0
        return (False, match.weight + lower, not acting, clause.start)

    return min(found, key=rank, default=None)


SUBORDINATE = frozenset(
    "after before as when while since because if which who whose whom where although though unless until "
    "once despite following amid whether".split()
)
REPORTED = frozenset("said says say announced declared stated told added reported confirmed insisted".split())
"""What follows "said that" is the news itself."""


def _subordinate(doc: Doc, clause: Span) -> bool:
    """Whether a clause opens with a word that hangs it on another."""
    opening = next((t for t in clause if not t.is_space and not t.is_punct), None)
    if opening is None or clause.start == 0:
        return False
    if opening.lower_ == "that":
        return doc[opening.i - 1].lower_ not in REPORTED
    return opening.lower_ in SUBORDINATE and not doc[clause.start].is_sent_start
