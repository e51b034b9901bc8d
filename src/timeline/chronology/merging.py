"""Which mentions tell of the same happening.

Mentions are taken from the most to the least precise date; each joins the most alike group whose dates can
be the same, or opens a group of its own. The order is canonical, so that the result does not depend on the
order of input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from timeline.chronology.similarity import actors, compatible, content, likeness
from timeline.records import Mention, TimeSpan

SAME = {"day": 0.47, "week": 0.52, "month": 0.55}
"""Likeness from which two mentions of exactly the same dates are one happening, by precision."""
WITHIN = 0.62
"""The same where one date only holds the other, or both are as wide as a year: a year holds much."""

SAME_DOCUMENT = 0.1
"""What two mentions of one document must have more in common than two of different ones."""

LONGEST_BLOCK = 366
"""Days; a longer interval (a decade) never joins a precise date, only its equal."""


@dataclass(slots=True)
class Group:
    """Mentions of one happening so far; ``span`` is the most precise of their dates."""

    span: TimeSpan
    members: list[tuple[Mention, frozenset[str]]] = field(default_factory=list)


def merged(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """Groups of mentions, each of one happening; undated mentions stay alone."""
    dated = []
    for mention in mentions:
        if mention.span is None:
            yield [mention]
        else:
            dated.append(mention)
    dated.sort(key=_canonical)
    groups: list[Group] = []
    by_day: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for mention in dated:
        span = mention.span
        assert span is not None
        words = content(mention)
        best, best_score = -1, 0.0
        for index in _candidates(span, mention, by_day):
            group = groups[index]
            if not compatible(group.span, span):
                continue
            equal = (group.span.start, group.span.end) == (span.start, span.end)
            bar = SAME.get(span.precision, WITHIN) if equal else WITHIN
            score = max((_score(mention, m, words, w) for m, w in group.members[:12]), default=0.0)
            if score >= bar and score > best_score:
                best, best_score = index, score
        if best < 0:
            best = len(groups)
            groups.append(Group(span))
            for key in _keys(span, mention):
                by_day[key].append(best)
        groups[best].members.append((mention, words))
    for group in groups:
        yield [mention for mention, _ in group.members]


def _canonical(mention: Mention) -> tuple[int, date, str]:
    span = mention.span
    assert span is not None
    return ((span.end - span.start).days, span.start, mention.id)


def _score(a: Mention, b: Mention, words_a: frozenset[str], words_b: frozenset[str]) -> float:
    """Likeness, less within one document: an article seldom tells a thing twice, and a sentence never."""
    if a.document != b.document:
        return likeness(a, b, words_a, words_b)
    if a.sentence_start == b.sentence_start:
        return 0.0
    return likeness(a, b, words_a, words_b) - SAME_DOCUMENT


def _keys(span: TimeSpan, mention: Mention) -> list[tuple[int, str]]:
    """Where a group is found again: the months its dates touch, by each actor."""
    who = actors(mention) or {""}
    return [(month, actor) for month in _months(span) for actor in who]


def _months(span: TimeSpan) -> range:
    first = span.start.year * 12 + span.start.month
    last = span.end.year * 12 + span.end.month
    return (
        range(first, last + 1) if (span.end - span.start).days <= LONGEST_BLOCK else range(first, first + 1)
    )


def _candidates(span: TimeSpan, mention: Mention, index: dict[tuple[int, str], list[int]]) -> list[int]:
    who = {*actors(mention), ""}
    found: set[int] = set()
    for month in _months(span):
        for actor in who:
            found.update(index.get((month, actor), ()))
    return sorted(found)
