"""Event triggers: the words that make an event and its type.

A trigger is a verb in any of its forms ("signed"), a verb with an object it needs ("imposed ... sanctions")
or a noun ("invasion"). The component ``timeline_triggers`` writes them to ``doc.spans["triggers"]``; the
span's label is the event type and ``span._.trigger`` a :class:`TriggerMatch`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from timeline.language.stance import (
    PLEDGES,
    REFUSING,
    Stance,
    depends,
    opened_aside,
    pledged,
    stance_in_parse,
    stance_of,
    unknown_refusal,
)
from timeline.language.standing import depth, head_of, infinitive_below
from timeline.language.surroundings import Surroundings, may_stand, particles, phrase_end
from timeline.language.trigger_table import Form, Trigger, nouns, spellings, triggers
from timeline.language.word_position import WordPosition

__all__ = ["Form", "Trigger", "TriggerMatch", "find_triggers", "timeline_triggers", "triggers"]

SERVES: Final = 2
"""The depth of what only serves another word, where there is no parse to tell it."""
WEAK: Final = 3
OTHER: Final = 6


@dataclass(frozen=True, slots=True)
class TriggerMatch:
    """A trigger found in a text, in the form it has there.

    ``depth`` is how far it stands below the main clause: 0 for the main verb, more for what only serves
    another word: a reduced relative ("troops backed by"), a circumstance ("after the talks").
    """

    trigger: Trigger
    start: int
    end: int
    form: Form
    depth: int = 0

    @property
    def weight(self) -> int:
        """How little this is the main event of its sentence: its depth, and more for what says little."""
        trigger = self.trigger
        little = (WEAK if trigger.weak else 0) + (OTHER if trigger.type == "OTHER" else 0)
        return self.depth + little + (trigger.kind == "noun")


def find_triggers(doc: Doc) -> Iterator[TriggerMatch]:
    """The triggers of a text, in order; where several fit, the longest and most particular is kept."""
    position = WordPosition.of(doc, nouns())
    for sentence in doc.sents:
        yield from _with_pledges(doc, list(_in_sentence(position, sentence)))


def _in_sentence(position: WordPosition, sentence: Span) -> Iterator[TriggerMatch]:
    index, verbs = spellings(), 0
    taken_until = -1
    for i in range(sentence.start, sentence.end):
        if i < taken_until:
            continue
        word = position.words[i]
        match = _best(position, i) if word in index else None
        if match is None:
            match = _refusal(position, i) if word in REFUSING else None
        if match is None:
            continue
        taken_until = match.end
        found = _in_context(position, match, has_verb=verbs > 0)
        if found:
            verbs += found.trigger.kind == "verb" and not found.trigger.weak
            yield found


def _best(position: WordPosition, i: int) -> TriggerMatch | None:
    """The row of the table that fits a word best: the longest phrase, then that with the nearest object."""
    best: tuple[tuple[int, int, float, tuple[bool, bool, bool]], TriggerMatch] | None = None
    around: dict[tuple[int, Form], Surroundings | None] = {}
    apart = particles(position.doc[i])
    for rest, form, trigger in spellings()[position.words[i]]:
        end = phrase_end(position, i, rest, apart) if rest else i + 1
        if end is None:
            continue
        if (end, form) not in around:
            stands = may_stand(position, i, end, form)
            around[end, form] = Surroundings(position, i, end, form) if stands else None
        place = around[end, form]
        distance = place.distance(trigger) if place else None
        if distance is None:
            continue
        bound = 2 * bool(trigger.objects) + bool(trigger.subjects)
        told = (not trigger.weak, trigger.kind == "verb", trigger.type != "OTHER")
        rank = (len(rest), bound, -distance, told)
        if best is None or rank > best[0]:
            best = (rank, TriggerMatch(trigger, i, end, form))
    return best[1] if best else None


def _refusal(position: WordPosition, i: int) -> TriggerMatch | None:
    """ "won't take back": a refusal of something that the table does not know."""
    verb = unknown_refusal(position.doc[i])
    if verb is None or (verb.lower_ in spellings() and _best(position, verb.i)):
        return None
    trigger = Trigger("REJECT", "verb", f"refuse to {verb.lemma_}", frozenset(), weak=True)
    return TriggerMatch(trigger, i, verb.i + 1, "base")


def _in_context(position: WordPosition, match: TriggerMatch, has_verb: bool) -> TriggerMatch | None:
    """The match with what its surroundings make of it, or ``None`` if they make nothing of it."""
    trigger = match.trigger
    found = replace(match, depth=_depth(position, match, has_verb))
    if trigger.kind == "noun" or trigger.words.startswith("refuse to "):
        return found
    stance = _stance(position, match)
    if stance.dropped:
        return None
    if trigger.weak and trigger.type == "PROTEST":
        return found
    if (stance.type, stance.words) != (trigger.type, trigger.words):
        trigger = replace(trigger, type=stance.type, words=stance.words, weak=False)
    return replace(found, trigger=trigger, start=stance.start)


def _stance(position: WordPosition, match: TriggerMatch) -> Stance:
    trigger, start = match.trigger, match.start
    if position.doc[start].has_dep():
        verb = head_of(position.doc, start, match.end)
        return stance_in_parse(verb, start, match.form, trigger.type, trigger.words)
    return stance_of(position, start, match.form, trigger.type, trigger.words)


def _depth(position: WordPosition, match: TriggerMatch, has_verb: bool) -> int:
    """How far a trigger stands below the main clause, from the parse or else from the words around it."""
    doc, start = position.doc, match.start
    if doc[start].has_dep():
        return depth(head_of(doc, start, match.end), as_verb=match.trigger.kind == "verb")
    if match.trigger.kind == "noun":
        serves = position.is_circumstance(start)
    else:
        serves = depends(position, start, match.end, match.form, has_verb)
    return SERVES * (serves or opened_aside(position, start))


def _with_pledges(doc: Doc, matches: Sequence[TriggerMatch]) -> Iterator[TriggerMatch]:
    """The matches; a vow or readiness to do something is an agreement or a threat by what is to be done."""
    by_head: dict[Token, TriggerMatch] | None = None
    for match in matches:
        if match.trigger.words in PLEDGES and doc[match.start].has_dep():
            if by_head is None:
                by_head = {head_of(doc, m.start, m.end): m for m in matches}
            content = infinitive_below(head_of(doc, match.start, match.end))
            told = by_head.get(content) if content is not None else None
            type_ = pledged(told.trigger.type) if told else None
            if type_:
                yield replace(match, trigger=replace(match.trigger, type=type_))
                continue
        yield match


@Language.component("timeline_triggers", assigns=["doc.spans"])
def timeline_triggers(doc: Doc) -> Doc:
    """Write the triggers to ``doc.spans["triggers"]``."""
    spans = []
    for match in find_triggers(doc):
        span = Span(doc, match.start, match.end, label=match.trigger.type)
        span._.trigger = match
        spans.append(span)
    doc.spans["triggers"] = spans
    return doc


Span.set_extension("trigger", default=None, force=True)
