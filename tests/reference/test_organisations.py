"""The organisation table, the list of actors, and how dates of office are read."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.reference import actor_choices, countries, gazetteer, is_country, is_organisation, organisations
from timeline.reference.office_holders import OfficeHolder, office_holders
from timeline.reference.tables import TableError, parse_table


@pytest.mark.parametrize(
    "code",
    """UN UNSC NATO EU ICC ICJ BRICS CIS SCO ASEAN AU OSCE CSCE IAEA OPCW WTO IMF WB WHO OPEC GCC LAS OAS OAU
    ECOWAS SADC IGAD CSTO EAEU APEC G7 G8 G20 WEU COMECON WPO UNHCR UNICEF UNESCO INTERPOL ICRC COMMONWEALTH
    MERCOSUR SAARC QUAD AUKUS ICTY ICTR COE ANDEAN HAMAS HEZBOLLAH TALIBAN ALQAEDA ISIS PLO FATAH HOUTHI PKK
    FARC LTTE WAGNER BOKOHARAM ALSHABAAB M23""".split(),
)
def test_the_organisations_that_matter_are_there(code: str) -> None:
    assert code in organisations()


def test_codes_are_capitals_and_never_those_of_a_country() -> None:
    for code in organisations():
        assert code.isascii() and code.isalnum() and code == code.upper()
        assert is_organisation(code) and not is_country(code)


def test_years_are_in_order_and_countries_exist() -> None:
    for organisation in organisations().values():
        if organisation.since and organisation.until:
            assert organisation.since <= organisation.until, organisation.code
        assert organisation.country is None or organisation.country in countries()


@pytest.mark.parametrize(
    ("form", "code"),
    [("NATO", "NATO"), ("North Atlantic Treaty Organization", "NATO"), ("E.U.", "EU"), ("World Court", "ICJ"),
     ("UN Security Council", "UNSC"), ("Hizbollah", "HEZBOLLAH"), ("Tamil Tigers", "LTTE"), ("G-7", "G7")],
)  # fmt: skip
def test_well_known_names(form: str, code: str) -> None:
    assert [row.code for row in gazetteer() if row.form == form] == [code]


@pytest.mark.parametrize("form", ["Commonwealth", "IS", "Quad", "EC", "WHO", "AU"])
def test_names_that_are_other_things_say_so(form: str) -> None:
    assert all(row.ambiguous for row in gazetteer() if row.form == form)


def test_choices_hold_every_actor_once_countries_first() -> None:
    codes = [choice.code for choice in actor_choices()]
    assert sorted(codes) == sorted([*countries(), *organisations()])
    kinds = [choice.kind for choice in actor_choices()]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2014-12", date(2014, 12, 1), date(2014, 12, 31)),
        ("2014-02-20", date(2014, 2, 20), date(2014, 2, 20)),
        ("", None, None),
    ],
)
def test_dates_may_be_partial(written: str, first: date | None, last: date | None) -> None:
    (row,) = parse_table("example.csv", f"name;from\nx;{written}\n", ("name", "from"))
    assert row.day("from", "first") == first
    assert row.day("from", "last") == last


@pytest.mark.parametrize("written", ["2014-13", "2014-02-30", "Feb 2014", "14", "2014-2-3", "0000"])
def test_a_wrong_date_is_reported_with_its_place(written: str) -> None:
    (row,) = parse_table("example.csv", f"name;from\nx;{written}\n", ("name", "from"))
    with pytest.raises(TableError, match=r"example\.csv, line 2, column 'from'"):
        row.day("from", "first")


def test_office_is_held_between_its_days() -> None:
    holder = OfficeHolder("A", (), "RUS", "president", date(2000, 5, 7), date(2008, 5, 7))
    assert holder.held_on(date(2008, 5, 7))
    assert not holder.held_on(date(2008, 5, 8))
    assert OfficeHolder("A", (), "RUS", "president", date(2012, 5, 7), None).held_on(date(2024, 1, 1))


def test_office_holders_are_read_in_full() -> None:
    holders = office_holders()
    assert len({holder.country for holder in holders}) >= 40
    assert all(holder.name == " ".join(holder.name.split()) for holder in holders)
