"""The small chronology of tests/store, in a store."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.store import EventStore

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EventStore]:
    from small_chronology import DOCUMENTS, EVENTS, MENTIONS

    with EventStore(tmp_path_factory.mktemp("store") / "events.db") as store:
        store.add_documents((document, MENTIONS[document.id]) for document in DOCUMENTS)
        store.replace_events(EVENTS)
        yield store
