"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.language.tongues import TONGUES, detect_language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "2014 – 2015",
        "Putin, Kim Jong-un, Macron, Merkel, Erdogan meet",
        "Macron Sarkozy Mitterrand Chirac visit Paris",
        "Nicolas Sarkozy, Jean-Marc Ayrault, Laurent Fabius at Elysee",
        "Sánchez, López Obrador, Peña Nieto and Calderón in Bogotá",
        "Erdoğan meets Gül in Ankara",
        "Berlusconi Renzi Draghi Meloni Roma Milano",
        "Côte d'Ivoire: Ouattara sworn in",
        "On 18 November, a coup d'état established Kolchak as dictator.",
        "Iran and Iraq signed a truce on Monday.",
        "Russia invaded Georgia. Last week Georgia broke off diplomatic relations.",
    ],
)
def test_english_stays_english(text: str) -> None:
    """Also where names of other countries outweigh the words, and where there is little to go by."""
    assert "en" == detect_language(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент подписал закон о выборах.", "ru"),
        ("Президент підписав закон про вибори.", "uk"),
        ("总统签署了该法律。", "zh"),
        ("總統簽署了該法律。", "zh"),
        ("De minister sprak gisteren in Den Haag met zijn ambtgenoot over de sancties van de unie.", "nl"),
        ("ニュース：昨日、首相は北京を訪問した。", "ja"),
        ("Президентът подписа закона вчера.", "bg"),
        ("الرئيس يستقبل وزير الخارجية في القصر", "ar"),
    ],
)
def test_others_are_told(text: str, language: str) -> None:
    assert language == detect_language(text)


def test_only_the_beginning_counts() -> None:
    """A quotation further down does not make a text foreign."""
    english = "The two presidents met in Paris and agreed to end the trade dispute. " * 20
    assert "en" == detect_language(english + "Le ministre a déclaré que la France est prête. " * 200)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_language(text: str) -> None:
    language = detect_language(text)
    assert language in TONGUES or (language.isalpha() and len(language) in (2, 3))
