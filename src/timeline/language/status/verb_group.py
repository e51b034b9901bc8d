"""How a verb is told by its own words: auxiliaries, negation, the word that opens its clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from timeline.language.status.lexicon import effect_of
from timeline.language.status.reading import Certainty, Reading
from timeline.language.syntax import dependencies as syntax

FUTURE: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
UNSURE: Final = frozenset({"may", "might", "could", "can", "ca", "must", "should", "ought", "cannot"})
ABLE: Final = frozenset({"could", "can", "ca", "cannot"})
NARRATING: Final = frozenset("later soon eventually subsequently finally go ultimately".split())
"""Beside "would" these tell what did happen: "would later invade"."""
NEGATIVE: Final = frozenset("no neither nobody none nothing nor".split())
LIMITING: Final = frozenset("only just merely simply until least long".split())
""" "not only", "not until July", "not long after": nothing is denied."""
WHOEVER: Final = frozenset({"whoever", "whichever", "whatever", "anyone", "anybody"})
CONDITIONS: Final = frozenset({"if", "unless", "provided"})
ARGUMENTS: Final = syntax.SUBJECTS | syntax.OBJECTS
HELPERS: Final = syntax.AUXILIARIES | {"cop"}


def verb_reading(verb: Token) -> Reading:
    """A verb, or the predicate of "be", by its own words."""
    helpers = helping(verb)
    words = {helper.lower_ for helper in helpers}
    negation = _negation(verb)
    past = _told_as_past(verb, helpers)
    reading = _modal(verb, helpers, words, negation, past)
    opened = next(_openings(verb, reading.past), None)
    if opened is not None:
        return Reading("possible", reading.positive, opened.i, past=past)
    if any(effect_of(child.lower_, ("adverb",), "that") == "opposite" for child in _adverbs(verb)):
        return Reading(reading.certainty, not reading.positive, verb.i, past=past)
    return reading


def helping(verb: Token) -> list[Token]:
    """Auxiliaries and copula; those of the verb it is joined to where it has none ("will meet and sign")."""
    own = syntax.children(verb, HELPERS)
    if own or verb.dep_ != "conj" or syntax.children(verb, syntax.SUBJECTS) or _finite_alone(verb):
        return own
    return helping(verb.head) if verb.head != verb else []


def _finite_alone(verb: Token) -> bool:
    """Whether a joined verb has a tense of its own: "did not attend and called ..."."""
    return verb.tag_ in ("VBD", "VBZ", "VBP")


def _negation(verb: Token) -> Token | None:
    """The word that denies it: "not", "never", "no longer", "no country signed", "signed no treaty"."""
    for child in verb.children:
        if child.lower_ in syntax.NEGATIONS and syntax.base(child) in ("advmod", "neg", "cc", "det", "dep"):
            if not _limited(child):
                return child
        elif child.lower_ == "longer" and any(grand.lower_ == "no" for grand in child.children):
            return child
        elif found := _empty(child) if child.dep_ in ARGUMENTS else _without_subject(child):
            return found
    if found := _opening_none(verb):
        return found
    if verb.dep_ == "conj" and not _finite_alone(verb) and not syntax.children(verb, HELPERS):
        return _negation(verb.head) if not syntax.children(verb, syntax.SUBJECTS) else None
    return None


def _opening_none(verb: Token) -> Token | None:
    """ "None of the ..." or "Not one of the ..." at the head of the sentence, cut off from its verb."""
    first = verb.sent[0]
    if first.lower_ not in ("none", "not", "neither", "nobody") or syntax.children(verb, syntax.SUBJECTS):
        return None
    if first.lower_ == "not" and (verb.i == first.i or first.nbor(1).lower_ not in ("one", "a", "any")):
        return None
    between = verb.doc[first.i + 1 : min([verb.i, *(helper.i for helper in helping(verb))])]
    return None if any(syntax.is_verb(token) for token in between) else first


def _without_subject(helper: Token) -> Token | None:
    """ "neither side" where the parse hangs the subject on the auxiliary."""
    if helper.dep_ not in HELPERS:
        return None
    return next((found for c in syntax.children(helper, syntax.SUBJECTS) if (found := _empty(c))), None)


def _limited(negation: Token) -> bool:
    """Whether "not" only belongs to the next word: "not only", "not until"."""
    after = negation.nbor(1).lower_ if negation.i + 1 < len(negation.doc) else ""
    return after in LIMITING


def _empty(noun: Token) -> Token | None:
    """ "no" of "no country", "neither" of "neither Chile nor Bolivia"."""
    if noun.lower_ in NEGATIVE or (noun.lower_ == "one" and noun.i and noun.nbor(-1).lower_ == "no"):
        return noun
    words = (c for c in noun.children if c.i < noun.i and syntax.base(c) in ("det", "cc", "advmod"))
    return next((c for c in words if c.lower_ in NEGATIVE | {"not"} and not _limited(c)), None)


def _told_as_past(verb: Token, helpers: list[Token]) -> bool:
    first = helpers[0] if helpers else verb
    return first.tag_ == "VBD" or first.lower_ in ("was", "were", "had", "did", "has", "have")


def _modal(verb: Token, helpers: list[Token], words: set[str], negation: Token | None, past: bool) -> Reading:
    denied = negation is not None
    deciding = negation.i if negation is not None else -1
    modal = next((h for h in helpers if h.lower_ in FUTURE | UNSURE or h.lower_ == "would"), None)
    if modal is None and _subjunctive(verb, helpers):
        return Reading("possible", not denied, verb.i)
    if modal is None:
        return Reading(positive=not denied, cue=deciding, past=past)
    word = modal.lower_
    if word in FUTURE:
        depends = _condition(verb)
        if depends is not None:
            return Reading("possible", not denied, depends.i)
        return Reading("plan", not denied, deciding if denied else modal.i)
    if word == "would":
        if _narrates(verb):
            return Reading(positive=not denied, cue=deciding, past=True)
        if "have" in words or _condition(verb) is not None:
            return Reading("possible", not denied, modal.i)
        return Reading(positive=not denied, cue=modal.i, would=True)
    if (denied and word in ABLE) or (word == "could" and _before(verb)):
        # "before a treaty could be signed": none was
        return Reading("fact", False, deciding if denied else modal.i, past=True)
    return Reading("possible", not denied, modal.i)


def _before(verb: Token) -> bool:
    """Whether "before" opens its clause; the parse may hang it on the subject."""
    words = [*verb.children, *(grand for child in verb.children for grand in child.children)]
    return any(t.lower_ == "before" and t.dep_ in ("mark", "case") and t.i < verb.i for t in words)


def _subjunctive(verb: Token, helpers: list[Token]) -> bool:
    """ "demanded that Kigali withdraw", "asked that troops be sent": what is wanted."""
    subject = next((c for c in verb.children if c.dep_ in syntax.SUBJECTS), None)
    singular = subject is not None and subject.tag_ in ("NN", "NNP") and len(syntax.conjuncts(subject)) == 1
    base = verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular)
    bare = base and not helpers and not any(c.lower_ == "to" for c in verb.children)
    be = bool(helpers) and helpers[0].lower_ == "be" and not any(c.lower_ == "to" for c in verb.children)
    return (bare or be) and syntax.base(verb) in ("ccomp", "advcl", "csubj", "acl")


def _narrates(verb: Token) -> bool:
    near = {child.lower_ for child in verb.children} | {verb.lower_}
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return bool(near & NARRATING) or after in NARRATING


def _condition(verb: Token) -> Token | None:
    """The "if" of a clause on which a main clause depends; "even if" is none."""
    clauses = (c for c in syntax.first_conjunct(verb).children if syntax.base(c) in ("advcl", "ccomp"))
    marks = (mark for clause in clauses for mark in clause.children if mark.dep_ == "mark")
    return next((m for m in marks if m.lower_ in CONDITIONS and not _conceded(m)), None)


def _conceded(mark: Token) -> bool:
    return mark.i > 0 and mark.nbor(-1).lower_ == "even"


def _openings(verb: Token, past: bool) -> Iterator[Token]:
    """Words that leave a clause open: "if", "whether", "Had Libya attacked", a question, "perhaps"."""
    heads = [verb] if verb.dep_ != "conj" else [verb, syntax.first_conjunct(verb)]
    for head in heads:
        for child in head.children:
            effect = _marker(child) if child.dep_ in ("mark", "advmod", "case") and child.i < head.i else None
            if effect == "possible" or (effect == "if past" and not past and not _infinitive(head)):
                yield child
        if inverted := _inverted(head) or _were_to(head):
            yield inverted
    for child in _adverbs(verb):
        if effect_of(child.lower_, ("adverb",), "that") == "possible":
            yield child
    for subject in syntax.children(verb, syntax.SUBJECTS):
        if not past and subject.lower_ in WHOEVER:
            yield subject


def _marker(token: Token) -> str | None:
    """What a word that opens a clause does: one word, or two ("in case", "so that")."""
    pair = f"{token.lower_} {token.nbor(1).lower_}" if token.i + 1 < len(token.doc) else ""
    return effect_of(pair, ("marker",), "that") or effect_of(token.lower_, ("marker",), "that")


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _inverted(verb: Token) -> Token | None:
    """The auxiliary that opens a condition or a question: "Had Libya attacked", "Will Iran sign?"."""
    first = next(iter(helping(verb)), None)
    if first is None or first.lower_ not in syntax.MODALS | {"had", "were", "did", "do", "does", "has", "is"}:
        return None
    subject = next((c for c in verb.children if c.dep_ in syntax.SUBJECTS), None)
    if subject is None or not first.i < subject.i < verb.i:
        return None
    opens = first.is_sent_start or first.nbor(-1).text in (",", ";", "—", "“", '"')
    asked = verb.sent[-1].text == "?" or (len(verb.sent) > 1 and verb.sent[-2].text == "?")
    if first.lower_ in ("had", "should", "were") and opens:
        return first
    return first if asked and opens else None


def _were_to(verb: Token) -> Token | None:
    """ "Were Ankara to veto it, ...", "Should ...": an opening that only a condition has."""
    first = verb.sent[0]
    if first.lower_ not in ("were", "should", "had") or verb.sent[-1].text == "?":
        return None
    comma = next((t.i for t in verb.sent if t.text == ","), 0)
    return first if first.i < verb.i < comma else None


def _adverbs(verb: Token) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_ == "advmod" and abs(child.i - verb.i) < 4)


def certainty_of(reading: Reading) -> Certainty:
    """The certainty, with an unresolved "would" as a possibility."""
    return "possible" if reading.would else reading.certainty
