"""Which texts are the same article, and which only tell of the same thing."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

import frontmatter
import pytest
from articles import (
    MONDAY,
    NAME,
    NAME_BY_AGENCY,
    NAME_BY_ANOTHER,
    NAME_CUT,
    SUMMIT,
    SUMMIT_AFTERMATH,
    SUMMIT_BY_ANOTHER,
    SUMMIT_LATER,
    TUESDAY,
)
from hypothesis import given
from hypothesis import strategies as st

from timeline.chronologies import shipped_documents
from timeline.copies import Sketch, agreed, originals, sketch
from timeline.copies.groups import contained, kept, near
from timeline.copies.sketches import KEPT
from timeline.edtf import day_span
from timeline.records import Mention

SENTENCE = re.compile(r"(?<=[.!?])\s+")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SUMMIT, SUMMIT.upper().replace(". ", ".\n\n").replace('"', "”"), True),
        (SUMMIT, SUMMIT_LATER, True),
        (SUMMIT, SUMMIT_BY_ANOTHER, False),
        (SUMMIT, SUMMIT_AFTERMATH, False),
        (NAME, NAME_CUT, True),
        (NAME, NAME_BY_AGENCY, True),
        (NAME_CUT, NAME_BY_AGENCY, True),
        (NAME, NAME_BY_ANOTHER, False),
        (MONDAY, TUESDAY, False),
        (MONDAY, MONDAY.replace("mission", "Mission"), True),
        ("Iran accused Israel.", "Iran accused Israel", True),
        ("Iran accused Israel.", "Israel accused Iran.", False),
        ("On 3 May 2011 Iran accused Israel.", "On 4 May 2011 Iran accused Israel.", False),
        ("日本と中国は協定に署名した。" * 5, "日本と中国は協定に署名した！" * 5, True),
        ("日本と中国は協定に署名した。", "日本と韓国は協定に署名した。", False),
        ("", "", False),
    ],
    ids=[
        "printed otherwise", "two sentences changed", "another report", "what followed", "cut", "an agency's",
        "cut and an agency's", "another report of the name", "a form filled in anew", "one letter",
        "a short copy", "a short one turned round", "a short one of another day", "no spaces",
        "no spaces, another country", "nothing",
    ],
)  # fmt: skip
def test_what_is_the_same_article(one: str, other: str, same: bool) -> None:
    assert near(sketch(one), sketch(other)) is same
    assert near(sketch(other), sketch(one)) is same


def briefs() -> list[str]:
    return [frontmatter.load(str(path)).content.strip() for path in sorted(shipped_documents().glob("*.md"))]


def test_no_two_briefs_are_the_same() -> None:
    """Many of them are about the same countries and years; the likest share a tenth of what it takes."""
    sketches = sorted(map(sketch, briefs()), key=lambda each: each.runs)
    assert max(contained(one, other) for one, other in combinations(sketches, 2)) < 0.15


def update(text: str, changed: int, chance: random.Random, stock: Sequence[str]) -> str:
    """The text with some sentences of others in the place of its own."""
    told = SENTENCE.split(text)
    for number in chance.sample(range(len(told)), changed):
        told[number] = chance.choice(stock)
    return " ".join(told)


def test_cut_and_updated_briefs_are_found() -> None:
    """All that lost their second half or had two sentences changed."""
    chance = random.Random(3)
    texts = briefs()
    stock = [each for text in texts for each in SENTENCE.split(text)]
    for text in texts:
        told = SENTENCE.split(text)
        for other in (
            update(text, 2, chance, stock),
            " ".join(told[: (len(told) + 1) // 2]),
            " ".join(told[2:]),
        ):
            assert near(sketch(text), sketch(other)), other


def grouped(texts: Mapping[str, str], days: Mapping[str, str] | None = None) -> dict[str, str]:
    sketches = {name: sketch(text) for name, text in texts.items()}

    def looked_up(ids: Sequence[str]) -> Mapping[str, Sketch]:
        return {each: sketches[each] for each in ids}

    return originals((kept(name, each, (days or {}).get(name)) for name, each in sketches.items()), looked_up)


def test_groups_have_the_earliest_as_their_original() -> None:
    texts = {
        "a": NAME_CUT,
        "b": NAME,
        "c": NAME_BY_AGENCY,
        "d": NAME_BY_ANOTHER,
        "e": SUMMIT,
        "f": SUMMIT_LATER,
    }

    assert {"a": "c", "b": "c", "c": "c", "e": "f", "f": "f"} == grouped(
        texts, {"b": "2018-06-18", "c": "2018-06-17", "a": "2018-06-18"}
    )
    assert "c" == grouped(texts)["a"]  # without days the longest


@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(chance: random.Random) -> None:
    texts = {
        f"{n}": text for n, text in enumerate((NAME_CUT, NAME, NAME_BY_AGENCY, SUMMIT, SUMMIT_LATER, MONDAY))
    }
    shuffled = list(texts.items())
    chance.shuffle(shuffled)

    assert grouped(texts) == grouped(dict(shuffled))


def test_a_hundred_copies_are_one_group() -> None:
    """However many hold the same words, and whatever else holds some of them."""
    told = SENTENCE.split(NAME)
    texts = {f"{n:03}": f"{NAME} Printed in newspaper number {n}." for n in range(100)}
    texts |= {f"x{n}": " ".join(told[n : n + 2] + SENTENCE.split(SUMMIT)[n : n + 8]) for n in range(2)}
    found = grouped(texts)

    assert {"000"} == {found.get(f"{n:03}") for n in range(100)}
    assert found.get("x0") != "000"


def test_long_texts_are_told_by_a_sample() -> None:
    """The share that a sketch tells of long texts is close to the real one."""
    chance = random.Random(5)
    words = [f"w{n}" for n in range(4_000)]
    long = [chance.choice(words) for _ in range(6_000)]
    other = long[:3_000] + [chance.choice(words) for _ in range(3_000)]
    one, two = sketch(" ".join(long)), sketch(" ".join(other))

    assert KEPT == len(one.hashes) < one.runs
    assert abs(contained(*sorted((one, two), key=lambda each: each.runs)) - 0.5) < 0.1


@given(st.text(max_size=200))
def test_any_text_has_a_sketch(text: str) -> None:
    made = sketch(text)

    assert made.hashes.tolist() == sorted(set(made.hashes.tolist()))
    assert near(made, sketch(text)) is (made.words > 0)


def mention(name: str, document: str, sentence: str, day: date) -> Mention:
    return Mention(
        name, document, 10, 20, sentence, 5, "A title", "CONSULT", span=day_span(day), date_text="on Friday"
    )


def test_a_copy_tells_what_its_original_tells() -> None:
    """The same sentence is dated as in the original; what only the copy has stays as it was."""
    friday, later = date(2019, 4, 26), date(2019, 5, 3)
    told = [
        mention("1", "copy", "They met on Friday.", later),
        mention("2", "copy", "They left on Friday.", later),
        mention("3", "first", "They met on Friday.", friday),
        mention("4", "other", "They met on Friday.", later),
    ]
    found = {each.id: each for each in agreed(told, {"copy": "first", "first": "first"})}

    assert [day_span(friday), day_span(later), day_span(friday), day_span(later)] == [
        found[name].span for name in "1234"
    ]
    assert ["copy", "copy", "first", "other"] == [found[name].document for name in "1234"]
    assert ["first", "first", "first", "other"] == [found[name].origin for name in "1234"]
