"""The balance of cooperation and conflict of country pairs by period, as CSV, JSON or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Final

from timeline.chronology.relations import PERIODS, Period, balances
from timeline.errors import ExportError
from timeline.export.target import Target, named_format, written
from timeline.records import TimeSpan
from timeline.reference import is_organisation, successor
from timeline.store.query import Query
from timeline.store.store import EventStore

RELATION_COLUMNS: Final = (
    "a", "b", "period", "start", "end", "events", "cooperation", "conflict", "balance",
)  # fmt: skip
"""One pair in one period a row; scripts rely on the names."""

RELATION_FORMATS: Final = ("csv", "json", "jsonl")


def export_relations(
    store: EventStore, query: Query, target: Target, period: Period, format: str | None = None
) -> int:
    """Write the balances of every country pair of matching events, or of the query's pair; how many rows.

    Only what happened counts, whatever statuses are asked for.

    Raises:
        ExportError: There is no such format or period, or the file cannot be written.
    """
    chosen = named_format(target, format, RELATION_FORMATS, "relations")
    if period not in PERIODS:
        raise ExportError(f"{period!r} is no period; use one of {', '.join(PERIODS)}.")
    rows = list(relation_rows(store, query, period))

    def write(stream: BinaryIO) -> int:
        stream.write(_written(rows, chosen).encode())
        return len(rows)

    return written(target, write)


def relation_rows(store: EventStore, query: Query, period: Period) -> Iterator[dict[str, Any]]:
    """The rows of `RELATION_COLUMNS`, pair by pair in order of their codes, then of time."""
    asked = query.pair
    told: defaultdict[tuple[str, str], list[tuple[TimeSpan, str]]] = defaultdict(list)
    for row in store.events(replace(query, statuses=("happened",), dated=True)):
        assert row.span is not None
        pairs = row.pairs
        if asked and asked[1] is not None and (is_organisation(asked[0]) or is_organisation(asked[1])):
            pairs = ((asked[0], asked[1]),)
        for one, other in pairs:
            if asked and not _asked_for(asked, (one, other)):
                continue
            told[min(one, other), max(one, other)].append((row.span, row.type))
    for (one, other), events in sorted(told.items()):
        for found in balances(events, period):
            yield {
                "a": one,
                "b": other,
                "period": found.period,
                "start": found.start.isoformat(),
                "end": found.end.isoformat(),
                "events": found.events,
                "cooperation": found.cooperation,
                "conflict": found.conflict,
                "balance": found.balance,
            }


def _asked_for(asked: tuple[str, str | None], pair: tuple[str, str]) -> bool:
    """Whether an event's pair is the one asked for; a dissolved state's counts as its successor's."""
    codes = {*pair, *map(successor, pair)}
    return asked[0] in codes and (asked[1] is None or asked[1] in codes)


def _written(rows: list[dict[str, Any]], format: str) -> str:
    if format == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if format == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    text = io.StringIO()
    table = csv.DictWriter(text, RELATION_COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()
