"""From what the user names to a stream of documents: files, folders, manifests, uploads, pasted text."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from timeline.errors import DateError, ReadingError
from timeline.reading.addresses import is_address
from timeline.reading.articles import articles
from timeline.reading.documents import documents
from timeline.reading.formats import READERS, reader_of, suffix_of
from timeline.reading.media import lists_others
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import (
    Given,
    Linked,
    Listed,
    Outcome,
    Reading,
    Source,
    Unreadable,
    from_bytes,
    from_file,
)

if TYPE_CHECKING:
    from timeline.reading.visits import Web

_KNOWN: Final = ", ".join(READERS)
_OFFLINE: Final = (
    "web addresses are not fetched here; "
    "save the page and name the file, or put the article in a `text` column"
)
_LINKED_FOLDER: Final = "it is a link to another folder and was not followed; name that folder itself"
_NO_FILE: Final = "it is a pipe or a device and no file; save what it gives to a file and name that"


def read(
    sources: Iterable[str | Path],
    published: date | None = None,
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
    only: Collection[Path] | None = None,
) -> Iterator[Outcome]:
    """The documents of files, folders, manifests, archives and addresses, in the same order every time.

    Args:
        sources: Folders are read with all below them, in the order of their names; a file that a
            manifest of the same folder lists is read as the manifest says, and once.
        published: The publication date of documents that have none of their own.
        columns: What columns of tables hold, where their names do not tell: field -> column.
        web: Fetches addresses; without it they are not fetched.
        only: Of the files in folders those that are named here, or lie in a folder that is. Manifests are
            read in any case, for what they say of other files.

    Yields:
        A document, or why a file or row gave none.
    """
    walk = _Walk(web, only)
    for named in sources:
        name = str(named)
        if is_address(name):
            around = Source(name, name, _nothing, fallback=published, columns=columns or {})
            yield from walk.fetched(Linked(name, name, Given()), around)
            continue
        path = Path(named)
        if _is(Path.is_dir, path):
            yield from walk.folder(path, published, columns)
        elif _is(Path.exists, path) and not _is(Path.is_file, path):
            yield Unreadable(name, _NO_FILE)
        elif _is(Path.exists, path):
            yield from walk.documents(from_file(path, path.name, None, published, columns))
        else:
            yield Unreadable(
                name, "there is no such file or folder; check the spelling and the current folder"
            )


def read_bytes(
    name: str,
    data: bytes,
    published: date | None = None,
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
) -> Iterator[Outcome]:
    """The documents of one uploaded file. A manifest may hold texts, but reaches no file on this computer."""
    yield from _Walk(web).documents(from_bytes(name, data, published, columns))


def read_text(text: str, title: str | None = None, published: date | None = None) -> Iterator[Outcome]:
    """The documents of a pasted text; ``title`` is for a text that is one article."""
    source = from_bytes("pasted text", b"", published)
    try:
        yield from documents(articles(paragraphs(text)), source, Given(title=title))
    except ReadingError as error:
        yield Unreadable(source.name, str(error))


class _Walk:
    """Reads each file once, whoever names it first."""

    def __init__(self, web: Web | None, only: Collection[Path] | None = None) -> None:
        self._web = web
        self._only = None if only is None else frozenset(only)
        self._done: set[str] = set()

    def folder(
        self, folder: Path, published: date | None, columns: Mapping[str, str] | None
    ) -> Iterator[Outcome]:
        """All files below a folder, manifests first."""
        empty = True
        closed: list[OSError] = []
        for parent, folders, files in os.walk(folder, onerror=closed.append):
            pages = {Path(file).stem for file in files if suffix_of(file) in {".html", ".htm"}}
            # What a browser saves beside a page (style sheets, pictures) is part of that page.
            saved_with = {f"{page}_files" for page in pages}
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and name not in saved_with
            )
            for name in folders:
                if (link := Path(parent, name)).is_symlink() and not _lies_in(link, folder):
                    yield Unreadable(str(link), _LINKED_FOLDER)
            visible = sorted(file for file in files if not file.startswith((".", "~$")))
            for file in sorted(visible, key=lambda name: not lists_others(name)):
                empty = False
                path = Path(parent, file)
                if not self._is_wanted(path):
                    continue
                shown = path.relative_to(folder).as_posix()
                if path.exists() and not path.is_file():
                    yield Unreadable(str(path), _NO_FILE)
                    continue
                yield from self.documents(from_file(path, shown, None, published, columns))
        for error in closed:
            yield Unreadable(str(error.filename), "the folder cannot be opened; check that you may read it")
        if empty and not closed:
            yield Unreadable(str(folder), "the folder holds no files; name a folder with articles in it")

    def _is_wanted(self, path: Path) -> bool:
        if self._only is None or lists_others(path.name):
            return True
        return not self._only.isdisjoint((path, *path.parents))

    def documents(self, source: Source) -> Iterator[Outcome]:
        """The documents of one source, and of the files that it holds or lists."""
        if source.identity:
            if source.identity in self._done:
                return
            self._done.add(source.identity)
        for outcome in outcomes(source):
            if isinstance(outcome, Listed):
                yield from self._listed(outcome, source)
            elif isinstance(outcome, Linked):
                yield from self.fetched(outcome, source)
            elif isinstance(outcome, Source):
                yield from self.documents(outcome)
            else:
                yield outcome

    def fetched(self, linked: Linked, around: Source) -> Iterator[Outcome]:
        """The documents behind an address."""
        if self._web is None:
            where = "" if linked.url == linked.row else f" ({linked.url})"
            yield Unreadable(
                linked.row, f"it gives only an address{where}; {_OFFLINE}" if where else _OFFLINE
            )
            return
        from timeline.reading.online import online  # slow to import, and most builds fetch nothing

        yield from online(linked, self._web, every_outcome, around)

    def _listed(self, listed: Listed, manifest: Source) -> Iterator[Outcome]:
        if manifest.beside is None:
            yield Unreadable(
                listed.row,
                f"it names the file {listed.path}, which an upload cannot reach; "
                "put the article in a `text` column or upload the file itself",
            )
            return
        found = manifest.beside(listed.path, listed.given)
        if found is None:
            where = (
                "paths count from the manifest's place in the archive"
                if manifest.depth
                else f"paths count from the manifest's folder, {Path(manifest.name).parent}"
            )
            yield Unreadable(listed.row, f"there is no file {listed.path}; {where}")
            return
        if lists_others(listed.path):
            yield Unreadable(
                listed.row, f"{listed.path} is a manifest itself; name it on the command line instead"
            )
            return
        self._done.add(found.identity)
        for outcome in every_outcome(found):
            if isinstance(outcome, Unreadable):
                yield Unreadable(f"{listed.row}: {listed.path}", outcome.reason)
            elif not isinstance(outcome, Listed | Linked | Source):
                yield outcome


def every_outcome(source: Source) -> Reading:
    """What is in a source and in all that it holds; what it lists is left to be looked up."""
    for outcome in outcomes(source):
        if isinstance(outcome, Source):
            yield from every_outcome(outcome)
        else:
            yield outcome


def outcomes(source: Source) -> Reading:
    """What one source gives, whatever its format and whatever is wrong with it."""
    try:
        reader = reader_of(source)
        if reader is None:
            yield Unreadable(source.name, f"this format is not read; formats are {_KNOWN}")
        else:
            yield from reader(source)
    except (ReadingError, DateError) as error:
        yield Unreadable(source.name, str(error))
    except MemoryError:
        yield Unreadable(source.name, "it needs more memory than there is; split it")
    except OSError as error:
        yield Unreadable(
            source.name, f"it cannot be opened ({error.strerror or error}); check that you may read it"
        )
    except Exception as error:  # one file that trips the program is no reason to lose the others
        yield Unreadable(
            source.name, f"it could not be read ({type(error).__name__}: {error}); please report it"
        )


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Whether a path is there and of a kind; a name that no file can have is no file."""
    try:
        return kind(path)
    except (OSError, ValueError):
        return False


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether what a link leads to is read anyway, or is a circle."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def _nothing() -> BinaryIO:
    return io.BytesIO()
