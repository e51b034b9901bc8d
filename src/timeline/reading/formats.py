"""Which reader reads which file: one function a format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from timeline.reading.archives import tar_archive, unpacked, zip_archive
from timeline.reading.books import epub
from timeline.reading.mails import letter, saved_page
from timeline.reading.manifests import csv_manifest, jsonl_manifest
from timeline.reading.media import format_of
from timeline.reading.office_files import docx, odt, rtf
from timeline.reading.pdf_files import pdf
from timeline.reading.sources import Reader, Source
from timeline.reading.table_files import json_table, parquet_table, workbook
from timeline.reading.text_files import address_list, markdown, plain_text
from timeline.reading.web_pages import web_page

MANIFESTS: Final[Mapping[str, Reader]] = {
    ".csv": csv_manifest,
    ".tsv": csv_manifest,
    ".jsonl": jsonl_manifest,
    ".ndjson": jsonl_manifest,
    ".json": json_table,
    ".xlsx": workbook,
    ".parquet": parquet_table,
}
READERS: Final[Mapping[str, Reader]] = {
    ".txt": plain_text,
    ".md": markdown,
    ".urls": address_list,
    ".html": web_page,
    ".htm": web_page,
    ".mhtml": saved_page,
    ".mht": saved_page,
    ".pdf": pdf,
    ".docx": docx,
    ".odt": odt,
    ".rtf": rtf,
    ".epub": epub,
    ".eml": letter,
    **MANIFESTS,
    ".zip": zip_archive,
    ".tar": tar_archive,
    ".tgz": unpacked,
    ".gz": unpacked,
    ".bz2": unpacked,
    ".xz": unpacked,
}
_NO_ENDING: Final = 6
"""Characters after the last dot of a name, above which they are no ending: "Talks in St. Petersburg"."""


def suffix_of(name: str) -> str:
    """The ending of a file's name that tells its format; "" when none is known."""
    suffix = PurePath(name.lower()).suffix
    return suffix if suffix in READERS else ""


def reader_of(source: Source) -> Reader | None:
    """The reader for a file, by what is in it; ``None`` when the format is not read.

    Raises:
        ReadingError: It is of a kind that is told and not read.
    """
    name = PurePath(source.filename or source.name).name
    ending = PurePath(name).suffix
    unknown = "?" if 1 < len(ending) <= _NO_ENDING and " " not in ending else ""
    return READERS.get(format_of(source, suffix_of(name) or unknown))
