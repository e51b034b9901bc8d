"""Line breaks, odd characters and bracketed codes."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading.furniture import kind_of, rows, without_shortcodes
from timeline.reading.paragraphs import clean, paragraphs

PROSE = (
    "The two governments met in the old town hall, where their grandfathers had met before them, and signed "
    "what nobody had read. It was raining. The guards of honour stood in the yard for three hours, and the "
    "president of the smaller country was heard to say that he had known worse summers than this one."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("a\u00a0b \t c", ["a b c"]),
        ("a\x00b\x07c\u200bd\ufeff", ["abcd"]),
        ("1989−1991 – “so” ‘it’ … is", ["1989−1991 – “so” ‘it’ … is"]),
        ("a\r\n\r\nb\r\rc", ["a", "b", "c"]),
        (textwrap.fill(PROSE, 72), [PROSE]),
        (textwrap.fill(PROSE, 40) + "\n\n" + textwrap.fill(PROSE, 100), [PROSE, PROSE]),
        (f"{PROSE}\n{PROSE}", [PROSE, PROSE]),
        ("Talks in the valley\nBy Ana Petrov\n" + PROSE, ["Talks in the valley", "By Ana Petrov", PROSE]),
        ("They agreed on:\n- a border\n- a bridge", ["They agreed on:", "- a border", "- a bridge"]),
        ("Continue Reading\nComments", ["Continue Reading", "Comments"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Wrapped lines are joined, other lines and blank ones part paragraphs."""
    assert paragraphs(text) == expected


def test_paragraphs_of_markdown_join_every_line() -> None:
    """In Markdown only a blank line parts paragraphs."""
    assert paragraphs("One line.\nAnother.\n\nA third.", wrapped=True) == ["One line. Another.", "A third."]


@given(st.text())
def test_paragraphs_lose_no_letter(text: str) -> None:
    """Whatever the breaks, every visible character comes out, in order."""
    assert "".join("".join(paragraphs(text)).split()) == "".join(clean(text).split())


@pytest.mark.parametrize(("kind", "pattern", "example"), rows())
def test_furniture_table_knows_its_examples(kind: str, pattern: str, example: str) -> None:
    """Every row's example is matched by its kind."""
    if kind == "inline":
        assert without_shortcodes(example) == ""
    elif kind == "dropcap":
        assert without_shortcodes(example) == "T"
    elif kind in {"notice", "consent"}:
        assert kind_of(example) == "chrome"
    elif kind != "bio":
        assert kind_of(example) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The latest talks failed.",
        "Published in 2001, the report was forgotten.",
        "Comments by the minister caused anger in Ost.",
        "Related parties were not invited to the talks.",
        "Read more than once, the letter still made no sense.",
        "The views expressed in Moscow differed from those in Minsk.",
        "Photographs of the crash were shown on television.",
        "Copyright law was the first thing they agreed on.",
        "Video showed a column of tanks on the road.",
        "Yesterday the two ministers met.",
        "We use the old bridge, and accept what it costs.",
        "To improve relations, both sides agreed to use the store.",
        "Support for the government fell in March.",
        "Subscribe they did, and in great numbers, in the spring of 1848.",
        "Join the league, said the minister, or lose your voice.",
        "He showed the court a photograph: it was of the bridge.",
        "Settings in the valley differ. So do people.",
        "At home > abroad, as the old joke has it, nothing changed.",
        "With your consent, we shall leave, said the envoy of Ost.",
        "By our reckoning, the report is late.",
        "An earlier version of the treaty was signed in 1974.",
        "The original version of this story is told in every tavern of the valley, and it is longer.",
        "Topics of the talks were the border and the dam.",
        "Members of the league agreed on Monday.",
    ],
)
def test_furniture_spares_prose(line: str) -> None:
    """A sentence that starts like furniture is a sentence."""
    assert kind_of(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[yt_dropcap size=”14″ ] T [/yt_dropcap] he talks began.", "The talks began."),
        ("[dropcap]T[/dropcap]he talks began.", "The talks began."),
        ("[dropcap]A[/dropcap] treaty was signed.", "A treaty was signed."),
        ("[dropcap]A[/dropcap]fter the talks.", "After the talks."),
        ("[dropcap]A[/dropcap] fter the talks.", "After the talks."),
        ("[dropcap]I[/dropcap] Ivan, tsar.", "I Ivan, tsar."),
        ("They met. [caption id=”2″]A bridge[/caption] They left.", "They met. They left."),
        ("[vc_row]They met.[/vc_row]", "They met."),
        (
            "“They [the envoys] met [sic] on 3 May […] in Ost.”",
            "“They [the envoys] met [sic] on 3 May […] in Ost.”",
        ),
    ],
)
def test_shortcodes(text: str, expected: str) -> None:
    """Codes go, a set-off first letter goes back, brackets of prose stay."""
    assert without_shortcodes(text, frozenset({"treaty"})) == expected
