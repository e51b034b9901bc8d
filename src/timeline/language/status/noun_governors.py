"""What a noun hangs on: "plans for a visit", "called off the talks", "without an agreement", "war fears"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from timeline.language.status.lexicon import BELONGING, effect_of, effect_on, spelt
from timeline.language.status.links import Link
from timeline.language.status.reading import Effect
from timeline.language.syntax import dependencies as syntax

GOING_TO: Final = frozenset({"for", "to", "at", "in", "into", "on", "with"})
DETERMINING: Final = frozenset({"DT", "JJ", "CD", "PR", "VB"})
"""Tags, by their first two letters, of what stands between a preposition and its noun."""
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both"})


def governor_of_noun(noun: Token) -> Link | None:
    """The verb, noun or preposition that decides what is told of a noun."""
    return _in_the_parse(noun) or _before(noun)


def _before(noun: Token) -> Link | None:
    """The preposition before a noun phrase and the word before that, where the parse hung it elsewhere."""
    i = noun.i - 1
    while i > noun.sent.start and noun.doc[i].tag_[:2] in DETERMINING:
        i -= 1
    preposition = noun.doc[i]
    if preposition.tag_ not in ("IN", "TO") or i == noun.sent.start:
        return None
    before = preposition.nbor(-1)
    if before.i > noun.sent.start:
        whole = f"{before.nbor(-1).lower_} {before.lower_} {preposition.lower_}"
        if effect := effect_of(whole, ("preposition",), "noun"):
            return Link(before, effect)
    effect = effect_on(before, "noun", preposition.lower_)
    return Link(before, effect) if effect else None


def _in_the_parse(noun: Token) -> Link | None:
    head = syntax.first_conjunct(noun)
    above = head.head if head.head != head else None
    preposition = _preposition(head)
    if above is None:
        return None
    if preposition and (effect := effect_of(preposition, ("preposition",), "noun")):
        return Link(above, effect)
    label = syntax.base(head)
    if label in ("compound", "amod", "nmod") and not syntax.is_verb(above) and above.i > head.i:
        effect = effect_on(above, "noun")
        return Link(above, effect) if effect else None
    if label == "nmod" and preposition in BELONGING and not syntax.is_verb(above):
        effect = effect_on(above, "noun")
        return Link(above, effect) if effect else None
    if label in ("obj", "dobj") or head.dep_ in syntax.PASSIVE_SUBJECTS:
        return _under_verb(head, above, effect_on(above, "noun"))
    if label in ("obl", "nmod", "advcl"):
        effect = effect_on(above, "noun", preposition)
        if effect is None and preposition in GOING_TO:
            # "is due in Rome for talks", "is expected in Rome for talks"
            effect = effect_on(
                above, "noun" if syntax.is_verb(above) and syntax.is_passive(above) else "subject"
            )
        return _under_verb(head, above, effect) if effect or preposition in GOING_TO else None
    if head.dep_ in syntax.SUBJECTS:
        if any(child.dep_ == "expl" for child in above.children) or above.lemma_ == "be":
            return Link(above, "same")
        return _under_verb(
            head, above, effect_on(above, "subject") or effect_on(above, "subject", _thing(above))
        )
    return None


def _thing(verb: Token) -> str:
    """ "place" of "take place"."""
    return next((child.lower_ for child in verb.children if syntax.base(child) == "obj"), "")


def _under_verb(noun: Token, verb: Token, effect: Effect | None) -> Link | None:
    """What a verb says of its noun; where the table is silent, only its certainty, and only of new things."""
    aim = "to" in syntax.markers(verb) and (verb.dep_ == "advcl" or syntax.is_passive(verb.head))
    if effect == "opposite" and aim:
        return Link(verb, "possible")  # "sent ships to prevent a war": an aim, reached or not
    if effect:
        return Link(verb, effect)
    known = noun.tag_.startswith("NNP") or any(
        child.lower_ in DEFINITE
        or child.dep_ in ("nmod:poss", "poss")
        or child.dep_ in syntax.RELATIVE_CLAUSES
        for child in noun.children
    )
    if noun.dep_ in syntax.SUBJECTS - syntax.PASSIVE_SUBJECTS:
        known = known or not any(child.lower_ in ("a", "an", "any") for child in noun.children)
    return None if known else Link(verb, "same", sure=True)


def _preposition(noun: Token) -> str:
    case = next((c for c in noun.children if c.dep_ == "case" and c.tag_ != "POS" and c.i < noun.i), None)
    if case is not None:
        return spelt(case)
    return noun.head.lower_ if noun.dep_ == "pobj" else ""
