"""A made-up chronology: every type, status and precision, and text that tries to be markup."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from timeline.records import EVENT_TYPES, STATUSES, Document, Event, Highlight, Mention, TimeSpan
from timeline.store import EventStore

APP = Path(__file__).parents[2] / "app.py"
PAIRS = [
    ("CHN", "USA"), ("RUS", "UKR"), ("IRN", "ISR"), ("IND", "PAK"), ("JPN", "KOR"), ("GRC", "TUR"),
    ("PRK", "RUS"), ("ARM", "AZE"), ("ARE", "BIH"), ("CUB", "USA"),
]  # fmt: skip
NASTY = (
    'They paid $5bn and $3bn for <script>alert("x")</script> [x](javascript:alert(1)) =cmd() *stars* & `code`'
)
NAMES = {"CHN": "China", "USA": "the United States", "RUS": "Russia", "UKR": "Ukraine", "PRK": "North Korea"}


def document(number: int, published: date | None = date(2024, 5, 1), title: str | None = None) -> Document:
    """A document without any text worth reading."""
    return Document(
        f"doc-{number:03}", "Some text.", title or f"Report number {number}", published, source="Wire"
    )


def event(
    number: int,
    span: TimeSpan | None,
    documents: list[str],
    pair: tuple[str, str] = ("PRK", "RUS"),
    type: str = "CONSULT",
    status: str = "happened",
    title: str | None = None,
    sentence: str | None = None,
    organisations: tuple[str, ...] = (),
) -> Event:
    """An event told of once in each document."""
    first, second = (NAMES.get(code, code) for code in pair)
    what = EVENT_TYPES[type].lower()
    words = sentence or f"On some day {first} and {second} had a matter of {what}, officials said."
    at = words.find(first)
    marks = (Highlight(at, at + len(first), "actor", pair[0]),) if at >= 0 else ()
    mentions = tuple(
        Mention(
            id=f"m{number:04}-{name}", document=name, start=0, end=5, sentence=words, sentence_start=0,
            title=title or "", type=type, status=status, span=span, date_text="some day" if span else None,
            date_from="text" if span else None,
            countries=tuple(sorted(pair)), pairs=(pair,), highlights=marks,
            organisations=organisations,
        )
        for name in documents
    )  # fmt: skip
    return Event(
        id=mentions[0].id, title=title or f"{first} and {second}: {what} ({number})",
        type=type, status=status, mentions=mentions, span=span,
        countries=tuple(sorted(pair)), organisations=organisations,
        pairs=(tuple(sorted(pair)),), confidence=0.4 + (number % 50) / 100,
        salience=len(mentions) + number % 7 / 10,
    )  # fmt: skip


def day(when: date) -> TimeSpan:
    """One day."""
    return TimeSpan(when, when, "day", when.isoformat())


def year(number: int) -> TimeSpan:
    """Some time within a year."""
    return TimeSpan(date(number, 1, 1), date(number, 12, 31), "year", str(number))


def some_span(rng: random.Random) -> TimeSpan | None:
    """A span of any precision, or none."""
    start = date(1988, 1, 1) + timedelta(days=rng.randrange(13_000))
    kind = rng.choices(["day", "month", "year", "range", "none"], [70, 10, 8, 10, 2])[0]
    if kind == "day":
        return day(start)
    if kind == "month":
        first = start.replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return TimeSpan(first, last, "month", f"{first:%Y-%m}")
    if kind == "year":
        return year(start.year)
    if kind == "range":
        end = start + timedelta(days=rng.randrange(3, 900))
        return TimeSpan(start, end, "range", f"{start}/{end}")
    return None


def summit() -> Event:
    """The event that the tests look for."""
    return event(
        9000, day(date(2019, 4, 25)), ["doc-001", "doc-002"], ("PRK", "RUS"), "CONSULT",
        title="Russia and North Korea meet in Vladivostok",
        sentence="North Korea and Russia held talks in Vladivostok on April 25.",
    )  # fmt: skip


def fill(path: Path, number: int = 60, seed: int = 1) -> Path:
    """Writes a store of that many events, two special ones among them, and gives its path."""
    rng = random.Random(seed)
    documents = [document(each) for each in range(1, 21)]
    events = [
        summit(),
        event(9001, day(date(2020, 2, 3)), ["doc-003"], ("CHN", "USA"), title=NASTY, sentence=NASTY),
    ]
    for index in range(number - 2):
        told_in = rng.sample([each.id for each in documents], rng.choices([1, 2, 3, 5], [70, 15, 10, 5])[0])
        events.append(
            event(
                index, some_span(rng), told_in, rng.choices(PAIRS, range(len(PAIRS), 0, -1))[0],
                rng.choice(list(EVENT_TYPES)), rng.choices(STATUSES, [85, 8, 4, 3])[0],
            )
        )  # fmt: skip
    store = EventStore(path)
    try:
        for each in documents:
            store.add_document(each, [m for e in events for m in e.mentions if m.document == each.id])
        store.replace_events(events)
    finally:
        store.close()
    return path
