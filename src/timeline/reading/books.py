"""Electronic books (.epub): a zip archive of web pages, each of which may hold an article or a chapter."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from timeline.errors import ReadingError
from timeline.reading.articles import Article, articles
from timeline.reading.bylines import is_prose
from timeline.reading.days import day_or_none
from timeline.reading.documents import documents, merged, one_line
from timeline.reading.encodings import declared_in_html, decoded
from timeline.reading.limits import LARGEST_PAGE, trouble_told
from timeline.reading.markup import blocks_of
from timeline.reading.packages import opened_package, tree_of
from timeline.reading.sources import Given, Reading, Source

_WHAT: Final = "the e-book"
_INSTEAD: Final = "save its text as .txt or .html"
_CONTAINER: Final = "META-INF/container.xml"
_PAGES: Final = frozenset({"application/xhtml+xml", "text/html"})
_SHORTEST: Final = 200
"""Characters of running text below which a page is a cover or a half title."""


def epub(source: Source) -> Reading:
    """The articles or chapters of an e-book, in reading order.

    Raises:
        ReadingError: It is damaged, locked or holds no text.
    """
    with source.seekable() as stream, opened_package(stream, _WHAT, _CONTAINER) as archive:
        with trouble_told(_WHAT, _INSTEAD):
            root = next(iter(tree_of(archive, _CONTAINER).iter("{*}rootfile"))).get("full-path", "")
            package = tree_of(archive, root)
            said = _said(package)
            places = list(_reading_order(package, root))
        found: list[Article] = []
        for place in places:
            with trouble_told(_WHAT, _INSTEAD):
                found += _chapter(archive, place)
    if not found:
        raise ReadingError("there is no text in the e-book, or it is locked; " + _INSTEAD)
    yield from documents(found, source, merged(source.given, said))


def _said(package: Any) -> Given:
    def stated(name: str) -> str | None:
        return next(
            (one_line(element.text) for element in package.iter(f"{{*}}{name}") if element.text), None
        )

    published = day_or_none(stated("date"))
    return Given(
        title=stated("title"),
        published=published,
        published_from="metadata" if published else None,
        source=stated("publisher") or stated("title"),
    )


def _reading_order(package: Any, root: str) -> Iterator[str]:
    """The pages as the spine lists them, without tables of contents."""
    pages = {
        item.get("id"): item.get("href", "")
        for item in package.iter("{*}item")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    folder = posixpath.dirname(root)
    for reference in package.iter("{*}itemref"):
        if href := pages.get(reference.get("idref")):
            yield posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _chapter(archive: zipfile.ZipFile, place: str) -> list[Article]:
    info = archive.NameToInfo.get(place)
    if info is None or info.file_size > LARGEST_PAGE or not info.file_size:
        return []
    data = archive.read(info)
    if not data.strip():
        return []
    blocks = blocks_of(decoded(data, declared=declared_in_html(data)))
    prose = [block for block in blocks if is_prose(block)]
    return articles(blocks, web=False) if sum(map(len, prose)) >= _SHORTEST else []
