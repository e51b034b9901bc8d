"""The spaCy component ``timeline_time``: time expressions as ``doc.spans["times"]``.

Reads ``doc._.published`` (a date or None). Each span has ``span._.time``, the TimeExpression, and
``span._.timex``, its TIMEX3 value.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from timeline.language.times.finder import find_times

SPANS: Final = "times"
"""Key in ``doc.spans``."""

if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
if not Span.has_extension("time"):
    Span.set_extension("time", default=None)
if not Span.has_extension("timex"):
    Span.set_extension("timex", getter=lambda span: span._.time.value if span._.time else None)


@Language.factory("timeline_time", assigns=["doc.spans"])
def timeline_time(nlp: Language, name: str) -> TimeComponent:
    """The component, as ``nlp.add_pipe("timeline_time")`` makes it."""
    return TimeComponent()


class TimeComponent:
    """Finds the times of a Doc; needs no other component."""

    def __call__(self, doc: Doc) -> Doc:
        """Writes ``doc.spans["times"]``; a span covers the tokens its expression touches."""
        group = SpanGroup(doc, name=SPANS)
        for time in find_times(doc.text, doc._.published):
            span = doc.char_span(time.start, time.end, label=time.type, alignment_mode="expand")
            if span is not None:
                span._.time = replace(time)
                group.append(span)
        doc.spans[SPANS] = group
        return doc
