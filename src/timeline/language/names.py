"""Names of people joined up: "Lavrov" after "Sergei Lavrov", and "Sergey Lavrov" elsewhere, are one person.

The component ``timeline_names`` reads the PERSON names of a model (``doc.ents``) and the office holders
among the actors, and writes ``doc.spans["people"]``; ``span._.person`` is the name the document uses most,
or for an office holder the one of our table.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.reference.tables import read_table

CLOSERS = frozenset("'s ’s ' ’ \" “ ” ‘ '' `` , . ; : ( ) - –".split())
"""What a model may take into a name and is none of it."""

SPELLINGS = (
    (re.compile(r"[’'`\-]"), ""),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Spellings of the same sound in names written over from other scripts."""


SHARING = 200
"""People with one first name or surname, the latest ones, among whom a naming looks for whom it means: a long
list of names would otherwise take time by the square of its length."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """One naming of a person: tokens ``start`` to ``end``, and the full name as far as it is known."""

    start: int
    end: int
    words: tuple[str, ...]
    known: str | None = None


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word of a name without what spellings differ in: "Sergei", "Sergey"; "Zelensky", "Zelenskyy"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()
    for pattern, replacement in SPELLINGS:
        plain = pattern.sub(replacement, plain)
    return plain


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names may be spellings of one: the surname alike, and the first name alike,
    abbreviated, or of the same consonants ("Mohamed", "Muhammad")."""
    if folded(a[-1]) != folded(b[-1]):
        return folded("".join(a)) == folded("".join(b))
    first, second = folded(a[0]).rstrip("."), folded(b[0]).rstrip(".")
    if first == second:
        return True
    if 1 in (len(first), len(second)):
        return first[:1] == second[:1]
    return first[:1] == second[:1] and _consonants(first) == _consonants(second)


def _consonants(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]", "", word))


@dataclass(slots=True)
class Person:
    """Who has been spoken of so far: the spellings used, how often, and when last."""

    known: str | None = None
    spellings: Counter[tuple[str, ...]] = field(default_factory=Counter)
    last: int = 0

    @property
    def written(self) -> str:
        """The known name, else the full spelling used most, the first of equals."""
        return self.known or " ".join(self.spellings.most_common(1)[0][0])

    def fits(self, name: PersonName) -> bool:
        """Whether a naming, whose words led here, may mean this person."""
        if name.known and self.known:
            return name.known == self.known
        if len(name.words) == 1:
            return True
        return any(same_person(name.words, spelling) for spelling in self.spellings)


def joined_names(found: Sequence[PersonName]) -> list[str]:
    """The person each naming means, in order: one spelling a person, short names with their full ones."""
    by_word: defaultdict[str, deque[Person]] = defaultdict(partial(deque, maxlen=SHARING))
    meant: list[Person | None] = []
    for name in found:
        words = (name.known or "").split() or name.words
        ends = dict.fromkeys((folded(words[-1]), folded(words[0])))
        fitting = [person for word in ends for person in by_word[word] if person.fits(name)]
        person = max(fitting, key=lambda person: person.last, default=None)
        if person is None and len(words) > 1:
            person = Person()
            for word in ends:
                by_word[word].append(person)
        if person is not None:
            person.known = person.known or name.known
            person.last = name.start
            if len(name.words) > 1:
                person.spellings[name.words] += 1
        meant.append(person)
    for index, name in enumerate(found):
        if meant[index] is None:  # "Lavrov" in a headline, named in full later
            later = by_word[folded(name.words[0])]
            meant[index] = later[0] if len(later) == 1 else None
    return [
        person.written if person is not None else name.known or " ".join(name.words)
        for name, person in zip(found, meant, strict=True)
    ]


def trimmed(span: Span, titles: frozenset[str]) -> Span:
    """A name without titles before it and possessives, quotes and stops around it."""
    start, end = span.start, span.end
    while start < end and (span.doc[start].text in CLOSERS or span.doc[start].lower_ in titles):
        start += 1
    while end > start and span.doc[end - 1].text in CLOSERS:
        end -= 1
    return Span(span.doc, start, end, label=span.label_)


@cache
def personal_titles() -> frozenset[str]:
    """What stands before a name and is none of it: "President", "Mr.", "Foreign Minister"."""
    return frozenset(row.text("title") for row in read_table("personal_titles.csv", ("title",)))


@Language.component("timeline_names", requires=["doc.ents", "doc.spans"], assigns=["doc.spans"])
def timeline_names(doc: Doc) -> Doc:
    """Write the people named to ``doc.spans["people"]``, each with the full name in ``span._.person``."""
    found = sorted(_namings(doc), key=lambda name: name.start)
    spans = []
    for name, person in zip(found, joined_names(found), strict=True):
        span = Span(doc, name.start, name.end, label="PERSON")
        span._.person = person
        spans.append(span)
    doc.spans["people"] = spans
    return doc


def _namings(doc: Doc) -> Iterable[PersonName]:
    """The office holders among the actors, and the other names of people."""
    titles = personal_titles()
    taken: set[int] = set()
    for span in doc.spans.get("actors", ()):
        actor = span._.actor
        if actor is not None and actor.person:
            taken.update(range(span.start, span.end))
            yield PersonName(span.start, span.end, tuple(span.text.split()), actor.person)
        elif actor is not None:
            taken.update(range(span.start, span.end))
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        name = trimmed(entity, titles)
        if len(name) and taken.isdisjoint(range(name.start, name.end)) and name.text[0].isupper():
            yield PersonName(name.start, name.end, tuple(name.text.split()))


Span.set_extension("person", default=None, force=True)
