"""A query as SQL: which narrow table to read, and under which conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, false, literal_column, select

from timeline.store.fulltext import FullText
from timeline.store.query import Query
from timeline.store.tables import UNDATED_START, event, event_actor, event_mention, event_pair


@dataclass(frozen=True)
class Selection:
    """The rows of one table, one a matching event; its columns hold all that sorting and counting need."""

    table: Table
    conditions: tuple[ColumnElement[bool], ...]

    def __getattr__(self, name: str) -> Any:
        return self.table.c[name]


def selection(query: Query, full_text: FullText) -> Selection:
    """The cheapest table that answers the query, and its conditions."""
    if query.pair is not None and query.pair[1] is not None:
        return Selection(event_pair, conditions(query, event_pair, full_text))
    if query.pair is not None or query.actors:
        return Selection(event_actor, conditions(query, event_actor, full_text))
    return Selection(event, conditions(query, event, full_text))


def conditions(query: Query, table: Table, full_text: FullText) -> tuple[ColumnElement[bool], ...]:
    """What a row of ``event``, ``event_actor`` or ``event_pair`` must meet for its event to match.

    Whatever the table itself does not say (its own actors or pair, when it is not the one that the
    selection is about) is asked of the table that does.
    """
    found = list(_plain(query, table))
    actors = list(query.actors)
    if query.pair is not None:
        first, second = query.pair
        if second is None:
            actors.insert(0, first)
        elif table is event_pair:
            found += _pair(query, first, second)
        else:
            found.append(
                table.c.event_id.in_(select(event_pair.c.event_id).where(*_pair(query, first, second)))
            )
    for position, actor in enumerate(dict.fromkeys(actors)):
        if table is event_actor and position == 0:
            found += _actor(query, actor)
        else:
            found.append(table.c.event_id.in_(select(event_actor.c.event_id).where(*_actor(query, actor))))
    if query.document is not None:
        told = select(event_mention.c.event_id).where(event_mention.c.document == query.document)
        found.append(table.c.event_id.in_(told))
    if query.text is not None and query.text.strip():
        found.append(_words(query.text, table, full_text))
    return tuple(found)


def matching_ids(query: Query, full_text: FullText) -> Any:
    """A select of the ids of matching events."""
    chosen = selection(query, full_text)
    return select(chosen.event_id).where(*chosen.conditions)


def _plain(query: Query, table: Table) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    columns = table.c
    if query.types:
        found.append(columns.type.in_(query.types))
    if query.statuses:
        found.append(columns.status.in_(query.statuses))
    if query.precisions:
        found.append(columns.precision.in_(query.precisions))
    if query.min_sources > 1:
        found.append(columns.sources >= query.min_sources)
    if query.min_salience is not None:
        found.append(columns.salience >= query.min_salience)
    if query.until is not None:
        found.append(columns.start <= query.until.isoformat())
    if query.since is not None:
        found.append(columns.end >= query.since.isoformat())
    if query.dated is True and query.until is None:
        found.append(columns.start < UNDATED_START)
    if query.dated is False:
        found.append(columns.start == UNDATED_START)
    if query.reviewed is not None:
        seen = select(event.c.event_id).where(event.c.reviewed.is_not(None))
        found.append(columns.event_id.in_(seen) if query.reviewed else columns.event_id.not_in(seen))
    return found


def _actor(query: Query, actor: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [event_actor.c.actor == actor]
    if not query.successors:
        found.append(event_actor.c.successor.is_(False))
    return found


def _pair(query: Query, first: str, second: str) -> list[ColumnElement[bool]]:
    a, b = sorted((first, second))
    found: list[ColumnElement[bool]] = [event_pair.c.a == a, event_pair.c.b == b]
    if not query.successors:
        found.append(event_pair.c.successor.is_(False))
    return found


def _words(words: str, table: Table, full_text: FullText) -> ColumnElement[bool]:
    matching = full_text.matching(words)
    if matching is None:
        return false()
    if table is event:
        return event.c.seq.in_(matching.columns(literal_column("rowid")).scalar_subquery())
    ids = select(event.c.event_id).where(
        event.c.seq.in_(matching.columns(literal_column("rowid")).scalar_subquery())
    )
    return table.c.event_id.in_(ids)


def only_classes(query: Query) -> bool:
    """Whether nothing but types, statuses and being dated is asked, which the summary tables answer."""
    plain = Query(types=query.types, statuses=query.statuses, dated=query.dated, successors=query.successors)
    return query == plain
