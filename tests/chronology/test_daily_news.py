"""Daily news of one crisis: happenings of one country and day that share an actor, a type and little else."""

from __future__ import annotations

import pytest

from timeline.chronology.collection import Collection
from timeline.chronology.collection import told as compared
from timeline.chronology.likeness import likeness
from timeline.chronology.marks import marks_of
from timeline.chronology.merging import merged
from timeline.edtf import timespan_from_edtf
from timeline.records import Mention

FIGHTS = (
    "Artillery hit a bakery in Dorvan on Tuesday.",
    "Two convoys were ambushed near the Mirel bridge on Tuesday.",
    "Snipers fired at the hospital of Kesh on Tuesday.",
    "Gunmen killed nine guards of the Ostra refinery on Tuesday.",
    "Jets bombed the airfield at Lunt on Tuesday.",
    "Mortars fell on the old market of Brevo on Tuesday.",
    "A mine sank a ferry off Salo on Tuesday.",
    "Militiamen stormed the radio station of Tamer on Tuesday.",
)
"""One war, one day, eight happenings."""


def told(number: int, sentence: str, day: str = "2011-05-03", **more: object) -> Mention:
    """A mention of a document of its own, dated from its day of publication."""
    fields: dict[str, object] = {"type": "ASSAULT", "countries": ("YEM",), "confidence": 0.8}
    return Mention(
        id=f"m{number:02}",
        document=f"d{number:02}",
        start=600,
        end=600 + len(sentence),
        sentence=sentence,
        sentence_start=600,
        title=sentence,
        date_text="Tuesday",
        date_from="published",
        span=timespan_from_edtf(day),
        **(fields | more),  # type: ignore[arg-type]
    )


def groups(*mentions: Mention) -> set[frozenset[str]]:
    """The ids of the mentions of each event."""
    return {frozenset(mention.id for mention in group) for group in merged(mentions)}


def test_fights_of_one_day_stay_apart() -> None:
    """However alike their actor, type and day."""
    assert len(groups(*(told(n, text) for n, text in enumerate(FIGHTS)))) == len(FIGHTS)


def test_one_of_them_told_again_is_found_among_them() -> None:
    """By what it tells of, in other words."""
    again = told(20, "The refinery at Ostra lost nine guards to gunmen on Tuesday.")

    found = groups(*(told(n, text) for n, text in enumerate(FIGHTS)), again)

    assert frozenset(("m03", "m20")) in found
    assert len(found) == len(FIGHTS)


def test_two_that_nothing_else_is_told_of_are_one() -> None:
    """A war of which a day brings one report, told twice."""
    assert (
        len(groups(told(1, "Rebels attacked on Tuesday."), told(2, "There was an attack on Tuesday."))) == 1
    )


def test_decisions_that_name_no_country_are_told_apart_by_what_is_decided() -> None:
    """Nor does one type join what has no actor, on a day of much news."""
    decisions = (
        "The mayor shut the schools on Tuesday.",
        "The bishop called off a procession on Tuesday.",
        "The bank froze large deposits on Tuesday.",
        "The league moved its matches on Tuesday.",
    )
    crowd = [told(n, text) for n, text in enumerate(FIGHTS)]
    news = [told(10 + n, text, type="SANCTION", countries=()) for n, text in enumerate(decisions)]

    assert len(groups(*crowd, *news)) == len(FIGHTS) + len(decisions)


@pytest.mark.parametrize(
    ("clause", "figures"),
    [
        ("Twelve soldiers were killed", {"=soldier": "12"}),
        ("It has 2,532 confirmed cases", {"confirm": "2532", "case": "2532"}),
        ("The price rose by 3.5 per cent", {"%": "3.5"}),
        ("A loan of $85 billion", {"$": "85billion"}),
        ("The talks of 2009 ended", {}),
        ("On 12 May they met", {}),
    ],
)
def test_numbers_are_taken_with_what_they_count(clause: str, figures: dict[str, str]) -> None:
    """Neither years nor the number of a day count anything."""
    assert marks_of(told(1, clause)).figures == figures


def test_another_number_of_the_same_speaks_against_one_happening() -> None:
    """And the same number for it: nine dead here and there, or nine and thirty."""
    first, same, other = (
        told(1, "Gunmen killed nine guards of the refinery."),
        told(2, "An attack on a depot killed nine guards."),
        told(3, "An attack on a depot killed thirty guards."),
    )
    usual = Collection()
    usual.count((first, same, other))
    one, again, another = (compared(mention, usual) for mention in (first, same, other))

    assert likeness(one, again, usual) > likeness(one, another, usual) + 1
