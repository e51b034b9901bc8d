"""Dates that people type or that metadata carries: one string that is a date, in whatever format."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from timeline.edtf import day_span, month_span, timespan_from_edtf, year_span
from timeline.errors import DateError
from timeline.records import TimeSpan

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "pt", "ru", "uk", "pl", "tr", "zh")
"""Languages tried, English first."""

_MAX_LENGTH: Final = 80
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?", re.ASCII)
_HAS_DIGIT = re.compile(r"\d")


def typed_date(
    text: str, *, languages: Sequence[str] = LANGUAGES, today: date | None = None, day_first: bool = False
) -> TimeSpan:
    """The day, month or year that a typed string names; EDTF is accepted as it is.

    Args:
        text: "2019-04-25", "25 April 2019", "April 2019", "2019", "25/04/2019", "yesterday", ...
        languages: Which languages' month names to try.
        today: What "yesterday" counts from; the current day when not given.
        day_first: Read 04/05/2019 as 4 May.

    Raises:
        DateError: The string names no date.
    """
    cleaned = " ".join(text.split()).strip(" .,;")
    if not cleaned or len(cleaned) > _MAX_LENGTH:
        raise _no_date(text)
    if stamp := _TIMESTAMP.match(cleaned):
        return timespan_from_edtf(stamp[1])
    try:
        return timespan_from_edtf(cleaned)
    except DateError:
        if compact := _COMPACT.fullmatch(cleaned):
            return timespan_from_edtf("-".join(compact.groups()[:3]))
        if (
            not re.search(r"[^\d/\-X~. ]", cleaned)
            and re.fullmatch(r"\d{4}[-/]?\d{0,2}[-/]?\d{0,2}", cleaned) is None
        ):
            # Digits and marks, such as 25.04.2019: dateparser's part. Malformed ISO is the user's to correct.
            return _parsed(cleaned, text, languages, today, day_first or "." in cleaned)
        if re.fullmatch(r"\d{4}/\d{1,2}/\d{1,2}", cleaned):
            return _ymd(cleaned, text)
        if re.fullmatch(r"\d{4}[-/].*", cleaned):
            raise
        return _parsed(cleaned, text, languages, today, day_first)


def _ymd(cleaned: str, text: str) -> TimeSpan:
    year, month, day = (int(part) for part in cleaned.split("/"))
    try:
        return day_span(date(year, month, day))
    except ValueError as error:
        raise _no_date(text) from error


def _parsed(
    cleaned: str, text: str, languages: Sequence[str], today: date | None, day_first: bool
) -> TimeSpan:
    from dateparser.date import DateDataParser  # dear to import, and rarely needed

    base = today or datetime.now(UTC).date()
    settings: dict[str, Any] = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "DATE_ORDER": "DMY" if day_first else "MDY",
        "PREFER_LOCALE_DATE_ORDER": not day_first,
        "PREFER_DATES_FROM": "past",
        "RETURN_TIME_AS_PERIOD": False,
        "REQUIRE_PARTS": ["year"] if _HAS_DIGIT.search(cleaned) else [],
    }
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = DateDataParser(languages=list(languages), settings=settings).get_date_data(cleaned)
    except Exception as error:  # dateparser raises many kinds on odd input; all mean "no date"
        raise _no_date(text) from error
    moment = found.date_obj
    if moment is None:
        raise _no_date(text)
    if found.period == "year":
        return year_span(moment.year)
    if found.period == "month":
        return month_span(moment.year, moment.month)
    return day_span(moment.date())


def _no_date(text: str) -> DateError:
    shown = text if len(text) <= _MAX_LENGTH else text[: _MAX_LENGTH - 1] + "…"
    return DateError(f"{shown!r} is no date: write it like 2019-04-25, 2014-02, 2014 or 25 April 2019.")
