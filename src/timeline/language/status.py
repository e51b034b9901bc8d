"""Whether an event happened, is planned, is only thought of, or is denied.

Read from the words around its trigger: the auxiliaries before a verb ("will", "did not"), the word that an
infinitive or a "that" clause hangs on ("plans to", "denied that"), an "if" that opens the clause, and for
a noun the
words before it ("a planned visit", "to prevent a war") and the verb after it ("the summit will take place").
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from timeline.language.triggers import TriggerMatch
from timeline.language.word_position import ADVERBS, BE, HAVE, MODALS, NEGATIONS
from timeline.records import Status, TimeSpan


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUTURE: Final = _words("will shall 'll wo")
UNSURE: Final = _words("may might could can ca cannot would should must")
REPORTING: Final = _words(
    "said says say announced announces declared stated told promised pledged vowed added confirmed "
    "expects insisted agreed signalled signaled"
)
NARRATING: Final = _words("later soon eventually subsequently finally")
"""After "would" these tell what did happen: "would later invade"."""

PLANS: Final = _words(
    "plan plans planned planning scheduled due intends intend intended expected expects set prepares "
    "preparing prepared agreed agree agrees agreeing pledged pledges pledge promised promises vowed "
    "vows vow decided about ready willing offered offers offer announced announces poised going "
    "arranged slated undertook commits committed resolved aims"
)
"""An infinitive after these is a plan: "plans to visit", "agreed to withdraw"."""

WISHES: Final = _words(
    "threatened threatens threatening threaten hopes hope hoped hoping wants want wanted seeks seek "
    "seeking sought urged urges urging asked asks asking called calls calling demanded demands "
    "demanding considering considered consider considers possible ordered invited invites warned warns "
    "proposed proposes proposal allowing wished wishes unlikely likely tried trying attempts attempted "
    "attempt try tries plot plotting plotted conspired conspiring conspiracy bid effort efforts "
    "encouraged pressed pressing able free unable appealed appeal demand call need needs ought "
    "reluctant hesitant pressure opportunity chance eager keen mull mulling suggested suggests "
    "recommended recommends right requested implored pleaded begged advised lobbied"
)
"""An infinitive after these is only thought of: "threatened to attack", "urged Iran to free"."""

REFUSALS: Final = _words(
    "failed fails fail failing refused refuses refuse refusing declined declines declining neglected "
    "refusal failure"
)
"""An infinitive after these did not come about: "failed to reach"."""

AVERTING: Final = _words(
    "prevent prevents prevented preventing avoid avoids avoided avoiding avert averts averted averting "
    "deter deters deterred deterring forestall forestalled preempt stop stopping risk risks risked "
    "possibility prospect danger threat threats fear fears feared case event potential possible "
    "proposed threatened hypothetical considering consider considered mulling weighing threatening "
    "against suspected proposing suggested urging demanding contemplating contemplated envisage "
    "imminent contingency demand demands demanded seek seeks sought plot proposal wants want favours "
    "calls call called urged hopes hope hoped hint"
)
"""A noun or gerund after these is only thought of: "to avert a war", "the risk of an attack"."""

PLANNED_NOUN: Final = _words(
    "planned upcoming scheduled forthcoming next future impending coming plans plan preparations "
    "prepares schedule scheduling announce announces"
)
WITHOUT: Final = _words("no without never denied denies denying denial nor neither absence lack ruled")
NOUN_DENIED_AFTER: Final = _words(
    "cancelled canceled collapsed scrapped averted denied prevented avoided vetoed off thwarted foiled"
)
CONDITIONS: Final = _words("if unless whether should provided")
THAT_DENIED: Final = _words(
    "denied denies deny denying denial rejected rejects refuted refutes disputed dismissed"
)
THAT_UNSURE: Final = _words(
    "warned warns warning feared fears fear hoped hopes hope demanded demands demanding suggested "
    "suggests proposed proposes insisted insists likely possible possibility speculation speculated "
    "doubts doubted risk threatened wanted chance prospect idea unlikely worried concerned"
)

GROUP = 8
"""How far the auxiliaries of a verb may reach."""
OBJECT = 8
"""How far before "to" the word may stand that it hangs on: "urged the two sides to ..."."""
NOUN_REACH = 6
CLAUSE_REACH = 25
AFTER_NOUN = 9


def status(
    doc: Doc, trigger: TriggerMatch, clause_start: int, span: TimeSpan | None, published: date | None
) -> Status:
    """The status of one event; a date after publication is a plan."""
    floor = _sentence_start(doc, trigger.start)
    start = max(clause_start, floor)
    found: Status
    if trigger.trigger.words.startswith("refuse to ") and doc[trigger.start].lower_ in FUTURE | {"would"}:
        # "will not lift": the refusal itself took place
        return "happened"
    if trigger.form == "noun":
        found = _of_noun(doc, trigger, floor)
    else:
        base = doc[trigger.start].lower_ if trigger.form == "base" else ""
        found = _of_verb(doc, trigger.start, floor, base)
        if found == "happened":
            found = _of_clause(doc, trigger.start, start, floor)
    future = span is not None and published is not None and span.start > published
    if future and found == "happened" and not _told_as_past(doc, trigger):
        return "planned"
    return found


def _told_as_past(doc: Doc, trigger: TriggerMatch) -> bool:
    """A bare past ("marked") or "was/has ..." tells of the past, whatever day its date was resolved to."""
    if trigger.form not in ("past", "participle"):
        return False
    near = {token.lower_ for token in doc[max(0, trigger.start - 4) : trigger.start]}
    return near.isdisjoint({"be", "to"})


def _sentence_start(doc: Doc, i: int) -> int:
    """Where the sentence begins, looking back a bounded way."""
    for j in range(i, max(-1, i - 60), -1):
        if doc[j].is_sent_start:
            return j
    return max(0, i - 60)


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and not word.endswith("likely"))


def _of_verb(doc: Doc, i: int, floor: int, form_base: str = "", depth: int = 2) -> Status:
    """From the auxiliaries before a verb and, for an infinitive or gerund, from what it hangs on.

    Args:
        form_base: The verb's word if that is its base form: "and" may join it to an earlier "to" or modal.
    """
    group: list[str] = []
    adverbs: set[str] = set()
    at = i
    while at > max(floor, i - GROUP):
        word = doc[at - 1].lower_
        if (
            word in MODALS
            or word in HAVE
            or word in BE
            or word in NEGATIONS
            or word in ("do", "does", "did", "to", "no", "longer")
        ):
            group.insert(0, word)
        elif _is_adverb(word):
            adverbs.add(word)
        elif not (word in ("go", "going") and group[:1] == ["to"]):
            break
        else:
            group.insert(0, "going")
        at -= 1
    if depth and at - 1 > floor and doc[at - 1].lower_ in ("and", "or") and (group == ["to"] or not group):
        joined = _joined_to(doc, at - 1, floor, infinitive=bool(group))
        if joined is not None and (group or doc[i].lower_ == form_base):
            return _of_verb(doc, joined, floor, form_base, depth - 1)
    if "to" in group:
        return _of_infinitive(doc, at, floor, group)
    if NEGATIONS.intersection(group) or "no" in group:
        return "hypothetical" if "may" in group or "might" in group else "denied"
    if FUTURE.intersection(group):
        return "planned"
    if "would" in group and "have" not in group:
        return _of_would(doc, i, floor, adverbs)
    if UNSURE.intersection(group):
        return "hypothetical"
    if doc[i].lower_.endswith("ing") and not group:
        return _of_gerund(doc, i, floor)
    if doc[i].lower_.endswith("ing") and {"is", "are"}.intersection(group):
        return "happened"
    return "happened"


def _joined_to(doc: Doc, i: int, floor: int, infinitive: bool) -> int | None:
    """The verb that "and" joins the next one to: "plans to meet and (to) sign"."""
    for j in range(i - 1, max(floor - 1, i - 14), -1):
        word = doc[j].lower_
        if word == "to" or (not infinitive and word in MODALS):
            return j + 1
        if word in (";", "that", "which", "who"):
            return None
    return None


def _of_would(doc: Doc, i: int, floor: int, adverbs: set[str]) -> Status:
    """ "said it would sign" is a plan, "would later sign" the story going on, "would sign" a thought."""
    if NARRATING.intersection(adverbs) or (i + 1 < len(doc) and doc[i + 1].lower_ in NARRATING):
        return "happened"
    before = {token.lower_ for token in doc[max(floor, i - CLAUSE_REACH) : i]}
    if CONDITIONS.intersection(before) or THAT_UNSURE.intersection(before):
        return "hypothetical"
    return "planned" if REPORTING.intersection(before) else "hypothetical"


def _of_infinitive(doc: Doc, at: int, floor: int, group: list[str]) -> Status:
    """From the word that "to" hangs on; without any, an infinitive tells what was done."""
    lead = group[: group.index("to")]
    negated = bool(NEGATIONS.intersection(group))
    if "going" in lead:
        return "denied" if negated else "planned"
    governor = ""
    for j in range(at - 1, max(floor - 1, at - 1 - OBJECT), -1):
        word = doc[j].lower_
        if word in REFUSALS or word in PLANS or word in WISHES:
            governor = word
            break
        if word in (",", ";", ".", "and", "but") and j < at - 1:
            break
    auxiliary = {token.lower_ for token in doc[max(floor, at - OBJECT - 2) : at]} if governor else set(lead)
    if lead and lead[-1] in ("is", "are", "was", "were", "be") and not governor:
        # "is to meet", "was to meet"
        return "denied" if negated else "planned"
    if governor in REFUSALS:
        return "happened" if NEGATIONS.intersection(auxiliary) or negated else "denied"
    if governor in PLANS:
        return "denied" if NEGATIONS.intersection(auxiliary) or negated else "planned"
    if governor in WISHES:
        return "hypothetical"
    if negated:
        return "denied"
    if set(lead) & HAVE and "had" not in lead:
        return "hypothetical"
    near = {token.lower_ for token in doc[max(floor, at - 4) : at]}
    if UNSURE.intersection(lead) or {"will", "may", "might", "could", "would"} & near:
        return "planned" if "will" in near else "hypothetical"
    return "happened"


def _of_gerund(doc: Doc, i: int, floor: int) -> Status:
    """ "denied attacking", "without attacking", "considering attacking"."""
    for j in range(i - 1, max(floor - 1, i - 5), -1):
        word = doc[j].lower_
        if word == "without" or word in THAT_DENIED:
            return "denied"
        if word in AVERTING:
            return "hypothetical"
        if word in PLANNED_NOUN:
            return "planned"
        if word in (",", "by", "and", "while"):
            break
    return "happened"


def _of_clause(doc: Doc, i: int, start: int, floor: int) -> Status:
    """From the word that opens the clause ("if") or that it hangs on ("denied that", "warned that")."""
    if any(
        token.lower_ in CONDITIONS
        for token in doc[max(start, i - CLAUSE_REACH) : i]
        if token.lower_ != "should"
    ):
        return "hypothetical"
    if doc[start].lower_ == "should" and doc[start].is_sent_start:
        return "hypothetical"
    for j in range(i - 1, max(floor, i - CLAUSE_REACH), -1):
        if doc[j].lower_ != "that":
            continue
        for word in (doc[j - 1].lower_, doc[j - 2].lower_ if j - 2 >= floor else ""):
            if word in THAT_DENIED:
                return "denied"
            if word in THAT_UNSURE:
                return "hypothetical"
        break
    return "happened"


def _of_noun(doc: Doc, trigger: TriggerMatch, floor: int) -> Status:
    """From the words before a noun, then from the verb after it."""
    i = trigger.start
    for j in range(i - 1, max(floor - 1, i - 1 - NOUN_REACH), -1):
        word = doc[j].lower_
        if word in (",", ";", "after", "before", "during", "since"):
            break
        if word in WITHOUT and not (word == "no" and doc[j + 1].lower_ == "longer"):
            return "denied"
        if word in AVERTING:
            return "hypothetical"
        if word in PLANNED_NOUN and (j >= i - 3 or word in ("plans", "plan", "preparations")):
            return "planned"
    return _of_verb_after(doc, trigger.end) or _of_leading_verb(doc, i, floor)


def _of_verb_after(doc: Doc, end: int) -> Status | None:
    """ "the summit will take place", "the talks were cancelled", "the attack never took place"."""
    words: list[str] = []
    for j in range(end, min(len(doc), end + AFTER_NOUN)):
        if doc[j].is_sent_start or doc[j].lower_ in (
            ";",
            "which",
            "who",
            "that",
            "after",
            "before",
            ",",
            "and",
            "when",
            "as",
        ):
            break
        words.append(doc[j].lower_)
    if not {
        "was",
        "were",
        "is",
        "are",
        "been",
        "did",
        "has",
        "had",
        "have",
        "be",
        "never",
        *MODALS,
    }.intersection(words):
        return None
    if NEGATIONS.intersection(words) or NOUN_DENIED_AFTER.intersection(words):
        return "denied"
    if FUTURE.intersection(words) or {"scheduled", "planned", "due", "expected", "set"}.intersection(words):
        return "planned"
    if {"could", "may", "might", "would"}.intersection(words):
        return "hypothetical"
    return None


def _of_leading_verb(doc: Doc, i: int, floor: int) -> Status:
    """ "will hold a summit", "did not hold talks", "could lead to a war"."""
    words = [token.lower_ for token in doc[max(floor, i - NOUN_REACH) : i]]
    if NEGATIONS.intersection(words):
        return "denied"
    if FUTURE.intersection(words):
        return "planned"
    if {"could", "may", "might", "would", "should", "can", "if", "unless"}.intersection(words):
        return "hypothetical"
    if any(
        a in ("plans", "plan", "due", "scheduled", "expected", "agreed") and b == "to"
        for a, b in pairwise(words)
    ):
        return "planned"
    return "happened"
