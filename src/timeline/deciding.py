"""When a document was published, where its places differ or the user says otherwise.

The user's word is kept in the store, and the document is read again by it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from timeline.errors import UnknownSource
from timeline.extraction import extract
from timeline.finding import find
from timeline.reading import Unreadable
from timeline.records import Document
from timeline.renewal import renew
from timeline.store import DocumentRow, EventStore
from timeline.store.provenance import DECIDED, Address, Decision

MARK: Final = ":decided "
"""Between what a document was read with and the day that was decided, in its fingerprint."""

ESTIMATED: Final = "text:"
"""What the origin of a publication date begins with that was argued from the text."""
OPTION: Final = "option"
"""Where a publication date comes from that was given for all that have none."""

_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a publication date.

    Attributes:
        document: The document as it is now.
        was: The day that stood before.
        changed: Whether anything did.
        events: Events in the chronology now.
    """

    document: DocumentRow
    was: date | None
    changed: bool
    events: int


def first_stated(document: Document, places: Iterable[Address]) -> Document:
    """The document with the earliest publication day that any of its places states, its own included.

    A day that was only given on the command line goes after those that are stated.

    Args:
        places: The other places at which it was found.
    """
    first = min((each for each in places if each.published), key=standing, default=None)
    if first is None or first.published is None or standing(document) <= standing(first):
        return document
    day = date.fromisoformat(first.published)
    return replace(document, published=day, published_from=first.published_from, published_confidence=None)


def standing(told: Document | Address) -> tuple[bool, bool, str]:
    """Whose day goes first: lower before higher; what states none comes last."""
    if isinstance(told, Document):
        day = told.published.isoformat() if told.published and is_stated(told) else None
    else:
        day = told.published
    return day is None, told.published_from == OPTION, day or ""


def is_stated(document: Document) -> bool:
    """Whether its day of publication is said of it, not argued."""
    return document.published is not None and document.published_confidence is None


def decided(document: Document, decisions: Mapping[str, Decision]) -> Document:
    """The document with the publication date that the user decided, if any."""
    made = decisions.get(document.id)
    if made is None:
        return document
    return replace(document, published=made.published, published_from=DECIDED, published_confidence=None)


def marked(fingerprint: str, day: date | None) -> str:
    """The fingerprint of a document whose date was decided, or no longer is."""
    plain = fingerprint.partition(MARK)[0]
    return plain if day is None else f"{plain}{MARK}{day.isoformat()}"


def overrule(target: str | Path, name: str, day: date | None) -> Decided:
    """Decide when a document was published, or with ``None`` take that back; its dates move with it.

    Args:
        name: The document's id, file or URL.

    Raises:
        UnknownSource: No document has that name, or several have.
        StoreError: The store cannot be opened or written.
    """
    with EventStore(target, read_only=True):  # a store that is not there is not made by changing it
        pass
    with closing(EventStore(target)) as store:
        identifier = _only(store, name)
        was = store.document(identifier)
        assert was is not None
        before = store.decisions().get(identifier)
        if day is None:
            changed = before is not None
            if before is not None:
                store.revoke(identifier)
                _read_again(store, _as_stated(was, before.stated), None)
        else:
            changed = before is None or before.published != day
            made = Decision(identifier, day, before.stated if before else _stated(was))
            if changed:
                store.decide(made)  # first: a build puts right what is not done after it
                _read_again(store, decided(was, {identifier: made}), day)
        renew(store)
        row = store.document_rows([identifier])[identifier]
        return Decided(row, was.published, changed, store.count())


def _only(store: EventStore, name: str) -> str:
    """The one document of a name.

    Raises:
        UnknownSource: There is none, or there are several.
    """
    ids = sorted(find(store, name).documents)
    if len(ids) == 1:
        return ids[0]
    rows = store.document_rows(ids[:_SHOWN])
    listed = "; ".join(f"{one} ({rows[one].title or 'no title'})" for one in ids[:_SHOWN])
    more = f" and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else ""
    raise UnknownSource(f"“{name}” holds {len(ids):,} documents: {listed}{more}. Name one of them by its id.")


def _read_again(store: EventStore, document: Document, day: date | None) -> None:
    """Find the mentions of a stored document anew, as of its publication date now."""
    (known, mentions), *_ = extract([document])
    if isinstance(mentions, Unreadable):
        raise UnknownSource(f"{mentions.name}: {mentions.reason}")
    fingerprint = store.known([document.id])[document.id]
    store.add_document(known, mentions, marked(fingerprint, day))


def _stated(document: Document) -> str:
    day = document.published
    return json.dumps(
        {
            "published": day.isoformat() if day else None,
            "from": document.published_from,
            "confidence": document.published_confidence,
        }
    )


def _as_stated(document: Document, stated: str | None) -> Document:
    """The document as it was before the decision; what was argued from its text is argued anew."""
    was = json.loads(stated or "{}")
    origin = was.get("from")
    if not was.get("published") or (origin or "").startswith(ESTIMATED):
        return replace(document, published=None, published_from=None, published_confidence=None)
    return replace(
        document,
        published=date.fromisoformat(was["published"]),
        published_from=origin,
        published_confidence=was.get("confidence"),
    )
