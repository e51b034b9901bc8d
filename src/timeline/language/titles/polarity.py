"""Whether what a verb says is denied by what it hangs on: "refused to sign", "voted against letting"."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.language.syntax.dependencies import CHAIN, base

NEGATIVE = frozenset(
    "refuse fail decline deny doubt dispute refute disbelieve prevent ban forbid prohibit avoid reject block "
    "hinder refrain abstain stop deter dissuade discourage".split()
)
"""Verbs whose complement does not happen, or is said not to."""
AGAINST = frozenset("against without instead than".split())
"""Words that lead what is not done."""
LINKS = frozenset("xcomp ccomp advcl acl conj obl".split())


def denied_above(verb: Token) -> bool:
    """Whether a verb stands below one that denies it, or behind "against"."""
    token = verb
    for _ in range(CHAIN):
        if any(c.lower_ in AGAINST and c.dep_ in ("case", "mark") and c.i < token.i for c in token.children):
            return True
        head = token.head
        if head == token or base(token) not in LINKS:
            return False
        if base(token) != "conj" and head.i < token.i and head.lemma_.lower() in NEGATIVE:
            return True
        token = head
    return False
