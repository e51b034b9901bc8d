"""Whether an event happened, is planned, is only thought of, or is denied."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language import load_pipeline
from timeline.language.status import status
from timeline.language.triggers import find_triggers
from timeline.records import TimeSpan

HAPPENED = [
    ("Russia invaded Georgia in August 2008.", "invaded"),
    ("The two presidents met in Helsinki on Monday.", "met"),
    ("Britain has expelled three Iranian diplomats.", "expelled"),
    ("The treaty was signed by both foreign ministers.", "signed"),
    ("Japan recalled its ambassador, who had met the president a day earlier.", "recalled"),
    ("The war between Iran and Iraq lasted eight years.", "war"),
    ("After the summit in Reykjavik the mood improved.", "summit"),
    ("Egypt managed to free the hostages.", "free"),
    ("Ethiopian troops began to withdraw from Badme.", "withdraw"),
    ("India would later annex Sikkim.", "annex"),
    ("Kim travelled to Beijing to meet Xi.", "meet"),
    ("Turkey is shelling Kurdish positions.", "shelling"),
    ("The king refused to receive the envoy.", "refused"),
    ("Cuba warned that it would close the base.", "warned"),
    ("Chile condemned the attack on its embassy.", "condemned"),
    ("France will not lift the embargo.", "will not lift"),
    ("Peru threatened to expel the ambassador.", "threatened"),
    ("The Soviet Union forced Finland to cede Karelia.", "cede"),
]
PLANNED = [
    ("Macron will visit Kyiv next week.", "visit"),
    ("The leaders are to meet in Geneva.", "meet"),
    ("Poland plans to deploy troops along the border.", "deploy"),
    ("China is scheduled to host the summit.", "host"),
    ("The two sides agreed to exchange prisoners.", "exchange"),
    ("Sudan said it would release the pilots.", "release"),
    ("Mexico is going to impose tariffs on steel.", "impose"),
    ("Norway has promised to send aid to Malawi.", "send"),
    ("The planned visit worries Seoul.", "visit"),
    ("The summit will take place in Hanoi.", "summit"),
    ("The talks are scheduled for March.", "talks"),
    ("Israel is expected to sign the accord.", "sign"),
    ("The treaty will be signed in Lisbon.", "signed"),
    ("Jordan is preparing to reopen the border crossing with Syria and to receive refugees.", "receive"),
    ("Both armies intend to hold joint exercises.", "hold"),
    ("Kenya is set to withdraw its troops from Somalia.", "withdraw"),
    ("Spain announced plans to sanction the firm.", "sanction"),
    ("Washington is ready to lift sanctions on Sudan.", "lift"),
]
HYPOTHETICAL = [
    ("Iran could attack the tankers.", "attack"),
    ("North Korea may test another missile.", "test"),
    ("If Serbia invades, the alliance fights.", "invades"),
    ("Russia threatened to cut off gas supplies to Moldova.", "cut off"),
    ("The force was sent to prevent a war.", "war"),
    ("Washington urged Seoul to release the prisoners.", "release"),
    ("Turkey might recognise the republic.", "recognise"),
    ("The United Nations called on Rwanda to withdraw its troops.", "withdraw"),
    ("Greece asked Turkey to free the soldiers.", "free"),
    ("The minister warned of the risk of an invasion.", "invasion"),
    ("Kuwait wants to join the pact.", "join"),
    ("Pakistan would retaliate and bomb the camps.", "bomb"),
    ("Tehran should release the sailors.", "release"),
    ("Diplomats hope to avert a war in the Gulf.", "war"),
    ("Brussels is considering sanctions against Belarus.", "sanctions"),
    ("China warned that the United States risked a war over Taiwan.", "war"),
    ("Ukraine demanded that Russia withdraw its troops.", "withdraw"),
    ("Unless Libya surrenders the suspects, the embargo stays.", "surrenders"),
    ("The two men plotted to kill the ambassador.", "kill"),
    ("Libya is likely to release the nurses.", "release"),
    ("Germany proposed to host the conference.", "host"),
]
DENIED = [
    ("Armenia did not sign the agreement.", "sign"),
    ("The two leaders never met.", "met"),
    ("Syria denied that it had bombed the town.", "bombed"),
    ("The negotiators failed to reach an agreement.", "reach"),
    ("Canada has not recognised the state.", "recognised"),
    ("Moscow denies attacking the convoy.", "attacking"),
    ("The delegation left without signing the treaty.", "signing"),
    ("No agreement was reached in Geneva.", "agreement"),
    ("Brazil declined to join the coalition.", "join"),
    ("The troops were not withdrawn.", "withdrawn"),
    ("Sweden refused to extradite the man.", "extradite"),
    ("The summit was cancelled.", "summit"),
    ("Egypt will not attack Sudan.", "attack"),
    ("The meeting did not take place.", "meeting"),
    ("The parliament has yet to approve the pact and could not ratify the treaty.", "ratify"),
    ("India rejected claims that it had violated the ceasefire.", "violated"),
    ("Zambia no longer supports the boycott.", "supports"),
    ("Ankara does not plan to withdraw its forces from Cyprus.", "withdraw"),
    ("Belgium ended the mission without an agreement.", "agreement"),
]
CASES = [
    *((text, word, "happened") for text, word in HAPPENED),
    *((text, word, "planned") for text, word in PLANNED),
    *((text, word, "hypothetical") for text, word in HYPOTHETICAL),
    *((text, word, "denied") for text, word in DENIED),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_status(text: str, word: str, expected: str) -> None:
    doc = load_pipeline()(text)
    found = [m for m in find_triggers(doc) if doc[m.start : m.end].text == word]
    assert found, [doc[m.start : m.end].text for m in find_triggers(doc)]
    assert status(doc, found[0], 0, None, None) == expected


@pytest.mark.parametrize(
    ("published", "expected"), [(date(2020, 1, 1), "planned"), (date(2020, 9, 1), "happened")]
)
def test_a_date_after_publication_is_a_plan(published: date, expected: str) -> None:
    doc = load_pipeline()("The two leaders meet in Sochi.")
    match = next(find_triggers(doc))
    span = TimeSpan(date(2020, 5, 1), date(2020, 5, 1), "day", "2020-05-01")
    assert status(doc, match, 0, span, published) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "attack", "to attack", "not", "will", "if war", "\n\n", "that war", "-attack-"]
)
def test_no_text_is_too_short(text: str) -> None:
    doc = load_pipeline()(text)
    for match in find_triggers(doc):
        assert status(doc, match, 0, None, None)
