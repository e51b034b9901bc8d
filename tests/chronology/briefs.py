"""Mentions of the briefs that ship, found by their words: for tests on pairs and events labelled by hand."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from timeline.chronologies import shipped_documents
from timeline.chronology import chronology
from timeline.language import annotate
from timeline.reading import Unreadable, read
from timeline.records import Document, Event, Mention

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Briefs:
    """The briefs with what is found in them."""

    documents: dict[str, Document]
    mentions: dict[str, list[Mention]]

    def all_mentions(self) -> list[Mention]:
        """Every mention, brief by brief."""
        return [mention for found in self.mentions.values() for mention in found]

    def published(self) -> dict[str, date]:
        """Publication dates by document id."""
        return {document.id: document.published for document in self.documents.values() if document.published}

    def events(self) -> list[Event]:
        """The chronology of all briefs."""
        return list(chronology(self.all_mentions(), self.published()))

    def mention(self, brief: str, words: str) -> Mention | None:
        """The dated mention whose clause holds these words, or the one nearest in their sentence."""
        text = self.documents[brief].text
        found = re.search(r"\s+".join(map(re.escape, words.split())), text)
        assert found, f"{brief} does not hold {words!r}"
        at = found.start()
        sentence = [
            m
            for m in self.mentions[brief]
            if m.span and m.sentence_start <= at < m.sentence_start + len(m.sentence)
        ]
        return min(sentence, key=lambda m: (not m.start <= at < m.end, abs(m.start - at)), default=None)


@cache
def briefs() -> Briefs:
    """All briefs, by the name of their file."""
    documents: dict[str, Document] = {}
    mentions: dict[str, list[Mention]] = {}
    for document in read([shipped_documents()]):
        assert not isinstance(document, Unreadable) and document.path
        name = Path(document.path).stem
        documents[name] = document
        mentions[name] = list(annotate(document)[1])
    return Briefs(documents, mentions)


def rows(name: str) -> Sequence[dict[str, str]]:
    """The rows of a table beside the tests."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
