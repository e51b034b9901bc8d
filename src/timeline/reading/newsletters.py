"""Newsletters: e-mails of several stories, each in a cell or block of its own below its heading."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from timeline.reading.articles import Article, articles
from timeline.reading.bylines import is_prose, is_title
from timeline.reading.markup import blocks_in, tidied, tree_of_html

_HEADINGS: Final = ("h1", "h2", "h3")


def stories(html: str) -> list[Article]:
    """The stories of a newsletter, below what its editor writes above them.

    None when it is a letter in one piece, or says nothing of its parts.
    """
    tree = tree_of_html(html.replace("\x00", ""))
    if tree is None:
        return []
    tidied(tree)
    for tag in _HEADINGS:
        headings = [
            heading for heading in tree.iter(tag) if is_title(" ".join(heading.text_content().split()))
        ]
        if len(headings) > 1 and (places := _places(headings)):
            found = [story for place in places for story in _read(place)]
            if len(found) > 1:
                return [*_introduction(tree, places), *found]
    return []


def _places(headings: list[Any]) -> list[Any]:
    """Around each heading the largest element that holds no other; none when two stand side by side."""
    held = Counter(element for heading in headings for element in heading.iterancestors())
    own = [[each for each in heading.iterancestors() if held[each] == 1] for heading in headings]
    return [around[-1] for around in own] if all(own) else []


def _read(element: Any) -> list[Article]:
    return [article for article in articles(blocks_in(element)) if any(map(is_prose, article.paragraphs))]


def _introduction(tree: Any, places: list[Any]) -> list[Article]:
    """What stands above and between the stories; below them follow the sender's address and the like."""
    for element in (places[-1], *places[-1].iterancestors()):
        for below in list(element.itersiblings()):
            below.drop_tree()
    for place in places:
        place.drop_tree()
    return _read(tree)
