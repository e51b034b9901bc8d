"""What a query shows, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from timeline.records import EVENT_TYPES
from timeline.reference import actor_name
from timeline.store.query import Query

_STATUS_WORDS: Final = {
    "happened": "that happened",
    "planned": "planned",
    "hypothetical": "hypothetical",
    "denied": "denied",
}


def in_words(query: Query, document_title: str | None = None) -> str:
    """A sentence that says what a query shows: "Russia and North Korea, talks & visits, from 2019".

    Args:
        document_title: How to call the query's document; its id without.
    """
    parts = [_who(query) or "All events"]
    if query.types:
        parts.append(_any_of([EVENT_TYPES.get(name, name).lower() for name in query.types]))
    if query.statuses:
        parts.append(_any_of([_STATUS_WORDS.get(name, name) for name in query.statuses]))
    if query.precisions:
        parts.append(f"dated to the {_any_of(query.precisions)}")
    parts += _when(query)
    if query.dated is False:
        parts.append("without a date")
    elif query.dated and query.since is None and query.until is None:
        parts.append("with a date")
    if query.text and query.text.strip():
        parts.append(f"with the words “{query.text.strip()}”")
    if query.min_sources > 1:
        parts.append(f"told by at least {query.min_sources} documents")
    if query.min_salience is not None:
        parts.append("key events only")
    if query.reviewed is not None:
        parts.append("reviewed" if query.reviewed else "not reviewed")
    if query.document is not None:
        parts.append(f"told by “{document_title or query.document}”")
    if not query.successors and (query.pair or query.actors):
        parts.append("dissolved states on their own")
    return ", ".join(parts)


def _who(query: Query) -> str:
    named: list[str] = []
    if query.pair is not None:
        first, second = query.pair
        partner = "any partner" if second is None else actor_name(second)
        named.append(f"{actor_name(first)} and {partner}")
    if query.actors:
        named.append(_listed([actor_name(code) for code in query.actors], "and"))
    return " with ".join(named)


def _when(query: Query) -> list[str]:
    if query.since and query.until:
        if query.since == query.until:
            return [f"on {query.since.isoformat()}"]
        if _is_first(query.since) and _is_last(query.until):
            if query.since.year == query.until.year:
                return [f"in {query.since.year}"]
            return [f"from {query.since.year} to {query.until.year}"]
        return [f"from {query.since.isoformat()} to {query.until.isoformat()}"]
    if query.since:
        whole = _is_first(query.since)
        return [f"from {query.since.year if whole else query.since.isoformat()}"]
    if query.until:
        whole = _is_last(query.until)
        return [f"until {query.until.year if whole else query.until.isoformat()}"]
    return []


def _is_first(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _is_last(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _any_of(names: Sequence[str]) -> str:
    return _listed(names, "or")


def _listed(names: Sequence[str], joint: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"
