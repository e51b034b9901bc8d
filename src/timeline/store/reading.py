"""What answers queries, as functions of an open connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Table, case, distinct, func, select, tuple_

from timeline.records import Event, Mention
from timeline.store.fulltext import FullText
from timeline.store.query import Query
from timeline.store.serial import EventRow, event_record, event_row, mention_from_json
from timeline.store.tables import (
    UNDATED_START,
    actor_count,
    document,
    event_actor,
    event_mention,
    event_pair,
    mention,
    month_count,
    pair_count,
)
from timeline.store.tables import event as event_table
from timeline.store.where import conditions, matching_ids, only_classes, selection

Order = Literal["date", "newest", "salience", "sources"]
Bucket = Literal["year", "month", "day"]

_BUCKET_CHARACTERS = {"year": 4, "month": 7, "day": 10}
_STREAM = 500


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane of the timeline: a pair (two codes) or a type (one), and how many events it holds."""

    key: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ActorCount:
    """A country or organisation and the number of events it takes part in."""

    actor: str
    organisation: bool
    count: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text; ``events`` only where all documents are listed."""

    id: str
    title: str | None
    published: date | None
    published_from: str | None
    source: str | None
    path: str | None
    url: str | None
    language: str
    events: int = 0


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


def count(connection: Connection, full_text: FullText, query: Query) -> int:
    """Number of matching events."""
    if only_classes(query):
        return int(
            connection.execute(
                select(func.coalesce(func.sum(month_count.c.events), 0)).where(*_classes(query, month_count))
            ).scalar_one()
        )
    chosen = selection(query, full_text)
    return connection.execute(
        select(func.count()).select_from(chosen.table).where(*chosen.conditions)
    ).scalar_one()


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


def iter_events(connection: Connection, full_text: FullText, query: Query) -> Iterator[Event]:
    """Matching events with their mentions, in order of date."""
    chosen = selection(query, full_text)
    wanted = select(chosen.event_id).where(*chosen.conditions).order_by(chosen.start, chosen.event_id)
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
        select(event_mention.c.event_id, record)
        .join(mention, mention.c.id == event_mention.c.mention_id)
        .where(event_mention.c.event_id.in_(event_ids))
        .order_by(event_mention.c.event_id, event_mention.c.position)
    )
    for row in rows:
        found[row.event_id].append(mention_from_json(row.record))
    return found


def density(
    connection: Connection, full_text: FullText, query: Query, bucket: Bucket
) -> list[tuple[date, int]]:
    """Number of events that start in each year, month or day that has any."""
    characters = _BUCKET_CHARACTERS[bucket]
    if only_classes(query) and bucket != "day":
        key = func.substr(month_count.c.month, 1, characters)
        counted = select(key, func.sum(month_count.c.events)).where(
            *_classes(query, month_count), month_count.c.month < UNDATED_START[:7]
        )
    else:
        chosen = selection(query, full_text)
        key = func.substr(chosen.start, 1, characters)
        counted = select(key, func.count()).where(*chosen.conditions, chosen.start < UNDATED_START)
    rows = connection.execute(counted.group_by(key).order_by(key))
    return [(date.fromisoformat(begin + "-01-01"[characters - 4 : 6]), int(n)) for begin, n in rows]


def lanes(
    connection: Connection,
    full_text: FullText,
    query: Query,
    by: Literal["pair", "type"],
    limit: int | None,
    organisations: bool,
) -> list[Lane]:
    """Matching events a pair or type."""
    if by == "type":
        return [
            Lane((name,), number)
            for name, number in list(by_column(connection, full_text, query, "type").items())[:limit]
        ]
    number: ColumnElement[int]
    if only_classes(query):
        table, number, limits = pair_count, func.sum(pair_count.c.events), _classes(query, pair_count)
    else:
        table, number, limits = event_pair, func.count(), _on(query, event_pair, full_text)
        limits = (*limits, event_pair.c.successor.is_(False))
    if not organisations:
        limits = (*limits, table.c.organisation.is_(False))
    counted = (
        select(table.c.a, table.c.b, number)
        .where(*limits)
        .group_by(table.c.a, table.c.b)
        .order_by(number.desc(), table.c.a, table.c.b)
        .limit(limit)
    )
    return [Lane((a, b), int(events)) for a, b, events in connection.execute(counted)]


def by_column(
    connection: Connection,
    full_text: FullText,
    query: Query,
    column: Literal["type", "status", "precision"],
) -> dict[str, int]:
    """Matching events by one of their classes."""
    number: ColumnElement[int]
    if only_classes(query) and column != "precision":
        key, number = month_count.c[column], func.sum(month_count.c.events)
        counted = select(key, number).where(*_classes(query, month_count))
    else:
        chosen = selection(query, full_text)
        key, number = chosen.table.c[column], func.count()
        counted = select(key, number).where(*chosen.conditions)
    rows = connection.execute(counted.group_by(key).order_by(number.desc(), key))
    return {name: int(events) for name, events in rows}


def actors(connection: Connection, full_text: FullText, query: Query) -> list[ActorCount]:
    """Who takes part in matching events."""
    number: ColumnElement[int]
    if only_classes(query):
        table, number, limits = actor_count, func.sum(actor_count.c.events), _classes(query, actor_count)
    else:
        table, number = event_actor, func.count()
        limits = (*_on(query, event_actor, full_text), event_actor.c.successor.is_(False))
    counted = (
        select(table.c.actor, table.c.organisation, number)
        .where(*limits)
        .group_by(table.c.actor, table.c.organisation)
        .order_by(number.desc(), table.c.actor)
    )
    return [ActorCount(*row) for row in connection.execute(counted)]


def partners(connection: Connection, full_text: FullText, actor: str, query: Query) -> list[ActorCount]:
    """Whom an actor meets in matching events."""
    limits = _on(query, event_pair, full_text)
    if not query.successors:
        limits = (*limits, event_pair.c.successor.is_(False))
    found: dict[str, int] = {}
    # One side after the other: together in one condition they take five times as long.
    for own, other in ((event_pair.c.a, event_pair.c.b), (event_pair.c.b, event_pair.c.a)):
        for code, number in connection.execute(
            select(other, func.count()).where(own == actor, *limits).group_by(other)
        ):
            found[code] = found.get(code, 0) + number
    known = select(actor_count.c.actor).where(actor_count.c.organisation.is_(True)).distinct()
    organisations = set(connection.execute(known).scalars())
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [ActorCount(code, code in organisations, number) for code, number in ranked]


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


def bounds(connection: Connection, full_text: FullText, query: Query) -> tuple[date, date] | None:
    """First and last day of matching events."""
    if only_classes(query):
        extent = select(func.min(month_count.c.first), func.max(month_count.c.last)).where(
            *_classes(query, month_count), month_count.c.month < UNDATED_START[:7]
        )
    else:
        chosen = selection(query, full_text)
        extent = select(func.min(chosen.start), func.max(chosen.end)).where(
            *chosen.conditions, chosen.start < UNDATED_START
        )
    first, last = connection.execute(extent).one()
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


def document_rows(connection: Connection, document_ids: Iterable[str]) -> dict[str, DocumentRow]:
    """Documents without their text, by id."""
    ids = list(dict.fromkeys(document_ids))
    found: dict[str, DocumentRow] = {}
    for start in range(0, len(ids), _STREAM):
        rows = select(*_DOCUMENT_COLUMNS).where(document.c.id.in_(ids[start : start + _STREAM]))
        found.update((row.id, _document_row(row)) for row in connection.execute(rows))
    return found


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
        row.id, row.title, published, row.published_from, row.source, row.path, row.url, row.language, events
    )


def _on(query: Query, table: Table, full_text: FullText) -> tuple[ColumnElement[bool], ...]:
    """Conditions on a table of several rows an event: who takes part is asked of the event, not the row."""
    if query.pair is None and not query.actors:
        return conditions(query, table, full_text)
    return (table.c.event_id.in_(matching_ids(query, full_text)),)


def _classes(query: Query, table: Table) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a query for which `only_classes` holds, on a summary table."""
    found: list[ColumnElement[bool]] = []
    if query.types:
        found.append(table.c.type.in_(query.types))
    if query.statuses:
        found.append(table.c.status.in_(query.statuses))
    if query.dated is not None:
        if table is month_count:
            undated = month_count.c.month == UNDATED_START[:7]
        else:
            undated = table.c.dated.is_(False)
        found.append(~undated if query.dated else undated)
    return tuple(found)
