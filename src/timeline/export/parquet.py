"""Parquet: one event a row, with days as days, lists as lists and mentions as a list of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from timeline.export.record import Told, nested
from timeline.store.intake import batched

if TYPE_CHECKING:
    import pyarrow

_ROWS: Final = 5_000
"""Rows in memory, and in a row group."""


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events; how many there were."""
    return write_rows(map(_row, events), schema(), stream)


def write_rows(rows: Iterable[Mapping[str, Any]], columns: pyarrow.Schema, stream: BinaryIO) -> int:
    """Write rows as a stream; how many there were."""
    import pyarrow as pa  # here: it is slow to import
    from pyarrow import parquet

    written = 0
    with parquet.ParquetWriter(stream, columns, compression="zstd") as table:
        for batch in batched(rows, _ROWS):
            table.write_table(pa.Table.from_pylist([_storable(row) for row in batch], columns))
            written += len(batch)
    return written


def schema() -> pyarrow.Schema:
    """The columns of an event."""
    import pyarrow as pa

    text, number, real, day = pa.string(), pa.int64(), pa.float64(), pa.date32()
    texts = pa.list_(text)
    mention = pa.struct(
        [
            ("id", text), ("document", text), ("document_title", text), ("published", day),
            ("published_from", text), ("published_confidence", real), ("url", text), ("copies", texts),
            ("sentence", text), ("start", number), ("end", number), ("date", text), ("date_text", text),
            ("date_from", text), ("qualifier", text), ("type", text), ("status", text), ("sources", texts),
            ("targets", texts), ("pair_from", text), ("speaker", text),
        ]
    )  # fmt: skip
    other = pa.struct([("date", text), ("documents", texts)])
    return pa.schema(
        [
            ("id", text), ("date", text), ("start", day), ("end", day), ("precision", text),
            ("qualifier", text), ("title", text), ("type", text), ("label", text), ("status", text),
            ("countries", texts), ("organisations", texts), ("pairs", pa.list_(texts)), ("places", texts),
            ("people", texts), ("confidence", real), ("salience", real), ("sources", number),
            ("disputed", pa.bool_()), ("other_dates", pa.list_(other)), ("reviewed", text),
            ("mentions", pa.list_(mention)),
        ]
    )  # fmt: skip


def _row(told: Told) -> dict[str, Any]:
    """The fields of the JSON export with their days as days."""
    event = nested(told)
    event |= {name: _day(event[name]) for name in ("start", "end")}
    event["mentions"] = [each | {"published": _day(each["published"])} for each in event["mentions"]]
    return event


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _storable(value: Any) -> Any:
    """The value with "?" for each half of a character, which Parquet does not take."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {name: _storable(each) for name, each in value.items()}
    return [_storable(each) for each in value] if isinstance(value, list) else value
