"""What is decided about events holds at once, after every build, and until it is taken back."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corrections.told import event_of, fill, mentions
from timeline import correcting
from timeline.edtf import timespan_from_edtf
from timeline.errors import CorrectionError, StoreError
from timeline.records import Event, Facts
from timeline.renewal import renew
from timeline.store import EventStore, Query

SUMMIT, AGAIN, IN_APRIL = "d1-0", "d2-0", "d3-0"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return fill(tmp_path / "told.db")


def event(target: Path, mention: str) -> Event | None:
    with EventStore(target, read_only=True) as opened:
        return opened.event(mention)


def made_anew(target: Path) -> None:
    """Merge everything again, as a build does that has read another document."""
    told = mentions()["d6"]
    with EventStore(target) as opened:
        (document,) = opened.documents(["d6"])
        opened.add_document(replace(document, source=f"Wire {opened.revision()}"), told)
        renew(opened)


def answers(target: Path) -> tuple[Any, ...]:
    """Everything the page asks, but for how salient events are, which a correction says only roughly."""
    with EventStore(target, read_only=True) as opened:
        events = {each.id: replace(each, salience=0.0) for each in opened.iter_events()}
        lanes = sorted(map(repr, opened.lanes(limit=100)))
        counted = opened.actors(), opened.density(), lanes, opened.by_type(), opened.by(Query(), "status")
        found = [row.id for row in opened.events(Query(text="Vladivostok"))]
    return events, counted, found


def ids(found: Iterable[Event]) -> set[str]:
    return {mention.id for each in found for mention in each.mentions}


def test_an_accepted_event_stays_as_it_was_seen(store: Path) -> None:
    was = event(store, SUMMIT)
    assert was is not None and was.reviewed is None
    correcting.accept(store, was.id)
    now = event(store, SUMMIT)
    assert now is not None
    assert ("accepted", 1.0, was.title, was.span) == (now.reviewed, now.confidence, now.title, now.span)
    assert was.salience == now.salience
    with EventStore(store) as opened:  # the document that gave the day goes
        for name in ("d1", "d2"):
            opened.remove_document(name)
        renew(opened)
    left = event(store, IN_APRIL)
    assert left is not None
    assert ("2019-04-25", was.title, "accepted") == (left.span and left.span.edtf, left.title, left.reviewed)
    assert {"2019-04"} == {each.date for each in left.other_dates}


def test_an_edited_fact_holds_and_the_others_follow_the_evidence(store: Path) -> None:
    outcome = correcting.edit(
        store, event_of(store, SUMMIT), Facts(title="First summit"), note=" seen \n on TV "
    )
    assert "seen on TV" == outcome.correction.note
    made_anew(store)
    now = event(store, AGAIN)
    assert now is not None
    assert ("First summit", "edited", "2019-04-25") == (now.title, now.reviewed, now.span and now.span.edtf)
    assert [row.title for row in _rows(store, Query(text="First summit"))] == ["First summit"]


def test_an_edited_event_is_found_by_what_it_is_now(store: Path) -> None:
    facts = Facts(countries=("JPN", "RUS"), type="AGREE", span=timespan_from_edtf("2001-03"))
    correcting.edit(store, event_of(store, SUMMIT), facts)
    (row,) = _rows(store, Query(pair=("JPN", "RUS"), dated=True))
    assert ("2001-03", "AGREE", (("JPN", "RUS"),)) == (row.edtf, row.type, row.pairs)
    assert [] == _rows(store, Query(pair=("PRK", "RUS")))
    assert [row.id] == [each.id for each in _rows(store, Query(reviewed=True))]
    assert row.id not in [each.id for each in _rows(store, Query(reviewed=False))]


def test_a_date_is_edited_with_the_word_beside_it(store: Path) -> None:
    by_may = timespan_from_edtf("2019-05")
    correcting.edit(store, event_of(store, SUMMIT), Facts(span=by_may, qualifier="by"))
    now = event(store, SUMMIT)
    assert now is not None and ("by", by_may) == (now.qualifier, now.span)
    correcting.edit(store, now.id, Facts(span=by_may))
    later = event(store, SUMMIT)
    assert later is not None and later.qualifier is None


def test_what_is_no_event_is_hidden_and_what_others_tell_stays(store: Path) -> None:
    whole = event_of(store, "d4-0")
    assert whole == event_of(store, "d5-0")
    part = correcting.hide(store, whole, ["d4-0"])
    assert part.event == "d5-0" and event(store, "d4-0") is None
    gone = correcting.hide(store, "d5-0")
    assert gone.event is None and event(store, "d5-0") is None
    made_anew(store)
    assert event(store, "d4-0") is None and event(store, "d5-0") is None
    correcting.undo(store, part.correction.id)
    assert event(store, "d4-0") is not None and event(store, "d5-0") is None


def test_mentions_are_set_apart_and_brought_together(store: Path) -> None:
    assert event_of(store, SUMMIT) == event_of(store, AGAIN)
    apart = correcting.separate(store, event_of(store, SUMMIT), [AGAIN])
    assert AGAIN == apart.event != event_of(store, SUMMIT)
    made_anew(store)
    assert event_of(store, AGAIN) != event_of(store, SUMMIT)
    one = correcting.join(store, event_of(store, "d4-0"), event_of(store, "d4-1"))
    joined = event(store, "d4-0")
    assert joined is not None and one.event == joined.id == event_of(store, "d4-1")
    assert {"d4-0", "d4-1", "d5-0"} == ids([joined])
    made_anew(store)
    assert {"d4-0", "d4-1", "d5-0"} == ids([each for each in [event(store, "d4-1")] if each])


def test_everything_undone_leaves_no_trace(store: Path) -> None:
    before = answers(store)
    done = [
        correcting.accept(store, event_of(store, SUMMIT)),
        correcting.edit(store, event_of(store, "d2-1"), Facts(type="AGREE")),
        correcting.separate(store, event_of(store, SUMMIT), [AGAIN]),
        correcting.join(store, event_of(store, "d4-0"), event_of(store, AGAIN)),
        correcting.hide(store, event_of(store, "d1-1")),
    ]
    assert answers(store) != before
    for each in reversed(done):
        correcting.undo(store, each.correction.id)
    assert answers(store) == before


@pytest.mark.parametrize("seed", range(6))
def test_corrected_on_the_spot_is_what_a_build_makes_of_it(tmp_path: Path, seed: int) -> None:
    """Any corrections, in any order, one upon the other, give what merging anew with all of them gives."""
    target = fill(tmp_path / "told.db")
    chance = random.Random(seed)
    everything = [mention.id for told in mentions().values() for mention in told]
    for _ in range(25):
        one = chance.choice(everything)
        other = chance.choice(everything)
        try:
            _anything(target, chance, one, other)
        except CorrectionError:
            continue
    before = answers(target)
    made_anew(target)
    assert before == answers(target)


def _anything(target: Path, chance: random.Random, one: str, other: str) -> None:
    what = chance.choice(["accept", "edit", "edit", "hide", "separate", "join", "undo"])
    if what == "accept":
        correcting.accept(target, one)
    elif what == "edit":
        said = [Facts(title=f"Title {one}"), Facts(type="AID"), Facts(countries=("JPN", "USA")),
                Facts(span=timespan_from_edtf("2003")), Facts(status="denied")]  # fmt: skip
        correcting.edit(target, one, chance.choice(said))
    elif what == "hide":
        correcting.hide(target, one, [one])
    elif what == "separate":
        correcting.separate(target, one, [one])
    elif what == "join":
        correcting.join(target, one, other)
    else:
        with EventStore(target, read_only=True) as opened:
            kept = opened.corrections()
        if kept:
            correcting.undo(target, chance.choice(kept).id)


def test_corrections_wait_for_their_document(store: Path, tmp_path: Path) -> None:
    """Taken to a store that has not read the document yet, they hold once it has."""
    correcting.edit(store, event_of(store, "d2-1"), Facts(title="Annexation"))
    with EventStore(store, read_only=True) as opened:
        kept = opened.corrections()
    other = fill(tmp_path / "other.db", ["d1"])
    assert 1 == correcting.apply(other, kept)
    assert 0 == correcting.apply(other, kept)
    fill(other, ["d2"])
    now = event(other, "d2-1")
    assert now is not None and "Annexation" == now.title


def test_a_correction_finds_its_clause_read_anew(store: Path) -> None:
    """A later version of the program may cut the clause elsewhere, and so give its mention another id."""
    correcting.edit(store, event_of(store, "d2-1"), Facts(title="Annexation"))
    (kept, moved) = mentions()["d2"]
    moved = replace(moved, id="new", start=moved.start + 8)
    with EventStore(store) as opened:
        (document,) = opened.documents(["d2"])
        opened.add_document(document, [kept, moved])
        renew(opened)
    now = event(store, "new")
    assert now is not None and "Annexation" == now.title
    correcting.edit(store, now.id, Facts(status="denied"))
    again = event(store, "new")
    assert again is not None and ("Annexation", "denied") == (again.title, again.status)


def test_what_cannot_be_is_said(store: Path, tmp_path: Path) -> None:
    summit = event_of(store, SUMMIT)
    told = event(store, SUMMIT)
    assert told is not None
    with pytest.raises(CorrectionError, match="There is no event nowhere"):
        correcting.accept(store, "nowhere")
    with pytest.raises(CorrectionError, match="is so already"):
        correcting.edit(store, summit, Facts(title=told.title))
    with pytest.raises(CorrectionError, match="leave at least one"):
        correcting.separate(store, summit, [each.id for each in told.mentions])
    with pytest.raises(CorrectionError, match="None of these mentions"):
        correcting.hide(store, summit, ["d4-0"])
    with pytest.raises(CorrectionError, match="one event already"):
        correcting.join(store, SUMMIT, AGAIN)
    with pytest.raises(CorrectionError, match="There is no correction x"):
        correcting.undo(store, "x")
    with pytest.raises(StoreError):
        correcting.accept(tmp_path / "none.db", summit)
    assert not (tmp_path / "none.db").exists()
    with EventStore(store, read_only=True) as opened:
        assert [] == opened.corrections()


def test_another_program_that_renews_meanwhile_loses_nothing(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chronology changes between looking at an event and storing what was made of it."""
    told, left = EventStore.event, [True]

    def looked_at(self: EventStore, event_id: str) -> Event | None:
        found = told(self, event_id)
        if left and self.name == str(store):
            left.clear()
            made_anew_with_another(store)
        return found

    monkeypatch.setattr(EventStore, "event", looked_at)
    correcting.edit(store, SUMMIT, Facts(title="First summit"))
    monkeypatch.setattr(EventStore, "event", told)
    now = event(store, SUMMIT)
    assert now is not None and "First summit" == now.title
    assert event(store, "d4-0") is None


def made_anew_with_another(target: Path) -> None:
    with EventStore(target) as opened:
        opened.remove_document("d4")
        renew(opened)


def _rows(target: Path, query: Query) -> list[Any]:
    with EventStore(target, read_only=True) as opened:
        return opened.events(query)
