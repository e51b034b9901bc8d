"""Which treaty "the treaty" is: what a text speaks of as known, told in full for who has not read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from timeline.language.roles import Roles
from timeline.language.roles.frame import MUTUAL_NOUNS
from timeline.language.spans import actors_between, spans_between
from timeline.language.syntax.dependencies import SUBJECTS, is_parsed
from timeline.language.titles.agreement import LONGEST_NAME, Named
from timeline.language.titles.parties import LEADERS, two_sides
from timeline.language.titles.pieces import Piece, pieces, tokens_of, without_least
from timeline.language.titles.scene import Scene, joined, rendered, scene
from timeline.language.titles.wording import possessed
from timeline.reference import is_country

FAR = 300
"""How many tokens before it the full name of a thing may stand."""
NEAR = 80
"""How many tokens before a noun the state whose it is may be named."""
POINTING = frozenset("the this that these those its their his her both such".split())
SAYING_LITTLE = frozenset(
    "first second third new same other latest last next two three four five final current present former "
    "whole entire very own previous following".split()
)
"""Words before a noun that do not say which it is."""
MUTUAL = MUTUAL_NOUNS | frozenset(
    "treaty agreement accord pact deal truce ceasefire armistice negotiations negotiation summit meeting "
    "dispute border frontier crisis quarrel trade alliance partnership stand-off standoff rivalry "
    "swap".split()
)
"""Nouns of what two sides have together."""
OWNED = frozenset(
    "army government parliament president navy ministry cabinet police military opposition constitution "
    "senate congress premier minister chancellor regime authorities junta troops forces delegation "
    "ambassador embassy leader parliamentarians lawmakers capital economy administration court prosecutors "
    "spokesman king".split()
)
"""Nouns of what one state has."""
STATES = frozenset("kingdom country republic nation island".split())
"""Nouns by which a state is called."""
PORTFOLIOS = frozenset("foreign prime defence defense interior finance deputy vice".split())
PEOPLE = frozenset("men women leaders presidents ministers politicians".split())
"""Whom a text calls "the two men" after it has named them."""
KNOWN = frozenset("world sun earth pope internet united west east north south".split())
"""Nouns that everybody knows with "the" alone."""


def is_vague(view: Scene, subject: Named) -> bool:
    """Whether a subject is a mere "the treaty", or a bare "parliament"."""
    tokens = tokens_of(subject.pieces)
    if not tokens or any(letter.isupper() for letter in subject.text):
        return False
    noun = _head(view, tokens)
    if noun is None:
        return False
    definite = any(
        child.lower_ in POINTING
        for child in noun.children
        if child.dep_ in ("det", "nmod:poss") and child.i < noun.i
    )
    return definite or (noun.tag_ == "NN" and noun.lower_ in OWNED and not _counted(noun))


def _counted(noun: Token) -> bool:
    return any(child.dep_ in ("det", "nummod") for child in noun.children)


def _head(view: Scene, tokens: Sequence[int]) -> Token | None:
    """The common noun that some tokens consist of; ``None`` when they say more than it."""
    telling = [
        view.doc[i]
        for i in tokens
        if view.doc[i].lower_ not in SAYING_LITTLE | POINTING | PORTFOLIOS
        and not view.doc[i].is_punct
        and view.doc[i].tag_ != "DT"
    ]
    if len(telling) != 1:
        return None
    noun = telling[0]
    named = view.actor_at(noun.i) or view.person_at(noun.i) or noun.ent_type_
    common = noun.tag_ in ("NN", "NNS") and noun.text.islower() and noun.lower_ not in KNOWN
    return noun if common and not named else None


def identified(view: Scene, subject: Named, found: Roles) -> Named | None:
    """A subject with what says which it is; itself if that is clear, ``None`` if it cannot be told."""
    if not is_vague(view, subject):
        return subject
    noun = _head(view, tokens_of(subject.pieces))
    if noun is None:
        return subject
    many = noun.lower_ in PEOPLE | LEADERS
    if noun.lower_ in PEOPLE and (both := _two_people(view, noun)):
        return replace(subject, text=both, plural=True, pieces=())
    if many and noun.lower_ in LEADERS:
        sides = tuple(code for code in found.all if is_country(code))
        sides = sides if len(sides) == 2 else two_sides(view)
        return replace(subject, text=f"{subject.text} of {joined(sides)}", pieces=()) if sides else None
    if full := named_before(view, noun):
        return replace(subject, text=full, pieces=())
    if noun.lower_ in STATES and _near(view, noun, found.sources):
        return replace(subject, text=joined(found.sources), pieces=())
    states = [code for code in found.all if is_country(code)]
    if noun.lemma_.lower() in MUTUAL or noun.lower_ in MUTUAL:
        two = tuple(states) if len(states) == 2 else two_sides(view)
        if len(two) == 2:
            return replace(subject, text=f"{subject.text} between {joined(two)}", pieces=())
        return None
    if (noun.lower_ in OWNED or noun.lemma_.lower() in OWNED) and _near(view, noun, found.sources):
        owner = possessed(Named(joined(found.sources)))
        return replace(subject, text=f"{owner} {subject.text}", pieces=())
    return None


def _two_people(view: Scene, noun: Token) -> str:
    """ "X and Y" for "the two men", if the sentences just before name two people; empty otherwise."""
    if not any(child.lower_ in ("two", "both") for child in noun.children):
        return ""
    people = spans_between(view.doc, "people", max(0, noun.i - NEAR), noun.i)
    names = list(dict.fromkeys(str(span._.person) for span in people))
    return " and ".join(names) if len(names) == 2 else ""


def _near(view: Scene, noun: Token, codes: Sequence[str]) -> bool:
    """Whether the one state that acts is named in the sentence, or was the last one named before it."""
    if len(codes) != 1:
        return False
    if any(actor.code == codes[0] for actor in view.actors.values()):
        return True
    before = [actor.code for actor in actors_between(view.doc, max(0, noun.i - NEAR), noun.i)]
    return bool(before) and before[-1] == codes[0]


def named_before(view: Scene, noun: Token) -> str:
    """What the text called a thing before in full: "peace treaty between A and B"; empty if it did not."""
    told = [text for other in _namings(view, noun) if (text := _in_full(other))]
    names = [text for text in told if any(word[:1].isupper() for word in text.split())]
    return next(iter(names or told), "")


def _namings(view: Scene, noun: Token) -> Iterator[Token]:
    """The earlier nouns of the same word, the nearest first, in bounded reach."""
    doc, lemma = view.doc, noun.lemma_.lower()
    many = noun.tag_ == "NNS"
    for i in range(noun.i - 1, max(-1, noun.i - FAR), -1):
        token = doc[i]
        if token.lemma_.lower() == lemma and token.tag_[:2] == "NN" and (token.tag_ == "NNS") == many:
            yield token


def _in_full(noun: Token) -> str:
    """A noun phrase without its article if it says more than its noun; empty otherwise."""
    if not is_parsed(noun.sent) or any(c.dep_ in SUBJECTS or c.dep_ == "cop" for c in noun.children):
        return ""
    here = scene(noun.sent)
    kept: list[Piece] | None = pieces(here, noun)
    tokens = tokens_of(kept or ())
    while kept and len(rendered(here, tokens)) > LONGEST_NAME:
        kept = without_least(kept)
        tokens = tokens_of(kept or ())
    while tokens and here.doc[tokens[0]].dep_ in ("det", "case", "cc", "mark", "punct"):
        tokens = tokens[1:]
    if not tokens or any(here.doc[i].tag_ in ("PRP", "PRP$", "WDT", "WP") for i in tokens):
        return ""
    telling = [i for i in tokens if i != noun.i and here.doc[i].lower_ not in SAYING_LITTLE | POINTING]
    return rendered(here, tokens) if telling and noun.i in tokens else ""
