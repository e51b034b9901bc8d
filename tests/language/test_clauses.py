"""Where clauses open."""

from __future__ import annotations

import pytest
import spacy

from timeline.language.clauses import clauses

VERBS = frozenset("signed left attacked united met agreed fled landed".split())


def cut(text: str, names: tuple[str, ...] = ()) -> list[str]:
    """The clauses of a sentence in which the words of ``VERBS`` are verbs and ``names`` are never cut."""
    doc = spacy.blank("en")(text)
    verbs = [token.i for token in doc if token.lower_ in VERBS]
    spans = [
        (s.start, s.end)
        for name in names
        if (s := doc.char_span(text.find(name), text.find(name) + len(name)))
    ]
    return [span.text for span in clauses(doc[:], verbs, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad attacked Mali, which fled.", ["Chad attacked Mali,", "which fled."]),
        ("Chad attacked and left.", ["Chad attacked", "and left."]),
        ("Chad signed with Mali and Togo.", ["Chad signed with Mali and Togo."]),
        ("Chad signed after the talks in Togo.", ["Chad signed after the talks in Togo."]),
        ("Chad signed after Togo left.", ["Chad signed", "after Togo left."]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_name_holds_no_verb() -> None:
    text = "The United Kingdom and the United States signed."
    assert cut(text, ("United Kingdom", "United States")) == [text]


@pytest.mark.parametrize("text", ["Chad", "and", "which which which", "—", "Chad; left: met; which left"])
def test_clauses_cover_the_sentence(text: str) -> None:
    assert " ".join(cut(text)).split() == text.split()
