"""An event's date, weighed: the most precise one that most sources support, and what the others say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.chronology.sources import independent
from timeline.records import Mention, OtherDate, Qualifier, TimeSpan

_BOUNDS: frozenset[Qualifier] = frozenset(("before", "after", "until", "by"))
"""Words that make a date the edge of the time it happened in."""


def weighed(mentions: Sequence[Mention]) -> tuple[TimeSpan | None, tuple[OtherDate, ...]]:
    """The date of the happening that these mentions tell of, and the dates that some of them give beside it.

    The narrowest date that at least half of the sources support wins: those that give it, and those whose
    wider date holds it. Of several as narrow, the one with the most sources behind it; then the one that is
    named outright, not worked out from the day of publication; then the earliest.
    """
    told: defaultdict[TimeSpan, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.span:
            told[mention.span].append(mention)
    if not told:
        return None, ()
    sources = len(independent([mention for given in told.values() for mention in given]))
    chosen = min(told, key=lambda span: _rank(span, told, sources))
    return chosen, beside(mentions, chosen)


def beside(mentions: Sequence[Mention], chosen: TimeSpan | None) -> tuple[OtherDate, ...]:
    """The dates that some of these mentions give beside the one that is shown."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.span and (chosen is None or mention.span.edtf != chosen.edtf):
            others[mention.span.edtf].add(mention.document)
    return tuple(OtherDate(edtf, tuple(sorted(others[edtf]))) for edtf in sorted(others))


def _rank(
    span: TimeSpan, told: Mapping[TimeSpan, Sequence[Mention]], sources: int
) -> tuple[bool, bool, int, int, int, float, TimeSpan]:
    given = told[span]
    backing = len(independent([m for other, found in told.items() if _holds(other, span) for m in found]))
    return (
        all(mention.qualifier in _BOUNDS for mention in given),
        backing * 2 < sources,
        (span.end - span.start).days,
        -backing,
        -sum(mention.date_from in (None, "text") for mention in given),
        -max(mention.confidence for mention in given),
        span,
    )


def _holds(wide: TimeSpan, narrow: TimeSpan) -> bool:
    return wide.start <= narrow.start and narrow.end <= wide.end


def edge(mentions: Sequence[Mention], span: TimeSpan | None) -> Qualifier | None:
    """The word beside the event's date; none once a source gives that date without one."""
    words = [mention.qualifier for mention in mentions if mention.span == span]
    return words[0] if words and None not in words else None
