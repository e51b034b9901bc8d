"""What the markup of a web page says of dates beside its publication: its last change, its copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

_NAMED: Final = re.compile(
    r"(?P<change>modified|updated|lastmod|changed)|publish|pubdate|created|issued|posted|<time|dc\.date|[\"']date[\"']",
    re.IGNORECASE,
)
_BEFORE: Final = 80
"""Characters before a date in which its name stands: an attribute, or a key of JSON."""
_NOTICES: Final = ("©", "&copy;", "&#169;", "copyright")
_NOTICE: Final = re.compile(
    r"(?:©|&copy;|&#169;|\bcopyright\b)(?:[^<>\n]{0,40}?\b((?:19|20)\d\d))(?:\s*[-–]\s*((?:19|20)\d\d))?"
)


def is_last_change(html: str, day: date) -> bool:
    """Whether a page names a day only as that of its last change."""
    changes = []
    for found in re.finditer(day.isoformat(), html):
        named = list(_NAMED.finditer(html, max(0, found.start() - _BEFORE), found.start()))
        changes.append(bool(named) and named[-1]["change"] is not None)
    return bool(changes) and all(changes)


def copyright_year(html: str) -> int | None:
    """The latest year of the copyright notices of a page: it was not published later."""
    small = html.lower()
    places = (at for mark in _NOTICES for at in _places(small, mark))
    notices = (_NOTICE.match(small, at) for at in places)
    return max((int(notice[2] or notice[1]) for notice in notices if notice), default=None)


def _places(text: str, mark: str) -> Iterator[int]:
    """Where a mark stands; looking for a few characters is many times faster than for a pattern."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)
