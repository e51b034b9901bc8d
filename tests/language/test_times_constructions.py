"""The ways English names a time, kind by kind: the text in, the days (EDTF) out."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language.times import find_times, merge_ranges

PUBLISHED = date(2019, 5, 5)  # a Sunday


def days(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    """The EDTF of each expression, ranges joined."""
    times = merge_ranges(text, find_times(text, published, narrative=False))
    return [time.span.edtf if time.span else None for time in times]


@pytest.mark.parametrize(
    "written",
    [
        "25 April 2019",
        "April 25, 2019",
        "April 25th, 2019",
        "the 25th of April, 2019",
        "2019-04-25",
        "25/04/2019",
        "4/25/2019",
        "25.04.2019",
        "2019/04/25",
        "25-04-2019",
        "25-Apr-2019",
        "Apr. 25, 2019",
        "25 Apr 2019",
        "the twenty-fifth of April 2019",
        "Thursday, 25 April 2019",
        "Thursday, April 25",
        "25th April",
    ],
)
def test_one_day_in_all_spellings(written: str) -> None:
    assert days(f"They met on {written}.") == ["2019-04-25"]


@pytest.mark.parametrize(
    "written", ["April 2019", "April, 2019", "April of 2019", "Apr. 2019", "04/2019", "April-2019"]
)
def test_one_month_in_all_spellings(written: str) -> None:
    assert days(f"They met in {written}, he said.") == ["2019-04"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met in February.", "2019-02"),
        ("They will meet in February.", "2020-02"),
        ("They met on the 25th.", "2019-04-25"),
        ("They will meet on the 3rd.", "2019-06-03"),
        ("They met on the 3rd of the month.", "2019-05-03"),
        ("It was the lowest since '82.", "1982"),
        ("They met in May '68.", "1968-05"),
        ("They marched on March twenty-first, he said.", "2019-03-21"),
        ("As of February, it was closed.", "2019-02"),
    ],
)
def test_partial(text: str, edtf: str) -> None:
    assert days(text) == [edtf]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("last week", "2019-04-22/2019-04-28"),
        ("the week before last", "2019-04-15/2019-04-21"),
        ("the year after next", "2021"),
        ("the Monday after next", "2019-05-13"),
        ("two decades ago", "1999"),
        ("a year and a half ago", "2017-11"),
        ("a fortnight ago", "2019-04-15/2019-04-21"),
        ("the day before yesterday", "2019-05-03"),
        ("this coming Friday", "2019-05-10"),
        ("this past week", "2019-04-22/2019-04-28"),
        ("two weeks from today", "2019-05-19"),
        ("a week from Friday", "2019-05-10"),
        ("a month hence", "2019-06"),
        ("the same period last year", "2018"),
        ("this time last year", "2018"),
        ("late last year", "2018"),
        ("the middle of next month", "2019-06"),
    ],
)
def test_relative(written: str, edtf: str) -> None:
    assert days(f"It was {written}.") == [edtf]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1989−1991", "1989/1991"),
        ("1989-91", "1989/1991"),
        ("1998/99", "1998/1999"),
        ("1998-99", "1998/1999"),
        ("June 6–8", "2019-06-06/2019-06-08"),
        ("1 to 3 March", "2019-03-01/2019-03-03"),
        ("May 1st through 3rd", "2019-05-01/2019-05-03"),
        ("October 5-6th, 2021", "2021-10-05/2021-10-06"),
        ("from 2004 to 2005", "2004/2005"),
        ("from 1998 until 2001", "1998/2001"),
        ("between 2003 and 2008", "2003/2008"),
        ("between 1998 and early 2001", "1998/2001"),
        ("between the 3rd and 5th of May", "2019-05-03/2019-05-05"),
        ("from the 11th to the 13th of March 2004", "2004-03-11/2004-03-13"),
        ("from June 6 to July 8, 2018", "2018-06-06/2018-07-08"),
        ("28 February–3 March 2014", "2014-02-28/2014-03-03"),
        ("December 2003-January 2004", "2003-12/2004-01"),
        ("March-May 2004", "2004-03/2004-05"),
        ("spring-summer 2014", "2014-21/2014-22"),
        ("from Monday to Friday", "2019-04-29/2019-05-03"),
        ("from the 1950s to the 1970s", "195X/197X"),
        ("from 5 May to the end of May", "2019-05-05/2019-05"),
        ("11 and 12 October 2018", "2018-10-11/2018-10-12"),
        ("October 11, 12 and 13, 2018", "2018-10-11/2018-10-13"),
    ],
)
def test_ranges(written: str, edtf: str) -> None:
    assert days(f"The talks took place {written}.") == [edtf]


@pytest.mark.parametrize(
    ("written", "edtfs"),
    [
        ("11 and 13 October 2018", ["2018-10-11", "2018-10-13"]),
        ("October 11, 13 and 15, 2018", ["2018-10-11", "2018-10-13", "2018-10-15"]),
        ("April/May 2014", ["2014-04", "2014-05"]),
        ("1990 or 1991", ["1990", "1991"]),
    ],
)
def test_dates_that_share_a_month_or_year(written: str, edtfs: list[str]) -> None:
    assert days(f"They met on {written}.") == edtfs


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("Q3 2011", "2011-07/2011-09"),
        ("3Q 2011", "2011-07/2011-09"),
        ("3Q11", "2011-07/2011-09"),
        ("2011 Q3", "2011-07/2011-09"),
        ("the final quarter of 2009", "2009-10/2009-12"),
        ("the first two quarters of 1990", "1990-01/1990-06"),
        ("H1 2012", "2012-01/2012-06"),
        ("the second half of 2018", "2018-07/2018-12"),
        ("next spring", "2020-21"),
        ("last fall", "2018-23"),
        ("winter 2013-14", "2013-24"),
        ("the winter of 2013-2014", "2013-24"),
        ("week 12 of 2014", "2014-03-17/2014-03-23"),
        ("the week of 3 March", "2019-02-25/2019-03-03"),
        ("the first week of May", "2019-04-29/2019-05-05"),
        ("the last day of May 2003", "2003-05-31"),
        ("the '90s", "199X"),
        ("the late 80s", "198X"),
        ("the early nineties", "199X"),
        ("the nineteenth century", "18XX"),
        ("AD 70", "0070"),
        ("70 AD", "0070"),
        ("44 BCE", None),
    ],
)
def test_units(written: str, edtf: str | None) -> None:
    assert days(f"It was built in {written}, he said.") == [edtf]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At 10:35 on 25 April they met.", "2019-04-25T10:35"),
        ("They met at 3 p.m. on Friday.", "2019-05-03T15:00"),
        ("They met at 4 in the morning.", "2019-05-05T04:00"),
        ("They met at 8 o'clock.", "2019-05-05T08:00"),
        ("It ended by mid-afternoon.", "2019-05-05TAF"),
        ("It ended at mid-afternoon yesterday.", "2019-05-04TAF"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    assert find_times(text, PUBLISHED)[0].value == value


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("9/11", "2001-09-11"),
        ("Victory Day 2015", "2015-05-09"),
        ("Easter 2016", "2016-03-27"),
        ("Orthodox Easter 2016", "2016-05-01"),
        ("Good Friday 2019", "2019-04-19"),
        ("Christmas 2018", "2018-12-25"),
        ("Thanksgiving 2018", "2018-11-22"),
        ("Election Day 2016", "2016-11-08"),
        ("Ramadan 2011", "2011-08-01/2011-08-29"),
        ("Eid al-Fitr 2011", "2011-08-30"),
        ("Lunar New Year 2019", "2019-02-05"),
        ("Easter week", "2019-04-15/2019-04-21"),
        ("Easter weekend", "2019-04-20/2019-04-21"),
    ],
)
def test_named_days(name: str, day: str) -> None:
    assert days(f"They met over {name}.") == [day]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A one-day trip, a two day rally and a day-long meeting.", ["P1D", "P2D", "P1D"]),
        ("It took only six months, over the next year or so.", ["P6M", "2020"]),
        ("They had a three-year period of decades-long rule.", ["P3Y", "PXY"]),
        ("They meet on Mondays and on Tuesday nights.", ["XXXX-WXX-1", "XXXX-WXX-2TNI"]),
        ("They called the other day.", ["PAST_REF"]),
        ("Earlier Sunday they met.", ["2019-05-05"]),
        ("In the past it considered this.", ["PAST_REF"]),
    ],
)
def test_lengths_sets_and_references(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, PUBLISHED)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two days after the 8 August attack, talks began.", ["2018-08-10"]),
        ("Three weeks after the attack on 8 August 2018 they met.", ["2018-08-27/2018-09-02"]),
        ("They met two days before 8 August 2018.", ["2018-08-06"]),
        ("Five years after the 2014 annexation he died.", ["2019"]),
        ("Two days after the attack they met.", [None]),
        ("They left ten days after the vote and, on 8 May, he died.", [None, "2019-05-08"]),
        ("They will meet in three days.", ["2019-05-08"]),
        ("They met in three days.", [None]),
        ("For a decade after 1 July 1997 it was kept.", [None, "1997-07-01"]),
        ("They have two months from 10 March 2019.", [None, "2019-03-10"]),
    ],
)
def test_a_length_counts_from_the_date_beside_it(text: str, expected: list[str | None]) -> None:
    """What the length counts from must be named: an attack without a date leaves it open."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("from 2014 onwards", "since"),
        ("2014-present", "since"),
        ("2003 to date", "since"),
        ("till May 5", "until"),
        ("no later than 5 May", "by"),
        ("no earlier than 5 May", "since"),
        ("prior to 2014", "before"),
        ("after 2014", "after"),
        ("c. 1850", "about"),
        ("in 2014", None),
    ],
)
def test_words_beside_a_date(text: str, qualifier: str | None) -> None:
    (time,) = find_times(f"They held it {text}.", PUBLISHED)
    assert time.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Net rose in the third quarter from $58 million a year earlier.", ["1989-Q3", "1988-Q3"]),
        (
            "The third quarter rose. It expects less for the fourth quarter. The latest quarter was good.",
            ["1989-Q3", "1989-Q4", "1989-Q3"],
        ),
        (
            "Net rose in the third quarter. For the nine months it fell from a year earlier.",
            ["1989-Q3", "P9M", "1988"],
        ),
        ("The third quarter was good. For the quarter a year ago, it lost money.", ["1989-Q3", "1988-Q3"]),
        ("It had a third quarter like last year's quarter.", ["1989-Q3", "1988-Q3"]),
        ("Sales in the quarter ended Sept. 30 rose.", ["1989-Q3", "1989-09-30"]),
    ],
)
def test_business_reports(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, date(1989, 10, 26))] == values


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("A service planned for Saturday was cancelled.", ["2019-05-04"]),
        ("They agreed to withdraw by October.", ["2019-10"]),
        ("Loans were extended through June.", ["2019-06"]),
        ("It would be paid on a still unspecified date in June.", ["2019-06"]),
        (
            "Markets to remain closed until Friday\nMay 6, 2019\nThe exchange said so.",
            ["2019-05-10", "2019-05-06"],
        ),
    ],
)
def test_which_way(text: str, edtfs: list[str]) -> None:
    assert days(text) == edtfs


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        (
            "In March 1944 it began. It held out until the fall of it in February 1945. In May, troops came.",
            ["1944-03", "1945-02", "1944-05"],
        ),
        (
            "In March 2008 it began, above the May 2007 high. In May, they left.",
            ["2008-03", "2007-05", "2008-05"],
        ),
        ("In July 2009 they agreed, and needed until March to settle it.", ["2009-07", "2010-03"]),
        ("In June 1943 he met them. Within the next year, he left.", ["1943-06", "1944"]),
        ("In 480 BC they came. They spent the winter there, until September.", [None, None, None]),
    ],
)
def test_a_history_follows_its_own_story(text: str, edtfs: list[str | None]) -> None:
    found = find_times(text, PUBLISHED, narrative=True)
    assert [time.span.edtf if time.span else None for time in found] == edtfs


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "It was a second attempt.",
        "The fall of Kabul shook them.",
        "They won 3-2 after 10 to 15 people left.",
        "See page 25, pp. 12-15.",
        "Call 555-1234.",
        "Section 5.2 and Article 5 apply.",
        "Resolution 2254 passed.",
        "A Boeing 737 landed.",
        "A five-year-old spoke.",
        "There were 2000 soldiers.",
        "On Route 66 and Highway 101.",
        "It is Windows 2000.",
        "The G20 met the Group of 77.",
        "The Prague Spring.",
        "Theresa May said so.",
        "Then June Smith spoke.",
        "She read USA Today.",
        'He told ABC\'s "This Week" so.',
        "They watched ``60 Minutes'' there.",
        "The Turkish daily Hurriyet said so.",
        "Average daily output fell.",
        "A spring of water.",
        "Prices are in the 80s.",
        "The H1N1 virus spread.",
        "An F-16 and an S-400 flew.",
        "They scored 20/20 and 3/4.",
    ],
)
def test_no_times(text: str) -> None:
    assert find_times(text, PUBLISHED) == []


@pytest.mark.parametrize(
    "text", ["yesterday", "last week", "on Friday", "in February", "two years ago", "tonight"]
)
def test_what_needs_a_publication_day_stays_open_without(text: str) -> None:
    (time,) = find_times(f"They met {text}.", None)
    assert (time.value, time.span, time.resolved_from) == ("null", None, None)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("They met on 3 May 2018.", ["text"]),
        ("They met yesterday.", ["published"]),
        ("They met on 3 May 2018. Two days later they left.", ["text", "context"]),
    ],
)
def test_says_what_it_was_resolved_from(text: str, source: list[str]) -> None:
    times = find_times(text, PUBLISHED, narrative=False)
    assert [time.resolved_from for time in times] == source
    assert all((time.confidence == 1) == (time.resolved_from == "text") for time in times)
