"""A headline for one event, made from its clause: subject, verb in the present, object; no date, no "said".

    scene (dates, actors, verb groups) -> verb group -> subject -> remainder -> headline

Where the words do not yield a sound sentence, a noun phrase does, and at last a plain template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.roles import Roles
from timeline.language.titles.nouns import noun_headline, template
from timeline.language.titles.remainder import fitted, remainder
from timeline.language.titles.scene import Scene, scene, trimmed
from timeline.language.titles.soundness import sound
from timeline.language.titles.subjectless import subjectless
from timeline.language.titles.subjects import (
    Subject,
    as_written,
    clause_opener,
    joined,
    noun_phrase_before,
    points_back,
    subject_of,
)
from timeline.language.titles.verbs import VerbGroup, is_adverb, lexicon, shown
from timeline.language.titles.words import (
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SEPARATORS,
    SPEECH,
    SUBORDINATORS,
    TEMPORAL,
)
from timeline.language.triggers import TriggerMatch
from timeline.records import Status

__all__ = ["LONGEST", "title"]

LONGEST = 90
"""The most characters a headline has."""


def title(
    doc: Doc,
    clause: Span,
    trigger: TriggerMatch | None,
    found: Roles,
    actors: Sequence[Actor],
    dates: Iterable[tuple[int, int]],
    status: Status = "happened",
) -> str:
    """A headline of at most 90 characters.

    Args:
        dates: Token ranges of the time expressions, which a headline leaves out.
    """
    if not len(clause):
        return "Event"
    anchor = trigger.start if trigger else _anchor(clause)
    view = scene(doc, clause, anchor, dates)
    type_ = trigger.trigger.type if trigger else "OTHER"
    noun = trigger if trigger and trigger.trigger.kind == "noun" else None
    sentence = _best_sentence(view, clause, trigger, noun, anchor, found, status)
    if noun and not (sentence and _mentions(view, sentence, noun)):
        phrase = noun_headline(view, noun, found, LONGEST)
        phrase = phrase if sound(phrase) else ""
        # a phrase that needs the actors' names put before it says less than a sentence
        sentence = sentence if sentence and ": " in phrase else phrase or sentence
    headline = sentence or (noun_headline(view, noun, found, LONGEST) if noun else "")
    headline = headline or template(type_, found, status, doc[noun.start : noun.end].text if noun else "")
    headline = headline or _words(view, clause, found)
    if not sound(headline) or len(headline.split()) < 2 or headline == joined(found.all[:3]):
        headline = _any_sentence(view, clause, found, status) or (
            headline if sound(headline) else joined(found.all[:3])
        )
    return polished(headline) or "Event"


def _anchor(clause: Span) -> int:
    """The first word of a clause."""
    return next((token.i for token in clause[:40] if not token.is_space), clause.start)


def _best_sentence(
    view: Scene,
    clause: Span,
    trigger: TriggerMatch | None,
    noun: TriggerMatch | None,
    anchor: int,
    found: Roles,
    status: Status,
) -> str:
    """The verb headline; of several that a noun trigger allows, the first that holds the noun."""
    sentences = [
        _sentence(view, clause, group, found, status) for group in _groups(view, clause, trigger, anchor)
    ]
    sentences = [sentence for sentence in sentences if sentence and sound(sentence)]
    if noun:
        holding = [sentence for sentence in sentences if _mentions(view, sentence, noun)]
        return (holding or sentences or [""])[0]
    return (sentences or [""])[0]


def _any_sentence(view: Scene, clause: Span, found: Roles, status: Status) -> str:
    """A headline of any verb around, the clause's own first, before a name stands all alone."""
    finite = [g for g in view.groups if g.finite]
    finite.sort(key=lambda g: (not clause.start <= g.start < clause.end, g.start))
    named = [g for g in finite[:6] if subject_of(view, g, found).tokens]
    built = (_sentence(view, clause, group, found, status) for group in named)
    return next((sentence for sentence in built if sentence and sound(sentence)), "")


def _mentions(view: Scene, headline: str, noun: TriggerMatch) -> bool:
    return view.doc[noun.start : noun.end].text.lower() in headline.lower()


def _sentence(view: Scene, clause: Span, group: VerbGroup, found: Roles, status: Status) -> str:
    """The verb headline, or nothing when it would not be sound."""
    inner = _reported(view, group) or _announced(view, group)
    if inner is not None:
        group = inner
    subject = subject_of(view, group, found)
    own = range(max(view.begin, clause.start), min(view.end, clause.end))
    if subject.existential:
        there = remainder(view, group, Subject(""), found, LONGEST - 12) or ""
        if group.progressive:
            there = f"{view.doc[group.end - 1].text} {there}"
        return there if len(there.split()) > 2 and not group.negated else ""
    if not subject.text or subject.text.lower() in PRONOUNS:
        return subjectless(view, group, found, status == "planned", LONGEST)
    if group.base == "be" and view.word(group.start - 1) in ("it", "this", "that"):
        return ""
    plural = subject.plural or group.plural
    verb = shown(group, plural, status == "planned")
    verb = _with_adverb(view, group, verb)
    room = LONGEST - len(subject.text) - len(verb) - 2
    rest: str | None = remainder(view, group, subject, found, room)
    if group.end <= clause.start and _elliptical(view, clause):
        thing = (rest or "").split(" at ")[0].split(" in ")[0].split(" to ")[0]
        thing = "" if thing.startswith(tuple(f"{word} " for word in PREPOSITIONS)) else thing
        if view.word(next(iter(_after_and(view, own)), -1)) in DETERMINERS or _names_thing(view, own):
            # "tested a bomb in May and in June a missile": another object
            thing = ""
        place = fitted(view, trimmed(view, _after_and(view, own)), room - len(thing) - 1)
        rest = f"{thing} {place}".strip()
    if rest == "" or (rest and rest.split()[0].lower() in PLACES and _object_relative(view, group)):
        told = rest
        verb, rest = _completed(view, group, verb, plural, subject, found, room)
        rest = f"{rest} {told}" if rest and told and len(rest) + len(told) < room else rest or told
    if not subject.tokens and not rest and not subject.person and not subject.plural and not group.passive:
        # "it stopped": a war or a strike, whatever country was named before
        return ""
    if not subject.tokens and rest and rest.startswith(("effect", "into force", "force")):
        # "it took effect": a treaty, whatever country was named before
        return ""
    if (
        group.base in TELLING
        and rest
        and not {"that", "to"} & set(rest.split())
        and _that_follows(view, group)
    ):
        return ""
    if rest is None or not _sound(group, rest) or (not rest and _asks_on(view, group)):
        return ""
    return f"{subject.text} {verb} {rest}".strip()


TELLING = frozenset("promise tell assure inform remind persuade convince warn".split())


def _that_follows(view: Scene, group: VerbGroup) -> bool:
    """Whether a clause that was left out says what was told."""
    for i in range(group.end, min(view.end, group.end + 20)):
        if view.word(i) == "that":
            return not points_back(view, i) or view.word(i + 1) in PRONOUNS | DETERMINERS
        if view.word(i) in (",", ";", ".", ":"):
            return False
    return False


def _object_relative(view: Scene, group: VerbGroup) -> bool:
    """ "the embargo that Washington had imposed": the object stands before the clause."""
    if group.passive or not group.finite or clause_opener(view, group) not in ("that", "which", "whom"):
        return False
    i = next(
        (i for i in range(group.start - 1, view.begin, -1) if view.word(i) in ("that", "which", "whom")), 0
    )
    return view.word(i) != "that" or points_back(view, i)


PLACES = frozenset("on in at upon from against to between for over".split())


def _completed(
    view: Scene, group: VerbGroup, verb: str, plural: bool, subject: Subject, found: Roles, room: int
) -> tuple[str, str | None]:
    """An object found elsewhere: behind a second verb ("sank or crippled ships"), before "which X signed"."""
    if not group.passive and view.word(group.end) in ("and", "or"):
        following = next((g for g in view.groups if g.finite and g.start >= group.end), None)
        if following and following.start - group.end <= 2 and not following.passive and not following.modal:
            both = f"{verb} {view.word(group.end)} {shown(following, plural, False)}"
            tail = remainder(view, following, subject, found, room - len(both) + len(verb))
            return (both, tail) if tail else (verb, "")
    if group.passive or group.base in lexicon().alone:
        return verb, ""
    for i in range(group.start - 1, max(view.begin, group.start - 12), -1):
        if view.word(i) in ("which", "that"):
            antecedent = as_written(view, noun_phrase_before(view, i), found)
            known = antecedent.tokens and view.word(antecedent.tokens[0] - 1) in ("the", "a", "an")
            article = view.word(antecedent.tokens[0] - 1) + " " if known else ""
            return verb, article + antecedent.text if len(article + antecedent.text) <= room else ""
        if view.group_at(i):
            break
    return verb, ""


def _groups(view: Scene, clause: Span, trigger: TriggerMatch | None, anchor: int) -> list[VerbGroup]:
    """The verb groups that may carry the event, the likeliest first."""
    first = _group(view, clause, trigger, anchor)
    groups = [_what_is_called(view, first)] if first else []
    if trigger is not None:
        later = [g for g in view.groups if g.finite and anchor < g.start < clause.end and g is not first]
        before = [g for g in view.groups if g.finite and g.end <= clause.start]
        if not groups and view.word(clause.start) in PREPOSITIONS:
            groups += before[-1:]
        groups += [
            g for g in later[:1] if not any(view.word(i) in SUBORDINATORS for i in range(anchor, g.start))
        ]
    return groups


def _what_is_called(view: Scene, group: VerbGroup) -> VerbGroup:
    """ "announced what he called an operation": the operation is announced."""
    if view.word(group.end) == "what":
        inner = next((g for g in view.groups if g.start > group.end), None)
        if inner and inner.base == "call" and inner.start - group.end < 4:
            return replace(group, end=inner.end)
    if group.base == "call" and any(view.word(i) == "what" for i in range(group.start - 4, group.start)):
        outer = next((g for g in reversed(view.groups) if g.finite and g.end < group.start), None)
        if outer:
            return replace(outer, end=group.end)
    return group


def _group(view: Scene, clause: Span, trigger: TriggerMatch | None, anchor: int) -> VerbGroup | None:
    """The verb group that carries the event."""
    inside = [g for g in view.groups if clause.start <= g.start < clause.end]
    finite = [g for g in inside if g.finite]
    before = [g for g in view.groups if g.finite and g.end <= anchor]
    if trigger is None:
        if finite:
            return _dated_group(view, clause, finite)
        after = [g for g in view.groups if g.finite and g.start >= clause.end]
        return next(iter(before[-1:] + after[:1]), None) if not inside else None
    if trigger.trigger.kind == "verb":
        own = next((g for g in view.groups if g.start <= trigger.start < g.end), None)
        if own is not None:
            return own
    earlier = [g for g in finite if g.end <= anchor]
    if earlier:
        return earlier[-1]
    if trigger.trigger.kind == "noun":
        later = [g for g in finite if g.start > anchor]
        if later and not any(view.word(i) in SUBORDINATORS for i in range(anchor, later[0].start)):
            return later[0]
        return None
    return before[-1] if before else None


def _dated_group(view: Scene, clause: Span, finite: Sequence[VerbGroup]) -> VerbGroup:
    """The verb a clause's date goes with: the last before it, or the first main one when it leads."""
    first_date = next(
        (i for i in range(max(view.begin, clause.start), min(view.end, clause.end)) if i in view.dated), None
    )
    before = [g for g in finite if first_date is not None and g.end <= first_date]
    if before:
        return before[-1]
    main = [g for g in finite if clause_opener(view, g) not in SUBORDINATORS | TEMPORAL]
    return (main or finite)[0]


def _reported(view: Scene, group: VerbGroup) -> VerbGroup | None:
    """What is said, instead of that it is said: the verb group of the clause after "said (that)"."""
    if group.base not in SPEECH or group.passive:
        return None
    following = next((g for g in view.groups if g.finite and g.start >= group.end), None)
    if following is None or following.start - group.end > 14:
        return None
    between = range(group.end, following.start)
    if any(
        view.word(i) in (SUBORDINATORS - {"that"}) | {",", ";", ".", ":", "and", "or", "“", '"'}
        for i in between
    ):
        return None
    return following


def _announced(view: Scene, group: VerbGroup) -> VerbGroup | None:
    """ "announced that it had annexed Kuwait": what was announced, when a pronoun stands there."""
    i = group.end
    while i < view.end and i in view.dated:
        i += 1
    if (
        group.base not in ("announce", "report", "confirm", "declare")
        or group.negated
        or view.word(i) != "that"
    ):
        return None
    following = next((g for g in view.groups if g.finite and g.start > i), None)
    pronoun = view.word(i + 1) in ("it", "he", "she", "they")
    return following if following and pronoun and following.start - i < 4 else None


def _elliptical(view: Scene, clause: Span) -> bool:
    """ "and to Vladivostok a year later": the clause shares the verb of the one before."""
    first = view.word(clause.start) if view.begin <= clause.start else ""
    return first in COORDINATORS and view.word(clause.start + 1) in PREPOSITIONS


def _names_thing(view: Scene, own: range) -> bool:
    return view.word(next((i for i in _after_and(view, own) if i not in view.dated), -1)) in (
        "a",
        "an",
        "the",
    )


def _after_and(view: Scene, own: range) -> list[int]:
    kept: list[int] = []
    for i in own:
        if not kept and view.word(i) in COORDINATORS:
            continue
        if view.word(i) in (",", ";", ".") or view.word(i) in SUBORDINATORS:
            break
        kept.append(i)
    return kept


def _with_adverb(view: Scene, group: VerbGroup, verb: str) -> str:
    """ "nearly breaks": an adverb that changes what is said stays."""
    for i in (group.start - 1, *range(group.start, group.end)):
        if view.word(i) in ("nearly", "almost", "narrowly", "partly", "repeatedly", "unilaterally"):
            copula, _, rest = verb.partition(" ")
            adverb = view.doc[i].text
            return (
                f"{copula} {adverb} {rest}".strip() if copula in ("is", "are", "to") else f"{adverb} {verb}"
            )
    return verb


def _asks_on(view: Scene, group: VerbGroup) -> bool:
    """Whether a clause that was left out is what the verb is about."""
    i = group.end
    while i < view.end and i in view.dated:
        i += 1
    return view.word(i) in ("what", "that", "whether", "how", "why", "it", "him", "them")


def _sound(group: VerbGroup, rest: str) -> bool:
    """Whether the verb can stand with so little behind it, and what is said makes a point."""
    words = rest.split()
    if (
        group.base in SPEECH
        and not group.passive
        and (not words or words[0] in ("that", "in", "on", "at", "as"))
    ):
        return False
    if words:
        return (
            group.base not in ("be", "have", "do")
            or len(words) > 1
            or words[0][:1].isupper()
            or len(rest) > 5
        )
    return group.passive or group.base in lexicon().alone or group.base in ("abstain",)


def _words(view: Scene, clause: Span, found: Roles) -> str:
    """The longest noun phrase of the clause, with the actors before it, when there is nothing better."""
    runs: list[list[int]] = [[]]
    for i in range(max(view.begin, clause.start), min(view.end, clause.end)):
        word = view.word(i)
        ends = word in SUBORDINATORS | PRONOUNS | TEMPORAL | POSSESSIVES or word in SEPARATORS - {"-"}
        if ends or view.group_at(i) or (is_adverb(word) and not runs[-1]):
            runs.append([])
        elif i in view.dated or (
            not runs[-1] and word in PREPOSITIONS | COORDINATORS | DETERMINERS | {"-", "'s", "’s"}
        ):
            continue
        else:
            runs[-1].append(i)
    names = joined(found.all[:3])
    room = LONGEST - len(names) - 2
    texts = [(text, run) for run in runs if run and sound(text := fitted(view, run, room))]
    text, run = max(texts, key=lambda entry: len(entry[0]), default=("", []))
    if not names or not text or any(i in view.actors for i in run):
        return text or names
    return f"{names}: {text}"


def polished(headline: str) -> str:
    """One line, no stray punctuation at its ends, a capital first, never too long."""
    text = re.sub(r"\s+", " ", headline).strip(" ,;:-–—'\"“”„.")
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-–—")
    return text[:1].upper() + text[1:]
