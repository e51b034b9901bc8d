"""What an event says: title, date, type, status and actors, chosen among its mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

from timeline.chronology.confidence import confidence
from timeline.chronology.corrected import corrected, reviewed
from timeline.chronology.dates import edge, weighed
from timeline.chronology.marks import is_stamp
from timeline.chronology.merging import Share, merged
from timeline.chronology.salience import with_salience
from timeline.chronology.words import meanings, words_of
from timeline.records import PRECISIONS, STATUSES, Correction, Event, Mention, Status, TimeSpan
from timeline.reference import actor_name, countries
from timeline.reference.tables import read_table

BEST_TITLE = (28, 88)
"""Characters between which a headline reads best."""
SHORT_TITLE = 18
"""A headline with fewer characters seldom says both who and what."""
BOTH_SIDES = 0.3
"""What a mention weighs more in the choice of a type when it says who did it to whom."""
HEAD = 250
"""Characters at the head of a document, where it tells what it is about in full."""
DANGLING = frozenset("first second third one that which and or of to in at by for with a an the".split())
"""Words that end no headline."""
POINTING = frozenset("two three both last it they this these those most".split())
"""Words that begin a headline whose subject is told elsewhere: "Two leaders sign"."""
FEW = 12
"""Mentions, the best ones, that a headline is compared with."""


def chronology(
    mentions: Iterable[Mention],
    published: Mapping[str, date] | None = None,
    corrections: Sequence[Correction] = (),
    told_share: Share | None = None,
) -> Iterator[Event]:
    """The events that the mentions tell of, in order of time; undated ones last.

    Args:
        published: Publication dates by document, for how long an event is still told of, and for who could
            know that what was planned has happened.
        corrections: What people decided about events. How salient an event is does not depend on what they
            say of its facts, but on what the documents do.
        told_share: Is told now and then what share of the mentions is merged, 0 to 1.
    """
    published = published or {}
    groups = corrected(merged((m for m in mentions if tells(m)), told_share), corrections)
    read = with_salience([event_of(group, published) for group, _ in groups], published)
    events = [reviewed(event, said) for event, (_, said) in zip(read, groups, strict=True)]
    undated = [event for event in events if event.span is None]
    dated = [event for event in events if event.span is not None]
    dated.sort(key=lambda event: (event.span.start, event.span.end, event.id) if event.span else ())
    yield from dated
    yield from sorted(undated, key=lambda event: event.id)


def tells(mention: Mention) -> bool:
    """Whether a mention can stand in a chronology: it has a date (if open) and says who or what."""
    if (mention.span is None and mention.date_text is None) or is_stamp(mention):
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


def event_of(group: Sequence[Mention], published: Mapping[str, date] = MappingProxyType({})) -> Event:
    """The event of a group of mentions; its salience needs the others, see `with_salience`."""
    ranked = sorted(group, key=_quality)
    anchor = ranked[0]
    span, others = weighed(ranked)
    states, organisations = _shared(ranked, "countries"), _shared(ranked, "organisations")
    pairs = sorted({(min(pair), max(pair)) for m in ranked for pair in m.pairs if set(pair) <= set(states)})
    type_, status = _type(ranked), _status(ranked, span, published)
    return Event(
        id=anchor.id,
        title=_title(ranked, states, organisations, type_, status, span),
        type=type_,
        status=status,
        mentions=tuple(sorted(group, key=lambda m: (m.document, m.start, m.id))),
        span=span,
        qualifier=edge(ranked, span),
        countries=states,
        organisations=organisations,
        pairs=tuple(pairs),
        places=_shared(ranked, "places"),
        people=_shared(ranked, "people"),
        confidence=confidence(ranked, span, bool(pairs)),
        other_dates=others,
    )


def _quality(mention: Mention) -> tuple[float, int, str]:
    """Best mention first: confidence, precision, then id."""
    precision = PRECISIONS.index(mention.span.precision) if mention.span else len(PRECISIONS)
    return (-mention.confidence, precision, mention.id)


def _shared(mentions: Sequence[Mention], field: str) -> tuple[str, ...]:
    """What at least two mentions and a third of all name; else what the best one does.

    Of two mentions the fuller one counts when it holds what the other names.
    """
    told: list[set[str]] = [set(getattr(mention, field)) for mention in mentions]
    best = told[0]
    if len(told) == 2 and best <= told[1]:
        return tuple(sorted(told[1]))
    if len(told) > 2:
        counts = Counter(code for named in told for code in named)
        best = {code for code, n in counts.items() if n >= 2 and n * 3 >= len(told)} or best
    if field == "countries" and len(best) == 1:
        best |= _other_side(mentions, best)
    return tuple(sorted(best))


def _other_side(mentions: Sequence[Mention], best: set[str]) -> set[str]:
    """The country that some pair with the only one the others name, if they all name this one pair."""
    pairs = {frozenset(pair) for mention in mentions for pair in mention.pairs}
    (pair,) = pairs if len(pairs) == 1 else (frozenset[str](),)
    return set(pair) if best <= pair else set()


def _type(mentions: Sequence[Mention]) -> str:
    """The type with the most behind it, of each source its surest mention; OTHER only if none says more.

    A clause that names who did it to whom weighs more than one that lacks a side.
    """
    best: dict[tuple[str, str], float] = {}
    for mention in mentions:
        weight = mention.confidence + (BOTH_SIDES if mention.pairs else 0.0)
        key = mention.type, mention.origin
        best[key] = max(best.get(key, 0.0), weight)
    weights: Counter[str] = Counter()
    for (type_, _), weight in best.items():
        weights[type_] += weight  # type: ignore[assignment]
    named = {type_: weight for type_, weight in weights.items() if type_ != "OTHER"}
    return max(sorted(named), key=lambda t: named[t]) if named else "OTHER"


def _status(mentions: Sequence[Mention], span: TimeSpan | None, published: Mapping[str, date]) -> Status:
    """Happened once a source tells it as past, unless more sources deny it; else what most sources say.

    What is planned stays planned until then, whatever else is said of it as a possibility; a document from
    before that day cannot tell it as past.
    """
    documents: defaultdict[Status, set[str]] = defaultdict(set)
    for mention in mentions:
        day = published.get(mention.document)
        early = span is not None and day is not None and day < span.start
        status = "planned" if early and mention.status == "happened" else mention.status
        documents[status].add(mention.origin)
    counts = {status: len(documents[status]) for status in STATUSES}
    if counts["happened"] and counts["happened"] >= counts["denied"]:
        return "happened"
    order: tuple[Status, ...] = ("denied", "planned", "hypothetical", "happened")
    return max(order, key=lambda status: counts[status])


def _title(
    mentions: Sequence[Mention],
    states: Sequence[str],
    organisations: Sequence[str],
    type_: str,
    status: Status,
    span: TimeSpan | None,
) -> str:
    """The headline that reads best: about the event's own actors, no bare template, of a good length.

    What a mention names beside the event's actors, such as a place of earlier talks, may have got into its
    headline; so may a country of the background, which the headline then spells out. A mention of another
    type or status tells another side of the happening, and words that other mentions use too tell its core.
    One that spells out every state is understood without the rest of the row.
    """
    own = {*states, *organisations}
    if len(mentions) > 2:
        counts = Counter(code for m in mentions for code in {*m.countries, *m.organisations})
        own = {code for code in own if counts[code] > 1 and counts[code] * 3 >= len(mentions)} or own
    pair = len(own) > 1
    sides = [actor_name(code) for code in states if code in own]
    clauses = [(m.id, words_of(m).clause) for m in mentions[:FEW]]

    def score(mention: Mention) -> tuple[float, str]:
        title = mention.title
        named = {*mention.countries, *mention.organisations}
        points = (0.4 if mention.type != "OTHER" else 0.0) + _length_points(title)
        points -= 2.0 if _names_others(title, own) else 0.0
        points -= 0.6 if named - own else 0.0
        points -= 1.2 if _is_template(title) else 0.0
        points -= 0.8 if title.rpartition(" ")[2].lower() in DANGLING else 0.0
        points -= 0.5 if title.partition(" ")[0].lower() in POINTING else 0.0
        points += 0.5 if pair and len(named & own) > 1 else 0.0
        spelt = len(sides) > 1 and all(name in title for name in sides) and len(title) >= BEST_TITLE[0]
        points += 0.4 if spelt else 0.0
        points -= 0.8 if mention.type not in (type_, "OTHER") else 0.0
        points -= 0.8 if mention.status != status else 0.0
        points += 0.3 if mention.span == span else 0.0
        points += 0.3 if mention.start < HEAD else 0.0
        points += 0.1 * mention.confidence
        others = [words for id_, words in clauses if id_ != mention.id]
        if others:
            said = meanings(title)
            points += 0.6 * sum(bool(said & words) for words in others) / len(others)
        return (-points, mention.id)

    return min(mentions, key=score).title


def _length_points(title: str) -> float:
    low, high = BEST_TITLE
    if low <= len(title) <= high:
        return 1.0
    return 0.5 if len(title) >= SHORT_TITLE else -0.5


def _is_template(title: str) -> bool:
    """Whether a headline says no more than the type does ("Russia and Iran hold talks"), or is one name."""
    return len(title.split()) < 2 or _plain_wording().search(title) is not None


@cache
def _plain_wording() -> re.Pattern[str]:
    """The ends of headlines that were made from the type alone."""
    rows = read_table("headline_nouns.csv", ("type", "verb", "alone", "link"))
    said = {row.text(column) for row in rows for column in ("verb", "alone") if row.optional(column)}
    return re.compile(
        r" (?:to )?(?:"
        + "|".join(
            rf"{first}e?s? {rest}"
            for first, _, rest in (words.partition(" ") for words in sorted(said))
            if rest
        )
        + r")(?: (?:with|on|against|of) [A-Z][^,]*)?$"
    )


def _names_others(title: str, own: Collection[str]) -> bool:
    """Whether a headline spells out a country that is none of the event's actors."""
    allowed = {actor_name(code) for code in own}
    return any(name not in allowed for name in _country_names().findall(title))


@cache
def _country_names() -> re.Pattern[str]:
    """Every country by its plain name, the longest first."""
    names = sorted({country.name for country in countries().values()}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
