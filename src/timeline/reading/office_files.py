"""Word processors' files (.docx, .odt, .rtf): paragraphs as written, without notes and deletions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from timeline.errors import ReadingError
from timeline.reading.articles import articles
from timeline.reading.days import day_of, day_or_none
from timeline.reading.documents import documents, merged, one_line
from timeline.reading.limits import trouble_told
from timeline.reading.packages import opened_package, tree_of
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Reading, Source

_INSTEAD: Final = "open it, save it again, or as .txt"
_PLACEHOLDER: Final = re.compile(
    r"(?:untitled|document|word document|microsoft word(?: - .*)?|powerpoint presentation|title|normal"
    r"|.*\.(?:docx?|rtf|odt|pdf|indd|tmp|qxd|wpd))[\d ()]*",
    re.IGNORECASE,
)
_TEMPLATE_MADE: Final = datetime(2013, 12, 23, 23, 15)
"""When the template of python-docx was made: its files say so unless the program that uses it says better."""
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NO_TEXT: Final = frozenset({*(f"{_W}{name}" for name in ("p", "pPr", "rPr", "del", "moveFrom")), _FALLBACK})
_LEFT_OUT: Final = re.compile(r"toc\d*(?:heading)?|caption|tableoffigures|header|footer", re.IGNORECASE)
_TITLE_STYLE: Final = re.compile(r"title", re.IGNORECASE)


def docx(source: Source) -> Reading:
    """The articles of a Word file.

    Raises:
        ReadingError: It is damaged, too large or empty.
    """
    from docx import Document as open_document  # slow to import

    what = "the Word file"
    with source.seekable() as stream:
        with opened_package(stream, what, "word/document.xml"):
            pass
        with trouble_told(what, _INSTEAD):
            stream.seek(0)
            document = open_document(stream)
            properties = document.core_properties
            blocks, titles = _word_paragraphs(document.element.body)
            title = named_title(titles[0] if len(titles) == 1 else properties.title)
            said = Given(title=title, created=_made(properties.created))
    yield from documents(articles(blocks, web=False), source, merged(source.given, said))


def _made(created: datetime | None) -> date | None:
    """The day a Word file was made, unless it is its template's."""
    return None if created and created.replace(tzinfo=None) == _TEMPLATE_MADE else day_or_none(created)


def _word_paragraphs(body: Any) -> tuple[list[str], list[str]]:
    """The paragraphs, boxes and tables among them, and which are in the style "Title"."""
    blocks: list[str] = []
    titles: list[str] = []
    for paragraph in body.iter(f"{_W}p"):
        if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue  # the same box once more, for old programs
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val", "") if style is not None else ""
        if _LEFT_OUT.fullmatch(name.replace(" ", "")):
            continue
        for text in "".join(_word_text(paragraph)).split("\n"):
            if whole := " ".join(text.split()):
                blocks.append(whole)
                if _TITLE_STYLE.fullmatch(name):
                    titles.append(whole)
    return blocks, titles


def _word_text(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n" if child.get(f"{_W}type", "textWrapping") == "textWrapping" else " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "\u2011"
        elif (
            isinstance(child.tag, str)
            and child.tag not in _NO_TEXT
            and not child.tag.endswith("}txbxContent")
        ):
            yield from _word_text(child)


_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED: Final = frozenset(
    {
        f"{_TEXT}{name}"
        for name in ("note", "tracked-changes", "table-of-content", "alphabetical-index", "bibliography")
    }
    | {f"{_TEXT}{name}-index" for name in ("illustration", "table", "object", "user")}
    | {f"{_OFFICE}annotation", f"{_OFFICE}forms"}
)


def odt(source: Source) -> Reading:
    """The articles of an OpenDocument text.

    Raises:
        ReadingError: It is damaged, too large, locked or empty.
    """
    what = "the OpenDocument file"
    with source.seekable() as stream, opened_package(stream, what, "content.xml") as archive:  # noqa: SIM117
        with trouble_told(what, _INSTEAD):  # the package tells its own troubles
            if "META-INF/manifest.xml" in archive.NameToInfo:
                locked = tree_of(archive, "META-INF/manifest.xml").iter("{*}encryption-data")
                if next(locked, None) is not None:
                    raise ReadingError(f"{what} is locked with a password; save it without one")
            body = tree_of(archive, "content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
            if body is None:
                raise ReadingError("it is an OpenDocument file without text; save its text as .odt or .txt")
            blocks = [whole for text in _odt_blocks(body) if (whole := " ".join(text.split()))]
            said = _odt_said(tree_of(archive, "meta.xml")) if "meta.xml" in archive.NameToInfo else Given()
    yield from documents(articles(blocks, web=False), source, merged(source.given, said))


def _odt_said(meta: Any) -> Given:
    title = next((element.text for element in meta.iter(f"{_DC}title")), None)
    created = next((element.text for element in meta.iter(f"{_META}creation-date")), None)
    return Given(title=named_title(title), created=day_or_none(created))


def _odt_blocks(body: Any) -> Iterator[str]:
    for element in body:
        if element.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            inner: list[Any] = []
            yield from "".join(_odt_text(element, inner)).split("\n")
            for box in inner:
                yield from _odt_blocks(box)
        elif isinstance(element.tag, str) and element.tag not in _SKIPPED:
            yield from _odt_blocks(element)


def _odt_text(element: Any, boxes: list[Any]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " "
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif isinstance(child.tag, str) and child.tag.endswith("}text-box"):
            boxes.append(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _odt_text(child, boxes)
        yield child.tail or ""


_RTF_TITLE: Final = re.compile(r"\{\\title\s+([^{}\\]{1,300})\}")
_RTF_MADE: Final = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_PICTURE: Final = re.compile(rb"\{\\(?:\*\\shppict\s*\{\\)?pict[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def rtf(source: Source) -> Reading:
    """The articles of a rich text file.

    Raises:
        ReadingError: It is damaged, too large or empty.
    """
    from striprtf.striprtf import rtf_to_text

    data = source.content()
    with trouble_told("the RTF file", _INSTEAD):
        # Pictures are most of a large file, as hexadecimal digits, and no text.
        raw = (_PICTURE.sub(b"", data) if b"pict" in data else data).decode("latin-1")
        text = str(rtf_to_text(raw, errors="replace"))  # type: ignore[no-untyped-call]
        made = _RTF_MADE.search(raw)
        title = _RTF_TITLE.search(raw)
    said = Given(
        title=named_title(title[1] if title else None), created=day_of(made.groups()) if made else None
    )
    yield from documents(articles(paragraphs(text), web=False), source, merged(source.given, said))


def named_title(title: object) -> str | None:
    """A title from a file's properties, unless the program put it there itself."""
    line = one_line(title)
    return None if line is None or _PLACEHOLDER.fullmatch(line) else line
