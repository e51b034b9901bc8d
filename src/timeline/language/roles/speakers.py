"""Who merely says or reports what happened, and so takes no part in it; and the dateline of an agency
report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from timeline.language.actors import Actor
from timeline.language.syntax import dependencies
from timeline.language.triggers import TriggerMatch

REPORTING = frozenset(
    "said says say told tell reported reports added noted stated wrote writes according explained "
    "argued argues commented quoted believes believe claimed claims announced".split()
)
DATELINE = 14
"""A dateline ends within this many words."""


def speakers(sentence: Span, actors: Sequence[Actor], events: Iterable[TriggerMatch]) -> set[Actor]:
    """Actors who only say or report it: before "said", in a closing ", X said", after "according to";
    datelines."""
    doc = sentence.doc
    dateline = dateline_end(sentence)
    found = {a for a in actors if a.end <= dateline}
    starts = [match.start for match in events if match.start >= dateline]
    for token in sentence:
        if token.lower_ not in REPORTING or token.i in starts or token.i < dateline:
            continue
        if token.has_dep() and (token.tag_.startswith("NN") or dependencies.base(token) in ("obj", "obl")):
            continue  # "over claims of interference", "the reports": nouns
        if _of_their_own(token):
            continue
        if token.lower_ == "according":
            comma = next((t.i for t in doc[token.i : sentence.end] if t.text == ","), token.i + 7)
            found |= {a for a in actors if token.i < a.start <= min(token.i + 6, comma)}
            continue
        closing = all(t.is_punct or t.is_space for t in doc[token.i + 1 : sentence.end])
        begin = token.i - 1
        while begin >= sentence.start and doc[begin].text not in (",", "”", '"', "''", ";"):
            begin -= 1
        attributed = closing or begin > sentence.start
        follows = any(start > token.i for start in starts)
        if attributed or follows:
            told = _subject(token) or range(begin + 1, token.i)
            found |= {a for a in actors if a.start in told}
    return found


def _subject(verb: Token) -> range | None:
    """From the first to past the last word of who says it, by the parse."""
    subjects = dependencies.children(verb, dependencies.SUBJECTS) if verb.has_dep() else []
    return range(subjects[0].left_edge.i, subjects[-1].right_edge.i + 1) if subjects else None


def _of_their_own(verb: Token) -> bool:
    """Whether somebody tells what they do themselves: "says it has opened an inquiry"."""
    told = [child for child in verb.children if child.dep_ == "ccomp"] if verb.has_dep() else []
    return any(
        child.lower_ in THEMSELVES
        for clause in told
        for child in dependencies.children(clause, dependencies.SUBJECTS)
    )


THEMSELVES = frozenset("he she it they we i".split())


def dateline_end(sentence: Span) -> int:
    """Where "KABUL (Pajhwok) -", "Tehran, March 15, IRNA -" ends; the sentence's start if it has none."""
    if end := _after_agency(sentence):
        return end
    capitals = 0
    for token in sentence[:DATELINE]:
        if (token.text in DASHES or token.text == ":") and capitals:
            spaced = token.i > sentence.start and bool(sentence.doc[token.i - 1].whitespace_)
            return token.i + 1 if spaced or token.text in ("--", "—", ":") else sentence.start
        if token.is_alpha and not token.text[0].isupper():
            break
        if token.text in ("'s", "’s"):
            break
        capitals += token.text[0].isupper()
    return sentence.start


def _after_agency(sentence: Span) -> int | None:
    """Where "PARIS | Mon Apr 4, 2011 7:12 pm BST PARIS (Reuters) -" ends: behind the agency's dash."""
    words = [token.text for token in sentence[:LONG_DATELINE]]
    for i, word in enumerate(words):
        if word in ("(", "-LRB-"):
            near = words[i + 1 : i + 2 + AGENCY]
            closing = next((k for k, w in enumerate(near) if w in (")", "-RRB-")), None)
            if closing is None or closing == 0:
                return None
            dash = i + 2 + closing
            if words[dash : dash + 1] and words[dash] in DASHES and words[0][:1].isupper():
                return sentence.start + dash + 1
            return None
    return None


LONG_DATELINE = 35
AGENCY = 4
"""Words that the name of a news agency has at most."""
DASHES = frozenset({"-", "--", "–", "—", "_"})
