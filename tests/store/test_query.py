"""Filters as people type them, and as the page says them."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.errors import DateError, FilterError
from timeline.store import Query, in_words, parse_day, parse_pair, query_from_words


@pytest.mark.parametrize(
    ("typed", "pair"),
    [
        ("RUS-PRK", ("RUS", "PRK")),
        ("rus-prk", ("RUS", "PRK")),
        ("Russia-North Korea", ("RUS", "PRK")),
        ("Russia and NATO", ("RUS", "NATO")),
        ("Guinea-Bissau–Senegal", ("GNB", "SEN")),
        ("Bosnia and Herzegovina and Serbia", ("BIH", "SRB")),
        ("Trinidad and Tobago", ("TTO", None)),
        ("UK, US", ("GBR", "USA")),
        ("SUN-USA", ("SUN", "USA")),
        ("Russia", ("RUS", None)),
        ("RUS-any", ("RUS", None)),
    ],
)
def test_pairs(typed: str, pair: tuple[str, str | None]) -> None:
    assert parse_pair(typed) == pair


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("RUS-Nort Korea", "'Nort Korea' is no country.*did you mean North Korea"),
        ("Rusia", "did you mean Russia"),
        ("RUS-RUS", "no pair with itself"),
        ("-", "is no country"),
        ("", "is no country"),
    ],
)
def test_pairs_that_are_none(typed: str, message: str) -> None:
    with pytest.raises(FilterError, match=message):
        parse_pair(typed)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-04-25", "2019-04-25", "2019-04-25"),
        ("25 April 2019", "2019-04-25", "2019-04-25"),
        ("April 2019", "2019-04-01", "2019-04-30"),
    ],
)
def test_days(typed: str, first: str, last: str) -> None:
    assert parse_day(typed, "first") == date.fromisoformat(first)
    assert parse_day(typed, "last") == date.fromisoformat(last)


@pytest.mark.parametrize("typed", ["2019-02-31", "soup", "", "2019-13"])
def test_days_that_are_none(typed: str) -> None:
    with pytest.raises(DateError, match="is no d"):
        parse_day(typed)


def test_a_whole_query() -> None:
    query = query_from_words(
        pair="Russia-NATO", actors=["UK,Germany"], types=["consult, Talks & visits", "AID"],
        statuses=["planned"],
        since="2019", until=date(2020, 1, 1), text=" ", min_sources=0,
    )  # fmt: skip
    assert query == Query(
        pair=("RUS", "NATO"), actors=("GBR", "DEU"), types=("CONSULT", "AID"), statuses=("planned",),
        since=date(2019, 1, 1), until=date(2020, 1, 1),
    )  # fmt: skip
    assert query_from_words() == Query()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"types": ["CONSUL"]}, "did you mean CONSULT"),
        ({"statuses": ["maybe"]}, "use one of happened, planned"),
        ({"precisions": ["hour"]}, "is no precision"),
        ({"since": "2020", "until": "2019"}, "2020 is after 2019"),
    ],
)
def test_a_query_that_names_what_there_is_not(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(FilterError, match=message):
        query_from_words(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(), "All events"),
        (
            Query(pair=("RUS", "PRK"), types=("CONSULT",), since=date(2019, 1, 1)),
            "Russia and North Korea, talks & visits, from 2019",
        ),
        (Query(pair=("RUS", None), until=date(2019, 12, 31)), "Russia and any partner, until 2019"),
        (Query(since=date(2019, 1, 1), until=date(2019, 12, 31)), "All events, in 2019"),
        (Query(statuses=("happened", "planned")), "All events, that happened or planned"),
        (Query(precisions=("day", "week", "month")), "All events, dated to the day, week or month"),
        (Query(text="*a*", min_sources=3), "All events, with the words “*a*”, told by at least 3 documents"),
    ],
)
def test_in_words(query: Query, words: str) -> None:
    assert in_words(query) == words
