"""What the teacher learns and says, without a teacher: targets, spans, and what is taken of its guesses."""

from __future__ import annotations

import pytest

from training.names import UNKNOWN, Name
from training.teacher import OPEN, TAGS, Taught, guessed, shape, spans, targets
from training.treebanks import Sentence, Word


def sentence(text: str) -> Sentence:
    """Words given as ``word/tag``, of which only these count."""
    pairs = [piece.rsplit("/", 1) for piece in text.split()]
    return Sentence([Word(word, True, tag, "X", word, 0, "dep") for word, tag in pairs])


def test_an_unknown_span_is_no_target() -> None:
    taught = Taught("Rosa Ito likes Cubism".split(), [Name(0, 2, "PERSON"), Name(3, 4, UNKNOWN)], "crossner")

    assert [TAGS.index("B-PERSON"), TAGS.index("I-PERSON"), 0, OPEN] == targets(taught)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", []),
        ("B-LOC I-LOC O B-LOC", [Name(0, 2, "LOC"), Name(3, 4, "LOC")]),
        ("B-LOC B-LOC", [Name(0, 1, "LOC"), Name(1, 2, "LOC")]),
        ("I-ORG I-ORG I-LOC", [Name(0, 2, "ORG"), Name(2, 3, "LOC")]),
    ],
)
def test_tags_become_spans(tags: str, expected: list[Name]) -> None:
    assert expected == [name for name, _ in spans([(tag, 0.9) for tag in tags.split()])]


def test_a_span_has_the_mean_probability_of_its_words() -> None:
    ((_, chance),) = spans([("B-ORG", 0.9), ("I-ORG", 0.7), ("O", 1.0)])

    assert pytest.approx(0.8) == chance


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("Rosa/NNP left/VBD", [("B-PERSON", 0.95), ("O", 0.99)], [Name(0, 1, "PERSON")]),
        ("Rosa/NNP left/VBD", [("B-PERSON", 0.6), ("O", 0.99)], [Name(0, 1, UNKNOWN)]),
        ("Friday/NNP came/VBD", [("O", 0.99), ("O", 0.99)], []),
        ("Zork/NNP came/VBD", [("O", 0.5), ("O", 0.99)], [Name(0, 1, UNKNOWN)]),
        ("people/NNS came/VBD", [("B-ORG", 0.95), ("O", 0.6)], []),
        (
            "Bank/NNP of/IN Zork/NNP",
            [("B-ORG", 0.95), ("I-ORG", 0.9), ("I-ORG", 0.9)],
            [Name(0, 3, "ORG")],
        ),
    ],
)
def test_only_sure_names_with_a_proper_noun_are_taken(
    text: str, tags: list[tuple[str, float]], expected: list[Name]
) -> None:
    assert expected == guessed(sentence(text), tags)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("oslo", [0, 0, 0, 0, 0]),
        ("Oslo", [1, 0, 0, 0, 0]),
        ("UN", [1, 1, 1, 0, 0]),
        ("G20", [1, 1, 1, 1, 0]),
        ("iPhone", [0, 0, 0, 0, 1]),
    ],
)
def test_the_shape_of_a_word(word: str, expected: list[float]) -> None:
    assert expected == shape(word)
