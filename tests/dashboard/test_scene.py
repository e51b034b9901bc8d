from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from timeline.dashboard.data import bucket_around, budget, main_stretch, scene
from timeline.dashboard.lanes import Window
from timeline.dashboard.view import View
from timeline.store import Query


def test_a_scene_holds_what_is_in_view(store):
    seen = scene(store, View())
    assert seen.total == store.count(View().query)
    assert seen.undated == store.count(Query(statuses=View().query.statuses, dated=False))
    assert len(seen.lanes) == 8 and seen.more >= 1
    assert sum(number for *_, number in seen.overview) == seen.total - seen.undated


def test_a_pair_in_either_order_is_one_lane(store):
    for pair in (("RUS", "PRK"), ("PRK", "RUS")):
        seen = scene(store, View(query=Query(pair=pair)))
        assert [lane.label for lane in seen.lanes] == ["North Korea – Russia"]
        assert seen.lanes[0].count == seen.total - seen.undated


def test_any_partner_gives_a_lane_each(store):
    seen = scene(store, View(query=Query(pair=("USA", None))))
    assert {lane.label for lane in seen.lanes} == {"China – United States", "Cuba – United States"}


def test_days_in_view_are_those_asked_for(store):
    seen = scene(store, View(query=Query(since=date(2000, 1, 1), until=date(2005, 1, 1))))
    assert (seen.window.since, seen.window.until) == (date(2000, 1, 1), date(2005, 1, 1))
    assert sum(number for *_, number in seen.overview) > seen.total


@given(st.lists(st.integers(0, 500), max_size=12), st.integers(1, 400))
def test_small_lanes_leave_their_share_to_large_ones(sizes, most):
    shares = budget(sizes, most)
    assert all(share <= size for share, size in zip(shares, sizes, strict=True))
    assert sum(shares) == min(sum(sizes), most) or sum(shares) <= most


@given(st.dates(), st.sampled_from(["day", "month", "quarter", "year"]))
def test_a_bucket_holds_its_day(day, bucket):
    first, last = bucket_around(day, bucket)
    assert first <= day <= last


def test_a_few_far_off_events_do_not_stretch_the_axis():
    whole = Window(date(1839, 5, 1), date(2030, 1, 1))
    years = [
        (date(1839, 1, 1), 1),
        *((date(year, 1, 1), 20) for year in range(1990, 2024)),
        (date(2030, 1, 1), 1),
    ]
    assert main_stretch(years, whole) == Window(date(1991, 1, 1), date(2023, 12, 31))


def test_events_spread_evenly_are_all_drawn():
    whole = Window(date(1900, 1, 1), date(2000, 1, 1))
    assert main_stretch([(date(year, 1, 1), 2) for year in range(1900, 2001)], whole) == whole
    assert main_stretch(
        [(date(1961, 1, 1), 1), (date(2019, 1, 1), 13)], Window(date(1961, 7, 6), date(2019, 4, 25))
    ).since == date(1961, 7, 6)
