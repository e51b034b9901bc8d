"""A text as tokens, each with the letter of its kind, so that a grammar can be written over letters.

Letters of words are those of `vocabulary.LETTERS`. Figures are ``4`` (a year's), ``2`` (a day's, 1 to 31),
``9`` (32 to 99) or ``#``, Roman ones ``L``. Marks stand for themselves: ``.`` for every full stop, ``!`` for
other ends of a sentence, ``-`` for every dash, ``¶`` for a blank line. ``w`` is any other word and ``_``
anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import is_normalized, normalize

from timeline.language.tongues.vocabulary import Vocabulary, lowered, vocabulary_of

_SPACED: Final = r"\d+|[^\W\d_]+|\n\s*\n|[^\w\s]|_"
_ACCENTED: Final = _SPACED.replace("[^\\W\\d_]+", "(?:[^\\W\\d_][\u0300-\u036f]*)+")
"""The same where accents are characters of their own."""
_UNSPACED: Final = r"\d+|[〇零一二三四五六七八九十百两兩]+|[A-Za-z]+|[^\W\d_]|\n\s*\n|[^\w\s]|_"
_MARKS: Final = {
    **dict.fromkeys("-‐‑–—−~～", "-"),
    **dict.fromkeys("!?;…！？；。", "!"),
    **dict.fromkeys("'’ʼ", "'"),
    **dict.fromkeys("，、", ","),
    **{mark: mark for mark in ".,/:"},
    "．": ".",
    "：": ":",
}
_CHINESE: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_ROMAN: Final = {
    figures: number
    for number, figures in enumerate("x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii".split(), start=10)
}
_ALONE: Final = frozenset(("zh",))
"""Languages written without spaces: any word of the tables may begin at any character."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a text; ``values`` is what a word stands for, or a number in figures."""

    text: str
    language: str
    vocabulary: Vocabulary
    starts: list[int]
    ends: list[int]
    words: list[str]
    values: list[str]
    letters: str

    def joined(self, first: int, last: int) -> bool:
        """Whether no space stands between these tokens."""
        return all(self.ends[place] == self.starts[place + 1] for place in range(first, last - 1))

    def word(self, place: int) -> str:
        """A word in lower case; empty outside the text."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def letter(self, place: int) -> str:
        """A token's letter; empty outside the text."""
        return self.letters[place] if 0 <= place < len(self.letters) else ""

    def capital(self, place: int) -> bool:
        """Whether a word is written with a capital."""
        return self.text[self.starts[place]].isupper()

    def opens_sentence(self, place: int) -> bool:
        """Whether a word is the first of a sentence, whatever quotes stand before it."""
        before = place - 1
        while before >= 0 and self.letters[before] in "_'-":
            before -= 1
        return before < 0 or self.letters[before] in ".!¶:"


def tokens_of(text: str, language: str) -> Tokens:
    """The tokens of a text in one of the languages; words of the tables that go together are one token."""
    vocabulary = vocabulary_of(language)
    starts, ends, words = [], [], []
    composed = is_normalized("NFC", text)
    for match in _pattern(language, composed).finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        words.append(lowered(match[0] if composed else normalize("NFC", match[0]), language))
    letters, values = [], []
    joined_starts, joined_ends, joined_words = [], [], []
    phrases = _phrases(language)
    place, size = 0, len(words)
    while place < size:
        word, width = words[place], 1
        entry = vocabulary.letters.get(word)
        for parts, found in phrases.get(word, ()):
            if tuple(words[place : place + len(parts)]) == parts:
                entry, width, word = found, len(parts), " ".join(parts)
                break
        letter, value = entry or _other(word)
        joined_starts.append(starts[place])
        joined_ends.append(ends[place + width - 1])
        joined_words.append(word)
        letters.append(letter)
        values.append(value)
        place += width
    tokens = Tokens(
        text, language, vocabulary, joined_starts, joined_ends, joined_words, values, "".join(letters)
    )
    return _cased(tokens)


def _other(word: str) -> tuple[str, str]:
    """Letter and value of what the tables do not list."""
    if word[0].isdigit():
        return _figures(word)
    if word in _MARKS:
        return _MARKS[word], ""
    if word[0] == "\n":
        return "¶", ""
    if word[0] in _CHINESE or word[0] in "十百":
        return _chinese(word)
    roman = word.replace("х", "x").removesuffix("e").removesuffix("è").removesuffix("ème")
    if roman in _ROMAN:  # the Cyrillic х is typed as often
        return "L", str(_ROMAN[roman])
    return ("w" if word[0].isalpha() else "_"), ""


def _figures(word: str) -> tuple[str, str]:
    if len(word) > 4 or not word.isdecimal():
        return "#", ""
    number = int(word)
    if len(word) == 4:
        return ("4" if 1000 <= number <= 2199 else "#"), str(number)
    if len(word) <= 2 and number:
        return ("2" if number <= 31 else "9"), str(number)
    return "#", str(number)


def _chinese(word: str) -> tuple[str, str]:
    """A number in Chinese figures: 二十五, or digit by digit 二〇一四."""
    if len(word) > 1 and not set(word) & set("十百"):
        return _figures("".join(str(_CHINESE[digit]) for digit in word)) if len(word) <= 4 else ("#", "")
    number = unit = 0
    for sign in word:
        if sign in "十百":
            number += (unit or 1) * (10 if sign == "十" else 100)
            unit = 0
        else:
            unit = _CHINESE[sign]
    number += unit
    return ("n", str(number)) if 0 < number < 1000 else ("#", "")


def _cased(tokens: Tokens) -> Tokens:
    """Takes the letter from words that mean something else with a capital: "der Morgen"."""
    if tokens.vocabulary.cased:
        letters = list(tokens.letters)
        for place, word in enumerate(tokens.words):
            if word in tokens.vocabulary.cased and tokens.capital(place) and not tokens.opens_sentence(place):
                letters[place] = "w"
        tokens.letters = "".join(letters)
    return tokens


@cache
def _pattern(language: str, composed: bool) -> re.Pattern[str]:
    if language not in _ALONE:
        return re.compile(_SPACED if composed else _ACCENTED)
    forms = sorted((form for form in vocabulary_of(language).letters if len(form) > 1), key=len, reverse=True)
    first = "".join(sorted({form[0] for form in forms}))  # most characters begin none: looked up at once
    return re.compile(f"(?=[{re.escape(first)}])(?:{'|'.join(map(re.escape, forms))})|{_UNSPACED}")


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]]:
    """First word to the phrases of several tokens that begin with it, the longest first."""
    if language in _ALONE:
        return {}
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {}
    for form, entry in vocabulary_of(language).letters.items():
        parts = tuple(re.findall(_SPACED, form))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append((parts, entry))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found
