"""EDTF (ISO 8601-2), the one spelling of a time span: made from calendar units, read back to its days.

The part used: ``2019-04-25``, ``2014-02``, ``2014``, ``199X``, ``19XX``, seasons ``2002-21`` to ``2002-24``,
intervals ``A/B`` of these, and ``~`` for "about". Open intervals and years BC are no time spans here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from timeline.errors import DateError
from timeline.records import Precision, TimeSpan

SEASON_FIRST_MONTH: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""Season code to its first month; northern seasons by calendar month, winter begins in the named year."""

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?|(?P<decade>\d{3})X|(?P<century>\d{2})XX",
    re.ASCII,
)
_ADVICE = "write it like 2019-04-25, 2014-02, 2014, 199X, 2002-23 or 2003/2008"


def day_span(day: date, *, about: bool = False) -> TimeSpan:
    """One day."""
    return TimeSpan(day, day, "day", _marked(day.isoformat(), about), about)


def month_span(year: int, month: int, *, about: bool = False) -> TimeSpan:
    """One month."""
    return TimeSpan(
        date(year, month, 1), _month_end(year, month), "month", _marked(f"{year:04}-{month:02}", about), about
    )


def months_span(year: int, first: int, last: int, *, about: bool = False) -> TimeSpan:
    """Months of one year, as for a quarter or a half."""
    edtf = f"{year:04}-{first:02}/{year:04}-{last:02}"
    return TimeSpan(
        date(year, first, 1), _month_end(year, last), "range", _interval_marked(edtf, about), about
    )


def season_span(year: int, code: int, *, about: bool = False) -> TimeSpan:
    """A season by its EDTF code: 21 spring, 22 summer, 23 autumn, 24 winter (December and on)."""
    first = SEASON_FIRST_MONTH[code]
    start = date(year, first, 1)
    if code < 24:
        end = _month_end(year, first + 2)
    else:
        end = _month_end(year + 1, 2) if year < 9999 else date(9999, 12, 31)
    return TimeSpan(start, end, "season", _marked(f"{year:04}-{code}", about), about)


def year_span(year: int, *, about: bool = False) -> TimeSpan:
    """One calendar year, 1 to 9999."""
    return TimeSpan(date(year, 1, 1), date(year, 12, 31), "year", _marked(f"{year:04}", about), about)


def decade_span(year: int, *, about: bool = False) -> TimeSpan:
    """The ten years that ``year`` lies in."""
    first = year // 10 * 10
    return TimeSpan(
        date(max(first, 1), 1, 1),
        date(first + 9, 12, 31),
        "decade",
        _marked(f"{year // 10:03}X", about),
        about,
    )


def century_span(year: int, *, about: bool = False) -> TimeSpan:
    """The hundred years that share ``year``'s first two digits."""
    first = year // 100 * 100
    return TimeSpan(
        date(max(first, 1), 1, 1),
        date(first + 99, 12, 31),
        "century",
        _marked(f"{year // 100:02}XX", about),
        about,
    )


def week_span(monday: date, *, about: bool = False) -> TimeSpan:
    """The seven days that begin with ``monday``; EDTF has no weeks, so it is written as an interval."""
    end = min(monday.toordinal() + 6, date.max.toordinal())
    return _days_between(monday, date.fromordinal(end), about)


def interval_span(first: TimeSpan, last: TimeSpan) -> TimeSpan:
    """From the first day of ``first`` to the last day of ``last``, each end as precisely as it was named."""
    left = first.edtf.split("/")[0].replace("~", "")
    right = last.edtf.split("/")[-1].replace("~", "")
    about = first.about or last.about
    if left == right and "/" not in first.edtf and "/" not in last.edtf:
        return first
    precision: Precision = "range"
    if first.precision == last.precision == "day" and _is_week(first.start, last.end):
        precision = "week"
    return TimeSpan(first.start, last.end, precision, _interval_marked(f"{left}/{right}", about), about)


def timespan_from_edtf(text: str) -> TimeSpan:
    """The time span that an EDTF string names.

    Raises:
        DateError: It is not EDTF, or a kind that is no time span here (open interval, year BC).
    """
    stripped = text.strip()
    parts = stripped.split("/")
    if len(parts) > 2:
        raise DateError(f"{text!r} is no EDTF date: {_ADVICE}.")
    points = [_point(part, text) for part in parts]
    if len(points) == 1:
        return points[0]
    first, last = points
    if last.end < first.start:
        raise DateError(f"{text!r} ends before it begins: swap its two dates.")
    return TimeSpan(
        first.start,
        last.end,
        "week" if first.precision == last.precision == "day" and _is_week(first.start, last.end) else "range",
        _interval_marked(f"{first.edtf.rstrip('~')}/{last.edtf.rstrip('~')}", first.about or last.about),
        first.about or last.about,
    )


def _point(part: str, whole: str) -> TimeSpan:
    about = part.endswith(("~", "%", "?"))
    match = _POINT.fullmatch(part.rstrip("~%?"))
    if match is None:
        raise DateError(f"{whole!r} is no EDTF date: {_ADVICE}.")
    try:
        if match["decade"]:
            return decade_span(int(match["decade"]) * 10, about=about)
        if match["century"]:
            return century_span(int(match["century"]) * 100, about=about)
        year = int(match["year"])
        if match["month"] is None:
            return year_span(year, about=about)
        month = int(match["month"])
        if match["day"]:
            return day_span(date(year, month, int(match["day"])), about=about)
        if month in SEASON_FIRST_MONTH:
            return season_span(year, month, about=about)
        return month_span(year, month, about=about)
    except (ValueError, KeyError) as error:
        raise DateError(f"{whole!r} is no day of the calendar: {_ADVICE}.") from error


def _days_between(start: date, end: date, about: bool) -> TimeSpan:
    edtf = f"{start.isoformat()}/{end.isoformat()}"
    precision: Precision = "week" if _is_week(start, end) else "range"
    return TimeSpan(start, end, precision, _interval_marked(edtf, about), about)


def days_span(start: date, end: date, *, about: bool = False) -> TimeSpan:
    """From one day to another; a week when it runs from a Monday to the Sunday after it."""
    return day_span(start, about=about) if start == end else _days_between(start, end, about)


def _is_week(start: date, end: date) -> bool:
    return start.weekday() == 0 and end - start == timedelta(days=6)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _marked(edtf: str, about: bool) -> str:
    return f"{edtf}~" if about else edtf


def _interval_marked(edtf: str, about: bool) -> str:
    left, right = edtf.split("/")
    return f"{left}~/{right}~" if about else edtf
