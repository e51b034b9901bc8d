"""Who is meant by "he", "it", "its" or "the two leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span, Token

from timeline.language.actors import Actor
from timeline.language.roles import Roles
from timeline.language.spans import actors_between, spans_between
from timeline.language.syntax.dependencies import (
    OBJECTS,
    SUBJECTS,
    children,
    first_conjunct,
    is_parsed,
)
from timeline.language.titles.agreement import LONGEST_NAME, Named, fitted, is_person, is_plural
from timeline.language.titles.name_lists import names_follow
from timeline.language.titles.scene import Scene, joined, rendered, scene
from timeline.language.titles.words import DENYING, DETERMINERS
from timeline.language.trigger_table import triggers
from timeline.reference import actor_name, is_country

LOOK_BACK = 120
"""How many tokens before its sentence the person behind "he" may be named."""
SENTENCES_BACK = 3
GOING_ON = frozenset("begin start end last continue break erupt happen collapse expire lapse".split())
"""What only a happening does."""
TELLING_IT = DENYING | frozenset("announce confirm say admit learn know regret".split())
SIGNING = frozenset("sign ratify initial".split())
SIGNED = frozenset(
    "treaty agreement accord pact deal convention protocol declaration memorandum truce document text "
    "contract statement charter communique resolution law decree bill plan".split()
)
"""What alone is signed."""


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
        if word in ("he", "she") and not object_ and _of_another(view, actor, pronoun, found):
            continue
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
        a.code == codes[0]
        and a.kind not in ("adjective", "demonym", "city", "region")
        and a.person is None
        and not (owns and a.kind == "capital")
        for a in actors_between(view.doc, max(0, pronoun.i - LOOK_BACK), pronoun.i)
    ):
        return Named(actor_name(codes[0]))
    return None


@cache
def _happenings() -> frozenset[str]:
    """The nouns of our trigger table."""
    return frozenset(t.words.split()[-1] for t in triggers() if t.kind == "noun")


def _of_another(view: Scene, actor: Actor | None, pronoun: Token, found: Roles) -> bool:
    """Whether a person named in a sentence before is of another country than the one that acts.

    Only where somebody of that one has been named too.
    """
    codes = found.sources
    if actor is None or actor.start >= view.begin or not codes or actor.code in codes:
        return False
    joined = pronoun.i + 1 < view.end and view.doc[pronoun.i + 1].lower_ == "and"
    if joined or pronoun.tag_ == "PRP$":
        return False
    near = actors_between(view.doc, max(0, pronoun.i - LOOK_BACK), pronoun.i)
    return any(other.person and other.code in codes for other in near)


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
    named = name_beside(view, noun) if not is_plural(view, noun) else None
    actor = view.actor_at(noun.i)
    alone = not any(child.dep_ in ("conj", "nmod", "cc") for child in noun.children)
    if (
        actor is not None
        and alone
        and actor.person is None
        and actor.kind in ("name", "capital", "abbreviation")
    ):
        return rendered(view, range(actor.start, actor.end)).removeprefix("the ").removeprefix("The ")
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
