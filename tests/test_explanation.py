"""Why a mention is what it is."""

from __future__ import annotations

from datetime import date

from timeline.annotation import annotated
from timeline.explanation import reasons
from timeline.language import annotate
from timeline.records import Document, Mention

PUBLISHED = date(2023, 3, 24)


def mentions(text: str) -> list[Mention]:
    return annotate(Document("1", text, published=PUBLISHED))[1]


def why(mention: Mention) -> dict[str, tuple[str, str | None, str]]:
    """What is explained -> value, words, because."""
    return {r.what: (r.value, r.text, r.because) for r in reasons(mention)}


def test_every_part_of_a_claim_is_explained() -> None:
    (mention,) = mentions("According to the Pentagon, Iran plans to send missiles to Russia next week.")
    assert why(mention) == {
        "type": ("AGREE", "send", "told of “send”, so “Agreement”, as it stands with “missiles”"),
        "source": ("IRN", "Iran", "subject of “plans”"),
        "target": ("RUS", "Russia", "“to” phrase of “send”"),
        "pair": ("IRN-RUS", None, "both are named in the clause"),
        "date": ("2023-03-27/2023-04-02", "next week", "resolved from the day of publication"),
        "status": ("planned", "plans", "it puts it in the future"),
        "speaker": ("USA", "Pentagon", "who says it"),
    }


def test_the_words_are_found_again_in_the_text() -> None:
    text = "It was a cold week.\n\nOn 3 May 2022 Russian forces shelled Kharkiv. Poland did not send tanks."
    for mention in mentions(text):
        for reason in reasons(mention):
            if reason.text is not None:
                assert text[reason.start : reason.end] == reason.text


def test_a_pair_from_the_sentences_before_says_so_and_is_less_sure() -> None:
    near, far = mentions(
        "India and Pakistan signed a treaty in Simla in 1972. They also agreed to exchange prisoners in 1974."
    )
    assert (near.pair_from, far.pair_from) == ("clause", "context")
    assert far.pairs
    assert far.confidence < near.confidence
    assert "sentences before" in why(far)["pair"][2]
    assert why(far)["source"][1:] == (None, "not named in the sentence: told of just before")


def test_a_type_that_the_telling_makes_names_the_word_it_comes_from() -> None:
    mention = mentions("Iran said it would impose sanctions on Canada.")[0]
    assert mention.type == "THREATEN"
    assert why(mention)["type"][2].startswith("told of “impose”, so “Threat”")


def test_a_date_ahead_makes_a_plan() -> None:
    (mention,) = mentions("The two leaders of Chile and Peru meet in Lima on 2 April.")
    assert why(mention)["status"] == ("planned", None, "its date lies after the day of publication")


def test_no_pair_no_reason_for_one() -> None:
    (mention,) = mentions("Poland recalled its ambassador in 2019.")
    assert mention.pair_from is None
    assert "pair" not in why(mention)


def test_annotate_explains_only_when_asked() -> None:
    record = {"id": "1", "text": "Iran and Iraq signed a truce in 1988.", "published": "2019-05-05"}
    (plain,) = annotated(record)["mentions"]
    (explained,) = annotated(record, explain=True)["mentions"]
    assert "why" not in plain
    assert {key: value for key, value in explained.items() if key != "why"} == plain
    assert [entry["what"] for entry in explained["why"]] == [
        "type",
        "source",
        "target",
        "pair",
        "date",
        "status",
    ]
    assert set(explained["why"][0]) == {"what", "value", "because", "text", "start", "end"}
