"""What to mark in a mention's sentence, and why: all that a mention needs to explain itself.

The words of its date, actors, trigger, what the trigger needed beside it, what decided its status, and who
says it. How an actor stands to the trigger is read from the parse; `timeline.explanation` puts the marks
into sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc, Span, Token

from timeline.language.actors import Actor
from timeline.language.candidates import Candidate
from timeline.language.claims import Claimant
from timeline.language.status import Told
from timeline.language.syntax import dependencies as syntax
from timeline.language.triggers import TriggerMatch, triggers
from timeline.records import Highlight, MarkKind, PairFrom
from timeline.reference import actor_name

NEAR: Final = 10
"""Words on either side of a trigger in which what it needs is looked for."""
LONGEST_OBJECT: Final = 4
PARTNER: Final = frozenset({"with", "between", "alongside"})


def highlights(
    sentence: Span, candidate: Candidate, parties: Sequence[Actor], told: Told, claimant: Claimant | None
) -> tuple[Highlight, ...]:
    """The marks of one mention, in order, in characters of its sentence.

    Args:
        sentence: Without space at its edges.
        parties: The actors of the sentence that do not merely speak.
    """
    doc, base, length = sentence.doc, sentence.start_char, len(sentence.text)

    def mark(start: int, end: int, kind: MarkKind, label: str, because: str = "") -> Highlight:
        last = doc[end - 1]
        return Highlight(doc[start].idx - base, last.idx + len(last) - base, kind, label, because)

    match, marks = candidate.trigger, []
    anchor = _anchor(doc, match) if match else None
    meant: dict[tuple[int, int], list[str]] = {}
    for actor in parties:
        if actor.kind == "reference":
            meant.setdefault((actor.start, actor.end), []).append(actor_name(actor.code))
            continue
        because = relation(doc[actor.start : actor.end].root, anchor) if anchor is not None else ""
        marks.append(mark(actor.start, actor.end, "actor", actor_name(actor.code), because))
    marks += [
        mark(start, end, "actor", ", ".join(names), "stands for those named last")
        for (start, end), names in meant.items()
    ]
    if candidate.date:
        time = candidate.date.time
        marks.append(Highlight(time.start - base, time.end - base, "date", time.value))
    if match:
        type_ = match.trigger.type
        marks.append(mark(match.start, match.end, "trigger", type_, _stance(match)))
        if needed := _needed(sentence, match):
            marks.append(mark(*needed, "object", type_))
    if told.cue >= 0:
        marks.append(mark(told.cue, told.cue + 1, "status", told.status))
    if claimant:
        marks.append(mark(claimant.start, claimant.end, "speaker", claimant.speaker))
    return tuple(sorted((m for m in marks if 0 <= m.start < m.end <= length), key=lambda m: m.start))


def pair_from(pairs: Sequence[tuple[str, str]], clause: Span, parties: Sequence[Actor]) -> PairFrom | None:
    """How near the countries of all pairs are named: in the clause, the sentence, or only before it."""
    if not pairs:
        return None
    codes = {code for pair in pairs for code in pair}
    parties = [actor for actor in parties if actor.kind != "reference"]
    if codes <= {actor.code for actor in parties if clause.start <= actor.start < clause.end}:
        return "clause"
    return "sentence" if codes <= {actor.code for actor in parties} else "context"


def relation(actor: Token, anchor: Token) -> str:
    """How a word stands to another in the parse: 'subject of "bombed"', '"with" of "met"'; "" if unknown."""
    if not actor.has_dep():
        return ""
    above = {anchor.i, *(token.i for token in syntax.governors(anchor))}
    top = actor
    for token in (actor, *syntax.governors(actor)):
        if token.i in above:
            break
        top = token
    head = top.head
    name = _relation(top) if top.i not in above else ""
    return f"{name} of “{head.text}”" if name else ""


def _relation(token: Token) -> str:
    label = syntax.base(token)
    if token.dep_ in syntax.PASSIVE_SUBJECTS:
        return "passive subject"
    if token.dep_ in syntax.SUBJECTS:
        return "subject"
    if token.dep_ in syntax.OBJECTS or token.dep_ in syntax.RECIPIENTS:
        return "object"
    if token.dep_ in ("nmod:poss", "poss"):
        return "possessor"
    if preposition := next((c.lower_ for c in token.children if c.dep_ == "case"), ""):
        if preposition == "by":
            return "agent"
        return "partner" if preposition in PARTNER else f"“{preposition}” phrase"
    if label in ("amod", "compound", "nmod"):
        return "modifier"
    if label == "conj":
        return "joined by “and”"
    return ""


def _anchor(doc: Doc, match: TriggerMatch) -> Token:
    """The word of a trigger that others hang on."""
    span = doc[match.start : match.end]
    return span.root if match.form == "noun" else span[0]


@cache
def _listed() -> frozenset[tuple[str, str, frozenset[str]]]:
    """Type, words and objects of every trigger of the table."""
    return frozenset((trigger.type, trigger.words, trigger.objects) for trigger in triggers())


def _stance(match: TriggerMatch) -> str:
    """The words of the table where what is said about them made another type of it."""
    trigger = match.trigger
    known = (trigger.type, trigger.words, trigger.objects) in _listed()
    return "" if known else f"told of “{trigger.words}”"


def _needed(sentence: Span, match: TriggerMatch) -> tuple[int, int] | None:
    """The tokens of the object or subject without which a trigger says nothing, nearest first."""
    wanted = match.trigger.objects or match.trigger.subjects
    if not wanted:
        return None
    doc = sentence.doc
    for start in _outwards(match, sentence):
        for size in range(LONGEST_OBJECT, 0, -1):
            end = start + size
            if end <= sentence.end and " ".join(t.lower_ for t in doc[start:end]) in wanted:
                return start, end
    return None


def _outwards(match: TriggerMatch, sentence: Span) -> Iterator[int]:
    yield from range(match.end, min(sentence.end, match.end + NEAR))
    yield from range(match.start - 1, max(sentence.start, match.start - NEAR) - 1, -1)
