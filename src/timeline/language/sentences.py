"""Sentence boundaries, before anything else is looked at.

A boundary is a full stop, question or exclamation mark (with closing quotes or brackets) before a word
that can
start a sentence, or an empty line. Abbreviations, initials and ordinals do not end a sentence.
"""

from __future__ import annotations

from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

from timeline.reference.tables import read_table

STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "。", "！", "？"})
CLOSERS = frozenset({'"', "'", "”", "’", "“", ")", "]", "»", "''", "’’"})
ABBREVIATIONS = frozenset(
    row.text("abbreviation") for row in read_table("abbreviations.csv", ("abbreviation",))
)

LONGEST = 500
"""Tokens after which a sentence is cut: what runs on so long is a list or has lost its stops, and the time
to read a sentence grows with the square of its length."""


def ends_sentence(token: Token) -> bool:
    """Whether this token can close a sentence: a stop, or an abbreviation spelt with one."""
    text = token.text
    if text in STOPS:
        return not _numbers_something(token)
    if not text.endswith(".") or len(text) == 1:
        return False
    # "Mr.", "Gen.", "M." introduce a name; "U.S.", "p.m.", "Inc." may also close a sentence.
    return text.lower() not in ABBREVIATIONS and not (len(text) == 2 and text[0].isupper())


def _numbers_something(token: Token) -> bool:
    """ "No. 10", "Nos. 3 and 4": the stop belongs to the word before a figure."""
    if token.text != "." or not token.i or token.i + 1 >= len(token.doc):
        return False
    return (
        token.nbor(-1).lower_ in ("no", "nos") and token.nbor(-1).whitespace_ == "" and token.nbor(1).is_digit
    )


def starts_sentence(token: Token) -> bool:
    """Whether a sentence may begin here: a capital, a digit or an opening quote or bracket."""
    first = token.text[0]
    return first.isupper() or first.isdigit() or first in "\"'`“„‘«([" or not first.isascii()


@Language.component("timeline_sentences", assigns=["token.is_sent_start", "doc.sents"])
def timeline_sentences(doc: Doc) -> Doc:
    """Set the start of every sentence."""
    datelines = dateline_starts(doc)
    boundaries: Any = numpy.full((len(doc), 1), -1, dtype=numpy.int64)
    closing, begun = False, 0
    for token in doc:
        starts = token.i == 0
        if token.i:
            previous = doc[token.i - 1]
            parted = previous.is_space and "\n\n" in previous.text
            if parted or (token.i in datelines and _tells(doc, begun, token.i)):
                starts = True
            elif closing and not token.is_space and token.text not in CLOSERS and token.text not in STOPS:
                starts = starts_sentence(token) and not _continues(previous, token)
                closing = False
            elif ends_sentence(previous):
                if token.is_space or token.text in CLOSERS or token.text in STOPS:
                    closing = True
                else:
                    starts = starts_sentence(token) and not _continues(previous, token)
        if starts or token.i - begun >= LONGEST:
            closing = False
            begun = token.i
            boundaries[token.i, 0] = 1
    # All at once: setting them one by one makes spaCy look through the whole document each time.
    doc.from_array(["SENT_START"], boundaries.astype(numpy.uint64))
    return doc


def dateline_starts(doc: Doc) -> set[int]:
    """Where "Tripoli, Libya (CNN) -- Rebels ..." begins, in texts that nothing else parts there."""
    found = set()
    for token in doc[: max(0, len(doc) - 4)]:
        if token.text in BRACKETS and (closing := _agency_ends(doc, token.i + 1)):
            start = _place_starts(doc, token.i)
            if start < token.i or doc[token.i + 1 : closing].text.isupper():
                found.add(start)
    return found


def _tells(doc: Doc, start: int, end: int) -> bool:
    """Whether a stretch holds ordinary words, and so is no part of a dateline."""
    return any(token.is_lower and token.is_alpha and len(token) > 2 for token in doc[start:end])


def _agency_ends(doc: Doc, first: int) -> int:
    """Where the name of an agency ends: a bracket, a dash and a capital follow; 0 where it is none."""
    for i in range(first, min(first + AGENCY + 1, len(doc) - 2)):
        if doc[i].text in CLOSING:
            dash, after = doc[i + 1].text, doc[i + 2].text
            return i if i > first and dash in DASHES and after[0].isupper() else 0
        if not doc[i].text[0].isupper():
            return 0
    return 0


def _place_starts(doc: Doc, bracket: int) -> int:
    """Where the place before an agency begins: "Tripoli, Libya", "PARIS, March 10"."""
    start = bracket
    while start > max(0, bracket - PLACE) and _of_a_place(doc[start - 1]):
        start -= 1
    comma = next((i for i in range(start, bracket) if doc[i].text == ","), start)
    start = max(start, comma - 1)
    while start > 0 and doc[start].is_upper and doc[start - 1].is_upper and doc[start - 1].is_alpha:
        start -= 1  # "NEW YORK/LONDON"
    return start


def _of_a_place(token: Token) -> bool:
    return token.text[0].isupper() or token.text == "," or token.is_digit


BRACKETS = frozenset({"(", "-LRB-"})
CLOSING = frozenset({")", "-RRB-"})
DASHES = frozenset({"--", "—", "–", "-", "_"})
AGENCY = 3
"""Words that the name of an agency has at most."""
PLACE = 6
"""Words that place and day of a dateline have at most, commas counted."""


def _continues(previous: Token, token: Token) -> bool:
    """ "U.S. President", "Jan. 5", "No. 3": an abbreviation whose next word belongs to it."""
    if previous.text in STOPS or previous.text in CLOSERS or previous.is_space:
        return False
    if previous.text in ("A.D.", "B.C.") and token.text[0].isdigit():
        return True
    dotted = previous.text.count(".") > 1
    return dotted and token.text[0].isupper() and token.text.lower() not in SENTENCE_OPENERS


SENTENCE_OPENERS = frozenset(
    "the a an it he she they we i this that these those in on at after before when while but and "
    "however meanwhile its his her their there".split()
)
