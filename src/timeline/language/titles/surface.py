"""Subject and verb by word classes alone, where the parse took one for the other or joined them wrongly."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.language.inflection import verb_forms
from timeline.language.syntax.dependencies import AUXILIARIES, RELATIVE_CLAUSES, SUBJECTS, children
from timeline.language.titles.scene import Scene
from timeline.language.titles.stretch import FINITE, clause_end, in_list
from timeline.language.titles.verbs import BE, Predicate, base_form

NOMINAL = frozenset("NN NNS NNP NNPS JJ JJR JJS DT CD PRP$ POS CC HYPH PDT".split())
"""Tags of words that a plain noun phrase is made of."""
WITHIN_SUBJECTS = frozenset("of from in for near between at".split())
"""Prepositions that may stand within a subject behind an opening date: "men from Pakistan"."""
ASIDE = 10
"""Words at most that an aside between subject and verb may have where the parse is not trusted."""
INTRANSITIVE = frozenset(
    "agree appear arrive begin break collapse come confer continue cooperate depart die dine embark end fall "
    "fight flee fly go insist land march meet negotiate part return sail speak stand start stay talk travel "
    "vote withdraw".split()
)
"""Verbs whose past, with a preposition behind it, is seldom a participle about a noun."""
LED_BY = frozenset("that when while as after before since because although though if and but or".split())
"""Words behind which the subject of a clause begins."""


def read_by_order(view: Scene, verb: Token) -> Predicate | None:
    """The past verb that a word is by its place, "Azerbaijan shot down a helicopter"; ``None`` if it is none.

    A noun phrase must stand right before it, that begins its clause, and no other verb may need that phrase.
    """
    base = base_form(verb)
    if verb_forms(base).past != verb.lower_ or children(verb, AUXILIARIES | SUBJECTS):
        return None
    if verb.i > view.begin and view.doc[verb.i - 1].lower_ in BE | {"been", "being", "having", "to"}:
        return None
    told = Predicate(verb, verb, base)
    words = right_before(view, told)
    if not words or view.doc[words[-1]].tag_[:2] not in ("NN", "CD"):
        return None
    before = words[0] - 1
    opens = before < view.begin or before in view.dated or view.doc[before].lower_ in LED_BY | {",", ";", ":"}
    listed = before >= view.begin and view.doc[before].text == "," and in_list(view, before)
    if not opens or listed or view.doc[words[0]].tag_ == "IN":
        return None
    end = clause_end(view, verb)
    while end < view.end and (end in view.dated or view.doc[end].tag_ == "CD"):
        end += 1
    wanted = end < view.end and view.doc[end].tag_ in FINITE
    after = verb.i + 1
    while after < view.end - 1 and after in view.dated:
        after += 1
    following = view.doc[min(after, view.end - 1)]
    parsed_so = verb.dep_ == "acl" and verb.head.dep_ != "ROOT" and base not in INTRANSITIVE
    if parsed_so and following.tag_ == "IN":
        return None  # "the agreement signed in Nairobi"
    return None if wanted else Predicate(verb, verb, base, subject=tuple(words))


def plain_gap(view: Scene, told: Predicate, words: list[int], noun: Token | None) -> bool:
    """Whether no subject was found, and a noun phrase ends right before the verb without an aside."""
    return noun is None and not any(view.doc[i].text == "," for i in range(words[-1], told.verb.i))


def right_before(view: Scene, told: Predicate) -> list[int]:
    """The noun phrase that ends right before a finite verb, by word classes; empty without one."""
    if told.head.dep_ in RELATIVE_CLAUSES or told.copular:
        return []
    helping = [t.i for t in told.head.children if t.dep_ in AUXILIARIES]
    last = min([told.verb.i, *helping]) - 1
    while last >= view.begin and (view.doc[last].tag_ == "RB" or last in view.dated):
        last -= 1
    if last >= view.begin and view.doc[last].text == ",":
        # "Mr A and Mr B, both just elected, met"
        commas = (j for j in range(last - 1, max(view.begin, last - ASIDE), -1) if view.doc[j].text == ",")
        first = next(commas, last + 1)
        aside = list(range(first + 1, last))
        if aside and aside[0] in view.people and all(_of_names(view.doc[i]) for i in aside):
            return aside  # "The ministers, X and Y, met"
        last = first - 1
    wide, before = nominal_stretch(view, last, WITHIN_SUBJECTS)
    joined = before >= view.begin and view.doc[before].text == "," and view.doc[before + 1].tag_ == "CC"
    if not (wide and (before < view.begin or before in view.dated or joined)):
        wide, before = nominal_stretch(view, last, frozenset({"of"}))
        if before >= view.begin and view.doc[before].tag_ in ("IN", "TO") and before not in view.dated:
            return []
    return wide if wide and view.doc[last].tag_[:2] == "NN" else []


def nominal_stretch(view: Scene, last: int, joints: frozenset[str]) -> tuple[list[int], int]:
    """The words of a noun phrase up to ``last``, and the word before them."""
    kept: list[int] = []
    i = last
    while i >= view.begin and i not in view.dated:
        if view.doc[i].tag_ not in NOMINAL and view.doc[i].lower_ not in joints:
            break
        kept.insert(0, i)
        i -= 1
    while kept and view.doc[kept[0]].tag_ in ("CC", "POS", "HYPH", "IN"):
        kept.pop(0)
    return kept, i


def opens_with_date(view: Scene, first: int) -> bool:
    """Whether all before a word only says when, so that the phrase behind it must be the subject."""
    before = [i for i in range(view.begin, first) if not view.doc[i].is_space]
    return bool(before) and all(i in view.dated for i in before)


def _of_names(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS", "HYPH") or token.lower_ in ("and", "-", "bin", "al", "de", "van")
