"""Text from documents, shown as it was written: never as Markdown, LaTeX, HTML or a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final
from urllib.parse import urlsplit

from timeline.records import Highlight

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&=^])")
_LINE: Final = 60


def plain(text: str) -> str:
    """The text with every sign that Markdown, LaTeX or Streamlit would read escaped."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def html(text: str) -> str:
    """The text for the inside of an HTML element or attribute."""
    return escape(text, quote=True)


def hover(text: str, width: int = _LINE) -> str:
    """The text for a Plotly label, which reads some HTML and, given the means, LaTeX; broken into lines."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "<br>".join(escape(line, quote=False).replace("$", "&#36;") for line in lines)


def highlighted(sentence: str, highlights: Iterable[Highlight]) -> str:
    """The sentence as HTML with its dates and actors marked; marks that overlap or lie outside are not."""
    parts: list[str] = []
    at = 0
    for mark in sorted(highlights, key=lambda each: (each.start, -each.end)):
        if mark.kind not in ("date", "actor") or not at <= mark.start < mark.end <= len(sentence):
            continue
        parts.append(html(sentence[at : mark.start]))
        inside = html(sentence[mark.start : mark.end])
        title = f' title="{html(mark.label)}"' if mark.label else ""
        parts.append(f'<mark class="tl-{mark.kind}"{title}>{inside}</mark>')
        at = mark.end
    parts.append(html(sentence[at:]))
    return "".join(parts)


def web_address(url: str | None) -> str | None:
    """The address if a browser may safely follow it: http or https with a host."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 event``, ``1,204 events``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
