"""Times in ten languages on annotated sentences of our own: a floor for each language.

`python tests/language/tongues/test_tongue_sentences.py` prints the figures, and what dateparser makes of the
same
expressions when it is handed each one cut out and told its language.
"""

from __future__ import annotations

import functools
import json
import warnings
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from timeline.language import find_document_times, identified
from timeline.language.tongues import TONGUES
from timeline.records import Document

SENTENCES = Path(__file__).parent / "sentences.jsonl"
FLOOR = 90.0  # F1 of extents and values together; 98 and more were measured

Located = set[tuple[int, int, str]]


@functools.cache
def sentences() -> tuple[dict[str, Any], ...]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line)


def published(sentence: dict[str, Any]) -> date | None:
    return date.fromisoformat(sentence["published"]) if sentence["published"] else None


def annotated(sentence: dict[str, Any]) -> Located:
    """Start, end and value of each expression; they are listed in order of the text."""
    found, end = set(), 0
    for time in sentence["times"]:
        start = sentence["text"].index(time["text"], end)
        end = start + len(time["text"])
        found.add((start, end, time["value"]))
    return found


def measured(language: str) -> tuple[Counter[str], list[str]]:
    """What was annotated, found and right in the sentences of a language, and what was wrong in which."""
    counts: Counter[str] = Counter()
    wrong = []
    for sentence in sentences():
        if sentence["language"] != language:
            continue
        document = Document("", sentence["text"], published=published(sentence), language=language)
        expected = annotated(sentence)
        got = {(time.start, time.end, time.value) for time in find_document_times(document)}
        counts["annotated"] += len(expected)
        counts["found"] += len(got)
        counts["extents"] += len({each[:2] for each in expected} & {each[:2] for each in got})
        counts["both"] += len(expected & got)
        counts["values"] += sum(
            any(a < end and start < b and value == v for a, b, v in got) for start, end, value in expected
        )
        if expected != got:
            wrong.append(f"{sentence['id']}: expected {sorted(expected - got)}, got {sorted(got - expected)}")
    return counts, wrong


def points(counts: Counter[str], name: str) -> float:
    """F1, from 0 to 100."""
    return 200 * counts[name] / (counts["annotated"] + counts["found"])


@pytest.mark.parametrize("language", TONGUES)
def test_floor(language: str) -> None:
    counts, wrong = measured(language)
    assert points(counts, "both") >= FLOOR, "\n".join(wrong)


@pytest.mark.parametrize("language", TONGUES)
def test_sentences_are_told_apart(language: str) -> None:
    """Even one sentence is nearly always enough; what is missed counts as English, not as another tongue."""
    own = [each for each in sentences() if each["language"] == language]
    told = Counter(identified(Document("", each["text"])).language for each in own)
    assert len(own) >= 30
    assert told[language] >= 0.95 * len(own)
    assert set(told) <= {language, "en"}


def test_annotations_are_sound() -> None:
    """Each id once, each value a real one, each expression where it is said to be."""
    assert len({each["id"] for each in sentences()}) == len(sentences())
    for sentence in sentences():
        assert len(annotated(sentence)) == len(sentence["times"])
        for time in sentence["times"]:
            if len(time["value"]) == 10 and time["value"][4] == "-":
                date.fromisoformat(time["value"])


def dateparser_value(text: str, language: str, base: date) -> str | None:
    """What dateparser makes of one expression, as precisely as it says."""
    from dateparser.date import DateDataParser

    settings: Any = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    if found.date_obj is None:
        return None
    day = found.date_obj.date()
    week = "{}-W{:02}".format(*day.isocalendar()[:2])
    period = str(found.period)
    return {"day": day.isoformat(), "month": f"{day:%Y-%m}", "year": f"{day:%Y}", "week": week}.get(period)


@pytest.mark.parametrize("language", TONGUES)
def test_dateparser_agrees_on_full_dates(language: str) -> None:
    """A second reader: where dateparser reads a whole date at all, it reads the same day."""
    agreed = 0
    for sentence in sentences():
        if sentence["language"] != language:
            continue
        for time in sentence["times"]:
            if len(time["value"]) == 10 and time["value"][:4] in time["text"]:
                other = dateparser_value(time["text"], language, date(2020, 6, 15))
                assert other in (None, time["value"]), time
                agreed += other is not None
    assert agreed >= 3


def main() -> None:
    for language, name in TONGUES.items():
        counts, wrong = measured(language)
        other = sum(
            dateparser_value(time["text"], language, published(each) or date(2020, 6, 15)) == time["value"]
            for each in sentences()
            if each["language"] == language
            for time in each["times"]
        )
        figures = "  ".join(f"{each} {points(counts, each):5.1f}" for each in ("extents", "values", "both"))
        print(f"{name:10s}  {counts['annotated']:3d} expressions  {figures}  dateparser right on {other}")
        for line in wrong:
            print("   ", line)


if __name__ == "__main__":
    main()
