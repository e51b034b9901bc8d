"""Reads a TIMEX3 value back: the days it names, for those who have the output of ``annotate`` alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from timeline.edtf import interval_span, timespan_from_edtf
from timeline.errors import DateError
from timeline.language.times.calendar import Moment, day_of, month_of, part_of_year, season_of, year_of
from timeline.records import TimeSpan

_CALENDAR: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"|(?P<decade>\d{3})X?|(?P<century>\d{2})(?:XX)?|(?P<millennium>\d)",
    re.ASCII,
)
_CLOCK: Final = re.compile(r"T(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?Z?|T(?:MO|MI|AF|EV|NI|DT)", re.ASCII)
_COUNT: Final = r"(?:\d+(?:\.\d+)?|X+)"
_LENGTH: Final = re.compile(
    rf"P(?=.)(?:{_COUNT}(?:WE|[YMWDQCL]))*(?:T(?:{_COUNT}[HMS])+)?",
    re.ASCII,
)
_NO_INTERVAL: Final = re.compile(
    r"null|(?:PAST|PRESENT|FUTURE)_REF"
    r"|BC(?:\d|\d{2}|\d{3}|\d{4}(?:-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI))?)"
    r"|XXXX-(?:WXX-[1-7]|\d\d(?:-\d\d)?|SP|SU|FA|WI|XX-XX)(?:T(?:MO|MI|AF|EV|NI|DT|\d\d:\d\d))?",
    re.ASCII,
)


def timex_span(value: str) -> TimeSpan | None:
    """The days that a TIMEX3 value names; a clock time is its day.

    None for what names no days of the calendar: lengths, sets, ``PRESENT_REF``, years BC, ``null``.

    Raises:
        DateError: The text is no TIMEX3 value, or names a day that no calendar has.
    """
    if _NO_INTERVAL.fullmatch(value) or _LENGTH.fullmatch(value):
        return None
    if "/" in value:
        ends = value.split("/")
        if len(ends) == 2 and all("T" in end for end in ends):
            return _between_clocks(*ends)
        return timespan_from_edtf(value)
    day, mark, clock = value.partition("T")
    read = _CALENDAR.fullmatch(day)
    if read is None or (mark and (read["day"] is None or not _CLOCK.fullmatch(mark + clock))):
        raise DateError(f"{value!r} is no TIMEX3 value, write it like 2019-04-25, 2019-W17, 2011-Q3 or P3D.")
    moment = _moment(read)
    span = moment.span() if moment and moment.valid else None
    if span is None:
        raise DateError(f"{value!r} names a day that no calendar has. Correct the value.")
    return span


def _between_clocks(first: str, last: str) -> TimeSpan | None:
    """The days from one clock time to another: "2019-05-03T09:00/2019-05-03T11:00"."""
    begins, ends = timex_span(first), timex_span(last)
    if begins is None or ends is None or ends.end < begins.start:
        raise DateError(
            f"{first}/{last} is no stretch of time, write it like 2019-05-03T09:00/2019-05-03T11:00."
        )
    return interval_span(begins, ends)


def _moment(read: re.Match[str]) -> Moment | None:
    if read["millennium"]:
        return Moment("L", int(read["millennium"]))
    if read["century"]:
        return Moment("C", int(read["century"]))
    if read["decade"]:
        return Moment("E", int(read["decade"]))
    year = int(read["year"])
    if read["week"]:
        try:
            monday = date.fromisocalendar(year, int(read["week"]), 1).toordinal()
        except ValueError:
            return None
        return Moment("WE" if read["weekend"] else "W", (monday - 1) // 7)
    if read["quarter"]:
        return part_of_year(year, "Q", int(read["quarter"]))
    if read["half"]:
        return part_of_year(year, "H", int(read["half"]))
    if read["season"]:
        return season_of(year, read["season"])
    if read["day"]:
        return day_of(year, int(read["month"]), int(read["day"]))
    if read["month"]:
        return month_of(year, int(read["month"])) if 1 <= int(read["month"]) <= 12 else None
    return year_of(year)
