"""How a trigger stands in the parse of its sentence: as verb or noun, with which words as its objects, and
how far below the main clause."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from timeline.language.syntax.dependencies import (
    AUXILIARIES,
    OBJECTS,
    PASSIVE_SUBJECTS,
    RECIPIENTS,
    RELATIVE_CLAUSES,
    SUBJECTS,
    base,
    children,
    first_conjunct,
    is_passive,
    is_verb,
)

NOUN_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
SAYING: Final = frozenset(
    "say tell announce declare state report add note claim confirm reveal write explain believe think "
    "stress insist maintain admit acknowledge disclose show suggest know mean be".split()
)
"""What stands below these is what the sentence tells: "said that it had arrested ..."."""
ASPECT: Final = frozenset(
    "begin start continue resume keep stop finish manage help move decide proceed come go use have need "
    "expect schedule set be report say believe know see".split()
)
"""An infinitive or gerund below these is what is done: "began withdrawing", "is set to meet"."""
HOLDING: Final = frozenset(
    "hold sign impose launch reach stage conduct issue declare open broker wage".split()
)
"""A participle of these is one with its noun: "the summit held in Oslo"."""
LINK_COSTS: Final = {
    "conj": 0, "ccomp": 1, "xcomp": 1, "parataxis": 1, "csubj": 1, "obj": 1, "dobj": 1, "nsubj": 1,
    "nsubjpass": 1, "iobj": 2, "obl": 2, "prep": 1, "pobj": 1, "pcomp": 1, "nmod": 1, "appos": 2, "advcl": 3,
    "acl": 2, "relcl": 3, "compound": 2, "amod": 2, "poss": 2,
}  # fmt: skip
"""How much further from the main clause each link leads."""
BESIDE: Final = frozenset(
    "after before since until during despite amid following over because about without if unless "
    "while as although though whereas whether lest due".split()
)
"""What stands behind these is circumstance, reason or condition."""
CHAIN: Final = 40
PHRASE: Final = 4
"""Links below a verb within which its objects are looked for."""
MODIFIERS: Final = frozenset({"amod", "compound", "nummod"})
BEFORE_ITS_NOUN: Final = 0.05
"""How much further than its noun a word before it stands: "joint" of "joint drills"."""
LEFT_OUT: Final = frozenset({"conj", "parataxis", "punct", "cc", "aux", "aux:pass", "mark", "discourse"})
"""Below a verb these are no part of what is done."""


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The word of a phrase that the others hang on."""
    for token in doc[start:end]:
        if token.head == token or not start <= token.head.i < end:
            return token
    return doc[start]


def precedes_its_noun(token: Token) -> bool:
    """Whether a participle is read as modifying the noun behind it: "the captured pilots"."""
    return base(token) in ("amod", "compound") and token.head.i > token.i


def depth(token: Token, as_verb: bool = False) -> int:
    """How far a word stands below the main event of its sentence: 0 for the main verb and for what a verb
    of saying reports, more for objects, and most for relative and adverbial clauses.

    Args:
        as_verb: The word is a verb whatever its tag: one before its noun then is the clause's own
            ("lifted" in "Cuba lifted sanctions").
    """
    if token.head == token and (_leads_aside(token) or _is_reduced(token)):
        return LINK_COSTS["advcl"]
    cost = 0
    if as_verb and precedes_its_noun(token):
        token = token.head
    for _ in range(CHAIN):
        head = token.head
        if head == token:
            break
        cost += _link_cost(token, head)
        token = head
    return cost


def _leads_aside(root: Token) -> bool:
    """Whether what the parser took for the main word opens with "after", "despite" or the like."""
    return any(child.dep_ == "case" and child.lower_ in BESIDE for child in root.children)


def _is_reduced(root: Token) -> bool:
    """Whether what the parser took for the main verb is a participle with a finite verb behind it: "Troops
    backed by Uganda invaded Bunia"."""
    if root.tag_ != "VBN" or children(root, AUXILIARIES):
        return False
    return any(
        child.i > root.i and child.tag_ in FINITE and base(child) in ("xcomp", "ccomp", "parataxis")
        for child in root.children
    )


def _link_cost(token: Token, head: Token) -> int:
    label = token.dep_
    if is_verb(token) and precedes_its_noun(token):
        return 0
    if label in RELATIVE_CLAUSES:
        return LINK_COSTS["relcl"]
    if label == "ccomp" and head.lemma_ in SAYING:
        return 0
    if label == "parataxis" and head.lemma_ in SAYING:
        return 0
    if label == "xcomp" and head.lemma_ in ASPECT:
        return 0
    if label == "acl" and token.tag_ == "VBN" and token.lemma_ in HOLDING:
        return 0
    if label == "acl" and token.tag_ == "VBD":
        return LINK_COSTS["ccomp"]
    trailing = label == "advcl" and token.tag_ == "VBG" and not children(token, SUBJECTS | AUXILIARIES)
    return LINK_COSTS.get(base(token), 0) + is_beside(token) + 2 * trailing


def is_beside(token: Token) -> bool:
    """Whether a phrase or clause tells a circumstance, reason or condition: "after the talks"."""
    return base(token) in ("obl", "nmod", "advcl") and any(
        child.lower_ in BESIDE for child in token.children if child.dep_ in ("case", "mark", "advmod")
    )


def complements(verb: Token, own: range) -> dict[int, float]:
    """The words that tell what a verb does and to what: token index to distance, the object itself nearest.

    Args:
        own: The tokens of the trigger itself, which are none of them.
    """
    found: dict[int, float] = {}
    passive = is_passive(verb)
    level = [
        child
        for child in verb.children
        if child.dep_ not in LEFT_OUT
        and (child.dep_ not in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS or passive)
        and not is_beside(child)
        and not (child.dep_ == "ccomp" and verb.lemma_ in SAYING)
    ]
    level += [child for token in verb.doc[own.start : own.stop] if token != verb for child in token.children]
    level += _objects_elsewhere(verb, passive)
    distance = 1.0
    for _ in range(PHRASE):
        following: list[Token] = []
        for token in level:
            if token.i in own or token.i in found:
                continue
            found[token.i] = distance
            for child in token.children:
                if base(child) in MODIFIERS and child.i < token.i and child != verb:
                    found[child.i] = distance + BEFORE_ITS_NOUN
            following += [
                child
                for child in token.children
                if child != verb
                and child.dep_ not in RELATIVE_CLAUSES
                and child.dep_ not in ("parataxis", "punct")
            ]
        level = following
        distance += 1
    return found


def _objects_elsewhere(verb: Token, passive: bool) -> list[Token]:
    """The noun that a participle or relative clause modifies ("sanctions imposed by"), or the object that
    a verb shares with those it is joined to ("imposed and later extended sanctions")."""
    if (base(verb) == "acl" and verb.tag_ == "VBN") or precedes_its_noun(verb):
        return [verb.head]
    if verb.dep_ in RELATIVE_CLAUSES and any(
        child.tag_ in ("WDT", "WP") and (child.dep_ in OBJECTS or passive) for child in verb.children
    ):
        return [verb.head]
    if children(verb, OBJECTS | AUXILIARIES):
        return []
    if verb.dep_ == "conj" and is_verb(verb.head):
        first = first_conjunct(verb)
        return children(first, OBJECTS | PASSIVE_SUBJECTS) if verb.tag_ == "VBN" else []
    return [
        noun
        for joined in verb.children
        if joined.dep_ == "conj" and joined.i - verb.i <= 3
        for noun in children(joined, OBJECTS)
    ]


def reports(verb: Token) -> bool:
    """Whether a verb of saying has a clause that tells what is said: "announced that it had arrested"."""
    return verb.lemma_ in SAYING and any(child.dep_ == "ccomp" for child in verb.children)


def frames(verb: Token) -> frozenset[str]:
    """How an infinitive completes a verb: "+to do" in "asked to leave", with "+somebody to do" as well in
    "wants Iran to leave"."""
    infinitive = infinitive_below(verb)
    if infinitive is None:
        return frozenset()
    somebody = any(
        child.dep_ in OBJECTS | RECIPIENTS and child.i < infinitive.i for child in verb.children
    ) or any(child.dep_ in SUBJECTS for child in infinitive.children)
    return frozenset({"+to do", "+somebody to do"} if somebody else {"+to do"})


def infinitive_below(verb: Token) -> Token | None:
    """ "leave" of "agreed to leave" or "wants Iran to leave"."""
    for child in verb.children:
        if (
            base(child) in ("xcomp", "ccomp", "advcl")
            and child.i > verb.i
            and any(grand.lower_ == "to" and grand.dep_ in ("mark", "aux") for grand in child.children)
        ):
            return child
    return None
