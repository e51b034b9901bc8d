"""Who is acted upon further down the parse, where no phrase next to the trigger names anybody.

"condemned the killing of civilians during the Turkish operation", "refused a request from the French
court", "rejected the appeal of an Australian": what is done to a thing is done to those it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from timeline.language.actors import Actor
from timeline.language.syntax import dependencies
from timeline.language.triggers import TriggerMatch
from timeline.reference import is_country

DEPTH = 6
"""Links below the trigger that are followed at most."""
PLACES = frozenset("in at near inside within around outside throughout across along off between".split())
ASIDE = frozenset(
    "after before since until during despite amid following like unlike by as than through via ahead of "
    "because of according to instead of out of".split()
)
"""What stands below these is when, how or by whom, not whom it concerns."""
FOLLOWED = frozenset(
    "obj dobj iobj dative obl nmod amod compound nmod:poss poss acl xcomp ccomp conj pobj prep appos "
    "advcl nsubj nsubj:pass nsubjpass acl:relcl relcl flat pcomp agent".split()
)


def concerned(doc: Doc, trigger: TriggerMatch, actors: Sequence[Actor], own: set[str]) -> tuple[Actor, ...]:
    """The actors nearest below the trigger in the parse that are none of ``own``; places only as a last
    resort, and nothing where the sentence was not parsed."""
    verb = doc[trigger.start]
    if not verb.has_dep():
        return ()
    by_token = {i: actor for actor in actors for i in range(actor.start, actor.end)}
    places: list[Actor] = []
    for token, place in _below(verb):
        actor = by_token.get(token.i)
        if actor is None or actor.code in own or not is_country(actor.code) or token.i < trigger.start:
            continue
        if place:
            places.append(actor)
        else:
            return _with_equals(token, by_token, own)
    return ()


def _with_equals(token: Token, by_token: Mapping[int, Actor], own: set[str]) -> tuple[Actor, ...]:
    """The actor at a token and those joined to it by "and"."""
    found = [by_token[t.i] for t in dependencies.conjuncts(token) if t.i in by_token]
    return tuple(actor for actor in found if actor.code not in own)


def _below(verb: Token) -> Iterator[tuple[Token, bool]]:
    """The tokens below a verb, nearest first, each with whether it only says where."""
    level: list[tuple[Token, bool]] = [(verb, False)]
    for _ in range(DEPTH):
        following: list[tuple[Token, bool]] = []
        for head, place in level:
            for child in head.children:
                if child.dep_ not in FOLLOWED and child.dep_.split(":")[0] not in FOLLOWED:
                    continue
                if head == verb and child.dep_ in dependencies.SUBJECTS:
                    continue
                if head == verb and child.dep_ in ("conj", "advcl"):
                    continue
                prepositions = {c.lower_ for c in child.children if c.dep_ == "case"}
                if child.dep_ == "prep":
                    prepositions = {child.lower_}
                if prepositions & ASIDE:
                    continue
                following.append((child, place or bool(prepositions & PLACES)))
        yield from following
        level = following
