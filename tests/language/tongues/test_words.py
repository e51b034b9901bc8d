"""The table of words: it can be read, and holds for each language what each needs."""

from __future__ import annotations

import pytest

from timeline.language.tongues import TONGUES, vocabulary
from timeline.language.tongues.tokens import tokens_of
from timeline.language.tongues.vocabulary import vocabulary_of
from timeline.reference.tables import TableError, parse_table


@pytest.mark.parametrize("language", TONGUES)
def test_every_language_has_what_a_calendar_needs(language: str) -> None:
    held = set(vocabulary_of(language).letters.values())
    if language != "zh":
        assert {("M", str(month)) for month in range(1, 13)} <= held
        assert {("n", str(number)) for number in range(1, 11)} <= held
    assert {day for letter, day in held if letter in "Dd"} == set("1234567")
    assert {("t", str(day)) for day in (-2, -1, 0, 1, 2)} <= held
    assert {"SP", "SU", "FA", "WI"} <= {value for letter, value in held if letter in "SV"}
    assert vocabulary_of(language).sets["function"]


@pytest.mark.parametrize("language", TONGUES)
def test_every_form_is_found_in_a_text(language: str) -> None:
    """A form is one token, with the letter that its row gives it."""
    for form, (letter, _) in vocabulary_of(language).letters.items():
        tokens = tokens_of(form, language)
        assert letter == tokens.letters, form


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("xx,month,1,janus", "is not one of"),
        ("de,mond,1,Januar", "no kind of word"),
        ("de,month,1,Janu(ar", "endings that cannot be read"),
        ("de,month,1,", "is empty"),
        ("de,month,1,Mai\nde,month,5,Mai", "another row"),
    ],
)
def test_a_mistake_is_named(row: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(name: str, columns: tuple[str, ...]) -> object:
        return parse_table(name, f"language,kind,value,forms\n{row}\n", columns)

    monkeypatch.setattr(vocabulary, "read_table", changed)
    with pytest.raises(TableError, match=problem):
        vocabulary.vocabularies.__wrapped__()
