"""Who acts and who is acted upon further down the parse, where no phrase next to the trigger names anybody.

"condemned the killing of civilians during the Turkish operation", "refused a request from the French
court", "rejected the appeal of an Australian": what is done to a thing is done to those it belongs to.
"Police in Colombia's capital arrested ...", "a bill that would ban ...": who acts may stand inside the
subject, or be the one who made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from timeline.language.actors import Actor
from timeline.language.roles.phrases import is_mere_modifier
from timeline.language.syntax import dependencies
from timeline.language.triggers import TriggerMatch
from timeline.reference import is_country

DEPTH = 6
"""Links below the trigger that are followed at most."""
PLACES = frozenset("in at near inside within around outside throughout across along off between".split())
ASIDE = frozenset(
    "after before since until during despite amid following like unlike by as than through via ahead "
    "because according instead".split()
)
"""What stands below these is when, how or by whom, not whom it concerns."""
LEFT_OUT = PLACES | ASIDE
FOLLOWED = frozenset(
    "obj dobj iobj dative obl nmod amod compound poss acl xcomp ccomp conj pobj prep appos nsubj "
    "nsubjpass flat pcomp agent".split()
)
"""Labels, without their subtypes, of what is looked into."""


def concerned(doc: Doc, trigger: TriggerMatch, actors: Sequence[Actor], own: set[str]) -> tuple[Actor, ...]:
    """The countries nearest below the trigger in the parse that are none of ``own``; nobody where the
    sentence was not parsed."""
    return _nearest(doc, trigger, actors, own, LEFT_OUT)


def abroad(
    doc: Doc, trigger: TriggerMatch, actors: Sequence[Actor], own: set[str], type_: str
) -> tuple[Actor, ...]:
    """As ``concerned``, where the country is only the place of whom it is done to: "people in Haiti".

    Aid also goes where it follows a disaster: "sent rescuers after the earthquake in Nepal".
    """
    return _nearest(doc, trigger, actors, own, ASIDE - DISASTER if type_ == "AID" else ASIDE)


DISASTER = frozenset({"after", "following", "amid"})


def acting(doc: Doc, trigger: TriggerMatch, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who stands anywhere in the subject of a verb; of a thing without a country, who made it."""
    verb = _predicate(doc, trigger)
    if verb is None or not dependencies.is_verb(verb) or dependencies.is_passive(verb):
        return ()
    by_token = standing([a for a in actors if not is_mere_modifier(doc, a)])
    for _ in range(MAKERS):
        subjects = dependencies.subjects(verb)
        for subject in subjects:
            if found := named_within(subject, by_token):
                return found
        made = next((s for s in subjects if s.dep_ in dependencies.OBJECTS), None)
        if made is None or made.head == verb:
            return ()
        verb = made.head
    return ()


def own_subject(
    doc: Doc, trigger: TriggerMatch, actors: Sequence[Actor]
) -> tuple[range, tuple[Actor, ...]] | None:
    """The words of a verb's own subject and who is named in it; ``None`` where it has none but a pronoun."""
    verb = doc[trigger.start]
    if not verb.has_dep() or not dependencies.is_verb(verb):
        return None
    own = dependencies.children(verb, dependencies.SUBJECTS)
    by_token = standing([a for a in actors if not is_mere_modifier(doc, a)])
    subjects = dependencies.subjects(verb) if own else []
    nouns = [each for each in subjects if each.pos_ != "PRON" or each.i in by_token]
    if not nouns:
        return None
    # "Kosovo, which declared ...": the noun ends where the clause that it is the subject of begins
    end = min(nouns[-1].right_edge.i + 1, verb.i)
    named = (actor for noun in nouns for actor in named_within(noun, by_token))
    return range(nouns[0].left_edge.i, end), tuple(dict.fromkeys(named))


MAKERS = 2
"""A subject, and the subject of the verb that it is the object of: "introduced a bill that would ..."."""
OF_SUBJECT = frozenset("nmod amod compound poss appos conj flat nsubj pobj prep nn".split())


def conditioned(doc: Doc, trigger: TriggerMatch, actors: Sequence[Actor], own: set[str]) -> tuple[Actor, ...]:
    """On whom it is made to depend: "will not lift the embargo until Cuba reforms"."""
    verb = _predicate(doc, trigger)
    if verb is None:
        return ()
    if not dependencies.is_verb(verb):
        verb = dependencies.clause_head(verb)
    by_token = standing(actors)
    clauses = [
        below
        for above in (verb, *(t for t in verb.children if dependencies.base(t) in ("xcomp", "ccomp")))
        for below in above.children
        if below.dep_ == "advcl" and CONDITIONS.intersection(dependencies.markers(below))
    ]
    for subject in (
        subject for clause in clauses for subject in dependencies.children(clause, dependencies.SUBJECTS)
    ):
        if found := tuple(a for a in named_within(subject, by_token) if a.code not in own):
            return found
    return ()


CONDITIONS = frozenset({"until", "unless", "if"})


def _predicate(doc: Doc, trigger: TriggerMatch) -> Token | None:
    """The word of a trigger that its other words hang on; ``None`` where the sentence was not parsed."""
    words = [token for token in doc[trigger.start : trigger.end] if token.has_dep()]
    inside = range(trigger.start, trigger.end)
    return next((t for t in words if t.head.i not in inside or t.head == t), words[0] if words else None)


Standing = Mapping[int, tuple[Actor, ...]]
"""The actors that stand at each token: one that is named, or all that a word refers to."""


def standing(actors: Sequence[Actor]) -> Standing:
    """Each token of some actors with those that stand there."""
    found: dict[int, tuple[Actor, ...]] = {}
    for actor in actors:
        for i in range(actor.start, actor.end):
            found[i] = (*found.get(i, ()), actor)
    return found


def named_within(subject: Token, by_token: Standing) -> tuple[Actor, ...]:
    """The actor nearest to the head of a noun phrase, asides left out, and those joined to it."""
    level = [subject]
    for _ in range(DEPTH):
        for token in level:
            if token.i in by_token:
                return _with_joined(token, by_token)
        level = [
            child
            for token in level
            for child in token.children
            if dependencies.base(child) in OF_SUBJECT and not _beside(child)
        ]
    return ()


def _beside(child: Token) -> bool:
    """Whether a phrase inside another names no one of whom it speaks: what it is about or for, or, of a
    thing, where it is; but "Khalilzad for the United States"."""
    prepositions = dependencies.prepositions(child)
    if "for" in prepositions:
        return child.head.ent_type_ != "PERSON"
    return bool(prepositions & (ASIDE | {"with", "against", "about", "over"}))


def _nearest(
    doc: Doc, trigger: TriggerMatch, actors: Sequence[Actor], own: set[str], left_out: frozenset[str]
) -> tuple[Actor, ...]:
    verb = _predicate(doc, trigger)
    if verb is None:
        return ()
    by_token = standing([a for a in actors if not is_mere_modifier(doc, a)])
    for token in _below(verb, left_out):
        there = [actor for actor in by_token.get(token.i, ()) if actor.code not in own]
        if any(is_country(actor.code) for actor in there) and token.i >= trigger.start:
            return tuple(each for each in _with_joined(token, by_token) if each.code not in own)
    return ()


def _with_joined(token: Token, by_token: Standing) -> tuple[Actor, ...]:
    """The actors that stand at a token and at those joined to it."""
    listed = (token, *dependencies.conjuncts(token))
    return tuple(dict.fromkeys(actor for each in listed for actor in by_token.get(each.i, ())))


def _below(verb: Token, left_out: frozenset[str]) -> Iterator[Token]:
    """The tokens below a verb that it may concern, nearest first."""
    level = [child for child in verb.children if _own(child)]
    for _ in range(DEPTH):
        level = [token for token in level if _concerns(token, left_out)]
        yield from level
        level = [child for token in level for child in token.children]


def _own(child: Token) -> bool:
    """Whether what hangs on a verb is no subject and no clause beside it."""
    return child.dep_ not in dependencies.SUBJECTS and child.dep_ not in ("conj", "advcl")


def _concerns(token: Token, left_out: frozenset[str]) -> bool:
    """Whether a phrase may hold whom it is done to, by its label and its preposition."""
    if token.dep_ in dependencies.RELATIVE_CLAUSES:
        return False
    return dependencies.base(token) in FOLLOWED and not dependencies.prepositions(token) & left_out
