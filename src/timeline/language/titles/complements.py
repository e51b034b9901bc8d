"""What a verb cannot do without, and which phrases stay with it: "accuse X of Y", "bring into force"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.reference.tables import read_table


class Complements(NamedTuple):
    """What goes with a verb.

    Attributes:
        needs: Of these one must be there: "object", "clause", "infinitive", "any" (whatever it is), or a
            preposition or particle. Empty where the verb stands by itself.
        keeps: Prepositions, "infinitive" or "that" whose phrases are never left out.
    """

    needs: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()


def complements(base: str) -> Complements:
    """What goes with a verb, by its base form; nothing is said of a verb that the table does not have."""
    return _table().get(base, Complements())


@cache
def _table() -> dict[str, Complements]:
    rows = read_table("verb_complements.csv", ("base", "needs", "keeps"))
    return {
        row.text("base"): Complements(frozenset(row.entries("needs")), frozenset(row.entries("keeps")))
        for row in rows
    }
