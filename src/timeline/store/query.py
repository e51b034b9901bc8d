"""What to look for: one filter object that the page, the exports and the store share, and its spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal

from timeline.errors import FilterError
from timeline.records import EVENT_TYPES, PRECISIONS, STATUSES
from timeline.reference import actor_choices, gazetteer
from timeline.typed_dates import typed_date

_BETWEEN_ACTORS: Final = re.compile(r"\s*[-–—,/:&|]\s*|\s+(?:and|with|vs\.?)\s+", re.IGNORECASE)
_ANY_PARTNER: Final = frozenset({"", "*", "any", "any partner", "anyone"})
_NAMING_KINDS: Final = frozenset({"name", "abbreviation", "organisation"})


@dataclass(frozen=True, slots=True)
class Query:
    """A filter on events; an empty tuple or ``None`` means "no limit".

    Attributes:
        pair: Two actors that take part together, in either order. Both countries: they are one of the
            event's pairs. One an organisation: both take part. Second ``None``: any partner, so the
            first only needs to take part.
        actors: Every one of these takes part (countries or organisations).
        types, statuses, precisions: Any of these.
        since, until: The event's interval touches these days.
        text: Words that all occur in a title or an evidence sentence, or a "quoted phrase".
        min_sources: At least that many documents tell of it.
        document: Told of by this document.
        min_salience: At least as salient; what an event must reach to be among the key events.
        successors: A dissolved state (SUN, YUG, SCG, DDR, CSK) also counts as its successor.
        dated: Only events with a date (True), only those without (False), or both (None).
        reviewed: Only events that a person accepted or edited (True), only others (False), or both (None).
    """

    pair: tuple[str, str | None] | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    text: str | None = None
    min_sources: int = 1
    document: str | None = None
    successors: bool = True
    dated: bool | None = None
    min_salience: float | None = None
    reviewed: bool | None = None


def parse_actor(text: str) -> str:
    """The code of a country or organisation that is named by its code or its name.

    Raises:
        FilterError: Nothing is called so; says what comes nearest.
    """
    code = _actor(text)
    if code is None:
        known = [choice.name for choice in actor_choices()] + [choice.code for choice in actor_choices()]
        raise _unknown("country or organisation", text, known, "a name or an ISO 3166 code such as PRK")
    return code


def parse_pair(text: str) -> tuple[str, str | None]:
    """Two actors as ``RUS-PRK``, ``Russia-North Korea`` or ``Russia and NATO``; one alone means any partner.

    Raises:
        FilterError: One of them is not known, or both are the same.
    """
    alone = _actor(text)
    if alone is not None:
        return alone, None
    cuts = list(_BETWEEN_ACTORS.finditer(text))
    if not cuts:
        return parse_actor(text), None
    # Names may hold a hyphen or "and" of their own: take the cut at which both sides are known.
    sides = [(text[: cut.start()], text[cut.end() :]) for cut in cuts]
    for first, second in sides:
        if second.strip().casefold() in _ANY_PARTNER and _actor(first) is not None:
            return parse_actor(first), None
        if _actor(first) is not None and _actor(second) is not None:
            return _two(parse_actor(first), parse_actor(second))
    for first, second in sides:
        if _actor(first) is not None or _actor(second) is not None:
            return _two(parse_actor(first), parse_actor(second))
    return _two(parse_actor(sides[0][0]), parse_actor(sides[0][1]))


def parse_type(text: str) -> str:
    """An event type by its PLOVER name or its label.

    Raises:
        FilterError: There is no such type.
    """
    return _one_of("event type", text, EVENT_TYPES, dict(EVENT_TYPES))


def parse_status(text: str) -> str:
    """A status.

    Raises:
        FilterError: There is no such status.
    """
    return _one_of("status", text, STATUSES)


def parse_precision(text: str) -> str:
    """A precision.

    Raises:
        FilterError: There is no such precision.
    """
    return _one_of("precision", text, PRECISIONS)


def parse_day(text: str, edge: Literal["first", "last"] = "first") -> date:
    """The first or last day of what a person typed: ``2019``, ``2019-04``, ``2019-04-25``, ``25 April 2019``.

    Raises:
        DateError: It names no date.
    """
    span = typed_date(text)
    return span.start if edge == "first" else span.end


def query_from_words(
    *,
    pair: str | None = None,
    actors: Iterable[str] = (),
    types: Iterable[str] = (),
    statuses: Iterable[str] = (),
    precisions: Iterable[str] = (),
    since: str | date | None = None,
    until: str | date | None = None,
    text: str | None = None,
    min_sources: int = 1,
    document: str | None = None,
    successors: bool = True,
    dated: bool | None = None,
    reviewed: bool | None = None,
) -> Query:
    """A query from strings as people type them; lists may also be joined by commas.

    Raises:
        FilterError: Something is named that does not exist, or the range of days is empty.
        DateError: ``since`` or ``until`` is no date.
    """
    first = _day(since, "first")
    last = _day(until, "last")
    if first is not None and last is not None and first > last:
        raise FilterError(f"{since} is after {until}; give the earlier date first.")
    return Query(
        pair=parse_pair(pair) if pair else None,
        actors=_each(actors, parse_actor),
        types=_each(types, parse_type),
        statuses=_each(statuses, parse_status),
        precisions=_each(precisions, parse_precision),
        since=first,
        until=last,
        text=text if text and text.strip() else None,
        min_sources=max(1, min_sources),
        document=document or None,
        successors=successors,
        dated=dated,
        reviewed=reviewed,
    )


def _day(value: str | date | None, edge: Literal["first", "last"]) -> date | None:
    if isinstance(value, str):
        return parse_day(value, edge) if value.strip() else None
    return value


def _each(values: Iterable[str], parse: Callable[[str], str]) -> tuple[str, ...]:
    """Every value, and of one that is not known as it stands, every part between commas."""
    found: dict[str, None] = {}
    for value in values:
        try:
            found[parse(value)] = None
        except FilterError:
            if "," not in value:
                raise
            found.update((parse(part), None) for part in value.split(",") if part.strip())
    return tuple(found)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def _spellings() -> dict[str, str]:
    """Everything an actor may be called in a filter, codes last so that they win."""
    found: dict[str, str] = {}
    for form in gazetteer():
        if form.kind in _NAMING_KINDS:
            found.setdefault(_fold(form.form), form.code)
    found.update((_fold(choice.name), choice.code) for choice in actor_choices())
    found.update((_fold(choice.code), choice.code) for choice in actor_choices())
    return found


def _actor(text: str) -> str | None:
    spelling = _fold(text)
    return _spellings().get(spelling) or _spellings().get(spelling.removeprefix("the "))


def _two(first: str, second: str) -> tuple[str, str]:
    if first == second:
        raise FilterError(f"{first} makes no pair with itself; name two actors, such as RUS-PRK.")
    return first, second


def _one_of(what: str, text: str, known: Iterable[str], labels: dict[str, str] | None = None) -> str:
    names = {_fold(name): name for name in known}
    names.update((_fold(label), name) for name, label in (labels or {}).items())
    found = names.get(_fold(text))
    if found is None:
        raise _unknown(what, text, list(known), "one of " + ", ".join(known))
    return found


def _unknown(what: str, text: str, known: list[str], instead: str) -> FilterError:
    folded = {_fold(name): name for name in known}
    near = get_close_matches(_fold(text), folded, n=1, cutoff=0.6)
    hint = f"did you mean {folded[near[0]]}? Otherwise use" if near else "use"
    return FilterError(f"{text.strip()!r} is no {what}; {hint} {instead}.")
