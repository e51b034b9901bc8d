"""How fast time expressions are found, beside a bare tokenizer and dateparser's search.

    python benchmarks/times.py [FILE] [--repeat 3]

FILE holds documents as ``annotate`` reads them (JSON lines with ``text`` and perhaps ``published``), or
plain text, one document. Without it the briefs in ``data/briefs`` are read. All runs take the same texts
in one process; the best of the repeats counts (dateparser runs once).
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import spacy
from dateparser.search import search_dates

from timeline.language.times import find_times
from timeline.reading import read
from timeline.records import Document

BRIEFS = Path(__file__).parents[1] / "data" / "briefs"
Text = tuple[str, date | None]


def texts(file: Path | None) -> list[Text]:
    """The documents to read: text and publication day."""
    if file is None:
        return [(item.text, item.published) for item in read([str(BRIEFS)]) if isinstance(item, Document)]
    if file.suffix == ".jsonl":
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [(row["text"], _day(row.get("published"))) for row in rows]
    return [(file.read_text(encoding="utf-8"), None)]


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def contenders(documents: list[Text], repeat: int) -> dict[str, Callable[[], int]]:
    """By name, what reads all documents and counts what it found."""
    fresh = [spacy.blank("en").tokenizer for _ in range(repeat)]

    def tokens() -> int:
        tokenizer = fresh.pop()  # a new one each time: it remembers the words it has read
        return sum(len(tokenizer(text)) for text, _ in documents)

    return {
        "find_times": lambda: sum(len(find_times(text, day)) for text, day in documents),
        "spaCy's blank tokenizer": tokens,
        "dateparser.search": lambda: sum(
            len(search_dates(text, languages=["en"]) or ()) for text, _ in documents
        ),
    }


def main() -> None:
    """Time each and print KB/s, and how many times as fast ``find_times`` is."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--repeat", type=int, default=3)
    asked = options.parse_args()
    documents = texts(asked.file)
    size = sum(len(text.encode()) for text, _ in documents) / 1000
    print(f"{len(documents)} documents, {size:,.0f} KB, load {os.getloadavg()[0]:.1f}", flush=True)
    speeds: dict[str, float] = {}
    for name, read_all in contenders(documents, asked.repeat).items():
        repeat = 1 if name.startswith("dateparser") else asked.repeat
        took = []
        for _ in range(repeat):
            begin = time.perf_counter()
            count = read_all()
            took.append(time.perf_counter() - begin)
        speeds[name] = size / min(took)
        ratio = speeds["find_times"] / speeds[name]
        line = f"{name:26} {speeds[name]:10,.1f} KB/s  {count:8,} found"
        print(f"{line}  find_times is {ratio:,.2f} times as fast", flush=True)


if __name__ == "__main__":
    main()
