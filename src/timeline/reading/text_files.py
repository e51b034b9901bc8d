"""Plain text and Markdown, with or without a front matter."""

from __future__ import annotations

import re
from typing import Any, Final

from frontmatter.default_handlers import YAMLHandler
from yaml import BaseLoader, YAMLError  # type: ignore[import-untyped]

from timeline.errors import DateError, ReadingError
from timeline.reading.address_lists import is_list, linked
from timeline.reading.articles import articles
from timeline.reading.days import day_named
from timeline.reading.documents import documents, given_in, merged, one_line
from timeline.reading.encodings import decoded
from timeline.reading.paragraphs import paragraphs
from timeline.reading.sources import Given, Reading, Source

_FRONT: Final = re.compile(r"---[ \t]*\r?\n\s*[\w-]+[ \t]*:")
_MARKDOWN: Final = (
    (("```", "~~~"), re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE), ""),
    (
        ("**", "* *", "--", "- -", "__", "_ _", "==="),
        re.compile(r"^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|={3,})[ \t]*$", re.MULTILINE),
        "",
    ),
    (("![",), re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]{0,2000}\)"), ""),
    (("](http",), re.compile(r"\[([^\[\]\n]{1,300})\]\(https?://[^()\s]{1,2000}\)"), r"\1"),
    (
        ("#",),
        re.compile(r"^ {0,3}#{1,6}[ \t](.*)$", re.MULTILINE),
        lambda found: f"\n{_bare(found[1])}\n",
    ),
    ((">",), re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),
)
"""Marks without which a pattern is not tried, the pattern, and what stands in its place."""
_HEADING: Final = re.compile(r"^# (.+)$", re.MULTILINE)
_START: Final = 2_000
"""Characters in which a list of addresses names its first."""


def plain_text(source: Source) -> Reading:
    """The articles of a .txt file, or the addresses when it is a list of them."""
    given, text = front_matter(decoded(source.content()))
    if "://" in text[:_START] and is_list(text):
        yield from linked(text, source.name)
        return
    yield from documents(articles(paragraphs(text)), source, merged(source.given, given))


def address_list(source: Source) -> Reading:
    """The addresses of a .urls file."""
    text = decoded(source.content())
    if not text.strip():
        raise ReadingError("the list is empty; write one web address a line")
    yield from linked(text, source.name)


def markdown(source: Source) -> Reading:
    """The articles of a .md file: headings and links to the web as their text, the rest as written."""
    given, text = front_matter(decoded(source.content()))
    text = _without_comments(text)
    headings = [
        bare for heading in (_HEADING.findall(text) if "# " in text else ()) if (bare := _bare(heading))
    ]
    if len(headings) == 1:
        given = merged(given, Given(title=one_line(headings[0])))
    for marks, form, instead in _MARKDOWN:
        if any(mark in text for mark in marks):
            text = form.sub(instead, text)
    yield from documents(articles(paragraphs(text, wrapped=True)), source, merged(source.given, given))


def _without_comments(text: str) -> str:
    """The text without ``<!-- -->``; what is never closed is no comment."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _bare(heading: str) -> str:
    """A heading without the signs that may close it."""
    return heading.strip().rstrip("#").rstrip()


def front_matter(text: str) -> tuple[Given, str]:
    """What the block at the top of a text says of it, and the text below.

    Raises:
        ReadingError: The block is not YAML.
        DateError: Its date is none.
    """
    if not _FRONT.match(text):
        return Given(), text
    handler = YAMLHandler()
    try:
        block, body = handler.split(text)
    except ValueError:
        return Given(), text
    try:
        # Every value as the string that was written: a date that is none is named as it stands.
        said: Any = handler.load(block, Loader=BaseLoader)
    except RecursionError as error:
        raise ReadingError("the front matter is nested too deeply; write one “name: value” a line") from error
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        raise ReadingError(
            f"the front matter is not valid YAML{where}; put quotes around values that hold a colon"
        ) from error
    if not isinstance(said, dict):
        return Given(), text
    # Lists and the like are nobody's title, and spelling one out may take longer than anyone waits.
    fields = {
        key.strip().lower(): value
        for key, value in said.items()
        if isinstance(key, str) and isinstance(value, str) and value not in ("", "null", "~")
    }
    stated = fields.get("published") or fields.get("date")
    try:
        published = day_named(stated) if stated else None
    except DateError as error:
        raise DateError(f"published in the front matter: {error}") from error
    return given_in(fields, published, "front matter"), body
