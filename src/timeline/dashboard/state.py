"""Between widgets, the session and the URL.

One rule: a run begins with the view of the session, taken anew from the URL only when the URL is not the
one we wrote last (a link was opened, "back" was pressed); widgets are filled from it; what they then hold
is written back to the URL. Buttons and clicks change widget values in callbacks, which run before that.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from timeline.dashboard import view as views
from timeline.dashboard.lanes import Window
from timeline.dashboard.view import Lanes, View
from timeline.records import EVENT_TYPES, PRECISIONS, STATUSES
from timeline.store.query import Query

_VIEW, _WRITTEN, _PAGE, _RETURNED = "view", "written", "page_shown", "returned"
_CHANGED: Final = "filters_changed"
CHRONOLOGY, FIRST, SECOND, SEARCH = "f_chronology", "f_first", "f_second", "f_search"
TYPES, STATUSES_KEY, PRECISIONS_KEY = "f_types", "f_statuses", "f_precisions"
SINCE, UNTIL, SOURCES, DOCUMENT, BY = "f_since", "f_until", "f_sources", "f_document", "f_by"
KEY, REVIEWED = "f_key", "f_reviewed"
EVENT, LANES, TABLE_PAGE = "s_event", "s_lanes", "s_table_page"
PAGES = "pages"
"""Session key of the pages, for links from one to another."""

_WIDGETS: Final = (
    CHRONOLOGY, FIRST, SECOND, SEARCH, TYPES, STATUSES_KEY, PRECISIONS_KEY, SINCE, UNTIL, SOURCES, DOCUMENT,
    KEY, REVIEWED, BY,
)  # fmt: skip


def arrive(page: str) -> None:
    """Notes which page is drawn, so that coming back to the timeline finds it as it was left."""
    before = st.session_state.get(_PAGE)
    st.session_state[_RETURNED] = before is not None and before != page
    st.session_state[_PAGE] = page


def begin() -> None:
    """Fills the widgets from the URL or the session, before any of them is drawn."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    known: View | None = st.session_state.get(_VIEW)
    if known is None or (params != st.session_state.get(_WRITTEN) and not (_came_back() and not params)):
        fill(views.from_params(params))
    elif any(key not in st.session_state for key in _WIDGETS):
        fill(known)


def fill(view: View) -> None:
    """Puts a view into the widgets; only before they are drawn, or in a callback."""
    query = view.query
    put = st.session_state
    put[_VIEW] = view
    put[CHRONOLOGY] = view.chronology
    put[FIRST], put[SECOND] = query.pair or (None, None)
    put[SEARCH] = query.text or ""
    put[TYPES], put[STATUSES_KEY] = list(query.types), list(query.statuses)
    put[PRECISIONS_KEY] = list(query.precisions)
    put[SINCE], put[UNTIL] = query.since, query.until
    put[SOURCES], put[DOCUMENT] = query.min_sources, query.document
    put[BY], put[EVENT] = view.by, view.event
    put[LANES], put[TABLE_PAGE] = view.lanes, view.page
    put[KEY] = view.key or 0
    put[REVIEWED] = query.reviewed


def current() -> View:
    """The view that the widgets hold now."""
    get = st.session_state
    return View(
        chronology=get.get(CHRONOLOGY) or "",
        query=_query(),
        event=get.get(EVENT),
        by=_lanes(get.get(BY)),
        lanes=get.get(LANES, views.DEFAULT_LANES),
        page=get.get(TABLE_PAGE, 1),
        key=int(get.get(KEY) or 0) or None,
    )


def end(view: View) -> None:
    """Writes the view into the session and the URL."""
    params = views.to_params(view)
    st.session_state[_VIEW] = view
    if {name: st.query_params.get_all(name) for name in st.query_params} != params:
        st.query_params.from_dict(params)
    st.session_state[_WRITTEN] = params


def choose(event: str | None) -> None:
    """Callback: makes an event the chosen one."""
    if event:
        st.session_state[EVENT] = event


def show_window(window: Window | None) -> None:
    """Callback: brings these days into view, or all of them."""
    st.session_state[SINCE] = window.since if window else None
    st.session_state[UNTIL] = window.until if window else None
    st.session_state[TABLE_PAGE] = 1


def changed() -> None:
    """Callback of every filter: other filters, so the first page of the table."""
    st.session_state[TABLE_PAGE] = 1
    st.session_state[_CHANGED] = True


def filters_changed() -> bool:
    """Whether a filter was changed by hand just now; asking again gives False."""
    return bool(st.session_state.pop(_CHANGED, False))


def forget_event() -> None:
    """Makes no event the chosen one."""
    st.session_state[EVENT] = None


def shown_chronology() -> str:
    """The name of the chronology that the timeline shows, or showed last."""
    known: View | None = st.session_state.get(_VIEW)
    return known.chronology if known else ""


def leave(view: View) -> None:
    """From another page: has the timeline begin with this view when it is opened again."""
    fill(view)
    st.session_state[_WRITTEN] = views.to_params(view)


def more_lanes(by: int) -> None:
    """Callback: draws more lanes, or the few of the start when ``by`` is 0."""
    now = st.session_state.get(LANES, views.DEFAULT_LANES)
    st.session_state[LANES] = min(now + by, views.MOST_LANES) if by else views.DEFAULT_LANES


def turn_page(to: int) -> None:
    """Callback: shows a page of the table."""
    st.session_state[TABLE_PAGE] = max(1, to)


def use(query: Query) -> None:
    """Callback: replaces all filters."""
    st.session_state[_CHANGED] = True
    view = current()
    fill(View(view.chronology, query, view.event, view.by, view.lanes))


def switch_chronology() -> None:
    """Callback: another chronology has other events, so nothing is chosen, and its own actors."""
    st.session_state[EVENT] = None
    st.session_state[FIRST] = st.session_state[SECOND] = st.session_state[DOCUMENT] = None
    changed()


def _query() -> Query:
    get = st.session_state
    first, second = get.get(FIRST), get.get(SECOND)
    if first is None:
        first, second = second, None
    since, until = get.get(SINCE), get.get(UNTIL)
    if since and until and since > until:
        since, until = until, since
    return Query(
        pair=(first, second if second != first else None) if first else None,
        types=_in_order(get.get(TYPES), tuple(EVENT_TYPES)),
        statuses=_in_order(get.get(STATUSES_KEY), STATUSES),
        precisions=_in_order(get.get(PRECISIONS_KEY), PRECISIONS),
        since=since,
        until=until,
        text=" ".join(str(get.get(SEARCH) or "").split()) or None,
        min_sources=int(get.get(SOURCES) or 1),
        document=get.get(DOCUMENT),
        reviewed=get.get(REVIEWED),
    )


def _in_order(chosen: list[str] | None, order: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in order if each in (chosen or ()))


def _lanes(chosen: object) -> Lanes:
    return "type" if chosen == "type" else "pair"


def _came_back() -> bool:
    return bool(st.session_state.get(_RETURNED))
