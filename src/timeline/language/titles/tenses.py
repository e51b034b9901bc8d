"""The verb as a headline shows it: in the present, to come, or as it might be."""

from __future__ import annotations

from timeline.language.inflection import third_person, verb_forms
from timeline.language.syntax.dependencies import (
    markers,
)
from timeline.language.titles.verbs import TO_COME, Predicate
from timeline.records import Status

PLANNING = frozenset("schedule plan expect set slate".split())
"""Passives with an infinitive that headlines shorten: "is scheduled to meet", "to meet"."""
CONDITIONS = frozenset("if unless whether lest".split())


def shown(told: Predicate, plural: bool, status: Status = "happened", asked: bool = False) -> str:
    """The verb as a headline shows it.

    Args:
        plural: Whether the subject is.
        asked: Whether the sentence asks if it is so.
    """
    base = told.base
    if told.passive:
        base = f"be {participle(told)}"
    modal = "can" if told.modal == "ca" else told.modal
    unsure = CONDITIONS & set(markers(told.head)) or asked
    if not modal and status == "hypothetical" and unsure:
        modal = "could"
    if modal in TO_COME and asked:
        modal = "could"
    elif modal == "would" and any(token.lower_ in CONDITIONS for token in told.head.sent):
        modal = "would"
    elif modal in TO_COME or modal == "to":
        return f"not to {base}" if told.negated else f"to {base}"
    if modal:
        space = "" if modal == "can" else " "
        return f"{modal}{space}not {base}" if told.negated else f"{modal} {base}"
    if status == "planned" and _lies_ahead(told):
        return f"to {base}"
    first, _, rest = base.partition(" ")
    if told.negated:
        if first == "be":
            return f"{'are' if plural else 'is'} not {rest}".strip()
        return f"{'do' if plural else 'does'} not {base}"
    form = ("are" if first == "be" else first) if plural else third_person(first)
    return f"no longer {form} {rest}".strip() if told.longer and first != "be" else f"{form} {rest}".strip()


def _lies_ahead(told: Predicate) -> bool:
    """Whether a present form tells of the future: "is meeting", "meets tomorrow"; not "hopes to meet"."""
    content = any(child.dep_ in ("xcomp", "ccomp") for child in told.head.children)
    present = told.present and not told.perfect
    return present and not told.copular and not content and told.base not in ("have", "be", "remain")


def participle(told: Predicate) -> str:
    """The participle as the text spells it, where it stands there."""
    word = told.verb.lower_
    return word if word.endswith("ed") or told.verb.tag_ == "VBN" else verb_forms(told.base).participle
