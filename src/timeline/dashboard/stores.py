"""Opens the store of a chronology for reading, once a process, and builds the shipped one on first start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from timeline import chronologies
from timeline.chronologies import Chronology
from timeline.dashboard.job import Job, watch
from timeline.dashboard.show import plain
from timeline.store import ActorCount, DocumentRow, EventStore, Query

MOST_DOCUMENTS = 2_000
_HASH: dict[str | type[Any], Callable[[Any], Any]] = {EventStore: lambda store: store.name}


def reader(chronology: Chronology) -> EventStore:
    """The store of a chronology, open for reading."""
    store = chronology.store
    if isinstance(store, Path) and store.exists():
        return _open(str(store), store.stat().st_ino)
    return _open(str(store), 0)


def close(chronology: Chronology) -> None:
    """Lets go of a store, so that its file can be deleted on every system."""
    if chronologies.is_built(chronology):
        reader(chronology).close()
        _open.clear()


def ensure_shipped() -> None:
    """Extracts the shipped chronology when it is not there yet, showing how far that is."""
    if not chronologies.must_be_built():
        return
    st.subheader("Reading the documents that ship")
    st.write(
        "This is the first start: the chronology is extracted from the documents, "
        "which takes a moment. From now on the page opens at once."
    )
    job = _shipped_job(str(chronologies.shipped().store))
    watch(job, "Documents read")
    if job.problem:
        _shipped_job.clear()
        st.error(plain(job.problem))
        if not st.button("Try again", key="retry"):
            st.stop()
    st.rerun()


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=_HASH)
def actors(store: EventStore, revision: int) -> list[ActorCount]:
    """Everyone who takes part in any event."""
    return store.actors()


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs=_HASH)
def partners(store: EventStore, revision: int, actor: str) -> list[ActorCount]:
    """Everyone whom an actor meets."""
    return store.partners(actor, Query())


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=_HASH)
def documents(store: EventStore, revision: int) -> list[DocumentRow]:
    """The newest documents."""
    return store.documents_list()[:MOST_DOCUMENTS]


@st.cache_resource(max_entries=32, show_spinner=False)
def _open(target: str, inode: int) -> EventStore:
    return EventStore(target, read_only=True)


@st.cache_resource(show_spinner=False)
def _shipped_job(store: str) -> Job[None]:
    return Job(chronologies.build_shipped)
