"""The timeline: filters, lanes, overview, the chosen event, the table and the downloads."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from timeline import chronologies
from timeline.chronologies import Chronology
from timeline.dashboard import figures, state, stores
from timeline.dashboard.citation import link_and_citation
from timeline.dashboard.data import Scene, keyed, nearest, relations, scene
from timeline.dashboard.filters import chronology_picker, filters, summary
from timeline.dashboard.lanes import Window, place
from timeline.dashboard.legend import STYLE, legend
from timeline.dashboard.panel import panel
from timeline.dashboard.publication_dates import publication_dates
from timeline.dashboard.relations_figure import relations_figure
from timeline.dashboard.show import html, plain, plural
from timeline.dashboard.table import downloads, table
from timeline.dashboard.view import MOST_LANES, View, loosened
from timeline.dashboard.width import listen, plot_pixels
from timeline.records import Event
from timeline.store import EventStore, Query

_TURN: Final = "chart_turn"
_CONFIG: Final[dict[str, Any]] = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False}
_TICK_PIXELS: Final = 60
_MORE = 8
_FEW_PERIODS = 2


def show() -> None:
    """Draws the page."""
    st.html(STYLE)
    state.begin()
    stores.ensure_shipped()
    with st.sidebar:
        chronology = chronology_picker()
        if not chronologies.is_built(chronology):
            _nothing_yet(chronology)
            return
        store = stores.reader(chronology)
        filters(store, store.revision())
    dark = st.context.theme.type == "dark"
    title, switch = st.columns([2.6, 1], gap="medium", vertical_alignment="bottom")
    with switch:
        st.segmented_control(
            "Lanes by", ["pair", "type"], key=state.BY, required=True,
            format_func={"pair": "Pair", "type": "Type"}.__getitem__,
        )  # fmt: skip
    view = keyed(store, state.current())
    seen = scene(store, view)
    event = _chosen(store, view)
    if state.filters_changed() and seen.total and event and view.event and not _in_view(store, view, event):
        state.forget_event()  # who asks for other events wants to see one of them
        view = keyed(store, state.current())
        event = _chosen(store, view)
    with title:
        st.title("Event timeline", anchor=False)
        st.markdown(plain(_headline(store, view, seen)))
    if seen.total == 0:
        _empty(chronology, store, view, event, dark)
    else:
        with st.container(key="split"):
            chart, side = st.columns([2.6, 1], gap="medium")
        with chart:
            _timeline(seen, event.id if event else None, dark, view)
        with side, st.container(border=True, key="panel"):
            if event and view.event and not _in_view(store, view, event):
                st.html('<p class="tl-note">This event is outside the filters in use.</p>')
            panel(chronology, store, view.query, event, dark)
            if event:
                documents = store.document_rows({mention.document for mention in event.mentions})
                link_and_citation(chronology, event, documents)
            publication_dates(chronology, store, event)
        _relations(store, view, dark)
        st.subheader("Events in view", anchor=False)
        downloads(chronology, view, seen.total)
        table(store, view, seen.total, event.id if event else None)
    listen()
    state.end(view)


def _timeline(seen: Scene, chosen: str | None, dark: bool, view: View) -> None:
    if seen.window is None:
        st.info("None of the events in view has a date; the table below lists them.")
        return
    pixels = plot_pixels()
    ticks = min(figures.MOST_TICKS, pixels // _TICK_PIXELS)
    lanes = [place(lane, seen.window, pixels) for lane in seen.lanes]
    marks = [each.mark for lane in lanes for each in lane.placed]
    st.html(
        legend(
            (each.type for each in marks), dark,
            hollow=any(each.status != "happened" for each in marks),
            density=any(lane.lane.density for lane in lanes),
        )
    )  # fmt: skip
    turn = st.session_state.setdefault(_TURN, 0)
    key = f"timeline-{turn}"
    st.plotly_chart(
        figures.timeline(lanes, seen.window, chosen, dark, ticks), key=key, config=_CONFIG,
        on_select=lambda: _clicked(key), selection_mode="points",
        alt=f"Timeline of {plural(seen.total, 'event')}; the table below lists the same events.",
    )  # fmt: skip
    _under_the_lanes(seen, seen.window, sum(lane.left_out for lane in lanes), view)
    if len(seen.overview) > 1:
        whole = view.query.since is None and view.query.until is None and not seen.beyond
        overview_key = f"overview-{turn}"
        st.plotly_chart(
            figures.overview(seen.overview, None if whole else seen.window, dark, ticks), key=overview_key,
            config=_CONFIG, on_select=lambda: _brushed(overview_key), selection_mode="box",
            alt="Events over time. Drag across it to choose the dates in view, or type them in the sidebar.",
        )  # fmt: skip


def _under_the_lanes(seen: Scene, window: Window, left_out: int, view: View) -> None:
    """Buttons for the days and the lanes in view, and what is not drawn."""
    everything = view.query.since is None and view.query.until is None and not seen.beyond
    steps = [
        ("Earlier", "earlier", window.moved(-0.5), everything),
        ("Later", "later", window.moved(0.5), everything),
        ("Zoom in", "zoom_in", window.zoomed(0.5), window.days <= 14),
        ("Zoom out", "zoom_out", window.zoomed(2), everything),
        ("All dates", "all_dates", seen.whole if seen.beyond else None, everything),
    ]
    with st.container(horizontal=True, gap="xsmall", key="steps"):
        for name, key, to, useless in steps:
            st.button(name, key=key, on_click=state.show_window, args=(to,), disabled=useless)
        if seen.more and view.lanes < MOST_LANES:
            st.button("More lanes", key="more_lanes", on_click=state.more_lanes, args=(_MORE,))
        if len(seen.lanes) > _MORE and view.lanes > _MORE:
            st.button("Fewer lanes", key="fewer_lanes", on_click=state.more_lanes, args=(0,))
    notes = []
    if seen.beyond and seen.whole:
        years = f"{seen.whole.since.year} to {seen.whole.until.year}"
        notes.append(f"{plural(seen.beyond, 'event')} before or after: “All dates” draws {years}.")
    if view.by == "pair" and seen.more:
        notes.append(f"{plural(seen.more, 'further pair')} not drawn.")
    if any(lane.density for lane in seen.lanes) or left_out:
        notes.append("Only the most salient events have a mark here; zoom in to see the others.")
    notes.append("Click a mark to read its evidence.")
    if len(seen.overview) > 1:
        notes.append("Drag across the chart below to choose dates.")
    st.html(f'<p class="tl-note">{html(" ".join(notes))}</p>')


def _relations(store: EventStore, view: View, dark: bool) -> None:
    """For two chosen sides, how far they worked together or against one another, period by period."""
    pair = view.query.pair
    if pair is None or pair[1] is None:
        return
    found = relations(store, view)
    if len(found) < _FEW_PERIODS:
        return
    with st.expander("Cooperation and conflict over time", key="relations"):
        st.plotly_chart(
            relations_figure(found, dark), key="relations-chart", config=_CONFIG,
            alt="Bars by period: cooperation upward, conflict downward; the line is the balance of both.",
        )  # fmt: skip
        st.html(
            '<p class="tl-note">Events that happened, weighed by type from -10 (use of force) to 7 (aid), '
            "and summed; the data format describes the weights.</p>"
        )


def _clicked(key: str) -> None:
    """A click on a mark chooses its event."""
    points = st.session_state[key]["selection"]["points"]
    st.session_state[_TURN] += 1  # a new chart, so that the same mark can be clicked again
    for point in points:
        data = point.get("customdata") or ()
        values = list(data.values()) if isinstance(data, dict) else list(data)
        if values:
            state.choose(str(values[0]))


def _brushed(key: str) -> None:
    """A box drawn over the overview chooses the days it spans."""
    boxes = st.session_state[key]["selection"]["box"]
    st.session_state[_TURN] += 1  # the box is drawn anew, as the days in view
    if boxes and (window := figures.box_window(boxes[0].get("x", []))):
        state.show_window(window)


def _chosen(store: EventStore, view: View) -> Event | None:
    """The chosen event, or the most salient one in view when none is chosen."""
    if view.event and (event := store.event(view.event)):
        return event
    first = store.events(view.query, limit=1, order="salience")
    return store.event(first[0].id) if first else None


def _in_view(store: EventStore, view: View, event: Event) -> bool:
    before, after = store.neighbours(view.query, event.id)
    if after:
        return store.neighbours(view.query, after)[0] == event.id
    if before:
        return store.neighbours(view.query, before)[1] == event.id
    return store.count(view.query) == 1


def _headline(store: EventStore, view: View, seen: Scene) -> str:
    everything = store.count()
    text = (
        plural(seen.total, "event")
        if seen.total == everything
        else f"{seen.total:,} of {everything:,} events"
    )
    if words := summary(view, _document_name(store, view)):
        text += f" · {words}"
    elif seen.window:
        text += f" · {_years(seen.whole or seen.window)}"
    if seen.undated:
        text += f" · {seen.undated:,} without a date, in the table only"
    return text


def _document_name(store: EventStore, view: View) -> str:
    """What the document is called that is asked for."""
    wanted = view.query.document
    row = store.document_rows([wanted]).get(wanted) if wanted else None
    return (row and (row.title or row.path or row.url)) or wanted or ""


def _years(window: Window) -> str:
    first, last = window.since.year, window.until.year
    return str(first) if first == last else f"{first} to {last}"


def _empty(chronology: Chronology, store: EventStore, view: View, event: Event | None, dark: bool) -> None:
    """Says what to change, and offers to change it."""
    if store.count() == 0:
        st.info(
            "This chronology holds no events yet. Add documents that tell, in English, what countries did "
            "and when."
        )
        st.page_link(st.session_state[state.PAGES][1], label="Add documents", icon=":material/note_add:")
        return
    near = nearest(store, view.query)
    go = "Go to the nearest, or give" if near else "Give"
    st.info(f"No event fits all of these filters. {go} one of them up:")
    helpful = [(words, query, store.count(query)) for words, query in loosened(view.query)]
    with st.container(horizontal=True, gap="small", key="helpful"):
        for name, day, window in near:
            words = f"{name}: {day.day} {day:%B} {day.year}"
            st.button(words, key=f"nearest_{name}", on_click=state.show_window, args=(window,))
        for number, (words, query, count) in enumerate(helpful):
            if count:
                st.button(f"{words} ({count:,})", key=f"loosen_{number}", on_click=state.use, args=(query,))
        start = Query()
        st.button("Clear all filters, show every status", key="loosen_all", on_click=state.use, args=(start,))
    if event and view.event:
        with st.container(border=True):
            panel(chronology, store, view.query, event, dark)


def _nothing_yet(chronology: Chronology) -> None:
    st.error(
        f"The store {plain(str(chronology.store))} does not exist. "
        "Build it with: timeline build SOURCE \\-\\-store PATH"
    )
