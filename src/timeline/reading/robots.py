"""What a site's ``robots.txt`` asks of programs (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from timeline.reading.addresses import WebAddress
from timeline.reading.rules import NAME

LARGEST = 512_000
"""Bytes of a ``robots.txt`` that are read; the standard asks for at least 500 KiB."""
PATH = "/robots.txt"


@dataclass(frozen=True, slots=True)
class Robots:
    """What one site asks; ``pause`` is the seconds it wants between two requests, 0 when it names none."""

    file: Protego | None
    pause: float = 0.0

    def allow(self, address: WebAddress) -> bool:
        """Whether an address of the site may be read."""
        return self.file is None or bool(self.file.can_fetch(str(address), NAME))


NOTHING_ASKED = Robots(None)
"""A site without the file."""


def robots(data: bytes) -> Robots:
    """What the content of the file asks of this program."""
    file = Protego.parse(data.decode("utf-8-sig", "replace"))
    rate = file.request_rate(NAME)
    pauses = (file.crawl_delay(NAME) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)
    return Robots(file, max(pauses))
