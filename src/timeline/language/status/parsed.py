"""A word's reading from the parse: its own words, then what each governor up the chain makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from timeline.language.status.clause_governors import governor_of_clause, governor_of_misread_gerund
from timeline.language.status.links import Link, is_predicate
from timeline.language.status.noun_governors import governor_of_noun
from timeline.language.status.noun_phrase import noun_reading
from timeline.language.status.reading import Reading, complement, surer_last
from timeline.language.status.verb_group import certainty_of, verb_reading

LINKS: Final = 6
"""Governors followed at most: "did not abandon its plan to refuse to ..."."""


def parsed_reading(token: Token, links: int = LINKS) -> Reading:
    """How a verb or noun is told in its sentence."""
    own = verb_reading(token) if is_predicate(token) else noun_reading(token)
    if is_predicate(token) and token.tag_.startswith("NN"):
        noun = noun_reading(token)
        own = noun if noun.status != "happened" else own
    link = governor_of(token) if links else None
    if link is None or link.governor == token:
        return own if link is None else complement(link.effect, Reading(), own, link.governor.i)
    above = parsed_reading(link.governor, links - 1)
    if link.sure:
        return _as_sure(above, own)
    if above.cue == own.cue >= 0 and not own.positive:
        # "no agreement was reached": one word denies both
        above = replace(above, positive=True)
    effect = link.effect
    if effect == "possible" and not above.positive and not is_predicate(link.governor):
        effect = "same"  # "no chance of a truce", "abandoned its idea of a tariff": there will be none
    return replace(complement(effect, above, own, link.governor.i), aim=link.aim)


def governor_of(token: Token) -> Link | None:
    """What a word hangs on; ``None`` where it is told by its own words alone."""
    if is_predicate(token):
        return governor_of_clause(token)
    if token.tag_ == "VBG" and token.i > token.sent.start and token.nbor(-1).tag_ == "IN":
        return governor_of_misread_gerund(token)
    return governor_of_noun(token)


def _as_sure(above: Reading, own: Reading) -> Reading:
    """What is told beside a plan is no surer than the plan: "will fly to Rome for talks"."""
    certainty = surer_last(certainty_of(above), own.certainty)
    return own if certainty == own.certainty else replace(own, certainty=certainty, cue=above.cue)
