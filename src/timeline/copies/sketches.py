"""A kilobyte that stands for a text: the smallest hashes of its runs of words, and its figures.

Whatever the length of two texts, the share of one that stands in the other can be told from the hashes below
the lower of their two bounds, for these are a random sample of each (bottom-k or KMV sketches; Beyer and
others 2007, Cohen and Kaplan 2007). A text of up to `KEPT` runs is kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

EDITION: Final = 1
"""Changes with how sketches are made, so that stored ones are made anew."""

RUN: Final = 4
"""Words in a run."""
KEPT: Final = 256
"""Hashes kept of the runs of a text."""
FIGURES: Final = 48
"""Hashes kept of its numbers."""

Hashes = npt.NDArray[np.uint32]

# Scripts that leave no spaces between words count by the character.
_WORD: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_FACTORS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 1], dtype=np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What stands for a text.

    Attributes:
        words: How many it has.
        runs: How many different runs of words it has.
        hashes: The smallest of their hashes, sorted.
        figures: The smallest hashes of the different numbers in it, sorted.
        whole: A hash of all its words in order.
    """

    words: int
    runs: int
    hashes: Hashes
    figures: Hashes
    whole: int

    @property
    def bound(self) -> int:
        """Up to which value every hash of the text is kept."""
        return int(self.hashes[-1]) if self.runs > len(self.hashes) else 0xFFFFFFFF


def sketch(text: str) -> Sketch:
    """The sketch of a text, blind to case, spaces and punctuation."""
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    hashed = np.fromiter(map(crc32, words), dtype=np.uint64, count=len(words))
    figures = np.unique(hashed[[word[:1].isdigit() for word in words]] if words else hashed)
    runs = _runs(hashed)
    return Sketch(
        words=len(words),
        runs=len(runs),
        hashes=runs[:KEPT].copy(),
        figures=_mixed(figures)[:FIGURES].copy(),
        whole=crc32(b" ".join(words)),
    )


def _runs(words: npt.NDArray[np.uint64]) -> Hashes:
    """The different hashes of all runs of words, sorted; of a shorter text that of all of it."""
    if not len(words):
        return np.empty(0, dtype=np.uint32)
    padded = np.concatenate([words, np.zeros(max(0, RUN - len(words)), dtype=np.uint64)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, RUN)
    with np.errstate(over="ignore"):
        sums = (_spread(windows * _FACTORS)).sum(axis=1, dtype=np.uint64)
    return _mixed(sums)


def _mixed(values: npt.NDArray[np.uint64]) -> Hashes:
    """32 well spread bits of each value, sorted, each once."""
    with np.errstate(over="ignore"):
        return np.unique((_spread(values) >> np.uint64(32)).astype(np.uint32))


def _spread(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every other."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
