"""The words of English time expressions, each with the one-letter class the grammar is written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from timeline.language.times.tokens import TOKEN
from timeline.language.times.words import NAMED_DAYS, WORDS

CLASSES: Final[Mapping[str, str]] = {
    "month": "M", "weekday": "W", "unit": "U", "clock_unit": "u", "season": "S", "daypart": "P",
    "number": "w", "ordinal": "O", "decade": "E", "article": "a", "half": "h", "vague": "s",
    "part": "e", "edge": "b", "back": "l", "ahead": "x", "this": "H", "that": "R", "ago": "g",
    "earlier": "k", "previously": "Z", "later": "K", "every": "v", "frequency": "V", "deictic": "D",
    "reference": "C",
    "clock_half": "m", "zone": "z", "era": "B", "anno": "G", "fiscal": "f", "about": "q",
    "the": "t", "of": "F", "and": "&", "or": "|", "to": ">", "more": "j", "in": "i", "stretch": "p",
    "final": "L", "or_so": "y", "occasions": "r", "climate": "c",
}  # fmt: skip
"""Category of words.json to its class letter."""

NAMED: Final = "A"
CONTINUED: Final = "_"
OTHER: Final = "X"


CLASS_OF: Final[dict[str, str]] = {}
"""Single word to class."""

VALUE_OF: Final[dict[tuple[str, str], Any]] = {}
"""Class and word or phrase to what it stands for."""

PHRASES: Final[dict[str, list[tuple[tuple[str, ...], str]]]] = {}
"""First word to the phrases that begin with it (their words, their class), longest first."""


def _phrase_words(phrase: str) -> tuple[str, ...]:
    return tuple(match.group().lower() for match in TOKEN.finditer(phrase.capitalize()))


def _fill() -> None:
    entries = [
        (letter, word, value)
        for category, letter in CLASSES.items()
        for word, value in WORDS[category].items()
    ]
    entries += [(NAMED, name, kind) for kind, names in NAMED_DAYS.items() for name in names]
    for letter, word, value in entries:
        words = _phrase_words(word)
        VALUE_OF[letter, " ".join(words)] = value
        if len(words) == 1:
            CLASS_OF.setdefault(words[0], letter)
        else:
            PHRASES.setdefault(words[0], []).append((words, letter))
    for phrases in PHRASES.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))


_fill()
