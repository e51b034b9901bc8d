"""The language step: a spaCy pipeline of this project's own components, and mentions read from its docs.

    sentences -> times -> actors -> syntax -> names -> triggers -> mentions

Importing this package registers the components, so that they can be added to any English pipeline. In the
languages of `TONGUES` only times are read, by a finder of their own; in any other language nothing is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline.language import actors, names, sentences, times, triggers  # noqa: F401  (registers the components)
from timeline.language.mentions import mentions
from timeline.language.syntax import component as _syntax_component  # noqa: F401
from timeline.language.syntax.models import chosen_model, load_model
from timeline.language.times import component as _times_component  # noqa: F401
from timeline.language.tongues import ENGLISH, TONGUES, detect_language, find_tongue_times
from timeline.records import Document, Mention, TimeExpression

__all__ = [
    "TONGUES",
    "annotate",
    "annotate_all",
    "find_document_times",
    "identified",
    "load_pipeline",
    "mentions",
]


@cache
def load_pipeline(model: str | None = None) -> Language:
    """The pipeline; built once a process.

    Args:
        model: A spaCy pipeline that parses, by package or folder; by default the one chosen by
            ``TIMELINE_MODEL``, else the one that ships.

    Raises:
        ModelError: The model is not installed or does not parse.
    """
    name = chosen_model() if model is None else model
    nlp = spacy.blank("en", vocab=load_model(name).vocab)
    nlp.max_length = 20_000_000
    nlp.add_pipe("timeline_sentences")
    nlp.add_pipe("timeline_time")
    nlp.add_pipe("timeline_actors")
    nlp.add_pipe("timeline_syntax", config={"model": name})
    nlp.add_pipe("timeline_names")
    nlp.add_pipe("timeline_triggers")
    return nlp


def identified(document: Document) -> Document:
    """The document with its language, told by its beginning; one that has another than English keeps it."""
    if document.language != ENGLISH:
        return document
    language = detect_language(document.text)
    return document if language == ENGLISH else replace(document, language=language)


def annotate(document: Document) -> tuple[list[TimeExpression], list[Mention]]:
    """The time expressions and mentions of one document, in order of text; mentions in English only."""
    return annotate_all([document])[0]


def annotate_all(documents: Iterable[Document]) -> list[tuple[list[TimeExpression], list[Mention]]]:
    """The same of each of several documents, which are held at once: many short ones are read faster so."""
    known = [identified(document) for document in documents]
    nlp = load_pipeline()
    english = [document for document in known if document.language == ENGLISH]
    docs: Iterable[Doc] = [_unread(nlp, document) for document in english]
    for _, component in nlp.pipeline:
        together = getattr(component, "pipe", None)
        docs = list(together(docs) if together else map(component, docs))
    read = iter(docs)
    return [
        _found(next(read), document) if document.language == ENGLISH else (_foreign_times(document), [])
        for document in known
    ]


def _unread(nlp: Language, document: Document) -> Doc:
    doc = nlp.make_doc(document.text)
    doc._.published = document.published
    return doc


def _found(doc: Doc, document: Document) -> tuple[list[TimeExpression], list[Mention]]:
    return list(doc._.times), list(mentions(doc, document))


def find_document_times(document: Document) -> list[TimeExpression]:
    """The time expressions of one document, without looking for actors and events."""
    document = identified(document)
    if document.language != ENGLISH:
        return _foreign_times(document)
    return times.find_times(document.text, document.published)


def _foreign_times(document: Document) -> list[TimeExpression]:
    if document.language not in TONGUES:
        return []
    return find_tongue_times(document.text, document.language, document.published)
