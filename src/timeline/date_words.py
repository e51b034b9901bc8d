"""Dates as people read them, with the uncertainty they have. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.records import Precision

UNDATED: Final = "no date"
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_WORDS: Final[dict[Precision, str]] = {
    "day": "to the day",
    "week": "to the week",
    "month": "to the month",
    "season": "to the season",
    "year": "to the year",
    "decade": "to the decade",
    "century": "to the century",
    "range": "from day to day",
}


def when(
    start: date | None,
    end: date | None,
    precision: Precision | None,
    edtf: str = "",
    about: bool = False,
    qualifier: str | None = None,
) -> str:
    """``25 April 2019``, ``autumn 2002``, ``8–12 August 2008``, ``about 2011``, ``since March 2014``."""
    if start is None or end is None or precision is None:
        return UNDATED
    text = _span(start, end, precision, edtf)
    if about and qualifier != "about":
        text = f"about {text}"
    return f"{qualifier} {text}" if qualifier else text


def precision_words(precision: Precision | None) -> str:
    """How exactly the date is known."""
    return _WORDS[precision] if precision else UNDATED


def _span(start: date, end: date, precision: Precision, edtf: str) -> str:
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if precision == "season" and (season := _SEASONS.get(edtf.rstrip("~?%")[5:7])):
        return f"{season} {start.year}"
    if precision == "year" and start.year == end.year:
        return str(start.year)
    if precision == "decade":
        return f"the {start.year // 10 * 10}s"
    if precision == "century":
        return f"{start.year}–{end.year}"
    if start == end:
        return _day(start)
    if precision == "week":
        return f"the week of {_day(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}–{end.year}" if start.year != end.year else f"all of {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
