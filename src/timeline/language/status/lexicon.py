"""The words that say how sure their complement is, from ``reference/status_words.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, cast

from spacy.tokens import Token

from timeline.language.inflection import noun_plurals, verb_spellings
from timeline.language.status.reading import EFFECTS, Effect
from timeline.language.syntax.dependencies import VERBAL_TAGS
from timeline.reference.tables import read_table

Part = Literal["verb", "noun", "adjective", "word", "preposition", "marker", "adverb"]
Frame = Literal["to", "that", "ing", "noun", "subject"]

PARTS: Final = frozenset({"verb", "noun", "adjective", "word", "preposition", "marker", "adverb"})
FRAMES: Final[tuple[Frame, ...]] = ("to", "that", "ing", "noun", "subject")
Effects = dict[Frame, Effect]


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
    if token.tag_ in VERBAL_TAGS:
        return ("word", "verb", "adjective", "noun")
    if token.tag_.startswith("NN"):
        return ("word", "noun", "verb", "adjective")
    return ("word", "adjective", "verb", "noun")
