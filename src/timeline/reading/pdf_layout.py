"""A PDF's lines to paragraphs: running heads and page numbers left out, wrapping and hyphens undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from timeline.reading.paragraphs import clean

_EDGE: Final = 3
"""Lines at the top and at the bottom of a page that may be running heads."""
_NUMBERS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:(?:page|p\.|pg\.?|seite|página|pagina|стр\.?|第)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|de|sur|di|из|\|)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_LEADER: Final = re.compile(r"(?:\. ?){5,}\s*[\divxlc]*$")
"""A row of dots to a page number: a table of contents."""
_ENDED: Final = re.compile(r"[.!?…:;。！？][\"'”’“»)\]\d*†]*$")
_BULLET: Final = re.compile(r"(?:[•‣▪◦●■–—*-]|\(?\d{1,3}[.)]|\([a-z]\))\s")
_HYPHEN: Final = re.compile(r"(?<!\w)(\w{1,80})[\u00ad\u0002\ufffe](\w*)")
_AT_END: Final = re.compile(r"(\w+)[-\u2010]$")
_HYPHENS: Final = "-\u2010"
_MARKS: Final = "\u00ad\u0002\ufffe"
_LONGEST_WORD: Final = 80
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


class Line(NamedTuple):
    """A line and where it stands, in tenths of a point from the lower left."""

    text: str
    left: int
    bottom: int
    top: int
    right: int
    last_bottom: int

    @property
    def height(self) -> int:
        """How tall its letters are."""
        return max(self.top - self.bottom, 1)


class _Run(NamedTuple):
    """Lines one below the other: a column, or a part of one."""

    lines: list[Line]
    left: float
    right: float
    leading: float


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document."""
    kept = without_running_heads(pages)
    runs = [run for page in kept for run in _runs(page)]
    known = _words(runs)
    found: list[str] = []
    before: tuple[Line, _Run] | None = None
    for run in runs:
        for line in run.lines:
            if before is not None and _continues(*before, line, run):
                found[-1] = _joined(found[-1], line.text, known)
            else:
                found.append(line.text)
            before = line, run
    if known:
        found = [_HYPHEN.sub(lambda match: _whole(match[1], match[2], known), text) for text in found]
    return [whole for text in found if (whole := " ".join(clean(text).split()))]


def _words(runs: Sequence[_Run]) -> Counter[str]:
    """How often each word occurs; nothing where no word was parted."""
    texts = [line.text for run in runs for line in run.lines]
    if not any(text[-1] in _HYPHENS or any(mark in text for mark in _MARKS) for text in texts):
        return Counter()
    return Counter(word.casefold() for text in texts for word in _WORD.findall(text))


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what their edges repeat, and without page numbers."""
    edges = [_edges(page) for page in pages]
    shapes = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    often = 2 if len(pages) < 5 else 3
    kept: list[list[Line]] = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = {
            id(line) for line in edge if shapes[_shape(line)] >= often or _PAGE_NUMBER.fullmatch(line.text)
        }
        kept.append([line for line in page if id(line) not in dropped and not _is_entry(line.text)])
    return kept


def _is_entry(text: str) -> bool:
    """Whether a line of a table of contents."""
    return ("...." in text or ". . ." in text) and _LEADER.search(text) is not None


def title_of(pages: Sequence[Sequence[Line]]) -> str | None:
    """The largest lines of the first page that has text, if they are larger than the rest and few."""
    first = next((page for page in pages if page), ())
    sizes = [line.height for page in pages[:5] for line in page]
    if not first or not sizes:
        return None
    largest = max(line.height for line in first)
    lines = [line.text for line in first if line.height > 0.95 * largest]
    title = " ".join(" ".join(lines).split())
    return title if largest > 1.25 * median(sizes) and 3 < len(title) <= 220 else None


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.bottom)
    if len(by_height) <= 2 * _EDGE:
        return by_height[:1] + by_height[-1:] if len(by_height) > 1 else []
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _shape(line: Line) -> tuple[str, int]:
    """What a running head has in common with that of another page: its words and its place."""
    return _NUMBERS.sub("#", " ".join(line.text.split()).casefold()), line.bottom // 100


def _runs(page: Iterable[Line]) -> Iterator[_Run]:
    """The columns of a page, in the order in which it was written."""
    lines: list[Line] = []
    for line in page:
        if lines and line.bottom > lines[-1].last_bottom + 0.5 * line.height:
            yield _run(lines)
            lines = []
        lines.append(line)
    if lines:
        yield _run(lines)


def _run(lines: list[Line]) -> _Run:
    lefts = Counter([line.left // 10 for line in lines])
    left = min(lefts, key=lambda at: (-lefts[at], at))
    steps = [
        step
        for before, line in pairwise(lines)
        if (step := before.last_bottom - line.bottom) > 0.5 * line.height
    ]
    return _Run(lines, 10 * left, max(line.right for line in lines), median(steps) if steps else 0.0)


def _continues(before: Line, above: _Run, line: Line, run: _Run) -> bool:
    """Whether a line goes on with the paragraph of the one before."""
    if not 0.85 < line.height / before.height < 1.18 or _BULLET.match(line.text):
        return False
    ended = _ENDED.search(before.text, max(0, len(before.text) - 8)) is not None
    runs_on = not ended and line.text[0].islower()
    if run is not above:
        return not ended and (runs_on or _full(before, above, line))
    step = before.last_bottom - line.bottom
    if abs(step) < 0.3 * line.height:
        return True  # the same line: cells of a table, a number and its heading
    if step > 1.35 * max(run.leading, line.height):
        return False
    if runs_on:
        return True
    indented = line.left > run.left + 0.7 * line.height and before.left <= run.left + 20
    return not indented and _full(before, above, line)


def _full(before: Line, run: _Run, line: Line) -> bool:
    """Whether the next word did not fit where the line ends."""
    letter = max(before.right - before.left, 10) / max(len(before.text), 1)
    word = len(line.text.split(" ", 1)[0]) + 1
    return before.right + word * letter > run.right - 0.5 * letter


def _joined(text: str, line: str, known: Counter[str]) -> str:
    match = _AT_END.search(text, max(0, len(text) - _LONGEST_WORD)) if text[-1] in _HYPHENS else None
    if match and line[0].isalpha():
        rest = _WORD.match(line)
        return (
            text[: match.start()]
            + _whole(match[1], rest[0] if rest else "", known)
            + line[rest.end() if rest else 0 :]
        )
    return f"{text} {line}"


def _whole(first: str, second: str, known: Counter[str]) -> str:
    """Two halves of a word that a line break parted, with a hyphen if it is one of their own."""
    joined, hyphened = f"{first}{second}", f"{first}-{second}"
    if not second or not second[0].islower() or not first.isalpha():
        return hyphened
    if known[hyphened.casefold()] > known[joined.casefold()]:
        return hyphened
    return joined
