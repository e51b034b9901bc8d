"""A store to look at, and a home of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import synthetic

from timeline.store import EventStore


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synthetic.fill(tmp_path_factory.mktemp("store") / "made-up.sqlite", 60)


@pytest.fixture
def store(store_path: Path) -> Iterator[EventStore]:
    opened = EventStore(store_path, read_only=True)
    yield opened
    opened.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMELINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TIMELINE_STORE", raising=False)
    return tmp_path / "home"
