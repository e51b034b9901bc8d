"""Whose word a clause is: "Kyiv said Russia shelled", "according to the Pentagon", "accused Iran of ...".

Who says a thing takes no part in it (`speakers.py`), but the reader should know whose claim it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from timeline.language.actors import Actor
from timeline.language.status.lexicon import Frame, effect_on
from timeline.language.status.links import holder
from timeline.language.syntax import dependencies as syntax

COMPLEMENTS: Final = frozenset({"ccomp", "xcomp", "csubj", "acl", "advcl"})
TOLD: Final = frozenset({"said", "thought"})
WITHHELD: Final = frozenset({"opposite", "same"})
"""What denials ("denied that") and nouns ("the claim that") make of it: it is somebody's word too."""
SOURCES: Final = frozenset({"according to", "per"})


NAMING: Final = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says it: a code of an actor or a name, and the tokens that name it."""

    speaker: str
    start: int
    end: int


def claimant(token: Token, actors: Sequence[Actor]) -> Claimant | None:
    """Who claims what a word tells, the nearest where one quotes another; ``None`` where the text does.

    Args:
        actors: Everybody named in the sentence, those who only speak included.
    """
    if not token.has_dep():
        return None
    for speaker in _speakers(token):
        if found := _named(speaker, actors):
            return found
    return None


def _speakers(token: Token) -> Iterator[Token]:
    """The words for who says it, from the clause outwards."""
    below: Token | None = None
    for word in (token, *syntax.governors(token)):
        if below is not None:
            above = holder(below)
            if _is_said(below, above):
                yield from _who(above)
        for child in word.children:
            if child != below and _attributes(child, word):
                yield from _who(child)
        for preposition, noun in syntax.obliques(word):
            if preposition in SOURCES:
                yield noun
        below = word


def _attributes(child: Token, clause: Token) -> bool:
    """Whether a verb of saying stands beside its content: "..., Kyiv said"."""
    beside = child.dep_ == "parataxis" or (child.dep_ == "ccomp" and child.i > clause.i)
    content = any(grand.dep_ in ("ccomp", "obj", "mark") for grand in child.children)
    return beside and not content and effect_on(child, "that") == "said"


def _is_said(clause: Token, above: Token) -> bool:
    """Whether a clause is what the word above it says."""
    if syntax.base(clause) not in COMPLEMENTS:
        return False
    mark = next((c.lower_ for c in clause.children if c.dep_ in ("mark", "case") and c.i < clause.i), "")
    if clause.dep_ in syntax.RELATIVE_CLAUSES:
        if mark != "that" and above == clause.head:
            return False
    elif syntax.base(clause) in ("advcl", "acl") and mark not in ("of", "that"):
        return False
    if mark in ("whether", "if"):
        return False
    if any(c.lower_ == "to" and c.dep_ == "mark" for c in clause.children):
        return effect_on(above, "to") in TOLD
    gerund = clause.tag_ == "VBG" and (mark == "of" or syntax.base(clause) != "ccomp")
    frame: Frame = "ing" if gerund else "that"
    effect = effect_on(above, frame, mark if mark == "of" else "")
    return effect in TOLD or (effect in WITHHELD and effect_on(above, "that") == effect)


def _who(word: Token) -> Iterator[Token]:
    """Who says: the subject of a verb, whose claim it is of a noun ("Kyiv's claim", "a report by the UN")."""
    if syntax.is_verb(word):
        passive = bool(syntax.children(word, syntax.PASSIVE_AUXILIARIES))
        own = syntax.children(word, syntax.SUBJECTS)
        # "Russia, the Pentagon said, shelled": the nearer one says it
        active = syntax.conjuncts(own[-1]) if own else syntax.subjects(word)
        yield from syntax.agents(word) if passive else active
    else:
        yield from syntax.possessors(word)
        yield from (noun for preposition, noun in syntax.obliques(word) if preposition in ("by", "from"))
        yield from syntax.modifiers(word)


def _named(noun: Token, actors: Sequence[Actor]) -> Claimant | None:
    """The actor that a noun phrase names, else its proper name; nobody for "officials" or "he"."""
    phrase = _phrase(noun)
    for actor in actors:
        before = noun.doc[actor.start - 1].lower_ if actor.start > phrase.start else ""
        if before in ("in", "at") and actor.kind in ("capital", "city", "region", "name"):
            continue  # "the judges in The Hague"
        if actor.start < phrase.stop and phrase.start < actor.end:
            return Claimant(actor.code, actor.start, actor.end)
    names = (noun, *syntax.appositions(noun))
    proper = next((name for name in names if name.tag_.startswith("NNP")), None)
    return _name(proper) if proper is not None else None


def _name(noun: Token) -> Claimant:
    """The whole of a proper name: as the model found it, else the capitals around it."""
    doc, start, end = noun.doc, noun.i, noun.i + 1
    if noun.ent_type_:
        while doc[start].ent_iob_ == "I":
            start -= 1
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
    else:
        while start > noun.sent.start and doc[start - 1].tag_ in NAMING:
            start -= 1
        while end < noun.sent.end and doc[end].tag_ in NAMING:
            end += 1
    return Claimant(doc[start:end].text, start, end)


def _phrase(noun: Token) -> range:
    """The noun with what belongs to it, but for clauses: "a spokesman for the Ukrainian army"."""
    end = noun.right_edge.i + 1
    for child in noun.children:
        if child.i > noun.i and syntax.base(child) in ("acl", "conj", "punct", "appos", "parataxis"):
            end = min(end, child.left_edge.i)
    return range(noun.left_edge.i, max(end, noun.i + 1))
