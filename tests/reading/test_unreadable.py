"""What gives no document is named with its reason, and the rest is read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.reading import Unreadable, read, read_bytes, read_text
from timeline.reading.formats import READERS
from timeline.records import Document

BODY = "Larn and Ost signed a treaty on the river. It was the first in forty years."


@pytest.mark.parametrize(
    ("name", "data", "row", "reason"),
    [
        ("a.txt", b"", "", "empty"),
        ("a.txt", b" \n\n ", "", "empty"),
        ("a.txt", bytes(range(256)) * 9, "", "binary"),
        ("a.txt", b"%PDF-1.7 ...", "", "the PDF is damaged"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "", "this is a picture"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "", "with a password"),
        ("a.txt", b"\xff\xfea", "", "UTF-16"),
        ("a.txt", b"Continue Reading\n\nLatest", "", "no article text"),
        ("a.doc", b"x", "", "format is not read"),
        ("README", b"x", "", "no article text"),
        ("a.py", b"import os\n\nfor x in os.environ:\n    print(x)\n", "", "format is not read"),
        ("a.md", b"---\npublished: 2011-02-30\n---\nText.", "", "2011-02-30"),
        ("a.md", b"---\npublished: soon\n---\nText.", "", "“soon” is no date"),
        ("a.md", b"---\npublished: 2011\n---\nText.", "", "more than one day"),
        ("a.md", b"---\ntitle: a: b: c\n---\nText.", "", "not valid YAML at line 2"),
        ("a.html", b"<html><body></body></html>", "", "no article"),
        ("a.html", b"<nav><a href=x>Home</a></nav><script>let x = 1;</script>", "", "no article"),
        ("a.csv", b"name,when\na,b\n", "", "none of the columns path, url or text"),
        ("a.csv", b"path,published\n", "", "no rows"),
        ("a.csv", b"text,published\nSome text.,never\n", ", row 2", "“never” is no date"),
        ("a.csv", b"text,id\nSome text.,1\n\n,2\n", ", row 4", "all empty"),
        ("a.csv", b"url\nhttps://a.b/c\n", ", row 2", "not fetched here"),
        ("a.csv", b"path\n/etc/hostname\n", ", row 2", "an upload cannot reach"),
        ("a.jsonl", b"", "", "empty"),
        ("a.jsonl", b'{"colour": "x"}\n', "", "none of the columns path, url or text"),
        ("a.jsonl", b'{"text": "Some text."}\n{"text": \n', ", line 2", "not valid JSON"),
        ("a.jsonl", b'{"text": "Some text."}\n[]\n', ", line 2", "not a JSON object"),
        ("a.jsonl", b'{"text": "Some text."}\n\xff\n', ", line 2", "not UTF-8"),
        ("a.jsonl", b'{"text": 5}\n', ", line 1", "not a string"),
        ("a.jsonl", b'{"text": "Some text.", "published": "x"}\n', ", line 1", "“x” is no date"),
        ("a.jsonl.gz", b"\x1f\x8bplain", "", "damaged"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "Some text."}\n' * 99, mtime=0)[:40], "", "damaged"),
    ],
)  # fmt: skip
def test_unreadable_says_what_and_where(name: str, data: bytes, row: str, reason: str) -> None:
    """Exactly one complaint, naming the file, the row and what is wrong."""
    complaints = [outcome for outcome in read_bytes(name, data) if isinstance(outcome, Unreadable)]

    assert [complaint.name for complaint in complaints] == [name + row]
    assert reason in complaints[0].reason


def test_the_rest_is_read(tmp_path: Path) -> None:
    """Bad files, rows and names stop nothing."""
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    (tmp_path / "none").mkdir()
    (tmp_path / "list.csv").write_text(
        "path\nmissing.txt\nlist.csv\nbad.txt\ngood.txt\n" + "x" * 300 + ".txt\n"
    )
    sources = ["https://a.b/c", tmp_path / "nowhere", tmp_path / "none", "a\0b", tmp_path / "list.csv"]

    outcomes = list(read(sources))

    assert [o.path for o in outcomes if isinstance(o, Document)] == ["good.txt"]
    complaints = [
        (o.name.removeprefix(f"{tmp_path}/"), o.reason) for o in outcomes if isinstance(o, Unreadable)
    ]
    assert [name for name, _ in complaints] == [
        "https://a.b/c",
        "nowhere",
        "none",
        "a\0b",
        "list.csv, row 2",
        "list.csv, row 3",
        "list.csv, row 4: bad.txt",
        "list.csv, row 6",
    ]
    assert "missing.txt" in complaints[4][1]
    assert "binary" in complaints[6][1]


def test_nothing_pasted() -> None:
    """An empty text is a complaint, not an error."""
    (outcome,) = read_text("  ")

    assert isinstance(outcome, Unreadable)


@settings(max_examples=150, deadline=None)
@given(
    suffix=st.sampled_from(sorted(READERS)),
    data=st.binary(max_size=400) | st.text(max_size=400).map(str.encode),
)
def test_no_bytes_raise(suffix: str, data: bytes) -> None:
    """Whatever the bytes, the outcome is documents with text or a reason."""
    for outcome in read_bytes("a" + suffix, data):
        assert outcome.text.strip() if isinstance(outcome, Document) else outcome.reason
