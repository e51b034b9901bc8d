"""Whether confidence means what it says, and what raises it."""

from __future__ import annotations

import pytest
from labelled import calibration_error, judged, reliability

from timeline.chronology.confidence import confidence
from timeline.edtf import timespan_from_edtf
from timeline.records import Mention

CEILING = 0.08
"""Expected calibration error on the labelled events."""


def test_confidence_is_calibrated_on_the_labelled_events() -> None:
    """Of at least 150 events, those at .8 are right about 80 times in 100, and so on."""
    outcomes = [(event.confidence, right) for event, right in judged()]

    assert len(outcomes) >= 150
    assert {right for _, right in outcomes} == {True, False}
    assert calibration_error(outcomes) <= CEILING, reliability(outcomes)


def test_reliability_counts_by_tenths() -> None:
    """Two outcomes of .85, one of them right; one of 1.0, right."""
    outcomes = [(0.85, True), (0.85, False), (1.0, True)]

    assert [(0.85, 0.5, 2), (1.0, 1.0, 1)] == reliability(outcomes)
    assert calibration_error(outcomes) == pytest.approx(0.7 / 3)


def mention(
    document: str, day: str = "2019-04-25", sentence: str = "They met.", sure: float = 0.8
) -> Mention:
    """A mention of this much."""
    span = timespan_from_edtf(day)
    return Mention(document, document, 0, 9, sentence, 0, "t", "CONSULT", span=span, confidence=sure)


ONE = [mention("a")]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ((ONE, True), (ONE, False)),
        (([*ONE, mention("b", sentence="The two met.")], True), (ONE, True)),
        (([mention("a", sure=0.9)], True), (ONE, True)),
        (
            ([*ONE, mention("b", sentence="The two met.")], True),
            ([*ONE, mention("b", "2019-04-26", "The two met.")], True),
        ),
    ],
    ids=["both sides named", "two sources", "a surer mention", "no other day"],
)
def test_what_raises_confidence(more: tuple[list[Mention], bool], less: tuple[list[Mention], bool]) -> None:
    """More that speaks for an event, more confidence."""
    span = ONE[0].span

    assert confidence(more[0], span, more[1]) > confidence(less[0], span, less[1])


def test_a_copy_is_no_further_source() -> None:
    """A report printed word for word adds nothing."""
    assert confidence([*ONE, mention("b")], ONE[0].span, True) == confidence(ONE, ONE[0].span, True)


def test_a_year_is_less_sure_than_a_day() -> None:
    """A date of a year or longer, or none."""
    year = timespan_from_edtf("2019")

    assert confidence(ONE, year, True) < confidence(ONE, ONE[0].span, True)
    assert confidence(ONE, None, True) == confidence(ONE, year, True)
