"""Days that have a name: holidays, Easter and the days that hang on it, 9/11."""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.edtf import days_span
from timeline.language.times import guards
from timeline.language.times.calendar import (
    Moment,
    day_of,
    easter,
    orthodox_easter,
    weekday_near,
)
from timeline.language.times.hits import Draft, Hit, steps_of
from timeline.language.times.tokens import TOKEN
from timeline.language.times.words import NAMED_DAYS, YEARLY


def named_day(name: str, kind: str, year: int) -> Moment | None:
    """The day a name such as "Good Friday" falls on in a year."""
    if not 1 <= year <= 9998:
        return None
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
        case "weekday_after":
            month, weekday, nth, days = NAMED_DAYS[kind][name]
            first = date(year, month, 1).toordinal()
            return Moment("D", weekday_near(first, weekday, 1) + 7 * (nth - 1) + days)
        case "easter":
            return Moment("D", easter(year).toordinal() + NAMED_DAYS[kind][name])
        case "orthodox_easter":
            return Moment("D", orthodox_easter(year).toordinal() + NAMED_DAYS[kind][name])
        case "new_moon":
            day = NAMED_DAYS["lunar_new_year"].get(str(year))
            return Moment("D", date.fromisoformat(day).toordinal()) if day else None
        case "after_ramadan":
            days = NAMED_DAYS["ramadan"].get(str(year))
            end = date.fromisoformat(days[1]).toordinal() if days else None
            return Moment("D", end + NAMED_DAYS[kind][name]) if end else None
    return None


_NAMES: Final = {
    " ".join(m.group().lower() for m in TOKEN.finditer(name.capitalize())): (name, kind)
    for kind, names in NAMED_DAYS.items()
    if kind not in YEARLY
    for name in names
}


def read_named(hit: Hit) -> Draft | None:
    name, kind = _NAMES.get(hit.word("name"), ("ramadan", "ramadan"))
    if not guards.is_named(hit.tokens, hit.match.start("name")):
        return None
    if kind == "dated":
        return hit.draft(Moment("D", date.fromisoformat(NAMED_DAYS[kind][name]).toordinal()), explicit=True)
    year, written = hit.year()
    context = hit.context
    if year is None and hit.following() == "in" and hit.tokens.classes[hit.last + 1 : hit.last + 2] == "Y":
        year = int(hit.following(1))  # "on Christmas Day in 1989"
        context.source = "text"
    if year is None:
        probe = named_day(name, kind, 2001) if kind != "ramadan" else None
        month = (probe.month if probe else None) or 6
        year = context.year_for(
            month, hit.first, hit.last, day=(probe and date.fromordinal(probe.number).day) or 15
        )
        if year is not None and hit.words("rel"):
            steps, today = steps_of(hit.words("rel")), context.anchor()
            candidate = named_day(name, kind, year)
            if today and candidate and steps and (candidate.number - today.first_day()) * steps < 0:
                year += steps
    if year is None or not 1 <= year <= 9998:
        return hit.draft(None)
    if kind == "ramadan":
        days = NAMED_DAYS["ramadan"].get(str(year))
        if days is None:
            return hit.draft(None)
        span = days_span(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
        return Draft(
            hit.first, hit.last, "DATE", span.edtf, None, span, "text" if written else context.source
        )
    moment = named_day(name, kind, year)
    if moment and hit.match.start("week") >= 0:
        unit = hit.unit("week")[0]
        if unit not in ("W", "WE"):
            return None
        moment = moment.widened("W" if unit == "W" else "WE")
    return hit.draft(moment, explicit=written)
