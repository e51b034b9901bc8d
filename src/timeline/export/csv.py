"""CSV (RFC 4180): UTF-8, one event a row, every text in quotes.

Texts are written as they are, also where they begin with ``=``, ``+``, ``-`` or ``@``: whoever reads the
file gets what the page says, to the letter. A spreadsheet program may take such a cell of a CSV file for
a formula, whatever its quotes; there, open the .xlsx export, in which every text is stored as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from timeline.export.record import COLUMNS, Told, row


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events; how many there were."""
    written = 0
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        table = csv.DictWriter(text, COLUMNS, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        text.write(",".join(COLUMNS) + "\r\n")
        for told in events:
            table.writerow(row(told))
            written += 1
    finally:
        text.detach()
    return written
