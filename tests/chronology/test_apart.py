"""What tells two happenings apart that are told in much the same words, and which dates are of none."""

from __future__ import annotations

import pytest

from timeline.chronology.events import tells
from timeline.chronology.marks import is_stamp, marks_of
from timeline.chronology.merging import merged
from timeline.edtf import timespan_from_edtf
from timeline.records import Mention


def told(
    id_: str, document: str, day: str, sentence: str, date_text: str | None = None, **more: object
) -> Mention:
    """A mention whose clause is its whole sentence, far from any other of its document."""
    start = 1000 * int(id_)
    fields: dict[str, object] = {
        "type": "CONSULT", "countries": ("EGY", "GRC"), "pairs": (("EGY", "GRC"),), "confidence": 0.8,
        "date_from": "text",
    }  # fmt: skip
    return Mention(
        id=id_,
        document=document,
        start=start,
        end=start + len(sentence),
        sentence=sentence,
        sentence_start=start,
        title=sentence,
        date_text=date_text or day,
        span=timespan_from_edtf(day),
        **(fields | more),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("2009-05", "Envoys met in Athens."), ("2009-05-12", "The ministers met in Athens."), True),
        (("2009-05", "Envoys met in Athens."), ("2009-05-12", "The ministers met in Cairo."), False),
        (
            ("2009-05", "The ministers held a second round of talks."),
            ("2009-05-12", "The ministers held a third round of talks."),
            False,
        ),
        (
            ("2009-05-12", "Both sides wanted a treaty."),
            ("2009-05-12", "The ministers talked of a memorandum."),
            False,
        ),
        (
            ("2009-05", "Since then the ministers met twice."),
            ("2009-05-12", "The ministers met for an hour."),
            False,
        ),
    ],
    ids=["same place", "another place", "another round", "another paper", "since then"],
)
def test_much_alike(one: tuple[str, str], other: tuple[str, str], together: bool) -> None:
    """Whether two documents that differ in one word tell of one happening."""
    groups = list(merged([told("1", "a", *one), told("2", "b", *other)]))

    assert together == (len(groups) == 1)


@pytest.mark.parametrize(
    ("partner", "together"),
    [("GRC", True), ("CYP", False)],
    ids=["the one its document is about", "another one"],
)
def test_a_partner_left_unsaid_is_the_one_the_document_is_about(partner: str, together: bool) -> None:
    """In "the minister met her", of an article about Egypt and Greece, or about Egypt and Cyprus."""
    both = ("EGY", partner)
    document = [
        told(str(n), "a", f"200{n}-03", "They argued about fish.", type="ACCUSE", countries=both, pairs=())
        for n in (2, 3, 4)
    ]
    unsaid = told("5", "a", "2009-05", "The minister met her in Rhodes.", countries=("EGY",), pairs=())
    said = told("6", "b", "2009-05-12", "The ministers of Egypt and Greece met in Rhodes.")
    groups = [{m.id for m in group} for group in merged([*document, unsaid, said])]

    assert together == ({"5", "6"} in groups)


@pytest.mark.parametrize(
    ("sentence", "date_text", "stamp"),
    [
        ("Posted by: Ann | September 22, 2008 5:09 PM | Report abuse We met", "September 22, 2008", True),
        ("| September 22, 2008 5:09 PM | Report abuse They met again", "5:09 PM", True),
        ("30 April 2009, Ann wrote: They met, and nobody cared", "30 April 2009", True),
        ("At last they met May 22, 2011 at", "May 22, 2011", True),
        ("updated: Tue May 17 2011", "May 17 2011", True),
        ("REYKJAVIK, Iceland, Oct. 9 -- The banks closed", "Oct. 9", True),
        ("The ministers met on May 22, 2011 at the airport", "May 22, 2011", False),
        ("12 May 1994 | The ceasefire takes effect", "12 May 1994", False),
        ("The stock market crashed (1929, 1987, 2008) in October", "2008", False),
        ("On Oct. 9 NATO met", "Oct. 9", False),
    ],
)  # fmt: skip
def test_stamps(sentence: str, date_text: str, stamp: bool) -> None:
    """The date of a comment, a page or a dispatch is that of no happening."""
    mention = told("1", "a", "2009-05-12", sentence, date_text)

    assert stamp == is_stamp(mention)
    assert stamp != tells(mention)


@pytest.mark.parametrize(
    ("sentence", "venues", "numbers", "as_well"),
    [
        ("On the same day they met in Athens.", {"athen"}, {}, True),
        (
            "Envoys voted for Resolution 678 at the third meeting.",
            set(),
            {"resolution": "678", "meeting": "third"},
            False,
        ),
    ],
)  # fmt: skip
def test_marks(sentence: str, venues: set[str], numbers: dict[str, str], as_well: bool) -> None:
    marks = marks_of(told("1", "a", "2009-05-12", sentence))

    assert (venues, numbers, as_well) == (set(marks.venues), marks.numbers, marks.as_well)
