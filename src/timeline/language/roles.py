"""Who acts and who is acted upon: sources and targets of one event, read from word order.

Before an active verb stand the sources and after it the targets; a passive turns them round; a noun ("Russia's
invasion of Ukraine", "talks between A and B") carries them around itself. A country that is only where something
happens ("in Beijing"), and whoever merely says it, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.triggers import TriggerMatch
from timeline.reference import is_country

PLACE_PREPOSITIONS = frozenset(
    "in at near inside outside across throughout around within via through off along over from".split()
)
PLACE_KINDS = frozenset({"name", "abbreviation", "capital", "city", "region"})
MUTUAL_TYPES = frozenset({"CONSULT", "AGREE", "COOPERATE"})
MUTUAL_NOUNS = frozenset(
    {"war", "conflict", "clashes", "clash", "fighting", "battle", "talks", "trade war", "civil war"}
)
INTO_PLACE = frozenset({"visit", "arrive in", "travel to", "fly to", "go to", "return to", "tour", "deploy", "intervene",
                        "invade", "occupy", "withdraw", "pull out", "intervention", "withdrawal", "war",
                        "military operation", "bombing", "airstrikes", "strike", "strikes", "come to"})  # fmt: skip
"""Triggers to which "in X", "to X", "from X" is what they act upon rather than a mere place."""
REPORTING = frozenset(
    "said says say told tell reported reports added noted stated wrote writes according explained argued argues "
    "commented quoted believes believe claimed claims announced".split()
)
COPULAS = frozenset("was were is are been being be got".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """The actors of one event by role; each code once, in order of first naming."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Sources and targets."""
        return tuple(dict.fromkeys(self.sources + self.targets))


def is_place(doc: Doc, actor: Actor, trigger: TriggerMatch | None, clause_start: int) -> bool:
    """Whether the actor is only where something happens: "in Beijing", "in Russia and China"."""
    if actor.kind not in PLACE_KINDS:
        return False
    i = actor.start - 1
    while i >= clause_start and doc[i].lower_ in (
        "the",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
    ):
        i -= 1
    if i < clause_start:
        return False
    word = doc[i].lower_
    follows = doc[actor.end].text if actor.end < len(doc) else ""
    if follows in ("'s", "’s", "-", "–"):
        return False
    if word in PLACE_PREPOSITIONS or (word == "to" and actor.kind in ("capital", "city")):
        return not (trigger and trigger.trigger.words in INTO_PLACE)
    return False


def is_passive(doc: Doc, trigger: TriggerMatch) -> bool:
    """ "was signed", "has been expelled", "signed by"."""
    if trigger.trigger.kind != "verb" or trigger.form not in ("past", "participle"):
        return False
    if trigger.end < len(doc) and doc[trigger.end].lower_ == "by":
        return True
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        word = doc[i].lower_
        if word in COPULAS:
            return True
        if not (word.endswith("ly") or word in ("not", "n't", "also", "then", "first", "later", "never")):
            return False
    return False


def speakers(sentence: Span, actors: Sequence[Actor], events: Iterable[TriggerMatch]) -> set[Actor]:
    """Actors who only say or report: before "said", in a closing ", X said", after "according to"."""
    doc = sentence.doc
    found: set[Actor] = set()
    starts = [match.start for match in events]
    for token in sentence:
        if token.lower_ not in REPORTING or token.i in starts:
            continue
        if token.lower_ == "according":
            found |= {a for a in actors if token.i < a.start <= token.i + 6}
            continue
        closing = all(t.is_punct or t.is_space for t in doc[token.i + 1 : sentence.end])
        begin = token.i - 1
        while begin >= sentence.start and doc[begin].text not in (",", "”", '"', "''", ";"):
            begin -= 1
        attributed = closing or begin > sentence.start
        follows = any(start > token.i for start in starts)
        if attributed or follows:
            found |= {a for a in actors if begin < a.start < token.i}
    return found


def roles(doc: Doc, clause: Span, trigger: TriggerMatch | None, actors: Sequence[Actor], type_: str) -> Roles:
    """Sources and targets among the actors of a clause."""
    places = [a for a in actors if is_place(doc, a, trigger, clause.start)]
    parties = [a for a in actors if a not in places]
    place_codes = _codes(places)
    if trigger is None:
        return Roles(_codes(parties), (), place_codes)
    before = [a for a in parties if a.start < trigger.start]
    after = [a for a in parties if a.start >= trigger.end]
    if trigger.trigger.kind == "noun":
        sources, targets = _around_noun(doc, trigger, before, after)
    elif is_passive(doc, trigger):
        agents = [a for a in after if _after_by(doc, trigger, a)]
        targets = before + [a for a in after if a not in agents and not agents]
        sources = agents
    else:
        sources, targets = before, after
    source_codes = _codes(sources)
    target_codes = tuple(code for code in _codes(targets) if code not in source_codes)
    if not source_codes and len(target_codes) > 1 and (type_ in MUTUAL_TYPES or _mutual(trigger)):
        source_codes, target_codes = target_codes[:1], target_codes[1:]
    elif not target_codes and len(source_codes) > 1:
        # "Russia and Ukraine signed": everyone is on the same side of the verb
        source_codes, target_codes = source_codes[:1], source_codes[1:]
    return Roles(source_codes, target_codes, place_codes)


def _mutual(trigger: TriggerMatch) -> bool:
    return trigger.trigger.words in MUTUAL_NOUNS


def _around_noun(
    doc: Doc, trigger: TriggerMatch, before: list[Actor], after: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """ "Russian invasion of Ukraine", "sanctions by the EU", "talks between A and B"."""
    agents = [a for a in after if _after_by(doc, trigger, a)]
    if agents:
        return agents, before + [a for a in after if a not in agents]
    return before, after


def _after_by(doc: Doc, trigger: TriggerMatch, actor: Actor) -> bool:
    """Whether "by" stands between the trigger and the actor, with no other clause between."""
    between = [token.lower_ for token in doc[trigger.end : actor.start]]
    return "by" in between


def _codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.code for actor in actors))


def country_pairs(found: Roles) -> tuple[tuple[str, str], ...]:
    """Every source with every target, both countries and different."""
    return tuple(
        (source, target)
        for source in found.sources
        for target in found.targets
        if source != target and is_country(source) and is_country(target)
    )
