"""How fast time expressions are found, beside a bare tokenizer and dateparser's search, and where time goes.

    python benchmarks/times.py [FILE] [--repeat 3] [--line 1 2 5 10]

FILE holds documents as ``annotate`` reads them (JSON lines with ``text`` and perhaps ``published``), or
plain text, one document. Without it the briefs in ``data/briefs`` are read. Four tables are printed:

speed   KB/s on the same texts in one process; the best of the repeats counts (dateparser runs once).
        ``timeline_time`` is the tokenizer and the component, as in one's own pipeline.
parts   where the time of ``find_times`` goes: the tokens, and the rules with their resolution.
line    the texts as one line, and one sentence, of so many MB: the time grows with the length, no faster.
memory  the most memory of the process after the texts were read 1, 2, 4 and 8 times over as new documents.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import spacy
from dateparser.search import search_dates
from spacy.language import Language

import timeline.language  # noqa: F401  (registers the component)
from timeline.language.times import find_times
from timeline.language.times.tokens import tokens_of
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


def component() -> Language:
    """A blank pipeline with the component alone."""
    nlp = spacy.blank("en")
    nlp.max_length = 100_000_000
    nlp.add_pipe("timeline_time")
    return nlp


def with_component(nlp: Language, documents: list[Text]) -> int:
    """Counts what the component finds; the publication day is set before it runs."""
    count = 0
    find = nlp.get_pipe("timeline_time")
    for text, day in documents:
        doc = nlp.make_doc(text)
        doc._.published = day
        count += len(find(doc)._.times)
    return count


def contenders(documents: list[Text], repeat: int) -> dict[str, Callable[[], int]]:
    """By name, what reads all documents and counts what it found."""
    fresh = [spacy.blank("en").tokenizer for _ in range(repeat)]
    pipelines = [component() for _ in range(repeat)]

    def tokens() -> int:
        tokenizer = fresh.pop()  # a new one each time: it remembers the words it has read
        return sum(len(tokenizer(text)) for text, _ in documents)

    return {
        "timeline_time": lambda: with_component(pipelines.pop(), documents),
        "find_times": lambda: sum(len(find_times(text, day)) for text, day in documents),
        "spaCy's blank tokenizer": tokens,
        "dateparser.search": lambda: sum(
            len(search_dates(text, languages=["en"]) or ()) for text, _ in documents
        ),
    }


def timed(job: Callable[[], int], repeat: int) -> tuple[float, int]:
    """The shortest time of the repeats in seconds, and what the job returns."""
    took, count = [], 0
    for _ in range(repeat):
        begin = time.perf_counter()
        count = job()
        took.append(time.perf_counter() - begin)
    return min(took), count


def speed(documents: list[Text], size: float, repeat: int) -> None:
    """KB/s of each contender, and how it compares with ``timeline_time``."""
    ours = 0.0
    for name, read_all in contenders(documents, repeat).items():
        seconds, count = timed(read_all, 1 if name.startswith("dateparser") else repeat)
        rate = size / seconds
        ours = ours or rate
        line = f"{name:26} {rate:10,.1f} KB/s  {count:8,} found"
        print(f"{line}  timeline_time is {ours / rate:,.2f} times as fast", flush=True)


def parts(documents: list[Text], repeat: int) -> None:
    """Seconds for the tokens, and for all else."""
    whole, _ = timed(lambda: sum(len(find_times(text, day)) for text, day in documents), repeat)
    tokens, _ = timed(lambda: sum(len(tokens_of(text).words) for text, _ in documents), repeat)
    print(f"tokens and their classes {tokens:.3f} s, {tokens / whole:.0%}")
    print(f"rules and resolution     {whole - tokens:.3f} s, {1 - tokens / whole:.0%}", flush=True)


def one_line(documents: list[Text], megabytes: list[float]) -> None:
    """Seconds for one line of each length, and seconds a MB; then the same as one sentence without end."""
    line = " ".join(" ".join(text.split()) for text, _ in documents) + " "
    for name, unit in (("one line", line), ("one sentence", re.sub("[.;:!?]", "", line))):
        for size in megabytes:
            wanted = int(size * 1_000_000)
            text = (unit * (wanted // len(unit) + 1))[:wanted]
            begin = time.perf_counter()
            count = len(find_times(text, date(2019, 5, 5)))
            seconds = time.perf_counter() - begin
            rate = f"{seconds / size:6.2f} s a MB"
            print(f"{size:5g} MB as {name:13} {seconds:8.2f} s {rate}  {count:8,} found", flush=True)


def memory(documents: list[Text]) -> None:
    """What is still held after ever more new documents, and the most held at once."""
    nlp = component()
    with_component(nlp, documents)
    tracemalloc.start()
    for times in (1, 2, 4, 8):
        for number in range(times):
            with_component(nlp, [(f"{text}\nNo. {number}.", day) for text, day in documents])
        held, most = tracemalloc.get_traced_memory()
        name = f"{times * len(documents):6,} documents more"
        print(f"{name}: {held / 1e6:6.1f} MB held, {most / 1e6:6.1f} MB at most", flush=True)
        tracemalloc.reset_peak()
    tracemalloc.stop()


def main() -> None:
    """Print the four tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--line", type=float, nargs="*", default=[1, 2, 5, 10], metavar="MB")
    asked = options.parse_args()
    documents = texts(asked.file)
    size = sum(len(text.encode()) for text, _ in documents) / 1000
    print(f"{len(documents)} documents, {size:,.0f} KB, load {os.getloadavg()[0]:.1f}", flush=True)
    speed(documents, size, asked.repeat)
    parts(documents, asked.repeat)
    one_line(documents, asked.line)
    memory(documents)


if __name__ == "__main__":
    main()
