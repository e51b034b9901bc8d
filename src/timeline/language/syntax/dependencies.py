"""Small questions to a dependency parse, answered alike for both schemes that English models use.

Universal Dependencies (de Marneffe et al. 2021: the model that ships) hangs a preposition below its noun;
ClearNLP style (Choi and Palmer 2012: spaCy's ``en_core_web_*``) hangs the noun below the preposition. Who
asks here need not know which. Labels are compared without their subtypes where the base says enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubj:pass", "csubjpass"})
OUTER = "nsubj:outer"
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
OBJECTS = frozenset({"obj", "dobj"})
RECIPIENTS = frozenset({"iobj", "dative"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
PASSIVE_AUXILIARIES = frozenset({"aux:pass", "auxpass"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
RELATIVE_CLAUSES = frozenset({"acl:relcl", "relcl"})
CLAUSES = frozenset("ROOT ccomp xcomp advcl advcl:relcl acl acl:relcl relcl parataxis csubj pcomp".split())
MODALS = frozenset("can could may might must shall should will would 'll 'd wo ca".split())
NEGATIONS = frozenset("not n't n’t never neither nor no".split())
VERBAL_TAGS = frozenset("VB VBD VBG VBN VBP VBZ MD".split())
CHAIN = 12
"""Links followed at most from a word upwards or along a list: a guard, no parse is so deep."""


def is_parsed(sentence: Span | Doc) -> bool:
    """Whether the words carry dependencies: sentences that tell of nothing are not parsed."""
    return len(sentence) > 0 and any(token.has_dep() for token in sentence[:3])


def base(token: Token) -> str:
    """The label without its subtype: ``nsubj`` of ``nsubj:pass``."""
    return str(token.dep_).split(":")[0]


def is_verb(token: Token) -> bool:
    """Whether the tag is a verb's."""
    return token.tag_ in VERBAL_TAGS


def children(token: Token, labels: frozenset[str]) -> list[Token]:
    """The children under any of these labels, in order of text.

    Of two subjects the inner one is the verb's: "the reason is how the state collapsed".
    """
    found = [child for child in token.children if child.dep_ in labels]
    if any(child.dep_ == OUTER for child in found) and any(c.dep_ in SUBJECTS - {OUTER} for c in found):
        return [child for child in found if child.dep_ != OUTER]
    return found


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it: "Russia", "China" and "Iran" of "Russia, China and Iran"."""
    found = [token]
    for joined in found:
        found += [child for child in joined.children if child.dep_ == "conj" and child not in found]
        if len(found) > 50:
            break
    return sorted(found, key=lambda t: t.i)


def first_conjunct(token: Token) -> Token:
    """The head of the list that a token stands in; itself when it stands in none."""
    for _ in range(CHAIN):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def subjects(verb: Token) -> list[Token]:
    """Who does it, or in the passive to whom it is done: the grammatical subjects with their lists.

    A verb without a subject of its own has that of the verb it is joined to ("came and saw"), that of the
    clause it complements ("agreed to meet", "began talks to end"), or the noun it modifies ("troops
    sent", "the group, which attacked").
    """
    own = children(verb, SUBJECTS)
    if own:
        antecedents = [_antecedent(subject, verb) for subject in own]
        return [each for subject in antecedents for each in conjuncts(subject)]
    for _ in range(CHAIN):
        label, head = verb.dep_, verb.head
        if head == verb:
            return []
        if label in ("conj", "prep") or base(verb) in ("xcomp", "pcomp", "advcl"):
            verb = head
        elif base(verb) == "acl" or label in RELATIVE_CLAUSES:
            return conjuncts(head)
        else:
            return []
        own = children(verb, SUBJECTS)
        if own:
            return [each for subject in own for each in conjuncts(_antecedent(subject, verb))]
    return []


def _antecedent(subject: Token, verb: Token) -> Token:
    """What "which", "who" or "that" stands for: the noun its clause modifies."""
    if subject.tag_ in ("WDT", "WP") or subject.lower_ in ("which", "who", "that"):
        for _ in range(CHAIN):
            if verb.dep_ in RELATIVE_CLAUSES:
                return verb.head
            if verb.dep_ != "conj":
                break
            verb = verb.head
    return subject


def objects(verb: Token) -> list[Token]:
    """What it is done to: direct objects with their lists; for ClearNLP also the attribute of "be"."""
    return [each for child in children(verb, OBJECTS) for each in conjuncts(child)]


def recipients(verb: Token) -> list[Token]:
    """To whom without a preposition: "gave Ukraine tanks"."""
    found = [child for child in children(verb, RECIPIENTS) if child.tag_ != "IN" and child.tag_ != "TO"]
    return [each for child in found for each in conjuncts(child)]


def obliques(head: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) of each prepositional phrase below a verb or noun, lists taken apart.

    "talks with Kim in Hanoi" gives ("with", Kim), ("in", Hanoi). Prepositions of several words are written
    with a space: "because of", "according to".
    """
    for child in head.children:
        if base(child) in ("obl", "nmod") and child.dep_ != "nmod:poss":
            for noun in conjuncts(child):
                preposition = _case(noun) or _case(child)
                if preposition:
                    yield preposition, noun
        elif child.dep_ in PREPOSITIONS:
            yield from _prepositional(child, child.lower_)


def _prepositional(preposition: Token, spelt: str) -> Iterator[tuple[str, Token]]:
    """The nouns below a ClearNLP preposition; "out of", "together with" nest."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            for noun in conjuncts(child):
                yield spelt, noun
        elif child.dep_ == "prep" and child.i == preposition.i + 1:
            yield from _prepositional(child, f"{spelt} {child.lower_}")
        elif child.dep_ == "conj" and any(grand.dep_ == "pobj" for grand in child.children):
            yield from _prepositional(child, child.lower_)


def prepositions(token: Token) -> set[str]:
    """The first words of the prepositions that lead a noun (UD), or the preposition itself (ClearNLP)."""
    if token.dep_ == "prep":
        return {token.lower_}
    return {child.lower_ for child in token.children if child.dep_ == "case"}


def _case(noun: Token) -> str:
    """The preposition below a noun in UD, with its fixed parts."""
    for child in noun.children:
        if child.dep_ == "case" and child.tag_ != "POS":
            parts = [child, *(grand for grand in child.children if grand.dep_ == "fixed")]
            return " ".join(part.lower_ for part in sorted(parts, key=lambda t: t.i))
    return ""


def agents(verb: Token) -> list[Token]:
    """By whom, in the passive."""
    return [noun for preposition, noun in obliques(verb) if preposition == "by"]


def possessors(noun: Token) -> list[Token]:
    """Whose: "Russia" of "Russia's invasion", and "its"."""
    found = [child for child in noun.children if child.dep_ in ("nmod:poss", "poss")]
    return [each for child in found for each in conjuncts(child)]


def modifiers(noun: Token) -> list[Token]:
    """The adjectives and nouns before a noun: "Russian" of "Russian forces", "peace" of "peace talks"."""
    return [c for c in noun.children if base(c) in ("amod", "compound", "nmod", "nn") and c.i < noun.i]


def appositions(noun: Token) -> list[Token]:
    """Other names of the same: "Putin" of "the president, Putin"."""
    return [child for child in noun.children if child.dep_ == "appos"]


def is_passive(verb: Token) -> bool:
    """Whether the subject is acted upon: "was signed", "signed by", "troops sent to"."""
    if any(child.dep_ in PASSIVE_AUXILIARIES or child.dep_ in PASSIVE_SUBJECTS for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, SUBJECTS | AUXILIARIES):
        return is_passive(verb.head)
    return verb.tag_ == "VBN" and base(verb) == "acl" and not children(verb, SUBJECTS)


def is_negated(verb: Token) -> bool:
    """Whether it is said not to be so: "did not", "never", "no longer"; "no deal" for a noun."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in NEGATIONS and base(child) in ("advmod", "det", "cc")):
            return True
        if base(child) == "advmod" and any(grand.lower_ in ("no", "not") for grand in child.children):
            return True
    return False


def auxiliaries(verb: Token) -> list[Token]:
    """ "has been", "will", "did": what stands with a verb; a joined verb without its own shares them."""
    own = children(verb, AUXILIARIES)
    if not own and verb.dep_ == "conj" and not children(verb, SUBJECTS):
        return auxiliaries(verb.head) if verb.head != verb else []
    return own


def modality(verb: Token) -> str | None:
    """The modal that leads a verb, in lower case: "will", "could", "must"; ``None`` without one."""
    return next((aux.lower_ for aux in auxiliaries(verb) if aux.lower_ in MODALS or aux.tag_ == "MD"), None)


def markers(verb: Token) -> list[str]:
    """The words that hang its clause on another: "if", "after", "that", "to"."""
    return [child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i]


def particle(verb: Token) -> str | None:
    """ "out" of "pull out"."""
    return next((child.lower_ for child in verb.children if child.dep_ in ("compound:prt", "prt")), None)


def governor(token: Token) -> Token | None:
    """The verb or noun whose clause a clause or phrase belongs to; ``None`` for the main one."""
    head = first_conjunct(token)
    if head.dep_ == "ROOT" or head.head == head:
        return None
    above = head.head
    for _ in range(CHAIN):
        if above.dep_ not in ("prep", "agent", "case") or above.head == above:
            break
        above = above.head
    return above


def clause_head(token: Token) -> Token:
    """The verb (or predicate) of the clause that a word stands in."""
    for _ in range(60):
        if token.dep_ in CLAUSES or token.head == token:
            return token
        if token.dep_ == "conj" and is_verb(token):
            return token
        token = token.head
    return token


def governors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    for _ in range(60):
        if token.head == token:
            return
        token = token.head
        yield token


def subtree(token: Token) -> range:
    """From the first to past the last token below and with it."""
    return range(token.left_edge.i, token.right_edge.i + 1)
