"""Weekdays, "yesterday", parts of the day and clock times."""

from __future__ import annotations

import re

from timeline.language.times import guards, timex
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
    relative_unit,
    steps_of,
)
from timeline.language.times.numerals import count_of
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import WORDS


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
    if "this" in relative:
        monday = base.number - (base.number - 1) % 7
        return Moment("D", monday + weekday - 1)
    if steps > 0:
        return Moment("D", weekday_near(base.number + 1, weekday, 1))
    return Moment("D", weekday_near(base.number - 1, weekday, -1))


def read_weekday(hit: Hit) -> Draft | None:
    place = hit.match.start("day")
    if not guards.is_weekday(hit.tokens, place):
        return None
    return hit.draft(_weekday_moment(hit), mod=hit.mod())


def _deictic_moment(hit: Hit, place: int, end: int) -> Moment | None:
    context = hit.context
    word = " ".join(hit.tokens.words[place:end])
    today = context.today
    if context.narrative and context.day and context.published is None:
        today = context.day
    context.source = "published"
    return today.shifted(int(VALUE_OF["D", word])) if today else None


def read_deictic(hit: Hit) -> Draft | None:
    start, end = hit.match.span("word")
    draft = hit.draft(_deictic_moment(hit, start, end), mod=hit.mod())
    if hit.tokens.words[start] == "tonight":
        return at_part(draft, "NI")
    return draft


def read_part_day(hit: Hit) -> Draft | None:
    start = hit.match.start("day")
    if hit.tokens.classes[start] == "W":
        if not guards.is_weekday(hit.tokens, start):
            return None
        moment = _weekday_moment(hit)
    else:
        moment = _deictic_moment(hit, start, start + 1)
    return at_part(hit.draft(moment, mod=hit.mod()), hit.value("part"))


def read_part_of(hit: Hit) -> Draft | None:
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
    elif classes[end - 1] == "W":
        draft = hit.draft(hit.context.weekday(int(VALUE_OF["W", words[end - 1]]), hit.first, hit.last))
    elif words[end - 1] == "day":
        draft = hit.draft(relative_unit(hit.context, words[start:end], "D"))
    else:
        return None
    return at_part(draft, str(VALUE_OF["P", part])) if draft else None


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
    return at_part(hit.draft(moment, mod=hit.mod()), hit.value("part"))


def read_part(hit: Hit) -> Draft | None:
    word = hit.tokens.words[hit.last - 1]
    if word in ("morning", "evening", "afternoon") and hit.tokens.words[hit.first] != "the":
        return None
    if word not in (
        "overnight",
        "midnight",
        "noon",
        "midday",
        "dawn",
        "dusk",
        "nightfall",
        "night",
        "morning",
        "evening",
        "afternoon",
        "daybreak",
    ):
        return None
    if word == "night" and hit.previous() == "at" and hit.last - hit.first == 1:
        return Draft(hit.first, hit.last, "TIME", "XXXX-XX-XXTNI")
    if word == "night" and hit.previous() not in ("by", "during", "through"):
        return None
    if hit.following() == "of" or (
        word != "overnight"
        and hit.previous()
        not in (
            "at",
            "by",
            "before",
            "until",
            "after",
            "around",
            "from",
            "since",
            "during",
            "in",
            "through",
            "about",
        )
    ):
        return None
    if hit.following() == "on" and hit.tokens.classes[hit.last + 1 : hit.last + 2] in tuple("dMWo"):
        return None  # "midnight on 7 May": the date follows and says more
    if hit.following() in ("school", "club", "clubs", "vision", "shift"):
        return None
    context = hit.context
    follows = context.narrative or hit.tokens.words[hit.first] == "the"
    base = (context.day or context.today) if follows else (context.today or context.day)
    context.source = "context" if base == context.day else "published"
    return at_part(hit.draft(base), hit.value("part")) if base else None


def _clock_value(hit: Hit, start: int, end: int) -> str | None:
    words, classes = hit.tokens.words, hit.tokens.classes
    half: int | None = None
    zone = ""
    for place in range(start, end):
        if classes[place] == "m":
            half = int(VALUE_OF["m", words[place]])
        if classes[place] == "z":
            zone = str(WORDS["zone"].get(words[place], ""))
    word = words[start]
    minute: int | None
    if classes[start] == "P":
        return str(VALUE_OF["P", word])
    if ":" in word:
        parts = word.split(":")
        hour, minute = int(parts[0]), int(parts[1])
    elif classes[start] in "Yn":
        if not re.fullmatch(r"[0-2]\d[0-5]\d", word):
            return None
        hour, minute = int(word[:2]), int(word[2:])
    else:
        hour, minute = int(count_of([word]) or 0), 0
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    value = timex.clock(hour, minute)
    return value[1:] + zone if value else None


def read_clock(hit: Hit) -> Draft | None:
    if hit.last - hit.first == 1 and not guards.is_clock(hit.tokens, hit.first):
        return None
    if hit.tokens.classes[hit.first] in "nY" and not guards.is_military_clock(hit.tokens, hit.first):
        return None
    value = _clock_value(hit, hit.first, hit.last)
    if value is None:
        return None
    context = hit.context
    base = (context.day or context.today) if context.narrative else (context.day_said or context.today)
    context.source = "context" if context.day else "published"
    return at_part(hit.draft(base), value)


def read_clock_on(hit: Hit) -> Draft | None:
    start, end = hit.match.span("clock")
    value = _clock_value(hit, start, end)
    first, last = hit.match.span("on")
    if value is None:
        return None
    classes = hit.tokens.classes
    if first < 0:
        year, written = hit.year()
        month, day = int(hit.value("month")), day_number(hit.word("dom"))
        draft = day and dated(hit, month, day, first=hit.first, last=hit.last, year=year, written=written)
        return at_part(draft, value) if draft else None
    if classes[last - 1] == "W":
        moment = hit.context.weekday(int(VALUE_OF["W", hit.tokens.words[last - 1]]), hit.first, hit.last)
    else:
        moment = _deictic_moment(hit, first, last)
    return at_part(hit.draft(moment), value)


def read_weekday_set(hit: Hit) -> Draft | None:
    letter, word = hit.tokens.classes[hit.last - 1], hit.tokens.words[hit.last - 1]
    value = VALUE_OF[letter, word]
    if letter == "W":
        return Draft(hit.first, hit.last, "SET", f"XXXX-WXX-{value}")
    if letter == "M":
        return Draft(hit.first, hit.last, "SET", f"XXXX-{value:02}")
    if letter == "S":
        return Draft(hit.first, hit.last, "SET", f"XXXX-{value}")
    return Draft(hit.first, hit.last, "SET", f"XXXX-XX-XXT{value}")
