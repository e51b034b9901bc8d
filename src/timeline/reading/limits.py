"""How much of one file or archive is read: what is larger is named, and the rest goes on.

Every figure is far above what articles need and far below what a laptop lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from timeline.errors import DateError, ReadingError

MEGABYTE: Final = 1_000_000
LARGEST_TEXT: Final = 64 * MEGABYTE
"""Bytes of a text, an e-mail or any file that is held in memory at once."""
LARGEST_PAGE: Final = 20 * MEGABYTE
"""Bytes of a web page: its tree takes many times as much."""
LARGEST_PDF: Final = 300 * MEGABYTE
LARGEST_PACKAGE: Final = 300 * MEGABYTE
"""Bytes of all that a .docx, .odt, .epub or .xlsx unpacks to."""
LARGEST_PART: Final = 60 * MEGABYTE
"""Bytes of one XML part in it, of which a tree is made."""
LARGEST_FIELD: Final = 64 * MEGABYTE
"""Characters of one field or line of a table; what is longer is a broken file, not an article."""

DEEPEST: Final = 5
"""Archives in archives; ``.tar.gz`` counts as two."""
MOST_MEMBERS: Final = 200_000
MOST_UNPACKED: Final = 4_000 * MEGABYTE
FREE: Final = 50 * MEGABYTE
"""So much may come out of however small an archive."""
HIGHEST_RATIO: Final = 200
"""Beyond that, an archive may unpack to so many times its size; prose packs 3 to 10 times smaller."""


class Budget:
    """What has come out of one archive and all archives in it, and whether it was too much."""

    def __init__(self, packed: int) -> None:
        """``packed`` is the size of the outermost archive in bytes."""
        self._packed = packed
        self._unpacked = 0
        self.exceeded = False

    def take(self, size: int) -> None:
        """Count bytes that came out.

        Raises:
            ReadingError: It is more than an honest archive holds.
        """
        self._unpacked += size
        if self._unpacked > MOST_UNPACKED:
            self.exceeded = True
            raise ReadingError(
                f"the archive unpacks to more than {MOST_UNPACKED // MEGABYTE:,} MB, so reading ends here; "
                "unpack it yourself and name the folder"
            )
        if self._unpacked > max(FREE, HIGHEST_RATIO * self._packed):
            self.exceeded = True
            raise ReadingError(
                f"the archive unpacks to more than {HIGHEST_RATIO} times its size, as a zip bomb does, "
                "so reading it ends here; if you trust it, unpack it yourself and name the folder"
            )


def megabytes(size: int) -> str:
    """A size as people read it."""
    return f"{size / MEGABYTE:,.0f} MB" if size >= MEGABYTE else f"{size / 1000:,.0f} kB"


@contextmanager
def trouble_told(what: str, instead: str) -> Iterator[None]:
    """Whatever a format's library trips over becomes one sentence about this file.

    Args:
        what: The kind of file, as in "the Word file".
        instead: What the user can do.

    Raises:
        ReadingError: In place of any error that says nothing to the user.
    """
    try:
        yield
    except (ReadingError, DateError):
        raise
    except MemoryError as error:
        raise ReadingError(f"{what} needs more memory than there is; {instead}") from error
    except Exception as error:  # libraries raise what they like, and no file is a reason to stop
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the system's word, not a library's
        said = " ".join(str(error).split())[:120]
        detail = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise ReadingError(f"{what} is damaged ({detail}); {instead}") from error
