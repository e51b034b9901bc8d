"""What the markup of a web page says of dates beside its publication: its last change, its copyright."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_NAMED: Final = re.compile(
    r"(?P<change>modified|updated|lastmod|changed)|publish|pubdate|created|issued|posted|<time|dc\.date|[\"']date[\"']",
    re.IGNORECASE,
)
_BEFORE: Final = 80
"""Characters before a date in which its name stands: an attribute, or a key of JSON."""
_NOTICE: Final = re.compile(
    r"(?:©|&copy;|&#169;|\bcopyright\b)(?:[^<>\n]{0,40}?\b((?:19|20)\d\d))(?:\s*[-–]\s*((?:19|20)\d\d))?",
    re.IGNORECASE,
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
    years = [int(last or first) for first, last in _NOTICE.findall(html)]
    return max(years, default=None)
