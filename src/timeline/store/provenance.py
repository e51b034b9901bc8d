"""Where documents were found, which of them are copies, and what users decided of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np
from sqlalchemy import Connection, delete, insert, select, update

from timeline.copies import Sketch
from timeline.store.tables import address, decision, document, sketch

DECIDED: Final = "user"
"""Where a publication date comes from that the user decided."""

_AT_ONCE: Final = 500


class Address(NamedTuple):
    """One place at which a document was found; "" where it has no path or no URL.

    ``published`` (ISO) is the day of publication that it states, if it does, and how.
    """

    document: str
    path: str
    url: str
    source: str | None = None
    published: str | None = None
    published_from: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others."""
        return self.document, self.path, self.url

    @property
    def name(self) -> str:
        """The place as people read it: the URL, or else the file."""
        return self.url or self.path


class Sketched(NamedTuple):
    """A document's sketch, and what is known of when it was published."""

    id: str
    sketch: Sketch
    published: str | None
    published_from: str | None
    published_confidence: float | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A publication date that the user decided; ``stated`` is what the document had, as JSON."""

    document: str
    published: date
    stated: str | None


# -- addresses -----------------------------------------------------------------------------------------


def new_addresses(connection: Connection, places: Iterable[Address]) -> list[Address]:
    """Those of these places that are not noted yet, or not so."""
    wanted = {place.key: place for place in places}
    known = set(addresses(connection, {place.document for place in wanted.values()}))
    return [place for place in wanted.values() if place not in known]


def addresses(connection: Connection, document_ids: Iterable[str] | None = None) -> list[Address]:
    """The places at which these documents (or all) were found, in a canonical order of each."""
    columns = address.c
    found = select(address).order_by(columns.document, columns.url == "", columns.url, columns.path)
    if document_ids is None:
        return [Address(*row) for row in connection.execute(found)]
    ids = sorted(set(document_ids))
    return [
        Address(*row)
        for start in range(0, len(ids), _AT_ONCE)
        for row in connection.execute(found.where(columns.document.in_(ids[start : start + _AT_ONCE])))
    ]


def add_addresses(connection: Connection, places: Iterable[Address]) -> None:
    """Note where documents were found; of several places a document is shown at the first by name."""
    fresh = new_addresses(connection, places)
    for place in fresh:
        _forget(connection, place)
    for start in range(0, len(fresh), _AT_ONCE):
        connection.execute(insert(address), [each._asdict() for each in fresh[start : start + _AT_ONCE]])
    show_at_first(connection, {each.document for each in fresh})


def drop_address(connection: Connection, place: Address) -> None:
    """Forget one place of a document."""
    _forget(connection, place)
    show_at_first(connection, {place.document})


def _forget(connection: Connection, place: Address) -> None:
    columns = address.c
    here = columns.document == place.document, columns.path == place.path, columns.url == place.url
    connection.execute(delete(address).where(*here))


def show_at_first(connection: Connection, document_ids: Iterable[str]) -> None:
    """Let these documents be shown at the first of their places by name."""
    shown: dict[str, Address] = {}
    for place in addresses(connection, document_ids):
        shown.setdefault(place.document, place)
    for place in shown.values():
        values = {"path": place.path or None, "url": place.url or None, "source": place.source}
        connection.execute(update(document).where(document.c.id == place.document).values(values))


# -- copies --------------------------------------------------------------------------------------------


def without_sketch(connection: Connection, edition: int) -> list[str]:
    """The documents that no sketch of this edition stands for, by id."""
    made = select(sketch.c.document).where(sketch.c.edition == edition)
    wanted = select(document.c.id).where(document.c.retired.is_(False), document.c.id.not_in(made))
    return list(connection.execute(wanted.order_by(document.c.id)).scalars())


def put_sketches(connection: Connection, made: Sequence[tuple[str, Sketch]], edition: int) -> None:
    """Keep the sketches of these documents."""
    ids = [identifier for identifier, _ in made]
    connection.execute(delete(sketch).where(sketch.c.document.in_(ids)))
    rows = [
        {
            "document": identifier,
            "edition": edition,
            "words": each.words,
            "runs": each.runs,
            "whole": each.whole,
            "hashes": each.hashes.astype("<u4").tobytes(),
            "figures": each.figures.astype("<u4").tobytes(),
        }
        for identifier, each in made
    ]
    if rows:
        connection.execute(insert(sketch), rows)


def sketched(connection: Connection, document_ids: Iterable[str] | None = None) -> Iterator[Sketched]:
    """The sketches of these documents (or all) as a stream."""
    columns = document.c
    stored = (
        select(sketch, columns.published, columns.published_from, columns.published_confidence)
        .join(document, columns.id == sketch.c.document)
        .where(columns.retired.is_(False))
        .order_by(columns.id)
    )
    if document_ids is None:
        for row in connection.execution_options(yield_per=1_000).execute(stored):
            yield _sketched(row)
        return
    ids = sorted(set(document_ids))
    for start in range(0, len(ids), _AT_ONCE):
        for row in connection.execute(stored.where(columns.id.in_(ids[start : start + _AT_ONCE]))):
            yield _sketched(row)


def _sketched(row: Any) -> Sketched:
    known = Sketch(
        row.words,
        row.runs,
        np.frombuffer(row.hashes, dtype="<u4").astype(np.uint32),
        np.frombuffer(row.figures, dtype="<u4").astype(np.uint32),
        row.whole,
    )
    return Sketched(row.document, known, row.published, row.published_from, row.published_confidence)


def set_copies(connection: Connection, copies: Mapping[str, str]) -> None:
    """Note which documents are copies of which, and that all others stand alone."""
    columns = document.c
    marked = select(columns.id, columns.copy_of).where(columns.copy_of.is_not(None))
    before = {row.id: row.copy_of for row in connection.execute(marked)}
    for identifier in sorted({*before, *copies}):
        if before.get(identifier) != copies.get(identifier):
            changed = update(document).where(columns.id == identifier)
            connection.execute(changed.values(copy_of=copies.get(identifier)))


def copies_of(connection: Connection, originals: Iterable[str]) -> dict[str, list[str]]:
    """The documents that count as each of these, the original among them, by id."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    wanted = sorted(set(originals))
    for start in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(
            select(document.c.id, document.c.copy_of)
            .where(document.c.copy_of.in_(wanted[start : start + _AT_ONCE]), document.c.retired.is_(False))
            .order_by(document.c.id)
        )
        for row in rows:
            found[row.copy_of].append(row.id)
    return found


# -- decisions -----------------------------------------------------------------------------------------


def decisions(connection: Connection) -> dict[str, Decision]:
    """The publication dates that the user decided, by document."""
    return {
        row.document: Decision(row.document, date.fromisoformat(row.published), row.stated)
        for row in connection.execute(select(decision))
    }


def decide(connection: Connection, made: Decision) -> None:
    """Keep a decision in the place of an earlier one of the same document."""
    revoke(connection, made.document)
    connection.execute(
        insert(decision).values(
            document=made.document, published=made.published.isoformat(), stated=made.stated
        )
    )


def revoke(connection: Connection, document_id: str) -> None:
    """Take a decision back."""
    connection.execute(delete(decision).where(decision.c.document == document_id))
