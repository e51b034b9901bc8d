"""RSS and Atom feeds: which pages they point to, and what they say of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from timeline.errors import ReadingError
from timeline.reading.days import day_or_none

FEED_TYPES: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/x-rss+xml"}
)
_ROOT: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*"
    rb"(?:<\?.{0,2000}?\?>\s*|<!--.{0,5000}?-->\s*|<![^>]{0,500}>\s*){0,20}"
    rb"<(?:rss|feed|rdf:RDF|(?:atom|rss):(?:feed|rss))[\s>]",
    re.DOTALL,
)
_HEAD: Final = 16_384
_LARGEST: Final = 10_000_000
"""Bytes of a feed; each entry stands for a page, and no reader wants so many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        url: The page it points to; "" when it names none.
        changed: When the feed says that it was last changed, as written; "" when it does not say.
        content: The whole article as HTML where the feed holds it, else "".
    """

    url: str
    title: str | None
    published: date | None
    changed: str
    content: str


def is_feed(data: bytes) -> bool:
    """Whether a file begins like a feed, whatever it is said to be."""
    return _ROOT.match(data[:_HEAD]) is not None


def entries(data: bytes, address: str, charset: str = "") -> Iterator[Entry]:
    """The entries of a feed, each page once.

    Args:
        address: Of the feed; what its links count from.
        charset: As the server says.

    Raises:
        ReadingError: It is no feed, or an empty one.
    """
    if len(data) > _LARGEST:
        raise ReadingError(f"the feed is larger than {_LARGEST // 1_000_000} MB; {_INSTEAD}")
    import feedparser  # slow to import, and most chronologies hold no feed

    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    try:
        feed: Any = feedparser.parse(
            io.BytesIO(data), response_headers={"content-type": kind, "content-location": address}
        )
    except Exception as error:  # whatever the parser trips over is this feed's fault
        raise ReadingError(f"the feed cannot be parsed ({type(error).__name__}); {_INSTEAD}") from error
    if not feed.get("version"):
        raise ReadingError(f"this is no RSS or Atom feed; {_INSTEAD}")
    seen: set[str] = set()
    for entry in feed.entries:
        published, updated = entry.get("published"), dict.get(entry, "updated")  # its own `get` mixes the two
        url = str(entry.get("link") or "").strip()
        content = _content(entry)
        if (url and url in seen) or not (url or content):
            continue
        seen.add(url)
        yield Entry(
            url,
            _plain(entry.get("title")),
            day_or_none(published) or day_or_none(updated),
            str(updated or published or ""),
            content,
        )
    if not seen:
        raise ReadingError(f"the feed has no entries that can be read; {_INSTEAD}")


_INSTEAD: Final = "name the address of the page itself"


def _content(entry: Any) -> str:
    wholes = [str(each.get("value") or "") for each in entry.get("content") or ()]
    return max(wholes, key=len, default="")


def _plain(markup: object) -> str | None:
    """A title without markup: feeds write it as HTML or as text and do not always say which."""
    from lxml.html import fromstring  # type: ignore[import-untyped]

    text = " ".join(str(markup or "").split())
    if "<" in text or "&" in text:
        with suppress(ValueError):
            text = " ".join(str(fromstring(f"<p>{text}</p>").text_content()).split())
    return text or None
