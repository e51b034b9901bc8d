"""Corrections in the store, and events put in the place of others: the same on every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from small_chronology import EVENTS, day

from timeline.records import Clause, Correction, Facts
from timeline.store import EventStore, Query
from timeline.store.corrections import correction_from_json, correction_to_json

CLAUSE = Clause("m1", "d1", 0, 40)


def made(identifier: str, second: int, **more: Any) -> Correction:
    moment = datetime(2026, 1, 1, 12, 0, second, 5, UTC)
    return Correction(identifier, moment, more.pop("kind", "edit"), (CLAUSE,), **more)


EVERYTHING = Facts(
    "“Title” =cmd()",
    "AID",
    "denied",
    day("2001-02-03"),
    "by",
    ("RUS",),
    (),
    (("JPN", "RUS"),),
    ("Ōsaka",),
    (),
)


def counts(store: EventStore) -> list[Any]:
    lanes = sorted((each for each in store.lanes(organisations=True)), key=repr)
    by_year = store.density(bucket="year")
    return [store.actors(), store.density(), by_year, lanes, store.by_type(), store.by(Query(), "status")]


@pytest.mark.parametrize(
    "correction",
    [
        made("a", 1, facts=EVERYTHING, note="seen on TV"),
        made("b", 2, kind="accept", facts=Facts(span=day("2001-02-03"))),
        made("c", 3, kind="join", others=(Clause("m9", "d2", 3, 4),)),
        made("d", 4, kind="hide"),
    ],
)
def test_a_correction_is_written_and_read_back(correction: Correction) -> None:
    assert correction == correction_from_json(correction_to_json(correction))


def test_corrections_are_kept_once_in_the_order_they_were_made(store: EventStore) -> None:
    late, early = made("a", 9), made("b", 1)
    assert 2 == store.add_corrections([late, early])
    assert 0 == store.add_corrections([replace(late, note="another word")])
    assert [early, late] == store.corrections() and store.pending()
    assert store.drop_correction("a") and not store.drop_correction("a")
    assert [early] == store.corrections()


def test_events_in_the_place_of_others_are_found_and_counted(store: EventStore) -> None:
    """Only what they can change is counted anew; all counts are as if everything were."""
    summit, letter, thaw, cost = EVENTS
    moved = replace(
        summit, title="Meeting in Osaka", type="AGREE", span=day("2001-02-03"), countries=("JPN", "RUS"),
        pairs=(("JPN", "RUS"),), organisations=("NATO",),
    )  # fmt: skip
    revision = store.revision()
    assert store.amend([summit.id, thaw.id], [moved], revision, add=made("a", 1))
    found = counts(store)
    assert ["m1"] == [row.id for row in store.events(Query(text="Osaka", pair=("RUS", "JPN")))]
    assert store.event("m4") is None and store.revision() > revision
    assert ["a"] == [each.id for each in store.corrections()]
    store.replace_events([])
    store.replace_events([moved, letter, cost])
    assert counts(store) == found


def test_nothing_is_amended_that_changed_meanwhile(store: EventStore) -> None:
    revision = store.revision()
    assert store.replace_events(EVENTS[1:])
    assert not store.amend([EVENTS[0].id], [EVENTS[0]], revision, add=made("a", 1))
    assert store.event("m1") is None and [] == store.corrections()


def test_reviewed_events_are_a_filter(store: EventStore) -> None:
    assert ["m1"] == [row.id for row in store.events(Query(reviewed=True))]
    assert 1 == store.count(Query(reviewed=True, pair=("PRK", "RUS"), text="Vladivostok"))
    assert len(EVENTS) - 1 == store.count(Query(reviewed=False))
