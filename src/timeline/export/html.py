"""HTML: a chronology to read and to print, in one file that loads nothing and needs no network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import BinaryIO, Final

from timeline.date_words import precision_words, when
from timeline.export.record import Told, is_web, label
from timeline.export.years import by_year
from timeline.records import Mention, told_once
from timeline.reference import actor_name
from timeline.store.reading import DocumentRow

_HEAD: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{heading}</title>
<style>
:root {{
  color-scheme: light dark;
  --faint: light-dark(#595959, #ababab);
  --line: light-dark(#d5d5d5, #454545);
}}
body {{ font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.6rem; line-height: 1.25 }}
h2 {{ border-bottom: 1px solid var(--line); margin: 2.5rem 0 1rem }}
h2 {{ position: sticky; top: 0; background: Canvas }}
h3 {{ font-size: 1.05rem; margin: 0 }}
article {{ margin: 0 0 1.6rem; break-inside: avoid-page }}
article p {{ margin: 0 }}
.when {{ font-weight: bold; font-variant-numeric: tabular-nums }}
.facts, cite, summary {{ color: var(--faint); font: .85rem/1.5 system-ui, sans-serif }}
blockquote {{ margin: .5rem 0; padding-left: .9rem; border-left: 3px solid var(--line) }}
cite {{ display: block }}
a {{ color: inherit }}
@media print {{
  body {{ margin: 0; max-width: none; font-size: 10.5pt }}
  h2 {{ position: static; break-after: avoid }}
  details::details-content {{ content-visibility: visible; display: block; block-size: auto }}
  summary {{ display: none }}
}}
</style>
</head>
<body>
<h1>{heading}</h1>
"""
_TAIL: Final = "</body>\n</html>\n"


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events; how many there were."""
    _put(stream, _HEAD.format(heading=escape(heading)))
    written = 0
    for year, of_year in by_year(events):
        _put(stream, f"<h2>{year}</h2>\n")
        for told in of_year:
            _put(stream, _entry(told))
            written += 1
    if not written:
        _put(stream, "<p>No events.</p>\n")
    _put(stream, _TAIL)
    return written


def _entry(told: Told) -> str:
    event, span = told.event, told.event.span
    day = when(None, None, None)
    if span:
        day = when(span.start, span.end, span.precision, span.edtf, span.about, event.qualifier)
    who = ", ".join(actor_name(code) for code in (*event.countries, *event.organisations))
    known = f"{precision_words(span.precision)}" if span else ""
    sources = f"{event.sources} source{'' if event.sources == 1 else 's'}"
    status = "" if event.status == "happened" else event.status
    disputed = "date disputed" if event.disputed else ""
    facts = [label(event), status, who, known, disputed, sources, f"confidence {event.confidence:.0%}"]
    quotes = "".join(_quote(mention, told.documents.get(mention.document)) for mention in told_once(event))
    return (
        f'<article id="{escape(event.id)}">\n'
        f'<p class="when">{escape(day)}</p>\n'
        f"<h3>{escape(event.title)}</h3>\n"
        f'<p class="facts">{escape(" · ".join(filter(None, facts)))}</p>\n'
        f"<details><summary>Evidence</summary>\n{quotes}</details>\n"
        "</article>\n"
    )


def _quote(mention: Mention, document: DocumentRow | None) -> str:
    sentence = escape(" ".join(mention.sentence.split()))
    return f"<blockquote><p>{sentence}</p><cite>{_citation(mention, document)}</cite></blockquote>\n"


def _citation(mention: Mention, document: DocumentRow | None) -> str:
    if document is None:
        return escape(mention.document)
    name = document.title or document.path or document.url or document.id
    parts = [_linked(name, document.url)]
    if document.source:
        parts.append(escape(document.source))
    if document.published:
        day = document.published
        sure = document.published_confidence
        about = f"{day.day} {day:%B} {day.year}" if sure is None else f"about {day:%B} {day.year}, not stated"
        parts.append(escape(about))
    if document.also_at:
        parts.append("also at " + ", ".join(_linked(each, each) for each in document.also_at))
    return " · ".join(parts)


def _linked(name: str, url: str | None) -> str:
    shown = escape(name)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{shown}</a>' if is_web(url) and url else shown


def _put(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "replace"))
