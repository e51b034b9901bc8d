"""How a noun is told by its own words: "no agreement", "a planned visit", "talks scheduled for May"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from timeline.language.status.lexicon import effect_of
from timeline.language.status.reading import Reading, complement
from timeline.language.syntax import dependencies as syntax

NONE_OF: Final = frozenset({"no", "not", "neither", "nor"})


def noun_reading(noun: Token) -> Reading:
    """A noun by its determiner, its adjectives and the participles behind it."""
    reading = Reading()
    for child in noun.children:
        label = syntax.base(child)
        if child.lower_ in NONE_OF and label in ("det", "advmod", "cc", "neg"):
            reading = Reading(reading.certainty, False, child.i)
        elif label in ("amod", "advmod", "compound") and child.i < noun.i:
            if effect := effect_of(child.lower_, ("adjective", "adverb"), "noun"):
                reading = complement(effect, Reading(), reading, child.i)
        elif label == "acl" and child.tag_ in ("VBN", "VBD") and child.i > noun.i:
            particle = syntax.particle(child)
            spelt = f"{child.lower_} {particle}" if particle else child.lower_
            if effect := effect_of(spelt, ("verb",), "noun"):
                reading = complement(effect, Reading(), reading, child.i)
        elif label == "amod" and child.lower_ in ("due", "ready") and child.i > noun.i:
            reading = complement("plan", Reading(), reading, child.i)
    return reading
