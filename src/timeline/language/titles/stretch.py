"""How far a clause or noun phrase reaches: up to the words that open another clause.

Told by word classes and order, with the parse as second witness: what a headline keeps is then a stretch of
the text as it was written, whatever the parse hung its words on.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from timeline.language.syntax.dependencies import AUXILIARIES, SUBJECTS, first_conjunct, is_verb
from timeline.language.titles.scene import HYPHENS, Scene

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset("NN NNS NNP NNPS JJ JJR JJS DT CD PRP PRP$ POS HYPH PDT VBG VBN RB".split())
"""Tags of the words that may stand before the verb of a clause: its subject."""
LONGEST_SUBJECT = 14
SUBORDINATING = frozenset(
    "when while because although though after before since until till as if unless whereas once lest so "
    "whenever".split()
)
"""Words that open a clause of circumstance, unless they lead a mere noun phrase."""
CONTENT = frozenset("that who which whom whose whether how why what where whatever if".split())
"""Words behind which a further verb is in its place."""
COORDINATING = frozenset("and but or nor yet".split())
CLOSING = frozenset("; : . ? ! … ... ) ] -rrb-".split())
BRACKETS = {"(": ")", "[": "]", "-LRB-": "-RRB-"}
LEADING = frozenset({"IN", "TO"})
SAYING = frozenset(
    "say believe think hope know feel fear claim suggest insist warn mean find make see hear let announce "
    "learn admit deny vow pledge promise ensure agree declare argue add note".split()
)
"""Verbs that a clause without "that" may complete: "said it would leave"."""


def clause_end(view: Scene, verb: Token) -> int:
    """The token behind the last one of what completes a verb."""
    return _end(view, verb.i + 1, view.end, verb.lemma_.lower() in SAYING, verb)


def phrase_end(view: Scene, noun: Token) -> int:
    """The token behind the last one of a noun phrase, what hangs on the noun included."""
    limit = min(view.end, max(noun.right_edge.i, noun.i) + 1)
    return _end(view, noun.i + 1, limit, False, None)


def _end(view: Scene, first: int, limit: int, licensed: bool, verb: Token | None) -> int:
    """The first boundary from a token on.

    Args:
        licensed: Whether a clause may stand here without a word that opens it.
        verb: Whose complements are read; ``None`` for a noun.
    """
    doc, i = view.doc, first
    opened = False
    owed = int(licensed)  # verbs that words such as "that" have made room for
    while i < limit:
        token = doc[i]
        word = token.lower_
        if token.is_space:
            i += 1
            continue
        if token.text in BRACKETS:
            closing = next((j for j in range(i, view.end) if doc[j].text == BRACKETS[token.text]), view.end)
            i = closing + 1
            continue
        if word in CLOSING or (
            word in HYPHENS and (i == first or doc[i - 1].whitespace_) and token.whitespace_
        ):
            return i
        if word == ",":
            behind = behind_comma(view, i, bool(owed))
            if behind is None:
                return i
            i, opened = behind, False
            continue
        if opens_circumstance(view, i):
            return i
        joint = word in COORDINATING and token.tag_ == "CC"
        if joint and (_goes_on_with(view, i, verb) or (not owed and _joins_clause(view, i, verb))):
            return i
        if word in CONTENT and token.tag_ in ("IN", "WDT", "WP", "WP$", "WRB", "DT") and _opens(view, i):
            owed += 1
            opened = True
        elif token.tag_ in FINITE and not _shares_tense(token) and i > first:
            if not owed and not opened:
                return _before_subject(view, first, i)
            owed = max(0, owed - 1)
        i += 1
    return min(i, limit)


def _shares_tense(token: Token) -> bool:
    """Whether a finite form goes with another verb, "has left", or was only taken for one."""
    if token.tag_ == "MD" or token.dep_ in AUXILIARIES or token.dep_ == "cop":
        return False
    if any(child.dep_ in AUXILIARIES for child in token.children):
        return True  # counted with its auxiliary
    modifies = token.dep_ in ("amod", "compound") and token.head.i > token.i
    return (
        modifies
        or (token.tag_ == "VBP" and token.dep_ == "xcomp")
        or token.dep_ in ("acl", "case", "obj", "obl", "nmod")
        or not is_verb(token)
    )


def _opens(view: Scene, i: int) -> bool:
    """Whether a word opens a clause: "that" before a verb of its own, not "that country"."""
    token = view.doc[i]
    if token.tag_ != "DT":
        return True
    return token.dep_ in SUBJECTS or token.dep_ == "mark"


def opens_circumstance(view: Scene, i: int) -> bool:
    """Whether a clause of when, why or despite what begins at a word: "after Russia had agreed"."""
    token = view.doc[i]
    word = token.lower_
    if word not in SUBORDINATING or token.tag_ not in ("IN", "WRB", "RB", "CC"):
        return False
    if token.tag_ == "WRB" or word in ("because", "although", "though", "while", "unless", "whereas"):
        return view.doc[min(i + 1, view.end - 1)].lower_ != "of"
    if word == "so":
        return False
    if word == "as" and token.dep_ != "mark" and token.head.dep_ != "advcl":
        return False
    return any(t.tag_ in FINITE for t in _subject_ahead(view, i + 1))


def _subject_ahead(view: Scene, first: int) -> Iterator[Token]:
    """The words from a token on that may be a subject, and the first behind them."""
    doc, seen = view.doc, 0
    for i in range(first, min(view.end, first + LONGEST_SUBJECT)):
        token = doc[i]
        if token.is_space:
            continue
        yield token
        seen += 1
        inside = token.tag_ in NOMINAL or token.lower_ in ("of", "and", "in", "for", "between", "with", "on")
        if not inside or token.tag_ in FINITE:
            return


def _clause_ahead(view: Scene, first: int) -> bool:
    """Whether a subject and then its finite verb stand from a token on."""
    words = list(_subject_ahead(view, first))
    if not words:
        return False
    last = words[-1]
    if last.tag_ not in FINITE or len(words) == 1 or words[-2].tag_ == "CC":
        return False
    return any(t.tag_[:2] in ("NN", "PR", "CD", "DT", "EX") for t in words[:-1])


def _joins_clause(view: Scene, i: int, verb: Token | None) -> bool:
    """Whether what an "and" joins is a clause or a second verb of the same subject."""
    doc, j = view.doc, i + 1
    while j < view.end and j not in view.dated and (doc[j].tag_ in ("RB", "RBR") or doc[j].is_space):
        j += 1
    if j >= view.end:
        return False
    token = doc[j]
    if j in view.dated or doc[j - 1].lower_ in ("then", "again") or (i - 1) in view.dated:
        return True
    if verb is None:
        return token.tag_ in FINITE
    if token.tag_ in FINITE or (is_verb(token) and _second_verb(verb, token)):
        return True
    return _clause_ahead(view, j)


def _goes_on_with(view: Scene, i: int, verb: Token | None) -> bool:
    """Whether an "and" joins a second verb to the one that is completed."""
    following = view.doc[i + 1 : min(view.end, i + 4)]
    return (
        verb is not None
        and any(t.dep_ == "conj" and t.head == verb and is_verb(t) for t in following)
        and (i - verb.i > 2)
    )


def _second_verb(verb: Token, token: Token) -> bool:
    """Whether a verb goes on with the first one, "met and signed", and not with one that completes that."""
    return token.dep_ == "conj" and token.head.i <= verb.i and token.i - verb.i > 2


def _before_subject(view: Scene, first: int, at: int) -> int:
    """Where the clause of an unlicensed verb begins: at its subject, or at the word that leads to it."""
    doc = view.doc
    verb = doc[at] if doc[at].dep_ not in (*AUXILIARIES, "cop") else doc[at].head
    own = [c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS and first < c.left_edge.i < at]
    i = min(own, default=at)
    while i == at and i - 1 > first and doc[i - 1].tag_ in NOMINAL and i - 1 not in view.dated:
        i -= 1
        at -= 1
    while i - 1 > first and (doc[i - 1].tag_ in ("IN", "CC", "WRB") or doc[i - 1].text == ","):
        i -= 1
    return max(i, first)


def behind_comma(view: Scene, comma: int, licensed: bool) -> int | None:
    """Where a clause goes on behind a comma; ``None`` when it ends there.

    It goes on behind an aside, with a further item of a list, and with a phrase of place or purpose.
    """
    doc = view.doc
    i = comma + 1
    while i < view.end and (doc[i].is_space or doc[i].is_quote or i in view.dated):
        i += 1
    if i >= view.end:
        return None
    token = doc[i]
    if i > comma + 1 and token.text == ",":  # a date between two commas
        return behind_comma(view, i, licensed)
    if token.lower_ in COORDINATING or (
        token.lower_ == "as" and doc[min(i + 1, view.end - 1)].lower_ == "well"
    ):
        return i if in_list(view, comma) and not _joins_clause(view, i, token) else None
    if token.tag_ in ("WDT", "WP", "WP$", "WRB", "VBG", "VBN", *FINITE) or opens_circumstance(view, i):
        return None
    if comma - 1 in view.dated and (token.tag_ not in LEADING or _dated_again(view, i)):
        return None
    if in_list(view, comma):
        return i
    if not licensed and _clause_ahead(view, i):
        return None
    if token.tag_ in LEADING:
        placed = token.lower_ in PHRASES_AFTER_COMMA and (token.tag_ == "IN" or is_noun_ahead(view, i))
        return i if placed else None
    return aside_end(view, comma)


def _dated_again(view: Scene, first: int) -> bool:
    """Whether a phrase behind a date has a date of its own: "since 2014, in Wuhan in 2018 and ..."."""
    for i in range(first + 1, min(view.end, first + LONGEST_ASIDE)):
        if view.doc[i].text == ",":
            return False
        if i in view.dated:
            return True
    return False


PHRASES_AFTER_COMMA = frozenset("in at near on for against into".split())
LONGEST_ASIDE = 14
LIST_REACH = 30
LIST_ITEM = 6


def is_noun_ahead(view: Scene, i: int) -> bool:
    """Whether a "to" leads a noun rather than a verb."""
    return i + 1 < view.end and view.doc[i + 1].tag_ not in ("VB", "VBP")


def aside_end(view: Scene, comma: int) -> int | None:
    """The token behind the second comma of an aside, "X, the minister, "; ``None`` when it is not closed."""
    doc = view.doc
    for i in range(comma + 1, min(view.end, comma + LONGEST_ASIDE)):
        if doc[i].text == ",":
            following = doc[min(i + 1, view.end - 1)]
            return i + 1 if following.tag_ in (*LEADING, "RB") and following.lower_ not in CONTENT else None
        if doc[i].tag_ in FINITE or doc[i].lower_ in CLOSING:
            return None
    return None


def in_list(view: Scene, comma: int) -> bool:
    """Whether a comma parts two of several things: "A, B and C"."""
    doc = view.doc
    joints = 0
    for i in range(comma + 1, min(view.end, comma + LIST_REACH)):
        token = doc[i]
        if token.lower_ in ("and", "or"):
            joined = next((c for c in token.head.children if c.dep_ == "conj" and c.i > i), token.head)
            first = first_conjunct(joined)
            listed = joined.dep_ == "conj" and not is_verb(joined) and first.left_edge.i < comma < token.i
            if listed and (joints > 0 or _item_before(view, first, comma, i)):
                return True
        if token.tag_ in FINITE or token.tag_ in ("WDT", "WP", "WRB") or token.lower_ in CLOSING:
            return False
        joints += token.text == ","
    return False


def _item_before(view: Scene, first: Token, comma: int, joint: int) -> bool:
    """Whether words of a list stand on both sides of its comma: "A, B and C", or "A, B, and C" behind B."""
    between = range(comma + 1, joint)
    nouns = all(view.doc[k].tag_ in NOMINAL or view.doc[k].lower_ == "of" for k in between)
    person = any(view.person_at(k) for k in between)
    if nouns and 1 < joint - comma < (2 * LIST_ITEM if person else LIST_ITEM):
        return True
    items = [first.i, *(c.i for c in first.children if c.dep_ in ("conj", "appos"))]
    inside = any(comma < i < joint for i in items)
    before = sum(i < comma for i in items)
    return (inside and before > 0) or before > 1
