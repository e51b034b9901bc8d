"""What follows the verb in a headline: its object and place, up to where a new clause begins."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.language.roles import Roles
from timeline.language.titles.scene import Scene, rendered, trimmed
from timeline.language.titles.subjects import Subject
from timeline.language.titles.verbs import VerbGroup, is_adverb, lexicon, past_base
from timeline.language.titles.words import (
    CLAUSAL,
    COORDINATORS,
    DETERMINERS,
    HARD_STOPS,
    OBJECT_PRONOUNS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SPEECH,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TEMPORAL,
)
from timeline.reference import actor_name

PLACE_WORDS = frozenset(("in", "at", "near", "on", "off"))
STATE_OBJECTS = frozenset(
    ("invade", "attack", "visit", "accuse", "recognise", "recognize", "condemn", "warn")
)
LIST_ITEM = 6
"""The most words an entry of a list has."""


def remainder(view: Scene, group: VerbGroup, subject: Subject, found: Roles, room: int) -> str | None:
    """The words after a verb that fit; ``None`` when they cannot be told without their context."""
    tokens = _until_clause(view, group)
    tokens = trimmed(view, tokens)
    while tokens and (
        view.word(tokens[0]) in (",", "-")
        or (
            is_adverb(view.word(tokens[0]))
            and view.word(tokens[0])
            not in ("themselves", "itself", "himself", "only", "back", "together", "all", "home")
            and len(tokens) > 1
        )
    ):
        tokens = tokens[1:]
    swaps: dict[int, str] = {}
    kept: list[int] = []
    for n, i in enumerate(tokens):
        word = view.word(i)
        if (
            word in OBJECT_PRONOUNS - {"her"}
            or word == "it"
            or (word == "her" and _ends_phrase(view, tokens, n))
        ):
            name = _object_name(word, found, n, group.base)
            if not name:
                if n < 3:
                    return None
                kept = _back_to_preposition(view, kept)
                break
            swaps[i] = name
        elif word in POSSESSIVES:
            if word == "their" and _of_state(view, subject):
                if view.word(i - 1) != "and":
                    # "its sailors and their families": the families are not the country's
                    swaps[i] = "its"
            elif not _clear(word, subject):
                if n + 1 < len(tokens) and view.word(tokens[n + 1]) == "own":
                    kept = _back_to_preposition(view, [*kept, i])
                    break
                swaps[i] = "the"
        elif word in ("this", "these", "those", "that", "there") and n + 1 == len(tokens):
            break
        elif word in ("this", "that") and n == 0 and group.base != "come" and _noun_next(view, i):
            swaps[i] = "the"
        kept.append(i)
    text = fitted(view, kept, room, swaps)
    if group.base in CLAUSAL and " " not in text and is_adverb(text.lower()):
        return None
    return None if tokens and not text and group.base not in lexicon().alone else text


def _noun_next(view: Scene, i: int) -> bool:
    """Whether a lone noun follows "that", as in "ordered that closure"."""
    noun = view.word(i + 1)
    after = view.word(i + 2)
    ends = i + 2 in view.dated or not after or not after.isalpha() or after in PREPOSITIONS
    function = noun in DETERMINERS | POSSESSIVES | PREPOSITIONS | SUBJECT_PRONOUNS
    return noun.isalpha() and not function and view.doc[i + 1].text.islower() and ends


def _of_state(view: Scene, subject: Subject) -> bool:
    """Whether the subject is one country, which a text may still speak of as "they"."""
    actor = view.actor_at(subject.tokens[-1]) if subject.tokens else None
    return actor is not None and not actor.person and not subject.plural


def _clear(word: str, subject: Subject) -> bool:
    """Whether a possessive can only mean the headline's subject."""
    if not subject.text:
        return False
    if word in ("his", "her"):
        return subject.person and not subject.plural
    if word == "its":
        return not subject.person and not subject.plural
    return word == "their" and subject.plural


def _ends_phrase(view: Scene, tokens: Sequence[int], n: int) -> bool:
    following = view.word(tokens[n + 1]) if n + 1 < len(tokens) else ""
    return not following or following in PREPOSITIONS or not following.isalpha()


def _object_name(word: str, found: Roles, n: int, base: str) -> str:
    """The country that "it" or "them" stands for, when only one can be meant."""
    if word == "it" and n == 0 and len(found.targets) == 1 and base in STATE_OBJECTS:
        return actor_name(found.targets[0])
    return ""


def _back_to_preposition(view: Scene, kept: list[int]) -> list[int]:
    while kept and view.word(kept[-1]) not in PREPOSITIONS | COORDINATORS:
        kept.pop()
    return kept[:-1] if kept else []


def _until_clause(view: Scene, group: VerbGroup) -> list[int]:
    """The tokens after a verb up to the first that opens something new."""
    that = _later_that(view, group)
    if that:
        return _that_clause(view, that)
    kept: list[int] = []
    i = group.end
    while i < view.end:
        word = view.word(i)
        if i in view.dated:
            if kept and word in COORDINATORS and _another_time(view, i):
                break
            i += 1
            if kept and view.word(i) == "of" and i not in view.dated:
                # "after seventy hours of strikes": the rest belonged to the date
                break
            continue
        if (
            word == ","
            and kept
            and i - 1 in view.dated
            and i + 1 not in view.dated
            and view.word(i + 1) in PLACE_WORDS
        ):
            i += 1
            continue
        if word == "(":
            closing = next((k for k in range(i, min(view.end, i + 30)) if view.word(k) == ")"), None)
            if closing is None:
                break
            i = closing + 1
            continue
        if word == ".":
            break
        if word == "such" and view.word(i + 1) == "as":
            break
        if word == "once" and view.word(i + 1) in ("more", "again"):
            i += 2
            continue
        if word in HARD_STOPS and not (word in "-–—−" and not view.doc[i - 1].whitespace_):
            break
        if kept and i - 1 in view.dated and view.word(i - 2) != "" and _date_clause(view, i):
            break
        if word == ",":
            if not kept and i < view.end - 1:
                if (i - 1) in view.dated and view.word(i + 1) not in PREPOSITIONS:
                    break
                i += 1
                closing = next((k for k in range(i, min(view.end, i + 12)) if view.word(k) == ","), None)
                if closing is None or (i - 2) in view.dated:
                    continue
                i = closing + 1
                continue
            if not _list_goes_on(view, i):
                break
        elif word in SUBORDINATORS:
            if word == "that" and not kept and group.base in CLAUSAL:
                return _that_clause(view, i)
            if word == "that" and not kept and group.base not in SPEECH and not view.group_at(i + 1):
                if view.word(i + 1) in PREPOSITIONS or not view.word(i + 1).isalpha():
                    return []
                i += 1
                continue
            if word == "that" and kept and view.word(i - 1) in PREPOSITIONS:
                pass
            else:
                break
        elif _new_clause(view, i, bool(kept)):
            break
        elif word in COORDINATORS and kept and i + 1 in view.dated:
            # "in Wuhan in April and last October by the sea": another time, another story
            break
        else:
            here = view.group_at(i)
            if here and here.finite and here.start == i and here is not group:
                if not group.finite:
                    break
                return _before_clause(view, kept)
        kept.append(i)
        i += 1
    return kept


def _another_time(view: Scene, coordinator: int) -> bool:
    """ "tested a rocket in May and in June a bomb": behind the second date stands another object."""
    i = coordinator
    while i < view.end and i in view.dated:
        i += 1
    return view.word(i) in DETERMINERS


def _date_clause(view: Scene, i: int) -> bool:
    """Whether a clause tells which date it was: "since July, the day Iran opened its embassy"."""
    if view.word(i) not in DETERMINERS and i not in view.actors:
        return False
    for k in range(i + 1, min(view.end, i + 9)):
        if view.word(k) in (",", ";", ":"):
            return False
        here = view.group_at(k)
        if here:
            return here.start == k and (here.finite or here.unsure)
    return False


def _later_that(view: Scene, group: VerbGroup) -> int:
    """The "that" of a clause which a place or date parts from its verb; 0 if none follows."""
    first = group.end
    while first < view.end and (first in view.dated or is_adverb(view.word(first))):
        first += 1
    if group.base not in CLAUSAL or (view.word(first) != "that" and view.word(first) not in PREPOSITIONS):
        return 0
    if view.word(first) in ("to", "of", "for", "by", "with", "against"):
        return 0
    for i in range(first, min(view.end, group.end + 18)):
        word = view.word(i)
        following = view.doc[min(i + 1, view.end - 1)]
        if word == "that" and (
            following.lower_ in DETERMINERS | POSSESSIVES | SUBJECT_PRONOUNS or following.text[:1].isupper()
        ):
            return i
        if word == "to" and view.word(i + 1) in lexicon().bases:
            return 0
        if (
            word in SUBORDINATORS | COORDINATORS | HARD_STOPS | {","} and i not in view.dated
        ) or view.group_at(i):
            return 0
    return 0


def _new_clause(view: Scene, i: int, follows: bool) -> bool:
    """Whether a conjunction or a pronoun begins a clause of its own."""
    word = view.word(i)
    if word in TEMPORAL:
        return _opens_clause(view, i)
    if word in COORDINATORS:
        return _verb_follows(view, i)
    if word == "it":
        return view.group_at(i + 1) is not None
    return follows and word in SUBJECT_PRONOUNS - {"you"}


def _that_clause(view: Scene, that: int) -> list[int]:
    """A short reported clause; nothing when it is long or hangs on a pronoun."""
    kept: list[int] = []
    for i in range(that, min(view.end, that + 20)):
        word = view.word(i)
        if (
            word in (",", ".", ";", ":", "—", "–")
            or (word in SUBORDINATORS and i > that)
            or (word in COORDINATORS and _verb_follows(view, i))
        ):
            break
        if word in SUBJECT_PRONOUNS | OBJECT_PRONOUNS:
            return []
        kept.append(i)
    return kept


def _before_clause(view: Scene, kept: list[int]) -> list[int]:
    """Cut back from a finite verb to the word that joined its clause."""
    for n in range(len(kept) - 1, -1, -1):
        if view.word(kept[n]) in COORDINATORS | {",", "as"}:
            return kept[:n]
    return []


def _list_goes_on(view: Scene, comma: int) -> bool:
    """Whether a comma parts the entries of a list that ends in "and X"."""
    length = 0
    commas = 1
    for i in range(comma + 1, min(view.end, comma + 30)):
        word = view.word(i)
        if i in view.dated:
            if length == 0 and commas == 1:
                return False
            continue
        here = view.group_at(i)
        if word in SUBORDINATORS or (word in HARD_STOPS and word != "-") or (here and here.start == i):
            return False
        if length == 0 and (
            word in PREPOSITIONS | SUBJECT_PRONOUNS | POSSESSIVES
            or is_adverb(word)
            or word in lexicon().gerunds
            or (word in DETERMINERS and not view.doc[min(i + 1, view.end - 1)].text[:1].isupper())
        ):
            return False
        if word == ",":
            length, commas = 0, commas + 1
            continue
        if word in ("and", "or"):
            if length == 0:
                continue
            return not _verb_follows(view, i)
        length += 1
        if length > LIST_ITEM:
            return False
    return False


def _opens_clause(view: Scene, i: int) -> bool:
    """Whether "after", "as", "for" ... opens a clause rather than a phrase."""
    word = view.word(i)
    if view.word(i + 1) in lexicon().gerunds or (past_base(view.word(i + 1)) and word in ("as", "than")):
        return True
    if word in ("so", "once") or (word == "like" and view.word(i - 1) in ("would", ",")):
        return True
    if (
        word == "for"
        and view.word(i + 1) in ("the", "a")
        and view.word(i + 2) in ("first", "second", "last", "third")
    ):
        return False
    for k in range(i + 1, min(view.end, i + 12)):
        if view.word(k) in (",", ";", ".", ":"):
            return False
        here = view.group_at(k)
        if here and here.finite:
            return word != "for"
    return False


def _verb_follows(view: Scene, coordinator: int) -> bool:
    """Whether "and" joins a further verb or clause rather than a noun."""
    i = coordinator + 1
    bare = next(
        (k for k in range(i, view.end) if k not in view.dated and not is_adverb(view.word(k))), view.end
    )
    if i < bare and (bare == view.end or view.word(bare) in (",", ".", ";")):
        return True
    if i in view.dated and any(g.finite and g.start > i for g in view.groups):
        return True
    while i < view.end and (is_adverb(view.word(i)) or i in view.dated):
        i += 1
    if view.word(i) in SUBJECT_PRONOUNS | SUBORDINATORS or view.group_at(i):
        return True
    paired = any(
        view.word(k) in ("between", "both") for k in range(max(view.begin, coordinator - 6), coordinator)
    )
    told_past = view.word(i).endswith("ed") or view.word(i) in lexicon().pasts
    if (
        i < view.end
        and view.doc[i].text.islower()
        and told_past
        and not paired
        and not view.group_at(coordinator - 1)
    ):
        return True
    if (
        i < view.end
        and view.doc[i].text.islower()
        and (past_base(view.word(i)) or view.word(i) in lexicon().gerunds)
    ):
        nominal = (
            view.word(coordinator - 1) in lexicon().gerunds
            or view.word(i + 1) not in DETERMINERS | PREPOSITIONS
        )
        return not nominal
    for k in range(i, min(view.end, i + 10)):
        if view.word(k) in (",", ";", ".", ":", "and", "which", "who", "that"):
            return False
        here = view.group_at(k)
        if here and here.finite:
            return True
    return False


def fitted(view: Scene, tokens: Sequence[int], room: int, swaps: dict[int, str] | None = None) -> str:
    """The words that fit, cut back to where a phrase ends, with nothing left hanging."""
    kept, cut = unhung(view, tokens), False
    while kept and len(rendered(view, kept, swaps)) > room:
        cuts = [
            n
            for n, i in enumerate(kept)
            if n
            and view.word(i) in (PREPOSITIONS | COORDINATORS | {","}) - {"of"}
            and not (view.word(i) in COORDINATORS and _adjective(view, kept[n - 1]))
            and not _inside_name(view, i)
        ]
        ofs = [n for n, i in enumerate(kept) if n and view.word(i) == "of"]
        if cuts and ofs and ofs[-1] > cuts[-1] and _infinitive(view, kept[cuts[-1]]):
            # "pushes X to recognise the independence (of Y)": the verb that is asked for stays
            cuts = ofs
        cuts = cuts or [n for n, i in enumerate(kept) if n and view.word(i) == "of"]
        if not cuts:
            return ""
        kept = unhung(view, kept[: cuts[-1]])
        cut = True
    text = rendered(view, kept, swaps)
    if cut and ", " in text and " and " not in text[text.rindex(", ") :]:
        before, _, after = text.rpartition(", ")
        text = f"{before} and {after}" if len(text) + 3 <= room else before
    return text


def _inside_name(view: Scene, i: int) -> bool:
    actor = view.actor_at(i)
    return actor is not None and actor.start < i


def _adjective(view: Scene, i: int) -> bool:
    """Whether a word before "and" still waits for its noun: "the Central and East ..."."""
    actor = view.actor_at(i)
    if actor is not None:
        return actor.kind == "adjective"
    return (
        view.word(i).endswith(("al", "ern", "ic", "ive", "ary", "ous", "ful")) and view.word(i) != "capital"
    )


def _infinitive(view: Scene, i: int) -> bool:
    return view.word(i) == "to" and view.word(i + 1) in lexicon().bases


def unhung(view: Scene, tokens: Sequence[int]) -> list[int]:
    """Without what cannot end a headline: prepositions, articles, conjunctions, adverbs of degree."""
    kept = list(tokens)
    while kept:
        word = view.word(kept[-1])
        before = view.word(kept[-2]) if len(kept) > 1 else ""
        particle = (
            word in PARTICLES
            and (
                len(kept) == 1
                or past_base(before)
                or before in lexicon().bases
                or before in lexicon().gerunds
            )
            and (
                kept[-1] + 1 >= view.end
                or kept[-1] + 1 in view.dated
                or view.word(kept[-1] + 1) in (",", ".", "and", "")
                or word in ("up", "out", "off", "down", "over", "away", "apart", "together", "home", "back")
                or False
            )
        )
        hangs = (
            (word in PREPOSITIONS and not particle)
            or word in DETERMINERS | POSSESSIVES | RELATIVES | SUBORDINATORS
            or word in COORDINATORS
            or word
            in (
                "not",
                "both",
                "only",
                "late",
                "early",
                "also",
                "still",
                "more",
                "such",
                "to",
                "be",
                "'s",
                "’s",
                "basically",
                "mainly",
                "partly",
                "onward",
                "onwards",
                "mostly",
                "as",
            )
            or (not view.doc[kept[-1]].is_alpha and not any(c.isalnum() for c in word))
        )
        asked = kept[-1] + 1 < view.end and view.word(kept[-1] + 1) in (
            "how",
            "whether",
            "what",
            "that",
            "why",
        )
        if not hangs and before == "to" and asked and word in lexicon().bases:
            kept = kept[:-2]
            continue
        if not hangs:
            break
        kept.pop()
    return kept
