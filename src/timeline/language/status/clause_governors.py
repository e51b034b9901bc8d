"""What a clause hangs on: "plans to visit", "denied that", "without signing"; joined verbs share theirs."""

from __future__ import annotations

from typing import Final, Literal

from spacy.tokens import Token

from timeline.language.status.lexicon import effect_of, effect_on, spelt
from timeline.language.status.links import BESIDE, Link, holder, is_predicate, link_beside
from timeline.language.status.reading import Effect
from timeline.language.status.verb_group import HELPERS, helping
from timeline.language.syntax import dependencies as syntax

ORDINALS: Final = frozenset({"first", "last", "only", "latest", "second", "third", "next"})
ASIDE: Final = frozenset("after before since when while as because although though until once".split())
"""Words that open a clause beside another, whatever label the parse gives it."""
IDIOMS: Final = frozenset({"yet", "going"})
"""Words that decide whatever the parse says: "has yet to sign"."""
NOMINAL: Final = frozenset({"NN", "JJ", "DT", "CC", "PR", "CD"})
SUBJECT: Final = 8
"""Words that the subject of a gerund may have."""


def governor_of_clause(verb: Token) -> Link | None:
    """The verb, noun or preposition that decides what is told of a verb."""
    head = _leading(verb)
    frame = _frame(verb, head)
    if frame == "to":
        return _of_infinitive(head)
    if frame == "ing":
        return _of_gerund(head)
    if frame == "that":
        return _of_finite(head)
    return None


def _leading(verb: Token) -> Token:
    """The first of joined verbs where this one has no clause of its own: "plans to meet and sign"."""
    if verb.dep_ == "conj" and not syntax.children(verb, syntax.SUBJECTS):
        first = syntax.first_conjunct(verb)
        if is_predicate(first) and not (_to(first) and _tensed(verb)):
            return first
    return verb


def _frame(verb: Token, head: Token) -> Literal["to", "that", "ing", "none"]:
    """How a clause hangs on its governor; a clause with a tense of its own counts as "that"."""
    if _to(verb) or (verb != head and _to(head) is not None):
        return "to"
    first = next(iter(helping(head)), head)
    if first.tag_ == "VBG":
        return "ing"
    if first == head and first.tag_ == "VBN" and syntax.base(head) in ("acl", "advcl", "amod"):
        return "none"
    return "that"


def _tensed(verb: Token) -> bool:
    """Whether a verb has a tense of its own, and so is no infinitive: "a request to arm it and has sent"."""
    return verb.tag_ in ("VBD", "VBZ") or bool(syntax.children(verb, HELPERS))


def _to(verb: Token) -> Token | None:
    if verb.tag_ == "VBG" and not helping(verb):
        return None  # "obstacles to deepening relations"
    marks = (c for c in verb.children if c.lower_ == "to" and c.dep_ in ("mark", "aux") and c.i < verb.i)
    before = verb.nbor(-1) if verb.tag_ == "VB" and verb.i > verb.sent.start else None
    return next(marks, before if before is not None and before.lower_ == "to" else None)


def _of_infinitive(verb: Token) -> Link | None:
    above = verb.head if verb.head != verb else None
    to = _to(verb)
    if to is not None and (is_to := _is_to(verb, to)):
        return is_to
    beside = link_beside(to, "to") if to is not None else None
    if beside is not None and beside.governor.lower_ in IDIOMS:
        return beside
    if above is not None and any(child.lower_ == "too" for child in above.children):
        return Link(above, "opposite")  # "too weak to attack"
    if above is not None and (effect := effect_on(above, "to")):
        return Link(above, effect)
    if beside is not None:
        return beside
    if above is None:
        return None
    if above.lemma_ == "be":
        return Link(above, "plan")
    if syntax.base(verb) == "acl" and not syntax.is_verb(above):
        if any(child.lower_ in ORDINALS for child in above.children) or above.lower_ in ORDINALS:
            return Link(above, "same")
        if above.tag_.startswith("NNP") and above.head != above:
            # a name is told nothing to do: its verb is ("forced Yeltsin to resign")
            verb_above = syntax.clause_head(above)
            return Link(verb_above, effect_on(verb_above, "to") or "same")
        return Link(above, "plan" if _passive(verb) else "possible")
    return Link(above, "same", aim=syntax.base(verb) != "xcomp")


def _is_to(verb: Token, to: Token) -> Link | None:
    """ "are to meet": a plan, or what the subject names ("the aim is to ...")."""
    be = next(
        (c for c in verb.children if c.lemma_ == "be" and c.dep_ in ("cop", "aux") and c.i < to.i), None
    )
    if be is None or any(t.lower_ not in BESIDE and not t.is_punct for t in verb.doc[be.i + 1 : to.i]):
        return None
    subject = next((c for c in verb.children if c.dep_ in syntax.SUBJECTS), None)
    effect = effect_on(subject, "to") if subject is not None else None
    return Link(be, effect or "plan")


def _passive(verb: Token) -> bool:
    return any(child.dep_ in syntax.PASSIVE_AUXILIARIES for child in verb.children)


def _of_gerund(verb: Token) -> Link | None:
    above = verb.head if verb.head != verb else None
    marks = [c for c in verb.children if c.dep_ in ("mark", "case") and c.i < verb.i]
    for mark in marks:
        preposition = spelt(mark)
        if effect := effect_of(preposition, ("preposition",), "ing"):
            return Link(above or mark, effect)
        if above is not None and (effect := effect_on(above, "ing", preposition)):
            return Link(above, effect)
        if mark.i > verb.sent.start and (effect := effect_on(mark.nbor(-1), "ing", preposition)):
            return Link(mark.nbor(-1), effect)
    if not marks and (led := _led(verb)):
        return Link(above or verb, led)
    object_like = syntax.base(verb) in ("xcomp", "ccomp", "obj", "csubj", "advcl", "dobj")
    if above is not None and object_like and not marks and (effect := effect_on(above, "ing")):
        return Link(above, effect)
    if not marks and (found := link_beside(_first_word(verb), "ing")):
        return found
    if above is None:
        return None
    if syntax.base(verb) in ("xcomp", "pcomp") or any(mark.lower_ == "by" for mark in marks):
        return Link(above, "same")
    return Link(above, "same", sure=True) if syntax.base(verb) == "advcl" else None


def _led(verb: Token) -> Effect | None:
    """The preposition before a gerund with a subject of its own: "without Egypt signing"."""
    i = verb.i - 1
    while i > verb.sent.start and verb.i - i < SUBJECT and verb.doc[i].tag_[:2] in NOMINAL:
        i -= 1
    return effect_of(verb.doc[i].lower_, ("preposition",), "ing") if i < verb.i - 1 else None


def _first_word(verb: Token) -> Token:
    return min([verb, *helping(verb)], key=lambda token: token.i)


def _of_finite(verb: Token) -> Link | None:
    for child in verb.children:
        if child.dep_ in ("parataxis", "ccomp") and effect_on(child, "that") == "said" and not _marked(child):
            return Link(child, "said")
    above = verb.head if verb.head != verb else None
    if above is None:
        return None
    label = syntax.base(verb)
    that = next((c for c in verb.children if c.lower_ in ("that", "whether") and c.i < verb.i), None)
    if verb.dep_ in syntax.RELATIVE_CLAUSES:
        # "regrets that ...": a complement that was hung like a relative clause
        above = holder(verb)
        complement = syntax.is_verb(above) or (that is not None and that.dep_ == "mark")
    else:
        complement = label in ("ccomp", "csubj", "acl", "obj") or (label == "advcl" and that is not None)
    aside = any(c.dep_ in ("mark", "advmod", "case") and c.lower_ in ASIDE for c in verb.children)
    if complement and not aside:
        if effect := effect_on(above, "that"):
            return Link(above, effect)
        if that is not None and (found := link_beside(that, "that")):
            return found
    if label == "advcl" and _present(verb):
        return Link(above, "same", sure=True)
    return None


def _present(verb: Token) -> bool:
    """Whether a clause of time stands in the present: "will resume when he arrives"."""
    return not helping(verb) and verb.tag_ in ("VBZ", "VBP")


def _marked(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.children)


def governor_of_misread_gerund(gerund: Token) -> Link | None:
    """ "its idea of imposing tariffs", where the parse takes the gerund for an adjective."""
    preposition = gerund.nbor(-1)
    if effect := effect_of(preposition.lower_, ("preposition",), "ing"):
        return Link(gerund.head, effect)
    if preposition.i == gerund.sent.start:
        return None
    before = preposition.nbor(-1)
    effect = effect_on(before, "ing", preposition.lower_)
    return Link(before, effect) if effect else None
