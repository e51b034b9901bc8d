"""Two neighbouring expressions that are one stretch of time: "between 2003 and 2008", "June 6–8"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.edtf import interval_span
from timeline.records import TimeExpression

_DASH: Final = re.compile(r"\s?[-–—−‐‑‒]\s?")
_TO: Final = re.compile(r"\s*,?\s*(?:to|through|until|till|up to|up until)\s+(?:the\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s*,?\s*(?:and|to)\s+(?:the\s+)?", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s+(?:\w+\s+)?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:\w+\s+)?$", re.IGNORECASE)


def merge_ranges(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The same expressions with each range joined to one.

    A joined expression reaches from the first's start to the second's end (without "from" and
    "between"), its ``span`` covers both, and its ``value`` is the span's EDTF ("2003/2008").
    "A to B" is a range only after "from" or between dates of one kind; "A and B" only after "between".
    Everything else comes back as it was.
    """
    joined: list[TimeExpression] = []
    for time in times:
        if joined and (range_ := _joined(text, joined[-1], time)) is not None:
            joined[-1] = range_
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
    if (
        first.type != "DATE"
        or last.type != "DATE"
        or first.span.precision == "range"
        or first.span == last.span
    ):
        return None
    gap = text[first.end : last.start]
    before = text[max(first.start - 24, 0) : first.start]
    if _BETWEEN.search(before):
        linked = _AND.fullmatch(gap) or _DASH.fullmatch(gap)
    elif _FROM.search(before):
        linked = _TO.fullmatch(gap) or _DASH.fullmatch(gap)
    else:
        linked = _DASH.fullmatch(gap) or (
            _TO.fullmatch(gap) if first.span.precision == last.span.precision else None
        )
    if not linked:
        return None
    span = interval_span(first.span, last.span)
    return replace(
        first,
        end=last.end,
        text=text[first.start : last.end],
        value=span.edtf,
        span=span,
        resolved_from=first.resolved_from if first.resolved_from != "text" else last.resolved_from,
        qualifier=None if first.qualifier in ("since", "until") else first.qualifier,
        mod=None,
        confidence=min(first.confidence, last.confidence),
    )
