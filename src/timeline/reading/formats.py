"""Which reader reads which file: one function a format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from timeline.reading.manifests import csv_manifest, gzipped_jsonl_manifest, jsonl_manifest
from timeline.reading.sources import Reader
from timeline.reading.text_files import markdown, plain_text
from timeline.reading.web_pages import web_page

MANIFESTS: Final[Mapping[str, Reader]] = {
    ".csv": csv_manifest,
    ".jsonl": jsonl_manifest,
    ".jsonl.gz": gzipped_jsonl_manifest,
}
READERS: Final[Mapping[str, Reader]] = {
    ".txt": plain_text,
    ".md": markdown,
    ".html": web_page,
    ".htm": web_page,
    **MANIFESTS,
}


def suffix_of(name: str) -> str:
    """The ending of a file's name that tells its format; the longest one that is known."""
    name = name.lower()
    known = [suffix for suffix in READERS if name.endswith(suffix)]
    return max(known, key=len, default="")
