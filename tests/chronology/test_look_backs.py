"""Texts in, events out: what looks back joins what it looks back to, what comes again stays apart.

Each case is made of whole documents, read and merged as a build does it. Also that what was announced stays
announced until another document tells it as past.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline.chronology import chronology
from timeline.language import annotate
from timeline.records import Document, Event

Told = tuple[str, str]
"""The day a document was published, and its text."""


def events_of(*documents: Told) -> list[Event]:
    """The chronology of a few documents."""
    read = [
        Document(id=f"d{n}", text=text, published=date.fromisoformat(day))
        for n, (day, text) in enumerate(documents)
    ]
    mentions = [mention for document in read for mention in annotate(document)[1]]
    return list(chronology(mentions, {d.id: d.published for d in read if d.published}))


def told_by(events: list[Event], words: str) -> list[Event]:
    """The events that a sentence with these words tells of."""
    return [event for event in events if any(words in mention.sentence for mention in event.mentions)]


LOOK_BACKS = {
    "an anniversary to the day": (
        ("1979-03-27", "Egypt and Israel signed a peace treaty in Washington on 26 March 1979."),
        ("2009-03-26", "Thirty years ago today Egypt and Israel signed their peace treaty in Washington."),
    ),
    "an anniversary by its year": (
        ("1972-02-22", "President Richard Nixon met Mao Zedong in Beijing on 21 February 1972."),
        ("2012-02-20", "In February 1972 President Richard Nixon met Mao Zedong in Beijing."),
    ),
    "a decade later": (
        ("2008-08-27", "Russia recognised Abkhazia and South Ossetia on 26 August 2008."),
        (
            "2018-08-20",
            "Ten years ago Russia recognised Abkhazia and South Ossetia after a war in Georgia.",
        ),
    ),
    "the month of it": (
        ("1995-11-22", "Serbia, Croatia and Bosnia agreed on peace in Dayton, Ohio, on 21 November 1995."),
        ("1999-03-25", "Serbia and Bosnia had agreed on peace in Dayton in November 1995."),
    ),
    "since then": (
        ("1980-04-08", "The United States broke off diplomatic relations with Iran on 7 April 1980."),
        (
            "2013-09-28",
            "The United States broke off relations with Iran in April 1980, and has none since.",
        ),
    ),
    "named by its date": (
        ("1994-05-13", "Armenia and Azerbaijan agreed on a truce in Nagorno-Karabakh on 12 May 1994."),
        ("2016-04-05", "Armenia and Azerbaijan both say that they will respect the truce of 12 May 1994."),
    ),
    "a year later": (
        ("2018-06-13", "Donald Trump and Kim Jong Un met in Singapore on 12 June 2018."),
        ("2019-06-12", "A year ago Donald Trump and Kim Jong Un met in Singapore."),
    ),
    "last week": (
        ("2019-04-26", "Vladimir Putin and Kim Jong Un met in Vladivostok on 25 April 2019."),
        ("2019-05-02", "Vladimir Putin met Kim Jong Un in Vladivostok last week."),
    ),
    "in other words": (
        ("1988-07-04", "An American cruiser shot down an Iranian airliner over the Gulf on 3 July 1988."),
        ("2020-01-12", "In July 1988 the Americans shot down an Iranian passenger plane by mistake."),
    ),
    "a day and its date": (
        ("1991-08-01", "George Bush and Mikhail Gorbachev signed the START treaty in Moscow on Wednesday."),
        ("2010-04-09", "It replaces the START treaty that Bush and Gorbachev signed on 31 July 1991."),
    ),
}


@pytest.mark.parametrize("documents", LOOK_BACKS.values(), ids=LOOK_BACKS)
def test_what_looks_back_joins(documents: tuple[Told, Told]) -> None:
    """One event of two sources, at the day that the first of them gives."""
    both = [event for event in events_of(*documents) if event.sources == 2]

    assert 1 == len(both), [(e.title, e.span and e.span.edtf) for e in events_of(*documents)]
    assert both[0].span and "day" == both[0].span.precision


SERIES = {
    "yearly summits": (
        ("2018-04-28", "Narendra Modi met Xi Jinping in Wuhan on 27 April 2018."),
        ("2019-10-12", "Narendra Modi met Xi Jinping in Mamallapuram on 11 October 2019."),
    ),
    "rounds of talks": (
        ("2022-03-01", "Russia and Ukraine held talks in Gomel on 28 February 2022."),
        ("2022-03-04", "Russia and Ukraine held a second round of talks on 3 March 2022."),
    ),
    "nuclear tests": (
        ("2006-10-10", "North Korea tested a nuclear bomb on 9 October 2006."),
        ("2009-05-26", "North Korea tested a nuclear bomb on 25 May 2009."),
    ),
    "missiles within a week": (
        ("2017-08-30", "North Korea fired a missile over Japan on 29 August 2017."),
        ("2017-09-16", "North Korea fired a missile over Japan on 15 September 2017."),
    ),
    "two treaties": (
        ("1991-08-01", "The United States and the Soviet Union signed the START treaty on 31 July 1991."),
        ("1993-01-04", "The United States and Russia signed the START II treaty on 3 January 1993."),
    ),
    "gas cut off twice": (
        ("2006-01-02", "Russia cut off gas supplies to Ukraine on 1 January 2006."),
        ("2009-01-02", "Russia cut off gas supplies to Ukraine on 1 January 2009."),
    ),
    "an anniversary kept": (
        ("1979-03-27", "Egypt and Israel signed a peace treaty on 26 March 1979."),
        ("2004-03-27", "Egypt and Israel marked the anniversary of the treaty on 26 March 2004."),
    ),
    "strikes on following days": (
        ("2018-05-10", "Israel bombed Iranian targets in Syria on 8 May 2018."),
        ("2018-05-11", "Israel bombed dozens of Iranian targets in Syria again on 10 May 2018."),
    ),
    "one host, two guests": (
        ("2018-07-17", "Vladimir Putin met Donald Trump in Helsinki on 16 July 2018."),
        ("2018-07-17", "Vladimir Putin met Xi Jinping in Beijing on 16 July 2018."),
    ),
    "sanctions upon sanctions": (
        ("2014-03-18", "The United States imposed sanctions on Russia on 17 March 2014."),
        ("2014-07-17", "The United States imposed sanctions on Russia on 16 July 2014."),
    ),
}


@pytest.mark.parametrize("documents", SERIES.values(), ids=SERIES)
def test_a_series_stays_apart(documents: tuple[Told, Told]) -> None:
    """No event of both documents."""
    events = events_of(*documents)

    assert [] == [event.title for event in events if event.sources > 1]
    assert len(events) >= 2


ANNOUNCED = ("2019-04-10", "Russia and North Korea will hold a summit in Vladivostok on 25 April 2019.")
HELD = (
    "2019-04-26",
    "The leaders of Russia and North Korea held a summit in Vladivostok on 25 April 2019.",
)
ANNOUNCED_TOO = (
    "2019-04-12",
    "A summit of Russia and North Korea in Vladivostok is planned for 25 April 2019.",
)
ELSEWHERE = ("2019-06-01", "Russia and Turkey signed an agreement on gas in Istanbul on 31 May 2019.")
LATER = ("2021-02-01", "In April 2019 Russia and North Korea held a summit in Vladivostok.")


@pytest.mark.parametrize(
    ("documents", "status"),
    [
        ((ANNOUNCED,), "planned"),
        ((ANNOUNCED, ANNOUNCED_TOO), "planned"),
        ((ANNOUNCED, ELSEWHERE), "planned"),
        ((ANNOUNCED, HELD), "happened"),
        ((HELD, ANNOUNCED), "happened"),
        ((ANNOUNCED, LATER), "happened"),
        ((ANNOUNCED, ANNOUNCED_TOO, HELD), "happened"),
    ],
    ids=[
        "announced",
        "announced twice",
        "later documents are silent",
        "held",
        "in the other order",
        "looked back to",
        "announced twice, told once",
    ],
)
def test_planned_until_told_as_past(documents: tuple[Told, ...], status: str) -> None:
    """What was announced stays so, until a document tells it as past."""
    (summit,) = told_by(events_of(*documents), "Vladivostok")

    assert status == summit.status
    assert "2019-04-25" == (summit.span and summit.span.edtf)
