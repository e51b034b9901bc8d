"""Two neighbouring expressions that are one time: "between 2003 and 2008", "June 6–8", "2 and 3 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.edtf import interval_span
from timeline.language.times.anchored import anchored
from timeline.language.times.apposed import apposed, days_running
from timeline.records import TimeExpression

_DASH: Final = re.compile(r"\s?[-–—−‐‑‒]\s?")
_TO: Final = re.compile(r"\s*,?\s*(?:to|through|until|till|up to|up until)\s+(?:the\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s*,?\s*(?:and|to)\s+(?:the\s+)?", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s+(?:\w+\s+)?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:\w+\s+)?$", re.IGNORECASE)


_NIGHT_GAP: Final = 6
"""Characters between "the night of 7" and "8 August"."""


def merge_ranges(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The same expressions; each range, length counted from a date, and date told twice is joined to one.

    A joined expression reaches from the first's start to the second's end (without "from" and
    "between"), its ``span`` covers both, and its ``value`` is the span's EDTF ("2003/2008").
    Two clock times of one day are joined too; their ``value`` is an interval of TIMEX3 values.
    "A to B" is a range only after "from" or between dates of one kind; "A and B" only after "between", or
    for days running that share their month.
    Everything else comes back as it was.
    """
    joined: list[TimeExpression] = []
    for time in times:
        one = (
            next((one for join in _JOINS if (one := join(text, joined[-1], time))), None) if joined else None
        )
        if one is not None:
            joined[-1] = one
        else:
            joined.append(time)
    return joined


def _joined(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    if (
        first.span is None
        or last.span is None
        or last.span.end < first.span.start
        or last.start - first.end > 20
    ):
        return None
    if first.type == last.type == "TIME":
        return _clocks_joined(text, first, last)
    night = first.type == "TIME" and first.value.endswith("TNI") and last.start - first.end <= _NIGHT_GAP
    if not (first.type == "DATE" or night) or last.type != "DATE" or first.span.precision == "range":
        return None
    if not _linked(text, first, last):
        return None
    span = interval_span(first.span, last.span)
    return replace(
        first,
        type="DATE",
        end=last.end,
        text=text[first.start : last.end],
        value=span.edtf,
        span=span,
        resolved_from=first.resolved_from if first.resolved_from != "text" else last.resolved_from,
        qualifier=None if first.qualifier in ("since", "until") else first.qualifier,
        mod=None,
        confidence=min(first.confidence, last.confidence),
    )


def _clocks_joined(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """ "from 9 to 11 am": one stretch of one day, written as an ISO 8601 interval."""
    gap = text[first.end : last.start]
    between = _BETWEEN.search(text[max(first.start - 24, 0) : first.start])
    linked = _AND.fullmatch(gap) if between else _DASH.fullmatch(gap) or _TO.fullmatch(gap)
    if not linked or first.span != last.span or first.value >= last.value:
        return None
    value = f"{first.value}/{last.value}"
    return replace(last, start=first.start, text=text[first.start : last.end], value=value, qualifier=None)


def _linked(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether what stands between two dates says "from the one to the other"."""
    one, other = first.span, last.span
    gap = text[first.end : last.start]
    before = text[max(first.start - 24, 0) : first.start]
    if one is None or other is None or one == other:
        return False
    alike = one.precision == other.precision
    if gap == "/":  # "1998/99"; "April/May" are two
        return alike and one.precision == "year" and other.start.year - one.start.year == 1
    if _DASH.fullmatch(gap):
        return not (other.start <= one.start and one.end <= other.end)  # "May-2019" is one month
    if _BETWEEN.search(before):
        return bool(_AND.fullmatch(gap))
    return bool(_TO.fullmatch(gap)) and (alike or bool(_FROM.search(before)))


_JOINS: Final = (_joined, anchored, apposed, days_running)
