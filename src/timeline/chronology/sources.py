"""Which documents are sources of their own: copies of one article are one, and so is what only quotes it."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.records import Mention


def independent(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The documents that say something no other one says in the same words, in order of id.

    Copies of one article count as the one they are copies of. Of others that print the same sentences, the
    first by id stands for all.
    """
    by_document: dict[str, set[str]] = {}
    for mention in mentions:
        by_document.setdefault(mention.origin, set()).add(_plain(mention.sentence))
    if len(by_document) < 2:
        return tuple(by_document)
    seen: set[str] = set()
    found = []
    for document in sorted(by_document):
        if not by_document[document] <= seen:
            found.append(document)
        seen |= by_document[document]
    return tuple(found)


def _plain(sentence: str) -> str:
    """A sentence without what printing it again may change: spaces and case."""
    return " ".join(sentence.split()).casefold()
