"""What a reader is handed, and what it hands back when there is no document in it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from timeline.records import Document


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
    """What is known of a document apart from its text."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that a manifest names, with what the manifest says of it."""

    row: str
    path: str
    given: Given


@dataclass(frozen=True, slots=True)
class Source:
    """One file or upload on its way to a reader.

    Attributes:
        name: How messages name it.
        path: What the documents keep as their path.
        open: A fresh binary stream of its content.
        given: What a manifest said of it.
        fallback: The publication date to use when nothing else names one.
    """

    name: str
    path: str
    open: Callable[[], BinaryIO]
    given: Given = Given()
    fallback: date | None = None

    def content(self) -> bytes:
        """All of its bytes."""
        with self.open() as stream:
            return stream.read()


Outcome = Document | Unreadable
Reader = Callable[[Source], Iterator[Document | Unreadable | Listed]]


def from_bytes(name: str, data: bytes, fallback: date | None = None) -> Source:
    """A source held in memory."""
    return Source(name, name, lambda: io.BytesIO(data), fallback=fallback)


def from_file(file: Path, path: str, given: Given | None = None, fallback: date | None = None) -> Source:
    """A source on disk."""
    return Source(str(file), path, lambda: file.open("rb"), given or Given(), fallback)
