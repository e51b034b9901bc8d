"""Which of its mentions' headlines an event takes."""

from __future__ import annotations

from datetime import date

from timeline.chronology.events import event_of
from timeline.records import Mention, TimeSpan

DAY = TimeSpan(date(2015, 5, 4), date(2015, 5, 4), "day", "2015-05-04")


def mention(id_: str, title: str, countries: tuple[str, ...], confidence: float = 0.9) -> Mention:
    """A mention of a meeting that says this much."""
    return Mention(
        id=id_,
        document=id_,
        start=0,
        end=10,
        sentence=title,
        sentence_start=0,
        title=title,
        type="CONSULT",
        status="happened",
        span=DAY,
        countries=countries,
        pairs=((countries[0], countries[-1]),) if len(countries) > 1 else (),
        confidence=confidence,
    )


def test_a_headline_does_not_name_a_country_of_the_background() -> None:
    group = [
        mention("a", "Leaders of Peru and Chile meet in Lima", ("CHL", "PER")),
        mention("b", "Peru and Norway meet for three days in Lima", ("NOR", "PER"), confidence=0.95),
        mention("c", "Peru and Chile hold talks", ("CHL", "PER")),
    ]
    event = event_of(group)
    assert event.title == "Leaders of Peru and Chile meet in Lima"


def test_a_sentence_is_preferred_to_a_bare_template() -> None:
    group = [
        mention("a", "Peru and Chile hold talks", ("CHL", "PER"), confidence=0.95),
        mention("b", "Peru and Chile meet in Lima", ("CHL", "PER"), confidence=0.7),
    ]
    assert event_of(group).title == "Peru and Chile meet in Lima"


def test_a_headline_of_both_sides_is_preferred_to_that_of_one() -> None:
    group = [
        mention("a", "President of Peru travels to the border", ("PER",)),
        mention("b", "Peru and Chile meet at the border", ("CHL", "PER")),
        mention("c", "Peru and Chile hold talks at the border", ("CHL", "PER"), confidence=0.8),
    ]
    assert event_of(group).title.startswith("Peru and Chile")
