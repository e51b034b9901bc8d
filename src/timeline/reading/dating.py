"""When an article was published, by what its page and its file say, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from timeline.reading.articles import Article
from timeline.reading.days import day_in_address, month_in_address
from timeline.reading.sources import Given, Source

_OF_THE_PAGE: Final = 0.7
"""What is said of a page of several articles: they may be years apart."""
_OF_THE_FILE: Final = 0.5
"""A file is made when it is written, or when it is copied."""
_OF_THE_MONTH: Final = 0.6
_OF_NEIGHBOURS: Final = 0.35


class Dating(NamedTuple):
    """A publication date as far as it is said.

    Attributes:
        origin: Where the day comes from.
        confidence: ``None`` where it is said of this very article.
        between: First and last day that the page allows, where it allows no single one.
    """

    day: date | None = None
    origin: str | None = None
    confidence: float | None = None
    between: tuple[date, date] | None = None


def datings(found: Sequence[Article], source: Source, given: Given) -> list[Dating]:
    """The publication dates of a page's articles.

    On a page of several articles a by-line's day goes before what is said of the whole page; of a page
    that is one article, what was said of it goes first.
    """
    if len(found) == 1:
        return [_alone(found[0], source, given)]
    days = [article.published for article in found]
    return [_among_others(number, days, article, source, given) for number, article in enumerate(found)]


def _alone(article: Article, source: Source, given: Given) -> Dating:
    address = day_in_address(given.url) or day_in_address(given.path or source.path)
    for day, origin in (
        (given.published, given.published_from),
        (article.published, "by-line"),
        (address, "address"),
        (source.fallback, "option"),
    ):
        if day:
            return Dating(day, origin)
    return _unsaid(article, source, given)


def _among_others(
    number: int, days: Sequence[date | None], article: Article, source: Source, given: Given
) -> Dating:
    if article.published:
        return Dating(article.published, "by-line")
    address = day_in_address(given.url) or day_in_address(given.path or source.path)
    for day, origin in (
        (given.published, given.published_from),
        (address, "address"),
        (source.fallback, "option"),
    ):
        if day:
            return Dating(day, origin, _OF_THE_PAGE)
    unsaid = _unsaid(article, source, given)
    if unsaid.day:
        return unsaid
    before = next((day for day in reversed(days[:number]) if day), None)
    neighbour = before or next((day for day in days[number + 1 :] if day), None)
    if neighbour:
        return Dating(neighbour, "neighbours on the page", _OF_NEIGHBOURS, unsaid.between)
    return unsaid


def _unsaid(article: Article, source: Source, given: Given) -> Dating:
    """What the address, the copyright notice and the file allow."""
    month = month_in_address(given.url) or month_in_address(given.path or source.path)
    if month:
        middle = month[0].replace(day=15)
        return Dating(middle, "address (month)", _OF_THE_MONTH, month)
    between = None
    if article.copyright:
        between = (date(article.copyright - _OLDEST, 1, 1), date(article.copyright, 12, 31))
    if given.created:
        return Dating(given.created, "file properties", _OF_THE_FILE, between)
    return Dating(between=between)


_OLDEST: Final = 60
"""Years before its page's copyright notice that an article can be from."""
