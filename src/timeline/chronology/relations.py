"""Cooperation and conflict between two sides over time: events weighed by type, summed by period.

The weights (``reference/relation_weights.csv``) are our own simplification of the scale for which Joshua
Goldstein asked experts (A Conflict-Cooperation Scale for WEIS Events Data, Journal of Conflict Resolution 36,
1992): one whole number a type, from -10 for the use of force to 7 for aid.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from timeline.edtf import month_span, year_span
from timeline.records import EVENT_TYPES, TimeSpan
from timeline.reference.tables import TableError, read_table

Period = Literal["year", "quarter", "month"]
PERIODS: Final[tuple[Period, ...]] = ("year", "quarter", "month")


@dataclass(frozen=True, slots=True)
class Balance:
    """What two sides did together and against one another in one period.

    Attributes:
        period: The period in EDTF; a quarter is the range of its months.
        events: Number of events.
        cooperation: Sum of their positive weights.
        conflict: Sum of their negative weights, 0 or less.
    """

    period: str
    start: date
    end: date
    events: int
    cooperation: float
    conflict: float

    @property
    def balance(self) -> float:
        """Cooperation less conflict."""
        return self.cooperation + self.conflict


def balances(events: Iterable[tuple[TimeSpan, str]], period: Period = "year") -> list[Balance]:
    """The balance of each period from the first event to the last, also of those in which nothing happened.

    Args:
        events: Date and type of what happened between the two; an event dated more vaguely than a period
            belongs to none and is left out, one that lasts longer counts in the period it begins in.
    """
    sums: dict[date, list[float]] = {}
    for span, type_ in events:
        start, end = _around(span.start, period)
        if span.end > end and span.precision not in ("day", "range"):
            continue
        weight = weights().get(type_, 0.0)
        found = sums.setdefault(start, [0, 0.0, 0.0])
        found[0] += 1
        found[1] += max(weight, 0.0)
        found[2] += min(weight, 0.0)
    if not sums:
        return []
    result = []
    at, last = min(sums), max(sums)
    while at <= last:
        start, end = _around(at, period)
        number, cooperation, conflict = sums.get(start, (0, 0.0, 0.0))
        result.append(Balance(_edtf(start, end, period), start, end, int(number), cooperation, conflict))
        at = date.fromordinal(end.toordinal() + 1)
    return result


def _around(day: date, period: Period) -> tuple[date, date]:
    """First and last day of the period that holds a day."""
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    months = 3 if period == "quarter" else 1
    first = (day.month - 1) // months * months + 1
    return date(day.year, first, 1), month_span(day.year, first + months - 1).end


def _edtf(start: date, end: date, period: Period) -> str:
    if period == "year":
        return year_span(start.year).edtf
    if period == "month":
        return month_span(start.year, start.month).edtf
    return f"{start:%Y-%m}/{end:%Y-%m}"


@cache
def weights() -> dict[str, float]:
    """The weight of each event type.

    Raises:
        TableError: A type is missing, listed twice or not known, or its weight is no number.
    """
    found: dict[str, float] = {}
    for row in read_table("relation_weights.csv", ("type", "weight")):
        type_ = row.one_of("type", frozenset(EVENT_TYPES))
        if type_ in found:
            raise row.error("type", f"{type_!r} is listed twice")
        try:
            found[type_] = float(row.text("weight"))
        except ValueError:
            raise row.error("weight", f"{row.text('weight')!r} is no number") from None
    if missing := EVENT_TYPES.keys() - found.keys():
        raise TableError("relation_weights.csv", 1, "type", f"{', '.join(sorted(missing))} missing")
    return found
