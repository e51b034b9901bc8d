"""Long work beside the page: it goes on when a tab is reloaded or closed, and a page can watch it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

import streamlit as st

from timeline.dashboard.show import plain
from timeline.errors import TimelineError

Result = TypeVar("Result")
Progress = Callable[[int, int | None, str], None]

_log = logging.getLogger(__name__)
_PAUSE: Final = 0.15


class Job(Generic[Result]):
    """Work in a thread of its own; ``result`` or ``problem`` is there when it is ``finished``."""

    def __init__(self, work: Callable[[Progress], Result]) -> None:
        """Starts the work, which is given a function to say how far it is."""
        self.result: Result | None = None
        self.problem: str | None = None
        self.done, self.total, self.name = 0, None, ""
        self._thread = threading.Thread(target=self._run, args=(work,), name="timeline-job", daemon=True)
        self._thread.start()

    done: int
    total: int | None
    name: str

    @property
    def finished(self) -> bool:
        """Whether the work has ended, well or not."""
        return not self._thread.is_alive()

    def _run(self, work: Callable[[Progress], Result]) -> None:
        try:
            self.result = work(self._progress)
        except TimelineError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("the work failed")
            self.problem = "Reading the documents failed. The details are in the terminal of the app."

    def _progress(self, done: int, total: int | None, name: str) -> None:
        self.done, self.total, self.name = done, total, name


def watch(job: Job[Result], doing: str) -> None:
    """Shows the progress of a job until it ends."""
    place = st.empty()
    while not job.finished:
        place.progress(fraction(job.done, job.total), text=_sentence(job, doing))
        time.sleep(_PAUSE)
    place.empty()


def fraction(done: int, total: int | None) -> float:
    """How much of the work is done, from 0 to 1; 0 while nobody knows how much there is."""
    return min(1.0, max(0.0, done / total)) if total else 0.0


def _sentence(job: Job[Result], doing: str) -> str:
    of = f"{job.done:,} of {job.total:,}" if job.total else f"{job.done:,}"
    return f"{doing}: {of}" + (f" · {plain(job.name)}" if job.name else "")
