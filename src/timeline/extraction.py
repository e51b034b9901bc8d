"""Documents to mentions, in one process or several.

What reads is a function of a list of documents, so that any executor can run it: processes here, a cluster's
elsewhere.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import cache
from itertools import chain, islice
from time import monotonic
from typing import Final

from timeline.reading import Unreadable
from timeline.records import Document, Mention

TASK: Final = 200_000
"""Characters of text a task; small enough for progress, large enough to outweigh its overhead."""

BATCH = 200
"""Documents a task at most, however short."""

TOGETHER: Final = 20_000
"""Characters of text that are read at once: the model reads many short documents faster together."""

PAUSE: Final = 0.5
"""Seconds in which one process waits for more documents to read and store them together."""

ALONE = 200
"""Up to so many new documents are read in this process: starting others costs more."""

Extracted = tuple[Document, list[Mention] | Unreadable]
"""A document and its mentions, or why they could not be found."""


def extract(batch: list[Document]) -> list[Extracted]:
    """The mentions of each document, or why there are none; what a worker process runs."""
    _ready()
    return [each for together in batches(batch, TOGETHER) for each in _read(together)]


def _read(together: list[Document]) -> list[Extracted]:
    """What is found in these; where that fails, in each by itself, to lose no more than one of them."""
    # The pipeline is loaded in the process that uses it.
    from timeline.language import annotate_all, find_document_times, identified
    from timeline.publication import estimated, loosened

    try:
        known = [estimated(identified(document), find_document_times) for document in together]
        return [
            (document, [loosened(mention, document) for mention in found])
            for document, (_, found) in zip(known, annotate_all(known), strict=True)
        ]
    except Exception as error:  # one text that trips the program is no reason to lose the others
        if len(together) > 1:
            return [each for document in together for each in _read([document])]
        document = together[0]
        reason = f"its text could not be analysed ({type(error).__name__}: {error}); please report it"
        return [(document, Unreadable(document.path or document.title or document.id, reason))]


@cache
def _ready() -> None:
    """Load what reads, once a process: what fails here is not a document's fault."""
    from timeline.language import annotate

    annotate(Document("", ""))


def extracted(documents: Iterator[Document], workers: int | None) -> Iterator[list[Extracted]]:
    """The mentions of documents as they come, in batches.

    Args:
        workers: Processes; by default the number of cores, and none for a few documents. With 0 each document
            comes by itself as soon as it is read.
    """
    cores = workers if workers is not None else os.cpu_count() or 1
    first = list(islice(documents, ALONE)) if cores > 1 else []
    if len(first) < ALONE:
        yield from _here(chain(first, documents), PAUSE if cores else 0.0)
        return
    with _pool(cores) as pool:
        yield from windowed_map(pool, batches(chain(first, documents)), lambda: cores * 3)


def _here(documents: Iterable[Document], pause: float) -> Iterator[list[Extracted]]:
    """What this process reads: what came in so many seconds, at least a document, at most a batch."""
    waiting: list[Document] = []
    size, begun = 0, monotonic()
    for document in documents:
        waiting.append(document)
        size += len(document.text)
        if size >= TOGETHER or len(waiting) >= BATCH or monotonic() - begun >= pause:
            yield extract(waiting)
            waiting, size, begun = [], 0, monotonic()
    if waiting:
        yield extract(waiting)


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_leave_interrupts)
    try:
        yield pool
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):  # only this process writes, so nothing is lost
            for child in multiprocessing.active_children():
                child.terminate()
        pool.shutdown(cancel_futures=True)  # what is under way is finished, what waits is not begun
        raise
    pool.shutdown()


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the one that was started by hand answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def batches(
    documents: Iterable[Document], characters: int = TASK, most: int = BATCH
) -> Iterator[list[Document]]:
    """At most so many documents in a list, and so much text, unless one alone has more."""
    found: list[Document] = []
    size = 0
    for document in documents:
        if found and (size + len(document.text) > characters or len(found) >= most):
            yield found
            found, size = [], 0
        found.append(document)
        size += len(document.text)
    if found:
        yield found


def windowed_map(
    pool: Executor, work: Iterable[list[Document]], window: Callable[[], int]
) -> Iterator[list[Extracted]]:
    """Results as they come, with at most ``window()`` batches under way, so that memory stays bounded.

    ``pool`` is any executor: processes here, a cluster's elsewhere, which may grow or shrink.
    """
    pending: set[Future[list[Extracted]]] = set()
    for batch in work:
        pending.add(pool.submit(extract, batch))
        if len(pending) >= window():
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()
