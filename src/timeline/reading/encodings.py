"""Bytes to text: UTF-8 first, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO, Final

from charset_normalizer import from_bytes

from timeline.errors import ReadingError

_SAMPLE: Final = 200_000
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN: Final = re.compile(
    r"ascii|cp125[02478]|cp437|cp77\d|cp8\d\d|latin|iso8859_(?:[1-49]|1\d)$|mac_|hp_|cp1140|cp500|cp037"
)
_CONTROL: Final = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1b"})
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


_UTF_16: Final = (("utf-16-le", 1), ("utf-16-be", 0))


def decoded(data: bytes, *, declared: str | None = None) -> str:
    """The text in ``data``.

    Args:
        declared: The encoding the file itself names; tried after UTF-8.

    Raises:
        ReadingError: It is empty, binary, or in no encoding that can be told.
    """
    if not data.strip():
        raise ReadingError("the file is empty; leave it out or add the article's text")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as(data, encoding)
    if unmarked := _utf_16(data[:_SAMPLE]):
        return _as(data, unmarked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, declared)
    _refuse_binary(data[:_SAMPLE])
    return text


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a text in some encoding."""
    if any(head.startswith(mark) for mark, _ in _BOMS) or _utf_16(head):
        return True
    return b"\x00" not in head and _controls(head) <= len(head) * 0.02


def declared_in_html(data: bytes) -> str | None:
    """The encoding that a page names in its first few kilobytes."""
    found = _META_CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"starts like {encoding.upper()} but is not at byte {error.start}; save it again as UTF-8"
        ) from error


def _utf_16(sample: bytes) -> str | None:
    """UTF-16 without its mark, told by the zeros in every other byte of Western text."""
    if b"\x00" not in sample:
        return None
    for encoding, zeros in _UTF_16:
        high, low = sample[zeros::2], sample[1 - zeros :: 2]
        if len(high) > 3 and high.count(0) > 0.7 * len(high) and low.count(0) * 50 < len(low):
            return encoding
    return None


def _controls(sample: bytes) -> int:
    """How many control characters there are."""
    return len(sample) - len(sample.translate(None, _CONTROL))


def _refuse_binary(sample: bytes, most: float = 0.02) -> None:
    if _controls(sample) > len(sample) * most:
        raise ReadingError("this is binary data, not text; save the article as .txt, .md or .html")


def _other(data: bytes, declared: str | None) -> str:
    _refuse_binary(data[:_SAMPLE], 0 if b"\x00" in data[:_SAMPLE] else 0.02)
    # A stray byte in a UTF-8 file is damage, not another encoding: keep the rest as it is.
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    beyond_ascii = len(data.translate(None, bytes(range(128))))
    if broken * 20 < beyond_ascii:
        return mended
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None:
        raise ReadingError("its encoding cannot be told; save it again as UTF-8")
    # English text has too few accents to tell one Latin code page from another; the common one wins.
    encoding = "cp1252" if _LATIN.match(guess.encoding) else guess.encoding
    return data.decode(encoding, errors="replace")


def encoding_of(open_stream: Callable[[], BinaryIO]) -> str:
    """The encoding of a file too large to hold: it is read through once, a piece at a time.

    Raises:
        ReadingError: It is empty or binary.
    """
    with open_stream() as stream:
        head = stream.read(_SAMPLE)
        decoded(head)  # says what is wrong with an empty or binary file
        for mark, encoding in _BOMS:
            if head.startswith(mark):
                return encoding
        if unmarked := _utf_16(head):
            return unmarked
        decoder = codecs.getincrementaldecoder("utf-8")()
        piece = head
        try:
            while piece:
                decoder.decode(piece)
                piece = stream.read(1 << 20)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            guess = from_bytes(head).best()
            return "cp1252" if guess is None or _LATIN.match(guess.encoding) else guess.encoding
    return "utf-8"
