"""What a headline is made from: a sentence with its dates, its actors and the people it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from timeline.language.actors import Actor
from timeline.language.names import personal_titles
from timeline.language.roles.speakers import dateline_end
from timeline.language.spans import actors_between, spans_between
from timeline.language.titles.dates import dated_tokens
from timeline.language.titles.words import COURTESY, QUOTES
from timeline.reference import actor_name

HYPHENS = frozenset("- – — −".split())


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence.

    Attributes:
        begin, end: Tokens of the doc.
        dated: Tokens of dates and of the words that lead to them, and of a dateline.
        actors: The actors named in it, by their first token.
        people: The end and the full name of each person named in it, by first token.
        meant: The states that words such as "the two leaders" stand for, by the last of these words.
    """

    doc: Doc
    begin: int
    end: int
    dated: frozenset[int]
    actors: dict[int, Actor]
    people: dict[int, tuple[int, str]]
    meant: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def actor_at(self, i: int) -> Actor | None:
        """The actor whose name covers a token."""
        for start in range(i, max(self.begin, i - 8) - 1, -1):
            if actor := self.actors.get(start):
                return actor if actor.end > i else None
        return None

    def person_at(self, i: int) -> str | None:
        """The full name of the person whose name covers a token."""
        for start in range(i, max(self.begin, i - 5) - 1, -1):
            if start in self.people:
                end, name = self.people[start]
                return name if end > i else None
        return None


def scene(
    sentence: Span, dates: Iterable[tuple[int, int]] | None = None, actors: Iterable[Actor] = ()
) -> Scene:
    """The scene of a sentence; its dates are looked up when they are not given.

    Args:
        actors: Those that take part, among them whoever is meant by words that name nobody.
    """
    meant: dict[int, tuple[str, ...]] = {}
    for actor in actors:
        if actor.kind == "reference":
            meant[actor.end - 1] = (*meant.get(actor.end - 1, ()), actor.code)
    doc, begin, end = sentence.doc, sentence.start, sentence.end
    if dates is None:
        dates = ((span.start, span.end) for span in spans_between(doc, "times", begin, end))
    return Scene(
        doc,
        begin,
        end,
        dated_tokens(doc, begin, end, dates) | frozenset(range(begin, dateline_end(sentence))),
        {actor.start: actor for actor in actors_between(doc, begin, end)},
        {span.start: (span.end, span._.person) for span in spans_between(doc, "people", begin, end)},
        meant,
    )


def placed(view: Scene) -> frozenset[str]:
    """The states that a sentence names only by a city where something was: "met in Geneva"."""
    stands = {False: set[str](), True: set[str]()}
    for actor in view.actors.values():
        before = view.doc[actor.start - 1].lower_ if actor.start > view.begin else ""
        stands[actor.kind in ("city", "capital", "region") and before in ("in", "at", "near")].add(actor.code)
    return frozenset(stands[True] - stands[False])


def joined(codes: Sequence[str]) -> str:
    """ "Russia, Iran and Turkey"."""
    names = [actor_name(code) for code in codes]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def rendered(view: Scene, tokens: Iterable[int], swaps: dict[int, str] | None = None) -> str:
    """The tokens as text: courtesy titles left out, bare surnames as full names, ``swaps`` put in.

    A space stands between two tokens where the text has one or where words were left out.
    """
    swaps = swaps or {}
    doc = view.doc
    kept = [i for i in sorted(set(tokens)) if _shown(doc[i]) and swaps.get(i) != ""]
    parts: list[str] = []
    for n, i in enumerate(kept):
        following = kept[n + 1] if n + 1 < len(kept) else None
        if doc[i].lower_ in ("a", "an") and following is not None and following != i + 1:
            parts.append("an" if doc[following].lower_[0] in "aeio" else "a")
        else:
            parts.append(swaps.get(i) or full_name(view, i))
        if (
            following is not None
            and (following != i + 1 or doc[i].whitespace_)
            and not _leans(doc[following])
        ):
            parts.append(", " if following is not None and _comma_between(doc, i, following) else " ")
    return "".join(parts).strip()


def _comma_between(doc: Doc, i: int, following: int) -> bool:
    """Whether a comma alone was left out between two nouns, "for a visit, the first by a president"."""
    apart = following == i + 2 and doc[i + 1].text == ","
    return apart and doc[i].tag_[:2] == "NN" and doc[following].tag_ in ("DT", "NN", "NNS", "NNP", "NNPS")


def _shown(token: Token) -> bool:
    return not (
        token.text in ("-LRB-", "-RRB-")
        or (token.lower_ in COURTESY and token.text[0].isupper())
        or token.is_space
        or token.text in QUOTES
    )


def _leans(token: Token) -> bool:
    """Whether a token stands without a space behind the word before: "'s", ","."""
    return token.text in (",", "'s", "’s", "'", "’", "%", ".")


def full_name(view: Scene, i: int) -> str:
    """A token, or the full name of the person whose bare surname it is."""
    doc, text = view.doc, view.doc[i].text
    end, name = view.people.get(i, (0, ""))
    if end != i + 1 or text not in name.split():
        return text
    before = doc[i - 1] if i > view.begin else None
    after = doc[i + 1] if i + 1 < view.end else None
    if before is not None and (before.text in HYPHENS or before.text == "." or before.dep_ == "flat"):
        return text
    if after is not None and (after.dep_ == "flat" or (after.text in HYPHENS and not doc[i].whitespace_)):
        return text
    if before is None or not before.text[:1].isupper() or (before.is_sent_start and not before.is_title):
        return name
    known = before.lower_ in COURTESY | personal_titles() and name.split()[0] not in before.text
    apart = known or before.tag_[:2] != "NN" or view.actor_at(i - 1) is not None
    return name if apart and name.split()[0].lower() not in personal_titles() else text
