"""The noun that is the subject of a verb, found in the parse, with its frequent mistakes made good."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.language.syntax.dependencies import (
    AUXILIARIES,
    CHAIN,
    RELATIVE_CLAUSES,
    SUBJECTS,
    base,
    children,
    is_verb,
)
from timeline.language.titles.scene import Scene
from timeline.language.titles.verbs import Predicate, had_done, misread, named_before

STRAY = frozenset("compound det amod nmod nummod nmod:desc flat dep appos".split())
"""Labels under which a subject hangs on its verb when the parse took the verb for a noun."""


def subject_noun(view: Scene, told: Predicate) -> Token | None:
    """The noun or pronoun that is the subject, its own or the one it shares."""
    verb = told.head
    if own := own_subject(verb):
        return _antecedent(own, verb)
    if stray := _stray(view, told) or _behind_date(view, told):
        return stray
    if (had := had_done(verb)) is not None:
        return own_subject(had)
    if verb.dep_ == "amod" and misread(verb):
        return named_before(verb) or verb.head.head
    for _ in range(CHAIN):
        label, head = base(verb), verb.head
        if head == verb:
            return None
        if label == "conj" and head.dep_ in RELATIVE_CLAUSES and _closes_aside(view, verb):
            return head.head  # "the treaty, which X signed in July, entered into force"
        if label == "conj" and not is_verb(head) and not any(c.dep_ == "cop" for c in head.children):
            return None
        if label == "acl" or verb.dep_ in RELATIVE_CLAUSES:
            return None if own_subject(verb) or (label == "acl" and verb.tag_ == "VB") else head
        if label not in ("conj", "xcomp", "advcl", "prep", "pcomp", "parataxis", "ccomp"):
            return None
        listed = label == "parataxis" and verb.i > 0 and verb.doc[verb.i - 1].text == ","
        if label in ("ccomp", "parataxis") and verb.tag_ not in ("VBG", "VB") and not listed:
            return None
        verb = head
        if own := own_subject(verb):
            return _antecedent(own, verb)
    return None


def _closes_aside(view: Scene, verb: Token) -> bool:
    """Whether a comma stands right before a verb, dates apart."""
    i = verb.i - 1
    while i > view.begin and i in view.dated and view.doc[i].text != ",":
        i -= 1
    return view.doc[i].text == ","


def own_subject(verb: Token) -> Token | None:
    """The subject below a verb: before it, or behind it where the two are turned round."""
    helping = children(verb, AUXILIARIES)
    found = [
        c
        for v in (verb, *helping)
        for c in children(v, SUBJECTS)
        if c.dep_[:5] != "csubj" or c.tag_[:2] == "NN"
    ]
    found = [child for child in found if child.tag_ != "EX"]
    if len(found) > 1 and found[0].i + 1 == found[1].left_edge.i:
        return found[1]  # "Presidents Widodo and Yacob", read as two subjects
    return next(iter(found), None)


def _stray(view: Scene, told: Predicate) -> Token | None:
    """The noun right before a finite verb that the parse took for a part of a noun phrase."""
    verb = told.verb
    if told.head.tag_ not in ("VBD", "VBZ", "VBP") or told.passive:
        return None
    before = [c for c in verb.children if c.dep_ in STRAY and c.i < verb.i and c.tag_[:2] == "NN"]
    if before and before[-1].i >= verb.i - 2:
        return before[-1]
    if verb.dep_ in ("ROOT", "ccomp") and verb.i > view.begin:
        # "After the Cold War Brussels opened ...": a name that was read into the opening
        last = verb.doc[verb.i - 1]
        if view.actor_at(last.i) is not None and last.tag_ in ("NNP", "NNPS"):
            return last
    return None


def _behind_date(view: Scene, told: Predicate) -> Token | None:
    """ "In March Chinese missiles fell": a subject that was read as part of the date before it."""
    for child in told.head.children:
        if child.dep_ in ("obl", "nmod") and child.i < told.verb.i and child.i not in view.dated:
            before = [c for c in child.children if c.i < child.i and c.i in view.dated]
            if any(c.dep_ == "compound" for c in before) and child.tag_[:2] == "NN":
                return child
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """What "which", "who" or "that" stands for: the noun that its clause modifies."""
    if subject.tag_ not in ("WDT", "WP") and subject.lower_ not in ("which", "who"):
        return _behind_opening(subject)
    before = subject.nbor(-1) if subject.i else subject
    before = before.nbor(-1) if before.text == "," and before.i else before
    if subject.lower_ == "who" and before.ent_type_ == "PERSON":
        return before if before.dep_ != "flat" else before.head
    for _ in range(CHAIN):
        if verb.dep_ in (*RELATIVE_CLAUSES, "advcl:relcl") or base(verb) == "acl":
            return verb.head
        if base(verb) not in ("conj", "ccomp"):
            break
        verb = verb.head
    return subject


def _behind_opening(subject: Token) -> Token:
    """The subject behind an opening that was read as the subject: "Since the war, Ukraine has become"."""
    beside = [c for c in subject.children if c.dep_ == "appos" and c.i > subject.i]
    named = [c for c in beside if c.ent_type_ == "LOC" or c.tag_ == "NNP"]
    tight = [c for c in named if c.ent_type_ == "LOC" and subject.doc[c.left_edge.i - 1] == subject]
    if tight and subject.text.islower():
        return tight[0]
    leads = any(c.dep_ == "case" and c.i < subject.i for c in subject.children)
    leads = leads or any(c.dep_ == "mark" and c.i < subject.i for c in subject.head.children)
    return (named or beside)[-1] if beside and leads else subject
