"""The nouns: document, time span, time expression, mention, event, correction.

Plain immutable values with no imports from the rest of the package. Everything that flows from one
step to the next is one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

Precision = Literal["day", "week", "month", "season", "year", "decade", "century", "range"]
Qualifier = Literal["about", "before", "after", "since", "until", "by"]
Status = Literal["happened", "planned", "hypothetical", "denied"]
ResolvedFrom = Literal["text", "context", "published"]
PairFrom = Literal["clause", "sentence", "context"]
MarkKind = Literal["date", "actor", "trigger", "object", "status", "speaker"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Reviewed = Literal["accepted", "edited"]
CorrectionKind = Literal["accept", "edit", "hide", "separate", "join"]

PRECISIONS: Final[tuple[Precision, ...]] = (
    "day", "week", "month", "season", "year", "decade", "century", "range",
)  # fmt: skip
STATUSES: Final[tuple[Status, ...]] = ("happened", "planned", "hypothetical", "denied")

EVENT_TYPES: Final[Mapping[str, str]] = {
    "CONSULT": "Talks & visits",
    "AGREE": "Agreement",
    "SUPPORT": "Support & recognition",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "YIELD": "De-escalation",
    "REQUEST": "Demand",
    "ACCUSE": "Accusation",
    "REJECT": "Refusal",
    "THREATEN": "Threat",
    "SANCTION": "Sanction & rupture",
    "MOBILIZE": "Military move",
    "COERCE": "Coercion",
    "ASSAULT": "Attack",
    "PROTEST": "Protest",
    "OTHER": "Other",
}
"""Event type (PLOVER) to the label people read; the order runs from cooperation to conflict."""

COOPERATION: Final[frozenset[str]] = frozenset(list(EVENT_TYPES)[:6])
CONFLICT: Final[frozenset[str]] = frozenset(list(EVENT_TYPES)[6:15])


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    Attributes:
        id: Stable across runs: the one given, else a digest of title and text.
        text: The article itself; every offset in the program counts characters of it.
        published: The day it was published, if known.
        published_from: Where that day came from: ``metadata``, ``front matter``, ``manifest``,
            ``by-line``, ``address``, ``feed``, ``option``; or from what it was argued, such as
            ``text: the latest day told as past`` or ``file properties``.
        source: Who published it, as given.
        path: The file it was read from, relative to what the user named.
        language: ISO 639-1; told by the text when it is read, unless another than English is given.
        published_confidence: How sure that day is, from 0 to 1; ``None`` where the document says it.
        published_between: First and last day that its page allows, where no day is said.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    source: str | None = None
    path: str | None = None
    url: str | None = None
    language: str = "en"
    published_confidence: float | None = None
    published_between: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """An interval of whole days, both ends included, and how precisely it was named.

    ``precision`` says what was written, not how long the interval is: "2014" is a ``year``,
    "from 1 January to 31 December 2014" a ``range``. ``edtf`` is its one spelling (ISO 8601-2).
    """

    start: date
    end: date
    precision: Precision
    edtf: str
    about: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span of text that names a time (TIMEX3).

    Attributes:
        start, end: Characters of the document's text, end exclusive.
        value: The TIMEX3 value; ``"null"`` when it stays open.
        span: The calendar interval, when there is one: not for durations, sets, ``PRESENT_REF``,
            years BC, or what needs a publication date that is not known.
        resolved_from: What the interval was resolved from.
        qualifier: A word beside the date that does not widen it: "since", "about", ...
        mod: The TIMEX3 ``mod`` attribute (``START``, ``MID``, ``END``, ``APPROX``, ...).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    span: TimeSpan | None = None
    resolved_from: ResolvedFrom | None = None
    qualifier: Qualifier | None = None
    mod: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of a mention's sentence worth marking, with what it stands for.

    Attributes:
        start, end: Characters of the sentence.
        kind: A date, an actor, the words that made the type ("trigger") or that these needed ("object"),
            the word that decided the status, or who says it.
        because: How an actor stands to the trigger in the sentence; how a trigger came to its type if not
            by its words alone.
    """

    start: int
    end: int
    kind: MarkKind
    label: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause of one document that tells of a happening.

    Attributes:
        id: From its document and clause alone, so that links and corrections survive merging.
        document: The document's id.
        start, end: The clause, in characters of the document's text.
        sentence: The whole sentence around it.
        sentence_start: Where that sentence starts in the document's text.
        date_from: What the date was resolved from; ``None`` when there is no date.
        sources, targets: Actors who act, and who are acted upon (ISO 3166 alpha-3 or initials).
        pairs: Source and target, both countries.
        pair_from: Where all countries of its pairs are named: in its clause, its sentence, or only in the
            sentences before, which makes it less sure; ``None`` when there is no pair.
        speaker: Who claims it, by code or name; ``None`` when the text says it itself.
        copy_of: The document that its own is a copy of, if any; an original names itself.
    """

    id: str
    document: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    title: str
    type: str
    status: Status = "happened"
    span: TimeSpan | None = None
    date_text: str | None = None
    date_from: ResolvedFrom | None = None
    qualifier: Qualifier | None = None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    confidence: float = 0.5
    highlights: tuple[Highlight, ...] = ()
    pair_from: PairFrom | None = None
    speaker: str | None = None
    copy_of: str | None = None

    @property
    def origin(self) -> str:
        """The document that counts as the source: the one that its own is a copy of, or its own."""
        return self.copy_of or self.document


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date that some source gives an event beside the one it is shown at."""

    date: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: the mentions that tell of it, merged. ``id`` is that of its anchor mention.

    ``sources`` counts the documents that tell of it, copies as one; ``pairs`` are unordered, each sorted.
    """

    id: str
    title: str
    type: str
    status: Status
    mentions: tuple[Mention, ...]
    span: TimeSpan | None = None
    qualifier: Qualifier | None = None
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    confidence: float = 0.5
    salience: float = 0.0
    other_dates: tuple[OtherDate, ...] = ()
    reviewed: Reviewed | None = None

    @property
    def sources(self) -> int:
        """Number of documents that tell of it, copies of one article counted once."""
        return len({mention.origin for mention in self.mentions})

    @property
    def disputed(self) -> bool:
        """Whether two sources name two different days for it, both outright."""
        return contradicts(self.span, (other.date for other in self.other_dates))


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """Where a mention stands: its id may change with the program that finds it, its place does not.

    Attributes:
        mention: Its id.
        document: The document's id.
        start, end: The clause, in characters of the document's text.
    """

    mention: str
    document: str
    start: int
    end: int

    @classmethod
    def of(cls, mention: Mention) -> Clause:
        """The place of a mention."""
        return cls(mention.id, mention.document, mention.start, mention.end)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says of an event; ``None`` leaves it to the evidence.

    A date that is given comes without a word beside it ("since", "by") unless ``qualifier`` gives one.
    Where countries are given without pairs, those of the evidence stay that are among them.
    """

    title: str | None = None
    type: str | None = None
    status: Status | None = None
    span: TimeSpan | None = None
    qualifier: Qualifier | None = None
    countries: tuple[str, ...] | None = None
    organisations: tuple[str, ...] | None = None
    pairs: tuple[tuple[str, str], ...] | None = None
    places: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about an event, kept beside what was read and replayed on every chronology.

    Attributes:
        id: Unlike that of any other correction, in whatever store.
        made: When, in UTC; later ones go before earlier ones.
        kind: ``accept``: it is right as it stands, in ``facts``. ``edit``: ``facts`` are so. ``hide``: the
            clauses tell of no event. ``separate``: the clauses do not tell of what the ``others`` tell of.
            ``join``: they do.
        clauses: What it is about, the anchor of the event first.
        note: Why, in the person's own words.
    """

    id: str
    made: datetime
    kind: CorrectionKind
    clauses: tuple[Clause, ...]
    others: tuple[Clause, ...] = ()
    facts: Facts = Facts()
    note: str | None = None


def told_once(event: Event) -> list[Mention]:
    """An event's mentions; of what copies of one article say in the same words the original's alone."""
    kept: dict[tuple[str, str], Mention] = {}
    for mention in event.mentions:
        key = mention.origin, mention.sentence
        if mention.copy_of is None:
            key = mention.id, ""
        if key not in kept or mention.document == mention.origin:
            kept[key] = mention
    return list(kept.values())


def contradicts(span: TimeSpan | None, others: Iterable[str]) -> bool:
    """Whether an exact day stands against another exact day among these dates (EDTF)."""
    return span is not None and span.precision == "day" and any(len(other) == EXACT for other in others)


EXACT: Final = len("2019-04-25")
"""Only a single day, without a mark that it is about, is so long in EDTF."""
