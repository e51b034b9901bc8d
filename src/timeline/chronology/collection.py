"""What mentions are compared by, and what is usual among all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from timeline.chronology.company import named, partners, successor
from timeline.chronology.marks import Marks, marks_of
from timeline.chronology.words import Words, words_of
from timeline.records import Mention, TimeSpan

RARITY = 50
"""How many mentions any collection is taken to have at least when the weight of a word is found."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what it is compared by.

    Attributes:
        named: The actors of its sentence.
        pairs: Those of which one acts upon the other.
        days: 0 for one day.
        weight: How much its clause says.
        told_weight: The same word by word.
        marks: What tells it from others like it.
        sides: Its actors, and where it names one or none, those its document is about.
        figures: Whether its date is one, not "on Friday" or "yesterday" of a day of publication.
    """

    mention: Mention
    span: TimeSpan
    words: Words
    actors: frozenset[str]
    named: frozenset[str]
    pairs: frozenset[frozenset[str]]
    days: int
    weight: float
    told_weight: float
    marks: Marks
    sides: frozenset[str]
    figures: bool


def told(mention: Mention, usual: Collection) -> Told:
    """A dated mention with its words and actors; a dissolved state is compared as the one it counts for."""
    span, words = mention.span, words_of(mention)
    assert span is not None
    who = partners(mention)
    return Told(
        mention=mention,
        span=span,
        words=words,
        actors=who,
        named=named(mention, who),
        pairs=frozenset(both for pair in mention.pairs if (both := frozenset(map(successor, pair))) <= who),
        days=(span.end - span.start).days,
        weight=usual.weigh(words.clause),
        told_weight=usual.weigh(words.told),
        marks=marks_of(mention),
        sides=usual.sides(mention.document, who),
        figures=mention.date_from != "published" or any(map(str.isdigit, mention.date_text or "")),
    )


@dataclass(slots=True)
class Collection:
    """What is usual among all mentions: how common a word is, and how much is told of an actor when.

    Attributes:
        size: Number of mentions.
        words: In how many clauses a word stands.
        crowds: Mentions by actor and day, month or year.
        types: The same for each type.
        periods: Mentions by day, month or year.
        own: Mentions by document and date.
        about: Mentions by document that name an actor.
    """

    size: int = 0
    words: Counter[str] = field(default_factory=Counter)
    crowds: Counter[tuple[int, int, str]] = field(default_factory=Counter)
    types: Counter[tuple[int, int, str, str]] = field(default_factory=Counter)
    periods: Counter[tuple[int, int]] = field(default_factory=Counter)
    own: Counter[tuple[str, TimeSpan]] = field(default_factory=Counter)
    about: dict[str, Counter[str]] = field(default_factory=dict)
    _main: dict[str, frozenset[str]] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

    def count(self, mentions: Iterable[Mention]) -> None:
        """Take these dated mentions into account."""
        for mention in mentions:
            assert mention.span is not None
            self.size += 1
            self.own[mention.document, mention.span] += 1
            self.about.setdefault(mention.document, Counter()).update(partners(mention))
            words = words_of(mention)
            self.words.update(words.clause | words.told)
            for period in _periods(mention.span):
                self.periods[period] += 1
                for actor in partners(mention):
                    self.crowds[(*period, actor)] += 1
                    self.types[(*period, actor, mention.type)] += 1

    def sides(self, document: str, actors: frozenset[str]) -> frozenset[str]:
        """These actors; if there is one or none, with those that the document names most.

        Documents are about two actors; a third one as often named leaves open who is meant.
        """
        if len(actors) > 1:
            return actors
        main = self._main.get(document)
        if main is None:
            most = self.about.get(document, Counter()).most_common(3)
            clear = len(most) == 2 or (len(most) == 3 and most[1][1] > most[2][1])
            main = self._main[document] = frozenset(code for code, _ in most[:2] if clear)
        return main if actors < main else actors

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

    def told_then(self, span: TimeSpan) -> int:
        """Mentions within a date, whomever they name."""
        periods = _periods(span)
        return self.periods[periods[0]] if periods else 0

    def alike(self, span: TimeSpan, actors: Iterable[str], type_: str) -> int:
        """Those of them that are of a type."""
        periods = _periods(span)
        if not periods:
            return 0
        widest = periods[0]
        return min((self.types.get((*widest, actor, type_), 0) for actor in actors), default=0)


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
