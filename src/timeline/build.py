"""The whole flow for many sources: read, extract in several processes, store, merge.

A build can be killed at any time and run again: documents already stored are skipped, and events are replaced
in one transaction at the end.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Final

from timeline.deciding import decided, marked
from timeline.edition import edition
from timeline.finding import PARTED, VISIT
from timeline.reading import Unreadable, read, read_bytes, read_text
from timeline.reading.addresses import is_address
from timeline.reading.rules import Rules
from timeline.reading.visits import Met, Web
from timeline.records import Document, Mention
from timeline.renewal import renew
from timeline.store import EventStore
from timeline.store.provenance import Address
from timeline.store.serial import storable

BATCH = 50
"""Documents a task; small enough for progress, large enough to outweigh its overhead."""

ALONE = 200
"""Up to so many new documents are read in this process: starting others costs more."""

PLACES = 5_000
"""Addresses that are noted at a time."""

ESTIMATED: Final = "text:"
"""What the origin of a publication date begins with that was argued from the text."""

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
        estimated_documents: Documents read now whose publication date was argued from their text.
        languages: Documents read now that are not in English, by language code: they have no events.
    """

    read: int
    skipped: int
    removed: int
    events: int
    undated_documents: int
    unreadable: tuple[Unreadable, ...]
    languages: Mapping[str, int] = field(default_factory=dict)
    estimated_documents: int = 0

    @property
    def language_note(self) -> str | None:
        """What to tell about documents that are not in English; None when all are."""
        from timeline.language.tongues import TONGUES

        said = [
            f"{count} in {TONGUES[code]}" for code, count in sorted(self.languages.items()) if code in TONGUES
        ]
        others = {code: count for code, count in sorted(self.languages.items()) if code not in TONGUES}
        if said:
            said[-1] += " (their dates are read: timeline annotate lists them)"
        if others:
            said.append(f"{sum(others.values())} in languages that are not read ({', '.join(others)})")
        if not said:
            return None
        return (
            f"Actors and events are read in English only. Documents stored without events: {', '.join(said)}."
        )


def build(
    sources: Sequence[str | Path],
    store: str | Path,
    published: date | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    rules: Rules | None = None,
    columns: Mapping[str, str] | None = None,
    only: Collection[Path] | None = None,
) -> BuildReport:
    """Read files, folders, manifests and web addresses into a store, and make its chronology anew.

    Args:
        store: A path or a database URL.
        published: For documents that have no publication date of their own.
        workers: Processes; by default the number of cores, and none for a few documents.
        rules: How web addresses are fetched; without them they are not.
        columns: What columns of tables hold, where their names do not tell: field -> column.
        only: Of the files in folders those that are named here, or lie in a folder that is.

    Raises:
        StoreError: The store cannot be opened or written. What was stored stays.
    """
    web = Web(rules) if rules else None
    items = (
        (_origin(source), item)
        for source in sources
        for item in read([source], published, columns, web, only)
    )
    if all(is_address(str(source)) for source in sources):
        workers = 0  # one page a second: storing each as it comes is worth more than several processes
    return _build(items, store, workers, progress, web)


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
    rules: Rules | None = None,
) -> BuildReport:
    """Add uploaded files, given as name and content, to a store."""
    web = Web(rules) if rules else None
    items = ((None, item) for name, data in uploads for item in read_bytes(name, data, published, web=web))
    return _build(items, store, 0, progress, web)


def _origin(source: str | Path) -> str:
    """What a source is remembered by: its absolute path, or its address."""
    return str(source) if "://" in str(source) else str(Path(source).resolve())


def _build(
    items: Iterable[tuple[str | None, Document | Unreadable]],
    target: str | Path,
    workers: int | None,
    progress: Progress | None,
    web: Web | None = None,
) -> BuildReport:
    tell = progress or (lambda done, total, name: None)
    unreadable: list[Unreadable] = []
    seen: set[str] = set()
    held: dict[str, set[str]] = {}  # file, as remembered by the store -> documents it holds now
    skipped: list[Address] = []  # where documents were found that are stored
    awaited: dict[str, str] = {}  # documents sent to be read -> what they are remembered by
    counts = {"read": 0, "skipped": 0, "undated": 0, "estimated": 0}
    places: list[Address] = []  # where documents were found that were found elsewhere already
    languages: Counter[str] = Counter()
    with closing(EventStore(target)) as store:
        known = store.known()
        dated = store.published()
        current = edition()
        decisions = store.decisions()
        if web:
            web.before = _visits(store, known, current)
            web.notice = lambda address: tell(counts["read"], None, address)

        def fresh() -> Iterator[Document]:
            for origin, item in items:
                if isinstance(item, Unreadable):
                    if not _is_store(item.name, target):
                        unreadable.append(item)
                    continue
                if origin and item.path:
                    held.setdefault(f"{origin}{PARTED}{item.path}", set()).add(item.id)
                if item.id in seen:
                    places.append(_place(item))
                    continue
                seen.add(item.id)
                made = decisions.get(item.id)
                fingerprint = marked(_fingerprint(item, current), made.published if made else None)
                if known.get(item.id) == fingerprint:
                    counts["skipped"] += 1
                    counts["undated"] += item.id not in dated
                    skipped.append(_place(item))
                    if len(skipped) >= PLACES:
                        store.add_addresses(skipped)
                        skipped.clear()
                else:
                    awaited[item.id] = fingerprint
                    yield decided(item, decisions)

        for batch in _extracted(fresh(), workers):
            by_fingerprint: dict[str, list[tuple[Document, list[Mention]]]] = {}
            for document, found in batch:
                if isinstance(found, Unreadable):
                    unreadable.append(found)
                    continue
                by_fingerprint.setdefault(awaited.pop(document.id), []).append((document, found))
                counts["undated"] += document.published is None
                counts["estimated"] += (document.published_from or "").startswith(ESTIMATED)
                if document.language != "en":
                    languages[document.language] += 1
            for fingerprint, pairs in by_fingerprint.items():
                store.add_documents(pairs, fingerprint)
            counts["read"] += sum(map(len, by_fingerprint.values()))
            tell(counts["read"], None, batch[-1][0].title or batch[-1][0].path or batch[-1][0].id)
        if web:
            counts["skipped"] += len(web.unchanged)
            counts["undated"] += sum(each not in dated for each in web.unchanged)
            _remember_visits(store, web)
        store.add_addresses(skipped)
        stored = store.known({place.document for place in places})
        store.add_addresses([place for place in places if place.document in stored])
        removed = _retire_replaced(store, held)
        if store.pending():
            tell(counts["read"], counts["read"], "Merging into one chronology")
            renew(store)
        events = store.count()
    return BuildReport(
        counts["read"],
        counts["skipped"],
        removed,
        events,
        counts["undated"],
        tuple(unreadable),
        languages,
        counts["estimated"],
    )


def store_files(target: str | Path) -> list[Path]:
    """The files that a store is made of, where it is one; they may lie in the folder that is read."""
    if "://" in str(target):
        return []
    store = Path(target).expanduser().resolve()
    return [store.with_name(store.name + part) for part in ("", "-wal", "-shm", "-journal")]


def _is_store(name: str, target: str | Path) -> bool:
    try:
        return Path(name).resolve() in store_files(target)
    except (OSError, ValueError):  # no file has such a name
        return False


def _place(document: Document) -> Address:
    path, url = storable(document.path or ""), storable(document.url or "")
    return Address(document.id, path, url, document.source and storable(document.source))


def _fingerprint(document: Document, current: str) -> str:
    """What a document's mentions depend on beside its text: the program and what is known of its date."""
    known = (document.published, document.published_confidence, document.published_between)
    return f"{current}:{document.published or ''}" + (f":{known[1:]}" if any(known[1:]) else "")


def _visits(store: EventStore, known: Mapping[str, str], current: str) -> dict[str, Met]:
    """What earlier visits to the web left behind, where all that they read is stored as it would be today."""
    left = {
        name.removeprefix(VISIT): Met.from_json(value)
        for name, value in store.sources_read().items()
        if name.startswith(VISIT)
    }
    return {
        address: met
        for address, met in left.items()
        if all(known.get(each, "").startswith(f"{current}:") for each in met.documents)
    }


def _remember_visits(store: EventStore, web: Web) -> None:
    for address, met in web.met.items():
        store.remember_source(VISIT + address, met.to_json())


def _retire_replaced(store: EventStore, held: dict[str, set[str]]) -> int:
    """Take out documents whose file now holds another text, and remember what each file holds."""
    files = {name: ids for name, ids in store.sources_read().items() if not name.startswith(VISIT)}
    remembered = {name: set(ids.split()) for name, ids in files.items()}
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
    # The pipeline is loaded in the process that uses it.
    from timeline.language import annotate, find_document_times, identified
    from timeline.publication import estimated, loosened

    annotate(Document("", ""))  # what fails here is not a document's fault
    results: list[Extracted] = []
    for document in batch:
        try:
            known = estimated(identified(document), find_document_times)
            results.append((known, [loosened(mention, known) for mention in annotate(known)[1]]))
        except Exception as error:  # one text that trips the program is no reason to lose the others
            reason = f"its text could not be analysed ({type(error).__name__}: {error}); please report it"
            results.append((document, Unreadable(document.path or document.title or document.id, reason)))
    return results


def _extracted(documents: Iterator[Document], workers: int | None) -> Iterator[list[Extracted]]:
    cores = workers if workers is not None else os.cpu_count() or 1
    first = list(islice(documents, ALONE)) if cores > 1 else []
    if len(first) < ALONE:
        for document in chain(first, documents):
            yield extract([document])
        return
    with _pool(cores) as pool:
        yield from windowed_map(pool, batches(chain(first, documents)), cores * 3)


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
