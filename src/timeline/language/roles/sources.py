"""Who acts: the subject, the noun's own modifier, or whoever a pronoun or shared subject points back to."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.language.actors import Actor
from timeline.language.roles.frame import LOOK_BACK, Frame, codes, first
from timeline.language.roles.phrases import phrases
from timeline.language.roles.speakers import REPORTING, dateline_end
from timeline.language.spans import actors_between

PRONOUNS = frozenset("it they he she we its their his her".split())
OPENERS = frozenset(
    "in after before since during amid despite following as when while although though if once because "
    "at on by ahead according acting with under for from earlier soon until upon".split()
)
AUTHORITIES = frozenset(
    "authorities police court courts government officials prosecutors judge judges troops forces rebels "
    "militants leaders lawmakers parliament protesters soldiers gunmen fighters activists embassy army "
    "ministry delegation opposition separatists demonstrators".split()
)


def subject(frame: Frame) -> tuple[Actor, ...]:
    """Who stands as subject before the trigger: the first phrase that no preposition governs.

    After an opening such as "After the talks in Paris," it is looked for behind the comma first.
    """
    free = [p for p in frame.before if not p.place and p.governor in ("", "of")]
    doc, clause = frame.doc, frame.clause
    if doc[clause.start].lower_ in OPENERS:
        commas = [t.i for t in doc[clause.start : frame.trigger.start] if t.text == ","]
        behind = [p for p in free if commas and p.start > commas[0]]
        return first(behind) or first(free)
    return first(free)


def elsewhere(frame: Frame) -> tuple[Actor, ...]:
    """The subject of a clause that names none: what its pronoun, relative or shared subject points to."""
    doc, clause, start = frame.doc, frame.clause, frame.trigger.start
    sentence = clause[0].sent
    actors = actors_between(doc, max(dateline_end(sentence), start - LOOK_BACK), start)
    if not actors:
        return ()
    opening = doc[clause.start].lower_
    earlier = phrases(doc, actors, sentence.start)
    complement = opening == "that" and doc[clause.start + 1 : clause.start + 2].text.lower() in PRONOUNS
    if opening in ("who", "whom", "whose", "where") or (opening == "that" and not complement):
        return ()
    if opening == "which":
        behind = [p for p in earlier if p.end <= clause.start and p.end >= clause.start - 6]
        return behind[-1].actors if behind else ()
    words = {token.lower_ for token in doc[clause.start : start]}
    named = any(
        t.text.istitle() and t.i > sentence.start and t.lower_ not in PRONOUNS
        for t in doc[clause.start : start]
    )
    if words & PRONOUNS or opening in ("and", "but", "to", "saying") or not named:
        return first(p for p in earlier if not p.place and p.governor in ("", "of") and p.end <= start)
    return ()


def modifier(frame: Frame) -> tuple[Actor, ...]:
    """Who stands right before the noun as its modifier: "the US military invasion", "Russia's attack"."""
    for phrase in frame.before[-1:]:
        between = frame.doc[phrase.end : frame.trigger.start]
        joined = {t.lower_ for t in between} & {"in", "on", "at", "and", "by", "to"}
        near = len(between) <= 2 and all(t.is_lower or t.text in ("'s", "’s") for t in between)
        if near and not joined:
            return phrase.actors
    return ()


def authorities(frame: Frame) -> tuple[Actor, ...]:
    """ "A court in Bavaria", "police in Japan": a place whose people act."""
    for phrase in frame.before:
        words = frame.doc[max(frame.clause.start, phrase.start - 4) : phrase.start]
        if phrase.place and AUTHORITIES.intersection(token.lower_ for token in words):
            return phrase.actors
    return ()


def demand(frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Who asks and who is asked: "X says Y must withdraw" lays it on Y."""
    doc, sentence, trigger = frame.doc, frame.clause[0].sent, frame.trigger
    opening = max(sentence.start, trigger.start - LOOK_BACK)
    duty = next((t.i for t in doc[opening : trigger.end] if t.lower_ in ("must", "should")), None)
    if duty is None:
        return None
    said = next((t.i for t in doc[opening:duty] if t.lower_ in REPORTING), None)
    if said is None:
        return None
    begin = max(dateline_end(sentence), opening)
    earlier = phrases(doc, actors_between(doc, begin, duty), begin)
    free = [p for p in earlier if not p.place and p.governor in ("", "of")]
    asking, asked = first(p for p in free if p.end <= said), first(p for p in free if p.start > said)
    return (codes(asking), codes(asked)) if asking and asked else None


def receiving(frame: Frame, acting: Sequence[Actor]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "received weapons from X": who gives is the source, and the subject is acted upon."""
    if frame.trigger.trigger.words.split()[0] not in RECEIVING:
        return None
    giving = first(p for p in frame.after if p.governor == "from")
    return (giving, tuple(acting)) if giving else None


RECEIVING = frozenset({"receive", "suffer", "obtain", "face"})
