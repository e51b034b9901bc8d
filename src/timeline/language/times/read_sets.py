"""What comes again and again: "every year", "daily", "twice a week", "on Mondays"."""

from __future__ import annotations

from timeline.language.times import guards, timex
from timeline.language.times.calendar import day_of
from timeline.language.times.hits import Draft, Hit, day_number
from timeline.language.times.numerals import count_of
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import WORDS

_LEAP_YEAR = 2000
"""29 February is a day of every calendar here."""


def read_set(hit: Hit) -> Draft | None:
    """ "every year", "every two weeks", "every other day", "each third month"."""
    unit, clock = hit.unit()
    words = hit.words("num")
    step = VALUE_OF["v", hit.word("every")]
    count = count_of(words) if words else float(step)
    if words and words[0] in WORDS["ordinal"]:
        count = float(WORDS["ordinal"][words[0]])
    if hit.tokens.words[hit.first] == "per" and clock:
        return None
    return Draft(hit.first, hit.last, "SET", timex.duration(unit, count, clock=clock))


def read_frequency(hit: Hit) -> Draft | None:
    """ "daily", "annually"."""
    if not guards.is_frequency(hit.tokens, hit.first):
        return None
    return Draft(hit.first, hit.last, "SET", str(VALUE_OF["V", hit.tokens.words[hit.first]]))


def read_weekday_set(hit: Hit) -> Draft | None:
    """ "every Monday", "each summer"."""
    letter, word = hit.tokens.classes[hit.last - 1], hit.tokens.words[hit.last - 1]
    value = VALUE_OF[letter, word]
    if letter == "W":
        return Draft(hit.first, hit.last, "SET", f"XXXX-WXX-{value}")
    if letter == "M":
        return Draft(hit.first, hit.last, "SET", f"XXXX-{value:02}")
    if letter == "S":
        return Draft(hit.first, hit.last, "SET", f"XXXX-{value}")
    return Draft(hit.first, hit.last, "SET", f"XXXX-XX-XXT{value}")


def read_set_day(hit: Hit) -> Draft | None:
    """ "every 4 July", "each May 9": that day of any year."""
    letter = "" if hit.match.start("month") >= 0 else "2"
    day = day_number(hit.word("day" + letter))
    month = int(hit.value("month" + letter))
    if day is None or day_of(_LEAP_YEAR, month, day) is None:
        return None
    return Draft(hit.first, hit.last, "SET", f"XXXX-{month:02}-{day:02}")


def read_occasions(hit: Hit) -> Draft | None:
    """ "twice a week", "three times a year": the unit it comes in."""
    unit, clock = hit.unit()
    words = hit.tokens.words
    if (words[hit.first] == "times") or words[hit.last - 1].endswith("s"):
        return None
    return Draft(hit.first, hit.last, "SET", timex.duration(unit, 1, clock=clock))
