"""Whether the clause around a date speaks of the past or of the future."""

from __future__ import annotations

from typing import Final

from timeline.language.times.tokens import Tokens
from timeline.language.times.words import CUES

_FUTURE: Final = frozenset(CUES["future"])
_PAST: Final = frozenset(CUES["past"])
_AHEAD_TO: Final = frozenset(CUES["future_before_to"])
_NO_VERB: Final = frozenset(CUES["no_past_verb"])
_BEFORE_NOUN: Final = frozenset(CUES["before_noun"])
"""After these a word in -ed describes a noun: "the indicted president"."""
_PARTICIPLES: Final = frozenset(("planned", "scheduled", "expected", "slated", "due"))
_AUXILIARIES: Final = frozenset(CUES["auxiliaries"])
_ARRANGED: Final = frozenset(CUES["arranged"])
"""Verbs of arrangements; in the present they tell what is to come."""
_NOUN_OR_PAST: Final = frozenset((*CUES["before_noun"], "to", "did", "not", "n't", "who", "which"))
_DECIDED: Final = frozenset(("agreed", "vowed", "pledged", "promised", "decided", "threatened"))
_WILL: Final = frozenset(("will", "shall", "scheduled", "expected", "due"))
_UNREAL: Final = frozenset(("would", "could", "might", "should", "must"))
_LEADING: Final = frozenset(("on", "in", "at", "by", "late", "early", "the"))
_TIMETABLE_REACH: Final = 5
"""How many tokens before its day such a verb may stand."""
_REACH: Final = 12
"""How many tokens ahead a verb still tells the tense."""
_BACK: Final = 80
"""How many tokens back it may stand: a sentence without end costs no more than a long one."""
_FAR: Final = 20
"""How many tokens before a deadline its infinitive may stand."""
_ASIDE: Final = 8
"""How many tokens into ", which ..." a verb still belongs to it."""


def direction(tokens: Tokens, first: int, last: int) -> int:
    """-1 where the clause around the tokens speaks of the past, 1 of the future, 0 when nothing tells.

    What stands nearest before the date in its sentence decides, then what stands nearest after.
    """
    words, classes = tokens.words, tokens.classes
    if _heads_an_entry(words, classes, first, last):
        return 1 if _WILL.intersection(words[last : last + _REACH]) else -1
    if _opens_joined_clause(words, first) and (tense := _ahead(words, classes, last)):
        return tense
    place, commas = first - 1, 0
    while place >= max(first - _BACK, 0) and classes[place] not in ".¶":
        commas += words[place] == ","
        tense = _tense(words, place)
        if tense and commas and (aside := _aside(words, place)):
            place = aside
        elif tense:
            return -1 if tense > 0 and _cancelled(words, classes, place, last) else tense
        place -= 1
    return _ahead(words, classes, last)


def _ahead(words: list[str], classes: str, last: int) -> int:
    """What stands nearest after a date in its sentence tells."""
    for place in range(last, min(last + _REACH, len(words))):
        if classes[place] in ".¶":
            break
        if words[place] in _DECIDED and words[place - 1] not in _AUXILIARIES:
            return -1  # "on Monday they agreed to meet": agreeing is past
        if tense := _tense(words, place):
            return tense
    return 0


def _heads_an_entry(words: list[str], classes: str, first: int, last: int) -> bool:
    """ "March 28 - Qatar recognizes the council": an entry of a list of what happened, told as present."""
    opens = first == 0 or classes[first - 1] in ".¶"
    return opens and words[last : last + 1] in (["-"], ["--"], ["–"], ["—"], [":"])


def _opens_joined_clause(words: list[str], first: int) -> bool:
    """ "wants to go, and on Wednesday it agreed": the verb of its own clause is still to come."""
    place = first - 1
    while place > 1 and words[place] in _LEADING:
        place -= 1
    return place > 0 and words[place] in ("and", "but") and words[place - 1] in (",", ";")


def to_be_done_by(tokens: Tokens, first: int) -> bool:
    """ "agreed to withdraw by March": a deadline for what an infinitive before it names."""
    words, classes = tokens.words, tokens.classes
    if words[first - 1 : first] != ["by"]:
        return False
    for place in range(first - 2, max(first - _FAR, -1), -1):
        if classes[place] in ".¶" or words[place] in _PAST:
            return False
        if words[place] == "to" and classes[place + 1] == "X" and not tokens.capital(place + 1):
            return words[place + 1].isalpha() and words[place + 1] not in _BEFORE_NOUN
    return False


def _tense(words: list[str], place: int) -> int:
    """1 where a word makes its clause speak of the future, -1 of the past, 0 where it does not tell."""
    word = words[place]
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if after == "have" and word in _UNREAL:
        return -1  # "would have expired": what was not to be any more
    if before == "be":
        return 0  # "to be held", "will be signed": what stands before "be" tells
    if word == "be":
        return 1 if before == "to" and words[max(place - 2, 0)] not in ("had", "used", "seemed") else 0
    if word == "set" and after == "for" and before in ("is", "are"):
        return 1
    if word == "to" and after.isalpha():
        if before in _AHEAD_TO:
            had = "had" in words[max(place - 3, 0) : place - 1]
            return -1 if had else 1
        return 0
    if after == "to" and word in _AHEAD_TO:
        return 0  # "agreed to": the "to" has told already, or is followed by no verb
    if word in _PARTICIPLES and before.endswith("ly") and before not in ("only", "reportedly"):
        return 0  # "a hastily planned trip"
    if word in _FUTURE:
        return 1
    if word in _PAST:
        return -1
    if word.startswith("un") and not word.startswith("under"):
        return 0  # "a still unspecified date"
    if len(word) > 4 and word.endswith("ed") and word not in _NO_VERB and before not in _BEFORE_NOUN:
        return -1
    return 0


def is_timetable(tokens: Tokens, first: int) -> bool:
    """ "The two leaders meet on Monday": the present of what is arranged."""
    for place in range(first - 1, max(first - _TIMETABLE_REACH, 0), -1):
        word = tokens.words[place]
        if tokens.classes[place] in ".,¶" or tokens.capital(place) or is_past(word):
            return False
        if word in _ARRANGED:
            return tokens.words[place - 1] not in _NOUN_OR_PAST
    return False


def is_past(word: str) -> bool:
    """A verb in the past tense, as far as its form tells."""
    return word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NO_VERB)


def _cancelled(words: list[str], classes: str, place: int, last: int) -> bool:
    """ "A service planned for Saturday was called off": the participle tells what it was, the verb when."""
    if words[place] not in _PARTICIPLES or words[place - 1] in _AUXILIARIES or not words[place - 1].isalpha():
        return False
    return classes[last : last + 1] == "X" and words[last] in ("was", "were", "had")


def _aside(words: list[str], place: int) -> int:
    """Where the relative clause that holds ``place`` begins (its comma); 0 when there is none."""
    for start in range(place, max(place - _ASIDE, 0), -1):
        if words[start] in ("who", "which", "whose", "where", "whom") and words[start - 1] == ",":
            return start - 1
        if words[start] == ",":
            return 0
    return 0
