"""How well a headline can do without a phrase or clause: the rank of each cut, from its words and place."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.language.syntax.dependencies import is_verb
from timeline.language.titles.complements import Complements, complements
from timeline.language.titles.scene import HYPHENS, Scene

AT_ONCE = 9.0
PHRASES = frozenset({"obl", "nmod", "prep"})
"""Labels of prepositional phrases."""
CIRCUMSTANTIAL = frozenset(
    "after before since until till during despite amid following because due according given like unlike "
    "within ahead thanks besides except including instead amidst throughout pending regardless "
    "notwithstanding owing".split()
)
"""Prepositions of what a headline leaves out."""
PLACING = frozenset("in at near across around inside outside through off along aboard via".split())
"""Prepositions of place."""
COMPLETING = frozenset(
    "to with against from into onto on upon for as between over by towards toward among about".split()
)
"""Prepositions of what a verb or noun is about rather than of where or how."""
ABSTRACT = frozenset("case fact addition particular turn response retaliation return way effect".split())
"""Nouns whose phrase says how or why: "in this case", "in response"."""
TIMES = frozenset(
    "second minute hour day week month year decade century morning evening night dawn afternoon moment noon "
    "midnight eve time period autumn spring summer winter".split()
)
"""Nouns of when: "in the early hours", "on the last day of the raids"."""
TELLING = frozenset(
    "former first second third last next new other foreign prime nuclear many several few more most all no "
    "joint diplomatic own false alleged possible planned general deputy vice civil armed military economic "
    "same high supreme special such".split()
)
"""Adjectives without which a phrase would mean something else."""


def tells_of_noun(view: Scene, i: int) -> bool:
    """Whether a relative clause begins at a word: "who", "in which"."""
    doc = view.doc
    relative = ("WDT", "WP", "WP$")
    return doc[i].tag_ in relative or (
        i + 1 < view.end and doc[i + 1].tag_ in relative and doc[i].tag_ == "IN"
    )


def rank_of(view: Scene, i: int, above: Token, verb: Token | None, own: Complements, first: int) -> float:
    doc, token = view.doc, view.doc[i]
    word = token.lower_
    of_verb = verb is not None and (above == verb or not nominal(above) or above.i <= verb.i)
    if token.tag_ in ("WDT", "WP", "WP$", "WRB") or tells_of_noun(view, i):
        if any(child.lower_ in ("any", "every", "each", "those", "no") for child in above.children):
            return 0.0  # "any country that has signed"
        return 0.6 if _only_named(above) else 2.8
    if token.dep_ == "acl":
        return 0.8 if _only_named(above) else 2.2
    if word == "to" and token.dep_ == "mark":
        return _infinitive_rank(token, above, verb, own, first)
    if word == "that" and token.head.dep_ == "acl" and nominal(above):
        return 2.4  # "optimism that the idea is realised"
    if word in ("that", "whether", "if", "how") or (token.dep_ == "mark" and token.head.tag_ != "VBG"):
        return 0.0
    if word == "of":
        whose = verb is None and above.tag_ == "NNS" and any(view.actor_at(t.i) for t in token.head.subtree)
        return 0.0 if whose or _only_named(above) or above.tag_ in ("NNP", "NNPS", "CD") else 0.07
    noun = token.head
    if noun.lemma_.lower() in TIMES and word in ("in", "on", "at", "during", "by"):
        return AT_ONCE
    if any(child.lower_ == "such" for child in noun.children):
        return AT_ONCE  # "in such numbers"
    if word in CIRCUMSTANTIAL and token.dep_ == "case":
        return AT_ONCE if of_verb else 3.2
    if any(child.dep_ == "cop" for child in noun.children) and noun.lower_ not in ABSTRACT:
        return 0.0  # "is in use"
    if of_verb and word in own.keeps and (above == verb or verb is None):
        return 0.0
    if is_verb(above) and word in complements(above.lemma_.lower()).keeps:
        return 0.3
    if of_verb:
        if noun.lower_ in ABSTRACT and word in ("in", "by", "on"):
            return AT_ONCE
        if word in own.needs:
            return 0.1
        bare = verb is not None and not any(nominal(doc[k]) for k in range(verb.i + 1, i))
        if bare:
            return 0.4 if word in COMPLETING else 0.9
        return 2.0 if word in COMPLETING else 2.4
    if word in ("between", "among"):
        return 0.1
    if _only_named(above):
        return 0.5
    return 1.0 if word in COMPLETING else 1.8


def _infinitive_rank(token: Token, above: Token, verb: Token | None, own: Complements, first: int) -> float:
    asked = "infinitive" in own.keeps or ("infinitive" in own.needs and above.head == verb)
    if token.head.dep_ in ("xcomp", "ccomp") or asked or token.i == first:
        return 0.0
    if verb is not None and token.i == verb.i + 1:
        return 0.0
    if is_verb(above):
        return 2.6
    return 0.5 if _only_named(above) else 1.6


def nominal(token: Token) -> bool:
    return token.tag_[:2] in ("NN", "PR", "CD")


def _only_named(noun: Token) -> bool:
    """Whether a noun has only what follows it to say which: "the right to work", "the first to come"."""
    marks = {child.lower_ for child in noun.children if child.i < noun.i}
    known = marks & {"the", "first", "last", "only", "those"}
    telling = [
        c
        for c in noun.children
        if c.i < noun.i
        and c.dep_ in ("amod", "compound", "nmod:poss", "nmod")
        and c.lower_ not in ("first", "last", "only")
    ]
    return bool(known) and not telling and noun.tag_ in ("NN", "NNS", "JJ", "CD", "DT")


def mere_quality(adjective: Token) -> bool:
    """An adjective that a headline too long can do without: "lengthy", not "Russian", "former" or "first"."""
    doc, i = adjective.doc, adjective.i
    after = doc[min(i + 1, len(doc) - 1)]
    plain = adjective.tag_ in ("JJ", "JJS", "JJR") and adjective.text.islower()
    plain = plain and doc[i - 1].text not in HYPHENS and after.text not in HYPHENS and after.tag_ != "CC"
    plain = plain and doc[i - 1].tag_ != "CC" and doc[i - 1].text != ","
    return plain and adjective.lower_ not in TELLING and len(list(adjective.subtree)) == 1


def preposition(phrase: Token) -> str:
    """The word that leads a phrase: the preposition itself, or the one below its noun."""
    if phrase.dep_ in ("prep", "agent", "dative"):
        return phrase.lower_
    return next((child.lower_ for child in phrase.children if child.dep_ == "case"), "")
