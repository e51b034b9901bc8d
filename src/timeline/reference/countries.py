"""Countries: every ISO 3166-1 code, Kosovo, and the states that are no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, cast

from timeline.reference.tables import Row, read_table

CountryKind = Literal["state", "territory", "dissolved"]

_TABLE: Final = "countries.csv"
_COLUMNS: Final = ("code", "alpha2", "name", "kind", "part_of")
_DISSOLVED_TABLE: Final = "dissolved.csv"
_DISSOLVED_COLUMNS: Final = (
    "code", "alpha2", "name", "from", "to", "successor", "other_successors", "same_capital",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """One country.

    Attributes:
        code: ISO 3166 alpha-3 (XKX for Kosovo; dissolved states keep the code they had).
        name: The short name people read.
        kind: A ``state``, a ``territory`` with a code of its own, or a ``dissolved`` state.
        part_of: The state a territory belongs to or is administered by.
        since, until: First and last year of a dissolved state.
        successor: The state that a dissolved one counts as.
        other_successors: Further states that came out of it.
        same_capital: A dissolved state was governed from the capital of its successor.
    """

    code: str
    alpha2: str
    name: str
    kind: CountryKind
    part_of: str | None = None
    since: int | None = None
    until: int | None = None
    successor: str | None = None
    other_successors: tuple[str, ...] = ()
    same_capital: bool = False


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its alpha-3 code, the present ones first."""
    found: dict[str, Country] = {}
    rows: list[tuple[Row, Country]] = [(row, _present(row)) for row in read_table(_TABLE, _COLUMNS)]
    rows += [(row, _dissolved(row)) for row in read_table(_DISSOLVED_TABLE, _DISSOLVED_COLUMNS)]
    for row, country in rows:
        if country.code in found:
            raise row.error("code", f"{country.code!r} is there already")
        found[country.code] = country
    for row, country in rows:
        for column, code in (
            ("part_of", country.part_of),
            ("successor", country.successor),
            *(("other_successors", code) for code in country.other_successors),
        ):
            if code is not None and code not in found:
                raise row.error(column, f"{code!r} is no country of the tables")
    return MappingProxyType(found)


def country_name(code: str) -> str:
    """The name people read; an unknown code comes back as it is."""
    country = countries().get(code)
    return country.name if country else code


def successor(code: str) -> str:
    """The state of today that a country counts as: itself, unless it is dissolved."""
    country = countries().get(code)
    while country and country.successor:
        code = country.successor
        country = countries().get(code)
    return code


@cache
def predecessors(code: str) -> tuple[str, ...]:
    """The dissolved states that count as this country."""
    return tuple(sorted(other for other in countries() if other != code and successor(other) == code))


def state_then(code: str, year: int) -> str:
    """The state that was governed from this country's capital in that year.

    "Moscow" in 1988 is the Soviet Union, "Belgrade" in 1999 Yugoslavia; in a year of change, the later one
    of two dissolved states.
    """
    then = [
        country
        for other in predecessors(code)
        if (country := countries()[other]).same_capital
        and country.since is not None
        and country.until is not None
        and country.since <= year <= country.until
    ]
    return max(then, key=lambda country: country.since or 0).code if then else code


def _present(row: Row) -> Country:
    kind = row.one_of("kind", frozenset({"state", "territory"}))
    return Country(
        code=_code(row),
        alpha2=row.text("alpha2"),
        name=row.text("name"),
        kind=cast(CountryKind, kind),
        part_of=row.optional("part_of"),
    )


def _dissolved(row: Row) -> Country:
    return Country(
        code=_code(row),
        alpha2=row.text("alpha2"),
        name=row.text("name"),
        kind="dissolved",
        since=row.year("from"),
        until=row.year("to"),
        successor=row.text("successor"),
        other_successors=row.entries("other_successors"),
        same_capital=row.one_of("same_capital", frozenset({"yes", "no"})) == "yes",
    )


def _code(row: Row) -> str:
    code = row.text("code")
    if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
        raise row.error("code", f"{code!r} is not three capital letters")
    return code
