"""Lists of web addresses: plain text, one address a line."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.reading.addresses import is_address
from timeline.reading.sources import Given, Linked, Unreadable


def is_list(text: str) -> bool:
    """Whether a text is nothing but web addresses, one a line; empty and ``#`` lines aside."""
    lines = [line for _, line in _lines(text)]
    return (
        bool(lines)
        and all(line.lower().startswith(("http://", "https://")) for line in lines)
        and not any(" " in line or "\t" in line for line in lines)
    )


def linked(text: str, name: str) -> Iterator[Linked | Unreadable]:
    """The addresses of a list.

    Args:
        name: The list, as messages name it.
    """
    for number, line in _lines(text):
        row = f"{name}, line {number}"
        if is_address(line):
            yield Linked(row, line, Given())
        else:
            yield Unreadable(row, f"“{line[:80]}” is no web address; write it like https://example.org/page")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip().lstrip("\ufeff")
        if bare and not bare.startswith("#"):
            yield number, bare
