"""Quarters, seasons, decades and other stretches named by where they stand: "last week", "the year"."""

from __future__ import annotations

import re

from timeline.language.times import guards, timex
from timeline.language.times.calendar import (
    Moment,
    season_of,
    year_of,
)
from timeline.language.times.context import Context
from timeline.language.times.hits import (
    UNITS,
    Draft,
    Hit,
    borrowed_year,
    goes_on,
    relative_unit,
    steps_of,
)
from timeline.language.times.numerals import ordinal_of
from timeline.language.times.vocabulary import VALUE_OF


def _without_article(hit: Hit, draft: Draft) -> Draft:
    """ "the third-quarter loss": the article belongs to the loss."""
    words = hit.tokens.words
    if words[hit.first] == "the" and "-" in words[hit.first : hit.last] and hit.following().isalpha():
        draft.first += 1
    return draft


def _century(hit: Hit, place: int) -> Draft | None:
    if not 1 <= place <= 30:
        return None
    return hit.draft(Moment("C", place - 1), explicit=True, mod=hit.mod())


def read_year_quarter(hit: Hit) -> Draft | None:
    """ "the 1988 quarter", "the 1988 period": where a quarter is the matter, the same one of that year."""
    quarter = hit.context.quarter
    year = int(hit.word("year"))
    noun = hit.word("noun")
    if not guards.is_year(hit.tokens, hit.match.start("year")) or noun not in ("quarter", "period"):
        return None
    if quarter is None:
        draft = hit.draft(year_of(year), explicit=True)
        draft.last -= noun == "quarter"
        return draft
    return hit.draft(Moment("Q", year * 4 + quarter.number % 4))


def read_quarter(hit: Hit) -> Draft | None:
    context = hit.context
    if hit.match.start("q") >= 0:
        word = hit.word("q")
        if hit.match.start("qyear") < 0 and hit.previous() not in ("in", "of", "the", "for"):
            return None
        letter, place = word[0].upper(), int(word[1])
        year, written = hit.year("qyear")
        if letter == "H" and place > 2:
            return None
    else:
        unit, clock = hit.unit()
        place_ = ordinal_of(*hit.words("nth"))
        if clock or place_ is None:
            return None
        if unit == "C":
            return _century(hit, place_)
        if unit not in ("Q", "H") or not 1 <= place_ <= 4:
            return None
        letter, place = unit, place_
        year, written = hit.year()
    if year is None:
        anchor = context.unit("Q" if letter == "Q" else "H")
        if anchor is None:
            return hit.draft(None)
        year = anchor.year
        size = 4 if letter == "Q" else 2
        moment = Moment("Q" if letter == "Q" else "H", year * size + place - 1)
        if moment.number > anchor.number and context.direction(hit.first, hit.last) <= 0:
            moment = moment.shifted(-size)
        return _without_article(hit, hit.draft(moment, mod=hit.mod()))
    moment = Moment("Q", year * 4 + place - 1) if letter == "Q" else Moment("H", year * 2 + place - 1)
    return hit.draft(moment, explicit=written, mod=hit.mod())


def read_quarter_after(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    place = ordinal_of(hit.word("nth"))
    year, written = hit.year()
    if unit != "Q" or place is None or year is None or place > 4:
        return None
    return hit.draft(Moment("Q", year * 4 + place - 1), explicit=written)


def read_season(hit: Hit) -> Draft | None:
    context = hit.context
    season = hit.value("season")
    year, written = hit.year()
    if not guards.is_season(hit.tokens, hit.match.start("season"), hit.first, dated=year is not None):
        return None
    if year is None:
        year = borrowed_year(hit)
        written = year is not None
    if year is not None:
        return hit.draft(season_of(year, season), explicit=written, mod=hit.mod())
    moment = context.season(season, hit.first, hit.last)
    relative = hit.words("rel")
    if relative and relative[-1] == "this" and context.today:
        context.source = "published"
        moment = season_of(context.today.year, season)
    elif moment and relative:
        told = context.last if "that" in relative or "following" in relative else None
        context.source = "context" if told else context.source
        anchor = told or context.anchor()
        if anchor is not None:
            if any(word in ("that", "same") for word in relative):
                moment = season_of(anchor.year, season)
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


def read_decade(hit: Hit) -> Draft | None:
    word = hit.word("decade")
    digits = re.sub(r"\D", "", word)
    if len(digits) == 3:
        return None
    if len(digits) == 4:
        return hit.draft(Moment("E", int(digits) // 10), explicit=True, mod=hit.mod())
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
    if words[-1] == "latest" and unit == "Q" and hit.context.quarter:
        return hit.draft(hit.context.quarter)
    if clock or plural or unit not in UNITS:
        if not plural and clock:
            return None
        if any(word in ("this", "that", "same") for word in words):
            return None
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None, clock=clock))
    if unit == "E" and words[-1] in ("past", "last", "next", "coming"):
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, 1))
    moment = relative_unit(hit.context, words, UNITS[unit], on="next" in words and goes_on(hit))
    if unit == "WE" and words[-1] == "last" and moment and hit.context.today:
        moment = _weekend_past(hit.context, moment.shifted(1))
    return hit.draft(moment, mod=hit.mod())


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
    if hit.following() in ("ended", "ending") and unit in ("Y", "W", "M"):
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, 1))
    if (
        unit not in UNITS
        or unit in ("E", "C")
        or hit.following() in ("of", "when", "that", "-", "'s")
        or word.endswith("s")
    ):
        return None
    context = hit.context
    told = context.narrative or (unit == "D" and context.day is not None)
    moment = context.that(UNITS[unit]) if told else None
    if moment is None and (not told or not context.told_past or context.tells_of_today):
        moment = context.unit(UNITS[unit])
    if unit == "Q":
        moment = context.quarter or (moment.shifted(-1) if moment else None)
    if unit == "WE" and moment and not context.narrative and context.direction(hit.first, hit.last) <= 0:
        moment = _weekend_past(context, moment)
    if moment is None:
        return None
    return hit.draft(moment)


def _weekend_past(context: Context, weekend: Moment) -> Moment:
    """The weekend just over, or the one the text is written in."""
    today = context.today
    return weekend.shifted(-1) if today and weekend.first_day() > today.number else weekend


def read_year_end(hit: Hit) -> Draft | None:
    if hit.tokens.words[hit.first] != "year" or hit.tokens.words[hit.last - 1] != "end":
        return None
    return hit.draft(hit.context.unit("Y"), mod="END")


def read_the_past(hit: Hit) -> Draft | None:
    if hit.tokens.words[hit.last - 1] != "past" or hit.previous() not in ("in", "of", "with", "from"):
        return None
    return Draft(hit.first, hit.last, "DATE", "PAST_REF")


def read_period(hit: Hit) -> Draft | None:
    """ "during this period", "by that time": a time told before, which one stays open."""
    if "latest" in hit.tokens.words[hit.first : hit.last]:
        return hit.draft(hit.context.quarter) if hit.context.quarter else None
    if hit.previous() not in ("during", "in", "by", "throughout", "since", "until", "at", "of", "for"):
        return None
    if hit.tokens.words[hit.first] == "the" or (
        hit.tokens.words[hit.last - 1] == "time" and hit.previous() == "for"
    ):
        return None
    return Draft(hit.first, hit.last, "DATE", "null", confidence=0.3)


def read_recent(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    word = hit.tokens.words[hit.last - 1]
    if hit.word("ref") == "current" and not word.endswith("s") and unit in UNITS:
        return hit.draft(hit.context.unit(UNITS[unit]))
    if hit.word("ref") == "recent":
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None, clock=clock))
    return None


def read_reference(hit: Hit) -> Draft | None:
    if not guards.is_reference(hit.tokens, hit.first, hit.last, history=hit.context.narrative):
        return None
    return Draft(hit.first, hit.last, "DATE", hit.value("word"))
