"""With what documents are read: a short code that changes with the program, its model and its tables."""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

PARTS = (
    "records.py",
    "edtf.py",
    "typed_dates.py",
    "language",
    "publication",
    "reference",
    "chronology",
    "copies",
)
"""What can change the mentions or the events of a document."""

SUFFIXES = (".py", ".csv", ".json", ".cfg", ".bin")


@cache
def edition(model: str | None = None) -> str:
    """A digest of the files that decide what is found in a text.

    The store keeps it with each document, so that a build reads a document again when any of them changed.

    Args:
        model: The spaCy model that parses, empty for the one that ships; by default ``TIMELINE_MODEL``.
    """
    digest = blake2b(digest_size=8)
    root = files("timeline")
    for part in PARTS:
        for name, content in _files(root.joinpath(part), part):
            digest.update(name.encode())
            digest.update(content)
    name = os.environ.get("TIMELINE_MODEL", "").strip() if model is None else model
    digest.update(model_version(name).encode())
    return digest.hexdigest()


def model_version(name: str) -> str:
    """What tells one version of a model that the user named from another; empty for the one that ships."""
    meta = Path(name, "meta.json")
    if not name or meta.is_file():
        return meta.read_text(encoding="utf-8") if name else ""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def _files(entry: Traversable, name: str) -> list[tuple[str, bytes]]:
    if entry.is_dir():
        children = sorted(entry.iterdir(), key=lambda child: child.name)
        return [found for child in children for found in _files(child, f"{name}/{child.name}")]
    if entry.is_file() and entry.name.endswith(SUFFIXES):
        return [(name, entry.read_bytes())]
    return []
