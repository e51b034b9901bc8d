"""Pages marked line by line: nothing of a body is lost, nothing of the furniture is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.reading.articles import articles
from timeline.reading.paragraphs import paragraphs

PAGES = sorted((Path(__file__).parent / "pages").glob("*.marked"))
Expected = tuple[str, str | None, list[str]]


def marked(page: Path) -> list[tuple[str, str, str | None]]:
    """Mark, text and stated day of every line."""
    lines = []
    for line in page.read_text(encoding="utf-8").splitlines():
        text, _, day = line[2:].partition(" => ")
        lines.append((line[0], text, day or None))
    return lines


def expected(page: Path) -> list[Expected]:
    """Title, stated day and body of each article, by the marks."""
    found: list[Expected] = []
    for mark, text, day in marked(page):
        if mark == "T":
            found.append((text, None, []))
        elif mark == "D":
            title, _, body = found[-1]
            found[-1] = (title, day, body)
        elif mark == "B":
            found[-1][2].append(text)
    return found


def split(text: str) -> list[Expected]:
    return [
        (
            article.title or "",
            article.published.isoformat() if article.published else None,
            article.paragraphs,
        )
        for article in articles(paragraphs(text))
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", "\n \n\u00a0\n\n"], ids=repr)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_articles_of_a_marked_page(page: Path, between: str) -> None:
    """Titles, days and bodies are those marked by hand, however the page was saved."""
    assert split(between.join(text for _, text, _ in marked(page))) == expected(page)


def test_articles_of_many_pages_in_one_file() -> None:
    """Pages with by-lines still come apart when pasted one below the other."""
    pages = [page for page in PAGES if page.stem not in {"no-marks", "links-inside"}]
    text = "\n\n".join(text for page in pages for _, text, _ in marked(page))

    assert split(text) == [article for page in pages for article in expected(page)]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("One sentence stands here alone.", None, ["One sentence stands here alone."]),
        ("A heading\n\nThe text below it ends here.", "A heading", ["The text below it ends here."]),
        (
            "A heading\n\nBackground\n\nThe text below it ends here.",
            "A heading",
            ["Background", "The text below it ends here."],
        ),
        (
            "The army left.\n\nComments\n\nIt came back in May.",
            None,
            ["The army left."],
        ),
        ("no stops anywhere\n\nonly lines", None, ["no stops anywhere", "only lines"]),
        (
            "Treaties\n\nThe two signed.\n\nFirst published in 1848, the book changed what both believed.\n\n"
            "They met.\n\nThey parted.\n\nThey met again.",
            "Treaties",
            [
                "The two signed.",
                "First published in 1848, the book changed what both believed.",
                "They met.",
                "They parted.",
                "They met again.",
            ],
        ),
    ],
)
def test_articles_of_a_plain_text(text: str, title: str | None, body: list[str]) -> None:
    """A text without by-lines is one article."""
    assert [(article.title, article.paragraphs) for article in articles(paragraphs(text))] == [(title, body)]


def test_articles_of_nothing() -> None:
    """Furniture alone is no article."""
    assert articles(paragraphs("Share\n\nContinue Reading\n\nLatest\n\n3 hours ago")) == []


def test_articles_take_linear_time() -> None:
    """Twenty thousand titles with by-lines and nothing below them come to an end."""
    assert len(articles(["A title of four words", "Published"] * 20_000)) <= 1
