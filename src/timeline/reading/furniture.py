"""What on a page is not the article: a table of line patterns, and the questions asked of it.

``furniture.tsv`` holds one pattern a row, without regard to case. ``inline`` and ``dropcap`` are
found inside a line; every other kind has to match all of it:

    chrome    the site's own buttons, dropped wherever they stand
    consent   of cookies: the same, in running text; the line above is its title
    notice    of subscriptions: the same, in running text
    box       what stands in a box whose title is the line above
    head      stands between an article's title and its body
    part      the same, but too common a word to begin an article by itself
    ago       "3 hours ago"
    caption   what belongs to a picture
    fold      "continue reading": the end of an article, or a fold in it
    comments  readers' words follow
    list      links to other articles follow
    credit    where it was first published
    footer    the end of the page
    bio       the author's life, below the article
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_LONGEST: Final = 300
"""No line of furniture is longer, but notices and an author's life may be; they are asked for apart."""
_LONGEST_NOTICE: Final = 900


_APART: Final = frozenset({"inline", "dropcap", "bio", "notice", "consent"})


@cache
def rows() -> tuple[tuple[str, str, str], ...]:
    """Kind, pattern and example, as the table has them."""
    with (files(__package__) / "furniture.tsv").open(encoding="utf-8") as table:
        read = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple((row["kind"], row["pattern"], row["example"]) for row in read)


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    return re.compile(_choices(kind), re.IGNORECASE)


def _choices(kind: str) -> str:
    return "|".join(f"(?:{pattern})" for known, pattern, _ in rows() if known == kind)


@cache
def _of_any_kind() -> re.Pattern[str]:
    """All kinds in one pattern, a group each: many times as fast as one after the other."""
    kinds = dict.fromkeys(kind for kind, _, _ in rows() if kind not in _APART)
    return re.compile("|".join(f"(?P<{kind}>{_choices(kind)})" for kind in kinds), re.IGNORECASE)


@cache
def _of_notices() -> re.Pattern[str]:
    return re.compile(f"{_choices('consent')}|{_choices('notice')}", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def kind_of(line: str) -> str | None:
    """What kind of furniture a line is, or ``None`` when it may be prose or a title."""
    if len(line) <= _LONGEST_NOTICE and _of_notices().fullmatch(line):
        return "chrome"
    found = _of_any_kind().fullmatch(line) if len(line) <= _LONGEST else None
    return found.lastgroup if found else None


def asks_consent(line: str) -> bool:
    """Whether it tells of cookies and the like."""
    return len(line) <= _LONGEST_NOTICE and _patterns("consent").fullmatch(line) is not None


def asks_support(line: str) -> bool:
    """Whether it asks to subscribe, to join or to give."""
    return len(line) <= _LONGEST_NOTICE and _patterns("notice").fullmatch(line) is not None


def is_biography(paragraph: str) -> bool:
    """Whether a paragraph below an article tells who wrote it."""
    return _patterns("bio").fullmatch(paragraph) is not None


def without_shortcodes(paragraph: str, words: frozenset[str] = frozenset()) -> str:
    """The paragraph without the site's bracketed codes, a set-off first letter back in its word.

    Args:
        words: Words of the rest of the page: "A" and "I" are words themselves, so they only join what
            follows when that is no word of the page.
    """
    if "[" not in paragraph and "(" not in paragraph:
        return paragraph

    def letter_back(found: re.Match[str]) -> str:
        letter, gap = found[2], found[3]
        rest = re.match(r"[\w’'-]*", paragraph[found.end() :])
        follows = rest[0] if rest else ""
        apart = gap and letter in "AI" and (follows in words or not follows[:1].islower())
        return letter + (" " if apart else "")

    paragraph = _patterns("dropcap").sub(letter_back, paragraph)
    return re.sub(r" {2,}", " ", _patterns("inline").sub("", paragraph)).strip()
