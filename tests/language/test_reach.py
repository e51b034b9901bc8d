"""Who is acted upon further down the parse, on Docs built by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from timeline.language.actors import Actor
from timeline.language.reach import concerned
from timeline.language.triggers import Trigger, TriggerMatch

VOCAB = spacy.blank("en").vocab
Row = tuple[str, str, int]

APPEAL: list[Row] = [
    ("Peru", "nsubj", 1),
    ("rejected", "ROOT", 1),
    ("the", "det", 3),
    ("appeal", "obj", 1),
    ("of", "case", 6),
    ("a", "det", 6),
    ("Bolivian", "nmod", 3),
]


def found(rows: list[Row], preposition: str, *actors: tuple[int, str]) -> list[str]:
    words, deps, heads = zip(*rows[:4], (preposition, "case", 6), *rows[5:], strict=True)
    doc = Doc(VOCAB, words=list(words), deps=list(deps), heads=list(heads))
    match = TriggerMatch(Trigger("REJECT", "verb", "reject", frozenset()), 1, 2, "past")
    named = [Actor(i, i + 1, code, "demonym") for i, code in actors]
    return [actor.code for actor in concerned(doc, match, named, {"PER"})]


@pytest.mark.parametrize("preposition", ["of", "from", "to", "for", "with"])
def test_what_is_done_to_a_thing_is_done_to_whose_it_is(preposition: str) -> None:
    assert ["BOL"] == found(APPEAL, preposition, (0, "PER"), (6, "BOL"))


@pytest.mark.parametrize("preposition", ["in", "near", "after", "despite", "because", "according"])
def test_places_times_and_reasons_are_nobody(preposition: str) -> None:
    assert [] == found(APPEAL, preposition, (0, "PER"), (6, "BOL"))


def test_nobody_is_found_where_nothing_was_parsed() -> None:
    doc = Doc(VOCAB, words=["Peru", "rejected", "Bolivians"])
    match = TriggerMatch(Trigger("REJECT", "verb", "reject", frozenset()), 1, 2, "past")

    assert () == concerned(doc, match, [Actor(2, 3, "BOL", "demonym")], {"PER"})
