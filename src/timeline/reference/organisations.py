"""Organisations: international bodies, courts, groups of states, and armed groups that act like a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, cast, get_args

from timeline.reference.countries import countries
from timeline.reference.tables import Row, read_table

OrganisationKind = Literal["un", "security", "economic", "political", "court", "group", "relief", "armed"]

ORGANISATION_KINDS: Final[frozenset[str]] = frozenset(get_args(OrganisationKind))

_TABLE: Final = "organisations.csv"
_COLUMNS: Final = ("code", "name", "kind", "from", "to", "country", "names", "ambiguous_names")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation.

    Attributes:
        code: Its usual initials, or its usual name in capitals when it has none (``HAMAS``).
        name: What people read.
        since, until: First and last year, where they help.
        country: The country an armed group belongs to or fights in.
        names: Everything else it is called.
        ambiguous_names: Those of its names that are other things as well ("Commonwealth", "Union").
    """

    code: str
    name: str
    kind: OrganisationKind
    since: int | None = None
    until: int | None = None
    country: str | None = None
    names: tuple[str, ...] = ()
    ambiguous_names: tuple[str, ...] = ()


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every organisation by its code."""
    found: dict[str, Organisation] = {}
    for row in read_table(_TABLE, _COLUMNS):
        organisation = _organisation(row)
        if organisation.code in found or organisation.code in countries():
            raise row.error("code", f"{organisation.code!r} is taken already")
        if organisation.country is not None and organisation.country not in countries():
            raise row.error("country", f"{organisation.country!r} is no country of the tables")
        found[organisation.code] = organisation
    return MappingProxyType(found)


def _organisation(row: Row) -> Organisation:
    return Organisation(
        code=row.text("code"),
        name=row.text("name"),
        kind=cast(OrganisationKind, row.one_of("kind", ORGANISATION_KINDS)),
        since=row.year("from"),
        until=row.year("to"),
        country=row.optional("country"),
        names=row.entries("names"),
        ambiguous_names=row.entries("ambiguous_names"),
    )
