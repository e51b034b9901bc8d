"""Heads of state and government and foreign ministers, with their time in office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from timeline.reference.countries import countries
from timeline.reference.organisations import organisations
from timeline.reference.tables import Row, read_table

_TABLE: Final = "office_holders.csv"
_COLUMNS: Final = ("name", "other_names", "country", "office", "from", "to")


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """One person in one office.

    Attributes:
        country: The code of the country, or of the organisation, that the office belongs to.
        since, until: First and last day, as far as the table knows them: a year or a month stands for
            its first or last day. ``None`` for ``until`` means "still in office".
    """

    name: str
    other_names: tuple[str, ...]
    country: str
    office: str
    since: date | None
    until: date | None

    def held_on(self, day: date) -> bool:
        """Whether the office was theirs on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@cache
def office_holders() -> tuple[OfficeHolder, ...]:
    """Every office holder of the table, in its order."""
    return tuple(_office_holder(row) for row in read_table(_TABLE, _COLUMNS))


def _office_holder(row: Row) -> OfficeHolder:
    code = row.text("country")
    if code not in countries() and code not in organisations():
        raise row.error("country", f"{code!r} is neither a country nor an organisation of the tables")
    since, until = row.day("from", "first"), row.day("to", "last")
    if since and until and until < since:
        raise row.error("to", f"{until} is before {since}")
    return OfficeHolder(
        name=row.text("name"),
        other_names=row.entries("other_names"),
        country=code,
        office=row.text("office"),
        since=since,
        until=until,
    )
