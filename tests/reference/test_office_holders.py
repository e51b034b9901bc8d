"""What must hold of the table of office holders, whoever adds a line to it."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

TABLE: Final = Path(__file__).parents[2] / "src" / "timeline" / "reference" / "office_holders.csv"
COLUMNS: Final = ["name", "other_names", "country", "office", "from", "to"]
OFFICES: Final = {
    "head of state", "head of government", "leader", "vice president", "foreign minister", "defence minister",
}  # fmt: skip
HEADS: Final = {"head of state", "head of government", "leader"}
IN_THE_NEWS: Final = {
    "USA", "RUS", "CHN", "GBR", "FRA", "DEU", "JPN", "ISR", "IRN", "IND", "PAK", "TUR", "UKR", "EGY", "KOR",
    "PRK", "SAU",
}  # fmt: skip
POST_SOVIET: Final = {
    "RUS", "UKR", "BLR", "MDA", "EST", "LVA", "LTU", "GEO", "ARM", "AZE", "KAZ", "UZB", "TKM", "TJK", "KGZ",
}  # fmt: skip
DATE: Final = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# "World War II" must not be a person: the last word of a name is taken for the surname.
NO_SURNAME: Final = re.compile(r"[IVX]+|[JS]r\.?")

with TABLE.open(encoding="utf-8", newline="") as file:
    HEADER, *LINES = csv.reader(file)
ROWS: Final = [dict(zip(HEADER, line, strict=True)) for line in LINES]


def first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """Good enough to compare: every month is taken to end on the 31st, nothing ends after "9999"."""
    return date + "-12-31"[len(date) - 4 :] if date else "9999"


def other_names(row: dict[str, str]) -> list[str]:
    return row["other_names"].split("|") if row["other_names"] else []


def people_in(country: str, office: str, day: str) -> set[str]:
    return {
        row["name"]
        for row in ROWS
        if (row["country"], row["office"]) == (country, office)
        and first_day(row["from"]) <= day <= last_day(row["to"])
    }


def test_columns() -> None:
    assert HEADER == COLUMNS


def test_cells_are_clean() -> None:
    for row in ROWS:
        assert all(cell == cell.strip() and "  " not in cell for cell in row.values()), row
        assert all(other_names(row)) and row["name"] not in other_names(row), row
        assert len(other_names(row)) == len(set(other_names(row))), row


def test_dates() -> None:
    for row in ROWS:
        assert DATE.fullmatch(row["from"]), row
        assert not row["to"] or DATE.fullmatch(row["to"]), row
        assert first_day(row["from"]) <= last_day(row["to"]), row


def test_every_office_is_of_a_country_or_an_organisation() -> None:
    with (TABLE.parent / "organisations.csv").open(encoding="utf-8", newline="") as file:
        organisations = {row["code"] for row in csv.DictReader(file)}
    for row in ROWS:
        if row["office"] == "head of organisation":
            assert row["country"] in organisations, row
        else:
            assert row["office"] in OFFICES, row
            assert re.fullmatch(r"[A-Z]{3}", row["country"]), row


def test_a_last_word_that_is_no_surname_is_left_to_other_names() -> None:
    assert [row["name"] for row in ROWS if NO_SURNAME.fullmatch(row["name"].split()[-1])] == []


def test_a_person_has_the_same_other_names_in_every_office() -> None:
    names = defaultdict(set)
    for row in ROWS:
        names[row["name"]].add(row["other_names"])
    assert [name for name, lists in names.items() if len(lists) > 1] == []


def test_no_line_twice() -> None:
    lines = Counter((row["name"], row["country"], row["office"], row["from"]) for row in ROWS)
    assert [line for line, times in lines.items() if times > 1] == []


def test_nobody_holds_one_office_twice_at_a_time() -> None:
    terms = defaultdict(list)
    for row in ROWS:
        term = first_day(row["from"]), last_day(row["to"])
        terms[row["name"], row["country"], row["office"]].append(term)
    for person, held in terms.items():
        held.sort()
        for (_, end), (start, _) in pairwise(held):
            assert end[:7] <= start[:7], person


def test_coverage() -> None:
    heads = {row["country"] for row in ROWS if row["office"] in HEADS}
    ministers = {row["country"] for row in ROWS if row["office"] == "foreign minister"}
    assert len(heads) >= 100
    assert heads >= POST_SOVIET | IN_THE_NEWS
    assert ministers >= IN_THE_NEWS


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("SUN", "head of state", "1989-12-03", "Mikhail Gorbachev"),
        ("USA", "head of state", "1989-12-03", "George H. W. Bush"),
        ("USA", "foreign minister", "2003-02-05", "Colin Powell"),
        ("RUS", "head of state", "2008-08-08", "Dmitry Medvedev"),
        ("RUS", "head of government", "2008-08-08", "Vladimir Putin"),
        ("GEO", "head of state", "2008-08-08", "Mikheil Saakashvili"),
        ("PRK", "leader", "2019-04-25", "Kim Jong-un"),
        ("PRK", "leader", "2000-06-15", "Kim Jong-il"),
        ("KOR", "head of state", "2018-04-27", "Moon Jae-in"),
        ("GBR", "head of government", "2003-03-20", "Tony Blair"),
        ("ISR", "head of government", "1993-09-13", "Yitzhak Rabin"),
        ("PSE", "leader", "1993-09-13", "Yasser Arafat"),
        ("IND", "head of government", "1999-02-21", "Atal Bihari Vajpayee"),
        ("PAK", "head of government", "1999-02-21", "Nawaz Sharif"),
        ("CHN", "foreign minister", "2023-05-01", "Qin Gang"),
        ("IRN", "foreign minister", "2015-07-14", "Mohammad Javad Zarif"),
        ("UN", "head of organisation", "2003-01-01", "Kofi Annan"),
        ("NATO", "head of organisation", "2022-06-29", "Jens Stoltenberg"),
        ("ICC", "head of organisation", "2023-03-17", "Karim Khan"),
    ],
)
def test_who_held_what_when(country: str, office: str, day: str, name: str) -> None:
    assert people_in(country, office, day) == {name}
