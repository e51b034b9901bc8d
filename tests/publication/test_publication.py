"""Publication dates argued from texts that do not say them: right, or unsure, or none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.build import add_text, build
from timeline.edtf import day_span, timespan_from_edtf
from timeline.language import find_document_times
from timeline.publication import estimated, loosened
from timeline.publication.estimate import SUREST
from timeline.records import Document, Mention
from timeline.store import EventStore

TODAY = date(2026, 1, 1)
ARTICLES = [
    json.loads(line) for line in (Path(__file__).parent / "articles.jsonl").read_text("utf-8").splitlines()
]


def dated(text: str, between: tuple[date, date] | None = None, language: str = "en") -> Document:
    """A text without a date of its own, as the program dates it."""
    document = Document("x", text, language=language, published_between=between)
    return estimated(document, find_document_times, TODAY)


def test_most_articles_are_dated_to_the_month_and_no_sure_one_is_wrong() -> None:
    """Articles written for this test, without a date of their own; several do not let one argue a year."""
    assert len(ARTICLES) >= 20
    found = [(article["published"], dated(article["text"])) for article in ARTICLES]
    right = [said for said, each in found if each.published and f"{each.published:%Y-%m}" == said]
    wrong = [each for said, each in found if each.published and f"{each.published:%Y-%m}" != said]

    assert len(right) >= 0.7 * len(found)
    assert all(each.published_confidence is not None and each.published_confidence <= 0.8 for each in wrong)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday, 17 August 2021, the last soldiers left. The mission began in 2004.", "2021-08-18"),
        ("Last month, in February 2011, the president fell. The square is full again.", "2011-03"),
        ("Seven years ago, in 2005, the border was closed. On 6 November it was opened.", "2012-11"),
        ("The war of 2008 ended ten years ago. On May 3 the last camp was closed.", "2018-05"),
        ("Last year (2002) the fleet caught cod. On June 20 it blocked the harbour.", "2003-06"),
        ("They remembered the 20th anniversary of the 1985 accord. On May 3 they met again.", "2005-05"),
        ("Trade fell in 2018. They met on Thursday, April 25, and parted on Friday.", "2019-04"),
        ("So far in 2017, nobody has spoken. On June 5 they cut their ties.", "2017-06"),
        ("They signed on 3 March 2019. A week later, on 10 March 2019, they met again.", "2019-03"),
        ("They met on November 20. The handover is to follow on December 1, 2020.", "2020-11"),
    ],
)
def test_arguments(text: str, expected: str) -> None:
    """Each way to argue, alone."""
    document = dated(text)

    assert document.published is not None
    assert (
        document.published.isoformat().startswith(expected) or expected[:7] == f"{document.published:%Y-%m}"
    )
    assert document.published_from and document.published_from.startswith("text: ")
    assert document.published_confidence is not None and 0.3 <= document.published_confidence <= SUREST


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nobody knows when this was.",
        "They met on Tuesday and parted on Friday.",
        "The war began in 1960 and ended in 1971. Peace was made on March 4.",
        "By 2030 the railway should be ready.",
        "On 26 March 1979 Egypt and Israel signed a treaty.",
        "The prophecy speaks of 9999 years and of the year 3000.",
    ],
)
def test_what_says_too_little_stays_open(text: str) -> None:
    """A guess would do more harm than an open date."""
    document = dated(text)

    assert document.published is None and document.published_confidence is None


def test_what_the_page_allows_narrows_it() -> None:
    """A month in the address, a copyright year."""
    text = "They met on May 3. The bridge was closed on May 9."
    month = (date(2011, 5, 1), date(2011, 5, 31))

    assert dated(text).published is None
    assert dated(text, month).published == date(2011, 5, 12)
    year = dated(text, (date(1951, 1, 1), date(2011, 12, 31)))
    assert year.published is not None and f"{year.published:%Y-%m}" == "2011-05"


def test_other_languages() -> None:
    """The evidence is that of the time expressions, whatever their language."""
    document = dated(
        "Am 3. September 2007 lehnte das Parlament das Abkommen ab. Am 11. September 2007 einigte man sich.",
        language="de",
    )

    assert document.published is not None and f"{document.published:%Y-%m}" == "2007-09"


def test_a_date_that_is_said_is_kept() -> None:
    """And an estimate only gives way to a surer one."""
    text = "Yesterday, 17 August 2021, the last soldiers left."
    said = Document("x", text, published=date(2022, 1, 1), published_from="by-line")
    held = Document("x", text, published=date(2022, 1, 1), published_from="option", published_confidence=0.7)
    sure = Document("x", text, published=date(2022, 1, 1), published_from="option", published_confidence=0.9)

    assert estimated(said, find_document_times, TODAY) == said
    assert estimated(sure, find_document_times, TODAY) == sure
    assert estimated(held, find_document_times, TODAY).published == date(2021, 8, 18)


@settings(deadline=None, max_examples=40)
@given(st.text(st.sampled_from("0123456789 .,-MayJuneagolstyerdwki"), max_size=120), st.integers(1, 9999))
def test_any_text(text: str, year: int) -> None:
    """Never later than today, never without a confidence."""
    document = dated(f"{text} in {year}, 3 years ago, yesterday, 5 May {year}. {text}")

    assert (document.published is None) == (document.published_confidence is None)
    assert document.published is None or document.published <= TODAY


def mention(date_text: str, day: date, date_from: str = "published") -> Mention:
    return Mention(
        "m", "x", 0, 1, "s", 0, "t", "CONSULT", span=day_span(day), date_text=date_text, date_from=date_from
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (mention("Tuesday", date(2011, 5, 3)), "2011-05~"),
        (mention("April 25", date(2011, 4, 25)), "2011-04-25"),
        (mention("25 April 2011", date(2011, 4, 25), "text"), "2011-04-25"),
    ],
)
def test_what_counts_from_an_estimate_is_told_no_closer(found: Mention, expected: str) -> None:
    document = Document("x", "t", published=date(2011, 5, 5), published_from="text: the latest day")
    stated = Document("x", "t", published=date(2011, 5, 5))

    loose = loosened(found, document)
    assert loose.span == timespan_from_edtf(expected)
    assert loosened(found, stated) == found


def test_a_build_keeps_the_estimate_and_does_not_read_again(tmp_path: Path) -> None:
    """Its origin and confidence are stored; a date given later overrules it."""
    text = "Yesterday, 17 August 2021, Larn and Chile signed a treaty. Peru and Chile met on Sunday."
    (tmp_path / "a.txt").write_text(text)
    store = tmp_path / "my.db"

    first, second = build([tmp_path / "a.txt"], store), build([tmp_path / "a.txt"], store)
    with EventStore(store, read_only=True) as opened:
        (row,) = opened.documents_list()
    third = build([tmp_path / "a.txt"], store, published=date(2021, 9, 2))
    with EventStore(store, read_only=True) as opened:
        (given,) = opened.documents_list()

    assert (first.read, first.estimated_documents, first.undated_documents) == (1, 1, 0)
    assert (second.read, second.skipped, second.undated_documents) == (0, 1, 0)
    assert (row.published, row.published_confidence) == (date(2021, 8, 18), 0.8)
    assert row.published_from == "text: a day told beside its distance"
    assert third.read == 1
    assert (given.published, given.published_from, given.published_confidence) == (
        date(2021, 9, 2), "option", None,
    )  # fmt: skip


def test_an_undated_text_is_counted(tmp_path: Path) -> None:
    report = add_text(tmp_path / "my.db", "Chile and Peru met.", None, None)

    assert (report.undated_documents, report.estimated_documents) == (1, 0)
