"""Events year by year, for the formats that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.export.record import Told


def by_year(events: Iterable[Told]) -> Iterator[tuple[str, Iterator[Told]]]:
    """Each year's heading with its events, in the order given; those without a date have one of their own."""
    return groupby(events, key=_year)


def _year(told: Told) -> str:
    span = told.event.span
    return span.start.strftime("%Y") if span else "Without a date"
