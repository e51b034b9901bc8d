"""Saved web pages: main text and metadata by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import trafilatura

from timeline.errors import ReadingError
from timeline.reading.articles import articles
from timeline.reading.days import day_or_none
from timeline.reading.documents import documents, merged, one_line
from timeline.reading.encodings import declared_in_html, decoded
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Source
from timeline.records import Document

# Only dates the page states as its own: a guess from its text would be taken for a fact.
_STATED: Final = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01"}


def web_page(source: Source) -> Iterator[Document]:
    """The articles of an .html file."""
    data = source.content()
    page = _extracted(decoded(data, declared=declared_in_html(data)))
    published = day_or_none(page.date)
    said = Given(
        title=one_line(page.title),
        published=published,
        published_from="metadata" if published else None,
        source=one_line(page.sitename),
        url=one_line(page.url),
    )
    found = articles(paragraphs((page.text or "").replace("\n", "\n\n")))
    yield from documents(found, source, merged(source.given, said))


def _extracted(html: str) -> Any:
    try:
        page = trafilatura.bare_extraction(
            html.replace("\x00", ""),
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_STATED,
        )
    except Exception as error:  # whatever a parser trips over, it is this page's fault and no reason to stop
        raise ReadingError(
            f"the page cannot be parsed ({type(error).__name__}); save its text as .txt"
        ) from error
    if page is None or not (getattr(page, "text", "") or "").strip():
        raise ReadingError(
            "no article was found on the page; save the article's own page, or its text as .txt"
        )
    return page
