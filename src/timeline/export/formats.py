"""The formats of event lists by name, and writing events in one of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, Final

from timeline.export import csv, html, ics, json, jsonl, md, parquet, timelinejs, xlsx
from timeline.export.record import Told, told_events
from timeline.export.target import Target, named_format, written
from timeline.store.query import Query
from timeline.store.store import EventStore
from timeline.store.words import in_words


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``write`` takes the events, a binary stream and a heading, and counts what it wrote."""

    name: str
    label: str
    media_type: str
    write: Callable[[Iterable[Told], BinaryIO, str], int]
    ending: str = ""

    @property
    def suffix(self) -> str:
        """How its files end: by its name, unless it has an ending of its own."""
        return f".{self.ending or self.name}"


_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format("csv", "CSV", "text/csv", csv.write),
            Format("xlsx", "Excel", _EXCEL, xlsx.write),
            Format("json", "JSON", "application/json", json.write),
            Format("jsonl", "JSON Lines", "application/jsonl", jsonl.write),
            Format("parquet", "Parquet", "application/vnd.apache.parquet", parquet.write),
            Format("ics", "Calendar", "text/calendar", ics.write),
            Format("md", "Markdown", "text/markdown", md.write),
            Format("html", "HTML", "text/html", html.write),
            Format("timelinejs", "TimelineJS", "application/json", timelinejs.write, ending="json"),
        )
    }
)
"""Every format by its name, which is also its suffix, but for TimelineJS, which has to be named."""


def format_of(target: Target, name: str | None = None) -> Format:
    """The format of this name, or else that of the target's suffix.

    Raises:
        ExportError: There is no such format.
    """
    return FORMATS[named_format(target, name, FORMATS, "event lists")]


def export(
    store: EventStore,
    query: Query,
    target: Target,
    format: str | None = None,
    top: int | None = None,
) -> int:
    """Write matching events to a file or binary stream; how many were written.

    A file is written beside its place and moved there when it is complete.

    Args:
        top: Only the so many most salient events.

    Raises:
        ExportError: The format is not known, or the file cannot be written.
    """
    chosen = format_of(target, format)
    return written(target, lambda stream: _write(store, query, stream, chosen, top))


def export_bytes(store: EventStore, query: Query, format: str) -> bytes:
    """Matching events as the bytes of a file, for a download.

    Raises:
        ExportError: The format is not known.
    """
    stream = io.BytesIO()
    export(store, query, stream, format)
    return stream.getvalue()


def _write(store: EventStore, query: Query, stream: BinaryIO, chosen: Format, top: int | None) -> int:
    heading = in_words(query) if top is None else f"{in_words(query)}, the {top} most salient"
    return chosen.write(told_events(store, query, top), stream, heading)
