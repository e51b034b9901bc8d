"""What a component wrote to ``doc.spans``, for a stretch of the text."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor


def spans_between(doc: Doc, group: str, start: int, end: int) -> list[Span]:
    """The spans of an ordered group that start in a stretch of tokens.

    Found by bisection, so that a long document is not looked through for each sentence.
    """
    if group not in doc.spans:
        return []
    spans = doc.spans[group]
    first = bisect_left(spans, start, key=lambda span: span.start)
    last = bisect_left(spans, end, lo=first, key=lambda span: span.start)
    return [spans[i] for i in range(first, last)]


def actors_between(doc: Doc, start: int, end: int) -> list[Actor]:
    """Every actor that starts in a stretch of tokens, in order, whether it takes part or only speaks."""
    return [span._.actor for span in spans_between(doc, "actors", start, end)]
