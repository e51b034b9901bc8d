"""Whether an event happened, is planned, is only thought of, or is denied: cues near its trigger."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from timeline.language.triggers import TriggerMatch
from timeline.records import Status, TimeSpan

REACH = 7
"""How many words before the trigger a cue may stand."""

PLANNED = frozenset(
    "will shall 'll scheduled plans plan planned planning expected due intends prepares upcoming".split()
)
HYPOTHETICAL = frozenset(
    "could may might would should if unless whether possible potential prevent avoid threatened threatens wants "
    "want hopes hope considering consider must cannot can seeks possibility risk deter avert".split()
)
DENIED = frozenset("not n't never no denied denies failed fails refused refuses without nor neither".split())
FUTURE_BE = frozenset("is are was were".split())


def status(
    doc: Doc, trigger: TriggerMatch, clause_start: int, span: TimeSpan | None, published: date | None
) -> Status:
    """The status of one event; a date after publication is a plan."""
    words = [token.lower_ for token in doc[max(clause_start, trigger.start - REACH) : trigger.start]]
    future = span is not None and published is not None and span.start > published
    verb = trigger.trigger.kind == "verb"
    near = words[-4:] if verb else words[-2:]
    if DENIED.intersection(near):
        return "denied"
    if verb and trigger.form in ("base", "participle", "gerund") or not verb:
        if PLANNED.intersection(near) or _is_to(words):
            return "hypothetical" if _past_future(words) and not future else "planned"
        if HYPOTHETICAL.intersection(words if verb else near):
            return "hypothetical"
    return "planned" if future else "happened"


def _is_to(words: list[str]) -> bool:
    """ "is to meet", "are to sign"."""
    return len(words) > 1 and words[-1] == "to" and words[-2] in ("is", "are")


def _past_future(words: list[str]) -> bool:
    return "would" in words
