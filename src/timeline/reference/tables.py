"""Reads the package's own CSV tables, and says exactly where one is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from io import StringIO
from typing import Final, Literal

from timeline.errors import TimelineError

LIST_SEPARATOR: Final = "|"
"""Between the entries of a cell that holds several."""


class TableError(TimelineError):
    """A table that ships with the package does not hold what it should."""

    def __init__(self, table: str, line: int, column: str, problem: str) -> None:
        """Names the file, the line (the header is line 1) and the column."""
        super().__init__(f"{table}, line {line}, column {column!r}: {problem}. Correct the table.")
        self.table, self.line, self.column = table, line, column


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; cells are asked for by column name and come without surrounding space."""

    table: str
    line: int
    cells: dict[str, str]

    def error(self, column: str, problem: str) -> TableError:
        """An error that points at one cell of this row."""
        return TableError(self.table, self.line, column, problem)

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not (value := self.cells[column]):
            raise self.error(column, "is empty")
        return value

    def optional(self, column: str) -> str | None:
        """The cell, or ``None`` when it is empty."""
        return self.cells[column] or None

    def entries(self, column: str) -> tuple[str, ...]:
        """The entries of a cell that lists several, in their order."""
        return tuple(entry for part in self.cells[column].split(LIST_SEPARATOR) if (entry := part.strip()))

    def year(self, column: str) -> int | None:
        """A four-digit year, or ``None`` when the cell is empty."""
        value = self.cells[column]
        if not value:
            return None
        if not (len(value) == 4 and value.isdecimal()):
            raise self.error(column, f"{value!r} is no year, write it like 1991")
        return int(value)

    def day(self, column: str, edge: Literal["first", "last"]) -> date | None:
        """The day a cell names, or ``None`` when it is empty.

        ``2014`` and ``2014-02`` stand for their first or last day, whichever ``edge`` asks for.
        """
        value = self.cells[column]
        if not value:
            return None
        try:
            return _day(value, edge)
        except ValueError:
            problem = f"{value!r} is no date, write it like 2014, 2014-02 or 2014-02-28"
            raise self.error(column, problem) from None

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The cell, which must be one of the words allowed there."""
        if (value := self.text(column)) not in allowed:
            raise self.error(column, f"{value!r} is not one of {', '.join(sorted(allowed))}")
        return value


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table that ships with the package; blank lines are left out.

    Raises:
        TableError: The header lacks a column, or a line has more or fewer cells than the header.
    """
    try:
        content = files(__package__).joinpath(name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise TableError(name, 1, ", ".join(columns), "the file is missing") from None
    yield from parse_table(name, content, columns)


def parse_table(name: str, content: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table given as text; cells are set apart as its header is, by comma or semicolon."""
    header_line = content.partition("\n")[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    lines = csv.reader(StringIO(content, newline=""), delimiter=delimiter)
    header = [cell.strip() for cell in next(lines, [])]
    for column in columns:
        if column not in header:
            raise TableError(name, 1, column, f"the header has no such column, it has {', '.join(header)}")
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            column = header[min(len(cells), len(header)) - 1]
            problem = f"the line has {len(cells)} cells where the header has {len(header)}"
            raise TableError(name, lines.line_num, column, problem)
        row = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
        yield Row(name, lines.line_num, row)


def _day(value: str, edge: Literal["first", "last"]) -> date:
    """The first or last day of a year, month or day written as ISO 8601."""
    parts = value.split("-")
    widths = [len(part) for part in parts]
    if widths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isdecimal() for part in parts):
        raise ValueError(value)
    numbers = [int(part) for part in parts]
    if len(numbers) == 3:
        return date(*numbers)
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else (1 if edge == "first" else 12)
    if edge == "first":
        return date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
