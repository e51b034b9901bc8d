"""Whether a headline reads as one sentence: what no headline may end, begin or be broken with."""

from __future__ import annotations

import re

from timeline.language.titles.verbs import lexicon
from timeline.language.titles.words import (
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    STRICT_PASTS,
    SUBJECT_PRONOUNS,
)

CARRIERS = frozenset("that and or but to who which".split())
"""Words behind which a second verb is in its place."""
FINITE = frozenset("is are was were has had says said".split())
ASKING = frozenset("promise deny announce demand declare claim threaten propose insist vow pledge".split())
"""Verbs that say nothing before a mere place."""
PAST_ONLY = frozenset(
    "existed died arrived happened occurred emerged remained appeared belonged seemed".split()
)
"""Past forms that qualify no noun, so that they can only be a second verb."""
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("„", "“"))


def sound(headline: str) -> bool:
    """Whether a built headline may stand; if not, a noun phrase or a template says less but says it well."""
    words = re.findall(r"[\w’'-]+", headline)
    if not words:
        return False
    lower = [word.lower() for word in words]
    return not (
        lower[0] in SUBJECT_PRONOUNS | COORDINATORS | {"there"}
        or _opens_with_verb(headline)
        or _hangs(lower)
        or _unbalanced(headline)
        or _second_verb(words, lower)
        or _says_nothing(lower)
    )


def _opens_with_verb(headline: str) -> bool:
    """ "Emphasize the necessity": a verb whose subject is missing."""
    words = headline.rpartition(": ")[2].lower().split()
    if len(words) < 2 or words[1] not in DETERMINERS | POSSESSIVES:
        return False
    forms = lexicon()
    return (
        words[0] in forms.bases or words[0] in forms.pasts or words[0].endswith(("ize", "ise", "ify", "ated"))
    )


def _hangs(words: list[str]) -> bool:
    last = words[-1]
    return last in DETERMINERS | POSSESSIVES | COORDINATORS or (
        last in PREPOSITIONS and last not in PARTICLES_AT_END
    )


PARTICLES_AT_END = frozenset("up out off over down away back in on apart together through under home".split())


def _unbalanced(headline: str) -> bool:
    return any(headline.count(first) != headline.count(last) for first, last in PAIRS[:2]) or (
        headline.count('"') % 2 == 1
    )


def _second_verb(words: list[str], lower: list[str]) -> bool:
    """Whether a past form or "is" stands where no conjunction has made room for it."""
    if any(word in FINITE and lower[n] in ("say", "think", "believe") for n, word in enumerate(lower[1:])):
        return True
    present = 0
    for n, word in enumerate(lower):
        if word in CARRIERS:
            return False
        if words[n][:1].isupper():
            continue
        if n and word in PAST_ONLY and lower[n - 1] not in ("is", "are", "has", "have", "had"):
            return True
        if word in FINITE:
            present += 1
            if present > 1 or word in ("was", "were", "had", "said"):
                return True
        elif (
            n > 1
            and word in lexicon().pasts
            and word not in lexicon().participles
            and word not in STRICT_PASTS
        ):
            return True
    return False


def _says_nothing(words: list[str]) -> bool:
    """ "denies in London"."""
    if words[-2:] == ["the", "first"] or words[-2:] == ["the", "same"]:
        return True
    if "to" in words or "that" in words:
        return False
    verb = next((n for n, word in enumerate(words) if n and word in lexicon().thirds), 0)
    base = lexicon().thirds.get(words[verb], "")
    if base == "spend" and words[verb + 1 : verb + 2] and words[verb + 1] in PREPOSITIONS:
        return True
    return base in ASKING and words[verb + 1 : verb + 2] in (["in"], ["at"], ["on"], ["by"])
