"""Happenings that several briefs tell of, listed by hand: each should be one event.

In ``happenings.csv`` a person can check each row against the briefs: ``date`` is when it was (EDTF),
``countries`` are those of which its event must name one, and a mention tells of it when its own date goes
with that date, is no longer than a year, and its clause (or sentence, where the clause is hardly more than a
date) matches ``words`` and not ``unless``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pytest
from briefs import briefs, rows

from timeline.chronology.likeness import compatible
from timeline.edtf import timespan_from_edtf
from timeline.records import Event, Mention

FLOOR = 0.85
"""Share that appears once; on this data 0.87 when it was last measured."""
AT_LEAST = 80
HARDLY_A_CLAUSE = 30
"""Characters."""
YEAR = 366

Row = Mapping[str, str]


@pytest.fixture(scope="module")
def events() -> dict[str, Event]:
    """The event that each mention is part of."""
    return {mention.id: event for event in briefs().events() for mention in event.mentions}


def tells(row: Row, mention: Mention) -> bool:
    """Whether a mention tells of a happening of the list."""
    if mention.span is None or (mention.span.end - mention.span.start).days > YEAR:
        return False
    if not compatible(mention.span, timespan_from_edtf(row["date"])):
        return False
    begin = mention.start - mention.sentence_start
    clause = mention.sentence[begin : mention.end - mention.sentence_start]
    said = " ".join((clause if len(clause) >= HARDLY_A_CLAUSE else mention.sentence).split())
    return bool(re.search(row["words"], said)) and not (row["unless"] and re.search(row["unless"], said))


def found(row: Row, events: Mapping[str, Event]) -> tuple[set[str], dict[str, Event]]:
    """The briefs that tell of a happening, and the events that their mentions are part of."""
    told_by: set[str] = set()
    made: dict[str, Event] = {}
    for name, mentions in briefs().mentions.items():
        for mention in mentions:
            if mention.id in events and tells(row, mention):
                told_by.add(name)
                made[events[mention.id].id] = events[mention.id]
    return told_by, made


def test_what_several_briefs_tell_of_appears_once(events: Mapping[str, Event]) -> None:
    """Of at least 80 happenings that two briefs or more tell of, so many are one event."""
    outcome: defaultdict[bool, list[str]] = defaultdict(list)
    for row in rows("happenings.csv"):
        told_by, made = found(row, events)
        if len(told_by) > 1:
            outcome[len(made) == 1].append(row["happening"])
    several = len(outcome[True]) + len(outcome[False])

    assert several >= AT_LEAST
    share = len(outcome[True]) / several
    assert share >= FLOOR, f"{share:.3f} of {several}; more than once: {outcome[False]}"


def test_events_name_the_countries_of_the_happening(events: Mapping[str, Event]) -> None:
    """So that the list recognises what it means: nine in ten name one of the countries listed."""
    named = [
        any(
            set(row["countries"].split("|")) & {*event.countries, *event.organisations}
            for event in made.values()
        )
        for row in rows("happenings.csv")
        for _, made in [found(row, events)]
        if made
    ]

    assert sum(named) >= 0.9 * len(named)
