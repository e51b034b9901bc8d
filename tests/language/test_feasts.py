"""Feasts that move: the computations against days that are on record, the table in itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.times.feasts import easter, hanukkah, orthodox_easter, rosh_hashanah, tabled
from timeline.language.times.words import NAMED_DAYS
from timeline.reference.tables import read_table

COLUMNS = ("feast", "first", "last")


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1948, date(1948, 10, 4)),
        (1967, date(1967, 10, 5)),
        (1973, date(1973, 9, 27)),
        (2000, date(2000, 9, 30)),
        (2013, date(2013, 9, 5)),
        (2020, date(2020, 9, 19)),
        (2023, date(2023, 9, 16)),
        (2024, date(2024, 10, 3)),
    ],
)
def test_rosh_hashanah(year: int, day: date) -> None:
    assert rosh_hashanah(year) == day


@given(st.integers(1600, 2400))
def test_the_jewish_year_begins_on_four_weekdays_and_has_six_lengths(year: int) -> None:
    first = rosh_hashanah(year)
    assert first.isoweekday() in (1, 2, 4, 6)
    assert (rosh_hashanah(year + 1) - first).days in (353, 354, 355, 383, 384, 385)
    assert first.year == year


@pytest.mark.parametrize(
    ("year", "day"), [(2013, date(2013, 11, 28)), (2018, date(2018, 12, 3)), (2023, date(2023, 12, 8))]
)
def test_hanukkah(year: int, day: date) -> None:
    assert hanukkah(year) == day


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).isoweekday() == orthodox_easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert orthodox_easter(year) >= easter(year)


def test_the_table_and_the_names_agree() -> None:
    feasts = {row.text("feast") for row in read_table("times/feast_days.csv", COLUMNS)}
    assert feasts == set(NAMED_DAYS["tabled"].values())


def test_the_table_is_in_order_without_gaps() -> None:
    years: dict[str, list[int]] = {}
    for row in read_table("times/feast_days.csv", COLUMNS):
        first = row.day("first", "first")
        assert first is not None
        years.setdefault(row.text("feast"), []).append(first.year)
    for feast, told in years.items():
        assert told == sorted(told), feast
        assert set(told) == set(range(told[0], told[-1] + 1)), feast


def test_a_year_may_hold_a_feast_twice_or_not_at_all() -> None:
    assert [first for first, _ in tabled("eid al-adha", 2006)] == [date(2006, 1, 10), date(2006, 12, 30)]
    assert tabled("eid al-adha", 1850) == []
