"""Finds English time expressions and resolves each to its days: a function of text and publication day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from timeline.language.times.context import Context, is_narrative
from timeline.language.times.grammar import MASTER, SINGLE
from timeline.language.times.hits import Draft, Hit
from timeline.language.times.qualifiers import qualifier_after, qualifier_before
from timeline.language.times.readings import readings
from timeline.language.times.tokens import Tokens, tokens_of
from timeline.records import TimeExpression

_OR_ELSE: Final = {"quarter": "stage", "clock_range": "spoken_clock", "hours_clock": "duration"}
"""Rules whose words may mean something else: "the first quarter", but "the first year of the war"."""


def find_times(
    text: str, published: date | None = None, *, narrative: bool | None = None
) -> list[TimeExpression]:
    """Every time expression of a text, in order, none overlapping.

    Args:
        text: Any string.
        published: The day "yesterday" and "last week" count from; without it such expressions stay open.
        narrative: Whether the text is a history, whose partial dates follow the running date instead of
            ``published``; worked out from the text when not given.
    """
    if isinstance(published, datetime):
        published = published.date()
    tokens = tokens_of(text)
    told = is_narrative(tokens, published) if narrative is None else narrative
    context = Context(tokens, published, told)
    found: list[TimeExpression] = []
    waiting: Draft | None = None
    place, size = 0, len(tokens.classes)
    while place < size:
        match = MASTER.search(tokens.classes, place)
        if match is None:
            break
        rule = (match.lastgroup or "r_")[2:]
        drafts = _read(rule, match.start(), match.end(), tokens, context)
        for draft in drafts:
            if waiting and waiting.last == draft.first and (one := _counted_from(waiting, draft)):
                found.pop()
                draft = one
                if one.moment is not None:
                    context.told(one.moment, one.first, one.last, explicit=one.source == "text")
            found.append(_written(text, tokens, draft))
            waiting = draft if draft.beside else None
        place = max(drafts[-1].last, match.start() + 1) if drafts else match.start() + 1
    return found


def _read(rule: str, start: int, end: int, tokens: Tokens, context: Context) -> list[Draft]:
    single = SINGLE[rule].match(tokens.classes, start)
    if single is None or single.end() != end:
        return []
    context.source = "text"
    drafts = list(readings(Hit(single, tokens, context), rule))
    if not drafts and rule in _OR_ELSE:
        return _read(_OR_ELSE[rule], start, end, tokens, context)
    for draft in drafts:
        if draft.moment is not None and draft.type in ("DATE", "TIME"):
            context.told(
                draft.moment, draft.first, draft.last, explicit=draft.source == "text" or rule == "ago"
            )
            context.ended = draft.last
    return drafts


def _counted_from(waiting: Draft, day: Draft) -> Draft | None:
    """ "the day after" and "Christmas" as one day; None where the date is too coarse for it."""
    if waiting.beside is None or day.moment is None or day.type != "DATE":
        return None
    unit, steps = waiting.beside
    held = day.moment.widened(unit)
    moved = held.shifted(steps) if held else None
    if moved is None or not moved.valid:
        return None
    return replace(
        day, first=waiting.first, value=moved.timex(), moment=moved, span=moved.span(), mod=None, beside=None
    )


def _written(text: str, tokens: Tokens, draft: Draft) -> TimeExpression:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    qualifier = None
    if draft.type in ("DATE", "TIME"):
        qualifier = qualifier_after(tokens, draft.last) or qualifier_before(tokens, draft.first)
    span = draft.span
    if qualifier == "about" and span is not None and draft.moment is not None:
        span = draft.moment.span(about=True)
    return TimeExpression(
        start=start,
        end=end,
        text=text[start:end],
        type=draft.type,
        value=draft.value,
        span=span,
        resolved_from=draft.source if span is not None else None,
        qualifier=qualifier,
        mod=draft.mod if draft.mod is None or draft.mod.isupper() else None,
        confidence=draft.confidence if draft.source in (None, "text") else min(draft.confidence, 0.85),
    )
