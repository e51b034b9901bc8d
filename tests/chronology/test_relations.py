"""Cooperation and conflict by period."""

from __future__ import annotations

import pytest

from timeline.chronology.relations import Period, balances, weights
from timeline.edtf import timespan_from_edtf
from timeline.records import CONFLICT, COOPERATION, EVENT_TYPES


@pytest.mark.parametrize(
    ("events", "period", "expected"),
    [
        ([], "year", []),
        (
            [("2019-04-25", "CONSULT"), ("2019-05", "AGREE"), ("2019-06-01", "ASSAULT")],
            "year",
            [("2019", 3, 7.0, -10.0)],
        ),
        (
            [("2018-03-05", "AID"), ("2020", "SANCTION")],
            "year",
            [("2018", 1, 7.0, 0.0), ("2019", 0, 0.0, 0.0), ("2020", 1, 0.0, -6.0)],
        ),
        ([("2019-02", "AGREE"), ("2019", "AGREE")], "month", [("2019-02", 1, 6.0, 0.0)]),
        ([("2019-12-31", "CONSULT")], "quarter", [("2019-10/2019-12", 1, 1.0, 0.0)]),
        ([("2008-08-07/2008-09-12", "ASSAULT")], "month", [("2008-08", 1, 0.0, -10.0)]),
        ([("2019-04-25", "OTHER")], "year", [("2019", 1, 0.0, 0.0)]),
    ],
    ids=[
        "none",
        "a year",
        "an empty year",
        "too vague",
        "a quarter",
        "a range counts where it begins",
        "other",
    ],
)
def test_balances(
    events: list[tuple[str, str]], period: Period, expected: list[tuple[str, int, float, float]]
) -> None:
    """Date and type in; period, events, cooperation and conflict out."""
    dated = [(span, type_) for day, type_ in events if (span := timespan_from_edtf(day))]
    found = balances(dated, period)

    assert expected == [(one.period, one.events, one.cooperation, one.conflict) for one in found]
    assert all(one.balance == one.cooperation + one.conflict for one in found)


def test_every_type_has_a_weight_on_its_side() -> None:
    """Cooperation above zero, conflict below, within the scale."""
    assert set(EVENT_TYPES) == set(weights())
    assert all(0 < weights()[type_] <= 10 for type_ in COOPERATION)
    assert all(-10 <= weights()[type_] < 0 for type_ in CONFLICT)
    assert weights()["OTHER"] == 0
