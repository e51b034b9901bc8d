"""A PDF's lines to paragraphs: running heads and page numbers left out, wrapping and hyphens undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import Final, NamedTuple

from timeline.reading.paragraphs import on_one_line

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
_PARTED: Final = ("-\n", "\u2010\n", "\u00ad", "\u0002", "\ufffe")
_LONGEST_WORD: Final = 80
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


class Line(NamedTuple):
    """A line and where it stands, in tenths of a point from the lower left."""

    text: str
    left: int
    bottom: int
    height: int
    right: int
    last_bottom: int


class _Run(NamedTuple):
    """Lines one below the other: a column, or a part of one."""

    lines: list[Line]
    left: int
    right: int
    leading: float


def lines_of(texts: str, numbers: Sequence[int]) -> list[Line]:
    """The lines of a page as `pdf_pages` gives them: texts in one string, five numbers for each."""
    return list(map(Line, texts.split("\n"), *(numbers[at::5] for at in range(5)))) if numbers else []


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document."""
    kept = without_running_heads(pages)
    runs = [run for page in kept for run in _runs(page)]
    known = _words(runs)
    found: list[list[str]] = []
    paragraph: list[str] = []
    before: Line | None = None
    above = _Run([], 0, 0, 0.0)
    for run in runs:
        for line in run.lines:
            if before is None or not _continues(before, above, line, run):
                paragraph = [line.text]
                found.append(paragraph)
            elif before.text[-1] in _HYPHENS:
                _join(paragraph, line.text, known)
            else:
                paragraph.append(line.text)
            before, above = line, run
    texts = [" ".join(lines) for lines in found]
    if known:
        texts = [_HYPHEN.sub(lambda match: _whole(match[1], match[2], known), text) for text in texts]
    return [whole for text in texts if (whole := on_one_line(text))]


def _words(runs: Sequence[_Run]) -> Counter[str]:
    """How often each word occurs; nothing where no word was parted."""
    text = "".join([f"{line.text}\n" for run in runs for line in run.lines])
    if not any(mark in text for mark in _PARTED):
        return Counter()
    return Counter(_WORD.findall(text.casefold()))


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what their edges repeat, and without page numbers."""
    edges = [[(line, _shape(line)) for line in _edges(page)] for page in pages]
    shapes = Counter(shape for edge in edges for shape in {shape for _, shape in edge})
    often = 2 if len(pages) < 5 else 3
    kept: list[list[Line]] = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = {
            id(line)
            for line, shape in edge
            if shapes[shape] >= often or _PAGE_NUMBER.fullmatch(line.text) is not None
        }
        text = "\n".join([line.text for line in page])
        dotted = "...." in text or ". . ." in text
        kept.append(
            [line for line in page if id(line) not in dropped and not (dotted and _is_entry(line.text))]
            if dropped or dotted
            else list(page)
        )
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
    by_height = sorted(page, key=attrgetter("bottom"), reverse=True)
    if len(by_height) <= 2 * _EDGE:
        return by_height[:1] + by_height[-1:] if len(by_height) > 1 else []
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _shape(line: Line) -> tuple[str, int]:
    """What a running head has in common with that of another page: its words and its place."""
    return _NUMBERS.sub("#", " ".join(line.text.split()).casefold()), line.bottom // 100


def _runs(page: Iterable[Line]) -> Iterator[_Run]:
    """The columns of a page, in the order in which it was written."""
    lines = list(page)
    tops = [
        at
        for at, (before, line) in enumerate(pairwise(lines), start=1)
        if line.bottom > before.last_bottom + 0.5 * line.height
    ]
    for start, end in pairwise([0, *tops, len(lines)]):
        if start < end:
            yield _run(lines[start:end])


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
    text, last, height = line.text, before.text, line.height
    first = text[0]
    # Most lines are as high as the one before, and begin and end with a letter.
    if height != before.height and not 0.85 < height / before.height < 1.18:
        return False
    if not first.isalpha() and _BULLET.match(text):
        return False
    ended = not last[-1].isalpha() and _ENDED.search(last, max(0, len(last) - 8)) is not None
    runs_on = not ended and first.islower()
    if run is not above:
        return not ended and (runs_on or _full(before, above, line))
    step = before.last_bottom - line.bottom
    if abs(step) < 0.3 * height:
        return True  # the same line: cells of a table, a number and its heading
    if step > 1.35 * run.leading and step > 1.35 * height:
        return False
    if runs_on:
        return True
    indented = line.left > run.left + 0.7 * height and before.left <= run.left + 20
    return not indented and _full(before, above, line)


def _full(before: Line, run: _Run, line: Line) -> bool:
    """Whether the next word did not fit where the line ends."""
    letter = max(before.right - before.left, 10) / max(len(before.text), 1)
    word = len(line.text.split(" ", 1)[0]) + 1
    return before.right + word * letter > run.right - 0.5 * letter


def _join(lines: list[str], line: str, known: Counter[str]) -> None:
    """Add a line below one that ends in a hyphen, or the rest of a word to the line where it begins."""
    before = lines[-1]
    match = _AT_END.search(before, max(0, len(before) - _LONGEST_WORD))
    if match and line[0].isalpha():
        rest = _WORD.match(line)
        word = _whole(match[1], rest[0] if rest else "", known)
        lines[-1] = before[: match.start()] + word + line[rest.end() if rest else 0 :]
    else:
        lines.append(line)


def _whole(first: str, second: str, known: Counter[str]) -> str:
    """Two halves of a word that a line break parted, with a hyphen if it is one of their own."""
    joined, hyphened = f"{first}{second}", f"{first}-{second}"
    if not second or not second[0].islower() or not first.isalpha():
        return hyphened
    if known[hyphened.casefold()] > known[joined.casefold()]:
        return hyphened
    return joined
