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
        "id": name,
        "countries": ("PRK", "RUS"),
        "type": "CONSULT",
        "pairs": (("RUS", "PRK"),),
        "confidence": 0.8,
        "title": sentence.rstrip("."),
        "date_text": day,
    }
    return Mention(
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
LATER = mention("m10", "g", "2019", "Kim and Putin met in Vladivostok in 2019.")
LATER_WEEK = mention("m11", "h", "2019-04-22/2019-04-28", "Putin met Kim in Vladivostok last week.")
YEAR_AFTER = mention("m12", "i", "2020-04-25", "A year after their summit, Kim and Putin met in Vladivostok.")
ROUND_ONE = mention("m13", "j", "2019-03-05", "Envoys of Russia and North Korea held talks in Moscow.")
ROUND_TWO = mention("m14", "k", "2019-03-06", "Envoys of both sides held a second round of talks in Moscow.")
ROUND_THREE = mention("m15", "l", "2019-03-12", "Envoys of Russia and North Korea held talks in Moscow.")
DAY_BEFORE = mention("m16", "n", "2019-04-24", "Kim and Putin met in Vladivostok.")
OTHER_PARTNER = mention(
    "m17",
    "o",
    "2019-04-25",
    "Putin and Xi met in Beijing.",
    countries=("CHN", "RUS"),
    pairs=(("RUS", "CHN"),),
)
THEN_SOVIET = mention(
    "m18",
    "p",
    "2019-04",
    "The leaders met in Vladivostok.",
    countries=("PRK", "SUN"),
    pairs=(("SUN", "PRK"),),
)
SAME_SENTENCE = mention("m1", "a", "2019-04-25", "Kim and Putin met in Vladivostok.", id="m19")
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
        ([SUMMIT, LATER], [{"m1", "m10"}]),
        ([SUMMIT, LATER_WEEK], [{"m1", "m11"}]),
        ([SUMMIT, YEAR_AFTER], [{"m1"}, {"m12"}]),
        ([ROUND_ONE, ROUND_TWO, ROUND_THREE], [{"m13"}, {"m14"}, {"m15"}]),
        ([SUMMIT, DAY_BEFORE], [{"m1", "m16"}]),
        ([SUMMIT, OTHER_PARTNER], [{"m1"}, {"m17"}]),
        ([SUMMIT, THEN_SOVIET], [{"m1", "m18"}]),
        ([SUMMIT, SAME_SENTENCE], [{"m1"}, {"m19"}]),
    ],
    ids=[
        "same day",
        "a month holds the day",
        "another day",
        "others",
        "another deed",
        "a year holds the day",
        "a week holds the day",
        "a yearly summit",
        "rounds of talks",
        "a day in dispute",
        "another partner",
        "a dissolved state",
        "one sentence tells of two",
    ],
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


def test_two_exact_days_are_a_dispute() -> None:
    """The day that more sources give is shown, the other is kept, and the event is marked."""
    (event,) = chronology([SUMMIT, SAME_SUMMIT, DAY_BEFORE])

    assert event.span is not None
    assert "2019-04-25" == event.span.edtf
    assert [("2019-04-24", ("n",))] == [(other.date, other.documents) for other in event.other_dates]
    assert event.disputed


def test_a_vaguer_date_is_no_dispute() -> None:
    """A month that holds the day agrees with it."""
    (event,) = chronology([SUMMIT, MONTH_ONLY])

    assert event.other_dates and not event.disputed


def test_a_document_that_tells_of_both_days_tells_of_two_events() -> None:
    """Then the days are no mistake of one of them."""
    both = [mention("m20", "n", "2019-04-25", "On Thursday they met in Vladivostok."), DAY_BEFORE]

    assert 2 == len(list(chronology([SUMMIT, *both])))


def test_the_word_beside_a_date_goes_when_a_source_names_it_without() -> None:
    """ "By 25 April" and "on 25 April" are on that day."""
    by = mention("m21", "q", "2019-04-25", "Kim and Putin were to meet in Vladivostok.", qualifier="by")
    (bounded,), (plain,) = chronology([by]), chronology([by, SUMMIT])

    assert ("by", None) == (bounded.qualifier, plain.qualifier)


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


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("planned",), "planned"),
        (("planned", "planned", "hypothetical"), "planned"),
        (("planned", "happened"), "happened"),
        (("happened", "denied"), "happened"),
        (("happened", "denied", "denied"), "denied"),
    ],
)
def test_status(statuses: tuple[str, ...], status: str) -> None:
    """What several documents say of whether it happened."""
    told = [
        mention(f"m{n}", f"d{n}", "2019-04-25", "Kim and Putin meet in Vladivostok.", status=each)
        for n, each in enumerate(statuses, 30)
    ]
    (event,) = chronology(told)

    assert status == event.status


def test_actors_are_those_that_enough_mentions_name() -> None:
    """A third of them, and two; of two mentions the fuller one, when it holds the other."""
    place = mention(
        "m40", "r", "2019-04-25", "Kim and Putin met in Vladivostok.", countries=("CHN", "PRK", "RUS")
    )
    vague = mention("m41", "s", "2019-04-25", "Kim met in Vladivostok.", countries=("PRK",), pairs=())
    (three,) = chronology([SUMMIT, SAME_SUMMIT, place])
    (two,) = chronology([SUMMIT, vague])

    assert ("PRK", "RUS") == three.countries == two.countries


def test_events_are_in_order_of_time() -> None:
    """By first day, then last day."""
    events = list(chronology([OTHER_DAY, SUMMIT, MONTH_ONLY]))
    starts = [event.span.start for event in events if event.span]

    assert sorted(starts) == starts
    assert date(2019, 4, 25) == starts[0]


def test_how_far_merging_has_come_is_told() -> None:
    """Now and then, in rising shares; nothing of a few mentions."""
    shares: list[float] = []
    many = [mention(f"m{n}", f"d{n}", "2019", f"Envoys met in hall {n}.") for n in range(2500)]

    list(chronology(many[:10], told_share=shares.append))
    assert not shares

    list(chronology(many, told_share=shares.append))
    assert shares == [0.4, 0.8]


def test_the_other_side_is_the_one_that_a_single_mention_names() -> None:
    """Mentions that leave it unsaid do not deny it; ones that name different sides leave it open."""
    one_side = [
        mention(f"m{n}", f"d{n}", "2019-04-25", "Kim met him in Vladivostok.", countries=("PRK",), pairs=())
        for n in (21, 22)
    ]
    (event,) = chronology([SUMMIT, *one_side])

    assert event.countries == ("PRK", "RUS")
    assert event.pairs == (("PRK", "RUS"),)
