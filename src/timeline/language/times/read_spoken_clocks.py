"""Clock times as they are spoken: "half past ten", "a quarter to six", "ten past five"."""

from __future__ import annotations

from typing import Final

from timeline.language.times import timex
from timeline.language.times.hits import Draft, Hit, at_part
from timeline.language.times.numerals import count_of
from timeline.language.times.read_clocks import BEFORE_CLOCK, clock_value, day_of_clock, in_part
from timeline.language.times.vocabulary import VALUE_OF

_MINUTES: Final = frozenset((5, 10, 20, 25))
"""Besides quarters and halves, nobody says others."""


def read_spoken_clock(hit: Hit) -> Draft | None:
    """The time of day; without "p.m." or "in the afternoon" the hour as it is said."""
    way = hit.word("way")
    minutes = _minutes(hit)
    if minutes is None or way not in ("past", "to") or (way == "to" and not _is_clock(hit, minutes)):
        return None
    value = _hour(hit)
    if value is None:
        return None
    told = int(value[:2]) * 60 + (minutes if way == "past" else -minutes)
    clock = timex.clock(told // 60 % 24, told % 60)
    return at_part(day_of_clock(hit), clock[1:] + value[5:]) if clock else None


def _minutes(hit: Hit) -> int | None:
    if hit.match.start("quarter") >= 0:
        return 15 if hit.word("quarter") == "quarter" else None
    said = [word for word in hit.words("minutes") if word not in ("-", "minutes")]
    if not said:
        return 30
    count = count_of(said)
    return int(count) if count in _MINUTES and said[0].isalpha() else None


def _hour(hit: Hit) -> str | None:
    if not 1 <= int(count_of(hit.words("hour")) or 0) <= 12:
        return None
    rest = hit.words("rest")
    if rest and hit.tokens.classes[hit.last - 1] == "P":
        return in_part(hit.word("hour"), str(VALUE_OF["P", rest[-1]]))
    return clock_value(hit, hit.match.start("hour"), hit.last)


def _is_clock(hit: Hit, minutes: int) -> bool:
    """ "ten to five" after "at", or with "p.m."; "grew ten to twelve percent" is none."""
    if hit.words("rest"):
        return True
    after = hit.following()
    counted = after in ("percent", "%", "per") or (after.endswith("s") and len(after) > 2)
    return minutes != 30 and hit.previous() in BEFORE_CLOCK and not counted
