"""The whole flow for many sources: read, extract in several processes, store, merge.

A build can be killed at any time and run again: documents already stored are skipped, and events are replaced
in one transaction at the end.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path

from timeline.chronology import chronology
from timeline.edition import edition
from timeline.reading import Unreadable, read, read_bytes, read_text
from timeline.records import Document, Mention
from timeline.store import EventStore

BATCH = 50
"""Documents a task; small enough for progress, large enough to outweigh its overhead."""

ALONE = 200
"""Up to so many new documents are read in this process: starting others costs more."""

MERGES = 5
"""Tries at a chronology of all documents while another build adds to them."""

Progress = Callable[[int, int | None, str], None]
"""Called with documents done, their total (``None`` while unknown) and the name of the step or document."""


Extracted = tuple[Document, list[Mention] | Unreadable]
"""A document and its mentions, or why they could not be found."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        read: Documents read now, being new or changed.
        skipped: Documents already in the store.
        removed: Documents whose file changed or went, taken out of the store.
        events: Events in the chronology now.
        undated_documents: Documents without a publication date: their relative dates stay open.
        unreadable: What could not be read, and why.
    """

    read: int
    skipped: int
    removed: int
    events: int
    undated_documents: int
    unreadable: tuple[Unreadable, ...]


def build(
    sources: Sequence[str | Path],
    store: str | Path,
    published: date | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read files, folders and manifests into a store, and make its chronology anew.

    Args:
        store: A path or a database URL.
        published: For documents that have no publication date of their own.
        workers: Processes; by default the number of cores, and none for a few documents.

    Raises:
        StoreError: The store cannot be opened or written. What was stored stays.
    """
    items = ((_origin(source), item) for source in sources for item in read([source], published))
    return _build(items, store, workers, progress)


def add_text(
    store: str | Path, text: str, title: str | None, published: date | None, progress: Progress | None = None
) -> BuildReport:
    """Add a pasted text to a store."""
    items = ((None, item) for item in read_text(text, title=title, published=published))
    return _build(items, store, 0, progress)


def add_files(
    store: str | Path,
    uploads: Iterable[tuple[str, bytes]],
    published: date | None,
    progress: Progress | None = None,
) -> BuildReport:
    """Add uploaded files, given as name and content, to a store."""
    items = ((None, item) for name, data in uploads for item in read_bytes(name, data, published))
    return _build(items, store, 0, progress)


def _origin(source: str | Path) -> str:
    """What a source is remembered by: its absolute path, or its address."""
    return str(source) if "://" in str(source) else str(Path(source).resolve())


def _build(
    items: Iterable[tuple[str | None, Document | Unreadable]],
    target: str | Path,
    workers: int | None,
    progress: Progress | None,
) -> BuildReport:
    tell = progress or (lambda done, total, name: None)
    unreadable: list[Unreadable] = []
    seen: set[str] = set()
    held: dict[str, set[str]] = {}  # file, as remembered by the store -> documents it holds now
    counts = {"read": 0, "skipped": 0, "undated": 0}
    with closing(EventStore(target)) as store:
        known = store.known()
        current = edition()

        def fresh() -> Iterator[Document]:
            for origin, item in items:
                if isinstance(item, Unreadable):
                    unreadable.append(item)
                    continue
                if origin and item.path:
                    held.setdefault(f"{origin}::{item.path}", set()).add(item.id)
                if item.id in seen:
                    continue
                seen.add(item.id)
                counts["undated"] += item.published is None
                if known.get(item.id) == _fingerprint(item, current):
                    counts["skipped"] += 1
                else:
                    yield item

        for batch in _extracted(fresh(), workers):
            by_fingerprint: dict[str, list[tuple[Document, list[Mention]]]] = {}
            for document, found in batch:
                if isinstance(found, Unreadable):
                    unreadable.append(found)
                    continue
                by_fingerprint.setdefault(_fingerprint(document, current), []).append((document, found))
            for fingerprint, pairs in by_fingerprint.items():
                store.add_documents(pairs, fingerprint)
            counts["read"] += sum(map(len, by_fingerprint.values()))
            tell(counts["read"], None, batch[-1][0].title or batch[-1][0].path or batch[-1][0].id)
        removed = _retire_replaced(store, held)
        if store.pending():
            tell(counts["read"], counts["read"], "Merging into one chronology")
            _merge(store)
        events = store.count()
    return BuildReport(
        counts["read"], counts["skipped"], removed, events, counts["undated"], tuple(unreadable)
    )


def _merge(store: EventStore) -> None:
    """Make the chronology anew; again while other builds add documents to the same store meanwhile.

    One that adds faster than this merges will merge at its end; till then the store stays marked as behind.
    """
    for _ in range(MERGES):
        if not store.pending():
            return
        state = store.documents_state()
        store.replace_events(chronology(store.mentions()), made_of=state)


def _fingerprint(document: Document, current: str) -> str:
    """What a document's mentions depend on beside its text: the program and its publication date."""
    return f"{current}:{document.published or ''}"


def _retire_replaced(store: EventStore, held: dict[str, set[str]]) -> int:
    """Take out documents whose file now holds another text, and remember what each file holds."""
    remembered = {name: set(ids.split()) for name, ids in store.sources_read().items()}
    before = set().union(*(remembered.get(name, set()) for name in held))
    changed = {name: ids for name, ids in held.items() if remembered.get(name) != ids}
    remembered |= changed
    gone = before - set().union(*remembered.values())
    for document_id in sorted(gone):
        store.remove_document(document_id)
    for name, ids in changed.items():
        store.remember_source(name, " ".join(sorted(ids)))
    return len(gone)


# -- extraction in several processes -------------------------------------------------------------------


def extract(batch: list[Document]) -> list[Extracted]:
    """The mentions of each document, or why there are none; what a worker process runs."""
    from timeline.language import annotate  # the pipeline is loaded in the process that uses it

    annotate(Document("", ""))  # what fails here is not a document's fault
    results: list[Extracted] = []
    for document in batch:
        try:
            results.append((document, annotate(document)[1]))
        except Exception as error:  # one text that trips the program is no reason to lose the others
            reason = f"its text could not be analysed ({type(error).__name__}: {error}); please report it"
            results.append((document, Unreadable(document.path or document.title or document.id, reason)))
    return results


def _extracted(documents: Iterator[Document], workers: int | None) -> Iterator[list[Extracted]]:
    first = list(islice(documents, ALONE))
    cores = workers if workers is not None else os.cpu_count() or 1
    if len(first) < ALONE or cores < 2:
        for document in chain(first, documents):
            yield extract([document])
        return
    with _pool(cores) as pool:
        yield from windowed_map(pool, batches(chain(first, documents)), cores * 3)


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def batches(documents: Iterable[Document], size: int = BATCH) -> Iterator[list[Document]]:
    """Documents in lists of a given size, the last one shorter."""
    source = iter(documents)
    while batch := list(islice(source, size)):
        yield batch


def windowed_map(pool: Executor, work: Iterable[list[Document]], window: int) -> Iterator[list[Extracted]]:
    """Results as they come, with at most ``window`` batches under way, so that memory stays bounded.

    ``pool`` is any executor: processes here, a cluster's elsewhere.
    """
    pending: set[Future[list[Extracted]]] = set()
    for batch in work:
        pending.add(pool.submit(extract, batch))
        if len(pending) >= window:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()
