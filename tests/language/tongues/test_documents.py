"""A document in another language: its times are read, its events are not, and that is said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from timeline.annotation import annotated
from timeline.build import build
from timeline.cli import main
from timeline.language import annotate, identified
from timeline.records import Document
from timeline.store import EventStore

FRENCH = "La semaine dernière, les ministres de la France et de l'Italie se sont rencontrés à Rome."
ENGLISH = "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok."
DUTCH = "De minister sprak gisteren in Den Haag met zijn ambtgenoot over de sancties van de unie."


def test_a_foreign_document_has_times_and_no_mentions() -> None:
    times, mentions = annotate(Document("1", FRENCH, published=date(2019, 5, 5)))
    assert ["2019-W17"] == [time.value for time in times]
    assert [] == mentions


def test_a_language_that_is_given_is_kept() -> None:
    assert "it" == identified(Document("1", FRENCH, language="it")).language
    assert "fr" == identified(Document("1", FRENCH)).language


def test_annotation_names_the_language() -> None:
    for text, language in ((FRENCH, "fr"), (ENGLISH, "en"), (DUTCH, "nl")):
        for times_only in (True, False):
            assert language == annotated({"id": "1", "text": text}, times_only)["language"]
    assert [] == annotated({"id": "1", "text": DUTCH})["times"]


def test_a_build_records_and_tells_the_language(tmp_path: Path) -> None:
    for name, text in (("a", FRENCH), ("b", ENGLISH), ("c", DUTCH)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    report = build([tmp_path], tmp_path / "s.db", workers=0)

    assert {"fr": 1, "nl": 1} == dict(report.languages)
    assert report.language_note is not None
    assert "in English only" in report.language_note
    assert "1 in French" in report.language_note and "(nl)" in report.language_note
    with EventStore(tmp_path / "s.db", read_only=True) as store:
        assert {"en", "fr", "nl"} == {document.language for document in store.documents()}
        assert 1 == store.count()


def test_english_alone_is_not_worth_a_word(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    assert build([tmp_path], tmp_path / "s.db", workers=0).language_note is None


def test_the_commands_say_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["build", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s.db"), "-q"]
    )
    assert 0 == result.exit_code
    assert "Actors and events are read in English only" in result.output
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "1", "text": FRENCH}) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(source), "-o", str(tmp_path / "out.jsonl")])
    assert 0 == result.exit_code
    assert "fr" == json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["language"]
