"""The place where the chosen event is put right: accepted, edited, taken apart or joined with another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from timeline import correcting
from timeline.chronologies import Chronology
from timeline.dashboard import state
from timeline.dashboard.data import joinable
from timeline.dashboard.facts_form import facts_form
from timeline.dashboard.job import Job, watch
from timeline.dashboard.show import plain
from timeline.dashboard.web import may_correct
from timeline.errors import TimelineError
from timeline.records import Event, Mention
from timeline.store import EventRow, EventStore

_DONE: Final = "corrected"
"""What was corrected last on this page: its words and the id of the correction."""
_UNDOING: Final = "undo_job"
_FACTS, _SENTENCES, _JOIN = "Facts", "Sentences", "Join"
_MOST_SENTENCES: Final = 100
_LONGEST: Final = 110


def corrections(chronology: Chronology, store: EventStore, event: Event | None) -> None:
    """Lets the chosen event be put right, and what was done last be undone."""
    if not may_correct():
        return
    last_one(chronology)
    if event is None:
        return
    target = str(chronology.store)
    with st.container(horizontal=True, gap="small", key="verdict"):
        if st.button(
            "Accept", key="correct_accept", icon=":material/check:", disabled=event.reviewed is not None,
            help="It is right as it stands, and stays so whatever is read later.",
        ):  # fmt: skip
            _do("Accepted.", lambda: correcting.accept(target, event.id))
        if st.button(
            "Not an event", key="correct_hide", icon=":material/visibility_off:",
            help="Its sentences tell of nothing that happened or may happen: it is hidden.",
        ):  # fmt: skip
            _do("Hidden.", lambda: correcting.hide(target, event.id))
    with st.expander("Correct this event", key=f"correct_{event.id}_{store.revision()}"):
        what = st.segmented_control(
            "What is wrong", [_FACTS, _SENTENCES, _JOIN], default=_FACTS, required=True, key="correct_what"
        )
        if what == _SENTENCES:
            _sentences(target, event)
        elif what == _JOIN:
            _join(target, store, event)
        elif made := facts_form(event, store.revision()):
            facts, note = made
            _do("Saved.", lambda: correcting.edit(target, event.id, facts, note))


def undo(chronology: Chronology, correction_id: str) -> None:
    """Starts to take a correction back; `last_one` shows how far it is."""
    target = str(chronology.store)
    st.session_state[_UNDOING] = Job(
        lambda progress: correcting.undo(
            target, correction_id, lambda share: progress(round(share * 100), 100, "")
        )
    )
    st.session_state.pop(_DONE, None)
    st.rerun()


def last_one(chronology: Chronology) -> None:
    """What was corrected just now, with a button to undo it; and an undoing that is under way."""
    job: Job[None] | None = st.session_state.get(_UNDOING)
    if job is not None:
        watch(job, "Undoing, percent")
        del st.session_state[_UNDOING]
        if job.problem:
            st.error(plain(job.problem))
        else:
            st.rerun()
    done: tuple[str, str, str] | None = st.session_state.get(_DONE)
    if done is None or done[2] != chronology.name:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="corrected_note"):
        st.markdown(f":green-badge[:material/check: {plain(done[0])}]")
        if st.button("Undo", key="correct_undo", icon=":material/undo:"):
            undo(chronology, done[1])


def _sentences(target: str, event: Event) -> None:
    """Takes sentences out of an event: to another one, or out of the chronology."""
    told = {mention.id: mention for mention in event.mentions[:_MOST_SENTENCES]}
    st.html('<p class="tl-note">Choose sentences that do not belong to this event.</p>')
    chosen = st.multiselect(
        "Sentences", list(told), format_func=lambda one: _short(told[one]), key=f"correct_some_{event.id}",
        label_visibility="collapsed", placeholder="Sentences",
    )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        if st.button(
            "Another event", key="correct_separate", disabled=not 0 < len(chosen) < len(event.mentions),
            help="They tell of another happening: it becomes an event of its own.",
        ):  # fmt: skip
            _do("Set apart.", lambda: correcting.separate(target, event.id, chosen))
        if st.button(
            "No event", key="correct_hide_some", disabled=not chosen,
            help="They tell of nothing that happened or may happen: they are hidden.",
        ):  # fmt: skip
            _do("Hidden.", lambda: correcting.hide(target, event.id, chosen))


def _join(target: str, store: EventStore, event: Event) -> None:
    """Joins an event with another one, of like actors and days or found by words."""
    words = st.text_input(
        "Find it by words", key=f"correct_find_{event.id}", max_chars=200,
        placeholder="or choose from those around its date",
    )  # fmt: skip
    near = {row.id: row for row in joinable(store, event, words)}
    other = st.selectbox(
        "The other event", list(near), index=None, format_func=lambda one: _listed(near[one]),
        key=f"correct_other_{event.id}", placeholder="Choose an event" if near else "No such event",
    )  # fmt: skip
    if st.button("They are one", key="correct_join", disabled=other is None) and other:
        _do("Joined.", lambda: correcting.join(target, event.id, other))


def _do(words: str, act: Callable[[], correcting.Outcome]) -> None:
    """Corrects, and draws the page anew with what came of it."""
    try:
        outcome = act()
    except TimelineError as error:
        st.error(plain(str(error)))
        return
    st.session_state[_DONE] = words, outcome.correction.id, st.session_state.get(state.CHRONOLOGY) or ""
    st.session_state[state.EVENT] = outcome.event
    st.rerun()


def _short(mention: Mention) -> str:
    words = " ".join(mention.sentence.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _listed(row: EventRow) -> str:
    return f"{row.edtf or 'no date'} · {row.title}"
