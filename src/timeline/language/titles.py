"""A headline for one event, made from its clause: subject, verb in the present, object; no date, no "said"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Doc, Span

from timeline.language.actors import Actor
from timeline.language.inflection import third_person
from timeline.language.roles import COPULAS, Roles, is_passive
from timeline.language.triggers import TriggerMatch
from timeline.records import Status
from timeline.reference import actor_name

LONGEST = 90
LONGEST_SUBJECT = 48

AUXILIARIES = COPULAS | frozenset(
    "has have had having will would can could may might must shall should did do does not n't to also then later "
    "never already recently once again officially formally reportedly still even just only soon finally "
    "subsequently immediately quickly regularly jointly both ".split()
)
PRONOUNS = frozenset(
    "he she it they we i you who which that this these those there him her them one both what".split()
)
DETERMINERS = frozenset("the a an this that these those his her its their our any some".split())
PREPOSITIONS = frozenset(
    "of in on at by for from to with between among against over under into about near during since until before "
    "after through within without across around outside inside toward towards upon as than off out up down per "
    "despite following amid via".split()
)
TIME_PREPOSITIONS = frozenset(
    "in on at by from to since until during before after between around about of and for within through early "
    "late mid the dated".split()
)
STOPS = frozenset(
    ', ; : ( ) [ ] " “ ” „ « » – — -- . ! ? which who whom whose that when while where whereas because although '
    "though unless if whether but saying as so until".split()
)
CONJUNCTIONS = frozenset(
    "and or but yet nor so then however meanwhile moreover also thus therefore hence".split()
)
PLURALS = frozenset(
    "forces troops leaders ministers presidents officials states countries sides soldiers diplomats talks police "
    "protesters rebels separatists militants fighters lawmakers authorities governments powers members people "
    "negotiators delegations armies ships warships jets nations envoys".split()
)


def title(
    doc: Doc,
    clause: Span,
    trigger: TriggerMatch | None,
    found: Roles,
    actors: Sequence[Actor],
    dates: Iterable[tuple[int, int]],
    status: Status = "happened",
) -> str:
    """A headline of at most 90 characters.

    Args:
        dates: Token ranges of the time expressions, which a headline leaves out.
    """
    dated = _date_tokens(doc, clause, dates)
    if trigger is None:
        words = _until_stop(
            doc, _trim_left(doc, range(clause.start, clause.end), dated), dated, tolerant=True
        )
        headline = _text(doc, _trim_right(doc, words))
    elif trigger.trigger.kind == "noun":
        headline = _noun_headline(doc, clause, trigger, dated)
    else:
        headline = _verb_headline(doc, clause, trigger, found, actors, dated, status)
    return _polish(headline) or _names(found.all) or "Event"


def _verb_headline(
    doc: Doc,
    clause: Span,
    trigger: TriggerMatch,
    found: Roles,
    actors: Sequence[Actor],
    dated: Collection[int],
    status: Status,
) -> str:
    passive = is_passive(doc, trigger)
    subject, plural = _subject(doc, clause, trigger, found, actors, dated, passive)
    rest = [i for i in _until_stop(doc, range(trigger.end, clause.end), dated)]
    words = trigger.trigger.words
    if passive:
        verb = doc[trigger.start : trigger.end].text
        verb = {"planned": f"to be {verb}", "denied": f"not {verb}", "hypothetical": f"may be {verb}"}.get(
            status, verb
        )
    elif status == "planned":
        verb = f"to {words}"
    elif status == "hypothetical":
        verb = f"may {words}"
    elif status == "denied":
        verb = f"{'do' if plural else 'does'} not {words}"
    else:
        verb = words if plural else third_person(words)
    if not subject:
        # no subject to be had: "signed in Minsk" reads worse than the object by itself
        return f"{_names(found.sources) or ''} {verb} {_fit(doc, rest, LONGEST - len(verb) - 20)}"
    return f"{subject} {verb} {_fit(doc, rest, LONGEST - len(subject) - len(verb) - 2)}"


def _subject(
    doc: Doc,
    clause: Span,
    trigger: TriggerMatch,
    found: Roles,
    actors: Sequence[Actor],
    dated: Collection[int],
    passive: bool,
) -> tuple[str, bool]:
    """The subject as written, or the actors' names when that is a pronoun, missing or long; and if it is plural."""
    end = trigger.start
    while end > clause.start and (
        doc[end - 1].lower_ in AUXILIARIES or doc[end - 1].text.endswith("ly") or end - 1 in dated
    ):
        end -= 1
    if end > clause.start and doc[end - 1].text == ",":
        # "Putin, who ..., met": the part before the aside
        end -= 1
    segments: list[list[int]] = [[]]
    for i in range(clause.start, end):
        if doc[i].text in (",", ";", ":", "–", "—", "(", ")", '"', "“", "”", "„"):
            segments.append([])
        elif i not in dated:
            segments[-1].append(i)
    segments = [s for s in (_trim_left(doc, segment, dated) for segment in segments) if s]
    named = {i for actor in actors for i in range(actor.start, actor.end)}
    with_actor = [s for s in segments if named.intersection(s) and doc[s[0]].lower_ not in PREPOSITIONS]
    chosen = (with_actor or [s for s in segments[-1:] if doc[s[0]].lower_ not in PREPOSITIONS] or [[]])[-1]
    text = _text(doc, _trim_right(doc, chosen))
    own = found.targets if passive else found.sources
    if (
        not text
        or text.lower() in PRONOUNS
        or len(text) > LONGEST_SUBJECT
        or doc[chosen[-1]].lower_ in PRONOUNS
    ):
        if own:
            return _names(own), len(own) > 1
        if len(text) > LONGEST_SUBJECT:
            text = _text(doc, _noun_phrase(doc, chosen))
        if text.lower() in PRONOUNS:
            text = ""
    plural = " and " in text or text.rsplit(" ", 1)[-1].lower() in PLURALS
    return text, plural


def _noun_phrase(doc: Doc, tokens: Sequence[int]) -> list[int]:
    """The words up to the second preposition."""
    kept: list[int] = []
    prepositions = 0
    for i in tokens:
        if doc[i].lower_ in PREPOSITIONS:
            prepositions += 1
            if prepositions > 1:
                break
        kept.append(i)
    return _trim_right(doc, kept)


def _noun_headline(doc: Doc, clause: Span, trigger: TriggerMatch, dated: Collection[int]) -> str:
    """ "US military invasion of Afghanistan": the noun phrase around the trigger."""
    start = trigger.start
    while start > clause.start:
        previous = doc[start - 1]
        word = previous.lower_
        if previous.text in STOPS or word in PRONOUNS or word in AUXILIARIES or word in CONJUNCTIONS:
            break
        if word in PREPOSITIONS or previous.is_punct and previous.text not in ("-", "–", "'s", "’s"):
            break
        if _looks_like_verb(doc, start - 1):
            break
        start -= 1
    left = _trim_left(doc, range(start, trigger.end), dated)
    right: list[int] = []
    for i in _until_stop(doc, range(trigger.end, clause.end), dated):
        word = doc[i].lower_
        if not right and word not in PREPOSITIONS and word not in ("-",):
            break
        if word in AUXILIARIES - {"to"} or word in PRONOUNS or _looks_like_verb(doc, i):
            break
        right.append(i)
    head = _text(doc, left)
    return f"{head} {_fit(doc, right, LONGEST - len(head) - 1)}"


def _looks_like_verb(doc: Doc, i: int) -> bool:
    """A lower-case word that ends like a past form and is not an adjective before a noun."""
    match = [span._.trigger for span in doc.spans.get("triggers", ()) if span.start <= i < span.end]
    return any(m.trigger.kind == "verb" for m in match)


def _date_tokens(doc: Doc, clause: Span, dates: Iterable[tuple[int, int]]) -> set[int]:
    """Tokens of the dates and of the prepositions that lead to them."""
    tokens: set[int] = set()
    for start, end in dates:
        tokens.update(range(start, end))
        i = start - 1
        while i >= clause.start and doc[i].lower_ in TIME_PREPOSITIONS:
            tokens.add(i)
            i -= 1
        if i >= clause.start and doc[i].text in ("(", "from") and i + 1 in tokens:
            tokens.add(i)
        if end < len(doc) and doc[end].lower_ in ("onward", "onwards", ")", "when", "local", "’s", "'s"):
            tokens.add(end)
    return tokens


def _trim_left(doc: Doc, tokens: Iterable[int], dated: Collection[int]) -> list[int]:
    """Drop determiners, conjunctions, punctuation and dates at the beginning."""
    kept = [i for i in tokens if i not in dated and not doc[i].is_space]
    while kept:
        token = doc[kept[0]]
        opens = token.lower_ in (
            "the",
            "a",
            "an",
            "that",
            "which",
            "when",
            "while",
            "as",
            "where",
            "after",
            "since",
        )
        if opens or token.lower_ in CONJUNCTIONS or token.is_punct or token.text in ("'s", "’s"):
            kept.pop(0)
        else:
            break
    return kept


def _trim_right(doc: Doc, tokens: Sequence[int]) -> list[int]:
    """Drop what cannot end a headline: prepositions, determiners, conjunctions, punctuation."""
    kept = list(tokens)
    while kept:
        token = doc[kept[-1]]
        word = token.lower_
        if (
            word in PREPOSITIONS
            or word in DETERMINERS
            or word in CONJUNCTIONS
            or word in AUXILIARIES
            or token.is_punct
        ):
            kept.pop()
        else:
            break
    return kept


def _until_stop(doc: Doc, tokens: Iterable[int], dated: Collection[int], tolerant: bool = False) -> list[int]:
    """The words up to the first that opens something new; dates are skipped."""
    kept: list[int] = []
    for i in tokens:
        if i in dated:
            continue
        if doc[i].lower_ in STOPS and not (doc[i].lower_ == "as" and kept and not tolerant):
            if tolerant and len(kept) < 3:
                continue
            break
        kept.append(i)
    return kept


def _fit(doc: Doc, tokens: Sequence[int], room: int) -> str:
    """The words that fit, cut back to where a phrase ends."""
    kept = _trim_right(doc, tokens)
    while kept and len(_text(doc, kept)) > room:
        boundaries = [n for n, i in enumerate(kept) if n and doc[i].lower_ in PREPOSITIONS | CONJUNCTIONS]
        kept = _trim_right(doc, kept[: boundaries[-1]]) if boundaries else kept[:-1]
        if not boundaries and len(kept) < 2:
            break
    return _text(doc, kept)


def _text(doc: Doc, tokens: Sequence[int]) -> str:
    """The tokens' text; a space stands between them where the text has one or where words were left out."""
    parts: list[str] = []
    for n, i in enumerate(tokens):
        gap = n + 1 < len(tokens) and tokens[n + 1] != i + 1
        parts.append(doc[i].text + (" " if gap or doc[i].whitespace_ else ""))
    return "".join(parts).strip()


def _names(codes: Sequence[str]) -> str:
    names = [actor_name(code) for code in codes[:3]]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _polish(headline: str) -> str:
    text = re.sub(r"\s+", " ", headline).strip(" ,;:-–—'\"“”„")
    text = re.sub(r"\s+([,.;:?!’'])", r"\1", text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0]
    return text[:1].upper() + text[1:]
