"""Visits to a server on this computer: what is followed, what is refused, and that all of it ends."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from timeline.errors import ReadingError
from timeline.reading import fetching
from timeline.reading.visits import Met

from .local_web import RULES, LocalWeb, Route, bomb, names, serving, visitor


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with serving() as served:
        yield served


def test_a_page_and_what_is_said_of_it(web: LocalWeb) -> None:
    url = web.page("/a?b=1", "<p>Grüße</p>", ETag='"1"', Last_Modified="Tue, 03 May 2011 10:00:00 GMT")

    page = visitor().visit(url + "#part")

    assert page is not None
    assert (page.data.decode(), page.media_type, page.charset) == ("<p>Grüße</p>", "text/html", "utf-8")
    assert (page.met.etag, page.met.modified) == ('"1"', "Tue, 03 May 2011 10:00:00 GMT")
    path, headers = web.asked[-1]
    assert path == "/a?b=1"
    assert headers["user-agent"].startswith("timeline/")
    assert headers["host"] == f"127.0.0.1:{web.port}"


def test_packed_pages_are_unpacked(web: LocalWeb) -> None:
    two = gzip.compress(b"first ") + gzip.compress(b"second") + b"\x00\x00"
    web.routes["/"] = Route(two, headers={"Content-Encoding": "gzip"})

    page = visitor().visit(web.url())

    assert page is not None and page.data == b"first second"


def test_redirects_are_followed(web: LocalWeb) -> None:
    end = web.page("/end", "<p>there</p>")
    for number in range(5):
        web.redirect(f"/{number}", f"/{number + 1}" if number < 4 else end, status=301 + number % 2)

    page = visitor().visit(web.url("/0"))

    assert page is not None and str(page.address) == end


def test_a_redirect_to_another_host_is_looked_up_anew(web: LocalWeb) -> None:
    web.page("/end", "<p>there</p>")
    start = web.redirect("/start", web.url("/end", host="other.example"))

    page = visitor(resolve=names("other.example")).visit(start)

    assert page is not None and page.address.host == "other.example"
    assert web.asked[-1][1]["host"] == f"other.example:{web.port}"


@pytest.mark.parametrize(
    ("route", "problem"),
    [
        (Route(status=404), r"no such page \(404\); check"),
        (Route(status=410), "no such page"),
        (Route(status=403), r"does not show it to programs \(403\); save"),
        (Route(status=429), r"less often \(429\); run"),
        (Route(status=500), r"problem of its own \(500\); try"),
        (Route(status=204), "status 204 and no page"),
        (Route(status=302), "without naming it"),
        (Route(status=302, headers={"Location": "/again"}), "more than 5 times"),
        (Route(status=302, headers={"Location": "ftp://127.0.0.1/a"}), r"leads on to.*only http and https"),
        (Route(status=302, headers={"Location": "http://127.0.0.2/a"}), "private or local network"),
        (Route(status=302, headers={"Location": "http://[::1]/a"}), "private or local network"),
        (Route(b"", headers={"Content-Type": "text/html"}), "the page is empty"),
        (Route(b"x" * 100, drip=0.1), r"not all there after 1\.5 seconds"),
        (Route(b"late", hang=0.9), r"sent nothing for 0\.5 seconds"),
        (Route(b"short", headers={"Content-Length": "5000"}), "sent nothing|broke off"),
        (Route(b"x" * 3_000_000), "larger than 2 MB"),
        (Route(b"x", headers={"Content-Length": "3000000"}), "larger than 2 MB"),
        (Route(bomb(50), headers={"Content-Encoding": "gzip"}), "larger than 2 MB"),
        (Route(b"no gzip", headers={"Content-Encoding": "gzip"}), "compressed data is damaged"),
        (Route(gzip.compress(b"x")[:-9], headers={"Content-Encoding": "gzip"}), "broke off in the middle"),
        (Route(b"x", headers={"Content-Encoding": "br"}), "packed as “br”"),
    ],
)  # fmt: skip
def test_what_gives_no_page_is_a_sentence(web: LocalWeb, route: Route, problem: str) -> None:
    """Each ends in bounded time and memory, with what to do."""
    web.routes["/again"] = Route(status=302, headers={"Location": "/again"})
    web.routes["/"] = route
    begun = time.monotonic()

    with pytest.raises(ReadingError, match=problem) as caught:
        visitor(replace(RULES, largest=2_000_000)).visit(web.url())

    assert "; " in str(caught.value)
    assert time.monotonic() - begun < 10


def test_headers_a_byte_at_a_time_are_given_up() -> None:
    """No single read takes long, but the whole of it would."""
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/"

    def dripping() -> None:
        while True:
            try:
                client, _ = listening.accept()
                for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Filler: very long\r\n" * 100:
                    client.send(bytes([byte]))
                    time.sleep(0.05)
            except OSError:
                return

    import threading

    threading.Thread(target=dripping, daemon=True).start()
    try:
        with pytest.raises(ReadingError, match=r"not all there after 0\.6 seconds"):
            visitor(replace(RULES, total=0.6)).visit(url)
    finally:
        listening.close()


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9\r\n", b"\x00" * 50, b"HTTP/1.1 abc def\r\n\r\n"])
def test_what_does_not_speak_http_is_said(answer: bytes) -> None:
    listening = socket.create_server(("127.0.0.1", 0))

    def once() -> None:
        for _ in range(2):
            try:
                client, _ = listening.accept()
            except OSError:
                return  # the visitor gave up and the test closed the door
            client.recv(1000)
            client.sendall(answer)
            client.close()

    import threading

    threading.Thread(target=once, daemon=True).start()
    with listening, pytest.raises(ReadingError, match="broke off its answer"):
        visitor().visit(f"http://127.0.0.1:{listening.getsockname()[1]}/")


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    with pytest.raises(ReadingError, match="refused the connection"):
        visitor().visit(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433"])
def test_this_computer_is_not_asked_unless_a_setting_allows_it(web: LocalWeb, host: str) -> None:
    web.page("/", "<p>secret</p>")

    with pytest.raises(ReadingError, match="private or local network"):
        visitor(replace(RULES, allowed=())).visit(web.url(host=host))

    assert web.asked == []


def test_the_connection_goes_to_the_number_that_was_checked(web: LocalWeb) -> None:
    """A name that means another computer at the next look-up gains nothing by it."""
    web.page("/", "<p>public</p>")
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]])
    visit = visitor(resolve=lambda host, port: next(answers)).visit

    page = visit(web.url(host="rebinding.example"))

    assert page is not None and page.data == b"<p>public</p>"
    assert next(answers) == ["127.0.0.2"], "looked up once a request: robots.txt, page"
    with pytest.raises(ReadingError, match=r"127\.0\.0\.2"):
        visit(web.url("/other", host="rebinding.example"))


# -- TLS -----------------------------------------------------------------------------------------------


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[trustme.CA]:
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    fetching._trust.cache_clear()
    yield made
    fetching._trust.cache_clear()


def test_tls_checks_the_name_and_not_the_number(authority: trustme.CA) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)

    def wrap(server: object) -> None:
        server.socket = context.wrap_socket(server.socket, server_side=True)  # type: ignore[attr-defined]

    with serving(wrap) as web:
        web.page("/", "<p>safe</p>")
        visit = visitor(resolve=names("news.example", "other.example")).visit

        page = visit(web.url(host="news.example", scheme="https"))
        assert page is not None and page.data == b"<p>safe</p>"
        with pytest.raises(ReadingError, match=r"certificate of other\.example is not valid"):
            visit(web.url(host="other.example", scheme="https"))


def test_a_certificate_nobody_knows_is_refused() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("news.example").configure_cert(context)

    def wrap(server: object) -> None:
        server.socket = context.wrap_socket(server.socket, server_side=True)  # type: ignore[attr-defined]

    with (
        serving(wrap) as web,
        pytest.raises(ReadingError, match=r"certificate of news\.example is not valid"),
    ):
        visitor(resolve=names("news.example")).visit(web.url(host="news.example", scheme="https"))


def test_https_where_there_is_none(web: LocalWeb) -> None:
    with pytest.raises(ReadingError, match="http, not https"):
        visitor().visit(web.url(scheme="https"))


# -- politeness ----------------------------------------------------------------------------------------


def test_robots_are_asked_first_and_once(web: LocalWeb) -> None:
    web.routes["/robots.txt"] = Route(
        b"User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /\n"
    )
    web.page("/a", "a")
    web.page("/private/b", "b")
    web.redirect("/c", "/private/b")
    visitor_ = visitor()

    assert visitor_.visit(web.url("/a")) is not None
    for path in ("/private/b", "/c"):
        with pytest.raises(
            ReadingError, match=r"robots\.txt of 127\.0\.0\.1 asks programs not to read it; save"
        ):
            visitor_.visit(web.url(path))

    assert [path for path, _ in web.asked] == ["/robots.txt", "/a", "/c"]


@pytest.mark.parametrize(
    ("robots", "readable"),
    [
        (Route(status=404), True),
        (Route(status=403), True),
        (Route(status=500), False),
        (Route(status=429), False),
        (Route(b"User-agent: timeline\nDisallow: /"), False),
        (Route(b"User-agent: *\nDisallow: /*.html$"), True),
        (Route(b"User-agent: *\nDisallow: /\nAllow: /a$"), True),
        (Route(b"\xff\xfe\x00 no robots at all"), True),
        (Route(b"<html>a page that says 200 to everything</html>"), True),
        (Route(b"User-agent: *\nDisallow: /\n" + b"# filler\n" * 100_000), False),
        (Route(status=302, headers={"Location": "/robots2.txt"}), False),
        (Route(status=302, headers={"Location": "/robots.txt"}), True),
        (Route(status=302, headers={"Location": "http://192.168.0.1/robots.txt"}), False),
    ],
)
def test_what_robots_mean(web: LocalWeb, robots: Route, readable: bool) -> None:
    """Missing means that nothing is asked, out of order that nobody knows (RFC 9309)."""
    web.page("/a", "a")
    web.routes["/robots.txt"] = robots
    web.routes["/robots2.txt"] = Route(b"User-agent: *\nDisallow: /")

    try:
        visitor().visit(web.url("/a"))
        assert readable
    except ReadingError as error:
        assert not readable, error


@pytest.mark.parametrize(
    ("robots", "expected"),
    [(b"", 1.0), (b"User-agent: *\nCrawl-delay: 7", 7.0), (b"User-agent: *\nCrawl-delay: 86400", 30.0)],
)
def test_a_pause_between_two_pages_of_a_host(web: LocalWeb, robots: bytes, expected: float) -> None:
    web.routes["/robots.txt"] = Route(robots)
    waits: list[float] = []
    host = f"pause{web.port}.example"
    visit = visitor(
        replace(RULES, pause=1.0), resolve=names(host, f"elsewhere-{host}"), sleep=waits.append
    ).visit
    for path in ("/a", "/b"):
        web.page(path, "text")

    visit(web.url("/a", host=host))
    visit(web.url("/a", host=f"elsewhere-{host}"))
    assert waits == [] or max(waits) < 0.5
    waits.clear()
    visit(web.url("/b", host=host))

    assert waits[-1] == pytest.approx(expected, abs=0.5)


def test_a_host_that_does_not_answer_is_not_asked_for_ever(web: LocalWeb) -> None:
    web.routes["/slow"] = Route(b"late", hang=5)
    visit = visitor(replace(RULES, read=0.05)).visit
    web.page("/good", "good")

    for _ in range(3):
        with pytest.raises(ReadingError, match="sent nothing"):
            visit(web.url("/slow"))
    with pytest.raises(ReadingError, match="failed 3 times; run the same again"):
        visit(web.url("/good"))


def test_a_host_that_asks_for_peace_gets_it(web: LocalWeb) -> None:
    web.routes["/a"] = Route(status=503, headers={"Retry-After": "3600"})
    visit = visitor().visit

    with pytest.raises(ReadingError, match="503"):
        visit(web.url("/a"))
    with pytest.raises(ReadingError, match="asked to be left in peace"):
        visit(web.url("/b"))
    assert web.paths() == ["/a"]


def test_what_has_not_changed_is_not_sent_again(web: LocalWeb) -> None:
    def answer(headers: object) -> Route:
        same = headers.get("if-none-match") == '"1"'  # type: ignore[attr-defined]
        return Route(status=304) if same else Route(b"<p>new</p>", headers={"ETag": '"1"'})

    web.routes["/"] = answer
    first = visitor().visit(web.url())

    assert first is not None and first.met == Met('"1"')
    assert visitor().visit(web.url(), first.met) is None
    assert visitor().visit(web.url(), Met('"0"')) is not None
