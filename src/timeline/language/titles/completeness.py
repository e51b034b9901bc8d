"""Whether what a headline says of its subject is said in full."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from timeline.language.syntax.dependencies import OBJECTS, is_verb
from timeline.language.titles.complements import complements
from timeline.language.titles.scene import Scene
from timeline.language.titles.verbs import Predicate

REACHING = frozenset("go date stretch reach extend run last".split())
"""Verbs that a date may complete."""
OBJECT_TAGS = ("NN", "PR", "CD", "DT", "JJ")
CONTENT = frozenset("that whether if how why what who where".split())


def complete(view: Scene, told: Predicate, kept: Sequence[int]) -> bool:
    """Whether the kept tokens give the verb what it needs.

    Args:
        kept: What stands behind the verb in the headline, in order.
    """
    behind = [view.doc[i] for i in kept if i > told.verb.i]
    if behind and behind[-1].tag_ in ("IN", "TO") and behind[-1].dep_ in ("case", "mark"):
        return False
    if any(left_open(view, token, kept) for token in behind):
        return False
    last = behind[-1].i if behind else told.verb.i
    if told.base in REACHING and last + 1 in view.dated and view.doc[last + 1].lower_ in ("to", "from"):
        return False  # "goes back to 1936"
    if behind and behind[-1].lower_ in ("be", "is", "was", "are", "were"):
        return False
    if behind and dangles(behind[-1]):
        return False
    if told.copular:
        return _says_what(view, told, kept, behind)
    if told.passive:
        return _passive_complete(told, behind)
    needs = complements(told.base).needs
    if needs and not (needs & provided(behind)):
        return False
    own = [c for c in told.head.children if c.dep_ in OBJECTS and c.i > told.verb.i and c.i not in view.dated]
    return not own or bool(behind)


def dangles(last: Token) -> bool:
    """Whether the last word of a phrase leads to one that is not there any more: "the colonial"."""
    leads = last.dep_ in ("det", "amod", "compound", "nummod", "nmod:poss", "case", "cc", "mark", "advmod")
    return leads and last.head.i > last.i and last.tag_ not in ("NNP", "NNPS", "CD", "RB", "RP")


def provided(behind: Sequence[Token]) -> frozenset[str]:
    """What the words behind a verb give it, by the names that the table of complements uses."""
    given = {"any"} if behind else set()
    for n, token in enumerate(behind):
        word = token.lower_
        if token.tag_ in ("IN", "TO", "RP", "RB") and not is_clausal(token):
            given.add(word)
        if token.tag_[:2] in OBJECT_TAGS and not given & {
            "in",
            "on",
            "at",
            "to",
            "for",
            "with",
            "from",
            "by",
        }:
            given.add("object")
        if word in CONTENT and is_clausal(token):
            given.add("clause")
            given.add(word)
        if word == "to" and n + 1 < len(behind) and behind[n + 1].tag_ in ("VB", "RB"):
            given.add("infinitive")
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            given.add("clause")
        if token.tag_ == "VBG":
            given |= {"infinitive", "object"}
    return frozenset(given)


def is_clausal(token: Token) -> bool:
    """Whether a word opens a clause of its own."""
    return token.dep_ == "mark" or token.tag_ in ("WRB", "WP", "WDT")


def _says_what(view: Scene, told: Predicate, kept: Sequence[int], behind: Sequence[Token]) -> bool:
    """Whether "is" is followed by what its subject is: the noun or adjective, not only a phrase."""
    if not behind:
        return False
    if told.head.i > told.verb.i and told.head.i not in kept:
        return False
    lone = len(behind) < 2 and behind[0].tag_[:2] not in ("NN", "JJ", "VB")
    return not lone


def _passive_complete(told: Predicate, behind: Sequence[Token]) -> bool:
    """ "is accused" wants of what, "is told" wants what."""
    if told.base in UNFINISHED_PASSIVES:
        return bool(behind)
    return True


UNFINISHED_PASSIVES = frozenset(
    "accuse aim base call consider deem declare describe dub force give grant hand head know label leave "
    "make mean name oblige put regard render say see set show supersede suppose take tell think treat turn "
    "view".split()
)
"""Verbs whose passive says nothing without what follows."""


def left_open(view: Scene, verb: Token, kept: Sequence[int]) -> bool:
    """Whether an infinitive or gerund of the headline lost its object: "to use", "of killing"."""
    if not is_verb(verb) or verb.tag_ not in ("VB", "VBG") or verb.dep_ in ("amod", "compound", "aux"):
        return False
    own = [c for c in verb.children if c.dep_ in OBJECTS and c.i > verb.i]
    inside = set(kept)
    if any(c.i not in inside for c in own):
        return True
    needs = complements(verb.lemma_.lower()).needs
    if not needs or "any" in needs or verb.dep_ == "acl" or own:
        return False
    following = verb.doc[min(verb.i + 1, view.end - 1)]
    cut = following.i not in inside and not following.is_punct and following.i not in view.dated
    return cut and not any(i > verb.i for i in kept)
