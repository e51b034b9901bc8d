"""Watching folders: a real process that is told to end, and what counts as a change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.build import build
from timeline.cli import main
from timeline.errors import ReadingError
from timeline.removal import forget_files, read_from
from timeline.store import EventStore
from timeline.watching import watched

SUMMIT = "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok.\n"
TREATY = "In May 2001 India signed a treaty with Japan.\n"
LONGEST = 300.0
"""Seconds after which a process that says nothing is ended, and the test with it."""


class Watching:
    """A running ``timeline build --watch``."""

    def __init__(self, *arguments: str) -> None:
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "build", *arguments, "--watch", "--quiet"],
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
            # where the tests run in the background of a shell, Ctrl-C is switched off for all below it
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self._end = threading.Timer(LONGEST, self.process.kill)
        self._end.start()

    def until(self, words: str) -> str:
        """The line that holds these words, waited for."""
        assert self.process.stderr
        for line in self.process.stderr:
            self.said += line
            if words in line:
                return line
        raise AssertionError(f"never said {words!r}:\n{self.said}")

    def interrupted(self) -> int:
        """Its exit code after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.stderr
        self.said += self.process.stderr.read()
        code = self.process.wait()
        self._end.cancel()
        return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "summit.txt").write_text(SUMMIT, encoding="utf-8")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to one process alone")
def test_what_comes_and_changes_is_read_until_ctrl_c(folder: Path, tmp_path: Path) -> None:
    """New files, changed ones, folders that are moved in; deleted ones are told; a clean end."""
    store = folder / "store.db"  # inside the folder: its own changes are none
    watching = Watching(str(folder), "--store", str(store))
    watching.until("watching")
    (folder / "treaty.txt").write_text(TREATY, encoding="utf-8")
    assert "1 document read" in watching.until("read,")
    (folder / "treaty.txt").write_text(TREATY.replace("Japan", "Iran"), encoding="utf-8")
    assert "1 replaced" in watching.until("read,")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "deep.txt").write_text(
        "In June 2008 Oman signed a treaty with India.\n", encoding="utf-8"
    )
    (tmp_path / "more").rename(folder / "more")
    assert "1 document read" in watching.until("read,")
    (folder / "summit.txt").unlink()
    assert "what it told stays" in watching.until("gone:")

    assert 0 == watching.interrupted(), watching.said
    assert "watching ended" in watching.said and "Traceback" not in watching.said
    assert "skipped" not in watching.said
    with EventStore(store, read_only=True) as opened:
        assert {("IND", "IRN"), ("IND", "OMN"), ("PRK", "RUS")} == {e.countries for e in opened.events()}


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to one process alone")
def test_what_is_deleted_is_forgotten_when_asked(folder: Path, tmp_path: Path) -> None:
    """A file that is only renamed stays."""
    (folder / "treaty.txt").write_text(TREATY, encoding="utf-8")
    watching = Watching(str(folder), "--store", str(tmp_path / "s.db"), "--forget")
    watching.until("watching")
    (folder / "treaty.txt").rename(folder / "renamed.txt")
    watching.until("gone:")
    (folder / "summit.txt").unlink()
    watching.until("summit.txt")

    assert 0 == watching.interrupted(), watching.said
    with EventStore(tmp_path / "s.db", read_only=True) as opened:
        assert ["renamed.txt"] == [row.path for row in opened.documents_list()]
        assert [("IND", "JPN")] == [event.countries for event in opened.events()]


def changes(steps: Iterator[object]) -> object:
    """The next that are not empty."""
    return next(each for each in steps if each.changed or each.gone)  # type: ignore[attr-defined]


def test_what_happens_while_the_caller_works_is_told_afterwards(folder: Path) -> None:
    steps = watched([folder], [folder / "own.db"])
    assert not next(steps).changed
    for name in ("own.db", ".hidden", "~$open.docx", "treaty.txt"):
        (folder / name).write_text(TREATY, encoding="utf-8")

    assert frozenset([folder / "treaty.txt"]) == changes(steps).changed  # type: ignore[attr-defined]


def test_a_folder_that_goes_ends_it(folder: Path) -> None:
    steps = watched([folder])
    next(steps)
    (folder / "summit.txt").unlink()
    folder.rmdir()

    with pytest.raises(ReadingError, match="no longer there"):
        list(steps)


def test_only_what_is_named_is_read(folder: Path, tmp_path: Path) -> None:
    """Of a folder; manifests in any case, and a folder with all below it."""
    (folder / "sub").mkdir()
    (folder / "sub" / "treaty.txt").write_text(TREATY, encoding="utf-8")
    (folder / "list.csv").write_text("text,title\nIn May 2003 India signed a treaty with Iraq.,A\n", "utf-8")
    report = build([folder], tmp_path / "s.db", workers=0, only=[folder / "sub"])

    assert 2 == report.read
    with EventStore(tmp_path / "s.db", read_only=True) as opened:
        assert {"list.csv", "sub/treaty.txt"} == {row.path for row in opened.documents_list()}


def test_deleted_folders_and_files(folder: Path, tmp_path: Path) -> None:
    """What something was read from is found, whatever else was deleted."""
    build([folder], tmp_path / "s.db", workers=0)
    gone = [folder, folder / "summit.txt", folder / "never.txt"]

    assert [folder, folder / "summit.txt"] == read_from(tmp_path / "s.db", gone)
    forget_files(tmp_path / "s.db", gone)
    assert [] == read_from(tmp_path / "s.db", gone)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{}/summit.txt", "--watch"], "--watch needs a folder"),
        (["https://example.org/", "--watch"], "--watch needs a folder"),
        (["{}", "--forget"], "--forget belongs to --watch"),
    ],
)
def test_what_cannot_be_watched(folder: Path, tmp_path: Path, arguments: list[str], said: str) -> None:
    given = [each.format(folder) for each in arguments]
    result = CliRunner().invoke(main, ["build", *given, "--store", str(tmp_path / "s.db")])

    assert 2 == result.exit_code
    assert said in result.output
    assert not (tmp_path / "s.db").exists()
