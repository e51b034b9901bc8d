"""Corrections to and from files, and event lists edited in a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from corrections.told import event_of, fill
from timeline import correcting
from timeline.cli import main
from timeline.edtf import timespan_from_edtf
from timeline.export import export
from timeline.records import Facts
from timeline.store import EventStore, Query

Rows = list[dict[str, str]]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return fill(tmp_path / "told.db")


@pytest.fixture
def edited(store: Path, tmp_path: Path) -> Callable[..., Path]:
    """The exported list after its rows were changed."""

    def edit(change: Callable[[Rows], None], delimiter: str = ",") -> Path:
        file = tmp_path / "list.csv"
        with EventStore(store, read_only=True) as opened:
            export(opened, Query(), file)
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        names = list(rows[0])
        change(rows)
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            table = csv.DictWriter(stream, names, delimiter=delimiter)
            table.writeheader()
            table.writerows(rows)
        return file

    return edit


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def titled(rows: Rows, word: str) -> dict[str, str]:
    return next(row for row in rows if word in row["title"])


def test_an_edited_list_is_taken_in(store: Path, edited: Callable[..., Path]) -> None:
    def change(rows: Rows) -> None:
        titled(rows, "Vladivostok").update(title="First summit", date="24 April 2019", places="Russky Island")
        titled(rows, "peninsula").update(countries="Russia; Ukraine; Turkey", pairs="RUS-UKR; TUR-UKR")
        titled(rows, "missiles").update(reviewed="accepted")
        titled(rows, "tanks" if any("tanks" in row["title"] for row in rows) else "Tanks")["reviewed"] = (
            "hidden"
        )
        titled(rows, "truce").update(organisations="NATO", status="planned", type="Talks & visits")

    done = run("correct", edited(change), "--store", store)
    assert 0 == done.exit_code, done.output
    assert "5 corrections taken in" in done.stderr and "1 hidden" in done.stderr
    with EventStore(store, read_only=True) as opened:
        summit, taken = opened.event("d1-0"), opened.event("d2-1")
        tested, truce = opened.event("d1-1"), opened.event("d4-1")
        assert opened.event("d4-0") is None
    assert summit and taken and tested and truce
    assert ("First summit", "2019-04-24") == (summit.title, summit.span and summit.span.edtf)
    assert ("Russky Island",) == summit.places
    assert (("RUS", "UKR"), ("TUR", "UKR")) == taken.pairs and "edited" == taken.reviewed
    assert ("accepted", "CONSULT", "planned") == (tested.reviewed, truce.type, truce.status)
    assert ("NATO",) == truce.organisations


def test_a_list_left_alone_says_nothing(store: Path, edited: Callable[..., Path]) -> None:
    correcting.edit(store, event_of(store, "d1-0"), Facts(span=timespan_from_edtf("2019-04"), qualifier="by"))
    done = run("correct", edited(lambda rows: rows.pop()), "--store", store)
    assert 0 == done.exit_code and "0 corrections taken in;" in done.stderr
    with EventStore(store, read_only=True) as opened:
        assert 1 == len(opened.corrections())


def test_semicolons_between_cells_are_read_too(store: Path, edited: Callable[..., Path]) -> None:
    file = edited(lambda rows: titled(rows, "missiles").update(title="A test"), delimiter=";")
    assert "1 corrections taken in (1 edited)" in run("correct", file, "--store", store).stderr


def test_a_workbook_is_read_too(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    with EventStore(store, read_only=True) as opened:
        export(opened, Query(), file)
    book = load_workbook(file)
    sheet = book.active
    names = [cell.value for cell in sheet[1]]
    sheet.cell(2, names.index("title") + 1, "From the workbook")
    sheet.cell(
        3, names.index("date") + 1, timespan_from_edtf("2008-08-09").start
    )  # as spreadsheets keep days
    book.save(file)
    done = run("correct", file, "--store", store)
    assert "2 corrections taken in (2 edited)" in done.stderr, done.output
    with EventStore(store, read_only=True) as opened:
        assert {"From the workbook"} <= {row.title for row in opened.events()}
        assert {"2008-08-09"} <= {row.edtf for row in opened.events()}


def test_a_list_with_mistakes_changes_nothing_and_names_them(
    store: Path, edited: Callable[..., Path]
) -> None:
    def change(rows: Rows) -> None:
        rows[0].update(date="Fbruary", title="New")
        rows[1].update(countries="Rusia", reviewed="seen")
        rows[2].update(countries="NATO", organisations="Japan", pairs="RUS")
        rows[3].update(id="nowhere")
        rows[4].update(title="New too")

    done = run("correct", edited(change), "--store", store)
    assert 2 == done.exit_code
    for words in (
        "list.csv: nothing was changed", "row 2, column date: 'Fbruary' is no date",
        "row 3, column countries: 'Rusia' is no country or organisation; did you mean Russia?",
        "row 3, column reviewed: 'seen' can be accepted, hidden or empty",
        "row 4, column countries: 'NATO' is an organisation",
        "row 4, column organisations: 'Japan' is a country", "row 4, column pairs: 'RUS' names one side",
        "row 5: no event nowhere",
    ):  # fmt: skip
        assert words in done.output
    with EventStore(store, read_only=True) as opened:
        assert [] == opened.corrections() and [] == opened.events(Query(text="New"))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "title,date\nx,2019\n", "has no column “id”"),
        ("a.csv", "", "cannot be read as a table"),
        ("a.xlsx", "no workbook", "cannot be read as a table"),
        ("a.json", "[]", "corrections are read from .jsonl"),
        ("a.jsonl", "{}\n\nnot json\n", "line 1: “kind” is None"),
        (
            "a.jsonl",
            '{"kind": "hide", "id": "x", "made": "now", "clauses": []}',
            "line 1: “clauses” names no",
        ),
        ("a.jsonl", '{"kind": "shout"}', "can be accept, edit, hide, separate, join"),
    ],
)
def test_files_that_are_none(store: Path, tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("correct", tmp_path / name, "--store", store)
    assert 2 == done.exit_code and words in done.output and "Traceback" not in done.output


def test_corrections_go_to_another_store(store: Path, tmp_path: Path) -> None:
    correcting.edit(store, event_of(store, "d1-0"), Facts(title="First summit", people=()), note="twice")
    correcting.separate(store, event_of(store, "d1-0"), ["d2-0"])
    correcting.accept(store, event_of(store, "d2-1"))
    correcting.join(store, event_of(store, "d4-0"), event_of(store, "d4-1"))
    correcting.hide(store, event_of(store, "d1-1"))
    file, other = tmp_path / "mine.jsonl", fill(tmp_path / "other.db")
    assert "5 corrections written" in run("corrections", file, "--store", store).stderr
    assert {"accept", "edit", "hide", "join", "separate"} == {
        json.loads(line)["kind"] for line in file.read_text(encoding="utf-8").splitlines()
    }
    assert "5 corrections taken in" in run("correct", file, "--store", other).stderr
    assert "0 corrections taken in" in run("correct", file, "--store", other).stderr
    with EventStore(store, read_only=True) as one, EventStore(other, read_only=True) as two:
        assert one.corrections() == two.corrections()
        assert [row.title for row in one.events()] == [row.title for row in two.events()]


def test_corrections_are_listed_and_taken_back(store: Path) -> None:
    assert "no corrections" in run("corrections", "--store", store).stderr
    facts = Facts(
        title="First summit", countries=("PRK",), span=timespan_from_edtf("2019-04"), qualifier="by"
    )
    made = correcting.edit(store, event_of(store, "d1-0"), facts, note="seen on TV").correction
    correcting.hide(store, event_of(store, "d1-1"))
    listed = run("corrections", "--store", store).stdout
    assert "Edited “First summit”: title “First summit”; date by 2019-04; countries North Korea" in listed
    assert "(seen on TV)" in listed and "Hidden: “North Korea tested two missiles over the sea.”" in listed
    assert (
        f"correction {made.id} taken back" in run("corrections", "--undo", made.id, "--store", store).stderr
    )
    assert "First summit" not in run("corrections", "--store", store).stdout
    assert 2 == run("corrections", "--undo", made.id, "--store", store).exit_code
