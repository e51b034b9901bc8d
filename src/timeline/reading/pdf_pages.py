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
from typing import Any

MEMORY = 900_000_000
"""Bytes this process may take beside the file itself, where the system can be told so."""
SECONDS = 600
"""Of processor time for one file, should nobody be left to end this process."""

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

    box = FS_RECTF()
    place, raw = byref(box), page.raw
    texts: list[str] = []
    numbers: list[int] = []
    at = 0
    for line in page.get_text_range(errors="replace").split("\n"):
        whole = line.rstrip("\r ")
        if text := whole.lstrip():
            FPDFText_GetLooseCharBox(raw, at + len(whole) - len(text), place)
            left, bottom, top = int(10 * box.left), int(10 * box.bottom), int(10 * box.top)
            FPDFText_GetLooseCharBox(raw, at + len(whole) - 1, place)
            texts.append(text)
            numbers += (left, bottom, max(top - bottom, 1), int(10 * box.right), int(10 * box.bottom))
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
    incoming, outgoing = sys.stdin.buffer, sys.stdout
    while len(header := incoming.read(8)) == 8:
        size = int.from_bytes(header, "big")
        _limit(size)
        try:
            for answer in answers(incoming.read(size)):
                outgoing.write(json.dumps(answer, ensure_ascii=True) + "\n")
                outgoing.flush()
        except BrokenPipeError:
            return
        except Exception as error:  # a file, not the program: the next one is read all the same
            outgoing.write(json.dumps({"error": f"{type(error).__name__}: {error}"}) + "\n")
        outgoing.write("null\n")
        outgoing.flush()


if __name__ == "__main__":
    main()
