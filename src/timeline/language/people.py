"""Office holders by name: the full name, or the short name once the text or a title makes clear who is
meant."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection
from functools import cache

from timeline.reference import OfficeHolder, office_holders
from timeline.reference.tables import read_table

YEARS_IN_THE_NEWS = 2
"""An office holder is still called by surname this many years before and after the office."""
FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR"})
"""Where the first word of a name is the short one: "Kim Jong-un", "Xi Jinping"."""


@cache
def full_names() -> dict[str, tuple[OfficeHolder, ...]]:
    """Each name as the table writes it, and without accents, to the offices held under it."""
    names: defaultdict[str, dict[OfficeHolder, None]] = defaultdict(dict)
    for holder in office_holders():
        for name in (holder.name, *holder.other_names):
            names[name][holder] = None
            names[_plain(name)][holder] = None
            if "-" in name:
                names[name.replace("-", " ")][holder] = None
    return {name: tuple(holders) for name, holders in names.items()}


@cache
def short_names() -> dict[str, tuple[OfficeHolder, ...]]:
    """Surname to the office holders it may mean."""
    names: defaultdict[str, dict[OfficeHolder, None]] = defaultdict(dict)
    for holder in office_holders():
        for name in (holder.name, *holder.other_names):
            for short in (short_name(name, holder.country), name if " " not in name else None):
                if short and len(short) > 1:
                    names[short][holder] = None
                    names[_plain(short)][holder] = None
    return {name: tuple(holders) for name, holders in names.items()}


def short_name(name: str, country: str) -> str:
    """The one word by which a person is called after the first naming."""
    words = name.split()
    return words[0] if country in FAMILY_NAME_FIRST else words[-1]


@cache
def given_names() -> frozenset[str]:
    """Given names that follow the family name: "Jinping" is understood once "Xi Jinping" has been named."""
    names = {
        given_name(name, holder.country)
        for holder in office_holders()
        for name in (holder.name, *holder.other_names)
    }
    return frozenset(name for name in names if name and len(name) > 2)


def given_name(name: str, country: str) -> str:
    """What follows the family name where that comes first; else nothing."""
    return name.partition(" ")[2] if country in FAMILY_NAME_FIRST else ""


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that many people or ordinary words share: they need a title or the full name before."""
    return frozenset(row.text("surname") for row in read_table("common_surnames.csv", ("surname",)))


def holder_meant(
    holders: tuple[OfficeHolder, ...], year: int | None, nearby: Collection[str] = ()
) -> OfficeHolder | None:
    """The office holder meant in a text about that year that names those countries nearby.

    Without a year, only if all are of one country, or just one of a country named nearby.
    """
    if year is not None:
        near = tuple(h for h in holders if _distance(h, year) <= YEARS_IN_THE_NEWS)
        return min(near or holders, key=lambda holder: _distance(holder, year))
    named = tuple(h for h in holders if h.country in nearby)
    holders = named or holders
    return holders[-1] if len({holder.country for holder in holders}) == 1 else None


def _distance(holder: OfficeHolder, year: int) -> int:
    since = holder.since.year if holder.since else 0
    until = holder.until.year if holder.until else 9999
    return max(since - year, year - until, 0)


def _plain(name: str) -> str:
    """Without accents: "Chávez" is often written "Chavez"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
