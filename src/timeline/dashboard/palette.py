"""Colour and symbol of each event type, for light and dark pages.

Cooperation has cool hues and compact shapes, conflict warm hues and pointed ones; no two types share a
shape, so that nothing depends on telling colours apart. Every colour stands out from its background by
at least 3 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from timeline.records import EVENT_TYPES


class Look(NamedTuple):
    """How the marks of one type look; ``outline`` is the symbol as an SVG path in a box of 16 by 16."""

    symbol: str
    light: str
    dark: str
    outline: str


_STAR: Final = "M8 1l2 4.8 5 .4-3.8 3.3 1.2 5L8 11.8l-4.4 2.7 1.2-5L1 6.2l5-.4z"
_HEXAGRAM: Final = "M8 1 10 4.5h4L12 8l2 3.5h-4L8 15l-2-3.5H2L4 8 2 4.5h4z"

LOOKS: Final[Mapping[str, Look]] = {
    "CONSULT": Look("circle", "#1b66c4", "#6cb0ff", "M8 2a6 6 0 1 0 .01 0z"),
    "AGREE": Look("diamond", "#6b46c1", "#b79cff", "M8 1 15 8 8 15 1 8z"),
    "SUPPORT": Look("square", "#0b7d78", "#4fd1c5", "M3 3h10v10h-10z"),
    "COOPERATE": Look("hexagon2", "#1f7a3f", "#62cf8a", "M8 2 13.2 5v6L8 14 2.8 11V5z"),
    "AID": Look("pentagon", "#2b83ad", "#7fd0f5", "M8 2 14 6.4 11.7 13.5H4.3L2 6.4z"),
    "YIELD": Look("triangle-down", "#4b5fa8", "#9db2f2", "M2 4h12L8 14z"),
    "REQUEST": Look("triangle-right", "#97700a", "#e9c349", "M4 2 14 8 4 14z"),
    "ACCUSE": Look("cross", "#b35900", "#ffab5c", "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z"),
    "REJECT": Look("bowtie", "#8a5a2b", "#d9a877", "M2 3 8 8 14 3v10L8 8 2 13z"),
    "THREATEN": Look("triangle-left", "#c2510c", "#ff8f57", "M12 2 2 8l10 6z"),
    "SANCTION": Look("x", "#8f3d00", "#f0a35e", "M4 2 8 6l4-4 2 2-4 4 4 4-2 2-4-4-4 4-2-2 4-4-4-4z"),
    "MOBILIZE": Look("triangle-up", "#d02f4f", "#ff8098", "M8 2 14 12H2z"),
    "COERCE": Look("hourglass", "#a3195b", "#f58cc0", "M3 2h10L8 8l5 6H3l5-6z"),
    "ASSAULT": Look("star", "#c01515", "#ff6b5e", _STAR),
    "PROTEST": Look("hexagram", "#b03a72", "#f0a0d0", _HEXAGRAM),
    "OTHER": Look("diamond-wide", "#626d7c", "#a9b4c2", "M1 8 8 4l7 4-7 4z"),
}  # fmt: skip


def look(event_type: str) -> Look:
    """The look of a type; types we do not know look like ``OTHER``."""
    return LOOKS.get(event_type, LOOKS["OTHER"])


def colour(event_type: str, dark: bool) -> str:
    """The colour of a type on a light or dark page."""
    found = look(event_type)
    return found.dark if dark else found.light


def label(event_type: str) -> str:
    """The label people read."""
    return EVENT_TYPES.get(event_type, event_type)
