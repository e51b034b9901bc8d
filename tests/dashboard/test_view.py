from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dashboard.view import DEFAULT_STATUSES, View, from_params, loosened, to_params
from timeline.records import EVENT_TYPES, PRECISIONS, STATUSES
from timeline.store import Query


def some(options):
    return st.lists(st.sampled_from(list(options)), unique=True).map(
        lambda chosen: tuple(each for each in options if each in chosen)
    )


words = st.text("abc $<&=“", max_size=12).map(lambda text: " ".join(text.split()))
codes = st.sampled_from(["RUS", "PRK", "NATO", "EU", "XKX"])
days = st.dates(date(1800, 1, 1), date(2100, 1, 1))
queries = st.builds(
    Query,
    pair=st.none() | st.tuples(codes, st.none() | codes).filter(lambda pair: pair[0] != pair[1]),
    types=some(EVENT_TYPES),
    statuses=some(STATUSES),
    precisions=some(PRECISIONS),
    since=st.none() | days.filter(lambda day: day.year < 1950),
    until=st.none() | days.filter(lambda day: day.year > 1950),
    text=words.map(lambda text: text or None),
    min_sources=st.integers(1, 50),
    document=words.map(lambda text: text or None),
)
views = st.builds(
    View, words, queries, words.map(lambda text: text or None), st.sampled_from(["pair", "type"]),
    st.integers(1, 64), st.integers(1, 99), st.none() | st.integers(1, 1000),
)  # fmt: skip


@given(views)
def test_a_link_reopens_the_same_view(view):
    assert from_params(to_params(view)) == view


def test_the_view_of_the_start_needs_no_parameters():
    assert to_params(View()) == {}
    assert from_params({}).query.statuses == DEFAULT_STATUSES


def test_parameters_are_codes():
    query = Query(pair=("RUS", "PRK"), types=("CONSULT",), statuses=DEFAULT_STATUSES, since=date(2019, 1, 1))
    params = to_params(View(query=query, event="m1"))
    assert params == {"pair": ["RUS-PRK"], "type": ["CONSULT"], "from": ["2019-01-01"], "event": ["m1"]}


@pytest.mark.parametrize(
    "params",
    [
        {"pair": ["<b>"]}, {"pair": ["-"]}, {"type": ["NONE"]}, {"from": ["yesterday"]},
        {"to": ["2019-13-45"]},
        {"page": ["-3"]}, {"page": ["²"]}, {"sources": ["many"]}, {"lanes": [""]}, {"by": ["colour"]},
        {"status": ["unheard of"]}, {"precision": ["about"]}, {"q": ["  "]}, {"unknown": ["x"]},
    ],
)  # fmt: skip
def test_what_is_no_code_is_passed_over(params):
    assert from_params(params) == View()


def test_dates_given_the_wrong_way_round_are_put_right():
    query = from_params({"from": ["2020-01-01"], "to": ["2010-01-01"]}).query
    assert (query.since, query.until) == (date(2010, 1, 1), date(2020, 1, 1))


@given(queries)
def test_each_way_out_gives_up_one_filter(query):
    ways = loosened(query)
    assert all(wider != query for _, wider in ways)
    assert len({words for words, _ in ways}) == len(ways)
