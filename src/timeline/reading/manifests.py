"""Manifests: CSV and JSON-lines tables that list articles, or hold their text."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final, cast

from timeline.errors import DateError, ReadingError
from timeline.reading.articles import whole
from timeline.reading.days import day_named
from timeline.reading.documents import documents, one_line
from timeline.reading.encodings import encoding_of
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Listed, Source, Unreadable
from timeline.records import Document

_WHERE: Final = ("path", "text", "url")
_LONGEST: Final = 64_000_000
"""Characters of one field or line; what is longer is a broken file, not an article."""


def csv_manifest(source: Source) -> Iterator[Document | Listed | Unreadable]:
    """The rows of a CSV table; row 1 is the header, as a spreadsheet counts."""
    csv.field_size_limit(_LONGEST)
    encoding = encoding_of(source.open)
    with io.TextIOWrapper(source.open(), encoding=encoding, errors="replace", newline="") as lines:
        header = lines.readline()
        delimiter = max(
            ",;\t|", key=lambda mark: (len({*_names(header, mark)} & {*_WHERE}), header.count(mark))
        )
        columns = _names(header, delimiter)
        _require_columns(columns)
        number = 1
        for number, values in enumerate(_table_rows(lines, delimiter, len(columns)), start=2):
            name = f"{source.name}, row {number}"
            if isinstance(values, csv.Error):
                yield Unreadable(name, f"not valid CSV ({values}); look for a quote that is not closed")
            elif any(value.strip() for value in values):
                yield from _row(dict(zip(columns, values, strict=False)), name, source)
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


def jsonl_manifest(source: Source) -> Iterator[Document | Listed | Unreadable]:
    """The lines of a file with one JSON object a line."""
    with source.open() as stream:
        yield from _json_lines(stream, source)


def gzipped_jsonl_manifest(source: Source) -> Iterator[Document | Listed | Unreadable]:
    """The same, compressed."""
    try:
        with source.open() as packed, gzip.open(packed) as stream:
            yield from _json_lines(cast(BinaryIO, stream), source)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ReadingError(
            f"the gzip data is damaged ({error}); what stood before the damage was read"
        ) from error


def _json_lines(stream: BinaryIO, source: Source) -> Iterator[Document | Listed | Unreadable]:
    number, fitting = 0, False
    while line := stream.readline(_LONGEST):
        number += 1
        name = f"{source.name}, line {number}"
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while (rest := stream.readline(_LONGEST)) and not rest.endswith(b"\n"):
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
        fields = {str(key).strip().lower(): value for key, value in record.items()}
        if not fitting:
            _require_columns(list(fields))
            fitting = True
        yield from _row(fields, name, source)
    if number == 0:
        raise ReadingError("the file is empty; add one object a line")


def _row(fields: Mapping[str, Any], name: str, source: Source) -> Iterator[Document | Listed | Unreadable]:
    text = fields.get("text")
    path, url = one_line(fields.get("path")), one_line(fields.get("url"))
    try:
        given = _given(fields, source)
        if text is not None and not isinstance(text, str):
            raise ReadingError("`text` is not a string; put the article's text there")
        if text and text.strip():
            article = whole(paragraphs(text), given.title)
            yield from documents([article] if article.paragraphs else [], source, given)
        elif path:
            yield Listed(name, path, given)
        elif url:
            raise ReadingError(
                f"it gives only an address ({url}), and addresses are not fetched yet; "
                "save the page and name it in `path`, or put the article in `text`"
            )
        else:
            raise ReadingError("`path`, `text` and `url` are all empty; fill one of them")
    except (ReadingError, DateError) as error:
        yield Unreadable(name, str(error))


def _given(fields: Mapping[str, Any], source: Source) -> Given:
    stated = one_line(fields.get("published"))
    try:
        published = day_named(stated) if stated else None
    except DateError as error:
        raise DateError(f"published: {error}") from error
    return Given(
        id=one_line(fields.get("id")),
        title=one_line(fields.get("title")),
        published=published,
        published_from="manifest" if published else None,
        source=one_line(fields.get("source")),
        url=one_line(fields.get("url")),
    )


def _names(header: str, delimiter: str) -> list[str]:
    names = next(csv.reader([header.lstrip("\ufeff")], delimiter=delimiter), [])
    return [name.strip().lower() for name in names]


def _require_columns(columns: list[str]) -> None:
    if not {*columns} & {*_WHERE}:
        found = ", ".join(column for column in columns[:12] if column) or "nothing"
        raise ReadingError(
            f"none of the columns path, url or text is there (found: {found}); "
            "rename the column that holds the articles"
        )
