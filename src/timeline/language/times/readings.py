"""One reading per grammar rule: what a matched stretch of tokens names, or None when it is no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from timeline.language.times import guards, timex
from timeline.language.times.calendar import (
    Moment,
    Unit,
    day_of,
    easter,
    month_of,
    season_of,
    weekday_near,
    year_of,
)
from timeline.language.times.context import Context
from timeline.language.times.grammar import LATER_YEAR
from timeline.language.times.numerals import count_of, ordinal_of
from timeline.language.times.tokens import TOKEN, Tokens
from timeline.language.times.vocabulary import VALUE_OF
from timeline.language.times.words import NAMED_DAYS, WORDS
from timeline.records import ResolvedFrom, TimeSpan, TimexType

_UNITS: Final[dict[str, Unit]] = {
    "D": "D", "W": "W", "WE": "WE", "M": "M", "Q": "Q", "H": "H", "Y": "Y", "E": "E", "C": "C",
}  # fmt: skip
_FORWARD: Final = frozenset(("next", "following", "coming", "subsequent", "ensuing", "upcoming", "succeeding"))
_FOLLOWING: Final = frozenset(("following", "subsequent", "ensuing", "succeeding"))
_BACKWARD: Final = frozenset(("last", "past", "previous", "preceding", "prior"))
_EARLIER: Final = frozenset(("earlier", "before", "previously", "prior", "beforehand"))


@dataclass(slots=True)
class Draft:
    """An expression before it is written: tokens ``first`` to ``last`` (exclusive) and what they name."""

    first: int
    last: int
    type: TimexType
    value: str
    moment: Moment | None = None
    span: TimeSpan | None = None
    source: ResolvedFrom | None = None
    mod: str | None = None
    confidence: float = 1.0


@dataclass(slots=True)
class Hit:
    """A rule's match and the state it is read in."""

    match: re.Match[str]
    tokens: Tokens
    context: Context

    @property
    def first(self) -> int:
        return self.match.start()

    @property
    def last(self) -> int:
        return self.match.end()

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

    def draft(self, moment: Moment | None, *, explicit: bool = False, mod: str | None = None) -> Draft:
        """A DATE for a moment, or an open one when it could not be resolved."""
        context = self.context
        if moment is None or not moment.valid:
            return Draft(self.first, self.last, "DATE", "null", mod=mod, confidence=0.3)
        if mod in ("H1", "H2", "Q1", "Q4", "X9"):
            if moment.unit == "Y" and mod != "X9":
                unit: Unit = "H" if mod[0] == "H" else "Q"
                size = 2 if unit == "H" else 4
                moment = Moment(unit, moment.index * size + int(mod[1]) - 1)
            mod = None
        source: ResolvedFrom = "text" if explicit else context.source
        return Draft(self.first, self.last, "DATE", moment.timex(), moment, moment.span(), source, mod)

    def year(self, group: str = "year") -> tuple[int | None, bool]:
        """The year written beside a date, and whether in figures ("last year" is not)."""
        words = self.words(group)
        for word in words:
            if len(word) == 4 and word.isdigit():
                return int(word), True
        if words:
            moment = relative_unit(self.context, words, "Y")
            return (moment.year, False) if moment else (None, False)
        return None, False


Read = Callable[[Hit], "Draft | list[Draft] | None"]


def relative_unit(context: Context, words: list[str], unit: Unit) -> Moment | None:
    """ "last", "the following", "this", "that same" with a unit."""
    if any(word in ("that", "same", "those", "these") for word in words):
        return context.that(unit)
    if any(word in _FOLLOWING or word in ("previous", "preceding") for word in words):
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


def _borrowed_year(hit: Hit) -> int | None:
    later = LATER_YEAR.match(hit.tokens.classes, hit.last)
    return int(hit.tokens.words[later.start("year")]) if later else None


def _iso(hit: Hit) -> Draft | None:
    word = hit.tokens.words[hit.first]
    numbers = [int(part) for part in re.findall(r"\d+", word)[:3]]
    if hit.tokens.classes[hit.first] == "I":
        moment = day_of(*numbers)
    else:
        if len(re.findall(r"\d+", word)[-1]) == 2:
            numbers[2] += 2000 if numbers[2] < 50 else 1900
        first, second, year = numbers
        month, day = (second, first) if "." in word or first > 12 else (first, second)
        moment = day_of(year, month, day)
    if moment is None:
        return None
    draft = hit.draft(moment, explicit=True)
    if "t" in word and ":" in word:
        draft.type, draft.value = "TIME", draft.value + "T" + word.split("t")[1][:5]
    return draft


def _dated(hit: Hit, month: int, day: int, *, first: int, last: int, year: int | None, written: bool) -> Draft | None:
    """A day and month with the year it was given, or the one it must be."""
    context = hit.context
    if year is None:
        year = _borrowed_year(hit)
        written = year is not None
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


def _day_number(word: str) -> int | None:
    number = ordinal_of(word)
    return number if number and 1 <= number <= 31 else None


def _month_day(hit: Hit) -> Draft | None:
    month = int(hit.value("month"))
    day = _day_number(hit.word("day"))
    if day is None:
        return None
    year, written = hit.year()
    relative = _optional(hit, "rel")
    anchor = hit.context.anchor()
    if year is None and anchor and _steps(relative):
        same = day_of(anchor.year, month, day)
        steps = _steps(relative)
        ahead = same is not None and same.index > anchor.first_day()
        year = anchor.year + (steps if (steps < 0) == ahead else 0)
    draft = _dated(hit, month, day, first=hit.first, last=hit.last, year=year, written=written)
    if draft is None:
        return None
    draft.mod = hit.mod()
    return draft


def _day_list(hit: Hit) -> list[Draft] | None:
    month = int(hit.value("month"))
    year, written = hit.year()
    start, end = hit.match.span("days")
    days = [place for place in range(start, end) if hit.tokens.classes[place] in "do"]
    after = hit.match.start("month") < start
    drafts: list[Draft] = []
    for place in days:
        day = _day_number(hit.tokens.words[place])
        if day is None:
            return None
        first = hit.first if place == days[0] else place
        last = hit.last if place == days[-1] else place + 1
        draft = _dated(hit, month, day, first=first, last=last, year=year, written=written)
        if draft is None:
            return None
        drafts.append(draft)
    del after
    return drafts


def _month(hit: Hit) -> Draft | None:
    context, tokens = hit.context, hit.tokens
    place = hit.match.start("month")
    if not guards.is_month(tokens, place, alone=hit.first == place and hit.match.start("year") < 0):
        return None
    month = int(hit.value("month"))
    year, written = hit.year()
    if year is None and not hit.words("year"):
        year = _borrowed_year(hit)
        written = year is not None
    if year is not None:
        return hit.draft(month_of(year, month), explicit=written, mod=hit.mod())
    moment = context.month(month, hit.first, hit.last)
    relative = hit.words("rel")
    anchor = context.anchor()
    if relative and anchor and anchor.month:
        steps = _steps(relative)
        if any(word in ("that", "same") for word in relative) and context.running:
            moment = month_of(context.running.year, month)
        elif steps:
            year = anchor.year
            if steps < 0 and month >= anchor.month:
                year -= 1
            if steps > 0 and month <= anchor.month:
                year += 1
            moment = month_of(year, month)
        elif "this" in relative:
            moment = month_of(anchor.year, month)
    return hit.draft(moment, mod=hit.mod())


def _optional(hit: Hit, group: str) -> list[str]:
    """The words of a group that not every rule has."""
    return hit.words(group) if group in hit.match.re.groupindex else []


def _steps(words: list[str]) -> int:
    if any(word in _FORWARD for word in words):
        return 1
    return -1 if any(word in _BACKWARD for word in words) else 0


def _weekday_moment(hit: Hit) -> Moment | None:
    context = hit.context
    place = hit.match.start("day")
    weekday = int(VALUE_OF["W", hit.tokens.words[place]])
    relative = hit.words("rel")
    if not relative:
        return context.weekday(weekday, hit.first, hit.last)
    if any(word in _FOLLOWING or word in ("that", "same", "previous", "preceding") for word in relative):
        base = context.day or context.today
        context.source = "context"
    else:
        base = context.today if not context.narrative else context.day or context.today
        context.source = "published" if base == context.today else "context"
    if base is None:
        return None
    steps = _steps(relative)
    if "this" in relative:
        monday = base.index - (base.index - 1) % 7
        return Moment("D", monday + weekday - 1)
    if steps > 0:
        return Moment("D", weekday_near(base.index + 1, weekday, 1))
    return Moment("D", weekday_near(base.index - 1, weekday, -1))


def _weekday(hit: Hit) -> Draft | None:
    place = hit.match.start("day")
    if not guards.is_weekday(hit.tokens, place):
        return None
    return hit.draft(_weekday_moment(hit), mod=hit.mod())


def _deictic_moment(hit: Hit, place: int, end: int) -> Moment | None:
    context = hit.context
    word = " ".join(hit.tokens.words[place:end])
    today = context.today
    if context.narrative and context.day and context.published is None:
        today = context.day
    context.source = "published"
    return today.shifted(int(VALUE_OF["D", word])) if today else None


def _deictic(hit: Hit) -> Draft | None:
    start, end = hit.match.span("word")
    draft = hit.draft(_deictic_moment(hit, start, end), mod=hit.mod())
    if hit.tokens.words[start] == "tonight":
        return _at(draft, "NI")
    return draft


def _at(draft: Draft, part: str) -> Draft:
    """The draft's day at a part of the day or a clock time."""
    draft.type = "TIME"
    if draft.moment is not None and draft.moment.unit == "D":
        draft.value = f"{draft.value}T{part}"
    return draft


def _part_day(hit: Hit) -> Draft | None:
    start = hit.match.start("day")
    if hit.tokens.classes[start] == "W":
        if not guards.is_weekday(hit.tokens, start):
            return None
        moment = _weekday_moment(hit)
    else:
        moment = _deictic_moment(hit, start, start + 1)
    return _at(hit.draft(moment, mod=hit.mod()), hit.value("part"))


def _part_of(hit: Hit) -> Draft | None:
    start, end = hit.match.span("rest")
    classes, words = hit.tokens.classes, hit.tokens.words
    part = next(words[p] for p in range(hit.first, start) if classes[p] == "P")
    months = [p for p in range(start, end) if classes[p] == "M"]
    days = [p for p in range(start, end) if classes[p] in "do"]
    draft: Draft | None
    if months and days:
        day = _day_number(words[days[0]])
        year = next((int(words[p]) for p in range(start, end) if classes[p] == "Y"), None)
        if day is None:
            return None
        month = int(VALUE_OF["M", words[months[0]]])
        draft = _dated(hit, month, day, first=hit.first, last=hit.last, year=year, written=year is not None)
    elif classes[end - 1] == "W":
        draft = hit.draft(hit.context.weekday(int(VALUE_OF["W", words[end - 1]]), hit.first, hit.last))
    elif words[end - 1] == "day":
        draft = hit.draft(relative_unit(hit.context, words[start:end], "D"))
    else:
        return None
    return _at(draft, str(VALUE_OF["P", part])) if draft else None


def _this_part(hit: Hit) -> Draft | None:
    relative = hit.words("rel")
    context = hit.context
    if any(word in ("that", "same", "following", "previous") for word in relative):
        base, context.source = context.day or context.today, "context"
        steps = _steps(relative)
    elif context.narrative or "next" in relative:
        base, context.source = context.day or context.today, "context"
        steps = _steps(relative)
    else:
        base, context.source = context.today, "published"
        steps = _steps(relative)
    moment = base.shifted(steps) if base else None
    return _at(hit.draft(moment, mod=hit.mod()), hit.value("part"))


def _part(hit: Hit) -> Draft | None:
    word = hit.tokens.words[hit.last - 1]
    if word in ("morning", "evening", "afternoon") and hit.tokens.words[hit.first] != "the":
        return None
    if word not in ("overnight", "midnight", "noon", "midday", "dawn", "dusk", "nightfall", "night", "morning", "evening",
                    "afternoon", "daybreak"):  # fmt: skip
        return None
    if word == "night" and hit.previous() == "at" and hit.last - hit.first == 1:
        return Draft(hit.first, hit.last, "TIME", "XXXX-XX-XXTNI")
    if word == "night" and hit.previous() not in ("by", "during", "through"):
        return None
    if hit.following() == "of" or word != "overnight" and hit.previous() not in (
        "at", "by", "before", "until", "after", "around", "from", "since", "during", "in", "through", "about"
    ):  # fmt: skip
        return None
    if hit.following() in ("school", "club", "clubs", "vision", "shift"):
        return None
    context = hit.context
    base = (context.day or context.today) if context.narrative else (context.today or context.day)
    context.source = "context" if base == context.day else "published"
    return _at(hit.draft(base), hit.value("part")) if base else None


def _clock_value(hit: Hit, start: int, end: int) -> str | None:
    words, classes = hit.tokens.words, hit.tokens.classes
    half: int | None = None
    zone = ""
    for place in range(start, end):
        if classes[place] == "m":
            half = int(VALUE_OF["m", words[place]])
        if classes[place] == "z":
            zone = str(WORDS["zone"].get(words[place], ""))
    word = words[start]
    minute: int | None
    if classes[start] == "P":
        return str(VALUE_OF["P", word])
    if ":" in word:
        parts = word.split(":")
        hour, minute = int(parts[0]), int(parts[1])
    elif classes[start] in "Yn":
        if not re.fullmatch(r"[0-2]\d[0-5]\d", word):
            return None
        hour, minute = int(word[:2]), int(word[2:])
    else:
        hour, minute = int(count_of([word]) or 0), 0
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    value = timex.clock(hour, minute)
    return value[1:] + zone if value else None


def _clock(hit: Hit) -> Draft | None:
    if hit.last - hit.first == 1 and not guards.is_clock(hit.tokens, hit.first):
        return None
    if hit.tokens.classes[hit.first] in "nY" and not guards.is_military_clock(hit.tokens, hit.first):
        return None
    value = _clock_value(hit, hit.first, hit.last)
    if value is None:
        return None
    context = hit.context
    base = (context.day or context.today) if context.narrative else (context.day_said or context.today)
    context.source = "context" if context.day else "published"
    return _at(hit.draft(base), value)


def _clock_on(hit: Hit) -> Draft | None:
    start, end = hit.match.span("clock")
    value = _clock_value(hit, start, end)
    first, last = hit.match.span("on")
    if value is None:
        return None
    classes = hit.tokens.classes
    if first < 0:
        year, written = hit.year()
        month, day = int(hit.value("month")), _day_number(hit.word("dom"))
        draft = day and _dated(hit, month, day, first=hit.first, last=hit.last, year=year, written=written)
        return _at(draft, value) if draft else None
    if classes[last - 1] == "W":
        moment = hit.context.weekday(int(VALUE_OF["W", hit.tokens.words[last - 1]]), hit.first, hit.last)
    else:
        moment = _deictic_moment(hit, first, last)
    return _at(hit.draft(moment), value)


def _weekday_set(hit: Hit) -> Draft | None:
    letter, word = hit.tokens.classes[hit.last - 1], hit.tokens.words[hit.last - 1]
    value = VALUE_OF[letter, word]
    if letter == "W":
        return Draft(hit.first, hit.last, "SET", f"XXXX-WXX-{value}")
    if letter == "M":
        return Draft(hit.first, hit.last, "SET", f"XXXX-{value:02}")
    if letter == "S":
        return Draft(hit.first, hit.last, "SET", f"XXXX-{value}")
    return Draft(hit.first, hit.last, "SET", f"XXXX-XX-XXT{value}")


def _bc(hit: Hit) -> Draft | list[Draft] | None:
    words, classes = hit.tokens.words, hit.tokens.classes
    last = hit.match.start("last")
    first = hit.match.start("first")
    if classes[last] in "oO":
        return hit.draft(Moment("C", 1 - (ordinal_of(words[last]) or 1)), explicit=True) if words[last] not in ("first", "1st") else None
    if not words[last].isdigit() or len(words[last]) > 4:
        return None
    draft = hit.draft(year_of(-int(words[last])), explicit=True)
    if first < 0:
        return draft
    draft.first = last
    if not words[first].isdigit() or len(words[first]) > 4:
        return draft
    earlier = hit.draft(year_of(-int(words[first])), explicit=True)
    earlier.first, earlier.last = first, first + 1
    return [earlier, draft]


def _month_bc(hit: Hit) -> Draft | None:
    word = hit.word("year")
    if not word.isdigit() or len(word) > 4:
        return None
    year, name = -int(word), hit.value("unit")
    moment = month_of(year, int(name)) if name.isdigit() else season_of(year, name)
    return hit.draft(moment, explicit=True, mod=hit.mod())


def _decade_bc(hit: Hit) -> Draft | None:
    digits = re.sub(r"\D", "", hit.word("decade"))
    return hit.draft(Moment("E", -(int(digits) // 10)), explicit=True, mod=hit.mod()) if len(digits) > 2 else None


def _year_quarter(hit: Hit) -> Draft | None:
    """ "the 1988 quarter", "the 1988 period": where a quarter is the matter, the same one of that year."""
    quarter = hit.context.quarter
    year = int(hit.word("year"))
    noun = hit.word("noun")
    if not guards.is_year(hit.tokens, hit.match.start("year")) or noun not in ("quarter", "period"):
        return None
    if quarter is None:
        draft = hit.draft(year_of(year), explicit=True)
        draft.last -= noun == "quarter"
        return draft
    return hit.draft(Moment("Q", year * 4 + quarter.index % 4))


def _quarter(hit: Hit) -> Draft | None:
    context = hit.context
    if hit.match.start("q") >= 0:
        word = hit.word("q")
        if hit.match.start("qyear") < 0 and hit.previous() not in ("in", "of", "the", "for"):
            return None
        letter, place = word[0].upper(), int(word[1])
        year, written = hit.year("qyear")
        if letter == "H" and place > 2:
            return None
    else:
        unit, clock = hit.unit()
        place_ = ordinal_of(hit.word("nth"))
        if clock or place_ is None:
            return None
        if unit == "C":
            return _century(hit, place_)
        if unit not in ("Q", "H") or not 1 <= place_ <= 4:
            return None
        letter, place = unit, place_
        year, written = hit.year()
    if year is None:
        anchor = context.unit("Q" if letter == "Q" else "H")
        if anchor is None:
            return hit.draft(None)
        year = anchor.year
        size = 4 if letter == "Q" else 2
        moment = Moment("Q" if letter == "Q" else "H", year * size + place - 1)
        if moment.index > anchor.index and context.direction(hit.first, hit.last) <= 0:
            moment = moment.shifted(-size)
        return hit.draft(moment, mod=hit.mod())
    moment = Moment("Q", year * 4 + place - 1) if letter == "Q" else Moment("H", year * 2 + place - 1)
    return hit.draft(moment, explicit=written, mod=hit.mod())


def _century(hit: Hit, place: int) -> Draft | None:
    if not 1 <= place <= 30:
        return None
    return hit.draft(Moment("C", place - 1), explicit=True, mod=hit.mod())


def _quarter_after(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    place = ordinal_of(hit.word("nth"))
    year, written = hit.year()
    if unit != "Q" or place is None or year is None or place > 4:
        return None
    return hit.draft(Moment("Q", year * 4 + place - 1), explicit=written)


def _season(hit: Hit) -> Draft | None:
    context = hit.context
    season = hit.value("season")
    year, written = hit.year()
    if not guards.is_season(hit.tokens, hit.match.start("season"), hit.first, dated=year is not None):
        return None
    if year is None:
        year = _borrowed_year(hit)
        written = year is not None
    if year is not None:
        return hit.draft(season_of(year, season), explicit=written, mod=hit.mod())
    moment = context.season(season, hit.first, hit.last)
    relative = hit.words("rel")
    if relative and relative[-1] == "this" and context.today and not context.narrative:
        moment = season_of(context.today.year, season)
    elif moment and relative:
        anchor = context.reference() if "that" in relative or "following" in relative else context.anchor()
        if anchor is not None:
            if any(word in ("that", "same") for word in relative):
                moment = season_of(anchor.year, season)
            elif _steps(relative):
                current = anchor.first_day()
                years = range(anchor.year - 2, anchor.year + 3)
                starts = [season_of(y, season) for y in years if season_of(y, season).valid]
                if _steps(relative) < 0:
                    past = [s for s in starts if s.first_day() + 88 < current]
                    moment = past[-1] if past else moment
                else:
                    ahead = [s for s in starts if s.first_day() > current]
                    moment = ahead[0] if ahead else moment
    return hit.draft(moment, mod=hit.mod())


def _decade(hit: Hit) -> Draft | None:
    word = hit.word("decade")
    digits = re.sub(r"\D", "", word)
    if len(digits) == 3:
        return None
    if len(digits) == 4:
        return hit.draft(Moment("E", int(digits) // 10), explicit=True, mod=hit.mod())
    low = int(digits) if digits else int(VALUE_OF["E", word])
    if not digits and hit.previous() in ("his", "her", "their", "its", "in") and hit.first == hit.match.start("decade"):
        return None
    reference = hit.context.reference()
    base = reference.year if reference else 2000
    year = base // 100 * 100 + low
    if year > base:
        year -= 100
    return hit.draft(Moment("E", year // 10), mod=hit.mod())


def _moved(base: Moment | None, unit: str, count: float | None, way: int) -> Moment | None:
    """``base`` moved by a count of units, as precise as the unit."""
    if base is None or count is None:
        return None
    if unit == "F":
        unit, count = "W", count * 2
    if unit == "E":
        unit, count, wide = "Y", count * 10, "E"
    elif unit == "C":
        unit, count, wide = "Y", count * 100, "C"
    else:
        wide = unit
    if unit not in _UNITS:
        return None
    if unit == "Y" and count != int(count):
        unit, count = "M", count * 12
    held = base.widened(_UNITS[unit])
    if held is None or abs(count) > 100_000:
        return None
    moved = held.shifted(way * round(count))
    if not moved.valid:
        return None
    del wide
    return moved


def _ago(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = count_of(hit.words("num"))
    context = hit.context
    if count is None:
        return Draft(hit.first, hit.last, "DATE", "PAST_REF")
    if clock:
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=True))
    base = context.anchor() if context.published is None else context.today
    if base is None:
        return hit.draft(None)
    if count == 1 and (moved := _year_before_quarter(hit, unit)):
        return hit.draft(moved)
    return hit.draft(_moved(base, unit, count, -1))


def _way(words: list[str]) -> int:
    return -1 if any(word in _EARLIER for word in words) else 1


def _shift(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = count_of(hit.words("num"))
    way = _way(hit.words("way"))
    if clock or count is None:
        if clock:
            return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=True))
        return Draft(hit.first, hit.last, "DATE", "FUTURE_REF" if way > 0 else "PAST_REF", confidence=0.4)
    context = hit.context
    if count == 1 and way < 0 and (moved := _year_before_quarter(hit, unit)):
        return hit.draft(moved)
    base = context.reference()
    if unit in ("D", "W") and base is not None and base.unit != "D":
        base = context.day if context.day and context.narrative else base
    moved = _moved(base, unit, count, way)
    if moved is None and base is not None:
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count))
    return hit.draft(moved)


def _unit_shift(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    if clock or unit not in _UNITS:
        return None
    if hit.tokens.words[hit.match.start("unit")].endswith("s"):
        return Draft(hit.first, hit.last - 1, "DURATION", timex.duration(unit, None))
    base = hit.context.that(_UNITS[unit])
    return hit.draft(base.shifted(_way(hit.words("way"))) if base else None)


def _year_ago(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    start, end = hit.match.span("way")
    if hit.tokens.words[start] not in ("ago", "earlier") or unit not in _UNITS:
        return None
    anchor = hit.context.anchor()
    if anchor is None:
        return hit.draft(None)
    moved = _year_before_quarter(hit, unit) or _moved(anchor, unit, 1, -1)
    if hit.match.start("noun") >= 0 and unit == "Y":
        noun = hit.unit("noun")[0] if hit.word("noun") not in ("period", "time") else ""
        if noun in ("Q", "M") and anchor.widened(_UNITS[noun]):
            held = hit.context.quarter if noun == "Q" and hit.context.quarter else anchor.widened(_UNITS[noun])
            moved = held.shifted(-4 if noun == "Q" else -12) if held else moved
    draft = hit.draft(moved)
    if hit.tokens.words[hit.first] == "a":
        draft.first += 1
    return draft


def _year_before_quarter(hit: Hit, unit: str) -> Moment | None:
    """ "a year earlier" where a quarter is the matter: the same quarter of the year before."""
    quarter = hit.context.quarter
    return quarter.shifted(-4) if unit == "Y" and quarter and not hit.context.narrative else None


def _duration(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    words = hit.words("num")
    if not guards.is_duration(hit.tokens, hit.first, hit.last):
        return None
    count = count_of(words)
    if hit.match.start("half") >= 0:
        count = (count or 0) + 0.5
    singular = len(words) == 1 and words[0] in ("a", "an")
    if singular and not clock and guards.is_rate(hit.tokens, hit.first):
        return None
    if singular and unit == "Q" or count == 1 and words[:1] == ["one"] and unit == "D" and hit.previous() not in (
        "for", "in", "within", "after", "than", "lasted"
    ):
        return None
    if hit.tokens.classes[hit.match.start("num")] == "Y" and "1700" < words[0] < "2100":
        return None
    if unit == "Q" and (hit.following() == "of" or "-" in hit.tokens.words[hit.first : hit.last]):
        return None
    first, last = hit.first, hit.last
    approx = hit.words("approx")
    mod = WORDS["about"].get(" ".join(approx)) if approx else None
    if hit.tokens.words[last : last + 2] == ["-", "long"]:
        last += 2
    return Draft(first, last, "DURATION", timex.duration(unit, count, clock=clock), mod=mod)


def _span_count(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    count = count_of(hit.words("num"))
    return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, count, clock=clock))


def _relative(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    place = hit.match.start("unit")
    plural = hit.tokens.words[place].endswith("s") or hit.tokens.words[place] in ("centuries", "millennia")
    words = hit.words("rel")
    if words[-1] == "latest" and unit == "Q" and hit.context.quarter:
        return hit.draft(hit.context.quarter)
    if clock or plural or unit not in _UNITS:
        if not plural and clock:
            return None
        if any(word in ("this", "that", "same") for word in words):
            return None
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None, clock=clock))
    if unit == "E" and words[-1] in ("past", "last", "next", "coming"):
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, 1))
    moment = relative_unit(hit.context, words, _UNITS[unit])
    if unit == "WE" and words[-1] == "last" and moment and hit.context.today:
        moment = _weekend_past(hit.context, moment.shifted(1))
    return hit.draft(moment, mod=hit.mod())


def _set(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    words = hit.words("num")
    count = count_of(words) if words else 1.0
    if words and words[0] in WORDS["ordinal"]:
        count = float(WORDS["ordinal"][words[0]])
    if hit.tokens.words[hit.first] == "per" and clock:
        return None
    return Draft(hit.first, hit.last, "SET", timex.duration(unit, count, clock=clock))


def _frequency(hit: Hit) -> Draft | None:
    if not guards.is_frequency(hit.tokens, hit.first):
        return None
    return Draft(hit.first, hit.last, "SET", str(VALUE_OF["V", hit.tokens.words[hit.first]]))


def _fiscal(hit: Hit) -> Draft | None:
    return hit.draft(year_of(int(hit.word("year"))), explicit=True, mod=hit.mod())


def _year_end(hit: Hit) -> Draft | None:
    if hit.tokens.words[hit.first] != "year" or hit.tokens.words[hit.last - 1] != "end":
        return None
    return hit.draft(hit.context.unit("Y"), mod="END")


def _the_past(hit: Hit) -> Draft | None:
    if hit.tokens.words[hit.last - 1] != "past" or hit.previous() not in ("in", "of", "with", "from"):
        return None
    return Draft(hit.first, hit.last, "DATE", "PAST_REF")


def _period(hit: Hit) -> Draft | None:
    """ "during this period", "by that time": a time told before, which one stays open."""
    if hit.previous() not in ("during", "in", "by", "throughout", "since", "until", "at", "of", "for"):
        return None
    if hit.tokens.words[hit.first] == "the" or hit.tokens.words[hit.last - 1] == "time" and hit.previous() == "for":
        return None
    return Draft(hit.first, hit.last, "DATE", "null", confidence=0.3)


def _year_pair(hit: Hit) -> list[Draft] | Draft | None:
    tokens = hit.tokens
    place = hit.first
    glued = tokens.ends[place] == tokens.starts[place + 1] and tokens.ends[place + 1] == tokens.starts[place + 2]
    first, last = int(tokens.words[place]), tokens.words[place + 2]
    if not guards.is_year(tokens, place):
        return None
    if not glued or len(last) != 2 or not last.isdigit() or int(last) <= first % 100:
        draft = hit.draft(year_of(first), explicit=True)
        draft.last = place + 1
        return draft
    one, two = hit.draft(year_of(first), explicit=True), hit.draft(year_of(first // 100 * 100 + int(last)), explicit=True)
    one.last, two.first = place + 1, place + 2
    return [one, two]


def _year(hit: Hit) -> Draft | None:
    place = hit.match.start("year")
    if not guards.is_year(hit.tokens, place):
        return None
    draft = hit.draft(year_of(int(hit.word("year"))), explicit=True, mod=hit.mod())
    if hit.first < place and hit.match.start("mod") < 0 and hit.tokens.words[place - 1] != "year":
        draft.first = place
    return draft


def _anno(hit: Hit) -> Draft | None:
    if hit.previous() == "" or hit.tokens.words[hit.first] == "ce":
        return None
    return hit.draft(year_of(int(hit.word("year"))), explicit=True)


def named_day(name: str, kind: str, year: int) -> Moment | None:
    """The day a name such as "Good Friday" falls on in a year."""
    match kind:
        case "fixed":
            month, day = NAMED_DAYS[kind][name]
            return day_of(year, month, day)
        case "weekday_of_month":
            month, weekday, nth = NAMED_DAYS[kind][name]
            if nth > 0:
                first = date(year, month, 1).toordinal()
                return Moment("D", weekday_near(first, weekday, 1) + 7 * (nth - 1))
            after = date(year, month + 1, 1).toordinal()
            return Moment("D", weekday_near(after - 1, weekday, -1))
        case "easter":
            return Moment("D", easter(year).toordinal() + NAMED_DAYS[kind][name])
    return None


_NAMES: Final = {
    " ".join(m.group().lower() for m in TOKEN.finditer(name)): (name, kind)
    for kind, names in NAMED_DAYS.items()
    if kind != "ramadan"
    for name in names
}


def _named(hit: Hit) -> Draft | None:
    name, kind = _NAMES.get(hit.word("name"), ("ramadan", "ramadan"))
    if not guards.is_named(hit.tokens, hit.match.start("name")):
        return None
    if kind == "dated":
        return hit.draft(Moment("D", date.fromisoformat(NAMED_DAYS[kind][name]).toordinal()), explicit=True)
    year, written = hit.year()
    context = hit.context
    if year is None:
        probe = named_day(name, kind, 2001) if kind != "ramadan" else None
        month = (probe.month if probe else None) or 6
        year = context.year_for(month, hit.first, hit.last, day=probe and date.fromordinal(probe.index).day or 15)
        if year is not None and hit.words("rel"):
            steps, today = _steps(hit.words("rel")), context.anchor()
            candidate = named_day(name, kind, year)
            if today and candidate and steps and (candidate.index - today.first_day()) * steps < 0:
                year += steps
    if year is None or not 1 <= year <= 9998:
        return hit.draft(None)
    if kind == "ramadan":
        days = NAMED_DAYS["ramadan"].get(str(year))
        if days is None:
            return hit.draft(None)
        from timeline.edtf import days_span

        span = days_span(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
        return Draft(hit.first, hit.last, "DATE", span.edtf, None, span, "text" if written else context.source)
    return hit.draft(named_day(name, kind, year), explicit=written)


def _of_unit(hit: Hit) -> Draft | None:
    """ "the end of the month", "later in the week"."""
    unit, _ = hit.unit()
    place = hit.match.start("unit")
    if unit not in _UNITS or hit.tokens.words[place - 1] != "the" or hit.following() == "of":
        return None
    context = hit.context
    moment = context.that(_UNITS[unit]) if context.narrative else context.unit(_UNITS[unit])
    return hit.draft(moment, mod=hit.mod())


def _the_unit(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    word = hit.tokens.words[hit.last - 1]
    if hit.following() in ("ended", "ending") and unit in ("Y", "W", "M"):
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, 1))
    if unit not in _UNITS or unit in ("E", "C") or hit.following() in ("of", "when", "that", "-", "'s") or word.endswith("s"):
        return None
    context = hit.context
    moment = context.that(_UNITS[unit]) if context.narrative else context.unit(_UNITS[unit])
    if unit == "Q":
        moment = context.quarter or (moment.shifted(-1) if moment else None)
    if unit == "WE" and moment and not context.narrative and context.direction(hit.first, hit.last) <= 0:
        moment = _weekend_past(context, moment)
    if moment is None:
        return None
    return hit.draft(moment)


def _weekend_past(context: Context, weekend: Moment) -> Moment:
    """The weekend just over, or the one the text is written in."""
    today = context.today
    return weekend.shifted(-1) if today and weekend.first_day() > today.index else weekend


def _recent(hit: Hit) -> Draft | None:
    unit, clock = hit.unit()
    word = hit.tokens.words[hit.last - 1]
    if hit.word("ref") == "current" and not word.endswith("s") and unit in _UNITS:
        return hit.draft(hit.context.unit(_UNITS[unit]))
    if hit.word("ref") == "recent":
        return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None, clock=clock))
    return None


def _units(hit: Hit) -> Draft | None:
    unit, _ = hit.unit()
    if not guards.is_bare_plural(hit.tokens, hit.first):
        return None
    return Draft(hit.first, hit.last, "DURATION", timex.duration(unit, None), confidence=0.5)


def _reference(hit: Hit) -> Draft | None:
    if not guards.is_reference(hit.tokens, hit.first, hit.last, history=hit.context.narrative):
        return None
    return Draft(hit.first, hit.last, "DATE", hit.value("word"))


READ: Final[dict[str, Read]] = {
    "iso": _iso, "clock_on": _clock_on, "part_of": _part_of, "clock": _clock, "day_list_after": _day_list,
    "day_list_before": _day_list, "month_day": _month_day, "day_month": _month_day, "month": _month,
    "part_day": _part_day, "deictic": _deictic, "weekday_set": _weekday_set, "weekday": _weekday,
    "this_part": _this_part, "bc": _bc, "quarter": _quarter, "quarter_after": _quarter_after, "season": _season,
    "decade": _decade, "ago": _ago, "shift": _shift, "unit_shift": _unit_shift, "year_ago": _year_ago,
    "span_count": _span_count, "duration": _duration, "relative": _relative, "set": _set, "frequency": _frequency,
    "fiscal": _fiscal, "year_end": _year_end, "month_bc": _month_bc, "decade_bc": _decade_bc,
    "year_quarter": _year_quarter, "the_past": _the_past, "period": _period, "year_pair": _year_pair, "year": _year, "anno": _anno,
    "named": _named, "of_unit": _of_unit, "recent": _recent, "the_unit": _the_unit, "units": _units,
    "reference": _reference, "part": _part,
}  # fmt: skip
"""Rule of the grammar to its reading."""


def readings(hit: Hit, rule: str) -> Iterator[Draft]:
    """What a match says, in order."""
    result = READ[rule](hit)
    if isinstance(result, Draft):
        yield result
    elif result:
        yield from result
