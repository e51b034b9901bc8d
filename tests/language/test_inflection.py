"""Forms of verbs and nouns."""

from __future__ import annotations

import pytest

from timeline.language.inflection import noun_plurals, plural, third_person, verb_forms, verb_spellings


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("sign", "sign signs signed signed signing"),
        ("seize", "seize seizes seized seized seizing"),
        ("deny", "deny denies denied denied denying"),
        ("destroy", "destroy destroys destroyed destroyed destroying"),
        ("free", "free frees freed freed freeing"),
        ("ban", "ban bans banned banned banning"),
        ("rip", "rip rips ripped ripped ripping"),
        ("quit", "quit quits quit quit quitting"),
        ("raid", "raid raids raided raided raiding"),
        ("bomb", "bomb bombs bombed bombed bombing"),
        ("tax", "tax taxes taxed taxed taxing"),
        ("allow", "allow allows allowed allowed allowing"),
        ("visit", "visit visits visited visited visiting"),
        ("offer", "offer offers offered offered offering"),
        ("expel", "expel expels expelled expelled expelling"),
        ("refer", "refer refers referred referred referring"),
        ("veto", "veto vetoes vetoed vetoed vetoing"),
        ("take", "take takes took taken taking"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("cut", "cut cuts cut cut cutting"),
        ("lie", "lie lies lied lied lying"),
        ("equip", "equip equips equipped equipped equipping"),
        ("must", "must must must must must"),
    ],
)
def test_verb_forms(verb: str, forms: str) -> None:
    assert " ".join(verb_forms(verb)) == forms


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("meet", "meets"), ("impose", "imposes"), ("clash", "clashes"), ("go to war", "goes to war"),
        ("be willing to", "is willing to"), ("have talks", "has talks"), ("deny", "denies"), ("must", "must"),
        ("refuse to lift", "refuses to lift"), ("pay a visit", "pays a visit"),
    ],
)  # fmt: skip
def test_third_person(phrase: str, expected: str) -> None:
    assert third_person(phrase) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("treaty", "treaties"),
        ("visit", "visits"),
        ("clash", "clashes"),
        ("embargo", "embargoes"),
        ("way", "ways"),
    ],
)
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("talks", ()), ("crisis", ("crises",)), ("ceasefire", ("ceasefires",)), ("redress", ("redresses",))],
)
def test_noun_plurals(noun: str, expected: tuple[str, ...]) -> None:
    assert noun_plurals(noun) == expected


def test_spellings_of_both_sides_of_the_ocean() -> None:
    assert {"cancelled", "canceled", "cancelling", "canceling"} <= {
        word for word, _ in verb_spellings("cancel")
    }


def test_a_word_that_is_base_and_past_has_both_forms() -> None:
    assert {form for word, form in verb_spellings("cut") if word == "cut"} == {"base", "past"}


def test_forms_of_be() -> None:
    assert dict(verb_spellings("be"))["were"] == "past"
