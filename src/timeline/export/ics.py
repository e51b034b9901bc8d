"""iCalendar (RFC 5545): dated events as whole days; those without a date are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO, Final

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from timeline.export.record import Told, label
from timeline.records import TimeSpan

_STATUS: Final = {
    "happened": "CONFIRMED",
    "planned": "TENTATIVE",
    "hypothetical": "TENTATIVE",
    "denied": "CANCELLED",
}
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")
_END: Final = b"END:VCALENDAR\r\n"


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events that have a date; how many there were."""
    calendar = Calendar()
    calendar.add("prodid", "-//timeline//event list//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _clean(heading))
    stream.write(calendar.to_ical().removesuffix(_END))
    written = 0
    for told in events:
        if told.event.span is not None:
            stream.write(_entry(told, told.event.span).to_ical())
            written += 1
    stream.write(_END)
    return written


def _entry(told: Told, span: TimeSpan) -> CalendarEvent:
    event = told.event
    entry = CalendarEvent()
    entry.add("uid", f"{event.id}@timeline")
    entry.add("dtstamp", _stamp(told, span))
    entry.add("dtstart", span.start)
    if span.end < date.max:
        entry.add("dtend", span.end + timedelta(days=1))  # the first day after, as the standard has it
    entry.add("summary", _clean(event.title))
    entry.add("description", _clean(_description(told, span)))
    entry.add("categories", [label(event)])
    entry.add("status", _STATUS[event.status])
    entry.add("transp", "TRANSPARENT")
    if event.places:
        entry.add("location", _clean(", ".join(event.places)))
    if told.urls() and not _CONTROL.search(told.urls()[0]):
        entry.add("url", told.urls()[0])
    return entry


def _stamp(told: Told, span: TimeSpan) -> datetime:
    """A moment that stays the same from run to run: when the latest document was published."""
    published = [row.published for row in told.documents.values() if row.published]
    return datetime.combine(max(published, default=span.start), time(), UTC)


def _description(told: Told, span: TimeSpan) -> str:
    day = " ".join(filter(None, [told.event.qualifier, span.edtf]))
    kind = f"{label(told.event)}, {told.event.status}, dated to the {span.precision}: {day}"
    return "\n".join([kind, told.evidence, *(f"Source: {name}" for name in told.document_names())])


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)
