"""Weekdays, "yesterday", parts of the day and clock times."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from timeline.language.times import guards
from timeline.language.times.calendar import (
    Moment,
    weekday_near,
)
from timeline.language.times.hits import (
    FOLLOWING,
    Draft,
    Hit,
    at_part,
    dated,
    day_number,
    goes_on,
    not_yet,
    relative_unit,
    steps_of,
)
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import CUES


def _weekday_moment(hit: Hit) -> Moment | None:
    context = hit.context
    place = hit.match.start("day")
    weekday = int(VALUE_OF["W", hit.tokens.words[place]])
    relative = hit.words("rel")
    if not relative:
        return context.weekday(weekday, hit.first, hit.last)
    if any(word in FOLLOWING or word in ("that", "same", "previous", "preceding") for word in relative) or (
        "next" in relative and goes_on(hit)
    ):
        base = context.day or context.today
        context.source = "context"
    else:
        base = context.today if not context.narrative else context.day or context.today
        context.source = "published" if base == context.today else "context"
    if base is None:
        return None
    steps = steps_of(relative)
    if "this" in relative and not steps:
        monday = base.number - (base.number - 1) % 7
        return Moment("D", monday + weekday - 1)
    if steps > 0:
        return Moment("D", weekday_near(base.number + 1, weekday, 1))
    return Moment("D", weekday_near(base.number - 1, weekday, -1))


def read_weekday(hit: Hit) -> Draft | None:
    place = hit.match.start("day")
    if not guards.is_weekday(hit.tokens, place):
        return None
    word, rel = hit.tokens.words[place], hit.words("rel")
    if word.endswith("days") and not rel:
        return Draft(hit.first, hit.last, "SET", f"XXXX-WXX-{VALUE_OF['W', word]}")
    return hit.without_comparison(hit.draft(_weekday_moment(hit), mod=hit.mod()))


def read_weekday_week(hit: Hit) -> Draft | None:
    """ "Friday week", "tomorrow fortnight": so many weeks after the next such day."""
    place = hit.match.start("day")
    weeks = {"week": 1, "fortnight": 2}.get(hit.tokens.words[hit.last - 1])
    bare = hit.tokens.classes[place] == "W"
    if weeks is None or hit.following() == "-":
        return _without_the_unit(hit, place)
    return hit.draft(weeks_after(hit, place, weeks) if bare else _weeks_from(hit, place, weeks))


def weeks_after(hit: Hit, place: int, weeks: int) -> Moment | None:
    """The day that lies so many weeks after the next weekday named at ``place``."""
    today = hit.context.anchor()
    if today is None or today.number < 0:
        return None
    weekday = int(VALUE_OF["W", hit.tokens.words[place]])
    return Moment("D", weekday_near(today.first_day(), weekday, 1) + 7 * weeks)


def _weeks_from(hit: Hit, place: int, weeks: int) -> Moment | None:
    day = deictic_moment(hit, place, place + 1)
    return day.shifted(7 * weeks) if day else None


def _without_the_unit(hit: Hit, place: int) -> Draft | None:
    """ "Friday" alone, where what follows belongs to something else."""
    if hit.tokens.classes[place] == "D":
        draft = hit.draft(deictic_moment(hit, place, place + 1))
    elif guards.is_weekday(hit.tokens, place) and not hit.tokens.words[place].endswith("days"):
        weekday = int(VALUE_OF["W", hit.tokens.words[place]])
        draft = hit.draft(hit.context.weekday(weekday, place, place + 1))
    else:
        return None
    draft.last = place + 1
    return draft


def deictic_moment(hit: Hit, place: int, end: int) -> Moment | None:
    context = hit.context
    word = " ".join(hit.tokens.words[place:end])
    today = context.today
    if context.narrative and context.day and context.published is None:
        today = context.day
    context.source = "published"
    return today.shifted(int(VALUE_OF["D", word])) if today else None


_OF_THIS_AGE: Final = frozenset(CUES["of_this_age"])
"""After "today's" these say that it means nowadays."""
_IS: Final = frozenset(("is", "are", "has", "and"))


def read_deictic(hit: Hit) -> Draft | None:
    start, end = hit.match.span("word")
    if hit.tokens.capital(start) and hit.tokens.capital(start - 1) and hit.tokens.classes[start - 1] == "X":
        return None  # "USA Today"
    if (
        hit.previous() == "of"
        and hit.tokens.words[start] == "tomorrow"
        and hit.following() not in ("'s", "’s")
    ):
        return None  # "the leaders of tomorrow"
    if hit.tokens.words[start] == "today" and hit.following() in ("'s", "’s"):
        if hit.following(1) in _OF_THIS_AGE:
            return None  # "today's youth"
        if hit.tokens.capital(hit.last + 1) and (
            hit.tokens.classes[hit.last + 2 : hit.last + 3] in ("", ".", ",", "¶") or hit.following(2) in _IS
        ):
            return Draft(hit.first, hit.last, "DATE", "PRESENT_REF")  # "today's Russia"
    draft = hit.draft(deictic_moment(hit, start, end), mod=hit.mod())
    if hit.tokens.words[start] == "tonight":
        return at_part(draft, "NI")
    return draft


def read_part_day(hit: Hit) -> Draft | None:
    start = hit.match.start("day")
    if hit.tokens.classes[start] == "W":
        if not guards.is_weekday(hit.tokens, start):
            return None
        if hit.tokens.words[hit.last - 1].endswith("s") and not hit.words("rel"):
            weekday = VALUE_OF["W", hit.tokens.words[start]]
            return Draft(hit.first, hit.last, "SET", f"XXXX-WXX-{weekday}T{hit.value('part')}")
        moment = _weekday_moment(hit)
    else:
        moment = deictic_moment(hit, start, start + 1)
    return at_part(hit.draft(moment, mod=hit.mod()), hit.value("part"))


def read_part_of(hit: Hit) -> Draft | list[Draft] | None:
    start, end = hit.match.span("rest")
    classes, words = hit.tokens.classes, hit.tokens.words
    part = next(words[p] for p in range(hit.first, start) if classes[p] == "P")
    months = [p for p in range(start, end) if classes[p] == "M"]
    days = [p for p in range(start, end) if classes[p] in "do"]
    draft: Draft | None
    if months and days:
        day = day_number(words[days[0]])
        year = next((int(words[p]) for p in range(start, end) if classes[p] == "Y"), None)
        if day is None:
            return None
        month = int(VALUE_OF["M", words[months[0]]])
        draft = dated(hit, month, day, first=hit.first, last=hit.last, year=year, written=year is not None)
        if draft and len(days) == 2:
            return _night_between(hit, draft, str(VALUE_OF["P", part]), days)
    elif classes[end - 1] == "W":
        draft = hit.draft(hit.context.weekday(int(VALUE_OF["W", words[end - 1]]), hit.first, hit.last))
    elif words[end - 1] == "day":
        draft = hit.draft(relative_unit(hit.context, words[start:end], "D"))
    else:
        return None
    return at_part(draft, str(VALUE_OF["P", part])) if draft else None


def _night_between(hit: Hit, first: Draft, part: str, days: list[int]) -> list[Draft] | None:
    """ "the night of 3-4 May": the night of the 3rd, and the day it ends on."""
    words = hit.tokens.words
    one, two = (day_number(words[place]) for place in days)
    if one is None or two is None or first.moment is None:
        return None
    if two < one:
        return [at_part(first, part)]  # "the night of 31-1 May": of which month is left open
    second = replace(first, first=days[1], moment=first.moment.shifted(two - one))
    if second.moment is None or not second.moment.valid:
        return None
    second.value, second.span = second.moment.timex(), second.moment.span()
    first.last = days[0] + 1
    return [at_part(first, part), second]


def read_this_part(hit: Hit) -> Draft | None:
    relative = hit.words("rel")
    context = hit.context
    if (
        any(word in ("that", "same", "following", "previous") for word in relative)
        or context.narrative
        or "next" in relative
    ):
        base, context.source = context.day or context.today, "context"
        steps = steps_of(relative)
    else:
        base, context.source = context.today, "published"
        steps = steps_of(relative)
    moment = base.shifted(steps) if base else None
    if moment and not_yet(hit, moment):
        moment = None
    return at_part(hit.draft(moment, mod=hit.mod()), hit.value("part"))


_PARTS: Final = frozenset(
    ("overnight", "midnight", "noon", "midday", "dawn", "dusk", "nightfall", "daybreak", "sunrise", "sunset")
)
"""Parts of a day that need no article."""
_PARTS_WITH_ARTICLE: Final = frozenset(("night", "morning", "evening", "afternoon"))
_THROUGH: Final = frozenset(("by", "during", "through"))
_BEFORE_PART: Final = frozenset(
    (
        "at",
        "by",
        "before",
        "until",
        "till",
        "after",
        "around",
        "from",
        "since",
        "during",
        "in",
        "through",
        "about",
    )
)
_NIGHT_NOUNS: Final = frozenset(("school", "club", "clubs", "vision", "shift"))


def read_part(hit: Hit) -> Draft | None:
    """ "overnight", "by dawn", "in the evening", "by mid-afternoon"; "at night" is any night."""
    tokens = hit.tokens
    word = tokens.words[hit.last - 1]
    bare = hit.last - hit.first == 1
    if word == "night" and hit.previous() == "at" and bare:
        return Draft(hit.first, hit.last, "TIME", "XXXX-XX-XXTNI")
    if word not in _PARTS | _PARTS_WITH_ARTICLE or hit.following() in {"of", *_NIGHT_NOUNS}:
        return None
    if word in _PARTS_WITH_ARTICLE and bare and (word != "night" or hit.previous() not in _THROUGH):
        return None
    if word == "night" and not bare and hit.previous() not in _THROUGH:
        return None
    if word != "overnight" and hit.previous() not in _BEFORE_PART:
        return None
    if hit.following() == "on" and tokens.classes[hit.last + 1 : hit.last + 2] in tuple("dMWo"):
        return None  # "midnight on 7 May": the date follows and says more
    context = hit.context
    follows = context.narrative or tokens.words[hit.first] == "the"
    base = (context.day or context.today) if follows else (context.today or context.day)
    context.source = "context" if base == context.day else "published"
    return at_part(hit.draft(base, mod=hit.mod()), hit.value("part")) if base else None
