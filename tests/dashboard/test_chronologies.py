from pathlib import Path

import pytest

from timeline import chronologies
from timeline.dashboard import theme
from timeline.errors import StoreError


def test_a_new_chronology_lies_in_the_users_folder(home):
    new = chronologies.named("  My   papers ")
    assert (new.name, new.writable) == ("My papers", True)
    assert new.store.parent.is_dir() and new.store.is_relative_to(home)
    assert chronologies.own() == []
    new.store.touch()
    assert [each.name for each in chronologies.available()] == ["", "My papers"]
    assert chronologies.named("my PAPERS").name == "My papers"


@pytest.mark.parametrize(
    "name", ["", "  ", "../x", "a/b", "a\\b", ".hidden", "x" * 80, "con", "NUL.txt", "a\0b", "a:b", "-x"]
)
def test_names_that_are_no_file_names_are_refused(home, name):
    with pytest.raises(StoreError, match="cannot be the name"):
        chronologies.named(name)


def test_another_store_can_stand_in_for_the_shipped_one(home, monkeypatch, tmp_path):
    assert chronologies.must_be_built()
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "wars.sqlite"))
    assert chronologies.shipped().label == "wars"
    assert not chronologies.must_be_built() and not chronologies.is_built(chronologies.shipped())
    monkeypatch.setenv("TIMELINE_STORE", "postgresql+psycopg://user@host/events")
    assert chronologies.shipped().label == "events" and chronologies.is_built(chronologies.shipped())


def test_stores_of_earlier_editions_go(home):
    home.mkdir()
    current = chronologies.shipped().store
    old = home / "shipped-0123.sqlite"
    for path in (current, old, home / "notes.txt"):
        path.touch()
    chronologies.retire_old_editions()
    assert current.exists() and not old.exists() and (home / "notes.txt").exists()


def test_streamlit_settings_are_the_same_in_a_checkout_and_a_wheel():
    config = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    assert config.read_text(encoding="utf-8") == theme.config_toml()
    assert "--browser.gatherUsageStats=false" in theme.flags()
