"""Sketches to groups of copies.

Only texts that share several rare hashes are compared: each list of the texts that hold one hash is gone
through once, and only neighbours in it are paired, so that twice the texts take about twice the time however
often a phrase or an article occurs. Pairs that prove near are joined, and joins add up; the result depends on
nothing but the set of texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from timeline.copies.sketches import Hashes, Sketch

SHARED: Final = 0.6
"""The share of the shorter text's runs of words that must stand in the longer one."""
LENGTH: Final = 0.25
"""How long the shorter text must be, of the longer one: less is a quotation, or an item of a digest."""
LEAST: Final = 24
"""Runs of words under which only the same words in the same order make a copy."""
AGREEING: Final = 0.5
"""The share of the shorter text's numbers that must stand in the longer one: a form that is filled in anew
every day has its words in common with the one of the day before, and not its numbers."""
FEW_FIGURES: Final = 3
"""Numbers under which that says nothing: a toll that has risen is an update."""

_INDEXED: Final = 64
"""Hashes of a text by which it is found."""
_NEIGHBOURS: Final = 3
"""How many of those after it in the list of a hash a text is paired with."""
_IN_COMMON: Final = 4
"""Hashes that two texts must have in common to be compared."""
_PART: Final = 2_000_000
"""Entries of the index that are sorted at a time, which bounds memory."""


class Kept(NamedTuple):
    """What is known of a text until it must be compared: how it is found, and what makes it the original."""

    id: str
    runs: int
    whole: int
    first: Hashes
    rank: tuple[int, str, int, str]


def kept(identifier: str, known: Sketch, published: str | None, standing: int = 1) -> Kept:
    """A text to be grouped.

    Args:
        published: The day it was published (ISO), if known: the earliest of a group is its original.
        standing: Lower goes first, whatever the day: how sure that day is.
    """
    rank = (standing, published or "9999", -known.words, identifier)
    return Kept(identifier, known.runs, known.whole, known.hashes[:_INDEXED].copy(), rank)


def originals(
    texts: Iterable[Kept], sketches: Callable[[Sequence[str]], Mapping[str, Sketch]]
) -> dict[str, str]:
    """For each text that is a copy, the text it is a copy of; texts that stand alone are left out.

    The original is, among those of the lowest standing, the one that was published first, then the longest,
    then the first by id; it maps to itself.

    Args:
        sketches: Gives the sketches of texts, by id.
    """
    listed = sorted(texts, key=lambda text: (text.runs, text.id))
    parent = list(range(len(listed)))
    _join_exact(listed, parent)
    pairs = _candidates(listed, parent)
    for batch in range(0, len(pairs), _AT_ONCE):
        some = pairs[batch : batch + _AT_ONCE]
        known = sketches(sorted({listed[number].id for pair in some for number in pair}))
        for one, other in some:
            first, second = _root(parent, one), _root(parent, other)
            if first != second and near(known[listed[one].id], known[listed[other].id]):
                parent[max(first, second)] = min(first, second)
    groups: dict[int, list[Kept]] = {}
    for number, text in enumerate(listed):
        groups.setdefault(_root(parent, number), []).append(text)
    found: dict[str, str] = {}
    for group in groups.values():
        if len(group) > 1:
            original = min(group, key=lambda text: text.rank).id
            found.update((text.id, original) for text in group)
    return found


_AT_ONCE: Final = 20_000
"""Pairs compared with their sketches in memory."""


def near(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are the same article."""
    if one.words == other.words and one.whole == other.whole:
        return one.words > 0
    shorter, longer = (one, other) if one.runs <= other.runs else (other, one)
    if shorter.runs < LEAST or shorter.runs < LENGTH * longer.runs:
        return False
    return contained(shorter, longer) >= SHARED and _figures_agree(one, other)


def contained(shorter: Sketch, longer: Sketch) -> float:
    """The share of one text's runs of words that stand in the other, as far as the sketches tell."""
    bound = min(shorter.bound, longer.bound)
    own = shorter.hashes[: np.searchsorted(shorter.hashes, bound, side="right")]
    if not len(own):
        return 0.0
    return len(np.intersect1d(own, longer.hashes, assume_unique=True)) / len(own)


def _figures_agree(one: Sketch, other: Sketch) -> bool:
    fewer, more = sorted((one.figures, other.figures), key=len)
    if len(fewer) < FEW_FIGURES:
        return True
    shared = len(np.intersect1d(fewer, more, assume_unique=True))
    return shared >= AGREEING * len(fewer)


def _join_exact(listed: Sequence[Kept], parent: list[int]) -> None:
    """Join the texts that are the same word for word, the short ones too."""
    first: dict[tuple[int, int, bytes], int] = {}
    for number, text in enumerate(listed):
        if text.runs:
            key = text.runs, text.whole, text.first.tobytes()
            parent[number] = first.setdefault(key, number)


def _candidates(listed: Sequence[Kept], parent: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of texts that share several of their hashes, as numbers in the list, sorted."""
    long = [
        number
        for number, text in enumerate(listed)
        if text.runs >= LEAST and parent[number] == number  # of exact copies one will do
    ]
    if len(long) < 2:
        return []
    hashes = np.concatenate([listed[number].first for number in long])
    holders = np.repeat(
        np.array(long, dtype=np.uint32), np.array([len(listed[number].first) for number in long])
    )
    parts = max(1, len(hashes) // _PART)
    pairs: list[npt.NDArray[np.uint64]] = []
    for part in range(parts):
        # Small hashes are frequent in long texts, so parts are told by their last bits, which are even.
        chosen = hashes % np.uint32(parts) == part if parts > 1 else slice(None)
        pairs.append(_neighbours(hashes[chosen], holders[chosen]))
    found, shared = np.unique(np.concatenate(pairs), return_counts=True)
    found = found[shared >= _IN_COMMON]
    return list(zip((found >> np.uint64(32)).tolist(), (found & np.uint64(0xFFFFFFFF)).tolist(), strict=True))


def _neighbours(hashes: Hashes, holders: Hashes) -> npt.NDArray[np.uint64]:
    """Pairs that stand near each other in the list of one hash, each once a hash; texts of like length do."""
    order = np.argsort(hashes, kind="stable")
    hashes, holders = hashes[order], holders[order].astype(np.uint64)
    pairs = []
    for step in range(1, _NEIGHBOURS + 1):
        same = hashes[step:] == hashes[:-step]
        pairs.append(holders[:-step][same] << np.uint64(32) | holders[step:][same])
    return np.concatenate(pairs)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
