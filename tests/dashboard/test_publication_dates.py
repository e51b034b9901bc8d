"""Overruling a publication date on the page."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from synthetic import APP

from timeline import chronologies
from timeline.build import build
from timeline.dashboard.panel import evidence_html
from timeline.store import EventStore

FILLER = (
    " The talks were held in a villa above the bay and went on until late at night. Both delegations praised"
    " the welcome that they were given. A spokesman said that a second round was possible, but named no day."
)


@pytest.fixture
def store(home, tmp_path):
    """One document that two newspapers print."""
    text = f"Last week Russia expelled two diplomats of Poland.{FILLER}"
    for name, day in (("one", "2021-04-21"), ("two", "2021-04-22")):
        head = f"---\ntitle: Out {name}\npublished: {day}\nurl: https://{name}.example/out\n---\n"
        (tmp_path / f"{name}.md").write_text(head + text, encoding="utf-8")
    target = chronologies.named("Mine").store
    build([tmp_path / "one.md", tmp_path / "two.md"], target, workers=0)
    return target


def words(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def test_a_copy_is_shown_once_with_all_addresses(store):
    with EventStore(store, read_only=True) as opened:
        (event,) = [each for each in opened.iter_events() if each.type == "SANCTION"]
        shown = evidence_html(event, opened.document_rows(m.document for m in event.mentions))
    assert (2, 1) == (len(event.mentions), shown.count("<blockquote"))
    assert 'also at <a href="https://two.example/out"' in shown and "published 21 April 2021" in shown


def test_a_date_is_overruled_and_taken_back(store):
    app = AppTest.from_file(str(APP), default_timeout=180)
    app.query_params["chronology"] = "Mine"
    app.query_params["type"] = "SANCTION"
    app.run()
    assert not app.exception and "the week of 12 April 2021" in words(app)
    (day,) = [each for each in app.date_input if (each.key or "").startswith("published_day")]
    day.set_value(date(2010, 3, 10)).run()
    app.button("published_set").click().run()
    assert not app.exception and not app.error
    assert "the week of 1 March 2010" in words(app)
    assert "published 10 March 2010 (as you decided)" in words(app)
    app.button("published_undo").click().run()
    assert "the week of 12 April 2021" in words(app) and "as you decided" not in words(app)


def test_the_shipped_chronology_is_left_as_it_is(store, monkeypatch):
    monkeypatch.setenv("TIMELINE_STORE", str(store))
    app = AppTest.from_file(str(APP), default_timeout=180).run()
    assert not app.exception
    assert not [each for each in app.expander if each.label == "Correct a publication date"]
