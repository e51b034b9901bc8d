"""Which words of a sentence only say when: the time expressions, and what leads to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from timeline.language.titles.words import QUOTES, TIME_LEADS


def dated_tokens(doc: Doc, begin: int, end: int, dates: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The tokens between two that a headline leaves out with its dates: "on 27 and 28 February"."""
    marked = set(date_tokens(doc, begin, end, dates))
    joints = ("and", "or", "to", ",", "–", "-")
    return frozenset(marked | {i + 1 for i in marked if i + 2 in marked and doc[i + 1].lower_ in joints})


def date_tokens(doc: Doc, begin: int, end: int, dates: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Tokens of the dates and of the words that lead to them; lengths that are no adverbials stay."""
    for start, stop in dates:
        if stop <= begin or start >= end:
            continue
        lead = doc[start - 1].lower_ if start > begin else ""
        following = doc[stop].lower_ if stop < end else ""
        if lead == "-" or _is_measure(doc, start, stop, lead, following):
            continue
        yield from range(start, stop)
        i = start - 1
        if lead == "the" and _attributive(doc, start, stop, end):
            # its article belongs to the noun
            continue
        if lead in ("year", "years", "months", "period") and doc[start].text[:1].isdigit():
            yield i
            i -= 1
            if i >= begin and doc[i].lower_ == "the":
                yield i
                i -= 1
        while i >= begin and doc[i].lower_ in TIME_LEADS and not (doc[i].lower_ == "by" and i + 1 < start):
            yield i
            i -= 1
        if i > begin and i == start - 1 and doc[i].lower_ in TIMES_OF_DAY and doc[i - 1].lower_ in TIME_LEADS:
            # "before dawn today"
            yield i
            yield i - 1
        if i > begin and i < start - 1 and doc[i].lower_ in ("earlier", "later"):
            yield i
        if i > begin and i < start - 1 and doc[i].lower_ in TIMES_OF_DAY and doc[i - 1].lower_ in TIME_LEADS:
            # "before dawn on 3 May"
            yield i
            yield i - 1
        if stop < end and following in ("onward", "onwards", "local", "’s", "'s", "'", "’"):
            yield stop


TIMES_OF_DAY = frozenset("dawn dusk noon midnight nightfall daybreak sunrise sunset midday".split())


def _attributive(doc: Doc, start: int, stop: int, end: int) -> bool:
    """Whether a date stands before its noun, which then keeps the article: "the February 2014 revolution"."""
    i = stop
    while i < end and doc[i].text in QUOTES:
        i += 1
    named = doc[start].text[:1].isupper() or doc[start].text[:1].isdigit()
    return named and i < end and doc[i].tag_ in ("NN", "NNS") and doc[i].text.islower()


FRACTIONS = frozenset("quarter half third couple dozen".split())
LASTING = frozenset("last spend take give".split())
LENGTHS = frozenset("second minute hour day week month year decade century".split())


def _is_measure(doc: Doc, start: int, stop: int, lead: str, following: str) -> bool:
    """ "a minute of silence", "five-year plan", "30 years in prison": a quantity of the event's own."""
    last = doc[stop - 1].lower_.rstrip("s")
    if last not in LENGTHS:
        return False
    if lead in ("the", "last", "this", "next") or (lead == "that" and doc[start - 1].tag_ == "DT"):
        return False
    counted = any(
        doc[i].like_num or doc[i].lower_ in ("a", "an", "several", "many") for i in range(start, stop)
    )
    if not counted:
        return False
    hyphened = any(doc[i].text == "-" for i in range(start, stop))
    label, verb = doc[stop - 1].dep_, doc[stop - 1].head
    if label in ("obj", "dobj") or (verb.lemma_ in LASTING and label in ("obl:unmarked", "npadvmod")):
        return lead not in TIME_LEADS or lead == "about"
    if lead == "of" and start > 1 and doc[start - 2].lemma_.lower() in FRACTIONS:
        return True
    return (
        (following in ("of", "in") and lead not in ("after", "over", "within"))
        or hyphened
        or lead in ("to", "by")
    )
