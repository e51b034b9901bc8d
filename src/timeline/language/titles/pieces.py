"""A phrase taken apart into what it needs and what may go: "the arrest | of the captain | off Imia".

Every word below a noun or verb either belongs to its core, opens a piece of its own, or says nothing that
a headline needs. A headline that is too long loses whole pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from timeline.language.syntax.dependencies import SUBJECTS, children
from timeline.language.titles.needs import (
    COMPLETING,
    PHRASES,
    PLACING,
    list_may_go,
    need_of,
    one_name,
    preposition,
)
from timeline.language.titles.scene import HYPHENS, Scene

LISTED = 0.05
"""How well a headline can do without all of a list but its first, when it would be too long otherwise."""
OPTIONAL = 2.3
"""What is less needed than this is left out even where there is room."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand or fall together; ``need`` 0 is indispensable, the more the sooner it goes."""

    tokens: tuple[int, ...]
    need: float


def pieces(view: Scene, head: Token, need: float = 0.0, main: bool = False, depth: int = 0) -> list[Piece]:
    """The pieces of a phrase or clause, its core first.

    Args:
        main: Whether ``head`` carries the headline's verb: its auxiliaries and subject are shown otherwise.
    """
    core: list[int] = [head.i]
    further: list[Piece] = []
    listed: list[int] = []
    if depth > 25:
        return [Piece((head.i,), need)]
    names = name_list(view, head) if head.dep_ in SUBJECTS else range(0)
    core += names
    for child in _list_in_order(head):
        if child.i in names:
            continue
        extra = need_of(view, head, child, main, need)
        if extra is None:
            continue
        if child.i in view.dated:
            further += _behind_date(view, child, need + extra, depth)
        elif what := _what_is_called(child):
            further += pieces(view, what, need, depth=depth + 1)
        elif extra <= 0:
            inner, *others = pieces(view, child, need, depth=depth + 1)
            words = [i for i in (*inner.tokens, *_joint(child)) if i not in view.dated]
            if child.dep_ == "conj" and list_may_go(head) and not one_name(view, head, child):
                listed += words
            else:
                core += words
            further += others
        elif need + extra < OPTIONAL:
            further += pieces(view, child, need + extra, depth=depth + 1)
    core += [i for start, (end, _) in view.people.items() if start in core for i in range(start, end)]
    if listed:
        further.append(Piece(tuple(sorted({*listed, *_hyphened(view, listed)})), need + LISTED))
    return [Piece(tuple(sorted({*core, *_hyphened(view, core)})), need), *further]


def name_list(view: Scene, head: Token) -> range:
    """ "Vladimir Putin, Petro Poroshenko, Angela Merkel and François Hollande", however it was parsed.

    Names with nothing but commas and a last "and" between them; empty for fewer than three.
    """
    names = sorted({start: end for start, (end, _) in view.people.items()}.items() | _states(view))
    run: list[tuple[int, int]] = []
    for start, end in names:
        between = [t.lower_ for t in view.doc[run[-1][1] : start]] if run else []
        if run and start < run[-1][1]:
            continue
        if not run or not between or not set(between) <= {",", "and", "the"} or _closed(view, run):
            if _holds(run, head.i):
                break
            run = []
        run.append((start, end))
    whole = len(run) > 2 and _holds(run, head.i) and _closed(view, run)
    return range(run[0][0], run[-1][1]) if whole else range(0)


def _states(view: Scene) -> set[tuple[int, int]]:
    return {(a.start, a.end) for a in view.actors.values() if a.kind not in ("adjective", "demonym")}


def _closed(view: Scene, run: Sequence[tuple[int, int]]) -> bool:
    """Whether the last of some names stands behind an "and"."""
    return len(run) > 1 and any(t.lower_ == "and" for t in view.doc[run[-2][1] : run[-1][0]])


def _holds(run: Sequence[tuple[int, int]], i: int) -> bool:
    return bool(run) and run[0][0] <= i < run[-1][1]


def _hyphened(view: Scene, core: Iterable[int]) -> Iterator[int]:
    """What a hyphen without spaces joins to a word: "-Africa" of "Russia-Africa"."""
    doc = view.doc
    for word in core:
        i = word
        while i - 2 >= view.begin and doc[i - 1].text in HYPHENS and not doc[i - 1].whitespace_:
            if doc[i - 2].whitespace_:
                break
            yield from (i - 2, i - 1)
            i -= 2
        i = word
        while i + 2 < view.end and doc[i + 1].text in HYPHENS and not doc[i].whitespace_:
            if doc[i + 1].whitespace_:
                break
            yield from (i + 1, i + 2)
            i += 2


def _what_is_called(clause: Token) -> Token | None:
    """The operation of "announced what he called an operation"."""
    asks = clause.lemma_ == "call" and any(child.lower_ == "what" for child in clause.children)
    named = (c for c in clause.children if c.dep_ in ("obj", "xcomp", "oprd") and c.lower_ != "what")
    return next(named, None) if asks else None


def _list_in_order(head: Token) -> list[Token]:
    """The children; of a list only what stands before or with its "and": behind it follow asides."""
    found = list(head.children)
    objects = [child for child in found if child.dep_ in ("obj", "dobj") and child.i > head.i]
    keeps_two = len(objects) == 2 and objects[0].i + 1 == objects[1].left_edge.i
    found = [child for child in found if keeps_two or child not in objects[1:]]
    found = [child for child in found if child.dep_ != "conj" or _has_joint(head, child)]
    joined = [child for child in found if child.dep_ == "conj"]
    if len(joined) < 2 and not any(c.dep_ == "cc:preconj" for j in joined for c in j.children):
        return found
    closing = next((n for n, c in enumerate(joined) if children(c, frozenset({"cc"}))), len(joined) - 1)
    aside = {c.i for c in joined[closing + 1 :]}
    aside |= {
        c.i for c in joined if children(c, frozenset({"cc:preconj"})) and not children(c, frozenset({"cc"}))
    }
    return [child for child in found if child.i not in aside]


def _has_joint(head: Token, child: Token) -> bool:
    """Whether an "and" closes the list that a word belongs to: not so where its last items are left out."""
    items = [c for c in head.children if c.dep_ == "conj"]
    first = min(head.i, *(c.i for c in items))
    last = max(c.right_edge.i for c in items)
    within = head.doc[first : last + 1]
    return any(t.dep_ == "cc" or t.lower_ in ("&", "+") for t in within if t.head in (head, *items))


def _joint(child: Token) -> list[int]:
    """The comma of a list and the "and" belong to what they join."""
    before = child.left_edge.i - 1
    marks = [before] if before >= 0 and child.doc[before].text == "," else []
    marks += [grand.i for grand in child.children if grand.text == "," and grand.i < child.i]
    closing = any(grand.dep_ == "cc" for grand in child.children)
    return marks if child.dep_ in ("conj", "appos") and not closing else []


def _behind_date(view: Scene, dated: Token, need: float, depth: int) -> Iterator[Piece]:
    """Places that were read as hanging on a date: "on Monday in Geneva"."""
    for child in dated.children:
        phrase = child.dep_ in PHRASES and child.i not in view.dated
        if phrase and preposition(child) in PLACING | COMPLETING - {"of"} and need + 0.5 < OPTIONAL:
            yield from pieces(view, child, need + 0.3, depth=depth + 1)


def tokens_of(found: Iterable[Piece]) -> list[int]:
    """All their tokens, in order."""
    return sorted({i for piece in found for i in piece.tokens})


def without_least(found: Sequence[Piece]) -> list[Piece] | None:
    """The pieces without the least needed one, of equals the last; ``None`` when all are needed."""
    last = max(found, key=lambda piece: (piece.need, piece.tokens), default=None)
    if last is None or last.need <= 0:
        return None
    return [piece for piece in found if piece is not last]


def eased(found: Iterable[Piece], by: float) -> list[Piece]:
    """The pieces, each dispensable by so much more."""
    return [replace(piece, need=piece.need + by) for piece in found]
