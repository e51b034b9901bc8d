from datetime import date
from itertools import combinations

import pytest

from timeline.dashboard import figures
from timeline.dashboard.lanes import Lane, Mark, Window, place
from timeline.dashboard.palette import LOOKS
from timeline.dashboard.theme import _DARK, _LIGHT
from timeline.date_words import when
from timeline.records import CONFLICT, COOPERATION, EVENT_TYPES

WINDOW = Window(date(2010, 1, 1), date(2019, 12, 31))


def mark(identifier, start, end=None, precision="day", **more):
    fields = {"title": f"Event {identifier}", "type": "CONSULT", "status": "happened", "when": "then"} | more
    return Mark(id=identifier, start=start, end=end or start, precision=precision, **fields)


def drawn(*marks, chosen=None, dark=False, **lane):
    placed = place(Lane("RUS-PRK", "Russia – North Korea", len(marks), marks, **lane), WINDOW, 600)
    return figures.timeline([placed], WINDOW, chosen, dark)


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


def test_a_mark_carries_its_event_and_says_what_it_is():
    figure = drawn(mark("m1", date(2015, 5, 5), title="$5bn & <b>", sources=3))
    points = trace(figure, "Talks & visits")
    assert points.customdata[0][0] == "m1"
    assert points.hovertext[0].startswith("<b>&#36;5bn &amp; &lt;b&gt;</b>")
    assert "3 sources" in points.hovertext[0]


def test_a_range_is_a_bar_and_some_time_within_a_fainter_one():
    figure = drawn(
        mark("m1", date(2012, 1, 1), date(2013, 6, 1), "range"),
        mark("m2", date(2015, 1, 1), date(2015, 12, 31), "year")
    )  # fmt: skip
    strong, faint = trace(figure, "Talks & visits: range"), trace(figure, "Talks & visits: within")
    assert strong.x[:2] == ("2012-01-01", "2013-06-02")
    assert faint.opacity < strong.opacity


def test_size_grows_with_sources_and_what_did_not_happen_is_hollow():
    figure = drawn(mark("m1", date(2011, 1, 1)), mark("m2", date(2014, 1, 1), sources=4, status="planned"))
    points = trace(figure, "Talks & visits")
    assert points.marker.size[1] > points.marker.size[0]
    assert points.marker.symbol == ("circle", "circle-open")


def test_the_chosen_event_has_a_ring():
    assert [each.name for each in drawn(mark("m1", date(2011, 1, 1)), chosen="m1").data].count("chosen") == 1
    assert "chosen" not in [each.name for each in drawn(mark("m1", date(2011, 1, 1)), chosen="m2").data]


def test_a_bar_that_reaches_out_of_view_is_cut_and_its_symbol_stays_in_view():
    placed = place(
        Lane("", "", 1, (mark("m1", date(1900, 1, 1), date(2011, 12, 31), "range"),)), WINDOW, 600
    ).placed[0]
    assert placed.left == WINDOW.since and WINDOW.since <= placed.middle <= WINDOW.until


def test_an_empty_timeline_can_be_drawn():
    assert figures.timeline([], WINDOW).to_json()
    assert figures.overview((), None).to_json()


def test_the_overview_tells_days_in_view_apart():
    counts = ((date(2010, 1, 1), date(2010, 12, 31), 3), (date(2015, 1, 1), date(2015, 12, 31), 5))
    bars = figures.overview(counts, Window(date(2014, 1, 1), date(2016, 1, 1))).data[0]
    assert bars.marker.color[0] != bars.marker.color[1]
    assert bars.hovertext == ("2010: 3 events", "2015: 5 events")


@pytest.mark.parametrize(
    ("edges", "days"),
    [
        (["2015-03-01 12:33", "2012-01-05"], ("2012-01-05", "2015-03-01")),
        (["2015-03-01"], None), ([], None), (["x", "y"], None), ([None, 3], None),
    ],
)  # fmt: skip
def test_box_window(edges, days):
    window = figures.box_window(edges)
    assert (window and (window.since.isoformat(), window.until.isoformat())) == days


def test_every_type_has_a_shape_of_its_own():
    assert set(LOOKS) == set(EVENT_TYPES)
    for one, other in combinations(LOOKS.values(), 2):
        assert one.symbol != other.symbol and one.light != other.light and one.dark != other.dark


@pytest.mark.parametrize("code", EVENT_TYPES)
def test_colours_stand_out_and_follow_the_side(code):
    look = LOOKS[code]
    assert contrast(look.light, _LIGHT["backgroundColor"]) >= 3
    assert contrast(look.dark, _DARK["backgroundColor"]) >= 3
    red, _, blue = rgb(look.light)
    assert code not in COOPERATION or blue > red or rgb(look.light)[1] > red
    assert code not in CONFLICT or red > blue


@pytest.mark.parametrize("theme", [_LIGHT, _DARK])
def test_text_can_be_read(theme):
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for ink in ("textColor", "grayTextColor", "linkColor"):
            assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize(
    ("args", "text"),
    [
        ((None, None, None), "no date"),
        ((date(2019, 4, 25), date(2019, 4, 25), "day"), "25 April 2019"),
        ((date(2014, 2, 1), date(2014, 2, 28), "month"), "February 2014"),
        ((date(2002, 9, 1), date(2002, 11, 30), "season", "2002-23"), "autumn 2002"),
        ((date(2011, 1, 1), date(2011, 12, 31), "year", "2011~", True), "about 2011"),
        ((date(2011, 1, 1), date(2011, 12, 31), "year", "2011~", True, "about"), "about 2011"),
        ((date(1990, 1, 1), date(1999, 12, 31), "decade"), "the 1990s"),
        ((date(2008, 8, 8), date(2008, 8, 12), "range"), "8–12 August 2008"),
        ((date(2003, 1, 1), date(2008, 12, 31), "range"), "2003–2008"),
        ((date(2014, 3, 18), date(2014, 3, 18), "day", "", False, "since"), "since 18 March 2014"),
    ],
)
def test_dates_read_well(args, text):
    assert when(*args) == text


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def contrast(one, other):
    def luminance(colour):
        parts = [c / 255 for c in rgb(colour)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
