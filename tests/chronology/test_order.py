"""The same documents give the same chronology, byte for byte, in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from briefs import briefs

from timeline.chronology import chronology
from timeline.export import export_bytes
from timeline.store import EventStore, Query

BRIEFS = 36
"""Every so many of the briefs, enough for events that several tell."""


def exported(path: Path, batches: Iterable[list[str]]) -> bytes:
    """What a store exports after these batches of briefs were added, the events made anew after each."""
    data = briefs()
    with EventStore(path) as store:
        for batch in batches:
            store.add_documents([(data.documents[name], data.mentions[name]) for name in batch])
            store.replace_events(chronology(store.mentions(), store.published()))
        return export_bytes(store, Query(), "jsonl")


@pytest.fixture(scope="module")
def names() -> list[str]:
    return sorted(briefs().documents)[-BRIEFS:]


@pytest.fixture(scope="module")
def at_once(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return exported(tmp_path_factory.mktemp("order") / "all.db", [names])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shuffled_input(names: list[str], at_once: bytes, tmp_path: Path, seed: int) -> None:
    """Three shuffles, each in batches of its own."""
    shuffled = names[:]
    random.Random(seed).shuffle(shuffled)
    cut = seed * 9

    assert at_once == exported(tmp_path / "s.db", [shuffled[:cut], shuffled[cut:]])
    assert at_once.count(b"\n") > BRIEFS


def test_one_by_one(names: list[str], at_once: bytes, tmp_path: Path) -> None:
    """Documents added one after the other, the newest first."""
    assert at_once == exported(tmp_path / "s.db", [[name] for name in reversed(names)])


def test_shuffled_mentions() -> None:
    """Neither does the order within the chronology's input matter, with all briefs."""
    data = briefs()
    expected = data.events()
    mentions = data.all_mentions()
    random.Random(4).shuffle(mentions)

    assert expected == list(chronology(mentions, data.published()))
