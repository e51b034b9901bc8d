"""The place to say when a document was published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from timeline.chronologies import Chronology
from timeline.dashboard.job import Job, watch
from timeline.dashboard.show import plain
from timeline.records import Event
from timeline.store import DocumentRow, EventStore
from timeline.store.provenance import DECIDED

if TYPE_CHECKING:
    from timeline.deciding import Decided

_JOB: Final = "published_job"
_EARLIEST: Final = date(1700, 1, 1)


def publication_dates(chronology: Chronology, store: EventStore, event: Event | None) -> None:
    """Lets the publication dates of an event's documents be overruled; only in one's own chronologies."""
    if event is None or not chronology.writable:
        return
    correction(chronology, store.document_rows(mention.document for mention in event.mentions))


def correction(chronology: Chronology, rows: Mapping[str, DocumentRow]) -> None:
    """The form for one of these documents, folded up."""
    with st.expander("Correct a publication date"):
        job: Job[Decided] | None = st.session_state.get(_JOB)
        if job is not None:
            _outcome(job)
        row = rows[next(iter(rows))]
        if len(rows) > 1:
            chosen = st.selectbox(
                "Document", list(rows), format_func=lambda one: _name(rows[one]), key="published_of"
            )
            row = rows.get(chosen, row)
        else:
            st.text(_name(row))
        day = st.date_input(
            "Published on", value=row.published, key=f"published_day_{row.id}_{row.published}",
            min_value=_EARLIEST, max_value=date(date.today().year + 1, 12, 31), format="YYYY-MM-DD",
            help="Dates that count from it, such as “last week”, move with it.",
        )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            if st.button("Set date", key="published_set", disabled=day is None or day == row.published):
                _start(chronology, row, day)
            if row.published_from == DECIDED and st.button("Undo", key="published_undo"):
                _start(chronology, row, None)


def _start(chronology: Chronology, row: DocumentRow, day: date | None) -> None:
    from timeline.deciding import overrule  # here: the page opens without loading the language model

    target = str(chronology.store)
    st.session_state[_JOB] = Job(lambda progress: overrule(target, row.id, day))
    st.rerun()


def _outcome(job: Job[Decided]) -> None:
    watch(job, "Reading the document again")
    del st.session_state[_JOB]
    if job.problem:
        st.error(plain(job.problem))
        return
    st.rerun()


def _name(row: DocumentRow) -> str:
    return row.title or row.path or row.url or row.id
