"""What a clause says by which its happening can be told from another: where, which of a series, when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.chronology.words import meanings
from timeline.records import Mention

_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_OCCASIONS = "round|meeting|summit|test|treaty|agreement|term|anniversary|visit|referendum|bailout|package"
ORDINAL = re.compile(rf"\b({_ORDINALS})\s+(?:[a-z-]+\s+)?({_OCCASIONS})s?\b", re.I)
NUMBER = re.compile(r"\b(resolution|law|protocol|article|chapter|flight|phase)\s+(?:no\.?\s*)?(\d+)", re.I)
PAPER = re.compile(r"\b(treaty|memorandum|declaration|communiqu[eé]|charter|contract|statement)\b", re.I)
SAME_PAPER = dict.fromkeys(("communique", "communiqué", "declaration"), "statement")
"""Papers that go by one another's name."""
COUNTS = {
    word: str(number)
    for number, word in (
        *enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2),
        *((tens * 10, word) for tens, word in enumerate("twenty thirty forty fifty sixty".split(), 2)),
    )
}
YEAR = re.compile(r"(?:1[89]|20)\d\d")
FIGURE = re.compile(
    rf"(?<![\w.,-])(\$\s?|€\s?|£\s?)?(\d[\d,]*(?:\.\d+)?|{'|'.join(COUNTS)})"
    r"(?:\s?(%|percent\b|per\scent\b|million\b|billion\b|trillion\b))?((?:[\s-]+[A-Za-z][\w’'-]+){0,2})",
    re.I,
)
"""A number with what it counts: "700 billion", "twelve soldiers", "2,532 confirmed cases"."""
VENUE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|to|[Vv]isit(?:ed|s|ing)?|reach(?:ed|es)|took)\s+(?:the\s+)?"
    r"([A-Z][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]+)*)"
)
AS_WELL = re.compile(r"\W*(?:(?:and|but)\s+)?(?:on\s+)?(?:the|that|this)\s+same\s", re.I)
EDGE = re.compile(r"\b(?:since|until|before) then\b", re.I)

POSTED = re.compile(r"\b(?:posted|updated|comment) ?(?:by|on|at|:)[^.!?]{0,60}$", re.I)
"""What stands before the date of a comment or of a page."""
REPORTED = re.compile(
    r"^(?:\W*(?:at )?\d{1,2}[:.]\d\d\W*(?:[ap]\.?m\b)?\W*(?:[A-Z]{2,4}\W*)?)?(?:report abuse|reply)\b"
    r"|^[^.!?]{1,60}\bwrote\s*:|^at(?:\s+\d{1,2}[:.]\d\d|\s*$)",
    re.I,
)
"""What stands behind it."""
CLOCK = re.compile(r"^\W*(?:at )?\d{1,2}[:.]\d\d\b", re.I)
DATELINE = re.compile(r"\b[A-Z]{4,}(?:\s*,\s*[A-Z][A-Za-z. ]*)?\s*,$")
"""The place before the date that an article was sent on: "REYKJAVIK, Iceland,"."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells a happening from another like it.

    Attributes:
        venues: Where: the names behind "in", "at", "to", as words are compared.
        numbers: What of a series: "round": "second"; "resolution": "678".
        figures: How many of what: "soldier": "12"; "percent": "3.5".
        papers: The kinds of papers the clause names.
        edge: Whether its date is where the time begins or ends that it tells of: "since then they met twice".
        as_well: Whether it goes on with "on the same day".
        carried: Whether its date stands in another clause.
    """

    venues: frozenset[str]
    numbers: dict[str, str]
    figures: dict[str, str]
    papers: frozenset[str]
    edge: bool
    as_well: bool
    carried: bool


def marks_of(mention: Mention) -> Marks:
    """The marks of a mention."""
    begin = mention.start - mention.sentence_start
    clause = mention.sentence[begin : mention.end - mention.sentence_start]
    people = frozenset[str]().union(*map(meanings, mention.people))
    numbered = [(thing.lower(), number) for thing, number in NUMBER.findall(clause)]
    numbered += [(thing.lower(), number.lower()) for number, thing in ORDINAL.findall(clause)]
    carried = mention.date_from == "context" and (mention.date_text or "") not in mention.sentence
    wide = mention.span is not None and mention.span.start != mention.span.end
    return Marks(
        venues=frozenset[str]().union(*map(meanings, VENUE.findall(clause))) - people,
        numbers=dict(numbered),
        figures=_figures(clause, mention.date_text),
        papers=frozenset(SAME_PAPER.get(word.lower(), word.lower()) for word in PAPER.findall(clause)),
        edge=(wide and mention.qualifier in ("before", "until")) or bool(EDGE.search(clause)),
        as_well=bool(AS_WELL.match(clause)),
        carried=carried,
    )


def _figures(clause: str, date_text: str | None) -> dict[str, str]:
    """The numbers of a clause by what they count; not those of its date, and no years."""
    found: dict[str, str] = {}
    for sign, number, unit, counted in FIGURE.findall(
        clause.replace(date_text, " ") if date_text else clause
    ):
        value = COUNTS.get(number.lower(), number.replace(",", ""))
        if not (sign or unit) and YEAR.fullmatch(number):
            continue
        share = unit.startswith(("%", "per"))
        things = frozenset("%") if share else meanings(counted) | ({"$"} if sign else set())
        found.update(dict.fromkeys(things, value if share else value + unit.lower()))
    return found


def is_stamp(mention: Mention) -> bool:
    """Whether its date is when something was put up: "Posted by: Ann | September 22, 2008"."""
    text, sentence = mention.date_text, mention.sentence
    at = sentence.find(text) if text else -1
    if text is None or at < 0:
        return False
    before, after = sentence[:at].rstrip(), sentence[at + len(text) :].lstrip()
    if POSTED.search(before) or REPORTED.match(after):
        return True
    if (before.endswith("|") and CLOCK.match(after)) or (after.startswith("|") and CLOCK.match(text)):
        return True
    return bool(DATELINE.search(before)) and (not after or after.startswith(("-", "–", "—", "(")))
