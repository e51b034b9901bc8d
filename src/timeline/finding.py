"""What of a store somebody means who names a document, a file, a folder or an address."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Final

from timeline.errors import UnknownSource
from timeline.reading.formats import MANIFESTS
from timeline.store import EventStore
from timeline.store.provenance import Address

PARTED: Final = "::"
"""Between what the user named and the path below it, in the store's name for a file that was read."""
VISIT: Final = "visit "
"""What the store's name for a visited address begins with, apart from those of files."""

_SHOWN: Final = 5
_COMPARED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for.

    Attributes:
        documents: The documents it means, by id.
        files: The files it means, as the store remembers them, each with what it held.
        places: The addresses of documents it means; ``None`` when a document itself is meant.
    """

    documents: frozenset[str]
    files: tuple[tuple[str, frozenset[str]], ...] = ()
    places: tuple[Address, ...] | None = None


def find(store: EventStore, name: str) -> Found:
    """The documents with this id; or read from this file, this URL, or from below this folder or URL.

    A URL that ends in a slash stands for all below it, and so does a folder. A path that is no file that was
    read may also be one as the page shows it.

    Raises:
        UnknownSource: There is nothing of that name; the message lists what is spelled like it.
    """
    name = name.strip()
    if store.known([name]):
        return Found(frozenset([name]))
    read = files_read(store)
    places = store.addresses()
    files = [(file, ids) for file, ids in read.items() if any(_is_below(one, name) for one in _spelled(file))]
    if files:
        return found_in(store, files)
    shown = [place for place in places if any(_is_shown(one, name) for one in (place.url, place.path) if one)]
    if not shown:
        raise UnknownSource(_unknown(store, name, read, places))
    meant = {(place.document, place.path) for place in shown}
    files = [
        (file, ids)
        for file, ids in read.items()
        if any((one, file.partition(PARTED)[2]) in meant for one in ids)
    ]
    return _found(files, shown)


def files_read(store: EventStore) -> dict[str, frozenset[str]]:
    """The files that were read, as the store remembers them, with the documents they held."""
    return {
        name: frozenset(ids.split())
        for name, ids in store.sources_read().items()
        if not name.startswith(VISIT)
    }


def files_below(store: EventStore, paths: frozenset[Path]) -> dict[Path, list[tuple[str, frozenset[str]]]]:
    """The files that were read from each of these absolute paths, or from below it; of the others nothing."""
    found: dict[Path, list[tuple[str, frozenset[str]]]] = {}
    for file, ids in files_read(store).items():
        for one in map(Path, _spelled(file)):
            for path in paths.intersection((one, *one.parents)):
                found.setdefault(path, []).append((file, ids))
    return found


def found_in(store: EventStore, files: Iterable[tuple[str, frozenset[str]]]) -> Found:
    """Everything that was read from these files."""
    files = tuple(files)
    meant = {(one, file.partition(PARTED)[2]) for file, ids in files for one in ids}
    places = store.addresses({one for one, _ in meant})
    return _found(files, [place for place in places if (place.document, place.path) in meant])


def _found(files: Iterable[tuple[str, frozenset[str]]], places: Iterable[Address]) -> Found:
    files, places = tuple(files), tuple(places)
    documents = {place.document for place in places} | {one for _, ids in files for one in ids}
    return Found(frozenset(documents), files, places)


def _spelled(file: str) -> Iterator[str]:
    """How a file that was read may be named: as what the user named, and by its own path."""
    origin, _, below = file.partition(PARTED)
    yield origin
    if "://" in below:
        yield below
    elif "://" not in origin:
        # What was named is a folder with the file below it, or the file itself or an archive with it inside.
        inside = Path(below).parts[:1] == Path(origin).parts[-1:]
        yield str(Path(origin).parent / below) if inside else str(Path(origin) / below)
        table = not MANIFESTS.keys().isdisjoint(Path(origin.lower()).suffixes)
        if table and not inside:  # paths in a table count from its folder
            yield str(Path(origin).parent / below)


def _is_below(one: str, name: str) -> bool:
    """Whether a path or URL is what the user named, or lies below it."""
    if "://" in name or "://" in one:
        return one == name or (name.endswith("/") and one.startswith(name))
    try:
        wanted = os.path.realpath(name)
    except (OSError, ValueError):  # a name that no file can have
        return False
    return one == wanted or one.startswith(wanted.rstrip(os.sep) + os.sep)


def _is_shown(one: str, name: str) -> bool:
    """Whether the page's name for a place is what the user wrote, or lies below it."""
    below = name if "://" in name else name.rstrip("/") + "/"
    return bool(name) and (one == name or (below.endswith("/") and one.startswith(below)))


def _unknown(store: EventStore, name: str, read: Iterable[str], places: Iterable[Address]) -> str:
    """That nothing has this name, and what is spelled like it."""
    known = dict.fromkeys(
        part for place in places for part in (place.path, place.url, place.document) if part
    )
    own = name.rstrip("/").rpartition("/")[2].casefold()
    holding = [one for one in known if own and own in one.casefold()]
    alike = holding or get_close_matches(name, list(islice(known, _COMPARED)), _SHOWN)
    if not alike:
        ends = {one.rpartition("/")[2]: one for one in islice(known, _COMPARED)}
        alike = [ends[end] for end in get_close_matches(own, list(ends), _SHOWN)]
    meant = f"; did you mean {', '.join(alike[:_SHOWN])}?" if alike else "."
    return (
        f"{store.name} holds no document, file or address “{name}”{meant} "
        "Name a document's id, the file or folder it was read from, or its URL; "
        "timeline export FILE --documents lists them."
    )
