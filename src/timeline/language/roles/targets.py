"""Who is acted upon: the object, the partner after "with", an earlier verb's object, or where it happens."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.language.actors import Actor
from timeline.language.roles.below import abroad, concerned, conditioned
from timeline.language.roles.frame import MUTUAL_TYPES, VERBAL, Frame, codes, country_among, first, several
from timeline.language.roles.phrases import CLAUSE_WORDS, Phrase
from timeline.language.spans import spans_between

INTO_PLACE = frozenset({"visit", "arrive in", "travel to", "fly to", "go to", "return to", "tour",
"deploy", "intervene",
                        "invade", "occupy", "withdraw", "pull out", "intervention", "withdrawal", "war",
                        "military operation", "bombing", "airstrikes", "strike", "strikes",
                        "come to"})  # fmt: skip
"""Triggers to which "in X", "to X", "from X" is what they act upon rather than a mere place."""
TOPICS = frozenset(
    "about regarding concerning over amid despite after before since during until than like unlike as "
    "following including without besides bordering neighbouring neighboring under".split()
)
"""What stands after these is what it is about or when it is, not who takes part."""
CIRCUMSTANCES = frozenset(
    "after before following amid despite while until when wake retaliation response ahead saying even".split()
)
ASIDES = frozenset({"—", "–", "--", ";", ":"})
"""Signs behind which something else is told."""
REACHING = frozenset({"AID", "MOBILIZE", "ASSAULT", "COERCE"})
"""What is done to people or things in a country is done to it."""
TALKED_OF = VERBAL | MUTUAL_TYPES
"""What is done in words; where they are spoken takes no part."""
SETTLED = frozenset({"AGREE", "COOPERATE", "REJECT"})
"""Of these, what is settled wherever those who settle it happen to be."""
CONDITIONAL = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "SANCTION", "YIELD", "ASSAULT"})
"""What may be made to depend on what another does."""


def objects(frame: Frame, after: Sequence[Phrase], sources: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who stands as object after the trigger: the first phrase, or for equals the one after "with"."""
    type_ = frame.type
    into = frame.trigger.trigger.words in INTO_PLACE
    own = set(codes(sources))
    near = after[: next((k for k, p in enumerate(after) if _told_apart(frame, p)), len(after))]
    if frame.type == "CONSULT" and several(sources):
        return first(p for p in near if p.governor in ("with", "between") and set(codes(p.actors)) - own)
    open_ = [p for p in near if (not p.place or into) and p.governor not in TOPICS]
    if type_ not in VERBAL:
        open_ = [p for p in open_ if p.governor != "by"]  # "returned a portrait by a Belgian painter"
    if open_ and type_ in VERBAL and set(codes(open_[0].actors)) <= own:
        # "the assembly pushed its president to recognise X": what is urged at home may concern others
        further = [p for p in open_ if not p.place and _infinitive_before(frame, p)]
        open_ = [p for p in open_ if p.governor in ("to", "against", "with", "for", "among")] or further
    open_ = [p for p in open_ if set(codes(p.actors)) - own]
    if frame.mutual:
        return (
            first(p for p in open_ if p.governor in ("with", "between"))
            or first(p for p in open_ if p.governor not in ("on", "for", "of", "against"))
            or first(p for p in open_ if p.governor in ("of", "for"))
        )
    indirect = open_ and open_[0].governor in ("in", "at", "near", "from", "with", "for")
    if indirect and type_ not in ("YIELD", "SANCTION"):
        against = [p for p in open_ if p.governor == "against"]
        open_ = against + [p for p in open_ if p not in against]
    countries = [p for p in open_ if country_among(p.actors)]
    found = first(open_)
    if countries and open_[0] is not countries[0] and countries[0].governor in ("to", "against"):
        return (*found, *countries[0].actors)
    return found


def _infinitive_before(frame: Frame, phrase: Phrase) -> bool:
    """Whether "to" and another trigger stand between the trigger and a phrase."""
    starts = {span.start for span in spans_between(frame.doc, "triggers", frame.trigger.end, phrase.start)}
    return any(frame.doc[i - 1].lower_ == "to" for i in starts)


def _told_apart(frame: Frame, phrase: Phrase) -> bool:
    """Whether another event starts between the two: "punished firms after talks with X"."""
    between = frame.doc[frame.trigger.end : phrase.start]
    return any(token.lower_ in CIRCUMSTANCES or token.text in ASIDES for token in between)


def before_trigger(frame: Frame, sources: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who is acted upon already by an earlier verb: "sent experts to X to investigate"."""
    own = set(codes(sources))
    if frame.mutual and (partners := first(p for p in frame.before if p.governor == "with")):
        return partners
    if not sources or (frame.mutual and several(sources)):
        return ()
    opening = min(actor.start for actor in sources)
    return first(
        p
        for p in frame.before
        if p.start > opening
        and not p.place
        and p.governor in ("", "to", "into", "against")
        and not own & set(codes(p.actors))
    )


def further_targets(frame: Frame, sources: Sequence[Actor], targets: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The targets, with a country looked for further away where none is among them."""
    own = set(codes(sources))
    if not own or frame.type == "OTHER" or (frame.mutual and len(own) > 1):
        return targets
    if not country_among(targets) and not _blames_its_own(frame, own):
        targets = (*targets, *concerned(frame.doc, frame.trigger, frame.parties, own))
    if not country_among(targets) and not (frame.type == "CONSULT" and targets):
        there = _acted_upon_place(frame, own)
        if not there and not targets and frame.type in REACHING:
            there = abroad(frame.doc, frame.trigger, frame.actors, own, frame.type)
        targets = (*targets, *there)
    if not country_among(targets) and frame.type in CONDITIONAL:
        targets = (*targets, *conditioned(frame.doc, frame.trigger, frame.parties, own))
    return targets


def _blames_its_own(frame: Frame, own: set[str]) -> bool:
    """Whether a countryman is blamed or refused: "blamed the premier's policy for tensions with Syria"."""
    nearest = next((p for p in frame.after if not p.place), None)
    if nearest is None or nearest.governor or frame.type not in ("ACCUSE", "REJECT"):
        return False
    return set(codes(nearest.actors)) <= own


SENT_TO = frozenset(
    "ambassador ambassadors envoy envoys embassy consulate mission attache attaché diplomats consul".split()
)


def _is_venue(frame: Frame, phrase: Phrase) -> bool:
    """Whether a city only tells where words were spoken: "signed the plan in Geneva", "refused it in Rome".

    Who meets in a capital and names no partner may have met those who sit there; who condemns an attack
    in one speaks of the country.
    """
    kinds = {actor.kind for actor in phrase.actors}
    if phrase.start > 1 and frame.doc[phrase.start - 2].lower_ in SENT_TO:
        return False  # "its ambassador in Rome"
    venues = {"city", "capital"} if frame.type in SETTLED else {"city"}
    return frame.type in TALKED_OF and kinds <= venues


def _acted_upon_place(frame: Frame, own: set[str]) -> tuple[Actor, ...]:
    """Where something happens, if that is abroad and nobody else is acted upon: "sent troops to fight in
    Mali"."""
    for phrase in frame.found:
        if _is_venue(frame, phrase):
            continue
        if phrase.place and phrase.start >= frame.trigger.end and set(codes(phrase.actors)) - own:
            between = {token.lower_ for token in frame.doc[frame.trigger.end : phrase.start]}
            return () if between & (CLAUSE_WORDS | TOPICS | CIRCUMSTANCES) else phrase.actors
    return ()
