"""What a grammar rule matched, and the draft of an expression that its reading makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from timeline.language.times.calendar import (
    Moment,
    Unit,
    day_of,
)
from timeline.language.times.context import Context
from timeline.language.times.grammar import LATER_YEAR
from timeline.language.times.matched import Matched
from timeline.language.times.numerals import ordinal_of
from timeline.language.times.tokens import Tokens
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import WORDS
from timeline.records import ResolvedFrom, TimeSpan, TimexType


@dataclass(slots=True)
class Draft:
    """An expression before it is written: tokens ``first`` to ``last`` (exclusive) and what they name.

    ``beside`` is set on "the day after" where a date follows: the unit and how many of it to count on.
    """

    first: int
    last: int
    type: TimexType
    value: str
    moment: Moment | None = None
    span: TimeSpan | None = None
    source: ResolvedFrom | None = None
    mod: str | None = None
    confidence: float = 1.0
    beside: tuple[Unit, int] | None = None


class Hit(Matched[Tokens, Context]):
    """What the parts of a rule's match stand for."""

    __slots__ = ()

    def words(self, group: str) -> list[str]:
        """The words of one part of the match; none when it is not there."""
        start, end = self.match.span(group)
        return self.tokens.words[start:end] if start >= 0 else []

    def word(self, group: str) -> str:
        """The words of one part, joined."""
        return " ".join(self.words(group))

    def value(self, group: str) -> str:
        """What the table says one part stands for."""
        start, end = self.match.span(group)
        return str(VALUE_OF[self.tokens.classes[start], " ".join(self.tokens.words[start:end])])

    def unit(self, group: str = "unit") -> tuple[str, bool]:
        """The unit's letter, and whether it is one of the clock."""
        start = self.match.start(group)
        letter = self.tokens.classes[start]
        return str(VALUE_OF[letter, self.tokens.words[start]]), letter == "u"

    def previous(self) -> str:
        """The word before the match."""
        return self.tokens.words[self.first - 1] if self.first else ""

    def following(self, offset: int = 0) -> str:
        """The word after the match."""
        place = self.last + offset
        return self.tokens.words[place] if place < len(self.tokens.words) else ""

    def mod(self) -> str | None:
        """START, MID or END from "early", "the end of", ..."""
        for word in self.words("mod"):
            if word in WORDS["part"]:
                return str(WORDS["part"][word])
        phrase = " ".join(w for w in self.words("mod") if w not in ("the", "of", "-", "in"))
        edge = WORDS["edge"].get(phrase)
        return str(edge) if edge else None

    def without_comparison(self, draft: Draft) -> Draft:
        """ "earlier Sunday": when the event was beside another, no part of that day."""
        if "mod" in self.match.re.groupindex and self.words("mod")[:1] in (["earlier"], ["later"]):
            draft.first, draft.mod = self.match.end("mod"), None
        return draft

    def draft(self, moment: Moment | None, *, explicit: bool = False, mod: str | None = None) -> Draft:
        """A DATE for a moment, or an open one when it could not be resolved."""
        context = self.context
        if moment is None or not moment.valid:
            return Draft(self.first, self.last, "DATE", "null", mod=mod, confidence=0.3)
        if mod in ("H1", "H2", "Q1", "Q4", "X9"):
            if moment.unit == "Y" and mod != "X9":
                unit: Unit = "H" if mod[0] == "H" else "Q"
                size = 2 if unit == "H" else 4
                moment = Moment(unit, moment.number * size + int(mod[1]) - 1)
            mod = None
        source: ResolvedFrom = "text" if explicit else context.source
        return Draft(self.first, self.last, "DATE", moment.timex(), moment, moment.span(), source, mod)

    def year(self, group: str = "year") -> tuple[int | None, bool]:
        """The year written beside a date, and whether in figures ("last year" is not)."""
        return self.year_in(*self.match.span(group))

    def year_in(self, start: int, end: int) -> tuple[int | None, bool]:
        """The year that some tokens name, and whether in figures."""
        words = self.tokens.words[start:end] if start >= 0 else []
        for word in words:
            if len(word) == 4 and word.isdigit():
                return int(word), True
        if words:
            moment = relative_unit(self.context, words, "Y")
            return (moment.year, False) if moment else (None, False)
        return None, False


Read = Callable[[Hit], "Draft | list[Draft] | None"]


UNITS: Final[dict[str, Unit]] = {
    "D": "D", "W": "W", "WE": "WE", "M": "M", "Q": "Q", "H": "H", "Y": "Y", "E": "E", "C": "C", "L": "L",
}  # fmt: skip


_FORWARD: Final = frozenset(
    ("next", "following", "coming", "subsequent", "ensuing", "upcoming", "succeeding")
)


FOLLOWING: Final = frozenset(("following", "subsequent", "ensuing", "succeeding"))


_BACKWARD: Final = frozenset(("last", "past", "previous", "preceding", "prior"))


EARLIER: Final = frozenset(("earlier", "before", "previously", "prior", "beforehand"))


_AHEAD_OF_NOW: Final = frozenset(("in", "within", "over", "during", "for", "through", "throughout"))
"""Before "the next month" these look ahead from today, not on from the story."""


def goes_on(hit: Hit) -> bool:
    """Whether "the next day" is the day after the one told of, not the day after publication."""
    words, place = hit.tokens.words, hit.first
    while place < hit.last and words[place] != "next":
        place += 1
    if words[max(place - 1, 0)] != "the":
        return False
    if "day" in words[place : hit.last]:
        return bool(hit.context.told_before)
    return (
        words[max(place - 2, 0)] not in _AHEAD_OF_NOW
        and hit.context.told_past
        and hit.context.direction(hit.first, hit.last) <= 0
    )


def not_yet(hit: Hit, moment: Moment) -> bool:
    """ "the next morning" told in the past cannot lie after publication: it follows a day not named."""
    words, today = hit.tokens.words[hit.first : hit.last], hit.context.today
    if "next" not in words or words[0] != "the" or today is None or not moment.valid:
        return False
    return moment.first_day() > today.number and hit.context.direction(hit.first, hit.last) < 0


def relative_unit(context: Context, words: list[str], unit: Unit, *, on: bool = False) -> Moment | None:
    """ "last", "the following", "this", "that same" with a unit; ``on`` as ``goes_on`` says."""
    if any(word in ("that", "same", "those", "these") for word in words):
        return context.that(unit)
    told = context.narrative and "next" in words and context.running is not None
    if on or told or any(word in FOLLOWING or word in ("previous", "preceding") for word in words):
        base = context.that(unit)
    else:
        base = context.unit(unit)
    if base is None:
        return None
    if any(word in _FORWARD for word in words):
        return base.shifted(1)
    if any(word in _BACKWARD for word in words) or (unit == "Q" and "latest" in words):
        return base.shifted(-1)
    return base


def steps_of(words: list[str]) -> int:
    if any(word in _FORWARD for word in words):
        return 1
    return -1 if any(word in _BACKWARD for word in words) else 0


def optional(hit: Hit, group: str) -> list[str]:
    """The words of a group that not every rule has."""
    return hit.words(group) if group in hit.match.re.groupindex else []


def at_part(draft: Draft, part: str) -> Draft:
    """The draft's day at a part of the day or a clock time."""
    draft.type = "TIME"
    if draft.moment is not None and draft.moment.unit == "D":
        draft.value = f"{draft.value}T{part}"
    return draft


def year_written(hit: Hit) -> tuple[int | None, bool]:
    """The year beside a date, or the one it shares with the date after it; and whether in figures."""
    year, written = hit.year()
    return (year, written) if year is not None or hit.words("year") else _borrowed_year(hit)


def _borrowed_year(hit: Hit) -> tuple[int | None, bool]:
    """ "between March and May 2004": the year that the second date lends the first."""
    later = LATER_YEAR.match(hit.tokens.classes, hit.last)
    return (int(hit.tokens.words[later.start("year")]), True) if later else (None, False)


def day_number(word: str) -> int | None:
    number = ordinal_of(word)
    return number if number and 1 <= number <= 31 else None


def day_of_month(words: list[str]) -> int | None:
    """The day that "25", "25th" or "twenty-fifth" names."""
    number = ordinal_of(*(word for word in words if word != "-"))
    return number if number and 1 <= number <= 31 else None


def dated(
    hit: Hit, month: int, day: int, *, first: int, last: int, year: int | None, written: bool
) -> Draft | None:
    """A day and month with the year it was given, or the one it must be."""
    context = hit.context
    if year is None:
        year, written = _borrowed_year(hit)
    if year is None:
        year = context.year_for(month, first, last, day=day)
    elif written:
        context.source = "text"
    if year is None:
        return Draft(first, last, "DATE", "null", confidence=0.3)
    moment = day_of(year, month, day)
    if moment is None:
        return None
    draft = hit.draft(moment, explicit=written)
    draft.first, draft.last = first, last
    return draft
