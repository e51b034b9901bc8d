"""Headlines by deletion: what completes a verb stays, what may go goes, the rest is as the text has it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language import annotate
from timeline.language.titles import LONGEST
from timeline.language.titles.complements import complements
from timeline.records import Document
from timeline.reference.tables import read_table

KEPT = [
    # objects and their partners, however they were parsed
    (
        "In October 1998 Anwar Ibrahim promised Goh Chok Tong another dam at Linggiu in Johor.",
        "Anwar Ibrahim promises Goh Chok Tong another dam at Linggiu in Johor",
    ),
    (
        "In May 1945 Ho Chi Minh flew to Paris, then the seat of the talks, for a meeting with Mao Zedong.",
        "Ho Chi Minh flies to Paris for a meeting with Mao Zedong",
    ),
    (
        "In May 2004 Peru announced arms sales to Bolivia worth more than six million dollars.",
        "Peru announces arms sales to Bolivia worth more than six million dollars",
    ),
    (
        "Ministers from Poland, Lithuania, Latvia and Romania came to Baku on Monday to show support.",
        "Ministers from Poland, Lithuania, Latvia and Romania come to Baku to show support",
    ),
    (
        "The parliament in Ottawa voted on 3 March 1999 against letting Danish divisions pass.",
        "Parliament in Ottawa votes against letting Danish divisions pass",
    ),
    (
        "Bolivia, Venezuela and Cuba followed the Mexican example in 2008 and 2009.",
        "Bolivia, Venezuela and Cuba follow the Mexican example",
    ),
]

LEFT_OUT = [
    # a second clause, a gapped one, a clause of circumstance
    (
        "Norway imposed sanctions on five Swedish banks on 4 May 2002, and Denmark on two banks.",
        "Norway imposes sanctions on five Swedish banks",
    ),
    (
        "Tunisia accused Rabat of smuggling in May 2003, and Algiers of having looked on.",
        "Tunisia accuses Rabat of smuggling",
    ),
    (
        "Serbian missiles struck the port of Split on 3 May 1995, less than a day after Serbia and Croatia "
        "had agreed in Vienna to let ships leave.",
        "Serbian missiles strike the port of Split",
    ),
    (
        "Kim Young-sam came to the airport on 4 May 1996 and shook the hand of his guest.",
        "Kim Young-sam comes to the airport",
    ),
]

GAPPED = [
    (
        "The Latvian president came to Oslo in August 2001 and to Bergen in May 2002.",
        "Latvian president comes to Bergen",
    ),
    (
        "Angela Merkel signed the agreement on 15 August 2008 and François Fillon on 16 August 2008.",
        "François Fillon signs the agreement",
    ),
]

IDENTIFIED = [
    (
        "Ecuador and Peru were at war over a river. The war ended on 4 May 1998.",
        "War between Ecuador and Peru ends",
    ),
    (
        "The Treaty of Lima opened the border of Peru and Chile. The treaty expired on 4 May 1998.",
        "Treaty of Lima expires",
    ),
    (
        "Tony Blair wrote to Jacques Chirac. On 4 May 1998 the two men met in Nice.",
        "Tony Blair and Jacques Chirac meet in Nice",
    ),
]

ORDERED = [
    # verbs that the parse took for participles
    (
        "The next day Azerbaijan shot down a Turkish drone over Armenia by mistake and apologised.",
        "shoots down",
    ),
    (
        "President Nelson Mandela, who was in Cuba, imposed sanctions on Nigeria on 4 May 1995.",
        "imposes sanctions",
    ),
]


def titles(text: str) -> list[str]:
    """The titles of a text's mentions, in their order."""
    document = Document(id="test", text=text, published=date(2024, 6, 15))
    return [mention.title for mention in annotate(document)[1]]


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_what_completes_the_verb_stays(text: str, expected: str) -> None:
    assert expected in titles(text)


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_further_clauses_are_left_out(text: str, expected: str) -> None:
    assert titles(text)[0] == expected


@pytest.mark.parametrize(("text", "expected"), GAPPED)
def test_a_clause_without_a_verb_takes_the_one_before(text: str, expected: str) -> None:
    assert expected in titles(text)


@pytest.mark.parametrize(("text", "expected"), IDENTIFIED)
def test_a_subject_known_from_before_is_named_in_full(text: str, expected: str) -> None:
    assert expected in titles(text)


@pytest.mark.parametrize(("text", "part"), ORDERED)
def test_a_past_verb_is_told_by_its_place(text: str, part: str) -> None:
    assert any(part in title for title in titles(text))


def test_what_is_refused_is_not_told_as_done() -> None:
    for title in titles("Serbia refused on 3 May 2009 to extradite the general and to open the archives."):
        assert "refuses" in title or "extradites" not in title


def test_no_headline_ends_where_its_date_was() -> None:
    for text in ("The border war lasted from May 1998 to June 2000.", "The dispute goes back to May 1936."):
        assert not any(title.split()[-1] in ("lasts", "back", "to", "from") for title in titles(text))


def test_a_long_list_is_whole_or_not_there() -> None:
    text = (
        "Foreign ministers from Argentina, Bolivia, Brazil, Chile, Colombia, Ecuador, Guyana, Paraguay "
        "and Peru met in Lima on 4 May 2001."
    )
    for title in titles(text):
        assert len(title) <= LONGEST
        assert "Argentina" not in title or "Peru" in title


def test_each_verb_stands_once_in_the_table_of_complements() -> None:
    bases = [row.text("base") for row in read_table("verb_complements.csv", ("base",))]
    assert bases == sorted(set(bases))


def test_what_a_verb_is_not_known_to_need_it_does_not_need() -> None:
    assert not complements("gallop").needs
    assert "object" in complements("accuse").needs
    assert "of" in complements("accuse").keeps


def test_a_ship_is_one() -> None:
    (title,) = titles("The Chilean frigate Vincennes shot down a Peruvian aircraft on 4 May 2001.")

    assert "Vincennes shoots down" in title
