"""Which mentions tell of the same happening.

Mentions are taken from the most to the least precise date: days, then weeks and months, then years. Each
joins the group it is likeliest to belong to, or opens one; at the end groups that proved to be one happening
are joined. The order is canonical, so that the result depends on nothing but the set of mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from timeline.chronology.collection import Collection, told
from timeline.chronology.finding import LEVELS, LONGEST, Index, level
from timeline.chronology.gathering import gathered, reconciled
from timeline.chronology.groups import Group, joins
from timeline.chronology.likeness import compatible
from timeline.records import Mention

BAR = 0.0
"""Log-odds from which a mention joins a group."""
OFTEN = 1_000
"""Mentions after which it is told how far merging has come."""

Share = Callable[[float], None]
"""Takes the share of the mentions that are placed, 0 to 1."""


def merged(mentions: Iterable[Mention], told_share: Share | None = None) -> Iterator[list[Mention]]:
    """Groups of mentions, each of one happening; undated mentions stay alone."""
    dated = []
    for mention in mentions:
        if mention.span is None:
            yield [mention]
        else:
            dated.append(mention)
    dated.sort(key=_canonical)
    usual = Collection()
    usual.count(dated)
    groups: list[Group] = []
    for number, found in groupby(_counted(dated, told_share), key=level):
        _place(found, groups, usual, number)
        if number == 0:
            groups = reconciled(groups, usual)
    for group in gathered(groups, usual):
        yield group.members


def _counted(mentions: list[Mention], told_share: Share | None) -> Iterator[Mention]:
    """The mentions, while it is told now and then what share of them is done."""
    for done, mention in enumerate(mentions):
        if told_share and done and done % OFTEN == 0:
            told_share(done / len(mentions))
        yield mention


def _canonical(mention: Mention) -> tuple[int, date, bool, int, float, str]:
    """Precise dates first; of one date the mentions that say most first, as they are joined by the others."""
    span = mention.span
    assert span is not None
    who = len(mention.countries) + len(mention.organisations)
    return (
        (span.end - span.start).days,
        span.start,
        mention.type == "OTHER",
        -who,
        -mention.confidence,
        mention.id,
    )


def _place(mentions: Iterable[Mention], groups: list[Group], usual: Collection, number: int) -> None:
    """Let each mention of a level join the group it is likeliest to belong to, or open one."""
    index = Index(usual, LEVELS[number])
    if number < LONGEST:
        for known, group in enumerate(groups):
            for item in group.standing:
                index.add(known, item, group.span)
    for mention in mentions:
        item = told(mention, usual)
        best, best_score = -1, BAR
        for candidate in index.candidates(item):
            group = groups[candidate]
            if compatible(group.span, item.span) and (score := joins(item, group, usual)) > best_score:
                best, best_score = candidate, score
        if best < 0:
            best = len(groups)
            groups.append(Group(item.span))
        standing = len(groups[best].standing)
        groups[best].add(item)
        if len(groups[best].standing) > standing:
            index.add(best, item, groups[best].span)
