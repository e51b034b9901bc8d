"""The panel with the chosen event: what, when, who, and every sentence that tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from timeline.chronologies import Chronology
from timeline.dashboard import state
from timeline.dashboard.corrections import corrections
from timeline.dashboard.data import who
from timeline.dashboard.legend import symbol
from timeline.dashboard.palette import label
from timeline.dashboard.show import highlighted, html, plural, web_address
from timeline.date_words import precision_words, when
from timeline.explanation import Reason, What, reasons
from timeline.records import Event, Mention, Reviewed, told_once
from timeline.reference import actor_name
from timeline.store import DocumentRow, EventStore, Query
from timeline.store.provenance import DECIDED

_STATUS = {
    "happened": "happened",
    "planned": "planned or announced",
    "hypothetical": "hypothetical: a possibility",
    "denied": "denied",
}
_REVIEWED: Final[Mapping[Reviewed, str]] = {
    "accepted": "accepted by a person",
    "edited": "edited by a person",
}
_ASPECTS: Final[Mapping[What, str]] = {
    "type": "Type",
    "source": "Who acts",
    "target": "Acted upon",
    "pair": "Pair",
    "date": "Date",
    "status": "Status",
    "speaker": "Claimed by",
}
_MOST_EVIDENCE = 30
_MOST_ADDRESSES = 5


def panel(chronology: Chronology, store: EventStore, query: Query, event: Event | None, dark: bool) -> None:
    """The chosen event with previous and next, and the place to put it right."""
    if event is None:
        corrections(chronology, store, None)
        st.html(
            '<p class="tl-note">Choose an event in the timeline or in the table to read its evidence.</p>'
        )
        return
    before, after = store.neighbours(query, event.id)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Previous", key="previous", icon=":material/chevron_left:", shortcut="J", disabled=before is None,
            on_click=state.choose, args=(before,),
        )  # fmt: skip
        st.button(
            "Next", key="next", icon=":material/chevron_right:", icon_position="right", shortcut="K",
            disabled=after is None, on_click=state.choose, args=(after,),
        )  # fmt: skip
    documents = store.document_rows({mention.document for mention in event.mentions})
    st.html(event_html(event, dark))
    corrections(chronology, store, event)
    st.html(evidence_html(event, documents))


def event_html(event: Event, dark: bool) -> str:
    """Title and facts of an event."""
    span = event.span
    date_text = when(None, None, None)
    if span:
        date_text = when(span.start, span.end, span.precision, span.edtf, span.about, event.qualifier)
    facts = [
        (
            "Date",
            f"<strong>{html(date_text)}</strong> · {html(precision_words(span.precision if span else None))}",
        )
    ]
    stated = list(dict.fromkeys(mention.date_text for mention in event.mentions if mention.date_text))
    if stated:
        facts.append(("As stated", html("; ".join(f"“{each}”" for each in stated[:6]))))
    if event.other_dates:
        origins = {mention.document: mention.origin for mention in event.mentions}
        others = "; ".join(
            f"{each.date} ({plural(len({origins.get(one, one) for one in each.documents}), 'source')})"
            for each in event.other_dates
        )
        facts.append(("Other dates", html(others)))
    if event.disputed:
        facts.append(("Disputed", "its sources name different days"))
    facts.append(("Type", symbol(event.type, dark) + html(label(event.type))))
    if event.countries:
        facts.append(("Countries", html(who(event.countries, ()))))
    if event.organisations:
        facts.append(("Organisations", html(who((), event.organisations, ", "))))
    if event.places:
        facts.append(("Places", html(", ".join(event.places))))
    if event.people:
        facts.append(("People", html(", ".join(event.people))))
    facts.append(("Status", html(_STATUS.get(event.status, event.status))))
    facts.append(("Confidence", f"{event.confidence:.0%} · {plural(event.sources, 'source')}"))
    if event.reviewed:
        facts.append(("Reviewed", _REVIEWED[event.reviewed]))
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)
    return f'<h2 class="tl-title">{html(event.title)}</h2><dl class="tl-facts">{rows}</dl>'


def evidence_html(event: Event, documents: Mapping[str, DocumentRow]) -> str:
    """Every sentence that tells of an event, its dates and actors marked, with its document.

    What copies of one article print alike stands there once.
    """
    told = told_once(event)
    shown = told[:_MOST_EVIDENCE]
    quotes = "".join(_quote(mention, documents.get(mention.document)) for mention in shown)
    marks = '<mark class="tl-date">dates</mark> <mark class="tl-actor">actors</mark>'
    key = f'<p class="tl-key">Marked: {marks}</p>'
    rest = len(told) - len(shown)
    more = (
        f'<p class="tl-note">and {plural(rest, "more sentence")}; the downloads hold them all.</p>'
        if rest
        else ""
    )
    return key + quotes + more


def _quote(mention: Mention, document: DocumentRow | None) -> str:
    sentence = highlighted(mention.sentence, mention.highlights)
    says = f"says {html(actor_name(mention.speaker))} · " if mention.speaker else ""
    return (
        f'<blockquote class="tl-quote"><p>“{sentence}”</p>'
        f"<cite>{says}{_citation(mention.document, document)}</cite>{_why(mention)}</blockquote>"
    )


def _why(mention: Mention) -> str:
    """Why the mention was read so, folded up."""
    rows = "".join(
        f"<dt>{_ASPECTS[reason.what]}</dt><dd>{html(_value(reason))}: "
        f"{f'“{html(reason.text)}”, ' if reason.text else ''}{html(reason.because)}</dd>"
        for reason in reasons(mention)
    )
    return f'<details class="tl-why"><summary>Why</summary><dl class="tl-facts">{rows}</dl></details>'


def _value(reason: Reason) -> str:
    """What a reason explains, as people read it."""
    if reason.what == "type":
        return label(reason.value)
    if reason.what in ("source", "target", "speaker"):
        return actor_name(reason.value)
    if reason.what == "pair":
        pairs = (pair.split("-") for pair in reason.value.split("; "))
        return "; ".join(" – ".join(actor_name(code) for code in pair) for pair in pairs)
    return reason.value


def _publication(document: DocumentRow) -> str:
    """When a document was published; what is not said of it itself is marked as such."""
    day, sure = document.published, document.published_confidence
    if day is None:
        return "no publication date"
    if sure is None:
        decided = " (as you decided)" if document.published_from == DECIDED else ""
        return f"published {day.day} {day:%B} {day.year}{decided}"
    origin = (document.published_from or "").removeprefix("text: ")
    return f"published about {day:%B} {day.year} (not stated; inferred from {origin}, {sure:.0%} sure)"


def _citation(identifier: str, document: DocumentRow | None) -> str:
    if document is None:
        return html(identifier)
    name = html(document.title or document.path or document.url or identifier)
    if address := web_address(document.url):
        name = f'<a href="{html(address)}" target="_blank" rel="noopener noreferrer">{name}</a>'
    published = html(_publication(document))
    source = f" · {html(document.source)}" if document.source else ""
    return f"{name}{source} · {published}{_also_at(document)}"


def _also_at(document: DocumentRow) -> str:
    """Where else the same article stands."""
    shown = [
        f'<a href="{html(address)}" target="_blank" rel="noopener noreferrer">{html(name)}</a>'
        if (address := web_address(name))
        else html(name)
        for name in document.also_at[:_MOST_ADDRESSES]
    ]
    rest = len(document.also_at) - len(shown)
    return f" · also at {', '.join(shown)}{f' and {rest:,} more' if rest else ''}" if shown else ""
