"""The event store: documents and mentions in, a chronology of events in, answers to queries out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Literal

from sqlalchemy import delete, insert, select

from timeline.copies import Sketch
from timeline.records import Correction, Document, Event, Mention
from timeline.store import corrections, counting, intake, provenance, reading, tables, writing
from timeline.store.connect import open_database
from timeline.store.counting import ActorCount, Bucket, Lane
from timeline.store.fulltext import full_text
from timeline.store.migrations import bring_up_to_date
from timeline.store.provenance import Address, Decision, Sketched
from timeline.store.query import Query
from timeline.store.reading import DocumentRow, Order
from timeline.store.serial import EventRow, document_record, mention_from_json

EVERYTHING = Query()


class EventStore:
    """One chronology with its documents, in one SQLite file or one PostgreSQL database.

    Any number of processes may read while one writes. Each method is one transaction: readers see the
    store as it was before a write or after it, never between.

    Args:
        target: A path, or a SQLAlchemy URL such as ``postgresql+psycopg://user@host/name``.
        read_only: Never write, and never create anything.

    Raises:
        StoreError: The store is missing, foreign, locked or damaged; says what to do.
    """

    def __init__(self, target: str | Path, read_only: bool = False) -> None:
        self._database = open_database(target, read_only)
        self._full_text = full_text(self._database.reader.dialect.name)
        try:
            bring_up_to_date(self._database, self._full_text)
        except BaseException:
            self._database.close()
            raise

    @property
    def name(self) -> str:
        """What was opened, as people may read it (without a password)."""
        return self._database.name

    def close(self) -> None:
        """Let go of the file or the server."""
        self._database.close()

    def __enter__(self) -> EventStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- what was read -------------------------------------------------------------------------------

    def add_document(self, document: Document, mentions: Sequence[Mention], fingerprint: str = "") -> bool:
        """Add a document with all its mentions, or replace it; whether anything changed.

        Args:
            fingerprint: With which version of program, model and tables the mentions were read; what
                `known` gives back.
        """
        return self.add_documents([(document, mentions)], fingerprint) > 0

    def add_documents(
        self,
        batch: Iterable[tuple[Document, Sequence[Mention]]],
        fingerprint: str | Mapping[str, str] = "",
        places: Mapping[str, Address] | None = None,
    ) -> int:
        """Add several documents in one transaction; how many of them changed anything.

        Args:
            fingerprint: Of all of them, or of each by document (see `add_document`).
            places: Where they were found, by document, with what is stated there.
        """
        known = places or {}
        read = (
            intake.Read(
                document,
                mentions,
                fingerprint if isinstance(fingerprint, str) else fingerprint[document.id],
                known.get(document.id),
            )
            for document, mentions in batch
        )
        with self._database.writing() as connection:
            return intake.put_documents(connection, read)

    def remove_document(self, document_id: str) -> bool:
        """Remove a document and its mentions; its events follow with the next `replace_events`."""
        with self._database.writing() as connection:
            return intake.retire_document(connection, document_id)

    def known(self, document_ids: Iterable[str] | None = None) -> dict[str, str]:
        """Which of these documents (or all) are stored: id to the fingerprint given when they were added."""
        columns = tables.document.c
        stored = select(columns.id, columns.fingerprint).where(columns.retired.is_(False))
        with self._database.reading() as connection:
            if document_ids is None:
                return {row.id: row.fingerprint for row in connection.execute(stored)}
            return {
                row.id: row.fingerprint
                for batch in intake.batched(document_ids)
                for row in connection.execute(stored.where(columns.id.in_(batch)))
            }

    def sources_read(self) -> dict[str, str]:
        """Files and pages that were read, by name, with the fingerprint they had (see `remember_sources`)."""
        columns = tables.source_read.c
        with self._database.reading() as connection:
            return {
                row.name: row.fingerprint
                for row in connection.execute(select(columns.name, columns.fingerprint))
            }

    def forget_source(self, name: str) -> None:
        """Forget that a file or page was read."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.source_read).where(tables.source_read.c.name == name))

    def remember_sources(self, read: Mapping[str, str]) -> None:
        """Note that files and pages were read as they are now, in one transaction: name -> fingerprint."""
        columns = tables.source_read.c
        with self._database.writing() as connection:
            for batch in intake.batched(read.items()):
                connection.execute(delete(tables.source_read).where(columns.name.in_([n for n, _ in batch])))
                rows = [{"name": name, "fingerprint": fingerprint} for name, fingerprint in batch]
                connection.execute(insert(tables.source_read), rows)

    def mentions(self) -> Iterator[Mention]:
        """Every mention, document by document, as a stream."""
        columns = tables.mention.c
        stored = (
            select(columns.record)
            .where(columns.retired.is_(False))
            .order_by(columns.document, columns.position)
        )
        with self._database.reading() as connection:
            for record in connection.execution_options(yield_per=1_000).execute(stored).scalars():
                yield mention_from_json(record)

    def documents(self, document_ids: Iterable[str] | None = None) -> Iterator[Document]:
        """These documents (or every one) with their texts, as a stream in order of id."""
        columns = tables.document.c
        stored = select(tables.document).where(columns.retired.is_(False)).order_by(columns.id)
        with self._database.reading() as connection:
            if document_ids is None:
                for row in connection.execution_options(yield_per=100).execute(stored):
                    yield document_record(row)
                return
            for batch in intake.batched(sorted(set(document_ids)), 100):
                for row in connection.execute(stored.where(columns.id.in_(batch))):
                    yield document_record(row)

    def document(self, document_id: str) -> Document | None:
        """One document with its text."""
        with self._database.reading() as connection:
            row = connection.execute(
                select(tables.document).where(tables.document.c.id == document_id)
            ).one_or_none()
            return None if row is None else document_record(row)

    def document_rows(self, document_ids: Iterable[str]) -> dict[str, DocumentRow]:
        """Documents without their text, by id."""
        with self._database.reading() as connection:
            return reading.document_rows(connection, document_ids)

    def published(self) -> dict[str, date]:
        """The publication dates by document, of those that have one."""
        columns = tables.document.c
        stored = select(columns.id, columns.published).where(
            columns.retired.is_(False), columns.published.is_not(None)
        )
        with self._database.reading() as connection:
            return {row.id: date.fromisoformat(row.published) for row in connection.execute(stored)}

    def documents_list(self) -> list[DocumentRow]:
        """All documents without their text, newest first, with the number of events each tells of."""
        with self._database.reading() as connection:
            return reading.documents_list(connection)

    # -- where documents were found, copies, decisions ------------------------------------------------

    def addresses(self, document_ids: Iterable[str] | None = None) -> list[Address]:
        """Every place at which these documents (or all) were found."""
        with self._database.reading() as connection:
            return provenance.addresses(connection, document_ids)

    def add_addresses(self, places: Sequence[Address]) -> None:
        """Note where documents were found beside the places that are known."""
        with self._database.reading() as connection:
            fresh = provenance.new_addresses(connection, places)
        if fresh:
            with self._database.writing() as connection:
                provenance.add_addresses(connection, fresh)

    def drop_address(self, place: Address) -> None:
        """Forget one place of a document."""
        with self._database.writing() as connection:
            provenance.drop_address(connection, place)

    def without_sketch(self, edition: int) -> list[str]:
        """The documents that no sketch of this edition stands for, by id."""
        with self._database.reading() as connection:
            return provenance.without_sketch(connection, edition)

    def put_sketches(self, made: Sequence[tuple[str, Sketch]], edition: int) -> None:
        """Keep the sketches of these documents."""
        with self._database.writing() as connection:
            provenance.put_sketches(connection, made, edition)

    def sketched(self, document_ids: Iterable[str] | None = None) -> Iterator[Sketched]:
        """The sketches of these documents (or all), as a stream."""
        with self._database.reading() as connection:
            yield from provenance.sketched(connection, document_ids)

    def decisions(self) -> dict[str, Decision]:
        """The publication dates that the user decided, by document."""
        with self._database.reading() as connection:
            return provenance.decisions(connection)

    def decide(self, made: Decision) -> None:
        """Keep what the user decided of a document's publication date."""
        with self._database.writing() as connection:
            provenance.decide(connection, made)

    def revoke(self, document_id: str) -> None:
        """Take back what was decided of a document."""
        with self._database.writing() as connection:
            provenance.revoke(connection, document_id)

    # -- corrections ---------------------------------------------------------------------------------

    def corrections(self) -> list[Correction]:
        """What users decided about events, the earliest first."""
        with self._database.reading() as connection:
            return corrections.corrections(connection)

    def add_corrections(self, made: Iterable[Correction]) -> int:
        """Keep corrections beside those that are there; how many were new.

        They hold from the next `replace_events`.
        """
        with self._database.writing() as connection:
            if count := corrections.put(connection, made):
                intake.fall_behind(connection)
                intake.name_state(connection)
            return count

    def drop_correction(self, correction_id: str) -> bool:
        """Forget a correction, whether it was there; its events follow with the next chronology."""
        with self._database.writing() as connection:
            if known := corrections.drop(connection, correction_id):
                intake.fall_behind(connection)
                intake.name_state(connection)
            return known

    def amend(
        self,
        gone: Sequence[str],
        events: Sequence[Event],
        revision: int,
        add: Correction | None = None,
        drop: str | None = None,
    ) -> bool:
        """Put events in the place of others, with the correction that made or unmade them.

        Args:
            revision: The `revision` for which this was worked out; when another process has changed the
                chronology since, nothing is written.

        Returns:
            Whether it was done.
        """
        with self._database.writing() as connection:
            number = select(tables.revision.c.number).with_for_update()  # of several writers one goes on
            if connection.execute(number).scalar_one() != revision:
                return False
            intake.name_state(connection)
            if drop is not None:
                corrections.drop(connection, drop)
            if add is not None:
                corrections.put(connection, [add])
            writing.amend_events(connection, self._full_text, gone, events)
            return True

    # -- the chronology ------------------------------------------------------------------------------

    def pending(self) -> bool:
        """Whether documents came, changed or went since the last `replace_events`."""
        with self._database.reading() as connection:
            return bool(connection.execute(select(tables.revision.c.pending)).scalar_one())

    def documents_state(self) -> str:
        """A name for the documents as they are now, for `replace_events`; it changes whenever they do."""
        with self._database.reading() as connection:
            return intake.documents_state(connection)

    def replace_events(
        self,
        events: Iterable[Event],
        made_of: str | None = None,
        copies: Mapping[str, str] | None = None,
    ) -> bool:
        """Make the chronology these events and no others; whether that changed anything.

        Only what differs is written, so that a second build of the same documents leaves the store, and
        its revision, as they are. An event may hold a mention in other words than the stored one.

        Args:
            made_of: The `documents_state` before the mentions were read. When another process has changed
                documents since, nothing is written: these events would put theirs aside.
            copies: Which documents are copies of which, an original of itself; by default as before.

        Raises:
            StoreError: An id is given twice, or an event holds a mention of no stored document. Nothing
                is changed then.
        """
        with self._database.writing() as connection:
            if made_of is not None and intake.documents_state(connection) != made_of:
                return False
            if copies is not None:
                provenance.set_copies(connection, copies)
            return writing.put_events(connection, self._full_text, events)

    def revision(self) -> int:
        """A number that grows whenever the chronology changes: the key of every cache."""
        with self._database.reading() as connection:
            return int(connection.execute(select(tables.revision.c.number)).scalar_one())

    # -- answers -------------------------------------------------------------------------------------

    def events(
        self,
        query: Query = EVERYTHING,
        limit: int | None = None,
        offset: int = 0,
        order: Order = "date",
    ) -> list[EventRow]:
        """Matching events without their mentions.

        Args:
            order: ``date`` (undated last), ``newest``, ``salience`` or ``sources`` (highest first).
        """
        with self._database.reading() as connection:
            return reading.event_rows(connection, self._full_text, query, limit, offset, order)

    def count(self, query: Query = EVERYTHING) -> int:
        """Number of matching events."""
        with self._database.reading() as connection:
            return counting.count(connection, self._full_text, query)

    def event(self, event_id: str) -> Event | None:
        """One event with its mentions; the id of any of its mentions leads to it too."""
        with self._database.reading() as connection:
            return reading.event(connection, event_id)

    def mention(self, mention_id: str) -> Mention | None:
        """One mention as it was read, part of an event or not."""
        columns = tables.mention.c
        stored = select(columns.record).where(columns.id == mention_id)
        with self._database.reading() as connection:
            record = connection.execute(stored).scalar_one_or_none()
        return None if record is None else mention_from_json(record)

    def iter_events(self, query: Query = EVERYTHING, top: int | None = None) -> Iterator[Event]:
        """Matching events with their mentions, in order of date, as a stream.

        Args:
            top: Only the so many most salient ones.
        """
        with self._database.reading() as connection:
            yield from reading.iter_events(connection, self._full_text, query, top)

    def key_events(self, query: Query, number: int) -> Query:
        """The same filter, narrowed to its so many most salient events (more where several are equal)."""
        with self._database.reading() as connection:
            least = reading.salience_of_rank(connection, self._full_text, query, number)
        return query if least is None else replace(query, min_salience=least)

    def density(self, query: Query = EVERYTHING, bucket: Bucket = "month") -> list[tuple[date, int]]:
        """How many matching events start in each year, month or day that has any, by its first day."""
        with self._database.reading() as connection:
            return counting.density(connection, self._full_text, query, bucket)

    def lanes(
        self,
        query: Query = EVERYTHING,
        by: Literal["pair", "type"] = "pair",
        limit: int | None = None,
        organisations: bool = False,
    ) -> list[Lane]:
        """Matching events a country pair (or type), the fullest first.

        Args:
            organisations: Pairs with an organisation too.
        """
        with self._database.reading() as connection:
            return counting.lanes(connection, self._full_text, query, by, limit, organisations)

    def by_type(self, query: Query = EVERYTHING) -> dict[str, int]:
        """Matching events a type, the most frequent first."""
        return self.by(query, "type")

    def by(self, query: Query, column: Literal["type", "status", "precision"]) -> dict[str, int]:
        """Matching events a type, status or precision, the most frequent first; ``""``: no date."""
        with self._database.reading() as connection:
            return counting.by_column(connection, self._full_text, query, column)

    def actors(self, query: Query = EVERYTHING) -> list[ActorCount]:
        """Who takes part in matching events, the most frequent first."""
        with self._database.reading() as connection:
            return counting.actors(connection, self._full_text, query)

    def partners(self, actor: str, query: Query = EVERYTHING) -> list[ActorCount]:
        """Whom an actor meets in matching events, the most frequent first."""
        with self._database.reading() as connection:
            return counting.partners(connection, self._full_text, actor, query)

    def neighbours(self, query: Query, event_id: str) -> tuple[str | None, str | None]:
        """The matching events before and after this one in order of date; it need not match itself."""
        with self._database.reading() as connection:
            return reading.neighbours(connection, self._full_text, query, event_id)

    def bounds(self, query: Query = EVERYTHING) -> tuple[date, date] | None:
        """First and last day of matching events; None when none has a date."""
        with self._database.reading() as connection:
            return counting.bounds(connection, self._full_text, query)

    # -- notes ---------------------------------------------------------------------------------------

    def note(self, key: str) -> str | None:
        """What was noted under this key."""
        with self._database.reading() as connection:
            return connection.execute(
                select(tables.meta.c.value).where(tables.meta.c.key == key)
            ).scalar_one_or_none()

    def set_note(self, key: str, value: str) -> None:
        """Note something about the store as a whole, such as its name."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.meta).where(tables.meta.c.key == key))
            connection.execute(insert(tables.meta).values(key=key, value=value))
