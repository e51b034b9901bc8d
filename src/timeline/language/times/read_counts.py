"""Counts of units: durations, sets, and moments so many units before or after another."""

from __future__ import annotations

from typing import Final

from timeline.language.times import guards, timex
from timeline.language.times.calendar import Moment, Unit, part_of_year
from timeline.language.times.grammar import DAY_NAMED, OF_YEAR
from timeline.language.times.hits import EARLIER, UNITS, Draft, Hit, relative_unit
from timeline.language.times.numerals import count_of
from timeline.language.times.read_days import weeks_after
from timeline.language.times.tense import is_past
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import WORDS
from timeline.records import ResolvedFrom

_HEDGES: Final = frozenset(word for word, mod in WORDS["about"].items() if mod)
_COUNTED: Final[dict[str, Unit]] = {"D": "D", "W": "W", "WE": "WE", "F": "W", "M": "M", "Q": "Q", "H": "H"}
"""Unit of a count to how exact a date it counts from; years and longer from a year."""


def _count(hit: Hit) -> float | None:
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
    count = _count(hit)
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
    count = _count(hit)
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


_FOCUS: Final = frozenset(("only", "just", "barely"))
"""Before a length these say nothing of how long it is."""
_COUNTS_ONE_DAY: Final = frozenset(("for", "in", "within", "after", "than", "lasted"))
_MEASURES: Final = frozenset(
    (
        "for",
        "in",
        "of",
        "after",
        "by",
        "lasted",
        "lasting",
        "last",
        "lasts",
        "took",
        "take",
        "takes",
        "just",
        "was",
        "is",
    )
)
"""Before these "over two weeks" is more than two weeks, not the stretch that something went over."""


_COUNTED_BEFORE: Final = frozenset(
    ("previous", "preceding", "prior", "following", "subsequent", "succeeding")
)
"""Between a count and its unit: "the two preceding days"."""
_SAID_REACH: Final = 12
"""How many tokens before its length "would" may stand."""
_WHOSE: Final = frozenset(("his", "her", "its", "their", "our"))


def _is_counted(hit: Hit, unit: str, count: float | None, *, clock: bool) -> bool:
    """Whether a count with a unit is a length of time: no rate, no age, no "one day we will", no year."""
    words, tokens = hit.words("num"), hit.tokens
    hyphen = "-" in tokens.words[hit.first : hit.last]
    if not guards.is_duration(tokens, hit.first, hit.last) or guards.is_title(tokens, hit.first, hit.last):
        return False
    singular = len(words) == 1 and words[0] in ("a", "an")
    if singular and (unit == "Q" or (not clock and guards.is_rate(tokens, hit.first))):
        return False
    if count == 1 and words[:1] == ["one"] and unit == "D" and not hyphen:
        return hit.previous() in _COUNTS_ONE_DAY
    if tokens.classes[hit.match.start("num")] == "Y" and "1700" < words[0] < "2100":
        return False
    return not (unit == "Q" and ((hit.following() == "of" and count is not None) or hyphen))


def _weeks_on(hit: Hit, unit: str, count: float | None) -> Draft | None:
    """ "a week on Friday": seven days after the next one."""
    place = hit.last + 1
    if hit.following() != "on" or hit.tokens.classes[place : place + 1] != "W" or hit.previous() in _MEASURES:
        return None
    if count is None or hit.context.direction(hit.first, hit.last) < 0:
        return None
    draft = hit.draft(weeks_after(hit, place, round(count) * (2 if unit == "F" else 1)))
    draft.last = place + 1
    return draft


def _announced(hit: Hit) -> Moment | None:
    """What "in three days" counts from: today, or for what "would" be then, the day it was said."""
    context = hit.context
    said = context.told_past and "would" in hit.tokens.words[max(hit.first - _SAID_REACH, 0) : hit.first]
    return context.last if said else context.today


def read_duration(hit: Hit) -> Draft | None:
    """ "78 days", "at least two years", "a three-month period"."""
    unit, clock = hit.unit()
    words, tokens = hit.words("num"), hit.tokens
    count = _count(hit)
    if unit == "D" and words == ["one"] and hit.previous() in ("will", "would", "may", "could", "might"):
        return Draft(hit.match.start("num"), hit.last, "DATE", "FUTURE_REF")
    if not _is_counted(hit, unit, count, clock=clock):
        return None
    first, last = hit.first, hit.last
    stretch = hit.words("stretch")
    named = words[0] in ("a", "an") or hit.previous() in ("the", "this", "that")
    if stretch and (
        not named or stretch[-1] == "time" or tokens.words[last - len(stretch) - 1].endswith("s")
    ):
        last, stretch = last - len(stretch), []
    approx = hit.words("approx")
    if approx and approx[0] in _FOCUS and " ".join(approx) not in _HEDGES:
        first, approx = first + 1, approx[1:]
    counted = len(words) > 1 and tokens.classes[hit.match.start("num") + 1] in "dnw"
    article = words[0] in ("a", "an") and counted and words[1] not in ("hundred", "thousand")
    modifier = "-" in tokens.words[first:last] or (not tokens.words[last - 1].endswith("s") and count != 1)
    if article and stretch[-1:] != ["period"]:
        first, approx = hit.match.start("num") + 1, []  # "a five-year plan": the article is the plan's
    elif approx == ["over"] and hit.previous() not in _MEASURES:
        first += 1
    elif not approx and hit.previous() == "the" and not modifier and words not in (["a"], ["an"]):
        first -= 1
        hit.context.reporting.spanned(unit, count)
    mod = WORDS["about"].get(" ".join(approx)) if approx else None
    if tokens.words[last : last + 2] == ["-", "long"]:
        last += 2
    draft = Draft(first, last, "DURATION", timex.duration(unit, count, clock=clock), mod=mod)
    if unit in ("W", "F") and words in (["a"], ["one"], ["two"]) and (later := _weeks_on(hit, unit, count)):
        return later
    if not clock and hit.previous() == "in" and hit.context.direction(hit.first, hit.last) > 0:
        ahead = moved_by(_announced(hit), unit, count, 1)  # "will meet in three days": that day
        if ahead is not None and not hit.context.narrative:
            source: ResolvedFrom = "published" if _announced(hit) == hit.context.today else "context"
            draft.span, draft.source, draft.confidence = ahead.span(), source, 0.6
    return draft


def read_span_count(hit: Hit) -> Draft | None:
    """ "the past two weeks", "the first nine months"; "the first two quarters of 1990" is a half of it."""
    unit, clock = hit.unit()
    count = count_of(hit.words("num"))
    words = hit.words("rel")
    of_year = OF_YEAR.match(hit.tokens.classes, hit.last) if unit == "Q" and count == 2 else None
    if of_year:
        year, written = hit.year_in(*of_year.span())
        if year is not None:
            half = hit.draft(part_of_year(year, "H", 1 if words == ["first"] else 2), explicit=written)
            half.last = of_year.end()
            return half
    hit.context.reporting.spanned(unit, count)
    return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=clock))


def read_count_span(hit: Hit) -> Draft | None:
    """ "the four previous weeks", "the two following days"."""
    unit, clock = hit.unit()
    if hit.word("rel") not in _COUNTED_BEFORE or not hit.tokens.words[hit.last - 1].endswith("s"):
        return None
    return Draft(
        hit.first, hit.last, "DURATION", timex.duration(unit, count_of(hit.words("num")), clock=clock)
    )


def read_stage(hit: Hit) -> Draft | None:
    """ "the first year of the war", "the last hours of the siege": so long, it says not when."""
    tokens = hit.tokens
    place = hit.last - 1
    letter = tokens.classes[place] if hit.match.start("unit") >= 0 else "U"
    unit = str(VALUE_OF.get((letter, tokens.words[place]), ""))
    plural = tokens.words[place].endswith("s")
    start = hit.last + 1
    named = tokens.classes[start] != "X" or tokens.words[start] in _WHOSE or tokens.capital(start)
    named = named and tokens.words[start + 1 : start + 2] != ["$"]
    if unit in UNITS and not plural and not named and tokens.classes[hit.first + 1] == "l":
        return hit.draft(relative_unit(hit.context, tokens.words[hit.first + 1 : place], UNITS[unit]))
    if not unit or not named or (not plural and unit not in ("W", "M", "Y", "E", "C")):
        return None
    if not plural and tokens.classes[hit.first + 1] == "e":
        return None  # "the late day of ..." is none
    return Draft(
        hit.first, hit.last, "DURATION", timex.duration(unit, None if plural else 1, clock=letter == "u")
    )


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


def read_unit_long(hit: Hit) -> Draft | None:
    """ "a decades-long dispute", "a day-long meeting"."""
    unit, _ = hit.unit()
    word = hit.tokens.words[hit.first]
    if hit.tokens.words[hit.last - 1] != "long":
        return None
    count = None if word.endswith("s") or word == "millennia" else 1
    clock = hit.tokens.classes[hit.first] == "u"
    return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=clock))


def read_units(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    if not guards.is_bare_plural(hit.tokens, hit.first):
        return None
    return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None), confidence=0.5)
