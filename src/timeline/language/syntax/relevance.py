"""Which sentences are worth parsing: those that can tell of an event between states.

Parsing is the dear part of reading. A sentence is parsed when it holds a time expression or an actor, or
refers to one: "the two leaders", "both sides", or a pronoun close behind a sentence that names an actor.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

PRONOUNS = frozenset("he she they it him her them his its their both who".split())
PARTIES = frozenset(
    "sides leaders countries presidents nations governments ministers parties neighbours neighbors states "
    "capitals delegations allies rivals armies counterpart counterparts negotiators diplomats premiers "
    "officials".split()
)
POINTING = frozenset("two both three four these those his her its their other rival neighbouring".split())
NEAR = 2
"""Sentences behind one that names an actor in which a pronoun may still mean it."""


def relevant_sentences(doc: Doc) -> Iterator[Span]:
    """The sentences with a time expression or an actor, named or referred to, in order; and the first, which
    tells what a text is about."""
    marked = bytearray(len(doc) + 1)
    acting = bytearray(len(doc) + 1)
    for span in doc.spans.get("times", ()):
        marked[span.start] = 1
    for span in doc.spans.get("actors", ()):
        marked[span.start] = acting[span.start] = 1
    marked[0] = 1
    if not any(acting):
        yield from (s for s in doc.sents if any(marked[s.start : s.end]))
        return
    since = NEAR + 1
    for sentence in doc.sents:
        if any(acting[sentence.start : sentence.end]):
            since = 0
        else:
            since += 1
        if any(marked[sentence.start : sentence.end]) or _refers(sentence, since <= NEAR):
            yield sentence


def _refers(sentence: Span, close: bool) -> bool:
    """Whether words stand for actors named before: "both sides", or a pronoun close behind."""
    pointing = 0
    for token in sentence:
        word = token.lower_
        if close and word in PRONOUNS:
            return True
        if word in POINTING or word == "the":
            pointing = token.i + 4
        elif word in PARTIES and token.i < pointing:
            return True
    return False
