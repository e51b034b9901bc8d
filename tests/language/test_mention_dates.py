"""Which date goes with which event of a sentence: rows of mention_dates.csv."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from timeline.language import annotate
from timeline.records import Document

ROWS = list(csv.DictReader((Path(__file__).parent / "mention_dates.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['words']} in {row['text']}")
def test_date_of_a_mention(row: dict[str, str]) -> None:
    text, at = row["text"], row["text"].index(row["words"])
    published = date.fromisoformat(row["published"])
    _, found = annotate(Document(id="x", text=text, title=None, published=published))
    dates = [m.span.edtf if m.span else "" for m in found if m.start <= at < m.end]

    assert row["date"] in dates


@pytest.mark.parametrize(
    "text",
    [
        "NDJAMENA | Tue Mar 1 , 2011 9:39 am EST",
        "Full Article Rebels near the town of Abeche , Chad | Sun Sep 11 , 2011 9:57 pm",
    ],
)
def test_a_stamp_dates_nothing(text: str) -> None:
    _, found = annotate(Document(id="x", text=text, title=None, published=date(2011, 9, 12)))

    assert [] == [m.span for m in found if m.span]
