"""How the web may be asked: limits of one visit, and what the settings allow."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from timeline import __version__
from timeline.errors import ReadingError
from timeline.reading.addresses import Network, network

WEB_VARIABLE: Final = "TIMELINE_WEB"
"""``on`` or ``off``: whether anything is fetched at all."""
NETWORKS_VARIABLE: Final = "TIMELINE_WEB_NETWORKS"
"""Private networks that may be asked all the same, separated by commas."""

NAME: Final = "timeline"
"""What a ``robots.txt`` calls this program."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits of asking the web; times in seconds, sizes in bytes.

    Attributes:
        allowed: Private networks that may be asked.
        connect: Until a computer answers the call.
        read: Between two pieces of an answer.
        total: From the first look-up to the last byte, redirects included.
        largest: An answer, unpacked.
        pause: Between two requests to a host; a longer one when its ``robots.txt`` says so.
        longest_pause: The longest one that a ``robots.txt`` can ask for.
        redirects: Followed at most.
    """

    allowed: tuple[Network, ...] = ()
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    largest: int = 50_000_000
    pause: float = 1.0
    longest_pause: float = 30.0
    redirects: int = 5
    agent: str = f"{NAME}/{__version__} (reads pages that a person named, one at a time; obeys robots.txt)"


def web_is_on(environment: Mapping[str, str] = os.environ, *, otherwise: bool = True) -> bool:
    """Whether the settings let anything be fetched.

    Args:
        otherwise: What counts when they say nothing.

    Raises:
        ReadingError: The setting is neither on nor off.
    """
    said = environment.get(WEB_VARIABLE, "").strip().lower()
    if said not in {"", "on", "off"}:
        raise ReadingError(f"{WEB_VARIABLE} is “{said}”; set it to on or off")
    return said == "on" if said else otherwise


def rules_set(environment: Mapping[str, str] = os.environ, allowed: tuple[Network, ...] = ()) -> Rules:
    """The rules with the networks that the settings, and the user, allow.

    Raises:
        ReadingError: A setting names no network.
    """
    named = [each for each in environment.get(NETWORKS_VARIABLE, "").split(",") if each.strip()]
    return Rules(allowed=(*allowed, *(network(each) for each in named)))
