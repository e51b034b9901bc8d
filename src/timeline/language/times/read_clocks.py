"""Clock times: "10:35", "3 p.m. on Friday", "4 in the morning", "1430 GMT"."""

from __future__ import annotations

import re
from typing import Final

from timeline.language.times import guards, timex
from timeline.language.times.hits import Draft, Hit, at_part, dated, day_number
from timeline.language.times.numerals import count_of
from timeline.language.times.read_days import deictic_moment
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import WORDS

BEFORE_CLOCK: Final = frozenset(
    ("at", "by", "around", "about", "until", "till", "before", "after", "since", "from")
)
_POINTED: Final = re.compile(r"\d{1,2}\.[0-5]\d")
"""A clock time written "10.30", as before "am"."""
_ON_DATE: Final = re.compile(
    r"t?(?:W,?)?(?:t?(?P<day>[do])F?(?P<month>M)|(?P<month2>M)t?(?P<day2>[do]))(?P<year>,?F?Y)?"
    r"|(?P<weekday>W)|(?P<deictic>D)(?!_)"
)
"""After "at 10:35 on": the day it was."""
_DAY_BESIDE: Final = re.compile(r"(?P<weekday>W)|(?P<deictic>D)(?!_)")
"""The day it was, without "on": "9 to 11 am Friday"."""


def clock_value(hit: Hit, start: int, end: int) -> str | None:
    """The time of day that some tokens name, "T" left out; None where it is none."""
    words, classes = hit.tokens.words, hit.tokens.classes
    half: int | None = None
    zone = ""
    for place in range(start, end):
        if classes[place] == "m":
            half = int(VALUE_OF["m", words[place]])
        if classes[place] == "z":
            zone = str(WORDS["zone"].get(words[place], ""))
    start = next((p for p in range(start, end) if classes[p] not in "e_-"), start)  # "mid-afternoon"
    word = words[start]
    minute: int | None
    if classes[start] == "P":
        return str(VALUE_OF["P", word])
    if ":" in word or _POINTED.fullmatch(word):
        parts = re.split("[:.]", word)
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


def _day_named_after(hit: Hit) -> Draft | None:
    """The day that "on 25 April", "on Friday" after a clock time names."""
    place = hit.last
    if hit.tokens.words[place + 1 : place + 2] == ["time"] and hit.tokens.capital(place):
        place += 2  # "Baghdad time"
    on = _ON_DATE.match(hit.tokens.classes, place + 1)
    if hit.tokens.words[place : place + 1] != ["on"]:
        on = _DAY_BESIDE.match(hit.tokens.classes, hit.last)
    if on is None:
        return None
    start, end = on.span()
    if on.start("weekday") >= 0:
        weekday = int(VALUE_OF["W", hit.tokens.words[on.start("weekday")]])
        return hit.draft(hit.context.weekday(weekday, start, end))
    if on.start("deictic") >= 0:
        return hit.draft(deictic_moment(hit, start, end))
    letter = "" if on.start("month") >= 0 else "2"
    day = day_number(hit.tokens.words[on.start("day" + letter)])
    month = int(VALUE_OF["M", hit.tokens.words[on.start("month" + letter)]])
    year, written = hit.year_in(*on.span("year"))
    return dated(hit, month, day, first=start, last=end, year=year, written=written) if day else None


def read_clock(hit: Hit) -> Draft | None:
    if hit.last - hit.first == 1 and not guards.is_clock(hit.tokens, hit.first):
        return None
    figures = hit.tokens.classes[hit.first] in "nY" and "." not in hit.tokens.words[hit.first]
    if figures and not guards.is_military_clock(hit.tokens, hit.first):
        return None
    value = clock_value(hit, hit.first, hit.last)
    if value is None:
        return None
    return at_part(day_of_clock(hit), value)


def in_part(word: str, part: str) -> str | None:
    """The clock time of "4", "3:30" or "ten" in the morning or afternoon."""
    after = {"MO": 0, "AF": 12, "EV": 12, "NI": 12}.get(part)
    hour, _, minute = word.partition(":")
    number = int(hour) if hour.isdigit() else int(count_of([hour]) or 0)
    if after is None or not 1 <= number <= 12:
        return None
    value = timex.clock(number % 12 + after, int(minute[:2] or 0) if minute else 0)
    return value[1:] if value else None


def day_of_clock(hit: Hit) -> Draft:
    """The day a clock time belongs to: the one named after it, the one told of, or publication."""
    if named := _day_named_after(hit):
        named.first, named.last = hit.first, hit.last
        return named
    context = hit.context
    context.source = "context" if context.day else "published"
    return hit.draft(context.day or context.today)


def read_hours_clock(hit: Hit) -> Draft | None:
    """ "at 0415 hours", "by 1430 hours"; 2,000 hours are many."""
    word = hit.tokens.words[hit.first]
    if hit.tokens.words[hit.last - 1] != "hours" or (hit.previous() not in BEFORE_CLOCK and word[0] != "0"):
        return None
    value = clock_value(hit, hit.first, hit.first + 1)
    return at_part(day_of_clock(hit), value) if value else None


def read_clock_on(hit: Hit) -> Draft | None:
    start, end = hit.match.span("clock")
    value = clock_value(hit, start, end)
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
        moment = deictic_moment(hit, first, last)
    return at_part(hit.draft(moment), value)


def read_clock_in(hit: Hit) -> Draft | None:
    """ "4 in the morning", "3:30 in the afternoon"."""
    words = hit.words("clock")
    if hit.tokens.classes[hit.first] != "T" and len(words) == 1 and hit.previous() not in BEFORE_CLOCK:
        return None
    value = in_part(words[0], str(VALUE_OF["P", hit.tokens.words[hit.last - 1]]))
    return at_part(day_of_clock(hit), value) if value else None
