"""Which language a document is written in, by its beginning.

English is told by its small words, at next to no cost. What has few of them is asked of py3langid's model,
and what stays unclear counts as English: to miss a foreign text costs its dates, an English one its events.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from timeline.language.tongues.vocabulary import TONGUES, lowered, vocabulary_of

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH: Final = "en"
PREFIX: Final = 1_000
"""Characters looked at."""

_GLANCE: Final = 400
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL_WORDS: Final = frozenset(
    "the and of with that which from said were been this their would after by its has to for".split()
)
_ENGLISH_SHARE: Final = 0.12
"""One word in eight of these, and a text is English; in other languages hardly one in fifty is."""

_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_KANA: Final = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_CYRILLIC_TONGUES: Final = ("ru", "uk")

_SURE: Final = 0.8
"""Share of the model's belief above which a language needs no further sign."""
_LIKELY: Final = 0.2
"""Share above which it needs one of its own small words."""
_SURE_OF_ANOTHER: Final = 0.9
_LETTERS_OF_ANOTHER: Final = 60
"""What it takes, in belief and in letters, to call a text another language altogether."""


def detect_language(text: str) -> str:
    """The language of a text, ISO 639-1; ``en`` for what is short, unclear or has no letters.

    A language that is neither English nor one of `TONGUES` is named too where that is beyond doubt, and is
    ``und`` where its script alone is sure not to be English.
    """
    return _language(text[:PREFIX])


@lru_cache(maxsize=256)  # each step that reads a document asks for its language
def _language(beginning: str) -> str:
    if _reads_english(beginning[:_GLANCE]) or _reads_english(beginning):
        return ENGLISH
    letters = sum(map(len, _WORD.findall(beginning)))
    if not letters:
        return ENGLISH
    counts = {
        "latin": len(_LATIN.findall(beginning)),
        "cyrillic": len(_CYRILLIC.findall(beginning)),
        "han": len(_HAN.findall(beginning)),
    }
    script = max(counts, key=lambda name: counts[name])
    if counts[script] * 2 < letters:
        script = "other"
    if script == "han" and not _KANA.search(beginning):
        return "zh"
    beliefs = _beliefs(beginning)
    best = max(beliefs, key=lambda code: beliefs[code])
    if script == "cyrillic":
        if best not in _CYRILLIC_TONGUES and beliefs[best] >= _SURE_OF_ANOTHER:
            return _named(best)
        return max(_CYRILLIC_TONGUES, key=lambda code: beliefs.get(code, 0.0))
    if script != "latin":
        return _named(best)
    return _latin(beginning, beliefs, best, letters)


def _latin(text: str, beliefs: dict[str, float], best: str, letters: int) -> str:
    tongue = max(TONGUES, key=lambda code: beliefs.get(code, 0.0))
    belief = beliefs.get(tongue, 0.0)
    if best not in TONGUES and _is_another(best, beliefs[best], letters):
        return best
    if belief < _LIKELY or belief < beliefs.get(ENGLISH, 0.0):
        return ENGLISH
    if _small_words(text, vocabulary_of(tongue).sets["function"], tongue):
        return tongue
    return tongue if belief >= _SURE and letters >= 20 else ENGLISH


def _is_another(code: str, belief: float, letters: int) -> bool:
    """Whether a text in Latin letters is in a language that is read here for nothing."""
    return len(code) == 2 and belief >= _SURE_OF_ANOTHER and letters >= _LETTERS_OF_ANOTHER


def _reads_english(text: str) -> bool:
    words = _WORD.findall(text)
    small = sum(word.lower() in _SMALL_WORDS for word in words)
    return small >= 2 and small >= _ENGLISH_SHARE * len(words)


def _small_words(text: str, small: set[str], language: str) -> bool:
    """Whether a language's own small words stand in a text, more than English ones do."""
    words = [lowered(word, language) for word in _WORD.findall(text)]
    own = sum(word in small for word in words)
    return own > sum(
        word in _SMALL_WORDS or (word in ("in", "at", "on") and word not in small) for word in words
    )


def _named(code: str) -> str:
    return code if len(code) == 2 else "und"


def _beliefs(text: str) -> dict[str, float]:
    """How sure the model is of each language; they add up to one."""
    return dict(_identifier().rank(text))


@cache
def _identifier() -> LanguageIdentifier:
    """The model; read once a process, and only when a text is not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
