"""The words of a mention that tell which happening it is about, cut and grouped so that they compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.records import Mention
from timeline.reference import gazetteer
from timeline.reference.tables import TableError, read_table

WORD = re.compile(r"[A-Za-z][a-z’'-]{2,}")
IGNORED = frozenset(
    (
        "the and for that with from was were has have had its his her their this which who will would "
        "been being are not but also than then into over under after before during about said says year "
        "years month months week weeks day days january february march april may june july august "
        "september october november december monday tuesday wednesday thursday friday saturday sunday "
        "what how why all any each every one very just now still even here going get got does did been "
        "may might should must can cannot let many much "
        "spokesman spokeswoman spokesperson official officials according reported reporters "
        "reportedly reports told saying reuters cnn bbc afp news agency witness witnesses "
        "last next earlier later first second two three between against both when while where they them "
        "there other more most some such only could again mrs today yesterday tomorrow since until "
    ).split()
)
FEW_WORDS = 2
"""A clause with fewer words ("and again in January 2009") is compared by its whole sentence."""
_ENDINGS = (
    "isation", "ization", "ations", "ation", "itions", "ition", "ments", "ment", "ised", "ized", "ises",
    "izes", "ising", "izing", "ings", "ing", "ions", "ion", "ies", "ied", "ers", "ed", "es", "s", "e",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What a mention says, as sets that can be compared.

    Attributes:
        clause: Meanings in the clause that tells of the happening, a person as one; no dates, no countries.
        told: The same word by word.
        sentence: The same for the whole sentence.
        names: Those of the clause that are written as names: places, people, things.
        refers: What it speaks of by its date, if so: "truce" in "the truce of 12 May".
        kind: What one calls a happening of its type: "the meeting", "the attack".
        definite: What the clause speaks of as known: "the document", "their meeting".
        stated: Whether the clause gives what somebody said: "he said that the invasion was ...".
        pronoun: Whether the clause opens with "it", "they", "both men", told of before.
    """

    clause: frozenset[str]
    told: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    refers: str | None
    kind: frozenset[str]
    definite: frozenset[str]
    stated: bool
    pronoun: bool


DEFINITE = re.compile(
    r"\b(?:the|this|that|these|their|its|his|her)\s+(?:[a-z]+\s+)?([A-Za-z][a-z’'-]{2,})", re.I
)
STATED = re.compile(
    r"\b(?:said|says?|told|tells?|believes?|insist(?:ed|s)?|argue[sd]?|claim(?:ed|s)?)\b.*\bthat\b", re.S
)
PRONOUN = re.compile(r"(?:It|They|He|She|Both|Each|The two|The three)\b")
KINDS = {
    "AGREE": "agreement document text signing",
    "CONSULT": "meeting visit",
    "ASSAULT": "attack war fighting",
}
"""What one calls a happening of a type once it has been told of."""


def words_of(mention: Mention) -> Words:
    """The words of a mention."""
    sentence = mention.sentence
    start, end = mention.start - mention.sentence_start, mention.end - mention.sentence_start
    clause: set[str] = set()
    around: set[str] = set()
    names: set[str] = set()
    for found in WORD.finditer(sentence):
        text = found.group()
        meaning = _meaning(text)
        begin = found.start()
        if meaning is None:
            continue
        around.add(meaning)
        if start <= begin < end:
            clause.add(meaning)
            if begin and text[0].isupper():
                names.add(meaning)
    if len(clause) < FEW_WORDS:
        clause = around
    told = frozenset(clause)
    for person in mention.people:
        parts = meanings(person)
        if parts & told:
            clause = (clause - parts) | (set() if person == mention.speaker else {f"@{person}"})
            names = (names - parts) | {f"@{person}"}
    wording = sentence[start:end]
    return Words(
        clause=frozenset(clause),
        told=told,
        sentence=frozenset(around),
        names=frozenset(names),
        refers=_referred_to(mention),
        kind=_kind(mention.type),
        definite=frozenset(m for word in DEFINITE.findall(wording) if (m := _meaning(word))),
        stated=bool(STATED.search(wording)),
        pronoun=bool(PRONOUN.match(wording)),
    )


@cache
def _kind(type_: str) -> frozenset[str]:
    return meanings(KINDS.get(type_, ""))


def _referred_to(mention: Mention) -> str | None:
    """The meaning of the word before "of" and the date."""
    before, of, _ = mention.sentence.partition(f" of {mention.date_text}")
    last = before.rpartition(" ")[2]
    return _meaning(last) if of and WORD.fullmatch(last) else None


def meanings(text: str) -> frozenset[str]:
    """What any piece of text is compared by."""
    return frozenset(meaning for word in WORD.findall(text) if (meaning := _meaning(word)))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word cut to what its forms share: "recognised", "recognition" -> "recogni"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=200_000)
def _meaning(word: str) -> str | None:
    """What a word is compared by; None for words of no weight, and for countries, compared by themselves."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if lower in IGNORED:
        return None
    if (shared := _same_words().get(lower)) is not None:
        return shared
    cut = stem(lower)
    return None if cut in _names_of_countries() else cut


@cache
def _same_words() -> dict[str, str]:
    """Words of ``same_words.csv`` to what they mean."""
    found: dict[str, str] = {}
    for row in read_table("same_words.csv", ("meaning", "words")):
        for word in row.entries("words"):
            if word in found:
                raise TableError(row.table, row.line, "words", f"{word!r} is listed twice")
            found[word] = f"={row.text('meaning')}"
    return found


@cache
def _names_of_countries() -> frozenset[str]:
    """Stems of country names and adjectives."""
    kinds = ("name", "abbreviation", "adjective", "demonym")
    forms = (form.form for form in gazetteer() if form.kind in kinds)
    return frozenset(stem(word) for form in forms for word in WORD.findall(form))
