"""Raw text to paragraphs: one string each, hard wrapping undone, odd characters put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from timeline.reading.furniture import kind_of

_BREAKS: Final = re.compile(r"\r\n?|[\u0085\u2028\u2029\f\v]")
_ODD_BREAKS: Final = "\r\f\v\u0085\u2028\u2029"
_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UNPRINTABLE: Final = bytes({*range(32), 127} - {*b"\n"})
_BULLET: Final = re.compile(r"(?:[-*•‣▪–—]|\(?\d{1,3}[.)])\s")
_ENDED: Final = re.compile(r"[.!?…:;][\"'”’“»)\]]*$")
_WRAP: Final = 140
"""Lines longer than this are whole paragraphs; no one wraps text that wide."""


def clean(text: str) -> str:
    """The text with plain spaces and newlines and without control or invisible characters."""
    return "\n".join(map(_visible, _lines(text)))


def _lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    # Looking for a few characters is many times faster than a pattern that finds none of them.
    if any(mark in text for mark in _ODD_BREAKS):
        text = _BREAKS.sub("\n", text)
    return text.split("\n")


def _visible(line: str) -> str:
    return line if line.isprintable() else _INVISIBLE.sub("", line)


def on_one_line(text: str) -> str:
    """The text in one line, with single spaces."""
    return " ".join((text if text.isprintable() else clean(text)).split())


def folded(text: str) -> str:
    """A title as it is compared with another: without regard to spaces and case."""
    return " ".join(text.split()).casefold()


def paragraphs(text: str, *, wrapped: bool = False) -> list[str]:
    """The paragraphs of a text, furniture lines still among them.

    Args:
        text: As read; blank lines part paragraphs.
        wrapped: A single newline never ends a paragraph (Markdown), but around furniture it does.
    """
    found: list[str] = []
    for block in _even_blocks(text) if _is_even(text) else _blocks(text):
        found.extend(_joined(block, wrapped) if len(block) > 1 else block)
    return found


def _is_even(text: str) -> bool:
    """Whether nothing in a text is to be put right: asked once, that is faster than asked of every line."""
    if "  " in text or "\n \n" in text:
        return False
    if text.isascii():
        return len(text.encode().translate(None, _UNPRINTABLE)) == len(text)
    return text.replace("\n", "").isprintable()


def _even_blocks(text: str) -> Iterator[list[str]]:
    for block in text.split("\n\n"):
        if bare := block.strip("\n "):
            yield [line.strip() for line in bare.split("\n")]


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines between blank ones."""
    block: list[str] = []
    for raw in [*_lines(text), ""]:
        line = " ".join(_visible(raw).split())
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _joined(lines: list[str], wrapped: bool) -> Iterator[str]:
    width = max(map(len, lines))
    forced = [_forced(before, line, width) for before, line in pairwise(lines)]
    # Lines that mostly stop short of the margin were not wrapped to it: each is a paragraph.
    if 2 * sum(forced) < len(forced):
        forced = [False] * len(forced)
    paragraph = [lines[0]]
    for (before, line), at_margin in zip(pairwise(lines), forced, strict=True):
        if _continues(before, line, at_margin, wrapped):
            paragraph.append(line)
        else:
            yield " ".join(paragraph)
            paragraph = [line]
    yield " ".join(paragraph)


def _continues(before: str, line: str, at_margin: bool, wrapped: bool) -> bool:
    if not (wrapped or at_margin or (line[0].islower() and not _ENDED.search(before))):
        return False
    return not (_BULLET.match(line) or kind_of(line) or kind_of(before))


def _forced(before: str, line: str, width: int) -> bool:
    """Whether the next word did not fit, or nearly not, where the line breaks."""
    slack = 0 if _ENDED.search(before) else width // 4
    return width <= _WRAP and len(before) + slack + 1 + len(line.split(" ", 1)[0]) > width
