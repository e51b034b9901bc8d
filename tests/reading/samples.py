"""One small file of each format that says the same, and what makes them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from email.message import EmailMessage
from typing import Final

import docx
import openpyxl
import pyarrow
import pyarrow.parquet

TITLE: Final = "The river treaty"
BODY: Final = (
    "Larn and Ost signed a treaty on the river on Monday. It was the first agreement in forty years, and "
    "both governments had been negotiating it since the flood.",
    "The president of Larn called it a beginning. Ost’s minister for water said that the dams upstream "
    "would be opened by the end of the month, and that his country had no other choice.",
    "Nobody in the valley had expected the talks to end so early in the year.",
)
DAY: Final = "2011-05-03"


def html(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """A plain page."""
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in body)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{DAY}T08:00:00Z"></head>'
        f"<body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>\n{paragraphs}</article></body></html>"
    ).encode()


def text(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """Title and paragraphs, an empty line between each two."""
    return "\n\n".join([title, *body]).encode()


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], info: str = "") -> bytes:
    """A PDF of lines: left and bottom in points, size and text, in Helvetica; ``info`` is its metadata."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ",
    ]
    objects[2] += b"/Encoding /WinAnsiEncoding >>"
    kids = []
    for page in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf {left} {bottom} Td ({_escaped(line)}) Tj ET\n"
            for left, bottom, size, line in page
        ).encode("cp1252", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(f"<< {info} >>".encode("cp1252"))
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, len(objects), start)
    )
    return out.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def set_lines(
    title: str, body: Sequence[str], width: int = 80, lines_a_page: int = 45
) -> list[list[tuple[float, float, float, str]]]:
    """A title and paragraphs as the lines of pages, with a running head and page numbers."""
    import textwrap

    lines: list[tuple[float, str]] = [(18, title)]
    for paragraph in body:
        lines.append((0, ""))
        lines += [(11, line) for line in textwrap.wrap(paragraph, width, break_on_hyphens=False)]
    pages = []
    for first in range(0, len(lines), lines_a_page):
        page: list[tuple[float, float, float, str]] = [(60, 810, 8, "The Valley Review")]
        page += [
            (60, 780 - 15 * n, size, line)
            for n, (size, line) in enumerate(lines[first : first + lines_a_page])
            if line
        ]
        page.append((290, 30, 8, str(len(pages) + 1)))
        pages.append(page)
    return pages


def pdf_of(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """The article as a PDF with running heads."""
    return pdf(set_lines(title, body, lines_a_page=7), f"/Title ({title}) /CreationDate (D:20110503120000Z)")


def word(title: str = TITLE, body: Sequence[str] = BODY, made: datetime | None = None) -> bytes:
    """A Word file."""
    document = docx.Document()
    document.add_heading(title, 0)
    for paragraph in body:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    if made:
        document.core_properties.created = made
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes | str], stored_first: bool = False) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(parts.items()):
            stored = stored_first and number == 0
            archive.writestr(name, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def odt(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """An OpenDocument text."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("meta", "meta"), ("draw", "drawing"))
    )
    paragraphs = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in body)
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:body><office:text>"
            f"<text:h>{title}</text:h>{paragraphs}</office:text></office:body></office:document-content>",
            "meta.xml": f'<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta><dc:title>{title}</dc:title>"
            f"<meta:creation-date>{DAY}T10:00:00</meta:creation-date></office:meta></office:document-meta>",
        },
        stored_first=True,
    )


def rtf(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """Rich text."""
    encoded = [
        "".join(each if ord(each) < 128 else f"\\u{ord(each)}?" for each in paragraph)
        for paragraph in [title, *body]
    ]
    made = r"{\info{\title " + encoded[0] + r"}{\creatim\yr2011\mo5\dy3}}"
    return (
        "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}" + made + "\\par\\par ".join(encoded) + "}"
    ).encode()


def epub(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """An e-book of one chapter."""
    chapter = f"<h1>{title}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            "<rootfiles>"
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata><dc:title>{title}</dc:title><dc:date>{DAY}</dc:date>"
            "<dc:publisher>The Press</dc:publisher>"
            "</metadata><manifest>"
            '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="n"/><itemref idref="a"/></spine></package>',
            "OPS/nav.xhtml": "<html><body><nav><ol><li>Contents</li></ol></nav></body></html>",
            "OPS/a b.xhtml": f"<html><body>{chapter}</body></html>",
        },
        stored_first=True,
    )


def eml(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """A letter in plain text and HTML."""
    letter = EmailMessage()
    letter["From"] = "Ana Petrov <ana@example.org>"
    letter["To"] = "desk@example.org"
    letter["Subject"] = title
    letter["Date"] = "Tue, 03 May 2011 10:00:00 +0000"
    letter["Message-ID"] = "<1@example.org>"
    letter.set_content("\n\n".join(body))
    letter.add_alternative("".join(f"<p>{paragraph}</p>" for paragraph in body), subtype="html")
    return letter.as_bytes()


def mhtml(title: str = TITLE, body: Sequence[str] = BODY) -> bytes:
    """A page as a browser saves it in one file."""
    page = EmailMessage()
    page["From"] = "<Saved by Blink>"
    page["Snapshot-Content-Location"] = "https://example.org/treaty"
    page["Subject"] = title
    page["MIME-Version"] = "1.0"
    page.set_type("multipart/related")
    part = EmailMessage()
    part.set_content(html(title, body).decode(), subtype="html", cte="quoted-printable")
    part["Content-Location"] = "https://example.org/treaty"
    page.attach(part)
    return page.as_bytes()


def record(title: str = TITLE, body: Sequence[str] = BODY) -> dict[str, str]:
    """A row of a table whose columns have to be told by their names."""
    return {
        "Headline": title,
        "pub_date": DAY,
        "Body": "\n\n".join(body),
        "link": "https://example.org/treaty",
    }


def table(delimiter: str = ",", rows: Sequence[dict[str, str]] | None = None) -> bytes:
    """A CSV or TSV table."""
    import csv

    rows = rows or [record()]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def xlsx(rows: Sequence[dict[str, str]] | None = None) -> bytes:
    """A workbook with one sheet."""
    rows = rows or [record()]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(rows: Sequence[dict[str, str]] | None = None) -> bytes:
    """A Parquet table."""
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows or [record()])), out)
    return out.getvalue()


def tar(parts: dict[str, bytes], mode: str = "w") -> bytes:
    """A tar archive; ``mode`` as in tarfile."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


SAMPLES: Final[dict[str, Callable[[], bytes]]] = {
    ".txt": text,
    ".md": lambda: text("# " + TITLE),
    ".html": html,
    ".htm": html,
    ".mhtml": mhtml,
    ".mht": mhtml,
    ".pdf": pdf_of,
    ".docx": word,
    ".odt": odt,
    ".rtf": rtf,
    ".epub": epub,
    ".eml": eml,
    ".csv": table,
    ".tsv": lambda: table("\t"),
    ".jsonl": lambda: json.dumps(record()).encode(),
    ".ndjson": lambda: json.dumps(record()).encode(),
    ".json": lambda: json.dumps([record()], indent=1).encode(),
    ".xlsx": xlsx,
    ".parquet": parquet,
    ".zip": lambda: packed({"a.txt": text()}),
    ".tar": lambda: tar({"a.txt": text()}),
    ".tgz": lambda: tar({"a.html": html()}, "w:gz"),
    ".gz": lambda: gzip.compress(text(), mtime=0),
    ".bz2": lambda: bz2.compress(text()),
    ".xz": lambda: lzma.compress(text()),
}
"""Ending -> what makes a file with it that holds the article."""
