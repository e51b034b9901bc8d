"""Which countries and organisations a text names, and which words only look like one."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import timeline.language  # noqa: F401  (registers the components)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("timeline_sentences")
    pipeline.add_pipe("timeline_actors")
    return pipeline


def named(nlp: Language, text: str, published: date | None = None) -> list[tuple[str, str]]:
    """The names found and their codes."""
    doc: Doc = nlp.make_doc(text)
    doc._.published = published
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [(span.text, span.label_) for span in doc.spans["actors"]]


def codes(nlp: Language, text: str, published: date | None = None) -> list[str]:
    return [code for _, code in named(nlp, text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Britain and the British envoy met a Briton in London.", ["GBR", "GBR", "GBR", "GBR"]),
        ("The Kremlin called the White House and the Blue House.", ["RUS", "USA", "KOR"]),
        ("NATO troops left the Donetsk region.", ["NATO", "UKR"]),
        ("The North Korean envoy left South Sudan for North Macedonia.", ["PRK", "SSD", "MKD"]),
        ("The South American states met; the South agreed.", ["KOR"]),
        ("The New York Times wrote about us and the polish of it.", []),
        ("Michael Jordan played, and Jordan watched.", ["JOR"]),
        ("Jordan Prime Minister Bisher Khasawneh resigned.", ["JOR"]),
        ("Denzel Washington came to Washington.", ["USA"]),
        ("Voters in Georgia chose a Republican in the suburbs of Atlanta.", ["USA"]),
        ("Russian tanks drove into Georgia.", ["RUS", "GEO"]),
        ("Nigeria's National Security Council met.", ["NGA"]),
        ("The envoy spoke about De Lima and Lima.", ["PER"]),
    ],
)
def test_names_of_countries_and_organisations(nlp: Language, text: str, expected: list[str]) -> None:
    assert codes(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angela Merkel spoke. Later Merkel left.", ["DEU", "DEU"]),
        ("Xi Jinping landed. Then Xi met Kim Jong Un, and Kim smiled.", ["CHN", "CHN", "PRK", "PRK"]),
        ("Moon Jae-in waited. The moon rose, but Moon stayed.", ["KOR", "KOR"]),
        ("President Bush spoke under a bush.", ["USA"]),
        ("The Bush administration waited.", ["USA"]),
        ("A man called Bush came by.", []),
        ("Ivan Putin is a baker. Igor Merkel is another.", []),
        ("Hugo Chavez and Hugo Chávez are one man.", ["VEN", "VEN"]),
        ("Alan Gross was freed. Mr Gross flew home.", []),
        ("Prime Minister Abe met Ms. May.", ["JPN", "GBR"]),
    ],
)
def test_office_holders(nlp: Language, text: str, expected: list[str]) -> None:
    assert codes(nlp, text) == expected


def test_a_name_without_meaning_here_is_left_out(nlp: Language) -> None:
    assert codes(nlp, "", None) == []
    assert codes(nlp, "Nothing to see.", date(2020, 1, 1)) == []


@pytest.mark.parametrize(
    "text", ["\x00", "''", "((((", "Putin", "the North", "U.S.", "—" * 50, "\n\n\n", "Mr. " * 9]
)
def test_any_text_is_read(nlp: Language, text: str) -> None:
    named(nlp, text, date(1999, 1, 1))


def test_names_are_known_however_they_are_spaced(nlp: Language) -> None:
    """Tokenised collections write "Washington , D.C."; pages have two spaces within names."""
    assert codes(nlp, "Envoys flew to Washington , D.C. in May 2018 .") == ["USA"]
