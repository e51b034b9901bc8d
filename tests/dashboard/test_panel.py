"""The evidence of the chosen event."""

from __future__ import annotations

from datetime import date

from timeline.dashboard.panel import evidence_html
from timeline.language import annotate
from timeline.records import Document, Event, Mention

TEXT = (
    "Kyiv said that Russia had shelled Kherson on 3 March 2023. "
    "In 1971 India and Pakistan fought. A year later they agreed to exchange prisoners."
)


def event(mention: Mention) -> Event:
    return Event(mention.id, mention.title, mention.type, mention.status, (mention,))


def shown(*, sentence: str) -> str:
    _, mentions = annotate(Document("1", TEXT, published=date(2023, 3, 24)))
    return evidence_html(event(next(m for m in mentions if sentence in m.sentence)), {})


def test_a_claim_says_whose_it_is_and_why_it_was_read_so() -> None:
    page = shown(sentence="shelled")
    assert "says Ukraine" in page
    assert "<details" in page
    assert "<summary>Why</summary>" in page
    assert "<dt>Who acts</dt><dd>Russia: “Russia”, subject of “shelled”</dd>" in page
    assert "<details open" not in page


def test_what_the_text_says_itself_is_nobodys_claim() -> None:
    assert "<cite>says" not in shown(sentence="fought")


def test_a_pair_from_the_sentences_before_says_so() -> None:
    assert "taken from the sentences before, so less sure" in shown(sentence="prisoners")


def test_nothing_in_a_document_becomes_markup() -> None:
    hostile = Mention(
        "1", "1", 0, 10, "<b>x</b> $5", 0, "t", "ODD<i>", pair_from="context", pairs=(("<u>", "&"),),
        sources=("<script>",), speaker="<img>", date_text="<s>",
    )  # fmt: skip
    page = evidence_html(event(hostile), {})
    for tag in ("<b>", "<i>", "<u>", "<script>", "<img>", "<s>"):
        assert tag not in page
