"""The country tables are complete, agree with each other, and are told apart where names are shared."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import pytest

from timeline.reference import (
    actor_choices,
    actor_name,
    countries,
    country_name,
    gazetteer,
    not_actors,
    predecessors,
    state_then,
    successor,
)
from timeline.reference.tables import TableError, parse_table

ISO_3166_1 = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS
    BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV
    CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM
    GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN
    IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE
    LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS
    MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK
    PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR
    SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY
    USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
""".split()

DISSOLVED = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "DDR": "DEU", "CSK": "CZE", "YMD": "YEM"}


def test_every_iso_country_is_there() -> None:
    assert len(ISO_3166_1) == 249
    present = {code for code, country in countries().items() if country.kind != "dissolved"}
    assert present == {*ISO_3166_1, "XKX"}


def test_present_countries_have_an_alpha2_code_of_their_own() -> None:
    codes = [country.alpha2 for country in countries().values() if country.kind != "dissolved"]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 2 and code.isupper() for code in codes)


def test_display_names_are_unique() -> None:
    names = [choice.name for choice in actor_choices()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("code", "expected"), DISSOLVED.items())
def test_dissolved_states_count_as_a_state_of_today(code: str, expected: str) -> None:
    country = countries()[code]
    assert country.since and country.until and country.since < country.until
    assert successor(code) == expected
    assert code in predecessors(expected)


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [("RUS", 1988, "SUN"), ("RUS", 1992, "RUS"), ("SRB", 1999, "YUG"), ("SRB", 2004, "SCG"),
     ("SRB", 2008, "SRB"), ("CZE", 1990, "CSK"), ("DEU", 1988, "DEU"), ("YEM", 1980, "YEM")],
)  # fmt: skip
def test_a_capital_stands_for_the_state_it_governed_then(code: str, year: int, expected: str) -> None:
    assert state_then(code, year) == expected


def test_only_the_expected_states_are_dissolved() -> None:
    assert {c for c, country in countries().items() if country.kind == "dissolved"} == set(DISSOLVED)


def test_a_living_state_is_its_own_successor_and_unknown_codes_pass_through() -> None:
    assert successor("PRK") == "PRK"
    assert successor("???") == country_name("???") == actor_name("???") == "???"


@pytest.mark.parametrize(
    ("code", "name"),
    [("RUS", "Russia"), ("PRK", "North Korea"), ("USA", "United States"), ("TUR", "Turkey"), ("NATO", "NATO"),
     ("ICC", "International Criminal Court"), ("SUN", "Soviet Union"), ("XKX", "Kosovo")],
)  # fmt: skip
def test_actor_names(code: str, name: str) -> None:
    assert actor_name(code) == name


def test_every_country_is_found_by_its_own_name() -> None:
    named = {(form.code, form.form) for form in gazetteer() if form.kind == "name"}
    assert not [c for c, country in countries().items() if (c, country.name) not in named]


def test_every_state_has_a_capital_and_an_adjective() -> None:
    kinds = defaultdict(set)
    for form in gazetteer():
        kinds[form.code].add(form.kind)
    states = [code for code, country in countries().items() if country.kind == "state"]
    same_as_its_capital = {"SGP"}
    assert {code for code in states if "capital" not in kinds[code]} == same_as_its_capital
    # Dominica's adjective is the Dominican Republic's, and is listed as ambiguous.
    assert not [code for code in states if "adjective" not in kinds[code]]


def test_forms_are_clean() -> None:
    for form in (*[form.form for form in gazetteer()], *not_actors()):
        assert form == " ".join(form.split())
        assert form == unicodedata.normalize("NFC", form)
        assert len(form) > 1


def test_no_row_is_there_twice() -> None:
    rows = [(form.form, form.code, form.kind) for form in gazetteer()]
    assert len(rows) == len(set(rows))


def test_a_form_of_several_actors_is_marked_ambiguous() -> None:
    by_form = defaultdict(list)
    for form in gazetteer():
        by_form[form.form].append(form)
    unmarked = {
        text: [form.code for form in forms]
        for text, forms in by_form.items()
        if len({form.code for form in forms}) > 1 and not all(form.ambiguous for form in forms)
    }
    assert not unmarked


@pytest.mark.parametrize(
    ("form", "code", "kind"),
    [
        ("Kremlin", "RUS", "seat"), ("White House", "USA", "seat"), ("Blue House", "KOR", "seat"),
        ("Downing Street", "GBR", "seat"), ("Élysée", "FRA", "seat"), ("Knesset", "ISR", "seat"),
        ("Zhongnanhai", "CHN", "seat"), ("Mossad", "ISR", "agency"), ("Quds Force", "IRN", "agency"),
        ("Beijing", "CHN", "capital"), ("Kyiv", "UKR", "capital"), ("Kiev", "UKR", "capital"),
        ("Pyongyang", "PRK", "capital"), ("Crimea", "UKR", "region"), ("South Ossetia", "GEO", "region"),
        ("Vladivostok", "RUS", "city"), ("Gaza", "PSE", "region"), ("Burma", "MMR", "name"),
        ("Zaire", "COD", "name"), ("Soviets", "SUN", "demonym"), ("USSR", "SUN", "abbreviation"),
        ("U.S.", "USA", "abbreviation"), ("Britons", "GBR", "demonym"), ("Frenchman", "FRA", "demonym"),
        ("Chinese", "CHN", "adjective"), ("Danes", "DNK", "demonym"), ("Türkiye", "TUR", "name"),
        ("Ivory Coast", "CIV", "name"), ("Nigerien", "NER", "adjective"), ("Nigerian", "NGA", "adjective"),
    ],
)  # fmt: skip
def test_well_known_forms(form: str, code: str, kind: str) -> None:
    assert [(row.code, row.kind) for row in gazetteer() if row.form == form and row.kind == kind] == [
        (code, kind)
    ]


@pytest.mark.parametrize(
    ("form", "what_else"),
    [("Georgia", "place"), ("Jordan", "person"), ("Chad", "person"), ("Turkey", "word"),
     ("Guinea", "country"), ("Washington", "person"), ("Polish", "word"), ("US", "word"),
     ("Brussels", "organisation")],
)  # fmt: skip
def test_names_that_are_two_things_say_so(form: str, what_else: str) -> None:
    assert what_else in {row.ambiguous for row in gazetteer() if row.form == form}


def test_the_likeliest_country_comes_first() -> None:
    assert [row.code for row in gazetteer() if row.form == "Congo"] == ["COD", "COG"]
    assert [row.code for row in gazetteer() if row.form == "Dominicans"] == ["DOM", "DMA"]


def test_phrases_that_are_no_actors_are_no_forms_of_one() -> None:
    assert "Indian Ocean" in not_actors()
    assert not not_actors() & {form.form for form in gazetteer()}


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("code,name\nRUS\n", 2, "code"),
        ("code,name\nRUS,Russia,x\n", 2, "name"),
        ("code\nRUS\n", 1, "name"),
        ("", 1, "code"),
    ],
)
def test_a_broken_table_names_file_line_and_column(content: str, line: int, column: str) -> None:
    with pytest.raises(TableError, match=rf"example\.csv, line {line}, column '{column}'"):
        list(parse_table("example.csv", content, ("code", "name")))


def test_an_empty_cell_is_reported() -> None:
    (row,) = parse_table("example.csv", "code,name\n\nRUS,\n", ("code", "name"))
    with pytest.raises(TableError, match=r"example\.csv, line 3, column 'name': is empty"):
        row.text("name")
