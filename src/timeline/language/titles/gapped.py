"""Clauses that leave their verb to the one before: "and in November a missile", "and Mr X a day later"."""

from __future__ import annotations

from spacy.tokens import Span

from timeline.language.roles import Roles
from timeline.language.syntax.dependencies import is_verb
from timeline.language.titles.completeness import complete, dangles
from timeline.language.titles.identity import identified
from timeline.language.titles.objects import antecedent_object
from timeline.language.titles.pieces import clause_pieces, pieces, tokens_of
from timeline.language.titles.scene import Scene, rendered
from timeline.language.titles.soundness import sound
from timeline.language.titles.subjects import subject_of
from timeline.language.titles.tenses import shown
from timeline.language.titles.verbs import Predicate
from timeline.language.titles.wording import wording
from timeline.records import Status


def own_words(view: Scene, clause: Span) -> list[int]:
    """The words of a clause that has no verb, without its "and" and its dates; none if it has a verb."""
    inside = range(max(clause.start, view.begin), min(clause.end, view.end))
    words = [
        i for i in inside if i not in view.dated and not view.doc[i].is_space and not view.doc[i].is_quote
    ]
    while words and (view.doc[words[0]].tag_ in ("CC", "RB", "RBR") or view.doc[words[0]].is_punct):
        words.pop(0)
    relative = next((n for n, i in enumerate(words) if view.doc[i].tag_ in ("WDT", "WP", "WRB")), len(words))
    words = words[:relative]
    while words and (view.doc[words[-1]].is_punct or dangles(view.doc[words[-1]])):
        words.pop()
    verbs = [i for i in words if is_verb(view.doc[i]) and view.doc[i].dep_ not in ("amod", "compound")]
    return [] if verbs or any(view.doc[i].text in (",", ";") for i in words) else words


def gapped_headline(
    view: Scene, clause: Span, told: Predicate, found: Roles, status: Status, room: int
) -> str:
    """The verb of the clause before with what this clause says anew; empty where that cannot be told.

    A person behind "and" is who does it too; anything else is what it is done to, or where.
    """
    words = own_words(view, clause)
    subject = subject_of(view, told, found)
    parted = words and words[-1] - words[0] >= len(words) and view.doc[words[0]].tag_ not in ("IN", "TO")
    if not words or parted or subject is None or told.copular:
        return ""
    earlier = antecedent_object(told)
    known = identified(view, subject, found)
    first = view.doc[words[0]]
    named = rendered(view, words, wording(view, words, found, subject))
    if known is None or not named:
        return ""
    behind = [i for i in tokens_of(clause_pieces(view, told)) if told.verb.i < i < clause.start]
    object_ = list(pieces(view, earlier)[0].tokens) if earlier is not None else _before_phrases(view, behind)
    who, plural, tokens = known.text, subject.plural, words
    if all(view.person_at(i) or view.doc[i].lower_ in ("mr", "mr.", "mrs", "ms", "president") for i in words):
        who, plural, tokens = named, False, behind
    elif first.tag_ in ("IN", "TO"):
        tokens = [*object_, *words]
    elif first.tag_ == "NNP" or not behind or _names_state(view, words):
        return ""  # "France the second": who, or what?
    if not complete(view, told, tokens):
        return ""
    swaps = wording(view, tokens, found, subject)
    if swaps is None:
        return ""
    text = f"{who} {shown(told, plural, status)} {rendered(view, tokens, swaps)}".strip()
    return text if len(text) <= room and sound(text[:1].upper() + text[1:]) else ""


def _before_phrases(view: Scene, tokens: list[int]) -> list[int]:
    """What stands behind a verb up to its first phrase: its object."""
    led = next((n for n, i in enumerate(tokens) if view.doc[i].tag_ in ("IN", "TO")), len(tokens))
    return tokens[:led]


def _names_state(view: Scene, words: list[int]) -> bool:
    """Whether a state is named that no preposition leads to: it may do it, or have it done to it."""
    led = {"of", "by", "from", "in", "with", "on", "to", "for", "between"}
    for i in words:
        actor = view.actor_at(i)
        if actor is not None and actor.kind == "name":
            return not led & {token.lower_ for token in view.doc[words[0] : i]}
    return False
