"""The words that say how sure their complement is, from ``reference/status_words.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, cast

from spacy.tokens import Token

from timeline.language.inflection import noun_plurals, verb_spellings
from timeline.language.status.reading import EFFECTS, Effect
from timeline.language.syntax import dependencies as syntax
from timeline.reference.tables import read_table

Part = Literal["verb", "noun", "adjective", "word", "preposition", "marker", "adverb"]
Frame = Literal["to", "that", "ing", "noun", "subject"]

PARTS: Final = frozenset({"verb", "noun", "adjective", "word", "preposition", "marker", "adverb"})
FRAMES: Final[tuple[Frame, ...]] = ("to", "that", "ing", "noun", "subject")
Effects = dict[Frame, Effect]

BELONGING: Final = frozenset({"of", "for", "to", "over", "about", "on", "against", "between", "at", ""})
"""Prepositions by which a noun names its contents: "a plan for talks", "fear of war"."""


@cache
def _table() -> dict[tuple[str, Part], Effects]:
    """Every spelling with its part of speech, and what it makes of each kind of complement."""
    found: dict[tuple[str, Part], Effects] = {}
    for row in read_table("status_words.csv", ("words", "part", *FRAMES)):
        part = cast(Part, row.one_of("part", PARTS))
        effects: Effects = {
            frame: cast(Effect, row.one_of(frame, EFFECTS)) for frame in FRAMES if row.optional(frame)
        }
        if not effects:
            raise row.error("to", "says nothing; fill in one of " + ", ".join(FRAMES))
        for words in row.entries("words"):
            for spelt in dict.fromkeys(_spellings(words, part)):
                known = found.setdefault((spelt, part), {})
                if clash := known.keys() & effects.keys():
                    raise row.error("words", f"{spelt!r} as {part} already has: {', '.join(sorted(clash))}")
                known.update(effects)
    return found


def _spellings(words: str, part: Part) -> Iterator[str]:
    head, _, rest = words.partition(" ")
    tail = f" {rest}" if rest else ""
    if part == "verb":
        yield from (form + tail for form, _ in verb_spellings(head))
    elif part == "noun":
        yield words
        yield from noun_plurals(words)
    else:
        yield words


def effect_of(words: str, parts: tuple[Part, ...], frame: Frame) -> Effect | None:
    """What these words make of a complement of one kind; ``None`` where the table does not say.

    The first part of speech under which the table has the words decides.
    """
    for part in parts:
        effects = _table().get((words, part))
        if effects is not None:
            return effects.get(frame)
    return None


def parts_of(token: Token) -> tuple[Part, ...]:
    """The parts of speech under which a word is looked up, the likeliest first; the tag may be wrong."""
    if token.tag_ in syntax.VERBAL_TAGS:
        return ("word", "verb", "adjective", "noun")
    if token.tag_.startswith("NN"):
        return ("word", "noun", "verb", "adjective")
    return ("word", "adjective", "verb", "noun")


def effect_on(word: Token, frame: Frame, preposition: str = "") -> Effect | None:
    """What the table says of a governor, with its particle and prepositions."""
    for words in _phrases(word, frame, preposition):
        if effect := effect_of(words, parts_of(word), frame):
            return effect
    return None


def _phrases(word: Token, frame: Frame, preposition: str) -> Iterator[str]:
    written = word.lower_
    beside = [c.lower_ for c in word.children if c.dep_ in ("compound:prt", "prt", "advmod") and c.i > word.i]
    if preposition:
        yield from (f"{written} {each} {preposition}" for each in beside)
        yield f"{written} {preposition}"
        if not syntax.is_verb(word) and preposition in BELONGING and frame != "subject":
            yield written
        return
    yield from (f"{written} {each}" for each in beside)
    if frame == "to":
        yield from (f"{written} {each}" for each, _ in syntax.obliques(word))
    if syntax.particle(word) is None:
        yield written


def spelt(word: Token) -> str:
    """A preposition with its further words: "instead of", "according to"."""
    parts = [word, *(child for child in word.children if child.dep_ == "fixed")]
    return " ".join(part.lower_ for part in sorted(parts, key=lambda token: token.i))
