"""A store of made-up mentions, made without reading any text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from timeline.edtf import timespan_from_edtf
from timeline.records import Document, Mention
from timeline.renewal import renew
from timeline.store import EventStore

STEP = 100
"""Characters from one clause of a document to the next."""

SAID = (
    ("d1", "2019-04-25", "Kim and Putin met in Vladivostok.", "CONSULT", ("PRK", "RUS")),
    ("d1", "2019-05", "North Korea tested two missiles over the sea.", "MOBILIZE", ("PRK",)),
    (
        "d2",
        "2019-04-25",
        "The leaders of Russia and North Korea met in Vladivostok.",
        "CONSULT",
        ("PRK", "RUS"),
    ),
    ("d2", "2014-03-18", "Russia annexed the peninsula from Ukraine.", "COERCE", ("RUS", "UKR")),
    ("d3", "2019-04", "Putin met Kim in Vladivostok.", "CONSULT", ("PRK", "RUS")),
    ("d3", "2014-03", "Moscow annexed the peninsula.", "COERCE", ("RUS", "UKR")),
    ("d4", "2008-08-08", "Russian tanks crossed into Georgia.", "ASSAULT", ("GEO", "RUS")),
    ("d4", "2008-08-12", "France brokered a truce of Russia and Georgia.", "AGREE", ("GEO", "RUS")),
    ("d5", "2008-08-08", "Tanks from Russia crossed into Georgia at dawn.", "ASSAULT", ("GEO", "RUS")),
    ("d6", None, "Russia and Japan talked about the islands.", "CONSULT", ("JPN", "RUS")),
)
"""Document, date, sentence, type, countries."""


def mentions() -> dict[str, list[Mention]]:
    """The mentions by document; the id of each is that of its document and its number."""
    found: dict[str, list[Mention]] = {}
    for document, when, sentence, type_, countries in SAID:
        here = found.setdefault(document, [])
        start = len(here) * STEP
        pairs = ((countries[0], countries[1]),) if len(countries) == 2 else ()
        here.append(
            Mention(
                f"{document}-{len(here)}", document, start, start + len(sentence), sentence, start,
                sentence.rstrip("."), type_, span=timespan_from_edtf(when) if when else None,
                date_text=when or "one day", date_from="text", countries=countries, pairs=pairs,
                confidence=0.8,
            )
        )  # fmt: skip
    return found


def fill(target: Path, only: Iterable[str] | None = None) -> Path:
    """Put the documents, or some of them, into a store and make its chronology."""
    told = mentions()
    with EventStore(target) as store:
        for name in told if only is None else only:
            text = " ".join(mention.sentence.ljust(STEP - 1) for mention in told[name])
            document = Document(name, f"{text} {name}", f"Report {name}", date(2020, 1, int(name[1:])))
            store.add_document(document, told[name])
        renew(store)
    return target


def event_of(target: Path, mention: str) -> str:
    """The id of the event that a mention is part of."""
    with EventStore(target, read_only=True) as store:
        event = store.event(mention)
        assert event is not None
        return event.id
