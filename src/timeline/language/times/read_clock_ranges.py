"""From one clock time to another: "from 9 to 11 am", "14:00-15:30 GMT", "9 a.m. until noon"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.language.times.hits import Draft, Hit, at_part
from timeline.language.times.read_clocks import BEFORE_CLOCK, clock_value, day_of_clock, in_part
from timeline.language.times.vocabulary import VALUE_OF

_BEFORE_FIGURES: Final = BEFORE_CLOCK | {"between", "("}
"""Before "10:35-11:20", which may as well be scores."""
_ZONE: Final = re.compile(r"Z$")


def read_clock_range(hit: Hit) -> list[Draft] | None:
    """Two times of one day; the first shares the half of the day and the zone that the second has."""
    tokens = hit.tokens
    start, end = hit.match.span("from")
    to = hit.match.start("to")
    halved = tokens.classes[end - 1] == "m"
    if tokens.words[to - 1] == "and" and not halved and hit.previous() not in _BEFORE_FIGURES:
        return None
    bare = tokens.classes[to : hit.last] == "T"
    if bare and not halved and hit.previous() not in _BEFORE_FIGURES:
        return None
    second = _second(hit, to)
    if second is None:
        return None
    shared = tokens.classes[to] != "P" and (
        "m" in tokens.classes[to : hit.last] or tokens.classes[hit.last - 1] == "P"
    )
    first = _before(tokens.words[start], second) if shared and not halved else clock_value(hit, start, end)
    if first is None:
        return None
    zone = _ZONE.search(second)
    day = day_of_clock(hit)
    return [
        at_part(replace(day, first=start, last=end), first + (zone.group() if zone else "")),
        at_part(replace(day, first=to, last=hit.last), second),
    ]


def _second(hit: Hit, to: int) -> str | None:
    """ "11 am", "15:30 GMT", "noon", "5 in the afternoon"."""
    words, classes = hit.tokens.words, hit.tokens.classes
    if classes[hit.last - 1] == "P" and classes[to] != "P":
        return in_part(words[to], str(VALUE_OF["P", words[hit.last - 1]]))
    return clock_value(hit, to, hit.last)


def _before(word: str, second: str) -> str | None:
    """The last time that ``word`` may name before ``second``: 9 before 11:00 is in the morning."""
    times = [value for part in ("MO", "AF") if (value := in_part(word, part)) and value < second[:5]]
    return times[-1] if times else None
