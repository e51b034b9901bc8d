"""What people decided about events, replayed on what merging made of the mentions.

Corrections name clauses, not events: whatever the merging makes of the clauses later, a correction reaches
the event that they are part of then. A clause that is read with other bounds by then is known by its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.chronology.dates import beside
from timeline.records import Clause, Correction, Event, Facts, Mention, Reviewed

SURE = 1.0
"""The confidence of what a person has looked at."""

Corrected = tuple[list[Mention], list[Correction]]
"""The mentions of an event, and what was said of its facts, the earliest first."""


def corrected(groups: Iterable[Sequence[Mention]], corrections: Iterable[Correction]) -> list[Corrected]:
    """Groups of mentions as people want them, each with the acceptances and edits that are about it."""
    in_order = sorted(corrections, key=lambda each: (each.made, each.id))
    now = _Groups([list(group) for group in groups], in_order)
    for each in in_order:
        now.apply(each)
    said: defaultdict[int, list[Correction]] = defaultdict(list)
    for each in in_order:
        if each.kind in ("accept", "edit") and (about := now.found(each.clauses)):
            said[now.group_of[about[0]]].append(each)
    return [(group, said[number]) for number, group in enumerate(now.groups) if group]


def reviewed(event: Event, said: Sequence[Correction]) -> Event:
    """An event as people say it is; the later word on a fact counts."""
    if not said:
        return event
    for each in said:
        event = _with(event, each.facts)
    kind: Reviewed = "edited" if any(each.kind == "edit" for each in said) else "accepted"
    others = beside(event.mentions, event.span)
    return replace(event, reviewed=kind, confidence=SURE, other_dates=others)


def facts_of(event: Event) -> Facts:
    """All that can be said of an event, as it is."""
    return Facts(
        event.title, event.type, event.status, event.span, event.qualifier, event.countries,
        event.organisations, event.pairs, event.places, event.people,
    )  # fmt: skip


def _with(event: Event, facts: Facts) -> Event:
    span, qualifier = event.span, event.qualifier
    if facts.span is not None:
        span, qualifier = facts.span, facts.qualifier
    countries = event.countries if facts.countries is None else tuple(sorted(set(facts.countries)))
    return replace(
        event,
        title=facts.title or event.title,
        type=facts.type or event.type,
        status=facts.status or event.status,
        span=span,
        qualifier=qualifier,
        countries=countries,
        organisations=_given(facts.organisations, event.organisations),
        pairs=_pairs(event.pairs if facts.pairs is None else facts.pairs, countries),
        places=_given(facts.places, event.places),
        people=_given(facts.people, event.people),
    )


def _given(said: tuple[str, ...] | None, read: tuple[str, ...]) -> tuple[str, ...]:
    return read if said is None else tuple(sorted(set(said)))


def _pairs(pairs: Iterable[tuple[str, str]], countries: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of these countries; where there are but two of them, and no pair, the two."""
    among = {(min(pair), max(pair)) for pair in pairs if set(pair) <= set(countries)}
    if not among and len(countries) == 2:
        among = {(countries[0], countries[1])}
    return tuple(sorted(among))


class _Groups:
    """Groups of mentions while corrections change them; an emptied one keeps its number."""

    def __init__(self, groups: list[list[Mention]], corrections: Sequence[Correction]) -> None:
        self.groups = groups
        self.group_of: dict[str, int] = {}
        self._read: defaultdict[str, list[Mention]] = defaultdict(list)
        documents = {clause.document for each in corrections for clause in (*each.clauses, *each.others)}
        for number, group in enumerate(groups):
            for mention in group:
                if mention.document in documents:
                    self.group_of[mention.id] = number
                    self._read[mention.document].append(mention)

    def found(self, clauses: Iterable[Clause]) -> list[str]:
        """The mentions, by id, that stand where these clauses stand and are part of an event."""
        ids = (self._mention(clause) for clause in clauses)
        return [one for one in dict.fromkeys(ids) if one in self.group_of]

    def _mention(self, clause: Clause) -> str:
        if clause.mention in self.group_of:
            return clause.mention
        there = (each.id for each in self._read.get(clause.document, ()) if stands_at(each, clause))
        return next(there, "")

    def apply(self, correction: Correction) -> None:
        """Let a correction take mentions out of groups, or bring groups together."""
        about, others = self.found(correction.clauses), self.found(correction.others)
        if correction.kind == "hide":
            self._take_out(about)
            for one in about:
                del self.group_of[one]
        elif correction.kind == "separate":
            beside = {self.group_of[one] for one in others if one not in about}
            if moved := self._take_out([one for one in about if self.group_of[one] in beside]):
                self._put(moved, len(self.groups))
        elif correction.kind == "join" and about and others:
            into, out = self.group_of[about[0]], self.group_of[others[0]]
            if into != out:
                self._put(self.groups[out], into)
                self.groups[out] = []

    def _take_out(self, ids: Sequence[str]) -> list[Mention]:
        wanted = frozenset(ids)
        taken: list[Mention] = []
        for number in sorted({self.group_of[one] for one in ids}):
            taken += [mention for mention in self.groups[number] if mention.id in wanted]
            self.groups[number] = [mention for mention in self.groups[number] if mention.id not in wanted]
        return taken

    def _put(self, mentions: Sequence[Mention], number: int) -> None:
        if number == len(self.groups):
            self.groups.append([])
        self.groups[number] += mentions
        for mention in mentions:
            if mention.id in self.group_of or mention.document in self._read:
                self.group_of[mention.id] = number


def stands_at(mention: Mention, clause: Clause) -> bool:
    """Whether a mention stands where a clause stood: most of the shorter of the two lies in the other."""
    both = min(mention.end, clause.end) - max(mention.start, clause.start)
    shorter = min(mention.end - mention.start, clause.end - clause.start)
    return mention.document == clause.document and both * 2 > shorter
