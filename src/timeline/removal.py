"""Taking sources out of a store: what only they told is gone, what others tell stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from timeline.finding import Found, files_below, files_read, find, found_in
from timeline.renewal import renew
from timeline.store import EventStore


@dataclass(frozen=True, slots=True)
class RemovalReport:
    """What was taken out.

    Attributes:
        removed: Documents taken out.
        kept: Documents that stay because they stand elsewhere too; that address alone is forgotten.
        before, after: Events in the chronology.
    """

    removed: int
    kept: int
    before: int
    after: int


def remove(target: str | Path, names: Sequence[str]) -> RemovalReport:
    """Take documents, files, folders or addresses out of a store.

    Raises:
        UnknownSource: One of the names stands for nothing; then nothing is removed.
        StoreError: The store cannot be opened or written.
    """
    with EventStore(target, read_only=True):  # a store that is not there is not made by removing from it
        pass
    with closing(EventStore(target)) as store:
        before = store.count()
        removed, kept = take_out(store, [find(store, name) for name in names])
        renew(store)
        return RemovalReport(removed, kept, before, store.count())


def read_from(target: str | Path, paths: Iterable[Path]) -> list[Path]:
    """Those of these files and folders from which something in the store was read."""
    wanted = frozenset(paths)
    if not wanted:
        return []
    with EventStore(target, read_only=True) as store:
        return sorted(files_below(store, wanted))


def forget_files(target: str | Path, paths: Iterable[Path]) -> None:
    """Take what was read from these files and folders out of a store; others are passed over."""
    with closing(EventStore(target)) as store:
        files = [file for read in files_below(store, frozenset(paths)).values() for file in read]
        take_out(store, [found_in(store, dict(files).items())])
        renew(store)


def take_out(store: EventStore, found: Sequence[Found]) -> tuple[int, int]:
    """Take what was found out of the documents; how many went, and how many stay for another address.

    The chronology is behind then (see `renew`).
    """
    removed: set[str] = set()
    stay: set[str] = set()
    for each in found:
        for file, _ in each.files:
            store.forget_source(file)
        elsewhere = _elsewhere(store, each)
        for one in sorted(each.documents - elsewhere):
            if store.remove_document(one):
                removed.add(one)
        for place in each.places or ():
            if place.document in elsewhere and not _read_still(store, place.document, place.path):
                store.drop_address(place)
        stay |= elsewhere
    return len(removed), len(stay - removed)


def _elsewhere(store: EventStore, found: Found) -> set[str]:
    """The documents that stand in other places than those that were named, too."""
    if found.places is None:
        return set()
    named = {place.key for place in found.places}
    others = {place.document for place in store.addresses(found.documents) if place.key not in named}
    held = {one for ids in files_read(store).values() for one in ids}
    return (others | held) & found.documents


def _read_still(store: EventStore, document: str, path: str) -> bool:
    """Whether another file of the same short path holds a document."""
    return any(file.endswith(f"::{path}") and document in ids for file, ids in files_read(store).items())
