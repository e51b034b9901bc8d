"""Whose word a clause is."""

from __future__ import annotations

import pytest

from timeline.language import annotate, load_pipeline
from timeline.language.claims import claimant
from timeline.records import Document

CLAIMS = [
    ("Kyiv said on Monday that Russian forces had shelled Kharkiv.", "shelled", "UKR"),
    ("According to the Pentagon, Iran plans to send missiles to Russia.", "send", "USA"),
    ("Troops crossed the border, a spokesman for the Ukrainian army said.", "crossed", "UKR"),
    ("Russia, the Pentagon said, shelled Kherson.", "shelled", "USA"),
    ("The minister met his Turkish counterpart in Ankara, Interfax reported.", "met", "Interfax"),
    ("Reuters reported on Tuesday that Iran had seized a tanker.", "seized", "Reuters"),
    ("Amnesty International accused Egypt of killing protesters.", "killing", "AMNESTY"),
    ("Ukraine accused Russia of shelling a hospital in Kherson.", "shelling", "UKR"),
    ("Moscow denied that it had attacked the convoy.", "attacked", "RUS"),
    ("Tokyo rejected Seoul's claim that Japan had violated the agreement.", "violated", "KOR"),
    ("Jordan says it will expel the Syrian ambassador.", "expel", "JOR"),
    ("Libya told reporters that France had bombed its port.", "bombed", "LBY"),
    ("The Danish premier said on the same day that troops were being sent to Estonia.", "sent", "DNK"),
    ("Al Jazeera reported that Sudan bombed a clinic.", "bombed", "Al Jazeera"),
    (
        "The rebels' spokesman, Jean-Luc Habyarimana, said that Rwanda bombed the town.",
        "bombed",
        "Jean-Luc Habyarimana",
    ),
    ("The European Union says that Belarus arrested two journalists.", "arrested", "EU"),
]
NOBODY = [
    ("Russia shelled Kherson.", "shelled"),
    ("Ukraine accused Russia of aggression.", "accused"),
    ("Turkey and Syria agreed to meet in Moscow.", "meet"),
    ("The judges in Lima said that the army had shelled Kherson.", "shelled"),
    ("Chile and Peru agreed on a visit when they met in Lima.", "met"),
    ("Norway will decide whether Iceland may join the pact.", "join"),
    ("Officials said that the army had shelled Kherson.", "shelled"),
    ("France, which says it is neutral, expelled two Russians.", "expelled"),
    ("Ghana's president arrived in Accra after talks that Togo announced.", "arrived"),
]


def said_by(text: str, word: str) -> str | None:
    doc = load_pipeline()(text)
    token = next(token for token in doc if token.text == word)
    found = claimant(token, [span._.actor for span in doc.spans["actors"]])
    return found.speaker if found else None


@pytest.mark.parametrize(("text", "word", "speaker"), CLAIMS)
def test_who_says_it(text: str, word: str, speaker: str) -> None:
    assert said_by(text, word) == speaker


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_what_the_text_says_itself(text: str, word: str) -> None:
    assert said_by(text, word) is None


def test_a_mention_keeps_who_claims_it() -> None:
    text = "Kyiv said that Russian forces had shelled Kharkiv on 3 May 2022."
    _, mentions = annotate(Document("1", text))
    assert [(m.speaker, m.status) for m in mentions if m.type == "ASSAULT"] == [("UKR", "happened")]
