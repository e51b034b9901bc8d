"""What may be cut out of a stretch of text, and how well it can be done without.

A cut is a phrase with all that hangs on it. The higher its rank, the sooner it goes; `AT_ONCE` goes even
where there is room. What no cut holds is never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.language.syntax.dependencies import OBJECTS, RELATIVE_CLAUSES, SUBJECTS, children
from timeline.language.titles.complements import Complements
from timeline.language.titles.ranks import AT_ONCE, mere_quality, nominal, rank_of, tells_of_noun
from timeline.language.titles.scene import Scene
from timeline.language.titles.stretch import BRACKETS, aside_end, in_list
from timeline.language.titles.words import OFFICES, QUOTES

ADVERBS_OUT = frozenset(
    "also then later however meanwhile therefore thus moreover furthermore instead already now nevertheless "
    "nonetheless still soon eventually finally recently today afterwards indeed even just formally "
    "previously accordingly thereby hence too subsequently currently earlier ago shortly".split()
)
"""Adverbs that link a sentence to those before it, or say when."""
BEFORE_DATES = frozenset("only late early up as just soon even until".split())
"""Words that lead to a date."""
BEHIND_DATES = frozenset("on onward onwards ago".split())
"""Words that close a date."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Tokens that go together."""

    tokens: frozenset[int]
    rank: float


def cuts(view: Scene, tokens: Sequence[int], head: Token, own: Complements | None) -> Iterator[Cut]:
    """The cuts of a stretch.

    Args:
        head: The verb that the stretch completes, or the noun of a noun phrase.
        own: What the verb needs; ``None`` of a noun phrase.
    """
    if not tokens:
        return
    doc, end = view.doc, tokens[-1] + 1
    verb = head if own is not None else None
    asides = list(_asides(view, tokens))
    yield from asides
    aside = {i for cut in asides for i in cut.tokens}
    out = {i for i in tokens if i in view.dated} | aside
    starts = [i for i in tokens if opens_phrase(view, i) and (verb is not None or _below(doc[i], head))]
    first = tokens[0]
    for n, i in enumerate(starts):
        above = attached(doc[i])
        about = tells_of_noun(view, i)
        stop = end
        for j in starts[n + 1 :]:
            if attached(doc[j]).i < i and not _continues(doc[j]) and not about:
                stop = j
                break
        led = i
        while led - 1 >= first and (
            doc[led - 1].tag_ == "CC" or doc[led - 1].lower_ in ("only", "even", ",")
        ):
            led -= 1
        inside = frozenset(k for k in tokens if led <= k < stop)
        if _joins_outside(view, i, stop):
            continue
        rank = AT_ONCE
        gone = above.i in out and above.i >= first and above.i not in aside
        orphan = gone and (doc[i].lower_ == "of" or above.i not in view.dated)
        if not orphan:
            rank = rank_of(view, i, above, verb, own or Complements(), first)
        if rank >= AT_ONCE:
            out |= inside
        if rank > 0:
            yield Cut(inside, rank)
    yield from _offices(view, tokens)
    for i in tokens:
        yield from _word(view, i, verb, out)
        yield from _further(view, i, verb, set(tokens))


def _below(token: Token, noun: Token) -> bool:
    """Whether a word opens something that hangs on a noun, rather than leading the noun itself."""
    return not (token.i < noun.i and (token.head == noun or token.head.i <= noun.i))


def attached(token: Token) -> Token:
    """What the phrase or clause that a word opens hangs on; the word itself when it hangs on nothing."""
    head = (
        token.head if token.dep_ in ("case", "mark", "advmod", "nsubj", "obj", "nsubj:pass", "aux") else token
    )
    for _ in range(8):
        if head.dep_ != "conj":
            break
        head = head.head
    return head.head


def _continues(token: Token) -> bool:
    """Whether a phrase goes on with one before it: "to Russia and to China"."""
    return token.head.dep_ == "conj" and token.dep_ == "case"


def opens_phrase(view: Scene, i: int) -> bool:
    """Whether a phrase of a preposition, an infinitive, or a clause about a noun begins at a token."""
    token = view.doc[i]
    if i in view.dated or within_name(view, i):
        return False
    if token.tag_ in ("IN", "TO", "VBG") and token.dep_ in ("case", "mark", "fixed"):
        before = view.doc[i - 1]
        return not (
            token.dep_ == "fixed" or (before.tag_ == "IN" and before.dep_ == "case" and i - 1 >= view.begin)
        )
    if token.tag_ in ("WDT", "WP", "WP$", "WRB"):
        if view.doc[i - 1].tag_ == "IN" and view.doc[i - 1].dep_ == "case":
            return False
        relative = token.head.dep_ in RELATIVE_CLAUSES or token.head.head.dep_ in RELATIVE_CLAUSES
        if token.lower_ == "that" and token.tag_ == "WDT":
            return True
        return relative or (token.lower_ in ("who", "whom", "which") and nominal(view.doc[i - 1]))
    led = any(child.dep_ in ("mark", "case") and child.i < i for child in token.children)
    return token.tag_ in ("VBN", "VBG") and token.dep_ == "acl" and not led


def within_name(view: Scene, i: int) -> bool:
    """Whether a word stands inside a name: "the Organization for Security", "Brothers to the Rescue"."""
    actor = view.actor_at(i)
    if (actor is not None and actor.start < i) or (view.person_at(i) and i not in view.people):
        return True
    doc, after = view.doc, i + 1
    while after < view.end and doc[after].lower_ == "the":
        after += 1
    if i == view.begin or after >= view.end or doc[i].lower_ not in ("to", "for", "and", "without"):
        return False
    sides = (i - 1, after)
    unknown = all(view.actor_at(k) is None and view.person_at(k) is None for k in sides)
    return unknown and all(doc[k].tag_ in ("NNP", "NNPS") and not doc[k].ent_type_ for k in sides)


def _joins_outside(view: Scene, first: int, stop: int) -> bool:
    """Whether something behind the opening of a phrase is joined to what stands before it."""
    return any(
        t.dep_ == "conj"
        and t.head.i < first
        and t.i > first
        and t.tag_[:2] in ("NN", "CD", "JJ")
        and not any(c.dep_ == "case" for c in t.children)
        for t in view.doc[first:stop]
    )


def _asides(view: Scene, tokens: Sequence[int]) -> Iterator[Cut]:
    """Brackets, and what two commas set apart."""
    doc, inside = view.doc, set(tokens)
    skip = -1
    for i in tokens:
        if i < skip:
            continue
        word = doc[i].text
        if word in BRACKETS:
            close = next((j for j in range(i, tokens[-1] + 1) if doc[j].text == BRACKETS[word]), tokens[-1])
            yield Cut(frozenset(k for k in range(i, close + 1) if k in inside), AT_ONCE)
            skip = close
        elif word == "," and not in_list(view, i) and not joined_commas(view, i) and not _of_states(view, i):
            stop = aside_end(view, i)
            following = doc[min(i + 1, view.end - 1)]
            phrase = following.tag_ in ("IN", "TO") or following.i in view.dated
            if stop is not None and not phrase and doc[stop - 1].i in inside:
                yield Cut(frozenset(k for k in range(i, stop) if k in inside), AT_ONCE)
                skip = stop
            else:
                yield Cut(frozenset({i}), AT_ONCE)


def _of_states(view: Scene, comma: int) -> bool:
    """Whether a comma parts two states, "Nicaragua, Venezuela and Nauru"; a city and its state are one."""
    sides = (view.actor_at(comma - 1), view.actor_at(comma + 1))
    return all(actor is not None and actor.kind == "name" for actor in sides)


def joined_commas(view: Scene, comma: int) -> bool:
    """Whether a comma stands within a figure or between adjectives: "a lengthy, bitter war"."""
    doc = view.doc
    after = doc[min(comma + 1, view.end - 1)]
    return doc[comma - 1].tag_ in ("JJ", "JJR", "JJS") and after.tag_[:2] == "JJ"


def _word(view: Scene, i: int, verb: Token | None, out: set[int]) -> Iterator[Cut]:
    """Single words: dates, linking adverbs, negations told with the verb, mere qualities."""
    token = view.doc[i]
    word = token.lower_
    marked = i in view.dated or token.is_quote or token.text in QUOTES
    linking = token.dep_ == "advmod" and word in ADVERBS_OUT and len(list(token.subtree)) == 1
    told = verb is not None and word in ("not", "n't", "never", "longer") and token.head == verb
    leads_out = token.head.i in out and (i + 1 in out or i + 1 >= view.end)
    stranded = (
        token.tag_ in ("IN", "TO", "RP", "RB") and token.dep_ in ("case", "fixed", "advmod") and leads_out
    )
    after = view.doc[min(i + 1, view.end - 1)]
    closes = after.is_punct or after.tag_ == "CC"
    stranded = stranded or (word in BEHIND_DATES and i - 1 in view.dated and closes)
    stranded = stranded or (word in BEFORE_DATES and i + 1 in view.dated)
    if word == "time" and i - 2 in view.dated and view.doc[i - 1].tag_ == "NNP":
        yield Cut(frozenset({i - 1, i}), AT_ONCE)  # "at midnight Moscow time"
    if word == "before" and token.tag_ == "RB":
        earlier = [i - 1] if view.doc[i - 1].lower_ in ("once", "twice", "never", "ever") else []
        yield Cut(frozenset({i, *earlier}), AT_ONCE)  # "had left once before"
    pointing = word == "there" and token.dep_ == "advmod" and view.doc[i + 1].tag_ != "CC"
    if marked or linking or told or stranded or pointing:
        yield Cut(frozenset({i}), AT_ONCE)
    elif token.dep_ == "amod" and mere_quality(token):
        yield Cut(frozenset({i}), 0.25)
    elif token.dep_ == "nmod:desc" and view.person_at(token.head.i) and token.head.left_edge.i == i:
        yield Cut(frozenset({i}), 0.15)


def _offices(view: Scene, tokens: Sequence[int]) -> Iterator[Cut]:
    """What people are, before their names: "President Bush and the Soviet leader Mikhail Gorbachev"."""
    inside = set(tokens)
    for start in view.people:
        words = []
        i = start - 1
        while i in inside and view.doc[i].tag_ in ("NN", "NNP", "JJ", "DT") and not view.person_at(i):
            words.append(i)
            i -= 1
        if start in inside and any(view.doc[i].lower_ in OFFICES for i in words):
            yield Cut(frozenset(words), 0.15)


def _further(view: Scene, i: int, verb: Token | None, inside: set[int]) -> Iterator[Cut]:
    """What is joined to an object without a number, as a last resort; "what he called" before a name."""
    token = view.doc[i]
    if token.lower_ == "what" and token.head.lemma_ in ("call", "term", "dub") and token.head.i > i:
        yield Cut(frozenset(range(i, token.head.i + 1)) & inside, AT_ONCE)
    if token.tag_ == "CC" and verb is not None and _second_clause(token, verb):
        yield Cut(frozenset(k for k in inside if k >= i), 2.5)
    items = [c for c in token.children if c.dep_ == "conj" and c.i in inside]
    plain = token.dep_ in OBJECTS and token.head == verb and not any(c.like_num for c in token.children)
    if items and plain and not any(c.dep_ == "cc:preconj" for t in (token, *items) for c in t.children):
        last = max(item.right_edge.i for item in items)
        first = min(
            min(c.i for c in item.children if c.dep_ == "cc" or c.text == ",")
            if any(c.dep_ == "cc" or c.text == "," for c in item.children)
            else item.left_edge.i
            for item in items
        )
        yield Cut(frozenset(range(first, last + 1)) & inside, 0.05)


def _second_clause(joint: Token, verb: Token) -> bool:
    """Whether an "and" joins a further clause to one that is told: "that it had signed and would leave"."""
    joined = joint.head
    finite = joined.dep_ == "conj" and (
        joined.tag_ in ("VBD", "VBZ", "VBP") or bool(children(joined, SUBJECTS))
    )
    return finite and joined.head.i > verb.i
