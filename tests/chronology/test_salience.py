"""How much an event matters."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.chronology import chronology
from timeline.chronology.salience import vote
from timeline.edtf import timespan_from_edtf
from timeline.records import Mention


def mention(name: str, document: str, day: str, sentence: str, type_: str = "CONSULT") -> Mention:
    """A mention whose clause is its whole sentence."""
    return Mention(
        name, document, 900, 900 + len(sentence), sentence, 900, sentence.rstrip("."), type_,
        span=timespan_from_edtf(day), date_text=day, countries=("CHL", "PER"), pairs=(("CHL", "PER"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "published", "worth"),
    [
        ("2015-05-04", "2015-05-04", 1.0),
        ("2015-05-04", "2015-05-06", 2.0),
        ("2015-05-04", "2016-05-04", 5.0),
        ("2015-05-04", "2015-05-03", 0.25),
        ("2015-05", "2015-05-03", 1.0),
        ("2015-05-04", None, 1.0),
        (None, "2015-05-04", 1.0),
    ],
    ids=["the same day", "two days later", "a year later", "ahead", "this month", "no day", "no date"],
)
def test_vote(day: str | None, published: str | None, worth: float) -> None:
    """What a document's telling of a date is worth."""
    span = timespan_from_edtf(day) if day else None

    assert worth == vote(span, date.fromisoformat(published) if published else None)


MEETING = [
    mention(f"m{n}", f"d{n}", "2015-05-04", f"The presidents of Peru and Chile met in Lima {word}.")
    for n, word in enumerate(("again", "for talks", "over dinner"))
]
WHEAT = mention("w", "d0", "2015-05-04", "Peru sold wheat to its neighbour.", "COOPERATE")


def test_a_day_is_shared_by_its_events() -> None:
    """One document tells of two events of a day: the one with more sources gets most of its vote."""
    events = {event.type: event for event in chronology([*MEETING, WHEAT])}
    meeting, wheat = events["CONSULT"], events["COOPERATE"]

    assert meeting.salience > 3 * wheat.salience
    assert wheat.salience == pytest.approx(0.25)


def test_what_is_still_told_of_later_matters_more() -> None:
    """Of two days with as many documents, the one that they look back to from afar."""
    other = [
        mention(f"o{n}", f"e{n}", "2015-06-09", f"Peru and Chile closed {word} at Arica.", "SANCTION")
        for n, word in enumerate(("the road", "the port", "a bridge"))
    ]
    published = {f"d{n}": date(2015, 5, 5) for n in range(3)} | {f"e{n}": date(2015, 9, 1) for n in range(3)}
    meeting, closing = (
        sum(event.salience for event in chronology([*MEETING, *other], published) if event.type == type_)
        for type_ in ("CONSULT", "SANCTION")
    )

    assert closing > meeting


def test_copies_have_one_vote() -> None:
    """A report that three papers print word for word is one source."""
    copies = [mention(f"m{n}", f"d{n}", "2015-05-04", "Peru and Chile met in Lima.") for n in range(3)]
    (alone,), (copied,) = list(chronology(copies[:1])), list(chronology(copies))

    assert alone.salience == copied.salience
    assert copied.sources == 3
