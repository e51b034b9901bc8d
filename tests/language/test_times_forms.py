"""Days beside days, clocks in words, what a business report or a history leaves out."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language.times import find_times

PUBLISHED = date(2019, 5, 5)  # a Sunday


def values(
    text: str, *, narrative: bool = False, published: date | None = PUBLISHED
) -> list[tuple[str, str]]:
    """Each expression and its TIMEX3 value."""
    return [(time.text, time.value) for time in find_times(text, published, narrative=narrative)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left the day after Christmas.", ("the day after Christmas", "2018-12-26")),
        ("They left the day before Friday's vote.", ("the day before Friday", "2019-05-02")),
        ("The day after 3 March 2014 he fled.", ("The day after 3 March 2014", "2014-03-04")),
        ("It fell the day before last Tuesday.", ("the day before last Tuesday", "2019-04-29")),
        ("The month after June 2014 was calm.", ("The month after June 2014", "2014-07")),
        ("The year before 1914 was calm.", ("The year before 1914", "1913")),
        ("The week before Easter 2016 was calm.", ("The week before Easter 2016", "2016-W11")),
        ("They left the day after the raid.", ("the day after", "null")),
        ("They will leave the day after the vote.", ("the day after", "null")),
    ],
)
def test_a_day_beside_a_named_one(text: str, expected: tuple[str, str]) -> None:
    assert values(text)[0] == expected
    assert len(values(text)) == 1


def test_a_day_beside_one_told_of() -> None:
    assert values("On 5 May 2018 they struck. The day after the raid, they left.")[1] == (
        "The day after",
        "2018-05-06",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He had seen them weeks earlier.", [("weeks earlier", "PAST_REF")]),
        ("The port was blocked months ago.", [("months ago", "PAST_REF")]),
        ("Hours later, it fell.", [("Hours later", "PTXH")]),
        ("It grew in the two preceding years.", [("the two preceding years", "P2Y")]),
        ("It fell for five trading days.", [("five trading days", "P5D")]),
        ("They have ten business days to answer.", [("ten business days", "P10D")]),
        ("The siege may last over a month.", [("over a month", "P1M")]),
        ("It lost money for several quarters of slow trade.", [("several quarters", "PXQ")]),
        ("Three quarters of the voters stayed away.", []),
        ("It will pay less in future quarters.", [("future quarters", "FUTURE_REF")]),
    ],
)
def test_lengths_without_a_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the first year of the siege, they starved.", [("the first year", "P1Y")]),
        ("In the last month of World War I, they fled.", [("the last month", "P1M")]),
        ("Most died in the first hours of the raid.", [("the first hours", "PTXH")]),
        ("In the early years of his reign, he built.", [("the early years", "PXY")]),
        ("It closed at the end of the year.", [("the end of the year", "2019")]),
        ("It ran in the last year of 5% growth.", [("the last year", "2018")]),
    ],
)
def test_a_stage_of_something_is_a_length(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was lower than the year previous.", [("the year previous", "2018")]),
        (
            "In 1865 he fled. The year following saw peace.",
            [("1865", "1865"), ("The year following", "1866")],
        ),
        ("It was in the week following the raid.", [("the week", "2019-W18")]),
        ("On this coming Tuesday, May 7, they meet.", [("this coming Tuesday, May 7", "2019-05-07")]),
        ("The late-March visit was brief.", [("late-March", "2019-03")]),
        ("The islands were taken (May-August 1950).", [("May", "1950-05"), ("August 1950", "1950-08")]),
        ("He may go (may-be not).", []),
        ("It was the week's worst session.", [("the week", "2019-W18")]),
    ],
)
def test_words_out_of_their_usual_order(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Now, he says, they agree.", []),
        ("Now they agree.", [("Now", "PRESENT_REF")]),
        ("They agree now, he says.", [("now", "PRESENT_REF")]),
        ("It expects sales to soon recover.", [("soon", "FUTURE_REF")]),
        ("It soon will reopen.", [("soon", "FUTURE_REF")]),
        ("He soon left.", []),
        ("It is not made for today's world.", []),
        ("It would not pass in today's Russia.", [("today", "PRESENT_REF")]),
        ("At today's Senate hearing he spoke.", [("today", "2019-05-05")]),
    ],
)
def test_words_that_point_at_now(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will close by year-end.", ("year-end", "2019-12-31")),
        ("Shares have doubled since year-end.", ("year-end", "2018-12-31")),
        ("It will close by year end.", ("year end", "2019")),
        ("Sales in the quarter ended July 31 rose.", ("the quarter", "2018-Q2")),
        ("Sales in the quarter ended Jan. 31 rose.", ("the quarter", "2018-Q4")),
    ],
)
def test_ends_of_the_business_year(text: str, expected: tuple[str, str]) -> None:
    assert values(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The third quarter brought $5 million, compared with $3 million last year.", "2018-Q3"),
        ("The third quarter brought $5 million, up from last year's $3 million.", "2018-Q3"),
        ("The third quarter was good. It was founded last year.", "2018"),
        ("Net for the nine months was $5 million, compared with $3 million last year.", "2018"),
    ],
)
def test_last_year_beside_a_quarter_is_that_quarter(text: str, last: str) -> None:
    assert values(text, published=date(2019, 10, 25))[-1][1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 4 June 1958 he came. At the same time, he offered reforms.",
            [("4 June 1958", "1958-06-04"), ("the same time", "1958-06-04")],
        ),
        ("In 1958 he was ill and poor at the same time.", [("1958", "1958")]),
        ("In June 1950 war began. At this point, they halted.", [("June 1950", "1950-06")]),
        ("They attacked in the dry season of that land.", [("dry season", "null")]),
        (
            "In September 2007 he spoke. They would leave by next summer.",
            [("September 2007", "2007-09"), ("next summer", "2008-SU")],
        ),
        (
            "In the last month of World War II, they struck. In 1946 he fled. Later in the year, he rose.",
            [("the last month", "P1M"), ("1946", "1946"), ("Later in the year", "1946")],
        ),
        (
            "At 5:34 AM Baghdad time on 20 March 2003 it began.",
            [("5:34 AM", "2003-03-20T05:34"), ("20 March 2003", "2003-03-20")],
        ),
    ],
)
def test_histories(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, narrative=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Christmas Day in 1989 he was shot.", [("Christmas Day", "1989-12-25"), ("1989", "1989")]),
        ('They sang "White Christmas" there.', []),
        ("Orthodox Christmas was quiet.", [("Orthodox Christmas", "2019-01-07")]),
    ],
)
def test_named_days_and_names_like_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected
