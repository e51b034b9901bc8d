"""Who does it: the subject of a predicate, found in the parse, with mistakes of the parse made good."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.language.roles import Roles
from timeline.language.syntax.dependencies import (
    AUXILIARIES,
    RELATIVE_CLAUSES,
    SUBJECTS,
    children,
    conjuncts,
)
from timeline.language.titles.agreement import Named, is_person, is_plural, is_pronoun
from timeline.language.titles.dates import LENGTHS
from timeline.language.titles.parties import parties
from timeline.language.titles.pieces import Piece, pieces, tokens_of
from timeline.language.titles.referents import name_beside, resolved
from timeline.language.titles.scene import HYPHENS, Scene, rendered
from timeline.language.titles.subject_nouns import STRAY, own_subject, subject_noun
from timeline.language.titles.surface import WITHIN_SUBJECTS, opens_with_date, plain_gap, right_before
from timeline.language.titles.verbs import Predicate
from timeline.language.titles.wording import is_noun, wording
from timeline.language.titles.words import QUANTIFYING
from timeline.reference import actor_name

ARTICLES = frozenset("the a an this that these those such said".split())
MARGINS = frozenset("margins sidelines fringes margin eve sideline".split())
HOMELANDS = frozenset("country nation homeland".split())
"""What a speaker calls the state spoken for: "said that his country would withdraw"."""
WITHIN_COUNTS = frozenset("'s ’s ' ’ than over about around like as".split())
"""What is read as a preposition of a subject and is none."""


def subject_of(view: Scene, told: Predicate, found: Roles) -> Named | None:
    """The subject of a predicate as it is shown; ``None`` when nobody can be named."""
    if told.subject:
        return _of_words(view, list(told.subject), found)
    noun = subject_noun(view, told)
    before = right_before(view, told)
    joined = told.head.dep_ in ("conj", "advcl", "parataxis") and own_subject(told.head) is None
    if before and joined and before[0] > view.begin and view.doc[before[0] - 1].tag_ == "CC":
        return _of_words(view, before, found)  # "... and police arrested forty people"
    if before and (plain_gap(view, told, before, noun) or opens_with_date(view, before[0])):
        return _of_words(view, before, found)
    if noun is None or noun.i in view.dated:
        return None
    actor = view.actor_at(noun.i)
    led = any(c.dep_ == "case" and c.lower_ not in WITHIN_COUNTS for c in noun.children)
    listed = noun.dep_ != "nmod" and any(c.dep_ == "conj" for c in noun.children)
    if actor is not None and actor.person is None and noun.dep_ in ("nmod", *SUBJECTS) and led and not listed:
        # "After the end of the Cold War Brussels opened": the name alone
        return _of_words(view, list(range(actor.start, actor.end)), found)
    return named(view, noun, found, told)


def _of_words(view: Scene, tokens: list[int], found: Roles) -> Named | None:
    """A subject found by word classes, as it is shown."""
    own = _without_opening(view, [Piece(tuple(tokens), 0.0)])
    swaps = wording(view, own[0].tokens, found, None)
    text = rendered(view, own[0].tokens, swaps).removeprefix("the ") if swaps is not None else ""
    ends = [i for i in tokens if view.doc[i].lower_ in WITHIN_SUBJECTS and i > tokens[0]]
    head = view.doc[ends[0] - 1 if ends else tokens[-1]]
    both = any(view.doc[i].lower_ == "and" and view.actor_at(i) is None for i in tokens)
    plural = both or is_plural(view, head)
    return Named(text, plural, not plural and is_person(view, head), tuple(own)) if text else None


def named(view: Scene, noun: Token, found: Roles, told: Predicate | None = None) -> Named | None:
    """A noun phrase as the subject of a headline, pronouns replaced by whom they mean."""
    if noun.tag_ in ("EX", "WRB") or noun.lower_ in ("there", "what", "who", "whoever", "whatever"):
        return None
    alone = noun.lower_ == "both" and not any(c.dep_ in ("nmod", "conj") for c in noun.children)
    if (noun.tag_ in ("PRP", "PRP$") and not is_noun(noun)) or alone:
        return _with_company(view, noun, resolved(view, noun, found), found)
    if noun.lower_ in ("both", "two", "sides", "they") or noun.tag_ in ("NNS", "CD"):
        both = parties(view, noun, found)
        if both:
            return Named(both, True)
    if is_pronoun(noun) and not is_noun(noun):
        return None
    if noun.lower_ in HOMELANDS and (speaker := _speaking_for(view, noun)):
        return Named(speaker)
    if noun.lower_ in HOMELANDS and len(found.sources) == 1 and any(c.tag_ == "PRP$" for c in noun.children):
        return Named(actor_name(found.sources[0]))
    if names := _names_of_all(view, noun):
        return names
    whole = noun
    beside = name_beside(view, noun)
    if beside is not None and not any(c.dep_ == "conj" for c in noun.children):
        noun = beside
    if noun.lower_ in MARGINS:
        noun = next((c for c in noun.children if c.dep_ == "nmod"), noun)
    before = (
        min(t.i for t in (told.verb, *told.head.children) if t == told.verb or t.dep_ in AUXILIARIES)
        if told and _within(noun, told)
        else None
    )
    own = [p for p in pieces(view, noun, before=before) if told is None or not _beyond(p, noun, told)]
    if noun.dep_ in STRAY and told is not None and noun.head.i == told.verb.i:
        own[0] = Piece(tuple(sorted({*own[0].tokens, *_beside_verb(told.verb)})), 0.0)
    own = _without_opening(view, own)
    swaps = wording(view, tokens_of(own), found, None)
    if swaps is None or not own or not own[0].tokens:
        return None
    text = rendered(view, tokens_of(own), swaps).removeprefix("the ")
    if not text:
        return None
    tokens = tokens_of(own)
    if text in ("South", "North") and (half := view.actor_at(noun.i)) is not None:
        return Named(actor_name(half.code))
    people = sum(i in view.people for i in tokens) > 1 and any(view.doc[i].lower_ == "and" for i in tokens)
    plural = people or is_plural(view, noun, tokens) or is_plural(view, whole, tokens)
    return Named(text, plural, is_person(view, noun) and not people, tuple(own))


def _with_company(view: Scene, pronoun: Token, who: Named | None, found: Roles) -> Named | None:
    """Whom a pronoun means together with who is joined to it: "he and the president"."""
    joint = pronoun.i + 1
    if who is None or joint + 1 >= view.end or view.doc[joint].lower_ != "and" or pronoun.tag_ == "PRP$":
        return who
    other = view.doc[joint + 1]
    while other.head.i > other.i and other.dep_ in (
        "det",
        "amod",
        "compound",
        "nmod:desc",
        "nmod:poss",
        "cc",
    ):
        other = other.head
    if other.tag_[:2] != "NN" or other.i in view.dated:
        return who
    own = [i for i in tokens_of(pieces(view, other)) if i > joint]
    swaps = wording(view, own, found, who)
    text = rendered(view, own, swaps) if swaps is not None else ""
    return Named(f"{who.text} and {text}", True) if text else None


def _speaking_for(view: Scene, noun: Token) -> str:
    """The state of whoever says what "his country" does; empty if that is not said."""
    if not any(c.tag_ == "PRP$" for c in noun.children):
        return ""
    for verb in noun.ancestors:
        for subject in children(verb, SUBJECTS):
            named = (view.actor_at(t.i) for t in subject.subtree if subject.i != noun.i)
            if actor := next((a for a in named if a is not None), None):
                return actor_name(actor.code)
    return ""


def _names_of_all(view: Scene, noun: Token) -> Named | None:
    """ "Boris Pankin and David Levy" for "the minister, Boris Pankin, and his counterpart, David Levy"."""
    people = conjuncts(noun)
    beside = [name_beside(view, person) for person in people]
    if len(people) != 2 or None in beside:
        return None
    names = [rendered(view, pieces(view, name)[0].tokens) for name in beside if name is not None]
    return Named(" and ".join(names), True)


def _within(noun: Token, told: Predicate) -> bool:
    """Whether a verb was read into its own subject."""
    return noun.is_ancestor(told.head) and told.head.dep_ not in RELATIVE_CLAUSES


def _beyond(piece: Piece, noun: Token, told: Predicate) -> bool:
    """Whether a piece belongs to the verb itself where that hangs on its subject: "troops sent to Mali"."""
    if noun.i in piece.tokens or not noun.is_ancestor(told.head):
        return False
    return told.verb.i in piece.tokens or any(told.verb.is_ancestor(noun.doc[i]) for i in piece.tokens)


def _beside_verb(verb: Token) -> list[int]:
    return [t.i for child in verb.children if child.dep_ in STRAY and child.i < verb.i for t in child.subtree]


def _without_opening(view: Scene, own: list[Piece]) -> list[Piece]:
    """Without the article, preposition or conjunction in front."""
    tokens = tokens_of(own)
    cut: set[int] = set()
    for n, i in enumerate(tokens):
        token = view.doc[i]
        if n and tokens[n - 1] in cut and view.doc[tokens[n - 1]].dep_ == "case" and len(tokens) > n + 2:
            # "In Geneva Prime Minister Li Peng threatened ..."
            place = view.actor_at(i)
            if place is not None and place.kind != "adjective" and view.doc[place.end].tag_ == "NNP":
                cut |= set(range(place.start, place.end))
                continue
        article = token.lower_ in ARTICLES and not (token.text == "The" and view.actor_at(i))
        adverb = token.dep_ == "advmod" and token.tag_ == "RB" and not token.head.like_num
        adverb = adverb and view.actor_at(i) is None
        if i + 1 in tokens and view.doc[i + 1].text in HYPHENS:
            break
        if token.lemma_.lower() in LENGTHS and i + 1 in tokens and view.actor_at(i + 1):
            cut.add(i)  # "The following month Pyongyang said"
            continue
        following = tokens[n + 1] if n + 1 < len(tokens) else i + 1
        if any(j in view.dated for j in range(i + 1, following)) and token.tag_ in ("RB", "IN", "RP", "TO"):
            cut |= set(tokens[: n + 1])  # "Only up to 2008 Russia ..."
            continue
        if token.lower_ == "at" and view.doc[i + 1].lower_ in ("least", "most"):
            break
        if article or (adverb and token.lower_ not in QUANTIFYING) or token.dep_ in ("case", "cc", "mark"):
            cut.add(i)
        else:
            break
    return [Piece(tuple(i for i in piece.tokens if i not in cut), piece.need) for piece in own]
