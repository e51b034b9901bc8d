"""Answers that are events and documents, as functions of an open connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, case, distinct, func, select, tuple_

from timeline.records import Event, Mention
from timeline.store import provenance
from timeline.store.fulltext import FullText
from timeline.store.query import Query
from timeline.store.serial import EventRow, event_record, event_row, mention_from_json
from timeline.store.tables import UNDATED_START, document, event_mention, mention
from timeline.store.tables import event as event_table
from timeline.store.where import selection

Order = Literal["date", "newest", "salience", "sources"]

_STREAM = 500


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text.

    Attributes:
        events: How many events it tells of; only where all documents are listed.
        copies: The other documents that are the same article, by id. Like ``also_at`` only where
            documents are asked for by id.
        also_at: Where else the article stands: further addresses of this document and those of its
            copies, each a URL, or else a file, or else an id.
    """

    id: str
    title: str | None
    published: date | None
    published_from: str | None
    source: str | None
    path: str | None
    url: str | None
    language: str
    events: int = 0
    published_confidence: float | None = None
    copy_of: str | None = None
    copies: tuple[str, ...] = ()
    also_at: tuple[str, ...] = ()


def event_rows(
    connection: Connection, full_text: FullText, query: Query, limit: int | None, offset: int, order: Order
) -> list[EventRow]:
    """Matching events, light, in this order."""
    chosen = selection(query, full_text)
    sorting: list[Any] = {
        "date": [chosen.start, chosen.event_id],
        "newest": [
            case((chosen.start == UNDATED_START, 1), else_=0),
            chosen.start.desc(),
            chosen.event_id.desc(),
        ],
        "salience": [chosen.salience.desc(), chosen.start, chosen.event_id],
        "sources": [chosen.sources.desc(), chosen.start, chosen.event_id],
    }[order]
    wanted = select(chosen.event_id).where(*chosen.conditions).order_by(*sorting)
    ids = list(connection.execute(wanted.limit(limit).offset(offset)).scalars())
    found: dict[str, EventRow] = {}
    for start in range(0, len(ids), _STREAM):
        batch = select(event_table).where(event_table.c.event_id.in_(ids[start : start + _STREAM]))
        found.update((row.event_id, event_row(row)) for row in connection.execute(batch))
    return [found[identifier] for identifier in ids]


def event(connection: Connection, event_id: str) -> Event | None:
    """One event by its id or that of one of its mentions."""
    wide = select(event_table)
    row = connection.execute(wide.where(event_table.c.event_id == event_id)).one_or_none()
    if row is None:
        holding = select(event_mention.c.event_id).where(event_mention.c.mention_id == event_id)
        row = connection.execute(wide.where(event_table.c.event_id.in_(holding))).first()
    if row is None:
        return None
    return event_record(row, _mentions(connection, [row.event_id])[row.event_id])


def salience_of_rank(connection: Connection, full_text: FullText, query: Query, rank: int) -> float | None:
    """The salience of the matching event at this place, the most salient being the first."""
    chosen = selection(query, full_text)
    ranked = select(chosen.salience).where(*chosen.conditions).order_by(chosen.salience.desc())
    return connection.execute(ranked.limit(1).offset(rank - 1)).scalar()


def iter_events(
    connection: Connection, full_text: FullText, query: Query, top: int | None = None
) -> Iterator[Event]:
    """Matching events with their mentions, in order of date; with ``top`` the so many most salient ones."""
    chosen = selection(query, full_text)
    found = select(chosen.event_id, chosen.start).where(*chosen.conditions)
    if top is not None:
        found = found.order_by(chosen.salience.desc(), chosen.start, chosen.event_id).limit(top)
    named = found.subquery()
    wanted = select(named.c.event_id).order_by(named.c.start, named.c.event_id)
    stream = connection.execution_options(yield_per=_STREAM).execute(wanted).scalars()
    for part in stream.partitions():
        ids = list(part)
        rows = connection.execution_options(yield_per=None).execute(
            select(event_table).where(event_table.c.event_id.in_(ids))
        )
        wide = {row.event_id: row for row in rows}
        told = _mentions(connection, ids)
        for identifier in ids:
            yield event_record(wide[identifier], told[identifier])


def _mentions(connection: Connection, event_ids: list[str]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {identifier: [] for identifier in event_ids}
    record = func.coalesce(event_mention.c.record, mention.c.record).label("record")
    rows = connection.execute(
        select(event_mention.c.event_id, record, document.c.copy_of)
        .join(mention, mention.c.id == event_mention.c.mention_id)
        .join(document, document.c.id == mention.c.document)
        .where(event_mention.c.event_id.in_(event_ids))
        .order_by(event_mention.c.event_id, event_mention.c.position)
    )
    for row in rows:
        told = mention_from_json(row.record)
        found[row.event_id].append(replace(told, copy_of=row.copy_of) if row.copy_of else told)
    return found


def neighbours(
    connection: Connection, full_text: FullText, query: Query, event_id: str
) -> tuple[str | None, str | None]:
    """The matching events just before and after one event."""
    columns = event_table.c
    here = connection.execute(
        select(columns.start, columns.event_id).where(columns.event_id == event_id)
    ).one_or_none()
    if here is None:
        return None, None
    chosen = selection(query, full_text)
    place = tuple_(chosen.start, chosen.event_id)
    at = tuple_(here.start, here.event_id)
    before = (
        select(chosen.event_id)
        .where(*chosen.conditions, place < at)
        .order_by(chosen.start.desc(), chosen.event_id.desc())
        .limit(1)
    )
    after = (
        select(chosen.event_id)
        .where(*chosen.conditions, place > at)
        .order_by(chosen.start, chosen.event_id)
        .limit(1)
    )
    return connection.execute(before).scalar(), connection.execute(after).scalar()


def document_rows(connection: Connection, document_ids: Iterable[str]) -> dict[str, DocumentRow]:
    """Documents without their text, by id."""
    ids = list(dict.fromkeys(document_ids))
    found: dict[str, DocumentRow] = {}
    for start in range(0, len(ids), _STREAM):
        rows = select(*_DOCUMENT_COLUMNS).where(document.c.id.in_(ids[start : start + _STREAM]))
        found.update((row.id, _document_row(row)) for row in connection.execute(rows))
    return _with_copies(connection, found)


def _with_copies(connection: Connection, found: dict[str, DocumentRow]) -> dict[str, DocumentRow]:
    """The documents with their copies and with everywhere the same article stands."""
    groups = provenance.copies_of(connection, (row.copy_of for row in found.values() if row.copy_of))
    alike = {one: groups.get(row.copy_of or "", [one]) for one, row in found.items()}
    places: defaultdict[str, list[str]] = defaultdict(list)
    everyone = {each for ids in alike.values() for each in ids}
    for place in provenance.addresses(connection, everyone | set(found)):
        places[place.document].append(place.name)
    return {
        one: replace(
            row,
            copies=tuple(each for each in alike[one] if each != one),
            also_at=tuple(_elsewhere(row, alike[one], places)),
        )
        for one, row in found.items()
    }


def _elsewhere(row: DocumentRow, alike: Iterable[str], places: Mapping[str, list[str]]) -> list[str]:
    here = row.url or row.path
    names = dict.fromkeys(name or each for each in alike for name in places.get(each) or [""])
    return [name for name in names if name not in (here, row.id)]


def documents_list(connection: Connection) -> list[DocumentRow]:
    """All documents, newest first, with the number of their events."""
    told = (
        select(event_mention.c.document, func.count(distinct(event_mention.c.event_id)).label("events"))
        .group_by(event_mention.c.document)
        .subquery()
    )
    listed = (
        select(*_DOCUMENT_COLUMNS, func.coalesce(told.c.events, 0).label("events"))
        .outerjoin(told, told.c.document == document.c.id)
        .where(document.c.retired.is_(False))
        .order_by(func.coalesce(document.c.published, "").desc(), document.c.id)
    )
    return [_document_row(row, row.events) for row in connection.execute(listed)]


_DOCUMENT_COLUMNS = [column for column in document.c if column.name in DocumentRow.__dataclass_fields__]


def _document_row(row: Any, events: int = 0) -> DocumentRow:
    published = date.fromisoformat(row.published) if row.published else None
    return DocumentRow(
        row.id,
        row.title,
        published,
        row.published_from,
        row.source,
        row.path,
        row.url,
        row.language,
        events,
        row.published_confidence,
        row.copy_of,
    )
