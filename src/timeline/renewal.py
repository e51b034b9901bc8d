"""The chronology of a store made anew, after documents came, changed or went."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from timeline.chronology import chronology
from timeline.copies import Sketch, agreed, originals, sketch
from timeline.copies.groups import Kept, kept
from timeline.copies.sketches import EDITION
from timeline.store import EventStore
from timeline.store.intake import batched
from timeline.store.provenance import DECIDED, Sketched

TRIES: Final = 5
"""Tries at a chronology of all documents while another program adds to them."""


def renew(store: EventStore, told_share: Callable[[float], None] | None = None) -> None:
    """Make the chronology anew if it is behind its documents; again while others add to the store meanwhile.

    One that adds faster than this merges will merge at its end; till then the store stays marked as behind.

    Args:
        told_share: Is told now and then what share of the mentions is merged, 0 to 1.
    """
    for _ in range(TRIES):
        if not store.pending():
            return
        state = store.documents_state()
        copies = found_copies(store)
        mentions = agreed(store.mentions(), copies)
        events = chronology(mentions, store.published(), store.corrections(), told_share)
        store.replace_events(events, made_of=state, copies=copies)


def found_copies(store: EventStore) -> dict[str, str]:
    """Which documents are copies of which; an original names itself, what stands alone is left out."""
    for batch in batched(store.without_sketch(EDITION)):
        store.put_sketches([(each.id, sketch(each.text)) for each in store.documents(batch)], EDITION)

    def sketches(ids: Sequence[str]) -> Mapping[str, Sketch]:
        return {each.id: each.sketch for each in store.sketched(ids)}

    return originals(map(_kept, store.sketched()), sketches)


def _kept(each: Sketched) -> Kept:
    return kept(each.id, each.sketch, each.published, _standing(each))


def _standing(each: Sketched) -> int:
    """Whose date goes first: the one that the user decided, one that is stated, one that was argued."""
    if each.published_from == DECIDED:
        return 0
    return 1 if each.published and each.published_confidence is None else 2
