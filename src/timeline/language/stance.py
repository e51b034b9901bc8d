"""What the words before a verb make of it: an announcement, a refusal, a demand, or a mere complement.

Announcing something is itself an event: "said it would release the prisoners" is a commitment, "will not
lift the
embargo" a refusal, "will impose sanctions" a threat. The types follow PLOVER here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from timeline.language.standing import depth
from timeline.language.syntax.dependencies import (
    auxiliaries,
    base,
    governors,
    is_negated,
    is_passive,
    is_verb,
    objects,
)
from timeline.language.word_position import BE, NEGATIONS, WordPosition

GOODWILL: Final = frozenset({"SUPPORT", "COOPERATE", "AID", "YIELD"})
"""Announcing these commits to them."""
REFUSABLE: Final = GOODWILL | {"CONSULT", "AGREE"}
"""Announcing that these will not be done refuses them."""
HARM: Final = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "REJECT"})
"""Announcing these threatens with them."""
FAILED: Final = dict.fromkeys(REFUSABLE, "REJECT") | {"SANCTION": "YIELD"}
"""What failing to do something amounts to."""
POSSIBLE: Final = frozenset("could may might".split())
UNREAL: Final = frozenset("could may might would should can".split())

WILL: Final = frozenset({"will", "shall", "'ll", "wo"})
REFUSING: Final = WILL | {"would"}
REPORTING: Final = frozenset(
    "said says say announced announces declared declares stated told promised pledged reiterated asserted "
    "vowed added insisted insists confirmed warned revealed".split()
)
SAYING: Final = frozenset(
    "say announce declare state tell promise pledge reiterate assert vow add insist confirm warn reveal "
    "indicate hint signal claim write stress explain note maintain".split()
)
INTENDING: Final = frozenset(
    "plan intend prepare aim mean expect set ready prepared willing poised due "
    "likely about bound hope propose consider plans intention".split()
)
"""An infinitive below these is announced: "plans to withdraw", "is set to impose"."""
CONSENTING: Final = frozenset("accept allow permit let grant give authorise authorize".split())
"""Not doing these is a refusal: "did not give permission", "has not accepted"."""
DUTIES: Final = frozenset({"must", "ought to", "should"})
"""What somebody says that another must do is a demand."""
PLEDGES: Final = frozenset(
    ["vow", "promise", "pledge", "swear to", "undertake to", "be prepared to", "be ready to", "be willing to",
     "offer to", "commit to"]
)  # fmt: skip
"""What these come to depends on what is to be done."""
IDLE: Final = frozenset(
    "be have happen matter work last end stop come go become remain seem need want know".split()
)
"""Not doing these refuses nobody anything."""
OPENERS: Final = frozenset(
    "after when while as since because if although though following amid despite before".split()
)
ASIDE = 30
"""How many words an opening "After ..., " may have."""
REPORT_WINDOW = 25


@dataclass(frozen=True, slots=True)
class Stance:
    """A trigger's type and words as its surroundings make them, and where it then starts."""

    type: str
    words: str
    start: int
    dropped: bool = False


def stance_of(position: WordPosition, i: int, form: str, type_: str, words: str) -> Stance:
    """What a verb is with the auxiliaries before it."""
    plain = Stance(type_, words, i)
    if words in DUTIES:
        return plain if _reported(position, i) else Stance(type_, words, i, dropped=True)
    group = position.group(i)
    negated = bool(NEGATIONS.intersection(group))
    announced = bool(WILL.intersection(group)) or ("would" in group and _reported(position, i))
    if announced and negated and type_ in REFUSABLE:
        if form == "base":
            start = _group_start(position, i)
            return Stance("REJECT", f"refuse to {words}", start)
        return Stance("REJECT", words, i)
    if announced and not negated:
        if type_ in GOODWILL:
            return Stance("AGREE", words, i)
        if type_ in HARM:
            return Stance("THREATEN", words, i)
    if group[-1:] == ["to"] and type_ in REFUSABLE and _before_to(position, i) in ("failed", "fails", "fail"):
        return Stance("REJECT", words, i)
    return plain


def stance_in_parse(verb: Token, i: int, form: str, type_: str, words: str) -> Stance:
    """What a verb is with its auxiliaries and with the verb or noun that it hangs on."""
    plain = Stance(type_, words, i)
    if words in DUTIES:
        # "said that Iran must ...": a demand is somebody's
        return (
            plain
            if _is_reported(verb.head if verb.dep_ == "aux" else verb)
            else Stance(type_, words, i, dropped=True)
        )
    helping = {aux.lower_ for aux in auxiliaries(verb)}
    negated = is_negated(verb)
    if words.startswith("be ") and type_ == "AGREE" and negated:
        return Stance("REJECT", words, i)
    if type_ == "SANCTION" and POSSIBLE & helping and not negated and not is_passive(verb):
        return Stance("THREATEN", words, i)
    if type_ in HARM and "would" in helping and not negated and _has_condition(verb):
        return Stance("THREATEN", words, i)
    if negated and helping & {"can", "could", "ca"} and verb.lemma_ == "agree":
        return _refused(verb, i, form, words)
    will = bool(WILL & helping) or ("would" in helping and "have" not in helping and _is_reported(verb))
    if (will or _is_intended(verb)) and not negated:
        return Stance(_announced(type_), words, i)
    if negated and will and type_ in REFUSABLE:
        return _refused(verb, i, form, words)
    if negated and verb.lemma_ in CONSENTING and type_ in REFUSABLE | {"OTHER"} and not helping & UNREAL:
        return _refused(verb, i, form, words)
    if base(verb) == "xcomp" and verb.head.lemma_ == "fail" and not is_negated(verb.head):
        return Stance(FAILED.get(type_, type_), words, i)
    return plain


def pledged(type_: str) -> str | None:
    """What a promise to do something of a type amounts to; ``None`` where that says nothing."""
    found = "AGREE" if type_ in REFUSABLE else _announced(type_)
    return found if found in ("AGREE", "THREATEN") else None


def unknown_refusal(modal: Token) -> Token | None:
    """The verb of "will not take back" in a main clause; ``None`` for anything else than "will not"."""
    if modal.lower_ not in REFUSING or not modal.has_dep() or modal.dep_ != "aux":
        return None
    verb = modal.head
    if verb.tag_ != "VB" or verb.lemma_ in IDLE or not is_negated(verb) or is_passive(verb):
        return None
    said = modal.lower_ != "would" or verb.lemma_ in CONSENTING or _is_reported(verb)
    if not said or depth(verb) or not (objects(verb) or verb.lemma_ in CONSENTING):
        return None
    return verb


def _announced(type_: str) -> str:
    """What announcing an event of a type amounts to."""
    return "AGREE" if type_ in GOODWILL else "THREATEN" if type_ in HARM else type_


def _has_condition(verb: Token) -> bool:
    """Whether an "if" or "unless" hangs somewhere on a verb."""
    return any(word.dep_ == "mark" and word.lower_ in ("if", "unless") for word in verb.subtree)


def _refused(verb: Token, i: int, form: str, words: str) -> Stance:
    first = min((aux.i for aux in auxiliaries(verb)), default=i)
    if form == "base" and i - 6 < first < i:
        return Stance("REJECT", f"refuse to {words}", first)
    return Stance("REJECT", words, i)


def _is_reported(verb: Token) -> bool:
    """Whether the clause of a verb is somebody's words: below "said", or with ", X said" behind it."""
    for token in (verb, *governors(verb)):
        if token.lemma_ in SAYING and token != verb:
            return True
        if any(child.dep_ == "parataxis" and child.lemma_ in SAYING for child in token.children):
            return True
        if base(token) in ("acl", "advcl"):
            return False
    return False


def _is_intended(verb: Token) -> bool:
    """Whether an infinitive hangs on a plan: "plans to withdraw", "its decision to impose"."""
    token = verb
    while token.dep_ == "conj" and is_verb(token.head):
        token = token.head
    if base(token) not in ("xcomp", "acl", "advcl") or token.tag_ != "VB":
        return False
    head = token.head
    going = head.lower_ == "going" and any(child.lower_ in BE for child in head.children)
    return going or head.lemma_ in INTENDING or head.lower_ in INTENDING


def _group_start(position: WordPosition, i: int) -> int:
    """The first auxiliary before a verb."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if position.words[j] in WILL or position.words[j] == "would":
            return j
    return i


def _before_to(position: WordPosition, i: int) -> str:
    """The word before "to" in "failed to reach"."""
    previous = position.back(i)
    return position.word(position.back(previous)) if previous > 0 else ""


def _reported(position: WordPosition, i: int) -> bool:
    """Whether the sentence says whose words these are, before or after."""
    words = position.words
    for j in range(i - 1, max(-1, i - REPORT_WINDOW), -1):
        if words[j] in REPORTING:
            return True
        if position.opens_sentence(j):
            break
    for j in range(i + 1, min(len(words), i + REPORT_WINDOW)):
        if position.opens_sentence(j):
            break
        if words[j] in ("said", "says"):
            return True
    return False


def depends(position: WordPosition, i: int, end: int, form: str, has_verb: bool) -> bool:
    """Whether a verb only serves another word of its clause."""
    group = position.group(i)
    following = position.word(end)
    previous = position.word(position.back(i))
    if form == "base":
        # an infinitive, or what the other side "must" do
        return has_verb and ("to" in group or "must" in group)
    if form == "gerund":
        return not group or group[-1] == "to"
    if form in ("past", "participle") and not group and i > 0:
        reduced = following == "by" or (following == "of" and position.word(i) in ("accused", "convicted"))
        return (reduced and previous not in ("and", ",", "was", "were")) or (
            previous == "," and following in ("by", "of")
        )
    return False


def opened_aside(position: WordPosition, i: int) -> bool:
    """Whether the word stands in an opening "After ..., " or "When ..., " that the main clause follows."""
    start = i
    for _ in range(ASIDE):
        if position.opens_sentence(start):
            break
        start -= 1
        if position.words[start] == ",":
            return False
    if position.is_adverb(start):
        start += 1
    if position.word(start) not in OPENERS:
        return False
    for j in range(i + 1, min(len(position.words), i + ASIDE)):
        if position.opens_sentence(j):
            return False
        if position.words[j] == ",":
            return True
    return False
