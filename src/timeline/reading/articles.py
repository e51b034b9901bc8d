"""A page's paragraphs to its articles: told apart, furniture left behind, bodies whole.

What a line is follows from its looks (`bylines.role_of`); what it does follows from its place. An
article begins where a title is followed by the marks of a by-line, or where a title and running text
follow the end of another. Text below "continue reading" and the like is only kept when it reads on
like an article: losing a teaser is cheap, losing a paragraph is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from timeline.reading.bylines import is_prose, is_title
from timeline.reading.furniture import is_biography, kind_of
from timeline.reading.heads import CLOSING, TEASER, Page, heads_of, page_of, prose_run, title_among
from timeline.reading.paragraphs import folded

_TEXT: Final = frozenset({"prose", "line", "name", "date"})
_DROPPED: Final = frozenset({"head", "part", "ago", "chrome", "box", "caption"})
_CANDIDATES: Final = 5
_SUBHEADING: Final = 4
_LINK: Final = 5
"""Words that a subheading has at most, and another article's title, as a link, at least."""
_OF_SITE: Final = frozenset({"footer", "chrome", "box", "comments"})
"""Lines in which a site speaks of itself."""
_ARTICLE: Final = re.compile(r"^the ")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class Article:
    """One article of a page: its title, its paragraphs, the day of its by-line, the page's copyright year."""

    title: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    published: date | None = None
    copyright: int | None = None

    @property
    def text(self) -> str:
        """The paragraphs, an empty line between each two."""
        return "\n\n".join(self.paragraphs)


def articles(paragraphs: list[str], *, web: bool = True) -> list[Article]:
    """The articles of a page, in order; one when nothing parts them, none when there is no text.

    Args:
        web: It may be a web page, where readers' comments and links may be longer than the article. Below
            a line such as "Related" or "Copyright" in another file most of the text may follow.
    """
    page = page_of(paragraphs)
    heads = heads_of(page)
    found: list[Article] = []
    opening = Article()
    _fill(opening, page, 0, heads[0].start if heads else len(page.blocks), found, opening=True, web=web)
    if heads and not any(is_prose(paragraph) for article in found for paragraph in article.paragraphs):
        found.clear()  # a menu above the first article
    ends = [head.start for head in heads[1:]] + [len(page.blocks)]
    for head, end in zip(heads, ends, strict=False):
        title = page.blocks[head.title] if head.title is not None else None
        article = Article(title, published=head.published)
        article.paragraphs.extend(page.blocks[deck] for deck in head.decks)
        _fill(article, page, head.body, end, found, web=web)
    year = _copyright_year(page)
    for article in found:
        article.copyright = year
    return found


def _copyright_year(page: Page) -> int | None:
    """The latest year of the copyright notices: no article of the page is younger."""
    footers = (block for block, role in zip(page.blocks, page.roles, strict=True) if role == "footer")
    years = [int(year) for block in footers for year in _YEAR.findall(block)]
    return max(years, default=None)


def whole(paragraphs: list[str], title: str | None = None) -> Article:
    """All paragraphs as one article, only the certain furniture left out."""
    page = page_of(paragraphs)
    head = next(iter(heads_of(page)[:1]), None)
    kept = [
        block
        for block, role in zip(page.blocks, page.roles, strict=True)
        if role in _TEXT or (role == "credit" and is_prose(block))
    ]
    if kept and title and _same(kept[0], title):
        kept = kept[1:]
    return Article(title, kept, head.published if head and head.start == 0 else None)


def _fill(
    article: Article,
    page: Page,
    start: int,
    end: int,
    found: list[Article],
    *,
    web: bool,
    opening: bool = False,
) -> None:
    """Add to those found the article that ``start`` to ``end`` holds, and any below it without a by-line."""
    at = start
    kept: list[int] = []
    if opening:
        at, title = _opening(page, at, end)
        article.title = page.blocks[title] if title is not None else None
    while at < end:
        role = page.roles[at]
        if role in CLOSING and (kept or role == "footer") and _closes(page, kept, at, end, web):
            stop = at + 1
            while stop < end and page.roles[stop] not in CLOSING:
                stop += 1
            resumed, title = _resumes(page, at + 1, stop, role)
            if resumed is None:
                at = stop
            elif title is None:
                at = resumed
            else:
                _close(article, page, kept, found)
                article, kept, at = Article(page.blocks[title]), [], resumed
            continue
        if role in _TEXT | {"credit"}:
            kept.append(at)
        elif role in {"ago", "box"}:
            # Above "3 hours ago" stands what is three hours old, another article's title; above "sign up
            # for our newsletter" what the newsletter is called.
            while kept and page.roles[kept[-1]] in {"line", "name"} and kept[-1] == at - 1:
                kept.pop()
        at += 1
    _close(article, page, kept, found)


def _closes(page: Page, kept: list[int], at: int, end: int, web: bool) -> bool:
    """Whether what stands below a closing line is less than what stands above it, where that counts."""
    role = page.roles[at]
    if role == "fold" or (web and role != "footer"):
        return True
    above = sum(len(page.blocks[index]) for index in kept if page.roles[index] == "prose")
    if web:
        return above > 0
    below = sum(len(page.blocks[index]) for index in range(at + 1, end) if page.roles[index] == "prose")
    return below * 3 < above


def _opening(page: Page, at: int, end: int) -> tuple[int, int | None]:
    """Where the text begins at the top of a page, and which line above it is its title."""
    lines: list[int] = []
    while at < end and page.roles[at] != "prose" and len(lines) < _CANDIDATES:
        if page.roles[at] in {"line", "name"} and is_title(page.blocks[at]):
            lines.append(at)
        at += 1
    if not lines or at >= end or page.roles[at] != "prose":
        return 0, None
    # Without a by-line the first line is the title, below a section's one word; what follows is text.
    title = lines[1] if len(lines) > 1 and " " not in page.blocks[lines[0]] else lines[0]
    if len(lines) > 1 and _names_site(page, lines[0]):
        # Below the site's name may stand what it says of itself, which is no longer than the title.
        title, deck = (lines[1], lines[2] if len(lines) > 2 else None)
        if deck is not None and len(page.blocks[deck]) < 2 * len(page.blocks[title]):
            title = deck
    return title + 1, title


def _names_site(page: Page, line: int) -> bool:
    """Whether the site's own lines, such as its copyright notice, name what the line names."""
    name = _ARTICLE.sub("", folded(page.blocks[line]))
    around = zip(page.blocks[line + 1 :], page.roles[line + 1 :], strict=True)
    own = [folded(block) for block, role in around if role in _OF_SITE]
    return len(name) > 3 and any(re.search(rf"\b{re.escape(name)}\b", block) for block in own)


def _resumes(page: Page, at: int, end: int, closed_by: str) -> tuple[int | None, int | None]:
    """Where the text goes on below a closing line, and the title when it is a new article's."""
    if closed_by == "comments":
        return None, None
    kept = [index for index in range(at, end) if page.roles[index] not in _DROPPED]
    if not kept:
        return None, None
    if closed_by == "fold" and page.roles[kept[0]] == "prose" and not TEASER.search(page.blocks[kept[0]]):
        return kept[0], None
    lead = next((n for n, index in enumerate(kept) if page.roles[index] == "prose"), len(kept))
    run = prose_run(page, kept[lead]) if lead < len(kept) else []
    length = sum(map(len, run))
    reads_on = not any(map(TEASER.search, run)) and (len(run) > 1 and length >= 120)
    if closed_by in {"fold", "list"} and reads_on and (heading := _subheading(page, kept[:lead])) is not None:
        return heading, None
    if closed_by == "fold" and 0 < lead <= 3 and (reads_on or length >= 400):
        return kept[lead], title_among(page, kept[:lead])[0]
    if closed_by == "footer":
        # Only a whole article stands below the end of a page: the next page, saved to the same file.
        whole = 0 < lead <= 3 and reads_on and length >= 400
        return (kept[lead], title_among(page, kept[:lead])[0]) if whole else (None, None)
    return (kept[lead], None) if reads_on or _goes_on_later(page, kept[lead:], run) else (None, None)


def _subheading(page: Page, lines: list[int]) -> int | None:
    """The subheading below links in the middle of an article: a few words, where every link is a title."""
    *links, heading = lines or [-1]
    lengths = [len(page.blocks[link].split()) for link in links]
    words = len(page.blocks[heading].split())
    if len(links) < 2 and not (links and page.roles[links[0] - 1] == "list"):
        return None  # a section's name above a title
    if not links or words > _SUBHEADING or min(lengths) < max(_LINK, 2 * words) or heading != links[-1] + 1:
        return None
    return heading


def _goes_on_later(page: Page, below: list[int], run: list[str]) -> bool:
    """Whether links in the middle of an article are followed by one paragraph, and then by more of them."""
    if len(run) != 1 or len(run[0]) < 100 or TEASER.search(run[0]):
        return False
    rest = [index for index in below if page.roles[index] == "prose"]
    pairs = (after for before, after in pairwise(rest) if after == before + 1)
    later = next(pairs, None)
    return later is not None and not {"ago", "head", "date"} & set(page.roles[below[0] : later])


def _close(article: Article, page: Page, kept: list[int], found: list[Article]) -> None:
    while kept and (page.roles[kept[-1]] == "credit" or _is_trailer(page, kept)):
        kept.pop()
    for n, index in enumerate(kept):
        edge = n < 2 or n >= len(kept) - 3
        if page.roles[index] == "credit" and (edge or not is_prose(page.blocks[index])):
            continue
        article.paragraphs.append(page.blocks[index])
    if article.title and article.paragraphs and _same(article.paragraphs[0], article.title):
        article.paragraphs.pop(0)
    if article.paragraphs:
        found.append(article)


def _is_trailer(page: Page, kept: list[int]) -> bool:
    block = page.blocks[kept[-1]]
    if page.roles[kept[-1]] == "name" or kind_of(block):
        return len(kept) > 1
    return len(kept) > 2 and is_biography(block)


def _same(block: str, title: str) -> bool:
    return folded(block) == folded(title)
