"""What an event says: title, date, type, status and actors, chosen among its mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from math import log1p

from timeline.chronology.merging import merged
from timeline.records import PRECISIONS, Event, Mention, OtherDate, Status, TimeSpan
from timeline.reference import actor_name, countries

BEST_TITLE = (28, 75)
"""Characters between which a headline reads best."""
SHORT_TITLE = 18
"""A headline with fewer characters seldom says both who and what."""


def chronology(mentions: Iterable[Mention]) -> Iterator[Event]:
    """The events that the mentions tell of, in order of time; undated ones last."""
    events = [event_of(group) for group in merged(m for m in mentions if tells(m))]
    undated = [event for event in events if event.span is None]
    dated = [event for event in events if event.span is not None]
    dated.sort(key=lambda event: (event.span.start, event.span.end, event.id) if event.span else ())
    yield from dated
    yield from sorted(undated, key=lambda event: event.id)


def tells(mention: Mention) -> bool:
    """Whether a mention can stand in a chronology: it has a date (if open), and says who or what."""
    if mention.span is None and mention.date_text is None:
        return False
    if mention.type != "OTHER":
        return True
    names = [actor_name(code) for code in (*mention.countries, *mention.organisations)]
    return bool(names) and not _only_names(mention.title, names)


def _only_names(title: str, names: Sequence[str]) -> bool:
    """Whether a headline says no more than who is spoken of."""
    for name in sorted(names, key=len, reverse=True):
        title = title.replace(name, "")
    return not title.replace(" and ", "").strip(" ,") or title.strip() == "Event"


def event_of(group: Sequence[Mention]) -> Event:
    """The event of a group of mentions."""
    ranked = sorted(group, key=_quality)
    anchor = ranked[0]
    span, others = _dates(ranked)
    states, organisations = _shared(ranked, "countries"), _shared(ranked, "organisations")
    pairs = sorted({(min(pair), max(pair)) for m in ranked for pair in m.pairs if set(pair) <= set(states)})
    documents = {m.document for m in ranked}
    confidence = _confidence(ranked)
    return Event(
        id=anchor.id,
        title=_title(ranked, states, organisations),
        type=_type(ranked),
        status=_status(ranked),
        mentions=tuple(sorted(group, key=lambda m: (m.document, m.start, m.id))),
        span=span,
        qualifier=next((m.qualifier for m in ranked if m.span == span), None),
        countries=states,
        organisations=organisations,
        pairs=tuple(pairs),
        places=_shared(ranked, "places"),
        people=_shared(ranked, "people"),
        confidence=confidence,
        salience=round(log1p(len(documents)) * 2 + log1p(len(ranked)) * 0.5 + confidence, 3),
        other_dates=others,
    )


def _quality(mention: Mention) -> tuple[float, int, str]:
    """Best mention first: confidence, precision, then id."""
    precision = PRECISIONS.index(mention.span.precision) if mention.span else len(PRECISIONS)
    return (-mention.confidence, precision, mention.id)


def _dates(mentions: Sequence[Mention]) -> tuple[TimeSpan | None, tuple[OtherDate, ...]]:
    """The most precise date that most documents give, and the dates others give."""
    told: defaultdict[TimeSpan, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.span:
            told[mention.span].add(mention.document)
    if not told:
        return None, ()
    chosen = min(told, key=lambda s: ((s.end - s.start).days, -len(told[s]), s.start, s.edtf))
    others = sorted(
        (
            OtherDate(span.edtf, tuple(sorted(documents)))
            for span, documents in told.items()
            if span.edtf != chosen.edtf
        ),
        key=lambda other: other.date,
    )
    return chosen, tuple(others)


def _shared(mentions: Sequence[Mention], field: str) -> tuple[str, ...]:
    """The codes of the best mention and those that a third of the others name."""
    counts = Counter(code for m in mentions for code in getattr(m, field))
    kept = set(getattr(mentions[0], field))
    kept |= {code for code, n in counts.items() if n >= 2 and n * 3 >= len(mentions)}
    return tuple(sorted(kept))


def _type(mentions: Sequence[Mention]) -> str:
    """The type with the most confidence behind it; OTHER only if none says more."""
    weights: Counter[str] = Counter()
    for m in mentions:
        weights[m.type] += m.confidence  # type: ignore[assignment]
    named = {type_: weight for type_, weight in weights.items() if type_ != "OTHER"}
    return max(sorted(named), key=lambda t: named[t]) if named else "OTHER"


def _status(mentions: Sequence[Mention]) -> Status:
    """Happened once one source tells it as past; else what most say."""
    counts = Counter(m.status for m in mentions)
    if counts["happened"] and counts["happened"] >= counts["denied"]:
        return "happened"
    order: tuple[Status, ...] = ("denied", "planned", "hypothetical", "happened")
    return max(order, key=lambda status: counts[status])


def _title(mentions: Sequence[Mention], states: Sequence[str], organisations: Sequence[str]) -> str:
    """The headline that reads best: about the event's own actors, no bare template, of a good length.

    What a mention names beside the event's actors, such as a place of earlier talks, may have got into its
    headline; so may a country of the background, which the headline then spells out.
    """
    own = {*states, *organisations}
    if len(mentions) > 2:
        counts = Counter(code for m in mentions for code in {*m.countries, *m.organisations})
        own = {code for code in own if counts[code] * 2 > len(mentions)} or own
    pair = len(own) > 1

    def score(mention: Mention) -> tuple[float, str]:
        named = {*mention.countries, *mention.organisations}
        points = (
            mention.confidence + (0.4 if mention.type != "OTHER" else 0.0) + _length_points(mention.title)
        )
        points -= 2.0 if _names_others(mention.title, own) else 0.0
        points -= 1.0 if named - own else 0.0
        points -= 1.2 if _is_template(mention.title) else 0.0
        points += 0.5 if pair and len(named & own) > 1 else 0.0
        return (-points, mention.id)

    return min(mentions, key=score).title


def _length_points(title: str) -> float:
    low, high = BEST_TITLE
    if low <= len(title) <= high:
        return 1.0
    return 0.5 if len(title) >= SHORT_TITLE else -0.5


def _is_template(title: str) -> bool:
    """Whether a headline is a mere label: "Russia and Iran: talks", or one name."""
    return ": " in title or len(title.split()) < 2


def _names_others(title: str, own: Collection[str]) -> bool:
    """Whether a headline spells out a country that is none of the event's actors."""
    allowed = {actor_name(code) for code in own}
    return any(name not in allowed for name in _country_names().findall(title))


@cache
def _country_names() -> re.Pattern[str]:
    """Every country by its plain name, the longest first."""
    names = sorted({country.name for country in countries().values()}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


def _confidence(mentions: Sequence[Mention]) -> float:
    """At least the best mention's; every further document takes away a part of the remaining doubt."""
    best: dict[str, float] = {}
    for mention in mentions:
        best[mention.document] = max(best.get(mention.document, 0.0), mention.confidence)
    first, *rest = sorted(best.values(), reverse=True)
    doubt = 1 - first
    for value in rest:
        doubt *= 1 - value * 0.6
    return round(min(1 - doubt, 0.99), 3)
