"""Calendar dates: days, months and years in figures and names."""

from __future__ import annotations

import re

from timeline.language.times import guards
from timeline.language.times.calendar import (
    Moment,
    day_of,
    month_of,
    season_of,
    year_of,
)
from timeline.language.times.hits import (
    FOLLOWING,
    Draft,
    Hit,
    borrowed_year,
    dated,
    day_number,
    optional,
    steps_of,
)
from timeline.language.times.numerals import ordinal_of


def read_iso(hit: Hit) -> Draft | None:
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


def read_month_day(hit: Hit) -> Draft | None:
    month = int(hit.value("month"))
    day = day_number(hit.word("day"))
    if day is None:
        return None
    year, written = hit.year()
    relative = optional(hit, "rel")
    anchor = hit.context.anchor()
    if year is None and anchor and steps_of(relative):
        same = day_of(anchor.year, month, day)
        steps = steps_of(relative)
        ahead = same is not None and same.number > anchor.first_day()
        year = anchor.year + (steps if (steps < 0) == ahead else 0)
    draft = dated(hit, month, day, first=hit.first, last=hit.last, year=year, written=written)
    if draft is None:
        return None
    if hit.words("week"):
        if "week" not in hit.words("week"):
            draft.first = hit.match.end("week")
        elif draft.moment is not None:
            week = hit.draft(draft.moment.widened("W"))
            week.source = draft.source
            return week
    draft.mod = hit.mod()
    return draft


def read_day_list(hit: Hit) -> list[Draft] | None:
    month = int(hit.value("month"))
    year, written = hit.year()
    start, end = hit.match.span("days")
    days = [place for place in range(start, end) if hit.tokens.classes[place] in "do"]
    after = hit.match.start("month") < start
    drafts: list[Draft] = []
    for place in days:
        day = day_number(hit.tokens.words[place])
        if day is None:
            return None
        first = hit.first if place == days[0] else place
        last = hit.last if place == days[-1] else place + 1
        draft = dated(hit, month, day, first=first, last=last, year=year, written=written)
        if draft is None:
            return None
        drafts.append(draft)
    del after
    return drafts


def read_month(hit: Hit) -> Draft | None:
    context, tokens = hit.context, hit.tokens
    place = hit.match.start("month")
    if not guards.is_month(tokens, place, alone=hit.first == place and hit.match.start("year") < 0):
        return None
    month = int(hit.value("month"))
    year, written = hit.year()
    if year is None and not hit.words("year"):
        year = borrowed_year(hit)
        written = year is not None
    if year is not None:
        return hit.draft(month_of(year, month), explicit=written, mod=hit.mod())
    moment = context.month(month, hit.first, hit.last)
    relative = hit.words("rel")
    anchor = context.anchor()
    if relative and anchor and anchor.month:
        steps = steps_of(relative)
        if context.last and context.last.number > 0 and FOLLOWING.intersection(relative):
            told = context.last
            context.source = "context"
            same_year = month_of(told.year, month).first_day() > told.first_day()
            moment = month_of(told.year + (0 if same_year and told.month else 1), month)
        elif any(word in ("that", "same") for word in relative) and context.running:
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


def read_fiscal(hit: Hit) -> Draft | None:
    return hit.draft(year_of(int(hit.word("year"))), explicit=True, mod=hit.mod())


def read_year_pair(hit: Hit) -> list[Draft] | Draft | None:
    tokens = hit.tokens
    place = hit.first
    glued = (
        tokens.ends[place] == tokens.starts[place + 1] and tokens.ends[place + 1] == tokens.starts[place + 2]
    )
    first, last = int(tokens.words[place]), tokens.words[place + 2]
    if not guards.is_year(tokens, place):
        return None
    if not glued or len(last) != 2 or not last.isdigit() or int(last) <= first % 100:
        draft = hit.draft(year_of(first), explicit=True)
        draft.last = place + 1
        return draft
    one, two = (
        hit.draft(year_of(first), explicit=True),
        hit.draft(year_of(first // 100 * 100 + int(last)), explicit=True),
    )
    one.last, two.first = place + 1, place + 2
    return [one, two]


def read_year(hit: Hit) -> Draft | None:
    place = hit.match.start("year")
    if not guards.is_year(hit.tokens, place):
        return None
    draft = hit.draft(year_of(int(hit.word("year"))), explicit=True, mod=hit.mod())
    if hit.first < place and hit.match.start("mod") < 0 and hit.tokens.words[place - 1] != "year":
        draft.first = place
    return draft


def read_anno(hit: Hit) -> Draft | None:
    if hit.previous() == "" or hit.tokens.words[hit.first] == "ce":
        return None
    return hit.draft(year_of(int(hit.word("year"))), explicit=True)


def read_bc(hit: Hit) -> Draft | list[Draft] | None:
    words, classes = hit.tokens.words, hit.tokens.classes
    last = hit.match.start("last")
    first = hit.match.start("first")
    if classes[last] in "oO":
        return (
            hit.draft(Moment("C", 1 - (ordinal_of(words[last]) or 1)), explicit=True)
            if words[last] not in ("first", "1st")
            else None
        )
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


def read_month_bc(hit: Hit) -> Draft | None:
    word = hit.word("year")
    if not word.isdigit() or len(word) > 4:
        return None
    year, name = -int(word), hit.value("unit")
    moment = month_of(year, int(name)) if name.isdigit() else season_of(year, name)
    return hit.draft(moment, explicit=True, mod=hit.mod())


def read_decade_bc(hit: Hit) -> Draft | None:
    digits = re.sub(r"\D", "", hit.word("decade"))
    return (
        hit.draft(Moment("E", -(int(digits) // 10)), explicit=True, mod=hit.mod())
        if len(digits) > 2
        else None
    )
