"""Time expressions: text in, values out."""

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline.language.times.component
from timeline.edtf import day_span, interval_span, timespan_from_edtf
from timeline.errors import DateError
from timeline.language.times import find_times, merge_ranges
from timeline.typed_dates import typed_date

PUBLISHED = date(2019, 5, 5)  # a Sunday


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("On April 25, they met.", "2019-04-25", "2019-04-25"),
        ("Last week they agreed.", "2019-W17", "2019-04-22/2019-04-28"),
        ("He will visit on Friday.", "2019-05-10", "2019-05-10"),
        ("He came on Friday.", "2019-05-03", "2019-05-03"),
        ("in the fall of 2002", "2002-FA", "2002-23"),
        ("the late 1950s", "195", "195X"),
        ("Q3 2011", "2011-Q3", "2011-07/2011-09"),
        ("in 490 BC", "BC0490", None),
        ("for 78 days", "P78D", None),
        ("every year", "P1Y", None),
        ("the 9/11 attacks", "2001-09-11", "2001-09-11"),
        ("twenty-five years ago", "1994", "1994"),
    ],
)
def test_one_expression(text: str, value: str, edtf: str | None) -> None:
    (time,) = find_times(text, PUBLISHED)
    assert time.value == value
    assert (time.span.edtf if time.span else None) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 passed",
        "a Boeing 737",
        "a five-year-old boy",
        "they may march",
        "2,254 troops",
        "the fall of Kabul",
    ],
)
def test_no_time(text: str) -> None:
    assert find_times(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("between 2003 and 2008", "2003/2008"),
        ("From 2004 to 2005", "2004/2005"),
        ("the crisis in 1998−1999", "1998/1999"),
        ("June 6–8", "2019-06-06/2019-06-08"),
        ("October 5-6th, 2021", "2021-10-05/2021-10-06"),
    ],
)
def test_a_range_is_one_expression(text: str, edtf: str) -> None:
    (time,) = merge_ranges(text, find_times(text, PUBLISHED))
    assert time.span is not None and time.span.edtf == edtf


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("since 2014", "since"), ("by March 2014", "by"), ("before 1990", "before"), ("around 1995", "about")],
)
def test_qualifier_is_kept_beside(text: str, qualifier: str) -> None:
    (time,) = find_times(text, PUBLISHED)
    assert time.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Shots were fired on Monday and the envoy was summoned the next day.", ["2019-04-29", "2019-04-30"]),
        ("It left on Friday, effective the next day.", ["2019-05-03", "2019-05-04"]),
        ("They met on April 25. That day it rained. A day later they left.",
         ["2019-04-25", "2019-04-25", "2019-04-26"]),
        ("Tanks came on 20 August 1968. The same day he was held; two days earlier he had dined.",
         ["1968-08-20", "1968-08-20", "1968-08-18"]),
        ("They met in February. The following month he left. The next month he resigned.",
         ["2019-02", "2019-03", "2019-04"]),
        ("They met on April 25, 2019. Talks began in 2003. Two days later Kim left.",
         ["2019-04-25", "2003", "2019-04-27"]),
        ("They signed on 3 May 2018 and met the following July.", ["2018-05-03", "2018-07"]),
        ("He arrived on Friday and left in the afternoon.", ["2019-05-03", "2019-05-03"]),
        ("On 2 April 1982, the day troops landed, ties were cut.", ["1982-04-02", "1982-04-02"]),
        ("Ties were cut on 2 April 1982. The war ended on 14 June.", ["1982-04-02", "1982-06-14"]),
        ("They quarrel. The next day is quiet.", ["2019-05-06"]),
        ("Ties were cut on 2 April 1982. On 14 May it elects a leader.", ["1982-04-02", "2019-05-14"]),
        ("The war began in 1965. The next day they met.", ["1965", None]),
        ("They signed in April 2008. Two weeks later they quarrelled.", ["2008-04", None]),
        ("He will speak next month and over the next year.", ["2019-06", "2020"]),
    ],
)  # fmt: skip
def test_counts_on_from_the_date_last_told(text: str, spans: list[str | None]) -> None:
    found = find_times(text, PUBLISHED, narrative=False)
    assert [time.span.edtf if time.span else None for time in found] == spans


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The president is scheduled to meet the leaders of five countries in Durban in August.", "2019-08"),
        ("The president, who was indicted, plans to go to Durban in August.", "2019-08"),
        ("The summit, to be held in Durban in August, is the fifteenth.", "2019-08"),
        ("The forthcoming summit of five countries in Durban in February matters.", "2020-02"),
        ("The indicted president is to fly there in February.", "2020-02"),
        ("They promised to vote on Monday.", "2019-05-06"),
        ("They promised a vote on Monday.", "2019-04-29"),
        ("Leaders had agreed to meet in February.", "2019-02"),
        ("On 26 March the corvette sank near the border.", "2019-03-26"),
        ("On 26 September the corvette sank near the border.", "2018-09-26"),
    ],
)
def test_tense_says_which_way(text: str, edtf: str) -> None:
    (time,) = find_times(text, PUBLISHED)
    assert time.span is not None and time.span.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ten years ago today they met.", "2009-05-05"),
        ("Thirty years ago this month they met.", "1989-05"),
        ("A year ago next month they met.", "2018-06"),
        ("Five years ago yesterday they met.", "2014-05-04"),
        ("They met three years ago.", "2016"),
        ("It was the twenty-first century.", "20XX"),
        ("It was the late nineteenth century.", "18XX"),
    ],
)
def test_looks_back(text: str, edtf: str) -> None:
    (time,) = find_times(text, PUBLISHED)
    assert time.span is not None and time.span.edtf == edtf


def test_looks_back_from_a_leap_day() -> None:
    (time,) = find_times("A year ago today they met.", date(2020, 2, 29))
    assert time.value == "2019-02-28"


def test_through_the_night_is_no_end() -> None:
    (time,) = find_times("Talks went on through the night.", PUBLISHED)
    assert time.qualifier is None


def test_stays_open_without_publication_day() -> None:
    (time,) = find_times("Yesterday they met.")
    assert (time.value, time.span) == ("null", None)


def test_component_writes_spans() -> None:
    assert timeline.language.times.component.SPANS == "times"
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_time")
    doc = nlp.make_doc("Yesterday and in 1998-1999.")
    doc._.published = PUBLISHED
    doc = nlp.get_pipe("timeline_time")(doc)
    assert doc.spans["times"][0]._.timex == "2019-05-04"
    assert [time.value for time in doc._.times] == ["2019-05-04", "1998", "1999"]


@settings(max_examples=150, deadline=None)
@given(st.text(), st.none() | st.dates())
def test_any_string_is_accepted(text: str, published: date | None) -> None:
    for time in find_times(text, published):
        assert text[time.start : time.end] == time.text


@given(st.dates(), st.integers(0, 4000))
def test_edtf_comes_back_to_the_same_days(start: date, days: int) -> None:
    end = start + timedelta(days=min(days, (date.max - start).days))
    span = interval_span(day_span(start), day_span(end))
    assert timespan_from_edtf(span.edtf) == span


@pytest.mark.parametrize(
    "text", ["2014-02", "2003/2008", "2002-23", "199X", "19XX", "2011~", "2023-03-13/2023-03-19"]
)
def test_edtf_spellings(text: str) -> None:
    assert timespan_from_edtf(text).edtf == text


@pytest.mark.parametrize("text", ["", "2014-13", "../2014", "2015/2014", "-0490", "soon"])
def test_no_edtf(text: str) -> None:
    with pytest.raises(DateError):
        timespan_from_edtf(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("25 April 2019", "2019-04-25"),
        ("April 2019", "2019-04"),
        ("2019", "2019"),
        ("25.04.2019", "2019-04-25"),
    ],
)
def test_typed_date(text: str, edtf: str) -> None:
    assert typed_date(text).edtf == edtf


@pytest.mark.parametrize("text", ["", "banana", "2019-02-30"])
def test_typed_date_that_is_none(text: str) -> None:
    with pytest.raises(DateError):
        typed_date(text)


def test_a_year_that_closes_a_sentence_dates_the_next() -> None:
    """ "... in 2014. ... at the end of February": however long after the last date told."""
    text = "In August 2008 war came.\n\nThey learned it in 2014. Troops took the port at the end of February."
    found = find_times(text, date(2024, 12, 5))

    assert ["2008-08", "2014", "2014-02"] == [time.value for time in found]
