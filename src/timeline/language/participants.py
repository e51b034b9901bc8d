"""Who takes part in an event: the roles in its clause, and what the words around a clause add to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.candidates import Candidate
from timeline.language.pronouns import Referent, stood_for
from timeline.language.roles import MUTUAL_TYPES, Roles, is_passive, roles
from timeline.language.spans import spans_between
from timeline.language.syntax import dependencies
from timeline.language.triggers import TriggerMatch
from timeline.reference import is_country, state_then

PLACES = frozenset({"capital", "city", "region"})
SEATS = frozenset({"capital", "seat", "agency"})
"""Names that stand for whoever governs there: "Moscow" was the Soviet Union once."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentences before a clause settle.

    Attributes:
        told: Who was told of just before, or whom the text is about.
        about: The two countries that the text is about, if it is about two.
        settled: Whom the pronouns read so far stand for.
    """

    told: Sequence[str] = ()
    about: Sequence[str] = ()
    settled: Mapping[int, Referent] = field(default_factory=dict)


def participants(
    doc: Doc,
    sentence: Span,
    candidate: Candidate,
    parties: Sequence[Actor],
    context: Context,
    year: int | None,
) -> tuple[Roles, bool]:
    """The roles of one event, and whether they come from the sentences before.

    Args:
        parties: The actors of the sentence that do not merely speak.
        context: For pronouns and clauses that name nobody.
        year: When it happened, as far as known: it decides whom a capital stands for.
    """
    clause, trigger = candidate.clause, candidate.trigger
    type_ = trigger.trigger.type if trigger else "OTHER"
    inside = [a for a in parties if clause.start <= a.start < clause.end]
    found = roles(doc, clause, trigger, inside, type_, parties)
    if trigger and trigger.start < clause.start and not found.sources:
        # "the invasion of A in 2001 and of B in 2003": who invaded stands with the trigger
        wider = roles(doc, doc[sentence.start : trigger.end], trigger, parties, type_)
        found = replace(found, sources=tuple(code for code in wider.sources if code not in found.targets))
    if trigger and trigger.trigger.kind == "verb" and not found.sources:
        found = _with_subject(doc, sentence, clause, trigger, parties, found)
    from_context = False
    if not found.all:
        found, from_context = _wider(doc, sentence, trigger, parties, type_, found, context)
    elif meant := _pronoun_subject(doc, trigger, found, parties, context):
        found, from_context = replace(found, sources=(meant,)), True
    from_context = from_context or any(a.kind == "reference" for a in inside)
    return (_as_of(found, parties, year) if year else found), from_context


def _pronoun_subject(
    doc: Doc,
    trigger: TriggerMatch | None,
    found: Roles,
    parties: Sequence[Actor],
    context: Context,
) -> str | None:
    """Whom "he" or "they" stands for as the subject of an event that names only the other side, where
    grammar leaves it open."""
    if (
        trigger is None
        or found.sources
        or trigger.trigger.type == "OTHER"
        or not doc[trigger.start].has_dep()
    ):
        return None
    verb = dependencies.clause_head(doc[trigger.start])
    pronouns = [token for token in dependencies.subjects(verb) if token.lower_ in PRONOUNS]
    if dependencies.is_passive(verb) or not pronouns or any(t.i in context.settled for t in pronouns):
        return None
    named = [
        actor.code
        for actor in parties
        if actor.end <= trigger.start and is_country(actor.code) and actor.kind not in PLACES
    ]
    return next((code for code in (*reversed(named), *context.told) if code not in found.all), None)


def _as_of(found: Roles, parties: Sequence[Actor], year: int) -> Roles:
    """The roles with those named only by their seat as the state that sat there then."""
    named = {actor.code for actor in parties if actor.kind not in SEATS}
    then = {code: state_then(code, year) for code in found.all if code not in named}

    def of(codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(then.get(code, code) for code in codes))

    return replace(found, sources=of(found.sources), targets=of(found.targets))


def _with_subject(
    doc: Doc, sentence: Span, clause: Span, trigger: TriggerMatch, parties: Sequence[Actor], found: Roles
) -> Roles:
    """The subject that a clause leaves to the one before: "A did this and did that", "A, which did that"."""
    opening = next((t.lower_ for t in clause if not t.is_space and t.text != ","), "")
    before = [a for a in parties if a.end <= clause.start]
    if not before or any(clause.start <= a.start < trigger.start for a in parties):
        return found
    if opening in ("which", "who", "whose", "whom"):
        subject = before[-1]
    elif opening in ("and", "but", "then", "or", "yet"):
        matches = (span._.trigger for span in spans_between(doc, "triggers", sentence.start, clause.start))
        verbs = [match.start for match in matches if match.form != "noun"]
        acting = [a for a in before if not verbs or a.end <= verbs[-1]] or before
        subject = acting[-1]
    else:
        return found
    if is_passive(doc, trigger):
        targets = tuple(dict.fromkeys((subject.code, *found.targets)))
        return replace(found, targets=targets)
    if subject.code in found.targets:
        return found
    return replace(found, sources=(subject.code,))


def _wider(
    doc: Doc,
    sentence: Span,
    trigger: TriggerMatch | None,
    parties: Sequence[Actor],
    type_: str,
    found: Roles,
    context: Context,
) -> tuple[Roles, bool]:
    """Actors of a clause that names none, and whether they come from the sentences before.

    What a pronoun stands for, if the sentence opens with one; else where it happens, the rest of the
    sentence, and at last the context.
    """
    before = context.told
    # a partner is taken over where the text is about two states, or the clause points back to both
    pair = type_ in MUTUAL_TYPES and bool(context.about or _leaves_open(doc, trigger, both=True))
    told = Roles(tuple(before[:1]), tuple(before[1:2]) if pair else ())
    pronouns = [token for token in sentence[:OPENING] if token.lower_ in PRONOUNS]
    if any(token.i in context.settled and not context.settled[token.i].codes for token in pronouns):
        return found, False
    if before and pronouns:
        return told, True
    if found.places:
        return replace(found, sources=found.places), False
    of_sentence = roles(doc, sentence, trigger, parties, type_)
    if of_sentence.all:
        return of_sentence, False
    if of_sentence.places:
        return replace(of_sentence, sources=of_sentence.places), False
    if type_ == "OTHER" or not before:
        return found, False
    if context.about or _leaves_open(doc, trigger):
        return told, True
    if len(before) == 1 and trigger and not dependencies.is_passive(doc[trigger.start]):
        return told, True  # "rebels" where one country is spoken of
    return found, False


def _leaves_open(doc: Doc, trigger: TriggerMatch | None, both: bool = False) -> bool:
    """Whether a clause does not say who acts: it does in "experts met", though it names no state.

    Args:
        both: Ask as well that it points back to what two did: "the talks failed", "they signed it".
    """
    if trigger is None or not doc[trigger.start].has_dep():
        return True
    verb = dependencies.clause_head(doc[trigger.start])
    subjects = dependencies.subjects(verb)
    if both:
        return any(n.lower_ in TWO or any(c.lower_ in KNOWN for c in n.children) for n in subjects)
    return not any(noun.lemma_.lower() in stood_for() for noun in subjects)


TWO = frozenset({"they", "both", "it"})
KNOWN = frozenset({"the", "their", "this", "these", "that", "its"})


PRONOUNS = frozenset("he she it they both".split())
OPENING = 3
"""Words in which a pronoun subject stands that opens a sentence."""
