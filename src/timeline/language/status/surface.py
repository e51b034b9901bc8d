"""A word's reading from the words right before it, for sentences that were not parsed."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from timeline.language.status.lexicon import Frame, Part, effect_of
from timeline.language.status.reading import Reading, complement
from timeline.language.status.verb_group import FUTURE, UNSURE
from timeline.language.syntax.dependencies import NEGATIONS
from timeline.language.word_position import ADVERBS, BE, HAVE

PARTS: Final[tuple[Part, ...]] = ("word", "verb", "adjective", "noun")
BETWEEN: Final = frozenset("a an the any of for to its their his new joint such possible".split())
REACH: Final = 4
"""Words between a noun and what it hangs on."""
GROUP: Final = 6
OPENING: Final = 12


def surface_reading(doc: Doc, i: int, noun: bool) -> Reading:
    """How the word at ``i`` is told, as far as its neighbours show."""
    start = _sentence_start(doc, i)
    return _noun(doc, i, start) if noun else _verb(doc, i, start)


def _sentence_start(doc: Doc, i: int) -> int:
    floor = max(0, i - 60)
    return next((j for j in range(i, floor, -1) if doc[j].is_sent_start), floor)


def _verb(doc: Doc, i: int, start: int) -> Reading:
    words: dict[str, int] = {}
    at = i
    while at > max(start, i - GROUP) and _helps(doc[at - 1].lower_):
        at -= 1
        words.setdefault(doc[at].lower_, at)
    negation = next((words[word] for word in words if word in NEGATIONS), -1)
    modal = next((word for word in words if word in FUTURE | UNSURE | {"would"}), None)
    own = Reading(positive=negation < 0, cue=negation)
    if modal in FUTURE:
        own = Reading("plan", negation < 0, negation if negation >= 0 else words[modal])
    elif modal is not None and not (negation >= 0 and modal in ("could", "can", "ca")):
        own = Reading("possible", negation < 0, words[modal])
    opening = doc[start : min(at, start + OPENING)]
    opened = next((t.i for t in opening if effect_of(t.lower_, ("marker",), "that") == "possible"), -1)
    if opened >= 0:
        return Reading("possible", negation < 0, opened)
    frame: Frame = "to" if "to" in words else "ing" if doc[i].lower_.endswith("ing") else "that"
    before = words["to"] - 1 if "to" in words else at - 1
    return own if before < start or frame == "that" else _governed(doc, before, frame, own)


def _helps(word: str) -> bool:
    return word in FUTURE | UNSURE | NEGATIONS | BE | HAVE | ADVERBS | {"would", "to", "do", "does", "did"}


def _governed(doc: Doc, i: int, frame: Frame, own: Reading) -> Reading:
    effect = effect_of(doc[i].lower_, PARTS, frame) or effect_of(doc[i].lower_, ("preposition",), frame)
    if effect is None:
        return own
    aim = i > 0 and doc[i - 1].lower_ == "to"
    return complement(effect, Reading(aim=aim), own, i)


def _noun(doc: Doc, i: int, start: int) -> Reading:
    for j in range(i - 1, max(start - 1, i - 1 - REACH), -1):
        word = doc[j].lower_
        if word == "no":
            return Reading(positive=False, cue=j)
        if effect := effect_of(word, ("adjective", "preposition"), "noun"):
            return complement(effect, Reading(), Reading(), j)
        if word in BETWEEN or doc[j].is_title:
            continue
        return _governed(doc, j, "noun", _verb(doc, j, start))
    return Reading()
