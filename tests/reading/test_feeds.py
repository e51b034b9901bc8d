"""Feeds: which pages they name, what they say of them, and what is no feed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import ReadingError
from timeline.reading.feeds import entries, is_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Review</title>
<item><title>Larn &amp; Ost &lt;b&gt;sign&lt;/b&gt;</title><link>/a?x=1&amp;y=2</link>
<pubDate>Tue, 03 May 2011 23:30:00 -0400</pubDate></item>
<item><title>The bridge</title><link>https://example.org/b</link><pubDate>yesterday</pubDate>
<content:encoded><![CDATA[<p>The bridge opened.</p>]]></content:encoded></item>
<item><title>The bridge again</title><link>https://example.org/b</link></item>
<item><description>Without a page.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Review</title>
<entry><title type="text">Über den Fluss</title><link href="https://example.org/c"/>
<published>2012-02-29T08:00:00+09:00</published><updated>2012-03-04T10:00:00Z</updated></entry></feed>"""


def test_rss() -> None:
    """Links count from the feed, days are those of its own time zone, a page stands once."""
    found = list(entries(RSS.encode(), "https://example.org/feed"))

    assert [(each.url, each.title, each.published) for each in found] == [
        ("https://example.org/a?x=1&y=2", "Larn & Ost sign", date(2011, 5, 3)),
        ("https://example.org/b", "The bridge", None),
    ]
    assert [each.content for each in found] == ["", "<p>The bridge opened.</p>"]
    assert found[0].changed == "Tue, 03 May 2011 23:30:00 -0400"


def test_atom() -> None:
    (entry,) = entries(ATOM.encode(), "https://example.org/feed")

    assert (entry.url, entry.title, entry.published) == (
        "https://example.org/c", "Über den Fluss", date(2012, 2, 29),
    )  # fmt: skip
    assert entry.changed == "2012-03-04T10:00:00Z"


def test_encoding_of_the_server_and_of_the_feed() -> None:
    """Either may name it."""
    latin = ATOM.encode("latin-1")
    declared = b'<?xml version="1.0" encoding="iso-8859-1"?>' + latin

    assert [each.title for each in entries(latin, "", "iso-8859-1")] == ["Über den Fluss"]
    assert [each.title for each in entries(declared, "")] == ["Über den Fluss"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RSS, True),
        (ATOM, True),
        ("\ufeff\n<!-- made by hand -->\n<rdf:RDF xmlns:rdf='x'>", True),
        ("<?xml version='1.0'?><!DOCTYPE rss><rss version='0.91'>", True),
        ("<!DOCTYPE html><html><rss>", False),
        ("<html><body>rss feed</body></html>", False),
        ("<feeder>", False),
        ("feed", False),
        ("", False),
        ("<!-- " * 5000, False),
    ],
)
def test_a_feed_is_told_by_its_beginning(text: str, expected: bool) -> None:
    assert is_feed(text.encode()) is expected


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<html><body>No feed at all.</body></html>", "no RSS or Atom feed"),
        (b'<rss version="2.0">' + b" " * 10_000_000, "larger than 10 MB"),
        (b"", "no RSS or Atom feed"),
        (bytes(range(256)), "no RSS or Atom feed"),
        (b'<rss version="2.0"><channel></channel></rss>', "no entries"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title></entry></feed>', "no entries"),
    ],
)
def test_what_is_no_feed_is_said(data: bytes, problem: str) -> None:
    with pytest.raises(ReadingError, match=problem):
        list(entries(data, "https://example.org/feed"))


def test_a_feed_that_breaks_off_gives_what_is_there() -> None:
    found = list(entries(RSS.encode()[:500], "https://example.org/feed"))

    assert found[0].url == "https://example.org/a?x=1&y=2"


def test_entities_do_not_grow_without_end() -> None:
    """The billion laughs."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{lines}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<rss version="2.0"><channel><item><title>&l9;&f;</title><link>http://a.example/</link></item></channel></rss>'
    )

    try:
        titles = [each.title or "" for each in entries(data.encode(), "https://example.org/feed")]
    except ReadingError:
        titles = []
    assert all(len(title) < 100_000 and "root:" not in title for title in titles)


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(RSS)))
def test_any_bytes_are_a_feed_or_a_reading_error(data: bytes, at: int) -> None:
    for tried in (data, RSS.encode()[:at] + data + RSS.encode()[at:]):
        try:
            for entry in entries(tried, "https://example.org/feed"):
                assert entry.url or entry.content
        except ReadingError:
            pass
