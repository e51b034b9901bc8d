"""The second page, and what comes of what is added there."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest
from synthetic import APP

from page_apps import add_page_app
from timeline import chronologies

TEXT = "Chile and Peru signed a border treaty in Lima on 3 March 2021. It cost $5bn and *not* $3bn."


@pytest.fixture
def page(home, store_path, monkeypatch) -> AppTest:
    monkeypatch.setenv("TIMELINE_STORE", str(store_path))
    return AppTest.from_function(add_page_app, default_timeout=180).run()


def finished(page: AppTest) -> AppTest:
    """Runs the page until its work has ended."""
    for _ in range(100):
        if page.success or page.error or page.warning or page.info:
            break
        time.sleep(0.1)
        page.run()
    return page


def test_it_says_which_language_it_reads(page):
    assert not page.exception
    assert "English" in page.markdown[0].value


def test_a_text_in_another_language_is_named(page, home):
    text = "La semaine dernière, les ministres de la France et de l'Italie se sont rencontrés à Rome."
    page.text_area("add_text").input(text)
    page.text_input("add_name").input("Rome")
    finished(page.button("add_start").click().run())
    assert not page.exception and not page.error
    assert any("English only" in each.value and "1 in French" in each.value for each in page.info)


def test_a_pasted_text_becomes_a_chronology_of_its_own(page, store_path, home, monkeypatch):
    before = store_path.read_bytes()
    page.text_area("add_text").input(TEXT)
    page.text_input("add_name").input("South America")
    finished(page.button("add_start").click().run())
    assert any("No publication date in 1 document" in each.value for each in page.info)
    assert not page.exception and not page.error
    assert "South America" in page.success[0].value
    assert [each.name for each in chronologies.own()] == ["South America"]
    assert store_path.read_bytes() == before
    app = AppTest.from_file(str(APP), default_timeout=180)
    app.query_params["chronology"] = "South America"
    app.run()
    assert not app.exception
    assert any("$5bn" in str(each) for each in app.dataframe[0].value["Evidence"]) or len(
        app.dataframe[0].value
    )


@pytest.mark.parametrize(
    ("text", "name", "problem"),
    [
        ("", "Mine", "There is no text"),
        ("   ", "Mine", "There is no text"),
        (TEXT, "../up", "cannot be the name"),
    ],
)
def test_what_cannot_be_added_is_a_sentence(page, text, name, problem):
    page.text_area("add_text").input(text)
    page.text_input("add_name").input(name)
    page.button("add_start").click().run()
    assert not page.exception
    assert problem in page.error[0].value
    assert chronologies.own() == []


def test_a_text_without_events_is_said(page):
    page.text_area("add_text").input("The kettle was on. Nobody came, and the cat slept through it all.")
    finished(page.button("add_start").click().run())
    assert not page.exception
    assert any("No event was found" in each.value for each in page.info)
