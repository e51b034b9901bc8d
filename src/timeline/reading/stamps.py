"""The line that says when an article was published, in eleven languages.

The words are in ``reference/bylines.csv``. Only whole days count: a month and a year in such a line is
as often the issue of a magazine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from timeline.reference.tables import read_table

_KINDS: Final = frozenset({"month", "weekday", "published", "updated", "author", "filler"})
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_HAS_YEAR: Final = re.compile(_YEAR)
_HAS_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_CLOCK: Final = re.compile(
    r"(?:\bat )?\b\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?-i:[A-Z]{2,5})\b)?(?:[+-]\d\d:?\d\d|Z)?"
    r"|\b\d{1,2} ?[ap]\.?m\.?(?!\w)|\b\d{1,2} ?h ?\d{2}\b|T\d\d:\d\d\S*",
    re.IGNORECASE,
)
_REST: Final = re.compile(r"[\s,;:|·•–—/()（）：，。.\[\]-]+")


class Stamp(NamedTuple):
    """What a line says of an article's publication.

    Attributes:
        day: The first day that it names as that of publication, else the first it names.
        labelled: A word such as "Published" or "Updated" stands with it.
        changed: The day is only that of a later change.
        author: A word such as "By" stands with it.
        rest: What else the line holds: names, places.
    """

    day: date
    labelled: bool
    changed: bool
    author: bool
    rest: str


def stamp_of(line: str) -> Stamp | None:
    """What a line says of publication; ``None`` when it names no day."""
    days = list(_days(line))
    if not days:
        return None
    parts: list[tuple[date, bool]] = []
    before, labelled = 0, False
    for start, end, day in days:
        said = line[before:start]
        published, changed = _words("published").search(said), _words("updated").search(said)
        labelled = labelled or bool(published or changed)
        parts.append((day, bool(changed) and not published))
        before = end
    day, changed_only = next((part for part in parts if not part[1]), parts[0])
    rest = line
    for start, end, _ in reversed(days):
        rest = f"{rest[:start]} {rest[end:]}"
    rest = _CLOCK.sub(" ", rest)
    rest = _words("updated").sub(" ", rest)
    rest = _words("published").sub(" ", rest)
    rest, authors = _author().subn(" ", rest)
    rest = _edges().sub("", _REST.sub(" ", rest).strip())
    return Stamp(day, labelled, changed_only, authors > 0, rest.strip())


def _days(line: str) -> Iterator[tuple[int, int, date]]:
    """Where days stand in a line, and which."""
    if not _HAS_DAY.search(line) or not _HAS_YEAR.search(line):
        return
    forms = list(_day_form().finditer(line))
    foreign = bool(forms and _foreign_label().search(line))
    for found in forms:
        if day := _day(found, foreign):
            yield found.start(), found.end(), day


def _day(found: re.Match[str], foreign: bool) -> date | None:
    named = found.groupdict()
    year = int(named["y1"] or named["y2"] or named["y3"] or named["y4"] or named["y5"] or named["y6"])
    if word := named["m1"] or named["m2"]:
        month, number = months()[word.casefold()], int(named["d1"] or named["d2"])
    elif named["m5"]:
        number, month = int(named["d5"]), int(named["m5"])
        if number <= 12 and month <= 12 and number != month and not foreign:
            return None  # 4/5/2019 is April in one country and May in another
        if number <= 12 < month:
            number, month = month, number
    else:
        month = int(named["m3"] or named["m4"] or named["m6"])
        number = int(named["d3"] or named["d4"] or named["d6"])
    try:
        return date(year, month, number)
    except ValueError:
        return None


@cache
def months(language: str | None = None) -> dict[str, int]:
    """The names of months in a language, or in all: name in small letters -> number."""
    rows = (row for row in _rows("month") if language in (None, row[0]))
    return {form: int(value) for _, value, forms in rows for form in forms}


@cache
def _rows(kind: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    table = read_table("bylines.csv", ("language", "kind", "value", "forms"))
    rows = [row for row in table if row.one_of("kind", _KINDS) == kind]
    return tuple((row.text("language"), row.cells["value"], row.entries("forms")) for row in rows)


@cache
def _day_form() -> re.Pattern[str]:
    month = _either(months())
    weekday = rf"(?:{_either(form for _, _, forms in _rows('weekday') for form in forms)})\.?,?\s*"
    join = r"(?:\s+(?:of|de|d[’'])\s*|\s+|[-.])"
    return re.compile(
        rf"(?<![\w/.])(?:{weekday})?(?:"
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|[ºª°.])?{join}(?P<m1>{month})\.?,?"
        rf"(?:\s+(?:de|del|do|of))?[\s-]\s*(?P<y1>{_YEAR})"
        rf"|(?P<m2>{month})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>{_YEAR})"
        rf"|(?P<y3>{_YEAR})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?=T|\b)"
        rf"|(?P<d4>\d{{1,2}})\.\s?(?P<m4>\d{{1,2}})\.\s?(?P<y4>{_YEAR})"
        rf"|(?P<d5>\d{{1,2}})[/-](?P<m5>\d{{1,2}})[/-](?P<y5>{_YEAR})"
        rf"|(?P<y6>{_YEAR})\s?年\s?(?P<m6>\d{{1,2}})\s?月\s?(?P<d6>\d{{1,2}})\s?日"
        rf")(?!\.?\d)(?:\s(?:года?|г|року|р|r)\b\.?)?(?:,?\s*[(（]?{weekday[:-3]}[)）]?(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _words(kind: str) -> re.Pattern[str]:
    forms = (form for _, _, found in _rows(kind) for form in found)
    fillers = _either(form for _, _, found in _rows("filler") for form in found)
    return re.compile(rf"(?<!\w)(?:{_either(forms)})(?:\s(?:{fillers})(?!\w))?(?!\w)\s?[:：]?", re.IGNORECASE)


@cache
def _foreign_label() -> re.Pattern[str]:
    kinds = (*_rows("published"), *_rows("updated"))
    forms = (form for language, _, found in kinds if language != "en" for form in found if form != "date")
    return re.compile(rf"(?<!\w)(?:{_either(forms)})(?!\w)", re.IGNORECASE)


@cache
def _author() -> re.Pattern[str]:
    forms = _either(form for _, _, found in _rows("author") for form in found)
    return re.compile(rf"(?:^\s*|[|,;·•–—]\s*)(?:{forms})(?:\s?[:：]\s?|\s|$)", re.IGNORECASE)


@cache
def _edges() -> re.Pattern[str]:
    """Words such as "on" and "Uhr" that stand around a day and mean nothing without it."""
    forms = _either(form for _, _, found in _rows("filler") for form in found)
    return re.compile(rf"^(?:(?:{forms})(?:\s|$))+|(?:(?:^|\s)(?:{forms}))+$", re.IGNORECASE)


def _either(forms: object) -> str:
    """A pattern for any of these words, the longest first."""
    chosen = sorted({str(form) for form in forms}, key=lambda form: (-len(form), form))  # type: ignore[attr-defined]
    return "|".join(re.escape(form) for form in chosen)
