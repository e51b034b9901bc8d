"""Feasts that move from year to year: Easter and Rosh Hashanah by computation, the others by table."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Final

from timeline.reference.tables import read_table

Stretch = tuple[date, date]
"""First and last day."""

_TABLE: Final = "times/feast_days.csv"
_HEBREW_YEAR: Final = 3761
"""Added to the year in whose autumn a Hebrew one begins."""
_EPOCH: Final = -1373428
"""The ordinal of the day before the Hebrew calendar begins."""
_LONG_CHESHVAN: Final = (355, 385)
"""Lengths of the Hebrew years whose second month has thirty days."""


def easter(year: int) -> date:
    """Easter Sunday by the Western church (Gauss and Butcher's computation)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    past = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    offset = full_moon - past
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Eastern churches, in the Gregorian calendar (Meeus's Julian computation)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date.fromordinal(date(year, month, day + 1).toordinal() + behind)


def rosh_hashanah(year: int) -> date:
    """The Jewish New Year that falls in a year (the four rules of postponement after the mean new moon)."""
    before, this, after = (_new_moon_day(year + _HEBREW_YEAR + step) for step in (-1, 0, 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + late + _EPOCH + 1)


def hanukkah(year: int) -> date:
    """The first day of Hanukkah that falls in a year or, seldom, in the first days of the next."""
    begins = rosh_hashanah(year).toordinal()
    length = rosh_hashanah(year + 1).toordinal() - begins
    return date.fromordinal(begins + 83 + (length in _LONG_CHESHVAN))


def tabled(feast: str, year: int) -> list[Stretch]:
    """The stretches of a feast of the table that begin in a year; none where the table does not reach."""
    return _tabled().get((feast, year), [])


@cache
def _tabled() -> dict[tuple[str, int], list[Stretch]]:
    found: dict[tuple[str, int], list[Stretch]] = defaultdict(list)
    for row in read_table(_TABLE, ("feast", "first", "last")):
        first = row.day("first", "first")
        if first is None:
            raise row.error("first", "is empty")
        last = row.day("last", "last") or first
        if last < first:
            raise row.error("last", "lies before the first day")
        found[row.text("feast"), first.year].append((first, last))
    return dict(found)


def _new_moon_day(hebrew_year: int) -> int:
    """Days from the epoch to a year's first mean new moon, put off from Sunday, Wednesday and Friday."""
    months = (235 * hebrew_year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
