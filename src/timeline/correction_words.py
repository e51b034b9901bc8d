"""A correction as people read it: what was decided, about which event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from timeline.records import EVENT_TYPES, Clause, Correction, CorrectionKind, Facts
from timeline.reference import actor_name
from timeline.store import EventStore

KIND_WORDS: Final[Mapping[CorrectionKind, str]] = {
    "accept": "accepted",
    "edit": "edited",
    "hide": "hidden",
    "separate": "set apart",
    "join": "joined",
}
_LONGEST: Final = 120


def described(correction: Correction, store: EventStore) -> str:
    """A line that says what was decided: "Edited “Leaders meet”: date 2019-04-25"."""
    about = _named(correction.clauses, store)
    if correction.kind == "hide":
        return f"Hidden: {_said(correction.clauses, store)}"
    if about is None:
        return f"{KIND_WORDS[correction.kind].capitalize()}: what it is about is not in the store now"
    if correction.kind == "accept":
        return f"Accepted {about}"
    if correction.kind == "edit":
        return f"Edited {about}: {'; '.join(changes(correction.facts))}"
    if correction.kind == "separate":
        beside = _named(correction.others, store)
        return f"Set apart {_said(correction.clauses, store)}" + (f" from {beside}" if beside else "")
    return f"Joined with another: {about}"


def changes(facts: Facts) -> list[str]:
    """What facts say, one phrase each."""
    said: list[tuple[str, str | None]] = [
        ("title", f"“{facts.title}”" if facts.title else None),
        ("date", " ".join(filter(None, (facts.qualifier, facts.span.edtf))) if facts.span else None),
        ("type", EVENT_TYPES.get(facts.type, facts.type) if facts.type else None),
        ("status", facts.status),
        ("countries", _actors(facts.countries)),
        ("organisations", _actors(facts.organisations)),
        ("pairs", _pairs(facts.pairs)),
        ("places", _listed(facts.places)),
        ("people", _listed(facts.people)),
    ]
    return [f"{name} {words}" for name, words in said if words is not None]


def _named(clauses: Iterable[Clause], store: EventStore) -> str | None:
    """The event that the first of these clauses is part of, by its title."""
    events = (store.event(clause.mention) for clause in clauses)
    return next((f"“{event.title}”" for event in events if event), None)


def _said(clauses: tuple[Clause, ...], store: EventStore) -> str:
    """The words of these clauses, the first of them in full."""
    mention = store.mention(clauses[0].mention)
    if mention is None:
        return "a sentence that is not in the store now"
    words = " ".join(mention.sentence.split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    more = len(clauses) - 1
    return f"“{short}”" + (f" and {more} more" if more else "")


def _actors(codes: Iterable[str] | None) -> str | None:
    return None if codes is None else _listed([actor_name(code) for code in codes])


def _pairs(pairs: Iterable[tuple[str, str]] | None) -> str | None:
    return None if pairs is None else _listed([" – ".join(map(actor_name, pair)) for pair in pairs])


def _listed(values: Iterable[str] | None) -> str | None:
    return None if values is None else ", ".join(values) or "none"
