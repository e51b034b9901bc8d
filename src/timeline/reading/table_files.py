"""Tables that are not lines of text: .json, .xlsx, .parquet; read as a stream wherever the format allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from timeline.errors import ReadingError
from timeline.reading.columns import columns_of
from timeline.reading.encodings import encoding_of
from timeline.reading.limits import trouble_told
from timeline.reading.packages import opened_package
from timeline.reading.rows import Rows
from timeline.reading.sources import Reading, Source

_BATCH: Final = 64
"""Rows of a Parquet table held at once."""


def json_table(source: Source) -> Reading:
    """The objects of a .json file: of the outermost list in it, else the one object that it is.

    Raises:
        ReadingError: It is no JSON, or holds no object with an article.
    """
    import ijson  # only tables in JSON need it

    encoding = encoding_of(source.open)
    if encoding not in {"utf-8", "utf-8-sig"}:
        raise ReadingError("the file is not UTF-8; save it as UTF-8")
    mark = 3 if encoding == "utf-8-sig" else 0
    rows = Rows(source)
    number = 0
    try:
        prefix = _prefix_of_records(source, mark)
        with source.open() as stream:
            stream.read(mark)
            records = ijson.items(stream, prefix, buf_size=BUFFER, multiple_values=True, use_float=True)
            for record in records:
                if isinstance(record, Mapping):
                    number += 1
                    yield from rows.documents(record, f"{source.name}, object {number}")
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        said = " ".join(str(error).split())[:80]
        before = f"; the {number} objects above were read" if number else ""
        raise ReadingError(f"not valid JSON after object {number} ({said}); mend it there{before}") from error
    if number == 0:
        raise ReadingError('there is no object in it; it has to look like [{"text": "…"}, …]')


BUFFER = 8_192
"""Bytes parsed at once: ijson writes the whole path of all that a buffer opens."""
DEEPEST = 1_000
"""Characters of the path to a place in a JSON file; no table is nested so deep."""


def _prefix_of_records(source: Source, mark: int) -> str:
    """Where the records are, as ijson writes places: the first list of articles, else the whole.

    A list whose objects only have an address counts when the whole is no article itself.
    """
    import ijson

    fallback: str | None = None
    first = ""
    outer: list[str] = []
    opened: str | None = None  # a list that has just begun
    place: str | None = None  # the first object of a list, and its columns so far
    columns: list[str] = []
    with source.open() as stream:
        stream.read(mark)
        for prefix, event, value in ijson.parse(stream, buf_size=BUFFER, multiple_values=True):
            if len(prefix) > DEEPEST:
                raise ReadingError("lists within lists without end; keep one list of objects in it")
            if event == "map_key" and prefix == place:
                columns.append(value)
            elif event == "map_key" and prefix == "":
                outer.append(value)
            elif event == "end_map" and prefix == place:
                fields = _fields(columns, source)
                if "text" in fields or "path" in fields:
                    return str(prefix)
                fallback = fallback or (str(prefix) if fields else None)
                first = first or str(prefix)
                place = None
            elif event == "start_map" and prefix == opened and place is None:
                place, columns = prefix, []
            elif event == "end_map" and prefix == "":
                break
            opened = f"{prefix}.item".removeprefix(".") if event == "start_array" else None
    return "" if "text" in _fields(outer, source) else fallback or first


def _fields(columns: list[str], source: Source) -> Mapping[str, str]:
    try:
        return columns_of(columns, source.columns)
    except ReadingError:
        return {}


def workbook(source: Source) -> Reading:
    """The rows of every sheet of an .xlsx file; the first row that names columns is the header."""
    from openpyxl import load_workbook

    what, instead = "the workbook", "save it again, or as .csv"
    with source.seekable() as stream:
        with opened_package(stream, what, "xl/workbook.xml"), trouble_told(what, instead):
            stream.seek(0)
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        problems: list[ReadingError] = []
        count = 0
        try:
            for sheet in book.worksheets:
                rows = Rows(source)
                shown = f"{source.name}, sheet {sheet.title}" if len(book.worksheets) > 1 else source.name
                try:
                    for number, record in _records(_guarded(sheet, what, instead), rows):
                        count += 1
                        yield from rows.documents(record, f"{shown}, row {number}")
                except ReadingError as error:
                    problems.append(error)
        finally:
            book.close()
        if problems and not count:
            raise problems[0]
        if not count:
            raise ReadingError("the workbook has no rows below a header; add one row an article")


def _guarded(sheet: Any, what: str, instead: str) -> Iterator[tuple[Any, ...]]:
    rows = iter(sheet.iter_rows(values_only=True))
    while True:
        with trouble_told(what, instead):
            row = next(rows, None)
        if row is None:
            return
        yield row


def _records(table: Iterator[tuple[Any, ...]], rows: Rows) -> Iterator[tuple[int, dict[str, Any]]]:
    columns: tuple[str, ...] | None = None
    for number, values in enumerate(table, start=1):
        if not any(value not in (None, "") for value in values):
            continue
        if columns is None:
            columns = tuple(str(value) if value is not None else "" for value in values)
            rows.require(columns)
            continue
        yield number, dict(zip(columns, values, strict=False))


def parquet_table(source: Source) -> Reading:
    """The rows of a .parquet file; only the columns that are needed are read."""
    import pyarrow.parquet as parquet

    what, instead = "the Parquet file", "write it again"
    rows = Rows(source)
    with source.seekable() as stream:
        with trouble_told(what, instead):
            table = parquet.ParquetFile(stream)
            names = table.schema_arrow.names
        needed = {
            column.split(".")[0] if column not in names else column
            for column in columns_of(names, source.columns).values()
        }
        batches = table.iter_batches(_BATCH, columns=[name for name in names if name in needed])
        number = 0
        while True:
            with trouble_told(what, instead):
                batch = next(batches, None)
                records = batch.to_pylist() if batch is not None else None
            if records is None:
                break
            for record in records:
                number += 1
                yield from rows.documents(record, f"{source.name}, row {number}")
    if number == 0:
        raise ReadingError("the table has no rows; write one row an article")
