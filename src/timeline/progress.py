"""How far a long command has come: a bar on a terminal, a line now and then in a file or a log."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final, Protocol

from tqdm import tqdm

EVERY: Final = 10.0
"""Seconds between two lines in a file."""
_LONGEST: Final = 50
"""Characters of a document's name that are shown."""


class Progress(Protocol):
    """Takes documents done, their total (``None`` while unknown) and the name of the step or document."""

    def __call__(self, done: int, total: int | None, name: str) -> None: ...


@contextmanager
def progress(*, quiet: bool = False, every: float = EVERY) -> Iterator[Progress]:
    """What tells standard error of progress; nothing when ``quiet``.

    Args:
        every: Seconds between two lines where standard error is no terminal.
    """
    if quiet:
        yield lambda done, total, name: None
    elif sys.stderr.isatty():
        with tqdm(unit=" documents", file=sys.stderr) as bar:

            def shown(done: int, total: int | None, name: str) -> None:
                bar.total = total
                bar.set_postfix_str(name[:_LONGEST], refresh=False)
                if done > bar.n:
                    bar.update(done - bar.n)
                else:
                    bar.refresh()

            yield shown
    else:
        yield _Lines(every)


class _Lines:
    """Writes how many documents were read, in how many seconds, and what is being done, a line each time."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._began = self._last = monotonic()

    def __call__(self, done: int, total: int | None, name: str) -> None:
        now = monotonic()
        closing = done == total and now - self._began >= self._every  # may take as long as what was before
        if now - self._last < self._every and not closing:
            return
        self._last = now
        of = f" of {total:,}" if total is not None and total != done else ""
        doing = " ".join(name.split())[:_LONGEST]
        print(f"{done:,}{of} documents in {now - self._began:,.0f} s: {doing}", file=sys.stderr, flush=True)
