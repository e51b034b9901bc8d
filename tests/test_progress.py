"""What a long command says on the way: lines in a file, a bar on a terminal, or nothing."""

from __future__ import annotations

import io
import sys

import pytest

from timeline.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False, every: float = 0.0
) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress(quiet=quiet, every=every) as tell:
        tell(1_200, None, "The ferry\ncomes back")
        tell(1_200, 1_200, "Merging")
        tell(1_500, 4_000, "x" * 200)
    return stream.getvalue()


def test_lines_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, io.StringIO()).splitlines() == [
        "1,200 documents in 0 s: The ferry comes back",
        "1,200 documents in 0 s: Merging",
        f"1,500 of 4,000 documents in 0 s: {'x' * 50}",
    ]


def test_seldom_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, io.StringIO(), every=3_600.0) == ""


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = said(monkeypatch, Terminal())

    assert "\r" in shown
    assert "1500/4000" in shown


def test_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, Terminal(), quiet=True) == said(monkeypatch, io.StringIO(), quiet=True) == ""
