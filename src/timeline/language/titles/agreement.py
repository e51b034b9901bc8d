"""Noun phrases as a headline shows them: one or several, a person or a thing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.language.syntax.dependencies import SUBJECTS, conjuncts
from timeline.language.titles.name_lists import name_list
from timeline.language.titles.pieces import Piece, pieces, tokens_of, without_least
from timeline.language.titles.scene import Scene, rendered
from timeline.language.titles.words import OFFICES, PRONOUNS, SUBJECT_PRONOUNS
from timeline.reference import is_country

LONGEST_NAME = 45
"""The most characters of what is put in place of a pronoun."""
INVARIANT = frozenset("aircraft spacecraft crossroads".split())
PLURAL_NOUNS = frozenset("men women people police children troops personnel media militia forces".split())
SINGULAR_S = frozenset("series headquarters politics economics news".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A noun phrase as a headline shows it.

    Attributes:
        person: Whether it names one person, so that "his" and "her" are clear.
        pieces: What it is made of; empty when it was taken from elsewhere.
    """

    text: str
    plural: bool = False
    person: bool = False
    pieces: tuple[Piece, ...] = ()


def is_plural(view: Scene, noun: Token, shown: Collection[int] | None = None) -> bool:
    """Whether a noun phrase takes a plural verb.

    Args:
        shown: The tokens of it that are shown, if not all: of "A and B" cut to "A" the verb is singular.
    """
    if shown is None and noun.dep_ in SUBJECTS and name_list(view, noun):
        return True
    joints = [t for t in conjuncts(noun) if t.i > noun.i and t.tag_[:2] in ("NN", "PR", "CD")]
    joints = [t for t in joints if shown is None or t.i in shown]
    if any(c.lower_ == "and" for t in joints for c in t.children if c.dep_ == "cc"):
        actor = view.actor_at(noun.i)
        return actor is None or actor.end <= joints[-1].i
    people = (view.actor_at(c.i) for c in noun.children if c.dep_ == "flat" and c.tag_ == "NNPS")
    if any(actor is not None and actor.kind == "demonym" for actor in people):
        return True
    actor = view.actor_at(noun.i)
    if actor is not None and actor.kind not in ("demonym", "adjective"):
        one_word = actor.end - actor.start == 1 and noun.tag_ in ("NNS", "NNPS") and noun.lower_.endswith("s")
        return one_word and actor.person is None and not is_country(actor.code) and not noun.text.isupper()
    if noun.lower_ in INVARIANT:
        return not any(child.lower_ in ("a", "an", "one", "this", "that") for child in noun.children)
    if noun.tag_ == "NNPS" and noun.i > 0 and noun.nbor(-1).is_lower and noun.nbor(-1).tag_.startswith("NN"):
        return False  # "the cruiser Vincennes"
    if noun.lower_ in PLURAL_NOUNS or noun.tag_ in ("NNS", "NNPS"):
        return noun.lower_ not in SINGULAR_S
    counted = any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in noun.children)
    return counted or noun.lower_ in ("they", "both", "many", "several", "those", "we")


def is_person(view: Scene, noun: Token) -> bool:
    """Whether a noun phrase names one person, by name or office."""
    actor = view.actor_at(noun.i)
    if actor is not None and actor.person is None and actor.kind not in ("adjective", "demonym"):
        return False
    if view.person_at(noun.i) or noun.ent_type_ == "PERSON":
        return True
    return noun.lemma_.lower() in OFFICES and noun.tag_ != "NNS"


def fitted(view: Scene, noun: Token, room: int, need: float = 0.0) -> list[int]:
    """The tokens of a noun phrase, in at most so many characters if whole pieces can be left out."""
    kept: list[Piece] | None = [p for p in pieces(view, noun, need) if not _points(view, p)]
    tokens = tokens_of(kept or ())
    while kept and len(rendered(view, tokens)) > room:
        tokens = tokens_of(kept)
        kept = without_least(kept)
    return tokens


def is_pronoun(token: Token) -> bool:
    """Whether a word stands for somebody named elsewhere."""
    return token.tag_ in ("PRP", "WP", "WDT", "EX") or (
        token.lower_ in SUBJECT_PRONOUNS | PRONOUNS
        and token.tag_[:2] != "NN"
        and not any(c.dep_ in ("nmod", "prep", "case") for c in token.children)
        and token.tag_ not in ("CD",)
    )


def _points(view: Scene, piece: Piece) -> bool:
    """Whether a piece that may go holds a word that stands for another."""
    return piece.need > 0 and any(view.doc[i].tag_ in ("PRP", "WDT", "WP", "WP$") for i in piece.tokens)
