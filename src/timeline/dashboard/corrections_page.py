"""All corrections of a chronology: what was decided, taken back, carried to another store or taken in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from timeline import chronologies
from timeline.chronologies import Chronology
from timeline.correcting import apply
from timeline.correction_files import read_corrections
from timeline.correction_words import described
from timeline.dashboard import stores
from timeline.dashboard.corrections import last_one, undo
from timeline.dashboard.filters import chronology_beside
from timeline.dashboard.job import Job, watch
from timeline.dashboard.legend import STYLE
from timeline.dashboard.show import html, plain, plural
from timeline.dashboard.view import View, to_params
from timeline.dashboard.web import may_correct
from timeline.errors import TimelineError
from timeline.records import Correction
from timeline.store import EventStore, Query
from timeline.store.corrections import correction_to_json

_JOB: Final = "correct_job"
_PAGE: Final = 25
_WIDTH: Final = 960


def show() -> None:
    """Draws the page."""
    st.html(STYLE)
    stores.ensure_shipped()
    st.title("Corrections", anchor=False)
    st.write(
        "What was decided about events on the timeline page, or in an edited event list. Corrections are "
        "kept beside what was read, and hold again whenever documents are added or read anew."
    )
    with st.sidebar:
        chronology = chronology_beside("corrections_of")
    with st.container(width=_WIDTH):
        if not chronologies.is_built(chronology):
            st.info("This chronology has no documents yet, and so nothing to correct.")
            return
        allowed = may_correct()
        if allowed:
            last_one(chronology)
            _outcome()
        store = stores.reader(chronology)
        kept = store.corrections()
        _listed(chronology, store, kept, allowed)
        _files(chronology, store, kept, allowed)


def _listed(chronology: Chronology, store: EventStore, kept: list[Correction], allowed: bool) -> None:
    """The corrections, the latest first."""
    if not kept:
        st.info(
            "Nothing was corrected yet. Choose an event on the timeline page and accept or correct it there."
        )
        return
    st.subheader(plural(len(kept), "correction"), anchor=False)
    last = -(-len(kept) // _PAGE)
    page = st.number_input("Page", 1, last, key="corrections_page") if last > 1 else 1
    newest = sorted(kept, key=lambda each: (each.made, each.id), reverse=True)
    for each in newest[(page - 1) * _PAGE : page * _PAGE]:
        words, button = st.columns([6, 1], vertical_alignment="center")
        note = f" · “{each.note}”" if each.note else ""
        link = _link(chronology, each)
        with words:
            st.html(
                f'<p>{html(described(each, store))}<br><span class="tl-note">{each.made:%Y-%m-%d %H:%M} UTC'
                f"{html(note)}{link}</span></p>"
            )
        with button:
            if st.button("Undo", key=f"undo_{each.id}", disabled=not allowed):
                undo(chronology, each.id)


def _link(chronology: Chronology, correction: Correction) -> str:
    """A link to the event that a correction is about; what it hid has none."""
    if correction.kind == "hide":
        return ""
    view = View(chronology.name, Query(), event=correction.clauses[0].mention)
    address = f"./?{urlencode(to_params(view), doseq=True)}"
    return f' · <a href="{html(address)}" target="_self">show</a>'


def _files(chronology: Chronology, store: EventStore, kept: list[Correction], allowed: bool) -> None:
    """Corrections to and from files."""
    st.subheader("To and from files", anchor=False)
    st.download_button(
        "Download all corrections", key="corrections_download", mime="application/jsonl", on_click="ignore",
        data=lambda: "".join(f"{correction_to_json(each)}\n" for each in kept), disabled=not kept,
        file_name="corrections.jsonl", icon=":material/download:",
        help="JSON Lines, for another store that holds the same documents",
    )  # fmt: skip
    if not allowed:
        return
    file = st.file_uploader(
        "Corrections of another store (.jsonl), or an event list downloaded here in which cells were changed "
        "(.csv, .xlsx)",
        type=["jsonl", "csv", "xlsx"], key="corrections_upload",
    )  # fmt: skip
    st.html(
        '<p class="tl-note">In an event list, the columns title, date, qualifier, type, status, countries, '
        "organisations, pairs, places and people may be changed; “accepted” in the column reviewed accepts "
        "an event, “hidden” hides it. Rows left alone or deleted change nothing.</p>"
    )
    if file is not None and st.button("Take in", key="corrections_take_in", type="primary"):
        _take_in(chronology, store, file.name, file.getvalue())


def _take_in(chronology: Chronology, store: EventStore, name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, Path(name).name)
        path.write_bytes(content)
        try:
            found = read_corrections(path, store)
        except TimelineError as error:
            st.error(plain(str(error)))
            return
    target = str(chronology.store)
    st.session_state[_JOB] = Job(
        lambda progress: apply(target, found, lambda share: progress(round(share * 100), 100, ""))
    )
    st.rerun()


def _outcome() -> None:
    """How far corrections from a file are taken in, and what came of it."""
    job: Job[int] | None = st.session_state.get(_JOB)
    if job is None:
        return
    watch(job, "Making the chronology anew, percent")
    del st.session_state[_JOB]
    if job.problem:
        st.error(plain(job.problem))
    elif job.result:
        st.success(f"{plural(job.result, 'correction')} taken in.")
    else:
        st.info("The file says nothing that is not so already.")
