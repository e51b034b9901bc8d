"""Addresses to documents: pages, files, feeds, lists and manifests, and what is not read twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from timeline.reading import Unreadable, read, read_bytes
from timeline.reading.sources import Outcome
from timeline.reading.visits import Web
from timeline.records import Document

from .local_web import LocalWeb, Route, serving, visitor

OPTION = date(2001, 2, 3)
PROSE = (
    "Larn and Ost signed a treaty on the river on Monday. It was the first in forty years, and both sides "
    "had asked for it. {} The two foreign ministers met in the town hall and spoke for three hours about "
    "the bridge, the ferry and the fish. A second meeting will follow in the autumn, they said."
)


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with serving() as served:
        yield served


def article(number: int, head: str = "") -> str:
    body = PROSE.format(f"Number {number} of them lasted longest.")
    return (
        f"<!DOCTYPE html><html><head><title>Treaty {number}</title>{head}</head>"
        f"<body><article><h1>Treaty {number}</h1><p>{body}</p><p>{body} Again.</p></article></body></html>"
    )


def dated(day: str) -> str:
    return f'<meta property="article:published_time" content="{day}T10:00:00Z">'


def told(outcomes: list[Outcome]) -> list[tuple[str | None, date | None, str | None]]:
    documents = [each for each in outcomes if isinstance(each, Document)]
    return [(each.title, each.published, each.published_from) for each in documents]


def problems(outcomes: list[Outcome]) -> list[str]:
    return [f"{each.name}: {each.reason}" for each in outcomes if isinstance(each, Unreadable)]


def test_a_page(web: LocalWeb) -> None:
    url = web.page("/2011/05/03/treaty", article(1))
    start = web.redirect("/short", url)

    (document,) = read([start], OPTION, web=visitor())

    assert isinstance(document, Document)
    assert (document.title, document.published, document.published_from) == (
        "Treaty 1", date(2011, 5, 3), "address",
    )  # fmt: skip
    assert (document.url, document.path) == (url, start)


def test_an_encoding_that_only_the_server_names(web: LocalWeb) -> None:
    page = article(1).replace("Larn", "Łarń").encode("iso-8859-2")
    web.page("/", page, Content_Type="text/html; charset=iso-8859-2")

    (document,) = read([web.url()], web=visitor())

    assert isinstance(document, Document) and "Łarń and Ost" in document.text


@pytest.mark.parametrize(
    ("media_type", "path"),
    [
        ("text/plain", "/a"),
        ("application/octet-stream", "/a.txt"),
        ("text/plain; charset=utf-8", "/a.php?b=c"),
    ],
)
def test_a_text(web: LocalWeb, media_type: str, path: str) -> None:
    web.routes[path] = Route(PROSE.encode(), headers={"Content-Type": media_type})

    (document,) = read([web.url(path)], OPTION, web=visitor())

    assert isinstance(document, Document) and document.text.startswith("Larn and Ost")


def test_a_page_that_is_no_article(web: LocalWeb) -> None:
    web.page("/", "<html><body><nav><a href=/>Home</a></nav></body></html>")
    web.routes["/picture"] = Route(b"\x89PNG\r\n\x1a\n" + bytes(500), headers={"Content-Type": "image/png"})

    said = problems(list(read([web.url(), web.url("/picture")], web=visitor())))

    assert said[0].startswith(f"{web.url()}: no article was found")
    assert said[1].startswith(f"{web.url('/picture')}: ") and "a picture" in said[1]


def test_a_feed(web: LocalWeb) -> None:
    """Its title and day fill what a page leaves out; a page's own word counts first."""
    web.page("/own", article(1, dated("2011-05-03")))
    web.page("/none", article(2))
    items = "".join(
        f"<item><title>From the feed</title><link>{web.url(path)}</link>"
        "<pubDate>Wed, 04 May 2011 10:00:00 GMT</pubDate></item>"
        for path in ("/own", "/none", "/gone")
    )
    web.routes["/feed"] = Route(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())

    outcomes = list(read([web.url("/feed")], OPTION, web=visitor()))

    assert told(outcomes) == [
        ("Treaty 1", date(2011, 5, 3), "metadata"),
        ("Treaty 2", date(2011, 5, 4), "feed"),
    ]
    assert problems(outcomes) == [f"{web.url('/gone')}: there is no such page (404); check the address"]


def test_a_feed_that_holds_what_its_page_does_not_give(web: LocalWeb) -> None:
    web.routes["/robots.txt"] = Route(b"User-agent: *\nDisallow: /pages/")
    content = "".join(f"<p>{PROSE.format('Indeed.')}</p>" for _ in range(2))
    web.routes["/feed"] = Route(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A &lt; B</title>'
        f'<link href="/pages/a"/><published>2011-05-04T10:00:00Z</published>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{content}</div></content></entry></feed>'
        .encode(),
        headers={"Content-Type": "application/atom+xml"},
    )  # fmt: skip

    outcomes = list(read([web.url("/feed")], web=visitor()))

    assert told(outcomes) == [("A < B", date(2011, 5, 4), "feed")]
    assert web.paths() == ["/feed"]


@pytest.mark.parametrize(
    ("body", "media_type", "problem"),
    [
        (b"<html><body>No feed.</body></html>", "application/rss+xml", "no RSS or Atom feed"),
        (b'<rss version="2.0"><channel/></rss>', "text/xml", "no entries"),
    ],
)
def test_a_feed_that_is_none(web: LocalWeb, body: bytes, media_type: str, problem: str) -> None:
    web.routes["/feed"] = Route(body, headers={"Content-Type": media_type})

    (said,) = problems(list(read([web.url("/feed")], web=visitor())))

    assert said.startswith(web.url("/feed")) and problem in said


def test_a_list_and_a_manifest(web: LocalWeb, tmp_path: Path) -> None:
    """Each line and row by name; the same page named twice is read once."""
    for number in (1, 2, 3):
        web.page(f"/{number}", article(number))
    (tmp_path / "pages.urls").write_text(
        f"# to read\n\n{web.url('/1')}\n{web.url('/1')}#again\nnot an address\nftp://example.org/a\n"
    )
    (tmp_path / "pages.txt").write_text(f"{web.url('/2')}\n{web.url('/404')}\n")
    rows = [
        {"url": web.url("/3"), "published": "2011-05-03", "title": "Three", "source": "R", "id": "t3"},
        {"url": "https://example.org/kept", "text": PROSE},
    ]
    (tmp_path / "list.jsonl").write_text("\n".join(json.dumps(row) for row in rows))

    outcomes = list(read([tmp_path], OPTION, web=visitor()))

    assert sorted(told(outcomes), key=str) == [
        ("Three", date(2011, 5, 3), "manifest"),
        ("Treaty 1", OPTION, "option"),
        ("Treaty 2", OPTION, "option"),
        (None, OPTION, "option"),
    ]
    folder = f"{tmp_path}/"
    assert sorted(each.removeprefix(folder) for each in problems(outcomes)) == [
        f"pages.txt, line 2: {web.url('/404')}: there is no such page (404); check the address",
        "pages.urls, line 5: “not an address” is no web address; write it like https://example.org/page",
        "pages.urls, line 6: ftp://example.org/a: only http and https addresses are fetched; "
        "download it and name the file",
    ]
    three = next(each for each in outcomes if isinstance(each, Document) and each.title == "Three")
    assert (three.id, three.source, three.url) == ("t3", "R", web.url("/3"))


def test_a_list_on_the_web_leads_to_pages_but_not_to_lists(web: LocalWeb) -> None:
    web.page("/1", article(1))
    web.routes["/inner.urls"] = Route(web.url("/2").encode(), headers={"Content-Type": "text/plain"})
    web.routes["/outer.urls"] = Route(
        f"{web.url('/1')}\n{web.url('/inner.urls')}\n".encode(), headers={"Content-Type": "text/plain"}
    )

    outcomes = list(read([web.url("/outer.urls")], web=visitor()))

    assert [title for title, _, _ in told(outcomes)] == ["Treaty 1"]
    assert len(problems(outcomes)) == 1 and "not followed" in problems(outcomes)[0]


def test_a_manifest_on_the_web_reaches_no_file_here(web: LocalWeb, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(PROSE)
    web.routes["/list.csv"] = Route(
        f"path\n{tmp_path / 'secret.txt'}\n/etc/passwd\n".encode(), headers={"Content-Type": "text/csv"}
    )

    outcomes = list(read([web.url("/list.csv")], web=visitor()))

    assert told(outcomes) == [] and len(problems(outcomes)) == 2


def test_without_a_web_nothing_is_asked(web: LocalWeb, tmp_path: Path) -> None:
    """Where fetching is off, each address is named with what to do instead."""
    (tmp_path / "list.csv").write_text(f"url\n{web.url()}\n")

    outcomes = list(read([web.url(), tmp_path / "list.csv"]))
    outcomes += read_bytes("list.csv", f"url\n{web.url()}\n".encode())

    assert web.asked == [] and len(problems(outcomes)) == 3
    assert all("not fetched here" in each and "save the page" in each for each in problems(outcomes))


def test_an_upload_of_addresses_is_fetched_where_that_is_allowed(web: LocalWeb) -> None:
    web.page("/1", article(1))

    outcomes = list(read_bytes("list.urls", web.url("/1").encode(), web=visitor()))

    assert told(outcomes) == [("Treaty 1", None, None)]


# -- what is not read twice ----------------------------------------------------------------------------


def again(before: Web, sources: list[str], published: date | None = None) -> tuple[list[Outcome], Web]:
    """A second build, which remembers the first."""
    web = visitor()
    web.before = before.met
    return list(read(sources, published, web=web)), web


def test_what_the_server_says_is_unchanged_is_not_read_again(web: LocalWeb) -> None:
    def answer(headers: dict[str, str]) -> Route:
        same = "if-modified-since" in headers
        said = {"Last-Modified": "Tue, 03 May 2011 10:00:00 GMT", "Content-Type": "text/html"}
        return Route(b"", 304) if same else Route(article(1).encode(), headers=said)

    web.routes["/1"] = answer  # type: ignore[assignment]
    first = visitor()
    (document,) = read([web.url("/1")], web=first)
    assert isinstance(document, Document)

    outcomes, second = again(first, [web.url("/1")])
    assert (outcomes, second.unchanged) == ([], [document.id])
    outcomes, _ = again(first, [web.url("/1")], OPTION)
    assert told(outcomes) == [("Treaty 1", OPTION, "option")], "another date was given: read again"


def test_entries_that_a_feed_says_are_unchanged_are_not_asked_for(web: LocalWeb) -> None:
    for number in (1, 2):
        web.page(f"/{number}", article(number))

    def feed(hour: int) -> None:
        items = "".join(
            f"<entry><link href='/{number}'/><updated>2011-05-03T{at}:00:00Z</updated></entry>"
            for number, at in ((1, 10), (2, hour))
        )
        web.routes["/feed"] = Route(f'<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>'.encode())

    feed(10)
    first = visitor()
    assert len(list(read([web.url("/feed")], web=first))) == 2
    feed(11)
    web.asked.clear()
    outcomes, second = again(first, [web.url("/feed")])

    assert web.paths() == ["/feed", "/2"]
    assert len(outcomes) == 1 and len(second.unchanged) == 1


def test_a_page_that_partly_failed_is_read_again(web: LocalWeb) -> None:
    first = visitor()
    web.page("/1", "<html><body><nav>Nothing.</nav></body></html>", ETag='"1"')
    list(read([web.url("/1")], web=first))

    assert first.met == {}


def test_rules_can_be_tightened(web: LocalWeb) -> None:
    rules = replace(visitor().rules, allowed=())

    (said,) = problems(list(read([web.url()], web=visitor(rules))))

    assert "private or local network" in said and "--allow-network" in said
