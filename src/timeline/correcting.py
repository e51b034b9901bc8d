"""Events put right by a person: what is decided is kept in the store, and holds in every later build.

A decision changes the events it is about at once. What takes events apart or together again when it is undone
needs the whole chronology made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from timeline.chronology.corrected import corrected, facts_of, reviewed, stands_at
from timeline.chronology.events import event_of
from timeline.errors import CorrectionError
from timeline.records import Clause, Correction, CorrectionKind, Event, Facts, Mention
from timeline.renewal import renew
from timeline.store import EventStore, Query

TRIES: Final = 5
"""Tries while another program changes the chronology."""

FACTUAL: Final = frozenset(("accept", "edit"))
"""Kinds that leave the mentions where they are."""

Target = str | Path
Make = Callable[[EventStore, Event], Correction]
Share = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a correction: the event it is about, as it is now, or none; and the correction itself."""

    event: str | None
    correction: Correction


def accept(target: Target, event_id: str, note: str | None = None) -> Outcome:
    """Say that an event is right as it stands; it stays so, whatever is read later.

    Raises:
        CorrectionError: There is no such event.
        StoreError: The store cannot be opened or written.
    """
    return _decide(target, event_id, lambda store, event: decision("accept", event, note=note))


def edit(target: Target, event_id: str, facts: Facts, note: str | None = None) -> Outcome:
    """Put facts of an event right; what is not given goes on following the evidence.

    Raises:
        CorrectionError: There is no such event, or nothing would be other than it is.
    """

    def make(store: EventStore, event: Event) -> Correction:
        changed = differing(facts, event)
        if changed == Facts():
            raise CorrectionError(f"“{event.title}” is so already; change something, or accept it as it is.")
        return decision("edit", event, changed, note=note)

    return _decide(target, event_id, make)


def hide(
    target: Target, event_id: str, mentions: Iterable[str] | None = None, note: str | None = None
) -> Outcome:
    """Say that an event, or some of its mentions, tell of nothing that happened or may happen.

    The outcome's event is what is left of it.
    """

    def make(store: EventStore, event: Event) -> Correction:
        hidden = _some_of(event, mentions)
        others = [mention for mention in event.mentions if mention not in hidden]
        return decision("hide", event, None, hidden, others, note)

    return _decide(target, event_id, make, of_others=True)


def separate(target: Target, event_id: str, mentions: Iterable[str], note: str | None = None) -> Outcome:
    """Say that some mentions of an event tell of another happening; the outcome's event is theirs.

    Raises:
        CorrectionError: There is no such event, or these are none or all of its mentions.
    """

    def make(store: EventStore, event: Event) -> Correction:
        apart = _some_of(event, mentions)
        others = [mention for mention in event.mentions if mention not in apart]
        if not others:
            raise CorrectionError("These are all the mentions of the event; leave at least one with it.")
        return decision("separate", event, None, apart, others, note)

    return _decide(target, event_id, make)


def join(target: Target, event_id: str, other_id: str, note: str | None = None) -> Outcome:
    """Say that two events are one.

    Raises:
        CorrectionError: One of them is not there, or they are one already.
    """

    def make(store: EventStore, event: Event) -> Correction:
        other = _event(store, other_id)
        if other.id == event.id:
            raise CorrectionError(f"“{event.title}” is one event already; choose another to join it with.")
        return decision("join", event, None, None, _anchored(other, other.mentions), note)

    return _decide(target, event_id, make)


def undo(target: Target, correction_id: str, told_share: Share | None = None) -> None:
    """Take a correction back.

    Args:
        told_share: Is told now and then what share of the mentions is merged, where that is needed.

    Raises:
        CorrectionError: There is none of that id.
        StoreError: The store cannot be opened or written.
    """
    with EventStore(target, read_only=True):  # a store that is not there is not made by changing it
        pass
    with closing(EventStore(target)) as store:
        for _ in range(TRIES):
            kept = store.corrections()
            taken = next((each for each in kept if each.id == correction_id), None)
            if taken is None:
                raise CorrectionError(
                    f"There is no correction {correction_id}; timeline corrections lists all."
                )
            if taken.kind not in FACTUAL:
                break
            if _amend(store, taken, [each for each in kept if each is not taken], drop=taken.id):
                return
        store.drop_correction(correction_id)
        renew(store, told_share)


def apply(target: Target, corrections: Sequence[Correction], told_share: Share | None = None) -> int:
    """Take in corrections that were made elsewhere, in another store or a table; how many were new."""
    with EventStore(target, read_only=True):
        pass
    with closing(EventStore(target)) as store:
        count = store.add_corrections(corrections)
        renew(store, told_share)
        return count


def differing(facts: Facts, event: Event) -> Facts:
    """Those of the facts that the event does not have; a date goes with the word beside it."""
    now = facts_of(event)
    same = {each.name for each in fields(Facts) if getattr(facts, each.name) == getattr(now, each.name)}
    dated = {"span", "qualifier"}
    if facts.span is None or (event.span and facts.span.edtf == event.span.edtf and "qualifier" in same):
        same |= dated
    else:
        same -= dated
    return replace(facts, **dict.fromkeys(same))


def decision(
    kind: CorrectionKind,
    event: Event,
    facts: Facts | None = None,
    clauses: Sequence[Mention] | None = None,
    others: Sequence[Mention] = (),
    note: str | None = None,
    made: datetime | None = None,
) -> Correction:
    """A correction of an event.

    Args:
        facts: For an acceptance by default all that the event is.
        clauses: By default all that tell of the event.
        made: By default now.
    """
    about = event.mentions if clauses is None else clauses
    said = facts_of(event) if kind == "accept" and facts is None else facts or Facts()
    return Correction(
        id=uuid4().hex,
        made=made or datetime.now(UTC),
        kind=kind,
        clauses=tuple(map(Clause.of, _anchored(event, about))),
        others=tuple(map(Clause.of, others)),
        facts=said,
        note=" ".join(note.split()) or None if note else None,
    )


def _decide(target: Target, event_id: str, make: Make, of_others: bool = False) -> Outcome:
    """Make a correction and let it hold."""
    with EventStore(target, read_only=True):
        pass
    with closing(EventStore(target)) as store:
        for _ in range(TRIES):
            made = make(store, _event(store, event_id))
            if _amend(store, made, [*store.corrections(), made], add=made):
                break
        else:
            store.add_corrections([made])
            renew(store)
        left = made.others if of_others else made.clauses
        now = (event.id for clause in left if (event := store.event(clause.mention)))
        return Outcome(next(now, None), made)


def _amend(
    store: EventStore,
    about: Correction,
    corrections: Sequence[Correction],
    add: Correction | None = None,
    drop: str | None = None,
) -> bool:
    """Work out the events that a correction is about as they are with all these, and store them."""
    revision = store.revision()
    held = (_holder(store, clause) for clause in (*about.clauses, *about.others))
    events = {event.id: event for event in held if event}
    documents = {mention.document for event in events.values() for mention in event.mentions}
    said = [
        each
        for each in corrections
        if each.kind in FACTUAL and not documents.isdisjoint(clause.document for clause in each.clauses)
    ]
    replay = [each for each in said if _home(store, each) in events]
    if add is not None and add.kind not in FACTUAL:
        replay.append(add)
    published = {
        row.id: row.published for row in store.document_rows(documents).values() if row.published is not None
    }
    fresh = [
        reviewed(replace(event_of(group, published), salience=_share(group, events.values())), of_it)
        for group, of_it in corrected([event.mentions for event in events.values()], replay)
    ]
    return store.amend(list(events), fresh, revision, add, drop)


def _holder(store: EventStore, clause: Clause) -> Event | None:
    """The event that a clause is part of, by the id of its mention or else by its place."""
    if event := store.event(clause.mention):
        return event
    told = store.iter_events(Query(document=clause.document))
    return next((event for event in told if any(stands_at(each, clause) for each in event.mentions)), None)


def _home(store: EventStore, correction: Correction) -> str | None:
    """The event that a correction of facts is about now."""
    held = (_holder(store, clause) for clause in correction.clauses)
    return next((event.id for event in held if event), None)


def _share(group: Sequence[Mention], events: Collection[Event]) -> float:
    """How salient a group of mentions is, by what they were part of; the next build says it exactly."""
    ids = {mention.id for mention in group}
    for event in events:
        if {mention.id for mention in event.mentions} == ids:
            return event.salience
    mentions = sum(len(event.mentions) for event in events)
    return round(sum(event.salience for event in events) * len(group) / mentions, 3)


def _event(store: EventStore, event_id: str) -> Event:
    event = store.event(event_id)
    if event is None:
        raise CorrectionError(f"There is no event {event_id} in {store.name}; it may have changed meanwhile.")
    return event


def _some_of(event: Event, mentions: Iterable[str] | None) -> list[Mention]:
    wanted = {mention.id for mention in event.mentions} if mentions is None else set(mentions)
    found = [mention for mention in event.mentions if mention.id in wanted]
    if not found:
        raise CorrectionError(
            f"None of these mentions is part of “{event.title}”; it may have changed meanwhile."
        )
    return found


def _anchored(event: Event, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of an event, its anchor first."""
    return sorted(mentions, key=lambda mention: mention.id != event.id)
