"""Articles and what is known of them to documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from timeline.errors import ReadingError
from timeline.reading.articles import Article
from timeline.reading.dating import datings
from timeline.reading.paragraphs import folded, on_one_line
from timeline.reading.sources import Given, Source
from timeline.records import Document


def documents(found: list[Article], source: Source, given: Given) -> Iterator[Document]:
    """One document an article.

    Raises:
        ReadingError: There is no article.
    """
    if not found:
        raise ReadingError("there is no article text in it; check that the text itself was saved")
    several = len(found) > 1
    for number, (article, dating) in enumerate(
        zip(found, datings(found, source, given), strict=True), start=1
    ):
        title = one_line(article.title if several else given.title or article.title)
        text = article.text
        if not several and given.title and article.title and folded(article.title) != folded(given.title):
            text = f"{article.title}\n\n{text}"
        own = f"{given.id}#{number}" if several and given.id else given.id
        yield Document(
            id=own or content_id(title, text),
            text=text,
            title=title,
            published=dating.day,
            published_from=dating.origin,
            source=given.source,
            path=given.path or source.path,
            url=given.url,
            published_confidence=dating.confidence,
            published_between=dating.between,
        )


def content_id(title: str | None, text: str) -> str:
    """An id that is the same wherever and whenever the same article is read, and new when it changed.

    Neither the address nor the publication date goes into it: the same article from two places is one
    document, and overruling its date keeps it.
    """
    return hashlib.sha256(f"{title or ''}\n\n{text}".encode()).hexdigest()[:16]


def merged(first: Given, then: Given) -> Given:
    """What ``first`` says, and ``then`` where it says nothing."""
    chosen = {each.name: getattr(first, each.name) or getattr(then, each.name) for each in fields(Given)}
    if first.published is None:
        chosen["published_from"] = then.published_from
    return Given(**chosen)


def given_in(said: Mapping[str, Any], published: date | None, origin: str) -> Given:
    """What named fields say of a document, with its publication day, which ``origin`` told."""
    return Given(
        id=one_line(said.get("id")),
        title=one_line(said.get("title")),
        published=published,
        published_from=origin if published else None,
        source=one_line(said.get("source")),
        url=one_line(said.get("url")),
    )


def one_line(text: object) -> str | None:
    """A title or name as one clean line; ``None`` when there is nothing in it."""
    return on_one_line(str(text)) or None if text is not None else None
