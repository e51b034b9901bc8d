"""Which verb tells of an event: the trigger's own, or the one that its noun is subject or object of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from timeline.language.syntax.dependencies import (
    AUXILIARIES,
    OBJECTS,
    RELATIVE_CLAUSES,
    SUBJECTS,
    base,
    first_conjunct,
    is_verb,
    markers,
)
from timeline.language.titles.ranks import CIRCUMSTANTIAL, preposition
from timeline.language.titles.scene import Scene
from timeline.language.titles.surface import read_by_order
from timeline.language.titles.verbs import Predicate, acts, is_past, predicate
from timeline.language.titles.words import DENYING, SPEECH
from timeline.language.triggers import TriggerMatch

FAR = 25
"""Links followed at most from a word up to its verb."""
NOMINAL = frozenset(
    "nmod nmod:poss poss obl obl:agent obj dobj iobj nsubj nsubj:pass nsubjpass compound amod conj appos "
    "flat nmod:desc nmod:unmarked obl:unmarked pobj prep agent attr det xcomp acl dep nsubj:outer".split()
)


def predicates(view: Scene, clause: Span, trigger: TriggerMatch | None) -> Iterator[Predicate]:
    """The predicates that may tell of an event, the likeliest first."""
    seen: set[int] = set()
    own = trigger is not None and not told_elsewhere(clause, trigger)
    if own and trigger is not None and (ordered := _by_order(view, trigger)) is not None:
        seen.add(ordered.head.i)
        yield ordered
    for token in _heads(view, clause, trigger):
        told = predicate(token)
        if told is not None and told.head.i not in seen:
            seen.add(told.head.i)
            yield told


def _by_order(view: Scene, trigger: TriggerMatch) -> Predicate | None:
    """The verb of an event by the order of words, where the parse shows it no subject."""
    verb = trigger_token(view, trigger)
    if trigger.trigger.kind != "verb" or (verb.tag_[:2] == "VB" and verb.dep_ in ("xcomp", "ccomp")):
        return None
    return read_by_order(view, verb)


def told_elsewhere(clause: Span, trigger: TriggerMatch) -> bool:
    """Whether a clause without a trigger was given one from before or behind it."""
    return trigger.end <= clause.start or trigger.start >= clause.end


def _heads(view: Scene, clause: Span, trigger: TriggerMatch | None) -> Iterator[Token]:
    inside = [view.doc[i] for i in range(max(view.begin, clause.start), min(view.end, clause.end))]
    verbs = [t for t in inside if _finite(t)]
    if not verbs and trigger is not None and told_elsewhere(clause, trigger):
        verbs = [t for t in inside if t.dep_ == "conj" and is_past(t)]
    first = trigger_token(view, trigger) if trigger else _dated_token(view, clause)
    if trigger is not None and verbs and told_elsewhere(clause, trigger):
        first = verbs[0]
    if first is not None:
        verb = first if acts(first) or _copular(first) else governing_verb(first)
        if verb is not None:
            yield from _reported(_governor(verb))
            yield from _reported(verb)
    elsewhere = trigger is None or told_elsewhere(clause, trigger)
    own = [t for t in verbs if t.dep_ not in RELATIVE_CLAUSES or elsewhere]
    yield from sorted(own, key=lambda t: (t.dep_ not in ("ROOT", "conj"), t.i))
    if not verbs and first is not None:
        outside = (t for t in view.doc[view.begin : view.end] if _finite(t))
        yield from sorted(outside, key=lambda t: (t.dep_ != "ROOT", t.i))


def trigger_token(view: Scene, trigger: TriggerMatch) -> Token:
    """The word of a trigger that the others hang on."""
    words = [view.doc[i] for i in range(trigger.start, trigger.end)]
    inside = range(trigger.start, trigger.end)
    if trigger.trigger.kind == "verb":
        verbs = [t for t in words if is_verb(t) and t.lower_ != "to"]
        full = (t for t in verbs if t.dep_ not in AUXILIARIES)
        return next(full, verbs[0] if verbs else words[0])
    return next((t for t in words if t.head.i not in inside), words[-1])


def _dated_token(view: Scene, clause: Span) -> Token | None:
    """The first word of a clause's date; its first word when it has none."""
    inside = range(max(view.begin, clause.start), min(view.end, clause.end))
    dated = [view.doc[i] for i in inside if i in view.dated and view.doc[i].dep_ != "case"]
    heads = [t for t in dated if t.head.i not in view.dated]
    return next(iter(heads or dated), view.doc[inside[0]] if len(inside) else None)


def _copular(token: Token) -> bool:
    return any(child.dep_ == "cop" for child in token.children)


def _finite(token: Token) -> bool:
    if token.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VB", "VBG") or token.dep_ in (
        "aux",
        "aux:pass",
        "cop",
    ):
        return _copular(token)
    return token.tag_ in ("VBD", "VBZ", "VBP") or any(
        child.dep_ in ("aux", "aux:pass", "cop") or child.dep_ in SUBJECTS for child in token.children
    )


def governing_verb(noun: Token) -> Token | None:
    """The verb that a noun is subject, object or complement of, through other nouns."""
    token = noun
    for _ in range(FAR):
        if token.dep_ in AUXILIARIES and token.head != token:
            token = token.head
        if acts(token) or _copular(token):
            joined = (c for c in token.children if c.dep_ == "conj" and is_verb(c))
            return next(joined, token) if token.tag_ == "RB" else token
        if token.head == token or token.dep_ not in NOMINAL:
            return None
        token = token.head
    return None


def in_circumstance(noun: Token) -> bool:
    """Whether a noun only says when or why something else happened: "after the talks"."""
    token = noun
    for _ in range(FAR):
        if preposition(token) in CIRCUMSTANTIAL:
            return True
        if is_verb(token) or token.head == token:
            return False
        token = token.head
    return False


def _governor(verb: Token) -> Token:
    """The verb that an infinitive or gerund completes: "agreed" of "agreed to pay"."""
    token = verb
    for _ in range(FAR):
        above = (
            first_conjunct(token).head if token.dep_ == "conj" and not _finite_alone(token) else token.head
        )
        marks = markers(token)
        label = base(token)
        subject = any(child.dep_ in SUBJECTS for child in token.children)
        if above == token or (subject and label != "xcomp" and above.lemma_.lower() not in DENYING):
            break
        denied = label == "ccomp" and above.lemma_.lower() in DENYING
        if denied:
            return above
        completes = label == "xcomp" or (label == "ccomp" and token.tag_ in ("VB", "VBG") and "to" in marks)
        purpose = label == "advcl" and ("to" in marks or preposition_of(token) in ("of", "from", "for"))
        joined = token.dep_ == "conj" and not _finite_alone(token) and base(above) in ("xcomp", "advcl")
        if joined or ((completes or purpose) and (is_verb(above) or _copular(above)) and above.i < token.i):
            token = above
        elif label == "acl" and ("to" in marks or (above.dep_ in OBJECTS and token.tag_ in ("VBN", "VBD"))):
            higher = governing_verb(above)
            if higher is None or higher.i > token.i:
                break
            token = higher
        else:
            break
    return token


def preposition_of(clause: Token) -> str:
    """The preposition before a gerund: "of" in "accused of sinking"."""
    return next(
        (
            c.lower_
            for c in clause.children
            if c.dep_ in ("case", "mark") and c.i < clause.i and c.tag_ == "IN"
        ),
        "",
    )


def _finite_alone(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "aux:pass", *SUBJECTS) for c in token.children
    )


ANNOUNCING = frozenset("announce confirm reveal disclose declare".split())


def _reported(verb: Token) -> Iterator[Token]:
    """What is said, before that it is said; what is announced, should it be too long to say by whom."""
    content = [child for child in verb.children if child.dep_ == "ccomp" and _finite(child)]
    if verb.lemma_.lower() in SPEECH and verb.dep_ not in RELATIVE_CLAUSES:
        yield from content
    yield verb
    if verb.lemma_.lower() in ANNOUNCING:
        yield from content
