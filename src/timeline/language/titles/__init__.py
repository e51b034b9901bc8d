"""A headline for one event, made from the parse of its clause: who, verb in the present, what; no date.

    scene (a sentence) -> predicates (which verb) -> subject, pieces (what may go) -> wording -> headline

Where no verb yields a sound sentence a noun phrase does, and at last a plain sentence from the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.roles import Roles
from timeline.language.roles.frame import MUTUAL_TYPES
from timeline.language.syntax.dependencies import is_parsed
from timeline.language.titles.clauses import clause_headline
from timeline.language.titles.gapped import gapped_headline
from timeline.language.titles.nominals import noun_headline, plain_headline
from timeline.language.titles.predicates import in_circumstance, predicates, told_elsewhere, trigger_token
from timeline.language.titles.scene import Scene, joined, placed, scene
from timeline.language.titles.soundness import sound
from timeline.language.titles.verbs import predicate
from timeline.language.triggers import TriggerMatch
from timeline.records import Status

__all__ = ["LONGEST", "title"]

MOST_VERBS = 6
"""How many verbs of a sentence are tried at most."""
WEAK = frozenset("SUPPORT AID OTHER REQUEST ACCUSE COOPERATE THREATEN".split())
"""Types whose nouns tell of no event when they stand alone: "support", "assistance"."""
LONGEST = 90
"""The most characters a headline has."""


def title(
    doc: Doc,
    clause: Span,
    trigger: TriggerMatch | None,
    found: Roles,
    actors: Sequence[Actor],
    dates: Iterable[tuple[int, int]],
    status: Status = "happened",
) -> str:
    """A headline of at most 90 characters.

    Args:
        dates: Token ranges of the time expressions, which a headline leaves out.
    """
    if not len(clause):
        return "Event"
    sentence = clause[0].sent
    type_ = trigger.trigger.type if trigger else "OTHER"
    headline = ""
    if is_parsed(sentence):
        view = scene(sentence, dates, actors)
        headline = _from_parse(view, clause, trigger, found, status)
        if not headline and len(found.all) > 1 and (type_ in MUTUAL_TYPES or found.targets):
            headline = plain_headline(type_, found, status, placed(view))
        headline = headline or next(
            (t for t, _ in _sentences(view, clause, trigger, found, status, True)), ""
        )
        headline = headline or plain_headline(type_, found, status)
        headline = headline or _of_any_verb(view, found, status)
    headline = headline or plain_headline(type_, found, status) or joined(found.all[:3])
    return polished(headline) or "Event"


def _from_parse(view: Scene, clause: Span, trigger: TriggerMatch | None, found: Roles, status: Status) -> str:
    """The first sound headline: of the event's own verb, of its noun, of any verb around."""
    sentences = _sentences(view, clause, trigger, found, status)
    if trigger is None or not _nominal(view, trigger):
        return next((text for text, _ in sentences), "")
    told = list(sentences)
    if told and told_elsewhere(clause, trigger):
        return told[0][0]
    phrase = noun_headline(view, clause, trigger, found, LONGEST)
    phrase = phrase if sound(phrase) else ""
    if told and not any(letter.isupper() for letter in phrase[1:]):
        return told_first(told)  # "anniversary of the incident": whose, and which?
    if told and (_bare(view, phrase) or _deep(view, trigger)):
        # "Russia’s visit", "proof of the continuation of the policy": the sentence says more
        return told_first(told)
    if trigger.trigger.type in WEAK and _bare(view, phrase):
        # "Russia’s support": what is done for it, or with it, says more
        return told_first(told) or told_first([*_sentences(view, clause, None, found, status)]) or phrase
    if in_circumstance(trigger_token(view, trigger)):
        # "after the talks of May" tells of the talks, "on Monday, after talks, they left" of leaving
        if not _dated_itself(view, clause, trigger):
            return told_first([*_sentences(view, clause, None, found, status), *told]) or phrase
        return phrase if len(phrase.split()) > 2 else told_first(told) or phrase
    word = view.doc[trigger.end - 1].lower_
    holding = [text for text, main in told if word in text.lower() and (main or not phrase)]
    return next(iter(holding), "") or phrase or told_first(told)


def _of_any_verb(view: Scene, found: Roles, status: Status) -> str:
    """What any clause of a sentence tells, where that of the event yields nothing."""
    heads = sorted(view.doc[view.begin : view.end], key=lambda token: (token.dep_ != "ROOT", token.i))
    told = islice((each for token in heads if (each := predicate(token)) is not None), MOST_VERBS)
    texts = (clause_headline(view, each, found, status, LONGEST, loose=True) for each in told)
    return next((text for text in texts if len(text.split()) > 2), "")


def _bare(view: Scene, phrase: str) -> bool:
    """Whether a noun phrase says no more than whose: "Russia’s support", "U.S. assistance"."""
    rest = re.sub(r"^.*?[’'](?:s )?", "", phrase)
    for actor in view.actors.values():
        rest = rest.replace(view.doc[actor.start : actor.end].text, "")
    return len(rest.split()) < 2


def _deep(view: Scene, trigger: TriggerMatch) -> bool:
    """Whether an event is named only within what is said of another thing: "proof of the continuation of"."""
    token, links = trigger_token(view, trigger), 0
    while token.dep_ in ("nmod", "compound", "amod", "conj", "nmod:poss") and token.head != token:
        links += token.dep_ == "nmod"
        token = token.head
    return links > 1


def told_first(told: Sequence[tuple[str, bool]]) -> str:
    """The first of some headlines; empty without any."""
    return next((text for text, _ in told), "")


def _dated_itself(view: Scene, clause: Span, trigger: TriggerMatch) -> bool:
    """Whether the date of a clause is that of its noun, or it has none."""
    dated = view.dated & set(range(clause.start, clause.end))
    below = {token.i for token in trigger_token(view, trigger).subtree}
    return not dated or bool(dated & below)


def _nominal(view: Scene, trigger: TriggerMatch) -> bool:
    """Whether a trigger is a noun, also one that has the form of a verb: "the meeting"."""
    word = trigger_token(view, trigger)
    return trigger.trigger.kind == "noun" or (word.tag_[:2] == "NN" and trigger.end == trigger.start + 1)


def _sentences(
    view: Scene,
    clause: Span,
    trigger: TriggerMatch | None,
    found: Roles,
    status: Status,
    loose: bool = False,
) -> Iterator[tuple[str, bool]]:
    """Sound sentences, each with whether it says more of its subject than that it is something."""
    noun = trigger.start if trigger and _nominal(view, trigger) else -1
    if trigger is not None and trigger.end <= clause.start:
        for told in islice(predicates(view, clause, trigger), 1):
            if text := gapped_headline(view, clause, told, found, status, LONGEST):
                yield text, True
    for told in islice(predicates(view, clause, trigger), MOST_VERBS):
        text = clause_headline(view, told, found, status, LONGEST, noun, loose)
        if text and len(text.split()) > 1 and sound(text):
            yield text, not told.copular and told.head.dep_ not in ("acl", "acl:relcl", "relcl")


def polished(headline: str) -> str:
    """One line, no stray punctuation at its ends, a capital first, never too long."""
    text = re.sub(r"\s+", " ", headline).strip(" ,;:-–—'\"“”„.")
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-–—")
    return text[:1].upper() + text[1:]
