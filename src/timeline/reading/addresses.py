"""Web addresses: what one names, and which computers may be asked for it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from timeline.errors import ReadingError

Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], list[str]]
"""Host and port to the numbers of the computers that answer for it."""

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 2_000
_TRANSLATED: Final = ip_network("64:ff9b::/96")
"""IPv6 numbers that stand for IPv4 ones (RFC 6052)."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address, spelled one way.

    Attributes:
        host: A name in ASCII, or a number without brackets.
        target: Path and query, as a request names them.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one ``robots.txt`` is for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def __str__(self) -> str:
        return self.site + self.target


def is_address(text: str) -> bool:
    """Whether something that a user names is an address of any kind, and no file."""
    scheme, parted, _ = text.strip().partition("://")
    return bool(parted) and len(scheme) > 1 and scheme.isalpha() and scheme.isascii()


def web_address(text: str) -> WebAddress:
    """The address that a text spells, without its fragment.

    Raises:
        ReadingError: It is none of the web, or cannot be asked for.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise ReadingError(f"the address is longer than {_LONGEST:,} characters; check how it was copied")
    if any(character.isspace() or not character.isprintable() for character in text):
        raise ReadingError(
            "there is a space in the address; write it as the browser shows it, %20 for a space"
        )
    try:
        url = parse_url(text)
    except (LocationParseError, ValueError) as error:
        raise ReadingError("this is no web address; write it like https://example.org/page") from error
    scheme = (url.scheme or "").lower()
    if scheme not in _PORTS:
        raise ReadingError("only http and https addresses are fetched; download it and name the file")
    if url.auth:
        raise ReadingError(
            "the address holds a user name; leave it out, or save the page in a browser and name the file"
        )
    host = (url.host or "").strip("[]").rstrip(".").lower()
    if not host or "%" in host:
        raise ReadingError("the address names no host; write it like https://example.org/page")
    return WebAddress(scheme, host, url.port or _PORTS[scheme], _target(url.path, url.query))


def _target(path: str | None, query: str | None) -> str:
    return (path or "/") + (f"?{query}" if query is not None else "")


def numbers(address: WebAddress, allowed: Sequence[Network], seconds: float, resolve: Resolve) -> list[str]:
    """The numbers to connect to: looked up once, each of them public or in a network that is allowed.

    Raises:
        ReadingError: The host is not known, or one of its numbers must not be asked.
    """
    found = _within(seconds, resolve, address.host, address.port)
    for number in found:
        if not may_be_asked(number, allowed):
            raise ReadingError(
                f"{address.host} is a computer of a private or local network ({number}), which is not asked; "
                "if you trust the address, allow its network (--allow-network)"
            )
    return found


def may_be_asked(number: str, allowed: Sequence[Network] = ()) -> bool:
    """Whether a number, and each that it stands for, is public or lies in a network that is allowed."""
    try:
        whole = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    return all(
        (each.is_global and not each.is_multicast and not each.is_reserved)
        or any(each in network for network in allowed)
        for each in _meant(whole)
    )


def _meant(number: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The number, or what it is another spelling of; of a tunnel, both ends."""
    if isinstance(number, IPv4Address):
        return [number]
    if number.ipv4_mapped:
        return [number.ipv4_mapped]
    if number in _TRANSLATED:
        return [IPv4Address(int(number) & 0xFFFFFFFF)]
    if number.sixtofour:
        return [number, number.sixtofour]
    if number.teredo:
        return [number, *number.teredo]
    return [number]


def looked_up(host: str, port: int) -> list[str]:
    """The numbers of a host, in the order the system prefers.

    Raises:
        OSError: It has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> list[str]:
    """Looks a host up, but waits no longer than this: the system has no time limit for it."""
    found: list[str] = []
    failed: list[Exception] = []

    def look() -> None:
        try:
            found.extend(resolve(host, port))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = threading.Thread(target=look, name="timeline-look-up", daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise ReadingError(f"looking up {host} took too long; check your network and try again")
    if failed or not found:
        raise ReadingError(f"there is no host {host}; check the spelling and your network") from (
            failed[0] if failed else None
        )
    return found


def network(text: str) -> Network:
    """A network as people write it: ``10.0.0.0/8``, or one number.

    Raises:
        ReadingError: It is none.
    """
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise ReadingError(f"“{text}” is no network; write it like 10.0.0.0/8 or 127.0.0.1") from error
