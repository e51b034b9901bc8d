"""How sure it is that an event is told right: its date, who takes part, whether it happened.

A logistic model whose weights were fitted on events of the briefs that ship, read and labelled by hand
(``tests/chronology/events.csv``), and rounded: of the events at .8, about 80 in 100 are right.
``benchmarks/confidence.py`` draws its reliability diagram and fits it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log2

from timeline.chronology.sources import independent
from timeline.records import Mention, TimeSpan

BASE = 0.35
BOTH_SIDES = 1.5
"""It says between which two countries."""
DOUBLED = 0.6
"""For each doubling of its independent sources, up to `MANY`."""
MANY = 8
VAGUE = -1.2
"""Its date is a year or longer, or open."""
FINDER = 0.5
"""For each unit by which the surest mention lies above `USUAL`."""
USUAL = 0.8
CONTESTED = -1.0
"""For the share of its sources that give another exact day."""
LONG = 100


def confidence(mentions: Sequence[Mention], span: TimeSpan | None, pair: bool) -> float:
    """The chance that an event of these mentions is right.

    Args:
        span: The date it is shown at.
        pair: Whether it has a country pair.
    """
    sources = independent(mentions)
    score = BASE + BOTH_SIDES * pair + DOUBLED * log2(min(len(sources), MANY))
    score += FINDER * (max(mention.confidence for mention in mentions) - USUAL)
    if span is None or (span.end - span.start).days >= LONG:
        score += VAGUE
    against = {m.origin for m in mentions if m.span and span and contradict(m.span, span)}
    score += CONTESTED * len(against) / len(sources)
    return round(1 / (1 + exp(-score)), 3)


def contradict(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether two dates are both exact days, and not the same."""
    return one.start == one.end and other.start == other.end and one.start != other.start
