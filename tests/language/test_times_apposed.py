"""Which neighbouring expressions date one happening together."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language.times import find_times, merge_ranges

PUBLISHED = date(2018, 8, 5)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Twenty years ago today, on 13 September 1993, they shook hands.", ["1993-09-13"]),
        ("Ten years later, in June 1989, troops fired on the crowd.", ["1989-06"]),
        ("A year ago, in June 2018, they promised as much.", ["2018-06"]),
        ("Five days earlier, on 12 July, an aircraft had delivered the parts.", ["2018-07-12"]),
        ("Earlier this month, on March 3rd, they met.", ["2018-03-03"]),
        ("In 2008, in August, they fought.", ["2008-08"]),
        ("On 27 and 28 February he met him in Hanoi.", ["2018-02-27/2018-02-28"]),
        ("They met on May 3 and 4, 2010.", ["2010-05-03/2010-05-04"]),
        # two happenings, or two dates that do not say the same
        ("They came in 2001, in 2003 and in 2005.", ["2001", "2003", "2005"]),
        ("They met on 11 and 13 July.", ["2018-07-11", "2018-07-13"]),
        ("He came on Monday and Tuesday.", ["2018-07-30", "2018-07-31"]),
        ("Two days later, in 2010, he died.", ["2018-08-07", "2010"]),
        ("Last week, on Friday, they met.", ["2018-07-23/2018-07-29", "2018-08-03"]),
    ],
)
def test_dates_of_happenings(text: str, dates: list[str]) -> None:
    """A date counted and the same date named are one; so are two days running that share a month."""
    joined = merge_ranges(text, find_times(text, PUBLISHED))

    assert dates == [time.span.edtf for time in joined if time.span]


def test_what_is_joined_reaches_over_both() -> None:
    """From the start of the first expression to the end of the second."""
    text = "A year ago, in June 2018, they promised as much."
    (joined,) = merge_ranges(text, find_times(text, PUBLISHED))

    assert "A year ago, in June 2018" == text[joined.start : joined.end] == joined.text
