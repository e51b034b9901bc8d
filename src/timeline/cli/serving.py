"""`timeline serve`: the app."""

from __future__ import annotations

import os

import click

from timeline.cli.options import STORE_HELP


@click.command()
@click.option("--store", "store_path", help=STORE_HELP)
@click.option("--port", default=8501, show_default=True, help="Port to serve on.")
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
    streamlit.main(arguments, standalone_mode=True)
