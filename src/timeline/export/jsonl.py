"""JSON Lines: one event a line, with its mentions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from timeline.export.record import Told, nested


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events; how many there were."""
    written = 0
    for told in events:
        stream.write(as_json(told) + b"\n")
        written += 1
    return written


def as_json(told: Told) -> bytes:
    """One event on one line."""
    return json.dumps(nested(told), ensure_ascii=False).encode("utf-8", "replace")
