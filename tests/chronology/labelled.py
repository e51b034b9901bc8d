"""Events of the briefs labelled by hand: what is true of each, and whether it is told so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs import briefs, rows

from timeline.records import Event

BINS = 10


def judged() -> Iterator[tuple[Event, bool]]:
    """Each labelled event that is found, and whether its date, its actors and its status are right.

    In ``events.csv``, ``dates`` and ``status`` list what may stand, ``must`` who has to take part, and
    ``may`` who else may be named.
    """
    data = briefs()
    event_of = {mention.id: event for event in data.events() for mention in event.mentions}
    for row in rows("events.csv"):
        mention = data.mention(row["brief"], row["words"])
        event = event_of.get(mention.id) if mention else None
        if event is None or event.span is None:
            continue
        who = {*event.countries, *event.organisations}
        must, may = _listed(row["must"]), _listed(row["may"])
        yield (
            event,
            event.span.edtf in _listed(row["dates"])
            and must <= who <= must | may
            and event.status in _listed(row["status"]),
        )


def _listed(cell: str) -> set[str]:
    return {entry for entry in cell.split("|") if entry}


def reliability(outcomes: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """By tenths of confidence: its mean, the share that is right, and how many there are."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in outcomes:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        (sum(c for c, _ in found) / len(found), sum(r for _, r in found) / len(found), len(found))
        for found in bins
        if found
    ]


def calibration_error(outcomes: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: how far confidence and share right lie apart, on average."""
    return sum(abs(mean - right) * n for mean, right, n in reliability(outcomes)) / len(outcomes)
