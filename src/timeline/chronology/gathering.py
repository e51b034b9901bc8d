"""Groups that turn out to be one happening: their day is in dispute, or what joins them was placed later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.chronology.collection import Collection
from timeline.chronology.finding import LEVELS, LONGEST, Index, around, level
from timeline.chronology.groups import MEMBERS, Group, together
from timeline.chronology.likeness import NEVER, compatible, likeness
from timeline.records import CONFLICT, Mention

BAR = 0.0
"""Log-odds from which groups of two neighbouring days are one."""
GATHER = 0.1
"""Log-odds from which groups of compatible dates are one."""
NEIGHBOUR_DAYS = 2
"""Days between two exact dates that may be of one happening, if all else is much the same."""
SERIES = frozenset("again another second third fourth fifth round rounds next".split())
"""Words by which one happening is set apart from another like it."""

Pair = tuple[float, int, int]
"""Minus the log-odds, and the numbers of two groups."""


@dataclass(slots=True)
class _Union:
    """Groups joined so far, each by the first of those it is part of."""

    groups: list[Group]
    parent: list[int]

    @classmethod
    def of(cls, groups: list[Group]) -> _Union:
        return cls(groups, list(range(len(groups))))

    def root(self, number: int) -> int:
        while self.parent[number] != number:
            number = self.parent[number]
        return number

    def join(self, pairs: list[Pair], allowed: Callable[[Group, Group], bool]) -> None:
        """Join pairs, the likeliest first, where what they are part of by then allows it."""
        for _, one, other in sorted(pairs):
            first, second = sorted((self.root(one), self.root(other)))
            if first == second or not allowed(self.groups[first], self.groups[second]):
                continue
            self.parent[second] = first
            into, out = self.groups[first], self.groups[second]
            into.standing += out.standing[: MEMBERS - len(into.standing)]
            into.absorb(out)
            into.span = min(into.span, out.span, key=lambda span: ((span.end - span.start).days, span))

    def left(self) -> list[Group]:
        return [group for number, group in enumerate(self.groups) if self.parent[number] == number]


def reconciled(groups: list[Group], usual: Collection) -> list[Group]:
    """Groups of different days joined, where nothing but the day differs: their date is in dispute.

    Not where a document tells of both days, nor where a word says that there was another such happening, nor
    where a day is only worked out from a day of publication, which is how daily news tells of a war.
    """
    index = Index(usual, around)
    pairs: list[Pair] = []
    for number, group in enumerate(groups):
        item = group.standing[0]
        for other in index.candidates(item):
            if (score := _disputed(group, groups[other], usual)) > BAR:
                pairs.append((-score, other, number))
        index.add(number, item, group.span)
    union = _Union.of(groups)
    union.join(pairs, lambda a, b: not a.documents() & b.documents())
    return union.left()


def gathered(groups: list[Group], usual: Collection) -> list[Group]:
    """Groups joined that are one happening by all that their mentions say.

    When the first mention of a happening was placed, what ties it to others may not have been there yet.
    """
    levels = [level(group.members[0]) for group in groups]
    union = _Union.of(groups)
    for wide, periods in enumerate(LEVELS[:LONGEST]):
        index = Index(usual, periods)
        pairs: list[Pair] = []
        for number, group in enumerate(groups):
            if levels[number] > wide or union.parent[number] != number:
                continue
            if levels[number] == wide:
                near = {other for item in group.standing for other in index.candidates(item)}
                for other in sorted(near):
                    if not compatible(group.span, groups[other].span):
                        continue
                    if (score := together(group, groups[other], usual)) > GATHER:
                        pairs.append((-score, other, number))
            for item in group.standing:
                index.add(number, item, group.span)
        union.join(pairs, _one_time_each)
    return union.left()


def _one_time_each(a: Group, b: Group) -> bool:
    """Whether one date holds the other, and no sentence tells of both; a war is more than one of its days."""
    if _lasts(a) != _lasts(b) and (a.span.start == a.span.end or b.span.start == b.span.end):
        return False
    return compatible(a.span, b.span) and a.places.isdisjoint(b.places)


def _lasts(group: Group) -> bool:
    """Whether it is a conflict that went on from day to day."""
    first = group.standing[0].mention
    return group.span.precision == "range" and first.type in CONFLICT


def _disputed(a: Group, b: Group, usual: Collection) -> float:
    """How likely two groups of different days are one happening all the same."""
    apart = abs((a.span.start - b.span.start).days)
    if not 0 < apart <= NEIGHBOUR_DAYS or not (_outright(a) and _outright(b)):
        return NEVER
    if a.documents() & b.documents() or any(map(_another, (*a.members, *b.members))):
        return NEVER
    return max(likeness(one, other, usual) for one in a.standing for other in b.standing)


def _outright(group: Group) -> bool:
    """Whether a day is named, not worked out from a day of publication."""
    return any(mention.date_from in (None, "text") for mention in group.members)


def _another(mention: Mention) -> bool:
    """Whether a sentence says that its happening is one of a series."""
    return not SERIES.isdisjoint(mention.sentence.lower().split())
