"""The documents as a file: the texts that offsets point into."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pyarrow.parquet
import pytest

from timeline.errors import ExportError
from timeline.export import DOCUMENT_COLUMNS, export_bytes, export_documents
from timeline.store import EventStore, Query


def written(store: EventStore, format: str, query: Query | None = None, top: int | None = None) -> bytes:
    stream = io.BytesIO()
    export_documents(store, query or Query(), stream, format, top)
    return stream.getvalue()


def lines(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.decode().splitlines()]


def test_offsets_point_into_the_texts(store: EventStore) -> None:
    """Each mention's clause is a part of its document, and of its sentence."""
    texts = {row["id"]: str(row["text"]) for row in lines(written(store, "jsonl"))}
    for event in lines(export_bytes(store, Query(), "jsonl")):
        for mention in event["mentions"]:  # type: ignore[attr-defined]
            clause = texts[mention["document"]][mention["start"] : mention["end"]]
            assert clause and clause in mention["sentence"]


def test_every_format_holds_the_same(store: EventStore) -> None:
    """All documents in order of their ids, undated and unlinked ones too."""
    rows = lines(written(store, "jsonl"))
    assert ["d1", "d2", "d3"] == [row["id"] for row in rows]
    assert DOCUMENT_COLUMNS == tuple(rows[0])
    assert ("2019-05-05", "by-line", None, "en", "a/one.txt", None, [], []) == tuple(
        rows[0][name]
        for name in (
            "published", "published_from", "published_confidence", "language", "path", "url", "urls",
            "copies",
        )
    )  # fmt: skip
    assert ["https://example.org/two"] == rows[1]["urls"]
    table = list(csv.DictReader(io.StringIO(written(store, "csv").decode(), newline="")))
    flat = [
        {name: "; ".join(cell) if isinstance(cell, list) else str(cell or "") for name, cell in row.items()}
        for row in rows
    ]
    assert flat == table
    stored = pyarrow.parquet.read_table(io.BytesIO(written(store, "parquet"))).to_pylist()
    assert json.loads(json.dumps(stored, default=str)) == rows
    assert date(2019, 5, 5) == stored[0]["published"]


def test_filters_leave_the_documents_that_tell_of_the_events(store: EventStore) -> None:
    assert ["d3"] == [row["id"] for row in lines(written(store, "jsonl", Query(pair=("SUN", "USA"))))]
    assert ["d1", "d2"] == [row["id"] for row in lines(written(store, "jsonl", top=1))]


@pytest.mark.parametrize("format", ["xlsx", "", "md"])
def test_what_is_no_format_for_documents_is_said(store: EventStore, format: str) -> None:
    with pytest.raises(ExportError, match=r"jsonl, csv, parquet|no suffix"):
        written(store, format)
