"""What every store does, whatever the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_chronology import DOCUMENTS, EVENTS, LETTER, MENTIONS, SUMMIT, day

from timeline.errors import StoreError
from timeline.records import Document, Event, Mention
from timeline.store import ActorCount, EventStore, Lane, Query

MAY = date(2019, 5, 1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), "m4 m1 m2 m5"),
        (Query(pair=("RUS", "PRK")), "m1 m2"),
        (Query(pair=("PRK", "RUS")), "m1 m2"),
        (Query(pair=("RUS", "NATO")), "m5"),
        (Query(pair=("NATO", "RUS")), "m5"),
        (Query(pair=("NATO", "PRK")), ""),
        (Query(pair=("RUS", "USA")), "m4"),
        (Query(pair=("RUS", "USA"), successors=False), ""),
        (Query(pair=("SUN", "USA"), successors=False), "m4"),
        (Query(pair=("RUS", None)), "m4 m1 m2 m5"),
        (Query(pair=("RUS", None), successors=False), "m1 m2 m5"),
        (Query(pair=("NATO", None)), "m5"),
        (Query(actors=("RUS", "PRK")), "m1 m2"),
        (Query(actors=("NATO",)), "m5"),
        (Query(pair=("RUS", "PRK"), actors=("USA",)), ""),
        (Query(pair=("RUS", None), actors=("USA",)), "m4"),
        (Query(types=("THREATEN", "AID")), "m5"),
        (Query(statuses=("happened",)), "m4 m1 m2"),
        (Query(precisions=("month",)), "m2"),
        (Query(since=date(2019, 4, 26)), "m2"),
        (Query(since=date(2019, 5, 31)), "m2"),
        (Query(since=date(2019, 6, 1)), ""),
        (Query(until=date(2019, 4, 25)), "m4 m1"),
        (Query(until=date(2019, 4, 24)), "m4"),
        (Query(since=MAY, until=MAY), "m2"),
        (Query(text="vladivostok"), "m1"),
        (Query(text="meets moscow"), "m4"),
        (Query(text='"met Mr Kim"'), "m1"),
        (Query(text='"Kim met Mr"'), ""),
        (Query(text="met", actors=("PRK",)), "m1"),
        (Query(text="wrote", pair=("PRK", "RUS")), "m2"),
        (Query(text="  "), "m4 m1 m2 m5"),
        (Query(text="***"), ""),
        (Query(min_sources=2), "m1"),
        (Query(min_salience=2.0), "m4 m1"),
        (Query(min_salience=3.0, pair=("RUS", "PRK")), "m1"),
        (Query(document="d2"), "m1"),
        (Query(document="d1", types=("CONSULT",)), "m1 m2"),
        (Query(document="nowhere"), ""),
        (Query(dated=True), "m4 m1 m2"),
        (Query(dated=False), "m5"),
        (Query(dated=False, until=date(2030, 1, 1)), ""),
    ],
)
def test_every_answer_agrees_on_what_a_query_finds(store: EventStore, query: Query, expected: str) -> None:
    ids = expected.split()
    assert [row.id for row in store.events(query)] == ids
    assert [event.id for event in store.iter_events(query)] == ids
    assert store.count(query) == len(ids)
    assert sum(store.by_type(query).values()) == len(ids)
    assert sum(store.by(query, "status").values()) == len(ids)
    assert sum(store.by(query, "precision").values()) == len(ids)
    dated = [event for event in store.iter_events(query) if event.span]
    for bucket in ("year", "month", "day"):
        assert sum(number for _, number in store.density(query, bucket)) == len(dated)
    spans = [event.span for event in dated if event.span]
    bounds = (min(span.start for span in spans), max(span.end for span in spans)) if spans else None
    assert store.bounds(query) == bounds
    pairs = [pair for event in store.iter_events(query) for pair in event.pairs]
    assert {lane.key: lane.count for lane in store.lanes(query)} == {
        pair: pairs.count(pair) for pair in pairs
    }
    who = [code for event in store.iter_events(query) for code in (*event.countries, *event.organisations)]
    assert {one.actor: one.count for one in store.actors(query)} == {code: who.count(code) for code in who}
    for before, event_id, after in zip([None, *ids], ids, [*ids[1:], None], strict=False):
        assert store.neighbours(query, event_id) == (before, after)


def test_events_come_back_as_they_went_in(store: EventStore) -> None:
    assert {event.id: event for event in store.iter_events()} == {event.id: event for event in EVENTS}
    assert store.event("m1") == EVENTS[0]
    row = store.events(Query(document="d2"))[0]
    assert (row.title, row.sources, row.disputed, row.reviewed) == (EVENTS[0].title, 2, True, "accepted")
    assert (row.start, row.end, row.precision, row.edtf) == (
        date(2019, 4, 25), date(2019, 4, 25), "day", "2019-04-25",
    )  # fmt: skip
    assert row.evidence == SUMMIT


def test_any_mention_leads_to_the_event_it_is_part_of(store: EventStore) -> None:
    assert store.event("m3") == EVENTS[0]
    assert store.event("nothing") is None


def test_documents_and_mentions_come_back_as_they_went_in(store: EventStore) -> None:
    assert list(store.documents()) == list(DOCUMENTS)
    assert store.document("d3") == DOCUMENTS[2]
    assert store.document("nothing") is None
    assert list(store.mentions()) == [one for document in DOCUMENTS for one in MENTIONS[document.id]]
    listed = store.documents_list()
    assert [(row.id, row.events) for row in listed] == [("d2", 1), ("d1", 2), ("d3", 2)]
    assert store.document_rows(["d1", "nothing"])["d1"].title == "Summit | day"


def test_orders_and_pages(store: EventStore) -> None:
    assert [row.id for row in store.events(order="newest")] == ["m2", "m1", "m4", "m5"]
    assert [row.id for row in store.events(order="salience")] == ["m1", "m4", "m2", "m5"]
    assert store.events(order="sources")[0].id == "m1"
    assert [row.id for row in store.events(limit=2, offset=1)] == ["m1", "m2"]
    assert store.events(limit=0) == []


def test_key_events(store: EventStore) -> None:
    """The most salient of those that match, in order of date."""
    assert [event.id for event in store.iter_events(top=2)] == ["m4", "m1"]
    assert [event.id for event in store.iter_events(Query(pair=("RUS", "PRK")), top=1)] == ["m1"]
    assert len(list(store.iter_events(top=99))) == 4
    assert [row.id for row in store.events(store.key_events(Query(), 2))] == ["m4", "m1"]
    assert store.key_events(Query(), 99) == Query()


def test_publication_dates(store: EventStore) -> None:
    """By document; those without one are left out."""
    dated = {document.id: document.published for document in DOCUMENTS if document.published}
    assert store.published() == dated


def test_lanes_partners_and_buckets(store: EventStore) -> None:
    assert store.lanes(by="type") == [Lane(("CONSULT",), 3), Lane(("THREATEN",), 1)]
    assert store.lanes(limit=1) == [Lane(("PRK", "RUS"), 2)]
    assert Lane(("NATO", "RUS"), 1) in store.lanes(organisations=True)
    assert store.partners("RUS") == [
        ActorCount("PRK", False, 2), ActorCount("NATO", True, 1), ActorCount("USA", False, 1),
    ]  # fmt: skip
    assert store.density(bucket="year") == [(date(1988, 1, 1), 1), (date(2019, 1, 1), 2)]


def test_adding_again_changes_nothing(store: EventStore) -> None:
    before = store.revision()
    assert store.add_documents((document, MENTIONS[document.id]) for document in DOCUMENTS) == 0
    assert not store.pending()
    assert store.replace_events(EVENTS) is False
    assert store.replace_events(iter(reversed(EVENTS))) is False
    assert store.revision() == before


def test_only_what_differs_is_replaced(store: EventStore) -> None:
    before = store.revision()
    renamed = replace(EVENTS[1], title="A letter")
    assert store.replace_events([EVENTS[0], renamed]) is True
    assert store.revision() == before + 1
    assert [row.title for row in store.events()] == [EVENTS[0].title, "A letter"]
    assert store.count(Query(text="letter")) == 1
    assert store.count(Query(text="writes")) == 0
    assert [one.actor for one in store.actors()] == ["PRK", "RUS"]


def test_a_fingerprint_says_with_what_a_document_was_read(store: EventStore) -> None:
    assert store.known() == {"d1": "", "d2": "", "d3": ""}
    assert store.add_document(DOCUMENTS[0], MENTIONS["d1"], "model 2") is True
    assert store.known(["d1", "d9"]) == {"d1": "model 2"}
    assert store.pending()


def test_a_removed_document_goes_with_the_next_chronology(store: EventStore) -> None:
    assert store.remove_document("d3") is True
    assert store.remove_document("d3") is False
    assert "d3" not in store.known()
    assert [one.document for one in store.mentions()] == ["d1", "d1", "d2"]
    assert store.event("m4") == EVENTS[2]  # readers see whole events until then
    assert store.pending()
    store.replace_events(EVENTS[:2])
    assert store.document("d3") is None
    assert store.event("m4") is None
    assert not store.pending()
    assert store.add_document(DOCUMENTS[2], MENTIONS["d3"]) is True


def test_a_document_read_anew_loses_what_it_no_longer_says(store: EventStore) -> None:
    assert store.add_document(DOCUMENTS[0], MENTIONS["d1"][1:]) is True
    assert [one.id for one in store.mentions()] == ["m2", "m3", "m4", "m5"]
    second = replace(EVENTS[0], id="m3", mentions=MENTIONS["d2"])
    store.replace_events([second, *EVENTS[1:]])
    assert store.event("m1") is None
    assert store.count() == 4


def test_an_event_may_tell_a_mention_in_other_words(store: EventStore) -> None:
    changed = replace(MENTIONS["d1"][1], span=day("2019-05-02"), date_from="context")
    event = replace(EVENTS[1], mentions=(changed,))
    store.replace_events([event])
    assert store.event("m2") == event
    assert next(one for one in store.mentions() if one.id == "m2") == MENTIONS["d1"][1]


def test_what_cannot_be_stored_leaves_everything_as_it_was(store: EventStore) -> None:
    before = store.revision()
    stray = replace(EVENTS[1], id="m9", mentions=(replace(MENTIONS["d1"][0], id="m9"),))
    with pytest.raises(StoreError, match="m9"):
        store.replace_events([EVENTS[0], stray])
    with pytest.raises(StoreError, match="twice"):
        store.replace_events([EVENTS[0], EVENTS[0]])
    with pytest.raises(StoreError, match="belongs to document d1"):
        store.add_document(DOCUMENTS[1], MENTIONS["d1"])
    assert [event.id for event in store.iter_events()] == ["m4", "m1", "m2", "m5"]
    assert store.revision() == before


def test_an_empty_store_answers(empty: EventStore) -> None:
    assert (empty.count(), empty.events(), empty.bounds(), empty.density(), empty.lanes()) == (
        0,
        [],
        None,
        [],
        [],
    )
    assert empty.neighbours(Query(), "m1") == (None, None)
    assert empty.revision() == 0
    assert empty.replace_events([]) is False


def test_notes_and_sources(store: EventStore) -> None:
    assert store.note("name") is None
    store.set_note("name", "one")
    store.set_note("name", "two")
    assert store.note("name") == "two"
    store.remember_sources({"a.txt": "1"})
    store.remember_sources({"a.txt": "2"})
    assert store.sources_read() == {"a.txt": "2"}


def test_long_streams_keep_their_order(empty: EventStore) -> None:
    first = MENTIONS["d1"][1]
    told: list[Mention] = []
    for number in range(1_203):
        span = day((date(2000, 1, 1) + timedelta(days=number % 500)).isoformat())
        told.append(replace(first, id=f"e{number:05}", document="long", span=span))
    document = Document("long", LETTER, published=MAY)
    empty.add_document(document, told)
    events = [
        Event(
            one.id,
            one.title,
            one.type,
            one.status,
            (one,),
            one.span,
            countries=one.countries,
            pairs=one.pairs,
        )
        for one in told
    ]
    empty.replace_events(events)
    wanted = sorted(events, key=lambda event: (event.span, event.id))
    assert list(empty.iter_events()) == [replace(one, pairs=one.pairs) for one in wanted]
    assert [row.id for row in empty.events()] == [event.id for event in wanted]
    assert list(empty.mentions()) == told


def test_odd_characters_are_kept_or_made_harmless(empty: EventStore) -> None:
    text = "nul\x00 and half \ud83d of a face, whole \U0001f600, bell \x07."
    told = replace(MENTIONS["d1"][1], sentence=text, title=text, document="odd", people=("\ud83d",))
    empty.add_document(Document("odd", text, text), [told])
    empty.replace_events([Event("m2", text, "AID", "happened", (told,))])
    stored = empty.event("m2")
    assert stored is not None
    assert len(stored.title) == len(text)
    assert "whole \U0001f600, bell \x07." in stored.title
    assert next(empty.mentions()).sentence.replace("\x00", "\ufffd") == stored.title
    assert empty.replace_events([Event("m2", text, "AID", "happened", (told,))]) is False


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(
        alphabet=st.one_of(st.sampled_from("\"*^:(){}[]-+~NEAR ANDORNOT\x00\\%'met"), st.characters())
    )
)
def test_any_words_may_be_searched(store: EventStore, words: str) -> None:
    for query in (Query(text=words), Query(text=words, pair=("RUS", "PRK"))):
        assert len(store.events(query)) == store.count(query)
