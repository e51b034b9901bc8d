"""The page that lists documents: what is there, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from page_apps import documents_page_app
from timeline import chronologies
from timeline.build import build
from timeline.dashboard import stores
from timeline.dashboard.documents_page import frame, matching, said
from timeline.errors import StoreError
from timeline.store import EventStore

TEXTS = {
    "summit": "---\ntitle: An island\npublished: 2019-04-26\nsource: The Daily\n---\n"
    "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok.\n",
    "treaty": "In May 2001 India signed a treaty with Japan.\n",
}


@pytest.fixture
def mine(home, tmp_path, store_path, monkeypatch):
    """A chronology of one's own beside another that is only read."""
    monkeypatch.setenv("TIMELINE_STORE", str(store_path))
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    target = chronologies.named("Mine")
    build([tmp_path / f"{name}.md" for name in TEXTS], target.store, workers=0)
    return target


@pytest.fixture
def page(mine) -> AppTest:
    return AppTest.from_function(documents_page_app, default_timeout=180).run()


def test_the_shipped_documents_are_only_listed(page):
    assert not page.exception
    assert len(page.dataframe[0].value) == 20
    assert not page.expander and "take it out" not in str(page.get("html")[1].proto.body)


def test_own_documents_are_listed_and_found(page):
    page.selectbox("documents_of").select("Mine").run()
    assert not page.exception
    assert set(page.dataframe[0].value["Title"]) == {"An island", "treaty.md"}
    assert list(page.dataframe[0].value["Events"]) == [1, 1]
    page.text_input("documents_find").input("DAILY isl").run()
    assert list(page.dataframe[0].value["Title"]) == ["An island"]
    page.text_input("documents_find").input("nothing like it").run()
    assert not page.exception and not page.dataframe
    assert "0 of 2 documents" in page.markdown[0].value


def test_dates_that_are_not_stated_are_marked(mine):
    with EventStore(mine.store, read_only=True) as opened:
        rows = opened.documents_list()
    (stated,) = matching(rows, "island")
    argued = replace(stated, published_confidence=0.5)
    assert list(frame([*rows, argued])["Published"]) == ["2019-04-26", "", "2019-04~"]
    assert matching(rows, "") == rows


@pytest.mark.parametrize(
    ("found", "everything", "words", "expected"),
    [
        (1, 1, "", "1 document"),
        (2, 9, " rome ", "2 of 9 documents · “rome”"),
        (2000, 2000, "", "2,000 of the 2,000 newest documents"),
    ],
)
def test_how_many_there_are(found, everything, words, expected):
    assert expected == said(found, everything, words)


def test_a_chronology_is_deleted_by_its_name(page, mine):
    page.selectbox("documents_of").select("Mine").run()
    assert page.button("delete").disabled
    page.text_input("delete_name_Mine").input("mine").run()
    assert page.button("delete").disabled
    page.text_input("delete_name_Mine").input("Mine").run()
    page.button("delete").click().run()
    assert not page.exception and not page.error
    assert "is deleted" in page.success[0].value
    assert chronologies.own() == [] and not list(mine.path.parent.iterdir())
    assert page.selectbox("documents_of").value == ""


def test_what_is_not_ones_own_is_not_deleted(mine, store_path):
    with pytest.raises(StoreError, match="only read"):
        chronologies.delete(chronologies.shipped())
    assert store_path.exists()


def test_a_store_that_was_let_go_opens_again(mine):
    before = stores.reader(mine).count()
    stores.close(mine)
    assert stores.reader(mine).count() == before
