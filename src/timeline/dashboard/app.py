"""The pages, and what every page shares: settings of the window, and errors as plain sentences."""

from __future__ import annotations

import logging

import streamlit as st

from timeline.dashboard import add_page, corrections_page, documents_page, state, timeline_page
from timeline.dashboard.show import plain
from timeline.errors import TimelineError

_log = logging.getLogger(__name__)


def main() -> None:
    """Draws the page that the address names."""
    st.set_page_config(page_title="Timeline", page_icon="🕰️", layout="wide")
    pages = [
        st.Page(timeline_page.show, title="Timeline", url_path="timeline", default=True),
        st.Page(add_page.show, title="Add documents", url_path="add"),
        st.Page(documents_page.show, title="Documents", url_path="documents"),
        st.Page(corrections_page.show, title="Corrections", url_path="corrections"),
    ]
    st.session_state[state.PAGES] = pages
    page = st.navigation(pages, position="top")
    state.arrive(page.title)
    try:
        page.run()
    except TimelineError as error:
        st.error(plain(str(error)))
    except Exception:
        _log.exception("the page %r failed", page.title)
        st.error(
            "This page could not be drawn. Reload it; if that does not help, open it without the part of "
            "the address after “?”. The details are in the terminal where the app was started."
        )
