"""Saved web pages: main text and metadata by trafilatura, several ``<article>`` elements told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from timeline.errors import ReadingError
from timeline.reading.articles import Article, articles
from timeline.reading.bylines import is_prose
from timeline.reading.days import day_or_none
from timeline.reading.documents import documents, merged, one_line
from timeline.reading.encodings import declared_in_html, decoded
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Source
from timeline.records import Document

# Only dates the page states as its own: a guess from its text would be taken for a fact.
_STATED: Final = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01"}
_NO_ARTICLE: Final = "no article was found on the page; save the article's own page, or its text as .txt"
_BODY: Final = re.compile(r"<body\b", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"<article\b", re.IGNORECASE)
_BLOCKS: Final = "//h1 | //h2 | //h3 | //p | //blockquote[not(.//p)]"
_SHORTEST: Final = 200
"""Characters of running text below which an ``<article>`` is a card that links to one."""


class _Page(NamedTuple):
    text: str
    title: str | None
    date: str | None
    sitename: str | None
    url: str | None


def web_page(source: Source) -> Iterator[Document]:
    """The articles of an .html file.

    Raises:
        ReadingError: It cannot be parsed or holds none.
    """
    data = source.content()
    html = decoded(data, declared=declared_in_html(data)).replace("\x00", "")
    if not _BODY.search(html):
        html = f"<html><body>{html}</body></html>"
    try:
        page = _extracted(html)
        found = _apart(html) or articles(paragraphs(page.text))
    except Exception as error:  # whatever a parser trips over is this page's fault and no reason to stop
        problem = f"the page cannot be parsed ({type(error).__name__}); save its text as .txt"
        raise ReadingError(problem) from error
    found = [article for article in found if any(map(is_prose, article.paragraphs))]
    if not found:
        raise ReadingError(_NO_ARTICLE)
    published = day_or_none(page.date)
    said = Given(
        title=one_line(page.title),
        published=published,
        published_from="metadata" if published else None,
        source=one_line(page.sitename),
        url=one_line(page.url),
    )
    yield from documents(found, source, merged(source.given, said))


def _extracted(html: str) -> _Page:
    import trafilatura  # slow to import, and most chronologies hold no web page

    page: Any = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=_STATED
    )
    text = page.text if page else ""
    if "\n" not in text:
        # Of a short page it gives nothing, or everything in one line: the page's own paragraphs are better.
        text = _paragraphs_of(trafilatura.load_html(html)) or text
    fields = (page.title, page.date, page.sitename, page.url) if page else (None, None, None, None)
    return _Page(text.replace("\n", "\n\n"), *fields)


def _paragraphs_of(tree: Any) -> str:
    blocks = tree.xpath(_BLOCKS) if tree is not None else []
    return "\n".join(" ".join(block.text_content().split()) for block in blocks)


def _apart(html: str) -> list[Article]:
    """The articles of a page that marks up several; none when it is one article or says nothing of it."""
    if len(_ARTICLE.findall(html)) < 2:
        return []
    from lxml.html import tostring  # type: ignore[import-untyped]
    from trafilatura import load_html

    page: Any = load_html(html)
    found: list[Article] = []
    for element in page.xpath("//article[not(ancestor::article)]"):
        headings = element.xpath(".//h1 | .//h2 | .//h3")
        prose = sum(len(paragraph.text_content()) for paragraph in element.xpath(".//p"))
        if headings and prose >= _SHORTEST:
            title = one_line(headings[0].text_content())
            days = [day_or_none(when) for when in element.xpath(".//time/@datetime")]
            inside = tostring(element, encoding="unicode", with_tail=False)
            text = _extracted(f"<html><body>{inside}</body></html>").text
            if title and not text.lower().startswith(title.lower()):
                text = f"{title}\n\n{text}"
            day = next(filter(None, days), None)
            inner = articles(paragraphs(text))
            found += [replace(article, published=article.published or day) for article in inner]
    return found if len(found) > 1 else []
