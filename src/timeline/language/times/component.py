"""The spaCy component ``timeline_time``: time expressions as ``doc.spans["times"]`` and ``doc._.times``.

Reads ``doc._.published`` (a date or None). Each span has ``span._.time``, the TimeExpression, and
``span._.timex``, its TIMEX3 value. ``doc._.times`` holds every expression in order: where two share one
token ("1998-1999"), the span stands for the first of them.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from timeline.language.times.finder import find_times
from timeline.records import TimeExpression

SPANS: Final = "times"
"""Key in ``doc.spans``."""


def _timex(span: Span) -> str | None:
    time: TimeExpression | None = span._.time
    return time.value if time else None


if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
if not Doc.has_extension("times"):
    Doc.set_extension("times", default=())
if not Span.has_extension("time"):
    Span.set_extension("time", default=None)
if not Span.has_extension("timex"):
    Span.set_extension("timex", getter=_timex)


class TimeComponent:
    """Finds the times of a Doc; needs no other component."""

    def __call__(self, doc: Doc) -> Doc:
        """Writes ``doc._.times`` and ``doc.spans["times"]``; a span covers all tokens it touches."""
        times = find_times(doc.text, doc._.published)
        group = SpanGroup(doc, name=SPANS)
        taken: set[tuple[int, int]] = set()
        for time in times:
            span = doc.char_span(time.start, time.end, label=time.type, alignment_mode="expand")
            if span is None or (span.start, span.end) in taken:
                continue
            taken.add((span.start, span.end))
            span._.time = time
            group.append(span)
        doc.spans[SPANS] = group
        doc._.times = tuple(times)
        return doc


@Language.factory("timeline_time", assigns=["doc.spans", "doc._.times", "span._.time"])
def timeline_time(nlp: Language, name: str) -> TimeComponent:
    """The component, as ``nlp.add_pipe("timeline_time")`` makes it."""
    return TimeComponent()
