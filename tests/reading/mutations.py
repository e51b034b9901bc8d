"""Files that are nearly right: valid samples with bytes changed, also inside archives."""

from __future__ import annotations

import io
import random
import zipfile
from typing import Final

_ODD: Final = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"%PDF-",
    b"<![CDATA[",
    b"<!ENTITY a '&b;'>",
    b"&#x110000;",
    b"\\u-99999999999?",
    b"\\'zz",
    b"{\\pict " * 40,
    b'"' * 3,
    b"[" * 2000,
    b"{" * 2000,
    b"<div>" * 2000,
    b"<table><td>" * 300,
    b"<article><h1>" * 50,
    b"9" * 400,
    b"-1",
    b"=?utf-8?q?=ff?=",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"; charset=punycode",
    b"1 Jan 99999 00:00",
    b"\r\n\r\n",
    b"\xed\xa0\x80",
    b" " * 5000,
    b"a" * 70_000,
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with a few things changed; of a zip archive sometimes a member."""
    if data.startswith(b"PK") and chance.random() < 0.7 and (repacked := _member_mutated(data, chance)):
        return repacked
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = _changed(data, chance)
    return data


def _changed(data: bytes, chance: random.Random) -> bytes:
    at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    near = min(to, at + chance.choice((1, 2, 8, 200)))
    match chance.randrange(9):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[near:]
        case 2:
            return data[:at] + data[at:near] * chance.choice((2, 3, 50)) + data[near:]
        case 3:
            return data[:at] + chance.randbytes(near - at) + data[near:]
        case 4 | 5:
            return data[:at] + chance.choice(_ODD) + data[at:]
        case 6:
            return data[:at] + chance.choice(_ODD) + data[near:]
        case 7:
            return (
                data[:at] + bytes(each ^ (1 << chance.randrange(8)) for each in data[at:near]) + data[near:]
            )
        case _:
            return data[to:near] + data[at:to] + data[:at] + data[near:]


def _member_mutated(data: bytes, chance: random.Random) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info, archive.read(info)) for info in archive.infolist()]
    except Exception:
        return None
    if not parts:
        return None
    chosen = chance.randrange(len(parts))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, (info, content) in enumerate(parts):
            if number == chosen:
                content = mutated(content, chance) if content else chance.choice(_ODD)
                if chance.random() < 0.05:
                    continue
            archive.writestr(info.filename, content, info.compress_type)
    return out.getvalue()
