"""Excel: one event a row; every text is stored as text, so nothing in it becomes a formula or a link."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any, BinaryIO, Final

import xlsxwriter

from timeline.export.record import COLUMNS, Told, row

_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MAX_ROWS: Final = 1_048_576
_MAX_CHARACTERS: Final = 32_767
_IN_MEMORY: Final = 64_000_000
_WIDTHS: Final = {
    "title": 60,
    "evidence": 80,
    "documents": 40,
    "urls": 40,
    "label": 24,
    "pairs": 20,
    "id": 18,
}


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events, on further sheets when one is full; how many there were."""
    # The zip file inside the workbook must not outlive its stream, as it does when a disk is full.
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
        written = _write(events, whole, heading)
        whole.seek(0)
        shutil.copyfileobj(whole, stream)
    return written


def _write(events: Iterable[Told], stream: IO[bytes], heading: str) -> int:
    written = 0
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        # a fixed day, so that the same events make the same file
        book.set_properties({"title": "Event list", "comments": heading, "created": datetime(2000, 1, 1)})
        bold = book.add_format({"bold": True})
        sheet = _sheet(book, "Events", bold)
        line = 1
        for told in events:
            if line == _MAX_ROWS:
                _filtered(sheet, line)
                sheet = _sheet(book, f"Events {len(book.worksheets()) + 1}", bold)
                line = 1
            for column, value in enumerate(row(told).values()):
                if isinstance(value, str):
                    if value:
                        sheet.write_string(line, column, _fitting(value))
                else:
                    sheet.write_number(line, column, value)
            line += 1
            written += 1
        _filtered(sheet, line)
    return written


def _sheet(book: Any, name: str, bold: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(title, 14))
        sheet.write_string(0, column, title, bold)
    return sheet


def _filtered(sheet: Any, lines: int) -> None:
    """Gives the head row the arrows that sort and filter."""
    sheet.autofilter(0, 0, max(lines - 1, 1), len(COLUMNS) - 1)


def _fitting(text: str) -> str:
    """The text as far as a cell holds it."""
    return text if len(text) <= _MAX_CHARACTERS else text[: _MAX_CHARACTERS - 1] + "…"
