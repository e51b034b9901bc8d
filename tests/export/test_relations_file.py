"""The balance of cooperation and conflict as a file."""

from __future__ import annotations

import csv
import io
import json

import pytest

from timeline.errors import ExportError
from timeline.export import RELATION_COLUMNS, export_relations
from timeline.store import EventStore, Query


def written(store: EventStore, query: Query, format: str, period: str = "year") -> str:
    stream = io.BytesIO()
    export_relations(store, query, stream, period, format)  # type: ignore[arg-type]
    return stream.getvalue().decode()


def test_every_pair_by_year(store: EventStore) -> None:
    """Pairs in order of their codes; only what happened."""
    rows = json.loads(written(store, Query(), "json"))

    assert [("PRK", "RUS", "2019", 2), ("SUN", "USA", "1988", 1)] == [
        (row["a"], row["b"], row["period"], row["events"]) for row in rows
    ]
    assert all(tuple(row) == RELATION_COLUMNS for row in rows)


def test_csv_and_json_lines_hold_the_same(store: EventStore) -> None:
    """One row a pair and period in each."""
    table = list(csv.DictReader(io.StringIO(written(store, Query(), "csv", "month"))))
    lines = [json.loads(line) for line in written(store, Query(), "jsonl", "month").splitlines()]

    assert [list(row.values()) for row in table] == [[str(value) for value in row.values()] for row in lines]
    assert ["2019-04", "2019-05"] == [row["period"] for row in lines if row["a"] == "PRK"]


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (("RUS", "PRK"), {("PRK", "RUS")}),
        (("RUS", "USA"), {("SUN", "USA")}),
        (("USA", None), {("SUN", "USA")}),
        (("NATO", "RUS"), set()),
    ],
    ids=["a pair", "its predecessor", "any partner", "only a threat that did not happen"],
)
def test_the_pair_that_is_asked_for(
    store: EventStore, pair: tuple[str, str | None], found: set[tuple[str, str]]
) -> None:
    """Rows of that pair alone."""
    rows = json.loads(written(store, Query(pair=pair), "json"))

    assert found == {(row["a"], row["b"]) for row in rows}


def test_what_is_no_format_or_period_is_said(store: EventStore) -> None:
    """One sentence with what may be used."""
    with pytest.raises(ExportError, match="csv, json, jsonl"):
        written(store, Query(), "xlsx")
    with pytest.raises(ExportError, match="year, quarter, month"):
        written(store, Query(), "csv", "decade")
