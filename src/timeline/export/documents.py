"""The documents themselves: the texts that the offsets of mentions count in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from timeline.export.parquet import write_rows
from timeline.export.target import Target, named_format, written
from timeline.store.intake import batched
from timeline.store.query import Query
from timeline.store.store import EventStore

if TYPE_CHECKING:
    import pyarrow

DOCUMENT_COLUMNS: Final = (
    "id", "title", "text", "published", "published_from", "published_confidence", "language", "source",
    "path", "url", "urls", "copy_of", "copies",
)  # fmt: skip
"""One document a row, in this order; scripts rely on the names."""

_BATCH: Final = 200


def export_documents(
    store: EventStore,
    query: Query,
    target: Target,
    format: str | None = None,
    top: int | None = None,
) -> int:
    """Write the documents, all of them or those that tell of matching events; how many were written.

    Raises:
        ExportError: There is no such format, or the file cannot be written.
    """
    write = DOCUMENT_FORMATS[named_format(target, format, DOCUMENT_FORMATS, "documents")]
    return written(target, lambda stream: write(document_rows(store, query, top), stream))


def document_rows(store: EventStore, query: Query, top: int | None = None) -> Iterator[dict[str, Any]]:
    """The rows of `DOCUMENT_COLUMNS` in order of id, as a stream."""
    wanted: set[str] | None = None
    if query != Query() or top is not None:
        wanted = {mention.document for event in store.iter_events(query, top) for mention in event.mentions}
    for batch in batched(store.documents(wanted), _BATCH):
        known = store.document_rows(document.id for document in batch)
        urls: dict[str, list[str]] = {}
        for place in store.addresses(known):
            if place.url:
                urls.setdefault(place.document, []).append(place.url)
        for document in batch:
            row = known[document.id]
            yield {
                "id": document.id,
                "title": document.title,
                "text": document.text,
                "published": document.published.isoformat() if document.published else None,
                "published_from": document.published_from,
                "published_confidence": document.published_confidence,
                "language": document.language,
                "source": row.source,
                "path": row.path,
                "url": row.url,
                "urls": urls.get(document.id, []),
                "copy_of": row.copy_of if row.copy_of != document.id else None,
                "copies": list(row.copies),
            }


def _jsonl(rows: Iterable[Mapping[str, Any]], stream: BinaryIO) -> int:
    written = 0
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        written += 1
    return written


def _csv(rows: Iterable[Mapping[str, Any]], stream: BinaryIO) -> int:
    written = 0
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        table = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        text.write(",".join(DOCUMENT_COLUMNS) + "\r\n")
        for row in rows:
            cells = (row[name] for name in DOCUMENT_COLUMNS)
            table.writerow(
                "; ".join(cell) if isinstance(cell, list) else "" if cell is None else cell for cell in cells
            )
            written += 1
    finally:
        text.detach()
    return written


def _parquet(rows: Iterable[Mapping[str, Any]], stream: BinaryIO) -> int:
    dated = (
        {**row, "published": date.fromisoformat(row["published"]) if row["published"] else None}
        for row in rows
    )
    return write_rows(dated, _schema(), stream)


def _schema() -> pyarrow.Schema:
    import pyarrow as pa

    kinds = {
        "published": pa.date32(),
        "published_confidence": pa.float64(),
        "urls": pa.list_(pa.string()),
        "copies": pa.list_(pa.string()),
    }
    return pa.schema([(name, kinds.get(name, pa.string())) for name in DOCUMENT_COLUMNS])


DOCUMENT_FORMATS: Final[Mapping[str, Callable[[Iterable[Mapping[str, Any]], BinaryIO], int]]] = (
    MappingProxyType({"jsonl": _jsonl, "csv": _csv, "parquet": _parquet})
)
"""Every format of documents by its name, which is also its suffix."""
