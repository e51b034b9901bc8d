"""Which format a file is in: by its first bytes, and by its name where these say only "text"."""

from __future__ import annotations

import json
import re
import zipfile
from typing import Final

from timeline.errors import ReadingError
from timeline.reading.encodings import looks_like_text
from timeline.reading.limits import MOST_MEMBERS
from timeline.reading.sources import Source

HEAD: Final = 4096
"""Bytes looked at."""

_SIGNATURES: Final = (
    (b"%PDF-", ".pdf"),
    (b"{\\rt", ".rtf"),
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"PAR1", ".parquet"),
)
_LOCKED: Final = (
    "this is an old Office document (.doc, .xls) or one with a password; "
    "save it without a password as .docx or .xlsx"
)
_UNREAD: Final = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"ID3\x03", "a recording"),
    (b"ID3\x04", "a recording"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MIMETYPES: Final = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.text-template": ".odt",
}
_PARTS: Final = (("word/document.xml", ".docx"), ("xl/workbook.xml", ".xlsx"), ("content.xml", ".odt"))
_PLACES: Final = {b"word/": ".docx", b"xl/": ".xlsx"}
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article)\b", re.I | re.S
)
_FIELD: Final = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):[ \t]", re.MULTILINE)
_OPENING: Final = re.compile(r'\[\s*\{\s*"|\{\s*"[^"\n]{1,100}"\s*:')
_SIGNS: Final = re.compile(r"[{}<>=;\\$#_|@+*\[\]]")
_SENTENCE: Final = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}[.!?…。！？][\"”’»)]?(?:\s|$)")
_LETTER: Final = frozenset({"received", "mime-version", "message-id", "return-path", "delivered-to"})

ARCHIVES: Final = frozenset({".zip", ".tar", ".gz", ".bz2", ".xz"})
TABLES: Final = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".xlsx", ".parquet"})
BINARY: Final = ARCHIVES | {".pdf", ".docx", ".odt", ".epub", ".xlsx", ".parquet"}
_PLAIN: Final = frozenset({"", ".txt"}) | BINARY


def lists_others(name: str) -> bool:
    """Whether a file may be a manifest, to be read before the files beside it."""
    bare = name.lower()
    for packed in (".gz", ".bz2", ".xz"):
        bare = bare.removesuffix(packed)
    return bare.endswith(tuple(TABLES))


def format_of(source: Source, known: str) -> str:
    """The ending that stands for the format of a file.

    Args:
        known: What its name says: an ending that is read, "" for a name without an ending, "?" for an
            ending that is not read.

    Raises:
        ReadingError: It is something that is not read; what, and what to do.
    """
    with source.open() as stream:
        head = stream.read(HEAD)
    if b"%PDF-" in head[:1024] and known == ".pdf":
        return ".pdf"
    for signature, suffix in _SIGNATURES:
        if head.startswith(signature) and (suffix in {".pdf", ".rtf"} or not looks_like_text(head)):
            return suffix
    if head[257:262] == b"ustar":
        return ".tar"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(source, head, known)
    if head.startswith(_OLE):
        raise ReadingError(_LOCKED)
    for signature, what in _UNREAD:
        if head.startswith(signature):
            raise ReadingError(f"this is {what}, not text; save the article as .txt, .md, .html or .pdf")
    if not head or not looks_like_text(head):
        return known
    return _of_text(head, known)


def _packed(source: Source, head: bytes, known: str) -> str:
    """What a zip file is: a document in many parts, or an archive."""
    for mimetype, suffix in _MIMETYPES.items():
        if head[30:38] == b"mimetype" and head[38:].startswith(mimetype):
            return suffix
    for place, suffix in _PLACES.items():
        if head[30:].startswith(place):
            return suffix
    if known == "?":
        return "?"  # .pptx, .jar and the like: archives, but of no articles
    names = _names(source)
    for part, suffix in _PARTS:
        if part in names:
            return suffix
    return ".epub" if "META-INF/container.xml" in names else ".zip"


def _names(source: Source) -> frozenset[str]:
    try:
        with source.seekable() as stream, zipfile.ZipFile(stream) as archive:
            return frozenset(archive.namelist()[:MOST_MEMBERS])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError):
        return frozenset()  # the reader says what is wrong


def _of_text(head: bytes, known: str) -> str:
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    if known not in {".md", ".html", ".htm", ".eml", ".mhtml", ".mht"} and _MARKUP.match(text):
        return ".html"
    if known in _PLAIN | {"?", ".html", ".htm", ".eml"}:
        fields = _fields(text)
        if "multipart/related" in text.lower() and {"mime-version", "content-type"} <= fields:
            return ".mhtml" if known != ".eml" or "snapshot-content-location" in fields else ".eml"
        if known in _PLAIN | {"?"} and "from" in fields and fields & _LETTER and fields & {"date", "subject"}:
            return ".eml"
    if known in _PLAIN | {".json", ".jsonl"} and text.lstrip()[:1] in {"{", "["}:
        return _of_json(text.lstrip(), known)
    if known == "?":
        return ".txt" if _is_prose(text) else known
    return ".txt" if known in BINARY or known == "" else known


def _is_prose(text: str) -> bool:
    """Whether a text of an unknown ending is written for people and not for a machine."""
    words = sum(character.isalpha() or character == " " for character in text)
    signs = len(_SIGNS.findall(text))
    return words > 0.88 * len(text) and signs < 0.01 * len(text) and _SENTENCE.search(text) is not None


def _fields(text: str) -> frozenset[str]:
    """The names of the header fields that a letter begins with."""
    header = text.replace("\r\n", "\n").lstrip("\n").split("\n\n", 1)[0]
    if not _FIELD.match(header):
        return frozenset()
    return frozenset(name.lower() for name in _FIELD.findall(header))


def _of_json(text: str, known: str) -> str:
    """One value, or one a line; where that is not told, what the name says."""
    line, newline, _ = text.partition("\n")
    try:
        value = json.loads(line) if newline or len(text) < HEAD // 4 else None
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        return ".jsonl" if newline or known != ".json" else ".json"
    if known in {".json", ".jsonl"}:
        return ".json" if text.startswith("[") else known
    return ".json" if isinstance(value, list) or _OPENING.match(text) else ".txt"
