"""Universal Dependencies treebanks (CoNLL-U) as raw text with gold words, so that training sees real text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import conllu


@dataclass(frozen=True)
class Word:
    """A syntactic word: its characters, what CoNLL-U says of it, and whether a space follows."""

    text: str
    space: bool
    tag: str
    pos: str
    lemma: str
    head: int
    """Index of its head within the sentence; its own for the root."""
    dep: str
    entity: str = ""
    """GUM's entity brackets that open and close here."""


@dataclass
class Sentence:
    """Words in order; ``paragraph`` when a paragraph starts with it."""

    words: list[Word]
    paragraph: bool = False
    id: str = ""

    @property
    def text(self) -> str:
        return "".join(word.text + " " * word.space for word in self.words).strip()


@dataclass
class Article:
    """One document of a treebank."""

    id: str
    genre: str
    sentences: list[Sentence] = field(default_factory=list)

    def raw_text(self, paragraphs: bool = True) -> str:
        """The text as written, sentences parted by a space and, if asked, paragraphs by an empty line."""
        text = ""
        for sentence in self.sentences:
            gap = "" if not text else "\n\n" if paragraphs and sentence.paragraph else " "
            text += gap + sentence.text
        return text

    def words(self, paragraphs: bool = True) -> list[list[tuple[int, int, Word]]]:
        """Per sentence, each word with its first and past-the-last character in `raw_text`."""
        placed, position = [], 0
        for number, sentence in enumerate(self.sentences):
            if number:
                position += 2 if paragraphs and sentence.paragraph else 1
            row = []
            for index, word in enumerate(sentence.words):
                row.append((position, position + len(word.text), word))
                last = index + 1 == len(sentence.words)
                position += len(word.text) + (word.space and not last)
            placed.append(row)
        return placed


def articles(path: Path) -> Iterator[Article]:
    """The documents of a ``.conllu`` or ``.conllu.gz`` file.

    A token that stands for several words ("don't", "gonna") keeps its words where they spell it out; the
    few that don't are one word with the analysis of their first.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        article: Article | None = None
        for parsed in conllu.parse_incr(stream):
            metadata = parsed.metadata
            if "newdoc id" in metadata or article is None:
                if article is not None:
                    yield article
                name = str(metadata.get("newdoc id", path.stem))
                article = Article(name, str(metadata.get("meta::genre", name.split("-")[0])))
            paragraph = "newdoc id" in metadata or any(key.split(" ")[0] == "newpar" for key in metadata)
            sentence = Sentence(_words(parsed), paragraph, str(metadata.get("sent_id", "")))
            article.sentences.append(sentence)
        if article is not None:
            yield article


def _space(token: conllu.models.Token) -> bool:
    return (token["misc"] or {}).get("SpaceAfter") != "No"


def _words(parsed: conllu.TokenList) -> list[Word]:
    words = [token for token in parsed if isinstance(token["id"], int)]
    written = {token["id"]: (token["form"], _space(token)) for token in words}
    swallowed: dict[int, int] = {}
    for token in parsed:
        if isinstance(token["id"], int) or token["id"][1] != "-":
            continue
        first, _, last = token["id"]
        spelt = "".join(written[number][0] for number in range(first, last + 1))
        if spelt.lower() == token["form"].lower():
            position = 0
            for number in range(first, last + 1):
                length = len(written[number][0])
                ends = number == last
                written[number] = (token["form"][position : position + length], ends and _space(token))
                position += length
        else:
            written[first] = (token["form"], _space(token))
            swallowed |= dict.fromkeys(range(first + 1, last + 1), first)
    kept = [token["id"] for token in words if token["id"] not in swallowed]
    index = {number: position for position, number in enumerate(kept)}
    index |= {number: index[first] for number, first in swallowed.items()}
    return [
        Word(
            text=written[token["id"]][0],
            space=written[token["id"]][1],
            tag=token["xpos"],
            pos=token["upos"],
            lemma=token["lemma"] if token["lemma"] != "_" or token["form"] == "_" else token["form"],
            head=index[token["head"]] if token["head"] else index[token["id"]],
            dep="ROOT" if not token["head"] else token["deprel"],
            entity=(token["misc"] or {}).get("Entity") or "",
        )
        for token in words
        if token["id"] not in swallowed
    ]
