"""The word before a date that says how it bounds an event: "since", "by", "until", "about", ..."""

from __future__ import annotations

from typing import Final

from timeline.language.times.tokens import Tokens
from timeline.language.times.words import CUES
from timeline.records import Qualifier

_WORDS: Final[dict[str, Qualifier]] = {
    **dict.fromkeys(CUES["since"], "since"),
    **dict.fromkeys(CUES["by"], "by"),
    **dict.fromkeys(CUES["before"], "before"),
    **dict.fromkeys(CUES["until"], "until"),
    **dict.fromkeys(CUES["after"], "after"),
    **dict.fromkeys(CUES["about"], "about"),
}
_PASSED: Final = frozenset(("the", "at", "in", "on", "as", "late", "early", "mid", "least"))


_ONWARD: Final = (("onward",), ("onwards",), ("to", "date"), ("-", "present"), ("to", "the", "present"))
"""After a date these say that what it tells went on: it began then."""


def qualifier_after(tokens: Tokens, last: int) -> Qualifier | None:
    """The qualifier of the expression that ends before token ``last``."""
    words = tokens.words
    return "since" if any(tuple(words[last : last + len(w)]) == w for w in _ONWARD) else None


def qualifier_before(tokens: Tokens, first: int) -> Qualifier | None:
    """The qualifier of the expression that begins at token ``first``."""
    words = tokens.words
    place = first - 1
    for _ in range(2):
        if place < 0:
            return None
        word = words[place]
        if word == "to" and words[place - 1 : place] == ["prior"]:
            return "before"
        if word == "than" and words[max(place - 2, 0) : place] == ["no", "later"]:
            return "by"
        if word == "than" and words[max(place - 2, 0) : place] == ["no", "earlier"]:
            return "since"
        if word == "through" and tokens.classes[first : first + 2] in ("tP", "P"):
            return None  # "through the night" is all of it
        if word in _WORDS:
            return _WORDS[word]
        if word not in _PASSED:
            return None
        place -= 1
    return None
