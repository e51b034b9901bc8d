"""The legend above the timeline and the styles of our own HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from timeline.dashboard.palette import colour, label, look
from timeline.dashboard.show import html
from timeline.records import EVENT_TYPES

# Colours come from the page's own text colour, so one sheet serves light and dark.
STYLE: Final = """<style>
.stMainBlockContainer {padding: 4.2rem clamp(1rem, 2.5vw, 3rem) 3rem; max-width: 2400px}
.stMainBlockContainer h1 {padding: 0 0 .25rem}
.tl-legend {display: flex; flex-wrap: wrap; gap: .15rem .9rem; font-size: .8rem; margin: 0; padding: 0}
.tl-legend span {display: inline-flex; align-items: center; gap: .3rem; white-space: nowrap}
.tl-legend svg {width: 13px; height: 13px; flex: none}
.tl-title {font-size: 1.12rem; font-weight: 650; line-height: 1.35; margin: 0 0 .5rem; padding: 0;
  overflow-wrap: anywhere}
.tl-facts {display: grid; grid-template-columns: auto 1fr; gap: .15rem .7rem; margin: 0 0 .7rem;
  font-size: .9rem}
.tl-facts dt {opacity: .8} .tl-facts dd {margin: 0; overflow-wrap: anywhere}
.tl-facts svg {width: 13px; height: 13px; vertical-align: -1px; margin-right: .3rem}
.tl-quote {margin: 0 0 .9rem; padding: 0 0 0 .7rem; overflow-wrap: anywhere;
  border-left: 3px solid color-mix(in srgb, currentColor 30%, transparent)}
.tl-quote p {margin: 0 0 .2rem; line-height: 1.5; font-size: .95rem}
.tl-quote cite {font-style: normal; font-size: .84rem; opacity: .84}
.tl-quote mark, .tl-key mark {color: inherit; border-radius: 3px; padding: 0 .12em}
mark.tl-date {background: color-mix(in srgb, #e08a00 26%, transparent)}
mark.tl-actor {background: color-mix(in srgb, #2f80ed 24%, transparent)}
.tl-key {font-size: .8rem; margin: 0 0 .5rem; opacity: .9}
.tl-note {font-size: .88rem; opacity: .84; margin: 0}
</style>"""


def symbol(event_type: str, dark: bool) -> str:
    """The symbol of a type as a small picture that screen readers pass over."""
    path = f'<path d="{look(event_type).outline}" fill="{colour(event_type, dark)}"/>'
    return f'<svg viewBox="0 0 16 16" aria-hidden="true">{path}</svg>'


def legend(types: Iterable[str], dark: bool, hollow: bool, density: bool) -> str:
    """The symbols of these types in the order of the type table, and what a hollow one and the bars mean."""
    present = set(types)
    entries = [
        f"<span>{symbol(code, dark)}{html(label(code))}</span>" for code in EVENT_TYPES if code in present
    ]
    if hollow:
        ring = '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8"/>'
        entries.append(
            f'<span><svg viewBox="0 0 16 16" aria-hidden="true">{ring}</svg>hollow: not (yet) so</span>'
        )
    if density:
        bars = '<path d="M1 15V9h4v6zM6 15V4h4v11zM11 15V7h4v8z" fill="currentColor" opacity=".55"/>'
        entries.append(
            f'<span><svg viewBox="0 0 16 16" aria-hidden="true">{bars}</svg>all events over time</span>'
        )
    return f'<div class="tl-legend" role="note" aria-label="Legend">{"".join(entries)}</div>'
