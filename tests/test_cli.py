"""The commands, as a person at the keyboard meets them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main

SUMMIT = "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok."


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SUMMIT + "\n", encoding="utf-8")
    store = tmp_path / "s.db"
    result = CliRunner().invoke(main, ["build", str(tmp_path / "a.txt"), "--store", str(store), "-q"])
    assert 0 == result.exit_code, result.output
    return store


@pytest.mark.parametrize(
    "command", [[], ["build"], ["remove"], ["date"], ["export"], ["annotate"], ["serve"]]
)
def test_help_teaches(command: list[str]) -> None:
    """Every command says what it does and how it is used."""
    result = CliRunner().invoke(main, [*command, "--help"])

    assert 0 == result.exit_code
    assert "Usage:" in result.output


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "json", "xlsx", "parquet", "ics", "md", "html"])
def test_export_by_suffix(built: Path, tmp_path: Path, suffix: str) -> None:
    """Each format is written and is not empty."""
    file = tmp_path / f"events.{suffix}"
    result = CliRunner().invoke(main, ["export", str(file), "--store", str(built)])

    assert 0 == result.exit_code, result.output
    assert file.stat().st_size > 50


def test_key_events_are_exported(built: Path, tmp_path: Path) -> None:
    """As many as asked for."""
    file = tmp_path / "key.jsonl"
    result = CliRunner().invoke(main, ["export", str(file), "--store", str(built), "--top", "1"])

    assert 0 == result.exit_code, result.output
    assert "1 event written" in result.output
    assert 1 == len(file.read_text("utf-8").splitlines())


def test_documents_are_exported(built: Path, tmp_path: Path) -> None:
    """The texts; a wrong suffix, and --relations beside it, are refused in a sentence."""
    file = tmp_path / "d.jsonl"
    asked = ["export", str(file), "--store", str(built), "--documents"]
    result = CliRunner().invoke(main, asked)

    assert 0 == result.exit_code, result.output
    assert "1 document written" in result.output
    assert SUMMIT == json.loads(file.read_text("utf-8"))["text"]
    refused = CliRunner().invoke(main, [*asked[:1], str(tmp_path / "d.ics"), *asked[2:]])
    assert 2 == refused.exit_code and "jsonl, csv, parquet" in refused.output
    assert 2 == CliRunner().invoke(main, [*asked, "--relations", "year"]).exit_code


def test_timelinejs_has_to_be_named(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "t.json"
    arguments = ["export", str(file), "--store", str(built), "--format", "timelinejs"]
    result = CliRunner().invoke(main, arguments)

    assert 0 == result.exit_code, result.output
    assert "25 April 2019" == json.loads(file.read_text("utf-8"))["events"][0]["display_date"]


def test_relations_are_exported(built: Path, tmp_path: Path) -> None:
    """One row a pair and period; a wrong suffix and --top are refused in a sentence."""
    file = tmp_path / "r.csv"
    asked = ["export", str(file), "--store", str(built), "--relations", "year"]
    result = CliRunner().invoke(main, asked)

    assert 0 == result.exit_code, result.output
    with file.open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert ("PRK", "RUS", "2019", "1") == (row["a"], row["b"], row["period"], row["events"])
    refused = CliRunner().invoke(main, [*asked[:1], str(tmp_path / "r.ics"), *asked[2:]])
    assert 2 == refused.exit_code and "csv, json, jsonl" in refused.output
    assert 2 == CliRunner().invoke(main, [*asked, "--top", "3"]).exit_code


def test_filters_choose_what_is_exported(built: Path, tmp_path: Path) -> None:
    """By pair, date, type, status and words; what does not match is left out."""
    file = tmp_path / "e.csv"
    keep = [
        "--pair",
        "RUS-PRK",
        "--from",
        "2019",
        "--to",
        "2019",
        "--type",
        "CONSULT",
        "--status",
        "happened",
    ]
    CliRunner().invoke(main, ["export", str(file), "--store", str(built), *keep, "--text", "Vladivostok"])
    with file.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert ("2019-04-25", "PRK; RUS") == (row["date"], row["countries"])
    CliRunner().invoke(main, ["export", str(file), "--store", str(built), "--from", "2020"])
    with file.open(encoding="utf-8-sig", newline="") as lines:
        assert [] == list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--pair", "RUS-Atlantis"], "Atlantis"),
        (["--type", "PARTY"], "PARTY"),
        (["--status", "maybe"], "maybe"),
        (["--from", "the other day, perhaps"], "the other day, perhaps"),
        (["--actor", "Ruritania"], "Ruritania"),
    ],
)
def test_unknown_filter_is_named(built: Path, tmp_path: Path, arguments: list[str], said: str) -> None:
    """One plain sentence with the value in it, exit code 2, no file, no traceback."""
    file = tmp_path / "e.csv"
    result = CliRunner().invoke(main, ["export", str(file), "--store", str(built), *arguments])

    assert 2 == result.exit_code
    assert said in result.output
    assert "Traceback" not in result.output
    assert not file.exists()


@pytest.mark.parametrize(
    ("asked", "written"),
    [(["--precision", "day"], 1), (["--precision", "month"], 0), (["--sources", "2"], 0)],
)
def test_exactness_and_number_of_sources_choose(
    built: Path, tmp_path: Path, asked: list[str], written: int
) -> None:
    file = tmp_path / "e.jsonl"
    result = CliRunner().invoke(main, ["export", str(file), "--store", str(built), *asked])

    assert 0 == result.exit_code, result.output
    assert written == len(file.read_text("utf-8").splitlines())


def test_missing_store_is_named(tmp_path: Path) -> None:
    """A store that is not there is not made by reading it."""
    result = CliRunner().invoke(main, ["export", str(tmp_path / "e.csv"), "--store", str(tmp_path / "no.db")])

    assert 2 == result.exit_code
    assert "no.db" in result.output
    assert not (tmp_path / "no.db").exists()


def test_build_reports_a_bad_file_and_exits_1(tmp_path: Path) -> None:
    """The good file is built all the same."""
    (tmp_path / "good.txt").write_text(SUMMIT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--store", str(tmp_path / "s.db"), "-q"])

    assert 1 == result.exit_code
    assert "empty.txt" in result.output
    assert "1 document read" in result.output


def test_annotate_writes_what_it_read_in_order(tmp_path: Path) -> None:
    """One object a line; offsets slice the text."""
    records = [
        {"id": "x", "text": SUMMIT, "published": "2019-05-05"},
        {"id": "y", "text": "Nothing happened."},
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(json.dumps(record) for record in records) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(source), "-o", str(tmp_path / "out.jsonl")])
    assert 0 == result.exit_code, result.output
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())

    assert ["x", "y"] == [first["id"], second["id"]]
    (time,) = first["times"]
    assert ("25 April 2019", "DATE", "2019-04-25") == (
        SUMMIT[time["start"] : time["end"]],
        time["type"],
        time["value"],
    )
    mention = first["mentions"][0]
    assert "CONSULT" == mention["type"]
    assert ["PRK", "RUS"] == mention["countries"]
    assert [["RUS", "PRK"]] == mention["pairs"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "line 1"),
        ('{"id": 1}', "text"),
        ('{"id": 1, "text": "x", "published": "never"}', "never"),
    ],
)
def test_annotate_names_a_bad_line(tmp_path: Path, line: str, said: str) -> None:
    """Which line, and what is wrong with it."""
    (tmp_path / "in.jsonl").write_text(line + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(tmp_path / "in.jsonl")])

    assert 2 == result.exit_code
    assert said in result.output
