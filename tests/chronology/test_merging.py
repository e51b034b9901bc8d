"""Which mentions become one event."""

from __future__ import annotations

import random
from datetime import date

import pytest

from timeline.chronology import chronology
from timeline.edtf import timespan_from_edtf
from timeline.records import Mention


def mention(name: str, document: str, day: str | None, sentence: str, **more: object) -> Mention:
    """A mention whose clause is its whole sentence."""
    fields: dict[str, object] = {
        "countries": ("PRK", "RUS"),
        "type": "CONSULT",
        "pairs": (("RUS", "PRK"),),
        "confidence": 0.8,
        "title": sentence.rstrip("."),
        "date_text": day,
    }
    return Mention(
        id=name,
        document=document,
        start=int(name[1:]) * 1000,
        end=int(name[1:]) * 1000 + len(sentence),
        sentence=sentence,
        sentence_start=int(name[1:]) * 1000,
        span=timespan_from_edtf(day) if day else None,
        **(fields | more),  # type: ignore[arg-type]
    )


SUMMIT = mention("m1", "a", "2019-04-25", "Kim and Putin met in Vladivostok.")
SAME_SUMMIT = mention("m2", "b", "2019-04-25", "The leaders of Russia and North Korea met in Vladivostok.")
MONTH_ONLY = mention("m3", "c", "2019-04", "Putin met Kim in Vladivostok.")
OTHER_DAY = mention("m4", "d", "2019-06-12", "Kim and Putin met in Vladivostok.")
OTHER_PAIR = mention("m5", "e", "2019-04-25", "Kim and Moon met in Seoul.", countries=("KOR",), pairs=())
OTHER_DEED = mention(
    "m6", "f", "2019-04-25", "Russia sent wheat to its neighbour.", type="AID", countries=("PRK", "RUS")
)


@pytest.mark.parametrize(
    ("mentions", "groups"),
    [
        ([SUMMIT, SAME_SUMMIT], [{"m1", "m2"}]),
        ([SUMMIT, MONTH_ONLY], [{"m1", "m3"}]),
        ([SUMMIT, OTHER_DAY], [{"m1"}, {"m4"}]),
        ([SUMMIT, OTHER_PAIR], [{"m1"}, {"m5"}]),
        ([SUMMIT, OTHER_DEED], [{"m1"}, {"m6"}]),
    ],
    ids=["same day", "a month holds the day", "another day", "others", "another deed"],
)
def test_groups(mentions: list[Mention], groups: list[set[str]]) -> None:
    """Same happening, told in other words or less precisely: one event. Anything else: two."""
    found = [{m.id for m in event.mentions} for event in chronology(mentions)]

    assert sorted(map(sorted, groups)) == sorted(map(sorted, found))


def test_order_of_input_does_not_matter() -> None:
    """Shuffled mentions give the same chronology."""
    mentions = [SUMMIT, SAME_SUMMIT, MONTH_ONLY, OTHER_DAY, OTHER_PAIR, OTHER_DEED]
    expected = list(chronology(mentions))
    for seed in range(5):
        shuffled = mentions[:]
        random.Random(seed).shuffle(shuffled)

        assert expected == list(chronology(shuffled))


def test_most_precise_date_is_shown_and_the_others_are_kept() -> None:
    """A month beside a day: the day is the event's, the month stays visible with its document."""
    (event,) = chronology([SUMMIT, MONTH_ONLY])

    assert event.span is not None
    assert "2019-04-25" == event.span.edtf
    assert [("2019-04", ("c",))] == [(other.date, other.documents) for other in event.other_dates]


def test_more_documents_raise_confidence_and_salience() -> None:
    """Two independent sources are believed more than one."""
    (one,) = chronology([SUMMIT])
    (two,) = chronology([SUMMIT, SAME_SUMMIT])

    assert two.confidence > one.confidence
    assert two.salience > one.salience
    assert two.sources == 2


def test_id_is_a_mentions_id() -> None:
    """So that links survive later merging."""
    (event,) = chronology([SUMMIT, SAME_SUMMIT, MONTH_ONLY])

    assert event.id in {m.id for m in event.mentions}


def test_open_date_stays_without_a_place_in_time_and_comes_last() -> None:
    """A date that could not be resolved is kept, not guessed."""
    open_date = mention("m7", "g", None, "Kim and Putin met last week.", date_text="last week")
    *_, last = chronology([open_date, SUMMIT])

    assert last.span is None
    assert {"m7"} == {m.id for m in last.mentions}


def test_mention_without_any_date_is_no_event() -> None:
    """A chronology needs a time expression, even an open one."""
    assert [] == list(chronology([mention("m8", "g", None, "Kim and Putin meet.")]))


def test_planned_becomes_happened_when_a_source_tells_it_as_past() -> None:
    """One source announced it, another reports it."""
    planned = mention("m9", "h", "2019-04-25", "Kim and Putin are to meet in Vladivostok.", status="planned")
    (event,) = chronology([planned, SUMMIT])

    assert "happened" == event.status


def test_events_are_in_order_of_time() -> None:
    """By first day, then last day."""
    events = list(chronology([OTHER_DAY, SUMMIT, MONTH_ONLY]))
    starts = [event.span.start for event in events if event.span]

    assert sorted(starts) == starts
    assert date(2019, 4, 25) == starts[0]
