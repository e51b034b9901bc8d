"""Documents that are zip archives of XML parts (.docx, .odt, .epub, .xlsx), opened once sizes are known.

`zipfile` never gives more of a part than the archive's own list says it holds, so what that list says
is a bound on what a library can unpack.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

from timeline.errors import ReadingError
from timeline.reading.limits import (
    FREE,
    HIGHEST_RATIO,
    LARGEST_PACKAGE,
    LARGEST_PART,
    MOST_MEMBERS,
    megabytes,
    trouble_told,
)

_TREES: Final = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html", ".htm")
_ROWS: Final = "xl/worksheets/"
"""Sheets are read as a stream, so that they may be larger."""


@contextmanager
def opened_package(stream: BinaryIO, what: str, needed: str) -> Iterator[zipfile.ZipFile]:
    """The archive that a document is.

    Args:
        what: How messages call it, as in "the Word file".
        needed: The part without which it is none.

    Raises:
        ReadingError: It is damaged, locked with a password, or unpacks to more than is read.
    """
    instead = "save it again, or as .txt"
    with trouble_told(what, instead):
        archive = zipfile.ZipFile(stream)
    with archive:
        infos = archive.infolist()
        total = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos)
        if total > LARGEST_PACKAGE or len(infos) > MOST_MEMBERS:
            raise ReadingError(f"{what} unpacks to {megabytes(total)}, more than is read; {instead}")
        if total > FREE and total > HIGHEST_RATIO * packed:
            raise ReadingError(
                f"{what} unpacks to {total // max(packed, 1):,} times its size, as a zip bomb does; {instead}"
            )
        for info in infos:
            tree = info.filename.lower().endswith(_TREES) and not info.filename.startswith(_ROWS)
            if tree and info.file_size > LARGEST_PART:
                raise ReadingError(
                    f"{what} holds a part of {megabytes(info.file_size)} ({info.filename}), "
                    f"more than is read; {instead}"
                )
            if info.flag_bits & 0x1:
                raise ReadingError(f"{what} is locked with a password; save it without one")
        if needed not in archive.NameToInfo:
            raise ReadingError(f"{what} is damaged (it has no {needed}); {instead}")
        yield archive


def tree_of(archive: zipfile.ZipFile, part: str) -> Any:
    """The XML tree of a part; entities are not followed and nothing is fetched."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(archive.read(part), parser)
