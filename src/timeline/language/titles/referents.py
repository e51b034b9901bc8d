"""Who is meant by "he", "it", "its" or "the two leaders"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from timeline.language.roles import Roles
from timeline.language.spans import spans_between
from timeline.language.syntax.dependencies import (
    OBJECTS,
    SUBJECTS,
    children,
    conjuncts,
    first_conjunct,
    is_parsed,
)
from timeline.language.titles.name_lists import name_list, names_follow
from timeline.language.titles.pieces import Piece, pieces, tokens_of, without_least
from timeline.language.titles.scene import Scene, actors_between, joined, rendered, scene
from timeline.language.titles.words import DENYING, DETERMINERS, OFFICES, PRONOUNS, SUBJECT_PRONOUNS
from timeline.language.trigger_table import triggers
from timeline.reference import actor_name, is_country

LOOK_BACK = 120
"""How many tokens before its sentence the person behind "he" may be named."""
SENTENCES_BACK = 3
LONGEST_NAME = 45
"""The most characters of what is put in place of a pronoun."""
INVARIANT = frozenset("aircraft spacecraft crossroads".split())
PLURAL_NOUNS = frozenset("men women people police children troops personnel media militia forces".split())
SINGULAR_S = frozenset("series headquarters politics economics news".split())
COUNTRIES = frozenset(
    "countries states sides nations governments parties neighbours neighbors powers capitals rivals republics"
    .split()
)  # fmt: skip
LEADERS = frozenset(
    "leaders presidents ministers premiers armies delegations navies ambassadors envoys peoples parliaments "
    "chancellors militaries heads officials diplomats negotiators kings".split()
)


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


def is_plural(view: Scene, noun: Token) -> bool:
    """Whether a noun phrase takes a plural verb."""
    if noun.dep_ in SUBJECTS and name_list(view, noun):
        return True
    joints = [t for t in conjuncts(noun) if t.i > noun.i and t.tag_[:2] in ("NN", "PR", "CD")]
    if any(c.lower_ == "and" for t in joints for c in t.children if c.dep_ == "cc"):
        actor = view.actor_at(noun.i)
        return actor is None or actor.end <= joints[-1].i
    people = (view.actor_at(c.i) for c in noun.children if c.dep_ == "flat" and c.tag_ == "NNPS")
    if any(actor is not None and actor.kind == "demonym" for actor in people):
        return True
    actor = view.actor_at(noun.i)
    if actor is not None and actor.kind not in ("demonym", "adjective"):
        return False
    if noun.lower_ in INVARIANT:
        return not any(child.lower_ in ("a", "an", "one", "this", "that") for child in noun.children)
    if noun.lower_ in PLURAL_NOUNS or noun.tag_ in ("NNS", "NNPS"):
        return noun.lower_ not in SINGULAR_S
    counted = any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in noun.children)
    return counted or noun.lower_ in ("they", "both", "many", "several", "those", "we")


def is_person(view: Scene, noun: Token) -> bool:
    """Whether a noun phrase names one person, by name or office."""
    if view.person_at(noun.i) or noun.ent_type_ == "PERSON":
        return True
    return noun.lemma_.lower() in OFFICES and noun.tag_ != "NNS"


def fitted(view: Scene, noun: Token, room: int, need: float = 0.0) -> list[int]:
    """The tokens of a noun phrase, in at most so many characters if whole pieces can be left out."""
    kept: list[Piece] | None = pieces(view, noun, need)
    tokens = tokens_of(kept or ())
    while kept and len(rendered(view, tokens)) > room:
        tokens = tokens_of(kept)
        kept = without_least(kept)
    return tokens


def resolved(view: Scene, pronoun: Token, found: Roles) -> Named | None:
    """Whom a pronoun stands for; ``None`` when that cannot be told."""
    word = {
        "both": "they",
        "his": "he",
        "him": "he",
        "her": "she",
        "its": "it",
        "their": "they",
        "them": "they",
    }.get(pronoun.lower_, pronoun.lower_)
    if word in ("i", "we", "my", "our", "us", "me"):
        return _speaker(view, pronoun)
    if word not in ("he", "she", "it", "they"):
        return None
    codes = found.sources or found.targets
    owns = pronoun.tag_ == "PRP$"
    object_ = not owns and pronoun.dep_ not in SUBJECTS
    if object_ and word in ("he", "she") and (person := _person_here(view, pronoun)):
        return Named(person, person=True)
    if object_ and word == "she" and _many_meant(view, pronoun):
        return None
    if object_ and word == "it" and pronoun.head.lemma_.lower() in TELLING_IT:
        return None  # "denied it": all that was said
    going_on = pronoun.head.lemma_.lower() in GOING_ON and not children(pronoun.head, OBJECTS)
    if pronoun.head.tag_ == "NN":
        going_on = pronoun.head.lemma_.lower() in _happenings()  # "it became open war"
    happens = word == "it" and not object_ and not owns and going_on
    signed = word == "it" and object_ and pronoun.head.lemma_.lower() in SIGNING
    nearby = word == "it" and not owns and pronoun.dep_ not in SUBJECTS
    for noun in _topics(pronoun, objects=nearby):
        here = view if view.begin <= noun.i < view.end else scene(noun.sent)
        if noun.i == pronoun.i or not _agrees(here, noun, word):
            continue
        if happens and noun.i < view.begin and noun.lemma_.lower() not in _happenings():
            continue
        if word == "it" and not object_ and not owns and _cannot_be(view, here, noun, pronoun):
            continue
        if signed and noun.lemma_.lower() not in SIGNED:
            continue
        if pronoun.dep_ not in SUBJECTS and noun.head == (pronoun.head if owns else _subject_verb(pronoun)):
            continue  # who does it: "Greece imposed an embargo and lifted it"
        if nearby and noun.i < view.begin and here.actor_at(noun.i) is not None:
            break
        actor = here.actor_at(noun.i)
        reporting = noun.head.is_ancestor(pronoun) and actor is not None  # "Iran said that its own forces"
        if owns and not (reporting or here.person_at(noun.i) or (actor and actor.code in found.all)):
            continue
        text = _bare(here, noun)
        known = {actor_name(code) for code in codes}
        if not text or len(text) > LONGEST_NAME:
            continue
        other = word == "it" and known and text not in known and view.actor_at(noun.i) is None
        own_object = nearby and noun.dep_ in OBJECTS and noun.i >= view.begin
        if other and (here.actor_at(noun.i) is not None or (len(text.split()) < 2 and not own_object)):
            continue
        return Named(text, word == "they", word in ("he", "she"))
    if nearby or happens:
        return None
    if word in ("he", "she"):
        person = _person_before(view, pronoun.i, codes)
        return Named(person, person=True) if person else None
    if word == "they":
        parties = [code for code in found.all if code not in found.places]
        return Named(joined(parties[:3]), True) if len(parties) > 1 else None
    if len(codes) == 1 and any(
        a.code == codes[0] and a.kind not in ("adjective", "demonym") and a.person is None
        for a in actors_between(view.doc, max(0, pronoun.i - LOOK_BACK), pronoun.i)
    ):
        return Named(actor_name(codes[0]))
    return None


GOING_ON = frozenset("begin start end last continue break erupt happen collapse".split())
"""What only a happening does."""


@cache
def _happenings() -> frozenset[str]:
    """The nouns of our trigger table."""
    return frozenset(t.words.split()[-1] for t in triggers() if t.kind == "noun")


TELLING_IT = DENYING | frozenset("announce confirm say admit learn know regret".split())
SIGNING = frozenset("sign ratify initial".split())
SIGNED = frozenset(
    "treaty agreement accord pact deal convention protocol declaration memorandum truce document text "
    "contract statement charter communique resolution law decree bill plan".split()
)
"""What alone is signed."""


def _subject_verb(pronoun: Token) -> Token:
    """The verb whose subject acts on an object pronoun: its own, or the one that it is joined to."""
    verb = pronoun.head
    return verb if children(verb, SUBJECTS) else first_conjunct(verb)


def _cannot_be(view: Scene, here: Scene, noun: Token, pronoun: Token) -> bool:
    """Whether a subject "it" is not this one: the object of its own verb, or a thing told of long before."""
    actor = here.actor_at(noun.i)
    if actor is not None:
        beside = (view.actor_at(c.i) for c in children(pronoun.head, OBJECTS))
        return any(other is not None and other.code == actor.code for other in beside)
    if noun.i >= view.begin or noun.lemma_.lower() in _happenings():
        return False
    return noun.head.dep_ != "ROOT" or noun.sent.end != view.begin


def _person_here(view: Scene, pronoun: Token) -> str:
    """The person named last before an object pronoun in its own sentence, but not as who acts on it."""
    people = list(spans_between(view.doc, "people", view.begin, pronoun.i))
    others = [span for span in people if span.root.head != pronoun.head]
    return str(others[-1]._.person) if others else ""


def _many_meant(view: Scene, pronoun: Token) -> bool:
    """Whether "her" may be one of several people named before."""
    people = spans_between(view.doc, "people", max(0, pronoun.i - LOOK_BACK), pronoun.i)
    return len({str(span._.person) for span in people if span.root.head != pronoun.head}) > 1


def _topics(pronoun: Token, objects: bool = False) -> Iterator[Token]:
    """The subjects before a pronoun, those of its own sentence first, then of the sentences before.

    Args:
        objects: Whether an object may be meant as well, as by a pronoun that is one itself.
    """
    doc, sentence = pronoun.doc, pronoun.sent
    yield from (t for t in reversed(doc[sentence.start : pronoun.i]) if _names_topic(t))
    if objects:
        yield from (
            t for t in reversed(doc[sentence.start : pronoun.i]) if t.dep_ in OBJECTS and t.tag_ == "NN"
        )
    for _ in range(SENTENCES_BACK):
        if sentence.start == 0:
            return
        sentence = doc[sentence.start - 1].sent
        if not is_parsed(sentence):
            continue
        nouns = [t for t in sentence if _names_topic(t)]
        yield from sorted(nouns, key=lambda t: (t.head.dep_ != "ROOT", t.i))
        if objects:
            yield from (t for t in sentence if t.dep_ in OBJECTS and t.tag_ == "NN")


def _names_topic(token: Token) -> bool:
    return token.dep_ in SUBJECTS and token.tag_[:2] == "NN"


def _agrees(view: Scene, noun: Token, word: str) -> bool:
    plural, person = is_plural(view, noun), is_person(view, noun)
    if word == "they":
        actor = view.actor_at(noun.i)
        return plural or (actor is not None and not person and not is_country(actor.code))
    return not plural and person == (word != "it")


def _bare(view: Scene, noun: Token) -> str:
    """A noun phrase without its article; empty when it holds a pronoun itself."""
    named = name_beside(view, noun)
    tokens = fitted(view, named or noun, LONGEST_NAME)
    while tokens and view.doc[tokens[0]].lower_ in DETERMINERS:
        tokens = tokens[1:]
    if any(view.doc[i].tag_ in ("PRP", "PRP$", "WDT", "WP") for i in tokens):
        return ""
    return rendered(view, tokens)


def name_beside(view: Scene, noun: Token) -> Token | None:
    """ "Zhan Qixiong" of "the captain, Zhan Qixiong": the name that an apposition gives."""
    if (noun.tag_ in ("NNP", "NNPS") and view.person_at(noun.i)) or names_follow(noun):
        return None
    beside = [c for c in noun.children if c.dep_ == "appos" and c.i > noun.i]
    return next((c for c in beside if view.person_at(c.i) or c.ent_type_ == "PERSON"), None)


def _speaker(view: Scene, pronoun: Token) -> Named | None:
    """Who says "we" in "We will attack, X said"."""
    for verb in [pronoun.head, *pronoun.head.ancestors][:4]:
        for child in verb.children:
            if (
                child.dep_ in SUBJECTS
                and child.tag_[:2] == "NN"
                and verb.lemma_ in ("say", "tell", "add", "write")
            ):
                text = _bare(view, child)
                return Named(text, is_plural(view, child), is_person(view, child)) if text else None
    return None


def _person_before(view: Scene, at: int, codes: Sequence[str]) -> str:
    """The nearest person named before, of one of the countries that act if that is known."""
    doc = view.doc
    people = spans_between(doc, "people", max(0, at - LOOK_BACK), at)
    countries = {a.start: a.code for a in actors_between(doc, max(0, at - LOOK_BACK), at) if a.person}
    own = [span for span in people if countries.get(span.start) in codes]
    subjects = [span for span in own or people if span.root.dep_ in SUBJECTS]
    chosen: Span | None = next(reversed(subjects or own or (people if not codes else [])), None)
    return str(chosen._.person) if chosen is not None else ""


def parties(view: Scene, noun: Token, found: Roles) -> str:
    """ "Russia and Iran" for "the two countries", "leaders of Russia and Iran" for "the two leaders"."""
    word = noun.lower_
    if word not in COUNTRIES | LEADERS and noun.lower_ != "both":
        return ""
    marks = {child.lower_ for child in noun.children}
    if not marks & {"two", "both"} and not (word == "sides" and "the" in marks):
        return ""
    if any(
        c.dep_ in ("nmod", "prep", "acl", "acl:relcl", "relcl", "appos", "nmod:poss") for c in noun.children
    ):
        return ""
    codes = _two(view, found)
    named = any(view.actor_at(child.i) for child in noun.children)  # "the two German states"
    if len(codes) != 2 or named:
        return ""
    if word in COUNTRIES or word == "both":
        return joined(codes)
    kind = " ".join(c.text for c in noun.children if c.dep_ in ("amod", "compound") and c.lower_ != "two")
    return f"{kind} {noun.text} of {joined(codes)}".strip()


def _two(view: Scene, found: Roles) -> tuple[str, ...]:
    """The two sides spoken of: the event's, else the two that the text names most by far."""
    if len(found.all) == 2:
        return found.all
    most = countries_named(view.doc, view.end).most_common(3)
    if len(most) < 2 or (len(most) > 2 and most[2][1] * 3 > most[1][1] * 2):
        return ()
    return tuple(code for code, _ in most[:2])


def countries_named(doc: Doc, end: int) -> Counter[str]:
    """How often a text names each country before a token; those named first come first."""
    group = doc.spans.get("actors")
    if group is None:
        return Counter()
    if COUNTRY_PLACES not in group.attrs:  # once a text, not once a sentence
        found: dict[str, list[int]] = {}
        for span in group:
            if is_country(span._.actor.code):
                found.setdefault(span._.actor.code, []).append(span.start)
        group.attrs[COUNTRY_PLACES] = found
    places = group.attrs[COUNTRY_PLACES]
    return Counter({code: bisect_left(starts, end) for code, starts in places.items() if starts[0] < end})


COUNTRY_PLACES = "country_places"
"""Kept with the actors of a text: where it names each country."""


def is_pronoun(token: Token) -> bool:
    """Whether a word stands for somebody named elsewhere."""
    return token.tag_ in ("PRP", "WP", "WDT", "EX") or (
        token.lower_ in SUBJECT_PRONOUNS | PRONOUNS
        and token.tag_[:2] != "NN"
        and not any(c.dep_ in ("nmod", "prep", "case") for c in token.children)
        and token.tag_ not in ("CD",)
    )
