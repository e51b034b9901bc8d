"""The legend above the timeline and the styles of our own HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from timeline.dashboard.palette import colour, label, look
from timeline.dashboard.show import html
from timeline.records import EVENT_TYPES

# Colours come from the page's own text colour, so one sheet serves light and dark.
STYLE: Final = """<style>
.stMainBlockContainer {padding: 4.2rem clamp(1rem, 2.5vw, 3rem) 3rem; max-width: 2400px}
.stMainBlockContainer h1 {padding: 0 0 .2rem; font-size: 1.75rem}
.stMainBlockContainer h3 {padding: .6rem 0 .5rem; font-size: 1.3rem}
.st-key-split {container: split / inline-size}
@container split (max-width: 859px) {.st-key-split [data-testid="stColumn"] {flex: 1 1 100%; min-width: 100%}}
@container split (min-width: 860px) {.st-key-panel {max-height: 780px; overflow-y: auto}}
.tl-legend {display: flex; flex-wrap: wrap; gap: .15rem .9rem; font-size: .8rem; margin: 0; padding: 0}
.tl-legend span {display: inline-flex; align-items: center; gap: .3rem; white-space: nowrap}
.tl-symbol {width: 13px; height: 13px; flex: none; display: inline-block; vertical-align: -1px}
.tl-facts .tl-symbol {margin-right: .3rem}
.tl-title {font-size: 1.12rem; font-weight: 650; line-height: 1.35; margin: 0 0 .5rem; padding: 0;
  overflow-wrap: anywhere}
.tl-facts {display: grid; grid-template-columns: auto 1fr; gap: .15rem .7rem;
  margin: 0 0 .7rem !important; padding: 0 !important;  font-size: .9rem}
.tl-facts dt {opacity: .8}
.tl-facts dt, .tl-facts dd {margin: 0 !important; padding: 0 !important; overflow-wrap: anywhere}
.tl-quote {margin: 0 0 .9rem; padding: 0 0 0 .7rem; overflow-wrap: anywhere;
  border-left: 3px solid color-mix(in srgb, currentColor 30%, transparent)}
.tl-quote p {margin: 0 0 .2rem; line-height: 1.5; font-size: .95rem}
.tl-quote cite {font-style: normal; font-size: .84rem; opacity: .84}
.tl-why {font-size: .84rem; margin: .2rem 0 0}
.tl-why summary {cursor: pointer; opacity: .84; width: fit-content}
.tl-why .tl-facts {margin: .3rem 0 0}
.tl-quote mark, .tl-key mark {color: inherit; border-radius: 3px; padding: 0 .12em}
mark.tl-date {background: color-mix(in srgb, #e08a00 26%, transparent)}
mark.tl-actor {background: color-mix(in srgb, #2f80ed 24%, transparent)}
.tl-key {font-size: .8rem; margin: 0 0 .5rem; opacity: .9}
.st-key-steps button {min-height: 2rem; padding: .1rem .6rem}
.st-key-steps p {font-size: .85rem}
.st-key-cite pre {padding: .6rem .7rem}
.st-key-cite code {font-size: .8rem}
.st-key-documents_do {min-height: 2.6rem}
.tl-note {font-size: .88rem; opacity: .84; margin: 0}
</style>"""


def symbol(event_type: str, dark: bool) -> str:
    """The symbol of a type as a small picture that screen readers pass over."""
    return _picture(f'<path d="{look(event_type).outline}" fill="{colour(event_type, dark)}"/>')


def legend(types: Iterable[str], dark: bool, hollow: bool, density: bool) -> str:
    """The symbols of these types in the order of the type table, and what a hollow one and the bars mean."""
    present = set(types)
    grey = "#aab4c2" if dark else "#4b5563"
    entries = [
        f"<span>{symbol(code, dark)}{html(label(code))}</span>" for code in EVENT_TYPES if code in present
    ]
    if hollow:
        ring = f'<circle cx="8" cy="8" r="5.5" fill="none" stroke="{grey}" stroke-width="2"/>'
        entries.append(f"<span>{_picture(ring)}hollow: planned, possible or denied</span>")
    if density:
        bars = f'<path d="M1 15V9h4v6zM6 15V4h4v11zM11 15V7h4v8z" fill="{grey}"/>'
        entries.append(f"<span>{_picture(bars)}number of events</span>")
    return f'<div class="tl-legend" role="note" aria-label="Legend">{"".join(entries)}</div>'


def _picture(drawing: str) -> str:
    """An SVG as an image: the page's HTML cleaner takes inline SVG away."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{drawing}</svg>'
    return f'<img class="tl-symbol" alt="" src="data:image/svg+xml,{quote(svg)}">'
