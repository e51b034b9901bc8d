"""One day out of what a manifest, a front matter, a page's metadata or an address says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from timeline.errors import DateError
from timeline.typed_dates import typed_date

_STAMP: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.{0,50})?", re.ASCII)
"""How programs write a day: most of all that are read."""
_CLOCK: Final = re.compile(r",?(?: at)? \d{1,2}:\d\d.*$", re.IGNORECASE)
_IN_ADDRESS: Final = (
    re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
    re.compile(r"[/_.-]((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=\D|$)"),
    re.compile(r"[/_.-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
)
_MONTH_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=[/_.]|$)")


def day_named(value: object) -> date:
    """The day that a value names.

    Args:
        value: A date, a date and time, or how a person or a program writes one.

    Raises:
        DateError: It names no day, or more than one.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = " ".join(str(value).split())
    if stamp := _STAMP.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(stamp[1])
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, OverflowError):
        pass
    if not any(character.isdigit() for character in text):
        raise DateError(f"“{text}” is no date; write the day, like 2019-05-05")
    if not re.match(r"\d{4}-", text):
        text = _CLOCK.sub("", text)
    span = typed_date(text)
    if span.start != span.end:
        raise DateError(f"“{text}” names more than one day; write the day, like {span.start.isoformat()}")
    return span.start


def day_or_none(value: object) -> date | None:
    """The same for values that no one typed: what names no day is no day."""
    try:
        return day_named(value) if value else None
    except DateError:
        return None


def day_of(numbers: Iterable[str]) -> date | None:
    """The day of a year, month and day in figures; ``None`` where the calendar has no such day."""
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None


def month_in_address(address: str | None) -> tuple[date, date] | None:
    """First and last day of the month written in a web address, such as ``/2019/05/``."""
    if not address or not (found := _MONTH_IN_ADDRESS.search("/" + address)):
        return None
    year, month = int(found[1]), int(found[2])
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def day_in_address(address: str | None) -> date | None:
    """The day written in a web address or a file's name, such as ``/2019/05/05/``."""
    for form in _IN_ADDRESS:
        found = form.search("/" + address) if address else None
        if found and (day := day_of(found.groups())):
            return day
    return None
