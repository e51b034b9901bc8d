"""What an export tells of an event: the event with its documents, as nested fields or as one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from timeline.records import EVENT_TYPES, Event, Mention
from timeline.store.intake import batched
from timeline.store.query import Query
from timeline.store.reading import DocumentRow
from timeline.store.serial import best_sentence
from timeline.store.store import EventStore

COLUMNS: Final = (
    "id", "date", "start", "end", "precision", "qualifier", "title", "type", "label", "status", "countries",
    "organisations", "pairs", "places", "people", "confidence", "salience", "sources", "evidence",
    "documents", "urls", "reviewed",
)  # fmt: skip
"""One event a row, in this order; scripts rely on the names."""

_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the documents that tell of it, in the order of its mentions."""

    event: Event
    documents: dict[str, DocumentRow]

    @property
    def evidence(self) -> str:
        """The sentence that tells it best."""
        return best_sentence(self.event)

    def document_names(self) -> list[str]:
        """Titles of the documents, or where they have none their file, address or id."""
        return [row.title or row.path or row.url or row.id for row in self.documents.values()]

    def urls(self) -> list[str]:
        """Addresses of the documents, and where else on the web the same articles stand."""
        found = [row.url for row in self.documents.values() if row.url]
        found += [name for row in self.documents.values() for name in row.also_at if "://" in name]
        return list(dict.fromkeys(found))


def is_web(url: str | None) -> bool:
    """Whether an address may be made a link: http or https."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def told_events(store: EventStore, query: Query, top: int | None = None) -> Iterator[Told]:
    """Matching events in order of date, as a stream; with ``top`` the so many most salient ones."""
    for batch in batched(store.iter_events(query, top), _BATCH):
        known = store.document_rows(mention.document for event in batch for mention in event.mentions)
        for event in batch:
            ids = dict.fromkeys(mention.document for mention in event.mentions)
            yield Told(event, {key: known[key] for key in ids if key in known})


def nested(told: Told) -> dict[str, Any]:
    """An event with its mentions as JSON tells it."""
    event, span = told.event, told.event.span
    return {
        "id": event.id,
        "date": span.edtf if span else None,
        "start": span.start.isoformat() if span else None,
        "end": span.end.isoformat() if span else None,
        "precision": span.precision if span else None,
        "qualifier": event.qualifier,
        "title": event.title,
        "type": event.type,
        "label": label(event),
        "status": event.status,
        "countries": sorted(event.countries),
        "organisations": sorted(event.organisations),
        "pairs": sorted(sorted(pair) for pair in event.pairs),
        "places": sorted(event.places),
        "people": sorted(event.people),
        "confidence": round(event.confidence, 3),
        "salience": round(event.salience, 3),
        "sources": event.sources,
        "disputed": event.disputed,
        "other_dates": [{"date": one.date, "documents": list(one.documents)} for one in event.other_dates],
        "reviewed": event.reviewed,
        "mentions": [_mention(mention, told.documents.get(mention.document)) for mention in event.mentions],
    }


def _mention(mention: Mention, document: DocumentRow | None) -> dict[str, Any]:
    published = document.published if document else None
    return {
        "id": mention.id,
        "document": mention.document,
        "document_title": document.title if document else None,
        "published": published.isoformat() if published else None,
        "published_from": document.published_from if document else None,
        "published_confidence": document.published_confidence if document else None,
        "url": document.url if document else None,
        "copies": list(document.also_at) if document else [],
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
        "date": mention.span.edtf if mention.span else None,
        "date_text": mention.date_text,
        "date_from": mention.date_from,
        "qualifier": mention.qualifier,
        "type": mention.type,
        "status": mention.status,
        "sources": sorted(mention.sources),
        "targets": sorted(mention.targets),
        "pair_from": mention.pair_from,
        "speaker": mention.speaker,
    }


def row(told: Told) -> dict[str, str | int | float]:
    """An event as one row of `COLUMNS`; what is not known is empty."""
    event, span = told.event, told.event.span
    return {
        "id": event.id,
        "date": span.edtf if span else "",
        "start": span.start.isoformat() if span else "",
        "end": span.end.isoformat() if span else "",
        "precision": span.precision if span else "",
        "qualifier": event.qualifier or "",
        "title": event.title,
        "type": event.type,
        "label": label(event),
        "status": event.status,
        "countries": _joined(sorted(event.countries)),
        "organisations": _joined(sorted(event.organisations)),
        "pairs": _joined(["-".join(sorted(pair)) for pair in sorted(event.pairs)]),
        "places": _joined(sorted(event.places)),
        "people": _joined(sorted(event.people)),
        "confidence": round(event.confidence, 3),
        "salience": round(event.salience, 3),
        "sources": event.sources,
        "evidence": told.evidence,
        "documents": _joined(told.document_names()),
        "urls": _joined(told.urls()),
        "reviewed": event.reviewed or "",
    }


def label(event: Event) -> str:
    """The type as people read it."""
    return EVENT_TYPES.get(event.type, event.type)


def _joined(values: list[str]) -> str:
    return "; ".join(values)
