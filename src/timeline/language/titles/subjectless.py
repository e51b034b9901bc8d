"""A headline when nobody can be named as the subject: what was done, in the passive."""

from __future__ import annotations

from timeline.language.roles import Roles
from timeline.language.titles.remainder import fitted, remainder
from timeline.language.titles.scene import Scene
from timeline.language.titles.subjects import Subject, is_plural
from timeline.language.titles.verbs import VerbGroup, is_adverb, lexicon, shown
from timeline.language.titles.words import (
    COORDINATORS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
)

STATES = frozenset(
    "be have do want like know mean become remain need seem cost last lack meet embrace follow put learn "
    "fight move rise go come serve play belong face suffer lose spend win "
    "see hear feel say tell think believe hope fear wish expect resemble join enter leave visit reach make "
    "take give let keep get come go help contain include involve tend mark show".split()
)
"""Verbs whose passive nobody would write, or whose object means little without the subject."""


PARTICLES = frozenset("off up down out".split())
PHRASAL = frozenset({("hand", "over"), ("take", "over"), ("call", "in"), ("bring", "in"), ("give", "back")})


def subjectless(view: Scene, group: VerbGroup, found: Roles, planned: bool, room: int) -> str:
    """ "Embassy in Riga is closed" for "they closed their embassy in Riga"; empty if it reads badly."""
    if group.passive or not group.finite or group.negated or group.base in STATES:
        return ""
    if group.modal and group.modal not in ("will", "would", "to"):
        return ""
    rest = remainder(view, group, Subject(""), found, room)
    if not rest:
        return ""
    first = group.end
    while first < view.end and is_adverb(view.word(first)):
        first += 1
    if first in view.dated:
        return ""
    particle = ""
    if (view.word(first) in PARTICLES or (group.base, view.word(first)) in PHRASAL) and view.word(
        first + 1
    ) in DETERMINERS | {"talks", "relations", "ties"}:
        particle = view.word(first)
        first += 1
    object_ = _object(view, first)
    if not object_ or view.word(object_[0]) in PRONOUNS | PREPOSITIONS or not _noun_like(view, object_[-1]):
        return ""
    head = object_[1:] if view.word(object_[0]) in DETERMINERS | POSSESSIVES else object_
    text = fitted(view, head, room)
    if not text or not rest.lower().replace("the ", "").startswith(_opening(particle, text)):
        return ""
    plural = is_plural(view, head)
    passive = VerbGroup(group.start, group.end, group.base, passive=True, modal=group.modal)
    verb = f"{shown(passive, plural, planned)} {particle}".strip()
    tail = _tail(rest, text)
    if tail and tail.split()[0].lower() not in PREPOSITIONS - {"of", "to"}:
        return ""
    if view.word(object_[0]) in POSSESSIVES and not tail:
        # "Signature is withdrawn" leaves out the one thing that matters
        return ""
    if any(view.word(i) in ("times", "time") or view.doc[i].like_num for i in head[1:]):
        return ""
    headline = f"{text} {verb} {tail}".strip()
    return (
        headline
        if len(headline) <= room and len(headline.split()) > 2 and group.base in lexicon().bases
        else ""
    )


def _opening(particle: str, text: str) -> str:
    return f"{particle} {text}".strip().lower().replace("the ", "")


def _tail(rest: str, text: str) -> str:
    _, found, tail = rest.partition(text)
    return tail.strip() if found else ""


def _object(view: Scene, first: int) -> list[int]:
    """The noun phrase right behind a verb, up to a preposition other than "of"."""
    kept: list[int] = []
    for i in range(first, min(view.end, first + 10)):
        word = view.word(i)
        if i in view.dated or view.group_at(i) or word in COORDINATORS | OBJECT_PRONOUNS | {"to"}:
            break
        if not word.replace("-", "").replace("'", "").replace("’", "").isalnum() and word != "-":
            break
        if word in PREPOSITIONS - {"of", "on", "over", "between"} or is_adverb(word):
            break
        if word in ("on", "over", "between") and not kept:
            break
        if word in ("on", "over") and view.word(i - 1) not in (
            "talks",
            "agreement",
            "law",
            "ban",
            "statement",
        ):
            break
        kept.append(i)
    return kept


def _noun_like(view: Scene, i: int) -> bool:
    word = view.word(i)
    return word.isalpha() and word not in DETERMINERS | POSSESSIVES | PREPOSITIONS | PRONOUNS
