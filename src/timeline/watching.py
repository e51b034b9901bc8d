"""What happens in folders while somebody watches: files that came or changed, and files that went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import watchfiles

from timeline.errors import ReadingError

QUIET: Final = 400
"""Milliseconds without a change after which what changed is told, so that a file is written to its end."""
LATEST: Final = 5_000
"""Milliseconds after which it is told in any case."""
TICK: Final = 500
"""Milliseconds after which it is looked whether the folders are still there."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Files and folders below those that are watched, by absolute path.

    Attributes:
        changed: What came or changed.
        gone: What is no longer there.
    """

    changed: frozenset[Path] = frozenset()
    gone: frozenset[Path] = frozenset()


def watched(folders: Sequence[Path], ignored: Sequence[Path] = ()) -> Iterator[Changes]:
    """What changes in folders, once nothing at all when the watch begins, then as it comes, without end.

    What changes while the caller is at work is told afterwards.

    Args:
        folders: Absolute paths.
        ignored: Files that may change without being told, such as the store that is written to.

    Raises:
        ReadingError: A folder cannot be watched, or is no longer there.
        KeyboardInterrupt: When the user ends it.
    """
    passed = {str(path) for path in ignored}
    try:
        for found in watchfiles.watch(
            *folders,
            watch_filter=lambda change, path: _matters(Path(path), folders, passed),
            debounce=LATEST,
            step=QUIET,
            rust_timeout=TICK,
            yield_on_timeout=True,
        ):
            paths = {Path(path) for _, path in found}
            there = frozenset(path for path in paths if path.exists())
            yield Changes(there, frozenset(paths) - there)
            for folder in folders:
                if not folder.is_dir():
                    raise ReadingError(f"{folder} is no longer there; watching ends.")
    except OSError as error:
        raise ReadingError(
            f"{', '.join(map(str, folders))} cannot be watched ({error}). Where the system tells of no "
            "changes, set the variable WATCHFILES_FORCE_POLLING to true: the folder is then looked through "
            "again and again."
        ) from error


def _matters(path: Path, folders: Sequence[Path], ignored: set[str]) -> bool:
    """Whether a build would read a path: nothing that is hidden, and not its own store."""
    if str(path) in ignored or path.name.startswith("~$"):
        return False
    for folder in folders:
        if path.is_relative_to(folder):
            return not any(part.startswith(".") for part in path.relative_to(folder).parts)
    return False
