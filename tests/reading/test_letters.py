"""A newsletter by e-mail: its articles come out whole, and what stands around them does not."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from timeline.reading import read_bytes
from timeline.reading.newsletters import stories
from timeline.records import Document

FIRST = (
    "The ministers of Larn and Kelm agreed on Thursday to reopen the tunnel below the long lake, which has "
    "been under water since the spring of 2006.",
    "The work is to take two years. Kelm pays for the pumps, Larn for everything else.",
)
SECOND = (
    "Two officials of Ost were arrested at the border on Wednesday with a suitcase of stamps, the police of "
    "Larn said.",
    "Ost called the arrests a provocation and asked for their release within a day.",
)


def newsletter() -> bytes:
    """A letter as such services send them: only HTML, set out in tables, with links to be rid of it."""

    def story(title: str, body: tuple[str, ...]) -> str:
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
        return f"<tr><td><h2>{title}</h2>{paragraphs}</td></tr>"

    letter = EmailMessage()
    letter["From"] = "The Long Lake Letter <letter@example.org>"
    letter["To"] = "reader@example.org"
    letter["Subject"] = "The tunnel, and a suitcase of stamps"
    letter["Date"] = "Fri, 11 Apr 2008 06:00:00 +0000"
    letter.set_content(
        "<html><body><table><tr><td><a href='https://example.org/1'>View in browser</a></td></tr>"
        + story("A tunnel is to be reopened", FIRST)
        + story("Arrests at the border", SECOND)
        + "<tr><td><p>Was this letter forwarded to you? <a href='https://example.org/2'>Subscribe</a></p>"
        "<p><a href='https://example.org/3'>Unsubscribe</a> | <a href='https://example.org/4'>Privacy</a></p>"
        "<p>© 2008 The Long Lake Letter</p></td></tr></table></body></html>",
        subtype="html",
    )
    return letter.as_bytes()


def test_a_newsletter() -> None:
    """No sentence of a story is lost, nothing of the rest is kept, and the letter's day dates it."""
    documents = [each for each in read_bytes("a.eml", newsletter()) if isinstance(each, Document)]

    assert [document.title for document in documents] == [
        "A tunnel is to be reopened",
        "Arrests at the border",
    ]
    text = "\n\n".join(document.text for document in documents)
    for paragraph in (*FIRST, *SECOND):
        assert text.count(paragraph) == 1
    for furniture in ("browser", "forwarded", "Subscribe", "Unsubscribe", "Privacy", "©"):
        assert furniture not in text
    assert {document.published for document in documents} == {date(2008, 4, 11)}
    assert {document.published_from for document in documents} == {"metadata"}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param(
            f"<table><tr><td><h1>The Lake Letter</h1></td></tr><tr><td><p>{FIRST[1]}</p></td></tr>"
            f"<tr><td><h2>A tunnel</h2><p>{FIRST[0]}</p></td></tr>"
            f"<tr><td><h2>Arrests</h2><p>{SECOND[0]}</p><p>{SECOND[1]}</p></td></tr>"
            "<tr><td><p>You get this letter because you once asked us for it.</p></td></tr></table>",
            [("The Lake Letter", [FIRST[1]]), ("A tunnel", [FIRST[0]]), ("Arrests", list(SECOND))],
            id="what the editor writes above the stories",
        ),
        pytest.param(
            f"<div><h3>One</h3><p>{FIRST[0]}</p></div><div><h3>Two</h3><p>{SECOND[0]}</p></div>",
            [("One", [FIRST[0]]), ("Two", [SECOND[0]])],
            id="blocks instead of cells",
        ),
        pytest.param(
            f"<div><h2>One</h2><p>{FIRST[0]}</p><h2>Two</h2><p>{SECOND[0]}</p></div>",
            [],
            id="subheadings of one text",
        ),
        pytest.param(
            f"<div><h2>One</h2><p>{FIRST[0]}</p></div><div><h2>More from us</h2><a>Archive</a></div>",
            [],
            id="one story and a list",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_stories(html: str, found: list[tuple[str, list[str]]]) -> None:
    assert [(story.title, story.paragraphs) for story in stories(html)] == found
