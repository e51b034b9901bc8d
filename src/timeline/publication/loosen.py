"""What counts from an estimated publication date is told no closer than that date is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.edtf import month_span
from timeline.records import Document, Mention

_ROUGH: Final = (
    "text: the ",
    "text: a month",
    "neighbours",
    "address (month)",
    "file properties",
)
"""How the origin of a publication date begins that is right to the month at best."""
_NUMBER: Final = re.compile(r"\d")


def loosened(mention: Mention, document: Document) -> Mention:
    """A mention of a document whose publication date is an estimate: "on Tuesday" becomes "about May 2011".

    A date that the text itself numbers ("April 25") keeps its day: only its year was borrowed.
    """
    span = mention.span
    if not (document.published_from or "").startswith(_ROUGH):
        return mention
    if span is None or mention.date_from != "published":
        return mention
    if span.precision not in ("day", "week") or _NUMBER.search(mention.date_text or ""):
        return mention
    return replace(mention, span=month_span(span.start.year, span.start.month, about=True))
