"""Any text at all: nothing raises, offsets slice to what is reported, values read back to the same days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.edtf import timespan_from_edtf
from timeline.language.times import find_times, merge_ranges, timex_span
from timeline.language.times.words import NAMED_DAYS, WORDS
from timeline.records import TimeExpression

VOCABULARY = sorted(
    {word for words in WORDS.values() for word in words}
    | {name for kind in NAMED_DAYS.values() for name in kind}
    | {
        "May",
        "March",
        "Monday",
        "Tuesday nights",
        "Q5",
        "H3",
        "3Q11",
        "week 53 of",
        "30 February",
        "31 April",
    }
    | {"29 February 1900", "0000", "10000", "9999", "1000", "2024-02-30", "2019-04-25T25:61", "9999-12-31"}
    | {
        "99/99/9999",
        "31.12.9999",
        "00:00",
        "24:00",
        "24:59",
        "99:99",
        "12th",
        "31st",
        "0",
        "1",
        "53",
        "999999999",
    }
    | {
        "½",
        "²",
        "٣",
        "2/0",
        "1,000,000",
        "-",
        "–",
        "—",
        "/",
        ",",
        ".",
        "'",
        "’",
        "(",
        "\n",
        "\n\n",
        "the",
        "of",
    }
    | {
        "BC",
        "AD",
        "in",
        "from",
        "until",
        "will",
        "was",
        "by",
        "that",
        "Война",
        "三天前",
        "\u202e",
        "\x00",
        "\ufeff",
    }
    | {"10.30", "0 7/7", "0415", "hours", "half past", "a quarter to", "from 9 to", "and", "between"}
    | {"the day after", "the night of 30-", "the first and second", "fortnight", "11 am", "p.m."}
)
PIECES = st.lists(st.sampled_from(VOCABULARY) | st.text(max_size=5), max_size=25)
TEXTS = st.builds(lambda pieces, gap: gap.join(pieces), PIECES, st.sampled_from([" ", "", "\n", "\u00a0"]))
PUBLISHED = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2019, 5, 5)])


def check(text: str, times: list[TimeExpression]) -> None:
    """What must hold for the times of any text."""
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        end = time.end
        assert 0 < time.confidence <= 1
        named = timex_span(time.value)  # raises for what is no TIMEX3 value
        if time.span is None:
            assert time.resolved_from is None
            continue
        assert time.resolved_from in ("text", "context", "published")
        assert timespan_from_edtf(time.span.edtf) == time.span
        if time.type != "DURATION":
            assert named is not None
            assert (named.start, named.end) == (time.span.start, time.span.end)


@settings(max_examples=400, deadline=None)
@given(TEXTS, PUBLISHED, st.none() | st.booleans())
def test_words_of_time_in_any_order(text: str, published: date | None, narrative: bool | None) -> None:
    times = find_times(text, published, narrative=narrative)
    check(text, times)
    for time in merge_ranges(text, times):
        assert text[time.start : time.end] == time.text
        assert time.span is None or timespan_from_edtf(time.span.edtf) == time.span
        timex_span(time.value)


@settings(max_examples=300, deadline=None)
@given(st.text(), PUBLISHED)
def test_any_unicode(text: str, published: date | None) -> None:
    check(text, find_times(text, published))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789/-.:, TQWHJanMay'sthBCAD\n"), PUBLISHED)
def test_figures_and_marks(text: str, published: date | None) -> None:
    check(text, find_times(text, published))


@pytest.mark.parametrize(
    "text",
    [
        "in the year 0",
        "in 0000",
        "in year 10000",
        "on 30 February 2019",
        "on 31 April",
        "in week 53 of 2019",
        "in Q5 2019",
        "Q0",
        "13/13/2013",
        "2019-02-30",
        "2019-13-01",
        "on the 32nd of May",
        "at 25:61",
        "Easter 9999",
        "Ramadan 1700",
        "ten thousand years ago",
        "999999999 centuries ago",
        "99999999999999999999 years later",
        "0 days ago",
    ],
)
def test_no_such_day(text: str) -> None:
    """What no calendar has names no days, or only the part that one has."""
    times = find_times(f"It happened {text}.", date(2019, 5, 5))
    check(f"It happened {text}.", times)
    for time in times:
        assert time.span is None or time.span.precision in ("month", "year", "day")
        assert time.span is None or not time.text.endswith(("30 February 2019", "31 April", "2019-02-30"))


@pytest.mark.parametrize(
    "text",
    [
        "It was AD 10.30 and 10.30 AD.",
        "It was AD 0 7/7.",
        "In week 10.30 1999 it was.",
        "In the evening the day before yesterday they met.",
        "It took centuries and some millennia.",
    ],
)
def test_figures_and_words_that_only_look_like_a_date(text: str) -> None:
    check(text, find_times(text, date(2019, 5, 5)))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "-",
        "in ",
        "1990-",
        "May ",
        "the ",
        "last ",
        "10/",
        "\n",
        "early late ",
        "twenty-",
        "'s ",
        "9 to ",
        "half ",
    ],
)
def test_a_long_line(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    check(text, find_times(text, date(2019, 5, 5)))


@pytest.mark.parametrize(
    "piece",
    [
        "on Friday ",
        "in June ",
        "to meet by June ",
        "who, on Friday ",
        "the next day ",
        "at half past ten ",
        "the day after ",
    ],
)
def test_a_sentence_without_end(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    check(text, find_times(text, date(2019, 5, 5)))


def test_a_million_characters_on_one_line() -> None:
    sentence = (
        "On Friday they agreed, two weeks after 8 August 2014, to meet at 10:35 in late 2003 or 1998-99; "
    )
    text = sentence * (1_000_000 // len(sentence))
    times = find_times(text, date(2019, 5, 5))
    check(text, times)
    assert len(times) == 7 * (len(text) // len(sentence))
