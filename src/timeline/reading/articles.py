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
from typing import Final

from timeline.reading.bylines import Role, is_name, is_prose, is_title, published_on, role_of
from timeline.reading.furniture import is_biography, kind_of, without_shortcodes

_STRONG: Final = frozenset({"head", "date"})
_MARKS: Final = frozenset({"head", "date", "part", "ago", "caption", "chrome"})
_CLOSING: Final = frozenset({"fold", "comments", "list", "footer"})
_TEXT: Final = frozenset({"prose", "line", "name", "date"})
_DROPPED: Final = frozenset({"head", "part", "ago", "chrome", "caption"})
_CANDIDATES: Final = 5
_TEASER: Final = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\])\s*$")
_WORD: Final = re.compile(r"[\w’'-]+")


@dataclass(slots=True)
class Article:
    """One article of a page: its title, its paragraphs, and the day its by-line names."""

    title: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    published: date | None = None

    @property
    def text(self) -> str:
        """The paragraphs, an empty line between each two."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Head:
    """Where an article begins: ``start`` to ``body`` are title, by-line and what stands before them."""

    start: int
    body: int
    title: int | None
    decks: tuple[int, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    blocks: list[str]
    roles: list[Role]


def articles(paragraphs: list[str]) -> list[Article]:
    """The articles of a page, in order; one when nothing parts them, none when there is no text."""
    page = _page(paragraphs)
    heads = _heads(page)
    found: list[Article] = []
    opening = Article()
    _fill(opening, page, 0, heads[0].start if heads else len(page.blocks), found, opening=True)
    ends = [head.start for head in heads[1:]] + [len(page.blocks)]
    for head, end in zip(heads, ends, strict=False):
        title = page.blocks[head.title] if head.title is not None else None
        article = Article(title, published=head.published)
        article.paragraphs.extend(page.blocks[deck] for deck in head.decks)
        _fill(article, page, head.body, end, found)
    return found


def whole(paragraphs: list[str], title: str | None = None) -> Article:
    """All paragraphs as one article, only the certain furniture left out."""
    page = _page(paragraphs)
    head = next(iter(_heads(page)[:1]), None)
    kept = [
        block
        for block, role in zip(page.blocks, page.roles, strict=True)
        if role in _TEXT or (role == "credit" and is_prose(block))
    ]
    if kept and title and _same(kept[0], title):
        kept = kept[1:]
    return Article(title, kept, head.published if head and head.start == 0 else None)


def _page(paragraphs: list[str]) -> _Page:
    coded = [paragraph for paragraph in paragraphs if "[" in paragraph]
    words = frozenset(_WORD.findall(" ".join(paragraphs))) if coded else frozenset()
    blocks = [block for block in (without_shortcodes(paragraph, words) for paragraph in paragraphs) if block]
    return _Page(blocks, [role_of(block) for block in blocks])


def _heads(page: _Page) -> list[_Head]:
    heads: list[_Head] = []
    taken = 0
    for anchor, role in enumerate(page.roles):
        if role in _STRONG and anchor >= taken and (head := _head_at(page, anchor, taken)):
            heads.append(head)
            taken = head.body
    return heads


def _head_at(page: _Page, anchor: int, floor: int) -> _Head | None:
    """The head of an article around a by-line's mark, if a title and running text stand around it."""
    roles, blocks = page.roles, page.blocks
    candidates: list[int] = []
    first = anchor
    while first > floor and len(candidates) < _CANDIDATES:
        before = first - 1
        if roles[before] in {"line", "name"} and is_title(blocks[before]):
            candidates.insert(0, before)
        elif roles[before] not in _MARKS:
            break
        first = before
    opens = first == floor or roles[first - 1] in _CLOSING | {"credit"}
    body = _body_after(page, anchor)
    if not candidates and _odd_title(page, first - 1, floor):
        first -= 1
        candidates, opens = [first], True
    if not candidates and opens and body < len(blocks) and roles[body] == "line" and is_title(blocks[body]):
        # The day or the name stands above the title.
        title, body = body, _body_after(page, body)
        return _head(page, first, body, title, ()) if _runs_on(page, body) else None
    if not candidates:
        return _head(page, first, body, None, ()) if first == floor == 0 and _runs_on(page, body) else None
    if not _runs_on(page, body) or _is_teaser(page, body, after_list=_in_list(page, first)):
        return None
    title, named = _title_among(page, candidates, top=first == floor == 0)
    decks = tuple(index for index in candidates if index > title and index not in named)
    if not opens:
        # Nothing closed the article before: only a section's name may go with the title.
        first = _section_above(page, title, first)
    return _head(page, first, body, title, decks)


def _section_above(page: _Page, title: int, first: int) -> int:
    """Where the furniture above a title begins: one section's name, more of them among buttons."""
    start, at = title, title
    while at > first and (page.roles[at - 1] in _MARKS or page.blocks[at - 1].count(" ") < 3):
        at -= 1
        if page.roles[at] in _MARKS or at == title - 1:
            start = at
    return start


def _head(page: _Page, start: int, body: int, title: int | None, decks: tuple[int, ...]) -> _Head:
    days = [published_on(page.blocks[i]) for i in range(start, body) if page.roles[i] in {"head", "date"}]
    stated = [day for day, changed in days if day and not changed] or [day for day, _ in days if day]
    return _Head(start, body, title, decks, stated[0] if stated else None)


def _body_after(page: _Page, anchor: int) -> int:
    """The first block below a by-line that is neither a mark of it nor a name."""
    at = anchor + 1
    while at < len(page.blocks) and (page.roles[at] in _MARKS | {"name"} or _neutral(page, at)):
        at += 1
    return at


def _neutral(page: _Page, at: int) -> bool:
    # Buttons such as "Comments" stand above some articles too; there they close nothing.
    below = page.roles[at + 1 : at + 2]
    return page.roles[at] == "comments" and bool(below) and below[0] in _MARKS | {"prose"}


def _runs_on(page: _Page, body: int) -> bool:
    next_few = page.roles[body : body + 3]
    return "prose" in next_few and next_few[0] in {"prose", "line"}


def _is_teaser(page: _Page, body: int, *, after_list: bool) -> bool:
    """Whether what looks like an article's beginning only points to one: a summary, or its author's life."""
    text = _text_below(page, body)
    if len(text) > 1 or sum(map(len, text)) >= 400:
        return after_list and is_biography(text[0]) and len(text) == 1
    return after_list or any(map(_TEASER.search, text))


def _text_below(page: _Page, body: int) -> list[str]:
    """The running text from ``body`` to what closes it or begins another article."""
    text = []
    for at in range(body, len(page.blocks)):
        if page.roles[at] in _CLOSING | _STRONG | {"ago"}:
            break
        if page.roles[at] == "prose":
            text.append(page.blocks[at])
    return text


def _in_list(page: _Page, start: int) -> bool:
    for at in range(start - 1, -1, -1):
        if page.roles[at] in {"prose", "footer"}:
            return False
        if page.roles[at] == "list":
            return True
    return False


def _prose_run(page: _Page, at: int) -> list[str]:
    end = at
    while end < len(page.roles) and page.roles[end] == "prose":
        end += 1
    return page.blocks[at:end]


def _odd_title(page: _Page, at: int, floor: int) -> bool:
    """A title that ends like a sentence counts as one where nothing else can be meant."""
    if at < floor or page.roles[at] != "prose" or len(page.blocks[at]) > 150:
        return False
    return at == floor or page.roles[at - 1] in _CLOSING | {"chrome", "credit"}


def _title_among(page: _Page, candidates: list[int], *, top: bool = False) -> tuple[int, frozenset[int]]:
    """Which of the lines above a by-line is the title, and which are people's names.

    A title stands below its section's name and above its subtitle; without a section's name, the lines
    above it may be links to other articles, but not at the top of a page.
    """
    blocks = page.blocks
    sections = [n for n, index in enumerate(candidates[:-1]) if " " not in blocks[index]]
    left = candidates[sections[-1] + 1 :] if sections else list(candidates)
    while len(left) > 1 and blocks[left[0]].count(" ") < 2:
        left = left[1:]
    named = {index for index in left if is_name(blocks[index])}
    if len(named) == len(left):
        named = set(left[1:])
    titles = [index for index in left if index not in named]
    deck = len(titles) == 2 and len(blocks[titles[1]]) > max(80, 1.5 * len(blocks[titles[0]]))
    return (titles[0] if sections or top or deck else titles[-1]), frozenset(named)


def _fill(
    article: Article, page: _Page, start: int, end: int, found: list[Article], *, opening: bool = False
) -> None:
    """Add to those found the article that ``start`` to ``end`` holds, and any below it without a by-line."""
    at = start
    kept: list[int] = []
    if opening:
        at, title = _opening(page, at, end)
        article.title = page.blocks[title] if title is not None else None
    while at < end:
        role = page.roles[at]
        if role in _CLOSING and (kept or role == "footer"):
            stop = at + 1
            while stop < end and page.roles[stop] not in _CLOSING:
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
        elif role == "ago":
            # Above "3 hours ago" stands what is three hours old: another article's title.
            while kept and page.roles[kept[-1]] in {"line", "name"} and kept[-1] == at - 1:
                kept.pop()
        at += 1
    _close(article, page, kept, found)


def _opening(page: _Page, at: int, end: int) -> tuple[int, int | None]:
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
    return title + 1, title


def _resumes(page: _Page, at: int, end: int, closed_by: str) -> tuple[int | None, int | None]:
    """Where the text goes on below a closing line, and the title when it is a new article's."""
    if closed_by == "comments":
        return None, None
    kept = [index for index in range(at, end) if page.roles[index] not in _DROPPED]
    if not kept:
        return None, None
    if closed_by == "fold" and page.roles[kept[0]] == "prose" and not _TEASER.search(page.blocks[kept[0]]):
        return kept[0], None
    lead = next((n for n, index in enumerate(kept) if page.roles[index] == "prose"), len(kept))
    run = _prose_run(page, kept[lead]) if lead < len(kept) else []
    length = sum(map(len, run))
    reads_on = not any(map(_TEASER.search, run)) and (len(run) > 1 and length >= 120)
    if closed_by == "fold" and 0 < lead <= 3 and (reads_on or length >= 400):
        return kept[lead], _title_among(page, kept[:lead])[0]
    if closed_by == "footer":
        # Only a whole article stands below the end of a page: the next page, saved to the same file.
        whole = 0 < lead <= 3 and reads_on and length >= 400
        return (kept[lead], _title_among(page, kept[:lead])[0]) if whole else (None, None)
    return (kept[lead], None) if reads_on else (None, None)


def _close(article: Article, page: _Page, kept: list[int], found: list[Article]) -> None:
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


def _is_trailer(page: _Page, kept: list[int]) -> bool:
    block = page.blocks[kept[-1]]
    if page.roles[kept[-1]] == "name" or kind_of(block):
        return len(kept) > 1
    return len(kept) > 2 and is_biography(block)


def _same(block: str, title: str) -> bool:
    return " ".join(block.split()).casefold() == " ".join(title.split()).casefold()
