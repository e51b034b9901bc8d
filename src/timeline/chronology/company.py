"""In whose company a mention stands: by which actors it is compared, and which its sentence names at all."""

from __future__ import annotations

import re
from functools import cache

from timeline.records import Mention
from timeline.reference import actor_name, countries, organisations
from timeline.reference import successor as _successor

successor = cache(_successor)
"""The state of today that a country counts as."""


def partners(mention: Mention) -> frozenset[str]:
    """Countries and organisations that take part; for a dissolved state its successor.

    A country that is there for the place alone, as Switzerland in "they met in Geneva", is none.
    """
    every = frozenset((*map(successor, mention.countries), *mention.organisations))
    return every - _hosts(mention)


def named(mention: Mention, who: frozenset[str]) -> frozenset[str]:
    """The actors that the whole sentence names, in whatever part, and those who take part."""
    marked = (_code(mark.label) for mark in mention.highlights if mark.kind == "actor")
    return who.union(code for code in marked if code)


def _hosts(mention: Mention) -> frozenset[str]:
    """Countries of which the sentence names nothing but the place where it happened."""
    told: dict[str, bool] = {}
    for mark in mention.highlights:
        if mark.kind == "actor" and (code := _code(mark.label)):
            place = bool(PLACED.search(mention.sentence, 0, mark.start))
            told[code] = told.get(code, True) and place
    return frozenset(code for code, only in told.items() if only)


def _code(label: str) -> str | None:
    """The code behind an actor's name, that of the successor for a dissolved state."""
    return _codes().get(label)


PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom)(?: the)? $")
"""Words before a name that make it a place."""


@cache
def _codes() -> dict[str, str]:
    found = {actor_name(code): successor(code) for code in countries()}
    return found | {actor_name(code): code for code in organisations()}
