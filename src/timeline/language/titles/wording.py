"""What words of a headline are changed: pronouns and articles, and tenses in a clause that is reported."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from timeline.language.roles import Roles
from timeline.language.syntax.dependencies import SUBJECTS
from timeline.language.titles.agreement import Named, is_person, is_plural
from timeline.language.titles.parties import parties
from timeline.language.titles.referents import resolved
from timeline.language.titles.scene import Scene

LONGEST_OWNER = 20
"""The most characters of several owners that are put in place of "their"."""
NEAR = 12
"""Words before a possessive among which its owner may stand."""
POINTING = frozenset("this that these those such said".split())


def wording(
    view: Scene, tokens: Sequence[int], found: Roles, subject: Named | None, loose: bool = False
) -> dict[int, str] | None:
    """Tokens to what is shown in their place (nothing for ``""``); ``None`` when one can mean anybody.

    Args:
        subject: Whom "his", "its" and "their" may stand for.
        loose: Leave a pronoun as it is when it cannot be told whom it means.
    """
    swaps: dict[int, str] = {}
    for i in tokens:
        token = view.doc[i]
        if i in swaps or view.person_at(i):
            continue  # "Liu He" is a name
        if token.tag_ in ("PRP$", "WP$") or token.lower_ in ("its", "their", "his"):
            within = [view.doc[k] for k in tokens if k < i and i - k < NEAR]
            swaps[i] = (
                token.text if _owned_within(view, token, within) else _owner(view, token, found, subject)
            )
        elif (
            (token.tag_ == "PRP" and not is_noun(token))
            or token.tag_ in ("WP", "WDT")
            or _stands_alone(token)
        ):
            if token.lower_.endswith(("self", "selves")):
                if token.dep_ not in ("obj", "obl", "dobj", "pobj"):
                    swaps[i] = ""
                continue
            if token.tag_ == "WDT" and token.lower_ == "that" and token.i - 1 in tokens:
                continue  # "the treaty that banned"
            if subject is None and token.dep_ in ("nmod", "pobj"):
                return None  # "two of them"
            name = _meant(view, token, found, subject)
            if name and any(view.person_at(k) == name for k in tokens if k < i):
                name = token.text  # "a declaration with Ashraf Ghani to soothe him"
            if not name and (not loose or token.tag_ in ("WP", "WDT")):
                return None
            swaps[i] = name or token.text
        elif token.lower_ in POINTING and token.dep_ in ("det", "amod") and token.i < token.head.i:
            swaps[i] = "" if token.lower_ in ("such", "said") or _many(token.head) else "the"
        elif token.tag_ == "NNS" and (both := parties(view, token, found)):
            swaps |= {t.i: "" for t in token.subtree if t.i < i and t.dep_ not in ("case", "cc")}
            swaps[i] = both
        elif token.dep_ in ("aux", "aux:pass") and token.tag_ in ("VBD", "MD"):
            swaps |= _sequence(view, token)
    return swaps


def _owned_within(view: Scene, possessive: Token, before: Sequence[Token]) -> bool:
    """Whether a noun before a possessive in its own phrase owns it: "its sailors and their families"."""
    word = possessive.lower_
    if word == "its" and possessive.head.dep_ == "conj" and view.actor_at(possessive.head.head.i):
        return possessive.head.head in before  # "the United States and its partners"
    for verb in possessive.ancestors:
        own = next(
            (c for c in verb.children if c.dep_ in SUBJECTS and c in before and c.tag_[:2] == "NN"), None
        )
        if own is not None:
            # "that Iraq free its prisoners": the subject of the clause that is told
            plural, person = is_plural(view, own), is_person(view, own)
            return plural if word == "their" else person == (word != "its") and not plural
    if word in ("his", "her") and any(view.person_at(t.i) for t in before):
        return True
    nouns = [t for t in before if t.tag_[:2] == "NN" and possessive.head in t.children]
    if word == "their":
        return any(is_plural(view, noun) for noun in nouns)
    return word in ("his", "her") and any(is_person(view, noun) for noun in nouns)


def is_noun(token: Token) -> bool:
    """Whether a word tagged as a pronoun is none: "mine" as a weapon."""
    return any(child.dep_ in ("det", "amod", "nummod") for child in token.children)


def _stands_alone(token: Token) -> bool:
    """ "that", "this", "one" as a noun of its own."""
    return token.tag_ == "DT" and token.dep_ in ("obj", "obl", "nmod", "dobj", "pobj", *SUBJECTS)


def _many(noun: Token) -> bool:
    return noun.tag_ == "NNS"


def _owner(view: Scene, possessive: Token, found: Roles, subject: Named | None) -> str:
    """ "its" as it stands if the subject owns it; else whose it is, or a mere article."""
    word = possessive.lower_
    if subject is not None and _is_of(subject, word):
        return possessive.text
    owner = resolved(view, possessive, found) if word != "whose" else None
    if owner is not None and subject is not None and owner.text == subject.text:
        return possessive.text
    if owner is None or (subject is not None and owner.text in subject.text):
        return "the"  # "the presidents of A and B agree on its outline": not that of A
    if word == "their" and len(owner.text) > LONGEST_OWNER:
        return "the"
    return possessed(owner)


def possessed(owner: Named) -> str:
    """ "Iran’s", "Russia and China’s", "the rebels’"."""
    return f"{owner.text}’" if owner.text.endswith("s") else f"{owner.text}’s"


def _is_of(subject: Named, word: str) -> bool:
    if word in ("his", "her"):
        return subject.person
    return subject.plural if word == "their" else not subject.plural and not subject.person


def _meant(view: Scene, pronoun: Token, found: Roles, subject: Named | None) -> str:
    """The pronoun itself within a reported clause about the subject, else whom it means."""
    word = pronoun.lower_
    own = {"he": "his", "she": "her", "it": "its", "they": "their"}.get(word)
    if subject is not None and own and pronoun.dep_ in SUBJECTS and _is_of(subject, own):
        return pronoun.text
    if word in ("it",) and any(c.dep_ == "expl" for c in (pronoun,)):
        return pronoun.text
    known = resolved(view, pronoun, found)
    if known is None or (subject is not None and known.text == subject.text):
        return ""
    article = pronoun.dep_ not in SUBJECTS and known.text[:1].islower()
    return f"the {known.text}" if article else known.text


def _sequence(view: Scene, helping: Token) -> dict[int, str]:
    """Tenses of a reported clause as of now: "that it had left" is "has left", "would" is "will"."""
    word, verb = helping.lower_, helping.head
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    plural = subject is not None and is_plural(view, subject)
    if word == "would" and not any(c.lower_ == "have" for c in verb.children):
        return {helping.i: "will"}
    if word == "had":
        return {helping.i: "have" if plural else "has"}
    if word in ("was", "were") and verb.tag_ == "VBG":
        return {helping.i: "are" if plural else "is"}
    return {}
