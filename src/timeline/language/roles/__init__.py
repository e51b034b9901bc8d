"""Who acts and who is acted upon: sources and targets of one event.

Before an active verb stand the sources and after it the targets; a passive turns them round; a noun
("Russia's invasion of Ukraine", "talks between A and B") carries them around itself. A country that is only
where something happens ("in Beijing"), and whoever merely says it, is left out; where nobody else is acted
upon, the place is. Where word order finds nobody, the parse is asked (`below`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.roles.below import acting, own_subject
from timeline.language.roles.frame import MUTUAL_TYPES, Frame, codes, first, is_passive, several
from timeline.language.roles.phrases import Phrase, governing_word, phrases
from timeline.language.roles.sources import authorities, demand, elsewhere, modifier, receiving, subject
from timeline.language.roles.targets import TOPICS, before_trigger, further_targets, objects
from timeline.language.triggers import TriggerMatch
from timeline.reference import is_country

__all__ = ["MUTUAL_TYPES", "Roles", "country_pairs", "is_passive", "roles"]

Both = tuple[tuple[Actor, ...], tuple[Actor, ...]]
"""Sources and targets."""
SENT_OUT = frozenset({"deploy", "station", "mobilize", "mobilise"})
"""Whose own forces the subject of the passive is: "Russian soldiers were deployed"."""
HELD_THERE = frozenset({"COERCE", "YIELD", "SANCTION"})
"""What is done to people "in X" or "from X" by nobody named is done by X: "two Turks were arrested in
Libya"."""


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


def roles(
    doc: Doc,
    clause: Span,
    trigger: TriggerMatch | None,
    actors: Sequence[Actor],
    type_: str,
    parties: Sequence[Actor] = (),
) -> Roles:
    """Sources and targets of an event.

    Args:
        actors: Those of its clause that do not merely speak.
        parties: Those of the whole sentence; by default the clause's.
    """
    if trigger is None:
        found = phrases(doc, actors, clause.start)
        return Roles(_codes(p for p in found if not p.place), (), _codes(p for p in found if p.place))
    frame = Frame(doc, clause, trigger, actors, type_, parties or actors)
    places = _codes(p for p in frame.found if p.place)
    if asked := demand(frame):
        return _assigned(*asked, False, places)
    sources, targets = _of_grammar(frame)
    sources = sources or authorities(frame) or first(p for p in frame.found if p.governor == "by")
    targets = targets or before_trigger(frame, sources)
    if not sources and type_ != "OTHER":
        sources = acting(doc, trigger, frame.parties)
    targets = further_targets(frame, sources, targets)
    return _assigned(codes(sources), codes(targets), frame.together(), places)


def _of_grammar(frame: Frame) -> Both:
    """Sources and targets by what the trigger is: a passive, a noun, an active verb."""
    before = subject(frame)
    told = own_subject(frame.doc, frame.trigger, frame.parties)
    if told:
        kept = tuple(actor for actor in before if _is_of(frame, actor, told[0]))
        before = kept if any(actor.start in told[0] for actor in kept) else told[1]
    standing = before or (() if told else elsewhere(frame))
    by_somebody = any(p.governor == "by" for p in frame.after)
    form = frame.trigger.form
    if is_passive(frame.doc, frame.trigger) or (
        not before and by_somebody and form in ("past", "participle")
    ):
        return _of_passive(frame, standing)
    if frame.trigger.trigger.kind == "noun":
        return _around_noun(frame, before)
    return receiving(frame, standing) or (standing, objects(frame, frame.after, standing))


def _is_of(frame: Frame, actor: Actor, subject: range) -> bool:
    """Whether an actor stands in the subject, or in a list of which the parse has only the end; but "on the
    lawn of the White House X and Y signed"."""
    return actor.start in subject or not governing_word(frame.doc, actor, frame.clause.start)[0]


def _of_passive(frame: Frame, patient: tuple[Actor, ...]) -> Both:
    """ "X was condemned by Y", "X was visited", "soldiers of X were deployed to Y"."""
    agents = first(p for p in frame.after if p.governor == "by")
    if agents:
        others = [p for p in frame.after if p.governor != "by"]
        return agents, patient or objects(frame, others, agents)
    beyond = objects(frame, frame.after, patient)
    if frame.mutual:
        return ((), patient or beyond) if several(patient) else (patient, beyond)
    if frame.type == "MOBILIZE" or frame.trigger.trigger.words in SENT_OUT:
        return patient, beyond
    targets = patient or beyond
    if frame.type in HELD_THERE:
        there = (p for p in frame.found if p.place and not set(codes(p.actors)) & set(codes(targets)))
        return first(there), targets
    return (), targets


def _around_noun(frame: Frame, before: tuple[Actor, ...]) -> Both:
    """ "Russian invasion of Ukraine", "sanctions by the EU", "talks between A and B"."""
    agents = first(p for p in frame.after if p.governor == "by")
    if agents:
        return agents, first(p for p in frame.after if p.governor != "by" and not p.place) or before
    sources = modifier(frame) or before or elsewhere(frame)
    own = set(codes(sources))
    targets = objects(frame, frame.after, sources) or first(
        p for p in frame.before if not p.place and p.governor not in TOPICS and set(codes(p.actors)) - own
    )
    return sources, targets


def _assigned(
    sources: tuple[str, ...], targets: tuple[str, ...], mutual: bool, places: tuple[str, ...]
) -> Roles:
    """Each code in one role; equals on one side of a mutual event face each other."""
    targets = tuple(code for code in targets if code not in sources)
    if mutual and not sources and len(targets) > 1:
        sources, targets = targets[:-1], targets[1:]
    elif mutual and len(sources) > 1 and not any(is_country(code) for code in targets):
        sources, targets = sources[:-1], sources[1:] + targets
    used = {*sources, *targets}
    return Roles(sources, targets, tuple(code for code in places if code not in used))


def _codes(found: Iterable[Phrase]) -> tuple[str, ...]:
    return codes(actor for phrase in found for actor in phrase.actors)


def country_pairs(found: Roles) -> tuple[tuple[str, str], ...]:
    """Every source with every target, both countries and different; each two once."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for source in found.sources:
        for target in found.targets:
            if source != target and is_country(source) and is_country(target):
                pairs.setdefault(frozenset((source, target)), (source, target))
    return tuple(pairs.values())
