"""From what the user names to a stream of documents: files, folders, manifests, uploads, pasted text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from timeline.errors import DateError, ReadingError
from timeline.reading.articles import articles
from timeline.reading.documents import documents
from timeline.reading.formats import MANIFESTS, READERS, suffix_of
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Listed, Outcome, Source, Unreadable, from_bytes, from_file

_KNOWN: Final = ", ".join(READERS)


def read(sources: Iterable[str | Path], published: date | None = None) -> Iterator[Outcome]:
    """The documents of files, folders and manifests, one at a time, in the same order every time.

    Args:
        sources: Folders are read with all below them, in the order of their names; a file that a
            manifest of the same folder lists is read as the manifest says, and once.
        published: The publication date of documents that have none of their own.

    Yields:
        A document, or why a file or row gave none.
    """
    done: set[Path] = set()
    for named in sources:
        name = str(named)
        if name.lower().startswith(("http://", "https://")):
            yield Unreadable(name, "web addresses are not fetched yet; save the page and name the file")
            continue
        path = Path(named)
        if _is(Path.is_dir, path):
            yield from _folder(path, published, done)
        elif _is(Path.exists, path):
            yield from _file(path, path.name, published, done)
        else:
            yield Unreadable(
                name, "there is no such file or folder; check the spelling and the current folder"
            )


def read_bytes(name: str, data: bytes, published: date | None = None) -> Iterator[Outcome]:
    """The documents of one uploaded file. A manifest may hold texts, but reaches no file on this computer."""
    for outcome in _outcomes(from_bytes(name, data, published)):
        if isinstance(outcome, Listed):
            yield Unreadable(
                outcome.row,
                f"it names the file {outcome.path}, which an upload cannot reach; "
                "put the article in a `text` column or upload the file itself",
            )
        else:
            yield outcome


def read_text(text: str, title: str | None = None, published: date | None = None) -> Iterator[Outcome]:
    """The documents of a pasted text; ``title`` is for a text that is one article."""
    source = from_bytes("pasted text", b"", published)
    try:
        yield from documents(articles(paragraphs(text)), source, Given(title=title))
    except ReadingError as error:
        yield Unreadable(source.name, str(error))


def _folder(folder: Path, published: date | None, done: set[Path]) -> Iterator[Outcome]:
    empty = True
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        pages = {Path(file).stem for file in files if suffix_of(file) in {".html", ".htm"}}
        # What a browser saves beside a page (style sheets, pictures) is part of that page.
        saved_with = {f"{page}_files" for page in pages}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in saved_with)
        visible = sorted(file for file in files if not file.startswith((".", "~$")))
        for file in sorted(visible, key=lambda name: suffix_of(name) not in MANIFESTS):
            empty = False
            path = Path(parent, file)
            yield from _file(path, path.relative_to(folder).as_posix(), published, done)
    for error in closed:
        yield Unreadable(str(error.filename), "the folder cannot be opened; check that you may read it")
    if empty and not closed:
        yield Unreadable(str(folder), "the folder holds no files; name a folder with articles in it")


def _file(file: Path, shown: str, published: date | None, done: set[Path]) -> Iterator[Outcome]:
    whole = file.resolve()
    if whole in done:
        return
    done.add(whole)
    for outcome in _outcomes(from_file(file, shown, fallback=published)):
        if isinstance(outcome, Listed):
            yield from _listed(outcome, file, published, done)
        else:
            yield outcome


def _listed(listed: Listed, manifest: Path, published: date | None, done: set[Path]) -> Iterator[Outcome]:
    file = manifest.parent / listed.path
    if not _is(Path.is_file, file):
        reason = f"there is no file {listed.path}; paths count from the manifest's folder, {manifest.parent}"
        yield Unreadable(listed.row, reason)
        return
    if suffix_of(listed.path) in MANIFESTS:
        yield Unreadable(
            listed.row, f"{listed.path} is a manifest itself; name it on the command line instead"
        )
        return
    done.add(file.resolve())
    source = from_file(file, Path(listed.path).as_posix(), listed.given, published)
    for outcome in _outcomes(source):
        if isinstance(outcome, Unreadable):
            yield Unreadable(f"{listed.row}: {listed.path}", outcome.reason)
        elif not isinstance(outcome, Listed):
            yield outcome


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Whether a path is there and of a kind; a name that no file can have is no file."""
    try:
        return kind(path)
    except (OSError, ValueError):
        return False


def _outcomes(source: Source) -> Iterator[Outcome | Listed]:
    reader = READERS.get(suffix_of(source.name))
    if reader is None:
        yield Unreadable(source.name, f"this format is not read; formats are {_KNOWN}")
        return
    try:
        yield from reader(source)
    except (ReadingError, DateError) as error:
        yield Unreadable(source.name, str(error))
    except OSError as error:
        yield Unreadable(
            source.name, f"it cannot be opened ({error.strerror or error}); check that you may read it"
        )
