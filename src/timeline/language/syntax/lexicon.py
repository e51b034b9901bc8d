"""A token-to-vector layer that also knows words it never saw in training: by their cluster, and from lists.

Beside spelling (norm, prefix, suffix, shape) each token is looked up in the vocabulary's table
``timeline_lexicon``: its Brown cluster (Brown et al. 1992; whole, and the first 6 and 4 bits of its path,
as Turian et al. 2010 use them) and a bit for each kind of list it stands on (first names, surnames, towns,
countries, organisations). The table is part of the model's folder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.attrs import intify_attr  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

TABLE = "timeline_lexicon"
PATHS = (0xFFFF, 0x3F, 0xF)
"""Masks of a cluster's path: bits run from the root in the low end."""
LIST_BITS = 16
"""The cluster stands above this many bits, the lists in them."""


@registry.architectures("timeline.LexiconEmbed.v1")  # type: ignore[untyped-decorator]
def lexicon_embed(
    width: int, attrs: list[str], rows: list[int], lexicon_rows: int
) -> Model[list[Doc], list[Floats2d]]:
    """Hashed embeddings of token attributes and of what the lexicon says, mixed into one vector a token."""
    ids = [intify_attr(attr) for attr in attrs]
    sizes = [*rows, *[lexicon_rows] * (len(PATHS) + 1)]

    def column(index: int) -> Model[Any, Any]:
        return HashEmbed(width, sizes[index], column=index, seed=8 + index, dropout=0.0)

    mixed = width * len(sizes)
    return chain(
        _features(ids),
        list2ragged(),
        with_array(concatenate(*[column(index) for index in range(len(sizes))])),
        with_array(Maxout(width, mixed, nP=3, dropout=0.0, normalize=True)),
        ragged2list(),
    )


def _features(ids: list[int]) -> Model[list[Doc], list[Ints2d]]:
    return Model("lexicon_features", _forward, attrs={"columns": ids})


def _forward(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[Any], list[Any]]]:
    ids = model.attrs["columns"]
    features = [_of_doc(doc, ids) for doc in docs]
    return features, lambda _: []


def _of_doc(doc: Doc, ids: list[int | str]) -> Any:
    spelling = doc.to_array(ids).reshape(len(doc), len(ids)).astype(numpy.uint64)
    table = doc.vocab.lookups.get_table(TABLE, {})
    entries = numpy.array([_entry(table, token.text) for token in doc], dtype=numpy.uint64).reshape(-1, 1)
    clusters = entries >> numpy.uint64(LIST_BITS)
    lists = entries & numpy.uint64((1 << LIST_BITS) - 1)
    paths = [(clusters & numpy.uint64(mask)) for mask in PATHS]
    return numpy.ascontiguousarray(numpy.hstack([spelling, *paths, lists]))


def _entry(table: Any, word: str) -> int:
    """Cluster of the word as it stands, else of another case of it; lists without regard to case."""
    entry: int = table.get(word, 0)
    lower: int = table.get(word.lower(), 0)
    if not entry >> LIST_BITS:
        entry |= lower or table.get(word.title(), 0)
    return entry | (lower & ((1 << LIST_BITS) - 1))
