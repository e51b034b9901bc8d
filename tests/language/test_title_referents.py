"""Headlines in which somebody or something stands for another: lists of names, "it", "its", "his country"."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language import annotate, load_pipeline
from timeline.language.titles.parties import countries_named
from timeline.records import Document

ROWS = [
    (
        "Emmanuel Macron, Olaf Scholz, Mario Draghi and Klaus Iohannis travelled to Kyiv on 16 June 2022.",
        "Emmanuel Macron, Olaf Scholz, Mario Draghi and Klaus Iohannis travel to Kyiv",
    ),
    (
        "In March the United States and its allies halted the shipments of wheat.",
        "United States and its allies halt the shipments of wheat",
    ),
    (
        "Syria said on Sunday that its own troops had shelled a Jordanian village.",
        "Syria’s own troops shell a Jordanian village",
    ),
    (
        "The foreign minister of Peru said on Monday that his country would recall its envoy from Bolivia.",
        "Peru to recall its envoy from Bolivia",
    ),
    (
        "In May 1994 Norway and Sweden signed in Oslo the agreement that opened the border.",
        "Norway and Sweden sign in Oslo the agreement that opened the border",
    ),
    (
        "Kenya left Somalia in 2014 without an agreement.",
        "Kenya leaves Somalia without an agreement",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_title_names_whom_it_means(text: str, expected: str) -> None:
    document = Document(id="test", text=text, published=date(2024, 6, 15))
    titles = [mention.title for mention in annotate(document)[1]]
    assert expected in titles


def test_no_headline_says_what_a_place_is_where_something_happened() -> None:
    text = "Gori is also where an Estonian soldier wounded six Latvian schoolboys in May 1998."
    document = Document(id="test", text=text, published=date(2024, 6, 15))
    assert not any("is where" in mention.title for mention in annotate(document)[1])


@pytest.mark.parametrize(
    ("upto", "expected"),
    [
        (0, []),
        (1, [("NOR", 1)]),
        (6, [("NOR", 1), ("SWE", 1)]),
        (100, [("SWE", 3), ("NOR", 1), ("FIN", 1)]),
    ],
)
def test_countries_are_counted_as_far_as_the_text_has_come(
    upto: int, expected: list[tuple[str, int]]
) -> None:
    doc = load_pipeline()("Norway met the envoy of Sweden. Sweden and NATO agreed. Finland asked Sweden.")
    assert countries_named(doc, upto).most_common(3) == expected


def test_countries_are_counted_anew_where_actors_are_found_anew() -> None:
    doc = load_pipeline()("Norway met the envoy of Sweden.")
    assert countries_named(doc, 10).total() == 2
    doc.spans["actors"] = list(doc.spans["actors"])[:1]
    assert countries_named(doc, 10).total() == 1
