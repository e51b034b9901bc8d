"""Which date an event is shown at, and which are kept beside it."""

from __future__ import annotations

import pytest

from timeline.chronology.dates import edge, weighed
from timeline.edtf import timespan_from_edtf
from timeline.records import Mention, Qualifier, ResolvedFrom


def told(
    document: str,
    date: str,
    qualifier: Qualifier | None = None,
    date_from: ResolvedFrom = "text",
    sentence: str | None = None,
) -> Mention:
    """What a document says of when it was."""
    return Mention(
        id=f"{document}-{date}",
        document=document,
        start=0,
        end=9,
        sentence=sentence or f"They met, says {document}.",
        sentence_start=0,
        title="They meet",
        type="CONSULT",
        span=timespan_from_edtf(date),
        date_text=date,
        date_from=date_from,
        qualifier=qualifier,
    )


DAY, NEXT_DAY = "2000-08-13", "2000-08-14"


@pytest.mark.parametrize(
    ("mentions", "date", "others"),
    [
        ([told("a", "2000"), told("b", "2000-08")], "2000-08", ["2000"]),
        ([told("a", "2000"), told("b", "2000"), told("c", "2000-08")], "2000-08", ["2000"]),
        ([told("a", "2000"), told("a", DAY)], DAY, ["2000"]),
        (
            [told("a", "2000-08"), told("b", "2000-08-13"), told("c", "2000")],
            "2000-08-13",
            ["2000", "2000-08"],
        ),
        (
            [told("a", "2000-08-13"), told("b", "2000-08-14"), told("c", "2000-08-14")],
            "2000-08-14",
            ["2000-08-13"],
        ),
        (
            [told("a", "2000-08-13"), told("b", "2000-08-13/2000-08-15")],
            "2000-08-13",
            ["2000-08-13/2000-08-15"],
        ),
        # a day that most sources contradict, as their week does not hold it
        (
            [told("a", "2000-08-21"), told("b", "2000-08-14/2000-08-20"), told("c", "2000-08-14/2000-08-20")],
            "2000-08-14/2000-08-20",
            ["2000-08-21"],
        ),
        # one source each: the one named outright, then the earlier
        (
            [told("a", "2000-08-13", date_from="published"), told("b", "2000-08-14")],
            "2000-08-14",
            ["2000-08-13"],
        ),
        ([told("a", "2000-08-14"), told("b", "2000-08-13")], "2000-08-13", ["2000-08-14"]),
        # "by August" is an edge, not a date
        ([told("a", "2000-08", "by"), told("b", "2000")], "2000", ["2000-08"]),
        ([told("a", "2000-08", "by")], "2000-08", []),
        ([told("a", "2000~"), told("b", "2000")], "2000", ["2000~"]),
    ],
)
def test_weighed(mentions: list[Mention], date: str, others: list[str]) -> None:
    """The most precise date that most sources support; all others are kept."""
    span, beside = weighed(mentions)

    assert span is not None
    assert (date, others) == (span.edtf, [other.date for other in beside])


def test_copies_count_once() -> None:
    """Three papers that print one report are one source for its date."""
    same = "They met on Sunday, the agency reported."
    copies = [told(name, "2000-08-13", sentence=same) for name in ("a", "b", "c")]
    own = [told("d", "2000-08-14"), told("e", "2000-08-14")]
    span, beside = weighed([*copies, *own])

    assert span is not None
    assert "2000-08-14" == span.edtf
    assert [("2000-08-13", ("a", "b", "c"))] == [(other.date, other.documents) for other in beside]


def test_without_dates_there_is_none() -> None:
    """Mentions whose date stays open."""
    assert (None, ()) == weighed([])


def test_edge_is_kept_while_all_say_so() -> None:
    """The word beside the date of the event."""
    by, plain = told("a", "2000-08", "by"), told("b", "2000-08")

    assert "by" == edge([by], by.span)
    assert edge([by, plain], by.span) is None
