"""What the words before a verb make of it: an announcement, a refusal, a demand, or a mere complement.

Announcing something is itself an event: "said it would release the prisoners" is a commitment, "will not
lift the
embargo" a refusal, "will impose sanctions" a threat. The types follow PLOVER here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.language.word_position import NEGATIONS, WordPosition

GOODWILL: Final = frozenset({"SUPPORT", "COOPERATE", "AID", "YIELD"})
"""Announcing these commits to them."""
REFUSABLE: Final = GOODWILL | {"CONSULT", "AGREE"}
"""Announcing that these will not be done refuses them."""
HARM: Final = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "REJECT"})
"""Announcing these threatens with them."""

WILL: Final = frozenset({"will", "shall", "'ll", "wo"})
REPORTING: Final = frozenset(
    "said says say announced announces declared declares stated told promised pledged reiterated asserted "
    "vowed added insisted insists confirmed warned revealed".split()
)
OPENERS: Final = frozenset(
    "after when while as since because if although though following amid despite before".split()
)
ASIDE = 30
"""How many words an opening "After ..., " may have."""
REPORT_WINDOW = 25


@dataclass(frozen=True, slots=True)
class Stance:
    """A trigger's type and words as its surroundings make them, and where it then starts."""

    type: str
    words: str
    start: int
    dropped: bool = False


def stance_of(position: WordPosition, i: int, form: str, type_: str, words: str) -> Stance:
    """What a verb is with the auxiliaries before it."""
    plain = Stance(type_, words, i)
    if words in ("must", "ought to"):
        return plain if _reported(position, i) else Stance(type_, words, i, dropped=True)
    group = position.group(i)
    negated = bool(NEGATIONS.intersection(group))
    announced = bool(WILL.intersection(group)) or ("would" in group and _reported(position, i))
    if announced and negated and type_ in REFUSABLE:
        if form == "base":
            start = _group_start(position, i)
            return Stance("REJECT", f"refuse to {words}", start)
        return Stance("REJECT", words, i)
    if announced and not negated:
        if type_ in GOODWILL:
            return Stance("AGREE", words, i)
        if type_ in HARM:
            return Stance("THREATEN", words, i)
    if group[-1:] == ["to"] and type_ in REFUSABLE and _before_to(position, i) in ("failed", "fails", "fail"):
        return Stance("REJECT", words, i)
    return plain


def _group_start(position: WordPosition, i: int) -> int:
    """The first auxiliary before a verb."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if position.words[j] in WILL or position.words[j] == "would":
            return j
    return i


def _before_to(position: WordPosition, i: int) -> str:
    """The word before "to" in "failed to reach"."""
    previous = position.back(i)
    return position.word(position.back(previous)) if previous > 0 else ""


def _reported(position: WordPosition, i: int) -> bool:
    """Whether the sentence says whose words these are, before or after."""
    words = position.words
    for j in range(i - 1, max(-1, i - REPORT_WINDOW), -1):
        if words[j] in REPORTING:
            return True
        if position.opens_sentence(j):
            break
    for j in range(i + 1, min(len(words), i + REPORT_WINDOW)):
        if position.opens_sentence(j):
            break
        if words[j] in ("said", "says"):
            return True
    return False


def depends(position: WordPosition, i: int, end: int, form: str, has_verb: bool) -> bool:
    """Whether a verb only serves another word of its clause."""
    group = position.group(i)
    following = position.word(end)
    previous = position.word(position.back(i))
    if form == "base":
        # an infinitive, or what the other side "must" do
        return has_verb and ("to" in group or "must" in group)
    if form == "gerund":
        return not group or group[-1] == "to"
    if form in ("past", "participle") and not group and i > 0:
        reduced = following == "by" or (following == "of" and position.word(i) in ("accused", "convicted"))
        return (reduced and previous not in ("and", ",", "was", "were")) or (
            previous == "," and following in ("by", "of")
        )
    return False


def opened_aside(position: WordPosition, i: int) -> bool:
    """Whether the word stands in an opening "After ..., " or "When ..., " that the main clause follows."""
    start = i
    for _ in range(ASIDE):
        if position.opens_sentence(start):
            break
        start -= 1
        if position.words[start] == ",":
            return False
    if position.is_adverb(start):
        start += 1
    if position.word(start) not in OPENERS:
        return False
    for j in range(i + 1, min(len(position.words), i + ASIDE)):
        if position.opens_sentence(j):
            return False
        if position.words[j] == ",":
            return True
    return False
