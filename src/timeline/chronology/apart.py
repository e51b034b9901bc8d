"""What tells two happenings apart that are much alike: another place, another partner, another round."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from timeline.chronology.collection import Collection, Told

OTHER_VENUE = -4.5
"""Both say where, "in Lahore", "at Panmunjom", and not in the same place."""
OTHER_PARTNER = -5.0
"""With whom is unsaid, so it is whom the document is about; that is not with whom the other says."""
PRESUMED = 1.3
"""With whom is unsaid, but the document is about the two whom the other names."""
OTHER_PAPER = -4.0
"""One tells of a treaty, the other of a memorandum."""
OTHER_NUMBER = -9.0
"""A second round and a third one, resolution 660 and resolution 678."""
EDGE = -5.0
"""One tells what was so before or since a date, not what was then."""
AS_WELL = -3.0
"""A document that goes on with "on the same day" tells of another happening."""
VAGUER_BELOW = -0.8
"""A document gives the day of the one and a longer time for the other, and not in the same words."""
ANOTHER_WORD = -0.7
"""A document tells of both on one day that it names once, without a word in common or pointing back."""
UNNAMED = -0.8
"""One of two documents names nobody, and they are not of one type."""
LITTLE_SAID = -1.5
"""They have no word in common, and more than much is told then: for each e-fold of that."""
ENOUGH_SAID = 1.5
"""Weight of the words in common from which that says nothing."""
OTHER_GROUND = -0.8
"""Both tell of force and name places or people, none in common: another fight of the same day."""
FORCE = frozenset(("MOBILIZE", "COERCE", "ASSAULT"))
OTHER_FIGURE = -1.2
"""Both count the same things, and not to the same number."""
SAME_FIGURE = 0.8
"""To the same number."""
ELSEWHERE = -1.5
"""One of them has no actor, but its sentence names countries, and the other's sentence names others."""
PEOPLE_ALONE = -1.0
"""They have nothing in common but a person, who does many things, and they are not of one type."""
CARRIED = -1.4
"""One has its date from an earlier sentence, and the other is of another document."""


def apart(a: Told, b: Told, shared: frozenset[str], density: float, usual: Collection) -> float:
    """Log-odds against one happening; ``shared`` is what the words of both clauses have in common.

    ``density`` is how much is told within the wider date; above 1 it is much.
    """
    one, other = a.marks, b.marks
    score = _figures(one.figures, other.figures) + OTHER_GROUND * _other_ground(a, b)
    if not (a.actors and b.actors) and a.named and b.named and not a.named & b.named:
        score += ELSEWHERE
    if a.mention.type != b.mention.type and shared and all(word.startswith("@") for word in shared):
        score += PEOPLE_ALONE
    little = (
        LITTLE_SAID * log(density) * max(1 - usual.weigh(shared) / ENOUGH_SAID, 0.0) if density > 1 else 0.0
    )
    if a.mention.document != b.mention.document:
        score += little + CARRIED * (one.carried or other.carried)
        if min(len(a.actors), len(b.actors)) < 2 <= len(a.sides & b.sides) and density <= 1:
            score += PRESUMED
        if not (a.actors and b.actors) and a.mention.type != b.mention.type:
            score += UNNAMED
        return score
    if one.as_well or other.as_well:
        score += AS_WELL
    if _points_back(a, b):
        return score
    carried = one.carried or other.carried
    if bool(a.days) != bool(b.days) and not carried and not (shared and a.mention.type == b.mention.type):
        score += VAGUER_BELOW
    if carried and not shared:
        score += ANOTHER_WORD
    return score + little


def _other_ground(a: Told, b: Told) -> bool:
    """Whether both tell of force and name somebody or some place, and never the same."""
    here, there = a.words.names, b.words.names
    return bool(here and there) and here.isdisjoint(there) and {a.mention.type, b.mention.type} <= FORCE


def _figures(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """What the numbers say that both give of the same things."""
    if not (one and other):
        return 0.0
    alike = [number == other[thing] for thing, number in one.items() if thing in other]
    return 0.0 if not alike else SAME_FIGURE if any(alike) else OTHER_FIGURE


def _points_back(a: Told, b: Told) -> bool:
    """Whether the later of two mentions of a document says "it", "they", "the document"."""
    first, last = (a, b) if a.mention.start <= b.mention.start else (b, a)
    return last.words.pronoun or bool(last.words.definite & (first.words.clause | first.words.kind))


def contrary(a: Told, b: Told, usual: Collection) -> float:
    """What two mentions say that cannot be said of one happening, whatever else they have in common."""
    one, other = a.marks, b.marks
    score = 0.0
    if one.edge != other.edge:
        score += EDGE
    if any(one.numbers[thing] != number for thing, number in other.numbers.items() if thing in one.numbers):
        score += OTHER_NUMBER
    if one.papers and other.papers and not one.papers & other.papers:
        score += OTHER_PAPER
    if one.venues and other.venues and not (one.venues & b.words.clause or other.venues & a.words.clause):
        score += OTHER_VENUE
    if a.mention.type == b.mention.type == "CONSULT" and _other_partner(a, b, usual):
        score += OTHER_PARTNER
    return score


def _other_partner(a: Told, b: Told, usual: Collection) -> bool:
    """Whether each met somebody whom the other's document never names."""
    if min(len(a.sides), len(b.sides)) < 2 or a.mention.document == b.mention.document:
        return False
    here, there = usual.about[a.mention.document], usual.about[b.mention.document]
    return any(side not in there for side in a.sides - b.sides - b.named) and any(
        side not in here for side in b.sides - a.sides - a.named
    )
