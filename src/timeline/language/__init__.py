"""The language step: a spaCy pipeline of this project's own components, and mentions read from its docs.

    sentences -> times -> actors -> triggers -> mentions

Importing this package registers the components, so that they can be added to any English pipeline.
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from timeline.language import actors, sentences, times, triggers  # noqa: F401  (registers the components)
from timeline.language.mentions import mentions
from timeline.language.times import component as _times_component  # noqa: F401
from timeline.records import Document, Mention, TimeExpression

__all__ = ["annotate", "find_document_times", "load_pipeline", "mentions"]


@cache
def load_pipeline() -> Language:
    """The pipeline; built once a process."""
    nlp = spacy.blank("en")
    nlp.max_length = 20_000_000
    nlp.add_pipe("timeline_sentences")
    nlp.add_pipe("timeline_time")
    nlp.add_pipe("timeline_actors")
    nlp.add_pipe("timeline_triggers")
    return nlp


def annotate(document: Document) -> tuple[list[TimeExpression], list[Mention]]:
    """The time expressions and mentions of one document, in order of text."""
    nlp = load_pipeline()
    doc = nlp.make_doc(document.text)
    doc._.published = document.published
    for _, component in nlp.pipeline:
        doc = component(doc)
    return list(doc._.times), list(mentions(doc, document))


def find_document_times(document: Document) -> list[TimeExpression]:
    """The time expressions of one document, without looking for actors and events."""
    return times.find_times(document.text, document.published)
