"""The chart of cooperation and conflict."""

from __future__ import annotations

from timeline.chronology.relations import balances
from timeline.dashboard.relations_figure import relations_figure
from timeline.edtf import timespan_from_edtf

FOUND = balances(
    [
        (span, type_)
        for day, type_ in (("2018-03-05", "AGREE"), ("2018-07-01", "ACCUSE"), ("2020-01-02", "ASSAULT"))
        if (span := timespan_from_edtf(day))
    ]
)


def test_cooperation_up_conflict_down_and_what_is_left():
    up, down, line = relations_figure(FOUND).data

    assert (6.0, 0.0, 0.0) == tuple(up.y)
    assert (-3.0, 0.0, -10.0) == tuple(down.y)
    assert (3.0, 0.0, -10.0) == tuple(line.y)
    assert "2018: 2 events" == line.hovertext[0]


def test_dark_pages_have_their_own_colours():
    light, dark = relations_figure(FOUND), relations_figure(FOUND, dark=True)

    assert light.data[0].marker.color != dark.data[0].marker.color
    assert light.layout.font.color != dark.layout.font.color
