"""What an event says: title, date, type, status and actors, chosen among its mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log1p

from timeline.chronology.merging import merged
from timeline.records import PRECISIONS, Event, Mention, OtherDate, Status, TimeSpan

BEST_TITLE = (28, 75)
"""Characters between which a headline reads best."""


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
    return bool(mention.countries or mention.organisations) or mention.type != "OTHER"


def event_of(group: Sequence[Mention]) -> Event:
    """The event of a group of mentions."""
    ranked = sorted(group, key=_quality)
    anchor = ranked[0]
    span, others = _dates(ranked)
    countries, organisations = _shared(ranked, "countries"), _shared(ranked, "organisations")
    pairs = sorted(
        {(min(pair), max(pair)) for m in ranked for pair in m.pairs if set(pair) <= set(countries)}
    )
    documents = {m.document for m in ranked}
    confidence = _confidence(ranked)
    return Event(
        id=anchor.id,
        title=_title(ranked),
        type=_type(ranked),
        status=_status(ranked),
        mentions=tuple(sorted(group, key=lambda m: (m.document, m.start, m.id))),
        span=span,
        qualifier=next((m.qualifier for m in ranked if m.span == span), None),
        countries=countries,
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


def _title(mentions: Sequence[Mention]) -> str:
    """The headline that reads best: of a good length, naming the actors, from a confident mention."""
    low, high = BEST_TITLE

    def score(mention: Mention) -> tuple[float, str]:
        length = len(mention.title)
        fits = 1.0 if low <= length <= high else 0.5 if 18 <= length <= 90 else 0.0
        verb = 0.4 if mention.type != "OTHER" else 0.0
        return (-(fits + verb + mention.confidence), mention.id)

    return min(mentions, key=score).title


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
