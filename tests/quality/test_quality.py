"""The quality of the language step is a floor: each figure on texts.jsonl may rise but not fall.

`python tests/quality/test_quality.py` prints the figures and what is wrong in each text; `--update` raises
floors.json to what is measured, `--lower` also lets floors fall. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from timeline.annotation import annotated
from timeline.records import EVENT_TYPES, STATUSES

HERE = Path(__file__).parent
TEXTS = HERE / "texts.jsonl"
FLOORS = HERE / "floors.json"
MARGIN = 2.0  # points a floor stays under what was measured: room for a change that gains elsewhere
SHOWN = 8  # texts named when a floor is broken

Record = dict[str, Any]
UPDATE = "python tests/quality/test_quality.py --update"


@dataclass
class Figure:
    """One figure: what was right, out of how many, and what was wrong in which text."""

    name: str
    right: float = 0.0
    total: float = 0.0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def points(self) -> float:
        """From 0 to 100."""
        return 100 * self.right / self.total if self.total else 0.0

    def count(self, text: str, expected: object, got: object) -> None:
        """Count one judgement of an accuracy."""
        self.total += 1
        if expected == got:
            self.right += 1
        else:
            self.wrong.append((text, f"expected {expected}, got {got}"))

    def compare(self, text: str, expected: set[Any], got: set[Any]) -> None:
        """Count two sets towards an F1, which is twice the shared over the sum of both sizes."""
        self.right += len(expected & got)
        self.total += (len(expected) + len(got)) / 2
        if expected != got:
            parts = (("missed", expected - got), ("too many", got - expected))
            self.wrong.append((text, "; ".join(f"{name} {_listed(items)}" for name, items in parts if items)))


def _listed(items: set[Any]) -> str:
    return ", ".join(sorted(" ".join(map(str, item)) for item in items))


def texts() -> list[Record]:
    """The annotated texts."""
    lines = TEXTS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def fingerprint() -> Record:
    """What floors.json remembers of the texts it was measured on."""
    records = texts()
    # read_text makes line ends the same on every system, so that the hash is too
    content = TEXTS.read_text(encoding="utf-8").encode("utf-8")
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "texts": len(records),
        "times": sum(len(record["times"]) for record in records),
        "events": sum(len(record["events"]) for record in records),
    }


def located_times(record: Record) -> Iterator[tuple[int, int, str]]:
    """Start, end and value of the annotated time expressions, which are listed in order of the text."""
    end = 0
    for time in record["times"]:
        start = record["text"].index(time["text"], end)
        end = start + len(time["text"])
        yield start, end, time["value"]


def same_value(value: str) -> str:
    """TIMEX3 knows two ways to write a decade, 199 and 199X; both count."""
    return value.removesuffix("X") if len(value) == 4 and value[:3].isdigit() else value


def telling(event: Record, text: str, mentions: list[Record]) -> Record | None:
    """The mention that tells of an annotated event.

    That is the one whose clause holds the words the event is marked ``at``; failing that, the first of
    the same sentence.
    """
    at = text.index(event["at"])
    for mention in mentions:
        if mention["start"] <= at < mention["end"]:
            return mention
    for mention in mentions:
        if text.find(mention["sentence"]) <= at < text.find(mention["sentence"]) + len(mention["sentence"]):
            return mention
    return None


def unordered(records: list[Record]) -> set[tuple[str, ...]]:
    """The country pairs of events or mentions, either order, each once."""
    return {tuple(sorted(pair)) for record in records for pair in record["pairs"]}


def compare_times(record: Record, found: Record, extents: Figure, values: Figure) -> None:
    """Strict: the same characters. Value: overlapping characters and the same value."""
    expected = list(located_times(record))
    got = [(time["start"], time["end"], time["value"]) for time in found["times"]]
    text = record["text"]

    def words(spans: list[tuple[int, int, str]]) -> set[tuple[int, str]]:
        return {(start, repr(text[start:end])) for start, end, _ in spans}

    def anchored(start: int, end: int) -> int:
        """Where the first overlapping annotated expression starts, so that overlapping spans meet."""
        return next((first for first, last, _ in expected if first < end and start < last), start)

    extents.compare(record["id"], words(expected), words(got))
    values.compare(
        record["id"],
        {(start, same_value(value)) for start, _, value in expected},
        {(anchored(start, end), same_value(value)) for start, end, value in got},
    )


@functools.cache
def measured() -> dict[str, Figure]:
    """Every figure over all texts."""
    names = ("time extents", "time values", "types", "statuses", "pairs", "dates")
    figures = {name: Figure(name) for name in names}
    for record in texts():
        found = annotated({key: record[key] for key in ("id", "text", "published")})
        mentions = found["mentions"]
        compare_times(record, found, figures["time extents"], figures["time values"])
        figures["pairs"].compare(record["id"], unordered(record["events"]), unordered(mentions))
        dates = [mention["date"] for mention in mentions]
        for event in record["events"]:
            mention = telling(event, record["text"], mentions)
            type_, status = (mention["type"], mention["status"]) if mention else ("no mention", "no mention")
            # an announced act may be typed as the act or as what announcing it is
            right_type = type_ if type_ in event.get("also", ()) else event["type"]
            figures["types"].count(record["id"], right_type, type_)
            figures["statuses"].count(record["id"], event["status"], status)
            if event["date"]:
                found_dates = " and ".join(map(str, dates)) or "no mention"
                got = event["date"] if event["date"] in dates else found_dates
                figures["dates"].count(record["id"], event["date"], got)
    return figures


def floors() -> Record:
    """What floors.json holds."""
    held: Record = json.loads(FLOORS.read_text(encoding="utf-8"))
    return held


def test_floors_belong_to_these_texts() -> None:
    """Figures measured on other texts say nothing about these."""
    assert floors()["measured_on"] == fingerprint(), (
        f"texts.jsonl has changed since its floors were set. Run `{UPDATE}`, look at what it prints, "
        "and commit floors.json together with the texts."
    )


@pytest.mark.parametrize("name", list(floors()["floors"]) if FLOORS.exists() else [])
def test_figure_stays_above_its_floor(name: str) -> None:
    """A change that makes extraction worse fails here and names the texts to look at."""
    figure, floor = measured()[name], floors()["floors"][name]
    shown = "\n".join(f"  {text}: {what}" for text, what in figure.wrong[:SHOWN])
    more = len(figure.wrong) - SHOWN
    assert figure.points >= floor, (
        f"{name}: {figure.points:.1f} is below the floor of {floor}. "
        f"Wrong now, {len(figure.wrong)} in all:\n{shown}"
        + (f"\n  and {more} more: python tests/quality/test_quality.py lists them all" if more > 0 else "")
    )


def test_every_figure_has_a_floor() -> None:
    """A figure without a floor would guard nothing."""
    assert set(measured()) == set(floors()["floors"])


@pytest.mark.parametrize("record", texts(), ids=lambda record: record["id"])
def test_annotation_is_sound(record: Record) -> None:
    """Words marked are in the text, names are those of the records."""
    list(located_times(record))
    for event in record["events"]:
        assert record["text"].count(event["at"]) == 1, f"mark {event['at']!r} so that it is found once"
        assert {event["type"], *event.get("also", ())} <= set(EVENT_TYPES)
        assert event["status"] in STATUSES
        assert {country for pair in event["pairs"] for country in pair} <= set(event["countries"])


def test_texts_cover_what_is_told_apart() -> None:
    """Every type, and enough of every status for its figure to mean something."""
    events = [event for record in texts() for event in record["events"]]
    assert {event["type"] for event in events} == set(EVENT_TYPES)
    for status in STATUSES:
        assert sum(event["status"] == status for event in events) >= 12


def update(lower: bool) -> list[str]:
    """Write floors.json anew; a floor falls only with ``lower``. The floors that would have to fall."""
    old = floors()["floors"] if FLOORS.exists() else {}
    new = {name: round(max(0.0, figure.points - MARGIN), 1) for name, figure in measured().items()}
    fallen = [name for name in new if new[name] < old.get(name, 0.0)]
    if not lower:
        new = {name: max(floor, old.get(name, 0.0)) for name, floor in new.items()}
    held = {"measured_on": fingerprint(), "floors": new}
    FLOORS.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    return fallen


def main(show: Callable[[str], None] = print) -> int:
    """Print the figures and the errors; with a flag, set the floors."""
    parser = argparse.ArgumentParser(description="Measure the language step on texts.jsonl.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument(
        "--lower", action="store_true", help="the same, and let floors fall: say why in the commit"
    )
    parser.add_argument("--quiet", action="store_true", help="figures only")
    options = parser.parse_args()
    for figure in measured().values():
        show(f"{figure.name}: {figure.points:.1f}")
        for text, what in () if options.quiet else figure.wrong:
            show(f"  {text}: {what}")
    if not (options.update or options.lower):
        return 0
    fallen = update(lower=options.lower)
    if fallen and not options.lower:
        show(f"kept, though measured lower: {', '.join(fallen)}; --lower lets them fall")
    return 0


if __name__ == "__main__":
    sys.exit(main())
