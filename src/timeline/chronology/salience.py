"""How much an event matters in a set of documents.

Every document has one vote for each date it tells of, worth more the later it still looks back to it: a day
that is told of weeks later matters more than one that is news for a day. The vote goes to the events that the
document dates so, shared by how many sources each of them has, so that a day's events add up to much the same
however finely its story is cut. What several sources tell weighs more than what one does, by the square root
of 1 + log2 of their number: a lone date may be a misreading.

What it rests on: counting how many documents mention a date, and giving weight to look-backs, is what the
simplest good methods of timeline summarisation do (Tran, Alrifai and Herder 2015; Ghalandari and Ifrim 2020).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import log2, sqrt

from timeline.chronology.sources import independent
from timeline.records import Event, TimeSpan

LOOKS_BACK = 30
"""Days after which a document still telling of a date counts no more than that."""
AHEAD = 0.25
"""The vote of a document for a date that is yet to come."""


def vote(span: TimeSpan | None, published: date | None) -> float:
    """What a document's telling of a date is worth: 1 at the time, 5 a month later; 1 when not known."""
    if span is None or published is None:
        return 1.0
    if published < span.start:
        return AHEAD
    lag = max((published - span.end).days, 0)
    return log2(2 + min(lag, LOOKS_BACK))


def with_salience(events: Sequence[Event], published: Mapping[str, date]) -> list[Event]:
    """The events with their salience.

    Args:
        published: Publication dates by document.
    """
    sources = [independent(event.mentions) for event in events]
    told: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        for document in sources[number]:
            told[document, event.span.edtf if event.span else ""].append(number)
    salience = [0.0] * len(events)
    for (document, _), numbers in told.items():
        everything = sum(len(sources[number]) for number in numbers)
        worth = vote(events[numbers[0]].span, published.get(document))
        for number in numbers:
            salience[number] += worth * len(sources[number]) / everything
    return [
        replace(event, salience=round(value * _corroboration(len(told_by)), 3))
        for event, value, told_by in zip(events, salience, sources, strict=True)
    ]


def _corroboration(sources: int) -> float:
    return sqrt(1 + log2(max(sources, 1)))
