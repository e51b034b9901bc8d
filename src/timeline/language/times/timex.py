"""TIMEX3 values of what is no calendar unit: durations, sets, clock times."""

from __future__ import annotations

from typing import Final

_UNCOUNTED: Final = {"E": "PXY", "H": "PXM", "F": "PXW", "WE": "PXW"}
"""As a decade is ``P10Y``, some decades are some years."""


def duration(unit: str, count: float | None, *, clock: bool = False) -> str:
    """``P3D``, ``PT5H30M``, ``PXY`` for an unknown count, ``P10Y`` for a decade."""
    if clock:
        return (
            f"PT{_count(count)}{unit}" if count is None or count == int(count) else _halved_clock(unit, count)
        )
    if count is None:
        return _UNCOUNTED.get(unit, f"PX{unit}")
    match unit:
        case "E":
            return f"P{_count(count * 10)}Y"
        case "C":
            return f"P{_count(count * 100)}Y"
        case "L":
            return f"P{_count(count * 1000)}Y"
        case "F":
            return f"P{_count(count * 2)}W"
        case "Q":
            return f"P{_count(count * 3)}M" if count == 1 else f"P{_count(count)}Q"
        case "H":
            return f"P{_count(count * 6)}M"
        case "WE":
            return "P2D" if count == 1 else f"P{_count(count)}WE"
    if unit == "Y" and count != int(count):
        months = round((count - int(count)) * 12)
        return f"P{int(count)}Y{months}M" if int(count) else f"P{months}M"
    return f"P{_count(count)}{unit}"


def clock(hour: int, minute: int | None) -> str | None:
    """``T10:35`` or ``T10``... always with minutes; None for a time of day that is none."""
    if hour > 24 or (minute or 0) > 59 or (hour == 24 and minute):
        return None
    return f"T{hour:02}:{minute or 0:02}"


def _count(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:.6f}".rstrip("0")


def _halved_clock(unit: str, count: float) -> str:
    whole = int(count)
    rest = round((count - whole) * 60)
    finer = {"H": "M", "M": "S"}.get(unit)
    if finer is None:
        return f"PT{_count(count)}{unit}"
    return f"PT{whole}{unit}{rest}{finer}" if whole else f"PT{rest}{finer}"
