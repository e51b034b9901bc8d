"""Days that have a name: holidays, Easter and the days that hang on it, feasts of other calendars, 9/11."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from timeline.edtf import days_span
from timeline.language.times import guards
from timeline.language.times.calendar import MAX_DAY, Moment, day_of, weekday_near
from timeline.language.times.feasts import easter, hanukkah, orthodox_easter, rosh_hashanah, tabled
from timeline.language.times.hits import Draft, Hit, steps_of
from timeline.language.times.tokens import TOKEN
from timeline.language.times.words import NAMED_DAYS
from timeline.records import ResolvedFrom

Days = tuple[int, int]
"""First and last day, as ordinals."""


def named_days(name: str, kind: str, year: int) -> list[Days]:
    """The days a name such as "Good Friday" or "Ramadan" stands for in a year; seldom twice, or not known."""
    if not 1 <= year <= 9998:
        return []
    match kind:
        case "tabled":
            stretches = tabled(NAMED_DAYS[kind][name], year)
            return [(first.toordinal(), last.toordinal()) for first, last in stretches]
        case "after_ramadan":
            after = NAMED_DAYS[kind][name]
            return [(last.toordinal() + after,) * 2 for _, last in tabled("ramadan", year)]
        case "hebrew":
            offset, length = NAMED_DAYS[kind][name]
            first = rosh_hashanah(year).toordinal() + offset
            return [(first, first + length - 1)] if first > 0 else []
        case "hanukkah":
            first = hanukkah(year).toordinal()
            return [(first, first + NAMED_DAYS[kind][name] - 1)]
    day = _one_day(name, kind, year)
    return [(day, day)] if day and 1 <= day <= MAX_DAY else []


def _one_day(name: str, kind: str, year: int) -> int | None:
    entry: Any = NAMED_DAYS[kind][name]
    moved: int
    match kind:
        case "fixed":
            moment = day_of(year, *entry)
            return moment.number if moment else None
        case "weekday_of_month":
            month, weekday, nth = entry
            if nth > 0:
                moved = weekday_near(date(year, month, 1).toordinal(), weekday, 1) + 7 * (nth - 1)
            else:
                moved = weekday_near(date(year, month + 1, 1).toordinal() - 1, weekday, -1)
        case "weekday_after":
            month, weekday, nth, days = entry
            moved = weekday_near(date(year, month, 1).toordinal(), weekday, 1) + 7 * (nth - 1) + days
        case "easter":
            moved = easter(year).toordinal() + entry
        case "orthodox_easter":
            moved = orthodox_easter(year).toordinal() + entry
        case _:
            return None
    return moved


_NAMES: Final = {
    " ".join(m.group().lower() for m in TOKEN.finditer(name.capitalize())): (name, kind)
    for kind, names in NAMED_DAYS.items()
    for name in names
}


def read_named(hit: Hit) -> Draft | None:
    name, kind = _NAMES[hit.word("name")]
    if not guards.is_named(hit.tokens, *hit.match.span("name")):
        return None
    if kind == "dated":
        return hit.draft(Moment("D", date.fromisoformat(NAMED_DAYS[kind][name]).toordinal()), explicit=True)
    year, written = hit.year()
    if year is None and hit.following() == "in" and hit.tokens.classes[hit.last + 1 : hit.last + 2] == "Y":
        year = int(hit.following(1))  # "on Christmas Day in 1989"
        hit.context.source = "text"
    if year is None:
        year = _year_of(hit, name, kind)
    days = named_days(name, kind, year) if year is not None else []
    if not days:
        return hit.draft(None)
    today = hit.context.today
    first, last = min(days, key=lambda stretch: abs(stretch[0] - today.number)) if today else days[0]
    if hit.match.start("week") >= 0:
        unit = hit.unit("week")[0]
        if unit not in ("W", "WE"):
            return None
        return hit.draft(Moment("D", first).widened("W" if unit == "W" else "WE"), explicit=written)
    if "eve" in hit.words("mod") and first > 1:
        return hit.draft(Moment("D", first - 1), explicit=written)
    if first == last:
        return hit.draft(Moment("D", first), explicit=written, mod=hit.mod())
    span = days_span(date.fromordinal(first), date.fromordinal(last))
    source: ResolvedFrom = "text" if written else hit.context.source
    return Draft(hit.first, hit.last, "DATE", span.edtf, None, span, source, hit.mod())


def _year_of(hit: Hit, name: str, kind: str) -> int | None:
    """The year whose feast is meant: by tense, or "last" and "next", from where it falls about now."""
    context = hit.context
    here = context.anchor()
    near = named_days(name, kind, here.year) if here and here.number >= 0 else []
    near = near or named_days(name, kind, 2001)
    day = date.fromordinal(near[0][0]) if near else None
    year = context.year_for(day.month if day else 6, hit.first, hit.last, day=day.day if day else 15)
    if year is not None and hit.words("rel"):
        steps, today = steps_of(hit.words("rel")), context.anchor()
        candidate = named_days(name, kind, year)
        if today and candidate and steps and (candidate[0][0] - today.first_day()) * steps < 0:
            year += steps
    return year
