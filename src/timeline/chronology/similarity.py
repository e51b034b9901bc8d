"""How alike two mentions are, as far as that says whether they tell of the same happening."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline.records import CONFLICT, COOPERATION, Mention, TimeSpan
from timeline.reference import gazetteer

WORD = re.compile(r"[A-Za-z][a-z’'-]{2,}")
IGNORED = frozenset(
    (
        "the and for that with from was were has have had its his her their this which who will would "
        "been being are not but also than then into over under after before during about said says year "
        "years month months week weeks day days january february march april may june july august "
        "september october november december monday tuesday wednesday thursday friday saturday sunday "
        "last next earlier later first second two three between against both when while where they them "
        "there other more most some such only could "
    ).split()
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word cut to what its forms share: "recognised", "recognition" -> "recogni"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in (
        "isation", "ization", "ations", "ation", "itions", "ition", "ments", "ment", "ised", "ized", "ises",
        "izes", "ising", "izing", "ings", "ing", "ions", "ion", "ies", "ied", "ers", "ed", "es", "s", "e",
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _names_of_countries() -> frozenset[str]:
    """Stems of country names and adjectives: the actors are compared by themselves."""
    kinds = ("name", "abbreviation", "adjective", "demonym")
    forms = (form.form for form in gazetteer() if form.kind in kinds)
    return frozenset(stem(word) for form in forms for word in WORD.findall(form))


def content(mention: Mention) -> frozenset[str]:
    """Stems of the words that carry meaning in a mention's clause; not its dates and countries."""
    clause = mention.sentence[mention.start - mention.sentence_start : mention.end - mention.sentence_start]
    words = {stem(word) for word in WORD.findall(clause) if word.lower() not in IGNORED}
    return frozenset(words - _names_of_countries())


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that the other holds."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def compatible(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether both can date one happening: one interval holds the other."""
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def actors(mention: Mention) -> frozenset[str]:
    """Countries and organisations."""
    return frozenset(mention.countries + mention.organisations)


def same_family(a: str, b: str) -> bool:
    """Both cooperation or both conflict; OTHER goes with either."""
    if "OTHER" in (a, b):
        return True
    return (a in COOPERATION) == (b in COOPERATION) and (a in CONFLICT) == (b in CONFLICT)


def likeness(a: Mention, b: Mention, words_a: frozenset[str], words_b: frozenset[str]) -> float:
    """0 to 1: shared actors, type, words, people and places; 0 where actors are known and none is shared."""
    who_a, who_b = actors(a), actors(b)
    if who_a and who_b and not who_a & who_b:
        return 0.0
    who = overlap(who_a, who_b) * 0.5 + (
        len(who_a & who_b) / len(who_a | who_b) * 0.5 if who_a | who_b else 0.0
    )
    kind = 1.0 if a.type == b.type != "OTHER" else 0.4 if same_family(a.type, b.type) else 0.0
    words = overlap(words_a, words_b)
    people = 1.0 if set(a.people) & set(b.people) else 0.0
    return 0.35 * who + 0.2 * kind + 0.4 * words + 0.05 * people
