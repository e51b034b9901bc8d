"""Adds documents to a chronology of one's own: paste a text or upload files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from timeline import chronologies
from timeline.chronologies import Chronology
from timeline.dashboard import state
from timeline.dashboard.job import Job, Progress, watch
from timeline.dashboard.legend import STYLE
from timeline.dashboard.show import plain, plural
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.build import BuildReport

_JOB, _TARGET = "add_job", "add_target"
_NEW: Final = "a new chronology"
_ENDINGS: Final = ["txt", "md", "html", "htm", "csv", "jsonl"]
_EARLIEST: Final = date(1700, 1, 1)
_MOST_PROBLEMS: Final = 20
_WIDTH: Final = 960
_LONGEST_TEXT: Final = 5_000_000


def show() -> None:
    """Draws the page."""
    st.html(STYLE)
    st.title("Add documents", anchor=False)
    st.write(
        "The events that the documents tell of are extracted and added to a chronology of your own. "
        "Actors and events are read in English; text in other languages gives few events or none."
    )
    job: Job[BuildReport] | None = st.session_state.get(_JOB)
    with st.container(width=_WIDTH):
        if job is not None:
            _outcome(job, st.session_state[_TARGET])
        else:
            _form()


def _form() -> None:
    paste, upload = "Paste a text", "Upload files"
    how = st.segmented_control("How", [paste, upload], default=paste, required=True, key="add_how")
    title, text, files = "", "", []
    if how == upload:
        files = st.file_uploader(
            "Files", type=_ENDINGS, accept_multiple_files=True, key="add_files",
            help="Text, Markdown and web pages; CSV and JSONL with a column “text”.",
        )  # fmt: skip
    else:
        title = st.text_input("Title", key="add_title", max_chars=300, placeholder="optional")
        text = st.text_area(
            "Text", key="add_text", height=260, max_chars=_LONGEST_TEXT,
            placeholder="An article, a report, a page of notes…",
        )  # fmt: skip
    left, right = st.columns(2)
    with left:
        published = st.date_input(
            "Publication date", value=None, key="add_published", min_value=_EARLIEST,
            max_value=date(date.today().year + 1, 12, 31), format="YYYY-MM-DD",
            help="Without one, “last week” and the like stay open. A date in the file itself counts first.",
        )  # fmt: skip
    with right:
        name = _target()
    if st.button("Add to the timeline", type="primary", key="add_start"):
        _start(how == upload, title, text, files or [], published, name)


def _target() -> str:
    """The name of the chronology to add to."""
    own = [each.name for each in chronologies.own()]
    chosen = _NEW
    if own:
        chosen = st.selectbox("Chronology", [*own, _NEW], key="add_chronology")
    if chosen != _NEW:
        return chosen
    return st.text_input("Name of the new chronology", key="add_name", max_chars=60, value="My documents")


def _start(
    upload: bool, title: str, text: str, files: Sequence[object], published: date | None, name: str
) -> None:
    if upload and not files:
        st.error("No file is chosen. Choose one or more files first.")
        return
    if not upload and not text.strip():
        st.error("There is no text. Paste one first.")
        return
    try:
        target = chronologies.named(name)
    except TimelineError as error:
        st.error(plain(str(error)))
        return
    store = Path(str(target.store))
    contents = [(str(file.name), bytes(file.getvalue())) for file in files]  # type: ignore[attr-defined]

    def work(progress: Progress) -> BuildReport:
        from timeline.build import (
            add_files,
            add_text,
        )  # here: this page opens without loading the language model

        if upload:
            return add_files(store, contents, published, progress)
        return add_text(store, text, title.strip() or None, published, progress)

    st.session_state[_JOB] = Job(work)
    st.session_state[_TARGET] = target
    st.rerun()


def _outcome(job: Job[BuildReport], target: Chronology) -> None:
    watch(job, "Documents read")
    if job.problem:
        st.error(plain(job.problem))
    report = job.result
    if report is not None:
        _report(report, target)
    st.button("Add more documents", key="add_more", on_click=_again)


def _report(report: BuildReport, target: Chronology) -> None:
    if report.read:
        st.success(
            f"{plural(report.read, 'document')} read. “{plain(target.label)}” now holds "
            f"{plural(report.events, 'event')}."
        )
    elif report.skipped:
        st.info(f"Nothing new: {plural(report.skipped, 'document')} had been read before.")
    else:
        st.warning("Nothing could be read.")
    if report.read and not report.events:
        st.info(
            "No event was found. Events need a sentence that says, in English, what a country or an "
            "organisation did; a publication date helps with dates such as “last week”."
        )
    for unreadable in report.unreadable[:_MOST_PROBLEMS]:
        st.error(plain(f"{unreadable.name}: {unreadable.reason}"))
    if len(report.unreadable) > _MOST_PROBLEMS:
        st.error(f"and {len(report.unreadable) - _MOST_PROBLEMS:,} more that could not be read.")
    if report.read or report.skipped:
        st.page_link(
            st.session_state[state.PAGES][0], label="Show it in the timeline", icon=":material/timeline:",
            query_params={"chronology": target.name},
        )  # fmt: skip


def _again() -> None:
    del st.session_state[_JOB]
    for key in ("add_text", "add_title"):
        st.session_state.pop(key, None)
