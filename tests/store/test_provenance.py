"""Where documents were found, which are copies, and what users decided: the same on every database."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

from small_chronology import DOCUMENTS, EVENTS, MENTIONS

from timeline.copies import sketch
from timeline.records import Document
from timeline.store import EventStore
from timeline.store.provenance import Address, Decision

ONE = Document("x", "A text.", "Title", path="b.txt")


def test_a_document_is_shown_at_its_first_address(empty: EventStore) -> None:
    """A URL before a file, then by name; whichever came first."""
    empty.add_document(ONE, [])
    empty.add_addresses(
        [Address("x", "a.txt", ""), Address("x", "z", "https://b.example", "B"), Address("x", "b.txt", "")]
    )
    row = empty.document_rows(["x"])["x"]

    assert ("https://b.example", "z", "B") == (row.url, row.path, row.source)
    assert ("a.txt", "b.txt") == row.also_at
    empty.drop_address(Address("x", "z", "https://b.example"))
    row = empty.document_rows(["x"])["x"]
    assert (None, "a.txt", ("b.txt",)) == (row.url, row.path, row.also_at)


def test_an_address_that_is_known_writes_nothing(empty: EventStore) -> None:
    empty.add_document(ONE, [])
    for _ in range(2):
        empty.add_addresses([Address("x", "a.txt", "")] * 2)
    assert 2 == len(empty.addresses())
    assert not empty.add_document(ONE, [])


def test_addresses_go_with_their_document(empty: EventStore) -> None:
    empty.add_document(ONE, [])
    empty.remove_document("x")
    assert [] == empty.addresses()
    empty.add_document(ONE, [])
    assert ["b.txt"] == [place.path for place in empty.addresses()]


def test_copies_count_as_one_source(store: EventStore) -> None:
    """In the event and in the row that filters look at; and no longer when they are told apart."""
    origin = {"d1": "d1", "d2": "d1"}

    def told(copies: dict[str, str]) -> int:
        events = (
            replace(event, mentions=tuple(replace(m, copy_of=copies.get(m.document)) for m in event.mentions))
            for event in EVENTS
        )
        assert store.replace_events(events, copies=copies)
        event = store.event("m1")
        assert event is not None
        (row,) = [row for row in store.events() if row.id == "m1"]
        assert row.sources == event.sources
        return event.sources

    assert 1 == told(origin)
    rows = store.document_rows(["d1", "d2", "d3"])
    assert (("d2",), ("https://example.org/two",)) == (rows["d1"].copies, rows["d1"].also_at)
    assert (("d1",), ("a/one.txt",)) == (rows["d2"].copies, rows["d2"].also_at)
    assert ((), ()) == (rows["d3"].copies, rows["d3"].also_at)
    assert 2 == told({})
    assert () == store.document_rows(["d1"])["d1"].copies


def test_sketches_are_kept_until_the_text_changes(store: EventStore) -> None:
    assert ["d1", "d2", "d3"] == store.without_sketch(1)
    made = [(document.id, sketch(document.text)) for document in DOCUMENTS]
    store.put_sketches(made, 1)
    assert [] == store.without_sketch(1) and ["d1", "d2", "d3"] == store.without_sketch(2)
    (kept,) = store.sketched(["d2"])
    assert (made[1][1].hashes.tolist(), made[1][1].figures.tolist()) == (
        kept.sketch.hashes.tolist(),
        kept.sketch.figures.tolist(),
    )
    assert ("2020-01-02", "option", None, made[1][1].whole) == (
        kept.published,
        kept.published_from,
        kept.published_confidence,
        kept.sketch.whole,
    )
    store.add_document(replace(DOCUMENTS[1], text="Another text."), [])
    assert ["d2"] == store.without_sketch(1)
    store.remove_document("d1")
    assert ["d3"] == [each.id for each in store.sketched()]


def test_decisions_outlive_their_document(store: EventStore) -> None:
    store.decide(Decision("d1", date(2010, 3, 10), "{}"))
    store.decide(Decision("d1", date(2011, 3, 10), "{}"))
    store.remove_document("d1")
    assert {"d1": Decision("d1", date(2011, 3, 10), "{}")} == store.decisions()
    store.revoke("d1")
    assert {} == store.decisions()


def test_what_a_page_allows_of_a_date_is_kept(empty: EventStore) -> None:
    between = date(1950, 1, 1), date(2010, 12, 31)
    empty.add_document(replace(ONE, published_between=between), [])
    found = empty.document("x")
    assert found is not None and between == found.published_between


def test_a_store_of_an_earlier_version_gets_its_addresses(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with EventStore(path) as store:
        store.add_documents((document, MENTIONS[document.id]) for document in DOCUMENTS)
        store.replace_events(EVENTS)
    old = sqlite3.connect(path)
    old.executescript(
        "DROP TABLE address; DROP TABLE sketch; DROP TABLE decision; DROP INDEX document_copy_of;"
        "ALTER TABLE document DROP COLUMN copy_of; ALTER TABLE document DROP COLUMN published_between;"
        "DELETE FROM migration WHERE version >= 3;"
    )
    old.close()

    with EventStore(path) as store:
        assert ["a/one.txt", "https://example.org/two", "three.txt"] == [
            each.name for each in store.addresses()
        ]
        assert list(EVENTS) == [store.event(event.id) for event in EVENTS]
        assert ["d1", "d2", "d3"] == store.without_sketch(1)
