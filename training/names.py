"""Names in the corpora, in our four labels: PERSON, ORG, LOC, EVENT.

What a corpus labels otherwise, or could not label, is *unknown*: neither a name nor no name.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.treebanks import Sentence, Word

UNKNOWN = "?"
"""The label of a span of which the corpus does not say which of our names it is, if any."""


@dataclass(frozen=True)
class Name:
    """Words ``start`` to ``end`` (past the last) are a name of this label, or unknown."""

    start: int
    end: int
    label: str


def label_table() -> dict[tuple[str, str], str]:
    """(corpus, its label) to ours, from ``labels.csv``."""
    with (Path(__file__).parent / "labels.csv").open(encoding="utf-8", newline="") as stream:
        return {(row["corpus"], row["label"]): row["name"] for row in csv.DictReader(stream)}


OURS = label_table()


def tagged_sentences(path: Path, corpus: str) -> Iterator[tuple[str, list[str], list[Name]]]:
    """(id, words, names) of each sentence of an IOB2 file: UNER's (``uner``) or CrossNER's (``crossner``)."""
    word_column, tag_column = (1, 2) if corpus == "uner" else (0, 1)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        id, rows = "", []
        for line in [*stream, ""]:
            line = line.rstrip("\n")
            if line.startswith("# ") and "\t" not in line:
                if line.startswith("# sent_id = "):
                    id = line.removeprefix("# sent_id = ")
            elif line.strip():
                rows.append(line.split("\t"))
            elif rows:
                words = [row[word_column] for row in rows]
                yield id, words, _spans([row[tag_column] for row in rows], corpus)
                id, rows = "", []


def _spans(tags: list[str], corpus: str) -> list[Name]:
    spans: list[Name] = []
    for index, tag in enumerate(tags):
        if tag == "O":
            continue
        begin, label = tag.split("-", 1)
        ours = OURS.get((corpus, label), UNKNOWN)
        if begin == "I" and spans and spans[-1].end == index and spans[-1].label == ours:
            spans[-1] = Name(spans[-1].start, index + 1, ours)
        else:
            spans.append(Name(index, index + 1, ours))
    return spans


BRACKET = re.compile(r"\((?P<open>[^()]+)\)?|(?P<close>[^()]+)\)")
WITHIN_PEOPLE = frozenset("de del la le van von der den al bin ibn - '".split())
JOINING = WITHIN_PEOPLE | frozenset("of the and & for 's to on".split())
TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president vice prime minister senator sen. "
    "representative rep. governor gov. king queen prince princess pope sir lord lady captain general gen. "
    "colonel judge justice chairman secretary mayor saint chief director rev. reverend".split()
)


def gum_names(sentence: Sentence) -> list[Name]:
    """The names among GUM's entities, which are all the things spoken of ("the two leaders" too).

    An entity is a name when its head is a proper noun; the name is the run of proper nouns, and of the
    small words between them, that holds the head. Other proper nouns are unknown.
    """
    words = sentence.words
    names: list[Name] = []
    times: set[int] = set()
    for start, end, kind, head in _entities(words):
        if kind == "time":
            times.update(range(start, end))
            continue
        if not proper(words[head]):
            continue
        label = OURS.get(("gum", kind), UNKNOWN)
        joining = WITHIN_PEOPLE if label == "PERSON" else JOINING
        first, past = _run(words, start, end, head, joining)
        if words[head].tag == "NNPS" and label == "PERSON":
            label = UNKNOWN  # "Americans", "Jacobins": people of a kind, which the corpora treat differently
        if label == "PERSON":
            titles = [n for n in range(first, past - 1) if words[n].text.lower() in TITLES]
            first = titles[-1] + 1 if titles else first
        names.append(Name(first, past, label))
    return _longest(names, words, times)


def proper(word: Word) -> bool:
    """Whether the word is (part of) a proper name, as "United" is: by its tag, UD's class of it is ADJ."""
    return word.tag in ("NNP", "NNPS")


def _entities(words: list[Word]) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, kind, head) of each entity that opens and closes in the sentence."""
    waiting: dict[str, list[tuple[int, str, str]]] = {}
    for index, word in enumerate(words):
        for match in BRACKET.finditer(word.entity):
            if match["open"]:
                group, kind, _, _, _, least, *_ = [*match["open"].split("-"), *[""] * 7]
                if match.group().endswith(")"):
                    yield index, index + 1, kind, index
                else:
                    waiting.setdefault(group, []).append((index, kind, least))
            elif waiting.get(match["close"]):
                start, kind, least = waiting[match["close"]].pop()
                head = int(least.split(",")[0]) - 1 + start if least[:1].isdigit() else index
                yield start, index + 1, kind, min(head, index)


def _run(words: list[Word], start: int, end: int, head: int, joining: frozenset[str]) -> tuple[int, int]:
    """The proper nouns around the head, with the joining words between two of them."""

    def named(index: int) -> bool:
        return start <= index < end and proper(words[index])

    def number(index: int) -> bool:
        return start <= index < end and words[index].pos == "NUM" and words[index].head == head

    def joined(first: int, past: int) -> bool:
        return all(words[index].text.lower() in joining for index in range(first, past))

    first = head
    while True:
        step = next((n for n in (1, 2, 3) if named(first - n) and joined(first - n + 1, first)), 0)
        if not step:
            break
        first -= step
    past = head + 1
    while True:
        step = next((n for n in (0, 1, 2) if named(past + n) and joined(past, past + n)), -1)
        if step < 0:
            break
        past += step + 1
    if number(past):
        past += 1
    if number(first - 1):
        first -= 1
    return first, past


def _longest(names: list[Name], words: list[Word], times: set[int]) -> list[Name]:
    """Of names within names the longest; every proper noun outside them and outside times unknown."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, n.label == UNKNOWN, n.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    loose = [
        Name(i, i + 1, UNKNOWN)
        for i, word in enumerate(words)
        if proper(word) and i not in taken and i not in times
    ]
    return sorted([*kept, *loose], key=lambda n: n.start)
