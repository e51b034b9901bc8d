"""Calendar units: a stretch of the calendar as unit and number, so that "the year before" is minus one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final, Literal, NamedTuple

from timeline.edtf import (
    century_span,
    day_span,
    days_span,
    decade_span,
    interval_span,
    month_span,
    months_span,
    season_span,
    week_span,
    year_span,
)
from timeline.records import TimeSpan

Unit = Literal["D", "W", "WE", "M", "Q", "H", "S", "Y", "E", "C", "L"]
"""Day, week, weekend, month, quarter, half-year, season, year, decade, century, millennium."""

SEASONS: Final = ("SP", "SU", "FA", "WI")
MAX_DAY: Final = date.max.toordinal()
_SEASON_CODE: Final = (21, 22, 23, 24)
_FINENESS: Final[dict[str, int]] = {
    unit: place for place, unit in enumerate(("D", "WE", "W", "M", "S", "Q", "H", "Y", "E", "C", "L"))
}


class Moment(NamedTuple):
    """One calendar unit. ``number`` counts units of its kind since the calendar began."""

    unit: Unit
    number: int

    @property
    def year(self) -> int:
        """The year it begins in."""
        match self.unit:
            case "D":
                return date.fromordinal(_clamped(self.number)).year
            case "W" | "WE":
                return date.fromordinal(_clamped(self.number * 7 + 4)).year
            case "M":
                return self.number // 12
            case "Q" | "S":
                return self.number // 4
            case "H":
                return self.number // 2
            case "Y":
                return self.number
            case "E":
                return self.number * 10
            case "C":
                return self.number * 100
            case "L":
                return self.number * 1000

    @property
    def month(self) -> int | None:
        """The month it lies in; None for what is longer than a month."""
        match self.unit:
            case "D":
                return date.fromordinal(_clamped(self.number)).month
            case "W" | "WE":
                return date.fromordinal(_clamped(self.number * 7 + 4)).month
            case "M":
                return self.number % 12 + 1
        return None

    def finer_than(self, unit: Unit) -> bool:
        """Whether it is a shorter stretch than ``unit``."""
        return _FINENESS[self.unit] < _FINENESS[unit]

    def shifted(self, steps: int) -> Moment:
        """The one that many units later."""
        return Moment(self.unit, self.number + steps)

    def months_before(self, months: int) -> Moment | None:
        """The one of its kind that stands so many months earlier; for 29 February it may be the 28th."""
        if self.unit in ("D", "W", "WE"):
            days = self.first_day()
            here = date.fromordinal(_clamped(days))
            year, month = divmod(here.year * 12 + here.month - 1 - months, 12)
            if not 1 <= year <= 9999:
                return None
            day = min(here.day, monthrange(year, month + 1)[1])
            return Moment("D", date(year, month + 1, day).toordinal()).widened(self.unit)
        if self.unit in ("Y", "H", "Q", "S", "M"):
            size = {"Y": 12, "H": 6, "Q": 3, "S": 3, "M": 1}[self.unit]
            return self.shifted(-(months // size)) if months % size == 0 else None
        return None

    def widened(self, unit: Unit) -> Moment | None:
        """The ``unit`` it lies in; None when it is longer than that itself."""
        if unit == self.unit:
            return self
        if unit in ("W", "WE"):
            return Moment(unit, (self.number - 1) // 7) if self.unit == "D" else _week_like(self, unit)
        if not self.finer_than(unit):
            return None
        year, month = self.year, self.month
        match unit:
            case "M" if month:
                return month_of(year, month)
            case "Q" if month:
                return Moment("Q", year * 4 + (month - 1) // 3)
            case "H" if month:
                return Moment("H", year * 2 + (month - 1) // 6)
            case "S" if month:
                return Moment("S", (year if month > 2 else year - 1) * 4 + ((month - 3) % 12) // 3)
            case "Y":
                return Moment("Y", year)
            case "E":
                return Moment("E", year // 10 if year > 0 else -(-year // 10))
            case "C":
                return Moment("C", year // 100 if year > 0 else -(-year // 100))
            case "L":
                return Moment("L", year // 1000 if year > 0 else -(-year // 1000))
        return None

    def first_day(self) -> int:
        """The ordinal of the day it begins with."""
        match self.unit:
            case "D":
                return self.number
            case "W":
                return self.number * 7 + 1
            case "WE":
                return self.number * 7 + 6
            case "S":
                return date(_year(self.year), self.number % 4 * 3 + 3, 1).toordinal()
            case "M":
                return date(_year(self.year), self.number % 12 + 1, 1).toordinal()
            case "Q":
                return date(_year(self.year), self.number % 4 * 3 + 1, 1).toordinal()
            case "H":
                return date(_year(self.year), self.number % 2 * 6 + 1, 1).toordinal()
        return date(_year(self.year), 1, 1).toordinal()

    def timex(self) -> str:
        """Its TIMEX3 value; a year below 0 is one BC."""
        if self.number < 0:
            return self._timex_bc()
        match self.unit:
            case "D":
                return date.fromordinal(_clamped(self.number)).isoformat()
            case "W" | "WE":
                iso = date.fromordinal(_clamped(self.number * 7 + 1)).isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "WE" else "")
            case "M":
                return f"{self.year:04}-{self.number % 12 + 1:02}"
            case "Q":
                return f"{self.year:04}-Q{self.number % 4 + 1}"
            case "H":
                return f"{self.year:04}-H{self.number % 2 + 1}"
            case "S":
                return f"{self.year:04}-{SEASONS[self.number % 4]}"
            case "Y":
                return f"{self.number:04}"
            case "E":
                return f"{self.number:03}"
            case "C":
                return f"{self.number:02}"
            case "L":
                return f"{self.number}"

    def _timex_bc(self) -> str:
        match self.unit:
            case "M":
                return f"BC{-self.year:04}-{self.number % 12 + 1:02}"
            case "S":
                return f"BC{-self.year:04}-{SEASONS[self.number % 4]}"
            case "E":
                return f"BC{-self.number:03}"
            case "C":
                return f"BC{-self.number:02}"
            case "L":
                return f"BC{-self.number}"
        return f"BC{-self.year:04}"

    def span(self, *, about: bool = False) -> TimeSpan | None:
        """Its days; none for years BC."""
        if self.number < 0:
            return None
        match self.unit:
            case "D":
                return day_span(date.fromordinal(_clamped(self.number)), about=about)
            case "W":
                return week_span(date.fromordinal(_clamped(self.number * 7 + 1)), about=about)
            case "WE":
                first = _clamped(self.number * 7 + 6)
                return days_span(date.fromordinal(first), date.fromordinal(_clamped(first + 1)), about=about)
            case "M":
                return month_span(self.year, self.number % 12 + 1, about=about)
            case "Q":
                first = self.number % 4 * 3 + 1
                return months_span(self.year, first, first + 2, about=about)
            case "H":
                first = self.number % 2 * 6 + 1
                return months_span(self.year, first, first + 5, about=about)
            case "S":
                return season_span(self.year, _SEASON_CODE[self.number % 4], about=about)
            case "Y":
                return year_span(self.number, about=about)
            case "E":
                return decade_span(self.number * 10, about=about)
            case "C":
                return century_span(self.number * 100, about=about)
            case "L":
                years = max(self.number * 1000, 1), self.number * 1000 + 999
                return interval_span(*(year_span(year, about=about) for year in years))

    @property
    def valid(self) -> bool:
        """Whether it lies in the years 1 to 9999, or BC."""
        if self.number < 0:
            return self.unit in ("Y", "M", "S", "E", "C", "L") and self.year >= -9999
        if self.unit == "D":
            return 1 <= self.number <= MAX_DAY
        if self.unit in ("W", "WE"):
            return self.number >= 0 and self.number * 7 + 7 <= MAX_DAY
        if self.unit in ("E", "C", "L"):
            return self.number >= 0 and self.year <= 9999
        return 1 <= self.year <= 9999


def day_of(year: int, month: int, day: int) -> Moment | None:
    """A day of the calendar; None when there is none such."""
    try:
        return Moment("D", date(year, month, day).toordinal())
    except ValueError:
        return None


def month_of(year: int, month: int) -> Moment:
    """A month of a year."""
    return Moment("M", year * 12 + month - 1)


def year_of(year: int) -> Moment:
    """A year."""
    return Moment("Y", year)


def part_of_year(year: int, unit: Literal["Q", "H"], place: int) -> Moment:
    """A quarter or half of a year."""
    return Moment(unit, year * (4 if unit == "Q" else 2) + place - 1)


def season_of(year: int, season: str) -> Moment:
    """A season by its TIMEX3 code."""
    return Moment("S", year * 4 + SEASONS.index(season))


def weekday_near(day: int, weekday: int, direction: int) -> int:
    """The ordinal nearest ``day`` that is that weekday (1 Monday): -1 on or before, 1 on or after."""
    here = (day - 1) % 7 + 1
    return day - (here - weekday) % 7 if direction < 0 else day + (weekday - here) % 7


def _week_like(moment: Moment, unit: Unit) -> Moment | None:
    return Moment(unit, moment.number) if moment.unit in ("W", "WE") else None


def _clamped(ordinal: int) -> int:
    return min(max(ordinal, 1), MAX_DAY)


def _year(year: int) -> int:
    return min(max(year, 1), 9999)
