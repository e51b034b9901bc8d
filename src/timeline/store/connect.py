"""Opening a database: what differs between SQLite and PostgreSQL below the tables."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from timeline.errors import StoreError

APPLICATION_ID: Final = 0x54494D45
"""Written into the header of every SQLite store ("TIME"), so that foreign files are told apart."""

BUSY_SECONDS: Final = 30.0
_CACHE_KIB: Final = 65_536  # 64 MB: writes twice to four times as fast as with the 2 MB default


@dataclass(frozen=True)
class Database:
    """One database, opened twice: ``reader`` cannot write, ``writer`` is None when opened read-only."""

    name: str
    path: Path | None
    reader: Engine
    writer: Engine | None

    def close(self) -> None:
        """Give back every connection."""
        self.reader.dispose()
        if self.writer is not None:
            self.writer.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the store."""
        with explained(self.name), self.reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; nothing of it stays when it fails."""
        if self.writer is None:
            raise StoreError(f"{self.name} was opened for reading only; open it for writing to change it.")
        with explained(self.name), self.writer.begin() as connection:
            yield connection


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what a database driver raises into a sentence that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_explain(name, str(error.orig))) from error
    except sqlite3.Error as error:
        raise StoreError(_explain(name, str(error))) from error


def _explain(name: str, problem: str) -> str:
    said = problem.lower()
    if "not a database" in said:
        return f"{name} is not a timeline store; name another file, or move it away to start a new one."
    if "malformed" in said or "disk i/o" in said or "corrupt" in said:
        return f"{name} is damaged ({problem}); restore a copy, or move it away and build it again."
    if "locked" in said or "busy" in said:
        return (
            f"{name} is locked by another program that writes to it; wait until it is done, then try again."
        )
    if "readonly" in said or "read-only" in said:
        return f"{name} cannot be written ({problem}); change its permissions or name another place."
    if "unable to open" in said:
        return f"{name} cannot be opened; check that the folder exists and that you may read and write it."
    if "full" in said:
        return f"{name} cannot grow, the disk is full; free some space, then try again."
    return f"{name}: {problem.strip()}. Check the store, or build it again."


def open_database(target: str | Path, read_only: bool) -> Database:
    """Open a path or a SQLAlchemy URL; nothing is created in it yet.

    Raises:
        StoreError: The file is missing (when reading only), foreign, or cannot be opened.
    """
    text = str(target)
    if "://" not in text:
        return _open_sqlite(Path(target), read_only)
    try:
        url = make_url(text)
        if url.get_backend_name() == "sqlite":
            if not url.database or url.database == ":memory:":
                raise StoreError(f"{text} names no file; a store needs one, such as sqlite:///events.db.")
            return _open_sqlite(Path(url.database), read_only)
        shown = url.render_as_string(hide_password=True)
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(f"{text} is no database address; use a path or postgresql+psycopg://...") from error
    except ModuleNotFoundError as error:
        raise StoreError(
            f"{shown} needs {error.name}; install it with: pip install 'psycopg[binary]' "
            "(the extra “postgres” of timeline)"
        ) from error
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(shown, None, reader, None if read_only else engine)


def _open_sqlite(path: Path, read_only: bool) -> Database:
    path = path.expanduser()
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file for the store, such as {path / 'events.db'}.")
    if read_only and not path.exists():
        raise StoreError(f"{path} does not exist; build it first with: timeline build SOURCE --store {path}")
    if path.exists():
        _check_header(path)
    else:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path} cannot be created ({error.strerror}); name another place.") from error
    reader = _sqlite_engine(path, "ro")
    return Database(str(path), path, reader, None if read_only else _sqlite_engine(path, "rwc"))


def _check_header(path: Path) -> None:
    """Tell a foreign file apart before SQLite gets to see, or change, anything of it."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    if not header:
        return
    if not header.startswith(b"SQLite format 3\x00") or len(header) < 100:
        raise StoreError(
            f"{path} is not a timeline store; name another file, or move it away to start a new one."
        )
    if int.from_bytes(header[68:72], "big") not in (APPLICATION_ID, 0):
        raise StoreError(f"{path} is a database of another program; name another file for the store.")


def _sqlite_engine(path: Path, mode: str) -> Engine:
    def connect() -> sqlite3.Connection:
        address = f"file:{quote(str(path.absolute()))}?mode={mode}"
        if (
            mode == "ro"
            and not os.access(path.parent, os.W_OK)
            and not path.with_name(path.name + "-wal").exists()
        ):
            address += "&immutable=1"  # a read-only folder has no room for the -shm file that WAL needs
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        if mode != "ro":
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    begin = "BEGIN" if mode == "ro" else "BEGIN IMMEDIATE"  # a snapshot that was read cannot become a writer

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def prepare_sqlite(database: Database) -> None:
    """Switch a file to write-ahead logging: readers and one writer then never wait for each other."""
    if database.writer is None or database.path is None:
        return
    until = time.monotonic() + BUSY_SECONDS
    with explained(database.name):
        raw: Any = database.writer.raw_connection()
        try:
            while True:
                try:
                    raw.execute("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError:
                    # Of several that switch at once all but one are turned away, without any waiting.
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.02)
        finally:
            raw.close()
