"""Which column of a table holds what: as the user says, else by its name (`reference/columns.csv`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from timeline.errors import ReadingError
from timeline.reference.tables import read_table

FIELDS: Final = ("text", "title", "published", "url", "path", "id", "source")
_HOLDS: Final = frozenset({"path", "text", "url"})
_APART: Final = re.compile(r"[\s_\-.]+")
_SHOWN: Final = 12


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """The names by which each field is known, the most telling first."""
    table = read_table("columns.csv", ("field", "names"))
    return {row.one_of("field", frozenset(FIELDS)): row.entries("names") for row in table}


def columns_of(found: Iterable[str], named: Mapping[str, str]) -> dict[str, str]:
    """Field -> column of a table.

    Args:
        found: The table's columns, as written.
        named: What the user said: field -> column.

    Raises:
        ReadingError: A column that was named is not there, or none holds an article or where it is.
    """
    columns = [column for column in found if column.strip()]
    folded: dict[str, str] = {}
    for column in columns:
        folded.setdefault(_folded(column), column)
    chosen: dict[str, str] = {}
    for field, column in named.items():
        if column in columns or _folded(column) in folded:
            chosen[field] = column if column in columns else folded[_folded(column)]
        elif "." in column and column.split(".")[0] in columns:
            chosen[field] = column
        else:
            raise ReadingError(
                f"there is no column {column} for the {field} (found: {_some(columns)}); "
                "name one that is, as in --column text=NAME"
            )
    taken = set(chosen.values())
    for field in FIELDS:
        match = next((folded[name] for name in known_names()[field] if name in folded), None)
        if field not in chosen and match and match not in taken:
            chosen[field] = match
            taken.add(match)
    if not _HOLDS & chosen.keys():
        raise ReadingError(
            f"none of the columns path, url or text is there (found: {_some(columns)}); "
            "name the column that holds the articles, as in --column text=NAME"
        )
    return chosen


def value_in(record: Mapping[str, Any], column: str) -> Any:
    """The value of a column; of "a.b" what is ``b`` in ``a``, where no column is called so."""
    if column in record:
        return record[column]
    value: Any = record
    for part in column.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _folded(column: str) -> str:
    return _APART.sub(" ", column.lstrip("\ufeff")).strip().casefold()


def _some(columns: list[str]) -> str:
    shown = ", ".join(column.strip()[:40] for column in columns[:_SHOWN])
    return shown + (", …" if len(columns) > _SHOWN else "") if shown else "nothing"
