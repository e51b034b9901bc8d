"""Files that are missing, foreign, locked or damaged, and several processes at one file."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_chronology import DOCUMENTS, EVENTS, MENTIONS

from timeline.errors import StoreError
from timeline.records import Document
from timeline.store import EventStore, Query, connect


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with the small chronology."""
    path = tmp_path / "folder with # and ?" / "events.db"
    with EventStore(path) as store:
        store.add_documents((document, MENTIONS[document.id]) for document in DOCUMENTS)
        store.replace_events(EVENTS)
    return path


def test_a_path_and_its_url_are_the_same_store(path: Path, tmp_path: Path) -> None:
    moved = path.rename(tmp_path / "moved.db")
    with EventStore(f"sqlite:///{moved}", read_only=True) as store:
        assert store.count() == 4
        assert store.name == str(moved)


def test_reading_only_writes_nothing(path: Path) -> None:
    with EventStore(path, read_only=True) as store, pytest.raises(StoreError, match="for reading only"):
        store.replace_events([])


def test_reading_in_a_folder_that_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect.os, "access", lambda path, mode: False)  # root may write anywhere
    with EventStore(path, read_only=True) as store:
        assert store.count() == 4
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.db does not exist; build it first"):
        EventStore(tmp_path / "none.db", read_only=True)
    assert not list(tmp_path.iterdir())


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        EventStore(tmp_path)


@pytest.mark.parametrize("read_only", [True, False])
def test_foreign_files_are_left_alone(tmp_path: Path, read_only: bool) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Dear diary" * 30)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE cake (id)")
    connection.commit()
    connection.close()
    for foreign in (text, other):
        before = foreign.read_bytes()
        with pytest.raises(StoreError, match=foreign.name):
            EventStore(foreign, read_only=read_only)
        assert foreign.read_bytes() == before


def test_an_empty_file_becomes_a_store_but_is_none_to_read(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(StoreError, match="is empty"):
        EventStore(path, read_only=True)
    with EventStore(path) as store:
        assert store.count() == 0


def test_a_later_version_is_not_touched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO migration VALUES (99, 'from the future')")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="later version"):
        EventStore(path)


def test_a_store_from_before_corrections_takes_them(path: Path) -> None:
    connection = sqlite3.connect(path)
    for statement in (
        "DROP TABLE correction",
        "DROP INDEX event_reviewed",
        "DELETE FROM migration WHERE version > 3",
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="has tables of version 3"):
        EventStore(path, read_only=True)
    with EventStore(path) as store:
        events = list(store.iter_events())
        assert events and [] == store.corrections()
    with EventStore(path, read_only=True) as store:
        assert events == list(store.iter_events())


def test_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    page = 4096
    for start in range(page, len(content), page):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"events\.db is damaged"):
        EventStore(path, read_only=True).events()


def test_locked_by_another_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with EventStore(path) as store:
        assert store.count() == 4  # readers are not kept waiting
        with pytest.raises(StoreError, match="locked by another program"):
            store.replace_events([])
    other.close()


def test_an_address_that_is_none() -> None:
    with pytest.raises(StoreError, match="no database address"):
        EventStore("nonsense://somewhere")
    with pytest.raises(StoreError, match="needs"):
        EventStore("mysql://somewhere/db")


def test_a_reader_sees_one_moment(path: Path) -> None:
    with EventStore(path) as writer, EventStore(path, read_only=True) as reader:
        stream = reader.iter_events(Query())
        first = next(stream)
        writer.replace_events(EVENTS[:1])
        assert [first.id, *(event.id for event in stream)] == ["m4", "m1", "m2", "m5"]
        assert reader.count() == 1


def _write(path: Path, number: int) -> None:
    with EventStore(path) as store:
        for each in range(20):
            store.add_document(Document(f"{number}-{each}", "text"), [])


def test_several_processes_write(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=_write, args=(path, number)) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    with EventStore(path, read_only=True) as store:
        assert len(store.known()) == 40


def test_several_open_a_new_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    together = threading.Barrier(6)

    def open_and_write(number: int) -> bool:
        together.wait()
        with EventStore(path) as store:
            return store.add_document(Document(f"d{number}", "text"), [])

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(open_and_write, range(6)))
