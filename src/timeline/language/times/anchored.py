"""A length counted from a date beside it: "two days after the 8 August attack" is one day for us."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.language.times.calendar import Moment
from timeline.language.times.read_counts import moved_by
from timeline.records import TimeExpression, TimeSpan

_LINK: Final = re.compile(
    r"\s+(?P<way>after|before|from|following|prior\s+to|since)\s+"
    r"(?:(?:the|its|their|his|her|an?)\s+)?(?:(?!and\b|or\b|but\b)[\w'’-]+\s+){0,4}?(?:(?:of|on|in)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_LASTING: Final = re.compile(r"\b(?:for|during|within|over|throughout|in)\s+$", re.IGNORECASE)
"""Before a length these say how long something lasted."""
_LONGEST_LINK: Final = 48


def anchored(text: str, length: TimeExpression, date: TimeExpression) -> TimeExpression | None:
    """The date that lies a length before or after another, as one expression; None when they are two.

    What "two days after the vote" counts from is known only where the vote's date stands beside it;
    otherwise the length stays a length, with no span.
    """
    if length.type != "DURATION" or length.span is not None or date.type == "DURATION" or date.span is None:
        return None
    if not 0 < date.start - length.end <= _LONGEST_LINK:
        return None
    link = _LINK.fullmatch(text[length.end : date.start])
    counted = _LENGTH.fullmatch(length.value)
    base = _moment(date.span)
    if link is None or counted is None or base is None:
        return None
    if _LASTING.search(text[max(length.start - 16, 0) : length.start]):
        return None
    if link["way"].lower() == "from" and any(char.isdigit() for char in date.text):
        return None  # "they have two months from 10 March" is a term, "a week from Friday" a day
    way = -1 if link["way"].lower().startswith(("before", "prior")) else 1
    unit, count = counted["unit"], int(counted["count"])
    if link["way"].lower() == "from" and unit == "W" and base.unit == "D":
        unit, count = "D", 7 * count  # "a week from Friday" is a Friday
    moved = moved_by(base, unit, count, way)
    span = moved.span() if moved else None
    if moved is None or span is None:
        return None
    return replace(
        length,
        end=date.end,
        text=text[length.start : date.end],
        type="DATE",
        value=moved.timex(),
        span=span,
        resolved_from=date.resolved_from,
        qualifier=None,
        mod=None,
        confidence=min(length.confidence, date.confidence, 0.85),
    )


def _moment(span: TimeSpan) -> Moment | None:
    """The calendar unit that a span is, where lengths can be counted from it."""
    match span.precision:
        case "day":
            return Moment("D", span.start.toordinal())
        case "month":
            return Moment("M", span.start.year * 12 + span.start.month - 1)
        case "year":
            return Moment("Y", span.start.year)
    return None
