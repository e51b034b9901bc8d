"""Three documents and the events they make, small enough to read."""

from __future__ import annotations

from datetime import date

from timeline.records import Document, Event, Highlight, Mention, OtherDate, TimeSpan


def day(text: str) -> TimeSpan:
    at = date.fromisoformat(text)
    return TimeSpan(at, at, "day", text)


SUMMIT = "Mr Putin met Mr Kim in Vladivostok on April 25, a first."
LETTER = "Kim Jong-un wrote to Moscow in May 2019."
THAW = "Gorbachev met Reagan in Moscow on 29 May 1988."
COST = "NATO said =cmd() cost *stars* $5bn to $3bn, [x](javascript:alert(1)) <script>."

DOCUMENTS = (
    Document("d1", f"{SUMMIT} {LETTER}", "Summit | day", date(2019, 5, 5), "by-line", "Daily", "a/one.txt"),
    Document("d2", SUMMIT, "A look back", date(2020, 1, 2), "option", url="https://example.org/two"),
    Document("d3", f"{THAW} {COST}", "=SUM(A1)", None, path="three.txt"),
)

MENTIONS = {
    "d1": (
        Mention(
            "m1", "d1", 0, 40, SUMMIT, 0, "Russia and North Korea meet in Vladivostok", "CONSULT",
            span=day("2019-04-25"), date_text="April 25", date_from="text",
            sources=("RUS",), targets=("PRK",), countries=("PRK", "RUS"), pairs=(("RUS", "PRK"),),
            places=("Vladivostok",), people=("Kim Jong-un", "Vladimir Putin"), confidence=0.9,
            highlights=(
                Highlight(38, 46, "date", "2019-04-25"), Highlight(3, 8, "actor", "RUS", "subject of “met”"),
            ),
            pair_from="clause",
        ),
        Mention(
            "m2", "d1", 57, 97, LETTER, 57, "North Korea writes to Russia", "CONSULT",
            span=TimeSpan(date(2019, 5, 1), date(2019, 5, 31), "month", "2019-05"),
            date_text="May 2019", date_from="text", sources=("PRK",), targets=("RUS",),
            countries=("PRK", "RUS"), pairs=(("PRK", "RUS"),), people=("Kim Jong-un",), confidence=0.8,
        ),
    ),
    "d2": (
        Mention(
            "m3", "d2", 0, 40, SUMMIT, 0, "Russia and North Korea meet in Vladivostok", "CONSULT",
            span=day("2019-04-24"), date_text="April 25", date_from="text",
            countries=("PRK", "RUS"), pairs=(("RUS", "PRK"),), confidence=0.6,
        ),
    ),
    "d3": (
        Mention(
            "m4", "d3", 0, 46, THAW, 0, "Soviet Union and United States meet", "CONSULT",
            span=day("1988-05-29"), date_text="29 May 1988", date_from="text",
            countries=("SUN", "USA"), pairs=(("SUN", "USA"),),
        ),
        Mention(
            "m5", "d3", 47, 47 + len(COST), COST, 47, "=cmd() cost *stars* $5bn", "THREATEN",
            status="hypothetical", sources=("NATO",), targets=("RUS",), countries=("RUS",),
            organisations=("NATO",), speaker="*Daily* <b>",
        ),
    ),
}  # fmt: skip

_M = {mention.id: mention for mentions in MENTIONS.values() for mention in mentions}

EVENTS = (
    Event(
        "m1", "Russia and North Korea meet in Vladivostok", "CONSULT", "happened", (_M["m1"], _M["m3"]),
        span=day("2019-04-25"), countries=("PRK", "RUS"), pairs=(("PRK", "RUS"),), places=("Vladivostok",),
        people=("Kim Jong-un", "Vladimir Putin"), confidence=0.91, salience=3.25,
        other_dates=(OtherDate("2019-04-24", ("d2",)),), reviewed="accepted",
    ),
    Event(
        "m2", "North Korea writes to Russia", "CONSULT", "happened", (_M["m2"],), span=_M["m2"].span,
        qualifier="about", countries=("PRK", "RUS"), pairs=(("PRK", "RUS"),), people=("Kim Jong-un",),
        confidence=0.8, salience=1.0,
    ),
    Event(
        "m4", "Soviet Union and United States meet", "CONSULT", "happened", (_M["m4"],),
        span=day("1988-05-29"), countries=("SUN", "USA"), pairs=(("SUN", "USA"),), salience=2.0,
    ),
    Event(
        "m5", "=cmd() cost *stars* $5bn", "THREATEN", "hypothetical", (_M["m5"],),
        countries=("RUS",), organisations=("NATO",), confidence=0.3,
    ),
)  # fmt: skip
