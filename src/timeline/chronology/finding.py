"""How the few groups are found that a mention may belong to: by rare words and actors within a period.

Every entry of the index gives a bounded number of groups, so that twice the mentions take little more than
twice the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import nsmallest

from timeline.chronology.collection import Collection, Told
from timeline.chronology.likeness import LONG
from timeline.records import Mention, TimeSpan

COMPARED = 8
"""Groups that a mention is compared with, those that share the most telling words first."""
COMPARABLE = 0.25
"""What a group must share, of what the group with the most in common shares, to be compared at all."""
POSTINGS = 48
"""Groups an entry of the index gives at most; more share too little to be told apart by it."""
KEYS = 8
"""Words by which a group is found."""

Periods = Callable[[TimeSpan], Iterable[int]]
"""The periods, of one length, that a date touches."""


def level(mention: Mention) -> int:
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
    return range(span.start.year // 10, span.start.year // 10 + 1)


def around(span: TimeSpan) -> range:
    """The fortnight a day lies in, and the one half a fortnight on, so that neighbours always share one."""
    week = span.start.toordinal() // 7
    return range(week, week + 2)


LEVELS: tuple[Periods, ...] = (_days, _months, _years, _decades)
"""By what periods the mentions of each level are found."""
LONGEST = len(LEVELS) - 1
"""The level of what is longer than a year; it is only ever compared with its equals."""


class Index:
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
