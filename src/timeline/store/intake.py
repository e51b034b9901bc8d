"""Documents and their mentions into the tables, as functions of an open transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from timeline.errors import StoreError
from timeline.records import Document, Mention
from timeline.store import provenance, tables
from timeline.store.provenance import Address
from timeline.store.serial import document_values, mention_to_json
from timeline.store.tables import mention, revision

BATCH = 500
"""Rows a statement: well under every database's limit of parameters."""

_STATE: Final = "documents state"

T = TypeVar("T")


def batched(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most ``size``."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read: its mentions, with what it was read, and where it was found.

    Attributes:
        place: By default its own path and URL, if that is not noted yet.
    """

    document: Document
    mentions: Sequence[Mention]
    fingerprint: str
    place: Address | None = None

    def __post_init__(self) -> None:
        for item in self.mentions:
            if item.document != self.document.id:
                raise StoreError(
                    f"mention {item.id} belongs to document {item.document}, not {self.document.id};"
                    " add it with its own."
                )

    def rows(self) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """What the tables hold of the document, and of its mentions."""
        records = [mention_to_json(item) for item in self.mentions]
        told = {
            item.id: {
                "id": item.id,
                "document": self.document.id,
                "position": position,
                "retired": False,
                "record": record,
            }
            for position, (item, record) in enumerate(zip(self.mentions, records, strict=True))
        }
        return document_values(self.document, self.fingerprint, records), list(told.values())


def put_documents(connection: Connection, read: Iterable[Read]) -> int:
    """Add or replace documents with their mentions; how many were not there just so already."""
    changed = 0
    for batch in batched(read):
        columns = tables.document.c
        ids = {each.document.id for each in batch}
        stored = {
            row.id: (row.digest, row.retired)
            for row in connection.execute(
                select(columns.id, columns.digest, columns.retired).where(columns.id.in_(ids))
            )
        }
        fresh: dict[str, Read] = {}
        again: list[Read] = []  # known from before, or from earlier in the batch
        for each in batch:
            if each.document.id in stored or each.document.id in fresh:
                again.append(each)
            else:
                fresh[each.document.id] = each
        added = _add_documents(connection, list(fresh.values()))
        changed += len(added)
        for each in again:
            changed += _replace_document(connection, each, (stored | added)[each.document.id])
    if changed:
        _documents_changed(connection)
    return changed


def _add_documents(connection: Connection, read: Sequence[Read]) -> dict[str, tuple[str, bool]]:
    """Add documents of which nothing is stored; what `put_documents` knows of them then."""
    if not read:
        return {}
    documents, mentions, places = [], [], []
    for each in read:
        values, told = each.rows()
        documents.append(values)
        mentions += told
        places.append((each.place or _own(values))._asdict())
    connection.execute(insert(tables.document), documents)
    connection.execute(insert(tables.address), places)
    _put_mentions(connection, mentions)
    return {values["id"]: (values["digest"], False) for values in documents}


def _replace_document(connection: Connection, read: Read, stored: tuple[str, bool]) -> bool:
    """Write a document anew whose digest was ``stored`` or that was retired; False where nothing changed."""
    values, mentions = read.rows()
    if stored == (values["digest"], False):
        return False
    identifier, own = values["id"], _own(values)
    connection.execute(update(tables.document).where(tables.document.c.id == identifier), values)
    connection.execute(delete(tables.sketch).where(tables.sketch.c.document == identifier))
    noted = {each.key for each in provenance.addresses(connection, [identifier])}
    if read.place or own.key not in noted:
        provenance.add_addresses(connection, [read.place or own])
    provenance.show_at_first(connection, [identifier])
    # Events hold on to the mentions they were made of until the next chronology replaces them.
    connection.execute(update(mention).where(mention.c.document == identifier).values(retired=True))
    _put_mentions(connection, mentions)
    return True


def _own(values: Mapping[str, Any]) -> Address:
    return Address(values["id"], values["path"] or "", values["url"] or "", values["source"])


def _put_mentions(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    for batch in batched(rows):
        connection.execute(delete(mention).where(mention.c.id.in_([row["id"] for row in batch])))
        connection.execute(insert(mention), batch)


def retire_document(connection: Connection, document_id: str) -> bool:
    """Take a document and its mentions out of what the next chronology is made of."""
    columns = tables.document.c
    changed = connection.execute(
        update(tables.document)
        .where(columns.id == document_id, columns.retired.is_(False))
        .values(retired=True)
    )
    if changed.rowcount == 0:
        return False
    connection.execute(update(mention).where(mention.c.document == document_id).values(retired=True))
    for table in (tables.sketch, tables.address):
        connection.execute(delete(table).where(table.c.document == document_id))
    _documents_changed(connection)
    return True


def _documents_changed(connection: Connection) -> None:
    """Note that the chronology is behind its documents, and give their new state a name of its own."""
    fall_behind(connection)
    name_state(connection)


def fall_behind(connection: Connection) -> None:
    """Note that the chronology has to be made anew."""
    connection.execute(update(revision).values(pending=True))  # first: of several writers one goes on


def name_state(connection: Connection) -> None:
    """Give what chronologies are made of, documents and corrections, a new name."""
    key, value = tables.meta.c.key, uuid4().hex
    if not connection.execute(update(tables.meta).where(key == _STATE).values(value=value)).rowcount:
        connection.execute(insert(tables.meta).values(key=_STATE, value=value))


def documents_state(connection: Connection) -> str:
    """A name for the documents as they are now; it changes whenever they do."""
    named = select(tables.meta.c.value).where(tables.meta.c.key == _STATE)
    return connection.execute(named).scalar_one_or_none() or ""
