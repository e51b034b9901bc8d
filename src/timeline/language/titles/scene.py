"""What a headline is made from: a window of the doc with its dates, actors and verb groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.spans import spans_between
from timeline.language.titles.verbs import VerbGroup, verb_groups
from timeline.language.titles.words import (
    BE,
    COORDINATORS,
    COURTESY,
    DETERMINERS,
    HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    TIME_LEADS,
)

REACH = 70
"""How many tokens to either side of its event a headline may look."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A window of a sentence.

    Attributes:
        begin, end: Tokens of the doc.
        dated: Tokens of dates and of the words that lead to them.
        actors: The actors named in it, by their first token.
    """

    doc: Doc
    begin: int
    end: int
    dated: frozenset[int]
    groups: Sequence[VerbGroup]
    actors: dict[int, Actor]

    def word(self, i: int) -> str:
        """A token in lower case; empty outside the window."""
        return self.doc[i].lower_ if self.begin <= i < self.end else ""

    def actor_at(self, i: int) -> Actor | None:
        """The actor whose name covers a token."""
        for start in range(i, max(self.begin, i - 8) - 1, -1):
            actor = self.actors.get(start)
            if actor:
                return actor if actor.end > i else None
        return None

    def group_at(self, i: int) -> VerbGroup | None:
        """The verb group that covers a token."""
        return next((g for g in self.groups if g.start <= i < g.end), None)


def scene(doc: Doc, clause: Span, anchor: int, dates: Iterable[tuple[int, int]]) -> Scene:
    """The window around an event's trigger or date, within its sentence."""
    begin = anchor
    while begin > 0 and anchor - begin < REACH and not doc[begin].is_sent_start:
        begin -= 1
    while begin < anchor and doc[begin].is_space:
        begin += 1
    begin = _after_dateline(doc, begin, anchor)
    end = anchor + 1
    while end < len(doc) and end - anchor < REACH and not doc[end].is_sent_start:
        end += 1
    return scene_between(doc, begin, end, dates)


def scene_between(doc: Doc, begin: int, end: int, dates: Iterable[tuple[int, int]] | None = None) -> Scene:
    """The scene of some tokens; its dates are looked up when they are not given."""
    marked = set(date_tokens(doc, begin, end, _dates_between(doc, begin, end) if dates is None else dates))
    # "on 27 and 28 February": what joins two dates belongs to them
    marked |= {
        i + 1 for i in marked if i + 2 in marked and doc[i + 1].lower_ in ("and", "or", "to", ",", "–", "-")
    }
    dated = frozenset(marked)
    actors = {a.start: a for a in actors_between(doc, begin, end)}
    return Scene(doc, begin, end, dated, verb_groups(doc, begin, end, dated), actors)


def _dates_between(doc: Doc, begin: int, end: int) -> Iterator[tuple[int, int]]:
    return ((span.start, span.end) for span in spans_between(doc, "times", begin, end))


def _after_dateline(doc: Doc, begin: int, anchor: int) -> int:
    """ "MOSCOW (Agency) - ": behind its dash."""
    if not doc[begin].is_upper or len(doc[begin]) < 3:
        return begin
    for i in range(begin + 1, min(begin + 14, anchor)):
        if doc[i].text in ("-", "–", "—", "--", ":") and doc[i - 1].whitespace_:
            return i + 1
    return begin


def actors_between(doc: Doc, begin: int, end: int) -> Iterator[Actor]:
    """The doc's actors that start between two tokens, in order."""
    return (span._.actor for span in spans_between(doc, "actors", begin, end))


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
        if i > begin and i < start - 1 and doc[i].lower_ in ("earlier", "later"):
            yield i
        if i > begin and i < start - 1 and doc[i].lower_ in TIMES_OF_DAY and doc[i - 1].lower_ in TIME_LEADS:
            # "before dawn on 3 May"
            yield i
            yield i - 1
        if stop < end and following in ("onward", "onwards", "local", "’s", "'s", "'", "’"):
            yield stop


TIMES_OF_DAY = frozenset("dawn dusk noon midnight nightfall daybreak sunrise sunset midday".split())
NO_NOUNS = PREPOSITIONS | COORDINATORS | PRONOUNS | DETERMINERS | POSSESSIVES | BE | HAVE | MODALS


def _attributive(doc: Doc, start: int, stop: int, end: int) -> bool:
    """Whether a date stands before its noun, which then keeps the article: "the February 2014 revolution"."""
    i = stop
    while i < end and doc[i].text in QUOTES:
        i += 1
    noun = doc[i].text if i < end else ""
    named = doc[start].text[:1].isupper() or doc[start].text[:1].isdigit()
    return (
        named
        and noun.isalpha()
        and noun.islower()
        and noun not in NO_NOUNS
        and not noun.endswith(("ed", "ly"))
    )


LENGTHS = frozenset("second minute hour day week month year decade century".split())


def _is_measure(doc: Doc, start: int, stop: int, lead: str, following: str) -> bool:
    """ "a minute of silence", "five-year plan", "30 years in prison": a quantity of the event's own."""
    last = doc[stop - 1].lower_.rstrip("s")
    if last not in LENGTHS:
        return False
    if lead in ("the", "last", "this", "next", "that"):
        return False
    counted = any(
        doc[i].like_num or doc[i].lower_ in ("a", "an", "several", "many") for i in range(start, stop)
    )
    if not counted:
        return False
    hyphened = any(doc[i].text == "-" for i in range(start, stop))
    return (
        (following in ("of", "in") and lead not in ("after", "over", "within"))
        or hyphened
        or lead in ("to", "by")
    )


def rendered(view: Scene, tokens: Sequence[int], swaps: dict[int, str] | None = None) -> str:
    """The tokens as text: courtesy titles left out, bare surnames as full names, ``swaps`` put in.

    A space stands between two tokens where the text has one or where words were left out.
    """
    swaps = swaps or {}
    parts: list[str] = []
    doc = view.doc
    kept = [
        i
        for i in tokens
        if doc[i].lower_ not in COURTESY and not doc[i].is_space and doc[i].text not in ('"', "“", "”", "„")
    ]
    for n, i in enumerate(kept):
        following = kept[n + 1] if n + 1 < len(kept) else None
        gap = following is not None and following != i + 1
        word = swaps.get(i)
        if word is None:
            word = full_name(view, i)
        space = (
            gap
            or bool(doc[i].whitespace_)
            or (following is not None and doc[i + 1 : following].text.strip() == "")
        )
        if following is not None and following == i + 1 and not doc[i].whitespace_:
            space = False
        parts.append(word + (" " if space else ""))
    return "".join(parts).strip()


def full_name(view: Scene, i: int) -> str:
    """A token, or the full name of the person whose bare surname it is."""
    text = view.doc[i].text
    actor = view.actors.get(i)
    if actor is None or not actor.person or actor.end - actor.start != 1:
        return text
    before = view.doc[i - 1].text if i > view.begin else ""
    after = view.doc[i + 1].text if i + 1 < view.end and view.doc[i].whitespace_ else ""
    initial = before == "." or (before[:1].isupper() and (len(before) == 1 or before[1:] == "."))
    if (
        initial
        or _in_compound(view, i)
        or (after[:1].isupper() and i + 1 not in view.actors and i + 1 not in view.dated)
    ):
        return text
    named = before[:1].isupper() and before[1:2].islower() and before.lower() not in COURTESY | _TITLES
    named = named and i - 1 > view.begin and view.actor_at(i - 1) is None
    if named or text not in actor.person.split():
        return text
    return actor.person


def _in_compound(view: Scene, i: int) -> bool:
    """Whether a hyphen joins a token to its neighbour: "the Reagan-Gorbachev agreement"."""
    doc = view.doc
    after = i + 1 < view.end and not doc[i].whitespace_ and doc[i + 1].text in ("-", "–", "—", "−")
    before = i > view.begin and not doc[i - 1].whitespace_ and doc[i - 1].text in ("-", "–", "—", "−")
    return after or before


_TITLES = frozenset(
    "president minister chancellor premier secretary chairman leader king queen prince general "
    "colonel the".split()
)


def trimmed(view: Scene, tokens: Collection[int]) -> list[int]:
    """Without dates, quotes that lost their partner, and space."""
    kept = [i for i in tokens if i not in view.dated and not view.doc[i].is_space]
    quotes = [i for i in kept if view.doc[i].text in QUOTES]
    return [i for i in kept if i not in quotes] if len(quotes) % 2 else kept
