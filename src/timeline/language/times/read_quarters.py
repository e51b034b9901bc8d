"""Quarters and halves of a year, and the period a year before the one reported on."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from timeline.language.times import guards
from timeline.language.times.calendar import Moment, month_of, part_of_year, weekday_near, year_of
from timeline.language.times.hits import UNITS, Draft, Hit
from timeline.language.times.numerals import ordinal_of
from timeline.language.times.read_counts import moved_by, year_before
from timeline.language.times.vocabulary import VALUE_OF

_MONTHS: Final = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120}


def _without_article(hit: Hit, draft: Draft) -> Draft:
    """ "the third-quarter loss": the article belongs to the loss."""
    words = hit.tokens.words
    if words[hit.first] == "the" and "-" in words[hit.first : hit.last] and hit.following().isalpha():
        draft.first += 1
    return draft


def _century(hit: Hit, unit: Literal["C", "L"], place: int) -> Draft | None:
    """ "the nineteenth century", "the third millennium"."""
    if not 1 <= place <= (30 if unit == "C" else 3):
        return None
    return hit.draft(Moment(unit, place - 1), explicit=True, mod=hit.mod())


def read_ordinal_pair(hit: Hit) -> list[Draft] | None:
    """ "the third and second centuries BC", "the first and second quarters of 2011"."""
    unit, _ = hit.unit()
    places = [ordinal_of(*(word for word in hit.words(group) if word != "-")) for group in ("one", "two")]
    starts = [hit.first, hit.match.start("two")]
    if unit not in ("C", "Q") or not hit.tokens.words[hit.match.start("unit")].endswith("s"):
        return None
    year, written = hit.year()
    drafts: list[Draft] = []
    for place, first, last in zip(places, starts, (hit.match.end("one"), hit.last), strict=True):
        moment = _ordinal_moment(hit, unit, place, year)
        if moment is None:
            return None
        draft = hit.draft(moment, explicit=written or unit == "C")
        draft.first, draft.last = first, last
        drafts.append(draft)
    return drafts


def _ordinal_moment(hit: Hit, unit: str, place: int | None, year: int | None) -> Moment | None:
    if place is None or not 1 <= place <= (30 if unit == "C" else 4):
        return None
    if unit == "C":
        before_christ = hit.match.start("era") >= 0
        return (
            Moment("C", 1 - place if before_christ else place - 1) if place > 1 or not before_christ else None
        )
    return part_of_year(year, "Q", place) if year is not None else None


def read_quarter(hit: Hit) -> Draft | None:
    """ "the third quarter", "fourth-quarter", "Q3 2011", "the first half of last year"."""
    context = hit.context
    letter: Literal["Q", "H"]
    if hit.match.start("q") >= 0 or hit.match.start("q2") >= 0:
        word = hit.word("q") or hit.word("q2")
        year, written = hit.year("qyear") if hit.word("q") else hit.year("yearq")
        if year is None and (short := word[2:] or hit.word("qyear")[-2:]).isdigit():
            year, written = 2000 + int(short), True
        if year is None and hit.previous() not in ("in", "of", "the", "for"):
            return None
        letter, place = "Q" if "q" in word else "H", int(word.strip("qh")[0] if word[0] in "qh" else word[0])
        if letter == "H" and place > 2:
            return None
    else:
        unit, clock = hit.unit()
        place_ = ordinal_of(*hit.words("nth"))
        if clock or place_ is None:
            return None
        if unit in ("C", "L"):
            return _century(hit, "C" if unit == "C" else "L", place_)
        if unit not in ("Q", "H") or not 1 <= place_ <= (4 if unit == "Q" else 2):
            return None
        letter, place = "Q" if unit == "Q" else "H", place_
        year, written = hit.year()
    if year is not None:
        return hit.draft(part_of_year(year, letter, place), explicit=written, mod=hit.mod())
    anchor = context.unit("Q" if letter == "Q" else "H")
    if anchor is None:
        return hit.draft(None)
    moment = part_of_year(anchor.year, letter, place)
    ahead = moment.number - anchor.number
    direction = context.direction(hit.first, hit.last)
    if ahead > 0 and (direction < 0 or (direction == 0 and ahead > 1)):
        moment = moment.shifted(-4 if letter == "Q" else -2)
    return _without_article(hit, hit.draft(moment, mod=hit.mod()))


def read_quarter_after(hit: Hit) -> Draft | None:
    """ "next year's first quarter", "1988's third quarter"."""
    unit, _ = hit.unit()
    place = ordinal_of(hit.word("nth"))
    year, written = hit.year()
    if unit != "Q" or place is None or year is None or place > 4:
        return None
    return hit.draft(part_of_year(year, "Q", place), explicit=written)


def read_quarter_of_year(hit: Hit) -> Draft | None:
    """ "last year's quarter", "1988's period": the quarter reported on, in that year."""
    quarter = hit.context.reporting.quarter
    year, written = hit.year()
    if quarter is None or year is None or hit.word("noun") not in ("quarter", "period"):
        return None
    return hit.draft(Moment("Q", year * 4 + quarter.number % 4), explicit=written)


def read_week_number(hit: Hit) -> Draft | None:
    """ "week 12 of 2014": a week by its ISO number; few years have a week 53."""
    number, year = hit.word("week"), int(hit.word("year"))
    week = int(number) if number.isdigit() else 0
    if hit.tokens.words[hit.first] != "week" or not 1 <= week <= 53:
        return None
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return hit.draft(Moment("D", monday.toordinal()).widened("W"), explicit=True)


def read_before_last(hit: Hit) -> Draft | None:
    """ "the week before last", "the Monday after next"."""
    steps = -2 if hit.tokens.classes[hit.match.start("way")] == "k" else 2
    start = hit.match.start("unit")
    today = hit.context.anchor()
    if today is None:
        return hit.draft(None)
    if hit.tokens.classes[start] == "W":
        weekday = int(VALUE_OF["W", hit.tokens.words[start]])
        near = weekday_near(today.first_day() + (1 if steps > 0 else -1), weekday, steps)
        return hit.draft(Moment("D", near + (7 if steps > 0 else -7)))
    unit, _ = hit.unit()
    held = today.widened(UNITS[unit]) if unit in UNITS else None
    return hit.draft(held.shifted(steps) if held else None)


def read_last_of(hit: Hit) -> Draft | None:
    """ "the final quarter of 2009", "the last day of May 2003", "the first week of May"."""
    unit, _ = hit.unit()
    if unit not in ("D", "W", "WE", "M", "Q", "H"):
        return None
    words = hit.words("nth")
    place = ordinal_of(*words) or -1
    year, written = hit.year()
    if hit.match.start("month") >= 0:
        whole = month_of(year, int(hit.value("month"))) if year is not None else None
        if whole is None and year is None:
            month = int(hit.value("month"))
            whole, written = hit.context.month(month, hit.first, hit.last), False
    else:
        whole = year_of(year) if year is not None else None
    if whole is None or not whole.valid or whole.number < 0:
        return hit.draft(None) if hit.match.start("month") >= 0 else None
    return hit.draft(_nth_within(whole, unit, place), explicit=written)


def _nth_within(whole: Moment, unit: str, place: int) -> Moment | None:
    """The nth day, week, ... that begins in a month or year; the last one for -1."""
    first, end = whole.first_day(), whole.shifted(1)
    last = end.first_day() - 1 if end.valid else 0
    if not last:
        return None
    if place > 0:
        start = Moment("D", first).widened(UNITS[unit])
        if start is None or (start.first_day() < first and unit == "WE"):
            start = start and start.shifted(1)
        found = start.shifted(place - 1) if start else None
    else:
        found = Moment("D", last).widened(UNITS[unit])
        if unit == "WE" and found and found.first_day() > last:
            found = found.shifted(-1)
    return found if found and found.valid and first - 6 <= found.first_day() <= last else None


def read_year_quarter(hit: Hit) -> Draft | None:
    """ "the 1988 quarter", "the 1988 period": where a quarter is the matter, the same one of that year."""
    quarter = hit.context.reporting.quarter
    year = int(hit.word("year"))
    noun = hit.word("noun")
    if not guards.is_year(hit.tokens, hit.match.start("year")) or noun not in ("quarter", "period"):
        return None
    if quarter is None:
        draft = hit.draft(year_of(year), explicit=True)
        draft.last -= noun == "quarter"
        return draft
    if noun == "period" and hit.context.reporting.by_year:
        return hit.draft(year_of(year), explicit=True)
    return hit.draft(Moment("Q", year * 4 + quarter.number % 4))


def read_year_ago(hit: Hit) -> Draft | None:
    """ "the year-earlier quarter", "year-ago results"."""
    unit, _ = hit.unit()
    start = hit.match.start("way")
    if hit.tokens.words[start] not in ("ago", "earlier") or unit not in UNITS:
        return None
    anchor = hit.context.anchor()
    if anchor is None:
        return hit.draft(None)
    quarter = hit.context.reporting.quarter
    moved = year_before(hit, unit) or moved_by(anchor, unit, 1, -1)
    if hit.match.start("noun") >= 0 and unit == "Y":
        noun = hit.unit("noun")[0] if hit.word("noun") not in ("period", "time") else ""
        if noun in ("Q", "M") and anchor.widened(UNITS[noun]):
            held = quarter if noun == "Q" and quarter else anchor.widened(UNITS[noun])
            moved = held.shifted(-4 if noun == "Q" else -12) if held else moved
    draft = hit.draft(moved)
    if hit.tokens.words[hit.first] == "a" or (hit.tokens.words[hit.first] == "the" and not hit.word("noun")):
        draft.first += 1
    return draft


def read_unit_year_ago(hit: Hit) -> Draft | None:
    """ "the quarter a year ago", "the same period last year", "this time last year"."""
    context = hit.context
    start = hit.match.start("of")
    word = hit.tokens.words[start]
    if word.endswith("s") or (word == "time" and hit.match.start("past") < 0):
        return None
    unit, _ = hit.unit("past" if hit.match.start("past") >= 0 else "unit")
    steps = _MONTHS.get(unit)
    held: Moment | None
    if word in ("period", "time"):
        held = context.reporting.quarter if word == "period" and not context.reporting.by_year else None
        held = held or context.unit("Y")
    else:
        name = str(VALUE_OF["U", word])
        if name not in UNITS:
            return None
        held = context.reporting.quarter if name == "Q" else None
        held = held or (context.that(UNITS[name]) if context.narrative else context.unit(UNITS[name]))
    if steps is None or held is None:
        return hit.draft(None)
    return hit.draft(held.months_before(steps))
