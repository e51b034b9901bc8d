"""From an annotated doc to its mentions: one a dated clause, or a clause with a trigger and actors.

Reads what the components wrote (``doc.spans`` "times", "actors", "triggers") and decides; writes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

from timeline.language.actors import Actor
from timeline.language.candidates import Candidate, DatedSpan, candidates
from timeline.language.claims import claimant
from timeline.language.marks import highlights, pair_from
from timeline.language.participants import Context, participants
from timeline.language.pronouns import Settled, pronouns, standing_for
from timeline.language.references import references
from timeline.language.roles import Roles, country_pairs
from timeline.language.roles.speakers import speakers
from timeline.language.running_date import RunningDate
from timeline.language.spans import spans_between
from timeline.language.status import Told, lies_ahead, status_of
from timeline.language.syntax import dependencies
from timeline.language.times import merge_ranges
from timeline.language.titles import title
from timeline.language.triggers import TriggerMatch
from timeline.records import Document, Mention, TimeExpression
from timeline.reference import is_country

Found = TypeVar("Found", Actor, DatedSpan, TriggerMatch)

RECENT = 3
"""Sentences that name somebody, so many of which "the two leaders" may look back to."""
FEW_WORDS = 4
"""A sentence with fewer words tells of nothing."""


def mentions(doc: Doc, document: Document) -> Iterator[Mention]:
    """The mentions of a document, sentence by sentence; the main event of each sentence first."""
    dates = _dated_spans(doc, document.text)
    actors = [span._.actor for span in doc.spans.get("actors", ())]
    matches = _matches(doc)
    context = _main_actors(actors)
    looks_back = _looks_back(dates, document.published)
    previous: tuple[str, ...] = ()
    recent: tuple[tuple[str, ...], ...] = ()
    running = RunningDate()
    settled: Settled = {}
    for sentence in doc.sents:
        if _opens_paragraph(sentence):
            running = RunningDate()
            if context:  # "the two countries" are then again those that the text is about
                recent = ()
        if sum(token.is_alpha for token in sentence) < FEW_WORDS:
            continue
        here, when, events = (_inside(sentence, found) for found in (actors, dates, matches))
        running = running.after(when)
        meant = references(sentence, here, (*recent, context)) if events else []
        settled.update(standing_for(sentence, meant))
        meant += pronouns(sentence, events, settled)
        if not (when or (events and (here or meant or sentence.start == 0))):
            previous = _told(here) or previous
            recent = (_told(here), *recent)[:RECENT] if here else recent
            continue
        silent = speakers(sentence, here, events)
        parties = sorted([a for a in here if a not in silent] + meant, key=attrgetter("start"))
        for candidate in candidates(sentence, events, when, parties):
            if not _eventful(candidate, looks_back):
                continue
            yield _mention(
                doc,
                document,
                sentence,
                candidate,
                here,
                parties,
                when,
                Context(previous or context, context, settled),
                running,
            )
        previous = _told(parties) or previous
        recent = (_told(parties), *recent)[:RECENT] if parties else recent


def _told(parties: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.code for actor in parties))


def _opens_paragraph(sentence: Span) -> bool:
    return sentence.start > 0 and "\n\n" in sentence.doc[sentence.start - 1].text_with_ws


def _names_a_time(dates: Sequence[DatedSpan]) -> bool:
    """Whether a sentence names any point in time, so that it takes none from its context."""
    return any(d.time.type != "SET" for d in dates)


def _narrates(candidate: Candidate, state: str) -> bool:
    """Whether an undated clause goes on telling what happened: a past verb of some weight."""
    trigger = candidate.trigger
    return (
        trigger is not None
        and state == "happened"
        and trigger.form in ("past", "participle")
        and (trigger.trigger.type != "OTHER" or bool(trigger.trigger.objects))
        and not _looks_further_back(candidate.clause.doc[trigger.start])
    )


def _looks_further_back(verb: Token) -> bool:
    """ "Both had asked for it": what had happened before is not of the day that the story has reached."""
    return verb.has_dep() and any(aux.lower_ == "had" for aux in dependencies.auxiliaries(verb))


def _dated_spans(doc: Doc, text: str) -> list[DatedSpan]:
    """The time expressions with ranges joined, on tokens; those inside a token are widened to it."""
    found = []
    for time in merge_ranges(text, list(doc._.times)):
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is not None:
            found.append(DatedSpan(span.start, span.end, time))
    return found


def _eventful(candidate: Candidate, looks_back: bool) -> bool:
    """Whether a clause tells of something that happened at its date, not of how things were around it.

    "After 1991 the order was ..." and, in a text that looks back, "today" and "overnight" tell of no event;
    nor does a clause without a trigger unless it names its date outright.
    """
    trigger, date = candidate.trigger, candidate.date
    if date is None:
        return trigger is not None
    time = date.time
    if looks_back and time.resolved_from == "published" and time.text.lower() in VAGUE:
        return False
    if trigger is None:
        return time.resolved_from == "text" and time.qualifier in (None, "about")
    stands = trigger.trigger.kind == "noun" and trigger.trigger.type == "OTHER"
    return not (stands and time.qualifier in ("after", "before", "since", "until"))


VAGUE = frozenset("today tonight overnight nowadays".split())


def _looks_back(dates: Sequence[DatedSpan], published: date | None) -> bool:
    """Whether most dates of a text lie more than a year before its publication: an analysis or a history."""
    if published is None:
        return False
    years = [d.time.span.start.year for d in dates if d.time.span and d.time.type == "DATE"]
    old = sum(year < published.year - 1 for year in years)
    return old >= OLD_DATES and old * 2 > len(years)


OLD_DATES = 3


def _inside(sentence: Span, found: Sequence[Found]) -> list[Found]:
    """Those of a doc's actors, dates or triggers, which are in order, that begin in a sentence."""
    first = bisect_left(found, sentence.start, key=attrgetter("start"))
    last = bisect_left(found, sentence.end, lo=first, key=attrgetter("start"))
    return list(found[first:last])


def _main_actors(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The two countries a document speaks of most, if it clearly is about two."""
    counts = Counter(actor.code for actor in actors if is_country(actor.code))
    common = counts.most_common(3)
    if len(common) < 2 or common[1][1] < 3 or (len(common) > 2 and common[2][1] * 2 > common[1][1]):
        return ()
    return tuple(sorted(code for code, _ in common[:2]))


def _mention(
    doc: Doc,
    document: Document,
    sentence: Span,
    candidate: Candidate,
    actors: Sequence[Actor],
    parties: Sequence[Actor],
    dates: Sequence[DatedSpan],
    context: Context,
    running: RunningDate,
) -> Mention:
    clause, trigger, date = candidate.clause, candidate.trigger, candidate.date
    inside = [a for a in parties if clause.start <= a.start < clause.end]
    time = date.time if date else None
    span = time.span if time else None
    day = span.start if span else document.published
    found, from_context = participants(doc, sentence, candidate, parties, context, day.year if day else None)
    if trigger:
        told = status_of(doc, trigger, span, document.published)
    else:
        told = Told("planned", by_date=True) if lies_ahead(span, document.published) else Told("happened")
    state = told.status
    carried = running.span if not _names_a_time(dates) and _narrates(candidate, state) else None
    ranges = [(d.start, d.end) for d in dates]
    headline = title(doc, clause, trigger, found, inside, ranges, state)
    evidence = _trimmed(clause)
    pairs = country_pairs(found)
    named = pair_from(pairs, clause, parties)
    said = claimant(doc[trigger.start], actors) if trigger else None
    return Mention(
        id=_identity(document.id, evidence.start_char, evidence.end_char, time.start if time else -1),
        document=document.id,
        start=evidence.start_char,
        end=evidence.end_char,
        sentence=_trimmed(sentence).text,
        sentence_start=_trimmed(sentence).start_char,
        title=headline,
        type=trigger.trigger.type if trigger else "OTHER",
        status=state,
        span=span or carried,
        date_text=time.text if time else running.text if carried else None,
        date_from=time.resolved_from if time else "context" if carried else None,
        qualifier=time.qualifier if time else None,
        sources=found.sources,
        targets=found.targets,
        countries=tuple(sorted(code for code in found.all if is_country(code))),
        organisations=tuple(sorted(code for code in found.all if not is_country(code))),
        pairs=pairs,
        pair_from=named,
        speaker=said.speaker if said else None,
        places=_places(doc, sentence, clause, parties),
        people=tuple(
            dict.fromkeys(span._.person for span in spans_between(doc, "people", clause.start, clause.end))
        ),
        confidence=_confidence(trigger, time, found, from_context or named == "context")
        + (0.1 if carried else 0.0),
        highlights=highlights(_trimmed(sentence), candidate, parties, told, said),
    )


def _matches(doc: Doc) -> list[TriggerMatch]:
    return [span._.trigger for span in doc.spans.get("triggers", ())]


def _trimmed(span: Span) -> Span:
    """Without space and joining punctuation at its edges."""
    doc, start, end = span.doc, span.start, span.end
    while start < end - 1 and (doc[start].is_space or doc[start].text in (",", ";", ":")):
        start += 1
    while end > start + 1 and (doc[end - 1].is_space or doc[end - 1].text in (",", ";", ":")):
        end -= 1
    return doc[start:end]


def _identity(document: str, start: int, end: int, date: int) -> str:
    return blake2b(f"{document}\0{start}\0{end}\0{date}".encode(), digest_size=8).hexdigest()


def _places(doc: Doc, sentence: Span, clause: Span, parties: Sequence[Actor]) -> tuple[str, ...]:
    """Names after "in" or "at" that the gazetteer knows."""
    names = [
        doc[a.start : a.end].text
        for a in parties
        if clause.start <= a.start < clause.end
        and a.kind in ("capital", "city", "region", "name")
        and a.start > sentence.start
        and doc[a.start - 1].lower_ in ("in", "at", "near", "outside")
    ]
    return tuple(dict.fromkeys(names))


def _confidence(
    trigger: TriggerMatch | None, time: TimeExpression | None, found: Roles, from_context: bool
) -> float:
    """A first estimate from what was found; the chronology adds what the sources agree on."""
    score = 0.3
    if trigger:
        score += 0.05 + 0.05 * trigger.trigger.strength * (trigger.trigger.type != "OTHER")
    if time and time.span:
        score += 0.3 * time.confidence * (1.0 if time.resolved_from == "text" else 0.8)
    if found.all and not from_context:
        score += 0.15
    return round(min(score, 0.95), 3)
