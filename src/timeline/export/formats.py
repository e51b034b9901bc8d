"""The formats by name, and writing one to a file that is whole or not there at all."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from timeline.errors import ExportError
from timeline.export import csv, html, ics, json, jsonl, md, parquet, timelinejs, xlsx
from timeline.export.record import Told, told_events
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


def format_of(path: str | Path, name: str | None = None) -> Format:
    """The format of this name, or else that of the path's suffix.

    Raises:
        ExportError: There is no such format.
    """
    wanted = (name or Path(path).suffix).lower().lstrip(".")
    if wanted not in FORMATS:
        given = f"{wanted!r} is no format for event lists" if wanted else f"{path} has no suffix"
        raise ExportError(f"{given}; use one of {', '.join(FORMATS)}.")
    return FORMATS[wanted]


def export(
    store: EventStore,
    query: Query,
    target: str | Path | BinaryIO,
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
    chosen = format_of("" if not isinstance(target, str | Path) else target, format)

    def write(stream: BinaryIO) -> int:
        return _write(store, query, stream, chosen, top)

    return write(target) if not isinstance(target, str | Path) else write_file(target, write)


def write_file(target: str | Path, write: Callable[[BinaryIO], int]) -> int:
    """Let a file be written beside its place and move it there when it is complete; what ``write`` gives.

    Raises:
        ExportError: The file cannot be written.
    """
    path = Path(target).resolve()  # a link stays one, and leads to what is written
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, not replaced
            with path.open("wb") as stream:
                return write(stream)
        handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                written = write(stream)
            Path(unfinished).chmod(_default_mode())
            Path(unfinished).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(unfinished).unlink()
            raise
    except OSError as error:
        raise ExportError(
            f"{target} cannot be written ({error.strerror or error}); name a place you may write to."
        ) from error
    return written


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


def _default_mode() -> int:
    """What a file that is simply opened would get; temporary files are made for their owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
