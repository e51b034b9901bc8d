"""A web on this computer: one server on the loopback network, and routes that tests fill."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from timeline.reading.rules import Rules
from timeline.reading.visits import Web

LOOPBACK = (ip_network("127.0.0.1"),)
RULES = Rules(allowed=LOOPBACK, connect=2, read=0.5, total=1.5, pause=0)


@dataclass(frozen=True)
class Route:
    """What the server answers; ``drip`` sends a byte at a time with so many seconds between."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: float = 0.0
    hang: float = 0.0


@dataclass
class LocalWeb:
    """Routes by path, and the requests that came, as path and headers."""

    port: int = 0
    routes: dict[str, Route | Callable[[Mapping[str, str]], Route]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def page(self, path: str, html: str | bytes, **headers: str) -> str:
        """Serves a web page, and gives its address."""
        body = html.encode() if isinstance(html, str) else html
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.routes[path] = Route(body, headers={"Content-Type": "text/html; charset=utf-8"} | said)
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        self.routes[path] = Route(status=status, headers={"Location": to})
        return self.url(path)

    def paths(self) -> list[str]:
        """What was asked for, without the ``robots.txt``."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(wrap: Callable[[ThreadingHTTPServer], None] = lambda server: None) -> Iterator[LocalWeb]:
    """A server as long as the block lasts."""
    web = LocalWeb()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            web.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            found = web.routes.get(self.path, Route(b"not here", 404))
            route = found(web.asked[-1][1]) if callable(found) else found
            time.sleep(route.hang)
            self.send_response(route.status)
            for name, value in route.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in route.headers:
                self.send_header("Content-Length", str(len(route.body)))
            self.end_headers()
            if not route.drip:
                self.wfile.write(route.body)
                return
            for byte in route.body:
                self.wfile.write(bytes([byte]))
                time.sleep(route.drip)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError):  # the client went away, as it should
                super().handle()

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    wrap(server)
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()


def names(*hosts: str, to: str = "127.0.0.1") -> Callable[[str, int], list[str]]:
    """A look-up that knows these hosts, and numbers."""

    def resolve(host: str, port: int) -> list[str]:
        if host in hosts:
            return [to]
        if host.replace(".", "").isdigit():
            return [host]
        raise OSError(f"no {host}")

    return resolve


def visitor(rules: Rules = RULES, **changes: object) -> Web:
    return Web(rules, **changes)  # type: ignore[arg-type]


def bomb(megabytes: int) -> bytes:
    """So many megabytes of zeros, packed."""
    return gzip.compress(bytes(1_000_000)) * megabytes
