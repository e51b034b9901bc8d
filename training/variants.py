"""Spellings that real text has and treebanks have not: curly quotes, other dashes, capitals, none at all."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.training import Example

QUOTES = {'"': ("“", "”"), "'": ("‘", "’"), "``": ("“", "“"), "''": ("”", "”")}
DASHES = {"--": "—", "-": "-", "—": "–", "...": "…"}


@spacy.registry.augmenters("timeline.variants.v1")
def variants(
    typographic: float, capitals: float, lower: float, seed: int = 7
) -> Callable[[Language, Example], Iterator[Example]]:
    """Now and then a second copy of a text: with curly quotes and dashes, all in capitals or all lower case.

    Each figure is the share of texts that get such a copy.
    """
    chance = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        yield example
        if chance.random() < typographic and (changed := _typographic(_words(example))) != _words(example):
            yield _respelt(nlp, example, changed)
        if chance.random() < capitals:
            yield _respelt(nlp, example, [word.upper() for word in _words(example)])
        if chance.random() < lower:
            yield _respelt(nlp, example, [word.lower() for word in _words(example)])

    return augment


def _words(example: Example) -> list[str]:
    return [token.text for token in example.reference]


def _typographic(words: list[str]) -> list[str]:
    changed, open_quote = [], False
    for word in words:
        if word in ('"', "``", "''"):
            open_quote = not open_quote
            changed.append(QUOTES['"'][0 if open_quote else 1])
        elif word in DASHES:
            changed.append(DASHES[word])
        else:
            changed.append(word.replace("'", "’"))
    return changed


def _respelt(nlp: Language, example: Example, words: list[str]) -> Example:
    """The example with other words in the same places; one that changes length in capitals is left out."""
    data = example.to_dict()
    data["token_annotation"]["ORTH"] = words
    text = "".join(word + token.whitespace_ for word, token in zip(words, example.reference, strict=True))
    return Example.from_dict(nlp.make_doc(text), data)
