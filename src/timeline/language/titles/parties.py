"""The two sides that "the two countries" or "the two leaders" stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from spacy.tokens import Doc, Token

from timeline.language.roles import Roles
from timeline.language.titles.scene import Scene, joined
from timeline.reference import is_country

COUNTRIES = frozenset(
    "countries states sides nations governments parties neighbours neighbors powers capitals rivals republics"
    .split()
)  # fmt: skip
LEADERS = frozenset(
    "leaders presidents ministers premiers armies delegations navies ambassadors envoys peoples parliaments "
    "chancellors militaries heads officials diplomats negotiators kings".split()
)


COUNTRY_PLACES = "country_places"
"""Kept with the actors of a text: where it names each country."""


def parties(view: Scene, noun: Token, found: Roles) -> str:
    """ "Russia and Iran" for "the two countries", "leaders of Russia and Iran" for "the two leaders"."""
    word = noun.lower_
    if word not in COUNTRIES | LEADERS and noun.lower_ != "both":
        return ""
    marks = {child.lower_ for child in noun.children}
    if not marks & {"two", "both"} and not (word == "sides" and "the" in marks):
        return ""
    if any(
        c.dep_ in ("nmod", "prep", "acl", "acl:relcl", "relcl", "appos", "nmod:poss") for c in noun.children
    ):
        return ""
    codes = _two(view, noun, found)
    named = any(view.actor_at(child.i) for child in noun.children)  # "the two German states"
    if len(codes) != 2 or named:
        return ""
    if word in COUNTRIES or word == "both":
        return joined(codes)
    kind = " ".join(c.text for c in noun.children if c.dep_ in ("amod", "compound") and c.lower_ != "two")
    return f"{kind} {noun.text} of {joined(codes)}".strip()


def _two(view: Scene, noun: Token, found: Roles) -> tuple[str, ...]:
    """The two sides spoken of: those that the sentence means by these words, else the event's, else the two
    that the text names most by far."""
    if len(meant := view.meant.get(noun.i, ())) == 2:
        return meant
    if len(found.all) == 2:
        return found.all
    return two_sides(view)


def two_sides(view: Scene) -> tuple[str, ...]:
    """The two states that a text names most by far up to a sentence; empty if it is not about two."""
    most = countries_named(view.doc, view.end).most_common(3)
    if len(most) < 2 or (len(most) > 2 and most[2][1] * 3 > most[1][1] * 2):
        return ()
    return tuple(code for code, _ in most[:2])


def countries_named(doc: Doc, end: int) -> Counter[str]:
    """How often a text names each country before a token; those named first come first."""
    group = doc.spans.get("actors")
    if group is None:
        return Counter()
    if COUNTRY_PLACES not in group.attrs:  # once a text, not once a sentence
        found: dict[str, list[int]] = {}
        for span in group:
            if is_country(span._.actor.code):
                found.setdefault(span._.actor.code, []).append(span.start)
        group.attrs[COUNTRY_PLACES] = found
    places = group.attrs[COUNTRY_PLACES]
    return Counter({code: bisect_left(starts, end) for code, starts in places.items() if starts[0] < end})
