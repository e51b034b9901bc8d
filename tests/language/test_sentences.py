"""Where sentences end."""

from __future__ import annotations

import pytest
import spacy

import timeline.language  # noqa: F401  (registers the components)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", 2),
        ("He left! Did she stay? Yes.", 3),
        ("Mr. Obama met Gen. Petraeus in the U.S. Senate.", 1),
        ("They met on Jan. 5 in St. Petersburg.", 1),
        ("He spoke in the U.S. The crowd listened.", 2),
        ('"We agree." They left.', 2),
        ("A headline\n\nThe text begins.", 2),
        ("It cost 3.5 million. No. 10 declined to comment.", 2),
    ],
)
def test_sentences(text: str, expected: int) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_sentences")
    assert len(list(nlp(text).sents)) == expected


@pytest.mark.parametrize("text", ["", " ", ".", "...", "\n\n", "?!?!", '"', "a.b.c", "\u2028"])
def test_any_text_is_read(text: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_sentences")
    assert "".join(sentence.text_with_ws for sentence in nlp(text).sents) == text
