"""Whether an event happened, is planned, is only thought of, or is denied.

verb_group, noun_phrase   how a word is told by its own words: "will", "did not", "if", "a planned visit"
governors                 what it hangs on, and what that makes of it ("plans to", "denied that")
lexicon                   the governing words, from reference/status_words.csv
reading                   certainty and polarity, and how they add up along the chain
parsed, surface           the whole, with a parse and without one
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from spacy.tokens import Doc, Token

from timeline.language.status.parsed import parsed_reading
from timeline.language.status.reading import Reading
from timeline.language.status.surface import surface_reading
from timeline.language.triggers import TriggerMatch
from timeline.language.word_position import BE, HAVE
from timeline.records import Status, TimeSpan

__all__ = ["Told", "lies_ahead", "status_of", "word_status"]

DEMANDS: Final = frozenset({"must", "ought to"})
"""Triggers that are what is said: the demand is made, whatever comes of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A status and the token that decided it, or -1: nothing speaks against its having happened, or its date
    lies ahead (``by_date``)."""

    status: Status
    cue: int = -1
    by_date: bool = False


def status_of(doc: Doc, trigger: TriggerMatch, span: TimeSpan | None, published: date | None) -> Told:
    """The status of one event; what is dated after publication is planned."""
    words = trigger.trigger.words
    if words in DEMANDS or (words.startswith("refuse to ") and doc[trigger.start].lower_ != "refuse"):
        # "will not lift": the refusal itself took place
        return Told("happened")
    noun = trigger.form == "noun"
    reading = _reading(doc[trigger.start : trigger.end].root if noun else doc[trigger.start], noun)
    told = Told(reading.status, reading.cue)
    if told.status == "happened" and lies_ahead(span, published) and not _told_as_past(doc, trigger):
        return Told("planned", by_date=True)
    return told


def lies_ahead(span: TimeSpan | None, published: date | None) -> bool:
    """Whether a time span begins after publication."""
    return span is not None and published is not None and span.start > published


def word_status(token: Token, noun: bool = False) -> Status:
    """The status of what one word tells, in its sentence."""
    return _reading(token, noun).status


def _reading(token: Token, noun: bool) -> Reading:
    if token.has_dep():
        return parsed_reading(token)
    return surface_reading(token.doc, token.i, noun)


def _told_as_past(doc: Doc, trigger: TriggerMatch) -> bool:
    """A bare past ("marked") or "was ..." tells of the past, whatever day its date was resolved to."""
    if trigger.form not in ("past", "participle"):
        return False
    near = [token.lower_ for token in doc[max(0, trigger.start - 4) : trigger.start]]
    auxiliaries = [word for word in near if word in BE or word in HAVE or word == "to"]
    return not {"be", "to", "is", "are"}.intersection(auxiliaries)
