"""A clause or phrase taken apart into what stays and what may go: "the arrest of the captain | off Imia".

All of the text stays but what a cut holds (see `cuts`): a headline that is too long loses whole cuts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.language.syntax.dependencies import SUBJECTS
from timeline.language.titles.complements import complements
from timeline.language.titles.cuts import Cut, cuts
from timeline.language.titles.name_lists import name_list
from timeline.language.titles.ranks import AT_ONCE
from timeline.language.titles.scene import HYPHENS, Scene
from timeline.language.titles.stretch import clause_end, phrase_end
from timeline.language.titles.verbs import Predicate

ADVERBS = frozenset("nearly almost narrowly partly repeatedly unilaterally jointly mutually twice".split())
"""Adverbs before a verb that say something a headline needs, beside those in -ly."""
ADVERB = 0.2
"""How well a headline can do without an adverb before its verb."""
NOT_KEPT = frozenset(
    "only finally recently formally previously clearly really actually especially newly early "
    "surely purposely basically officially eventually subsequently consequently currently "
    "initially originally firstly secondly lastly accordingly immediately simultaneously".split()
)
"""Adverbs in -ly that a headline leaves out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand or fall together; ``need`` 0 is indispensable, the more the sooner it goes."""

    tokens: tuple[int, ...]
    need: float


def pieces(view: Scene, noun: Token, need: float = 0.0, before: int | None = None) -> list[Piece]:
    """The pieces of a noun phrase, its core first.

    Args:
        before: A token that it must end before, such as the verb of a subject that was read into it.
    """
    first, end = max(noun.left_edge.i, view.begin), phrase_end(view, noun)
    names = name_list(view, noun) if noun.dep_ in SUBJECTS else range(0)
    if names:
        first, end = min(first, names.start), max(end, names.stop)
    while first < noun.i and view.doc[first].is_punct:
        first += 1
    first, end = _whole_words(view, first, end)
    if before is not None and noun.i < before:
        end = min(end, before)
    stretch = [i for i in range(first, end) if not view.doc[i].is_space]
    return _apart(stretch, list(cuts(view, stretch, noun, None)), need)


def _whole_words(view: Scene, first: int, end: int) -> tuple[int, int]:
    """A stretch with what hyphens join to its ends: "Jaish-e-Mohammed"."""
    doc = view.doc
    while (
        first - 1 >= view.begin
        and not doc[first - 1].whitespace_
        and HYPHENS & {doc[first - 1].text, doc[first].text}
    ):
        first -= 1
    while end < view.end and not doc[end - 1].whitespace_ and HYPHENS & {doc[end - 1].text, doc[end].text}:
        end += 1
    return first, end


def clause_pieces(view: Scene, told: Predicate) -> list[Piece]:
    """The pieces of what completes a verb, and the adverb before it; its core first."""
    stretch = [i for i in range(told.verb.i + 1, clause_end(view, told.verb)) if not view.doc[i].is_space]
    found = list(cuts(view, stretch, told.verb, complements(told.base)))
    adverbs = [Piece((i,), ADVERB) for i in _adverbs(view, told)]
    return [*_apart(stretch, found, 0.0), *adverbs]


def _adverbs(view: Scene, told: Predicate) -> Iterator[int]:
    """The adverb right before a verb that belongs to what is told: "unilaterally", "nearly"."""
    i = told.verb.i - 1
    if i <= view.begin or i in view.dated:
        return
    token = view.doc[i]
    plain = token.tag_ == "RB" and token.dep_ == "advmod" and token.head in (told.verb, told.head)
    word = token.lower_
    if plain and (word in ADVERBS or (word.endswith("ly") and word not in NOT_KEPT)):
        yield i


def _apart(stretch: Sequence[int], found: Iterable[Cut], need: float) -> list[Piece]:
    """Tokens by the cuts that hold them; what is dearer than the cut around it goes with that."""
    groups: dict[tuple[int, ...], list[int]] = {}
    ordered = sorted(found, key=lambda cut: -len(cut.tokens))
    ranks: dict[tuple[int, ...], float] = {(): 0.0}
    for i in stretch:
        holding: tuple[int, ...] = ()
        rank = 0.0
        for n, cut in enumerate(ordered):
            if i in cut.tokens and cut.rank >= rank:
                holding, rank = (*holding, n), cut.rank
        ranks[holding] = rank
        if rank < AT_ONCE:
            groups.setdefault(holding, []).append(i)
    core = Piece(tuple(groups.pop((), ())), need)
    return [core, *(Piece(tuple(tokens), need + ranks[key]) for key, tokens in groups.items())]


def tokens_of(found: Iterable[Piece]) -> list[int]:
    """All their tokens, in order."""
    return sorted({i for piece in found for i in piece.tokens})


def without_least(found: Sequence[Piece]) -> list[Piece] | None:
    """The pieces without the least needed one, of equals the last; ``None`` when all are needed."""
    last = max(found, key=lambda piece: (piece.need, piece.tokens), default=None)
    if last is None or last.need <= 0:
        return None
    return [piece for piece in found if piece is not last]
