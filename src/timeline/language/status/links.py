"""What a verb or noun hangs on, and what that makes of it: the links of the chain upwards."""

from __future__ import annotations

from typing import Final, NamedTuple

from spacy.tokens import Token

from timeline.language.status.lexicon import Frame, effect_of, effect_on, parts_of
from timeline.language.status.reading import Effect
from timeline.language.status.verb_group import HELPERS
from timeline.language.syntax import dependencies as syntax

BESIDE: Final = frozenset({"also", "not", "never", "only", "now", "still", "even", "n't", "again", "jointly"})


class Link(NamedTuple):
    """A governor and what it makes of what hangs on it.

    ``sure`` where only its certainty carries over; ``aim`` for what something is done for.
    """

    governor: Token
    effect: Effect
    sure: bool = False
    aim: bool = False


def is_predicate(token: Token) -> bool:
    """A verb, or what "be" says of a subject."""
    return (syntax.is_verb(token) and token.dep_ not in ("amod", "compound", "nmod")) or any(
        child.dep_ in HELPERS or (child.lower_ == "to" and child.dep_ == "mark") for child in token.children
    )


def holder(clause: Token) -> Token:
    """The word whose content a clause is; a parse may hang it on a word between them.

    "said on the same day that ...", "told reporters that ...", "accused Egypt of killing".
    """
    above = clause.head
    label = syntax.base(above)
    if effect_on(above, "that"):
        return above
    if clause.dep_ in syntax.RELATIVE_CLAUSES or syntax.base(clause) == "acl":
        that = next((c for c in clause.children if c.lower_ == "that" and c.i < clause.i), None)
        of = any(c.lower_ == "of" and c.dep_ in ("mark", "case") for c in clause.children)
        marked = that is not None and that.dep_ == "mark"
        if (label in ("obj", "iobj", "dobj", "dative") and (marked or of)) or (
            label == "obl" and that is not None and any(c.dep_ in syntax.SUBJECTS for c in clause.children)
        ):
            return above.head
    return above


def link_beside(word: Token, frame: Frame) -> Link | None:
    """The governor that stands right before a word, where the parse links it to another."""
    i = word.i - 1
    while i >= word.sent.start and (word.doc[i].lower_ in BESIDE or word.doc[i].is_space):
        i -= 1
    if i < word.sent.start:
        return None
    before = word.doc[i]
    if i > word.sent.start:
        pair = f"{word.doc[i - 1].lower_} {before.lower_}"
        if effect := effect_of(pair, ("verb", "adjective", "noun"), frame):
            return Link(word.doc[i - 1], effect)
    if effect := effect_of(before.lower_, parts_of(before), frame):
        return Link(before, effect)
    return None
