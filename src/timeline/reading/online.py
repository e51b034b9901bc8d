"""Web addresses to documents: pages, files, feeds and lists of addresses."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from html import escape
from itertools import islice
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from timeline import __version__
from timeline.errors import ReadingError
from timeline.reading.addresses import web_address
from timeline.reading.documents import merged
from timeline.reading.feeds import FEED_TYPES, Entry, entries, is_feed
from timeline.reading.formats import suffix_of
from timeline.reading.sources import Given, Linked, Outcome, Reading, Source, Unreadable
from timeline.reading.visits import Page, Web
from timeline.records import Document

ReadSource = Callable[[Source], Reading]
"""Reads a source whatever its format, archives and all."""

MOST_LINKED: Final = 1_000
"""Addresses that one feed, or one list on the web, can lead to."""
_ENDINGS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "message/rfc822": ".eml",
}
_GUESSED: Final = frozenset({"address", "option", None})
"""Where a publication date comes from that a feed knows better."""
_MOST_MARKUP: Final = 5_000_000


def online(
    found: Linked, web: Web, read_source: ReadSource, around: Source, *, depth: int = 0
) -> Iterator[Outcome]:
    """The documents behind an address; none when it is as it was at the last visit.

    Args:
        around: Where the address was named, with what holds for all documents of it.
        depth: How many feeds and lists led here.
    """
    name = found.row if found.url in found.row else f"{found.row}: {found.url}"
    key = _key(found.url)
    if key in web.seen:
        return
    web.seen.add(key)
    terms = _terms(found.given, around)
    before = web.before.get(key)
    if before and before.terms != terms:
        before = None
    try:
        page = web.visit(found.url, before)
        if page is None:
            web.same(key)
            return
        if depth == 0 and (page.media_type in FEED_TYPES or is_feed(page.data)):
            yield from _feed(page, found, web, read_source, around)
            return
    except ReadingError as error:
        yield Unreadable(name, str(error))
        return
    read: list[str] = []
    problems, links = 0, 0
    for outcome in read_source(_source(page, found, around, name)):
        if isinstance(outcome, Document):
            read.append(outcome.id)
            yield outcome
        elif isinstance(outcome, Linked):
            links += 1
            if depth > 0 or links > MOST_LINKED:
                problems += 1
                reason = _TOO_DEEP if depth > 0 else _too_many("list")
                yield Unreadable(outcome.row, reason)
                if depth == 0:
                    break
            else:
                yield from online(outcome, web, read_source, around, depth=1)
        elif isinstance(outcome, Unreadable):
            problems += 1
            yield outcome
        else:
            problems += 1
            yield Unreadable(name, "it names files that are not on the web; give their addresses as `url`")
    if read and not problems and not links:
        web.met[key] = replace(page.met, terms=terms, documents=tuple(read))


_TOO_DEEP: Final = "a feed or a list led to this list, whose addresses are not followed; name it by itself"


def _too_many(what: str) -> str:
    return (
        f"the {what} leads to more than {MOST_LINKED:,} addresses, and the rest is left out; "
        "name them in several lists"
    )


def _feed(page: Page, found: Linked, web: Web, read_source: ReadSource, around: Source) -> Iterator[Outcome]:
    """The articles of a feed, each from its own page, or from the feed where the page gives none."""
    every = entries(page.data, str(page.address), page.charset)
    for entry in islice(every, MOST_LINKED):
        yield from _entry(entry, found, web, read_source, around)
    if next(every, None) is not None:
        yield Unreadable(found.row, _too_many("feed"))


def _entry(
    entry: Entry, feed: Linked, web: Web, read_source: ReadSource, around: Source
) -> Iterator[Outcome]:
    # The same page named by itself is the same document: what the feed says of it only fills gaps.
    given = replace(feed.given, id=None, title=None, url=None)
    linked = Linked(entry.url or feed.row, entry.url, given)
    key = _key(entry.url)
    if entry.url and key in web.seen:
        return
    before = web.before.get(key)
    if before and entry.changed and before.stamp == entry.changed and before.terms == _terms(given, around):
        web.seen.add(key)
        web.same(key)
        return
    outcomes = list(online(linked, web, read_source, around, depth=1)) if entry.url else []
    if entry.content and key not in web.settled and not _documents(outcomes):
        outcomes = [*_documents(read_source(_told(entry, feed, around)))] or outcomes
    if key in web.met:
        web.met[key] = replace(web.met[key], stamp=entry.changed)
    alone = len(_documents(outcomes)) == 1
    for outcome in outcomes:
        yield _filled(outcome, entry) if alone and isinstance(outcome, Document) else outcome


def _documents(outcomes: Iterable[object]) -> list[Document]:
    return [each for each in outcomes if isinstance(each, Document)]


def _filled(document: Document, entry: Entry) -> Document:
    """A document with the feed's title and day where its page has none of its own."""
    if entry.published and (document.published_confidence or document.published_from in _GUESSED):
        document = replace(
            document,
            published=entry.published,
            published_from="feed",
            published_confidence=None,
            published_between=None,
        )
    return document if document.title else replace(document, title=entry.title)


def _source(page: Page, found: Linked, around: Source, name: str) -> Source:
    data = _in_utf_8(page)
    given = merged(found.given, merged(around.given, Given(url=str(page.address))))
    return Source(
        name,
        found.url,
        lambda: io.BytesIO(data),
        given,
        around.fallback,
        around.columns,
        filename=_file_name(page),
    )


def _told(entry: Entry, feed: Linked, around: Source) -> Source:
    """The article as the feed itself holds it."""
    title = f"<h1>{escape(entry.title)}</h1>" if entry.title else ""
    html = f"<html><body><article>{title}{entry.content[:_MOST_MARKUP]}</article></body></html>"
    given = Given(
        title=entry.title,
        published=entry.published,
        published_from="feed" if entry.published else None,
        source=feed.given.source,
        url=entry.url or None,
    )
    data = b"\xef\xbb\xbf" + html.encode("utf-8", "replace")
    where = entry.url or feed.url
    return Source(where, where, lambda: io.BytesIO(data), given, around.fallback, filename="entry.html")


def _in_utf_8(page: Page) -> bytes:
    """The data, a text in the encoding that only the server named as UTF-8."""
    if not page.charset or not (page.media_type.startswith("text/") or "xml" in page.media_type):
        return page.data
    try:
        page.data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return b"\xef\xbb\xbf" + page.data.decode(page.charset, "replace").encode("utf-8")
        except (LookupError, UnicodeError):
            pass
    return page.data


def _file_name(page: Page) -> str:
    """A name whose ending tells the format: of the media type, else of the download, else of the address."""
    name = page.file_name or PurePosixPath(unquote(page.address.target.partition("?")[0])).name
    ending = _ENDINGS.get(page.media_type)
    if ending and not name.lower().endswith(ending):
        return (name or "page") + ending
    if suffix_of(name):
        return name
    return "page.txt" if page.media_type.startswith("text/") else "page"


def _key(url: str) -> str:
    """One spelling of an address, by which a visit is remembered."""
    try:
        return str(web_address(url))
    except ReadingError:
        return url


def _terms(given: Given, around: Source) -> str:
    """What the documents of an address depend on beside the page itself."""
    said = repr((__version__, given, around.given, around.fallback, sorted(around.columns.items())))
    return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()
