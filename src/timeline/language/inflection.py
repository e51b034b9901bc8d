"""English verb and noun forms: enough to find a trigger in any form and to put a headline in the present.

Regular forms by rule; the rest from ``reference/irregular_verbs.csv``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.reference.tables import read_table

VOWELS = "aeiou"


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
    """ "meet" -> "meets", "seize" -> "seizes", "deny" -> "denies"; only the first word of a phrase changes."""
    head, _, rest = verb.partition(" ")
    if head == "be":
        form = "is"
    elif head == "have":
        form = "has"
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


@cache
def verb_forms(verb: str) -> VerbForms:
    """All forms of a one-word verb in its base form."""
    if verb in _irregular():
        past, participle, gerund = _irregular()[verb]
        return VerbForms(verb, third_person(verb), past, participle, gerund)
    if verb.endswith("e"):
        past, gerund = verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS:
        past, gerund = verb[:-1] + "ied", verb + "ing"
    else:
        past, gerund = verb + "ed", verb + "ing"
    return VerbForms(verb, third_person(verb), past, past, gerund)
