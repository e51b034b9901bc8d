"""What `timeline serve` checks before it starts, and what it hands to the server."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.cli.serving import url


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments the server is started with; it is not started."""
    given: list[str] = []
    monkeypatch.setattr("streamlit.web.cli.main", lambda arguments, **_: given.extend(arguments))
    return given


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_first_start_asks_nothing(handed: list[str]) -> None:
    """Streamlit would ask for an e-mail address, and wait for it."""
    result = CliRunner().invoke(main, ["serve", "--port", str(_free_port())])

    assert 0 == result.exit_code, result.output
    assert "--server.showEmailPrompt=false" in handed


def test_a_port_in_use_is_said(handed: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--address", "127.0.0.1", "--port", str(port)])

    assert 2 == result.exit_code
    assert f"Port {port} is in use" in result.output and "--port" in result.output
    assert not handed


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--port", "99999"], "not in the range"),
        (["--address", "300.1.1.1"], "there is no such address"),
        (["--address", "192.0.2.1"], "cannot listen there"),  # kept for documentation: nobody's
    ],
)
def test_where_it_cannot_listen(handed: list[str], asked: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["serve", *asked])

    assert (2, True) == (result.exit_code, said in result.output), result.output
    assert not handed


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("localhost", "http://localhost:8501"),
        ("0.0.0.0", "http://localhost:8501"),
        ("::", "http://localhost:8501"),
        ("::1", "http://[::1]:8501"),
        ("10.0.0.5", "http://10.0.0.5:8501"),
    ],
)
def test_where_a_browser_finds_the_app(address: str, expected: str) -> None:
    assert expected == url(address, 8501)
