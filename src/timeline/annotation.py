"""One document in, its time expressions and mentions out, as plain records (see docs/data-format.md)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from timeline.explanation import reasons
from timeline.language import annotate, find_document_times, identified
from timeline.records import Document, Mention, TimeExpression
from timeline.typed_dates import typed_date


def annotated(record: dict[str, Any], times_only: bool = False, explain: bool = False) -> dict[str, Any]:
    """The annotation of one record ``{"id", "text", "published"?, "title"?}``.

    Args:
        times_only: Leave out the mentions, which is faster.
        explain: Give each mention the reasons for what it says, as ``why``.

    Raises:
        DateError: ``published`` is no date.
    """
    document = identified(
        Document(
            id=str(record["id"]),
            text=record["text"],
            title=record.get("title"),
            published=_day(record.get("published")),
        )
    )
    said = {"id": record["id"], "language": document.language}
    if times_only:
        return {**said, "times": [time_record(time) for time in find_document_times(document)]}
    times, mentions = annotate(document)
    return {
        **said,
        "times": [time_record(time) for time in times],
        "mentions": [mention_record(mention, explain) for mention in mentions],
    }


def _day(value: object) -> date | None:
    if not value:
        return None
    text = str(value)
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return typed_date(text).start


def time_record(time: TimeExpression) -> dict[str, Any]:
    """A time expression as TIMEX3 attributes with its offsets."""
    record: dict[str, Any] = {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "type": time.type,
        "value": time.value,
    }
    if time.mod:
        record["mod"] = time.mod
    return record


def mention_record(mention: Mention, explain: bool = False) -> dict[str, Any]:
    """A mention as ``annotate`` writes it, with the reasons for what it says if asked."""
    record: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "sentence": mention.sentence,
        "title": mention.title,
        "date": mention.span.edtf if mention.span else None,
        "date_from": mention.date_from,
        "qualifier": mention.qualifier,
        "type": mention.type,
        "status": mention.status,
        "sources": list(mention.sources),
        "targets": list(mention.targets),
        "countries": list(mention.countries),
        "organisations": list(mention.organisations),
        "pairs": [list(pair) for pair in mention.pairs],
        "pair_from": mention.pair_from,
        "places": list(mention.places),
        "people": list(mention.people),
        "speaker": mention.speaker,
        "confidence": mention.confidence,
    }
    if explain:
        record["why"] = [asdict(reason) for reason in reasons(mention)]
    return record
