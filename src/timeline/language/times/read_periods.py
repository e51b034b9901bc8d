"""Quarters, seasons, decades and other stretches named by where they stand: "last week", "the year"."""

from __future__ import annotations

import re
from typing import Final

from timeline.language.times import guards, timex
from timeline.language.times.calendar import (
    Moment,
    day_of,
    month_of,
    season_of,
)
from timeline.language.times.context import Context
from timeline.language.times.hits import (
    UNITS,
    Draft,
    Hit,
    goes_on,
    not_yet,
    relative_unit,
    steps_of,
    year_written,
)
from timeline.language.times.vocabulary import VALUE_OF

_ENDING: Final = re.compile(r"i?(?:t?[do]F?)?(?P<month>M)(?:[do](?!\d))?(?:,?(?P<year>Y))?")


def read_season(hit: Hit) -> Draft | None:
    context = hit.context
    season = hit.value("season")
    year, written = year_written(hit)
    if not guards.is_season(hit.tokens, hit.match.start("season"), hit.first, dated=year is not None):
        return None
    if year is not None:
        draft = hit.draft(season_of(year, season), explicit=written, mod=hit.mod())
        following = hit.word("next")[-2:]  # "the winter of 2013-14"
        if following and following != f"{(year + 1) % 100:02}":
            draft.last = hit.match.start("next")
        return draft
    moment = context.season(season, hit.first, hit.last)
    relative = hit.words("rel")
    leads_on = context.narrative and "next" in relative and context.running is not None
    if relative and relative[-1] == "this" and context.today:
        context.source = "published"
        moment = season_of(context.today.year, season)
    elif moment and relative:
        told = context.last if "that" in relative or "following" in relative else None
        told = context.running if leads_on else told
        context.source = "context" if told else context.source
        anchor = told or context.anchor()
        if anchor is not None:
            if any(word in ("that", "same") for word in relative):
                moment = season_of(anchor.year, season)
            elif anchor.number < 0:
                moment = _season_beside(anchor, season, steps_of(relative))
            elif steps_of(relative):
                current = anchor.first_day()
                years = range(anchor.year - 2, anchor.year + 3)
                starts = [season_of(y, season) for y in years if season_of(y, season).valid]
                if steps_of(relative) < 0:
                    past = [s for s in starts if s.first_day() + 88 < current]
                    moment = past[-1] if past else moment
                else:
                    ahead = [s for s in starts if s.first_day() > current]
                    moment = ahead[0] if ahead else moment
    return hit.draft(moment, mod=hit.mod())


def _season_beside(anchor: Moment, season: str, steps: int) -> Moment:
    """The next or last such season from a year or season BC, which no calendar counts in days."""
    same = season_of(anchor.year, season)
    beyond = (same.number - anchor.number) * steps if anchor.unit == "S" else 0
    return same if beyond > 0 else season_of(anchor.year + steps, season)


def read_decade(hit: Hit) -> Draft | None:
    word = hit.word("decade")
    digits = re.sub(r"\D", "", word)
    if len(digits) == 3:
        return None
    if len(digits) == 4:
        return hit.draft(Moment("E", int(digits) // 10), explicit=True, mod=hit.mod())
    if word[0].isdigit() and hit.match.start("mod") < 0:
        return None  # "in the 80s" may be degrees; "the late 80s" are years
    low = int(digits) if digits else int(VALUE_OF["E", word])
    if (
        not digits
        and hit.previous() in ("his", "her", "their", "its", "in")
        and hit.first == hit.match.start("decade")
    ):
        return None
    reference = hit.context.last or hit.context.anchor()
    base = reference.year if reference else 2000
    year = base // 100 * 100 + low
    if year > base:
        year -= 100
    return hit.draft(Moment("E", year // 10), mod=hit.mod())


def read_relative(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    place = hit.match.start("unit")
    plural = hit.tokens.words[place].endswith("s") or hit.tokens.words[place] in ("centuries", "millennia")
    words = hit.words("rel")
    if guards.is_title(hit.tokens, hit.first, hit.last):
        return None
    quarter = hit.context.reporting.quarter
    if words[-1] == "latest" and unit == "Q" and quarter:
        return hit.draft(quarter)
    if clock or plural or unit not in UNITS:
        if not plural and clock:
            return None
        if any(word in ("this", "that", "same") for word in words):
            return None
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None, clock=clock))
    if unit == "E" and words[-1] in ("past", "last", "next", "coming"):
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, 1))
    moment = relative_unit(hit.context, words, UNITS[unit], on="next" in words and goes_on(hit))
    if unit == "D" and moment and not_yet(hit, moment):
        moment = None
    if unit == "WE" and words[-1] == "last" and moment and hit.context.today:
        moment = _weekend_past(hit.context, moment.shifted(1))
    if unit == "Y" and words == ["last"] and not hit.mod() and _beside_a_quarter(hit):
        moment = hit.context.reporting.year_before
    draft = hit.draft(moment, mod=hit.mod())
    return hit.without_comparison(draft) if unit == "W" else draft


_COMPARED: Final = frozenset(("compared", "versus", "against"))
_FIGURES: Final = frozenset(
    ("$", "#", "£", "€", "results", "loss", "profit", "earnings", "net", "figure", "figures")
)


def _beside_a_quarter(hit: Hit) -> bool:
    """ "compared with $3 million last year", "from last year's $1.5 billion": that quarter, a year back."""
    if hit.context.narrative or hit.context.reporting.quarter is None or hit.context.reporting.by_year:
        return False
    if hit.following() in ("'s", "’s"):
        return hit.following(1) in _FIGURES
    tokens, place = hit.tokens, hit.first - 1
    if tokens.words[place] not in ("million", "billion", "share", ","):
        return False
    while place >= 0 and hit.first - place < 24 and tokens.classes[place] not in ".¶":
        if tokens.words[place] in _COMPARED:
            return True
        place -= 1
    return False


def read_of_unit(hit: Hit) -> Draft | None:
    """ "the end of the month", "later in the week"."""
    unit, _ = hit.unit()
    place = hit.match.start("unit")
    if unit not in UNITS or hit.tokens.words[place - 1] != "the" or hit.following() == "of":
        return None
    context = hit.context
    told = context.last
    exact = told is not None and told.finer_than("Q")
    past = context.told_past and (
        unit == "D" or (exact and told and context.today and told.year < context.today.year)
    )
    moment = context.that(UNITS[unit]) if context.narrative or past else context.unit(UNITS[unit])
    return hit.draft(moment, mod=hit.mod())


def read_the_unit(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    word = hit.tokens.words[hit.last - 1]
    if "other" in hit.tokens.words[hit.first : hit.last]:  # "the other day"
        return Draft(hit.first, hit.last, "DATE", "PAST_REF") if unit in ("D", "W") else None
    if hit.following() in ("ended", "ending"):
        if unit in ("Y", "W", "M"):
            hit.context.reporting.spanned(unit, 1)
            return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, 1))
        if unit == "Q" and not hit.context.reporting.quarter and (ended := _quarter_ended(hit)):
            return hit.draft(ended)
    figure = hit.following() == "of" and hit.tokens.classes[hit.last + 1 : hit.last + 2] in tuple("Xdn")
    amount = figure and not hit.following(1).isalpha() and hit.previous() == "for"
    if (
        unit not in UNITS
        or unit in ("E", "C", "L")
        or (hit.following() in ("of", "when", "that", "-") and not amount)
        or word.endswith("s")
    ):
        return None
    context = hit.context
    told = context.narrative or (unit == "D" and context.day is not None)
    if hit.following() in ("in", "on", "during") and hit.following(1) == "which":
        return hit.draft(context.that(UNITS[unit])) if context.apposed(hit.first) else None
    moment = context.that(UNITS[unit]) if told else None
    if moment is None and (not told or not context.told_past or context.tells_of_today):
        moment = context.unit(UNITS[unit])
    if unit == "Q":
        moment = context.reporting.quarter or (moment.shifted(-1) if moment else None)
    if unit == "WE" and moment and not context.narrative and context.direction(hit.first, hit.last) <= 0:
        moment = _weekend_past(context, moment)
    if moment is None:
        return None
    return hit.draft(moment)


def _quarter_ended(hit: Hit) -> Moment | None:
    """ "the quarter ended July 31": the one that most of it lies in."""
    ending = _ENDING.match(hit.tokens.classes, hit.last + 1)
    if ending is None:
        return None
    month = int(VALUE_OF["M", hit.tokens.words[ending.start("month")]])
    if ending.start("year") >= 0:
        year: int | None = int(hit.tokens.words[ending.start("year")])
    else:
        year = hit.context.year_for(month, ending.start(), ending.end())
    today = hit.context.today
    if year and today and month_of(year, month).first_day() > today.number:
        year -= 1
    return month_of(year, month).shifted(-1).widened("Q") if year else None


def _weekend_past(context: Context, weekend: Moment) -> Moment:
    """The weekend just over, or the one the text is written in."""
    today = context.today
    return weekend.shifted(-1) if today and weekend.first_day() > today.number else weekend


def read_year_end(hit: Hit) -> Draft | None:
    if hit.tokens.words[hit.first] != "year" or hit.tokens.words[hit.last - 1] != "end":
        return None
    year = hit.context.unit("Y")
    if year and hit.previous() == "since":
        year = year.shifted(-1)
    if year and "-" in hit.tokens.words[hit.first : hit.last]:
        return hit.draft(day_of(year.year, 12, 31))  # the day that books are closed
    return hit.draft(year, mod="END")


def read_the_past(hit: Hit) -> Draft | None:
    if hit.tokens.words[hit.last - 1] != "past" or hit.previous() not in ("in", "of", "with", "from"):
        return None
    return Draft(hit.first, hit.last, "DATE", "PAST_REF")


def read_climate(hit: Hit) -> Draft:
    """ "the dry season": when that is, the place decides."""
    return Draft(hit.first, hit.last, "DATE", "null", confidence=0.3)


_BEFORE_PERIOD: Final = frozenset(("during", "in", "by", "throughout", "since", "until", "at", "of", "for"))


def read_period(hit: Hit) -> Draft | None:
    """ "by that time" is the date just told; "during this period" says not which, and stays open."""
    context = hit.context
    words = hit.tokens.words[hit.first : hit.last]
    if "latest" in words:
        quarter = context.reporting.quarter
        return hit.draft(quarter) if quarter else None
    time = words[-1] == "time"
    if words == ["the", "time"]:
        return _at_the_time(hit)
    if words == ["the", "same", "time"] and context.narrative and context.last and hit.previous() == "at":
        if not context.opens_sentence(hit.first) or hit.following() not in (",", "the", "a"):
            return None  # "besieged and starving at the same time" tells no date
        return _told_again(hit, context.last)
    if hit.previous() not in _BEFORE_PERIOD or words[0] == "the" or (time and hit.previous() == "for"):
        return None
    if time and words[0] == "that" and context.last is not None:
        context.source = "context"
        return hit.draft(context.last)
    return Draft(hit.first, hit.last, "DATE", "null", confidence=0.3)


_TIME_OF: Final = frozenset(("of", "when", "that", "which", "where", "for", "to", "the", "a"))
"""After "at the time" these go on to say what time it was."""


def _told_again(hit: Hit, moment: Moment) -> Draft:
    """The moment told of, as a value without days: so loose a word dates no event."""
    return Draft(hit.first, hit.last, "DATE", moment.timex(), confidence=0.4)


def _at_the_time(hit: Hit) -> Draft | None:
    """ "He was, at the time, in exile": the date told of, in news some time past."""
    context = hit.context
    named = hit.following() in _TIME_OF or hit.tokens.capital(hit.last)
    if hit.previous() != "at" or named or context.opens_sentence(hit.first):
        return None
    if context.narrative and context.last is not None:
        return _told_again(hit, context.last)
    past = context.told_past or context.direction(hit.first, hit.last) < 0
    return Draft(hit.first, hit.last, "DATE", "PAST_REF", confidence=0.4) if past else None


def read_recent(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    word = hit.tokens.words[hit.last - 1]
    if hit.word("ref") == "current" and not word.endswith("s") and unit in UNITS:
        return hit.draft(hit.context.unit(UNITS[unit]))
    if hit.word("ref") == "future" and word.endswith("s"):
        return Draft(hit.first, hit.last, "DATE", "FUTURE_REF")
    if hit.word("ref") == "recent":
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None, clock=clock))
    return None


def read_reference(hit: Hit) -> Draft | None:
    if not guards.is_reference(hit.tokens, hit.first, hit.last, history=hit.context.narrative):
        return None
    return Draft(hit.first, hit.last, "DATE", hit.value("word"))
