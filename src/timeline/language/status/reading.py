"""How sure and on which side a word is told, and what a governing word makes of its complement.

Certainty and polarity are kept apart, as in FactBank (Saurí and Pustejovsky 2009), so that negations cancel:
"did not refuse to attend" happened. What a governor makes of its complement is a word of
``status_words.csv``, after the implicative and factive verbs of Karttunen (1971).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from timeline.records import Status

Certainty = Literal["fact", "plan", "possible"]
Effect = Literal["same", "opposite", "fact", "said", "thought", "plan", "possible", "if past"]

EFFECTS: Final[frozenset[str]] = frozenset(get_args(Effect))
_ORDER: Final[tuple[Certainty, ...]] = ("fact", "plan", "possible")


@dataclass(frozen=True, slots=True)
class Reading:
    """One word as it is told.

    Attributes:
        certainty: A fact, a plan, or a mere possibility.
        positive: False where it is said not to be so.
        cue: The token that decided it, or -1 where nothing did.
        aim: Whether it is only what something else was done for ("to prevent ..."): what hangs on it is
            not yet so.
        would: Whether "would" leads it, which is a plan in what somebody says and a thought elsewhere.
        past: Whether it is told as past.
    """

    certainty: Certainty = "fact"
    positive: bool = True
    cue: int = -1
    aim: bool = False
    would: bool = False
    past: bool = False

    @property
    def status(self) -> Status:
        """The same in one word."""
        if self.certainty == "possible" or self.would:
            return "denied" if self.would and not self.positive else "hypothetical"
        if not self.positive:
            return "denied"
        return "planned" if self.certainty == "plan" else "happened"


def complement(effect: Effect, above: Reading, own: Reading, governor: int) -> Reading:
    """A complement's reading under its governor.

    Args:
        effect: What the governor makes of it.
        above: How the governor itself is told.
        own: How the complement is told by its own words.
        governor: The governor's token.
    """
    if effect == "fact":
        return own
    if effect == "if past":
        effect = "same" if above.past or above.certainty == "plan" else "possible"
    if effect in ("said", "thought"):
        return _reported(effect, above, own, governor)
    if effect == "possible":
        return replace(own, certainty="possible", cue=governor, would=False)
    if effect == "plan":
        return _planned(above, own, governor)
    positive = above.positive == own.positive
    if effect == "opposite":
        positive = not positive
    certainty = surer_last(above.certainty, own.certainty)
    would = own.would or above.would
    if above.aim and effect == "opposite":
        certainty = "possible"
    cue = governor if effect == "opposite" else own.cue if own.cue >= 0 else above.cue
    return replace(own, certainty=certainty, positive=positive, cue=cue, would=would)


def _reported(effect: Effect, above: Reading, own: Reading, governor: int) -> Reading:
    """What somebody says is told as they say it; what they do not say, or might, stays open."""
    if above.certainty == "possible" or not above.positive:
        return replace(own, certainty="possible", cue=governor, would=False)
    if not own.would:
        return own
    certainty: Certainty = "plan" if effect == "said" else "possible"
    return replace(own, certainty=surer_last(own.certainty, certainty), would=False)


def _planned(above: Reading, own: Reading, governor: int) -> Reading:
    if above.certainty == "possible" or above.aim or above.would:
        return replace(own, certainty="possible", cue=above.cue if above.cue >= 0 else governor)
    certainty = surer_last("plan", own.certainty)
    if not above.positive:
        return replace(own, certainty=certainty, positive=False, cue=above.cue)
    return replace(own, certainty=certainty, cue=governor, would=False)


def surer_last(one: Certainty, other: Certainty) -> Certainty:
    """The less sure of two."""
    return max(one, other, key=_ORDER.index)
