"""The whole flow for many sources: read, extract in several processes, store, merge.

A build can be killed at any time and run again: documents already stored are skipped, and events are replaced
in one transaction at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from timeline.deciding import ESTIMATED, decided, first_stated, is_stated, marked, standing
from timeline.edition import edition
from timeline.extraction import Extracted, extracted
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

PLACES = 5_000
"""Addresses that are noted at a time."""

TOLD = 1_000
"""Documents already stored after which progress is told."""

Progress = Callable[[int, int | None, str], None]
"""Called with documents done, their total (``None`` while unknown) and the name of the step or document."""


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
    cluster: str | None = None,
) -> BuildReport:
    """Read files, folders, manifests and web addresses into a store, and make its chronology anew.

    Args:
        store: A path or a database URL.
        published: For documents that have no publication date of their own.
        workers: Processes; by default the number of cores, and none for a few documents.
        rules: How web addresses are fetched; without them they are not.
        columns: What columns of tables hold, where their names do not tell: field -> column.
        only: Of the files in folders those that are named here, or lie in a folder that is.
        cluster: A Dask scheduler, by address or file; its workers read in place of processes here.

    Raises:
        StoreError: The store cannot be opened or written. What was stored stays.
        ClusterError: The cluster cannot be reached, differs from here, or ended. What was stored stays.
    """
    web = Web(rules) if rules else None
    items = (
        (_origin(source), item)
        for source in sources
        for item in read([source], published, columns, web, only)
    )
    if all(is_address(str(source)) for source in sources):
        # One page a second: storing each as it comes is worth more than several processes.
        workers, cluster = 0, None
    return _build(items, store, workers, progress, web, cluster)


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
    cluster: str | None = None,
) -> BuildReport:
    tell = progress or (lambda done, total, name: None)
    unreadable: list[Unreadable] = []
    seen: dict[str, tuple[bool, bool, str]] = {}  # documents, and the standing of their publication day
    later: dict[str, Document] = {}  # documents of which another place states an earlier day
    held: dict[str, set[str]] = {}  # file, as remembered by the store -> documents it holds now
    skipped: list[Address] = []  # where documents were found that are stored
    awaited: dict[str, tuple[str, Address]] = {}  # sent to be read -> what it is remembered by, its place
    skips = 0
    reads: set[str] = set()
    undated: set[str] = set()
    estimated: set[str] = set()
    places: list[Address] = []  # where documents were found that were found elsewhere already
    languages: Counter[str] = Counter()
    with closing(EventStore(target)) as store:
        known = store.known()
        dated = store.published()
        current = edition()
        decisions = store.decisions()
        if web:
            web.before = _visits(store, known, current)
            web.notice = lambda address: tell(len(reads), None, address)

        def fingerprint(item: Document) -> str:
            made = decisions.get(item.id)
            return marked(_fingerprint(item, current), made.published if made else None)

        def fresh() -> Iterator[Document]:
            nonlocal skips
            for origin, item in items:
                if isinstance(item, Unreadable):
                    if not _is_store(item.name, target):
                        unreadable.append(item)
                    continue
                if origin and item.path:
                    held.setdefault(f"{origin}{PARTED}{item.path}", set()).add(item.id)
                place = _place(item)
                if item.id in seen:
                    places.append(place)
                    if standing(item) < seen[item.id]:
                        later[item.id] = item
                        seen[item.id] = standing(item)
                    continue
                remembered = fingerprint(item)
                if known.get(item.id) not in (None, remembered):
                    item = first_stated(item, _others(store, place))
                    remembered = fingerprint(item)
                seen[item.id] = standing(item)
                if known.get(item.id) == remembered:
                    skips += 1
                    if skips % TOLD == 0:
                        tell(len(reads), None, f"{skips:,} already there")
                    if item.id not in dated:
                        undated.add(item.id)
                    skipped.append(place)
                    if len(skipped) >= PLACES:
                        store.add_addresses(skipped)
                        skipped.clear()
                else:
                    awaited[item.id] = remembered, place
                    yield decided(item, decisions)

        def again() -> Iterator[Document]:
            for item in later.values():
                awaited[item.id] = fingerprint(item), _place(item)
                yield decided(item, decisions)

        for batch in chain(_found(fresh(), workers, cluster), extracted(again(), 0)):
            added: list[tuple[Document, list[Mention]]] = []
            fingerprints: dict[str, str] = {}
            noted: dict[str, Address] = {}
            for document, found in batch:
                if isinstance(found, Unreadable):
                    unreadable.append(found)
                    continue
                added.append((document, found))
                fingerprints[document.id], noted[document.id] = awaited.pop(document.id)
                told = (document.published_from or "").startswith(ESTIMATED)
                for kept, holds in ((undated, document.published is None), (estimated, told)):
                    (kept.add if holds else kept.discard)(document.id)
                if document.language != "en" and document.id not in reads:
                    languages[document.language] += 1
                reads.add(document.id)
            if added:
                store.add_documents(added, fingerprints, noted)
            tell(len(reads), None, batch[-1][0].title or batch[-1][0].path or batch[-1][0].id)
        if web:
            skips += len(web.unchanged)
            undated.update(each for each in web.unchanged if each not in dated)
            _remember_visits(store, web)
        store.add_addresses(skipped)
        stored = store.known({place.document for place in places})
        store.add_addresses([place for place in places if place.document in stored])
        removed = _retire_replaced(store, held)
        if store.pending():
            tell(len(reads), len(reads), "Merging into one chronology")
            done = len(reads)
            renew(store, lambda share: tell(done, None, f"Merging into one chronology: {share:.0%}"))
        events = store.count()
    return BuildReport(
        len(reads), skips, removed, events, len(undated), tuple(unreadable), languages, len(estimated)
    )


def _found(
    documents: Iterator[Document], workers: int | None, cluster: str | None
) -> Iterator[list[Extracted]]:
    if cluster is None:
        return extracted(documents, workers)
    from timeline.cluster import extracted_there

    return extracted_there(cluster, documents)


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
    source = document.source and storable(document.source)
    day = document.published.isoformat() if document.published and is_stated(document) else None
    return Address(document.id, path, url, source, day, document.published_from if day else None)


def _others(store: EventStore, place: Address) -> list[Address]:
    """The other places at which a document was found."""
    return [each for each in store.addresses([place.document]) if each.key != place.key]


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
    store.remember_sources({VISIT + address: met.to_json() for address, met in web.met.items()})


def _retire_replaced(store: EventStore, held: dict[str, set[str]]) -> int:
    """Take out documents whose file now holds another text, and remember what each file holds."""
    files = {name: ids for name, ids in store.sources_read().items() if not name.startswith(VISIT)}
    remembered = {name: set(ids.split()) for name, ids in files.items()}
    before = set().union(*(remembered.get(name, set()) for name in held))
    changed = {name: ids for name, ids in held.items() if remembered.get(name) != ids}
    remembered |= changed
    held_now = set().union(*remembered.values())
    gone = before - held_now
    for name in changed:
        path = name.partition(PARTED)[2]
        for lost in (set(files.get(name, "").split()) & held_now) - changed[name]:
            for place in store.addresses([lost]):
                if place.path == path:
                    store.drop_address(place)
    for document_id in sorted(gone):
        store.remove_document(document_id)
    store.remember_sources({name: " ".join(sorted(ids)) for name, ids in changed.items()})
    return len(gone)
