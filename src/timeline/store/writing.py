"""Events into the tables, as functions of an open transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from timeline.errors import StoreError
from timeline.records import Event
from timeline.reference import successor
from timeline.store import summaries, tables
from timeline.store.fulltext import FullText, SearchText
from timeline.store.intake import batched
from timeline.store.serial import digest, dump, event_values, mention_to_json, storable
from timeline.store.tables import event, event_actor, event_mention, event_pair, mention, revision


def put_events(connection: Connection, full_text: FullText, events: Iterable[Event]) -> bool:
    """Make the stored events these and no others, writing only what differs; whether anything did."""
    was: dict[str, str] = {
        row.event_id: row.digest for row in connection.execute(select(event.c.event_id, event.c.digest))
    }
    seq = connection.execute(select(func.coalesce(func.max(event.c.seq), 0))).scalar_one()
    seen: set[str] = set()
    changed = False
    for batch in batched(events):
        fresh: list[tuple[Event, str, list[dict[str, Any]]]] = []
        overrides = _mention_rows(connection, batch)
        for item in batch:
            if item.id in seen:
                raise StoreError(
                    f"event {item.id} is given twice; an event's id is that of its anchor mention."
                )
            seen.add(item.id)
            mark = digest(dump(list(event_values(item).values())), dump(overrides[item.id]))
            if was.get(item.id) != mark:
                fresh.append((item, mark, overrides[item.id]))
        if fresh:
            changed = True
            remove_events(connection, full_text, [item.id for item, _, _ in fresh if item.id in was])
            _insert_events(connection, full_text, fresh, seq)
            seq += len(fresh)
    gone = [identifier for identifier in was if identifier not in seen]
    if gone:
        changed = True
        remove_events(connection, full_text, gone)
    return _settle(connection, changed)


def amend_events(
    connection: Connection, full_text: FullText, gone: Sequence[str], events: Sequence[Event]
) -> None:
    """Put these events in the place of others, and count anew only what that can change."""
    months, actors, pairs = _counted(connection, gone)
    seq = connection.execute(select(func.coalesce(func.max(event.c.seq), 0))).scalar_one()
    remove_events(connection, full_text, gone)
    told = _mention_rows(connection, events)
    fresh = [
        (item, digest(dump(list(event_values(item).values())), dump(told[item.id])), told[item.id])
        for item in events
    ]
    _insert_events(connection, full_text, fresh, seq)
    for found, more in zip(
        (months, actors, pairs), _counted(connection, [e.id for e in events]), strict=True
    ):
        found |= more  # type: ignore[operator]
    summaries.refresh_counts(connection, months, actors, pairs)
    connection.execute(update(revision).values(number=revision.c.number + 1))


def _counted(connection: Connection, ids: Sequence[str]) -> tuple[set[str], set[str], set[tuple[str, str]]]:
    """The months, actors and pairs under which these events are counted."""
    of_event = event.c.event_id.in_(ids)
    months = connection.execute(select(func.substr(event.c.start, 1, 7)).where(of_event)).scalars()
    actors = connection.execute(select(event_actor.c.actor).where(event_actor.c.event_id.in_(ids))).scalars()
    pairs = connection.execute(select(event_pair.c.a, event_pair.c.b).where(event_pair.c.event_id.in_(ids)))
    return set(months), set(actors), {(row.a, row.b) for row in pairs}


def remove_events(connection: Connection, full_text: FullText, ids: Sequence[str]) -> None:
    """Take these events out of every table."""
    for batch in batched(ids):
        seqs = connection.execute(select(event.c.seq).where(event.c.event_id.in_(batch))).scalars().all()
        full_text.remove(connection, seqs)
        for table in (event_actor, event_pair, event_mention, event):
            connection.execute(delete(table).where(table.c.event_id.in_(batch)))


def _mention_rows(connection: Connection, events: Sequence[Event]) -> dict[str, list[dict[str, Any]]]:
    """The rows of ``event_mention`` by event; a mention is repeated only where the event changed it."""
    ids = [item.id for event_ in events for item in event_.mentions]
    stored: dict[str, str] = {}
    for batch in batched(ids):
        rows = connection.execute(select(mention.c.id, mention.c.record).where(mention.c.id.in_(batch)))
        stored.update((row.id, row.record) for row in rows)
    result: dict[str, list[dict[str, Any]]] = {}
    for event_ in events:
        result[event_.id] = []
        for position, item in enumerate(event_.mentions):
            record = mention_to_json(item)
            if item.id not in stored:
                raise StoreError(
                    f"event {event_.id} holds mention {item.id}, which is not in the store;"
                    f" add document {item.document} with its mentions first."
                )
            result[event_.id].append(
                {
                    "event_id": event_.id,
                    "position": position,
                    "mention_id": item.id,
                    "document": item.document,
                    "record": None if record == stored[item.id] else record,
                }
            )
    return result


def _insert_events(
    connection: Connection,
    full_text: FullText,
    fresh: Sequence[tuple[Event, str, list[dict[str, Any]]]],
    seq: int,
) -> None:
    wide: list[dict[str, Any]] = []
    actors: list[dict[str, Any]] = []
    pairs: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    words: list[SearchText] = []
    for number, (item, mark, told) in enumerate(fresh, start=seq + 1):
        values = event_values(item)
        wide.append({**values, "seq": number, "digest": mark})
        shared = {key: values[key] for key in _SHARED}
        actors += [{**shared, **row} for row in actor_rows(item)]
        pairs += [{**shared, **row} for row in pair_rows(item)]
        mentions += told
        sentences = dict.fromkeys(storable(one.sentence) for one in item.mentions)
        words.append(SearchText(number, values["title"], "\n".join(sentences)))
    for table, rows in ((event, wide), (event_actor, actors), (event_pair, pairs), (event_mention, mentions)):
        for batch in batched(rows, 5_000):
            connection.execute(insert(table), batch)
    full_text.add(connection, words)


_SHARED = ("event_id", "start", "end", "type", "status", "precision", "sources", "salience")


def actor_rows(item: Event) -> list[dict[str, Any]]:
    """Who takes part, and for whom a dissolved state stands today."""
    rows = {
        **{code: {"actor": code, "successor": False, "organisation": False} for code in item.countries},
        **{code: {"actor": code, "successor": False, "organisation": True} for code in item.organisations},
    }
    for code in item.countries:
        heir = successor(code)
        if heir not in rows:
            rows[heir] = {"actor": heir, "successor": True, "organisation": False}
    return list(rows.values())


def pair_rows(item: Event) -> list[dict[str, Any]]:
    """Who acts together: the country pairs, each organisation with each actor; successors likewise."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}

    def put(one: str, other: str, stands_in: bool, organisation: bool) -> None:
        a, b = sorted((one, other))
        if a != b and (a, b) not in rows:
            rows[a, b] = {"a": a, "b": b, "successor": stands_in, "organisation": organisation}

    joint = [(one, other, False) for one, other in item.pairs]
    joint += [
        (one, other, True) for one in item.organisations for other in (*item.countries, *item.organisations)
    ]
    for one, other, organisation in joint:
        put(one, other, False, organisation)
    for one, other, organisation in joint:
        put(successor(one), successor(other), True, organisation)
    # SUN with USA is also SUN's successor with USA, and, where both are dissolved, either one's successor
    for one, other, organisation in joint:
        put(successor(one), other, True, organisation)
        put(one, successor(other), True, organisation)
    return list(rows.values())


def _settle(connection: Connection, changed: bool) -> bool:
    """After the events are in: purge what was retired, refresh the counts, number the revision."""
    pending = connection.execute(select(revision.c.pending)).scalar_one()
    if not changed and not pending:
        return False
    used = select(event_mention.c.mention_id)
    connection.execute(delete(mention).where(mention.c.retired.is_(True), mention.c.id.not_in(used)))
    columns = tables.document.c
    kept = select(mention.c.document)
    connection.execute(delete(tables.document).where(columns.retired.is_(True), columns.id.not_in(kept)))
    if changed:
        summaries.refresh_counts(connection)
    connection.execute(update(revision).values(number=revision.c.number + 1, pending=False))
    return True
