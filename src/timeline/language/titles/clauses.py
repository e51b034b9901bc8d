"""A headline from one predicate: its subject, its verb in the present, and what completes it.

What stands behind the verb is taken as written; of it, and of the subject, cuts are left out, the least
needed first, until the line fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from timeline.language.roles import Roles
from timeline.language.syntax.dependencies import OBJECTS, SUBJECTS, children, is_verb
from timeline.language.titles.agreement import Named
from timeline.language.titles.completeness import complete
from timeline.language.titles.identity import identified, named_before
from timeline.language.titles.objects import (
    antecedent_object,
    fronted,
    object_behind,
    turned,
    unclear_object,
)
from timeline.language.titles.pieces import Piece, clause_pieces, pieces, tokens_of, without_least
from timeline.language.titles.polarity import denied_above
from timeline.language.titles.ranks import PHRASES
from timeline.language.titles.scene import Scene, rendered
from timeline.language.titles.soundness import sound
from timeline.language.titles.subjects import subject_of
from timeline.language.titles.tenses import PLANNING, shown
from timeline.language.titles.verbs import ASKED, BE, Predicate, had_done, predicate
from timeline.language.titles.wording import wording
from timeline.records import Status
from timeline.reference import is_country

SHIFTED = 5
"""Words at most of an object that is put back right behind its verb."""
BEFORE_NOUNS = frozenset("det amod compound nummod nmod:poss".split())
ADVERBS_WITHIN = frozenset("is are to".split())


def clause_headline(
    view: Scene, told: Predicate, found: Roles, status: Status, room: int, noun: int = -1, loose: bool = False
) -> str:
    """The headline of a predicate in at most ``room`` characters; empty if it would not say enough.

    Args:
        noun: The token of the event's noun, which is kept even where the sentence opens with it.
        loose: Leave objects as they are of which it cannot be told whom they mean ("it").
    """
    if denied_above(told.head):
        return ""
    if told.copular and any(child.tag_ == "WRB" and child.i > told.verb.i for child in told.head.children):
        return ""  # "Baqura is where a soldier shot ..."
    if any(child.lower_ == "what" and child.i < told.verb.i for child in told.head.children):
        return ""  # "what the council saw as a failure"
    there = any(child.tag_ == "EX" for child in told.head.children)
    if there and not (told.verb.lower_ not in BE and _acted(told)):
        return _existential(view, told, found, room)
    agreed = _agreeing(view, told, found)
    if agreed is None or unclear_object(told):
        return ""
    spoken, told = agreed
    subject = spoken if loose else identified(view, spoken, found)
    if subject is None:
        return ""
    rest = _clear(view, _completing(view, told, spoken, noun), found, subject, loose)
    if not rest:
        return ""
    verb = shown(told, subject.plural, status, _asked(view, told))
    if told.passive and told.base in PLANNING and any(c.dep_ == "xcomp" for c in told.head.children):
        verb = ""
    own: Sequence[Piece] = subject.pieces
    fuller = _object_in_full(view, told) if not loose else {}
    while complete(view, told, tokens_of(rest)):
        text = _put_together(view, told, subject, own, verb, rest, found, loose)
        if text is None:
            return ""
        whole = next((text.replace(short, long) for short, long in fuller.items() if short in text), text)
        text = whole if len(whole) <= room else text
        if len(text) <= room and sound(text[:1].upper() + text[1:]):
            return text
        least = max([*own, *rest], key=lambda piece: (piece.need, piece.tokens))
        if least.need <= 0:
            return ""
        own = [piece for piece in own if piece is not least]
        rest = [piece for piece in rest if piece is not least]
    return ""


def _agreeing(view: Scene, told: Predicate, found: Roles) -> tuple[Named, Predicate] | None:
    """The subject, with what is said of it; ``None`` when nobody can be named or the verb does not fit."""
    subject = subject_of(view, told, found)
    if subject is None:
        return turned(view, told, found)
    if told.plural is None or told.plural == subject.plural:
        return subject, told
    if subject.plural:
        return None  # "counterparts is": the parse has the wrong subject
    own = subject.pieces[0].tokens if subject.pieces else ()
    actor = view.actor_at(own[-1]) if own else None
    if actor is not None and is_country(actor.code) and actor.kind == "name":
        return None  # "Ukraine have asked"
    return replace(subject, plural=not subject.person), told


def _completing(view: Scene, told: Predicate, subject: Named, noun: int) -> list[Piece]:
    """What completes the verb: the text behind it, with objects and places that stand elsewhere."""
    rest = clause_pieces(view, told)
    if object_ := antecedent_object(told):
        relative = {o.i for o in children(told.head, OBJECTS)}
        rest = [replace(piece, tokens=tuple(i for i in piece.tokens if i not in relative)) for piece in rest]
        clause = {t.i for t in told.head.subtree}
        first = min(
            [object_.i, *(c.i for c in object_.children if c.dep_ in BEFORE_NOUNS and c.i < object_.i)]
        )
        earlier = (replace(p, tokens=tuple(i for i in p.tokens if i >= first)) for p in pieces(view, object_))
        rest += [p for p in earlier if not clause & set(p.tokens)]
    if had_done(told.head) is not None:
        rest = [replace(piece, tokens=tuple(i for i in piece.tokens if i >= told.verb.i)) for piece in rest]
    if behind := object_behind(view, told, tokens_of(rest)):
        rest += pieces(view, behind)
    taken = set(tokens_of(subject.pieces))
    taken |= {c.i for i in taken for c in view.doc[i].children if c.dep_ == "det"}
    rest = [replace(piece, tokens=tuple(i for i in piece.tokens if i not in taken)) for piece in rest]
    there = {i for piece in rest for i in piece.tokens}
    return [*rest, *(p for p in fronted(view, told, noun) if not (taken | there) & set(p.tokens))]


def _put_together(
    view: Scene,
    told: Predicate,
    subject: Named,
    own: Sequence[Piece],
    verb: str,
    rest: Sequence[Piece],
    found: Roles,
    loose: bool,
) -> str | None:
    """Subject, verb and rest as one line; ``None`` when a word in it can mean anybody."""
    who = subject.text
    if own and len(own) < len(subject.pieces):
        who = rendered(view, tokens_of(own), wording(view, tokens_of(own), found, None))
    tokens = [i for i in tokens_of(rest) if i != told.verb.i]
    adverbs = [i for i in tokens if i == told.verb.i - 1 and view.doc[i].dep_ == "advmod"]
    ahead = [i for i in tokens if i < told.verb.i and i not in adverbs]
    behind = [i for i in tokens if i > told.verb.i]
    particles = [i for i in behind if view.doc[i].dep_ in ("compound:prt", "prt") and i == told.verb.i + 1]
    behind = [i for i in behind if i not in particles]
    verb = " ".join([verb, *(view.doc[i].text for i in particles)])
    parts = []
    earlier = antecedent_object(told)
    led = [i for i in ahead if earlier is not None and (i == earlier.i or earlier.is_ancestor(view.doc[i]))]
    ahead = [i for i in ahead if i not in led]
    object_ = led or _shifted(told, behind)
    behind = [i for i in behind if i not in object_]
    for some in (adverbs, object_, behind, ahead):
        swaps = wording(view, some, found, subject, loose)
        if swaps is None:
            return None
        for i in some:
            if i in view.dated or view.doc[i].dep_ != "conj" or view.doc[i].head.i != told.verb.i:
                continue
            if is_verb(view.doc[i]) and (second := predicate(view.doc[i])) is not None:
                swaps[i] = shown(second, subject.plural)
        if some is not adverbs and some and view.doc[some[0]].is_sent_start:
            swaps.setdefault(some[0], view.doc[some[0]].lower_)
        parts.append(rendered(view, some, swaps))
    adverb, *whats, place = parts
    what = " ".join(whats)
    first, _, further = verb.partition(" ")
    done = f"{first} {adverb} {further}" if first in ADVERBS_WITHIN else f"{adverb} {verb}"
    return " ".join(f"{who} {done} {what} {place}".split())


def _object_in_full(view: Scene, told: Predicate) -> dict[str, str]:
    """ "the treaty" to "the START treaty", if the text called the object so before."""
    object_ = next((c for c in children(told.head, OBJECTS) if c.i == told.verb.i + 2), None)
    if object_ is None or object_.tag_ != "NN" or view.doc[object_.i - 1].lower_ != "the":
        return {}
    after = view.doc[min(object_.i + 1, view.end - 1)]
    if (
        after.lower_ in ("of", "between", "on", "that", "to", "for", "with", "in", "at")
        or after.tag_[:2] == "NN"
    ):
        return {}
    full = named_before(view, object_)
    proper = any(word[:1].isupper() for word in full.split())
    return {f"the {object_.text}": f"the {full}"} if proper else {}


def _acted(told: Predicate) -> bool:
    """Whether a verb has a subject beside "there": "There the two signed a statement"."""
    return any(child.tag_ != "EX" for child in children(told.head, SUBJECTS))


def _shifted(told: Predicate, behind: Sequence[int]) -> list[int]:
    """The object that stands behind a phrase for its weight: "signed in Cairo the agreement that ..."."""
    object_ = next((c for c in children(told.head, OBJECTS) if c.i > told.verb.i), None)
    if object_ is None or object_.tag_[:2] != "NN":
        return []
    words = {t.i for t in object_.subtree}
    own = [i for i in behind if i in words]
    rest = [i for i in behind if i not in words]
    led = own and rest and rest[0] < own[0] and object_.doc[rest[0]].dep_ == "case"
    if len(own) > SHIFTED:
        return []
    return own if led and max(i for i in rest if i < own[0]) + 1 == object_.left_edge.i else []


def _clear(view: Scene, found: Iterable[Piece], roles: Roles, subject: Named, loose: bool) -> list[Piece]:
    """The pieces whose words are clear; none when an indispensable one is not."""
    kept: list[Piece] = []
    gone: set[int] = set()
    for piece in found:
        orphan = any(view.doc[i].head.i in gone for i in piece.tokens)  # "of oil" of "that of oil"
        if orphan or wording(view, piece.tokens, roles, subject, loose) is None:
            if piece.need <= 0 and not orphan:
                return []
            if any(view.doc[i].tag_ == "PRP" and _of_an_adjective(view.doc[i]) for i in piece.tokens):
                return []
            gone |= set(piece.tokens)
            continue
        kept.append(piece)
    bare = {view.doc[i].head.i for i in gone if view.doc[i].dep_ in PHRASES}
    return [p for p in kept if p.need <= 0 or not (len(p.tokens) == 1 and p.tokens[0] in bare)]


def _of_an_adjective(pronoun: Token) -> bool:
    """ "the last of them", which says nothing without them."""
    return pronoun.dep_ == "nmod" and pronoun.head.tag_ in ("JJ", "JJR", "JJS", "DT", "CD", "RBS")


def _asked(view: Scene, told: Predicate) -> bool:
    """Whether the sentence asks if it is so: "Will Russia leave?"."""
    words = view.doc[view.begin : view.end]
    last = next((t for t in reversed(words) if not t.is_space and not t.is_quote), None)
    first = next((t for t in words if t.is_alpha), None)
    return last is not None and last.text == "?" and first is not None and first.lower_ in ASKED


def _existential(view: Scene, told: Predicate, found: Roles, room: int) -> str:
    """ "Fighting around Aleppo" for "there was fighting around Aleppo"."""
    if told.negated:
        return ""
    being = max(
        (c.i for c in told.head.children if c.lower_ in BE and c.i < told.head.i), default=told.verb.i
    )
    kept: list[Piece] | None = clause_pieces(view, replace(told, verb=view.doc[being]))
    while kept:
        tokens = [i for i in tokens_of(kept) if view.doc[i].tag_ != "EX" and i > being]
        while tokens and view.doc[tokens[0]].lower_ in ("the", "a", "an"):
            tokens = tokens[1:]
        swaps = wording(view, tokens, found, None)
        text = rendered(view, tokens, swaps) if swaps is not None else ""
        if len(text) <= room:
            return text if len(text.split()) > 2 else ""
        kept = without_least(kept)
    return ""
