"""Why a mention is what it is: which words made its type, actors, date and status, put into sentences.

A pure function of the mention as it is stored; nothing is read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from timeline.records import EVENT_TYPES, Highlight, Mention
from timeline.reference import actor_name

What = Literal["type", "source", "target", "pair", "date", "status", "speaker"]

QUALIFIERS: Final = {
    "about": "it is told as about then",
    "before": "it was before then",
    "after": "it was after then",
    "since": "it has been so since then",
    "until": "it lasted until then",
    "by": "it was then at the latest",
}
ORIGINS: Final = {
    "text": "the words name the date themselves",
    "context": "resolved from the dates told before",
    "published": "resolved from the day of publication",
}
PAIRS: Final = {
    "clause": "both are named in the clause",
    "sentence": "both are named in the sentence, not both in the clause",
    "context": "not both are named in the sentence: taken from the sentences before, so less sure",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a mention says, and why.

    Attributes:
        what: What is explained.
        value: What it came to: a type, a code, a date, a status.
        text: The words that made it, ``None`` where none did.
        start, end: These words, in characters of the document's text.
        because: Why, for people to read.
    """

    what: What
    value: str
    because: str
    text: str | None = None
    start: int | None = None
    end: int | None = None


def reasons(mention: Mention) -> list[Reason]:
    """Why a mention has its type, actors, pair, date, status and speaker, in this order."""
    return [
        *_type(mention),
        *_actors(mention, "source", mention.sources),
        *_actors(mention, "target", mention.targets),
        *_pairs(mention),
        *_date(mention),
        *_status(mention),
        *_speaker(mention),
    ]


def _marked(mention: Mention, what: What, value: str, because: str, mark: Highlight | None) -> Reason:
    if mark is None:
        return Reason(what, value, because)
    base = mention.sentence_start
    text = mention.sentence[mark.start : mark.end]
    return Reason(what, value, because, text, base + mark.start, base + mark.end)


def _first(mention: Mention, kind: str) -> Highlight | None:
    return next((mark for mark in mention.highlights if mark.kind == kind), None)


def _type(mention: Mention) -> Iterator[Reason]:
    trigger, needed = _first(mention, "trigger"), _first(mention, "object")
    if trigger is None:
        yield Reason("type", mention.type, "the clause names a date and no word of the trigger table")
        return
    label = EVENT_TYPES.get(mention.type, mention.type)
    because = f"{trigger.because}, so “{label}”" if trigger.because else f"a word for “{label}”"
    if needed:
        because += f", as it stands with “{mention.sentence[needed.start : needed.end]}”"
    yield _marked(mention, "type", mention.type, because, trigger)


def _actors(mention: Mention, what: What, codes: tuple[str, ...]) -> Iterator[Reason]:
    for code in codes:
        named = [m for m in mention.highlights if m.kind == "actor" and m.label == actor_name(code)]
        inside = [m for m in named if _in_clause(mention, m)]
        best = next((m for m in inside or named if m.because), next(iter(inside or named), None))
        if best is None:
            because = "not named in the sentence: told of just before"
        else:
            because = best.because or "named beside the trigger"
        yield _marked(mention, what, code, because, best)


def _in_clause(mention: Mention, mark: Highlight) -> bool:
    return mention.start <= mention.sentence_start + mark.start < mention.end


def _pairs(mention: Mention) -> Iterator[Reason]:
    if mention.pair_from:
        pairs = "; ".join("-".join(pair) for pair in mention.pairs)
        yield Reason("pair", pairs, PAIRS[mention.pair_from])


def _date(mention: Mention) -> Iterator[Reason]:
    if mention.span is None:
        return
    because = ORIGINS[mention.date_from] if mention.date_from else "taken from the text"
    mark = _first(mention, "date")
    if mark is None and mention.date_text:
        because = f"carried on from “{mention.date_text}” in the sentences before"
    if mention.qualifier:
        because += f"; {QUALIFIERS[mention.qualifier]}"
    yield _marked(mention, "date", mention.span.edtf, because, mark)


def _status(mention: Mention) -> Iterator[Reason]:
    mark = _first(mention, "status")
    if mark is not None:
        because = {
            "happened": "it leaves the happening a fact",
            "planned": "it puts it in the future",
            "hypothetical": "it leaves it open",
            "denied": "it says that it is not so",
        }[mention.status]
    elif mention.status == "planned":
        because = "its date lies after the day of publication"
    else:
        because = "nothing in the sentence says otherwise"
    yield _marked(mention, "status", mention.status, because, mark)


def _speaker(mention: Mention) -> Iterator[Reason]:
    if mention.speaker:
        mark = _first(mention, "speaker")
        yield _marked(mention, "speaker", mention.speaker, "who says it", mark)
