"""Actors: the countries and organisations a text names, outright or by capital, demonym, seat or office
holder.

The component ``timeline_actors`` writes them to ``doc.spans["actors"]``; the span's label is the code and
``span._.actor`` an :class:`Actor`. Whether an actor takes part in an event is decided later, from the clause.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from timeline.language.people import (
    common_surnames,
    full_names,
    given_name,
    given_names,
    holder_meant,
    short_name,
    short_names,
)
from timeline.reference import OfficeHolder, SurfaceForm, gazetteer
from timeline.reference.tables import read_table

ActorKind = Literal[
    "name", "abbreviation", "adjective", "demonym", "capital", "seat", "agency", "region", "city",
    "organisation", "person", "reference",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """One naming of an actor; ``start`` and ``end`` are tokens of the doc, ``person`` the full name if it
    is one. A "reference" ("both sides") is added later, where the context settles whom it means."""

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


class ActorFinder:
    """Finds actors with one pass of a phrase matcher over names, and reads each where it stands."""

    def __init__(self, nlp: Language) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self.names: dict[tuple[str, ...], str] = {}
        """Words to the name as the tables write it: texts space it otherwise ("Washington , D.C.")."""
        for label, names in (
            ("name", _forms()),
            ("blocked", _not_actors()),
            ("person", full_names()),
            ("surname", short_names()),
            ("given", given_names()),
        ):
            patterns = [nlp.make_doc(name) for name in names]
            self.names |= {_words(doc): name for doc, name in zip(patterns, names, strict=True)}
            self.matcher.add(label, patterns)

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
        matches = _longest(self.matcher(doc, as_spans=True))
        found = [Span(doc, s.start, s.end, s.label_, kb_id=self.names[_words(s)]) for s in matches]
        reader = _Reader(doc, found, published.year if published else None)
        for span in found:
            if span.label_ == "blocked":
                continue
            actor = reader.named(span) if span.label_ == "name" else reader.person(span)
            if actor:
                yield actor


def _words(span: Doc | Span) -> tuple[str, ...]:
    return tuple(token.text for token in span)


PREFERENCE = {"blocked": 0, "name": 1, "person": 2, "surname": 3, "given": 4}


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The longest names that do not overlap, in order; a leading article does not count ("the North
    Korean")."""

    def rank(span: Span) -> tuple[int, int, int]:
        article = span[0].lower_ == "the" and len(span) > 1
        return -(len(span) - article), PREFERENCE[span.label_], span.start

    taken: set[int] = set()
    kept: list[Span] = []
    for span in sorted(spans, key=rank):
        if span.start in taken or span.end - 1 in taken:
            continue
        taken.update(range(span.start, span.end))
        kept.append(span)
    return sorted(kept, key=lambda span: span.start)


class _Reader:
    """Reads the names of one text; remembers who has been named in full so far."""

    def __init__(self, doc: Doc, found: Sequence[Span], year: int | None) -> None:
        self.doc = doc
        self.year = year
        self.named_in_full: dict[str, OfficeHolder] = {}
        self.namesakes: set[str] = set()
        self.by_start = {span.start: span for span in found}
        self.by_end = {span.end: span for span in found}
        clear = [_forms()[s.kb_id_] for s in found if s.label_ == "name"]
        self.counts = Counter(forms[0].code for forms in clear if len(forms) == 1 and not forms[0].ambiguous)
        self.caucasus = not CAUCASUS.isdisjoint(span.kb_id_ for span in found)

    @cached_property
    def us_state(self) -> bool:
        """Whether "Georgia" is the state: asked for only where it is named."""
        return not self.caucasus and any(token.text in US_STATE_CUES for token in self.doc)

    def person(self, span: Span) -> Actor | None:
        """The office holder a name means here, if any."""
        text = span.kb_id_
        if span.label_ == "given":
            holder = self.named_in_full.get(text)
        elif len(span) > 1:
            holder = holder_meant(full_names().get(text) or short_names()[text], self.year, self.counts)
            if holder:
                for name in {text, holder.name}:
                    self.named_in_full[short_name(name, holder.country)] = holder
                    if given := given_name(name, holder.country):
                        self.named_in_full[given] = holder
        else:
            holder = self._called_by_surname(span, text)
        return Actor(span.start, span.end, holder.country, "person", holder.name) if holder else None

    def _called_by_surname(self, span: Span, text: str) -> OfficeHolder | None:
        before, after = _neighbours(self.doc, span)
        if self._part_of_another_name(span, before, after):
            self.namesakes.add(text)
            return None
        if text in self.named_in_full:
            return self.named_in_full[text]
        if text in self.namesakes:
            return None
        if text in common_surnames() and before not in TITLES and after not in GOVERNMENTS:
            return None
        holders = short_names().get(text) or full_names()[text]
        return holder_meant(holders, self.year, self.counts)

    def _part_of_another_name(self, span: Span, before: str, after: str) -> bool:
        """ "Ivan Putin", "Bush Street": a neighbour is a name that nobody knows."""
        neighbours = (self.by_end.get(span.start), self.by_start.get(span.end))
        known = [n is not None and n.label_ == "name" for n in neighbours]
        in_front = _capitalised(before) and before not in TITLES and not known[0] and not _ordinary(before)
        initial = len(after) == 2 and after[0].isupper() and after[1] == "."  # "Henry M. Paulson"
        behind = (
            (initial or _capitalised(after))
            and not known[1]
            and after not in GOVERNMENTS
            and not _ordinary(after)
        )
        return in_front or behind

    def named(self, span: Span) -> Actor | None:
        """The country or organisation a name means here, if any."""
        before, after = _neighbours(self.doc, span)
        reading = self._reading(_forms()[span.kb_id_], span, before, after)
        return Actor(span.start, span.end, reading.code, reading.kind) if reading else None

    def _reading(
        self, readings: tuple[SurfaceForm, ...], span: Span, before: str, after: str
    ) -> SurfaceForm | None:
        reading = max(readings, key=lambda form: self.counts[form.code])
        if reading.ambiguous == "person" and self._of_a_person(span, before, after):
            return None
        if reading.form in ("Georgia", "Georgian", "Georgians") and self.us_state:
            return None
        if reading.form == "Washington" and after in ("state", "State", "Post", "Times", "County"):
            return None
        if before == "New" or (before == "Gulf" and reading.kind == "name"):
            return None
        if reading.kind in ("capital", "city") and (before in NAME_PARTICLES or self._of_a_treaty(span)):
            return None
        if (
            reading.ambiguous == "word"
            and reading.kind in ("seat", "agency")
            and self._of_another(span, before)
        ):
            return None
        return reading

    def _of_a_treaty(self, span: Span) -> bool:
        """ "the Rome Statute", "the Paris Peace Accords", "the Treaty of Versailles"."""
        doc = self.doc
        after = [token.text for token in doc[span.end : span.end + 2]]
        if after[:1] and (
            after[0] in TREATIES or (after[0].istitle() and after[1:] and after[1] in TREATIES)
        ):
            return True
        return span.start > 1 and doc[span.start - 1].text == "of" and doc[span.start - 2].text in TREATIES

    def _of_a_person(self, span: Span, before: str, after: str) -> bool:
        """Whether a neighbour looks like the other half of a personal name ("Michael Jordan")."""
        front = self.by_end.get(span.start)
        behind = self.by_start.get(span.end)
        named_before = _capitalised(before) and front is None and not _ordinary(before)
        named_after = _capitalised(after) and behind is None and not _ordinary(after)
        return named_before or named_after

    def _of_another(self, span: Span, before: str) -> bool:
        """ "Burundi's National Security Council", "the Trinamool Congress" are not Washington's."""
        i = span.start - 1
        if before in ("'s", "’s"):
            i -= 1
        owner = self.by_end.get(i + 1)
        if owner is not None and owner.label_ == "name":
            return _forms()[owner.kb_id_][0].code not in {form.code for form in _forms()[span.kb_id_]}
        return _capitalised(before) and not _ordinary(before)


TITLES = frozenset(
    "President Presidents Chancellor Premier Premiers Minister Ministers Secretary Chairman Leader King "
    "Queen Prince Princess Emir Sultan Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. General Gen. Gen Colonel Marshal "
    "Senator Ambassador Comrade Pope Sheikh Ayatollah Emperor Taoiseach Envoy president chancellor "
    "premier minister secretary leader ruler dictator chief".split()
)
GOVERNMENTS = frozenset("Administration administration government regime cabinet doctrine presidency".split())
"""After a surname these make an office of it: "the Bush administration"."""
CAUCASUS = frozenset(
    "Russia Russian Moscow Tbilisi Abkhazia Armenia Azerbaijan Ukraine Turkey Kremlin Saakashvili".split()
) | {"South Ossetia", "Mikheil Saakashvili", "Mikhail Saakashvili", "European Union", "NATO", "EU"}
US_STATE_CUES = frozenset(
    "Atlanta Savannah Augusta Alabama Florida Carolina Tennessee Senator Sen. Republican Republicans "
    "Democrat Democrats Governor Gov. Interstate Macon Kemp Abrams Fulton".split()
)
TREATIES = frozenset(
    "Accord Accords Agreement Agreements Charter Communique Communiqué Convention Conventions Declaration "
    "Memorandum Pact Process Protocol Protocols Statute Treaty".split()
)
"""After the name of a city, or before "of" and one, these make it the name of what was signed there."""
NAME_PARTICLES = frozenset(
    "De de Da da Van van Von von Di di Del La Le El Al Los Las Port Fort Saint St. Dos".split()
)


def _neighbours(doc: Doc, span: Span) -> tuple[str, str]:
    """The words just before and after, empty at a sentence's edge."""
    before = doc[span.start - 1].text if span.start and not doc[span.start].is_sent_start else ""
    at_end = span.end >= len(doc) or doc[span.end].is_sent_start
    return before, "" if at_end else doc[span.end].text


def _capitalised(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _ordinary(word: str) -> bool:
    """A capitalised word that is no part of a personal name: of an office, a place, a date, a sentence's
    start."""
    return word in GEOGRAPHIC or word in TITLES or word.lower() in SENTENCE_WORDS


GEOGRAPHIC = frozenset(
    "North South East West Northern Southern Eastern Western Central Republic River Valley Bank Foreign "
    "Prime Defence Defense King Queen Finance Interior Energy Oil Trade Deputy Vice Supreme Government "
    "Parliament Army Navy Air Embassy Ambassador Court Police Muslim Christian Jewish Arab Kurdish "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Summit Treaty Agreement Accord Accords Protocol "
    "Declaration Sea Strait Islands Island Peninsula City Province Region Border Line Wall Spring "
    "Meanwhile Yesterday Today".split()
)
SENTENCE_WORDS = frozenset(
    "the a an in on at to of by for from with and but or so as if when while after before since until "
    "because although though whether where then now later still yet also even only both neither either "
    "meanwhile however earlier today yesterday once this that these those he she it they his her its "
    "their who which what why how not no under over between against despite without during following "
    "amid according like unlike than did does will would can could may might should must has had have "
    "is are was were".split()
)


@Language.factory("timeline_actors", assigns=["doc.spans"])
def timeline_actors(nlp: Language, name: str) -> ActorFinder:
    """The spaCy component; needs sentence boundaries for the edges of names."""
    return ActorFinder(nlp)


Span.set_extension("actor", default=None, force=True)
