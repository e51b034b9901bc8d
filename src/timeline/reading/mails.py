"""E-mails and web pages saved as one file: both are MIME messages, read with the standard library."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr
from functools import partial
from typing import Final

from timeline.errors import ReadingError
from timeline.reading.articles import Article, articles
from timeline.reading.days import day_or_none
from timeline.reading.documents import documents, merged, one_line
from timeline.reading.encodings import decoded
from timeline.reading.limits import Budget, trouble_told
from timeline.reading.newsletters import stories
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Reading, Source, inside
from timeline.reading.web_pages import articles_of_page

_REPLY: Final = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE: Final = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
_QUOTED: Final = re.compile(r"^>.*$\n?", re.MULTILINE)
_MOST_PARTS: Final = 2_000
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_INSTEAD: Final = "save its text as .txt"


def letter(source: Source) -> Reading:
    """The text of an e-mail, and the articles of the files attached to it.

    Raises:
        ReadingError: It is no e-mail.
    """
    data = source.content()
    with trouble_told("the e-mail", _INSTEAD):
        message = message_from_bytes(data, policy=compat32)
        parts = list(_parts(message))
        attached = [part for part in parts if part.get_filename()]
        attachments = [_attachment(source, part, number) for number, part in enumerate(attached, start=1)]
        given = merged(source.given, _said(message))
        body = _body([part for part in parts if not part.get_filename()])
        if body is None and not attachments:
            raise ReadingError("the e-mail holds no text; save its text as .txt")
        found = _articles(body) if body is not None else []
    if found or not attachments:
        yield from documents(found, source, given)
    yield from attachments


def _said(message: Message) -> Given:
    subject = _header(message, "subject")
    published = day_or_none(_header(message, "date"))
    sender, address = parseaddr(_header(message, "from") or "")
    return Given(
        title=_REPLY.sub("", subject).strip() or None if subject else None,
        published=published,
        published_from="metadata" if published else None,
        source=one_line(sender or address),
    )


def _articles(body: Message) -> list[Article]:
    if body.get_content_subtype() == "html":
        html = _text(body)
        return stories(html) or articles_of_page(html).found
    return articles(paragraphs(_letter_text(_text(body))), web=False)


def saved_page(source: Source) -> Reading:
    """The articles of a web page saved as one .mhtml file.

    Raises:
        ReadingError: It holds no page.
    """
    data = source.content()
    with trouble_told("the saved page", _INSTEAD):
        message = message_from_bytes(data, policy=compat32)
        pages = [part for part in _parts(message) if part.get_content_type() in _PAGES]
        if not pages:
            raise ReadingError("there is no web page in it; save the page again, as .html")
        url = _header(message, "snapshot-content-location") or _header(pages[0], "content-location")
        page = articles_of_page(_text(pages[0]))
        made = day_or_none(_header(message, "date"))
    said = merged(page.said, Given(url=url if url and url.startswith("http") else None, created=made))
    yield from documents(page.found, source, merged(source.given, said))


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves, without those of letters attached."""
    open_parts = [message]
    seen = 0
    while open_parts and seen < _MOST_PARTS:
        part = open_parts.pop(0)
        seen += 1
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            open_parts[:0] = _inner(part)
        else:
            yield part


def _inner(part: Message) -> list[Message]:
    inner = part.get_payload() if part.is_multipart() else []
    return [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else []


def _body(parts: list[Message]) -> Message | None:
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted and part.get_content_disposition() != "attachment":
                data = part.get_payload(decode=True)
                if isinstance(data, bytes) and data.strip():
                    return part
    return None


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        raise ReadingError("there is no text in it; save its text as .txt")
    return decoded(data, declared=part.get_content_charset())


def _letter_text(text: str) -> str:
    """What the writer wrote: without quoted lines and the signature."""
    own = _SIGNATURE.sub("", text) if "--" in text else text
    own = _QUOTED.sub("", own) if ">" in own else own
    return own if own.strip() else text


def _attachment(source: Source, part: Message, number: int) -> Source:
    name = one_line(_plain(part.get_filename())) or f"attachment {number}"
    letters = _inner(part) if part.get_content_type() == "message/rfc822" else []
    if letters:
        data, filename = letters[0].as_bytes(), "letter.eml"
    else:
        content = part.get_payload(decode=True)
        data, filename = content if isinstance(content, bytes) else b"", name
    return inside(
        source,
        partial(io.BytesIO, data),
        name=f"{source.name}: {name}",
        path=f"{source.path}/{name}",
        filename=filename,
        given=Given(),
        identity="",
        beside=None,
        budget=source.budget or Budget(max(len(data), 1)),
    )


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return one_line(_plain(value)) if value is not None else None


def _plain(value: object) -> str:
    """A header with its encoded words decoded, as far as they can be."""
    with suppress(Exception):  # the standard library raises many things for headers that are none
        return str(make_header(decode_header(str(value))))
    return str(value)
