"""One request and its answer, bounded in time and size whatever the other side does.

The connection goes to the number that was checked, not to the name: between check and connection a
name could be given another number. TLS still checks the name.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from typing import Final

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse

from timeline.errors import ReadingError
from timeline.reading.addresses import WebAddress
from timeline.reading.rules import Rules

_ACCEPT: Final = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.8"
_PIECE: Final = 65_536
_TRIES: Final = 3
"""Numbers of one host that are tried before it counts as not answering."""
_UNPACKED: Final = frozenset({"", "identity"})
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_GZIP_BEGINS: Final = b"\x1f"


class Unanswered(ReadingError):
    """The host did not answer, or stopped in the middle."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; headers by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    data: bytes


def ask(
    address: WebAddress,
    numbers: Sequence[str],
    headers: Mapping[str, str],
    rules: Rules,
    deadline: float,
    *,
    cut_at: int | None = None,
) -> Answer:
    """The answer to one GET, no redirect followed.

    Args:
        numbers: Of the host, checked; tried in turn.
        deadline: By ``time.monotonic()``, when it has to be over.
        cut_at: Read so many bytes and leave the rest; without it a longer answer than the rules allow
            is an error.

    Raises:
        Unanswered: No connection, no TLS, too slow, or broken off.
        ReadingError: Too large, or packed in a way that is not known.
    """
    connection = _connected(address, numbers, rules, deadline)
    late = _Watch(connection, deadline)
    try:
        with _explained(address, rules, late):
            connection.request(
                "GET",
                address.target,
                headers={
                    "Host": address.site.partition("://")[2],
                    "User-Agent": rules.agent,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                    **headers,
                },
                preload_content=False,
                decode_content=False,
            )
            response = connection.getresponse()
            late.check()
            said = {name.lower(): value for name, value in response.headers.items()}
            most, cut = cut_at or rules.largest, cut_at is not None
            data = _content(response, said, most, cut, late) if 200 <= response.status < 300 else b""
            return Answer(response.status, said, data)
    finally:
        late.stop()
        connection.close()


class _Watch:
    """Breaks a connection off when its time is over: a server can send a byte now and then for ever."""

    def __init__(self, connection: HTTPConnection, deadline: float) -> None:
        self.over = False
        self._connection = connection
        self._timer = threading.Timer(max(0.0, deadline - time.monotonic()), self._break_off)
        self._timer.daemon = True
        self._timer.start()

    def check(self) -> None:
        """Raises:
        TimeoutError: The time is over; what was read is not whole.
        """
        if self.over:
            raise TimeoutError

    def stop(self) -> None:
        """The connection has ended by itself."""
        self._timer.cancel()

    def _break_off(self) -> None:
        self.over = True
        if self._connection.sock is not None:
            with suppress(OSError):  # the other side was faster
                # Of the plain socket: that of TLS would first take leave of a peer who may not listen.
                socket.socket.shutdown(self._connection.sock, socket.SHUT_RDWR)


def _connected(address: WebAddress, numbers: Sequence[str], rules: Rules, deadline: float) -> HTTPConnection:
    problem: Exception | None = None
    for number in numbers[:_TRIES]:
        seconds = min(rules.connect, deadline - time.monotonic())
        if seconds <= 0:
            break
        connection = _connection(address, number, seconds)
        try:
            connection.connect()
            connection.timeout = rules.read
            return connection
        except (NewConnectionError, ConnectTimeoutError, OSError, HTTPError) as error:
            connection.close()
            problem = error
            if isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError):
                break
    raise Unanswered(_no_connection(address, problem, rules)) from problem


def _connection(address: WebAddress, number: str, seconds: float) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=seconds)
    return HTTPSConnection(
        number, address.port, timeout=seconds, server_hostname=address.host, ssl_context=_trust()
    )


@cache
def _trust() -> ssl.SSLContext:
    """Trusts whom the system trusts, and the list of Mozilla: some systems come without one."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _no_connection(address: WebAddress, problem: Exception | None, rules: Rules) -> str:
    late = isinstance(problem, ConnectTimeoutError | TimeoutError)
    if problem is None or (late and not isinstance(problem, NewConnectionError)):
        return f"{address.host} did not answer within {rules.connect:g} seconds; try again later"
    causes = (problem, problem.__cause__)
    certificate = next((each for each in causes if isinstance(each, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return (
            f"the certificate of {address.host} is not valid ({certificate.verify_message}); "
            "check the address, or save the page in a browser and name the file"
        )
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return f"no secure connection to {address.host} was possible; check whether it is http, not https"
    return f"{address.host} refused the connection; check the address, or try again later"


@contextmanager
def _explained(address: WebAddress, rules: Rules, late: _Watch) -> Iterator[None]:
    """What goes wrong on the way as one sentence."""
    try:
        yield
    except (TimeoutError, ReadTimeoutError, OSError, HTTPError, HTTPException, ValueError) as error:
        if late.over:
            reason = (
                f"it was not all there after {rules.total:g} seconds; try again later, or name a saved copy"
            )
        elif isinstance(error, TimeoutError | ReadTimeoutError):
            reason = f"{address.host} sent nothing for {rules.read:g} seconds; try again later"
        else:
            reason = f"{address.host} broke off its answer ({type(error).__name__}); try again later"
        raise Unanswered(reason) from error


def _content(
    response: BaseHTTPResponse, headers: Mapping[str, str], most: int, cut: bool, late: _Watch
) -> bytes:
    """The body, unpacked."""
    packing = headers.get("content-encoding", "").strip().lower()
    if packing not in _UNPACKED | _GZIP:
        raise ReadingError(
            f"it is packed as “{packing}”, which was not asked for; save the page and name the file"
        )
    length = headers.get("content-length", "")
    if not cut and length.isdecimal() and int(length) > most:
        raise ReadingError(_too_large(most))
    unpack = _Unpacking() if packing in _GZIP else None
    data = bytearray()
    while piece := response.read1(_PIECE, decode_content=False):
        late.check()
        for part in unpack.parts(piece) if unpack else (piece,):
            data += part
            if len(data) > most:
                if cut:
                    return bytes(data[:most])
                raise ReadingError(_too_large(most))
    late.check()
    if unpack and not unpack.finished:
        raise Unanswered("the answer broke off in the middle; try again later")
    return bytes(data)


def _too_large(most: int) -> str:
    return f"it is larger than {most / 1_000_000:,.0f} MB; download it and name the file"


class _Unpacking:
    """Unpacks gzip as it comes, a bounded piece at a time: a few bytes can stand for very many."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=31)
        self._begun = False

    @property
    def finished(self) -> bool:
        return self._stream.eof or not self._begun

    def parts(self, piece: bytes) -> Iterator[bytes]:
        """What a piece holds, in parts of bounded size.

        Raises:
            Unanswered: It is no gzip.
        """
        try:
            while piece:
                self._begun = True
                if self._stream.eof:
                    if not piece.startswith(_GZIP_BEGINS):
                        return  # padding, which other programs pass over as well
                    self._stream = zlib.decompressobj(wbits=31)
                yield self._stream.decompress(piece, _PIECE)
                piece = self._stream.unconsumed_tail or self._stream.unused_data
        except zlib.error as error:
            raise Unanswered("its compressed data is damaged; try again later") from error
