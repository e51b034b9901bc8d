"""Which word a date belongs to, by the parse: "rejected the appeal of a man convicted last year".

A prepositional phrase at the end of a clause is attached by a guess, and parsers guess wrongly about one in
six; so only what grammar settles is told: a date inside a clause that hangs below another verb, or one that
stands before its noun ("the 2016 election").
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from timeline.language.syntax import dependencies

BELOW = frozenset({"acl", "acl:relcl", "relcl", "advcl", "advcl:relcl"})
"""Clauses that have their own time."""


def word_apart(doc: Doc, start: int, end: int, main: int) -> Token | None:
    """The word that a date belongs to, if that is another than the main one and below it; else ``None``.

    Args:
        start, end: The date's tokens.
        main: The token of the event that the clause tells of.
    """
    top = _top(doc, start, end)
    if top is None or main == top.head.i:
        return None
    head = top.head
    if _is_aside(head, main):
        return head
    if end <= head.i and not dependencies.is_verb(head) and _stands_before_a_noun(doc, start, end):
        return None if head.pos_ == "PROPN" else head
    for word in (head, *dependencies.governors(head)):
        if word.i == main:
            return None
        if word.dep_ in BELOW and dependencies.is_verb(word):
            if word.dep_ == "acl" and (word.lemma_ in STANDING or _reached_over(word, start)):
                return None
            return word if any(above.i == main for above in dependencies.governors(word)) else None
    return None


def event_beside(doc: Doc, start: int, end: int, main: int, others: Collection[int]) -> Token | None:
    """The event that a date hangs on, if that is one of some others and not below the main one: "the plan
    can serve, he said after talks on 3 May"."""
    top = _top(doc, start, end)
    if top is None or top.head.i not in others or top.head.i == main:
        return None
    return None if any(above.i == main for above in dependencies.governors(top.head)) else top.head


STANDING = frozenset("base locate situate know call name dub lead back compose comprise".split())
"""Participles of what is always so: "the council based in Benghazi" has no date of its own."""


def _reached_over(participle: Token, date: int) -> bool:
    """Whether two phrases or more stand between a participle and a date: the date is hardly its own."""
    between = participle.doc[participle.i + 1 : date - 1]
    return sum(token.tag_ == "IN" for token in between) > 1


def _is_aside(noun: Token, main: int) -> bool:
    """Whether a noun stands between commas as another name of what comes before: "Greece, a member since
    1952, left"."""
    if noun.dep_ not in ("appos", "conj") or not noun.tag_.startswith("NN"):
        return False
    aside = dependencies.subtree(noun)
    doc, sentence = noun.doc, noun.sent
    begins = aside.start > sentence.start and "," in (doc[aside.start - 1].text, doc[aside.start].text)
    ends = aside.stop < sentence.end and "," in (doc[aside.stop - 1].text, doc[aside.stop].text)
    return begins and ends and main not in aside and not any(c.dep_ == "cc" for c in noun.children)


def _stands_before_a_noun(doc: Doc, start: int, end: int) -> bool:
    """Whether a date can modify a noun: "the 2016 election", but not "In 2016 voters ..."."""
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    if before is None or before.tag_ in ("IN", "TO") or before.is_punct:
        return False
    return all(token.pos_ in ("PROPN", "NUM") or token.is_punct for token in doc[start:end])


def _top(doc: Doc, start: int, end: int) -> Token | None:
    """The word of a stretch that hangs on a word outside it."""
    for token in doc[start:end]:
        if token.has_dep() and token.head != token and not start <= token.head.i < end:
            return token
    return None
