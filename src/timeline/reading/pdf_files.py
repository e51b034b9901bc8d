"""PDFs: their lines from PDFium, run in a process of its own, as paragraphs and articles."""

from __future__ import annotations

import re
from typing import Final

from timeline.errors import ReadingError
from timeline.reading.articles import articles
from timeline.reading.days import day_of
from timeline.reading.documents import documents, merged
from timeline.reading.limits import LARGEST_PDF
from timeline.reading.office_files import named_title
from timeline.reading.pdf_layout import Line, lines_of, paragraphs_of, title_of
from timeline.reading.pdf_process import PROCESS
from timeline.reading.sources import Given, Reading, Source, Unreadable

_MOST_PAGES: Final = 10_000
_MOST_LINES: Final = 1_000_000
_MADE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_INSTEAD: Final = "print it to a new PDF, or save its text as .txt"
_NO_TEXT: Final = (
    "the PDF holds pictures of pages and no text; "
    "run text recognition (OCR) over it, or save its text as .txt"
)


def pdf(source: Source) -> Reading:
    """The articles of a PDF.

    Raises:
        ReadingError: It is damaged, locked with a password, too large, or has no text.
    """
    pages: list[list[Line]] = []
    metadata: dict[str, str | None] = {}
    damaged: list[int] = []
    lines = 0
    for answer in PROCESS.answers(source.content(LARGEST_PDF)):
        if isinstance(answer, dict):
            metadata = answer
        elif isinstance(answer, str):
            pages.append([])
            damaged.append(len(pages))
        else:
            pages.append(lines_of(*answer))
            lines += len(pages[-1])
        if len(pages) > _MOST_PAGES or lines > _MOST_LINES:
            raise ReadingError(f"the PDF has more than {_MOST_PAGES:,} pages or a million lines; split it")
    _refuse(metadata.get("error") or (not pages and "it has no pages"))
    if damaged:
        numbers = ", ".join(map(str, damaged[:20])) + (", …" if len(damaged) > 20 else "")
        yield Unreadable(source.name, f"these pages are damaged and were left out: {numbers}; {_INSTEAD}")
    if not lines:
        raise ReadingError(_NO_TEXT)
    title = named_title(metadata.get("title"))
    first = " ".join(line.text for page in pages[:2] for line in page)
    if title is None or _letters(title) not in _letters(first):
        title = title_of(pages)
    made = _MADE.match(metadata.get("created") or "")
    said = Given(title=title, created=day_of(made.groups()) if made else None)
    yield from documents(articles(paragraphs_of(pages), web=False), source, merged(source.given, said))


def _refuse(error: object) -> None:
    if error == "password":
        raise ReadingError("the PDF is locked with a password; save it without one")
    if error:
        raise ReadingError(f"the PDF is damaged ({str(error)[:100]}); {_INSTEAD}")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
