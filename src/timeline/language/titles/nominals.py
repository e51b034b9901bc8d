"""Headlines without a verb of their own: the noun phrase of a trigger, or a plain sentence from the type."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from timeline.language.inflection import third_person
from timeline.language.roles import Roles
from timeline.language.roles.frame import MUTUAL_NOUNS, MUTUAL_TYPES
from timeline.language.syntax.dependencies import first_conjunct
from timeline.language.titles.agreement import Named
from timeline.language.titles.completeness import dangles, left_open
from timeline.language.titles.pieces import Piece, pieces, tokens_of, without_least
from timeline.language.titles.predicates import trigger_token
from timeline.language.titles.scene import Scene, joined, rendered
from timeline.language.titles.wording import possessed, wording
from timeline.language.triggers import TriggerMatch
from timeline.records import Status
from timeline.reference.tables import read_table

BETWEEN = frozenset("meeting summit agreement treaty deal truce ceasefire accord pact negotiations".split())
"""Nouns of what two sides do together."""
EDGES = frozenset("end beginning start outbreak resumption conclusion signing ratification collapse".split())
"""Nouns that say how a happening began or ended."""
MOST_SIDES = 5
"""How many sides a plain headline names; more are too many for its length."""
PARTIES = frozenset("det case cc".split())


def noun_headline(view: Scene, clause: Span, trigger: TriggerMatch, found: Roles, room: int) -> str:
    """ "US military invasion of Afghanistan"; with whoever takes part put in when the phrase names nobody."""
    noun = trigger_token(view, trigger)
    while noun.dep_ in ("compound", "amod", "flat") and noun.head.tag_[:2] == "NN":
        noun = noun.head
    if noun.dep_ == "nmod" and noun.head.lemma_.lower() in EDGES and noun.head.tag_[:2] == "NN":
        noun = noun.head  # "the end of the war"
    if noun.tag_[:2] not in ("NN", "VB") or any(c.dep_ == "cop" for c in noun.children):
        return ""
    kept: list[Piece] | None = _of_clause(view, clause, trigger, noun)
    while kept:
        tokens = _before_comma(view, tokens_of(kept))
        while tokens and view.doc[tokens[0]].dep_ in PARTIES and view.doc[tokens[0]].lower_ != "no":
            tokens = tokens[1:]
        swaps = wording(view, tokens, found, None)
        if swaps and tokens and swaps.get(tokens[0]) == "the":
            tokens = tokens[1:]
        whole = bool(tokens) and not dangles(view.doc[tokens[-1]])
        whole = whole and not any(left_open(view, view.doc[i], tokens) for i in tokens)
        text = rendered(view, tokens, swaps) if swaps is not None and whole else ""
        named = bool(swaps and any(view.doc[i].tag_ == "PRP$" for i in swaps))
        named = named or any(
            view.actor_at(i) or view.person_at(i) or view.doc[i].tag_ in ("NNP", "NNPS") for i in tokens
        )
        text = text if named else _with_parties(view, text, trigger, found)
        if text and len(text) <= room:
            return text if len(text.split()) > 1 else ""
        kept = without_least(kept)
    return ""


def _before_comma(view: Scene, tokens: list[int]) -> list[int]:
    """A phrase up to the comma behind which other things follow: not the list that its own words lead."""
    comma = next((i for i in tokens if view.doc[i].text == ","), None)
    between = any(view.doc[i].lower_ in ("between", "among") for i in tokens)
    return tokens if comma is None or between else [i for i in tokens if i < comma]


def _of_clause(view: Scene, clause: Span, trigger: TriggerMatch, noun: Token) -> list[Piece]:
    """The pieces of a noun; of "the invasion of A in 2001 and B in 2003" the part that the clause tells."""
    found = pieces(view, noun)
    if clause.start < trigger.end and clause.end > trigger.end:
        cut = [p for p in found if not p.tokens or p.tokens[0] < clause.end]
        return [Piece(tuple(i for i in p.tokens if i < clause.end), p.need) for p in cut]
    inside = [view.doc[i] for i in range(max(clause.start, view.begin), min(clause.end, view.end))]
    shared = next((t for t in inside if t.dep_ == "conj" and first_conjunct(t).i < trigger.end + 6), None)
    if shared is None or trigger.end > clause.start:
        return found
    first = first_conjunct(shared)
    leads = tuple(c.i for c in first.children if c.dep_ == "case")
    own = tuple(i for i in tokens_of(pieces(view, shared)) if view.doc[i].dep_ != "cc")
    return [found[0], Piece((*leads, *own), 0.0)]


def _with_parties(view: Scene, text: str, trigger: TriggerMatch, found: Roles) -> str:
    """A phrase that names nobody with those who take part: "Russia’s invasion", "talks between A and B"."""
    if not text or trigger.trigger.type == "OTHER" or not found.all:
        return text
    if trigger.trigger.words in MUTUAL_NOUNS | BETWEEN:
        return (
            f"{text} between {joined(found.all)}" if len(found.all) == 2 and " between " not in text else text
        )
    named = {a.code for a in view.actors.values() if a.kind not in ("city", "capital", "region")}
    if not found.sources or trigger.trigger.type in MUTUAL_TYPES or not named.issuperset(found.sources[:2]):
        return text
    owner = possessed(Named(joined(found.sources[:2]), len(found.sources) > 1))
    return f"{owner} {text}"


def plain_headline(type_: str, found: Roles, status: Status, placed: frozenset[str] = frozenset()) -> str:
    """ "Russia and Iran hold talks" from the type alone; empty without actors or words for it.

    Args:
        placed: States that the sentence names only for a city in which something was.
    """
    sides = found.sources
    verb, alone, links = _wording().get(type_, ("", "", ""))
    if type_ in MUTUAL_TYPES and len(found.all) > 1 and verb:
        both = [code for code in found.all if code not in placed]
        return f"{joined(both[:MOST_SIDES])} {_finite(verb, True, status)}" if len(both) > 1 else ""
    targets = found.targets
    if not sides or not verb or (not targets and not alone):
        return ""
    said = f"{verb} {links}".strip() if targets else alone
    object_ = f" {joined(targets[:2])}" if targets else ""
    return f"{joined(sides[:2])} {_finite(said, len(sides[:2]) > 1, status)}{object_}"


def _finite(words: str, plural: bool, status: Status) -> str:
    if status == "planned":
        return f"to {words}"
    if status == "hypothetical":
        return f"could {words}"
    if status == "denied":
        return f"{'do' if plural else 'does'} not {words}"
    return words if plural else third_person(words)


@cache
def _wording() -> dict[str, tuple[str, str, str]]:
    rows = read_table("headline_nouns.csv", ("type", "verb", "alone", "link"))
    return {
        row.text("type"): (row.text("verb"), row.optional("alone") or "", row.optional("link") or "")
        for row in rows
    }
