"""What tells two happenings apart that are much alike: another place, another partner, another round."""

from __future__ import annotations

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
EDGE = -4.0
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
"""Two documents tell of no more than one actor in common, of whom more is told then, and share no word."""
ENOUGH_SAID = 2.0
"""Weight of the words in common from which that says nothing."""
MORE = 12
"""Mentions of the actor within the wider of the two dates, from which more is told of it."""
PEOPLE_ALONE = -1.0
"""They have nothing in common but a person, who does many things, and they are not of one type."""
CARRIED = -1.4
"""One has its date from an earlier sentence, and the other is of another document."""


def apart(a: Told, b: Told, shared: frozenset[str], crowd: int, usual: Collection) -> float:
    """Log-odds against one happening; ``shared`` is what the words of both clauses have in common.

    ``crowd`` is how much is told of their actors within the wider date.
    """
    one, other = a.marks, b.marks
    score = 0.0
    if a.mention.type != b.mention.type and shared and all(word.startswith("@") for word in shared):
        score += PEOPLE_ALONE
    if a.mention.document != b.mention.document:
        if len(a.actors & b.actors) < 2 and crowd > MORE:
            score += LITTLE_SAID * max(1 - usual.weigh(shared) / ENOUGH_SAID, 0.0)
        if min(len(a.actors), len(b.actors)) < 2 <= len(a.sides & b.sides):
            score += PRESUMED
        if not (a.actors and b.actors) and a.mention.type != b.mention.type:
            score += UNNAMED
        return score + CARRIED * (one.carried or other.carried)
    if one.as_well or other.as_well:
        score += AS_WELL
    carried = one.carried or other.carried
    if _points_back(a, b):
        return score
    if bool(a.days) != bool(b.days) and not carried and not (shared and a.mention.type == b.mention.type):
        score += VAGUER_BELOW
    if carried and not shared:
        score += ANOTHER_WORD
    return score


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
    if one.venues and other.venues and not one.venues & other.venues:
        score += OTHER_VENUE
    if a.mention.type == b.mention.type == "CONSULT" and _other_partner(a, b, usual):
        score += OTHER_PARTNER
    return score


def _other_partner(a: Told, b: Told, usual: Collection) -> bool:
    """Whether each met somebody whom the other's document never names."""
    if min(len(a.sides), len(b.sides)) < 2 or a.mention.document == b.mention.document:
        return False
    here, there = usual.about[a.mention.document], usual.about[b.mention.document]
    return any(side not in there for side in a.sides - b.sides) and any(
        side not in here for side in b.sides - a.sides
    )
