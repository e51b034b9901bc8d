"""What a reader is handed, and what it hands back when there is no document in it."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final, cast

from timeline.errors import ReadingError
from timeline.reading.limits import LARGEST_TEXT, Budget, megabytes
from timeline.records import Document

_IN_MEMORY: Final = 16_000_000
"""Bytes of an archive's member that are held in memory where a file to jump about in is needed."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a row of a manifest, that gave no document. The rest is read all the same.

    Attributes:
        name: The file as the user named it, with the row or line when it is a manifest's.
        reason: What is wrong and what to do about it, one sentence or two.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a document apart from its text.

    Attributes:
        created: The day the file says it was made: a hint at the publication date, no more.
    """

    id: str | None = None
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    created: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that a manifest names, with what the manifest says of it."""

    row: str
    path: str
    given: Given


@dataclass(frozen=True, slots=True)
class Linked:
    """A web address that the user, a manifest or a list names, with what is said of it."""

    row: str
    url: str
    given: Given


@dataclass(frozen=True, slots=True)
class Source:
    """One file, upload or member of an archive on its way to a reader.

    Attributes:
        name: How messages name it.
        path: What the documents keep as their path.
        open: A fresh binary stream of its content.
        given: What a manifest said of it.
        fallback: The publication date to use when nothing else names one.
        columns: Columns of a table that the user named: field -> column.
        filename: The name whose ending tells the format, where that is not the last part of ``name``.
        identity: The same for the same file, however it is named; empty when it cannot be read twice.
        beside: The file that a manifest in this source means by a path; ``None`` where there is none.
        depth: How many archives it lies in.
        budget: What may still come out of the outermost of them.
    """

    name: str
    path: str
    open: Callable[[], BinaryIO]
    given: Given = Given()
    fallback: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    filename: str = ""
    identity: str = ""
    beside: Callable[[str, Given], Source | None] | None = None
    depth: int = 0
    budget: Budget | None = None

    def content(self, largest: int = LARGEST_TEXT) -> bytes:
        """All of its bytes.

        Raises:
            ReadingError: They are more than ``largest``.
        """
        with self.open() as stream:
            data = stream.read(largest + 1)
            if len(data) > largest:
                raise ReadingError(
                    f"it is larger than {megabytes(largest)}, the most that is read of such a file; "
                    "split it, or put its articles into a .jsonl table"
                )
            return data

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """A stream that one can jump about in; nothing stays on disk afterwards."""
        with self.open() as stream:
            if stream.seekable():
                yield stream
                return
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
                shutil.copyfileobj(stream, spool, 1 << 20)
                spool.seek(0)
                yield cast(BinaryIO, spool)

    def size(self) -> int:
        """Its bytes, counted without reading a file on disk."""
        with self.seekable() as stream:
            return stream.seek(0, io.SEEK_END)


Outcome = Document | Unreadable
Reading = Iterator[Document | Unreadable | Listed | Linked | Source]
Reader = Callable[[Source], Reading]


def from_bytes(
    name: str, data: bytes, fallback: date | None = None, columns: Mapping[str, str] | None = None
) -> Source:
    """A source held in memory."""
    return Source(name, name, lambda: io.BytesIO(data), fallback=fallback, columns=columns or {})


def from_file(
    file: Path,
    path: str,
    given: Given | None = None,
    fallback: date | None = None,
    columns: Mapping[str, str] | None = None,
) -> Source:
    """A source on disk."""

    def beside(listed: str, said: Given) -> Source | None:
        other = file.parent / listed
        try:
            there = other.is_file()
        except (OSError, ValueError):  # a name that no file can have is no file
            there = False
        return from_file(other, Path(listed).as_posix(), said, fallback, columns) if there else None

    return Source(
        str(file),
        path,
        lambda: file.open("rb"),
        given or Given(),
        fallback,
        columns or {},
        filename=file.name,
        identity=os.path.realpath(file),
        beside=beside,
    )


def inside(source: Source, open_: Callable[[], BinaryIO], **changes: object) -> Source:
    """A source that comes out of another one: told the same, one level deeper."""
    return replace(source, open=open_, depth=source.depth + 1, **changes)  # type: ignore[arg-type]
