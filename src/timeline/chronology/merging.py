"""Which mentions tell of the same happening.

Mentions are taken from the most to the least precise date: days, then weeks and months, then years. Each
joins the group it is likeliest to belong to, or opens one. The order is canonical, so that the result depends
on nothing but the set of mentions. What a mention is compared with is found through an index of words and
actors by day, month or year, and is bounded: twice the mentions take little more than twice the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest
from itertools import groupby

from timeline.chronology.likeness import (
    LONG,
    NEVER,
    Collection,
    Told,
    compatible,
    likeness,
    told,
)
from timeline.records import Mention, TimeSpan
from timeline.reference import successor

BAR = 0.0
"""Log-odds from which a mention joins a group."""
COMPARED = 8
"""Groups that a mention is compared with, those that share the most telling words first."""
COMPARABLE = 0.25
"""What a group must share, of what the group with the most in common shares, to be compared at all."""
POSTINGS = 48
"""Groups an entry of the index gives at most; more share too little to be told apart by it."""
MEMBERS = 4
"""Mentions that stand for a group."""
SEPARATE = -1.8
"""Log-odds under which a document that tells of both, one beside the other, tells of two happenings."""
OTHER_PAIR = -1.2
"""Log-odds for a mention of two countries, where the group knows of two as well, but not of these."""
KEYS = 8
"""Words by which a group is found."""
NEIGHBOUR_DAYS = 2
"""Days between two exact dates that may be of one happening, if all else is much the same."""


@dataclass(slots=True)
class Group:
    """Mentions of one happening so far; ``span`` is the most precise of their dates."""

    span: TimeSpan
    members: list[Mention] = field(default_factory=list)
    standing: list[Told] = field(default_factory=list)

    def add(self, item: Told) -> None:
        """Take a mention in."""
        self.members.append(item.mention)
        if len(self.standing) < MEMBERS and all(
            item.words.clause != other.words.clause or item.actors != other.actors for other in self.standing
        ):
            self.standing.append(item)


SERIES = frozenset("again another second third fourth fifth round rounds next".split())
"""Words by which one happening is set apart from another like it."""

Periods = Callable[[TimeSpan], Iterable[int]]
"""The periods, of one length, that a date touches."""


def merged(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
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
    for level, found in groupby(dated, key=_level):
        _place(found, groups, usual, _LEVELS[level])
        if level == 0:
            groups = _reconciled(groups, usual)
    for group in groups:
        yield group.members


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


def _level(mention: Mention) -> int:
    """0 for a day, 1 for a part of a year, 2 for a year or so, 3 for what is longer."""
    span = mention.span
    assert span is not None
    days = (span.end - span.start).days
    return 0 if not days else 1 if days < LONG else 2 if days <= 366 else 3


def _days(span: TimeSpan) -> range:
    return range(span.start.toordinal(), span.start.toordinal() + 1)


def _months(span: TimeSpan) -> range:
    return range(span.start.year * 12 + span.start.month, span.end.year * 12 + span.end.month + 1)


def _years(span: TimeSpan) -> range:
    return range(span.start.year, span.end.year + 1)


def _decades(span: TimeSpan) -> range:
    """A date longer than a year is only ever compared with its equals."""
    return range(span.start.year // 10, span.start.year // 10 + 1)


_LEVELS: tuple[Periods, ...] = (_days, _months, _years, _decades)


class _Index:
    """Groups by the words and actors they are told with, and the periods they fall in."""

    def __init__(self, usual: Collection, periods: Periods) -> None:
        self.usual = usual
        self.periods = periods
        self.found: defaultdict[tuple[int, str], list[int]] = defaultdict(list)

    def add(self, number: int, item: Told, span: TimeSpan) -> None:
        """Let a group be found by what one of its mentions says."""
        for period in self.periods(span):
            for key in self._keys(item):
                listed = self.found[period, key]
                if not listed or listed[-1] != number:
                    listed.append(number)

    def candidates(self, item: Told) -> list[int]:
        """The groups that share the most with a mention."""
        shares: defaultdict[int, float] = defaultdict(float)
        for period in self.periods(item.span):
            for key, weight in self._keys(item).items():
                for number in self.found.get((period, key), ())[:POSTINGS]:
                    shares[number] += weight
        if not shares:
            return []
        enough = max(shares.values()) * COMPARABLE
        alike = [(-share, number) for number, share in shares.items() if share >= enough]
        return [number for _, number in nsmallest(COMPARED, alike)]

    def _keys(self, item: Told) -> dict[str, float]:
        """The rarest words, the actors, and each two of them; "" for a mention that names nobody."""
        weight = self.usual.weight
        rarest = nsmallest(KEYS, ((-weight(word), word) for word in item.words.clause))
        keys = {word: -rarity for rarity, word in rarest}
        who = sorted(item.actors)
        keys |= dict.fromkeys(who or ("",), 0.3)
        keys |= {f"{one} {other}": 0.6 for n, one in enumerate(who[:4]) for other in who[n + 1 : 4]}
        return keys


def _place(mentions: Iterable[Mention], groups: list[Group], usual: Collection, periods: Periods) -> None:
    """Let each mention join the group it is likeliest to belong to, or open one."""
    index = _Index(usual, periods)
    for number, group in enumerate(groups):
        if (group.span.end - group.span.start).days <= 366:
            for item in group.standing:
                index.add(number, item, group.span)
    for mention in mentions:
        item = told(mention, usual)
        best, best_score = -1, BAR
        for number in index.candidates(item):
            group = groups[number]
            if compatible(group.span, item.span) and (score := _joins(item, group, usual)) > best_score:
                best, best_score = number, score
        if best < 0:
            best = len(groups)
            groups.append(Group(item.span))
        standing = len(groups[best].standing)
        groups[best].add(item)
        if len(groups[best].standing) > standing:
            index.add(best, item, groups[best].span)


def _joins(item: Told, group: Group, usual: Collection) -> float:
    """How likely a mention is of a group's happening; never where its document tells them apart."""
    mention = item.mention
    for other in group.members:
        if other.document == mention.document and other.sentence_start == mention.sentence_start:
            return NEVER
    alike = NEVER
    for stands in group.standing:
        score = likeness(item, stands, usual)
        if score < SEPARATE and stands.mention.document == mention.document:
            return NEVER
        alike = max(alike, score)
    return alike + (OTHER_PAIR if _other_pair(mention, group) else 0.0)


def _other_pair(mention: Mention, group: Group) -> bool:
    """Whether a mention says who acted with whom, and so does the group, and it is never the same two."""
    pairs = {pair for item in group.standing for pair in _pairs(item.mention)}
    own = _pairs(mention)
    return bool(pairs) and bool(own) and not pairs & own


def _pairs(mention: Mention) -> set[frozenset[str]]:
    return {frozenset(map(successor, pair)) for pair in mention.pairs}


def _reconciled(groups: list[Group], usual: Collection) -> list[Group]:
    """Groups of different days joined, where nothing but the day differs: their date is in dispute.

    Not where a document tells of both days, nor where a word says that there was another such happening, nor
    where a day is only worked out from a day of publication, which is how daily news tells of a war.
    """
    index = _Index(usual, _around)
    parent = list(range(len(groups)))
    pairs: list[tuple[float, int, int]] = []
    for number, group in enumerate(groups):
        item = group.standing[0]
        for other in index.candidates(item):
            if (score := _disputed(group, groups[other], usual)) > BAR:
                pairs.append((-score, other, number))
        index.add(number, item, group.span)
    for _, one, other in sorted(pairs):
        first, second = sorted((_root(parent, one), _root(parent, other)))
        if first != second and not _documents(groups[first]) & _documents(groups[second]):
            parent[second] = first
            for item in groups[second].standing:
                if len(groups[first].standing) < MEMBERS:
                    groups[first].standing.append(item)
            groups[first].members += groups[second].members
    return [group for number, group in enumerate(groups) if parent[number] == number]


def _around(span: TimeSpan) -> range:
    """The fortnight a day lies in, and the one half a fortnight on, so that neighbours always share one."""
    week = span.start.toordinal() // 7
    return range(week, week + 2)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        number = parent[number]
    return number


def _documents(group: Group) -> set[str]:
    return {mention.document for mention in group.members}


def _disputed(a: Group, b: Group, usual: Collection) -> float:
    """How likely two groups of different days are one happening all the same."""
    apart = abs((a.span.start - b.span.start).days)
    if not 0 < apart <= NEIGHBOUR_DAYS or not (_outright(a) and _outright(b)):
        return NEVER
    if _documents(a) & _documents(b) or any(map(_another, (*a.members, *b.members))):
        return NEVER
    return max(likeness(one, other, usual) for one in a.standing for other in b.standing)


def _outright(group: Group) -> bool:
    """Whether a day is named, not worked out from a day of publication."""
    return any(mention.date_from in (None, "text") for mention in group.members)


def _another(mention: Mention) -> bool:
    """Whether a sentence says that its happening is one of a series."""
    return not SERIES.isdisjoint(mention.sentence.lower().split())
