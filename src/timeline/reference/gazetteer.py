"""Every way a country or an organisation is written, as one list for a matcher."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast, get_args

from timeline.reference.countries import countries
from timeline.reference.organisations import organisations
from timeline.reference.tables import Row, read_table

NameKind = Literal[
    "name",
    "abbreviation",
    "adjective",
    "demonym",
    "capital",
    "seat",
    "agency",
    "region",
    "city",
    "organisation",
]
"""What a surface form is to its actor; README.md of this folder says how each is meant to be read."""

Ambiguity = Literal["person", "place", "country", "organisation", "word"]
"""What else a surface form may be: a personal name, another place, another country, an organisation
that sits there, or an ordinary word."""

NAME_KINDS: Final[frozenset[str]] = frozenset(get_args(NameKind)) - {"organisation"}
AMBIGUITIES: Final[frozenset[str]] = frozenset(get_args(Ambiguity))

_TABLE: Final = "country_names.csv"
_COLUMNS: Final = ("code", "name", "kind", "ambiguous")
_NOT_ACTORS_TABLE: Final = "not_actors.csv"
_NOT_ACTORS_COLUMNS: Final = ("phrase", "why")


@dataclass(frozen=True, slots=True)
class SurfaceForm:
    """One way an actor is written, with its capitals ("US" is a country, "us" is not).

    Where several actors share a form, the likeliest comes first and all are marked ambiguous.
    """

    form: str
    code: str
    kind: NameKind
    ambiguous: Ambiguity | None = None


@cache
def gazetteer() -> tuple[SurfaceForm, ...]:
    """Every surface form of every country and organisation."""
    forms = [_surface_form(row) for row in read_table(_TABLE, _COLUMNS)]
    for organisation in organisations().values():
        code, doubtful = organisation.code, organisation.ambiguous_names
        certain = [form for form in (organisation.name, *organisation.names) if form not in doubtful]
        forms += [SurfaceForm(form, code, "organisation") for form in dict.fromkeys(certain)]
        forms += [SurfaceForm(form, code, "organisation", "word") for form in doubtful]
    return tuple(forms)


@cache
def not_actors() -> frozenset[str]:
    """Phrases that hold the name of an actor and mean something else ("Indian Ocean", "Washington Post").

    A matcher that prefers the longest match and drops these will not take them for a country.
    """
    return frozenset(row.text("phrase") for row in read_table(_NOT_ACTORS_TABLE, _NOT_ACTORS_COLUMNS))


def _surface_form(row: Row) -> SurfaceForm:
    code = row.text("code")
    if code not in countries():
        raise row.error("code", f"{code!r} is no country of the tables")
    ambiguous = row.one_of("ambiguous", AMBIGUITIES) if row.optional("ambiguous") else None
    return SurfaceForm(
        form=row.text("name"),
        code=code,
        kind=cast(NameKind, row.one_of("kind", NAME_KINDS)),
        ambiguous=cast("Ambiguity | None", ambiguous),
    )
