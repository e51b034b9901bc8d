"""What a text tells of the day it was written on: the dates in it, and how they stand to that day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from timeline.edtf import month_span, year_span
from timeline.language.times.numerals import ordinal_of
from timeline.language.times.tense import direction
from timeline.language.times.tokens import tokens_of
from timeline.reading.stamps import months
from timeline.records import Document, TimeExpression

Unit = Literal["day", "month", "year"]
Find = Callable[[Document], Sequence[TimeExpression]]
"""The time expressions of a document, resolved as far as its publication date lets them be."""

_UNITS: Final[dict[str, Unit]] = {"day": "day", "month": "month", "year": "year"}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_CHINESE: Final = re.compile(r"(\d{1,2})月(?:(\d{1,2})日)?")
_JOIN: Final = re.compile(
    r"\s*[,(–—:-]*\s*(?:(?:in|on|of|en|em|im|am|le|el|il|nel|w|в|у)\s+)?(?:the\s+)?", re.I
)
_OPEN_YEAR: Final = re.compile(r"\b(?:so far|thus far|to date|until now)(?: this year)?,?(?: in)?\s*$", re.I)
_OPEN_YEAR_AFTER: Final = re.compile(r"\s*(?:so far|thus far|to date)\b", re.I)
_STOP: Final = re.compile(r"[.!?] |\n|。")
_AGO: Final = re.compile(r"\bago\b")
""" "The war of 2008 ended ten years ago": a relation and a date need not stand side by side."""
_REACH: Final = 300
"""Characters of a sentence on either side of a relation."""
_REPORTED: Final = re.compile(r"[^.;:!?\n]{0,40}?(?<!\bis )(?<!\bare )(?<!\bbe )\b[a-z]+ed to\b")
""" "On 8 September it agreed to pull back": the agreement is past, whatever it was about."""
_ANNIVERSARY: Final = re.compile(
    r"\b(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)?-?\b(?P<count>\d{1,3}(?:st|nd|rd|th)|[a-z]+)"
    r"\s+anniversary\s+(?:of|since)\s+(?:[\w’'-]+\s+){0,6}?(?P<year>(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text names with its year.

    ``tense`` is -1 where the clause speaks of the past, 1 of the future, 0 where nothing tells.
    """

    first: date
    last: date
    unit: Unit
    tense: int


@dataclass(frozen=True, slots=True)
class Yearless:
    """A month, or a day of it, that the text names without a year."""

    month: int
    day: int | None
    weekday: int | None
    tense: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Where the text says how far a date lies from its own day: "17 years ago, in 2002".

    ``first`` to ``last`` is when it was written by that; ``close`` when both stand side by side.
    """

    first: date
    last: date
    unit: Unit
    close: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it; ``fresh`` counts words such as "yesterday" and "on Tuesday", which only news uses."""

    told: tuple[Told, ...]
    yearless: tuple[Yearless, ...]
    relations: tuple[Relation, ...]
    anniversaries: tuple[int, ...]
    fresh: int


def evidence_of(document: Document, find: Find) -> Evidence:
    """The evidence of a document, whose publication date is not used.

    Args:
        find: Finds its time expressions.
    """
    text = document.text
    times = [time for time in find(_dated(document, None)) if time.type in ("DATE", "TIME")]
    tense = _tenses(document)
    written = [time for time in times if _written_out(time)]
    told = tuple(
        Told(time.span.start, time.span.end, _unit(time), tense(time))
        for time in written
        if time.span is not None and time.qualifier not in ("by", "until", "before")
    )
    names = months(document.language)
    yearless = [found for time in times if (found := _yearless(time, names, tense(time)))]
    relations = list(_open_years(text, written))
    latest = max((each.last for each in told if each.tense <= 0), default=None)
    fresh = 0
    if latest is not None:
        supposed = min(latest, date.today())
        near = [
            time
            for time in find(_dated(document, supposed))
            if time.resolved_from == "published" and _is_relative(time, names)
        ]
        relations += _relations(text, near, written, supposed)
        fresh = sum(time.span is not None and time.span.precision in ("day", "week") for time in near)
    return Evidence(told, tuple(yearless), tuple(relations), tuple(_anniversaries(text)), fresh)


def _dated(document: Document, day: date | None) -> Document:
    return Document(document.id, document.text, document.title, published=day, language=document.language)


def _written_out(time: TimeExpression) -> bool:
    """Whether it names a year by itself, or a finer date of one."""
    if time.span is None or time.resolved_from != "text" or time.span.start.year < 1000:
        return False
    return (
        time.span.precision in ("day", "month", "year", "season", "week")
        and _YEAR.search(time.text) is not None
    )


def _unit(time: TimeExpression) -> Unit:
    precision = time.span.precision if time.span else "year"
    return _UNITS.get(precision, "month" if precision == "season" else "day")


def _tenses(document: Document) -> Callable[[TimeExpression], int]:
    """Tells whether a time expression stands in the past or the future; English only."""
    if document.language != "en":
        return lambda time: 0
    tokens = tokens_of(document.text)

    def tense(time: TimeExpression) -> int:
        if _REPORTED.match(document.text, time.end):
            return -1
        first, last = bisect_left(tokens.starts, time.start), bisect_left(tokens.starts, time.end)
        return direction(tokens, first, last)

    return tense


def _yearless(time: TimeExpression, names: Mapping[str, int], tense: int) -> Yearless | None:
    """The month, and the day of it, in an expression without a year."""
    if _YEAR.search(time.text) or time.qualifier in ("by", "until"):
        return None
    words = [word.casefold() for word in _WORD.findall(time.text)]
    weekday = next((_WEEKDAYS.index(word) for word in words if word in _WEEKDAYS), None)
    if chinese := _CHINESE.search(time.text):
        return Yearless(int(chinese[1]), int(chinese[2]) if chinese[2] else None, None, tense)
    month = next((names[word] for word in words if word in names), None)
    if month is None:
        return None
    numbers = [int(number) for number in _NUMBER.findall(time.text)]
    return Yearless(month, numbers[0] if len(numbers) == 1 else None, weekday, tense)


def _is_relative(time: TimeExpression, names: Mapping[str, int]) -> bool:
    """Whether it counts from the day of writing and from nothing else: "yesterday", "17 years ago"."""
    words = {word.casefold() for word in _WORD.findall(time.text)}
    return time.span is not None and not words & names.keys() and not _YEAR.search(time.text)


def _relations(
    text: str, near: Sequence[TimeExpression], written: Sequence[TimeExpression], supposed: date
) -> list[Relation]:
    """The day of writing by each relative expression that stands with a date that it means.

    Args:
        near: Relative expressions, as they would be had it been written on the day ``supposed``.
    """
    found: list[Relation] = []
    for time in near:
        start, end = _sentence(text, time)
        others = _between(written, start, end)
        alone = len(others) == 1 and _AGO.search(time.text) and len(_between(near, start, end)) == 1
        for other in others:
            close = _side_by_side(text, time, other)
            if (close or alone) and (relation := _solved(time, other, supposed, close)):
                found.append(relation)
                break
    return found


def _sentence(text: str, time: TimeExpression) -> tuple[int, int]:
    """Where the sentence around an expression begins and ends, as far as that matters."""
    before, after = max(0, time.start - _REACH), min(len(text), time.end + _REACH)
    stops = list(_STOP.finditer(text, before, time.start))
    end = _STOP.search(text, time.end, after)
    return (stops[-1].end() if stops else before), (end.start() if end else after)


def _between(times: Sequence[TimeExpression], start: int, end: int) -> Sequence[TimeExpression]:
    first = bisect_left(times, start, key=lambda time: time.start)
    return times[first : bisect_left(times, end, key=lambda time: time.start)]


def _side_by_side(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    first, second = sorted((one, other), key=lambda time: time.start)
    return first.end <= second.start <= first.end + 20 and bool(
        _JOIN.fullmatch(text[first.end : second.start])
    )


def _solved(time: TimeExpression, other: TimeExpression, supposed: date, close: bool) -> Relation | None:
    """Which day of writing makes the relative expression mean the other date."""
    if time.span is None or other.span is None or time.span.precision not in _UNITS:
        return None
    unit, known = _UNITS[time.span.precision], _unit(other)
    then, meant = time.span.start, other.span.start
    if (unit == "day" and known != "day") or (unit == "month" and known == "year"):
        return None
    try:
        if unit == "day":
            day = date.fromordinal(supposed.toordinal() + (meant - then).days)
            return Relation(day, day, unit, close)
        if unit == "month":
            on = (meant.year - then.year) * 12 + meant.month - then.month
            year, month = divmod(supposed.year * 12 + supposed.month - 1 + on, 12)
            written = month_span(year, month + 1)
        else:
            written = year_span(supposed.year + meant.year - then.year)
        return Relation(written.start, written.end, unit, close)
    except (ValueError, OverflowError):
        return None  # beyond the calendar


def _open_years(text: str, written: Sequence[TimeExpression]) -> Iterator[Relation]:
    """ "So far in 2017": the year of writing itself."""
    for time in written:
        before = text[max(0, time.start - 30) : time.start]
        if _unit(time) == "year" and (_OPEN_YEAR.search(before) or _OPEN_YEAR_AFTER.match(text, time.end)):
            assert time.span is not None
            yield Relation(time.span.start, time.span.end, "year", True)


def _anniversaries(text: str) -> Iterator[int]:
    """ "The tenth anniversary of the 2006 uprising": 2016."""
    for found in _ANNIVERSARY.finditer(text):
        words = [word.lower() for word in (found["tens"], found["count"]) if word]
        count = ordinal_of(*words)
        if count and count <= 500:
            yield int(found["year"]) + count
