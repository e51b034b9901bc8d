"""What is written keeps to the standards: TIMEX3 (TimeML 1.2.1) values, and EDTF (ISO 8601-2) for spans."""

from __future__ import annotations

import re
from datetime import date

import pytest

from timeline.edtf import timespan_from_edtf
from timeline.errors import DateError
from timeline.language.times import find_times, timex_span

PUBLISHED = date(2019, 5, 5)  # a Sunday

DATE_VALUE = re.compile(
    r"(BC)?\d{4}(-(\d\d(-\d\d)?|W\d\d(-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?|(BC)?\d{2,3}|(PAST|PRESENT|FUTURE)_REF|null"
)
TIME_VALUE = re.compile(r"(\d{4}-\d\d-\d\d|XXXX-XX-XX)T(\d\d:\d\d(:\d\d)?Z?|MO|AF|EV|NI)|null")
DURATION_VALUE = re.compile(r"P(\d+|X)(WE|[YMWDQ])((\d+|X)M)?|PT(\d+|X)[HMS](\d+[MS])?|P(\d+|X)Y\d+M")
SET_VALUE = re.compile(
    DURATION_VALUE.pattern + r"|XXXX-(\d\d(-\d\d)?|WXX-[1-7]|SP|SU|FA|WI|XX-XX)(T(MO|AF|EV|NI|\d\d:\d\d))?"
)
SHAPES = {"DATE": DATE_VALUE, "TIME": TIME_VALUE, "DURATION": DURATION_VALUE, "SET": SET_VALUE}

TIMEX = [
    ("on 25 April 2019", "DATE", "2019-04-25"),
    ("in April 2019", "DATE", "2019-04"),
    ("in 2019", "DATE", "2019"),
    ("in the 1990s", "DATE", "199"),
    ("in the 20th century", "DATE", "19"),
    ("last week", "DATE", "2019-W17"),
    ("next weekend", "DATE", "2019-W19-WE"),
    ("in the third quarter of 2011", "DATE", "2011-Q3"),
    ("in the second half of 2011", "DATE", "2011-H2"),
    ("in the spring of 2002", "DATE", "2002-SP"),
    ("in the summer of 2002", "DATE", "2002-SU"),
    ("in the fall of 2002", "DATE", "2002-FA"),
    ("in the winter of 2002-03", "DATE", "2002-WI"),
    ("in 490 BC", "DATE", "BC0490"),
    ("in August 480 BC", "DATE", "BC0480-08"),
    ("in the 470s BC", "DATE", "BC047"),
    ("in the 5th century BC", "DATE", "BC04"),
    ("now", "DATE", "PRESENT_REF"),
    ("recently", "DATE", "PAST_REF"),
    ("in the near future", "DATE", "FUTURE_REF"),
    ("at 10:35 on 25 April 2019", "TIME", "2019-04-25T10:35"),
    ("at 1430 GMT", "TIME", "2019-05-05T14:30Z"),
    ("on Friday night", "TIME", "2019-05-03TNI"),
    ("on the morning of 25 April", "TIME", "2019-04-25TMO"),
    ("at night", "TIME", "XXXX-XX-XXTNI"),
    ("for 78 days", "DURATION", "P78D"),
    ("for two weeks", "DURATION", "P2W"),
    ("for a year and a half", "DURATION", "P1Y6M"),
    ("for three decades", "DURATION", "P30Y"),
    ("for several months", "DURATION", "PXM"),
    ("for 48 hours", "DURATION", "PT48H"),
    ("for two and a half hours", "DURATION", "PT2H30M"),
    ("every year", "SET", "P1Y"),
    ("every other week", "SET", "P2W"),
    ("twice a month", "SET", "P1M"),
    ("every Monday", "SET", "XXXX-WXX-1"),
    ("every 4 July", "SET", "XXXX-07-04"),
    ("each summer", "SET", "XXXX-SU"),
]


@pytest.mark.parametrize(("text", "type_", "value"), TIMEX)
def test_timex3(text: str, type_: str, value: str) -> None:
    time = find_times(f"They met {text}.", PUBLISHED)[0]
    assert (time.type, time.value) == (type_, value)
    assert SHAPES[type_].fullmatch(value)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("early 2001", "START"),
        ("mid-June", "MID"),
        ("the late 1950s", "END"),
        ("by the end of 2001", "END"),
        ("for at least ten days", "EQUAL_OR_MORE"),
        ("for more than ten days", "MORE_THAN"),
        ("for nearly ten days", "LESS_THAN"),
        ("for about ten days", "APPROX"),
    ],
)
def test_timex3_mod(text: str, mod: str) -> None:
    (time,) = find_times(f"They met {text}.", PUBLISHED)
    assert time.mod == mod


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2019-04-25", "2019-04-25"),
        ("2019-04-25T10:35", "2019-04-25"),
        ("2019-04-25TNI", "2019-04-25"),
        ("2019-04", "2019-04"),
        ("2019", "2019"),
        ("199", "199X"),
        ("199X", "199X"),
        ("19", "19XX"),
        ("2019-W17", "2019-04-22/2019-04-28"),
        ("2020-W53", "2020-12-28/2021-01-03"),
        ("2019-W17-WE", "2019-04-27/2019-04-28"),
        ("2011-Q3", "2011-07/2011-09"),
        ("2011-H2", "2011-07/2011-12"),
        ("2002-FA", "2002-23"),
        ("2019-05-06/2019-06-03", "2019-05-06/2019-06-03"),
    ],
)
def test_a_value_reads_back_to_edtf(value: str, edtf: str) -> None:
    span = timex_span(value)
    assert span is not None
    assert span.edtf == edtf
    assert timespan_from_edtf(edtf) == span


@pytest.mark.parametrize(
    "value",
    ["null", "PRESENT_REF", "P3D", "PXY", "PT2H30M", "P1Y6M", "XXXX-WXX-1", "BC0490", "XXXX-XX-XXTNI"],
)
def test_a_value_of_no_interval(value: str) -> None:
    assert timex_span(value) is None


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2019-W54", "2019-W53", "2019-Q5", "2019-02-30", "2019-13", "2019-04-25T25:00", "P", "0000"],
)
def test_no_value(value: str) -> None:
    with pytest.raises(DateError):
        timex_span(value)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("from 2003 to 2008", "2003"),
        ("since 2014", "2014"),
        ("around 1995", "1995~"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("in the winter of 2013-14", "2013-24"),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    span = find_times(f"It lasted {text}.", PUBLISHED)[0].span
    assert span is not None
    assert span.edtf == edtf
    assert timespan_from_edtf(edtf) == span
