"""How likely it is that two mentions tell of the same happening.

The score is the log-odds of a logistic model with rounded weights, fitted on pairs of mentions from the
briefs that ship (``tests/chronology/pairs.csv``): above 0 it is likelier than not. What is compared: the
actors, the type, the words of the clause and of the sentence around it, and how much else happened within the
wider of the two dates. Where much did, as in daily news of one crisis, little in common is not enough.
"""

from __future__ import annotations

from math import log

from timeline.chronology.apart import FORCE, apart
from timeline.chronology.collection import Collection, Told
from timeline.records import CONFLICT, COOPERATION, TimeSpan

PRIOR = -2.2
PAIR = 1.0
"""Two or more actors in common."""
STRANGERS = -2.2
"""Each side names an actor that the other does not."""
NOBODY = -0.5
"""One of them names no actor."""
NOBODY_IN_A_YEAR = -1.5
"""And one names no more than a year."""
APART = -1.2
"""They name no actor in common, but the sentence around one does."""
ACROSS = -1.4
"""Each names one of the two sides that its document is about, and both tell of an attack."""
NAMESAKES = -2.0
"""Not even that, but they share a rare name: a ship, a town, a person."""
RARE = 0.55
"""Weight of a word from which a name counts as rare."""
TELLING = 0.7
"""Weight of a word that tells which of the things is meant that are called by their year."""
SAME_TYPE = 1.9
SAME_FAMILY = 0.85
"""Both cooperation or both conflict."""
NO_TYPE = 0.8
"""One of them of no type."""
OPPOSITE = -0.9
"""One tells of cooperation, the other of conflict."""
REACTION = -1.8
"""One tells of force, the other of what was said: blame for it, a demand to end it."""
STATED = -1.5
"""One gives only what somebody said of it."""
SAID = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
SHARED_WORDS = 1.0
"""Share of the words of both clauses that they have in common, by weight."""
TOLD_AROUND = 1.7
"""Share of the words of one clause that the other's sentence holds."""
LITTLE = 1.5
"""Weight of a clause that says next to nothing: what it shares is measured against this."""
RAREST_WORD = 0.9
"""Weight of the rarest word in common, 0 to 1."""
MANY_WORDS = 1.35
"""Weight of the words in common, up to `ENOUGH_WORDS`."""
ENOUGH_WORDS = 2.4
OTHER_NAMES = -0.7
"""Both clauses hold names, and none in common."""
OTHER_PLACE = -0.8
"""Both say where it was, and not in the same place."""
LEAD = 0.9
"""One of them stands at the head of its document, and one is dated in figures: what others look back to."""
LEAD_CHARACTERS = 250
REFERS = 1.5
"""One speaks of the happening by its date, "the truce of 12 May", and the other of such a thing too."""
SAME_DAY = 0.1
VAGUE_BESIDE_DAY = -0.6
"""One names the day, the other a longer time that holds it."""
LASTING = -1.2
"""One tells of a conflict that lasted from day to day, the other of one day of it."""
WHOLE_YEAR = -2.4
"""One of them names no more than a year."""
LONG = 100
"""Days from which a date counts as a whole year."""
MUCH_A_DAY = 2.0
"""Mentions of an actor within a day from which much is told of it; of each, if several are in common."""
MUCH = 8.0
"""The same within a month or a year."""
NEWS_A_DAY = 8.0
"""Mentions of whomever within a day from which it is one of daily news."""
NEWS = 36.0
"""The same within a month or a year."""
CROWD = -0.7
"""For each e-fold of mentions of the same actors within the wider date, beyond `QUIET`."""
QUIET = 12
ALIKE = -1.2
"""For each e-fold of those that are also of their type, beyond `FEW_ALIKE`."""
FEW_ALIKE = 3
ANOTHER_DAY = -3.2
"""Both name a day, and not the same one."""
SAME_DOCUMENT = -0.3
"""An article seldom tells a thing twice."""
OWN_CROWD = -1.5
"""For each e-fold of clauses that it dates so, beyond `FEW_OWN`: a report of a day's many happenings."""
FEW_OWN = 3
POINTS_BACK = 0.5
"""But "the document", "the meeting" further down is the one told of before."""
RESTATED = 1.0
"""And so is what it dates anew: "on Friday" at its head, "on 18 October" below."""
GOES_ON = 0.6
"""And so is "it", "they", "both men" in one of the next sentences."""
NEAR = 400
"""Characters within which a pronoun goes on."""
NEVER = -9.0


def likeness(a: Told, b: Told, usual: Collection) -> float:
    """Log-odds that both tell of one happening; see the weights above."""
    shared_actors = a.actors & b.actors
    company = 0.0 if shared_actors or not (a.actors and b.actors) else _apart(a, b, usual)
    if company == NEVER:
        return NEVER
    one, other = a.mention, b.mention
    same_type = one.type == other.type != "OTHER"
    shared = a.words.clause & b.words.clause
    around = max(_share(a, b, usual), _share(b, a, usual))
    same_document = one.document == other.document
    known = same_document or len(shared_actors) > 1 or (shared_actors and not min(a.days, b.days))
    kindred = known and same_family(one.type, other.type)
    if not (same_type or around or kindred):
        return NEVER
    score = PRIOR + company
    if not shared_actors and not company:
        score += NOBODY_IN_A_YEAR if max(a.days, b.days) >= LONG else NOBODY
    if len(shared_actors) > 1:
        score += PAIR
    if shared_actors and not a.actors <= b.named and not b.actors <= a.named:
        score += STRANGERS
    score += _types(one.type, other.type)
    if a.words.stated != b.words.stated:
        score += STATED
    if shared:
        common = usual.weigh(shared)
        score += SHARED_WORDS * common / (a.weight + b.weight - common)
        score += RAREST_WORD * max(map(usual.weight, shared))
        score += REFERS * _refers(a, b, shared)
        score += MANY_WORDS * min(common, ENOUGH_WORDS) / ENOUGH_WORDS
    score += TOLD_AROUND * around
    if a.words.names and b.words.names and not a.words.names & b.words.names:
        score += OTHER_NAMES
    if one.places and other.places and set(one.places).isdisjoint(other.places):
        score += OTHER_PLACE
    wider = a.span if a.days >= b.days else b.span
    if same_document:
        score += SAME_DOCUMENT + _goes_on(a, b)
        told_then = usual.own[one.document, wider]
        if told_then > FEW_OWN:
            score += OWN_CROWD * log(told_then / FEW_OWN)
    elif min(one.start, other.start) < LEAD_CHARACTERS and (a.figures or b.figures):
        score += LEAD
    crowd = usual.crowd(wider, shared_actors)
    score += apart(a, b, shared, _density(wider, shared_actors, crowd, usual), usual)
    if crowd > QUIET:
        score += CROWD * log(crowd / QUIET)
    alike = usual.alike(wider, shared_actors, one.type) if same_type else 0
    if alike > FEW_ALIKE:
        score += ALIKE * log(alike / FEW_ALIKE)
    return score + _dates(a, b)


def _density(wider: TimeSpan, actors: frozenset[str], crowd: int, usual: Collection) -> float:
    """How much is told of the actors in common within a date, or of anybody; above 1 it is much."""
    day = wider.start == wider.end
    of_them = crowd / (MUCH_A_DAY if day else MUCH) / max(len(actors), 1)
    return max(of_them, usual.told_then(wider) / (NEWS_A_DAY if day else NEWS))


def _types(one: str, other: str) -> float:
    """What the two types add."""
    if "OTHER" in (one, other):
        return NO_TYPE
    if one == other:
        return SAME_TYPE + SAME_FAMILY
    reaction = REACTION if any(a in SAID and b in FORCE for a, b in ((one, other), (other, one))) else 0.0
    return reaction + (SAME_FAMILY if same_family(one, other) else OPPOSITE)


def _apart(a: Told, b: Told, usual: Collection) -> float:
    """What it says that two mentions name no actor in common."""
    if max(a.days, b.days) >= LONG:
        return NAMESAKES if _same_thing(a, b, usual) else NEVER
    if len(a.sides & b.sides) > 1 and a.mention.type == b.mention.type == "ASSAULT":
        return ACROSS
    if not any(usual.weight(word) >= RARE for word in a.words.clause & b.words.clause):
        return NEVER
    if a.named & b.named:
        return APART
    return NAMESAKES if a.words.names & b.words.names else NEVER


def _same_thing(a: Told, b: Told, usual: Collection) -> bool:
    """Whether both speak of one thing by its date, "the treaty of 1972", and tell which in a rare word."""
    if a.words.refers is None or a.words.refers != b.words.refers:
        return False
    return any(usual.weight(word) >= TELLING for word in a.words.clause & b.words.clause)


def _goes_on(a: Told, b: Told) -> float:
    """What it says that the later of two mentions of a document points back at the earlier."""
    first, last = (a, b) if a.mention.start <= b.mention.start else (b, a)
    score = RESTATED * _restated(first, last)
    score += POINTS_BACK * bool(last.words.definite & (first.words.clause | first.words.kind))
    if last.words.pronoun and last.mention.sentence_start - first.mention.sentence_start < NEAR:
        score += GOES_ON
    return score


def _restated(first: Told, last: Told) -> bool:
    """Whether a document dates again, in figures, what it told at its head with a word of the day."""
    if first.span != last.span or first.days or not first.actors & last.actors:
        return False
    said, again = first.mention.date_text or "", last.mention.date_text or ""
    figures = any(map(str.isdigit, again)) and not any(map(str.isdigit, said))
    return figures and first.mention.start < LEAD_CHARACTERS


def _refers(a: Told, b: Told, shared: frozenset[str]) -> bool:
    """Whether one speaks of a thing by its date that the other tells of; within a document, in that word."""
    things = {a.words.refers, b.words.refers} - {None}
    return bool(things & shared) or (bool(things) and a.mention.document != b.mention.document)


def _share(a: Told, b: Told, usual: Collection) -> float:
    """How much of the words of one clause, by weight, the other's sentence holds."""
    both = a.words.told & b.words.sentence
    return usual.weigh(both) / max(a.told_weight, LITTLE) if both else 0.0


def _dates(a: Told, b: Told) -> float:
    """What the two dates add: nothing for two equal months."""
    short, long = sorted((a.days, b.days))
    if long >= LONG:
        if a.words.refers is not None and a.words.refers == b.words.refers:
            return 0.0
        return WHOLE_YEAR + (VAGUE_BESIDE_DAY if not short else 0.0)
    if not long:
        return SAME_DAY if a.span.start == b.span.start else ANOTHER_DAY
    if short:
        return 0.0
    lasts = "range" in (a.span.precision, b.span.precision)
    return VAGUE_BESIDE_DAY + (LASTING if lasts and a.mention.type in CONFLICT else 0.0)


def compatible(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether both can date one happening: one interval holds the other."""
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def same_family(a: str, b: str) -> bool:
    """Both cooperation or both conflict; OTHER goes with either."""
    if "OTHER" in (a, b):
        return True
    return (a in COOPERATION) == (b in COOPERATION) and (a in CONFLICT) == (b in CONFLICT)
