"""The sidebar: which chronology, and what of it is in view."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from timeline import chronologies
from timeline.dashboard import state, stores
from timeline.dashboard.palette import label
from timeline.dashboard.view import DEFAULT_STATUSES, View
from timeline.records import EVENT_TYPES, PRECISIONS, STATUSES
from timeline.reference import actor_name, is_organisation
from timeline.store import ActorCount, DocumentRow, EventStore, Query

_OLDEST: Final = date(1900, 1, 1)
_MOST_SOURCES: Final = 10
_KEY_EVENTS: Final = (10, 20, 30, 50, 100, 200, 500, 0)
"""What the slider of key events offers; 0 is all."""


def chronology_picker() -> chronologies.Chronology:
    """Which chronology is shown; a picker when there is more than one."""
    known = chronologies.available()
    by_name = {each.name: each for each in known}
    if st.session_state.get(state.CHRONOLOGY) not in by_name:
        wanted = chronologies.find(str(st.session_state.get(state.CHRONOLOGY) or ""))
        if wanted is None:
            st.warning("The chronology of this link is not on this computer; the shipped one is shown.")
        st.session_state[state.CHRONOLOGY] = wanted.name if wanted else chronologies.SHIPPED
    chosen = st.selectbox(
        "Chronology",
        list(by_name),
        format_func=lambda name: by_name[name].label,
        key=state.CHRONOLOGY,
        on_change=state.switch_chronology,
        help="Documents that you add go to chronologies of your own, never to the shipped one.",
    )
    return by_name[chosen]


def chronology_beside(key: str, help: str | None = None) -> chronologies.Chronology:
    """The picker of another page than the timeline; at first it names the chronology that is shown there."""
    known = {each.name: each for each in chronologies.available()}
    if st.session_state.get(key) not in known:
        shown = state.shown_chronology()
        st.session_state[key] = shown if shown in known else chronologies.SHIPPED
    name = st.selectbox(
        "Chronology", list(known), format_func=lambda each: known[each].label, key=key, help=help
    )
    return known[name]


def filters(store: EventStore, revision: int) -> None:
    """Every filter, each of which changes the view at once."""
    st.text_input(
        "Search", key=state.SEARCH, on_change=state.changed, placeholder="words, or a “quoted phrase”",
        max_chars=200, help="Words that occur in a title or in a sentence of the evidence.",
    )  # fmt: skip
    _pair(store, revision)
    st.pills(
        "Event type", list(EVENT_TYPES), selection_mode="multi", format_func=label,
        key=state.TYPES, on_change=state.changed,
    )  # fmt: skip
    _dates(store)
    st.pills(
        "Status", STATUSES, selection_mode="multi", format_func=str.capitalize,
        key=state.STATUSES_KEY, on_change=state.changed,
        help="None chosen means all. Denied and hypothetical events are hidden at first.",
    )  # fmt: skip
    st.pills(
        "Date precision", PRECISIONS, selection_mode="multi", format_func=str.capitalize,
        key=state.PRECISIONS_KEY, on_change=state.changed,
    )  # fmt: skip
    _sources_and_document(store, revision)
    st.segmented_control(
        "Reviewed", [True, False], format_func={True: "Reviewed", False: "Not reviewed"}.__getitem__,
        key=state.REVIEWED, on_change=state.changed,
        help="Whether someone accepted or edited the event. None chosen means all.",
    )  # fmt: skip
    view = state.current()
    if view.key or view.query != Query(statuses=DEFAULT_STATUSES):
        st.button(
            "Clear all filters", on_click=state.use, args=(Query(statuses=DEFAULT_STATUSES),), key="clear"
        )


def summary(view: View, document: str = "") -> str:
    """The filters in use as a sentence for the head of the page; empty when there are none.

    Args:
        document: What the document is called that is asked for; its id without.
    """
    query = view.query
    parts: list[str] = []
    if query.pair:
        first, second = query.pair
        parts.append(f"{actor_name(first)} and {actor_name(second) if second else 'any partner'}")
    if query.types:
        parts.append(" or ".join(label(each) for each in query.types))
    if query.text:
        parts.append(f"“{query.text}”")
    if query.since and query.until:
        parts.append(f"{query.since} to {query.until}")
    elif query.since or query.until:
        parts.append(f"from {query.since}" if query.since else f"until {query.until}")
    if view.key:
        parts.append(f"the {view.key} key events and their equals")
    if query.min_sources > 1:
        parts.append(f"at least {query.min_sources} sources")
    if query.statuses != DEFAULT_STATUSES:
        parts.append(" or ".join(query.statuses) if query.statuses else "of every status")
    if query.precisions:
        parts.append(f"dated by {' or '.join(query.precisions)}")
    if query.document:
        parts.append(f"told by “{document or query.document}”")
    if query.reviewed is not None:
        parts.append("reviewed" if query.reviewed else "not reviewed")
    return " · ".join(parts)


def _pair(store: EventStore, revision: int) -> None:
    everyone = stores.actors(store, revision)
    first = st.session_state.get(state.FIRST)
    st.selectbox(
        "Country or organisation", _codes(everyone, first), index=None, format_func=_actor_label,
        key=state.FIRST, on_change=state.changed, placeholder="Any",
    )  # fmt: skip
    first = st.session_state.get(state.FIRST)
    others = stores.partners(store, revision, first) if first else everyone
    st.selectbox(
        "Partner", _codes(others, st.session_state.get(state.SECOND), without=first), index=None,
        format_func=_actor_label, key=state.SECOND, on_change=state.changed, placeholder="Any partner",
        help="In either order: Russia and Ukraine finds what Ukraine does to Russia too.",
    )  # fmt: skip


def _codes(actors: Sequence[ActorCount], chosen: str | None, without: str | None = None) -> list[str]:
    codes = {each.actor for each in actors if each.actor != without}
    if chosen:
        codes.add(chosen)
    return sorted(codes, key=lambda code: (is_organisation(code), actor_name(code).casefold()))


def _actor_label(code: str) -> str:
    name = actor_name(code)
    return f"{name} ({code})" if is_organisation(code) and name != code else name


def _dates(store: EventStore) -> None:
    chosen = [day for day in (st.session_state.get(state.SINCE), st.session_state.get(state.UNTIL)) if day]
    bounds = store.bounds() or (_OLDEST, date.today())
    earliest = min(_OLDEST, bounds[0].replace(month=1, day=1), *chosen)
    latest = max(date(date.today().year + 10, 12, 31), bounds[1], *chosen)
    for name, key in (("From", state.SINCE), ("To", state.UNTIL)):
        st.date_input(
            name, value=None, min_value=earliest, max_value=latest, key=key,
            on_change=state.changed, format="YYYY-MM-DD",
        )  # fmt: skip


def _sources_and_document(store: EventStore, revision: int) -> None:
    chosen = st.session_state.get(state.KEY)
    st.select_slider(
        "Key events", sorted({*_KEY_EVENTS, chosen or 0}, key=lambda number: number or math.inf),
        format_func=lambda number: str(number or "All"), key=state.KEY, on_change=state.changed,
        help="Only the so many most salient events in view: told of by many documents, and still long after.",
    )  # fmt: skip
    st.slider(
        "At least this many sources", 1, max(_MOST_SOURCES, st.session_state.get(state.SOURCES) or 1),
        key=state.SOURCES, on_change=state.changed,
    )  # fmt: skip
    rows: dict[str, DocumentRow] = {row.id: row for row in stores.documents(store, revision)}
    chosen = st.session_state.get(state.DOCUMENT)
    if chosen and chosen not in rows:
        rows |= store.document_rows([chosen])
    options = list(rows) + ([chosen] if chosen and chosen not in rows else [])
    st.selectbox(
        "Source document", options, index=None, key=state.DOCUMENT, on_change=state.changed,
        placeholder="Any document",
        format_func=lambda identifier: _document_label(rows.get(identifier), identifier),
    )  # fmt: skip


def _document_label(row: DocumentRow | None, identifier: str) -> str:
    if row is None:
        return identifier
    name = row.title or row.path or row.url or identifier
    return f"{row.published:%Y-%m-%d} · {name}" if row.published else name
