"""The first start extracts the shipped documents; the next one finds them extracted."""

from streamlit.testing.v1 import AppTest
from synthetic import APP

from timeline import chronologies

BRIEF = """---
title: Two neighbours settle
published: 2021-03-05
---
Chile and Peru signed a border treaty in Lima on 3 March 2021.
"""


def test_the_shipped_chronology_is_extracted_once(home, tmp_path, monkeypatch):
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / "treaty.md").write_text(BRIEF, encoding="utf-8")
    monkeypatch.setattr(chronologies, "shipped_documents", lambda: folder)
    app = AppTest.from_file(str(APP), default_timeout=180).run()
    assert not app.exception and not app.error
    assert len(app.dataframe[0].value) >= 1
    assert chronologies.is_built(chronologies.shipped()) and not list(home.glob("*.unfinished*"))
    monkeypatch.setattr(chronologies, "build_shipped", lambda progress: 1 / 0)
    again = AppTest.from_file(str(APP), default_timeout=180).run()
    assert not again.exception and not again.error


def test_documents_that_cannot_be_read_are_a_sentence(home, monkeypatch):
    def fails(progress):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(chronologies, "build_shipped", fails)
    app = AppTest.from_file(str(APP), default_timeout=180).run()
    assert not app.exception
    assert "failed" in app.error[0].value and "secret" not in app.error[0].value
