"""The process that reads PDFs: started when the first one comes, watched, and ended with the program."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from timeline.errors import ReadingError

PAGE_SECONDS: Final = 30.0
"""A page that takes longer was made to; ordinary ones take milliseconds."""
FILE_SECONDS: Final = 600.0
_SCRIPT: Final = Path(__file__).with_name("pdf_pages.py")
_CHECK: Final = 0.5
_INSTEAD: Final = "print it to a new PDF, or save its text as .txt"
_TOO_LONG: Final = f"the PDF took too long to read and was left; {_INSTEAD}"
_CRASHED: Final = f"the PDF is damaged or needs more memory than a sound one; {_INSTEAD}"


class PdfProcess:
    """Hands files to the process and takes its answers; one file at a time, from whatever thread.

    Attributes:
        page_seconds: How long it may be silent.
        file_seconds: How long one file may take.
    """

    def __init__(self, page_seconds: float = PAGE_SECONDS, file_seconds: float = FILE_SECONDS) -> None:
        self.page_seconds, self.file_seconds = page_seconds, file_seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def answers(self, data: bytes) -> Iterator[Any]:
        """What the process says of a file: see `pdf_pages`.

        Raises:
            ReadingError: It crashed or took too long.
        """
        with self._turn:
            process = self._running()
            complete = False
            try:
                with self._watched(process) as watch:
                    _sent(process, data)
                    assert process.stdout
                    for line in process.stdout:
                        watch.alive = time.monotonic()
                        answer = json.loads(line)
                        if answer is None:
                            complete = True
                            return
                        yield answer
                raise ReadingError(_TOO_LONG if watch.stopped else _CRASHED)
            finally:
                if not complete:
                    self.end()

    def end(self) -> None:
        """End the process; the next file starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):  # bytes that nobody will take any more
                    pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(_SCRIPT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    @contextmanager
    def _watched(self, process: subprocess.Popen[bytes]) -> Iterator[_Watch]:
        watch = _Watch(process, self.page_seconds, self.file_seconds)
        watch.start()
        try:
            yield watch
        finally:
            watch.over.set()


class _Watch(threading.Thread):
    """Ends a process that has given no answer for too long."""

    def __init__(self, process: subprocess.Popen[bytes], page: float, whole: float) -> None:
        super().__init__(name="timeline-pdf-watch", daemon=True)
        self.over = threading.Event()
        self.stopped = False
        self.alive = self._began = time.monotonic()
        self._process, self._page, self._whole = process, page, whole

    def run(self) -> None:
        while not self.over.wait(min(_CHECK, self._page)):
            now = time.monotonic()
            if now - self.alive > self._page or now - self._began > self._whole:
                self.stopped = True
                self._process.kill()
                return


def _sent(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin
    with suppress(BrokenPipeError):  # it has gone: its silence is told below
        process.stdin.write(len(data).to_bytes(8, "big"))
        process.stdin.write(data)
        process.stdin.flush()


PROCESS: Final = PdfProcess()
atexit.register(PROCESS.end)
