"""TimelineJS 3 (Knight Lab): the JSON that its viewer loads; events without a date are left out.

https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any, BinaryIO

from timeline.date_words import when
from timeline.export.record import Told, is_web, label
from timeline.records import TimeSpan


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events that have a date; how many there were."""
    title = json.dumps({"text": {"headline": escape(heading)}}, ensure_ascii=False)
    stream.write(b'{"scale": "human", "title": ' + title.encode("utf-8", "replace") + b', "events": [')
    written = 0
    for told in events:
        if told.event.span is None:
            continue
        slide = json.dumps(_slide(told, told.event.span), ensure_ascii=False)
        stream.write((b",\n" if written else b"\n") + slide.encode("utf-8", "replace"))
        written += 1
    stream.write(b"\n]}\n" if written else b"]}\n")
    return written


def _slide(told: Told, span: TimeSpan) -> dict[str, Any]:
    event = told.event
    day = when(span.start, span.end, span.precision, span.edtf, span.about, event.qualifier)
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": label(event),
        "display_date": day,
        "start_date": _date(span.start),
    }
    if span.end != span.start:
        slide["end_date"] = _date(span.end)
    status = "" if event.status == "happened" else f" ({event.status})"
    return slide | {"text": {"headline": escape(event.title + status), "text": _text(told)}}


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _text(told: Told) -> str:
    """The best sentence and the documents, as the HTML that the viewer shows."""
    rows = zip(told.document_names(), told.documents.values(), strict=True)
    cited = [
        f'<a href="{escape(row.url)}" rel="noopener noreferrer">{escape(name)}</a>'
        if is_web(row.url) and row.url
        else escape(name)
        for name, row in rows
    ]
    quote = f"<p>{escape(told.evidence)}</p>" if told.evidence else ""
    return quote + (f"<p><small>{'; '.join(cited)}</small></p>" if cited else "")
