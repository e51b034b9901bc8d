"""A stretch of tokens that a rule matched, and the draft of an expression that its reading makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.language.times.calendar import Moment
from timeline.language.times.matched import Matched
from timeline.language.tongues.context import Context
from timeline.language.tongues.tokens import Tokens
from timeline.records import ResolvedFrom, TimexType


@dataclass(slots=True)
class Draft:
    """An expression before it is written: tokens ``first`` to ``last`` (exclusive) and what they name."""

    first: int
    last: int
    value: str
    type: TimexType = "DATE"
    moment: Moment | None = None
    source: ResolvedFrom = "text"
    mod: str | None = None


class Hit(Matched[Tokens, Context]):
    """What the parts of a rule's match stand for."""

    __slots__ = ()

    def place(self, letters: str, start: int | None = None) -> int | None:
        """The first token of the match with one of these letters."""
        for place in range(self.first if start is None else start, self.last):
            if self.tokens.letters[place] in letters:
                return place
        return None

    def value(self, letters: str) -> str | None:
        """What the first token with one of these letters stands for."""
        place = self.place(letters)
        return None if place is None else self.tokens.values[place]

    def named(self, group: str) -> int:
        """The number that a named part of the match stands for."""
        return int(self.tokens.values[self.match.start(group)])

    def unit(self) -> str:
        """The unit's letter in TIMEX3; a year's word is a unit too."""
        place = self.place("uUyYQK")
        assert place is not None  # every rule that asks has one
        letter = self.tokens.letters[place]
        return {"y": "Y", "Y": "Y", "K": "M"}.get(letter, self.tokens.values[place])

    def count(self) -> float | None:
        """The number that counts units: 1 where none is written, None for "several"."""
        place = self.place("n29#")
        if place is None:
            return 1
        written = self.tokens.values[place]
        if written == "X":
            return None
        count = float(written or 0)
        if self.tokens.letters[place : place + 2] == "nn":
            ones = self.tokens.values[place + 1]
            if ones == "X" or count % 10 or not 1 <= float(ones) <= 9:
                return None
            count += float(ones)  # "двадцать пять"
        return count

    def shift(self) -> int:
        """-1 for "last", 0 for "this", 1 for "next"."""
        return int(self.value("rR") or 0)

    def compound(self) -> tuple[str, int] | None:
        """Unit and steps of a word such as "去年"."""
        written = self.value("s")
        if written is None:
            return None
        split = max(written.find("+"), written.find("-"))
        return written[:split], int(written[split:])

    def mod(self) -> str | None:
        """START, MID or END from "beginning of", ..."""
        named = self.value("Z")
        return named.split()[1] if named else self.value("pPg")

    def year(self) -> int | None:
        """The year written or pointed to ("of last year") in the match; notes where it comes from."""
        written = self.value("4")
        if written is not None:
            self.context.source = "text"
            return int(written)
        today = self.context.today
        shift = self.compound()
        steps = shift[1] if shift and shift[0] == "Y" else None
        if steps is None and self.value("rR") is not None and self.place("yY") is not None:
            steps = self.shift()
        if steps is None or today is None:
            return None
        self.context.source = "published"
        return today.year + steps

    def points_to_year(self) -> bool:
        """Whether a year is part of the match, in figures or in words."""
        shift = self.compound()
        return (
            self.place("4") is not None
            or (shift is not None and shift[0] == "Y")
            or (self.place("rR") is not None and self.place("yY") is not None)
        )

    def draft(self, moment: Moment | None, *, mod: str | None = None) -> Draft:
        """A DATE for a moment, or an open one."""
        if moment is None or not moment.valid:
            return Draft(self.first, self.last, "null", mod=mod)
        return Draft(
            self.first, self.last, moment.timex(), moment=moment, source=self.context.source, mod=mod
        )
