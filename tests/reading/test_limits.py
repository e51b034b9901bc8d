"""What is too large, too deep, locked, damaged or a trap: named with its reason, and the rest is read."""

from __future__ import annotations

import io
import json
import os
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pytest

from reading import samples
from timeline.reading import Unreadable, limits, pdf_process, read, read_bytes
from timeline.reading.pdf_process import PdfProcess
from timeline.records import Document

GOOD = samples.text()


def split(name: str, data: bytes) -> tuple[list[str | None], dict[str, str]]:
    """Paths of the documents, and complaints by name."""
    outcomes = list(read_bytes(name, data))
    complaints = {each.name: each.reason for each in outcomes if isinstance(each, Unreadable)}
    return [each.path for each in outcomes if isinstance(each, Document)], complaints


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test can reach."""
    monkeypatch.setattr(limits, "FREE", 100_000)
    monkeypatch.setattr("timeline.reading.packages.FREE", 100_000)


# -- archives ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small")
def test_a_zip_bomb_ends_its_archive_and_nothing_else(tmp_path: Path) -> None:
    """What stood before it is read, and so is the file beside the archive."""
    bomb = samples.packed({"a.txt": GOOD, "b.txt": b"a" * 5_000_000, "c.txt": GOOD})
    (tmp_path / "bomb.zip").write_bytes(bomb)
    (tmp_path / "good.txt").write_bytes(samples.text("Another title"))

    outcomes = list(read([tmp_path]))

    assert [each.path for each in outcomes if isinstance(each, Document)] == ["bomb.zip/a.txt", "good.txt"]
    (complaint,) = (each for each in outcomes if isinstance(each, Unreadable))
    assert complaint.name.endswith("bomb.zip: b.txt")
    assert "zip bomb" in complaint.reason


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_packed_tar_bomb(mode: str) -> None:
    """The same for what is packed before it is an archive."""
    paths, complaints = split("a.tar.gz", samples.tar({"b.txt": b"a" * 5_000_000}, mode))

    assert not paths
    assert "zip bomb" in complaints["a.tar.gz"]


@pytest.mark.usefixtures("small")
def test_a_bomb_of_archives_in_archives() -> None:
    """The sizes of all levels count together."""
    inner = samples.packed({f"{n}.txt": b"a" * 90_000 for n in range(3)})
    bomb = samples.packed({f"{n}.zip": inner for n in range(40)})

    _, complaints = split("a.zip", bomb)

    assert any("zip bomb" in reason for reason in complaints.values())
    assert len(complaints) < 20


def test_the_total_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the ratio."""
    monkeypatch.setattr(limits, "MOST_UNPACKED", 1_000)

    _, complaints = split("a.zip", samples.packed({"a.txt": GOOD * 9}))

    assert "unpacks to more than" in complaints["a.zip: a.txt"]


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those within the limit are read."""
    monkeypatch.setattr("timeline.reading.archives.MOST_MEMBERS", 2)
    parts = {f"{n}.txt": samples.text(f"Title number {n}") for n in range(4)}

    paths, complaints = split("a.zip", samples.packed(parts))

    assert paths == ["a.zip/0.txt", "a.zip/1.txt"]
    assert "more than 2 files" in complaints["a.zip"]


def test_archives_that_lie_too_deep() -> None:
    """Five levels are read, a sixth is not."""
    data = GOOD
    for level in range(limits.DEEPEST):
        data = samples.packed({f"{level}.zip" if level else "a.txt": data})
    assert len(split("a.zip", data)[0]) == 1

    paths, complaints = split("a.zip", samples.packed({"x.zip": data}))

    assert not paths
    assert all("deep" in reason for reason in complaints.values()) and complaints


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"]
)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_that_lead_out(name: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are named and left, the file beside them is read, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    parts = {name: GOOD, "good.txt": samples.text("Another title")}

    paths, complaints = split(f"a.{kind}", samples.packed(parts) if kind == "zip" else samples.tar(parts))

    assert paths == [f"a.{kind}/good.txt"]
    assert [each for each in complaints if "out.txt" in each]
    assert all("leads out of the archive" in reason for reason in complaints.values())
    assert not list(tmp_path.iterdir())


def test_links_in_archives() -> None:
    """Links and devices are named and not followed."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("soft", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name + ".txt")
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as packed:
        link = zipfile.ZipInfo("soft.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/hostname")

    _, complaints = split("a.tar", out.getvalue())
    _, in_zip = split("a.zip", zipped.getvalue())

    assert "link" in complaints["a.tar: soft.txt"] and "link" in complaints["a.tar: hard.txt"]
    assert "device" in complaints["a.tar: pipe.txt"]
    assert "link" in in_zip["a.zip: soft.txt"]


def test_links_and_pipes_in_folders(tmp_path: Path) -> None:
    """A file behind a link is read once; a folder behind one is named; circles and pipes hold nothing up."""
    folder, elsewhere = tmp_path / "in", tmp_path / "elsewhere"
    for each in (folder / "deep", elsewhere):
        each.mkdir(parents=True)
    (elsewhere / "a.txt").write_bytes(GOOD)
    (folder / "good.txt").write_bytes(samples.text("Another title"))
    (folder / "again.txt").symlink_to(folder / "good.txt")
    (folder / "gone.txt").symlink_to(tmp_path / "none.txt")
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    (folder / "deep" / "circle").symlink_to(folder)
    (folder / "outside").symlink_to(elsewhere)
    os.mkfifo(folder / "pipe.txt")

    outcomes = list(read([folder, folder / "pipe.txt"]))

    assert [each.title for each in outcomes if isinstance(each, Document)] == ["Another title"]
    complaints = [each for each in outcomes if isinstance(each, Unreadable)]
    assert [each.name for each in complaints] == [
        *(str(folder / name) for name in ("outside", "gone.txt", "itself.txt", "pipe.txt")),
        str(folder / "pipe.txt"),
    ]
    assert "name that folder itself" in complaints[0].reason
    assert all("cannot be opened" in each.reason for each in complaints[1:3])
    assert all("no file; save" in each.reason for each in complaints[3:])


def test_a_manifest_in_an_archive() -> None:
    """It lists files of the same archive, once, and no other."""
    rows = b"path,published\nin/a.txt,2011-05-03\n../secret.txt,\n/etc/hostname,\nnone.txt,\n"
    data = samples.packed({"in/a.txt": GOOD, "list.csv": rows})

    outcomes = list(read_bytes("a.zip", data))

    (document,) = (each for each in outcomes if isinstance(each, Document))
    assert (document.path, document.published_from) == ("a.zip/in/a.txt", "manifest")
    complaints = [each for each in outcomes if isinstance(each, Unreadable)]
    assert [each.name for each in complaints] == [f"a.zip: list.csv, row {n}" for n in (3, 4, 5)]
    assert all("there is no file" in each.reason for each in complaints)


def test_locked_and_damaged_members() -> None:
    """A password, a wrong checksum, an unknown method: each is said of its member."""
    data = bytearray(samples.packed({"a.txt": GOOD, "b.txt": samples.text("Another title")}))
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    locked = bytearray(data)
    locked[local + 6] |= 1
    locked[central + 8] |= 1
    wrong = bytearray(data)
    wrong[central + 16] ^= 0xFF
    strange = bytearray(data)
    strange[local + 8] = strange[central + 10] = 97

    for changed, reason in ((locked, "password"), (wrong, "damaged"), (strange, "cannot be unpacked")):
        paths, complaints = split("a.zip", bytes(changed))
        assert paths == ["a.zip/b.txt"]
        assert reason in complaints["a.zip: a.txt"]


@pytest.mark.parametrize("suffix", [".zip", ".tgz", ".gz", ".bz2", ".xz"])
def test_a_cut_archive(suffix: str) -> None:
    """A download that broke off."""
    data = samples.SAMPLES[suffix]()

    _, complaints = split("a" + suffix, data[: len(data) // 2])

    assert [reason for reason in complaints.values() if "damaged" in reason]


def test_nothing_stays_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where an archive in an archive is too large for memory, and where reading stops half-way."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("timeline.reading.sources._IN_MEMORY", 10)
    inner = samples.packed({f"{n}.txt": samples.text(f"Title number {n}") for n in range(5)})
    data = samples.tar({"a.zip": inner, "b.docx": samples.word()}, "w:gz")

    assert len(split("a.tgz", data)[0]) == 6
    stopped = read_bytes("a.tgz", data)
    next(iter(stopped))
    del stopped

    assert not list(tmp_path.iterdir())


# -- documents -----------------------------------------------------------------------------------------

_LOCKED = (
    f"/Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4 >> /ID [<00> <00>] /Nothing <<"
)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", samples.pdf_of().replace(b"/Info", f"/Encrypt << {_LOCKED} >> /Info".encode()), "password"),
        ("a.pdf", b"%PDF-1.7\nnothing of the kind", "damaged"),
        ("a.pdf", samples.pdf([[], [], []]), "no text"),
        ("a.docx", samples.word()[:900], "damaged"),
        ("a.docx", samples.packed({"word/document.xml": b"<x/>"}), "damaged"),
        ("a.docx", samples.packed({"word/document.xml": b" " * 70_000_000}), "bomb"),
        ("a.docx", samples.packed({"word/x.bin": b"0" * 60_000_000, "word/document.xml": b"<x/>"}), "bomb"),
        ("a.odt", samples.packed({"content.xml": b"<a>&b;</a>"}), "damaged"),
        ("a.odt", samples.packed({"content.xml": b"<a/>"}), "without text"),
        ("a.epub", samples.packed({"META-INF/container.xml": b"<a/>"}), "damaged"),
        ("a.xlsx", samples.packed({"xl/workbook.xml": b"<a/>"}), "damaged"),
        ("a.xlsx", samples.xlsx([{"colour": "blue"}]), "none of the columns"),
        ("a.parquet", b"PAR1\x00\x00\x00\x00PAR1", "damaged"),
        ("a.parquet", samples.parquet([{"colour": "blue"}]), "none of the columns"),
        ("a.json", b"[1, 2", "not valid JSON"),
        ("a.json", b"[1, 2]", "no object"),
        ("a.json", b'[{"colour": "blue"}]', "none of the columns"),
        ("a.rtf", b"{\\rtf1 }", "no article text"),
        ("a.eml", b"From: a@b.c\nSubject: x\nDate: never\n\n", "no text"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "no web page"),
    ],
)  # fmt: skip
def test_unreadable_documents(name: str, data: bytes, reason: str) -> None:
    """One complaint, with what is wrong."""
    paths, complaints = split(name, data)

    assert not paths
    assert list(complaints) == [name]
    assert reason in complaints[name]


def test_entities_are_not_unfolded() -> None:
    """A text that grows a billion times when its entities are put in."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "laugh">{entities}]>'
    content = zipfile.ZipFile(io.BytesIO(samples.odt())).read("content.xml").decode()

    outcomes = list(
        read_bytes("a.odt", samples.packed({"content.xml": bomb + content.replace("Monday", "&e11;")}))
    )

    assert len(outcomes) == 1
    assert len(str(outcomes[0])) < 10_000


def test_files_that_are_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They are never held in memory, and the message says what to do."""
    with (tmp_path / "a.html").open("wb") as page:
        page.write(b"<html><body>")
        page.truncate(300_000_000)
    with (tmp_path / "b.txt").open("wb") as text:
        text.write(GOOD)
        text.truncate(200_000_000)

    outcomes = list(read([tmp_path]))

    assert [type(each) for each in outcomes] == [Unreadable, Unreadable]
    assert "larger than 20 MB" in outcomes[0].reason  # type: ignore[union-attr]
    assert "larger than 64 MB" in outcomes[1].reason  # type: ignore[union-attr]


def test_a_json_table_that_breaks_off() -> None:
    """The objects above the break are read."""
    rows = [samples.record(f"Title number {n}") for n in range(20)]
    data = json.dumps(rows).encode()

    paths, complaints = split("a.json", data[: len(data) // 2])

    assert 8 <= len(paths) <= 10
    assert "not valid JSON after object" in complaints["a.json"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("import time; time.sleep(60)", "too long"),
        ("import os; os._exit(9)", "damaged"),
        ("import sys, json; print(json.dumps(['', []]), flush=1); sys.stdin.read(9); exit(1)", "damaged"),
    ],
)  # fmt: skip
def test_a_pdf_that_stops_its_reader(
    script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that hangs or dies is ended and told of; the next file has a new one."""
    process = PdfProcess(page_seconds=1.0)
    monkeypatch.setattr("timeline.reading.pdf_files.PROCESS", process)
    with monkeypatch.context() as patch:
        (tmp_path / "reader.py").write_text(script)
        patch.setattr(pdf_process, "_SCRIPT", tmp_path / "reader.py")
        _, complaints = split("a.pdf", samples.pdf_of())
        assert reason in complaints["a.pdf"]

    process.page_seconds = 300.0
    assert split("a.pdf", samples.pdf_of())[0] == ["a.pdf"]
    process.end()
