"""Calendar dates: days, months and years in figures and names."""

from __future__ import annotations

import re
from typing import Final

from timeline.language.times import guards, timex
from timeline.language.times.calendar import (
    Moment,
    day_of,
    month_of,
    season_of,
    year_of,
)
from timeline.language.times.grammar import LATER_YEAR
from timeline.language.times.hits import (
    FOLLOWING,
    Draft,
    Hit,
    dated,
    day_number,
    day_of_month,
    optional,
    steps_of,
    year_written,
)
from timeline.language.times.vocabulary import VALUE_OF

_BEFORE_DAY: Final = frozenset(("on", "by", "until", "till", "since", "before", "after", "from", "to"))
MAX_SHORT_YEAR: Final = 2029
"""The last year that two figures stand for where no day of publication is known."""


def read_iso(hit: Hit) -> Draft | None:
    """ "2019-04-25", "25.04.2019", "4/25/2019", "04/2019"."""
    word = hit.tokens.words[hit.first]
    numbers = [int(part) for part in re.findall(r"\d+", word)[:3]]
    moment: Moment | None
    if len(numbers) == 2:
        moment = month_of(numbers[1], numbers[0])
    elif numbers[0] > 31:
        moment = day_of(*numbers)
    else:
        if len(re.findall(r"\d+", word)[-1]) == 2:
            numbers[2] += 2000 if numbers[2] < 50 else 1900
        first, second, year = numbers
        month, day = (second, first) if "." in word or first > 12 else (first, second)
        moment = day_of(year, month, day)
    if moment is None:
        return None
    draft = hit.draft(moment, explicit=True)
    hours = re.search(r"[t ](\d\d):(\d\d)", word)
    if hours and (value := timex.clock(int(hours[1]), int(hours[2]))):
        draft.type, draft.value = "TIME", draft.value + value
    return draft


def read_month_day(hit: Hit) -> Draft | list[Draft] | None:
    """ "25 April 2019", "Thursday, April 25"; a weekday that ends the line before is a date of its own."""
    tokens, start = hit.tokens, hit.first
    apart = hit.last - start > 1 and tokens.classes[start] == "W" and tokens.line_ends(start)
    if apart and guards.is_weekday(tokens, start):
        weekday = hit.draft(hit.context.weekday(int(VALUE_OF["W", tokens.words[start]]), start, start + 1))
        weekday.last = start + 1
        dated_ = _month_day(hit)
        if dated_ is None:
            return weekday
        dated_.first = start + 1
        return [weekday, dated_]
    return _month_day(hit)


def read_dashed(hit: Hit) -> Draft | None:
    """ "25-Apr-2019"."""
    moment = day_of(int(hit.word("year")), int(hit.value("month")), int(hit.word("day")))
    return hit.draft(moment, explicit=True) if moment else None


def read_day_only(hit: Hit) -> Draft | None:
    """ "on the 25th", "by the 3rd of this month": of the month told of."""
    day = day_number(hit.word("day"))
    of = hit.words("of")
    if day is None or (hit.previous() not in _BEFORE_DAY and not of) or (of and of[-1] != "month"):
        return None
    context = hit.context
    month = context.that("M") if context.told_before else context.unit("M")
    if month is None or month.month is None or month.number < 0:
        return hit.draft(None)
    moment = day_of(month.year, month.month, day)
    if moment and context.today and not context.told_before and not of:
        way = context.direction(hit.first, hit.last) or -1
        if (moment.number - context.today.number) * way < 0:
            month = month.shifted(way)
            moment = day_of(month.year, month.month or 1, day)
    return hit.draft(moment) if moment else None


def _month_day(hit: Hit) -> Draft | None:
    month = int(hit.value("month"))
    day = day_of_month(hit.words("day"))
    if day is None:
        return None
    year, written = hit.year()
    relative = optional(hit, "rel")
    anchor = hit.context.anchor() if relative else None
    if year is None and anchor and steps_of(relative):
        same = day_of(anchor.year, month, day)
        steps = steps_of(relative)
        ahead = same is not None and same.number > anchor.first_day()
        year = anchor.year + (steps if (steps < 0) == ahead else 0)
    if year is None:
        year = _year_of_weekday(hit, month, day)
    draft = dated(hit, month, day, first=hit.first, last=hit.last, year=year, written=written)
    if draft is None:
        return None
    if hit.words("week"):
        if "week" not in hit.words("week"):
            draft.first = hit.match.end("week")
        elif draft.moment is not None:
            week = hit.draft(draft.moment.widened("W"))
            week.source = draft.source
            return week
    draft.mod = hit.mod()
    return draft


def _year_of_weekday(hit: Hit, month: int, day: int) -> int | None:
    """ "Sunday, Dec. 4": the one year about now in which it is a Sunday, where the likeliest is none."""
    weekday = hit.tokens.classes.find("W", hit.first, hit.last)
    context = hit.context
    if weekday < 0 or LATER_YEAR.match(hit.tokens.classes, hit.last):
        return None
    likely = context.year_for(month, hit.first, hit.last, day=day)
    number = int(VALUE_OF["W", hit.tokens.words[weekday]])
    for year in (likely, likely - 1, likely + 1) if likely else ():
        moment = day_of(year, month, day)
        if moment and (moment.number - 1) % 7 + 1 == number:
            return year
    return likely


def read_day_list(hit: Hit) -> list[Draft] | None:
    month = int(hit.value("month"))
    year, written = hit.year()
    start, end = hit.match.span("days")
    days = [place for place in range(start, end) if hit.tokens.classes[place] in "do"]
    after = hit.match.start("month") < start
    drafts: list[Draft] = []
    for place in days:
        day = day_number(hit.tokens.words[place])
        ends = place == days[-1] or (after and _of_something_else(hit, days[days.index(place) + 1]))
        if day is None:
            return None
        first = hit.first if place == days[0] else place
        last = place + 1 if place != days[-1] else hit.last
        draft = dated(hit, month, day, first=first, last=last, year=year, written=written)
        if draft is None:
            return None
        drafts.append(draft)
        if ends:
            break
    return drafts


def _of_something_else(hit: Hit, place: int) -> bool:
    """ "on July 5, the 60th anniversary": an ordinal that is no further day."""
    words, classes = hit.tokens.words, hit.tokens.classes
    counts = classes[place] == "o" and words[place - 1] == "the" and classes[place + 1 : place + 2] == "X"
    return counts or day_number(words[place]) is None


def read_month(hit: Hit) -> Draft | None:
    context, tokens = hit.context, hit.tokens
    place = hit.match.start("month")
    if not guards.is_month(tokens, place, alone=hit.first == place and hit.match.start("year") < 0):
        return None
    month = int(hit.value("month"))
    year, written = year_written(hit)
    if year is not None:
        return hit.draft(month_of(year, month), explicit=written, mod=hit.mod())
    moment = context.month(month, hit.first, hit.last)
    relative = hit.words("rel")
    anchor = context.anchor() if relative else None
    if anchor and anchor.month:
        steps = steps_of(relative)
        if context.last and context.last.number > 0 and FOLLOWING.intersection(relative):
            told = context.last
            context.source = "context"
            same_year = month_of(told.year, month).first_day() > told.first_day()
            moment = month_of(told.year + (0 if same_year and told.month else 1), month)
        elif any(word in ("that", "same") for word in relative) and context.running:
            moment = month_of(context.running.year, month)
        elif steps:
            year = anchor.year
            if steps < 0 and month >= anchor.month:
                year -= 1
            if steps > 0 and month <= anchor.month:
                year += 1
            moment = month_of(year, month)
        elif "this" in relative:
            moment = month_of(anchor.year, month)
    draft = hit.draft(moment, mod=hit.mod())
    if tokens.words[hit.first] == "the" and "-" in hit.words("mod") and hit.following().isalpha():
        draft.first += 1  # "the late-November trip": the article belongs to the trip
    return draft


def read_month_pair(hit: Hit) -> list[Draft] | None:
    """ "from October to March", "the July-September quarter": two months that follow on one another."""
    places = hit.match.start("one"), hit.match.start("two")
    if not all(guards.is_month(hit.tokens, place, alone=True) for place in places):
        return None
    context = hit.context
    one, two = (int(VALUE_OF["M", hit.tokens.words[place]]) for place in places)
    begins = context.year_for(one, places[0], places[0] + 1)
    ends = context.year_for(two, places[1], places[1] + 1)
    if begins is None or ends is None:
        moments: tuple[Moment | None, Moment | None] = None, None
    elif not context.narrative:
        moments = month_of(ends - (one > two), one), month_of(ends, two)
    else:
        begins = _year_about(context.running, begins, one, two) if one > two else begins
        moments = month_of(begins, one), month_of(begins + (one > two), two)
    drafts = []
    for place, moment in zip(places, moments, strict=True):
        draft = hit.draft(moment)
        draft.first, draft.last = place, place + 1
        drafts.append(draft)
    return drafts


def _year_about(running: Moment | None, year: int, one: int, two: int) -> int:
    """The year in which a winter from month ``one`` to ``two`` begins that the story is in or nearest to."""
    if running is None or running.month is None:
        return year
    here = running.year * 12 + running.month

    def away(begins: int) -> int:
        return max(begins * 12 + one - here, here - (begins + 1) * 12 - two, 0)

    return min((year + 1, year, year - 1), key=away)


def read_fiscal(hit: Hit) -> Draft | None:
    return hit.draft(year_of(int(hit.word("year"))), explicit=True, mod=hit.mod())


def read_year_pair(hit: Hit) -> list[Draft] | Draft | None:
    tokens = hit.tokens
    place = hit.first
    glued = (
        tokens.ends[place] == tokens.starts[place + 1] and tokens.ends[place + 1] == tokens.starts[place + 2]
    )
    first, last = int(tokens.words[place]), tokens.words[place + 2]
    if not guards.is_year(tokens, place):
        return None
    if not glued or len(last) != 2 or not last.isdigit() or int(last) <= first % 100:
        draft = hit.draft(year_of(first), explicit=True)
        draft.last = place + 1
        return draft
    one, two = (
        hit.draft(year_of(first), explicit=True),
        hit.draft(year_of(first // 100 * 100 + int(last)), explicit=True),
    )
    one.last, two.first = place + 1, place + 2
    return [one, two]


def read_year(hit: Hit) -> Draft | None:
    place = hit.match.start("year")
    if not guards.is_year(hit.tokens, place):
        return None
    draft = hit.draft(year_of(int(hit.word("year"))), explicit=True, mod=hit.mod())
    if hit.first < place and hit.match.start("mod") < 0 and hit.tokens.words[place - 1] != "year":
        draft.first = place
    return draft


_BEFORE_SHORT_YEAR: Final = frozenset(
    ("since", "in", "of", "from", "by", "until", "to", "through", "before", "after")
)


def read_short_year(hit: Hit) -> Draft | None:
    """ "since '82", "in May '68": the last such year by the day of publication."""
    word = hit.tokens.words[hit.last - 1]
    if hit.match.start("month") < 0 and hit.previous() not in _BEFORE_SHORT_YEAR:
        return None
    if not word[1:].isascii():
        return None
    latest = hit.context.published.year if hit.context.published else MAX_SHORT_YEAR
    year = latest - (latest - int(word[1:])) % 100
    hit.context.source = "published" if hit.context.published else "text"
    if hit.match.start("month") < 0:
        return hit.draft(year_of(year))
    name = hit.value("month")
    return hit.draft(month_of(year, int(name)) if name.isdigit() else season_of(year, name))
