"""The word that a verb or noun hangs on, and what it makes of it: the links of the chain upwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from spacy.tokens import Token

from timeline.language.status.lexicon import Frame, effect_of, parts_of
from timeline.language.status.reading import Effect
from timeline.language.status.verb_group import HELPERS, helping
from timeline.language.syntax import dependencies as syntax

ORDINALS: Final = frozenset({"first", "last", "only", "latest", "second", "third", "next"})
BELONGING: Final = frozenset({"of", "for", "to", "over", "about", "on", "against", "between", "at", ""})
"""Prepositions by which a noun names its contents: "a plan for talks", "fear of war"."""
GOING_TO: Final = frozenset({"for", "to", "at", "in", "into", "on", "with"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both"})
IDIOMS: Final = frozenset({"yet", "going"})
"""Words that decide whatever the parse says: "has yet to sign"."""
BESIDE: Final = frozenset({"also", "not", "never", "only", "now", "still", "even", "n't", "again", "jointly"})


class Link(NamedTuple):
    """A governor and what it makes of what hangs on it; ``sure`` where only its certainty carries over."""

    governor: Token
    effect: Effect
    sure: bool = False
    aim: bool = False


def governor_of(token: Token) -> Link | None:
    """What a word hangs on; ``None`` where it is told by its own words alone."""
    if is_predicate(token):
        return _of_verb(token)
    return _of_noun(token)


def is_predicate(token: Token) -> bool:
    """A verb, or what "be" says of a subject."""
    return (syntax.is_verb(token) and token.dep_ not in ("amod", "compound", "nmod")) or any(
        child.dep_ in HELPERS or (child.lower_ == "to" and child.dep_ == "mark") for child in token.children
    )


def _of_verb(verb: Token) -> Link | None:
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
        if is_predicate(first):
            return first
    return verb


def _frame(verb: Token, head: Token) -> Literal["to", "that", "ing", "none"]:
    """How a clause hangs on its governor; a clause with a tense of its own counts as "that"."""
    if _to(verb) or (verb is not head and verb.tag_ in ("VB", "VBP") and _to(head) and not _own_modal(verb)):
        return "to"
    first = next(iter(helping(head)), head)
    if first.tag_ == "VBG":
        return "ing"
    if first is head and first.tag_ == "VBN" and syntax.base(head) in ("acl", "advcl", "amod"):
        return "none"
    return "that"


def _own_modal(verb: Token) -> bool:
    return any(child.tag_ == "MD" for child in verb.children)


def _to(verb: Token) -> Token | None:
    if verb.tag_ == "VBG" and not helping(verb):
        return None  # "obstacles to deepening relations"
    return next(
        (c for c in verb.children if c.lower_ == "to" and c.dep_ in ("mark", "aux") and c.i < verb.i), None
    )


def _of_infinitive(verb: Token) -> Link | None:
    above = verb.head if verb.head != verb else None
    to = _to(verb)
    beside = _beside(to, "to") if to is not None else None
    if beside is not None and beside.governor.lower_ in IDIOMS:
        return beside
    if above is not None and (effect := effect_on(above, "to")):
        return Link(above, effect)
    if beside is not None:
        return beside
    be = next(
        (c for c in verb.children if c.lemma_ == "be" and c.i < verb.i and c.dep_ in ("cop", "aux")), None
    )
    if be is not None and to is not None and be.i < to.i:
        subject = next((c for c in verb.children if c.dep_ in syntax.SUBJECTS), None)
        effect = effect_on(subject, "to") if subject is not None else None
        return Link(be, effect or "plan")
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


def _passive(verb: Token) -> bool:
    return any(child.dep_ in syntax.PASSIVE_AUXILIARIES for child in verb.children)


def _of_gerund(verb: Token) -> Link | None:
    above = verb.head if verb.head != verb else None
    marks = [c for c in verb.children if c.dep_ in ("mark", "case") and c.i < verb.i]
    for mark in marks:
        spelt = _spelt(mark)
        if effect := effect_of(spelt, ("preposition",), "ing"):
            return Link(above or mark, effect)
        if above is not None and (effect := effect_on(above, "ing", spelt)):
            return Link(above, effect)
    object_like = syntax.base(verb) in ("xcomp", "ccomp", "obj", "csubj", "advcl", "dobj")
    if above is not None and object_like and not marks and (effect := effect_on(above, "ing")):
        return Link(above, effect)
    if not marks and (found := _beside(_first_word(verb), "ing")):
        return found
    if above is None:
        return None
    if syntax.base(verb) in ("xcomp", "pcomp") or any(mark.lower_ == "by" for mark in marks):
        return Link(above, "same")
    return Link(above, "same", sure=True) if syntax.base(verb) == "advcl" else None


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
        # "regrets that ...", "told reporters that ...": a complement that was hung like a relative clause
        marked = that is not None and that.dep_ == "mark"
        told = above.head if marked and above.dep_ in syntax.OBJECTS | syntax.RECIPIENTS else above
        complement = syntax.is_verb(told)
        above = told
    else:
        complement = label in ("ccomp", "csubj", "acl", "obj") or (label == "advcl" and that is not None)
    if complement:
        if effect := effect_on(above, "that"):
            return Link(above, effect)
        if that is not None and (found := _beside(that, "that")):
            return found
    if label == "advcl" and _present(verb):
        return Link(above, "same", sure=True)
    return None


def _present(verb: Token) -> bool:
    """Whether a clause of time stands in the present: "will resume when he arrives"."""
    return not helping(verb) and verb.tag_ in ("VBZ", "VBP")


def _marked(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.children)


def _of_noun(noun: Token) -> Link | None:
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
        return _spelt(case)
    return noun.head.lower_ if noun.dep_ == "pobj" else ""


def _spelt(word: Token) -> str:
    parts = [word, *(child for child in word.children if child.dep_ == "fixed")]
    return " ".join(part.lower_ for part in sorted(parts, key=lambda token: token.i))


def effect_on(word: Token, frame: Frame, preposition: str = "") -> Effect | None:
    """What the table says of a governor, with its particle and prepositions."""
    for words in _phrases(word, frame, preposition):
        if effect := effect_of(words, parts_of(word), frame):
            return effect
    return None


def _phrases(word: Token, frame: Frame, preposition: str) -> Iterator[str]:
    spelt = word.lower_
    beside = [c.lower_ for c in word.children if c.dep_ in ("compound:prt", "prt", "advmod") and c.i > word.i]
    if preposition:
        yield from (f"{spelt} {each} {preposition}" for each in beside)
        yield f"{spelt} {preposition}"
        if not syntax.is_verb(word) and preposition in BELONGING and frame != "subject":
            yield spelt
        return
    yield from (f"{spelt} {each}" for each in beside)
    if frame == "to":
        yield from (f"{spelt} {each}" for each, _ in syntax.obliques(word))
    if syntax.particle(word) is None:
        yield spelt


def _beside(word: Token, frame: Frame) -> Link | None:
    """The governor that stands right before a word, where the parse links it to another."""
    i = word.i - 1
    while i >= word.sent.start and (word.doc[i].lower_ in BESIDE or word.doc[i].is_space):
        i -= 1
    if i < word.sent.start:
        return None
    before = word.doc[i]
    if i > word.sent.start:
        pair = f"{word.doc[i - 1].lower_} {before.lower_}"
        if effect := effect_of(pair, ("verb", "adjective", "noun"), frame):
            return Link(word.doc[i - 1], effect)
    if effect := effect_of(before.lower_, parts_of(before), frame):
        return Link(before, effect)
    return None
