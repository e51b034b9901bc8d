"""CSV and JSON-lines tables, which list articles or hold their text, read as a stream."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Final

from timeline.errors import ReadingError
from timeline.reading.columns import known_names
from timeline.reading.encodings import encoding_of
from timeline.reading.limits import LARGEST_FIELD
from timeline.reading.rows import Rows
from timeline.reading.sources import Reading, Source, Unreadable

_DELIMITERS: Final = ",;\t|"


def csv_manifest(source: Source) -> Reading:
    """The rows of a .csv or .tsv table; row 1 is the header, as a spreadsheet counts."""
    csv.field_size_limit(LARGEST_FIELD)
    encoding = encoding_of(source.open)
    rows = Rows(source)
    with io.TextIOWrapper(source.open(), encoding=encoding, errors="replace", newline="") as lines:
        header = lines.readline(LARGEST_FIELD).lstrip("\ufeff")
        delimiter = max(_DELIMITERS, key=lambda mark: _fitness(header, mark))
        columns = tuple(_names(header, delimiter))
        rows.require(columns)
        number = 1
        for number, values in enumerate(_table_rows(lines, delimiter, len(columns)), start=2):
            name = f"{source.name}, row {number}"
            if isinstance(values, csv.Error):
                yield Unreadable(name, f"not valid CSV ({values}); look for a quote that is not closed")
            elif any(value.strip() for value in values):
                values += [""] * (len(columns) - len(values))
                yield from rows.documents(dict(zip(columns, values, strict=False)), name)
    if number == 1:
        raise ReadingError("the table has a header but no rows; add one row an article")


def _table_rows(lines: Iterable[str], delimiter: str, width: int) -> Iterator[list[str] | csv.Error]:
    """The rows of a table; for one with a broken quote what is wrong with it, and then the rows below.

    A quote that is not closed swallows the rows that follow, as far as the next quote or the end. They
    are read again, from the first line that makes a whole row.
    """
    source = iter(lines)
    again: list[str] = []  # lines that a broken row took, to be read once more
    taken: list[str] = []

    def feed() -> Iterator[str]:
        while (line := again.pop() if again else next(source, None)) is not None:
            taken.append(line)
            yield line

    broken = False
    while True:
        taken.clear()
        reader = csv.reader(feed(), delimiter=delimiter, strict=True)
        try:
            values = next(reader, None)
        except csv.Error as error:
            if not broken:
                yield error
            broken = True
            again.extend(reversed(taken[1:]))
            continue
        if values is None:
            return
        if not broken or len(values) == width:
            broken = False
            yield values


def jsonl_manifest(source: Source) -> Reading:
    """The lines of a file with one JSON object a line."""
    rows = Rows(source)
    number = 0
    with source.open() as stream:
        while line := stream.readline(LARGEST_FIELD):
            number += 1
            name = f"{source.name}, line {number}"
            if len(line) == LARGEST_FIELD and not line.endswith(b"\n"):
                while (rest := stream.readline(LARGEST_FIELD)) and not rest.endswith(b"\n"):
                    pass
                yield Unreadable(name, "the line is longer than 64 MB; put one article on a line")
                continue
            if not line.strip():
                continue
            try:
                record = json.loads(line.decode("utf-8-sig"))
            except UnicodeDecodeError:
                yield Unreadable(name, "the line is not UTF-8; save the file as UTF-8")
                continue
            except (ValueError, RecursionError) as error:
                yield Unreadable(name, f"not valid JSON ({error}); every line has to be one complete object")
                continue
            if not isinstance(record, dict):
                yield Unreadable(name, 'not a JSON object; every line has to look like {"text": "…"}')
                continue
            yield from rows.documents(record, name)
    if number == 0:
        raise ReadingError("the file is empty; add one object a line")


def _fitness(header: str, delimiter: str) -> tuple[int, int]:
    known = {name for names in known_names().values() for name in names}
    return len({name.strip().casefold() for name in _names(header, delimiter)} & known), header.count(
        delimiter
    )


def _names(header: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error as error:
        raise ReadingError(
            f"the first line is no table header ({error}); write the columns' names there"
        ) from error
