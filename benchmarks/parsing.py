"""What parsing costs, what leaving sentences out saves, and what reading mentions adds.

    python benchmarks/parsing.py [TEXTS.jsonl ...]

Each file has one JSON object with "text" a line; without one, the shipped briefs are read. Speeds are of one
core, in tokens a second, all from one run: compare them with each other, not with another machine's. The last
column is the speed of the whole (times, actors, parse, mentions, titles) as a share of the parser's alone.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

from timeline.language import load_pipeline, mentions  # noqa: E402
from timeline.language.syntax.relevance import relevant_sentences  # noqa: E402
from timeline.records import Document  # noqa: E402

BRIEFS = Path(__file__).parent.parent / "data" / "briefs"


def texts(path: Path) -> Iterator[str]:
    """The texts of a JSONL file, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def measure(name: str, read: list[str]) -> None:
    """Print one row: the share parsed and the speeds."""
    nlp = load_pipeline()
    spent: Counter[str] = Counter()
    tokens = parsed = sentences = chosen = 0
    for text in read:
        begun = time.process_time()
        doc = nlp.make_doc(text)
        spent["tokenizer"] += time.process_time() - begun
        for part, component in nlp.pipeline:
            begun = time.process_time()
            doc = component(doc)
            spent[part] += time.process_time() - begun
        begun = time.process_time()
        list(mentions(doc, Document(id=name, text=text)))
        spent["mentions"] += time.process_time() - begun
        tokens += len(doc)
        sentences += sum(1 for _ in doc.sents)
        relevant = list(relevant_sentences(doc))
        chosen += len(relevant)
        parsed += sum(map(len, relevant))
    whole = sum(spent.values())
    print(
        f"{name[:24]:24} {tokens:9,} {chosen / sentences:10.2f} {parsed / tokens:8.2f} "
        f"{tokens / spent['tokenizer']:11,.0f} {tokens / whole:9,.0f} "
        f"{parsed / spent['timeline_syntax']:9,.0f} {spent['timeline_syntax'] / whole:10.2f}"
    )


def main() -> None:
    """One row a file."""
    print(
        f"{'texts':24} {'tokens':>9} {'sentences':>10} {'tokens':>8} "
        f"{'tokenizer':>11} {'annotate':>9} {'parser':>9} {'annotate':>10}"
    )
    print(
        f"{'':24} {'':9} {'parsed':>10} {'parsed':>8} "
        f"{'tokens/s':>11} {'tokens/s':>9} {'on parsed':>9} {': parser':>10}"
    )
    files = [Path(given) for given in sys.argv[1:]]
    if not files:
        briefs = [path.read_text(encoding="utf-8") for path in sorted(BRIEFS.glob("*.md"))]
        measure("the shipped briefs", briefs)
    for path in files:
        measure(path.name, list(texts(path)))


if __name__ == "__main__":
    main()
