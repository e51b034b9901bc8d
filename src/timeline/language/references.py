"""Words that stand for states named before: "the two leaders", "both sides", "the three countries"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from timeline.language.actors import Actor
from timeline.language.syntax.relevance import PARTIES
from timeline.reference import is_country

HOW_MANY = {"two": 2, "both": 2, "pair": 2, "three": 3, "trio": 3, "four": 4}
MANY_OF_ONE = frozenset("diplomats officials negotiators ministers".split())
"""Parties of which one state has several; of the others ("two German states") each is of its own."""
REACH = 3
"""Words that may stand between the number and its noun: "the two neighbouring countries"."""


def references(sentence: Span, named: Sequence[Actor], before: Sequence[Sequence[str]]) -> list[Actor]:
    """The states that a sentence means without naming them, one actor each where the words stand.

    Args:
        named: The actors that the sentence names; where they are enough, the words mean them.
        before: Whom each sentence before told of, the latest first, and at last whom the text is about.

    Only as many as the words say: "both sides" after a sentence about three states stays open; a sentence
    about one of them is passed over. Those named earlier in the sentence come first.
    """
    found = []
    for start, end, number in _phrases(sentence):
        if _says_whose(sentence, named, start, end):
            continue
        own = (actor.code for actor in named if actor.start < start and is_country(actor.code))
        here = tuple(dict.fromkeys(own))
        told = _last_with(number, before) if len(here) < number else ()
        meant = here if len(here) == number else told if len(told) == number else ()
        found += [Actor(start, end, code, "reference") for code in meant]
    return found


def _says_whose(sentence: Span, named: Sequence[Actor], start: int, end: int) -> bool:
    """Whether the phrase itself names a state: "two Russian diplomats", "two diplomats of Cuba"."""
    if sentence.doc[end - 1].lower_ not in MANY_OF_ONE:
        return False
    last = end + 3 if end < sentence.end and sentence.doc[end].lower_ in ("of", "from") else end
    return any(start <= actor.start < last for actor in named)


def _last_with(number: int, before: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The countries of the last sentence that told of at least so many."""
    of_each = (tuple(code for code in codes if is_country(code)) for codes in before)
    return next((countries for countries in of_each if len(countries) >= number), ())


def _phrases(sentence: Span) -> Iterator[tuple[int, int, int]]:
    """(start, end, how many) of each such phrase."""
    doc = sentence.doc
    for token in sentence:
        number = HOW_MANY.get(token.lower_)
        if number is None:
            continue
        start = token.i - (token.i > sentence.start and doc[token.i - 1].lower_ in ("the", "all", "these"))
        if token.lower_ in ("pair", "trio"):
            if start < token.i:
                yield start, token.i + 1, number
            continue
        for i in range(token.i + 1, min(sentence.end, token.i + 1 + REACH)):
            if doc[i].lower_ in PARTIES:
                yield start, i + 1, number
                break
            if not doc[i].is_alpha:
                break
