"""What a page shows, as one value that can be written into a URL and read back. Pure.

The URL holds codes, never labels: ``?pair=RUS-PRK&type=CONSULT&from=2019-01-01&event=ID``. Whatever a URL
holds that is no longer, or never was, a code is passed over, so that an old link still opens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from timeline.records import EVENT_TYPES, PRECISIONS, STATUSES
from timeline.store.query import Query

Lanes = Literal["pair", "type"]
Params = Mapping[str, Sequence[str]]

DEFAULT_STATUSES: Final = ("happened", "planned")
DEFAULT_LANES: Final = 8
MOST_LANES: Final = 64
MOST_KEY_EVENTS: Final = 1000
_ALL: Final = "all"
_ACTOR: Final = re.compile(r"[A-Za-z0-9+&.]{1,20}(?:-[0-9]{1,3})?")
_SEARCH_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class View:
    """Filters, chosen event, and how they are shown.

    Attributes:
        chronology: Its name; empty for the one that ships.
        query: What is in view.
        event: The chosen event.
        by: What the lanes are.
        lanes: How many lanes are drawn at most.
        page: The page of the table, from 1.
        key: Only the so many most salient events.
    """

    chronology: str = ""
    query: Query = field(default_factory=lambda: Query(statuses=DEFAULT_STATUSES))
    event: str | None = None
    by: Lanes = "pair"
    lanes: int = DEFAULT_LANES
    page: int = 1
    key: int | None = None

    def without_dates(self) -> View:
        """The same with all of time in view."""
        return replace(self, query=replace(self.query, since=None, until=None))


def from_params(params: Params) -> View:
    """The view that a URL's query describes."""
    types = _codes(params, "type", EVENT_TYPES)
    chosen_statuses = [value.strip().lower() for value in params.get("status", ())]
    statuses: tuple[str, ...] = tuple(status for status in STATUSES if status in chosen_statuses)
    if not statuses:
        statuses = () if _ALL in chosen_statuses else DEFAULT_STATUSES
    since, until = _day(_one(params, "from")), _day(_one(params, "to"))
    if since and until and since > until:
        since, until = until, since
    query = Query(
        pair=_pair(_one(params, "pair")),
        types=types,
        statuses=statuses,
        precisions=tuple(p for p in PRECISIONS if p in params.get("precision", ())),
        since=since,
        until=until,
        text=_one(params, "q")[:_SEARCH_LIMIT] or None,
        min_sources=_number(_one(params, "sources"), 1, 1000, 1),
        document=_one(params, "document") or None,
        reviewed={"yes": True, "no": False}.get(_one(params, "reviewed")),
    )
    return View(
        chronology=_one(params, "chronology"),
        query=query,
        event=_one(params, "event") or None,
        by="type" if _one(params, "by") == "type" else "pair",
        lanes=_number(_one(params, "lanes"), 1, MOST_LANES, DEFAULT_LANES),
        page=_number(_one(params, "page"), 1, 1_000_000, 1),
        key=_number(_one(params, "key"), 1, MOST_KEY_EVENTS, 0) or None,
    )


def to_params(view: View) -> dict[str, list[str]]:
    """The URL's query for a view; what is as at first is left out."""
    query = view.query
    params: dict[str, list[str]] = {}

    def put(name: str, *values: str) -> None:
        if any(values):
            params[name] = list(values)

    put("chronology", view.chronology)
    if query.pair:
        put("pair", "-".join(code for code in query.pair if code))
    put("type", *query.types)
    if query.statuses != DEFAULT_STATUSES:
        put("status", *(query.statuses or (_ALL,)))
    put("precision", *query.precisions)
    put("from", query.since.isoformat() if query.since else "")
    put("to", query.until.isoformat() if query.until else "")
    put("q", query.text or "")
    put("sources", str(query.min_sources) if query.min_sources > 1 else "")
    put("document", query.document or "")
    put("reviewed", "" if query.reviewed is None else "yes" if query.reviewed else "no")
    put("by", view.by if view.by != "pair" else "")
    put("lanes", str(view.lanes) if view.lanes != DEFAULT_LANES else "")
    put("page", str(view.page) if view.page > 1 else "")
    put("key", str(view.key) if view.key else "")
    put("event", view.event or "")
    return params


def loosened(query: Query) -> list[tuple[str, Query]]:
    """What could be given up to find more: a sentence for each filter in use, and the query without it."""
    changes: list[tuple[str, Query]] = []
    if query.text:
        changes.append(("Clear the search", replace(query, text=None)))
    if query.pair and query.pair[1]:
        changes.append(("Allow any partner", replace(query, pair=(query.pair[0], None))))
    elif query.pair:
        changes.append(("Allow any country", replace(query, pair=None)))
    if query.since or query.until:
        changes.append(("Show all dates", replace(query, since=None, until=None)))
    if query.types:
        changes.append(("Allow every type", replace(query, types=())))
    if query.precisions:
        changes.append(("Allow every precision", replace(query, precisions=())))
    if query.statuses and set(query.statuses) != set(STATUSES):
        changes.append(("Allow every status", replace(query, statuses=())))
    if query.min_sources > 1:
        changes.append(("Allow a single source", replace(query, min_sources=1)))
    if query.document:
        changes.append(("Allow every document", replace(query, document=None)))
    if query.reviewed is not None:
        changes.append(("Show reviewed and others", replace(query, reviewed=None)))
    return changes


def _one(params: Params, name: str) -> str:
    values = params.get(name, ())
    return values[-1].strip() if values else ""


def _codes(params: Params, name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    given = {value.strip().upper() for value in params.get(name, ())}
    return tuple(code for code in known if code in given)


def _pair(text: str) -> tuple[str, str | None] | None:
    codes = [code for code in text.split("-", 1) if _ACTOR.fullmatch(code)]
    if not codes:
        return None
    return codes[0], codes[1] if len(codes) > 1 and codes[1] != codes[0] else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str, least: int, most: int, default: int) -> int:
    return (
        min(max(int(text), least), most)
        if text.isascii() and text.isdecimal() and len(text) < 10
        else default
    )
