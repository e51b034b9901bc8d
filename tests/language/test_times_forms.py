"""Days beside days, clocks in words, what a business report or a history leaves out."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.errors import DateError
from timeline.language.times import find_times, merge_ranges, timex_span

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
        ("They teach the leaders of tomorrow.", []),
        ("They will speak of tomorrow's vote.", [("tomorrow", "2019-05-06")]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began at half past ten.", ("half past ten", "2019-05-05T10:30")),
        ("It began at a quarter to six.", ("a quarter to six", "2019-05-05T05:45")),
        ("It began at quarter past nine p.m.", ("quarter past nine p.m.", "2019-05-05T21:15")),
        (
            "It began at twenty to three in the afternoon.",
            ("twenty to three in the afternoon", "2019-05-05T14:40"),
        ),
        ("It began at ten past one.", ("ten past one", "2019-05-05T01:10")),
        ("It began at half past ten on Friday.", ("half past ten", "2019-05-03T10:30")),
        ("It began at ten to one.", ("ten to one", "2019-05-05T00:50")),
    ],
)
def test_spoken_clock_times(text: str, expected: tuple[str, str]) -> None:
    assert values(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rose by ten to twelve percent.",
        "Three quarters past the mark they stopped.",
        "It was settled by ten to five votes.",
        "Half past owners sold.",
    ],
)
def test_counts_are_no_clock_times(text: str) -> None:
    assert [time for time in find_times(text, PUBLISHED) if time.type == "TIME"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met from 9 to 11 am on 3 May 2019.", "2019-05-03T09:00/2019-05-03T11:00"),
        ("They met between 9 and 11 a.m. yesterday.", "2019-05-04T09:00/2019-05-04T11:00"),
        ("They met from 11 to 2 p.m. on Friday.", "2019-05-03T11:00/2019-05-03T14:00"),
        ("They met 9-11 p.m. on Friday.", "2019-05-03T21:00/2019-05-03T23:00"),
        ("They met from 9 a.m. until noon.", "2019-05-05T09:00/2019-05-05T12:00"),
        ("They met at 14:00-15:30 GMT on 3 March 2014.", "2014-03-03T14:00Z/2014-03-03T15:30Z"),
        ("They met from 3 to 5 in the afternoon.", "2019-05-05T15:00/2019-05-05T17:00"),
    ],
)
def test_clock_ranges_are_one_stretch_of_a_day(text: str, value: str) -> None:
    first = merge_ranges(text, find_times(text, PUBLISHED))[0]
    assert (first.value, first.type) == (value, "TIME")
    assert first.span == timex_span(value)
    assert first.text == text[first.start : first.end]


def test_two_clock_times_are_no_range() -> None:
    text = "They met at 9 a.m. and 11 a.m. on 3 May 2019."
    assert [time.value for time in merge_ranges(text, find_times(text, PUBLISHED))] == [
        "2019-05-03T09:00",
        "2019-05-03T11:00",
        "2019-05-03",
    ]


@pytest.mark.parametrize("value", ["2019-05-03T11:00/2019-05-02T09:00", "2019-05-03T09:00/XXXX-XX-XXTNI"])
def test_a_stretch_that_is_none(value: str) -> None:
    with pytest.raises(DateError, match="no stretch of time"):
        timex_span(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet on Friday week.", [("Friday week", "2019-05-17")]),
        ("They will meet on Tuesday fortnight.", [("Tuesday fortnight", "2019-05-21")]),
        ("They will meet tomorrow week.", [("tomorrow week", "2019-05-13")]),
        ("They will meet a week on Friday.", [("a week on Friday", "2019-05-17")]),
        ("They will meet two weeks on Tuesday.", [("two weeks on Tuesday", "2019-05-21")]),
        ("They rested for a week on Monday.", [("a week", "P1W"), ("Monday", "2019-04-29")]),
        ("They met in the Friday weekend issue.", [("Friday", "2019-05-03")]),
    ],
)
def test_weeks_counted_from_a_weekday(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("in the second millennium", "1", "1000/1999"),
        ("in the third millennium BC", "BC2", None),
        ("in the first millennium BCE", "BC0", None),
        ("in the first century BC", "BC00", None),
        ("in the fifth century BC", "BC04", None),
        ("in this millennium", "2", "2000/2999"),
        ("two millennia ago", "null", None),
    ],
)
def test_millennia(text: str, value: str, edtf: str | None) -> None:
    (time,) = find_times(f"They lived there {text}.", PUBLISHED)
    assert (time.value, time.span.edtf if time.span else None) == (value, edtf)
    assert (timex_span(value) is None) == (edtf is None)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Yom Kippur 1973", "1973-10-06"),
        ("Rosh Hashanah 2018", "2018-09-10/2018-09-11"),
        ("Rosh Hashanah 2024", "2024-10-03/2024-10-04"),
        ("Passover 2019", "2019-04-20/2019-04-26"),
        ("Purim 2019", "2019-03-21"),
        ("Hanukkah 2018", "2018-12-03/2018-12-10"),
        ("Hanukkah 2016", "2016-12-25/2017-01-01"),
        ("Sukkot 2023", "2023-09-30/2023-10-06"),
        ("Eid al-Adha 2018", "2018-08-21"),
        ("Eid al-Fitr 2016", "2016-07-06"),
        ("Nowruz 2020", "2020-03-20"),
        ("Persian New Year 2019", "2019-03-21"),
        ("Diwali 2018", "2018-11-07"),
        ("Chinese New Year 1972", "1972-02-15"),
        ("Greek Orthodox Easter 2021", "2021-05-02"),
        ("Orthodox Palm Sunday 2021", "2021-04-25"),
        ("Coptic Christmas 2017", "2017-01-07"),
    ],
)
def test_feasts_by_year(name: str, days: str) -> None:
    (time,) = find_times(f"They met over {name}.", PUBLISHED)
    assert time.text == name
    assert (time.value, time.span.edtf if time.span else None) == (days, days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met at Passover.", "2019-04-20/2019-04-26"),
        ("They will meet after Eid al-Adha.", "2019-08-11"),
        ("They met last Purim.", "2019-03-21"),
        ("Next Passover they will meet.", "2020-04-09/2020-04-15"),
        ("They met during Diwali.", "2018-11-07"),
        ("They met at Eid al-Adha 1950.", "null"),
        ("The Yom Kippur War was long.", None),
    ],
)
def test_feasts_without_a_year(text: str, days: str | None) -> None:
    assert [time.value for time in find_times(text, PUBLISHED)] == ([days] if days else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the spring of 217 BC they rose. The following spring they met. The following autumn it fell.",
            ["BC0217-SP", "BC0216-SP", "BC0216-FA"],
        ),
        ("On August 2, 216 BC they met. The following year he left.", ["BC0216-08-02", "BC0215"]),
        ("They met on Friday, 2 August 216 BC.", ["BC0216-08-02"]),
        ("In the third and second centuries BC it grew.", ["BC02", "BC01"]),
        ("In the nineteenth and twentieth centuries it grew.", ["18", "19"]),
        ("On the night of 3-4 May 1904 they came.", ["1904-05-03TNI", "1904-05-04"]),
        ("On the night of May 3-4, 1904 they came.", ["1904-05-03TNI", "1904-05-04"]),
        ("On the night of 31-1 May 1904 they came.", ["1904-05-31TNI"]),
        ("At 0415 hours on 25 June 1950 they crossed.", ["1950-06-25T04:15", "1950-06-25"]),
        ("On July 5, 1962, the 60th anniversary of it, they met.", ["1962-07-05"]),
        ("In June 1962 he came. On July 5, the 60th anniversary of it, they met.", ["1962-06", "1962-07-05"]),
        (
            "In 1912 he led. It had been theirs since 1905. The following year he fled.",
            ["1912", "1905", "1913"],
        ),
        (
            "In January 1945 they landed. It was fought for from October to March.",
            ["1945-01", "1944-10", "1945-03"],
        ),
        (
            "In September 1944 they landed. It was fought for from October to March.",
            ["1944-09", "1944-10", "1945-03"],
        ),
        (
            "In November 1944 they landed. It lasted from February to April.",
            ["1944-11", "1945-02", "1945-04"],
        ),
        ("In 1963 he was there, and weak at the time, he said.", ["1963", "1963"]),
        ("At the time of the raid he was there.", []),
    ],
)
def test_dates_of_histories(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text, narrative=True)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The July-September quarter was weak.", ["2018-07", "2018-09"]),
        ("It fell from November to February.", ["2018-11", "2019-02"]),
        ("It will run from July to September.", ["2019-07", "2019-09"]),
        ("In the first and second quarters of 2011 it fell.", ["2011-Q1", "2011-Q2"]),
        ("They met on Sunday, 23 December.", ["2018-12-23"]),
        ("They met on Monday, 23 December.", ["2019-12-23"]),
        ("The vote is set for 4 December.", ["2019-12-04"]),
        ("They met at 10.30 am on Tuesday.", ["2019-04-30T10:30", "2019-04-30"]),
        ("A half-hour later it ended.", ["PT30M"]),
        ("It ended half a century of rule.", ["P50Y"]),
        ("In FY 2012 it lost money.", ["2012"]),
        ("It left the rest to a later date.", ["FUTURE_REF"]),
        ("The beach followed in 1989, the year in which they came back.", ["1989", "1989"]),
        ("It was the year in which they came back.", []),
        ("Two weeks ago he spoke, saying at the time he was ready.", ["2019-W16", "PAST_REF"]),
        ("They had said in the past that it would pass.", ["PAST_REF"]),
    ],
)
def test_dates_of_news(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_words_of_today_keep_a_report_from_being_read_as_a_history() -> None:
    text = "In 1959, 1979 and 1980 people fled. Last week they met, and this week they will in July."
    assert [value for _, value in values(text)][-1] == "2019-07"
    told = [time.value for time in find_times(text, PUBLISHED)]
    assert told == [time.value for time in find_times(text, PUBLISHED, narrative=False)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The two leaders meet Tuesday with the envoy.", "2019-05-07"),
        ("Officials said the talks resume on Tuesday.", "2019-05-07"),
        ("Voters go to the polls Tuesday.", "2019-05-07"),
        ("The two who met Tuesday have left.", "2019-04-30"),
        ("They did not meet Tuesday.", "2019-04-30"),
        ("Her state visit Tuesday was brief.", "2019-04-30"),
    ],
)
def test_the_present_of_what_is_arranged(text: str, day: str) -> None:
    assert [value for _, value in values(text)] == [day]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on the eve of Passover.", ("the eve of Passover", "2019-04-19", None)),
        ("They met on the eve of Easter 2016.", ("the eve of Easter 2016", "2016-03-26", None)),
        ("They met at the end of Ramadan 2018.", ("the end of Ramadan 2018", "2018-05-16/2018-06-14", "END")),
        (
            "They met in secret. Late Christmas Day 2018 they left.",
            ("Late Christmas Day 2018", "2018-12-25", "END"),
        ),
    ],
)
def test_edges_of_feasts(text: str, expected: tuple[str, str, str | None]) -> None:
    (time,) = find_times(text, PUBLISHED)
    assert (time.text, time.value, time.mod) == expected


def test_at_the_same_time_has_a_value_and_dates_nothing() -> None:
    text = "On 4 June 1958 he came. At the same time, he offered reforms."
    loose = find_times(text, PUBLISHED, narrative=True)[1]
    assert (loose.value, loose.span, loose.resolved_from) == ("1958-06-04", None, None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 18 March 2014 they met. Hours later a man was shot.", ["2014-03-18", "2014-03-18"]),
        ("On 18 March 2014 they met. Three hours later it ended.", ["2014-03-18", "2014-03-18"]),
        ("On 18 March 2014 they met. Twenty hours later it ended.", ["2014-03-18", None]),
        ("On 1 February they said that they would leave in six months.", ["2019-02-01", "2019-08"]),
        ("They will leave in six months.", ["2019-11"]),
        ("It began in the night of 7 to 8 August 2008.", ["2008-08-07/2008-08-08"]),
    ],
)
def test_lengths_that_lead_to_a_day(text: str, days: list[str | None]) -> None:
    merged = merge_ranges(text, find_times(text, PUBLISHED, narrative=False))
    assert [time.span.edtf if time.span else None for time in merged] == days
