"""Numbers as English writes them, in figures or words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.language.times.words import NUMBERS, ORDINALS, VAGUE

_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)$")


def count_of(words: Sequence[str]) -> float | None:
    """How many "two", "2 1/2", "twenty-five", "a hundred", "a couple of" says; None for "several"."""
    phrase = " ".join(words)
    if phrase in VAGUE:
        return VAGUE[phrase] or None
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in NUMBERS:
            value = NUMBERS[word]
            if value in (100, 1000):
                current = (current or 1) * value
                if value == 1000:
                    total, current = total + current, 0.0
            else:
                current += value
            seen = True
        elif word[0].isdigit():
            current += _figures(word)
            seen = True
        elif word == "half":
            current += 0.5
            seen = True
    if seen:
        return total + current
    return 1.0 if words and words[0] in ("a", "an") else None


def ordinal_of(*words: str) -> int | None:
    """The place that "third", "21st" or "twenty-first" names."""
    *tens, word = words
    if tens:
        low = ORDINALS.get(word, 0)
        high = NUMBERS.get(tens[0], 0)
        return high + low if 20 <= high <= 90 and 1 <= low <= 9 else None
    if word in ORDINALS:
        return ORDINALS[word]
    digits = _ORDINAL_SUFFIX.sub("", word)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None


def spoken_year(words: Sequence[str]) -> int | None:
    """The year that "nineteen ninety-six", "two thousand" or "twenty ten" names."""
    values = [NUMBERS.get(word, 0) for word in words]
    if values[:2] == [2, 1000]:
        return 2000 + sum(values[2:]) if sum(values[2:]) < 100 else None
    if values[0] not in (17, 18, 19) or any(value > 99 for value in values):
        return None
    low = sum(values[1:])
    return values[0] * 100 + low if 10 <= low <= 99 else None


def _figures(word: str) -> float:
    whole, _, rest = word.replace("-", " ").partition(" ")
    try:
        value = float(whole.replace(",", ""))
        if rest:
            above, _, below = rest.partition("/")
            value += int(above) / int(below)
    except (ValueError, ZeroDivisionError):
        return 0.0
    return value
