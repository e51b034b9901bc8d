"""Counts of units: durations, sets, and moments so many units before or after another."""

from __future__ import annotations

from typing import Final

from timeline.language.times import guards, timex
from timeline.language.times.calendar import Moment, Unit
from timeline.language.times.hits import EARLIER, UNITS, Draft, Hit, relative_unit
from timeline.language.times.numerals import count_of
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import WORDS

_COUNTED: Final[dict[str, Unit]] = {"D": "D", "W": "W", "WE": "WE", "F": "W", "M": "M", "Q": "Q", "H": "H"}
"""Unit of a count to how exact a date it counts from; years and longer from a year."""


def _moved(base: Moment | None, unit: str, count: float | None, way: int) -> Moment | None:
    """``base`` moved by a count of units, as precise as the unit."""
    if base is None or count is None:
        return None
    if unit == "F":
        unit, count = "W", count * 2
    if unit == "E":
        unit, count, wide = "Y", count * 10, "E"
    elif unit == "C":
        unit, count, wide = "Y", count * 100, "C"
    else:
        wide = unit
    if unit not in UNITS:
        return None
    if unit == "Y" and count != int(count):
        unit, count = "M", count * 12
    held = base.widened(UNITS[unit])
    if held is None or abs(count) > 100_000:
        return None
    moved = held.shifted(way * round(count))
    if not moved.valid:
        return None
    del wide
    return moved


def read_ago(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = count_of(hit.words("num"))
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
    if count == 1 and (moved := _year_before_quarter(hit, unit)):
        return hit.draft(moved)
    return hit.draft(_moved(base, unit, count, -1))


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
        draft = hit.draft(_moved(today, unit, count, -1))
        draft.last = hit.match.start("on")
        return draft
    if unit == "W":
        moved = back.shifted(-7 * round(count)) if held == "D" else None
    else:
        moved = back.months_before(round(count * {"M": 1, "Y": 12, "E": 120, "C": 1200}[unit]))
    return hit.draft(moved)


def _way(words: list[str]) -> int:
    return -1 if any(word in EARLIER for word in words) else 1


def read_shift(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = count_of(hit.words("num"))
    way = _way(hit.words("way"))
    if clock or count is None:
        if clock:
            return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=True))
        return Draft(hit.first, hit.last, "DATE", "FUTURE_REF" if way > 0 else "PAST_REF", confidence=0.4)
    context = hit.context
    if count == 1 and way < 0 and (moved := _year_before_quarter(hit, unit)):
        return hit.draft(moved)
    base = context.reference(_COUNTED.get(unit, "Y"))
    moved = _moved(base, unit, count, way)
    if moved is None and context.told_before:
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count))
    return hit.draft(moved)


def read_unit_shift(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    if clock or unit not in UNITS:
        return None
    if hit.tokens.words[hit.match.start("unit")].endswith("s"):
        return Draft(hit.first, hit.last - 1, "DURATION", timex.duration(unit, None))
    base = hit.context.that(UNITS[unit])
    return hit.draft(base.shifted(_way(hit.words("way"))) if base else None)


def _year_before_quarter(hit: Hit, unit: str) -> Moment | None:
    """ "a year earlier" where a quarter is the matter: the same quarter of the year before."""
    quarter = hit.context.quarter
    return quarter.shifted(-4) if unit == "Y" and quarter and not hit.context.narrative else None


def read_year_ago(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    start = hit.match.start("way")
    if hit.tokens.words[start] not in ("ago", "earlier") or unit not in UNITS:
        return None
    anchor = hit.context.anchor()
    if anchor is None:
        return hit.draft(None)
    moved = _year_before_quarter(hit, unit) or _moved(anchor, unit, 1, -1)
    if hit.match.start("noun") >= 0 and unit == "Y":
        noun = hit.unit("noun")[0] if hit.word("noun") not in ("period", "time") else ""
        if noun in ("Q", "M") and anchor.widened(UNITS[noun]):
            held = hit.context.quarter if noun == "Q" and hit.context.quarter else anchor.widened(UNITS[noun])
            moved = held.shifted(-4 if noun == "Q" else -12) if held else moved
    draft = hit.draft(moved)
    if hit.tokens.words[hit.first] == "a" or (hit.tokens.words[hit.first] == "the" and not hit.word("noun")):
        draft.first += 1
    return draft


def read_duration(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    words = hit.words("num")
    if not guards.is_duration(hit.tokens, hit.first, hit.last):
        return None
    count = count_of(words)
    if hit.match.start("half") >= 0:
        count = (count or 0) + 0.5
    singular = len(words) == 1 and words[0] in ("a", "an")
    if singular and not clock and guards.is_rate(hit.tokens, hit.first):
        return None
    if (singular and unit == "Q") or (
        count == 1
        and words[:1] == ["one"]
        and unit == "D"
        and hit.previous()
        not in (
            "for",
            "in",
            "within",
            "after",
            "than",
            "lasted",
        )
    ):
        return None
    if hit.tokens.classes[hit.match.start("num")] == "Y" and "1700" < words[0] < "2100":
        return None
    if unit == "Q" and (hit.following() == "of" or "-" in hit.tokens.words[hit.first : hit.last]):
        return None
    first, last = hit.first, hit.last
    approx = hit.words("approx")
    numbered = (
        len(words) > 1 and words[0] in ("a", "an") and words[1] not in ("hundred", "thousand", "half", "few")
    )
    if numbered and hit.tokens.classes[hit.match.start("num") + 1] in "dnw":
        first = hit.match.start("num") + 1  # "a five-year plan": the article belongs to the plan
        approx = []
    elif approx == ["over"] and hit.previous() not in (
        "for",
        "in",
        "of",
        "after",
        "by",
        "lasted",
        "took",
        "just",
        "was",
    ):
        first += 1
    elif not approx and hit.previous() == "the" and "-" not in hit.tokens.words[first:last] and not singular:
        first -= 1
    mod = WORDS["about"].get(" ".join(approx)) if approx else None
    if hit.tokens.words[last : last + 2] == ["-", "long"]:
        last += 2
    return Draft(first, last, "DURATION", timex.duration(unit, count, clock=clock), mod=mod)


def read_span_count(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = count_of(hit.words("num"))
    return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=clock))


def read_set(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    words = hit.words("num")
    count = count_of(words) if words else 1.0
    if words and words[0] in WORDS["ordinal"]:
        count = float(WORDS["ordinal"][words[0]])
    if hit.tokens.words[hit.first] == "per" and clock:
        return None
    return Draft(hit.first, hit.last, "SET", timex.duration(unit, count, clock=clock))


def read_frequency(hit: Hit) -> Draft | None:
    if not guards.is_frequency(hit.tokens, hit.first):
        return None
    return Draft(hit.first, hit.last, "SET", str(VALUE_OF["V", hit.tokens.words[hit.first]]))


def read_units(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    if not guards.is_bare_plural(hit.tokens, hit.first):
        return None
    return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None), confidence=0.5)
