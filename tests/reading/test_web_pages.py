"""Web pages marked by hand: every marked block comes out once, in its article, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from timeline.reading import read_bytes, read_text
from timeline.records import Document

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
_MARK = re.compile(r' data-is="\w+"')


def expected(page: str, cells: bool = False) -> list[tuple[str, list[str]]]:
    """Title and body of each article, by the marks: T a title, B a block, R a row of a table."""
    found: dict[str, tuple[str, list[str]]] = {}
    for element in html.document_fromstring(page).xpath("//*[@data-is]"):
        kind, number = element.get("data-is")[0], element.get("data-is")[1:]
        for note in element.xpath(".//sup"):
            note.drop_tree()
        text = " ".join(element.text_content().split())
        if kind == "R" and not cells:
            first, *rest = (" ".join(cell.text_content().split()) for cell in element)
            text = f"{first}: {', '.join(rest)}"
        text = f"- {text}" if element.tag == "li" else text
        if kind == "T":
            found[number] = (text, [])
        elif kind == "R" and cells:
            found[number][1].extend(cell.text_content() for cell in element)
        else:
            found[number][1].append(text)
    return list(found.values())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_articles_of_a_marked_web_page(page: Path) -> None:
    """Titles and bodies are those marked by hand."""
    source = page.read_text(encoding="utf-8")

    outcomes = list(read_bytes(page.name, _MARK.sub("", source).encode()))

    documents = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    assert len(documents) == len(outcomes)
    found = [(document.title or "", document.text.split("\n\n")) for document in documents]
    assert found == expected(source)


_BLOCKS = frozenset(
    "article aside blockquote body button div figcaption figure footer form h1 h2 h3 h4 h5 h6 header li main "
    "nav ol p section small table td th time tr ul".split()
)


def copied(page: str) -> str:
    """What one gets who marks the whole page in a browser and pastes it into a text file."""
    tree = html.document_fromstring(page)
    # A teaser whose title and text read like a section of the article is told by its markup alone.
    for element in tree.xpath("//head | //script | //sup | //article[@class='teaser']"):
        element.drop_tree()
    for line_break in tree.xpath("//br"):
        line_break.tail = "\n" + (line_break.tail or "")
    for element in tree.iter():
        if element.tag in _BLOCKS:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    return "\n\n".join(line for each in tree.text_content().split("\n") if (line := " ".join(each.split())))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_articles_of_the_same_page_copied_as_text(page: Path) -> None:
    """Without any markup the same titles and bodies come out; the cells of a table are lines there."""
    source = page.read_text(encoding="utf-8")

    documents = [each for each in read_text(copied(source)) if isinstance(each, Document)]

    found = [(document.title or "", document.text.split("\n\n")) for document in documents]
    assert found == [
        (title, [block.removeprefix("- ") for block in body]) for title, body in expected(source, cells=True)
    ]
