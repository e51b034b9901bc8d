"""How a store of an earlier version becomes one of this version: small named steps, each recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, case, func, insert, inspect, select

from timeline.errors import StoreError
from timeline.store import tables
from timeline.store.connect import APPLICATION_ID, Database, explained, prepare_sqlite
from timeline.store.fulltext import FullText


def _first_tables(connection: Connection, full_text: FullText) -> None:
    tables.metadata.create_all(connection)
    full_text.create(connection)
    connection.execute(insert(tables.revision).values(only=1, number=0, pending=False))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _published_confidence(connection: Connection, full_text: FullText) -> None:
    """How sure a publication date is; a store that is new has the column from the start."""
    table = tables.document
    if "published_confidence" not in {
        column["name"] for column in inspect(connection).get_columns(table.name)
    }:
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN published_confidence FLOAT")


def _copies_and_decisions(connection: Connection, full_text: FullText) -> None:
    """Every address of a document, which documents are copies, and publication dates that users decided."""
    table = tables.document
    there = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for name in ("published_between", "copy_of"):
        if name not in there:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {name} TEXT")
    tables.metadata.create_all(connection, [tables.address, tables.sketch, tables.decision])
    for index in table.indexes:
        index.create(connection, checkfirst=True)
    if "copy_of" not in there:
        stated = table.c.published_confidence.is_(None)
        found = select(
            table.c.id,
            func.coalesce(table.c.path, ""),
            func.coalesce(table.c.url, ""),
            table.c.source,
            case((stated, table.c.published), else_=None),
            case((stated, table.c.published_from), else_=None),
        ).where(table.c.retired.is_(False))
        names = [column.name for column in tables.address.c]
        connection.execute(insert(tables.address).from_select(names, found))


def _corrections(connection: Connection, full_text: FullText) -> None:
    """What users decided about events."""
    tables.metadata.create_all(connection, [tables.correction])
    for index in tables.event.indexes:
        index.create(connection, checkfirst=True)


Migration = Callable[[Connection, FullText], None]

MIGRATIONS: Final[tuple[tuple[int, str, Migration], ...]] = (
    (1, "first tables", _first_tables),
    (2, "confidence of publication dates", _published_confidence),
    (3, "copies, addresses and decided dates", _copies_and_decisions),
    (4, "corrections of events", _corrections),
)
"""Version, name and step, in order; a step that was released never changes."""


def schema_version(connection: Connection) -> int | None:
    """The version of an open store; None when there are no tables of ours."""
    if not inspect(connection).has_table(tables.migration.name):
        return None
    version: int | None = connection.execute(select(func.max(tables.migration.c.version))).scalar_one()
    return version


def bring_up_to_date(database: Database, full_text: FullText) -> None:
    """Make the tables, or change those of an earlier version into today's.

    Raises:
        StoreError: The store belongs to another program, or to a later version of this one.
    """
    latest = MIGRATIONS[-1][0]
    fresh = database.path is not None and (not database.path.exists() or database.path.stat().st_size == 0)
    version: int | None = None
    if not fresh:
        with database.reading() as connection:
            version = schema_version(connection)
            if version is None and inspect(connection).get_table_names():
                raise StoreError(
                    f"{database.name} holds tables of another program; name another place for the store."
                )
    if version is not None and version > latest:
        raise StoreError(
            f"{database.name} was written by a later version of timeline (tables {version}, here {latest});"
            " update timeline to open it."
        )
    if version == latest:
        return
    if database.writer is None:
        what = "is empty" if version is None else f"has tables of version {version}, here {latest}"
        raise StoreError(f"{database.name} {what}; run timeline build with --store {database.name} first.")
    prepare_sqlite(database)
    with explained(database.name), database.writing() as connection:
        done = schema_version(connection) or 0  # another process may have been first
        for number, name, step in MIGRATIONS:
            if number > done:
                step(connection, full_text)
                connection.execute(insert(tables.migration).values(version=number, name=name))
