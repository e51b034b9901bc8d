"""From events to the marks of a timeline: lanes, rows, where a bar begins and ends. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from timeline.dashboard.packing import Extent, pack
from timeline.records import Precision

Kind = Literal["point", "range", "within"]
"""A day; all the time between two days; some time between two days."""

_SMALLEST, _LARGEST = 11.0, 19.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One event as the timeline draws it."""

    id: str
    title: str
    type: str
    status: str
    start: date
    end: date
    precision: Precision
    when: str
    sources: int = 1
    salience: float = 0.0
    actors: str = ""

    @property
    def kind(self) -> Kind:
        """Whether it is a day, a stretch of time, or some time within one."""
        if self.start == self.end:
            return "point"
        return "range" if self.precision == "range" else "within"

    @property
    def size(self) -> float:
        """The width of its symbol in pixels: more sources, a larger one."""
        return min(_LARGEST, _SMALLEST + 2.0 * math.sqrt(max(1, self.sources) - 1))


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, how many events it has in all, the marks to draw, and counts over time."""

    key: str
    label: str
    count: int
    marks: tuple[Mark, ...] = ()
    density: tuple[tuple[date, date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """The days in view, both included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days that is, at least one."""
        return max(1, (self.until - self.since).days + 1)

    def shows(self, mark: Mark) -> bool:
        """Whether any part of the mark is in view."""
        return mark.start <= self.until and mark.end >= self.since

    def zoomed(self, factor: float) -> Window:
        """The window around the same middle, ``factor`` times as long."""
        middle = self.since.toordinal() + self.days / 2
        half = max(3.0, self.days * factor / 2)
        return Window(_day(middle - half), _day(middle + half))

    def moved(self, share: float) -> Window:
        """The window moved by a share of its length, later when positive."""
        by = round(self.days * share)
        return Window(_day(self.since.toordinal() + by), _day(self.until.toordinal() + by))


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its row and the part of its interval that is in view."""

    mark: Mark
    row: int
    left: date
    right: date

    @property
    def middle(self) -> date:
        """Where its symbol stands."""
        return self.left + (self.right - self.left) / 2


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane with the place of every mark; rows are counted within the lane."""

    lane: Lane
    placed: tuple[Placed, ...]
    rows: int
    left_out: int


def place(lane: Lane, window: Window, pixels: float, max_rows: int = 9) -> PlacedLane:
    """The lane's marks in rows that keep them apart on an axis ``pixels`` wide."""
    visible = [mark for mark in lane.marks if window.shows(mark)]
    parts = [(max(mark.start, window.since), min(mark.end, window.until)) for mark in visible]
    scale = pixels / window.days
    rows = pack(
        [_extent(m, part, window, scale) for m, part in zip(visible, parts, strict=True)], 2, max_rows
    )
    placed = tuple(
        Placed(mark, row, left, right)
        for mark, (left, right), row in zip(visible, parts, rows, strict=True)
        if row is not None
    )
    return PlacedLane(
        lane, placed, 1 + max((each.row for each in placed), default=0), len(visible) - len(placed)
    )


Bucket = Literal["day", "month", "quarter", "year"]


def choose_bucket(days: int) -> Bucket:
    """The width of a histogram's bars that makes some 30 to 200 of them."""
    if days <= 120:
        return "day"
    if days <= 366 * 16:
        return "month"
    return "quarter" if days <= 366 * 50 else "year"


def _extent(mark: Mark, part: tuple[date, date], window: Window, scale: float) -> Extent:
    left = (part[0] - window.since).days * scale
    right = ((part[1] - window.since).days + 1) * scale
    middle = (left + right) / 2
    return Extent(min(left, middle - mark.size / 2), max(right, middle + mark.size / 2), mark.salience)


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(1, round(ordinal)), date.max.toordinal() - 1))


def next_day(day: date) -> date:
    """The day after, for bars that end where the next begins."""
    return day + timedelta(days=1) if day < date.max else day
