"""How far a word stands below the main clause, and what completes a verb, from the parse."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from timeline.language import load_pipeline
from timeline.language.standing import complements, depth, frames


def parsed(text: str) -> Doc:
    return load_pipeline()(text)


def at(doc: Doc, word: str) -> int:
    return next(token.i for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "nearer", "further"),
    [
        ("Cuba agreed to release the prisoners from Honduras.", "agreed", "release"),
        ("The ministry said that Chad had arrested the pilot who bombed Goma.", "arrested", "bombed"),
        ("Iran condemned the invasion of Iraq by the United States.", "condemned", "invasion"),
        ("After the talks in Rome, Italy recalled its envoy from Cairo.", "recalled", "talks"),
        ("Greece will close the border if Turkey attacks the island.", "close", "attacks"),
        ("Troops backed by Uganda invaded Bunia.", "invaded", "backed"),
    ],
)
def test_depth(text: str, nearer: str, further: str) -> None:
    doc = parsed(text)
    assert depth(doc[at(doc, nearer)]) < depth(doc[at(doc, further)])


@pytest.mark.parametrize(
    ("text", "verb", "nearest"),
    [
        ("Chad launched an investigation into the attack.", "launched", "investigation"),
        ("Sanctions were imposed on Iraq by the Security Council.", "imposed", "Sanctions"),
        ("The court jailed the reporter of a Chilean newspaper.", "jailed", "reporter"),
    ],
)
def test_nearest_complement(text: str, verb: str, nearest: str) -> None:
    doc = parsed(text)
    i = at(doc, verb)
    found = complements(doc[i], range(i, i + 1))
    assert doc[min(found, key=lambda place: found[place])].text == nearest


def test_a_circumstance_is_no_complement() -> None:
    doc = parsed("Libya suspended the talks after the attack on its capital.")
    found = complements(doc[at(doc, "suspended")], range(2))
    assert at(doc, "talks") in found
    assert at(doc, "attack") not in found


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Cuba agreed to release the men.", "agreed", {"+to do"}),
        ("Lebanon wants Syria to hand over the suspects.", "wants", {"+to do", "+somebody to do"}),
        ("Iran rejected the offer.", "rejected", set()),
    ],
)
def test_frames(text: str, verb: str, expected: set[str]) -> None:
    doc = parsed(text)
    assert frames(doc[at(doc, verb)]) == expected
