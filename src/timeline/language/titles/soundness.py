"""Whether a headline reads as one: what it may not begin, end or be broken with."""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.language.titles.words import (
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)

CARRIERS = frozenset("that and or but who which whether what how why".split())
"""Words behind which a second verb is in its place."""
PAST = frozenset("was were had said did".split())
PARTICLES_AT_END = frozenset("up out off over down away back in on apart together through under home".split())
NO_SUBJECT = frozenset("there that which who own others ones only such".split())
"""Words that open no headline: what they stand for is told elsewhere."""
HOLLOW = frozenset("it us sake behalf much such ones".split())
"""Words at the end of a headline that want what they stand for."""
FINITE = frozenset("is are has have was were had will".split())
LEADING = frozenset("in at on of for with by from".split())
"""Prepositions of which two never stand side by side."""
ENTERING = frozenset({("in", "from"), ("in", "for"), ("in", "with")})
"""Pairs of which the first may be a particle: "is ordered in from the Gulf"."""
PAIRS = (("(", ")"), ("[", "]"))


def sound(headline: str) -> bool:
    """Whether a built headline may stand."""
    words = re.findall(r"[\w’'-]+", headline)
    if not words:
        return False
    lower = [word.lower() for word in words]
    return not (
        lower[0] in SUBJECT_PRONOUNS | COORDINATORS | NO_SUBJECT
        or _hangs(lower)
        or any(headline.count(first) != headline.count(last) for first, last in PAIRS)
        or headline.count('"') % 2 == 1
        or _second_verb(lower)
        or any(first == "that" and second in FINITE for first, second in pairwise(lower))
        or any(
            first in LEADING and second in LEADING and (first, second) not in ENTERING
            for first, second in pairwise(lower)
        )
        or lower[-2:] in (["the", "first"], ["the", "same"])
        or lower[-4:-1] == ["is", "the", "first"]
    )


def _hangs(words: list[str]) -> bool:
    last = words[-1]
    if words[-2:] in (["agree", "on"], ["agrees", "on"]):
        return True
    return last in DETERMINERS | POSSESSIVES | COORDINATORS | HOLLOW or (
        last in PREPOSITIONS and last not in PARTICLES_AT_END
    )


def _second_verb(words: list[str]) -> bool:
    """Whether a past form stands where no conjunction has made room for it."""
    present = 0
    for word in words:
        if word in CARRIERS:
            return False
        present += word in ("is", "are")
        if word in PAST or present > 1:
            return True
    return False
