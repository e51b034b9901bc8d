"""How the words around an actor hold it in its sentence: lists, prepositions, places, and mere modifiers.

Works on word forms alone. "Poland, Germany and Sweden" is one phrase; "in Beijing" is a place; in
"Iran-backed
militias" Iran takes no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from timeline.language.actors import Actor
from timeline.reference.tables import read_table

LONGEST_PHRASE = 9
"""How many words may stand between an actor and the preposition that governs it, or between two of a list."""

PREPOSITIONS = frozenset(
    "of in at near inside outside across throughout around within via through off along over from into "
    "onto toward towards to with against for on upon by between among amid about regarding concerning "
    "under after before since until during despite without besides behind beyond like unlike than as "
    "following bordering neighbouring neighboring including".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in at near inside outside across throughout around within via through off along over from into".split()
)
PLACE_KINDS = frozenset({"name", "abbreviation", "capital", "city", "region"})
PLACE_NOUNS = frozenset(
    "city capital town village province region district state county island islands territory "
    "territories soil waters airspace coast border borders port part parts area areas outskirts suburb "
    "suburbs side mainland countryside mountains desert enclave north south east west neighbourhood "
    "neighborhood streets airport cities towns villages provinces regions".split()
)
OFFICES = frozenset(
    "government president minister ministers leader leaders king queen kingdom republic people "
    "governments presidents heads head state citizens authorities parliament army armies forces troops "
    "ambassador ambassadors embassy prime officials representatives delegation members military navy "
    "police chancellor chancellors chief chiefs part parts half all some most".split()
)
"""Words whose "of X" names X itself: "the government of Italy", "the leaders of France and Germany"."""
MODIFIER_TAILS = frozenset(
    "backed based made held controlled occupied inspired funded trained supplied supported "
    "brokered sponsored affiliated aligned run built friendly allied speaking bound linked "
    "educated wide trade related era style armed mediated hosted language".split()
)
"""After a hyphen these make of an actor a mere modifier: "U.S.-backed fighters"."""
AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did will would shall should can could may might "
    "must says said told tells".split()
)
CLAUSE_WORDS = frozenset(
    "which who whom whose that when while where whereas because although though unless if whether but "
    "so not".split()
)
PARTICIPLE_ADJECTIVES = frozenset(
    "armed united alleged so-called captured detained suspected accused occupied exiled wounded "
    "displaced fighting ruling neighbouring neighboring visiting outgoing incoming retired elected "
    "acting united unarmed skilled imprisoned jailed divided leading remaining".split()
)
CALENDAR = frozenset(
    "january february march april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday today yesterday tomorrow".split()
)
JOINERS = frozenset({"and", "or", "&", ",", "plus"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Actors that stand in one list, and what governs them.

    Attributes:
        governor: The preposition before the phrase; empty for a subject or an object.
        place: Whether it only tells where something happens.
    """

    actors: tuple[Actor, ...]
    governor: str
    place: bool

    @property
    def start(self) -> int:
        """First token."""
        return self.actors[0].start

    @property
    def end(self) -> int:
        """End of the last token."""
        return self.actors[-1].end


def phrases(doc: Doc, actors: Sequence[Actor], begin: int) -> list[Phrase]:
    """The actors from token ``begin`` on, as phrases in order of text; mere modifiers are left out."""
    found: list[Phrase] = []
    for actor in actors:
        if is_mere_modifier(doc, actor):
            continue
        last = found[-1] if found else None
        if last and _joined(doc, last.actors[-1], actor):
            found[-1] = Phrase((*last.actors, actor), last.governor, last.place)
            continue
        found.append(_single(doc, actor, begin))
    return [part for phrase in found for part in _without_loose_commas(doc, phrase, begin)]


def _single(doc: Doc, actor: Actor, begin: int) -> Phrase:
    governor, direct = governing_word(doc, actor, begin)
    return Phrase((actor,), governor, _is_place(doc, actor, governor, direct))


def _without_loose_commas(doc: Doc, phrase: Phrase, begin: int) -> list[Phrase]:
    """A list ends in "and"; mere commas part what they stand between: "On a visit to Mali, Spain's king
    ..."."""
    actors = phrase.actors
    joins = range(1, len(actors))
    ands = [i for i in joins if _has_and(doc, actors[i - 1], actors[i])]
    loose = [i for i in joins if i > max(ands, default=0) and _only_comma(doc, actors[i - 1], actors[i])]
    if not loose:
        return [phrase]
    parts = [Phrase(actors[: loose[0]], phrase.governor, phrase.place)]
    for start, end in zip(loose, [*loose[1:], len(actors)], strict=True):
        single = _single(doc, actors[start], begin)
        parts.append(Phrase(actors[start:end], single.governor, single.place))
    return parts


def _has_and(doc: Doc, first: Actor, second: Actor) -> bool:
    joiners = {"and", "or", "&", "-", "–"}
    return first.code != second.code and any(t.lower_ in joiners for t in doc[first.end : second.start])


def _only_comma(doc: Doc, first: Actor, second: Actor) -> bool:
    words = [token.lower_ for token in doc[first.end : second.start]]
    return first.code != second.code and "," in words and not {"and", "or", "&"} & set(words)


@cache
def not_acting() -> frozenset[str]:
    """Nouns whose nationality says only where they come from: "the Australian dollar"."""
    return frozenset(
        word for row in read_table("not_acting.csv", ("noun", "why")) for word in row.entries("noun")
    )


def is_mere_modifier(doc: Doc, actor: Actor) -> bool:
    """ "Iran-backed", "pro-Russian", "the Australian dollar"; "Japanese-drafted" and "Saudi-led" do act."""
    if actor.kind in ("adjective", "abbreviation") and actor.end < len(doc):
        following = doc[actor.end : actor.end + 3]
        for token in following:
            if token.lower_ in not_acting():
                return True
            if not token.is_alpha or token.lower_ in PREPOSITIONS:
                break
    if actor.end + 1 < len(doc) and doc[actor.end].text in ("-", "–") and _tight(doc, actor.end):
        return doc[actor.end + 1].lower_ in MODIFIER_TAILS
    if actor.start > 1 and doc[actor.start - 1].text in ("-", "–"):
        return doc[actor.start - 2].lower_ in ("pro", "anti", "ex", "non")
    if actor.start and doc[actor.start - 1].lower_ in ("pro-", "anti-", "non-"):
        return True
    return actor.end < len(doc) and doc[actor.end].lower_ in ("-backed", "-based")


def _tight(doc: Doc, i: int) -> bool:
    """No space on either side of a hyphen."""
    return not doc[i].whitespace_ and not doc[i - 1].whitespace_


def verb_like(token: Token) -> bool:
    """Whether a word looks like a verb: an auxiliary, or a lower-case word in -ed or -ing."""
    word = token.text
    if word in AUXILIARIES:
        return True
    return (
        word.islower()
        and len(word) > 4
        and word.endswith(("ed", "ing"))
        and word not in PARTICIPLE_ADJECTIVES
        and word not in PREPOSITIONS
    )


def _joined(doc: Doc, first: Actor, second: Actor) -> bool:
    """Whether two actors are of one list, or one right after the other: "A, B and C", "A's and B's
    officials"."""
    between = doc[first.end : second.start]
    if len(between) > LONGEST_PHRASE + 6:
        return False
    words = [token.lower_ for token in between]
    if not words or (words == ["("] and first.code == second.code):
        return True
    if words[0] == ")":
        between, words = between[1:], words[1:]
    if words in ([], ["-"], ["–"], ["/"], ["and"], ["or"], [","]):
        return True
    if "with" in words and words[-1] == "with" and words[:-1] in (["together"], ["along"], [",", "together"]):
        return True
    joiners = [i for i, word in enumerate(words) if word in JOINERS]
    if not joiners:
        return first.code == second.code and (words == ["of"] or not _breaks(between))
    for token in between:
        if token.lower_ in CLAUSE_WORDS or token.text in (";", ":", "(", ")", "—", "--", "“", '"'):
            return False
        if (token.lower_ in PREPOSITIONS and token.lower_ != "of") or verb_like(token):
            return False
    return True


def _breaks(tokens: Iterable[Token]) -> bool:
    return any(
        token.lower_ in PREPOSITIONS
        or token.lower_ in CLAUSE_WORDS
        or verb_like(token)
        or token.text in ",;:"
        for token in tokens
    )


def governing_word(doc: Doc, actor: Actor, begin: int) -> tuple[str, bool]:
    """The preposition an actor depends on (or ``""``), and whether nothing but a determiner stands
    between."""
    direct = True
    i = actor.start - 1
    limit = max(begin, actor.start - LONGEST_PHRASE)
    while i >= limit:
        token = doc[i]
        word = token.lower_
        if word in PREPOSITIONS:
            if word == "of" and i - 1 >= begin and doc[i - 1].lower_ in OFFICES | PLACE_NOUNS:
                direct = direct and doc[i - 1].lower_ in PLACE_NOUNS
                i -= 2
                continue
            return word, direct
        if _closes(token):
            return "", False
        direct = direct and word in DETERMINERS
        i -= 1
    return "", False


DETERMINERS = frozenset(
    "the northern southern eastern western central neighbouring neighboring war-torn nearby a - north "
    "south east west northeast northwest southeast southwest north-east north-west south-east "
    "south-west rebel-held torn war red sea occupied mainland".split()
)


def _closes(token: Token) -> bool:
    """Whether a noun phrase cannot reach back over this word."""
    return (
        token.lower_ in JOINERS
        or token.lower_ in CLAUSE_WORDS
        or token.lower_ in CALENDAR
        or verb_like(token)
        or (token.is_punct and token.text not in ("-", "–", "'", "’", '"', "“", "”", "."))
        or token.like_num
    )


def _is_place(doc: Doc, actor: Actor, governor: str, direct: bool) -> bool:
    """ "in Beijing", "near the city of Jeddah", "in Syria's Idlib region", "in Iranian waters", "the London
    conference"; a city that is no capital also after "of" or "for" ("the fall of Benghazi")."""
    if actor.kind in ("capital", "city") and _names_a_gathering(doc, actor):
        return True
    if actor.kind == "city" and governor:
        return not doc[actor.end : actor.end + 1].text.startswith(("'", "’"))
    if governor not in PLACE_PREPOSITIONS:
        return False
    if _followed_by_place(doc, actor):
        return True
    follows = doc[actor.end].text if actor.end < len(doc) else ""
    if follows in ("'s", "’s", "'", "’"):
        return False
    return actor.kind in PLACE_KINDS and direct and not _followed_by_office(doc, actor)


def _names_a_gathering(doc: Doc, actor: Actor) -> bool:
    """ "The London conference", "the Minsk peace talks": named after where it is held."""
    for token in doc[actor.end : actor.end + 3]:
        if token.lower_ in GATHERINGS:
            return True
        if not token.is_lower or not token.is_alpha or token.lower_ in PREPOSITIONS or verb_like(token):
            return False
    return False


GATHERINGS = frozenset(
    "conference summit meeting talks negotiations forum round accord accords agreement agreements treaty "
    "protocol memorandum declaration process".split()
)


def _followed_by_place(doc: Doc, actor: Actor) -> bool:
    """ "Syria's war-torn Idlib region", "Iranian territorial waters"."""
    return any(token.lower_ in PLACE_NOUNS for token in _rest_of_phrase(doc, actor))


def _followed_by_office(doc: Doc, actor: Actor) -> bool:
    return any(token.lower_ in OFFICES or token.text.istitle() for token in _rest_of_phrase(doc, actor, 2))


def _rest_of_phrase(doc: Doc, actor: Actor, reach: int = 7) -> Iterator[Token]:
    for token in doc[actor.end : actor.end + reach]:
        if _closes(token) or token.lower_ in PREPOSITIONS:
            return
        yield token
