"""The chronology that ships: extracted from the briefs, and holding what it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.build import build
from timeline.chronologies import shipped_documents
from timeline.reading import Unreadable, read
from timeline.records import Event
from timeline.store import EventStore


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    store = tmp_path_factory.mktemp("shipped") / "s.db"
    report = build([shipped_documents()], store, workers=0)
    assert () == report.unreadable
    assert 0 == report.undated_documents
    with EventStore(store, read_only=True) as opened:
        return list(opened.iter_events())


@pytest.mark.parametrize(
    ("date", "actors", "types", "words"),
    [
        ("2008-08-08/2008-08-12", {"GEO", "RUS"}, {"ASSAULT"}, ("Russia", "Georgia", "war")),
        ("2014-02-27", {"RUS", "UKR"}, {"COERCE"}, ("Russian", "seize", "Crimea")),
        ("2014-03-18", {"RUS", "UKR"}, {"AGREE", "COERCE"}, ("Putin", "treaty", "Crimea")),
        ("2019-04-25", {"PRK", "RUS"}, {"CONSULT"}, ("Russia", "North Korea", "Vladivostok")),
        ("2022-02-21", {"RUS", "UKR"}, {"SUPPORT"}, ("Russia", "recognises", "Donetsk", "Luhansk")),
        ("2023-03-17", {"ICC", "RUS"}, {"COERCE"}, ("International Criminal Court", "warrant", "Putin")),
    ],
    ids=["Caucasus 2008", "Crimea seized", "Crimea annexed", "Vladivostok", "recognition", "warrants"],
)
def test_holds(
    events: list[Event], date: str, actors: set[str], types: set[str], words: tuple[str, ...]
) -> None:
    """One event with the right date, actors, type and title, told as having happened."""
    titles = [
        event.title
        for event in events
        if event.span
        and event.span.edtf == date
        and set(event.countries + event.organisations) == actors
        and event.type in types
        and event.status == "happened"
    ]

    assert any(all(word in title for word in words) for title in titles), titles


def test_spans_decades_and_pairs(events: list[Event]) -> None:
    """Some three decades, and at least 25 country pairs with several events each."""
    years = {event.span.start.year for event in events if event.span}
    pairs = [pair for event in events for pair in event.pairs]

    assert set(range(1988, 2025)) <= years
    assert 25 <= sum(pairs.count(pair) >= 3 for pair in set(pairs))


def test_briefs_are_as_promised() -> None:
    """Title, publication date and source in each; 150 to 400 words."""
    documents = list(read([shipped_documents()]))

    assert len(documents) >= 60
    for document in documents:
        assert not isinstance(document, Unreadable), document
        assert document.title and document.published and document.source, document.path
        assert document.path and Path(document.path).name.startswith(document.published.isoformat())
        assert 150 <= len(document.text.split()) <= 400, document.path
