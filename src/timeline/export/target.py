"""Where an export goes: the format that a name or suffix asks for, and a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from timeline.errors import ExportError

Target = str | Path | BinaryIO
"""A file by its path, or an open binary stream."""


def named_format(target: Target, name: str | None, known: Iterable[str], what: str) -> str:
    """The format of this name, or else that of the target's suffix; one of those known.

    Args:
        what: What is written, for the message: "event lists".

    Raises:
        ExportError: There is no such format.
    """
    path = Path(target) if isinstance(target, str | Path) else None
    wanted = (name or (path.suffix if path else "")).lower().lstrip(".")
    if wanted not in known:
        given = f"{wanted!r} is no format for {what}" if wanted else f"{path or 'a stream'} has no suffix"
        raise ExportError(f"{given}; use one of {', '.join(known)}.")
    return wanted


def written(target: Target, write: Callable[[BinaryIO], int]) -> int:
    """What ``write`` gives for a stream, or for a file beside its place that is moved there when complete.

    Raises:
        ExportError: The file cannot be written.
    """
    if not isinstance(target, str | Path):
        return write(target)
    path = Path(target).resolve()  # a link stays one, and leads to what is written
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, not replaced
            with path.open("wb") as stream:
                return write(stream)
        handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                written = write(stream)
            Path(unfinished).chmod(_default_mode())
            Path(unfinished).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(unfinished).unlink()
            raise
    except OSError as error:
        raise ExportError(
            f"{target} cannot be written ({error.strerror or error}); name a place you may write to."
        ) from error
    return written


def _default_mode() -> int:
    """What a file that is simply opened would get; temporary files are made for their owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
