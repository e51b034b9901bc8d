"""``timeline_syntax``: tags, lemmas, dependencies and names of the sentences that matter, in the doc itself.

The relevant sentences are put together into smaller docs, which the model reads; what it found is written
back to where they stand. Sentence boundaries stay those that were found before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.language.syntax.models import load_model
from timeline.language.syntax.relevance import relevant_sentences

BATCH = 4_000
"""Words read at once, more or less; bounds the memory that a long document takes."""

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


class SyntaxReader:
    """Runs a trained pipeline over the relevant sentences of a doc, or over every one."""

    def __init__(self, model: Language, every_sentence: bool = False) -> None:
        self.model = model
        self.every_sentence = every_sentence

    def __call__(self, doc: Doc) -> Doc:
        chosen = list(doc.sents if self.every_sentence else relevant_sentences(doc))
        if not chosen:
            return doc
        columns: Any = numpy.zeros((len(doc), 5), dtype=numpy.uint64)
        starts: Any = doc.to_array(["SENT_START"]).reshape(-1, 1).astype(numpy.uint64)
        names: list[Span] = []
        for batch in _batches(chosen):
            places = [token.i for sentence in batch for token in sentence if not token.is_space]
            if not places:
                continue
            read = self._read(doc, batch, places)
            _copy(read, doc, places, columns)
            for entity in read.ents:
                label = NAME_LABELS.get(entity.label_)
                first, last = places[entity.start], places[entity.end - 1]
                if label is not None:
                    names.append(Span(doc, first, last + 1, label=label))
        doc.from_array(["HEAD", "DEP", "TAG", "POS", "LEMMA"], columns)
        # heads have set the boundaries anew: back to those found before
        doc.from_array(["SENT_START"], starts)
        doc.set_ents(names, default="outside")
        return doc

    def _read(self, doc: Doc, sentences: Sequence[Span], places: Sequence[int]) -> Doc:
        """The sentences as a doc of their own, read by the model."""
        opens = {next((t.i for t in sentence if not t.is_space), -1) for sentence in sentences}
        part = Doc(
            self.model.vocab,
            words=[doc[i].text for i in places],
            spaces=[bool(doc[i].whitespace_) or (i + 1 < len(doc) and doc[i + 1].is_space) for i in places],
            sent_starts=[i in opens for i in places],
        )
        for token, i in zip(part, places, strict=True):
            if token.norm_ != doc[i].norm_:
                token.norm_ = doc[i].norm_  # "n't" is "not": the tokenizer knows, a list of words does not
        for _, pipe in self.model.pipeline:
            part = pipe(part)
        return part


def _batches(sentences: Sequence[Span]) -> Iterator[list[Span]]:
    batch: list[Span] = []
    size = 0
    for sentence in sentences:
        if batch and size + len(sentence) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(sentence)
        size += len(sentence)
    if batch:
        yield batch


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
