"""Lengths of time: "78 days", "the past two weeks", "a three-month siege", "the first year of the war"."""

from __future__ import annotations

from typing import Final

from timeline.language.times import guards, timex
from timeline.language.times.calendar import Moment, part_of_year
from timeline.language.times.grammar import OF_YEAR
from timeline.language.times.hits import UNITS, Draft, Hit, relative_unit
from timeline.language.times.numerals import count_of
from timeline.language.times.read_counts import how_many, moved_by
from timeline.language.times.read_days import weeks_after
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import WORDS
from timeline.records import ResolvedFrom

_HEDGES: Final = frozenset(word for word, mod in WORDS["about"].items() if mod)
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
    count = how_many(hit)
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
