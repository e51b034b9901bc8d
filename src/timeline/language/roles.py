"""Who acts and who is acted upon: sources and targets of one event, read from word order.

Before an active verb stand the sources and after it the targets; a passive turns them round; a noun
("Russia's
invasion of Ukraine", "talks between A and B") carries them around itself. A country that is only where
something
happens ("in Beijing"), and whoever merely says it, is left out; where nobody else is acted upon, the place
is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.inflection import verb_forms
from timeline.language.phrases import (
    CLAUSE_WORDS,
    Phrase,
    phrases,
)
from timeline.language.reach import abroad, acting, concerned, conditioned
from timeline.language.spans import spans_between
from timeline.language.speakers import REPORTING, dateline_end
from timeline.language.speakers import speakers as speakers
from timeline.language.triggers import TriggerMatch
from timeline.reference import is_country

MUTUAL_TYPES = frozenset({"CONSULT", "AGREE", "COOPERATE"})
MUTUAL_NOUNS = frozenset(
    {"war", "conflict", "clashes", "clash", "fighting", "battle", "talks", "trade war", "relations",
    "ties", "fight",
     "exchange fire"}
)  # fmt: skip
INTO_PLACE = frozenset({"visit", "arrive in", "travel to", "fly to", "go to", "return to", "tour",
"deploy", "intervene",
                        "invade", "occupy", "withdraw", "pull out", "intervention", "withdrawal", "war",
                        "military operation", "bombing", "airstrikes", "strike", "strikes",
                        "come to"})  # fmt: skip
"""Triggers to which "in X", "to X", "from X" is what they act upon rather than a mere place."""
SENT_OUT = frozenset({"deploy", "station", "mobilize", "mobilise"})
"""Whose own forces the subject of the passive is: "Russian soldiers were deployed"."""
RECEIVING = frozenset({"receive", "suffer", "obtain", "face"})
"""Verbs whose subject is acted upon, by whoever follows "from"."""
HELD_THERE = frozenset({"COERCE", "YIELD", "SANCTION"})
"""What is done to people "in X" or "from X" by nobody named is done by X: "two Turks were arrested in
Libya"."""
TOPICS = frozenset(
    "about regarding concerning over amid despite after before since during until than like unlike as "
    "following including without besides bordering neighbouring neighboring under".split()
)
"""What stands after these is what it is about or when it is, not who takes part."""
CIRCUMSTANCES = frozenset(
    "after before following amid despite while until when wake retaliation response ahead saying even".split()
)
REACHING = frozenset({"AID", "MOBILIZE", "ASSAULT", "COERCE"})
"""What is done to people or things in a country is done to it."""
CONDITIONAL = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "SANCTION", "YIELD", "ASSAULT"})
"""What may be made to depend on what another does."""
VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE"})
"""Types whose first object settles it: who rejects a countryman's plan for others does not reject the
others."""
COPULAS = frozenset("was were is are been being be got".split())
PRONOUNS = frozenset("it they he she we its their his her".split())
OPENERS = frozenset(
    "in after before since during amid despite following as when while although though if once because "
    "at on by ahead according acting with under for from earlier soon until upon".split()
)


LOOK_BACK = 80
"""How many words before its trigger a subject is looked for; keeps endless sentences cheap."""


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


def is_passive(doc: Doc, trigger: TriggerMatch) -> bool:
    """ "was signed", "has been expelled", "signed by"."""
    if trigger.trigger.kind != "verb" or trigger.form not in ("past", "participle"):
        return False
    verb = verb_forms(trigger.trigger.words.split()[0])
    if trigger.form == "past" and verb.past != verb.participle:
        return False  # "spoke by telephone"
    if trigger.end < len(doc) and doc[trigger.end].lower_ == "by":
        return True
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        word = doc[i].lower_
        if word in COPULAS:
            return True
        if not (word.endswith("ly") or word in ("not", "n't", "also", "then", "first", "later", "never")):
            return False
    return False


def roles(doc: Doc, clause: Span, trigger: TriggerMatch | None, actors: Sequence[Actor], type_: str) -> Roles:
    """Sources and targets among the actors of a clause."""
    found = phrases(doc, actors, clause.start)
    everybody = _named_between(doc, clause[0].sent.start, clause[0].sent.end)
    places = [p for p in found if p.place]
    if trigger is None:
        return Roles(_codes(p for p in found if not p.place), (), _codes(places))
    before = [p for p in found if p.start < trigger.start]
    after = [p for p in found if p.start >= trigger.end]
    mutual = type_ in MUTUAL_TYPES or trigger.trigger.words in MUTUAL_NOUNS
    together = mutual or _together(doc, clause)
    if demand := _demand(doc, clause, trigger):
        return _assigned(*demand, False, _codes(places))
    subject = _subject(doc, clause, trigger, before)
    by_somebody = any(p.governor == "by" for p in after)
    passive = is_passive(doc, trigger) or (
        not subject and by_somebody and trigger.form in ("past", "participle")
    )
    if passive:
        subject = subject or _elsewhere(doc, clause, trigger)
        agents = _first(p for p in after if p.governor == "by")
        others = [p for p in after if p.governor != "by"]
        sources, targets = agents, subject or _objects(doc, others, trigger, mutual, agents, type_)
        if not agents:
            beyond = _objects(doc, after, trigger, mutual, subject, type_)
            if mutual and len(_codes_of(subject)) > 1:
                sources = ()
            elif mutual:
                sources, targets = subject, beyond
            else:
                targets = subject or beyond
                if type_ == "MOBILIZE" or trigger.trigger.words in SENT_OUT:
                    sources, targets = subject, beyond
                if type_ in HELD_THERE:
                    sources = _first(
                        p for p in found if p.place and not set(_codes_of(p.actors)) & set(_codes_of(targets))
                    )
    elif trigger.trigger.kind == "noun":
        sources, targets = _around_noun(doc, clause, trigger, subject, before, after, mutual, type_)
    else:
        sources = subject or _elsewhere(doc, clause, trigger)
        targets = _objects(doc, after, trigger, mutual, sources, type_)
        if trigger.trigger.words.split()[0] in RECEIVING and any(p.governor == "from" for p in after):
            sources, targets = _first(p for p in after if p.governor == "from"), sources
    if not sources:
        sources = _authorities(doc, clause, before, targets) or _first(p for p in found if p.governor == "by")
    if not targets:
        targets = _before_trigger(before, sources, mutual)
    sources = sources or acting(doc, trigger, everybody)
    own = {actor.code for actor in sources}
    if own and type_ != "OTHER" and not (mutual and len(own) > 1):
        if not _country_among(targets):
            targets = (*targets, *concerned(doc, trigger, everybody, own))
        if not _country_among(targets) and not (type_ == "CONSULT" and targets):
            there = _acted_upon_place(doc, found, trigger, sources)
            if not there and not targets and type_ in REACHING:
                there = abroad(doc, trigger, actors, own, type_)
            targets = (*targets, *there)
        if not _country_among(targets) and type_ in CONDITIONAL:
            targets = (*targets, *conditioned(doc, trigger, everybody, own))
    return _assigned(_codes_of(sources), _codes_of(targets), together, _codes(places))


def _country_among(actors: Iterable[Actor]) -> bool:
    return any(is_country(actor.code) for actor in actors)


SHARED = frozenset("joint jointly mutual bilateral other ties relations agreement deal accord truce".split())


def _together(doc: Doc, clause: Span) -> bool:
    """Whether something in the clause makes partners of its subjects: "agreed to end", "a joint drill"."""
    words = {token.lower_ for token in clause}
    return bool(words & SHARED) or any(
        span.label_ in MUTUAL_TYPES and span._.trigger.trigger.kind == "verb"
        for span in spans_between(doc, "triggers", clause.start, clause.end)
    )


def _named_between(doc: Doc, start: int, end: int) -> list[Actor]:
    """Every actor between two tokens, whether it takes part or only speaks."""
    return [span._.actor for span in spans_between(doc, "actors", start, end)]


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


def _before_trigger(before: Sequence[Phrase], sources: Sequence[Actor], mutual: bool) -> tuple[Actor, ...]:
    """Who is acted upon already by an earlier verb: "sent experts to X to investigate", "called X to
    discuss"."""
    own = {actor.code for actor in sources}
    if mutual and (partners := _first(p for p in before if p.governor == "with")):
        return partners
    if not sources or (mutual and _several(sources)):
        return ()
    first = min(actor.start for actor in sources)
    return _first(
        p
        for p in before
        if p.start > first
        and not p.place
        and p.governor in ("", "to", "into", "against")
        and not own & {a.code for a in p.actors}
    )


def _demand(doc: Doc, clause: Span, trigger: TriggerMatch) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """ "X says Y must withdraw": what is laid on Y is asked by X."""
    sentence = clause[0].sent
    opening = max(sentence.start, trigger.start - LOOK_BACK)
    duty = next((t.i for t in doc[opening : trigger.end] if t.lower_ in ("must", "should")), None)
    if duty is None:
        return None
    said = next((t.i for t in doc[opening:duty] if t.lower_ in REPORTING), None)
    if said is None:
        return None
    begin = max(dateline_end(sentence), opening)
    earlier = phrases(doc, _named_between(doc, begin, duty), begin)
    asking = _first(p for p in earlier if p.end <= said and not p.place and p.governor in ("", "of"))
    asked = _first(p for p in earlier if p.start > said and not p.place and p.governor in ("", "of"))
    return (_codes_of(asking), _codes_of(asked)) if asking and asked else None


def _several(actors: Sequence[Actor]) -> bool:
    return len({actor.code for actor in actors}) > 1


def _first(found: Iterable[Phrase]) -> tuple[Actor, ...]:
    """The actors of the first of some phrases."""
    return next((phrase.actors for phrase in found), ())


def _subject(doc: Doc, clause: Span, trigger: TriggerMatch, before: Sequence[Phrase]) -> tuple[Actor, ...]:
    """Who stands as subject before the trigger: the first phrase that no preposition governs.

    After an opening such as "After the talks in Paris," it is looked for behind the comma first.
    """
    free = [p for p in before if not p.place and p.governor in ("", "of")]
    if doc[clause.start].lower_ in OPENERS:
        commas = [t.i for t in doc[clause.start : trigger.start] if t.text == ","]
        behind = [p for p in free if commas and p.start > commas[0]]
        return _first(behind) or _first(free)
    return _first(free)


def _elsewhere(doc: Doc, clause: Span, trigger: TriggerMatch) -> tuple[Actor, ...]:
    """The subject of a clause that names none: what its pronoun, relative or shared subject points back
    to."""
    sentence = clause[0].sent
    actors = _named_between(doc, max(dateline_end(sentence), trigger.start - LOOK_BACK), trigger.start)
    if not actors:
        return ()
    opening = doc[clause.start].lower_
    earlier = phrases(doc, actors, sentence.start)
    complement = opening == "that" and doc[clause.start + 1 : clause.start + 2].text.lower() in PRONOUNS
    if opening in ("who", "whom", "whose", "where") or (opening == "that" and not complement):
        return ()
    if opening == "which":
        behind = [p for p in earlier if p.end <= clause.start and p.end >= clause.start - 6]
        return behind[-1].actors if behind else ()
    words = {token.lower_ for token in doc[clause.start : trigger.start]}
    named = any(t.text.istitle() and t.i > sentence.start and t.lower_ not in PRONOUNS
                for t in doc[clause.start : trigger.start])  # fmt: skip
    if words & PRONOUNS or opening in ("and", "but", "to", "saying") or not named:
        free = [p for p in earlier if not p.place and p.governor in ("", "of") and p.end <= trigger.start]
        return _first(free)
    return ()


def _objects(
    doc: Doc,
    after: Sequence[Phrase],
    trigger: TriggerMatch,
    mutual: bool,
    sources: Sequence[Actor],
    type_: str,
) -> tuple[Actor, ...]:
    """Who stands as object after the trigger: the first phrase, or for equals the one after "with"."""
    into = trigger.trigger.words in INTO_PLACE
    own = {actor.code for actor in sources}
    near = after[: next((k for k, p in enumerate(after) if _told_apart(doc, trigger, p)), len(after))]
    open_ = [p for p in near if (not p.place or into) and p.governor not in TOPICS]
    if type_ not in VERBAL:
        open_ = [p for p in open_ if p.governor != "by"]  # "returned a portrait by a Belgian painter"
    if open_ and type_ in VERBAL and {a.code for a in open_[0].actors} <= own:
        # "the assembly pushed its president to recognise X": what is urged at home may concern others
        elsewhere = [p for p in open_ if not p.place and _infinitive_before(doc, trigger, p)]
        open_ = [p for p in open_ if p.governor in ("to", "against", "with", "for", "among")] or elsewhere
    open_ = [p for p in open_ if {a.code for a in p.actors} - own]
    if mutual:
        partners = [p for p in open_ if p.governor in ("with", "between")]
        return (
            _first(partners)
            or _first(p for p in open_ if p.governor not in ("on", "for", "of", "against"))
            or _first(p for p in open_ if p.governor in ("of", "for"))
        )
    if (
        open_
        and open_[0].governor in ("in", "at", "near", "from", "with", "for")
        and type_ not in ("YIELD", "SANCTION")
    ):
        against = [p for p in open_ if p.governor == "against"]
        open_ = against + [p for p in open_ if p not in against]
    countries = [p for p in open_ if any(is_country(a.code) for a in p.actors)]
    first = _first(open_)
    if countries and open_ and open_[0] is not countries[0] and countries[0].governor in ("to", "against"):
        return (*first, *countries[0].actors)
    return first


def _infinitive_before(doc: Doc, trigger: TriggerMatch, phrase: Phrase) -> bool:
    """Whether "to" and another trigger stand between a trigger and a phrase."""
    starts = {span.start for span in spans_between(doc, "triggers", trigger.end, phrase.start)}
    return any(doc[i - 1].lower_ == "to" for i in starts)


def _told_apart(doc: Doc, trigger: TriggerMatch, phrase: Phrase) -> bool:
    """Whether another event starts between the two: "punished firms after talks with X"."""
    return any(token.lower_ in CIRCUMSTANCES for token in doc[trigger.end : phrase.start])


def _around_noun(
    doc: Doc,
    clause: Span,
    trigger: TriggerMatch,
    subject: tuple[Actor, ...],
    before: Sequence[Phrase],
    after: Sequence[Phrase],
    mutual: bool,
    type_: str,
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """ "Russian invasion of Ukraine", "sanctions by the EU", "talks between A and B"."""
    agents = _first(p for p in after if p.governor == "by")
    if agents:
        others = _first(p for p in after if p.governor != "by" and not p.place) or subject
        return agents, others
    sources = _modifier(doc, trigger, before) or subject or _elsewhere(doc, clause, trigger)
    targets = _objects(doc, after, trigger, mutual, sources, type_)
    if not targets:
        own = {actor.code for actor in sources}
        targets = _first(
            p for p in before if not p.place and p.actors != sources and p.governor not in TOPICS
            and {a.code for a in p.actors} - own
        )  # fmt: skip
    return sources, targets


def _modifier(doc: Doc, trigger: TriggerMatch, before: Sequence[Phrase]) -> tuple[Actor, ...]:
    """Who stands right before the noun as its modifier: "the US military invasion", "Russia's attack"."""
    for phrase in before[-1:]:
        between = doc[phrase.end : trigger.start]
        if len(between) <= 2 and all(token.is_lower or token.text in ("'s", "’s") for token in between):
            return (
                phrase.actors
                if not {t.lower_ for t in between} & {"in", "on", "at", "and", "by", "to"}
                else ()
            )
    return ()


AUTHORITIES = frozenset(
    "authorities police court courts government officials prosecutors judge judges troops forces rebels "
    "militants leaders lawmakers parliament protesters soldiers gunmen fighters activists embassy army "
    "ministry delegation opposition separatists demonstrators".split()
)


def _authorities(
    doc: Doc, clause: Span, before: Sequence[Phrase], targets: Sequence[Actor]
) -> tuple[Actor, ...]:
    """ "A court in Bavaria", "police in Japan": a place whose people act."""
    for phrase in before:
        words = [token.lower_ for token in doc[max(clause.start, phrase.start - 4) : phrase.start]]
        if phrase.place and AUTHORITIES.intersection(words):
            return phrase.actors
    return ()


def _acted_upon_place(
    doc: Doc, found: Sequence[Phrase], trigger: TriggerMatch, sources: Sequence[Actor]
) -> tuple[Actor, ...]:
    """Where something happens, if that is abroad and nobody else is acted upon: "sent troops to fight in
    Mali"."""
    own = {actor.code for actor in sources}
    for phrase in found:
        if phrase.place and phrase.start >= trigger.end and {a.code for a in phrase.actors} - own:
            between = {token.lower_ for token in doc[trigger.end : phrase.start]}
            return () if between & (CLAUSE_WORDS | TOPICS | CIRCUMSTANCES) else phrase.actors
    return ()


def _codes(found: Iterable[Phrase]) -> tuple[str, ...]:
    return _codes_of(actor for phrase in found for actor in phrase.actors)


def _codes_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.code for actor in actors))


def country_pairs(found: Roles) -> tuple[tuple[str, str], ...]:
    """Every source with every target, both countries and different; each two once."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for source in found.sources:
        for target in found.targets:
            if source != target and is_country(source) and is_country(target):
                pairs.setdefault(frozenset((source, target)), (source, target))
    return tuple(pairs.values())
