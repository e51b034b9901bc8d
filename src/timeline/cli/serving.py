"""`timeline serve`: the app."""

from __future__ import annotations

import errno
import os
import socket
from typing import Final

import click

from timeline.cli.options import STORE_HELP, Failure

_LAST_PORT: Final = 65535


@click.command()
@click.option("--store", "store_path", help=STORE_HELP)
@click.option(
    "--port", type=click.IntRange(1, _LAST_PORT), default=8501, show_default=True, help="Port to serve on."
)
@click.option("--address", default="localhost", show_default=True, help="Address to serve on.")
@click.option("--headless", is_flag=True, help="Do not open a browser.")
@click.option(
    "--web/--no-web",
    default=None,
    help="Let visitors add documents by web address; by default only if nobody else can reach the app.",
)
@click.option(
    "--corrections/--no-corrections",
    default=None,
    help="Let visitors correct events; by default only if nobody else can reach the app.",
)
def serve(
    store_path: str | None,
    port: int,
    address: str,
    headless: bool,
    web: bool | None,
    corrections: bool | None,
) -> None:
    """Open the app in the browser."""
    from streamlit.web import cli as streamlit

    from timeline.chronologies import STORE_VARIABLE
    from timeline.dashboard import entry, theme
    from timeline.dashboard.web import CORRECTIONS_VARIABLE
    from timeline.reading.rules import WEB_VARIABLE
    from timeline.store import EventStore

    if store_path:
        with EventStore(store_path, read_only=True):
            os.environ[STORE_VARIABLE] = store_path
    _check_place(address, port)
    if web is not None:
        os.environ[WEB_VARIABLE] = "on" if web else "off"
    if corrections is not None:
        os.environ[CORRECTIONS_VARIABLE] = "on" if corrections else "off"
    arguments = [
        "run",
        str(entry.__file__),
        f"--server.port={port}",
        f"--server.address={address}",
        f"--server.headless={'true' if headless else 'false'}",
        *theme.flags(),
    ]
    click.echo(f"The app is at {url(address, port)}; Ctrl-C ends it.", err=True)
    streamlit.main(arguments, standalone_mode=True)


def url(address: str, port: int) -> str:
    """Where a browser finds an app that listens there."""
    everywhere = address in ("0.0.0.0", "::", "")
    host = "localhost" if everywhere else f"[{address}]" if ":" in address else address
    return f"http://{host}:{port}"


def _check_place(address: str, port: int) -> None:
    """Say what to do when the app cannot listen there, before the server says less."""
    try:
        places = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise Failure(
            f"--address {address}: there is no such address. Write localhost, an address of this computer, "
            "or 0.0.0.0 for all of them."
        ) from error
    problems: list[OSError] = []
    for family, kind, protocol, _, place in places:
        try:
            with socket.socket(family, kind, protocol) as probe:
                if os.name == "posix":  # what the server does, too: a port just left is free; not on Windows
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(place)
        except PermissionError as error:
            raise Failure(
                f"--port {port}: the system keeps it for itself. Choose one above 1023, such as 8501."
            ) from error
        except OSError as error:
            problems.append(error)
    if any(problem.errno == errno.EADDRINUSE for problem in problems):
        raise Failure(
            f"Port {port} is in use, perhaps by another timeline serve: open http://{address}:{port}, end "
            f"that one, or choose another with --port {port + 1 if port < _LAST_PORT else port - 1}."
        )
    if len(problems) == len(places):
        raise Failure(
            f"--address {address}: this computer cannot listen there ({problems[0].strerror}). Write "
            "localhost, an address of this computer, or 0.0.0.0 for all of them."
        )
