"""JSON: an array of the same events as in JSON Lines, one a line, written as a stream."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from timeline.export.jsonl import as_json
from timeline.export.record import Told


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events; how many there were."""
    written = 0
    stream.write(b"[")
    for told in events:
        stream.write(b",\n" if written else b"\n")
        stream.write(as_json(told))
        written += 1
    stream.write(b"\n]\n" if written else b"]\n")
    return written
