"""Bad input from end to end: what a person at the keyboard sees, and what is built all the same."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from click.testing import CliRunner, Result

from timeline import build as flow
from timeline import renewal
from timeline.cli import main
from timeline.dashboard import show
from timeline.export import export_bytes
from timeline.reading import Unreadable, read_bytes
from timeline.records import Document, Event, Mention
from timeline.store import EventStore, Query, connect

SUMMIT = "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok."
TREATY = "On 26 March 1979 Egypt and Israel signed a treaty."
ODD = (
    "$5bn … $3bn <script>alert(1)</script> [x](javascript:alert(1)) =cmd() *stars* | pipes | &amp; "
    "\u202eright to left\u202c 🕊️ \\back `tick` {{brace}} www.example.org :smile: #1"
)


def run(*arguments: str | Path) -> Result:
    """A command in this process; what it did not foresee is raised."""
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def timeline(*arguments: str | Path) -> subprocess.Popen[str]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "timeline", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def exported(store: Path) -> str:
    """All events of a store as JSON Lines."""
    with EventStore(store, read_only=True) as opened:
        return export_bytes(opened, Query(), "jsonl").decode()


# -- files ---------------------------------------------------------------------------------------------


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "binary.csv": (bytes(range(256)) * 20, "binary"),
    "no.html": (b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no article"),
    "column.csv": (b"colour,date\na,b\n", "none of the columns"),
    "missing.csv": (b"path\nnowhere.txt\n", "no file nowhere.txt"),
    "day.csv": (b"text,published\nSome text of an article.,2019-99-99\n", "2019-99-99"),
    "late.jsonl": (b'{"text": "x", "published": "1 Jan 99999999999999999999 00:00"}', "is no date"),
    "list.jsonl": (b'{"text": "x", "published": ["2019"]}', "write the day"),
    "deep.jsonl": (b"[" * 100_000, "lists within lists"),
    "yaml.md": (b"---\ntitle: a: b: c\n---\nText.", "not valid YAML at line 2"),
    "nested.md": (b"---\ntitle: " + b"[" * 5000 + b"\n---\nText.", "nested too deeply"),
    "late.md": (b"---\ndate: 1 Jan 99999999999999999999 00:00\n---\nText.", "is no date"),
}


def test_every_bad_file_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    """One line for each bad file, with its name and what is wrong; exit code 1."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (data, _) in BAD_FILES.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(SUMMIT, encoding="utf-8")
    (folder / "nothing.txt").write_text("The kettle was blue. Nobody minded.", encoding="utf-8")

    process = timeline("build", folder, "--store", tmp_path / "s.db", "-q")
    _, said = process.communicate(timeout=300)

    assert process.returncode == 1
    assert "Traceback" not in said
    for name, (_, reason) in BAD_FILES.items():
        (line,) = (line for line in said.splitlines() if f"/{name}" in line)
        assert reason in line, line
    assert "2 documents read" in said
    assert "Vladivostok" in exported(tmp_path / "s.db")


def test_libraries_say_nothing_beside_our_own_message(tmp_path: Path) -> None:
    """What openpyxl warns of is told once, with the file and the row."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["title", "text", "date"])
    sheet.append(["Summit", SUMMIT, 99_999_999_999])
    sheet["C2"].number_format = "yyyy-mm-dd"  # no day has this number
    book.save(tmp_path / "a.xlsx")

    said = timeline("build", tmp_path / "a.xlsx", "--store", tmp_path / "s.db").communicate()[1]

    assert "a.xlsx, row 2: published" in said
    assert "Warning" not in said


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name and the reason; the file beside it is read. Opening is refused here, for root may read all."""
    (tmp_path / "closed.txt").write_text(SUMMIT)
    (tmp_path / "open.txt").write_text(SUMMIT)
    opened = Path.open

    def refusing(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    result = run("build", tmp_path, "--store", tmp_path / "s.db", "-q")

    assert result.exit_code == 1
    (line,) = (line for line in result.output.splitlines() if "closed.txt" in line)
    assert "denied" in line.lower() or "permission" in line.lower(), line
    assert "1 document read" in result.output


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    """Also UTF-16 that lost its mark."""
    text = "On 25 April 2019 Vladimir Putin met Kim Jong-un. The café was full of señores."
    (document,) = read_bytes("a.txt", text.encode(encoding))

    assert isinstance(document, Document)
    assert document.text == text


def test_cyrillic_code_page() -> None:
    """What it is in is told from the bytes."""
    text = "25 апреля 2019 года Владимир Путин встретился с Ким Чен Ыном. Переговоры длились несколько часов."
    (document,) = read_bytes("a.txt", text.encode("cp1251"))

    assert isinstance(document, Document)
    assert document.text == text


def test_a_stray_nul_is_left_out() -> None:
    """One bad byte makes a text no binary file."""
    (document,) = read_bytes("a.txt", SUMMIT.replace("met", "m\0et").encode())

    assert isinstance(document, Document)
    assert document.text == SUMMIT


def test_front_matter_that_unfolds_without_end() -> None:
    """Only plain values count; a list in lists is never spelt out."""
    folds = "".join(
        f"{one}: &{one} [{','.join(['*' + before] * 9)}]\n"
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = f"---\na: &a [x,x,x,x,x,x,x,x,x]\n{folds}title: *i\npublished: 2019-05-05\n---\n{SUMMIT}"
    (document,) = read_bytes("a.md", text.encode())

    assert isinstance(document, Document)
    assert document.title is None


def test_a_broken_quote_takes_no_other_row_with_it() -> None:
    """The row is named by its number, and those below it are read."""
    table = (
        "text,published\n"
        f'"{TREATY}",1979-04-01\n'
        '"Iran and Iraq met on 3 June 1981. The quote is not closed,1981-06-06\n'
        f'"{SUMMIT}",2019-05-05\n'
        '"Chile and Peru met on 5 July 2001.\n\nBoth were pleased, they said, twice.",2001-07-07\n'
    )
    outcomes = list(read_bytes("a.csv", table.encode()))

    assert [one.name for one in outcomes if isinstance(one, Unreadable)] == ["a.csv, row 3"]
    texts = [one.text for one in outcomes if isinstance(one, Document)]
    assert texts[:2] == [TREATY, SUMMIT]
    assert "twice" in texts[2]


@pytest.mark.parametrize(
    "broken",
    ['"Peru met Chile.,2001-07-07\n', '"Peru "met" Chile.",2001-07-07\n'],
    ids=["never closed", "closed too early"],
)
@pytest.mark.parametrize("quote", ['"', ""], ids=["all quoted", "none quoted"])
def test_a_broken_quote_far_down_a_table(broken: str, quote: str) -> None:
    """Row 40,000 is named; all above it and all below it are read."""
    rows = [f"{quote}Talks number {n} failed.{quote},2001-07-07\n" for n in range(2, 40_100)]
    rows[39_998] = broken

    outcomes = list(read_bytes("a.csv", "".join(["text,published\n", *rows]).encode()))

    (complaint,) = (one for one in outcomes if isinstance(one, Unreadable))
    assert complaint.name == "a.csv, row 40000"
    assert "look for a quote that is not closed" in complaint.reason
    texts = [one.text for one in outcomes if isinstance(one, Document)]
    assert texts == [f"Talks number {n} failed." for n in range(2, 40_100) if n != 40_000]


def test_a_bad_line_far_down_a_table() -> None:
    """The line is named; all above it and all below it are read."""
    lines = [json.dumps({"text": f"Talks number {n} failed."}) for n in range(1, 2_000)]
    lines[1_500] = lines[1_500][:-4]

    outcomes = list(read_bytes("a.jsonl", "\n".join(lines).encode()))

    (complaint,) = (one for one in outcomes if isinstance(one, Unreadable))
    assert complaint.name == "a.jsonl, line 1501"
    assert "every line has to be one complete object" in complaint.reason
    assert sum(isinstance(one, Document) for one in outcomes) == 1_998


def test_a_long_text_takes_time_in_proportion() -> None:
    """Four times the text takes about four times as long, not sixteen."""
    from timeline.language import annotate

    def seconds(repeats: int) -> float:
        text = "\n\n".join(f"{SUMMIT} Item {n} was dull. It rained, and nobody came." for n in range(repeats))
        start = time.process_time()
        annotate(Document("d", text))
        return time.process_time() - start

    seconds(10)
    assert seconds(1_000) < 8 * seconds(250)


# -- options and places --------------------------------------------------------------------------------


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A store with one event."""
    (tmp_path / "a.txt").write_text(SUMMIT, encoding="utf-8")
    assert run("build", tmp_path / "a.txt", "--store", tmp_path / "s.db", "-q").exit_code == 0
    return tmp_path / "s.db"


@pytest.mark.parametrize("given", ["never", "2019", "2019-02-30"])
def test_published_has_to_be_a_day(tmp_path: Path, given: str) -> None:
    """The option and the value are named; nothing is built."""
    (tmp_path / "a.txt").write_text(SUMMIT)
    result = run("build", tmp_path / "a.txt", "--published", given, "--store", tmp_path / "s.db")

    assert result.exit_code == 2
    assert "--published" in result.output
    assert given in result.output
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize("file", ["", "no such folder/e.csv", "e", "e.doc"])
def test_a_place_that_is_none(built: Path, tmp_path: Path, file: str) -> None:
    """A folder, a folder that is not there, a name without a format."""
    result = run("export", tmp_path / file, "--store", built)

    assert result.exit_code == 2
    assert "Error" in result.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_export_into_a_pipe_does_not_replace_it(built: Path, tmp_path: Path) -> None:
    """A device or a pipe is written to."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = timeline("export", pipe, "--format", "csv", "--store", built)
    with pipe.open(encoding="utf-8") as lines:
        content = lines.read()

    assert process.wait(60) == 0
    assert "Vladivostok" in content
    assert pipe.is_fifo()


def test_export_through_a_link_keeps_the_link(built: Path, tmp_path: Path) -> None:
    """The file it leads to is written."""
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert run("export", tmp_path / "link.csv", "--store", built).exit_code == 0

    assert (tmp_path / "link.csv").is_symlink()
    assert "Vladivostok" in (tmp_path / "real.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"[" * 100_000, "line 2"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"text": "x", "title": {"a": 1}}', "title"),
        (b'{"text": "x", "published": "never"}', "line 2: published"),
    ],
)
def test_annotate_names_the_line(tmp_path: Path, line: bytes, said: str) -> None:
    """What came before it is written."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(json.dumps({"text": SUMMIT}).encode() + b"\n" + line + b"\n")
    result = run("annotate", source, "-o", target)

    assert result.exit_code == 2
    assert said in result.output
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1


def test_annotate_takes_half_characters(tmp_path: Path) -> None:
    """Offsets stay, and the output is UTF-8."""
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "\\ud800", "text": "\\ud800 Russia and China met in April 2019."}\n')
    result = run("annotate", source, "-o", tmp_path / "out.jsonl")

    assert result.exit_code == 0, result.output
    (record,) = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert record["times"][0]["start"] == len("x Russia and China met in ")


# -- the store -----------------------------------------------------------------------------------------


def test_a_full_disk_while_exporting(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence; the file that was there stays as it was."""
    target = tmp_path / "e.csv"
    target.write_text("yesterday's")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("timeline.export.formats._write", full)
    result = run("export", target, "--store", built)

    assert result.exit_code == 2
    assert "No space left" in result.output
    assert target.read_text() == "yesterday's"
    assert not list(tmp_path.glob(".e.csv*"))


def test_a_full_disk_while_building(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was stored stays."""
    before = exported(built)
    (tmp_path / "b.txt").write_text(TREATY)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("timeline.store.intake.put_documents", full)
    result = run("build", tmp_path / "b.txt", "--store", built, "-q")

    assert result.exit_code == 2
    assert "disk is full" in result.output
    assert exported(built) == before


def test_a_damaged_store(built: Path, tmp_path: Path) -> None:
    """Every command says so, and none makes it worse by writing."""
    content = bytearray(built.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 300] = b"\xff" * 300
    built.write_bytes(content)
    for command in (["export", tmp_path / "e.csv"], ["build", tmp_path / "a.txt", "-q"]):
        result = run(*command, "--store", built)
        assert result.exit_code == 2, result.output
        assert "s.db" in result.output


def test_a_store_that_another_program_writes(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exports go on; a build says why it cannot."""
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    (tmp_path / "b.txt").write_text(TREATY)
    other = sqlite3.connect(built, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        result = run("build", tmp_path / "b.txt", "--store", built, "-q")
        assert result.exit_code == 2
        assert "locked" in result.output
        assert run("export", tmp_path / "e.csv", "--store", built).exit_code == 0
    finally:
        other.close()


def test_a_text_that_trips_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named; the others are stored."""
    from timeline import language

    annotate_all = language.annotate_all

    def tripped(documents: list[Document]) -> object:
        if any("kettle" in document.text for document in documents):
            raise IndexError("oh")
        return annotate_all(documents)

    monkeypatch.setattr(language, "annotate_all", tripped)
    (tmp_path / "a.txt").write_text(SUMMIT)
    (tmp_path / "b.txt").write_text("The kettle was blue. Nobody minded.")
    result = run("build", tmp_path, "--store", tmp_path / "s.db", "-q")

    assert result.exit_code == 1
    assert "b.txt" in result.output
    assert "1 document read" in result.output


def _documents(folder: Path, count: int, first: int = 0) -> Path:
    folder.mkdir()
    for n in range(first, first + count):
        text = f"On {n % 28 + 1} May {1950 + n % 70} France and Italy signed agreement number {n}."
        (folder / f"{n}.txt").write_text(text)
    return folder


def test_a_killed_build_is_simply_run_again(tmp_path: Path) -> None:
    """The same export as of a build that nobody disturbed."""
    folder = _documents(tmp_path / "in", 120)
    store, whole = tmp_path / "s.db", tmp_path / "whole.db"
    process = timeline("build", folder, "--store", store, "-q")
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if store.exists() and (log := store.with_name("s.db-wal")).exists() and log.stat().st_size > 500_000:
            break
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert run("build", folder, "--store", store, "-q").exit_code == 0
    assert run("build", folder, "--store", whole, "-q").exit_code == 0

    assert exported(store) == exported(whole)


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Neither loses the other's documents or events."""
    folders = [_documents(tmp_path / str(first), 40, first) for first in (0, 40)]
    store, whole = tmp_path / "s.db", tmp_path / "whole.db"
    processes = [timeline("build", folder, "--store", store, "-q") for folder in folders]
    for process in processes:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    run("build", *folders, "--store", whole, "-q")

    assert exported(store) == exported(whole)


def test_events_made_of_documents_that_changed_since_are_not_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build that comes second merges again, with what the first has added meanwhile."""
    merge = renewal.chronology
    calls = []

    def meanwhile(*told: object) -> object:
        events = list(merge(*told))  # type: ignore[arg-type]
        calls.append(len(events))
        if len(calls) == 1:
            flow.add_text(tmp_path / "s.db", TREATY, None, None)
        return events

    monkeypatch.setattr(renewal, "chronology", meanwhile)
    report = flow.add_text(tmp_path / "s.db", SUMMIT, None, None)

    assert report.events == 2
    with EventStore(tmp_path / "s.db", read_only=True) as store:
        assert not store.pending()


# -- text stays text -----------------------------------------------------------------------------------


@pytest.fixture
def odd(tmp_path: Path) -> EventStore:
    """A store whose one event has the odd text for its title, its sentence and its document's title."""
    mention = Mention("m", "d", 0, len(ODD), ODD, 0, ODD, "CONSULT")
    store = EventStore(tmp_path / "odd.db")
    from timeline.edtf import timespan_from_edtf

    span = timespan_from_edtf("2019-04-25")
    store.add_document(Document("d", ODD, title=ODD), [mention])
    store.replace_events([Event("m", ODD, "CONSULT", "happened", (mention,), span=span)])
    return store


def test_text_is_exported_to_the_letter(odd: EventStore) -> None:
    """Every format gives back what was written."""

    def content(name: str) -> bytes:
        return export_bytes(odd, Query(), name)

    (row,) = csv.DictReader(io.StringIO(content("csv").decode(), newline=""))
    assert (row["title"], row["evidence"], row["documents"]) == (ODD, ODD, ODD)
    for event in (json.loads(content("jsonl")), *json.loads(content("json"))):
        assert (event["title"], event["mentions"][0]["sentence"]) == (ODD, ODD)
        assert event["mentions"][0]["document_title"] == ODD
    sheet = openpyxl.load_workbook(io.BytesIO(content("xlsx"))).active
    names, values = sheet.iter_rows()
    cells = {name.value: value for name, value in zip(names, values, strict=True)}
    assert (cells["title"].value, cells["evidence"].value) == (ODD, ODD)
    assert cells["title"].data_type == "s"
    (entry,) = icalendar.Calendar.from_ical(content("ics")).walk("VEVENT")
    assert str(entry["summary"]) == ODD
    assert ODD in str(entry["description"])


def test_markdown_export_reads_to_the_letter(odd: EventStore) -> None:
    """As a Markdown reader shows it: no link, no emphasis, no element, no reference."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    tokens = parser.parse(export_bytes(odd, Query(), "md").decode())
    inline = [child for token in tokens if token.type == "inline" for child in token.children]

    assert not {child.type for child in inline} & {"link_open", "html_inline", "code_inline", "em_open"}
    shown = ["".join(c.content for c in token.children) for token in tokens if token.type == "inline"]
    assert any(ODD in line for line in shown)


def test_text_is_shown_to_the_letter() -> None:
    """On the page: as HTML, in hover cards and as Markdown."""
    from html import unescape

    page = show.highlighted(ODD, ())
    assert "<script" not in page
    assert unescape(page) == ODD
    assert "<script" not in show.hover(ODD)
    assert "$" not in show.hover(ODD)
    shown = " ".join(unescape(line) for line in show.hover(ODD).split("<br>"))
    assert shown == " ".join(ODD.split())
    assert show.web_address("javascript:alert(1)") is None


def test_a_formula_is_no_formula(tmp_path: Path) -> None:
    """A cell that begins with = is text in the sheet."""
    text = "=cmd() said Russia and China met on 3 May 2011 in Paris."
    flow.add_text(tmp_path / "s.db", text, None, None)
    with EventStore(tmp_path / "s.db", read_only=True) as store:
        book = openpyxl.load_workbook(io.BytesIO(export_bytes(store, Query(), "xlsx")))

    for row in book.active.iter_rows(min_row=2):
        assert not [cell for cell in row if cell.data_type == "f"]
