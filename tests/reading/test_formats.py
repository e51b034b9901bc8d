"""Every format gives the same article, whatever the file is called."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from reading import samples
from timeline.reading import read_bytes
from timeline.reading.formats import MANIFESTS, READERS
from timeline.reading.media import TABLES
from timeline.records import Document

DAY = date(2011, 5, 3)


def only(name: str, data: bytes) -> Document:
    """The one document of a file."""
    (outcome,) = read_bytes(name, data)
    assert isinstance(outcome, Document), outcome
    return outcome


def test_every_ending_has_a_sample() -> None:
    """What is read is tried."""
    assert samples.SAMPLES.keys() | {".urls"} == READERS.keys() | {".urls"}
    assert MANIFESTS.keys() == TABLES


@pytest.mark.parametrize("suffix", samples.SAMPLES)
def test_a_file_of_each_format(suffix: str) -> None:
    """Title and paragraphs come out whole; the day where the format can tell it."""
    document = only("x" + suffix, samples.SAMPLES[suffix]())

    assert document.title == samples.TITLE
    assert document.text.split("\n\n") == list(samples.BODY)
    if suffix in {".html", ".mhtml", ".eml", ".epub"}:
        assert (document.published, document.published_from) == (DAY, "metadata")
    elif suffix in MANIFESTS:
        assert (document.published, document.published_from) == (DAY, "manifest")
        assert document.url == "https://example.org/treaty"
    elif suffix in {".pdf", ".odt", ".rtf"}:
        assert (document.published, document.published_from) == (DAY, "file properties")


@pytest.mark.parametrize(("made", "day"), [(datetime(2011, 5, 3, 12), DAY), (None, None)])
def test_when_a_word_file_was_made(made: datetime | None, day: date | None) -> None:
    """As it says; the day of python-docx's template, which it says when nobody else does, is none."""
    assert day == only("x.docx", samples.word(made=made)).published


BY_CONTENT = [
    each
    for each in samples.SAMPLES
    if each not in {".txt", ".md", ".htm", ".mht", ".csv", ".tsv", ".ndjson", ".tgz"}
]


OFTEN_OTHERWISE = frozenset({".zip", ".json", ".jsonl", ".docx", ".xlsx"})
"""Many kinds of file are archives or JSON: with an ending of their own they stay unread."""


@pytest.mark.parametrize(
    ("suffix", "called"),
    [
        (suffix, called)
        for suffix in BY_CONTENT
        for called in ("a.pdf", "a.txt", "a", "a.xlsx", "a.b")
        if called != "a.b" or suffix not in OFTEN_OTHERWISE
    ],
)
def test_a_wrong_ending(suffix: str, called: str) -> None:
    """A file is read by what is in it."""
    document = only(called, samples.SAMPLES[suffix]())

    assert document.title == samples.TITLE
    assert document.text.split("\n\n") == list(samples.BODY)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", samples.SAMPLES[".gz"]()),
        ("a.zip", samples.packed({"in.tar.gz": samples.tar({"b/c.html": samples.html()}, "w:gz")})),
        ("a.tar.bz2", samples.tar({"b.zip": samples.packed({"c.docx": samples.word()})}, "w:bz2")),
        ("a.tar.xz", samples.tar({"b.pdf": samples.pdf_of()}, "w:xz")),
        ("a.zip", samples.packed({"b.jsonl": samples.SAMPLES[".jsonl"](), "__MACOSX/b": b"x", ".c": b"y"})),
        ("a.eml", samples.eml()),
    ],
)  # fmt: skip
def test_archives_in_archives(name: str, data: bytes) -> None:
    """Whatever is packed in whatever is read."""
    document = only(name, data)

    assert document.title == samples.TITLE
    assert document.text.split("\n\n") == list(samples.BODY)
    assert document.path and document.path.startswith(name)
