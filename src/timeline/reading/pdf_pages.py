"""Reads PDFs in a process of its own, so that no file can stop, swell or crash the program.

Run by its path with the standard library and pypdfium2 alone; see `pdf_files`, which talks to it. In: the
length of a file as eight bytes, then its bytes, again and again. Out, one JSON value a line: an object
with what the file says of itself or with ``error``, the lines of each page, and ``null`` at the end. Lines
are their texts as one string, and five numbers for each in one list, in tenths of a point: the left, bottom
and height of the line's first character, and the right and bottom of its last.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from ctypes import byref
from struct import Struct
from time import monotonic
from typing import Any

MEMORY = 900_000_000
"""Bytes this process may take beside the file itself, where the system can be told so."""
SECONDS = 600
"""Of processor time for one file, should nobody be left to end this process."""

PIECE = 60_000
"""Characters of answers that are sent at a time, about what a pipe holds."""
SILENCE = 0.5
"""Seconds after which fewer are sent, so that the other side knows that this one lives."""
_BOX = Struct("4f")
"""PDFium's FS_RECTF: left, top, right, bottom."""

Lines = tuple[str, list[int]]


def answers(data: bytes) -> Iterator[Any]:
    """What is said of one file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        said = str(error).lower()
        yield {"error": "password" if "password" in said or "security" in said else str(error)}
        return
    with document:
        metadata = {}
        with suppress(Exception):  # broken metadata are no reason to lose the text
            metadata = document.get_metadata_dict(skip_empty=True)
        yield {
            "pages": len(document),
            "title": metadata.get("Title"),
            "created": metadata.get("CreationDate"),
        }
        for number in range(len(document)):
            yield _lines_of(document, number)


def _lines_of(document: Any, number: int) -> Lines | str:
    """The lines of a page, or what is wrong with it."""
    import pypdfium2

    try:
        page = document[number]
        try:
            text = page.get_textpage()
            try:
                return _lines(text)
            finally:
                text.close()
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:  # also places that are no numbers
        return str(error)


def _lines(page: Any) -> Lines:
    from pypdfium2.raw import FS_RECTF, FPDFText_GetLooseCharBox

    # The box as one tuple: asking its fields one by one takes longer than PDFium does.
    box = bytearray(_BOX.size)
    place, raw, fields = byref(FS_RECTF.from_buffer(box)), page.raw, _BOX.unpack
    texts: list[str] = []
    numbers: list[int] = []
    at = 0
    for line in page.get_text_range(errors="replace").split("\n"):
        whole = line.rstrip("\r ")
        if text := whole.lstrip():
            FPDFText_GetLooseCharBox(raw, at + len(whole) - len(text), place)
            left, top, _, bottom = fields(box)
            height = int(10 * top) - int(10 * bottom)
            FPDFText_GetLooseCharBox(raw, at + len(whole) - 1, place)
            _, _, right, last = fields(box)
            texts.append(text)
            numbers += (int(10 * left), int(10 * bottom), max(height, 1), int(10 * right), int(10 * last))
        at += len(line) + 1
    return "\n".join(texts), numbers


def _limit(size: int) -> None:
    """Let the system refuse more memory than a sound file needs; not every system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = MEMORY + 3 * size
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        resource.setrlimit(
            resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )


def main() -> None:
    """Answer until the other side has gone."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    while len(header := incoming.read(8)) == 8:
        size = int.from_bytes(header, "big")
        _limit(size)
        try:
            for piece in _pieces(answers(incoming.read(size))):
                outgoing.write(piece.encode("ascii"))
                outgoing.flush()
        except BrokenPipeError:
            return


def _pieces(said: Iterator[Any]) -> Iterator[str]:
    """Answers as lines, many at a time: each by itself would wake the other side for every page."""
    lines: list[str] = []
    length, sent = 0, monotonic()
    try:
        for answer in said:
            lines.append(json.dumps(answer))
            length += len(lines[-1])
            if length > PIECE or monotonic() - sent > SILENCE:
                yield "\n".join([*lines, ""])
                lines.clear()
                length, sent = 0, monotonic()
    except Exception as error:  # a file, not the program: the next one is read all the same
        lines.append(json.dumps({"error": f"{type(error).__name__}: {error}"}))
    yield "\n".join([*lines, "null\n"])


if __name__ == "__main__":
    main()
