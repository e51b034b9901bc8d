"""Corrections from and to files: those of another store, and event lists edited in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, Final, get_args
from zipfile import BadZipFile

import pandas as pd

from timeline.correcting import decision, differing
from timeline.errors import CorrectionError, DateError, FilterError
from timeline.export.target import written
from timeline.records import Correction, Event, Facts, Qualifier
from timeline.reference import is_country, is_organisation
from timeline.store import EventStore, parse_actor, parse_pair
from timeline.store.corrections import correction_from_json, correction_to_json
from timeline.store.query import parse_status, parse_type
from timeline.typed_dates import typed_date

HIDDEN: Final = "hidden"
"""What the column ``reviewed`` says of a row that is no event."""
TABLES: Final = (".csv", ".xlsx")
_MOST_PROBLEMS: Final = 10
_FIRST_ROW: Final = 2
"""The row of the first event, below the names of the columns, as spreadsheets count."""


def write_corrections(store: EventStore, file: Path) -> int:
    """Write all corrections of a store as JSON Lines; how many there are."""
    kept = store.corrections()
    lines = "".join(f"{correction_to_json(each)}\n" for each in kept).encode()
    written(file, lambda stream: stream.write(lines))
    return len(kept)


def read_corrections(file: Path, store: EventStore) -> list[Correction]:
    """The corrections that a file makes to a store.

    Args:
        file: ``.jsonl`` as `write_corrections` makes it, or an exported event list, ``.csv`` or ``.xlsx``,
            in which cells were changed.

    Raises:
        CorrectionError: It cannot be read, or says something that cannot be; names rows and columns.
    """
    suffix = file.suffix.lower()
    if suffix == ".jsonl":
        return _from_lines(file)
    if suffix in TABLES:
        return _from_rows(file.name, _rows(file), store)
    raise CorrectionError(
        f"{file}: corrections are read from .jsonl (timeline corrections FILE.jsonl), or from an event list "
        "that timeline export wrote as .csv or .xlsx."
    )


def _from_lines(file: Path) -> list[Correction]:
    found, problems = [], []
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(
            f"{file} is no text in UTF-8; write it anew with timeline corrections."
        ) from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                found.append(correction_from_json(line))
            except ValueError as error:
                problems.append(f"line {number}: {error}")
    _none(file.name, problems)
    return found


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        table = _table(file)
    except (ValueError, BadZipFile, KeyError, csv.Error) as error:
        why = " ".join(str(error).split()).rstrip(".")
        raise CorrectionError(f"{file} cannot be read as a table ({why}). Export the list anew.") from error
    rows = [{name.strip().lower(): value or "" for name, value in row.items() if name} for row in table]
    if rows and "id" not in rows[0]:
        raise CorrectionError(
            f"{file} has no column “id”. Keep the columns of the exported list, id first of all."
        )
    return rows


def _table(file: Path) -> list[dict[str, str]]:
    if file.suffix.lower() == ".csv":
        text = file.read_text(encoding="utf-8-sig")
        names = text.partition("\n")[0]
        if not names.strip():
            raise ValueError("it is empty")
        delimiter = max(",;\t", key=names.count)  # spreadsheet programs write what their country uses
        return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))
    sheet = pd.read_excel(file, dtype=str, keep_default_na=False, engine="openpyxl")
    sheet.columns = sheet.columns.map(str)
    return sheet.fillna("").to_dict("records")  # type: ignore[return-value]


def _from_rows(name: str, rows: Iterable[Mapping[str, str]], store: EventStore) -> list[Correction]:
    found: list[Correction] = []
    problems: list[str] = []
    now = datetime.now(UTC)
    for number, row in enumerate(rows, start=_FIRST_ROW):
        identifier = row["id"].strip()
        if not identifier:
            continue
        event = store.event(identifier)
        if event is None:
            problems.append(f"row {number}: no event {identifier} in {store.name}")
            continue
        facts, wrong = _facts(row, event)
        problems += [f"row {number}, {each}" for each in wrong]
        if not wrong:
            moment = now + timedelta(microseconds=len(found))
            found += _decisions(row.get("reviewed", "").strip().lower(), event, facts, moment)
    _none(name, problems)
    return found


def _decisions(reviewed: str, event: Event, facts: Facts, now: datetime) -> Iterator[Correction]:
    changed = differing(facts, event)
    if reviewed == HIDDEN:
        yield decision("hide", event, made=now)
    elif changed != Facts():
        yield decision("edit", event, changed, made=now)
    elif reviewed == "accepted" and event.reviewed is None:
        yield decision("accept", event, made=now)


def _facts(row: Mapping[str, str], event: Event) -> tuple[Facts, list[str]]:
    """What a row says, and what is wrong with it. An empty cell of one value says nothing."""
    said: dict[str, Any] = {}
    wrong: list[str] = []
    for column, fact, read in _COLUMNS:
        if column not in row or (fact not in _LISTS and not row[column].strip()):
            continue
        try:
            said[fact] = read(row[column].strip())
        except (FilterError, DateError) as error:
            wrong.append(f"column {column}: {error}")
    reviewed = row.get("reviewed", "").strip().lower()
    if reviewed not in ("", "accepted", "edited", HIDDEN):
        wrong.append(f"column reviewed: {reviewed!r} can be accepted, {HIDDEN} or empty")
    if "span" in said and said["span"].edtf == (event.span.edtf if event.span else None):
        said.setdefault("qualifier", event.qualifier)
    return Facts(**said), wrong


def _each(read: Callable[[str], Any], cell: str) -> tuple[Any, ...]:
    return tuple(sorted({read(part.strip()) for part in cell.split(";") if part.strip()}))


def _country(name: str) -> str:
    code = parse_actor(name)
    if not is_country(code):
        raise FilterError(f"{name!r} is an organisation; write it into the column organisations.")
    return code


def _organisation(name: str) -> str:
    code = parse_actor(name)
    if not is_organisation(code):
        raise FilterError(f"{name!r} is a country; write it into the column countries.")
    return code


def _qualifier(word: str) -> str:
    if word not in get_args(Qualifier):
        raise FilterError(f"{word!r} is no word beside a date; use one of {', '.join(get_args(Qualifier))}.")
    return word


def _pair(text: str) -> tuple[str, str]:
    first, second = parse_pair(text)
    if second is None:
        raise FilterError(f"{text!r} names one side; write both, such as PRK-RUS.")
    return min(first, second), max(first, second)


_COLUMNS: Final[tuple[tuple[str, str, Callable[[str], Any]], ...]] = (
    ("title", "title", str),
    ("date", "span", typed_date),
    ("qualifier", "qualifier", _qualifier),
    ("type", "type", parse_type),
    ("status", "status", parse_status),
    ("countries", "countries", partial(_each, _country)),
    ("organisations", "organisations", partial(_each, _organisation)),
    ("pairs", "pairs", partial(_each, _pair)),
    ("places", "places", partial(_each, str)),
    ("people", "people", partial(_each, str)),
)
"""Column, the fact that it says, and how it is read."""
_LISTS: Final = frozenset(("countries", "organisations", "pairs", "places", "people"))


def _none(name: str, problems: list[str]) -> None:
    """Raise what is wrong with a file, if anything is."""
    if problems:
        shown = "\n  ".join(problems[:_MOST_PROBLEMS])
        more = len(problems) - _MOST_PROBLEMS
        rest = f"\n  and {more} more" if more > 0 else ""
        raise CorrectionError(f"{name}: nothing was changed. Put right and try again:\n  {shown}{rest}")
