"""What the timeline page shows, asked of the store: the one place where the page meets it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.chronology.relations import Balance, balances
from timeline.dashboard.lanes import Bucket, Lane, Mark, Window, choose_bucket
from timeline.dashboard.palette import label
from timeline.dashboard.view import View
from timeline.date_words import when
from timeline.records import Event
from timeline.reference import actor_name, is_organisation, predecessors
from timeline.store import EventRow, EventStore, Query

MOST_MARKS = 350
"""More marks than this make the browser slow; beyond, the most salient are drawn over a density."""

_FEW_ENOUGH_TO_LIST = 1_500
_A_YEAR = 365
_FEW_YEARS = 3
"""Up to so many years relations are drawn by month."""
UNPAIRED = "Without a pair"
_FEW_BEFORE, _FEW_AFTER = 0.04, 0.005
_MUCH_SHORTER = 0.7
_AROUND = 400
"""Days around an event within which another may be the same."""
_MOST_JOINABLE = 300

Counts = tuple[tuple[date, date, int], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the timeline draws for one view.

    Attributes:
        total: Events in view.
        undated: Those of them that have no date, which only the table can show.
        lanes: The lanes that are drawn.
        more: How many further lanes there are.
        window: The days that are drawn; ``None`` when no event in view has a date. When no dates are
            asked for, a few events long before or after all others do not stretch it.
        whole: The days from the first to the last event in view.
        beyond: How many events in view lie outside of the window.
        overview: All events that pass the other filters, over time.
    """

    total: int
    undated: int
    lanes: tuple[Lane, ...]
    more: int
    window: Window | None
    overview: Counts
    whole: Window | None = None
    beyond: int = 0


def scene(store: EventStore, view: View) -> Scene:
    """Asks the store for what a view shows."""
    query = view.query
    dated = replace(query, dated=True)
    total = store.count(query)
    bounds = store.bounds(dated)
    if bounds is None:
        return Scene(total, total, (), 0, None, overview(store, view))
    whole = Window(*bounds)
    window = _window(store, dated, whole)
    undated = 0 if query.since or query.until else store.count(replace(query, dated=False))
    inside = replace(dated, since=window.since, until=window.until)
    found = _lane_queries(store, inside, view)
    drawn = found[: view.lanes]
    lanes = tuple(
        _lane(store, key, name, count, lane_query, window, cap)
        for (key, name, count, lane_query), cap in zip(
            drawn, budget([c for _, _, c, _ in drawn]), strict=True
        )
    )
    more = len(found) - len(drawn)
    if view.by == "pair" and not more and total <= _FEW_ENOUGH_TO_LIST:
        lanes += _unpaired(store, inside, {key for key, *_ in found})
    beyond = total - undated - store.count(inside)
    return Scene(total, undated, lanes, more, window, overview(store, view), whole, beyond)


def keyed(store: EventStore, view: View) -> View:
    """A view narrowed to its key events, when it asks for them."""
    return replace(view, query=store.key_events(view.query, view.key)) if view.key else view


def relations(store: EventStore, view: View) -> list[Balance]:
    """Cooperation and conflict of the chosen pair, by year, or by month within a few years."""
    query = replace(view.query, statuses=("happened",), dated=True)
    events = [(row.span, row.type) for row in store.events(query) if row.span]
    if not events:
        return []
    years = max(span.start.year for span, _ in events) - min(span.start.year for span, _ in events)
    return balances(events, "year" if years > _FEW_YEARS else "month")


def nearest(store: EventStore, query: Query) -> list[tuple[str, date, Window]]:
    """What comes next before and after the days asked for, and as many days around it."""
    found: list[tuple[str, date, Window]] = []
    day = timedelta(days=1)
    long = (query.until - query.since).days if query.since and query.until else _A_YEAR
    if query.since and (
        bounds := store.bounds(replace(query, dated=True, since=None, until=query.since - day))
    ):
        last = min(bounds[1], query.since - day)
        found.append(
            ("Nearest before", last, Window(last - timedelta(days=min(long, last.toordinal() - 1)), last))
        )
    if query.until and (
        bounds := store.bounds(replace(query, dated=True, since=query.until + day, until=None))
    ):
        first = max(bounds[0], query.until + day)
        found.append(
            (
                "Nearest after",
                first,
                Window(first, first + timedelta(days=min(long, (date.max - first).days))),
            )
        )
    return found


def overview(store: EventStore, view: View) -> Counts:
    """Events over time whatever the dates in view."""
    query = replace(view.without_dates().query, dated=True)
    bounds = store.bounds(query)
    return counts(store, query, Window(*bounds)) if bounds else ()


def counts(store: EventStore, query: Query, window: Window) -> Counts:
    """Events over time in bars that suit the window."""
    bucket = choose_bucket(window.days)
    found: dict[tuple[date, date], int] = {}
    for start, number in store.density(query, "month" if bucket == "quarter" else bucket):
        bar = bucket_around(start, bucket)
        found[bar] = found.get(bar, 0) + number
    return tuple((start, end, number) for (start, end), number in found.items())


def bucket_around(day: date, bucket: Bucket) -> tuple[date, date]:
    """The first and last day of the bar of a histogram that holds a day."""
    if bucket == "day":
        return day, day
    if bucket == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    months = 3 if bucket == "quarter" else 1
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def budget(sizes: Sequence[int], most: int = MOST_MARKS) -> list[int]:
    """How many marks each lane may draw: what small lanes leave over goes to the large ones."""
    shares = [0] * len(sizes)
    left = most
    for done, index in enumerate(sorted(range(len(sizes)), key=lambda i: sizes[i])):
        shares[index] = min(sizes[index], left // (len(sizes) - done))
        left -= shares[index]
    return shares


def mark(row: EventRow) -> Mark | None:
    """The mark of an event, if it has a date."""
    span = row.span
    if span is None:
        return None
    return Mark(
        id=row.id,
        title=row.title,
        type=row.type,
        status=row.status,
        start=span.start,
        end=span.end,
        precision=span.precision,
        when=row_when(row),
        sources=row.sources,
        salience=row.salience,
        actors=who(row.countries, row.organisations, ", "),
    )


def row_when(row: EventRow) -> str:
    """The date of an event as people read it."""
    span = row.span
    if span is None:
        return when(None, None, None)
    return when(span.start, span.end, span.precision, span.edtf, span.about, row.qualifier)


def who(countries: Sequence[str], organisations: Sequence[str], between: str = " – ") -> str:
    """The names of those who take part."""
    return between.join(actor_name(code) for code in (*countries, *organisations))


def lane_name(key: tuple[str, ...]) -> str:
    """The name of a lane: two actors, organisations by their initials, or a type."""
    if len(key) == 1:
        return label(key[0])
    first, second = (code if is_organisation(code) else actor_name(code) for code in key)
    return f"{first} – {second}"


def main_stretch(years: Sequence[tuple[date, int]], whole: Window) -> Window:
    """The window without a few far-off events, if leaving them out makes it much shorter."""
    total = sum(number for _, number in years)
    reached, first, last = 0, whole.since, whole.until
    for start, number in years:
        if reached < total * _FEW_BEFORE <= reached + number:
            first = max(whole.since, start)
        if reached < total * (1 - _FEW_AFTER) <= reached + number:
            last = min(whole.until, date(start.year, 12, 31))
        reached += number
    stretch = Window(first, last)
    return stretch if first <= last and stretch.days < whole.days * _MUCH_SHORTER else whole


def _window(store: EventStore, dated: Query, whole: Window) -> Window:
    if dated.since is None and dated.until is None:
        stretch = main_stretch(store.density(dated, "year"), whole)
        return stretch if stretch != whole else _with_air(whole)
    first, last = sorted((dated.since or whole.since, dated.until or whole.until))
    window = Window(first, last)
    air = _with_air(window)
    return Window(dated.since or air.since, dated.until or air.until)


def _with_air(window: Window) -> Window:
    """A little more on both sides, so that no symbol is cut."""
    return window.zoomed(1.03) if window.days > 30 else window.zoomed(1.6)


def _lane_queries(
    store: EventStore, dated: Query, view: View
) -> list[tuple[tuple[str, ...], str, int, Query]]:
    if view.by == "type":
        return [
            (lane.key, lane_name(lane.key), lane.count, replace(dated, types=lane.key))
            for lane in store.lanes(dated, by="type")
        ]
    pair = dated.pair
    organisations = pair is not None and any(code and is_organisation(code) for code in pair)
    wanted = [{code, *(predecessors(code) if dated.successors else ())} for code in pair or () if code]
    return [
        (
            lane.key,
            lane_name(lane.key),
            lane.count,
            replace(dated, pair=(lane.key[0], lane.key[1]), successors=False),
        )
        for lane in store.lanes(dated, by="pair", organisations=organisations)
        if all(any(code in codes for code in lane.key) for codes in wanted)
    ]


def _lane(
    store: EventStore, key: tuple[str, ...], name: str, count: int, query: Query, window: Window, cap: int
) -> Lane:
    rows = store.events(query, limit=cap, order="salience")
    marks = tuple(each for each in map(mark, rows) if each)
    density = counts(store, query, window) if count > cap else ()
    inside = tuple(each for each in density if each[1] >= window.since and each[0] <= window.until)
    return Lane("-".join(key), name, count, marks, inside)


def _unpaired(store: EventStore, dated: Query, drawn: set[tuple[str, ...]]) -> tuple[Lane, ...]:
    rows = store.events(dated)
    rest = [row for row in rows if not any(tuple(pair) in drawn for pair in row.pairs)]
    if dated.pair is not None:  # with an organisation chosen, its lanes hold pairs that the row does not list
        rest = [row for row in rest if not drawn]
    marks = tuple(each for each in map(mark, rest) if each)
    if not marks:
        return ()
    kept = tuple(sorted(marks, key=lambda each: -each.salience)[: MOST_MARKS // 4])
    return (Lane("", UNPAIRED, len(marks), kept),)


def joinable(store: EventStore, event: Event, words: str = "") -> list[EventRow]:
    """Events that may be the same happening: with these words, or of its actors and around its date.

    The nearest in time come first.
    """
    if words.strip():
        query = Query(text=words)
    else:
        actors = (*event.countries, *event.organisations)
        query = Query(pair=event.pairs[0] if event.pairs else None, actors=() if event.pairs else actors[:1])
        if event.span:
            around = timedelta(days=_AROUND)
            query = replace(query, since=event.span.start - around, until=event.span.end + around)
    rows = [row for row in store.events(query, limit=_MOST_JOINABLE, order="salience") if row.id != event.id]
    start = event.span.start if event.span else date.max
    return sorted(rows, key=lambda row: (abs((row.start or date.max) - start), row.id))
