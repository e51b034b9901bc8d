"""Where on a page articles begin: a title, the marks of a by-line, and running text below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from timeline.reading.bylines import Role, is_name, is_title, published_on, role_of
from timeline.reading.furniture import asks_consent, asks_support, is_biography, without_shortcodes

CLOSING: Final = frozenset({"fold", "comments", "list", "footer"})
TEASER: Final = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\])\s*$")
_STRONG: Final = frozenset({"head", "date"})
_MARKS: Final = frozenset({"head", "date", "part", "ago", "caption", "chrome", "box"})
_RUNNING: Final = frozenset({"prose", "line", "name"})
_CANDIDATES: Final = 5
_REACH: Final = 24
"""No title block is longer: paragraphs looked at above and below a by-line."""
_WORD: Final = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Head:
    """Where an article begins: ``start`` to ``body`` are title, by-line and what stands before them."""

    start: int
    body: int
    title: int | None
    decks: tuple[int, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    blocks: list[str]
    roles: list[Role]


def page_of(paragraphs: list[str]) -> Page:
    coded = [paragraph for paragraph in paragraphs if "[" in paragraph]
    words = frozenset(_WORD.findall(" ".join(paragraphs))) if coded else frozenset()
    blocks = [block for block in (without_shortcodes(paragraph, words) for paragraph in paragraphs) if block]
    roles = [role_of(block) for block in blocks]
    for at, role in enumerate(roles[1:]):
        if role == "chrome" and roles[at] in {"line", "name"}:
            below = roles[at + 2] if at + 2 < len(roles) else "footer"
            # The title of the notice; above one in the middle of an article it may be a title in that.
            if asks_consent(blocks[at + 1]) or (asks_support(blocks[at + 1]) and below not in _RUNNING):
                roles[at] = "chrome"
    return Page(blocks, roles)


def heads_of(page: Page) -> list[Head]:
    heads: list[Head] = []
    taken = 0
    for anchor, role in enumerate(page.roles):
        if role in _STRONG and anchor >= taken and (head := _head_at(page, anchor, taken)):
            heads.append(head)
            taken = head.body
    return heads


def _head_at(page: Page, anchor: int, floor: int) -> Head | None:
    """The head of an article around a by-line's mark, if a title and running text stand around it."""
    roles, blocks = page.roles, page.blocks
    candidates: list[int] = []
    first = anchor
    while first > max(floor, anchor - _REACH) and len(candidates) < _CANDIDATES:
        before = first - 1
        if roles[before] in {"line", "name"} and is_title(blocks[before]):
            candidates.insert(0, before)
        elif roles[before] not in _MARKS:
            break
        first = before
    opens = first == floor or roles[first - 1] in CLOSING | {"credit"}
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
    title, named = title_among(page, candidates, top=first == floor == 0)
    decks = tuple(index for index in candidates if index > title and index not in named)
    if not opens:
        # Nothing closed the article before: only a section's name may go with the title.
        first = _section_above(page, title, first)
    return _head(page, first, body, title, decks)


def _section_above(page: Page, title: int, first: int) -> int:
    """Where the furniture above a title begins: one section's name, more of them among buttons."""
    start, at = title, title
    while at > first and (page.roles[at - 1] in _MARKS or page.blocks[at - 1].count(" ") < 3):
        at -= 1
        if page.roles[at] in _MARKS or at == title - 1:
            start = at
    return start


def _head(page: Page, start: int, body: int, title: int | None, decks: tuple[int, ...]) -> Head:
    days = [published_on(page.blocks[i]) for i in range(start, body) if page.roles[i] in {"head", "date"}]
    stated = [day for day, changed in days if day and not changed] or [day for day, _ in days if day]
    return Head(start, body, title, decks, stated[0] if stated else None)


def _body_after(page: Page, anchor: int) -> int:
    """The first block below a by-line that is neither a mark of it nor a name."""
    at = anchor + 1
    end = min(at + _REACH, len(page.blocks))
    while at < end and (page.roles[at] in _MARKS | {"name"} or _neutral(page, at)):
        at += 1
    return at


def _neutral(page: Page, at: int) -> bool:
    # Buttons such as "Comments" stand above some articles too; there they close nothing.
    below = page.roles[at + 1 : at + 2]
    return page.roles[at] == "comments" and bool(below) and below[0] in _MARKS | {"prose"}


def _runs_on(page: Page, body: int) -> bool:
    next_few = page.roles[body : body + 3]
    return "prose" in next_few and next_few[0] in {"prose", "line"}


def _is_teaser(page: Page, body: int, *, after_list: bool) -> bool:
    """Whether what looks like an article's beginning only points to one: a summary, or its author's life."""
    text = _text_below(page, body)
    if len(text) > 1 or sum(map(len, text)) >= 400:
        return after_list and is_biography(text[0]) and len(text) == 1
    return after_list or any(map(TEASER.search, text))


def _text_below(page: Page, body: int) -> list[str]:
    """The first two paragraphs of running text from ``body`` to what closes it."""
    text: list[str] = []
    for at in range(body, len(page.blocks)):
        if page.roles[at] in CLOSING | _STRONG | {"ago"} or len(text) > 1:
            break
        if page.roles[at] == "prose":
            text.append(page.blocks[at])
    return text


def _in_list(page: Page, start: int) -> bool:
    for at in range(start - 1, max(-1, start - 4 * _REACH), -1):
        if page.roles[at] in {"prose", "footer"}:
            return False
        if page.roles[at] == "list":
            return True
    return False


def prose_run(page: Page, at: int) -> list[str]:
    end = at
    while end < len(page.roles) and page.roles[end] == "prose":
        end += 1
    return page.blocks[at:end]


def _odd_title(page: Page, at: int, floor: int) -> bool:
    """A title that ends like a sentence counts as one where nothing else can be meant."""
    if at < floor or page.roles[at] != "prose" or len(page.blocks[at]) > 150:
        return False
    return at == floor or page.roles[at - 1] in CLOSING | {"chrome", "credit"}


def title_among(page: Page, candidates: list[int], *, top: bool = False) -> tuple[int, frozenset[int]]:
    """Which of the lines above a by-line is the title, and which are people's names.

    A title stands below its section's name and above its subtitle; without a section's name, the lines
    above it may be links to other articles, but not at the top of a page.
    """
    blocks = page.blocks
    sections = [n for n, index in enumerate(candidates[:-1]) if " " not in blocks[index]]
    left = candidates[sections[-1] + 1 :] if sections else list(candidates)
    while len(left) > 1 and blocks[left[0]].count(" ") < 2:
        left = left[1:]
    # One word below the title is a desk or an agency, not a second title.
    named = {index for index in left[1:] if " " not in blocks[index]}
    named |= {index for index in left if is_name(blocks[index])}
    if len(named) == len(left):
        named = set(left[1:])
    titles = [index for index in left if index not in named]
    if top and len(titles) > 2 and not sections and len(blocks[titles[-1]]) < 1.5 * len(blocks[titles[-2]]):
        return titles[-1], frozenset(named)  # the site's name and what it says of itself stand above
    deck = len(titles) == 2 and len(blocks[titles[1]]) > max(80, 1.5 * len(blocks[titles[0]]))
    return (titles[0] if sections or top or deck else titles[-1]), frozenset(named)
