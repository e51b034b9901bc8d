"""Every format holds the same events, and shows texts to the letter.

The files in ``golden`` are what the formats look like. After a wanted change write them anew with
``TIMELINE_WRITE_GOLDEN=1 pytest tests/export`` and read the difference.
"""

from __future__ import annotations

import csv
import errno
import gc
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import lxml.html
import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ExportError
from timeline.export import FORMATS, export, export_bytes
from timeline.export.md import escaped
from timeline.export.record import COLUMNS
from timeline.store import EventStore, Query

GOLDEN = Path(__file__).parent / "golden"
TITLE = "=cmd() cost *stars* $5bn"
SENTENCE = "NATO said =cmd() cost *stars* $5bn to $3bn, [x](javascript:alert(1)) <script>."


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("xlsx", "parquet")])
def test_each_format_is_as_it_was(store: EventStore, name: str) -> None:
    written = export_bytes(store, Query(), name)
    golden = GOLDEN / f"events.{name}"
    if os.environ.get("TIMELINE_WRITE_GOLDEN"):
        golden.write_bytes(written)
    assert written.decode() == golden.read_bytes().decode()


def parquet(content: bytes) -> pyarrow.Table:
    return pyarrow.parquet.read_table(io.BytesIO(content))


def test_parquet_is_as_it_was(store: EventStore) -> None:
    """Columns with their types, and rows: what else is in the file depends on the library's version."""
    written = parquet(export_bytes(store, Query(), "parquet"))
    columns = {field.name: str(field.type) for field in written.schema}
    shown = json.dumps({"columns": columns, "rows": written.to_pylist()}, indent=1, default=str) + "\n"
    golden = GOLDEN / "events.parquet.json"
    if os.environ.get("TIMELINE_WRITE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text("utf-8")


def test_parquet_holds_what_json_holds(store: EventStore) -> None:
    rows = parquet(export_bytes(store, Query(), "parquet")).to_pylist()
    assert json.loads(json.dumps(rows, default=str)) == json.loads(export_bytes(store, Query(), "json"))
    assert 0 == parquet(export_bytes(store, Query(text="nothing of this"), "parquet")).num_rows


def test_html_is_one_file_that_shows_texts_to_the_letter(store: EventStore) -> None:
    """Nothing is loaded from anywhere, nothing in a text becomes a tag or a link."""
    page = lxml.html.fromstring(export_bytes(store, Query(), "html").decode())
    assert not page.xpath("//script | //img | //link | //iframe | //@src | //@onclick")
    assert ["https://example.org/two"] == page.xpath("//a/@href")
    assert TITLE in [each.text_content() for each in page.xpath("//h3")]
    assert SENTENCE in [each.text_content() for each in page.xpath("//details//blockquote/p")]
    assert ["1988", "2019", "Without a date"] == [each.text_content() for each in page.xpath("//h2")]
    empty = lxml.html.fromstring(export_bytes(store, Query(text="nothing of this"), "html").decode())
    assert "No events." in empty.text_content()


def test_timelinejs_has_a_slide_for_each_dated_event(store: EventStore) -> None:
    """With whole days, the words of the date, and texts to the letter."""
    told = json.loads(export_bytes(store, Query(), "timelinejs"))
    assert ["m4", "m1", "m2"] == [slide["unique_id"] for slide in told["events"]]
    month = told["events"][2]
    assert ({"year": 2019, "month": 5, "day": 1}, {"year": 2019, "month": 5, "day": 31}) == (
        month["start_date"],
        month["end_date"],
    )
    assert "about May 2019" == month["display_date"]
    assert "end_date" not in told["events"][0]
    assert [] == json.loads(export_bytes(store, Query(text="nothing of this"), "timelinejs"))["events"]


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def sheet(content: bytes) -> list[dict[str, str]]:
    first, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()
    assert all(cell.data_type in "ns" for row in rows for cell in row)
    return [
        {
            head.value: "" if cell.value is None else str(cell.value)
            for head, cell in zip(first, row, strict=True)
        }
        for row in rows
    ]


@pytest.mark.parametrize(("name", "read"), [("csv", table), ("xlsx", sheet)])
def test_tables_read_back_as_written(
    store: EventStore, name: str, read: Callable[[bytes], list[dict[str, str]]]
) -> None:
    rows = read(export_bytes(store, Query(), name))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["m4", "m1", "m2", "m5"]
    assert (rows[3]["title"], rows[3]["evidence"], rows[3]["documents"]) == (TITLE, SENTENCE, "=SUM(A1)")
    assert rows[1]["documents"] == "Summit | day; A look back"
    assert (rows[1]["pairs"], rows[1]["sources"], float(rows[1]["salience"])) == ("PRK-RUS", "2", 3.25)
    assert (rows[3]["date"], rows[3]["precision"]) == ("", "")


def test_json_and_json_lines_hold_the_same(store: EventStore) -> None:
    lines = export_bytes(store, Query(), "jsonl").decode().splitlines()
    events = json.loads(export_bytes(store, Query(), "json"))
    assert [json.loads(line) for line in lines] == events
    assert events[3]["title"] == TITLE
    assert events[3]["date"] is None
    assert events[1]["mentions"][0]["document_title"] == "Summit | day"
    assert json.loads(export_bytes(store, Query(text="nothing of this"), "json")) == []


def test_the_calendar_has_whole_days(store: EventStore) -> None:
    calendar = icalendar.Calendar.from_ical(export_bytes(store, Query(), "ics"))
    entries = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    assert sorted(entries) == ["m1@timeline", "m2@timeline", "m4@timeline"]
    month = entries["m2@timeline"]
    assert (month["dtstart"].dt, month["dtend"].dt) == (date(2019, 5, 1), date(2019, 6, 1))
    assert "Mr Putin met Mr Kim in Vladivostok on April 25, a first." in entries["m1@timeline"]["description"]


def shown(text: str) -> str:
    """What a reader of Markdown sees of an escaped text."""
    markdown = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    tokens = markdown.parse(escaped(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert all(child.type in {"text", "text_special"} for child in tokens[1].children)
    return "".join(child.content for child in tokens[1].children)


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        SENTENCE,
        "# no heading",
        "1. no list",
        "- nor this",
        "+ this",
        "=== this",
        "--- this",
        "> no quotation",
        "a | b",
        "`code` ~~gone~~ __bold__ \\ &amp; <b>x</b> <https://x.org> ![p](q)",
        "https://example.org/a_b and www.example.org and me@example.org",
        ":smile: :red[alarm]",
    ],
)
def test_markdown_shows_texts_to_the_letter(text: str) -> None:
    assert shown(text) == text


@given(st.text(alphabet=st.sampled_from("ab1 .*_`~[](){}<>#+-=|!&;:$\\\"'@/"), min_size=1, max_size=30))
def test_markdown_shows_any_text_to_the_letter(text: str) -> None:
    line = " ".join(text.split())
    if line:
        assert shown(text) == line


def test_files_are_whole_or_not_there(
    store: EventStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "events.csv"
    assert export(store, Query(pair=("RUS", "PRK")), target) == 2
    before = target.read_bytes()

    def broken(*asked: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(store, "iter_events", broken)
    with pytest.raises(RuntimeError):
        export(store, Query(), target)
    assert target.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["events.csv"]


@pytest.mark.parametrize(
    ("name", "format", "message"),
    [
        ("events.doc", None, "'doc' is no format"),
        ("events", None, "has no suffix"),
        ("events.csv", "word", "'word' is no format"),
        ("no/such/folder/events.csv", None, "cannot be written"),
    ],
)
def test_what_cannot_be_exported(
    store: EventStore, tmp_path: Path, name: str, format: str | None, message: str
) -> None:
    with pytest.raises(ExportError, match=message):
        export(store, Query(), tmp_path / name, format)
    assert not list(tmp_path.iterdir())


def test_the_format_may_be_named(store: EventStore, tmp_path: Path) -> None:
    assert export(store, Query(), tmp_path / "list.txt", "ics") == 3
    assert (tmp_path / "list.txt").read_bytes() == export_bytes(store, Query(), "ics")


def test_a_workbook_can_be_filtered(store: EventStore) -> None:
    """Its head row has the arrows, over all events."""
    book = openpyxl.load_workbook(io.BytesIO(export_bytes(store, Query(), "xlsx")))

    assert book.active is not None
    assert book.active.dimensions == book.active.auto_filter.ref


def test_a_workbook_on_a_full_disk(store: EventStore) -> None:
    """The error, and nothing that comes up later of its own."""

    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    later: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "unraisablehook", later.append)
        with pytest.raises(OSError, match="No space left"), Full() as stream:
            export(store, Query(), stream, "xlsx")  # type: ignore[arg-type]
        gc.collect()
    assert [] == later
