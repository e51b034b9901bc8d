import html as html_module
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dashboard.show import highlighted, hover, html, plain, plural, web_address
from timeline.records import Highlight

NASTY = 'paid $5bn and $3bn <script>x</script> [x](javascript:alert) =cmd() *stars* & "quotes"'


def test_plain_leaves_nothing_for_markdown_or_latex():
    escaped = plain(NASTY)
    assert not re.search(r"(?<!\\)[$*<>\[\]`_]", escaped)
    assert re.sub(r"\\(.)", r"\1", escaped) == NASTY


@given(st.text())
def test_hover_text_reads_as_it_was_written(text):
    shown = html_module.unescape(hover(text).replace("<br>", " "))
    assert shown.split() == text.split()
    assert "<" not in hover(text).replace("<br>", "") and "$" not in hover(text)


marks_anywhere = st.builds(
    Highlight,
    st.integers(-2, 45),
    st.integers(-2, 45),
    st.sampled_from(["date", "actor", "trigger", "object", "status", "speaker"]),
    st.text(max_size=5).filter(lambda text: ">" not in text),
)


@given(st.text(max_size=40), st.lists(marks_anywhere))
def test_highlighting_keeps_the_sentence(sentence, marks):
    shown = highlighted(sentence, marks)
    assert html_module.unescape(re.sub(r"</?mark[^>]*>", "", shown)) == html_module.unescape(html(sentence))


def test_dates_and_actors_are_marked():
    shown = highlighted(
        "Russia spoke on May 1.", [Highlight(16, 21, "date", "2019-05-01"), Highlight(0, 6, "actor", "RUS")]
    )
    assert '<mark class="tl-actor" title="RUS">Russia</mark>' in shown
    assert '<mark class="tl-date" title="2019-05-01">May 1</mark>' in shown


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//x", "http://", "http://[x"]
)
def test_unsafe_addresses_are_no_links(url):
    assert web_address(url) is None


def test_web_addresses_are_links():
    assert web_address(" https://example.org/a?b=c ") == "https://example.org/a?b=c"


def test_plural():
    assert (plural(1, "event"), plural(1204, "event"), plural(2, "country", "countries")) == (
        "1 event", "1,204 events", "2 countries",
    )  # fmt: skip
