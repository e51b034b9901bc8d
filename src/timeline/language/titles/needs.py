"""How well a headline can do without a word: the need of each piece of a phrase, from its label and place.

0 is indispensable; the more, the sooner a piece goes; ``None`` goes at once (relative clauses, asides,
circumstances).
"""

from __future__ import annotations

from spacy.tokens import Token

from timeline.language.syntax.dependencies import OBJECTS, RELATIVE_CLAUSES, SUBJECTS, children, is_verb
from timeline.language.titles.dates import LASTING, LENGTHS
from timeline.language.titles.scene import HYPHENS, Scene

CORE = frozenset(
    "det det:predet predet amod compound nn nummod quantmod flat fixed case nmod:desc nmod:poss poss "
    "goeswith compound:prt prt cc:preconj mark aux aux:pass auxpass cop expl neg pobj pcomp".split()
)
"""Labels of words that stand or fall with the word above them."""
NEEDED = {
    "obj": 0.0, "dobj": 0.0, "iobj": 0.0, "dative": 0.0, "xcomp": 0.0, "ccomp": 0.0, "attr": 0.0,
    "acomp": 0.0, "oprd": 0.0, "nsubj": 0.0, "nsubj:pass": 0.0, "nsubjpass": 0.0, "csubj": 0.0,
    "obl:agent": 0.3, "agent": 0.3,
}  # fmt: skip
"""Labels of pieces that complete a verb, with how well a headline can do without them."""
TELLING = frozenset(
    "former first second third last next new other foreign prime nuclear many several few more most all no "
    "joint diplomatic own false alleged possible planned general deputy vice civil armed military economic "
    "same high supreme special such".split()
)
"""Adjectives without which a phrase would mean something else."""
PHRASES = frozenset({"obl", "nmod", "prep"})
COMPLETING = frozenset(
    "to with against from into onto of on upon for as between over by towards toward among about".split()
)
"""Prepositions of what a verb or noun is about rather than of where or how."""
PLACING = frozenset("in at near across around inside outside through off along aboard via".split())
CIRCUMSTANTIAL = frozenset(
    "after before since until till during despite amid following because due according given like unlike "
    "without within ahead thanks besides except including instead amidst throughout pending regardless "
    "notwithstanding owing as well".split()
) - {"as", "well"}
"""Prepositions of what a headline leaves out."""
ADVERBS = frozenset(
    "nearly almost narrowly partly repeatedly unilaterally jointly mutually back away home together abroad "
    "apart aside ashore east west north south northward southward out up down off over in on forward".split()
)
"""Adverbs of a verb that say something a headline needs."""
QUANTIFYING = frozenset(
    "more than only nearly almost about some at least around over up to fewer less".split()
)
ABSTRACT = frozenset(
    "case fact addition particular turn response retaliation return way manner effect".split()
)
"""Nouns whose phrase says how or why: "in this case", "in response"."""
AFTER_COMMA = frozenset("in at for to against on into".split())
"""Prepositions of what may be kept though a comma parts it from its verb."""
GERUND_AFTER = frozenset("deny admit regret stop begin start continue keep resume avoid consider".split())
"""Verbs that a gerund completes: "denied having sold arms"."""
DASHES = frozenset("– — - -- : ;".split())


def need_of(view: Scene, head: Token, child: Token, main: bool, need: float) -> float | None:
    """How much further a child can be done without; negative if it is of the core, ``None`` if it goes."""
    label, verbal = str(child.dep_), is_verb(head) or (main and not is_verb(head))
    if label == "punct":
        return -1.0 if _tight(child) else None
    if _bracketed(child):
        return None
    if main and (label in SUBJECTS or label in ("aux", "aux:pass", "auxpass", "cop", "expl", "mark", "neg")):
        return None
    if label in CORE:
        if label in ("nmod:poss", "poss") and head.tag_ == "NNP":
            return 0.2 if child.tag_ == "NNP" else -1.0  # "the United States’ Finance Corporation"
        if label == "nmod:desc" and view.person_at(head.i) is not None and head.left_edge.i == child.i:
            return 0.15  # "President Bill Clinton"
        return 0.25 if label == "amod" and _mere_quality(view, child) else -1.0
    if label == "cc":
        return -1.0 if head.dep_ == "conj" and not main else None
    if label == "conj":
        return _joined_need(view, head, child)
    if label in ("advmod", "nmod:unmarked", "npadvmod", "obl:unmarked"):
        return _adverbial_need(view, head, child, verbal, main)
    if main and child.i < head.i and label not in ("iobj", "dative"):
        return None
    if (
        label in PHRASES
        and child.i not in view.dated
        and any(c.dep_ == "case" and c.i in view.dated for c in child.children)
    ):
        return None  # "of 9 November Azerbaijan": what led to the date only
    if label in PHRASES and main and (_dated_again(view, head, child) or _behind_clause(head, child)):
        return None
    if label in PHRASES:
        return _phrase_need(head, child, verbal, need)
    if label == "appos":
        return -1.0 if _tight_name(child) or names_follow(head) or _listed(head, child) else None
    if label in ("acl", "advcl"):
        return _clause_need(head, child)
    if label in RELATIVE_CLAUSES:
        return 0.6 if _identifies(head, child) else None
    if label in NEEDED:
        cut = label in ("obj", "dobj", "xcomp") and _parted(head, child)
        return None if cut else NEEDED[label]
    return None


def _mere_quality(view: Scene, adjective: Token) -> bool:
    """An adjective that a headline too long can do without: "lengthy", not "Russian", "former" or "first"."""
    doc, i = adjective.doc, adjective.i
    plain = adjective.tag_ in ("JJ", "JJS", "JJR") and adjective.text.islower()
    plain = plain and doc[i - 1].text not in HYPHENS and doc[min(i + 1, len(doc) - 1)].text not in HYPHENS
    return plain and adjective.lower_ not in TELLING and len(list(adjective.subtree)) == 1


def _tight(mark: Token) -> bool:
    """Whether a mark is written into a word: "Kim Jong-un", "U.S.-led"."""
    i, doc = mark.i, mark.doc
    if mark.text not in HYPHENS and mark.text not in ("/", ".", "&", "'", "’"):
        return False
    before = i > 0 and not doc[i - 1].whitespace_
    if mark.text == ".":
        return before and len(doc[i - 1]) == 1 and doc[i - 1].is_upper
    return before and not mark.whitespace_


def _bracketed(child: Token) -> bool:
    first = child.left_edge
    return first.text in ("(", "[") or (first.i > 0 and child.doc[first.i - 1].text in ("(", "["))


def _joined_need(view: Scene, head: Token, child: Token) -> float | None:
    """What is joined stays with a noun; of two verbs the first tells, unless they share an object."""
    if not is_verb(head):
        if is_verb(child) and child.tag_ != "VBG":
            return None
        if children(child, SUBJECTS) or (
            (_verb_after_and(child) or _apart(child)) and head.dep_ not in SUBJECTS
        ):
            return None
        if head.dep_ in SUBJECTS and head.tag_ == child.tag_ == "NNS" and not view.actor_at(child.i):
            return 0.12
        return 0.3 if _may_go(head, child) and not one_name(view, head, child) else -1.0
    close = child.i - head.i <= 3 and not children(child, SUBJECTS)
    shared = close and any(c.i > child.i and c.dep_ in ("obj", "dobj", "obl", "prep") for c in head.children)
    return -1.0 if shared else None


def _verb_after_and(child: Token) -> bool:
    """ "crossed the line and occupied posts" read as "the line and occupied posts"."""
    joint = next((c for c in child.children if c.dep_ == "cc"), None)
    following = child.doc[joint.i + 1] if joint is not None and joint.i + 1 < len(child.doc) else child
    after = child.doc[min(child.right_edge.i + 1, len(child.doc) - 1)]
    inside = any(token.dep_ in SUBJECTS for token in child.ancestors)
    if any(c.dep_ == "acl" and c.tag_ == "VBD" and c.i == child.i + 1 for c in child.children):
        return True  # "crossed the river and aircraft bombed the bridge"
    if joint is not None and not inside and after.tag_ in ("VBD", "VBZ", "MD"):
        return True  # "sank the cruiser and 300 men died"
    past = following.tag_ in ("VBN", "VBD") or (following.tag_ == "JJ" and following.lower_.endswith("ed"))
    return following.dep_ == "amod" and past and following.i < child.i


def _apart(child: Token) -> bool:
    """A second thing behind ", and" is mostly a clause that was read as a noun."""
    joint = next((c for c in child.children if c.dep_ == "cc"), None)
    listed = sum(c.dep_ == "conj" for c in child.head.children) > 1
    return joint is not None and not listed and child.doc[joint.i - 1].text == ","


def one_name(view: Scene, head: Token, child: Token) -> bool:
    """Whether what is joined belongs to one name: "the Organization for Security and Cooperation"."""
    actor = view.actor_at(head.i)
    return actor is not None and child.i < actor.end


def list_may_go(head: Token) -> bool:
    """Whether the rest of a list may be left out: not of a subject, not of "between A and B"."""
    if head.dep_ in SUBJECTS or preposition(head) in ("between", "among"):
        return False
    return head.tag_[:2] == "NN"


def _may_go(head: Token, child: Token) -> bool:
    """Whether what is joined to a noun can be left out: not of a subject, not of "between A and B"."""
    if not list_may_go(head):
        return False
    joined = [c for c in head.children if c.dep_ == "conj"]
    return len(joined) == 1 and len(list(child.subtree)) > 2


def _adverbial_need(view: Scene, head: Token, child: Token, verbal: bool, main: bool) -> float | None:
    if child.i in view.dated:
        return None
    word = child.lower_
    if not verbal:
        near = child.i < head.i or word in ("abroad", "alone")
        if child.dep_ == "advmod":
            return -1.0 if near and word not in ("then", "now", "also", "even", "not") else None
        return -1.0 if child.dep_ == "nmod:unmarked" else 1.0
    if child.dep_ != "advmod":
        counted = any(c.like_num for c in child.children) and (
            child.lemma_.lower() not in LENGTHS or head.lemma_ in LASTING
        )
        return 1.0 if child.i > head.i and counted else None
    if word in ("not", "n't", "never") and not main:
        return -1.0
    if child.i > head.i and any(c.dep_ in PHRASES for c in child.children):
        return 0.4
    alone = not any(c.dep_ in ("obj", "xcomp", "ccomp", *PHRASES) for c in head.children)
    if child.i > head.i and child.tag_ == "RB" and alone and word.endswith("ly"):
        return 0.5
    return -1.0 if word in ADVERBS and (child.i > head.i or word.endswith("ly") or not main) else None


def _phrase_need(head: Token, child: Token, verbal: bool, need: float) -> float | None:
    """What a prepositional phrase is worth: an object's place is dearer to a verb without an object."""
    word = preposition(child)
    if word == "without" and _mark_before(child) != ",":
        return 0.3
    if word in CIRCUMSTANTIAL or (child.lower_ in ABSTRACT and word in ("in", "by", "on")):
        return None
    if not word and child.dep_ == "obl":
        return None
    if child.lower_ == "more" or (word == "in" and any(c.lower_ == "such" for c in child.children)):
        return None  # "for five more", "in such numbers"
    mark = _mark_before(child) if child.i > head.i else ""
    if child.lemma_.lower() in LENGTHS and word in ("on", "in", "at"):
        return None  # "on the very day"
    if mark in DASHES or (_parted(head, child) and (mark != "," or word not in AFTER_COMMA)):
        return None
    if child.tag_ in ("WDT", "WP", "WRB") or any(c.tag_ in ("WDT", "WP", "WP$") for c in child.children):
        return None
    if not verbal:
        if (
            word == "of"
            and need > 0
            and head.dep_ not in OBJECTS
            and any(c.dep_ == "det" for c in head.children)
        ):
            return 0.0  # "for the arrest of the minister": one thing
        if word == "of" and head.tag_ in ("NNP", "NNPS") and child.tag_ in ("NNP", "NNPS"):
            return 0.0  # "the Organization of American States"
        if word == "of" and head.dep_ in OBJECTS:
            return 0.1
        return {"of": 0.2, "between": 0.2, "on": 0.5, "to": 0.4, "for": 0.5, "with": 0.4}.get(word, 0.8)
    bare = not any(
        c.dep_ in ("obj", "dobj", "xcomp", "ccomp") or c.left_edge.lower_ == "that" for c in head.children
    )
    first = not any(c.dep_ in PHRASES and head.i < c.i < child.i for c in head.children)
    if word in COMPLETING or not word:
        return 0.1 if bare and first else 0.5
    return (0.2 if bare and first else 0.7) if word in PLACING else 1.2


def _dated_again(view: Scene, head: Token, phrase: Token) -> bool:
    """ "met some eighteen times since 2014, in Wuhan in 2018 and ...": one time of several."""
    behind = phrase.right_edge.i + 1 in view.dated or any(t.i in view.dated for t in phrase.subtree)
    before = any(i in view.dated for i in range(head.i + 1, phrase.left_edge.i))
    return behind and before and _mark_before(phrase) == ","


def _behind_clause(head: Token, phrase: Token) -> bool:
    """Whether another clause stands between a verb and a phrase, to which that rather belongs."""
    between = head.doc[head.i + 1 : phrase.left_edge.i]
    own = any(t.dep_ in ("xcomp", "ccomp", "conj") for t in between if is_verb(t))
    return not own and any(t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ == "advcl" for t in between)


def _parted(head: Token, child: Token) -> bool:
    """Whether a comma that closes no aside stands between a word and what comes behind it."""
    between = child.doc[head.i : child.left_edge.i + 1]
    return child.i > head.i and sum(t.text == "," and t.head.dep_ != "conj" for t in between) % 2 == 1


def _mark_before(phrase: Token) -> str:
    """The punctuation mark that parts a phrase from what stands before it; empty without one."""
    first = phrase.left_edge
    before = first if first.is_punct else first.doc[first.i - 1] if first.i else first
    return before.text if before.is_punct else ""


def preposition(phrase: Token) -> str:
    """The word that leads a phrase: the preposition itself, or the one below its noun."""
    if phrase.dep_ in ("prep", "agent", "dative"):
        return phrase.lower_
    return next((child.lower_ for child in phrase.children if child.dep_ == "case"), "")


def _listed(head: Token, child: Token) -> bool:
    """ "Ukraine, the United States and the Union": the second of a list, read as an aside."""
    joints = [c for j in head.children if j.dep_ == "conj" for c in j.children if c.dep_ == "cc"]
    return child.tag_ in ("NNP", "NNPS") and any(joint.i == child.right_edge.i + 1 for joint in joints)


def names_follow(noun: Token) -> bool:
    """ "Presidents Leonid Kuchma, Boris Yeltsin and Bill Clinton": names right behind a plural."""
    following = noun.doc[min(noun.i + 1, len(noun.doc) - 1)]
    return noun.tag_ in ("NNS", "NNPS") and following.tag_ == "NNP" and following.ent_type_ == "PERSON"


def _tight_name(name: Token) -> bool:
    """ "the corvette Cheonan": a name beside its noun without a comma."""
    marks = any(child.is_punct and child.i < name.i for child in name.children)
    return name.tag_ in ("NNP", "NNPS", "CD") and not marks and not name.doc[name.left_edge.i - 1].is_punct


def _identifies(noun: Token, clause: Token) -> bool:
    """Whether a clause alone says which thing is meant: "the treaty that banned such missiles ended"."""
    own = [c for c in noun.children if c != clause and c.dep_ not in ("det", "punct")]
    led = clause.left_edge.lower_ == "that" and clause.left_edge.i == noun.i + 1
    plain = noun.dep_ in SUBJECTS and noun.tag_ in ("NN", "NNS") and not own
    return plain and led and bool(children(clause, OBJECTS))


def _clause_need(head: Token, clause: Token) -> float | None:
    """A clause that hangs on a noun or verb: infinitives and short participles stay, the rest goes."""
    if clause.i < head.i:
        return None
    opening = clause.doc[clause.left_edge.i : clause.i]
    leads = [token.lower_ for token in opening if token.dep_ in ("mark", "case", "aux")]
    if clause.left_edge.lower_ == "that" and is_verb(head):
        return 0.0
    comma = _mark_before(clause) == ","
    if "to" in leads and clause.left_edge.i == head.i + 1 and is_verb(head):
        return 0.0  # "offered to let": its object, however it was labelled
    if "to" in leads and not comma:
        return 0.5 if clause.dep_ == "acl" else 0.9
    if head.lemma_.lower() in GERUND_AFTER and not comma and clause.left_edge.tag_ == "VBG":
        return 0.0
    gerund = clause.tag_ == "VBG" or any(
        c.dep_ in ("cop", "aux", "aux:pass") and c.tag_ == "VBG" for c in clause.children
    )
    if gerund and set(leads) & {"of", "from", "for", "to", "with", "about", "in", "into"}:
        return 0.1
    if clause.tag_ == "VBG" and set(leads) & {"by"}:
        return 0.8
    if clause.dep_ == "acl" and clause.tag_ in ("VBN", "VBG", "VBD") and not comma:
        return 0.9
    if clause.dep_ == "acl" and "that" in leads:
        return 0.5
    return None
