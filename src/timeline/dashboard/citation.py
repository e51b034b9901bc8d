"""An event as somebody else can find it again: a link to it, and its sources to quote."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st

from timeline.chronologies import Chronology
from timeline.dashboard.show import web_address
from timeline.date_words import when
from timeline.records import Event, told_once
from timeline.store import DocumentRow


def link_and_citation(chronology: Chronology, event: Event, documents: Mapping[str, DocumentRow]) -> None:
    """The two to copy, folded up."""
    with st.expander("Link and citation", key="cite"):
        st.html('<p class="tl-note">Opens this event, where this chronology is</p>')
        st.code(link(st.context.url or "", chronology, event), language=None, wrap_lines=True)
        st.html('<p class="tl-note">The event and the documents that tell of it</p>')
        st.code(citation(event, documents), language=None, wrap_lines=True)


def link(page: str, chronology: Chronology, event: Event) -> str:
    """The address of the page with one event chosen, and nothing filtered."""
    parts = urlsplit(page)
    named = {"chronology": chronology.name} if chronology.name else {}
    return parts._replace(query=urlencode({**named, "event": event.id}), fragment="").geturl()


def citation(event: Event, documents: Mapping[str, DocumentRow]) -> str:
    """Title and date of an event, then its documents, one a line, each article once."""
    span = event.span
    date_text = when(None, None, None)
    if span:
        date_text = when(span.start, span.end, span.precision, span.edtf, span.about, event.qualifier)
    lines = [f"{event.title} ({date_text})"]
    for identifier in dict.fromkeys(mention.document for mention in told_once(event)):
        lines.append(f"- {_document(identifier, documents.get(identifier))}")
    return "\n".join(lines)


def _document(identifier: str, row: DocumentRow | None) -> str:
    """“Title”, source, day, address."""
    if row is None:
        return identifier
    day = "no publication date"
    if row.published:
        about = row.published_confidence is not None
        stated = f"{row.published.day} {row.published:%B %Y}"
        day = f"about {row.published:%B %Y} (not stated)" if about else stated
    name = f"“{row.title}”" if row.title else row.path or row.url or identifier
    parts = [name, row.source, day, web_address(row.url)]
    return ", ".join(dict.fromkeys(part for part in parts if part))
