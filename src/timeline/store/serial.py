"""Mentions and events as the JSON that the tables hold, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.records import Document, Event, Highlight, Mention, OtherDate, TimeSpan, contradicts
from timeline.store.tables import UNDATED_END, UNDATED_START


def dump(value: object) -> str:
    """Compact JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest(*values: str) -> str:
    """A short fingerprint of these strings, in this order."""
    state = hashlib.blake2b(digest_size=8)
    for value in values:
        state.update(value.encode("utf-8", "surrogatepass"))
        state.update(b"\x00")
    return state.hexdigest()


def storable(text: str) -> str:
    """Text that every database takes: no NUL, no half characters."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def span_to_list(span: TimeSpan | None) -> list[Any] | None:
    """A time span as JSON."""
    if span is None:
        return None
    return [span.start.isoformat(), span.end.isoformat(), span.precision, span.edtf, span.about]


def span_from_list(value: list[Any] | None) -> TimeSpan | None:
    """What `span_to_list` made, as it was."""
    if value is None:
        return None
    start, end, precision, edtf, about = value
    return TimeSpan(date.fromisoformat(start), date.fromisoformat(end), precision, edtf, about)


def mention_to_json(mention: Mention) -> str:
    """A mention as JSON; what is empty is left out."""
    fields: dict[str, Any] = {
        "id": mention.id,
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "sentence": mention.sentence,
        "sentence_start": mention.sentence_start,
        "title": mention.title,
        "type": mention.type,
        "status": mention.status,
        "span": span_to_list(mention.span),
        "date_text": mention.date_text,
        "date_from": mention.date_from,
        "qualifier": mention.qualifier,
        "sources": mention.sources,
        "targets": mention.targets,
        "countries": mention.countries,
        "organisations": mention.organisations,
        "pairs": mention.pairs,
        "places": mention.places,
        "people": mention.people,
        "confidence": mention.confidence,
        "highlights": [
            [h.start, h.end, h.kind, h.label, *([h.because] if h.because else [])] for h in mention.highlights
        ],
        "pair_from": mention.pair_from,
        "speaker": mention.speaker,
    }
    return storable(dump({key: value for key, value in fields.items() if value not in (None, (), [])}))


def mention_from_json(record: str) -> Mention:
    """What `mention_to_json` made, as it was."""
    fields: dict[str, Any] = json.loads(record)
    fields["span"] = span_from_list(fields.get("span"))
    for name in ("sources", "targets", "countries", "organisations", "places", "people"):
        fields[name] = tuple(fields.get(name, ()))
    fields["pairs"] = pairs_from(fields.get("pairs", ()))
    fields["highlights"] = tuple(Highlight(*values) for values in fields.get("highlights", ()))
    return Mention(**fields)


def pairs_from(value: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """JSON lists of two as pairs."""
    return tuple((source, target) for source, target in value)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as lists and charts need it: all but its mentions.

    ``evidence`` is the sentence that tells it best, ``sources`` the number of documents that tell of it,
    ``disputed`` whether two sources name two different days.
    """

    id: str
    title: str
    type: str
    status: str
    span: TimeSpan | None
    qualifier: str | None
    countries: tuple[str, ...]
    organisations: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    people: tuple[str, ...]
    confidence: float
    salience: float
    sources: int
    evidence: str
    disputed: bool
    reviewed: str | None

    @property
    def start(self) -> date | None:
        """First day."""
        return self.span.start if self.span else None

    @property
    def end(self) -> date | None:
        """Last day, itself included."""
        return self.span.end if self.span else None

    @property
    def precision(self) -> str | None:
        """How precisely the date was named."""
        return self.span.precision if self.span else None

    @property
    def edtf(self) -> str | None:
        """The date as EDTF."""
        return self.span.edtf if self.span else None


def best_sentence(event: Event) -> str:
    """The sentence that tells an event best: dated as the event is, then by confidence, then the anchor's."""
    if not event.mentions:
        return ""

    def worth(mention: Mention) -> tuple[bool, bool, float, bool]:
        return (
            mention.span == event.span,
            mention.status == event.status,
            mention.confidence,
            mention.id == event.id,
        )

    return max(event.mentions, key=worth).sentence


def event_values(event: Event) -> dict[str, Any]:
    """The columns of ``event``, all but ``seq`` and ``digest``."""
    span = event.span
    return {
        "event_id": event.id,
        "start": span.start.isoformat() if span else UNDATED_START,
        "end": span.end.isoformat() if span else UNDATED_END,
        "precision": span.precision if span else "",
        "edtf": span.edtf if span else "",
        "about": span.about if span else False,
        "qualifier": event.qualifier,
        "type": event.type,
        "status": event.status,
        "sources": event.sources,
        "salience": float(event.salience),
        "confidence": float(event.confidence),
        "reviewed": event.reviewed,
        "title": storable(event.title),
        "countries": dump(event.countries),
        "organisations": dump(event.organisations),
        "pairs": dump(event.pairs),
        "places": storable(dump(event.places)),
        "people": storable(dump(event.people)),
        "other_dates": dump([[other.date, other.documents] for other in event.other_dates]),
        "evidence": storable(best_sentence(event)),
    }


def event_row(row: Any) -> EventRow:
    """A row of ``event`` as a light record."""
    span = _row_span(row)
    return EventRow(
        id=row.event_id,
        title=row.title,
        type=row.type,
        status=row.status,
        span=span,
        qualifier=row.qualifier,
        countries=tuple(json.loads(row.countries)),
        organisations=tuple(json.loads(row.organisations)),
        pairs=pairs_from(json.loads(row.pairs)),
        places=tuple(json.loads(row.places)),
        people=tuple(json.loads(row.people)),
        confidence=row.confidence,
        salience=row.salience,
        sources=row.sources,
        evidence=row.evidence,
        disputed=contradicts(span, (day for day, _ in json.loads(row.other_dates))),
        reviewed=row.reviewed,
    )


def event_record(row: Any, mentions: Iterable[Mention]) -> Event:
    """A row of ``event`` with its mentions as the whole event."""
    return Event(
        id=row.event_id,
        title=row.title,
        type=row.type,
        status=row.status,
        mentions=tuple(mentions),
        span=_row_span(row),
        qualifier=row.qualifier,
        countries=tuple(json.loads(row.countries)),
        organisations=tuple(json.loads(row.organisations)),
        pairs=pairs_from(json.loads(row.pairs)),
        places=tuple(json.loads(row.places)),
        people=tuple(json.loads(row.people)),
        confidence=row.confidence,
        salience=row.salience,
        other_dates=tuple(OtherDate(day, tuple(documents)) for day, documents in json.loads(row.other_dates)),
        reviewed=row.reviewed,
    )


def _row_span(row: Any) -> TimeSpan | None:
    if row.start == UNDATED_START:
        return None
    return TimeSpan(
        date.fromisoformat(row.start), date.fromisoformat(row.end), row.precision, row.edtf, row.about
    )


def document_record(row: Any) -> Document:
    """A row of ``document`` as the document."""
    return Document(
        id=row.id,
        text=row.text,
        title=row.title,
        published=date.fromisoformat(row.published) if row.published else None,
        published_from=row.published_from,
        source=row.source,
        path=row.path,
        url=row.url,
        language=row.language,
        published_confidence=row.published_confidence,
        published_between=between_from(row.published_between),
    )


def between_from(text: str | None) -> tuple[date, date] | None:
    """The two days that the tables hold joined by a slash."""
    if not text:
        return None
    first, last = text.split("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def document_values(document: Document, fingerprint: str, mentions: Iterable[str]) -> dict[str, Any]:
    """The columns of ``document``, but for ``copy_of``, which depends on the other documents."""
    between = document.published_between
    values: dict[str, Any] = {
        "id": document.id,
        "title": document.title and storable(document.title),
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "source": document.source and storable(document.source),
        "path": document.path and storable(document.path),
        "url": document.url and storable(document.url),
        "language": document.language,
        "fingerprint": fingerprint,
        "retired": False,
        "text": storable(document.text),
        "published_confidence": document.published_confidence,
        "published_between": between and f"{between[0].isoformat()}/{between[1].isoformat()}",
    }
    values["digest"] = digest(dump(list(values.values())), *mentions)
    return values
