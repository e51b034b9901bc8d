"""What a page and its file say of publication dates, and how sure that is."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.reading import read_bytes
from timeline.reading.articles import Article, articles
from timeline.reading.dating import Dating, datings
from timeline.reading.days import month_in_address
from timeline.reading.page_dates import copyright_year, is_last_change
from timeline.reading.sources import Given, from_bytes
from timeline.records import Document

DAY, OTHER, OPTION = date(2011, 5, 3), date(2015, 9, 12), date(2020, 1, 1)
MAY = (date(2011, 5, 1), date(2011, 5, 31))


def of(found: list[Article], given: Given | None = None, option: date | None = None) -> list[Dating]:
    return datings(found, from_bytes("a.txt", b"", option), given or Given())


def article(published: date | None = None, copyright: int | None = None) -> Article:
    return Article("T", ["Text."], published, copyright)


@pytest.mark.parametrize(
    ("given", "option", "expected"),
    [
        (Given(published=DAY, published_from="manifest"), OPTION, Dating(DAY, "manifest")),
        (Given(url="https://a.b/2011/05/03/c"), OPTION, Dating(DAY, "address")),
        (Given(url="https://a.b/2011/05/c"), OPTION, Dating(OPTION, "option")),
        (Given(url="https://a.b/2011/05/c"), None, Dating(date(2011, 5, 15), "address (month)", 0.6, MAY)),
        (Given(created=DAY), None, Dating(DAY, "file properties", 0.5)),
        (Given(), None, Dating()),
    ],
)
def test_one_article(given: Given, option: date | None, expected: Dating) -> None:
    assert of([article()], given, option) == [expected]
    assert of([article(OTHER)], Given(), option) == [Dating(OTHER, "by-line")]


def test_several_articles_may_be_years_apart() -> None:
    """What is said of the page is less than sure for each; by-lines are for their own article."""
    found = [article(DAY), article(), article(OTHER)]

    assert of(found) == [
        Dating(DAY, "by-line"),
        Dating(DAY, "neighbours on the page", 0.35),
        Dating(OTHER, "by-line"),
    ]
    assert of(found, option=OPTION)[1] == Dating(OPTION, "option", 0.7)
    assert of([article(), article(DAY)])[0] == Dating(DAY, "neighbours on the page", 0.35)


def test_a_copyright_notice_is_a_limit() -> None:
    """No article is younger than its page."""
    page = [
        "A treaty on the river",
        "Larn and Ost signed it. It was the first in forty years.",
        "© 2009-2011 The Review",
    ]

    (found,) = articles(page)

    assert found.copyright == 2011
    assert of([found]) == [Dating(between=(date(1951, 1, 1), date(2011, 12, 31)))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<meta property="article:modified_time" content="2011-05-03T10:00">', True),
        ('<meta property="og:updated_time" content="2011-05-03">', True),
        ('{"dateModified":"2015-01-01","datePublished":"2011-05-03"}', False),
        ('{"datePublished":"2010-01-01","dateModified":"2011-05-03"}', True),
        ('{"dateModified":"2011-05-03"} <time datetime="2011-05-03">', False),
        ("<p>2011-05-03</p>", False),
        ("", False),
    ],
)
def test_a_last_change_is_no_publication(html: str, expected: bool) -> None:
    assert is_last_change(html, DAY) is expected


def test_a_page_that_tells_of_its_last_change_only() -> None:
    """Its by-line goes first."""
    prose = "".join(
        f"<p>Larn and Ost signed treaty {n} on the river. It was the first in years.</p>" for n in range(5)
    )
    change = '<meta property="article:modified_time" content="2015-09-12T10:00">'
    pages = [
        f"<html><head>{change}</head><body><article><h1>The treaty</h1>{line}{prose}</article></body></html>"
        for line in ("<p>Veröffentlicht am 3. Mai 2011</p>", "")
    ]
    said, unsaid = (next(read_bytes("a.html", page.encode())) for page in pages)

    assert isinstance(said, Document) and (said.published, said.published_from) == (DAY, "by-line")
    assert isinstance(unsaid, Document) and (unsaid.published, unsaid.published_confidence) == (OTHER, 0.5)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<footer>© 2009–2011 The Review</footer>", 2011),
        ("<p>Copyright The Review, 2011. All rights reserved</p>", 2011),
        ("&copy; The Review", None),
        ("<p>In 2011 they met.</p>", None),
    ],
)
def test_copyright_year_of_a_page(html: str, expected: int | None) -> None:
    assert copyright_year(html) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.b/2011/05/c", MAY),
        ("https://a.b/2011-05/c.html", MAY),
        ("https://a.b/2011/12/", (date(2011, 12, 1), date(2011, 12, 31))),
        ("https://a.b/2011/13/c", None),
        ("https://a.b/c/2011", None),
        (None, None),
    ],
)
def test_month_in_address(address: str | None, expected: tuple[date, date] | None) -> None:
    assert month_in_address(address) == expected
