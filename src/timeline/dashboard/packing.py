"""Packs the marks of a lane into rows so that none covers another. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """The room a mark takes along the axis, in pixels (or any unit), and how much it matters."""

    left: float
    right: float
    weight: float = 0.0


def pack(extents: Sequence[Extent], gap: float = 2.0, max_rows: int | None = None) -> list[int | None]:
    """The row of each mark, in the order given; ``None`` for a mark that found no room.

    Marks are placed from left to right, each in the first row with room, which takes as few rows as can
    be. When that is more than ``max_rows``, those that matter most are placed first and the rest go
    without.
    """
    rows = _first_fit(extents, sorted(range(len(extents)), key=lambda i: extents[i].left), gap, None)
    if max_rows is not None and any(row is not None and row >= max_rows for row in rows):
        by_weight = sorted(range(len(extents)), key=lambda i: (-extents[i].weight, extents[i].left))
        rows = _first_fit(extents, by_weight, gap, max_rows)
    return rows


def _first_fit(
    extents: Sequence[Extent], order: Sequence[int], gap: float, max_rows: int | None
) -> list[int | None]:
    taken: list[list[Extent]] = []
    rows: list[int | None] = [None] * len(extents)
    for index in order:
        extent = extents[index]
        for number, row in enumerate(taken):
            if all(extent.left >= other.right + gap or extent.right + gap <= other.left for other in row):
                row.append(extent)
                rows[index] = number
                break
        else:
            if max_rows is None or len(taken) < max_rows:
                taken.append([extent])
                rows[index] = len(taken) - 1
    return rows
