"""Verb groups found from word forms: where a verb stands, its base, and how it is meant.

"had not yet been signed" is one group: base "sign", passive, negated. Words with a capital are never verbs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from timeline.language.inflection import VerbForms, third_person, verb_forms
from timeline.language.spans import spans_between
from timeline.language.titles.words import (
    ADVERBS,
    ATTRIBUTIVE,
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    NOT_ADVERBS,
    NOUNLIKE,
    POSSESSIVES,
    PREPOSITIONS,
    SEPARATORS,
    SPEECH,
    STRICT_PASTS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from timeline.language.trigger_table import triggers
from timeline.language.triggers import TriggerMatch
from timeline.reference.tables import read_table

VOWELS = "aeiou"
NOT_BEFORE_PASTS = DETERMINERS | POSSESSIVES | {"'s", "’s", "of", "with", "for", "more", "most", "very"}
AFTER_A_VERB = frozenset(", . in on at by after since into over to".split())
CLOSING_QUOTES = frozenset('” " » “'.split())


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """One verb with its auxiliaries.

    Attributes:
        start, end: Tokens of the doc, auxiliaries and inner adverbs included.
        base: The main verb's base form; "be" for a copula.
        finite: False for a participle that only qualifies a noun ("the plan drawn up in Paris").
        unsure: A past form that might as well be such a participle.
        modal: "will", "may" ..., or "to" for "is to".
    """

    start: int
    end: int
    base: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    progressive: bool = False
    present: bool = False
    plural: bool = False
    finite: bool = True
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pasts: dict[str, str]
    participles: dict[str, str]
    gerunds: dict[str, str]
    thirds: dict[str, str]
    bases: frozenset[str]
    alone: frozenset[str]


@cache
def lexicon() -> _Lexicon:
    """Verb forms to base forms, from the verb table and the triggers."""
    forms: list[VerbForms] = []
    alone: set[str] = set()
    for row in read_table("headline_verbs.csv", ("base", "past", "participle", "alone")):
        base, past = row.text("base"), row.optional("past")
        regular = verb_forms(base)
        forms.append(regular._replace(past=past, participle=row.text("participle")) if past else regular)
        if row.optional("alone"):
            alone.add(base)
    known = {form.base for form in forms}
    for trigger in triggers():
        base = trigger.words.replace("-", " ").split()[0]
        if trigger.kind == "verb" and base not in known and base != "be" and base.isalpha():
            forms.append(verb_forms(base))
            known.add(base)
    return _Lexicon(
        {f.past: f.base for f in reversed(forms)},
        {f.participle: f.base for f in reversed(forms)},
        {f.gerund: f.base for f in reversed(forms)},
        {f.third: f.base for f in reversed(forms)},
        frozenset(known),
        frozenset(alone),
    )


def past_base(word: str) -> str | None:
    """The base of a past form or participle; unknown words in -ed by rule."""
    found = lexicon().pasts.get(word) or lexicon().participles.get(word)
    if found:
        return found
    if not word.endswith("ed") or len(word) < 5 or word in ATTRIBUTIVE or not word.isalpha():
        return None
    stem = word[:-2]
    if stem in lexicon().bases:
        return stem
    if word[:-1] in lexicon().bases:
        return word[:-1]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    silent = stem.endswith(
        ("at", "iz", "is", "ut", "ur", "uc", "ag", "ov", "us", "av", "iv", "ak", "id", "rg", "nc")
    )
    return stem + "e" if silent or (stem[-1] in "lr" and stem[-2] not in VOWELS) else stem


def is_adverb(word: str) -> bool:
    """ "officially", "then"."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


def verb_groups(doc: Doc, begin: int, end: int, skipped: Collection[int]) -> list[VerbGroup]:
    """The verb groups between two tokens, in order; ``skipped`` tokens (dates) do not part a group."""
    marked = _marked(doc, begin, end)
    found: list[VerbGroup] = []
    i = begin
    while i < end:
        group = None
        if i not in skipped:
            group = _with_auxiliary(doc, i, end, skipped) or _bare(doc, i, begin, end, marked, found)
        if group is None:
            i += 1
            continue
        found.append(group)
        i = group.end
    return _settled(doc, found)


def _marked(doc: Doc, begin: int, end: int) -> dict[int, TriggerMatch]:
    """Verb triggers by first token."""
    matches: Iterable[TriggerMatch] = (s._.trigger for s in spans_between(doc, "triggers", begin, end))
    return {match.start: match for match in matches if match.trigger.kind == "verb"}


def _with_auxiliary(doc: Doc, i: int, end: int, skipped: Collection[int]) -> VerbGroup | None:
    """A group that opens with an auxiliary or modal."""
    word = doc[i].lower_
    if word not in BE | HAVE | DO | MODALS or word in ("be", "been", "being", "having"):
        return None
    if doc[i].text[:1].isupper() and (word in ("may", "will", "can") or doc[i].text.isupper()):
        return None
    if word == "have" and i and doc[i - 1].lower_ == "to":
        # "claims to have shot down": no verb of a clause of its own
        return None
    if word == "'d" or (
        i and doc[i - 1].lower_ in DETERMINERS | POSSESSIVES and word in ("will", "might", "can", "may")
    ):
        return None
    modal, negated, passive, progressive = (word if word in MODALS else ""), False, False, False
    last_be = word in BE
    last_have = word in HAVE
    done = word in DO
    many = word in ("were", "are", "have")
    head_end, j = i + 1, i + 1
    while j < end:
        token, lower = doc[j], doc[j].lower_
        if (
            j in skipped
            or is_adverb(lower)
            or lower == "last"
            or (
                lower == "and"
                and j + 1 < end
                and doc[j - 1].lower_.endswith("ly")
                and doc[j + 1].lower_.endswith("ly")
            )
        ):
            j += 1
            continue
        if lower in NEGATIONS:
            negated = True
            j += 1
            head_end = j
            continue
        if lower in ("be", "been", "being", "have"):
            last_be, last_have = lower != "have", lower == "have"
            head_end = j = j + 1
            continue
        if (
            lower == "to"
            and (last_be or last_have)
            and not modal
            and j + 1 < end
            and doc[j + 1].lower_ in lexicon().bases | {"be"}
        ):
            modal, last_be, last_have, done = "to", False, False, True
            head_end = j = j + 1
            continue
        if token.text[:1].isupper():
            break
        base = None
        if last_be:
            base = lexicon().gerunds.get(lower)
            if base:
                progressive = True
            else:
                base = lexicon().participles.get(lower) or (
                    past_base(lower) if lower.endswith("ed") else None
                )
                passive = base is not None
        elif last_have:
            base = lexicon().participles.get(lower) or past_base(lower)
            following = doc[j + 1] if j + 1 < end else None
            if (
                base
                and lower in ATTRIBUTIVE
                and following is not None
                and following.text.isalpha()
                and following.lower_ not in DETERMINERS | PREPOSITIONS
            ):
                base = base if j == i + 1 and following.text[:1].isupper() else None
        elif modal or done:
            base = lower if lower in lexicon().bases else None
        if base is None:
            break
        return VerbGroup(i, j + 1, base, passive, negated, modal, progressive, word in ("is", "are"), many)
    present = word in ("is", "are", "has", "have")
    if last_be:
        return VerbGroup(i, head_end, "be", False, negated, modal, False, present, many)
    if last_have:
        return VerbGroup(i, head_end, "have", False, negated, modal, False, present, many)
    if word in DO and not negated:
        return VerbGroup(i, head_end, "do")
    return None


def _bare(
    doc: Doc, i: int, begin: int, end: int, marked: dict[int, TriggerMatch], found: list[VerbGroup]
) -> VerbGroup | None:
    """A past or present form without auxiliary."""
    token, word = doc[i], doc[i].lower_
    if not token.text.islower() or not token.is_alpha:
        return None
    before = _before(doc, i, begin)
    following = doc[i + 1] if i + 1 < end else None
    after = following.lower_ if following is not None else ""
    if before == "to" or before in MODALS | DO or before in ("have", "having"):
        return None
    if is_adverb(doc[i - 1].lower_) and i - 1 > begin and doc[i - 2].text == "-":
        # "heavily-" or "super-powerfully equipped": an adjective
        return None
    if after == "-" or (i and doc[i - 1].text == "-" and i > begin):
        return None
    base = past_base(word)
    if base:
        if (
            word in ATTRIBUTIVE
            and not _has_object(doc, i, end)
            and not (word == "left" and after in (",", "."))
            and not (word in ("improved", "advanced", "retired", "increased") and after in AFTER_A_VERB)
        ):
            return None
        relative = before == "that" and _takes_object(doc, i, end)
        if not relative and before in NOT_BEFORE_PASTS:
            return None
        if before in PREPOSITIONS - {"up", "out", "off", "over", "down", "following"}:
            return None
        if word in STRICT_PASTS and not _takes_object(doc, i, end):
            return None
        if i == begin and word not in lexicon().pasts:
            return None
        sure = lexicon().pasts.get(word) is not None and word not in lexicon().participles
        by = after == "by"
        only_participle = word not in lexicon().pasts and word in lexicon().participles
        if only_participle or (by and (word not in lexicon().pasts or word in lexicon().participles)):
            return VerbGroup(i, i + 1, base, passive=True, finite=False)
        return VerbGroup(i, i + 1, base, unsure=not sure)
    match = marked.get(i)
    if word in lexicon().thirds and word != "is":
        infinitive = after == "to" and i + 2 < end and doc[i + 2].lower_ in lexicon().bases | {"be", "have"}
        if before in DETERMINERS | POSSESSIVES | PREPOSITIONS | {"'s", "’s", ""}:
            return None
        if before == "and" and not infinitive:
            return None
        if before == "," and (word in NOUNLIKE or after not in DETERMINERS | {"that"}):
            return None
        if i == begin or _adjective_before(doc, i):
            return None
        if found and found[-1].finite and found[-1].base not in SPEECH and not _parted(doc, found[-1].end, i):
            # "bombed targets": a noun, the object of the verb before
            return None
        if infinitive and doc[i - 1].text[:1].isupper():
            return VerbGroup(i, i + 1, lexicon().thirds[word], present=True)
        if word in NOUNLIKE and not (match and doc[i - 1].text[:1].isupper() and _takes_object(doc, i, end)):
            return None
        if match or _takes_object(doc, i, end):
            return VerbGroup(i, i + 1, lexicon().thirds[word], present=True)
        return None
    if (
        match
        and match.form == "base"
        and before not in DETERMINERS | POSSESSIVES | PREPOSITIONS | {"let", "and"}
    ):
        plural = before.endswith("s") or before in SUBJECT_PRONOUNS
        if (
            plural
            and not (found and found[-1].modal and found[-1].end >= i - 2)
            and _takes_object(doc, i, end)
        ):
            return VerbGroup(i, i + 1, word, present=True)
    return None


def _before(doc: Doc, i: int, begin: int) -> str:
    """The word before, adverbs passed over; empty at the beginning."""
    j = i - 1
    while j >= begin and (is_adverb(doc[j].lower_) or doc[j].is_space) and i - j < 4:
        j -= 1
    return doc[j].lower_ if j >= begin else ""


def _adjective_before(doc: Doc, i: int) -> bool:
    """Whether an adjective of a country stands right before ("Russian strikes")."""
    word = doc[i - 1].text
    return word[:1].isupper() and word.endswith(("an", "ish", "ese", "ic", "i", "ch"))


def _has_object(doc: Doc, i: int, end: int) -> bool:
    """Whether an article or a name follows, as after a verb."""
    return i + 1 < end and (doc[i + 1].lower_ in DETERMINERS | POSSESSIVES or doc[i + 1].text[:1].isupper())


def _takes_object(doc: Doc, i: int, end: int) -> bool:
    """Whether what follows can be an object or complement."""
    if i + 1 >= end:
        return True
    token = doc[i + 1]
    word = token.lower_
    return (
        word
        in DETERMINERS
        | POSSESSIVES
        | SUBJECT_PRONOUNS
        | PREPOSITIONS
        | {"him", "them", "off", "aside", "forward", "back"}
        or token.text[:1].isupper()
        or token.like_num
        or token.is_punct
        or is_adverb(word)
        or (word.isalpha() and word.endswith("s"))
    )


def _settled(doc: Doc, found: list[VerbGroup]) -> list[VerbGroup]:
    """Past forms that can only be participles once their neighbours are known."""
    settled: list[VerbGroup] = []
    for n, group in enumerate(found):
        if group.unsure and group.finite:
            following = found[n + 1] if n + 1 < len(found) else None
            previous = next((g for g in reversed(settled) if g.finite), None)
            after = doc[group.end].lower_ if group.end < len(doc) else ""
            leads_on = (
                following is not None
                and following.finite
                and after in ("in", "at", "by", "on", "between", "under", "from", "last", "to")
                and not _parted(doc, group.end, following.start)
            )
            direct = _has_object(doc, group.start, len(doc))
            follows_on = (
                previous is not None
                and not _relative_before(doc, previous.start)
                and previous.base not in SPEECH
                and not _parted(
                    doc,
                    previous.end if group.base in lexicon().alone else max(previous.end, group.start - 5),
                    group.start,
                )
            )
            aside = group.base not in lexicon().alone and (
                previous is None and group.start > 1 and doc[group.start - 1].text == ","
                and after in ("in", "at", "by", "on", "as", "from")
            )  # fmt: skip
            held = group.base in ("hold", "schedule", "title", "convene", "stage") and after in (
                "in",
                "at",
                "on",
                "for",
            )
            quoted = doc[group.start - 1].text in CLOSING_QUOTES and not direct and previous is not None
            if (
                held
                or aside
                or quoted
                or leads_on
                or (follows_on and not direct)
                or _inside_opening(doc, group.start)
            ):
                group = replace(group, finite=False, passive=True)
        settled.append(group)
    return settled


def _relative_before(doc: Doc, verb: int) -> bool:
    """Whether a verb stands in a relative clause without comma: "Five men whom Iran kept landed"."""
    for i in range(verb - 1, max(0, verb - 6), -1):
        if doc[i].lower_ in ("whom", "which", "who", "that", "what"):
            return doc[i - 1].text != ","
        if doc[i].is_punct or doc[i].is_sent_start:
            return False
    return False


def _inside_opening(doc: Doc, verb: int) -> bool:
    """Whether a participle belongs to an opening phrase: "Under the deal announced on Monday, ..."."""
    i = verb - 1
    while i > 0 and verb - i < 10 and not doc[i].is_sent_start and doc[i - 1].text != ",":
        i -= 1
    if doc[i].lower_ not in ("under", "in", "despite", "with", "after", "by", "at") or verb - i > 6:
        return False
    inner = [doc[k] for k in range(i + 1, verb)]
    opened = bool(inner) and inner[0].lower_ in DETERMINERS | POSSESSIVES
    return opened and not any(
        t.lower_ in DETERMINERS or t.text[:1].isupper() or t.like_num for t in inner[1:]
    )


def _parted(doc: Doc, start: int, end: int) -> bool:
    """Whether something between two verbs gives each a clause of its own."""
    for i in range(start, min(end, start + 40)):
        word = doc[i].lower_
        if word in SEPARATORS or word in COORDINATORS or word in SUBORDINATORS or word in SUBJECT_PRONOUNS:
            return True
        if word in ("after", "before", "since", "until", "as", "once", "so"):
            return True
    return False


def shown(group: VerbGroup, plural: bool, planned: bool) -> str:
    """The verb as a headline shows it: in the present, with its modal and negation kept."""
    base = group.base
    if group.passive:
        participle = _participle(base)
        base = f"be {participle}"
    if group.modal in ("will", "would", "shall", "to", "'ll", "wo"):
        return f"not to {base}" if group.negated else f"to {base}"
    if group.modal:
        modal = {"ca": "can"}.get(group.modal, group.modal)
        return f"{modal}{'not' if modal == 'can' else ' not'} {base}" if group.negated else f"{modal} {base}"
    if planned and (group.progressive or (group.present and group.base != "be")):
        return f"to {base}"
    if group.negated:
        if base == "be" or base.startswith("be "):
            return f"{'are' if plural else 'is'} not{base[2:]}"
        return f"{'do' if plural else 'does'} not {base}"
    if base == "be" or base.startswith("be "):
        return ("are" if plural else "is") + base[2:]
    if base == "have":
        return "have" if plural else "has"
    return base if plural else third_person(base)


@cache
def _participles() -> dict[str, str]:
    return {base: form for form, base in lexicon().participles.items()}


def _participle(base: str) -> str:
    return _participles().get(base) or verb_forms(base).participle
