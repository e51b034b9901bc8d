"""Moments so many units before or after another: "two years ago", "the day after", "months later"."""

from __future__ import annotations

from typing import Final

from timeline.language.times import timex
from timeline.language.times.calendar import Moment, Unit
from timeline.language.times.grammar import DAY_NAMED
from timeline.language.times.hits import EARLIER, UNITS, Draft, Hit, relative_unit
from timeline.language.times.numerals import count_of
from timeline.language.times.tense import is_past
from timeline.language.times.vocabulary import VALUE_OF

_COUNTED: Final[dict[str, Unit]] = {"D": "D", "W": "W", "WE": "WE", "F": "W", "M": "M", "Q": "Q", "H": "H"}
"""Unit of a count to how exact a date it counts from; years and longer from a year."""


def how_many(hit: Hit) -> float | None:
    """ "three", "a year and a half": how many; None for "several"."""
    count = count_of(hit.words("num"))
    return count + 0.5 if count is not None and hit.match.start("half") >= 0 else count


def moved_by(base: Moment | None, unit: str, count: float | None, way: int) -> Moment | None:
    """``base`` moved by a count of units, as precise as the unit."""
    if base is None or count is None:
        return None
    if unit == "F":
        unit, count = "W", count * 2
    if unit == "E":
        unit, count = "Y", count * 10
    elif unit == "C":
        unit, count = "Y", count * 100
    if unit not in UNITS or unit == "L":
        return None
    if unit == "Y" and count != int(count):
        unit, count = "M", count * 12
    held = base.widened(UNITS[unit])
    if held is None or abs(count) > 100_000:
        return None
    moved = held.shifted(way * round(count))
    return moved if moved.valid else None


def read_ago(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = how_many(hit)
    context = hit.context
    if count is None:
        return Draft(hit.first, hit.last, "DATE", "PAST_REF")
    if clock:
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=True))
    base = context.anchor() if context.published is None else context.today
    context.source = "published" if context.published else context.source
    if base is None:
        return hit.draft(None)
    if hit.match.start("on") >= 0:
        return _looked_back(hit, base, unit, count)
    if count == 1 and (moved := year_before(hit, unit)):
        return hit.draft(moved)
    return hit.draft(moved_by(base, unit, count, -1))


def _looked_back(hit: Hit, today: Moment, unit: str, count: float) -> Draft | None:
    """ "ten years ago today", "thirty years ago this month": that day or month, so many years back."""
    *relative, word = (word for word in hit.words("on") if word != ",")
    if not relative:
        back: Moment | None = today.shifted(int(VALUE_OF["D", word]))
        held: Unit = "D"
    else:
        name = str(VALUE_OF["U", word])
        back = relative_unit(hit.context, relative, UNITS[name]) if name in UNITS else None
        held = UNITS.get(name, "D")
    if back is None or unit not in ("W", "M", "Y", "E", "C"):
        draft = hit.draft(moved_by(today, unit, count, -1))
        draft.last = hit.match.start("on")
        return draft
    if unit == "W":
        moved = back.shifted(-7 * round(count)) if held == "D" else None
    else:
        moved = back.months_before(round(count * {"M": 1, "Y": 12, "E": 120, "C": 1200}[unit]))
    return hit.draft(moved)


def _way(words: list[str]) -> int:
    return -1 if any(word in EARLIER or word in ("previous", "preceding") for word in words) else 1


_HOURS_OF_A_DAY: Final = 12
"""So many hours later it is likely the same day still."""


def _within_the_day(hit: Hit, unit: str, count: float | None) -> Draft:
    """ "three hours later", "minutes earlier": a length, and the day that is told of."""
    draft = Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=True))
    day = hit.context.day
    if day is not None and (unit != "H" or (count or 0) <= _HOURS_OF_A_DAY):
        draft.span, draft.source, draft.confidence = day.span(), "context", 0.6
    return draft


def read_shift(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = how_many(hit)
    way = _way(hit.words("way"))
    if clock or count is None:
        if clock:
            return _within_the_day(hit, unit, count)
        return Draft(hit.first, hit.last, "DATE", "FUTURE_REF" if way > 0 else "PAST_REF", confidence=0.4)
    context = hit.context
    if count == 1 and way < 0 and (moved := year_before(hit, unit)):
        return hit.draft(moved)
    base = context.reference(_COUNTED.get(unit, "Y"))
    moved = moved_by(base, unit, count, way)
    if moved is None and context.told_before:
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count))
    return hit.draft(moved)


def read_unit_shift(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    if clock or unit not in UNITS:
        return None
    way = hit.tokens.words[hit.last - 1]
    if way not in EARLIER and hit.tokens.classes[hit.match.start("way")] in "lx" and not _turned_round(hit):
        return None
    ahead = way == "ahead"
    if hit.tokens.words[hit.match.start("unit")].endswith("s"):
        last = hit.last if ahead else hit.last - 1
        return Draft(hit.first, last, "DURATION", timex.duration(unit, None))
    if ahead:
        return None
    if DAY_NAMED.match(hit.tokens.classes, hit.last):
        beside = UNITS[unit], _way(hit.words("way"))
        return Draft(hit.first, hit.last, "DATE", "null", confidence=0.3, beside=beside)
    context = hit.context
    base = context.that(UNITS[unit])
    if context.apposed(hit.first) and hit.following().isalpha():
        draft = hit.draft(base)  # "on 12 October, the day before the crash": the same day, named again
        draft.last -= 1
        return draft
    moved = base.shifted(_way(hit.words("way"))) if base else None
    after_today = moved and moved.valid and context.today and moved.first_day() > context.today.first_day()
    if after_today and (not context.told_before or context.direction(hit.first, hit.last) < 0):
        moved = None  # "the day after the attack": the day of which is not told
    return hit.draft(moved)


def _turned_round(hit: Hit) -> bool:
    """ "the year previous", "the day following": the word after its unit, where nothing follows on it."""
    word = hit.tokens.words[hit.last - 1]
    after = hit.tokens.classes[hit.last : hit.last + 1]
    if word not in ("previous", "preceding", "following"):
        return False
    return after in ("", ".", ",", "¶") or (word == "following" and after == "X" and is_past(hit.following()))


def year_before(hit: Hit, unit: str) -> Moment | None:
    """ "a year earlier" where a quarter is the matter: the same quarter of the year before."""
    return hit.context.reporting.year_before if unit == "Y" and not hit.context.narrative else None


def read_vague_shift(hit: Hit) -> Draft | None:
    """ "months ago", "weeks later": when exactly it does not say."""
    unit, clock = hit.unit()
    word = hit.tokens.words[hit.match.start("unit")]
    way = hit.tokens.words[hit.match.start("way")]
    if not word.endswith("s") or way in ("early", "late", "mid"):
        return None
    if clock:
        return _within_the_day(hit, unit, None)
    before = way == "ago" or _way(hit.words("way")) < 0
    return Draft(hit.first, hit.last, "DATE", "PAST_REF" if before else "FUTURE_REF", confidence=0.4)
