"""Years of our era and before it: "AD 70", "264-146 BC", "2 August 216 BC", "the third millennium BC"."""

from __future__ import annotations

import re

from timeline.language.times.calendar import (
    Moment,
    day_of,
    month_of,
    season_of,
    year_of,
)
from timeline.language.times.hits import (
    Draft,
    Hit,
    day_of_month,
)
from timeline.language.times.numerals import ordinal_of
from timeline.language.times.vocabulary import VALUE_OF


def read_anno(hit: Hit) -> Draft | None:
    if hit.previous() == "" or hit.tokens.words[hit.first] == "ce" or not hit.word("year").isdigit():
        return None
    return hit.draft(year_of(int(hit.word("year"))), explicit=True)


def read_ad(hit: Hit) -> Draft | None:
    """ "70 AD"; "CE" alone stands for much else."""
    if not hit.tokens.words[hit.last - 1].startswith("a") or not hit.tokens.capital(hit.last - 1):
        return None
    year = int(hit.word("year")) if hit.word("year").isdigit() else 0
    return hit.draft(year_of(year), explicit=True) if 1 <= year <= 2100 else None


def read_bc(hit: Hit) -> Draft | list[Draft] | None:
    words, classes = hit.tokens.words, hit.tokens.classes
    last = hit.match.start("last")
    first = hit.match.start("first")
    if classes[last] in "oO":
        return _bc_century(hit, ordinal_of(words[last]) or 1, VALUE_OF["U", words[hit.last - 2]])
    if not words[last].isdigit() or len(words[last]) > 4:
        return None
    draft = hit.draft(year_of(-int(words[last])), explicit=True)
    if first < 0:
        return draft
    draft.first = last
    if not words[first].isdigit() or len(words[first]) > 4:
        return draft
    earlier = hit.draft(year_of(-int(words[first])), explicit=True)
    earlier.first, earlier.last = first, first + 1
    return [earlier, draft]


def _bc_century(hit: Hit, place: int, unit: str) -> Draft | None:
    """ "the fifth century BC", "the third millennium BC"; the last one before our era is number 0."""
    if unit not in ("C", "L"):
        return None
    if place == 1:
        return Draft(hit.first, hit.last, "DATE", "BC00" if unit == "C" else "BC0")
    return hit.draft(Moment("C" if unit == "C" else "L", 1 - place), explicit=True)


def read_day_bc(hit: Hit) -> Draft | None:
    """ "2 August 216 BC": a day of the calendar carried back; the story goes on from its year."""
    months, days = ("month", "day") if hit.match.start("month") >= 0 else ("month_last", "day_first")
    month, day = int(hit.value(months)), day_of_month(hit.words(days))
    year = hit.word("year")
    if day is None or not year.isdigit() or not 1 <= int(year) <= 9999 or day_of(2000, month, day) is None:
        return None
    draft = hit.draft(year_of(-int(year)), explicit=True)
    draft.value = f"BC{int(year):04}-{month:02}-{day:02}"
    return draft


def read_month_bc(hit: Hit) -> Draft | None:
    word = hit.word("year")
    if not word.isdigit() or len(word) > 4:
        return None
    year, name = -int(word), hit.value("unit")
    moment = month_of(year, int(name)) if name.isdigit() else season_of(year, name)
    return hit.draft(moment, explicit=True, mod=hit.mod())


def read_decade_bc(hit: Hit) -> Draft | None:
    digits = re.sub(r"\D", "", hit.word("decade"))
    return (
        hit.draft(Moment("E", -(int(digits) // 10)), explicit=True, mod=hit.mod())
        if len(digits) > 2
        else None
    )
