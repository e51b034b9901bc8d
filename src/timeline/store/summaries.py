"""Counts of the whole store, kept so that pages that ask for all of it need not count."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from timeline.store import tables
from timeline.store.tables import event, event_actor, event_pair


def refresh_counts(
    connection: Connection,
    months: Collection[str] | None = None,
    actors: Collection[str] | None = None,
    pairs: Collection[tuple[str, str]] | None = None,
) -> None:
    """Count the store anew, so that pages that ask for all of it need not.

    Args:
        months, actors, pairs: Only these; without them everything.
    """
    month = func.substr(event.c.start, 1, 7)
    by_class = (event.c.type, event.c.status)
    counted = select(month, *by_class, func.count(), func.min(event.c.start), func.max(event.c.end))
    for part in [None] if months is None else sorted(months):
        stale, fresh = delete(tables.month_count), counted
        if part is not None:
            stale = stale.where(tables.month_count.c.month == part)
            fresh = fresh.where(event.c.start >= part, event.c.start < part + "~")
        connection.execute(stale)
        _fill(connection, tables.month_count, fresh.group_by(month, *by_class))
    _count_narrow(
        connection,
        event_actor,
        tables.actor_count,
        [(a,) for a in sorted(actors)] if actors is not None else None,
    )
    _count_narrow(connection, event_pair, tables.pair_count, None if pairs is None else sorted(pairs))


def _count_narrow(
    connection: Connection, narrow: Table, summary: Table, only: Sequence[tuple[str, ...]] | None
) -> None:
    """Count the events of actors or pairs: of all, or of these."""
    names = [name for name in ("actor", "a", "b") if name in narrow.c]
    dated = narrow.c.start < tables.UNDATED_START
    groups = [
        *(narrow.c[name] for name in names), narrow.c.type, narrow.c.status, dated, narrow.c.organisation,
    ]  # fmt: skip
    counted = select(*groups, func.count()).where(narrow.c.successor.is_(False)).group_by(*groups)
    for key in [None] if only is None else only:
        stale, fresh = delete(summary), counted
        for name, value in zip(names, key or (), strict=key is not None):
            stale = stale.where(summary.c[name] == value)
            fresh = fresh.where(narrow.c[name] == value)
        connection.execute(stale)
        _fill(connection, summary, fresh)


def _fill(connection: Connection, table: Table, rows: Any) -> None:
    connection.execute(insert(table).from_select([column.name for column in table.c], rows))
