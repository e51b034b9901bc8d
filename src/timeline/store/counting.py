"""Answers that are numbers, as functions of an open connection.

What asks for the whole store, or only for types and statuses of it, is read from the summary tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Table, func, select

from timeline.store.fulltext import FullText
from timeline.store.query import Query
from timeline.store.tables import (
    UNDATED_START,
    actor_count,
    event_actor,
    event_pair,
    month_count,
    pair_count,
)
from timeline.store.where import conditions, matching_ids, only_classes, selection

Bucket = Literal["year", "month", "day"]

_BUCKET_CHARACTERS = {"year": 4, "month": 7, "day": 10}


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
