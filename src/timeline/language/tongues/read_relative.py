"""Readings of what counts from publication day: "last week", "three days ago", "on Friday", "yesterday"."""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.language.times import timex
from timeline.language.times.calendar import Moment, Unit, month_of, weekday_near, year_of
from timeline.language.tongues.hits import Draft, Hit

_UNITS: Final[dict[str, Unit]] = {
    "D": "D", "W": "W", "WE": "WE", "M": "M", "Q": "Q", "H": "H", "Y": "Y", "E": "E", "C": "C",
}  # fmt: skip


def read_day_word(hit: Hit) -> list[Draft]:
    """ "Yesterday", "today", "the day after tomorrow"; with an article it is another word: "la mañana"."""
    before = hit.first - 1
    if hit.tokens.letter(before) in ("i", "r") and hit.tokens.word(before) != "a":
        return []
    today = hit.context.from_today()
    return [hit.draft(today.shifted(int(hit.value("t") or 0)) if today else None)]


def read_reference(hit: Hit) -> list[Draft]:
    """ "Now", "recently"."""
    return [Draft(hit.first, hit.last, hit.tokens.values[hit.first])]


def read_unit(hit: Hit) -> list[Draft]:
    """ "Last week", "this year", "next month", with "beginning of" or "end of"."""
    unit = hit.unit()
    if unit in ("D", "half"):
        return []  # "that day", "the next day": a day of the story, not of the calendar
    draft = hit.draft(_beside_today(hit, unit, hit.shift()), mod=hit.mod())
    if hit.tokens.word(hit.first) == "der" and not hit.tokens.word(hit.first + 1).endswith("n"):
        draft.first += 1  # "der Gipfel, der vorige Woche ..." has a pronoun
    return [draft]


def read_compound(hit: Hit) -> list[Draft]:
    """One word for unit and shift: 去年, торік."""
    compound = hit.compound()
    assert compound is not None
    return [hit.draft(_beside_today(hit, *compound), mod=hit.mod())]


def read_part_of_unit(hit: Hit) -> list[Draft]:
    """ "The end of the year", "Jahresende": this one."""
    named = hit.value("Z")
    unit = named.split()[0] if named else hit.unit()
    return [] if unit == "D" else [hit.draft(_beside_today(hit, unit, 0), mod=hit.mod())]


def _beside_today(hit: Hit, unit: str, steps: int) -> Moment | None:
    today = hit.context.from_today()
    here = today.widened(_UNITS[unit]) if today else None
    return here.shifted(steps) if here else None


def read_ago(hit: Hit) -> list[Draft]:
    """ "Three days ago" is a day, "two weeks ago" a week, "ten years ago" a year."""
    return _counted(hit, -1, "PAST_REF")


def read_ahead(hit: Hit) -> list[Draft]:
    """ "In two weeks", "two weeks later"."""
    return _counted(hit, 1, "FUTURE_REF")


def _counted(hit: Hit, direction: int, vague: str) -> list[Draft]:
    count, unit = hit.count(), hit.unit()
    counted = hit.place("n29#") is not None
    if count is None or not (counted or _stands_alone(hit)):
        return [Draft(hit.first, hit.last, vague)]
    if count != int(count) and unit == "Y":
        count, unit = count * 12, "M"
    if _split_number(hit) or count != int(count) or unit == "half":
        return []
    base = None
    if hit.value("AB") == "told":
        if hit.tokens.letter(hit.last) in ("i", "l"):
            return []  # "two years after the war" is a length
        base = hit.context.told_day(hit.first)
    base = base or hit.context.from_today()
    return [hit.draft(_moved(base, unit, direction * int(count)) if base else None, mod=hit.mod())]


def _stands_alone(hit: Hit) -> bool:
    """Whether a unit without a number is one of it: "неделю назад", not "недель назад"."""
    place = hit.place("uUyYQ")
    return place is not None and hit.tokens.words[place] in hit.tokens.vocabulary.sets["alone"]


def _moved(today: Moment, unit: str, steps: int) -> Moment | None:
    match unit:
        case "D":
            return today.shifted(steps)
        case "M":
            day = date.fromordinal(today.number)
            return month_of(day.year, day.month).shifted(steps)
        case "Y":
            return year_of(today.year + steps)
        case "E":
            return year_of(today.year + 10 * steps)
        case "C":
            return year_of(today.year + 100 * steps)
    here = today.widened(_UNITS[unit])
    return here.shifted(steps) if here else None


def read_duration(hit: Hit) -> list[Draft]:
    """ "Six months"; not an age, not part of a longer number."""
    if _split_number(hit) or _is_age(hit) or hit.unit() == "half":
        return []
    if _is_some_day(hit):
        return []
    if hit.tokens.language == "zh" and hit.unit() == "Y" and hit.tokens.letter(hit.first) == "#":
        return []
    return [Draft(hit.first, hit.last, timex.duration(hit.unit(), hit.count()), "DURATION")]


def _is_some_day(hit: Hit) -> bool:
    """ "un jour", "ein Tag", "bir gün"."""
    return hit.unit() == "D" and hit.count() == 1 and hit.tokens.letters[hit.first] == "n"


def _is_age(hit: Hit) -> bool:
    """ "35 Jahre alt", "Le diplomate de 35 ans, ..."."""
    tokens, count = hit.tokens, hit.count()
    if tokens.word(hit.last) in tokens.vocabulary.sets["age"]:
        return True
    grown = hit.unit() == "Y" and count is not None and 16 <= count <= 110
    return grown and tokens.letter(hit.first - 1) == "l" and tokens.letter(hit.last) == ","


def read_half_year(hit: Hit) -> list[Draft]:
    """полгода is a length; with "ago" or "in" it names a month."""
    letters = hit.tokens.letters[hit.first : hit.last]
    steps = (
        -6
        if letters[0] == "a" or letters[-1] == "A"
        else 6
        if letters[0] in "bk" or letters[-1] == "B"
        else 0
    )
    if not steps:
        return [Draft(hit.first, hit.last, "P6M", "DURATION")]
    today = hit.context.from_today()
    return [hit.draft(_moved(today, "M", steps) if today else None)]


def read_weekend(hit: Hit) -> list[Draft]:
    """ "The weekend": the one that begins next where the clause speaks of the future, else the last one."""
    if hit.unit() != "WE":
        return []
    today = hit.context.from_today()
    here = today.widened("WE") if today else None
    if today is None or here is None:
        return [hit.draft(None)]
    begun = today.number >= here.first_day()
    ahead = hit.context.direction(hit.first, hit.last) > 0
    return [hit.draft(here if begun or ahead else here.shifted(-1))]


def read_stretch(hit: Hit) -> list[Draft]:
    """ "The last three years", "in den kommenden Monaten"."""
    counted = hit.place("n29#") is not None
    if (counted and _split_number(hit)) or hit.unit() == "half" or _is_some_day(hit):
        return []
    count = hit.count() if counted else None
    return [Draft(hit.first, hit.last, timex.duration(hit.unit(), count), "DURATION")]


def _split_number(hit: Hit) -> bool:
    """Whether the count is the end of a longer number: "4,5 Jahre", "1 500 лет"."""
    place = hit.place("n29#")
    if place is None:
        return False
    if hit.tokens.values[place] == "":
        return True  # too long for a count
    before = hit.tokens.letter(place - 1)
    if before in (".", ",", "-") and hit.tokens.letter(place - 2) in ("4", "2", "9", "#"):
        return hit.tokens.joined(place - 2, place + 1)
    return hit.tokens.letters[place] != "n" and before in ("2", "9", "#")


def read_weekday(hit: Hit) -> list[Draft]:
    """A bare weekday is publication day or the last one past; ahead where the clause speaks of the future."""
    weekday = int(hit.value("Dd") or 0)
    today = hit.context.from_today()
    if today is None:
        return [hit.draft(None)]
    if hit.tokens.word(hit.first - 1) in hit.tokens.vocabulary.sets["not_before_weekday"]:
        return []  # "окружающую среду" is the environment
    if hit.place("r") is not None:
        shift = hit.shift()
        if shift > 0:
            return [hit.draft(Moment("D", weekday_near(today.number + 1, weekday, 1)))]
        if shift < 0:
            return [hit.draft(Moment("D", weekday_near(today.number - 1, weekday, -1)))]
    ahead = hit.context.direction(hit.first, hit.last) > 0
    return [hit.draft(Moment("D", weekday_near(today.number, weekday, 1 if ahead else -1)))]


def read_weekday_of_week(hit: Hit) -> list[Draft]:
    """上周五: Friday of last week."""
    compound = hit.compound()
    place = hit.match.start("weekday")
    word = hit.tokens.word(place)
    weekday = 7 if word == "日" else int(hit.tokens.values[place] or 0)
    if compound is None or compound[0] != "W" or not 1 <= weekday <= 7 or hit.tokens.word(hit.last) == "本":
        return []
    week = _beside_today(hit, *compound)
    return [hit.draft(Moment("D", week.first_day() + weekday - 1) if week else None)]
