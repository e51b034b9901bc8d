"""Finds the times of a text in one of the languages beside English and resolves each to its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final, cast

from timeline.language.tongues.context import Context
from timeline.language.tongues.grammar import MASTER, RULES, SINGLE
from timeline.language.tongues.hits import Draft, Hit
from timeline.language.tongues.read_dates import (
    read_century,
    read_chinese_decade,
    read_day,
    read_day_of_month,
    read_decade,
    read_figures,
    read_month,
    read_quarter,
    read_season,
    read_two_days,
    read_two_years,
    read_year,
)
from timeline.language.tongues.read_relative import (
    read_ago,
    read_ahead,
    read_compound,
    read_day_word,
    read_duration,
    read_half_year,
    read_part_of_unit,
    read_reference,
    read_stretch,
    read_unit,
    read_weekday,
    read_weekday_of_week,
    read_weekend,
)
from timeline.language.tongues.tokens import Tokens, tokens_of
from timeline.records import Qualifier, TimeExpression

READ: Final[dict[str, Callable[[Hit], list[Draft]]]] = {
    "iso": read_figures,
    "year_first": read_figures,
    "figures": read_figures,
    "chinese_day": read_day,
    "day_of_month": read_day_of_month,
    "two_days": read_two_days,
    "day": read_day,
    "chinese_month": read_month,
    "quarter": read_quarter,
    "chinese_decade": read_chinese_decade,
    "century": read_century,
    "decade": read_decade,
    "season": read_season,
    "month": read_month,
    "half_year": read_half_year,
    "ago": read_ago,
    "ahead": read_ahead,
    "stretch": read_stretch,
    "unit": read_unit,
    "weekday_of_week": read_weekday_of_week,
    "weekday": read_weekday,
    "part_of_unit": read_part_of_unit,
    "duration": read_duration,
    "weekend": read_weekend,
    "compound": read_compound,
    "day_word": read_day_word,
    "reference": read_reference,
    "two_years": read_two_years,
    "year": read_year,
}
"""The reading of each rule."""

_ORDER: Final = {name: place for place, name in enumerate(RULES)}
_RESOLVED: Final = 0.85
"""Confidence of what is resolved from publication day or context."""


def find_tongue_times(text: str, language: str, published: date | None = None) -> list[TimeExpression]:
    """Every time expression of a text, in order, none overlapping.

    Args:
        text: Any string.
        language: One of `vocabulary.TONGUES`.
        published: The day "yesterday" counts from; without it such expressions stay open.
    """
    if isinstance(published, datetime):
        published = published.date()
    tokens = tokens_of(text, language)
    context = Context(tokens, published)
    found: list[TimeExpression] = []
    place = 0
    while match := MASTER.search(tokens.letters, place):
        drafts = _read(match.start(), _ORDER[(match.lastgroup or "r_")[2:]], context)
        for draft in drafts:
            if draft.moment is not None and draft.source == "text":
                context.tell(draft.moment, draft.first)
            found.append(_written(tokens, draft))
        place = drafts[-1].last if drafts else match.start() + 1
    return found


def _read(start: int, order: int, context: Context) -> list[Draft]:
    """The drafts of the first rule, from ``order`` on, that matches here and whose reading accepts it."""
    for name in list(RULES)[order:]:
        match = SINGLE[name].match(context.tokens.letters, start)
        if match is not None:
            context.source = "text"
            if drafts := READ[name](Hit(match, context.tokens, context)):
                return drafts
    return []


def _written(tokens: Tokens, draft: Draft) -> TimeExpression:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    qualifier = _qualifier(tokens, draft.first) if draft.type == "DATE" else None
    span = draft.moment.span(about=qualifier == "about") if draft.moment is not None else None
    return TimeExpression(
        start=start,
        end=end,
        text=tokens.text[start:end],
        type=draft.type,
        value=draft.value,
        span=span,
        resolved_from=draft.source if span is not None else None,
        qualifier=qualifier,
        mod=draft.mod,
        confidence=1.0 if draft.source == "text" else _RESOLVED,
    )


def _qualifier(tokens: Tokens, first: int) -> Qualifier | None:
    """The word before a date that does not widen it: "since", "until", "about"."""
    qualifiers = tokens.vocabulary.qualifiers
    place = first - 1
    if tokens.letter(place) == "i" and tokens.words[place] not in qualifiers:
        place -= 1
    for width in (3, 2, 1):
        if place - width + 1 >= 0:
            phrase = " ".join(tokens.words[place - width + 1 : place + 1])
            if phrase in qualifiers:
                return cast(Qualifier, qualifiers[phrase])
    return None
