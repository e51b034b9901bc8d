"""How likely it is that two mentions tell of the same happening.

The score is the log-odds of a logistic model with rounded weights, fitted on pairs of mentions from the
briefs that ship (``tests/chronology/pairs.csv``): above 0 it is likelier than not. What is compared: the
actors, the type, the words of the clause and of the sentence around it, and how much else happened within the
wider of the two dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import log

from timeline.chronology.words import Words, words_of
from timeline.records import CONFLICT, COOPERATION, Mention, TimeSpan
from timeline.reference import successor as _successor

PRIOR = -2.3
PAIR = 0.8
"""Two or more actors in common."""
STRANGERS = -1.5
"""Each side names an actor that the other does not."""
SAME_TYPE = 1.7
SAME_FAMILY = 0.75
"""Both cooperation or both conflict, or one of them of no type."""
SHARED_WORDS = 1.05
"""Share of the words of both clauses that they have in common, by weight."""
TOLD_AROUND = 1.8
"""Share of the words of one clause that the other's sentence holds."""
LITTLE = 1.5
"""Weight of a clause that says next to nothing: what it shares is measured against this."""
RAREST_WORD = 0.8
"""Weight of the rarest word in common, 0 to 1."""
MANY_WORDS = 1.45
"""Words in common, up to `ENOUGH_WORDS`."""
ENOUGH_WORDS = 4
OTHER_NAMES = -1.0
"""Both clauses hold names, and none in common."""
LEAD = 1.1
"""One of them stands at the head of its document: what others look back to."""
LEAD_CHARACTERS = 250
REFERS = 1.2
"""One speaks of the happening by its date, "the truce of 12 May", and the other of such a thing too."""
SAME_DAY = 0.2
VAGUE_BESIDE_DAY = -1.1
"""One names the day, the other a longer time that holds it."""
LASTING = -1.5
"""One tells of a conflict that lasted from day to day, the other of one day of it."""
WHOLE_YEAR = -2.0
"""One of them names no more than a year."""
LONG = 100
"""Days from which a date counts as a whole year."""
CROWD = -0.8
"""For each e-fold of mentions of the same actors within the wider date, beyond `QUIET`."""
QUIET = 12
ANOTHER_DAY = -3.2
"""Both name a day, and not the same one."""
SAME_DOCUMENT = -0.6
"""An article seldom tells a thing twice."""
NEVER = -9.0

successor = cache(_successor)
"""The state of today that a country counts as."""

RARITY = 50
"""How many mentions any collection is taken to have at least when the weight of a word is found."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what it is compared by; ``days`` is 0 for one day, ``weight`` that of its clause."""

    mention: Mention
    span: TimeSpan
    words: Words
    actors: frozenset[str]
    days: int
    weight: float


def told(mention: Mention, usual: Collection) -> Told:
    """A dated mention with its words and actors; a dissolved state is compared as the one it counts for."""
    span, words = mention.span, words_of(mention)
    assert span is not None
    days = (span.end - span.start).days
    return Told(mention, span, words, actors_of(mention), days, usual.weigh(words.clause))


def actors_of(mention: Mention) -> frozenset[str]:
    """Countries and organisations; for a dissolved state its successor."""
    return frozenset((*map(successor, mention.countries), *mention.organisations))


@dataclass(slots=True)
class Collection:
    """What is usual among all mentions: how common a word is, and how much is told of an actor when.

    Attributes:
        size: Number of mentions.
        words: In how many clauses a word stands.
        crowds: Mentions by actor and day, month or year.
    """

    size: int = 0
    words: Counter[str] = field(default_factory=Counter)
    crowds: Counter[tuple[int, int, str]] = field(default_factory=Counter)
    _weights: dict[str, float] = field(default_factory=dict)

    def count(self, mentions: Iterable[Mention]) -> None:
        """Take these dated mentions into account."""
        for mention in mentions:
            assert mention.span is not None
            self.size += 1
            self.words.update(words_of(mention).clause)
            for period in _periods(mention.span):
                for actor in actors_of(mention):
                    self.crowds[(*period, actor)] += 1

    def weight(self, word: str) -> float:
        """How much a word says: near 1 when rare, near 0 when it stands everywhere."""
        found = self._weights.get(word)
        if found is None:
            total = self.size + RARITY
            found = max(log(total / (self.words[word] + 1)) / log(total), 0.02)
            self._weights[word] = found
        return found

    def weigh(self, words: Iterable[str]) -> float:
        """How much several words say."""
        weights, total = self._weights, 0.0
        for word in words:
            found = weights.get(word)
            total += self.weight(word) if found is None else found
        return total

    def crowd(self, span: TimeSpan, actors: Iterable[str]) -> int:
        """Mentions within a date that name the one of these actors that is named least."""
        periods = _periods(span)
        if not periods:
            return 0
        widest = periods[0]
        return min((self.crowds.get((*widest, actor), 0) for actor in actors), default=0)


def _periods(span: TimeSpan) -> list[tuple[int, int]]:
    """The periods that hold a date, the narrowest first: its day, its month, its year."""
    start, end = span.start, span.end
    found: list[tuple[int, int]] = []
    if start == end:
        found.append((0, start.toordinal()))
    if start.year == end.year:
        if start.month == end.month:
            found.append((1, start.year * 12 + start.month))
        found.append((2, start.year))
    return found


def likeness(a: Told, b: Told, usual: Collection) -> float:
    """Log-odds that both tell of one happening; see the weights above."""
    shared_actors = a.actors & b.actors
    if a.actors and b.actors and not shared_actors:
        return NEVER
    one, other = a.mention, b.mention
    same_type = one.type == other.type != "OTHER"
    shared = a.words.clause & b.words.clause
    around = max(_share(a, b, usual), _share(b, a, usual))
    if not same_type and not around:
        return NEVER
    score = PRIOR
    if len(shared_actors) > 1:
        score += PAIR
    if not a.actors <= b.actors and not b.actors <= a.actors:
        score += STRANGERS
    score += SAME_TYPE * same_type + SAME_FAMILY * same_family(one.type, other.type)
    if shared:
        common = usual.weigh(shared)
        score += SHARED_WORDS * common / (a.weight + b.weight - common)
        score += RAREST_WORD * max(map(usual.weight, shared))
        score += REFERS * _refers(a, b, shared)
        score += MANY_WORDS * min(len(shared), ENOUGH_WORDS) / ENOUGH_WORDS
    score += TOLD_AROUND * around
    if a.words.names and b.words.names and not a.words.names & b.words.names:
        score += OTHER_NAMES
    if one.document == other.document:
        score += SAME_DOCUMENT
    elif min(one.start, other.start) < LEAD_CHARACTERS:
        score += LEAD
    wider = a.span if a.days >= b.days else b.span
    crowd = usual.crowd(wider, shared_actors)
    if crowd > QUIET:
        score += CROWD * log(crowd / QUIET)
    return score + _dates(a, b)


def _refers(a: Told, b: Told, shared: frozenset[str]) -> bool:
    """Whether one speaks of a thing by its date that the other tells of; within a document, in that word."""
    things = {a.words.refers, b.words.refers} - {None}
    return bool(things & shared) or (bool(things) and a.mention.document != b.mention.document)


def _share(a: Told, b: Told, usual: Collection) -> float:
    """How much of the words of one clause, by weight, the other's sentence holds."""
    both = a.words.clause & b.words.sentence
    return usual.weigh(both) / max(a.weight, LITTLE) if both else 0.0


def _dates(a: Told, b: Told) -> float:
    """What the two dates add: nothing for two equal months."""
    short, long = sorted((a.days, b.days))
    if long >= LONG:
        return WHOLE_YEAR + (VAGUE_BESIDE_DAY if not short else 0.0)
    if not long:
        return SAME_DAY if a.span.start == b.span.start else ANOTHER_DAY
    if short:
        return 0.0
    lasts = "range" in (a.span.precision, b.span.precision)
    return VAGUE_BESIDE_DAY + (LASTING if lasts and a.mention.type in CONFLICT else 0.0)


def compatible(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether both can date one happening: one interval holds the other."""
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def same_family(a: str, b: str) -> bool:
    """Both cooperation or both conflict; OTHER goes with either."""
    if "OTHER" in (a, b):
        return True
    return (a in COOPERATION) == (b in COOPERATION) and (a in CONFLICT) == (b in CONFLICT)
