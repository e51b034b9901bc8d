"""A headline from one predicate: its subject, its verb in the present, and what completes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from timeline.language.roles import Roles
from timeline.language.syntax.dependencies import OBJECTS, RELATIVE_CLAUSES, SUBJECTS, children, is_verb
from timeline.language.titles.needs import PHRASES, PLACING, preposition
from timeline.language.titles.pieces import Piece, eased, pieces, tokens_of, without_least
from timeline.language.titles.referents import Named
from timeline.language.titles.scene import Scene, rendered
from timeline.language.titles.soundness import sound
from timeline.language.titles.subjects import named, subject_of
from timeline.language.titles.verbs import ASKED, BE, PLANNING, Predicate, had_done, predicate, shown
from timeline.language.titles.wording import wording
from timeline.language.titles.words import DENYING, SPEECH
from timeline.records import Status
from timeline.reference import is_country

THIN = frozenset("be have do make take give put get set see say tell call bring hold want mean let".split())
"""Verbs that say nothing by themselves."""
TELLING = frozenset(
    "promise tell assure inform remind persuade convince warn announce deny demand declare claim threaten "
    "propose insist vow pledge ask urge".split()
)
"""Verbs that say little without what was told."""
ADVERBS_WITHIN = frozenset("is are to".split())
FRONTED_PLACE = 1.1
"""How well a headline can do without the place that its sentence begins with."""


def clause_headline(
    view: Scene, told: Predicate, found: Roles, status: Status, room: int, noun: int = -1, loose: bool = False
) -> str:
    """The headline of a predicate in at most ``room`` characters; empty if it would not say enough.

    Args:
        noun: The token of the event's noun, which is kept even where the sentence opens with it.
        loose: Leave objects as they are of which it cannot be told whom they mean ("it").
    """
    if told.head.head.lemma_.lower() in DENYING and told.head.head != told.head:
        return ""
    if told.copular and any(child.tag_ == "WRB" and child.i > told.verb.i for child in told.head.children):
        return ""  # "Baqura is where a soldier shot ..."
    there = any(child.tag_ == "EX" for child in told.head.children)
    if there and not (told.verb.lower_ not in BE and _acted(told)):
        return _existential(view, told, found, room)
    subject = subject_of(view, told, found)
    if subject is not None and told.plural is not None and told.plural != subject.plural:
        if subject.plural:
            return ""  # "counterparts is": the parse has the wrong subject
        actor = (
            view.actor_at(subject.pieces[0].tokens[-1])
            if subject.pieces and subject.pieces[0].tokens
            else None
        )
        if actor is not None and is_country(actor.code) and actor.kind == "name":
            return ""  # "Ukraine have asked"
        subject = replace(subject, plural=not subject.person)
    if subject is None:
        turned = _turned(view, told, found)
        if turned is None:
            return ""
        subject, told = turned
    rest = pieces(view, told.head, main=True)
    if _unclear_object(told):
        return ""
    if object_ := _antecedent_object(view, told):
        relative = {o.i for o in children(told.head, OBJECTS)}
        rest = [replace(piece, tokens=tuple(i for i in piece.tokens if i not in relative)) for piece in rest]
        relative_words = {t.i for t in told.head.subtree}
        rest += [p for p in pieces(view, object_) if not relative_words & set(p.tokens)]
    if told.head.dep_ == "amod" and not told.passive and told.head.i < told.head.head.i:
        own_words = {t.i for t in told.head.subtree}
        for piece in pieces(view, told.head.head):
            rest.append(replace(piece, tokens=tuple(i for i in piece.tokens if i not in own_words)))
    if had_done(told.head) is not None:
        rest = [replace(piece, tokens=tuple(i for i in piece.tokens if i >= told.verb.i)) for piece in rest]
    if behind := _object_behind(view, told, tokens_of(rest)):
        rest += pieces(view, behind)
    if subject.pieces:
        taken = set(tokens_of(subject.pieces))
        taken |= {c.i for i in taken for c in view.doc[i].children if c.dep_ == "det"}
        rest = [replace(piece, tokens=tuple(i for i in piece.tokens if i not in taken)) for piece in rest]
    own_tokens = set(tokens_of(subject.pieces))
    fronted = [p for p in _fronted(view, told, noun) if not own_tokens & set(p.tokens)]
    rest = _clear(view, [*rest, *fronted], found, subject, loose)
    if not rest or not _complete(told, rest):
        return ""
    verb = shown(told, subject.plural, status, _asked(view, told))
    if told.passive and told.base in PLANNING and any(c.dep_ == "xcomp" for c in told.head.children):
        verb = ""
    own: Sequence[Piece] = subject.pieces
    while True:
        text = _put_together(view, told, subject, own, verb, rest, found, loose)
        if text is None:
            return ""
        if len(text) <= room and sound(text[:1].upper() + text[1:]):
            return text
        least = max([*own, *rest], key=lambda piece: (piece.need, piece.tokens))
        if least.need <= 0 or _complete(told, [p for p in rest if p is not least]) is False:
            return ""
        own = [piece for piece in own if piece is not least]
        rest = [piece for piece in rest if piece is not least]


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
    fronted = [p for p in rest if p.need >= FRONTED_PLACE and p.tokens and p.tokens[-1] < told.verb.i]
    inner = [p for p in rest if p not in fronted]
    tokens = [i for i in tokens_of(inner) if i != told.verb.i]
    before = [i for i in tokens if i < told.verb.i and view.doc[i].dep_ == "advmod"]
    particles = [i for i in tokens if view.doc[i].dep_ in ("compound:prt", "prt") and i == told.verb.i + 1]
    behind = [i for i in tokens if i not in (*before, *particles)]
    verb = " ".join([verb, *(view.doc[i].text for i in particles)])
    parts = []
    object_ = _shifted(told, behind)
    behind = [i for i in behind if i not in object_]
    for some in (before, object_, behind, tokens_of(fronted)):
        swaps = wording(view, some, found, subject, loose)
        if swaps is None:
            return None
        for i in some:
            if i in view.dated or view.doc[i].dep_ != "conj" or view.doc[i].head.i != told.verb.i:
                continue
            if is_verb(view.doc[i]) and (second := predicate(view.doc[i])) is not None:
                swaps[i] = shown(second, subject.plural)
        if some is not before and some and view.doc[some[0]].is_sent_start:
            swaps.setdefault(some[0], view.doc[some[0]].lower_)
        parts.append(rendered(view, some, swaps))
    adverb, *whats, place = parts
    what = " ".join(whats)
    first, _, further = verb.partition(" ")
    done = f"{first} {adverb} {further}" if first in ADVERBS_WITHIN else f"{adverb} {verb}"
    return " ".join(f"{who} {done} {what} {place}".split())


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


def _complete(told: Predicate, rest: Sequence[Piece]) -> bool:
    """Whether enough stands behind the verb for it to say something."""
    behind = [i for i in tokens_of(rest) if i > told.verb.i]
    labels = {child.dep_ for child in told.head.children}
    if told.passive:
        return True
    if told.base in TELLING and not behind:
        return False
    if told.base in SPEECH and not labels & {"ccomp", "xcomp", "iobj", *OBJECTS}:
        return False
    if told.base in TELLING and not labels & {"ccomp", "xcomp", "advcl", *OBJECTS}:
        return any(told.head.doc[i].lower_ in ("for", "of", "about", "against", "to") for i in behind)
    if told.base == "become":
        return bool(labels & {"xcomp", "attr", "acomp", *OBJECTS})
    if told.copular or (told.base in THIN and not told.passive):
        return bool(behind)
    return True


def _asked(view: Scene, told: Predicate) -> bool:
    """Whether the sentence asks if it is so: "Will Russia leave?"."""
    last = next(
        (t for t in reversed(view.doc[view.begin : view.end]) if not t.is_space and not t.is_quote), None
    )
    first = next((t for t in view.doc[view.begin : view.end] if t.is_alpha), None)
    return last is not None and last.text == "?" and first is not None and first.lower_ in ASKED


def _existential(view: Scene, told: Predicate, found: Roles, room: int) -> str:
    """ "Fighting around Aleppo" for "there was fighting around Aleppo"."""
    if told.negated:
        return ""
    noun = next((c for c in children(told.head, SUBJECTS) if c.tag_ != "EX"), told.head)
    kept: list[Piece] | None = [*pieces(view, noun, main=True)]
    if noun is not told.head:
        kept = [*(kept or []), *eased(pieces(view, told.head, main=True)[1:], 0.5)]
    while kept is not None:
        tokens = [
            i for i in tokens_of(kept) if (view.doc[i].tag_ != "EX" and i != told.verb.i) or i == noun.i
        ]
        while tokens and view.doc[tokens[0]].lower_ in ("the", "a", "an"):
            tokens = tokens[1:]
        swaps = wording(view, tokens, found, None)
        text = rendered(view, tokens, swaps) if swaps is not None else ""
        if len(text) <= room:
            return text if len(text.split()) > 2 else ""
        kept = without_least(kept)
    return ""


def _fronted(view: Scene, told: Predicate, noun: int) -> list[Piece]:
    """A named place before the verb of a meeting or attack: "In Beijing the two signed ..."."""
    for child in told.head.children:
        if child.i > told.verb.i or child.dep_ not in PHRASES or preposition(child) not in PLACING:
            continue
        if noun in {t.i for t in child.subtree} and preposition(child) in ("in", "at"):
            return [replace(piece, need=piece.need + FRONTED_PLACE) for piece in pieces(view, child)]
        place = child if child.dep_ != "prep" else next(iter(child.children), child)
        named_place = place.ent_type_ == "LOC" or view.actor_at(place.i) is not None
        if named_place and child.i not in view.dated and preposition(child) in ("in", "at", "near"):
            tokens = tokens_of(pieces(view, child)[:1])
            return [Piece(tuple(tokens), FRONTED_PLACE)]
    return []


def _antecedent_object(view: Scene, told: Predicate) -> Token | None:
    """The object that stands before its clause: "the embargo that Washington had imposed"."""
    verb = told.head
    if verb.dep_ not in RELATIVE_CLAUSES or told.passive or verb.head.tag_[:2] != "NN":
        return None
    if not children(verb, SUBJECTS):
        return None
    if not _relative_object(verb):
        return None
    noun = verb.head
    while noun.dep_ == "nmod" and noun.head.tag_[:2] == "NN":
        noun = noun.head  # "a ban on wine that it had imposed": the ban
    return noun


def _object_behind(view: Scene, told: Predicate, kept: Sequence[int]) -> Token | None:
    """The noun phrase right behind a verb, where the parse hung it on something else."""
    if told.passive or told.copular or children(told.head, OBJECTS):
        return None
    i = told.verb.i + 1
    while i < view.end and view.doc[i].tag_ in ("RP", "RB"):
        i += 1
    if i >= view.end or i in view.dated or i in kept or view.doc[i].tag_ not in ("DT", "PRP$"):
        return None
    noun = view.doc[i].head
    return noun if noun.i > i and noun.tag_[:2] in ("NN", "JJ") and noun.i not in kept else None


def _relative_object(verb: Token) -> bool:
    return any(child.lower_ in ("which", "that", "whom") for child in children(verb, OBJECTS))


def _unclear_object(told: Predicate) -> bool:
    """ "one that they signed"."""
    return _relative_object(told.head) and (
        told.head.dep_ not in RELATIVE_CLAUSES or told.head.head.tag_[:2] != "NN"
    )


def _turned(view: Scene, told: Predicate, found: Roles) -> tuple[Named, Predicate] | None:
    """What was done, when nobody can be named who did it: "the embassy" and "is closed"."""
    if told.passive or told.copular or told.negated or not is_verb(told.head):
        return None
    object_ = next(iter(children(told.head, OBJECTS)), None)
    if object_ is None or object_.i < told.verb.i or object_.tag_[:2] != "NN" or told.base in UNTURNED:
        return None
    if any(child.dep_ in ("xcomp", "ccomp", "iobj", "dative") for child in told.head.children):
        return None
    subject = named(view, object_, found)
    if subject is not None and subject.pieces:
        own = [piece for piece in subject.pieces if piece.need < 0.3]
        swaps = wording(view, tokens_of(own), found, None) or {}
        text = rendered(view, tokens_of(own), swaps).removeprefix("the ")
        subject = replace(subject, text=text, pieces=tuple(own))
    if subject is None or (len(subject.text.split()) < 2 and object_.tag_ == "NN"):
        return None
    return subject, replace(told, passive=True)


UNTURNED = frozenset(
    "be have do want like know mean become remain need seem cost last lack embrace follow learn fight face "
    "suffer lose spend win see hear feel say tell think believe hope fear wish resemble join enter leave "
    "visit reach make meet take give let keep get help contain include involve mark show mention find".split()
)
"""Verbs whose passive nobody would write, or whose object means little without the subject."""
