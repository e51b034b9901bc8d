"""HTML to paragraphs, each block of it one: for fragments and pages that hold nothing but their article."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, Final

from lxml import etree, html  # type: ignore[import-untyped]

_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_SKIPPED: Final = frozenset(
    "audio button canvas embed figcaption head iframe input map math nav noscript object script select style "
    "svg template textarea video".split()
)
_NOTE: Final = re.compile(r"\[?\d{1,3}\]?|[*†‡§]+")
_UNIT: Final = re.compile(r"\b(?:[cdkm]?m|ft|mi|sq)$")
_SETS_OUT: Final = (
    ".//td[.//table or .//p or .//div or count(.//br) > 2 or string-length(normalize-space()) > 400]"
)
"""Cells that hold running text or other tables: a page set out in a table, as in old days."""
_BREAK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def tree_of_html(text: str) -> Any:
    """The tree of a page or fragment; ``None`` when there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    # a lone half of a character is nothing a parser takes
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def tidied(tree: Any) -> None:
    """Undo in place what stands in the way of reading: tables that set out a page, marks of footnotes."""
    for note in tree.xpath("//sup"):
        if _is_note(note):
            note.drop_tree()
    for table in tree.xpath("//table[.//td]"):
        if table.xpath(_SETS_OUT):
            for element in (table, *table.xpath(".//tbody | .//thead | .//tr | .//td | .//th")):
                element.tag = "div"


def page_around(element: Any) -> Any:
    """A page that holds only this element."""
    page = html.document_fromstring("<html><body></body></html>")
    page.find("body").append(deepcopy(element))
    return page


def _is_note(element: Any) -> bool:
    """Whether raised figures or signs are a footnote's mark, and not a power or a unit."""
    mark = element.text_content().strip()
    if not _NOTE.fullmatch(mark):
        return False
    previous = element.getprevious()
    before = (previous.tail if previous is not None else element.getparent().text) or ""
    return not (mark in {"2", "3"} and _UNIT.search(before)) and not before[-1:].isdigit()


def blocks_of(text: str) -> list[str]:
    """The paragraphs of a page or fragment, in order."""
    tree = tree_of_html(text)
    return [] if tree is None else blocks_in(tree)


def blocks_in(tree: Any) -> list[str]:
    """The paragraphs below an element: without scripts, buttons, menus, captions and footnote marks."""
    found: list[str] = []
    pieces: list[str] = []

    def close() -> None:
        for part in _BREAK.split("".join(pieces)):
            if block := " ".join(part.split()):
                found.append(block)
        pieces.clear()

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED or (tag == "sup" and _is_note(element)):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                close()
            if tag == "br":
                pieces.append("\n")
            pieces.append(_spaced(element.text))
        else:
            if tag in _BLOCKS:
                close()
            pieces.append(_spaced(element.tail) if element is not tree else "")
    close()
    return found


def _spaced(text: str | None) -> str:
    """Line breaks of the source are spaces; only ``<br>`` is a break."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""
