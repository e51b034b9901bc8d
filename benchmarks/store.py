"""How fast the store is: synthetic events, and the queries that the page asks.

    python benchmarks/store.py 100000 [--store PATH_OR_URL] [--repeat 15]

Documents hold three mentions each; 200 countries and 20 organisations are drawn with a long tail, days
from 1945 to 2024. Latencies are of whole calls of `EventStore`, records built, on a warm cache.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from timeline.export import FORMATS, export
from timeline.records import EVENT_TYPES, Document, Event, Mention, TimeSpan
from timeline.reference import countries, organisations
from timeline.store import EventStore, Query

FIRST_DAY = date(1945, 1, 1)
DAYS = (date(2024, 12, 31) - FIRST_DAY).days
A_DOCUMENT = 3
WORDS = re.findall(
    r"\w+",
    "summit treaty troops embargo border missile gas trade envoy visit talks minister president army navy "
    "sanctions ceasefire election court reactor pipeline refugees aid drone exercise parliament spokesman "
    "agreement protest strike harbour island satellite grain currency loan visa consulate hostage prisoner",
)


def tail(names: list[str]) -> tuple[list[str], list[float]]:
    """Names with weights that fall as 1/rank."""
    return names, list(accumulate(1 / rank for rank in range(1, len(names) + 1)))


def mentions(count: int, seed: int = 1) -> Iterator[tuple[Document, list[Mention]]]:
    """Documents with their mentions, about ``count`` of them, the same for the same seed."""
    draw = random.Random(seed)
    states = tail([c.code for c in countries().values() if c.kind == "state"])
    bodies = tail(list(organisations())[:20])
    types = list(EVENT_TYPES)
    for number in range((count + A_DOCUMENT - 1) // A_DOCUMENT):
        told = []
        text = ""
        for position in range(A_DOCUMENT):
            sentence = " ".join(draw.choices(WORDS, k=24)) + "."
            who = sorted(set(draw.choices(states[0], cum_weights=states[1], k=draw.choice((1, 2, 2, 2, 3)))))
            pairs = tuple((a, b) for i, a in enumerate(who) for b in who[i + 1 :])
            bodies_here = (
                tuple(draw.choices(bodies[0], cum_weights=bodies[1])) if draw.random() < 0.15 else ()
            )
            told.append(
                Mention(
                    f"{number:08x}{position:02x}", f"d{number:08x}", len(text), len(text) + len(sentence),
                    sentence, len(text), " ".join(sentence.split()[:8]), draw.choice(types),
                    status=draw.choice(("happened",) * 8 + ("planned", "hypothetical")), span=_span(draw),
                    sources=tuple(who[:1]), targets=tuple(who[1:]), countries=tuple(who),
                    organisations=bodies_here, pairs=pairs, confidence=round(draw.random(), 2),
                )
            )  # fmt: skip
            text += sentence + " "
        yield Document(f"d{number:08x}", text, text[:60], FIRST_DAY + timedelta(days=number % DAYS)), told


def _span(draw: random.Random) -> TimeSpan | None:
    day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    kind = draw.random()
    if kind < 0.05:
        return None
    if kind < 0.75:
        return TimeSpan(day, day, "day", day.isoformat())
    if kind < 0.90:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return TimeSpan(first, last, "month", f"{day:%Y-%m}")
    return TimeSpan(day.replace(month=1, day=1), day.replace(month=12, day=31), "year", f"{day:%Y}")


def events(store: EventStore) -> Iterator[Event]:
    """Every mention as an event of its own."""
    for mention in store.mentions():
        yield Event(
            mention.id, mention.title, mention.type, mention.status, (mention,), mention.span,
            countries=mention.countries, organisations=mention.organisations, pairs=mention.pairs,
            confidence=mention.confidence, salience=round(mention.confidence * 4, 2),
        )  # fmt: skip


def queries(store: EventStore) -> dict[str, Callable[[], Any]]:
    """What the page does, by name."""
    ranked = [one.actor for one in store.actors() if not one.organisation]
    body = next(one.actor for one in store.actors() if one.organisation)
    pair = Query(pair=(ranked[0], ranked[1]))
    small = Query(pair=(ranked[8], ranked[20]))
    first = Query(statuses=("happened", "planned"))
    years = Query(since=date(2010, 1, 1), until=date(2019, 12, 31))
    narrow = Query(
        pair=pair.pair, since=years.since, until=years.until, types=("CONSULT", "AGREE", "ASSAULT")
    )
    words = Query(text="summit treaty")
    mixed = Query(text="reactor", actors=(ranked[2],), since=years.since, until=years.until)
    middle = store.events(pair, limit=1, offset=store.count(pair) // 2)[0].id
    return {
        "first page: 200 most salient": lambda: store.events(first, 200, order="salience"),
        "first page: count": lambda: store.count(first),
        "first page: density by month": lambda: store.density(first),
        "first page: lanes by pair": lambda: store.lanes(first, limit=20),
        "all actors for the pickers": store.actors,
        "largest pair: 200 by date": lambda: store.events(pair, 200),
        "largest pair: count": lambda: store.count(pair),
        "largest pair: density by month": lambda: store.density(pair),
        "largest pair: lanes": lambda: store.lanes(pair),
        "small pair: 200 by date": lambda: store.events(small, 200),
        "country and organisation: 200": lambda: store.events(Query(pair=(ranked[0], body)), 200),
        "one country, any partner: 200": lambda: store.events(Query(pair=(ranked[0], None)), 200),
        "pair + 10 years + 3 types: 200": lambda: store.events(narrow, 200),
        "10 years: 200 by date": lambda: store.events(years, 200),
        "10 years: 200 most salient": lambda: store.events(years, 200, order="salience"),
        "10 years: count": lambda: store.count(years),
        "10 years: density by day": lambda: store.density(years, "day"),
        "10 years: lanes by pair": lambda: store.lanes(years, limit=20),
        "two words: 200 by date": lambda: store.events(words, 200),
        "two words: count": lambda: store.count(words),
        "word + country + 10 years: 200": lambda: store.events(mixed, 200),
        "partners of one country": lambda: store.partners(ranked[0]),
        "one event with its mentions": lambda: store.event(middle),
        "previous and next": lambda: store.neighbours(pair, middle),
        "previous and next of everything": lambda: store.neighbours(first, middle),
    }


def main() -> None:
    """Build a store of the size asked for, unless it is there, and time its queries."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("events", type=int)
    options.add_argument("--store", help="a path or URL; kept, and used again when it holds events")
    options.add_argument("--repeat", type=int, default=15)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = asked.store or str(Path(folder) / "benchmark.db")
        with EventStore(target) as store:
            if store.count() == 0:
                _load(store, asked.events)
            print(f"{store.count():,} events in {store.name}, load {os.getloadavg()[0]:.1f}", flush=True)
            if Path(target).exists():
                print(f"{Path(target).stat().st_size / 1e6:,.0f} MB")
            print(f"{'query':40} {'p50 ms':>8} {'p90 ms':>8}")
            for name, ask in queries(store).items():
                ask()
                took = sorted(_seconds(ask) for _ in range(asked.repeat))
                print(
                    f"{name:40} {statistics.median(took) * 1e3:8.1f} {took[int(len(took) * 0.9)] * 1e3:8.1f}"
                )
            sample = Query(since=date(2015, 1, 1), until=date(2015, 12, 31))
            for name in FORMATS:
                took_ = _seconds(lambda name=name: export(store, sample, Path(folder) / f"events.{name}"))
                print(f"export {store.count(sample):,} as {name:25} {took_:8.2f} s")


def _load(store: EventStore, count: int) -> None:
    begin = time.perf_counter()
    batch: list[tuple[Document, list[Mention]]] = []
    for item in mentions(count):
        batch.append(item)
        if len(batch) == 200:
            store.add_documents(batch)
            batch = []
    store.add_documents(batch)
    middle = time.perf_counter()
    store.replace_events(events(store))
    end = time.perf_counter()
    store.replace_events(events(store))
    print(
        f"documents and mentions {middle - begin:.1f} s, events {end - middle:.1f} s,"
        f" the same events again {time.perf_counter() - end:.1f} s"
    )


def _seconds(ask: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    ask()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
