"""Clauses: where punctuation or a word that opens one stands between two verbs.

Which words are verbs, and whether "that" or "since" opens a clause or leads a noun, the parse tells where
there is one. All that later steps ask for is an ordered list of token ranges that cover the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from timeline.language.syntax import dependencies

SUBORDINATORS = frozenset(
    "which who whom whose when while where whereas because although though unless if whether since that "
    "but so until once after before".split()
)
"""Words that open a clause. "after", "before", "since", "until" do so only when a verb follows: see
``_opens``."""

TEMPORAL = frozenset({"after", "before", "since", "until", "once", "so"})
COORDINATORS = frozenset({"and", "but", "or", "yet"})
OPENERS = SUBORDINATORS | TEMPORAL | COORDINATORS
LONG_STRETCH = 8
LONGEST = 200
"""How far back a clause is searched for its verb."""
BREAKS = frozenset({";", ":", "—", "–", "--", " - "})


def clauses(sentence: Span, verbs: Sequence[int], protected: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """The clauses of a sentence, in order; together they cover it.

    Args:
        verbs: Token indices (of the doc) known to be verbs or verb-like triggers.
        protected: Token ranges that must not be cut, such as time expressions and names.
    """
    doc = sentence.doc
    inside = {i for start, end in protected for i in range(start + 1, end)}
    named = {i for start, end in protected for i in range(start, end)}
    known = {verb for verb in verbs if verb not in named}
    cuts = [sentence.start]
    for i in range(sentence.start + 1, sentence.end - 1):
        if i in inside or not _opens(doc, i, sentence, known, cuts[-1]):
            continue
        cuts.append(i)
    cuts.append(sentence.end)
    return [doc[a:b] for a, b in pairwise(cuts) if b > a]


def _leads_a_noun(word: Token) -> bool:
    """By the parse, if there is one: "suspended that decision", "since January"; but "after X had left"."""
    if word.dep_ == "case":
        return word.head.dep_ not in dependencies.SUBJECTS
    if word.dep_ == "cc" and word.head.dep_ == "conj":  # "before it expired, Chad and Mali prolonged ..."
        return word.head.tag_.startswith("NNP") and word.head.head.tag_.startswith("NNP")
    if word.lower_ != "that":
        return False
    # "had struck that bargain", bargain misread as a verb: right behind a verb "that" is no relative pronoun
    return word.dep_ == "det" or (word.tag_ == "WDT" and word.nbor(-1).tag_.startswith("VB"))


def _opens(doc: Doc, i: int, sentence: Span, verbs: set[int], clause_start: int) -> bool:
    """Whether a new clause begins at token ``i``."""
    opener = doc[i].lower_ in OPENERS or doc[i - 1].text in BREAKS
    if not opener or _leads_a_noun(doc[i]):
        return False
    # a long stretch before "when" or "which" is a clause even if its verb is not known as one
    certain = doc[i].lower_ in ("when", "which", "because", "although") and i - clause_start >= LONG_STRETCH
    if not certain and not any(v in verbs for v in range(max(clause_start, i - LONGEST), i)):
        return False
    if doc[i].lower_ == "so" and doc[i + 1].lower_ in ("far", "much", "many", "called", "-"):
        return False
    rest = range(i + 1, min(sentence.end, i + 25))
    if not any(v in verbs for v in rest):
        return False
    word, previous = doc[i].lower_, doc[i - 1].text
    if previous in BREAKS:
        return True
    if word in TEMPORAL:
        # "after the talks" stays; "after Russia annexed ..." opens a clause
        return any(v in verbs for v in range(i + 1, min(sentence.end, i + 8)))
    if word in SUBORDINATORS:
        return True
    if word in COORDINATORS:
        # "X did this and (then) did that": a verb must follow soon; lists of names do not open a clause
        near = any(v in verbs for v in range(i + 1, min(sentence.end, i + 4)))
        return near or (previous == "," and any(v in verbs for v in range(i + 1, min(sentence.end, i + 9))))
    return False
