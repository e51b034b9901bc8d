"""What an expression is resolved against: publication day, running date of the story, tense nearby."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from timeline.language.times.calendar import Moment, Unit, month_of, season_of, weekday_near
from timeline.language.times.reporting import Reporting
from timeline.language.times.tense import direction, is_timetable, to_be_done_by
from timeline.language.times.tokens import Tokens
from timeline.records import ResolvedFrom

_UNTIL_REACH: Final = 9
"""How many tokens back "until" may stand before the date it leads to."""
_REMEMBERED: Final = 8
"""How many moments back "the next day" may look for its day."""


_FROM_TODAY: Final = re.compile(r"(?<!t)[lxH]U")
""" "Last week", "this year": without "the", which goes on from the story, these count from today."""


@dataclass(slots=True)
class Context:
    """Running state while a text is read from its beginning.

    Attributes:
        narrative: The text is a history: partial dates count from the running date, not from ``published``.
        running: The moment the story has come to; a year mentioned in passing does not move it.
        last: The last moment mentioned, whatever its place in the story.
        told_before: The last few moments mentioned, in order.
        reporting: The quarter or year that figures are told of.
        explicit_year: The year last written out, the token it stood at.
        ended: Where the last moment's words ended.
    """

    tokens: Tokens
    published: date | None
    narrative: bool
    running: Moment | None = None
    last: Moment | None = None
    told_before: list[Moment] = field(default_factory=list)
    day: Moment | None = None
    reporting: Reporting = field(default_factory=Reporting)
    explicit_year: tuple[int, int] | None = None
    source: ResolvedFrom = field(default="text")
    ended: int = 0

    @property
    def today(self) -> Moment | None:
        """The publication day."""
        return Moment("D", self.published.toordinal()) if self.published else None

    def anchor(self) -> Moment | None:
        """What "last week" and "yesterday" count from."""
        if self.published:
            self.source = "published"
            return self.today
        if self.narrative and self.running:
            self.source = "context"
            return self.running
        return None

    def reference(self, unit: Unit) -> Moment | None:
        """What "the following year" and "three days later" count from: the ``unit`` the story has come to.

        A year or month mentioned in passing is too coarse for "the next day": the last finer moment serves,
        unless the story has moved on past it. Publication serves only where no date was told before.
        """
        if not self.told_before:
            anchor = self.anchor()
            return anchor.widened(unit) if anchor else None
        self.source = "context"
        latest = self.told_before[-1]
        for moment in reversed(self.told_before):
            held = moment.widened(unit)
            if held is not None:
                passing = latest.unit == "Y" and latest.first_day() <= moment.first_day()
                return held if moment is latest or passing or _holds(latest, moment) else None
        return None

    @property
    def told_past(self) -> bool:
        """Whether the moment last told of lies before the publication day."""
        return bool(
            self.last and self.today and self.last.valid and self.last.first_day() < self.today.first_day()
        )

    @property
    def tells_of_today(self) -> bool:
        """Whether the moment last told of holds the publication day."""
        return bool(self.last and self.today and _holds(self.last, self.today))

    def told(self, moment: Moment, place: int, end: int, *, explicit: bool) -> None:
        """Remembers a moment as the one the text now speaks of."""
        if moment.unit in ("L", "C", "E") or self._since_before(moment, place):
            return
        self.last = moment
        self.told_before.append(moment)
        del self.told_before[:-_REMEMBERED]
        self.reporting.told(moment, self.today, explicit=explicit)
        if explicit or self.source == "context":
            self.explicit_year = (moment.year, place)
        bare = moment.unit in ("M", "S") and not explicit
        if self.narrative and (self.source == "published" or bare or self._in_passing(moment, place, end)):
            return  # a month without a year follows the story, it does not lead it
        if moment.unit == "Y" and self.running and not self._moves_on(moment, place):
            return
        self.running = moment
        if moment.unit == "D":
            self.day = moment

    def _since_before(self, moment: Moment, place: int) -> bool:
        """ "which had been theirs since 1913": how long it had been so, no step of the story."""
        if not self.narrative or self.last is None or moment.year >= self.last.year:
            return False
        return self.tokens.words[place - 1 : place] == ["since"]

    def _in_passing(self, moment: Moment, place: int, end: int) -> bool:
        """ "above the May 2007 high", "until the fall of the city in 1945": the story is elsewhere."""
        tokens = self.tokens
        if self.running is None:
            return False
        if tokens.words[place - 1] == "the" and tokens.classes[end : end + 1] == "X" and moment.unit == "M":
            return tokens.words[end].isalpha()
        if moment.first_day() <= self.running.first_day():
            return False
        for before in range(place - 1, max(place - _UNTIL_REACH, -1), -1):
            if self.tokens.classes[before] in ",.¶":
                return False
            if self.tokens.words[before] in ("until", "till"):
                return True
        return False

    def _moves_on(self, year: Moment, place: int) -> bool:
        """Whether a bare year is where the story goes next, not one it mentions in passing."""
        if self.running is None or self.opens_sentence(place):
            return True
        if year.number == self.running.year:
            return False
        ahead = year.number - self.running.year
        return (
            0 < ahead
            and (ahead <= 3 or self.closes_sentence(place))
            and self.tokens.words[place - 1] in ("in", "during")
            and self.direction(place, place + 1) < 0
        )

    def opens_sentence(self, place: int) -> bool:
        """Within the first words of a sentence or paragraph."""
        return place < 3 or any(letter in ".¶" for letter in self.tokens.classes[place - 3 : place])

    def apposed(self, place: int) -> bool:
        """Right after a comma that follows a date."""
        return self.tokens.classes[place - 1 : place] == "," and self.ended == place - 1 > 0

    def closes_sentence(self, place: int) -> bool:
        """The last word of a sentence: "They learned it in 2014." says when the next one is, too."""
        return self.tokens.classes[place + 1 : place + 2] == "."

    def direction(self, first: int, last: int) -> int:
        """-1 where the clause speaks of the past, 1 of the future, 0 when nothing tells."""
        return direction(self.tokens, first, last)

    def year_for(self, month: int, first: int, last: int, *, day: int | None = None) -> int | None:
        """The year of a month written without one."""
        words = self.tokens.words
        until = words[max(first - 1, 0) : first] in (["until"], ["till"], ["through"])
        if self.narrative or self.published is None:
            return self._narrative_year(month, until=until)
        direction = self.direction(first, last)
        if to_be_done_by(self.tokens, first):
            direction = 1
        as_of = words[max(first - 2, 0) : first] == ["as", "of"]
        if direction <= 0 and not as_of:
            year = self._year_told(self.published, month, day, first, past=direction < 0, until=until)
            if year is not None:
                self.source = "context"
                return year
        self.source = "published"
        if direction < 0 and until:
            direction = 0  # how far a thing reaches tells nothing of when it was agreed
        return self._news_year(self.published, month, day, direction)

    def _year_told(
        self, published: date, month: int, day: int | None, here: int, *, past: bool, until: bool
    ) -> int | None:
        """The year that a month takes from a past date told before; None: count from publication.

        The same sentence always lends its year; an earlier one only where the tense is ``past``.
        """
        if self.explicit_year is None:
            return None
        year, place = self.explicit_year
        if year >= published.year or here - place > 120:
            return None
        between = self.tokens.classes[place:here]
        if "¶" in between:
            return None
        running = self.running if self.running and self.running.month else None
        if "." not in between:
            return self._narrative_year(month, until=until) if running and running.year == year else year
        if not past:
            return None
        ahead = month == published.month and day is not None and day > published.day
        if (published.month - 1 <= month <= published.month and not ahead) or between.count(".") > 3:
            return None  # of late: the month told needs no year
        if day and running and running.unit != "D" and self.day and running.first_day() < self.day.number:
            running = self.day  # a month of an earlier year was told in passing
        if running is None or running.month is None:
            return year if self.opens_sentence(place) or self.closes_sentence(place) else None
        if month < running.month or running.year >= published.year:
            return None
        return running.year if between.count(".") == 1 or self.opens_sentence(place) else None

    def _narrative_year(self, month: int, *, until: bool) -> int | None:
        """The year of a month of the story; ``until`` leads on to the next such month."""
        running = self.running
        if running is None:
            if self.published:
                self.source = "published"
                return self._news_year(self.published, month, None, -1)
            return None
        self.source = "context"
        if running.month is None:
            return running.year
        ahead = month - running.month
        if ahead <= (-1 if until else -8):
            return running.year + 1
        return running.year

    @staticmethod
    def _news_year(published: date, month: int, day: int | None, direction: int) -> int:
        """The nearest such day or month, leaning the way the tense points."""
        if day is None:
            distance = (month - published.month) * 30.4
        else:
            distance = (month - published.month) * 30.4 + day - published.day

        def cost(year: int) -> float:
            days = distance + (year - published.year) * 365
            if direction < 0:
                return -days if days <= 3 else 4 * days + 30
            if direction > 0:
                return days if days >= -3 else -4 * days + 30
            return -days if days <= 0 else 3 * days

        return min((published.year - 1, published.year, published.year + 1), key=cost)

    def weekday(self, weekday: int, first: int, last: int) -> Moment | None:
        """The day a bare weekday names."""
        base = self.day if self.narrative and self.day else self.today
        if base is None:
            base = self.day
        if base is None:
            return None
        self.source = "published" if base == self.today else "context"
        if self.narrative and base == self.day:
            return Moment("D", weekday_near(base.number, weekday, 1))
        ahead = self._weekday_ahead(first, last)
        return Moment("D", weekday_near(base.number, weekday, 1 if ahead else -1))

    def _weekday_ahead(self, first: int, last: int) -> bool:
        words = self.tokens.words
        if words[last : last + 1] in (["'s"], ["’s"]):
            return False
        if words[max(first - 3, 0) : first] in (["as", "early", "as"], ["as", "soon", "as"]):
            return True
        if words[first - 1 : first] == ["until"] and not self.opens_sentence(first - 1):
            return True
        return is_timetable(self.tokens, first) or self.direction(first, last) > 0

    def season(self, season: str, first: int, last: int) -> Moment | None:
        """The season a bare "spring" names."""
        month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[season]
        year = self.year_for(month, first, last)
        return None if year is None else season_of(year, season)

    def unit(self, unit: Unit) -> Moment | None:
        """The unit that holds the anchor: "this week"."""
        anchor = self.anchor()
        return anchor.widened(unit) if anchor else None

    def month(self, month: int, first: int, last: int) -> Moment | None:
        """The month a bare "March" names."""
        year = self.year_for(month, first, last)
        return None if year is None else month_of(year, month)

    def that(self, unit: Unit) -> Moment | None:
        """The unit that holds the moment last told of: "that year"."""
        return self.reference(unit)


def _holds(wide: Moment, fine: Moment) -> bool:
    """Whether the finer moment lies in the wider one."""
    return fine.widened(wide.unit) == wide


def is_narrative(tokens: Tokens, published: date | None) -> bool:
    """Whether a text reads as a history: many years written out, and few words that count from today."""
    if published is None:
        return True
    old = 0
    classes = tokens.classes
    for place, letter in enumerate(classes):
        if letter == "Y" and not published.year - 1 <= int(tokens.words[place]) <= published.year + 10:
            old += 1
    old += classes.count("B")
    near = classes.count("W") + 2 * classes.count("D") + len(_FROM_TODAY.findall(classes))
    return old >= 3 and old > 4 * near and old * 500 > len(classes)
