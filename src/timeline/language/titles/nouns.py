"""Headlines without a verb: the noun phrase around a trigger, or a plain template from type and actors."""

from __future__ import annotations

from timeline.language.roles import Roles
from timeline.language.titles.remainder import fitted
from timeline.language.titles.scene import Scene, rendered, trimmed
from timeline.language.titles.subjects import joined, resolved
from timeline.language.titles.verbs import is_adverb
from timeline.language.titles.words import (
    COORDINATORS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SEPARATORS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TEMPORAL,
)
from timeline.language.triggers import TriggerMatch
from timeline.records import Status
from timeline.reference.tables import read_table

MIDDLE = 8
"""How many words may stand before a trigger noun in its phrase."""


def noun_headline(view: Scene, trigger: TriggerMatch, found: Roles, room: int) -> str:
    """ "US military invasion of Afghanistan"; with the actors' names in front when it names none."""
    start = trigger.start
    while start > view.begin and trigger.start - start < MIDDLE:
        word = view.word(start - 1)
        if word in SEPARATORS - {"-"} or word in PRONOUNS or word in COORDINATORS | SUBORDINATORS | TEMPORAL:
            break
        if word in PREPOSITIONS or (is_adverb(word) and word != "first") or view.group_at(start - 1):
            break
        start -= 1
        if word in POSSESSIVES | DETERMINERS:
            break
    left = trimmed(view, range(start, trigger.end))
    while left and (view.word(left[0]) in DETERMINERS or not view.doc[left[0]].text[:1].isalnum()):
        left = left[1:]
    swaps: dict[int, str] = {}
    if left and view.word(left[0]) in POSSESSIVES:
        owner = resolved(view, view.word(left[0]), left[0], found)
        if owner.text:
            swaps[left[0]] = f"{owner.text}'s"
        else:
            left = left[1:]
    if not left:
        return ""
    right: list[int] = []
    for i in range(trigger.end, view.end):
        word = view.word(i)
        if i in view.dated:
            if right and i + 1 not in view.dated and view.word(i + 1) not in PREPOSITIONS:
                break
            continue
        if not right and word not in PREPOSITIONS:
            break
        if word in SEPARATORS - {"-"} or word in SUBORDINATORS | TEMPORAL | RELATIVES - {"as"}:
            break
        if word in SUBJECT_PRONOUNS | OBJECT_PRONOUNS or (view.group_at(i) and view.group_at(i).finite):  # type: ignore[union-attr]
            break
        right.append(i)
    while right and view.word(right[0]) in ("for", "by") and len(right) == 1:
        right = []
    head = rendered(view, left, swaps)
    if len(head) > room:
        return ""
    tail = fitted(view, right, room - len(head) - 1)
    text = f"{head} {tail}".strip()
    covers = any(left[0] <= start <= (right or left)[-1] for start in view.actors) or bool(swaps)
    if covers or not found.all:
        return text if covers or len(text.split()) > 2 else ""
    names = joined(found.all[:3])
    return f"{names}: {text}" if len(names) + len(text) + 2 <= room else ""


def template(type_: str, found: Roles, status: Status, noun: str = "") -> str:
    """ "Russia and North Korea: talks"; empty without actors."""
    if not found.all:
        return ""
    label = noun or _labels().get(type_, "")
    if not label:
        return ""
    prefix = {"planned": "planned ", "hypothetical": "possible ", "denied": "no ", "happened": ""}[status]
    return f"{joined(found.all[:3])}: {prefix}{label}"


def _labels() -> dict[str, str]:
    return {row.text("type"): row.text("noun") for row in read_table("headline_nouns.csv", ("type", "noun"))}
