"""English verb and noun forms: enough to find a trigger in any form and to put a headline in the present.

Regular forms by rule; the rest from ``reference/irregular_verbs.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from timeline.reference.tables import read_table

VOWELS: Final = "aeiou"
MODAL_VERBS: Final = frozenset({"must", "ought", "should"})
"""Verbs with one form only."""

VerbForm = Literal["base", "third", "past", "participle", "gerund"]

_IRREGULAR_PLURALS: Final = {"memorandum": "memoranda", "coup d'état": "coups d'état"}
_BE: Final[tuple[tuple[str, VerbForm], ...]] = (
    ("be", "base"), ("is", "third"), ("are", "third"), ("am", "third"), ("was", "past"), ("were", "past"),
    ("been", "participle"), ("being", "gerund"),
)  # fmt: skip
_ONE_L: Final = frozenset({"travel", "quarrel", "cancel", "signal", "label", "model"})
"""Verbs whose last letter is doubled in Britain and not in America."""
_OTHER_FORMS: Final[dict[str, tuple[tuple[str, VerbForm], ...]]] = {
    "shoot": (("shot", "past"),),
    "hang": (("hanged", "past"),),
    "sink": (("sunk", "past"),),
    "bomb": (("bombed", "past"),),
    "plead": (("pled", "past"),),
    "prove": (("proven", "participle"),),
    "strike": (("stricken", "participle"),),
}


class VerbForms(NamedTuple):
    """The forms of one verb: "take", "takes", "took", "taken", "taking"."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@cache
def _irregular() -> dict[str, tuple[str, str, str]]:
    columns = ("base", "past", "participle", "gerund")
    return {
        row.text("base"): (row.text("past"), row.text("participle"), row.text("gerund"))
        for row in read_table("irregular_verbs.csv", columns)
    }


def third_person(verb: str) -> str:
    """ "meet" -> "meets", "seize" -> "seizes", "deny" -> "denies"; of a phrase the first word."""
    head, _, rest = verb.partition(" ")
    if head == "be":
        form = "is"
    elif head == "have":
        form = "has"
    elif head in MODAL_VERBS:
        form = head
    else:
        form = plural(head)
    return f"{form} {rest}" if rest else form


def plural(noun: str) -> str:
    """Regular plural (and third person): adds s, es or ies."""
    if noun.endswith(("s", "x", "z", "ch", "sh")) or (noun.endswith("o") and noun[-2:-1] not in VOWELS):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def noun_plurals(noun: str) -> tuple[str, ...]:
    """The plural forms of a noun; none for one that is plural already ("talks", "clashes")."""
    if noun in _IRREGULAR_PLURALS:
        return (_IRREGULAR_PLURALS[noun], plural(noun))
    if noun.endswith("sis"):
        return (noun[:-2] + "es",)
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return ()
    return (plural(noun),)


@cache
def verb_forms(verb: str) -> VerbForms:
    """All forms of a one-word verb in its base form."""
    if verb in MODAL_VERBS:
        return VerbForms(verb, verb, verb, verb, verb)
    if verb in _irregular():
        past, participle, gerund = _irregular()[verb]
        return VerbForms(verb, third_person(verb), past, participle, gerund)
    if verb.endswith("e"):
        past, gerund = verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS:
        past, gerund = verb[:-1] + "ied", verb + "ing"
    elif _doubles(verb):
        past, gerund = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        past, gerund = verb + "ed", verb + "ing"
    return VerbForms(verb, third_person(verb), past, past, gerund)


def _doubles(verb: str) -> bool:
    """Whether a short verb doubles its last letter: "ban", "stop", "rip", not "bomb", "raid" or "fix"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxyhc" or verb[-2] not in VOWELS:
        return False
    syllables = sum(a not in VOWELS and b in VOWELS for a, b in zip("-" + verb, verb, strict=False))
    qu = verb[-3:-2] == "u" and verb[-4:-3] == "q"
    return syllables == 1 and (verb[-3] not in VOWELS or qu)


def verb_spellings(verb: str) -> Iterator[tuple[str, VerbForm]]:
    """Every spelling of a verb with its form, once each, British and American ("cancelled", "canceled")."""
    if verb == "be":
        yield from _BE
        return
    forms = verb_forms(verb)
    found: dict[tuple[str, VerbForm], None] = {(forms.base, "base"): None, (forms.third, "third"): None}
    if verb in MODAL_VERBS:
        found = {(forms.base, "third"): None}
    else:
        found[forms.past, "past"] = None
        if forms.participle != forms.past:
            found[forms.participle, "participle"] = None
        found[forms.gerund, "gerund"] = None
    if verb in _ONE_L:
        found[verb + "ed", "past"] = found[verb + "led", "past"] = None
        found[verb + "ing", "gerund"] = found[verb + "ling", "gerund"] = None
    for other in _OTHER_FORMS.get(verb, ()):
        found[other] = None
    yield from found
