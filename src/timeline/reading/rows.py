"""One row of a table to its document, or to the file that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from timeline.errors import DateError, ReadingError
from timeline.reading.articles import whole
from timeline.reading.columns import columns_of, value_in
from timeline.reading.days import day_named
from timeline.reading.documents import documents, given_in, one_line
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Linked, Listed, Reading, Source, Unreadable

_MARKUP: Final = re.compile(
    r"<(?:p|br|div|h[1-6]|li|span|a|strong|em|b|i|blockquote)\b[^<>]*>", re.IGNORECASE
)
_INSIDE: Final = ("rendered", "text", "value", "#text", "_", "name", "title", "href", "url", "$oid", "$date")
"""Where programs put the one value of an object that stands for a plain one."""
_SECONDS: Final = (10**8, 10**10)
"""Numbers between these are seconds since 1970 (from 1973 on); a thousand times as many milliseconds."""


class Rows:
    """Reads the rows of one table; the columns are told by the first row and by any that differs from it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._columns: dict[tuple[str, ...], dict[str, str]] = {}

    def require(self, columns: tuple[str, ...]) -> None:
        """Make sure that a table with these columns can be read.

        Raises:
            ReadingError: No column holds an article or says where it is.
        """
        if columns not in self._columns:
            if len(self._columns) > 100:  # a table whose every row is different
                self._columns.clear()
            self._columns[columns] = columns_of(columns, self._source.columns)

    def documents(self, record: Mapping[str, Any], name: str) -> Reading:
        """The document of a row, called ``name`` in messages."""
        first = not self._columns
        columns = tuple(record)
        try:
            self.require(columns)
        except ReadingError as error:
            if first:
                raise
            yield Unreadable(name, str(error))
            return
        chosen = self._columns[columns]
        fields = {field: _plain(value_in(record, column)) for field, column in chosen.items()}
        yield from self._row(fields, name)

    def _row(self, fields: Mapping[str, Any], name: str) -> Reading:
        text = fields.get("text")
        path, url = one_line(fields.get("path")), one_line(fields.get("url"))
        try:
            given = given_in(fields, _day(fields.get("published")), "manifest")
            if isinstance(text, list) and all(isinstance(part, str) for part in text):
                text = "\n\n".join(text)
            if text is not None and not isinstance(text, str):
                raise ReadingError("`text` is not a string; put the article's text there")
            if text and text.strip():
                article = whole(_paragraphs(text), given.title)
                yield from documents([article] if article.paragraphs else [], self._source, given)
            elif path:
                yield Listed(name, path, given)
            elif url:
                yield Linked(name, url, given)
            else:
                raise ReadingError("`path`, `text` and `url` are all empty; fill one of them")
        except (ReadingError, DateError) as error:
            yield Unreadable(name, str(error))


def _paragraphs(text: str) -> list[str]:
    if "<" not in text or (
        len(_MARKUP.findall(text, 0, 20_000)) < 2 and not re.search(r"<p\b|<br\b", text[:20_000], re.I)
    ):
        return paragraphs(text)
    from timeline.reading.markup import blocks_of  # slow to import, and few tables hold markup

    return blocks_of(text)


def _day(stated: Any) -> date | None:
    if stated is None or (isinstance(stated, str) and not stated.strip()):
        return None
    try:
        if isinstance(stated, date):
            return day_named(stated)
        if (moment := _moment(stated)) is not None:
            return moment.date()
        return day_named(one_line(stated))
    except DateError as error:
        raise DateError(f"published: {error}") from error


def _moment(stated: Any) -> datetime | None:
    """Seconds or milliseconds since 1970, as databases keep time."""
    try:
        number = float(stated) if not isinstance(stated, bool | list | dict) else 0.0
    except (TypeError, ValueError):
        return None
    for unit in (1, 1_000, 1_000_000, 1_000_000_000):
        if _SECONDS[0] <= number / unit < _SECONDS[1]:
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number / unit)
    return None


def _plain(value: Any) -> Any:
    """The value itself; of an object that stands for one value, that value."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return next((value[key] for key in _INSIDE if isinstance(value.get(key), str | int)), None)
    if isinstance(value, float) and value != value:
        return None  # what a data frame writes for "nothing"
    return value
