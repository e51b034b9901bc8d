"""The words of time of each language, as ``reference/tongues/words.csv`` lists them.

A form is written out, or as a stem with endings: ``апрел(ь/я/е)`` is апрель, апреля, апреле.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from timeline.reference.tables import Row, read_table

TONGUES: Final[dict[str, str]] = {
    "ru": "Russian",
    "uk": "Ukrainian",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "tr": "Turkish",
    "pl": "Polish",
    "zh": "Chinese",
}
"""The languages beside English whose times are read, by ISO 639-1 code."""

TABLE: Final = "tongues/words.csv"

LETTERS: Final[dict[str, str]] = {
    "month": "M",
    "weekday": "D",
    "weekday_weak": "d",
    "weekday_tail": "h",
    "number": "n",
    "ordinal": "o",
    "ordinal_mark": "N",
    "unit": "u",
    "units": "U",
    "quarter": "Q",
    "half_year": "H",
    "half_named": "X",
    "unit_part": "Z",
    "year": "y",
    "years": "Y",
    "day": "t",
    "shift": "r",
    "shift_many": "R",
    "unit_shift": "s",
    "ago_before": "a",
    "ago_after": "A",
    "ahead_before": "b",
    "ahead_before_alone": "k",
    "ahead_after": "B",
    "season": "S",
    "season_weak": "V",
    "part": "p",
    "part_after": "P",
    "decade": "e",
    "decade_mark": "G",
    "decade_sign": "E",
    "century_sign": "C",
    "month_sign": "K",
    "day_sign": "J",
    "article": "i",
    "approximate": "g",
    "link": "l",
    "reference": "x",
}
"""Kind of word to the letter that stands for it in the grammar's patterns."""

WORD_SETS: Final = (
    "between", "before_year", "after_year", "not_before_year", "not_after_year",
    "not_before_weekday", "alone", "age", "capital", "function", "case_mark",
)  # fmt: skip
"""Kinds that are looked up beside an expression; such a word may have a letter too."""

_ENDINGS: Final = re.compile(r"([^()|]*)\(([^()]*)\)")


@dataclass(slots=True)
class Vocabulary:
    """What one language calls its times.

    Attributes:
        letters: Form to its letter and value; a form of several words holds one space between its tokens.
        cased: Forms that count only as they are written, or with a capital at the start of a sentence.
        sets: Kind of `WORD_SETS` to its forms.
        leaning: Form to 1 (speaks of the future) or -1 (of the past).
        endings: The same for the ends of words, the longest first.
        qualifiers: Form to what it says beside a date.
    """

    language: str
    letters: dict[str, tuple[str, str]] = field(default_factory=dict)
    cased: set[str] = field(default_factory=set)
    sets: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in WORD_SETS})
    leaning: dict[str, int] = field(default_factory=dict)
    endings: list[tuple[str, int]] = field(default_factory=list)
    qualifiers: dict[str, str] = field(default_factory=dict)


def lowered(word: str, language: str) -> str:
    """A word in the case and with the apostrophe of the tables."""
    if language == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    return word.lower().replace("’", "'").replace("ʼ", "'")


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """The vocabulary of each language; read once.

    Raises:
        TableError: A language or kind is unknown, or a form stands in two rows of one language.
    """
    found = {code: Vocabulary(code) for code in TONGUES}
    for row in read_table(TABLE, ("language", "kind", "value", "forms")):
        language = row.one_of("language", frozenset(TONGUES))
        for form in _forms(row):
            _enter(found[language], row, form)
    for vocabulary in found.values():
        vocabulary.endings.sort(key=lambda entry: -len(entry[0]))
    return found


def vocabulary_of(language: str) -> Vocabulary:
    """The vocabulary of one of `TONGUES`."""
    return vocabularies()[language]


def _forms(row: Row) -> Iterator[str]:
    """Every form of a row, its endings written out."""
    row.text("forms")
    for entry in row.entries("forms"):
        if match := _ENDINGS.fullmatch(entry):
            yield from (match[1] + ending for ending in match[2].split("/"))
        elif "(" in entry or ")" in entry:
            raise row.error("forms", f"{entry!r} has endings that cannot be read, write them like апрел(ь/я)")
        else:
            yield entry


def _enter(vocabulary: Vocabulary, row: Row, form: str) -> None:
    kind, value = row.text("kind"), row.cells["value"]
    key = lowered(form.removeprefix("="), vocabulary.language)
    if kind == "future":
        if key.startswith("*"):
            vocabulary.endings.append((key[1:], int(value)))
        else:
            vocabulary.leaning[key] = int(value)
    elif kind == "qualifier":
        vocabulary.qualifiers[key] = value
    elif kind in WORD_SETS:
        vocabulary.sets[kind].add(key)
    elif letter := LETTERS.get(kind):
        if vocabulary.letters.get(key, (letter, value)) != (letter, value):
            raise row.error("forms", f"{form!r} stands in another row of {vocabulary.language!r} too")
        if form.startswith("="):
            vocabulary.cased.add(key)
        vocabulary.letters.setdefault(key, (letter, value))
    else:
        raise row.error("kind", f"{kind!r} is no kind of word, it is not in LETTERS or WORD_SETS")
