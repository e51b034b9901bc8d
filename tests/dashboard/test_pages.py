"""The pages as a whole, without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from synthetic import APP

from timeline.dashboard import state
from timeline.dashboard.filters import summary
from timeline.dashboard.view import from_params

SUMMIT = "m9000-doc-001"


@pytest.fixture
def app(home, store_path, monkeypatch) -> AppTest:
    monkeypatch.setenv("TIMELINE_STORE", str(store_path))
    return AppTest.from_file(str(APP), default_timeout=180)


def words(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def parameter(app: AppTest, name: str) -> str:
    value = app.query_params[name]
    return value if isinstance(value, str) else value[-1]


def test_the_start_shows_events_and_no_denied_ones(app):
    app.run()
    assert not app.exception and not app.error
    assert app.title[0].value == "Event timeline"
    assert app.dataframe[0].value["Status"].isin(["happened", "planned"]).all()


def test_a_link_reopens_a_view(app):
    app.query_params["pair"] = "RUS-PRK"
    app.query_params["type"] = "CONSULT"
    app.query_params["event"] = SUMMIT
    app.run()
    assert not app.exception
    assert app.selectbox(state.FIRST).value == "RUS" and app.selectbox(state.SECOND).value == "PRK"
    assert "Russia and North Korea meet in Vladivostok" in words(app)
    assert '<mark class="tl-actor" title="PRK">North Korea</mark>' in words(app)
    assert "outside the filters" not in words(app)


def test_filters_go_into_the_address(app):
    app.run()
    app.selectbox(state.FIRST).select("PRK").run()
    app.selectbox(state.SECOND).select("RUS").run()
    assert not app.exception
    assert parameter(app, "pair") == "PRK-RUS"
    app.text_input(state.SEARCH).input("Vladivostok").run()
    assert parameter(app, "q") == "Vladivostok"
    assert len(app.dataframe[0].value) == 1


def test_next_and_previous(app):
    app.query_params["event"] = SUMMIT
    app.run()
    app.button("next").click().run()
    after = parameter(app, "event")
    assert after != SUMMIT
    app.button("previous").click().run()
    assert parameter(app, "event") == SUMMIT


def test_zooming_sets_dates_and_all_dates_clears_them(app):
    app.run()
    app.button("zoom_in").click().run()
    assert not app.exception
    assert "from" in app.query_params and app.date_input(state.SINCE).value is not None
    app.button("all_dates").click().run()
    assert "from" not in app.query_params


def test_an_empty_result_says_what_to_change(app):
    app.query_params["q"] = "nowhere to be found"
    app.query_params["pair"] = "RUS-PRK"
    app.run()
    assert not app.exception
    assert "No event fits" in app.info[0].value
    app.button("loosen_0").click().run()
    assert "q" not in app.query_params and len(app.dataframe)


def test_days_without_events_lead_to_the_nearest(app):
    app.query_params["from"], app.query_params["to"] = "2200-01-01", "2200-12-31"
    app.run()
    assert "Go to the nearest" in app.info[0].value
    app.button("nearest_Nearest before").click().run()
    assert not app.exception and len(app.dataframe[0].value)
    assert (app.date_input(state.UNTIL).value - app.date_input(state.SINCE).value).days == 364


def test_every_filter_is_said(app):
    app.query_params["status"], app.query_params["precision"] = "all", ["day", "month"]
    app.query_params["document"] = "doc-001"
    app.run()
    said = app.markdown[0].value.replace("\\", "")
    assert "of every status · dated by day or month · told by “" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from": "1990-01-01"}, "from 1990-01-01"),
        ({"to": "2020-12-31"}, "until 2020-12-31"),
        ({"from": "1990-01-01", "to": "2020-12-31"}, "1990-01-01 to 2020-12-31"),
    ],
)
def test_dates_are_said(asked, said):
    assert said == summary(from_params({name: [value] for name, value in asked.items()}))


def test_an_event_can_be_copied(app):
    app.query_params["event"] = SUMMIT
    app.run()
    link, citation = (each.value for each in app.code)
    assert link.endswith(f"?event={SUMMIT}")
    assert citation.startswith("Russia and North Korea meet in Vladivostok (25 April 2019)\n- ")


@pytest.mark.parametrize(
    "params",
    [
        {"pair": "XXX-YYY"}, {"event": "gone"}, {"document": "gone"}, {"chronology": "gone"}, {"page": "999"},
        {"from": "1200-01-01", "to": "1200-02-01"}, {"sources": "500"}, {"q": '"unclosed ( AND *'},
        {"pair": "NATO"},        {"by": "type", "lanes": "3", "status": "all"},
    ],
)  # fmt: skip
def test_odd_links_open(app, params):
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception and not app.error


def test_text_from_documents_is_shown_as_written(app):
    app.query_params["event"] = "m9001-doc-003"
    app.run()
    assert "&lt;script&gt;" in words(app) and "<script>" not in words(app)
    assert "$5bn and $3bn" in words(app)


def test_lanes_by_type_and_more_lanes(app):
    app.run()
    app.button("more_lanes").click().run()
    assert parameter(app, "lanes") == "16"
    app.button("fewer_lanes").click().run()
    assert not app.exception and "lanes" not in app.query_params


def test_a_missing_store_is_a_sentence(home, monkeypatch, tmp_path):
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "none.sqlite"))
    app = AppTest.from_file(str(APP), default_timeout=180).run()
    assert not app.exception
    assert "does not exist" in app.error[0].value


def test_a_foreign_file_is_a_sentence(home, monkeypatch, tmp_path):
    (tmp_path / "foreign.sqlite").write_text("not a store at all")
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "foreign.sqlite"))
    app = AppTest.from_file(str(APP), default_timeout=180).run()
    assert not app.exception
    assert "not a timeline store" in app.error[0].value.replace("\\", "")


def test_other_filters_let_go_of_an_event_that_does_not_fit(app):
    app.query_params["event"] = SUMMIT
    app.run()
    app.selectbox(state.FIRST).select("CHN").run()
    assert "event" not in app.query_params and "outside the filters" not in words(app)
    app.selectbox(state.FIRST).select("RUS").run()
    assert not app.exception


def test_key_events_only(app):
    app.query_params["key"] = "10"
    app.run()
    assert not app.exception
    assert app.select_slider(state.KEY).value == 10
    assert len(app.dataframe[0].value) < 20
    assert "the 10 key events and their equals" in app.markdown[0].value
    app.button("clear").click().run()
    assert "key" not in app.query_params


def test_relations_of_a_pair(app):
    app.query_params["pair"] = "RUS-PRK"
    app.run()
    assert not app.exception
    assert any("Cooperation and conflict" in each.label for each in app.expander)
