"""Who acts and who is acted upon in a sentence, read after the one before it: rows of participants.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from timeline.language import annotate
from timeline.records import Document

ROWS = list(csv.DictReader((Path(__file__).parent / "participants.csv").open(encoding="utf-8")))


def listed(cell: str) -> set[str]:
    return {code for code in cell.split("|") if code}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_participants(row: dict[str, str]) -> None:
    text = f"{row['before']} {row['sentence']}".strip()
    _, found = annotate(Document(id="x", text=text, title=None, published=None))
    told = [m for m in found if text.find(row["sentence"]) == m.sentence_start]
    expected = (listed(row["sources"]), listed(row["targets"]))
    got = [(set(m.sources), set(m.targets)) for m in told]

    assert expected in got
