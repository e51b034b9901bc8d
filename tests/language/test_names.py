"""Names join up: short and full, spelt one way or another, with titles and possessives around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

import pytest
import spacy
from spacy.tokens import Doc, Span

from timeline.language.names import SHARING, PersonName, folded, joined_names, same_person, timeline_names

VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Aleksandr Lukashenko", "Alexander Lukashenko"),
        ("Mohamed Morsi", "Mohammed Morsi"),
        ("Hugo Chávez", "Hugo Chavez"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("J. Kerry", "John Kerry"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_person(one.split(), other.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong-il"),
        ("George Clooney", "Rosemary Clooney"),
        ("Lech Kaczyński", "Jarosław Kaczyński"),
        ("Bill Clinton", "Hillary Clinton"),
    ],
)
def test_different_people(one: str, other: str) -> None:
    assert not same_person(one.split(), other.split())


def test_folding_keeps_different_names_apart() -> None:
    assert folded("Putin") != folded("Patton")


def names(*words: str) -> list[PersonName]:
    return [PersonName(i, i + 1, tuple(name.split())) for i, name in enumerate(words)]


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        (["Sergei Lavrov", "Lavrov"], ["Sergei Lavrov"] * 2),
        (["Lavrov", "Sergei Lavrov"], ["Sergei Lavrov"] * 2),
        (["Sergei Lavrov", "Sergey Lavrov", "Sergey Lavrov"], ["Sergey Lavrov"] * 3),
        (["Kim Jong-un", "Kim"], ["Kim Jong-un"] * 2),
        # the one last named
        (
            ["Bill Clinton", "Hillary Clinton", "Clinton", "Bill Clinton", "Clinton"],
            ["Bill Clinton", "Hillary Clinton", "Hillary Clinton", "Bill Clinton", "Bill Clinton"],
        ),
        # nobody knows which of two is meant before either is named
        (["Clinton", "Bill Clinton", "Hillary Clinton"], ["Clinton", "Bill Clinton", "Hillary Clinton"]),
        (["Merz"], ["Merz"]),
    ],
)
def test_short_names_join_the_full_ones(found: list[str], meant: list[str]) -> None:
    assert meant == joined_names(names(*found))


def test_an_office_holder_keeps_the_name_of_the_table() -> None:
    found = [
        PersonName(0, 2, ("Sergey", "Lavrov"), "Sergei Lavrov"),
        PersonName(3, 4, ("Lavrov",)),
        PersonName(5, 7, ("Sergey", "Lavrov")),
    ]

    assert ["Sergei Lavrov"] * 3 == joined_names(found)


def test_titles_possessives_and_quotes_are_no_part_of_a_name() -> None:
    words = "“ Foreign Minister Ana Pinto ’s ” plan".split()
    doc = Doc(VOCAB, words=words)
    doc.ents = [Span(doc, 0, 7, label="PERSON")]

    (person,) = timeline_names(doc).spans["people"]

    assert ("Ana Pinto", "Ana Pinto") == (person.text, person._.person)


def test_a_name_all_of_titles_is_none() -> None:
    doc = Doc(VOCAB, words=["Prime", "Minister", "spoke"])
    doc.ents = [Span(doc, 0, 2, label="PERSON")]

    assert [] == list(timeline_names(doc).spans["people"])


def test_many_people_who_share_a_name_are_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory of thousands takes no longer by the name than a short list does."""
    asked = Counter[str]()

    def same(a: Sequence[str], b: Sequence[str]) -> bool:
        asked["times"] += 1
        return same_person(a, b)

    monkeypatch.setattr("timeline.language.names.same_person", same)
    letters = "bcdfghjklm"
    people = [f"{a}a{b}e{c}o" for a, b, c in product(letters, repeat=3)]
    found = [PersonName(3 * at, 3 * at + 2, ("John", name.title())) for at, name in enumerate(people)]
    assert joined_names(found) == [f"John {name.title()}" for name in people]
    assert asked["times"] <= SHARING * len(people)
