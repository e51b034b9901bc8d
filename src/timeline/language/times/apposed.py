"""Neighbouring expressions that date one happening: "a year ago, on 13 May", "on 13 and 14 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.edtf import interval_span
from timeline.records import TimeExpression

_ASIDE: Final = re.compile(r"\s*(?:,|[–—]|--?)\s*(?:(?:on|in|at)\s+)?(?:the\s+)?", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:ago|earlier|later|before|after|previous|following|last|this|that)\b", re.I
)
_AND: Final = re.compile(r",? and (?:the )?|, ")
_BARE_DAY: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?")
"""A day that takes its month from the date beside it."""
_A_MONTH: Final = 31


def apposed(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """The date that both expressions give, as the second one puts it; None when they are two.

    The first is counted from another day or holds the second, and the second names it outright. A happening
    has one date then, and the counted one is the rougher: "a year ago" is any day of that year.
    """
    one, other = first.span, last.span
    if one is None or other is None or first.type != "DATE" or last.type != "DATE":
        return None
    if not _ASIDE.fullmatch(text[first.end : last.start]):
        return None
    holds = one != other and one.start <= other.start and other.end <= one.end
    counted = first.resolved_from != "text" and bool(_COUNTED.search(first.text))
    if not holds and not (counted and any(char.isdigit() for char in last.text)):
        return None
    if (other.end - other.start).days > max((one.end - one.start).days, _A_MONTH):
        return None  # "two days later, in 2010" tells two things of the day
    return replace(last, start=first.start, text=text[first.start : last.end])


def days_running(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """The stretch from one day to the day after it, where they share their month; else None."""
    one, other = first.span, last.span
    if one is None or other is None or first.type != "DATE" or last.type != "DATE":
        return None
    if (
        other.precision != "day"
        or (other.start - one.end).days != 1
        or not _AND.fullmatch(text[first.end : last.start])
    ):
        return None
    listed = one.precision == "day" or _BARE_DAY.fullmatch(first.text.rpartition(" ")[2].rpartition(",")[2])
    if not listed or not (_BARE_DAY.fullmatch(first.text) or _BARE_DAY.fullmatch(last.text)):
        return None
    span = interval_span(one, other)
    return replace(
        first,
        end=last.end,
        text=text[first.start : last.end],
        value=span.edtf,
        span=span,
        confidence=min(first.confidence, last.confidence),
    )
