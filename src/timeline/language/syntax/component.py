"""``timeline_syntax``: tags, lemmas, dependencies and names of the sentences that matter, in the doc itself.

The relevant sentences are put together into smaller docs, which the model reads; what it found is written
back to where they stand. Sentence boundaries stay those that were found before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from sys import maxsize
from typing import Any, TypeVar

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.language.syntax.models import load_model
from timeline.language.syntax.relevance import relevant_sentences

WORDS = 4_000
"""Words read at once, more or less; bounds the memory that a long document takes."""
DOCS = 200
"""Docs held at once, however short."""

T = TypeVar("T")

NAME_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "NORP": "NORP",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "EVENT": "EVENT",
}
"""Labels of the usual models to ours; kinds left out are no names here."""


@dataclass(slots=True)
class Whole:
    """A doc and what is known of its tokens and names, as one part of it after the other is read."""

    doc: Doc
    columns: Any = None
    names: list[Span] = field(default_factory=list)

    def take(self, small: Doc, places: Sequence[int]) -> None:
        """Keep what was found in a part whose tokens stand in these places."""
        if self.columns is None:
            self.columns = numpy.zeros((len(self.doc), 5), dtype=numpy.uint64)
        _copy(small, self.doc, places, self.columns)
        for entity in small.ents:
            label = NAME_LABELS.get(entity.label_)
            first, last = places[entity.start], places[entity.end - 1]
            if label is not None:
                self.names.append(Span(self.doc, first, last + 1, label=label))

    def write(self) -> None:
        """Write what was kept into the doc."""
        if self.columns is None:
            return
        starts: Any = self.doc.to_array(["SENT_START"]).reshape(-1, 1).astype(numpy.uint64)
        self.doc.from_array(["HEAD", "DEP", "TAG", "POS", "LEMMA"], self.columns)
        # heads have set the boundaries anew: back to those found before
        self.doc.from_array(["SENT_START"], starts)
        self.doc.set_ents(self.names, default="outside")


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences of a doc as a smaller doc for the model; ``places``: where its tokens stand in the whole."""

    whole: Whole
    small: Doc
    places: list[int]


class SyntaxReader:
    """Runs a trained pipeline over the relevant sentences of a doc, or over every one."""

    def __init__(self, model: Language, every_sentence: bool = False) -> None:
        self.model = model
        self.every_sentence = every_sentence

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = DOCS) -> Iterator[Doc]:
        """The docs as they come; short ones are read together, as a call of the model costs more than a few
        words do."""
        for docs in _gathered(stream, len, batch_size):
            wholes = [Whole(doc) for doc in docs]
            parts = (part for whole in wholes for part in self._parts(whole))
            for together in _gathered(parts, lambda part: len(part.places)):
                for part, read in zip(together, self._read(together), strict=True):
                    part.whole.take(read, part.places)
            for whole in wholes:
                whole.write()
            yield from docs

    def _parts(self, whole: Whole) -> Iterator[Part]:
        """The sentences that are worth it, as many at once as may be read together."""
        doc = whole.doc
        for sentences in _gathered(doc.sents if self.every_sentence else relevant_sentences(doc), len):
            if places := [token.i for sentence in sentences for token in sentence if not token.is_space]:
                yield Part(whole, self._small(doc, sentences, places), places)

    def _small(self, doc: Doc, sentences: Sequence[Span], places: Sequence[int]) -> Doc:
        opens = {next((t.i for t in sentence if not t.is_space), -1) for sentence in sentences}
        small = Doc(
            self.model.vocab,
            words=[doc[i].text for i in places],
            spaces=[bool(doc[i].whitespace_) or (i + 1 < len(doc) and doc[i + 1].is_space) for i in places],
            sent_starts=[i in opens for i in places],
        )
        for token, i in zip(small, places, strict=True):
            if token.norm_ != doc[i].norm_:
                token.norm_ = doc[i].norm_  # "n't" is "not": the tokenizer knows, a list of words does not
        return small

    def _read(self, parts: Sequence[Part]) -> list[Doc]:
        """These parts with the model's annotations: all of them by one component after the other."""
        docs = [part.small for part in parts]
        for _, pipe in self.model.pipeline:
            if hasattr(pipe, "pipe"):
                docs = list(pipe.pipe(docs, batch_size=len(docs)))
            else:
                docs = [pipe(doc) for doc in docs]
        return docs


def _gathered(items: Iterable[T], size: Callable[[T], int], most: int = maxsize) -> Iterator[list[T]]:
    """The items in lists of at most so many items, and of so many words together if an item has not more."""
    found: list[T] = []
    words = 0
    for item in items:
        if found and (words + size(item) > WORDS or len(found) >= most):
            yield found
            found, words = [], 0
        found.append(item)
        words += size(item)
    if found:
        yield found


def _copy(read: Doc, doc: Doc, places: Sequence[int], columns: Any) -> None:
    """Write heads, labels, tags, classes and lemmas of a read part into the columns of the whole doc."""
    strings = doc.vocab.strings
    for token, i in zip(read, places, strict=True):
        head = places[token.head.i] - i
        columns[i] = (
            head % (1 << 64),
            strings.add(token.dep_),
            strings.add(token.tag_),
            token.pos,
            strings.add(token.lemma_ or token.text),
        )


@Language.factory(
    "timeline_syntax",
    default_config={"model": "", "every_sentence": False},
    assigns=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma", "doc.ents"],
)
def timeline_syntax(nlp: Language, name: str, model: str, every_sentence: bool) -> SyntaxReader:
    """The spaCy component.

    Args:
        model: Another trained pipeline than the one that ships, by package or folder.
        every_sentence: Parse also the sentences that tell of nothing.
    """
    return SyntaxReader(load_model(model), every_sentence)
