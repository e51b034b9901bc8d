"""Mentions of one happening so far, and how likely another mention or another group is of it too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.chronology.apart import contrary
from timeline.chronology.collection import Collection, Told
from timeline.chronology.likeness import NEVER, likeness
from timeline.records import Mention, TimeSpan

MEMBERS = 4
"""Mentions that stand for a group."""
SEPARATE = -1.3
"""Log-odds under which a document that tells of both, one beside the other, tells of two happenings."""
TOLD_APART = -2.8
"""What it says of a mention that its document tells of the group's happening in such other words."""
OTHER_PAIR = -1.5
"""Two countries on each side, where the other side knows of two as well, but not of these."""


@dataclass(slots=True)
class Group:
    """Mentions of one happening so far; ``span`` is the most precise of their dates.

    ``places`` are the sentences that tell of it, by document and place: asked too often to be collected anew.
    """

    span: TimeSpan
    members: list[Mention] = field(default_factory=list)
    standing: list[Told] = field(default_factory=list)
    places: set[tuple[str, int]] = field(default_factory=set)

    def add(self, item: Told) -> None:
        """Take a mention in."""
        self.members.append(item.mention)
        self.places.add((item.mention.document, item.mention.sentence_start))
        if len(self.standing) < MEMBERS and all(
            item.words.clause != other.words.clause or item.actors != other.actors for other in self.standing
        ):
            self.standing.append(item)

    def documents(self) -> set[str]:
        """The documents that tell of it."""
        return {mention.document for mention in self.members}

    def absorb(self, other: Group) -> None:
        """Take in the mentions of another group."""
        self.members += other.members
        self.places |= other.places


def joins(item: Told, group: Group, usual: Collection) -> float:
    """Log-odds that a mention is of a group's happening; never where one sentence tells of both."""
    mention = item.mention
    if (mention.document, mention.sentence_start) in group.places:
        return NEVER
    alike, beside = _alike((item,), group.standing, usual)
    apart = TOLD_APART if beside is not None and beside < SEPARATE else 0.0
    return alike + apart + _other_pair((item,), group.standing)


def together(a: Group, b: Group, usual: Collection) -> float:
    """Log-odds that two groups are of one happening; never where a sentence or document tells them apart."""
    if not a.places.isdisjoint(b.places):
        return NEVER
    alike, beside = _alike(a.standing, b.standing, usual)
    if beside is not None and beside < SEPARATE:
        return NEVER
    return alike + _other_pair(a.standing, b.standing)


def _alike(a: Iterable[Told], b: Iterable[Told], usual: Collection) -> tuple[float, float | None]:
    """The best likeness of any two, less what they cannot all be told of; the best within a document."""
    best, beside, against = NEVER, None, 0.0
    for one in a:
        for other in b:
            score = likeness(one, other, usual)
            best = max(best, score)
            against = min(against, contrary(one, other, usual))
            if one.mention.document == other.mention.document:
                beside = max(score, NEVER if beside is None else beside)
    return best + against, beside


def _other_pair(a: Iterable[Told], b: Iterable[Told]) -> float:
    """What it says that both know who acted with whom, and it is never the same two."""
    pairs, others = ({pair for item in side for pair in item.pairs} for side in (a, b))
    return OTHER_PAIR if pairs and others and not pairs & others else 0.0
