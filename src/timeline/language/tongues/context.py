"""What an expression is read against: publication day, the last date told, and where the clause points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from timeline.language.times.calendar import Moment
from timeline.language.tongues.tokens import Tokens
from timeline.records import ResolvedFrom

_REACH: Final = 40
"""Tokens looked at on either side for a verb that tells the tense."""

_LENDS_ITS_YEAR: Final = frozenset("DMYSQH")
_SAME_STORY: Final = 60
"""Tokens within which a year that was told lends itself to a date without one."""


@dataclass(slots=True)
class Context:
    """The state while a text is read from its beginning.

    Attributes:
        source: What the expression being read was resolved from.
        told: The last date that a year was written with, and where.
    """

    tokens: Tokens
    published: date | None
    source: ResolvedFrom = "text"
    told: tuple[Moment, int] | None = None

    @property
    def today(self) -> Moment | None:
        """The day of publication."""
        return Moment("D", self.published.toordinal()) if self.published else None

    def from_today(self) -> Moment | None:
        """The day of publication, noted as what the expression is resolved from."""
        self.source = "published"
        return self.today

    def tell(self, moment: Moment, place: int) -> None:
        """Remember a date that was written with its year."""
        if moment.unit in _LENDS_ITS_YEAR:
            self.told = (moment, place)

    def told_day(self, first: int) -> Moment | None:
        """The day last told nearby, which "two days later" counts from."""
        if self.told is None or self.told[0].unit != "D" or first - self.told[1] > _SAME_STORY:
            return None
        self.source = "context"
        return self.told[0]

    def direction(self, first: int, last: int) -> int:
        """1 where the clause speaks of the future, -1 of the past, 0 when nothing tells.

        "Since Monday" is past and "until Friday" ahead, whatever the verb.
        """
        said = {self.tokens.vocabulary.qualifiers.get(self.tokens.word(first - n)) for n in (1, 2)}
        if "since" in said:
            return -1
        if said & {"until", "by"}:
            return 1
        return self._nearest_cue(first, last, ",.!¶:") or self._nearest_cue(first, last, ".!¶")

    def _nearest_cue(self, first: int, last: int, ends: str) -> int:
        before, after = first - 1, last
        letters, size = self.tokens.letters, len(self.tokens.letters)
        open_before = open_after = True
        for _ in range(_REACH):
            open_after = open_after and after < size and letters[after] not in ends
            if open_after:
                if cue := self._cue(after):
                    return cue
                after += 1
            open_before = open_before and before >= 0 and letters[before] not in ends
            if open_before:
                if cue := self._cue(before):
                    return cue
                before -= 1
            if not (open_before or open_after):
                break
        return 0

    def _cue(self, place: int) -> int:
        """Where one word points."""
        word, vocabulary = self.tokens.words[place], self.tokens.vocabulary
        if word in vocabulary.leaning:
            return vocabulary.leaning[word]
        if self.tokens.letters[place] != "w":
            return 0
        for ending, cue in vocabulary.endings:
            if len(word) > len(ending) + 1 and word.endswith(ending):
                return cue
        return 0

    def year_for(self, month: int, day: int | None, first: int, last: int) -> int | None:
        """The year of a day or month written without one; None when nothing says which."""
        direction = self.direction(first, last)
        if self.told is not None and direction <= 0 and (self.published is None or self._goes_on(first)):
            self.source = "context"
            return self.told[0].year
        if self.published is None:
            return None
        self.source = "published"
        past = self._nearest_cue(first, last, ",.!¶:") < 0
        return _nearest_year(self.published, month, day, direction, past=past)

    def _goes_on(self, first: int) -> bool:
        """Whether a date goes on from one told shortly before: a day of a past year, or "In 2014, ..."."""
        if self.told is None or self.published is None:
            return False
        moment, place = self.told
        if moment.year >= self.published.year or first - place > _SAME_STORY:
            return False
        opens = any(self.tokens.opens_sentence(place - n) for n in (0, 1) if place >= n)
        return (moment.unit in "DM" or opens) and "¶" not in self.tokens.letters[place:first]


def _nearest_year(published: date, month: int, day: int | None, direction: int, *, past: bool) -> int:
    """The year that brings a day or month nearest to publication, on the side that the tense points to.

    Without a tense the past is three times as near as the future, and in the clause of a ``past`` verb the
    future is out of the question; a verb of the future may be another date's. A month counts as its days
    together, so that the current one is near on either side.
    """
    distance = (month - published.month) * 30.4 + (day - published.day if day else 0)

    def cost(year: int) -> float:
        days = distance + (year - published.year) * 365
        if direction > 0:
            return days if days >= -3 else 30 - 3 * days
        if direction < 0:
            return -days if days <= 3 else 30 + (12 if past else 4) * days
        return -days if days <= 0 else 3 * days

    return min((published.year - 1, published.year, published.year + 1), key=cost)
