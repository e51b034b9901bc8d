"""Events put right on the page, and what was decided taken back there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from synthetic import APP

from corrections.told import event_of, fill
from timeline import chronologies, correcting
from timeline.dashboard.data import joinable
from timeline.dashboard.view import from_params, to_params
from timeline.dashboard.web import may_correct
from timeline.errors import CorrectionError
from timeline.records import Event, Facts
from timeline.store import EventStore, Query

SUMMIT = "d1-0"


@pytest.fixture
def target(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chronology of one's own, beside another that is shown first."""
    monkeypatch.setenv("TIMELINE_CORRECTIONS", "on")
    monkeypatch.setenv("TIMELINE_STORE", str(fill(tmp_path / "first.db", ["d6"])))
    return fill(Path(chronologies.named("Mine").store))


@pytest.fixture
def shown(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in the place of the chronology that ships."""
    monkeypatch.setenv("TIMELINE_CORRECTIONS", "on")
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "told.db"))
    return fill(tmp_path / "told.db")


def corrections_alone() -> None:
    """The page of corrections, for AppTest: a function that stands on its own."""
    from timeline.dashboard import corrections_page

    corrections_page.show()


def opened(event: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=180)
    app.query_params["event"] = event
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def field(app: AppTest, kind: str, name: str):  # type: ignore[no-untyped-def]
    return next(each for each in app.get(kind) if (each.key or "").startswith(f"fix_{name}"))


def told(target: Path, mention: str) -> Event | None:
    with EventStore(target, read_only=True) as store:
        return store.event(mention)


def test_an_event_is_accepted_and_the_undoing_is_at_hand(shown: Path) -> None:
    app = opened(event_of(shown, SUMMIT))
    app.button("correct_accept").click().run()
    assert not app.exception and "accepted by a person" in words(app)
    assert app.button("correct_accept").disabled
    app.button("correct_undo").click().run()
    assert "accepted by a person" not in words(app) and not app.button("correct_accept").disabled


def test_facts_are_edited(shown: Path) -> None:
    app = opened(event_of(shown, SUMMIT))
    assert app.button("correct_save").disabled
    field(app, "text_input", "title").set_value("First summit").run()
    field(app, "text_input", "date").set_value("24 April 2019").run()
    field(app, "multiselect", "countries").set_value(["PRK", "RUS", "JPN"]).run()
    field(app, "multiselect", "pairs").set_value(["North Korea – Russia", "Japan – Russia"]).run()
    app.button("correct_save").click().run()
    assert not app.exception and not app.error
    now = told(shown, SUMMIT)
    assert now is not None
    assert ("First summit", "2019-04-24", "edited") == (now.title, now.span and now.span.edtf, now.reviewed)
    assert (("JPN", "RUS"), ("PRK", "RUS")) == now.pairs
    assert "First summit" in words(app) and app.button("correct_save").disabled


def test_what_is_no_date_is_said(shown: Path) -> None:
    app = opened(event_of(shown, SUMMIT))
    field(app, "text_input", "date").set_value("Fbruary").run()
    assert not app.exception and "is no date" in app.error[0].value
    assert not [each for each in app.button if each.key == "correct_save"]


def test_what_is_no_event_goes_and_comes_back(shown: Path) -> None:
    app = opened(event_of(shown, "d1-1"))
    app.button("correct_hide").click().run()
    assert not app.exception and not app.error, app.error
    assert told(shown, "d1-1") is None
    app.button("correct_undo").click().run()
    assert not app.exception and told(shown, "d1-1") is not None


def test_sentences_are_set_apart_and_events_joined(shown: Path) -> None:
    app = opened(event_of(shown, SUMMIT))
    app.segmented_control("correct_what").set_value("Sentences").run()
    assert app.button("correct_separate").disabled
    app.multiselect(f"correct_some_{event_of(shown, SUMMIT)}").set_value(["d3-0"]).run()
    app.button("correct_separate").click().run()
    assert not app.exception and "d3-0" == event_of(shown, "d3-0") != event_of(shown, SUMMIT)
    app.segmented_control("correct_what").set_value("Join").run()
    app.selectbox("correct_other_d3-0").set_value(event_of(shown, SUMMIT)).run()
    app.button("correct_join").click().run()
    assert not app.exception and event_of(shown, "d3-0") == event_of(shown, SUMMIT)


def test_who_may_correct(shown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_CORRECTIONS", "off")
    app = opened(event_of(shown, SUMMIT))
    assert "Leaders" in words(app) or "Vladivostok" in words(app)
    assert not [each for each in app.button if (each.key or "").startswith("correct_")]
    assert may_correct({"TIMELINE_CORRECTIONS": "On"}) and not may_correct({})
    with pytest.raises(CorrectionError, match="TIMELINE_CORRECTIONS is “maybe”"):
        may_correct({"TIMELINE_CORRECTIONS": "maybe"})


def test_the_page_of_corrections(target: Path) -> None:
    correcting.edit(target, event_of(target, SUMMIT), Facts(title="First summit"), note="seen on TV")
    correcting.hide(target, event_of(target, "d1-1"))
    app = AppTest.from_function(corrections_alone, default_timeout=180).run()
    app.selectbox("corrections_of").set_value("Mine").run()
    assert not app.exception
    with EventStore(target, read_only=True) as store:
        first, second = store.corrections()
    assert words(app).index("Hidden:") < words(app).index("Edited “First summit”")
    assert "“seen on TV”" in words(app) and "./?chronology=Mine&amp;status=all&amp;event=d1-0" in words(app)
    app.button(f"undo_{first.id}").click().run()
    assert not app.exception and "First summit" not in words(app)
    app.button(f"undo_{second.id}").click().run()
    assert not app.exception and "Nothing was corrected yet" in app.info[0].value


def test_what_may_be_the_same_event_stands_near_in_time(target: Path) -> None:
    with EventStore(target, read_only=True) as store:
        summit = store.event("d4-0")
        assert summit is not None
        assert [event_of(target, "d4-1")] == [row.id for row in joinable(store, summit)]
        assert [event_of(target, SUMMIT)] == [row.id for row in joinable(store, summit, "Vladivostok")]


def test_reviewed_events_have_a_filter_in_the_address(shown: Path) -> None:
    correcting.accept(shown, event_of(shown, SUMMIT))
    assert Query(reviewed=True, statuses=()) == from_params({"reviewed": ["yes"], "status": ["all"]}).query
    assert ["no"] == to_params(from_params({"reviewed": ["no"]}))["reviewed"]
    app = AppTest.from_file(str(APP), default_timeout=180)
    app.query_params["reviewed"] = "yes"
    app.run()
    assert not app.exception and "1 of " in app.markdown[0].value and "reviewed" in app.markdown[0].value


def test_corrections_of_the_shipped_chronology_go_on_to_its_next_edition(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store that ships is made anew with every version of the program."""
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / "one.md").write_text(
        "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok.\n", "utf-8"
    )
    monkeypatch.setattr(chronologies, "shipped_documents", lambda: folder)
    chronologies.build_shipped()
    before = chronologies.shipped().path
    with EventStore(before, read_only=True) as store:
        (row,) = store.events()
    correcting.edit(before, row.id, Facts(title="First summit"))
    (folder / "two.md").write_text("In May 2001 India signed a treaty with Japan.\n", "utf-8")
    assert chronologies.shipped().path != before
    chronologies.build_shipped()
    with EventStore(chronologies.shipped().store, read_only=True) as store:
        assert "First summit" in {each.title for each in store.events()}
        (kept,) = store.corrections()
    assert not before.exists() and {"title": "First summit"} == json.loads(_json(kept))["facts"]


def _json(kept: object) -> str:
    from timeline.store.corrections import correction_to_json

    return correction_to_json(kept)  # type: ignore[arg-type]
