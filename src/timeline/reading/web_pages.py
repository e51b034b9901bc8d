"""Saved web pages: main text and metadata by trafilatura, several ``<article>`` elements told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final, NamedTuple

from timeline.errors import ReadingError
from timeline.reading.articles import Article, articles
from timeline.reading.bylines import is_name, is_prose
from timeline.reading.days import day_or_none
from timeline.reading.documents import documents, merged, one_line
from timeline.reading.encodings import declared_in_html, decoded
from timeline.reading.limits import LARGEST_PAGE, megabytes, trouble_told
from timeline.reading.markup import blocks_in, page_around, tidied
from timeline.reading.page_dates import copyright_year, is_last_change
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Reading, Source

# Only dates the page states as its own: a guess from its text would be taken for a fact.
_STATED: Final = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01"}
_NO_ARTICLE: Final = "no article was found on the page; save the article's own page, or its text as .txt"
_BODY: Final = re.compile(r"<body\b", re.IGNORECASE)
_RULE: Final = re.compile(r"^\|(?:-+\|)+ *\n?", re.MULTILINE)
_FRAME: Final = re.compile(r"^\|(.*)\| *$", re.MULTILINE)
_BLOCKS: Final = "//h1 | //h2 | //h3 | //p | //blockquote[not(.//p)]"
_SHORTEST: Final = 200
"""Characters of running text below which an ``<article>`` is a card that links to one."""


class _Page(NamedTuple):
    text: str
    title: str | None
    author: str | None
    date: str | None
    sitename: str | None
    url: str | None


class PageRead(NamedTuple):
    """The articles of a page and what the page says of itself."""

    found: list[Article]
    said: Given


def web_page(source: Source) -> Reading:
    """The articles of an .html file.

    Raises:
        ReadingError: It cannot be parsed, is too large or holds none.
    """
    data = source.content(LARGEST_PAGE)
    page = articles_of_page(decoded(data, declared=declared_in_html(data)))
    yield from documents(page.found, source, merged(source.given, page.said))


def articles_of_page(html: str) -> PageRead:
    """The articles of a web page, given as text.

    Raises:
        ReadingError: It cannot be parsed or holds none.
    """
    if len(html) > LARGEST_PAGE:
        raise ReadingError(
            f"the page is larger than {megabytes(LARGEST_PAGE)}, the most that is read; save its text as .txt"
        )
    from trafilatura import load_html  # slow to import, and most chronologies hold no web page

    html = html.replace("\x00", "")
    if not _BODY.search(html):
        html = f"<html><body>{html}</body></html>"
    with trouble_told("the page", "save its text as .txt"):
        tree: Any = load_html(html)
        if tree is None:
            raise ReadingError(_NO_ARTICLE)
        tidied(tree)
        page = _extracted(tree)
        found = _apart(tree) or articles(paragraphs(page.text))
    authors = {name.strip() for name in (page.author or "").split(";")}
    for article in found:
        if article.paragraphs[0] in authors:
            del article.paragraphs[0]
    found = [article for article in found if any(map(is_prose, article.paragraphs))]
    if not found:
        raise ReadingError(_NO_ARTICLE)
    published = day_or_none(page.date)
    changed = published if published and is_last_change(html, published) else None
    year = copyright_year(html)
    for article in found:
        article.copyright = article.copyright or year
    title = one_line(page.title)
    own = found[0].title
    if title and own and len(found) == 1 and own.casefold() in title.casefold():
        title = own  # the page's title without the site's name
    elif title and own and len(found) == 1 and is_name(own):
        found[0].title = None  # the author, where the page's title stands elsewhere
    return PageRead(
        found,
        Given(
            title=title,
            published=None if changed else published,
            published_from="metadata" if published and not changed else None,
            created=changed,
            source=one_line(page.sitename),
            url=one_line(page.url),
        ),
    )


def _extracted(tree: Any) -> _Page:
    import trafilatura

    page: Any = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params=_STATED
    )
    text = page.text if page else ""
    if "\n" not in text:
        # Of a short page it gives nothing, or everything in one line: the page's own paragraphs are better.
        text = _paragraphs_of(tree) or text
    fields = (page.title, page.author, page.date, page.sitename, page.url) if page else (None,) * 5
    return _Page(_rows_as_lines(text).replace("\n", "\n\n"), *fields)


def _paragraphs_of(tree: Any) -> str:
    blocks = [" ".join(block.text_content().split()) for block in tree.xpath(_BLOCKS)]
    return "\n".join(blocks if any(map(is_prose, blocks)) else blocks_in(tree))


def _rows_as_lines(text: str) -> str:
    """The rows of tables as "first: second, third" instead of framed as in Markdown."""
    if "\n|" not in text and not text.startswith("|"):
        return text
    return _FRAME.sub(lambda row: _row_as_line(row[1]), _RULE.sub("", text))


def _row_as_line(row: str) -> str:
    first, *rest = [cell for each in row.split("|") if (cell := each.strip())] or [""]
    return f"{first}: {', '.join(rest)}" if rest else first


def _apart(tree: Any) -> list[Article]:
    """The articles of a page that marks up several; none when it is one article or says nothing of it."""
    elements = tree.xpath("//article[not(ancestor::article)]")
    if len(elements) < 2:
        return []
    found: list[Article] = []
    for element in elements:
        headings = element.xpath(".//h1 | .//h2 | .//h3")
        prose = sum(len(paragraph.text_content()) for paragraph in element.xpath(".//p"))
        if headings and prose >= _SHORTEST:
            title = one_line(headings[0].text_content())
            days = [day_or_none(when) for when in element.xpath(".//time/@datetime")]
            text = _extracted(page_around(element)).text
            if title and not text.lower().startswith(title.lower()):
                text = f"{title}\n\n{text}"
            day = next(filter(None, days), None)
            inner = articles(paragraphs(text))
            found += [replace(article, published=article.published or day) for article in inner]
    return found if len(found) > 1 else []
