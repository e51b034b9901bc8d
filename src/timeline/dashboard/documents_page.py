"""The documents of a chronology: what one tells, its date, taking it out; or deleting it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from timeline import chronologies
from timeline.chronologies import Chronology
from timeline.dashboard import state, stores
from timeline.dashboard.filters import chronology_beside
from timeline.dashboard.job import Job, watch
from timeline.dashboard.legend import STYLE
from timeline.dashboard.publication_dates import correction
from timeline.dashboard.show import plain, plural
from timeline.dashboard.view import View
from timeline.store import DocumentRow

if TYPE_CHECKING:
    from timeline.removal import RemovalReport

_JOB: Final = "removal_job"
_OF: Final = "documents_of"
_SAID: Final = "documents_said"
_FIND: Final = "documents_find"


def show() -> None:
    """Draws the page."""
    st.html(STYLE)
    with st.sidebar:
        chronology = chronology_beside(
            _OF, "Documents can be taken out of chronologies of your own; the shipped one is only read."
        )
        wanted = st.text_input(
            "Find", key=_FIND, max_chars=200, placeholder="words of a title, source, file…",
            help="Words that all occur in a document's title, source, file name or address.",
        )  # fmt: skip
    st.title("Documents", anchor=False)
    job: Job[RemovalReport] | None = st.session_state.get(_JOB)
    if job is not None:
        _outcome(job)
    with st.container():  # always there, so that what stands below keeps its place
        if done := st.session_state.pop(_SAID, None):
            st.success(done)
    if not chronologies.is_built(chronology):
        st.info("This chronology is not there yet: the timeline makes it when it is opened first.")
        st.page_link(_pages()[0], label="Open the timeline", icon=":material/timeline:")
        return
    store = stores.reader(chronology)
    everything = stores.documents(store, store.revision())
    rows = matching(everything, wanted)
    st.markdown(plain(said(len(rows), len(everything), wanted)))
    if not everything:
        st.page_link(_pages()[1], label="Add documents", icon=":material/note_add:")
    if rows:
        above = st.container(horizontal=True, gap="small", vertical_alignment="center", key="documents_do")
        picked = _table(rows, f"documents-{chronology.name}-{store.revision()}-{wanted}")
        with above:
            _with(picked, chronology)
        if len(picked) == 1 and chronology.writable:
            correction(chronology, {picked[0].id: picked[0]})
    if chronology.writable:
        _deletion(chronology)


def said(found: int, everything: int, words: str) -> str:
    """How many documents are listed, of how many, and for which words."""
    if everything == stores.MOST_DOCUMENTS:
        many = f"{found:,} of the {everything:,} newest documents"
    else:
        many = plural(found, "document") if found == everything else f"{found:,} of {everything:,} documents"
    return f"{many} · “{words.strip()}”" if words.strip() else many


def matching(rows: Sequence[DocumentRow], words: str) -> list[DocumentRow]:
    """The documents that hold each of these words in title, source, file or address."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in _all_of(row) for word in wanted)]


def frame(rows: Sequence[DocumentRow]) -> pd.DataFrame:
    """The documents as the table shows them; a publication date that is not stated has a ``~``."""
    return pd.DataFrame(
        {
            "Published": [_published(row) for row in rows],
            "Title": [row.title or row.path or row.url or row.id for row in rows],
            "Source": [row.source or "" for row in rows],
            "Events": [row.events for row in rows],
            "Language": [row.language for row in rows],
            "Where": [row.url or row.path or "" for row in rows],
        }
    )


def _published(row: DocumentRow) -> str:
    if row.published is None:
        return ""
    return f"{row.published:%Y-%m}~" if row.published_confidence is not None else row.published.isoformat()


def _all_of(row: DocumentRow) -> str:
    return " ".join(filter(None, (row.title, row.source, row.path, row.url, row.id))).casefold()


def _pages() -> list[Any]:
    pages: list[Any] = st.session_state[state.PAGES]
    return pages


def _table(rows: list[DocumentRow], key: str) -> list[DocumentRow]:
    """The table; the documents that are ticked in it."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    event = st.dataframe(
        frame(rows), key=key, hide_index=True, on_select="rerun", selection_mode="multi-row", height=560,
        alt="Documents", column_config={
            "Published": text("Published", width=110, help="~ stands for a date that is not stated"),
            "Title": text("Title", width=430),
            "Source": text("Source", width=190),
            "Events": number("Events", width=70),
            "Language": text("Language", width=85),
            "Where": text("Where", width=330),
        },
    )  # fmt: skip
    return [rows[number] for number in event["selection"]["rows"] if number < len(rows)]


def _with(picked: list[DocumentRow], chronology: Chronology) -> None:
    """What can be done with the documents that are ticked."""
    if not picked:
        can = "go to its events" + (", correct its date or take it out" if chronology.writable else "")
        st.html(f'<p class="tl-note">Tick a document to {can}.</p>')
        return
    if len(picked) == 1:
        row = picked[0]
        named = {"chronology": chronology.name} if chronology.name else {}
        st.page_link(
            _pages()[0], label=f"Show its {plural(row.events, 'event')}", icon=":material/timeline:",
            query_params={**named, "document": row.id, "status": "all"}, disabled=not row.events,
        )  # fmt: skip
    if chronology.writable:
        what = plural(len(picked), "document")
        with st.popover(f"Take out {what}", icon=":material/delete:"):
            st.write(
                "Events that nothing else tells of go too. Files on disk stay: a build that names them "
                "reads them again."
            )
            if st.button(f"Take out {what} now", type="primary", key="documents_remove"):
                _start(chronology, [row.id for row in picked])


def _start(chronology: Chronology, identifiers: list[str]) -> None:
    from timeline.removal import remove  # here: the page opens without loading the language model

    target = str(chronology.store)
    st.session_state[_JOB] = Job(lambda progress: remove(target, identifiers))
    st.rerun()


def _outcome(job: Job[RemovalReport]) -> None:
    watch(job, "Taking out")
    del st.session_state[_JOB]
    if job.problem:
        st.error(plain(job.problem))
    elif job.result:
        done = job.result
        st.session_state[_SAID] = (
            f"{plural(done.removed, 'document')} taken out; {plural(done.after, 'event')} left, "
            f"{done.before:,} before."
        )
        st.rerun()


def _deletion(chronology: Chronology) -> None:
    with st.expander("Delete this chronology", key="deletion"):
        st.write("Its documents, its events and everything that was corrected in it are gone for good.")
        typed = st.text_input("Type its name to delete it", key=f"delete_name_{chronology.name}")
        if st.button("Delete for good", key="delete", disabled=typed.strip() != chronology.name):
            stores.close(chronology)
            chronologies.delete(chronology)
            if state.shown_chronology() == chronology.name:
                state.leave(View())
            st.session_state[_SAID] = f"“{plain(chronology.name)}” is deleted."
            st.rerun()
