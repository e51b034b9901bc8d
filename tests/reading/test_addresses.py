"""Web addresses: how they are spelled, and which computers may be asked."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ReadingError
from timeline.reading.addresses import is_address, may_be_asked, network, numbers, web_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://Example.ORG", "https://example.org/"),
        (" https://example.org/a/../b?q=1#part ", "https://example.org/b?q=1"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
    ],
)
def test_one_spelling(text: str, expected: str) -> None:
    assert str(web_address(text)) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://example.org", "only http and https"),
        ("https://", "no host"),
        ("https:///a", "no host"),
        ("https://user:secret@example.org/", "user name"),
        ("https://example.org/a b", "space"),
        ("https://example.org/a\r\nHost: other", "space"),
        ("https://example.org:99999/", "no web address"),
        ("https://[::1/", "no web address"),
        ("https://example.org/" + "a" * 3000, "longer than"),
    ],
)
def test_what_is_no_address_of_the_web_is_said(text: str, problem: str) -> None:
    with pytest.raises(ReadingError, match=problem):
        web_address(text)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_reading_error(text: str) -> None:
    for tried in (text, f"https://{text}", f"http://example.org/{text}"):
        try:
            address = web_address(tried)
        except ReadingError:
            continue
        assert address.scheme in {"http", "https"} and address.host
        assert web_address(str(address)) == address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", True), ("ftp://example.org", True), ("HTTP://a", True),
        ("a/b.txt", False), ("C://a", False), ("notes: a://b", False), ("", False), ("://", False),
    ],
)  # fmt: skip
def test_told_from_a_file(text: str, expected: bool) -> None:
    assert is_address(text) is expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep their secrets
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("no number", False),
    ],
)
def test_only_public_numbers_may_be_asked(number: str, expected: bool) -> None:
    assert may_be_asked(number) is expected


def test_a_network_that_is_allowed_may_be_asked() -> None:
    allowed = [network("10.0.0.0/8"), network("127.0.0.1"), network("fd00::/8")]

    assert may_be_asked("10.9.9.9", allowed) and may_be_asked("127.0.0.1", allowed)
    assert may_be_asked("fd12::1", allowed) and may_be_asked("::ffff:10.0.0.1", allowed)
    assert not may_be_asked("127.0.0.2", allowed) and not may_be_asked("192.168.0.1", allowed)
    with pytest.raises(ReadingError, match="no network"):
        network("10.0.0.0/99")


def test_one_private_number_among_public_ones_is_enough_to_refuse() -> None:
    address = web_address("https://example.org/")

    with pytest.raises(ReadingError, match=r"private or local network \(10\.0\.0\.1\)"):
        numbers(address, (), 1.0, lambda host, port: ["93.184.216.34", "10.0.0.1"])


def test_a_look_up_that_hangs_is_given_up() -> None:
    with pytest.raises(ReadingError, match="took too long"):
        numbers(web_address("https://example.org/"), (), 0.05, lambda host, port: time.sleep(5) or [])


def test_a_host_that_nobody_knows_is_named() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    with pytest.raises(ReadingError, match=r"there is no host example\.org"):
        numbers(web_address("https://example.org/"), (), 1.0, nobody)
