"""Actors: the countries and organisations a text names, outright or by capital, demonym, seat or office holder.

The component ``timeline_actors`` writes them to ``doc.spans["actors"]``; the span's label is the code and
``span._.actor`` an :class:`Actor`. Whether an actor takes part in an event is decided later, from the clause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from timeline.reference import OfficeHolder, SurfaceForm, gazetteer, office_holders
from timeline.reference.tables import read_table

ActorKind = Literal[
    "name", "abbreviation", "adjective", "demonym", "capital", "seat", "agency", "region", "city", "organisation",
    "person",
]  # fmt: skip

YEARS_IN_THE_NEWS = 2
"""An office holder is still called by surname this many years before and after the office."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One naming of an actor; ``start`` and ``end`` are tokens of the doc, ``person`` the full name if it is one."""

    start: int
    end: int
    code: str
    kind: ActorKind
    person: str | None = None


@cache
def _forms() -> dict[str, tuple[SurfaceForm, ...]]:
    """Surface form to its readings, the likeliest first."""
    forms: defaultdict[str, list[SurfaceForm]] = defaultdict(list)
    for form in gazetteer():
        forms[form.form].append(form)
    return {form: tuple(readings) for form, readings in forms.items()}


@cache
def _not_actors() -> dict[str, str]:
    """Names that hold a country's name and are something else ("Washington Post")."""
    return {row.text("phrase"): row.text("why") for row in read_table("not_actors.csv", ("phrase", "why"))}


@cache
def _holders() -> dict[str, tuple[OfficeHolder, ...]]:
    """Full name, and each other name, to the offices held."""
    names: defaultdict[str, list[OfficeHolder]] = defaultdict(list)
    for holder in office_holders():
        for name in (holder.name, *holder.other_names):
            names[name].append(holder)
    return {name: tuple(holders) for name, holders in names.items()}


@cache
def _surnames() -> dict[str, tuple[OfficeHolder, ...]]:
    """Last word of a name to the office holders it may mean."""
    names: defaultdict[str, dict[OfficeHolder, None]] = defaultdict(dict)
    for holder in office_holders():
        surname = holder.name.split()[-1]
        if len(surname) > 1:
            names[surname][holder] = None
    return {name: tuple(holders) for name, holders in names.items()}


@cache
def _common_surnames() -> frozenset[str]:
    """Surnames that many people or ordinary words share: they need a title or the full name before."""
    return frozenset(row.text("surname") for row in read_table("common_surnames.csv", ("surname",)))


def holder_in(holders: tuple[OfficeHolder, ...], year: int | None) -> OfficeHolder | None:
    """The office holder meant in a text about that year; without a year, only if all are of one country."""
    if year is not None:
        near = [holder for holder in holders if _distance(holder, year) <= YEARS_IN_THE_NEWS]
        holders = tuple(near) or holders
        return min(holders, key=lambda holder: _distance(holder, year))
    return holders[-1] if len({holder.country for holder in holders}) == 1 else None


def _distance(holder: OfficeHolder, year: int) -> int:
    since = holder.since.year if holder.since else 0
    until = holder.until.year if holder.until else 9999
    return max(since - year, year - until, 0)


class ActorFinder:
    """Finds actors with one pass of a phrase matcher over names, then over surnames of office holders."""

    def __init__(self, nlp: Language) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        for label, names in (
            ("name", _forms()),
            ("blocked", _not_actors()),
            ("person", _holders()),
            ("surname", _surnames()),
        ):
            self.matcher.add(label, [nlp.make_doc(name) for name in names])

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for actor in self.actors(doc):
            span = Span(doc, actor.start, actor.end, label=actor.code)
            span._.actor = actor
            spans.append(span)
        doc.spans["actors"] = spans
        return doc

    def actors(self, doc: Doc) -> Iterator[Actor]:
        """The actors named in a text, in order, none overlapping."""
        published: date | None = doc._.published if doc.has_extension("published") else None
        found = filter_spans(self.matcher(doc, as_spans=True))
        full_names = {doc[s.end - 1].text for s in found if s.label_ == "person" and len(s) > 1}
        labels = {span.start: span for span in found}
        for span in found:
            before, after = _neighbours(doc, span)
            text = span.text
            if span.label_ == "blocked":
                continue
            if span.label_ in ("person", "surname"):
                holders = _holders().get(text) or _surnames()[text]
                if len(span) == 1 and text not in full_names and _part_of_a_name(before, after, labels, span):
                    continue
                if text in _common_surnames() and before not in TITLES and text not in full_names:
                    continue
                if text in _surnames() and len(span) == 1 and text in full_names:
                    holders = _surnames()[text]
                holder = holder_in(holders, published.year if published else None)
                if holder:
                    yield Actor(span.start, span.end, holder.country, "person", holder.name)
                continue
            readings = _forms()[text]
            reading = _choose(readings, doc, span, before, after)
            if reading:
                yield Actor(span.start, span.end, reading.code, reading.kind)


TITLES = frozenset(
    "President Chancellor Premier Minister Secretary Chairman Leader King Queen Prince Emir Sultan Mr Mr. Mrs. Ms. "
    "General Gen. Colonel Marshal Senator Ambassador Comrade Pope Sheikh Ayatollah".split()
)
US_STATE_CUES = frozenset(
    "Atlanta Savannah Augusta Alabama Florida Carolina Tennessee Senator Sen. Republican Democrat Governor "
    "Gov. county County Interstate Macon Kemp Abrams".split()
)


def _neighbours(doc: Doc, span: Span) -> tuple[str, str]:
    """The words just before and after, empty at a sentence's edge."""
    before = doc[span.start - 1].text if span.start and not doc[span.start].is_sent_start else ""
    at_end = span.end >= len(doc) or doc[span.end].is_sent_start
    return before, "" if at_end else doc[span.end].text


def _capitalised(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _part_of_a_name(before: str, after: str, labels: dict[int, Span], span: Span) -> bool:
    """ "Ivan Putin": a surname after a first name that is not the office holder's; "Bush Street"."""
    if span.start - 1 in labels or span.start + 1 in labels:
        return False
    after_name = _capitalised(after) and span.end not in labels
    return (_capitalised(before) and before not in TITLES) or after_name


def _choose(
    readings: tuple[SurfaceForm, ...], doc: Doc, span: Span, before: str, after: str
) -> SurfaceForm | None:
    """The reading that the words around allow, or ``None`` when the name is something else here."""
    reading = readings[0]
    if reading.ambiguous == "person" and _capitalised_name(before, after):
        return None
    if reading.form == "Georgia" and any(token.text in US_STATE_CUES for token in span.sent):
        return None
    if reading.form == "Washington" and after in ("state", "State", "Post", "Times", "D.C.", "County"):
        return None if after != "D.C." else reading
    if before == "New" or (before == "Gulf" and reading.kind == "name"):
        return None
    return reading


def _capitalised_name(before: str, after: str) -> bool:
    """Whether a neighbour looks like the other half of a personal name ("Michael Jordan")."""
    named_before = _capitalised(before) and before not in _forms() and before not in GEOGRAPHIC
    named_after = (
        _capitalised(after) and after not in _forms() and after not in TITLES and after not in GEOGRAPHIC
    )
    return named_before or named_after


GEOGRAPHIC = frozenset(
    "North South East West Northern Southern Eastern Western Central Republic River Valley Bank The In On Foreign "
    "Prime Defence Defense King Queen And But With For Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "January February March April May June July August September October November December".split()
)


@Language.factory("timeline_actors", assigns=["doc.spans"])
def timeline_actors(nlp: Language, name: str) -> ActorFinder:
    """The spaCy component; needs sentence boundaries for the edges of names."""
    return ActorFinder(nlp)


Span.set_extension("actor", default=None, force=True)
