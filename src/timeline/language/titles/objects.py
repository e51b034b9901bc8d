"""Objects and places that do not stand behind their verb, and verbs told by what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from timeline.language.roles import Roles
from timeline.language.syntax.dependencies import OBJECTS, RELATIVE_CLAUSES, SUBJECTS, children, is_verb
from timeline.language.titles.agreement import Named
from timeline.language.titles.pieces import Piece, pieces, tokens_of
from timeline.language.titles.ranks import COMPLETING, PHRASES, PLACING, preposition
from timeline.language.titles.scene import Scene, rendered
from timeline.language.titles.subjects import named
from timeline.language.titles.verbs import Predicate
from timeline.language.titles.wording import wording

FRONTED_PLACE = 2.6
"""How well a headline can do without the place that its sentence begins with."""
UNTURNED = frozenset(
    "be have do want like know mean become remain need seem cost last lack embrace follow learn fight face "
    "suffer lose spend win see hear feel say tell think believe hope fear wish resemble join enter leave "
    "visit reach make meet take give let keep get help contain include involve mark show mention find".split()
)
"""Verbs whose passive nobody would write, or whose object means little without the subject."""


def fronted(view: Scene, told: Predicate, noun: int) -> list[Piece]:
    """A named place before the verb of a meeting or attack: "In Beijing the two signed ...".

    Args:
        noun: The token of the event's noun.
    """
    for child in told.head.children:
        if child.i > told.verb.i or child.dep_ not in PHRASES or preposition(child) not in PLACING:
            continue
        if noun in {t.i for t in child.subtree} and preposition(child) in ("in", "at"):
            return pieces(view, child, FRONTED_PLACE)
        place = child if child.dep_ != "prep" else next(iter(child.children), child)
        named_place = place.ent_type_ == "LOC" or view.actor_at(place.i) is not None
        if named_place and child.i not in view.dated and preposition(child) in ("in", "at", "near"):
            tokens = tokens_of(pieces(view, child)[:1])
            return [Piece(tuple(tokens), FRONTED_PLACE)]
    return []


def antecedent_object(told: Predicate) -> Token | None:
    """The object that stands before its clause: "the embargo that Washington had imposed"."""
    verb = told.head
    if verb.dep_ not in RELATIVE_CLAUSES or told.passive or verb.head.tag_[:2] != "NN":
        return None
    if not children(verb, SUBJECTS) or not _relative_object(verb):
        return None
    noun = verb.head
    if any(t.text == "," for t in verb.doc[max(noun.i, verb.left_edge.i - 1) : verb.left_edge.i + 1]):
        return noun  # "the Joint Declaration, which X signed"
    while noun.dep_ == "nmod" and noun.head.tag_[:2] == "NN":
        noun = noun.head  # "a ban on wine that it had imposed": the ban
    return noun


def object_behind(view: Scene, told: Predicate, kept: Sequence[int]) -> Token | None:
    """The noun phrase right behind a verb, where the parse hung it on something else."""
    if told.passive or told.copular or children(told.head, OBJECTS):
        return None
    i = told.verb.i + 1
    while i < view.end and view.doc[i].tag_ in ("RP", "RB"):
        i += 1
    if i >= view.end or i in view.dated or i in kept or view.doc[i].tag_ not in ("DT", "PRP$"):
        return None
    noun = view.doc[i].head
    return noun if noun.i > i and noun.tag_[:2] in ("NN", "JJ") and noun.i not in kept else None


def _relative_object(verb: Token) -> bool:
    return any(child.lower_ in ("which", "that", "whom") for child in children(verb, OBJECTS))


def unclear_object(told: Predicate) -> bool:
    """ "one that they signed"."""
    return _relative_object(told.head) and (
        told.head.dep_ not in RELATIVE_CLAUSES or told.head.head.tag_[:2] != "NN"
    )


def turned(view: Scene, told: Predicate, found: Roles) -> tuple[Named, Predicate] | None:
    """What was done, when nobody can be named who did it: "the embassy" and "is closed"."""
    if told.passive or told.copular or told.negated or not is_verb(told.head):
        return None
    object_ = next(iter(children(told.head, OBJECTS)), None)
    if object_ is None or object_.i < told.verb.i or object_.tag_[:2] != "NN" or told.base in UNTURNED:
        return None
    if any(child.dep_ in ("xcomp", "ccomp", "iobj", "dative") for child in told.head.children):
        return None
    subject = named(view, object_, found)
    if subject is not None and subject.pieces:
        subject = _with_matter(view, subject, object_, found)
    if subject is None or (len(subject.text.split()) < 2 and object_.tag_ == "NN"):
        return None
    return subject, replace(told, passive=True)


def _with_matter(view: Scene, subject: Named, noun: Token, found: Roles) -> Named:
    """ "Talks on fishing" for "talks", where the parse hung the phrase right behind on the verb."""
    tokens = tokens_of(subject.pieces)
    end = tokens[-1] + 1
    if (
        end >= view.end
        or view.doc[end].lower_ not in COMPLETING - {"to", "into", "from"}
        or noun.i + 1 != end
    ):
        return subject
    matter = view.doc[end].head
    own = [*subject.pieces, *(p for p in pieces(view, matter) if matter.i > end)]
    swaps = wording(view, tokens_of(own), found, None)
    if swaps is None:
        return subject
    return replace(subject, text=rendered(view, tokens_of(own), swaps), pieces=tuple(own))
