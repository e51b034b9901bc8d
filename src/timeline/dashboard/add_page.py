"""Adds documents to a chronology of one's own: paste a text, upload files or name web addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
from timeline.dashboard.web import web_rules
from timeline.errors import TimelineError
from timeline.reading.addresses import web_address
from timeline.reading.formats import READERS

if TYPE_CHECKING:
    from timeline.build import BuildReport
    from timeline.reading.rules import Rules

_JOB, _TARGET = "add_job", "add_target"
_NEW: Final = "a new chronology"
_ENDINGS: Final = sorted(suffix.removeprefix(".") for suffix in READERS)
_EARLIEST: Final = date(1700, 1, 1)
_MOST_PROBLEMS: Final = 20
_WIDTH: Final = 960
_LONGEST_TEXT: Final = 5_000_000
_MOST_ADDRESSES: Final = 500
_LONGEST_LIST: Final = 100_000
_PASTE, _UPLOAD, _FETCH = "Paste a text", "Upload files", "Web addresses"


def show() -> None:
    """Draws the page."""
    st.html(STYLE)
    st.title("Add documents", anchor=False)
    st.write(
        "The events that the documents tell of are extracted and added to a chronology of your own. "
        "Actors and events are read in English only. Of documents in Russian, Ukrainian, German, French, "
        "Spanish, Portuguese, Italian, Turkish, Polish and Chinese the dates are read; they give no events."
    )
    job: Job[BuildReport] | None = st.session_state.get(_JOB)
    with st.container(width=_WIDTH):
        if job is not None:
            _outcome(job, st.session_state[_TARGET])
        else:
            _form()


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be added, or the ``problem`` with it."""

    problem: str
    add: Callable[[Path, date | None, Progress], BuildReport]


def _form() -> None:
    try:
        rules = web_rules()
    except TimelineError as error:
        st.error(plain(str(error)))
        rules = None
    ways = [_PASTE, _UPLOAD, _FETCH] if rules else [_PASTE, _UPLOAD]
    how = st.segmented_control("How", ways, default=_PASTE, required=True, key="add_how")
    if how == _UPLOAD:
        wish = _uploaded(rules)
    elif how == _FETCH and rules:
        wish = _fetched(rules)
    else:
        wish = _pasted()
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
        _start(wish, published, name)


def _pasted() -> _Wish:
    title = st.text_input("Title", key="add_title", max_chars=300, placeholder="optional")
    text = st.text_area(
        "Text", key="add_text", height=260, max_chars=_LONGEST_TEXT,
        placeholder="An article, a report, a page of notes…",
    )  # fmt: skip

    def add(store: Path, published: date | None, progress: Progress) -> BuildReport:
        from timeline.build import add_text  # here: this page opens without loading the language model

        return add_text(store, text, title.strip() or None, published, progress)

    return _Wish("" if text.strip() else "There is no text. Paste one first.", add)


def _uploaded(rules: Rules | None) -> _Wish:
    files = st.file_uploader(
        "Files", type=_ENDINGS, accept_multiple_files=True, key="add_files",
        help="Texts, web pages, PDFs, Word files, e-mails; tables with a column of texts; archives of these.",
    )  # fmt: skip
    contents = [(str(file.name), bytes(file.getvalue())) for file in files]

    def add(store: Path, published: date | None, progress: Progress) -> BuildReport:
        from timeline.build import add_files

        return add_files(store, contents, published, progress, rules)

    return _Wish("" if contents else "No file is chosen. Choose one or more files first.", add)


def _fetched(rules: Rules) -> _Wish:
    text = st.text_area(
        "Addresses", key="add_addresses", height=160, max_chars=_LONGEST_LIST,
        placeholder="https://example.org/article",
        help="One a line: pages, files, or RSS and Atom feeds. Each site is asked one page at a time, "
        "and only for what its robots.txt allows.",
    )  # fmt: skip
    addresses = [line.strip() for line in text.splitlines() if line.strip()]

    def add(store: Path, published: date | None, progress: Progress) -> BuildReport:
        from timeline.build import build

        return build(addresses, store, published, 0, progress, rules)

    return _Wish(_problem_of(addresses), add)


def _problem_of(addresses: list[str]) -> str:
    """What is wrong with a list of addresses: what is none would be taken for a file of this computer."""
    if not addresses:
        return "There is no address. Write one first, like https://example.org/article."
    if len(addresses) > _MOST_ADDRESSES:
        return f"These are {len(addresses):,} addresses. Add at most {_MOST_ADDRESSES} at a time."
    for number, each in enumerate(addresses, start=1):
        try:
            web_address(each)
        except TimelineError as error:
            return f"Line {number}, {each[:80]}: {error}."
    return ""


def _target() -> str:
    """The name of the chronology to add to."""
    own = [each.name for each in chronologies.own()]
    chosen = _NEW
    if own:
        chosen = st.selectbox("Chronology", [*own, _NEW], key="add_chronology")
    if chosen != _NEW:
        return chosen
    return st.text_input("Name of the new chronology", key="add_name", max_chars=60, value="My documents")


def _start(wish: _Wish, published: date | None, name: str) -> None:
    if wish.problem:
        st.error(plain(wish.problem))
        return
    try:
        target = chronologies.named(name)
    except TimelineError as error:
        st.error(plain(str(error)))
        return
    store = Path(str(target.store))
    st.session_state[_JOB] = Job(lambda progress: wish.add(store, published, progress))
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
    if report.estimated_documents:
        st.info(
            f"Publication date not stated in {plural(report.estimated_documents, 'document')}: a month is "
            "inferred from what is told, and marked so. You can correct it on the page Documents."
        )
    if report.undated_documents:
        st.info(
            f"No publication date in {plural(report.undated_documents, 'document')}: dates such as “last "
            "week” stay open there. You can give one on the page Documents."
        )
    if report.language_note:
        st.info(plain(report.language_note))
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
    for key in ("add_text", "add_title", "add_addresses"):
        st.session_state.pop(key, None)
