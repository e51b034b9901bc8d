"""The verb of a headline: in the present, with its modal and negation kept, from tags and auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from timeline.language.inflection import verb_forms, verb_spellings
from timeline.language.syntax.dependencies import (
    AUXILIARIES,
    NEGATIONS,
    OBJECTS,
    OUTER,
    SUBJECTS,
    auxiliaries,
    children,
    is_passive,
    is_verb,
    markers,
)
from timeline.language.trigger_table import triggers
from timeline.reference.tables import read_table

BE = frozenset("am is are was were be been being 's 're 'm".split())
TO_COME = frozenset("will would shall 'll 'd wo".split())
GIVING = frozenset("give award grant offer name call make send pay hand deny show teach tell".split())
"""Verbs that keep an object in the passive: "the man given a prize"."""
AGAINST = frozenset("against without instead".split())
"""Prepositions of what is not done."""
ASKED = frozenset("do does did is are was were has have had will would can could should shall may".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said in a clause.

    Attributes:
        head: The verb, or the noun or adjective behind "be".
        verb: The word that a headline inflects: the verb, or the "be".
        base: Its base form.
        modal: "will", "may" ..., or "to" for "is to".
        copular: Whether ``head`` stands behind "be".
        plural: What the verb's form says about its subject; ``None`` when it says nothing.
        subject: The tokens of its subject where that was told by the order of words.
    """

    head: Token
    verb: Token
    base: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    present: bool = False
    copular: bool = False
    plural: bool | None = None
    longer: bool = False
    perfect: bool = False
    subject: tuple[int, ...] = ()


def predicate(head: Token) -> Predicate | None:
    """How the verb of a clause is meant; ``None`` if there is none."""
    copula = next((child for child in head.children if child.dep_ == "cop"), None)
    labels = {child.dep_ for child in head.children}
    if is_verb(head) and OUTER in labels and labels & (SUBJECTS - {OUTER}):
        copula = None  # "the example is how the state collapsed"
    infinitive = is_verb(head) and copula is not None and "to" in markers(head)
    verb = copula if copula is not None and not infinitive else head
    if copula is None and not acts(head):
        return None
    if copula is not None and is_verb(head) and "that" in markers(head):
        return None  # "the problem is that any country must arrest him"
    helping = [copula] if copula is not None and infinitive else []
    reduced = _reduced(head)
    own = [] if reduced else [a for a in auxiliaries(head) if a.i != verb.i]
    helping = sorted([*helping, *own], key=lambda t: t.i)
    words = [token.lower_ for token in helping]
    modal = next((word for word in words if word in TO_COME or _is_modal(word)), "")
    if head.tag_ == "VBG" and any(c.lower_ in AGAINST and c.i < head.i for c in head.children):
        return None  # "voted against letting them pass"
    if modal == "would" and "have" in words:
        return None  # "such visits would have been unthinkable"
    if infinitive or (not modal and helping and words[0] in BE | {"has", "have"} and "to" in words):
        modal = "to"
    finite = helping[0] if helping else verb
    if ("to" in markers(head) and not infinitive) or head.tag_ == "MD":
        return None
    bare = (
        head.tag_ == "VB"
        and not _past_by_form(head)
        and (not children(head, SUBJECTS) or head.dep_ not in ("ROOT", "conj"))
    )
    if not helping and copula is None and (bare or (head.tag_ == "VBG" and head.dep_ != "advcl")):
        return None
    passive = copula is None and (
        is_passive(head) or _participle(head) or reduced or _joined_to_adjective(head) or _asked_to(head)
    )
    if any(word in ("has", "have", "had", "having") for word in words) and not BE & set(words):
        passive = False
    return Predicate(
        head=head,
        verb=verb,
        base="be" if copula is not None and not infinitive else base_form(head),
        passive=passive and not misread(head),
        negated=any(child.lower_ in NEGATIONS for child in head.children if child.dep_ in ("advmod", "neg")),
        modal=modal,
        present=finite.tag_ in ("VBZ", "VBP"),
        copular=copula is not None and not infinitive,
        plural=_number(finite),
        perfect=any(word in ("has", "have", "had") for word in words),
        longer=any(_no_longer(child) for child in head.children),
    )


def acts(token: Token) -> bool:
    """Whether a word is a verb, also where the tagger missed it: a past form that has a subject."""
    if is_verb(token):
        return True
    base = _bases().get(token.lower_, token.lower_)
    return base != token.lower_ and token.tag_ == "NN" and bool(children(token, SUBJECTS))


def had_done(participle: Token) -> Token | None:
    """ "had" of "Washington had last expelled Russians", read as "had Russians"."""
    if participle.tag_ != "VBN":
        return None
    noun = participle.head if participle.dep_ == "amod" else participle
    had = noun.head
    direct = noun.dep_ in OBJECTS and had.lemma_ == "have" and had.i < participle.i
    return had if direct and had.i >= participle.i - 3 else None


def misread(verb: Token) -> bool:
    """Whether a past was parsed as a participle beside its noun: "The council imposed sanctions"."""
    past = verb.tag_ in ("VBN", "VBD") and any(
        s == (verb.lower_, "past") for s in verb_spellings(base_form(verb))
    )
    if had_done(verb) is not None:
        return True
    if not past or children(verb, AUXILIARIES):
        return False
    if verb.dep_ == "amod":
        own = any(child.dep_ in SUBJECTS for child in verb.children)
        return own or _behind_aside(verb) or named_before(verb) is not None
    agent = any(child.dep_ in ("obl:agent", "agent") for child in verb.children)
    if verb.dep_ != "acl" or verb.head.i > verb.i or agent:
        return False
    if any(child.dep_ in OBJECTS for child in verb.children) and base_form(verb) not in GIVING:
        return True
    if verb.head.dep_ in SUBJECTS and len(children(verb.head.head, SUBJECTS)) > 1:
        return True  # "troops crossed the river after the alliance had stopped", read as one clause
    alone = verb.head.dep_ in ("ROOT", "acl:relcl", "ccomp", "list", "parataxis")
    return alone and not any(child.dep_ == "cop" for child in verb.head.children)


def named_before(participle: Token) -> Token | None:
    """ "Crimea" of "Crimea declared independence", read as one noun phrase."""
    before = participle.doc[participle.i - 1] if participle.i else participle
    beside = before.head == participle.head and before.dep_ == "compound" and before.tag_ in ("NNP", "NNPS")
    return before if beside else None


def _behind_aside(verb: Token) -> bool:
    """ "China, which had objected, proposed talks" read as "China ..., proposed talks"."""
    comma = verb.i > 0 and verb.doc[verb.i - 1].text == ","
    return comma and verb.head.dep_ == "appos" and verb.head.i > verb.i


def _is_modal(word: str) -> bool:
    return word in ("can", "could", "may", "might", "must", "should", "ca")


def _asked_to(verb: Token) -> bool:
    """ "Asked whether ..., he said": a participle that opens its sentence."""
    bare = (
        verb.dep_ == "advcl" and verb.tag_ == "VBN" and not children(verb, AUXILIARIES | SUBJECTS | OBJECTS)
    )
    return bare and bool(verb.is_sent_start)


def _joined_to_adjective(verb: Token) -> bool:
    """ "is visible and recognised"."""
    shared = verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, AUXILIARIES | SUBJECTS)
    return shared and any(child.dep_ == "cop" for child in verb.head.children)


def _reduced(verb: Token) -> bool:
    """A bare participle with "by" is passive whatever it hangs on: "helped by the minister"."""
    agent = any(child.dep_ in ("obl:agent", "agent") for child in verb.children)
    if not agent or children(verb, AUXILIARIES):
        return False
    return verb.tag_ == "VBN" or (
        verb.tag_ == "VBD" and verb_forms(base_form(verb)).participle == verb.lower_
    )


def _participle(verb: Token) -> bool:
    """ "a type developed in Russia": a past form behind its noun that may as well be the participle."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or children(verb, SUBJECTS | AUXILIARIES | OBJECTS):
        return False
    return verb.head.i < verb.i and verb_forms(base_form(verb)).participle == verb.lower_


def _past_by_form(verb: Token) -> bool:
    """A past taken for an infinitive behind "and": "came and shook", "lasted and cost"."""
    joined = verb.dep_ == "conj" and verb.head.tag_ in ("VBD", "VBN") and not children(verb, AUXILIARIES)
    return joined and verb_forms(base_form(verb)).past == verb.lower_ and "to" not in markers(verb)


def is_past(token: Token) -> bool:
    """Whether a verb has the form of a past, whatever its tag."""
    return is_verb(token) and verb_forms(base_form(token)).past == token.lower_


def _no_longer(adverb: Token) -> bool:
    return adverb.lower_ == "longer" and any(child.lower_ == "no" for child in adverb.children)


def _number(finite: Token) -> bool | None:
    if finite.lower_ in ("was", "is", "has", "does") or finite.tag_ == "VBZ":
        return False
    if finite.lower_ in ("were", "are", "have"):
        return True
    return None


@cache
def _bases() -> dict[str, str]:
    """Every spelling of the verbs of our tables to its base form; of several the first."""
    bases = [row.text("base") for row in read_table("headline_verbs.csv", ("base",))]
    bases += [t.words.replace("-", " ").split()[0] for t in triggers() if t.kind == "verb"]
    spellings: dict[str, str] = {}
    for base in dict.fromkeys(bases):
        if base.isalpha() or base == "co-operate":
            for spelling, _ in verb_spellings(base):
                if spelling != base or base not in spellings:
                    spellings.setdefault(spelling, base)
    return spellings


def base_form(verb: Token) -> str:
    """The base form: the model's lemma where it fits the word, else that of our tables, else by spelling."""
    word, lemma = verb.lower_, verb.lemma_.lower()
    if _bases().get(lemma) == lemma and any(spelling == word for spelling, _ in verb_spellings(lemma)):
        return lemma
    if word in _bases():
        return _bases()[word]
    if any(spelling == word for spelling, _ in verb_spellings(lemma)):
        return lemma
    if word.endswith("ed"):
        return (
            word[:-1]
            if word[:-2].endswith(("at", "iz", "is", "ut", "ur", "uc", "ag", "ov", "us"))
            else word[:-2]
        )
    return lemma or word
