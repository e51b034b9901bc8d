"""Words that stand for states named in the sentences before."""

from __future__ import annotations

import pytest

from timeline.language import annotate
from timeline.records import Document


def last_pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of the last sentence's mentions, in alphabetical order within a pair."""
    _, found = annotate(Document(id="x", text=text, title=None, published=None))
    last = max((m.sentence_start for m in found), default=-1)
    return {(min(p), max(p)) for m in found if m.sentence_start == last for p in m.pairs}


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        ("Peru and Chile made peace.", "The two countries signed a treaty in 1998.", {("CHL", "PER")}),
        ("Peru and Chile made peace.", "Both sides agreed to withdraw their troops.", {("CHL", "PER")}),
        ("Kenya's president met Jordan's king.", "The two leaders discussed trade.", {("JOR", "KEN")}),
        ("Kenya, Uganda and Rwanda formed a union.", "The three presidents signed the charter.",
         {("KEN", "RWA"), ("KEN", "UGA"), ("RWA", "UGA")}),
        ("Austria sent a note to Hungary.", "The two neighbouring governments held talks on 3 May 1991.",
         {("AUT", "HUN")}),
        # the words themselves say whose they are
        ("Peru's president met Chile's.", "In 2019 Spain expelled two Cuban diplomats.", {("CUB", "ESP")}),
        ("Cuba's president met Chile's.", "In 2019 Spain expelled two Cuban diplomats.", {("CUB", "ESP")}),
        ("Cuba's president met Chile's.", "In 2019 Spain expelled two diplomats of Cuba.", {("CUB", "ESP")}),
        ("East Germany's envoy met one of Germany.", "In 1990 the two German states signed a treaty.",
         {("DDR", "DEU")}),
        # three were named: which two stays open
        ("Kenya, Uganda and Rwanda formed a union.", "Both sides signed the charter.", set()),
        # the sentence names its own
        ("Kenya and Uganda made peace.", "France and Spain said both countries signed a pact.",
         {("ESP", "FRA")}),
        # what a pronoun stands for
        ("China's president Xi Jinping flew to Vietnam.", "He met the prime minister of Laos on 3 May 2016.",
         {("CHN", "LAO")}),
        ("Xi Jinping arrived on Monday.", "Jinping held talks with Vietnam.", {("CHN", "VNM")}),
    ],
)  # fmt: skip
def test_whom_the_context_settles(before: str, sentence: str, expected: set[tuple[str, str]]) -> None:
    assert expected == last_pairs(f"{before} {sentence}")


def test_a_new_paragraph_goes_back_to_the_two_of_whom_the_text_tells() -> None:
    text = (
        "Peru met Chile in May. Chile warned Peru in June. Peru and Chile broke off their talks. "
        "Chile sent soldiers to the border of Bolivia.\n\nThere was one exception. {}"
    )

    assert {("CHL", "PER")} == last_pairs(text.format("In July 1998 the two countries signed a treaty."))


def test_a_pair_from_the_context_is_less_certain() -> None:
    text = "Peru and Chile made peace. {} signed a treaty in 1998."
    named, meant = (
        annotate(Document(id="x", text=text.format(who), title=None, published=None))[1][-1]
        for who in ("Peru and Chile", "The two countries")
    )

    assert named.pairs == meant.pairs
    assert meant.confidence < named.confidence
