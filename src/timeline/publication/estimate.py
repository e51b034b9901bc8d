"""The evidence weighed: a year, a month and a day of publication, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from timeline.publication.evidence import Evidence, Find, Relation, Told, Yearless, evidence_of
from timeline.records import Document

SUREST: Final = 0.8
"""No estimate is surer: a text can quote another, or be printed again."""
UNSURE: Final = 0.3
"""Below this a guess would do more harm than an open date."""

_LAG: Final = timedelta(days=3)
"""From the last day told of to publication."""
_AHEAD: Final = 12
"""Years after the last one told of in which a text is looked for."""
_FAR: Final = 2.0
"""What speaks against a year far from those told of; clear words outweigh it."""
_ROUND: Final = 3
"""Years after the last one told of for which a weekday is believed: it comes round to the same date again."""
_LEAD: Final = 0.25
"""By how much a year has to lead to count as argued."""
_NEWS: Final = 60
"""Days before the last one told of in which news tell of others, too."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A day of publication, where it comes from and how sure it is, from 0 to 1."""

    day: date
    source: str
    confidence: float


def estimated(document: Document, find: Find, today: date | None = None) -> Document:
    """The document with a publication date: its own, or one that its text allows to argue.

    An estimate that the document carries gives way to a surer one.

    Args:
        find: Finds its time expressions.
        today: No estimate is later.
    """
    held = document.published_confidence
    if document.published is not None and (held is None or held >= SUREST):
        return document
    hint = document.published_between
    found = estimate(evidence_of(document, find), hint, today or date.today())
    if found is None or (document.published is not None and held is not None and held >= found.confidence):
        return document
    return replace(
        document, published=found.day, published_from=found.source, published_confidence=found.confidence
    )


def estimate(evidence: Evidence, between: tuple[date, date] | None, today: date) -> Estimate | None:
    """The day that the evidence speaks for; ``None`` when it says too little.

    Args:
        between: First and last day that the page allows.
    """
    for unit in ("day", "month"):
        for relation in evidence.relations:
            if relation.close and relation.unit == unit and _fits(relation, evidence, between, today):
                return _by_relation(relation, evidence, today)
    year, sure = _year(evidence, between, today)
    if year is None:
        return None
    return _within(year, sure, evidence, between, today)


def _by_relation(relation: Relation, evidence: Evidence, today: date) -> Estimate:
    """ "Yesterday, 17 August 2021" gives the day, "last month, in February 2011" the month."""
    if relation.unit == "day":
        return Estimate(min(relation.first, today), "text: a day told beside its distance", SUREST)
    inside = [told.last for told in evidence.told if relation.first <= told.last <= relation.last]
    month = relation.first.replace(day=1)
    inside += [
        day
        for each in evidence.yearless
        if each.day and each.tense <= 0 and (day := _on(month.year, each)) and day.replace(day=1) == month
    ]
    latest = max(inside, default=relation.first + timedelta(days=12))
    day = min(latest + _LAG, relation.last, today)
    return Estimate(day, "text: a month told beside its distance", SUREST)


def _fits(relation: Relation, evidence: Evidence, between: tuple[date, date] | None, today: date) -> bool:
    """Whether nothing speaks against a relation: no date told as past after it, no other year on the page."""
    past = max((told.first for told in evidence.told if told.tense <= 0), default=relation.last)
    allowed = between is None or (between[0] <= relation.last and relation.first <= between[1])
    return relation.first <= today and past <= relation.last and allowed


# -- the year ------------------------------------------------------------------------------------------


def _year(evidence: Evidence, between: tuple[date, date] | None, today: date) -> tuple[int | None, float]:
    """The year that most speaks for, and by how much it leads, from 0 to 1."""
    candidates = _candidates(evidence, between, today)
    if not candidates:
        return None, 0.0
    scores = sorted(((_score(year, evidence, between), -year) for year in candidates), reverse=True)
    best, year = scores[0][0], -scores[0][1]
    second = scores[1][0] if len(scores) > 1 else best - 3.0
    return (year, min(1.0, max(0.0, (best - second) / 2))) if best > 0 else (None, 0.0)


def _candidates(evidence: Evidence, between: tuple[date, date] | None, today: date) -> range:
    past = [told.first.year for told in evidence.told if told.tense <= 0]
    first = max(past, default=None)
    if between is not None:
        first = between[0].year if first is None else max(first, between[0].year)
        return range(first, min(between[1].year, today.year) + 1)
    if first is None:
        first = min((told.first.year - 1 for told in evidence.told), default=None)
    if first is None or first > today.year:
        return range(0)
    said = [relation.first.year for relation in evidence.relations] + list(evidence.anniversaries)
    said += [told.first.year for told in evidence.told if told.tense > 0 and told.unit != "year"]
    last = max([first + _AHEAD, *(year for year in said if year <= today.year)])
    return range(first, min(last, today.year) + 1)


def _score(year: int, evidence: Evidence, between: tuple[date, date] | None) -> float:
    """How much speaks for a year."""
    # A copyright notice is often of the year of the text, and never of one before it.
    score = 1.0 if between is not None and between[1].year == year else 0.0
    for relation in evidence.relations:
        if relation.unit == "year":
            weight = 3.0 if relation.close else 2.0
            score += weight if relation.first.year == year else -weight / 2
    score += sum(2.0 if said == year else -0.5 for said in evidence.anniversaries)
    for each in evidence.yearless:
        if each.weekday is not None and each.day is not None:
            # Of two neighbouring years the weekday tells one; it comes round again after five or six.
            day = _on(year, each)
            score += 2.0 if day and day.weekday() == each.weekday else -2.0
    past = [told for told in evidence.told if told.tense <= 0]
    latest = max((told.first.year for told in past), default=None)
    if latest is not None:
        units = {told.unit for told in past if told.first.year == latest}
        # Of the year that runs the day is told, too; a bare year in the past is mostly over.
        favoured = latest if units - {"year"} else latest + 1
        score += (2.0 if "day" in units else 1.0) - min(0.5 * abs(year - favoured), _FAR)
    score += sum(_ahead(year, told) for told in evidence.told if told.tense > 0)
    return score


def _ahead(year: int, told: Told) -> float:
    """What a date still to come says of a year: plans to the day are made for this year or the next."""
    away = told.first.year - year
    if told.unit == "year":
        return 0.3 if 0 <= away <= 2 else -0.3
    if away < 0:
        return -2.0
    if away == 0:
        return 2.0 if told.unit == "day" else 1.5
    soon = told.first.month <= 3 if told.unit == "day" else True
    return 1.0 if away == 1 and soon else -0.5


# -- the day in it -------------------------------------------------------------------------------------


def _within(
    year: int, sure: float, evidence: Evidence, between: tuple[date, date] | None, today: date
) -> Estimate | None:
    """The last day told as past in that year, and a few days more."""
    argued = 0.0
    if sure >= _LEAD and _argued(year, evidence, between):
        argued = 0.2
    elif sure >= _LEAD and _weekdays_agree(year, evidence):
        argued = 0.05  # one weekday in seven agrees by chance
    floor = _floor(evidence, year)
    placed = list(_placed(evidence.yearless, year, floor, argued > 0))
    ahead = [told for told in evidence.told if told.tense > 0 and told.first.year >= year]
    past = [told for told in evidence.told if told.tense <= 0]
    days = [day for day, exact in placed if exact]
    days += [told.first for told in past if told.unit == "day" and told.first.year == year]
    latest = max([day for day, _ in placed] + ([floor.last] if floor else []), default=None)
    lowest = max(between[0], date(year, 1, 1)) if between else date(year, 1, 1)
    before = [told.first - timedelta(days=1) for told in ahead if told.unit != "year"]
    highest = min(today, between[1] if between else date.max, *before)
    if latest is None or latest > highest + timedelta(days=31):
        return _year_alone(year, lowest, highest) if argued > 0.05 else None
    exact = latest in days
    day = min(max(latest + _LAG, lowest), highest)
    news = sum(0 <= (latest - each).days <= _NEWS for each in days) - exact + min(evidence.fresh, 2)
    confidence = argued + _confidence(exact, latest in {day for day, _ in placed}, news)
    near = floor is not None or any(told.first.year <= year + 1 for told in ahead)
    if not (argued or near or _weekdays_agree(year, evidence)):
        return None  # the years told of may be long past
    if confidence < UNSURE:
        return None
    source = "text: the latest day told as past" if exact else "text: the latest month told as past"
    return Estimate(day, source, round(min(confidence, SUREST), 2))


def _confidence(exact: bool, bare: bool, news: int) -> float:
    """How sure the month is.

    News leave out the year of the days they tell; a text that writes it may look back from any distance.

    Args:
        exact: The latest date is a day, not a month.
        bare: It is written without its year.
        news: How much else was told of the weeks before.
    """
    return 0.25 + (0.15 if bare else 0.0) - (0.0 if exact else 0.1) + 0.05 * min(news, 3)


def _year_alone(year: int, lowest: date, highest: date) -> Estimate | None:
    """The middle of a year that is all that is known."""
    middle = min(max(date(year, 7, 1), lowest), highest)
    return Estimate(middle, "text: the year alone", UNSURE) if middle.year == year else None


def _argued(year: int, evidence: Evidence, between: tuple[date, date] | None) -> bool:
    """Whether the text or its page says the year, one way or another."""
    return (
        (between is not None and (between[1].year == year or _one_year(between)))
        or any(each.unit == "year" and each.first.year == year for each in evidence.relations)
        or any(told.tense > 0 and told.unit != "year" and told.first.year == year for told in evidence.told)
        or year in evidence.anniversaries
    )


def _weekdays_agree(year: int, evidence: Evidence) -> bool:
    """Whether weekdays tell the year: only where one told of lies near, for they come round again."""
    weekdays = [each for each in evidence.yearless if each.weekday is not None and each.day]
    agreed = all((day := _on(year, each)) and day.weekday() == each.weekday for each in weekdays)
    near = any(0 <= year - told.first.year <= _ROUND for told in evidence.told if told.tense <= 0)
    return bool(weekdays) and agreed and near


def _one_year(between: tuple[date, date]) -> bool:
    return (between[1] - between[0]).days <= 366


def _floor(evidence: Evidence, year: int) -> Told | None:
    """The latest day or month of a year that the text names in full and as past."""
    past = [
        told for told in evidence.told if told.tense <= 0 and told.unit != "year" and told.first.year <= year
    ]
    latest = max(past, key=lambda told: told.last, default=None)
    return latest if latest and latest.first.year == year else None


def _placed(
    yearless: Iterable[Yearless], year: int, floor: Told | None, argued: bool
) -> Iterable[tuple[date, bool]]:
    """The last day of each date without a year that is told as past, and whether a day was named."""
    past = [each for each in yearless if each.tense <= 0]
    winter = any(each.month <= 2 for each in past) and any(each.month >= 11 for each in past)
    for each in past:
        if floor is not None and not argued:
            # Without a year it is the one nearest to what has been told in full.
            near = [day for step in (-1, 0, 1) if (day := _on(year + step, each))]
            day = min(near, key=lambda day: abs((day - floor.first).days), default=None)
        else:
            day = _on(year - 1 if winter and each.month >= 9 else year, each)
        if day is not None:
            yield day, each.day is not None


def _on(year: int, each: Yearless) -> date | None:
    """The day, or the last day of the month, in a year."""
    try:
        if each.day is not None:
            return date(year, each.month, each.day)
        return date(year + each.month // 12, each.month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None
