"""What the commands share: days and models as people name them, and errors as one plain sentence."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from datetime import date
from pathlib import Path
from typing import Any, Literal

import click

from timeline.errors import DateError, TimelineError
from timeline.progress import progress

READERS = ("dateparser", "dateutil", "docx", "htmldate", "openpyxl", "pypdfium2", "trafilatura")
"""Libraries that warn of what is odd in a file."""

STORE_HELP = "The store: a file, or the URL of a database. By default the chronology that ships."


def quieten_libraries() -> None:
    """What libraries think of a file is said by our own message, which names the file and what to do.

    Someone who asks Python for warnings (``-W``, ``PYTHONWARNINGS``) sees them.
    """
    for name in READERS:
        if not sys.warnoptions:
            warnings.filterwarnings("ignore", module=rf"{name}(\.|$)")
        logging.getLogger(name).setLevel(logging.CRITICAL)


def counted(count: int, one: str) -> str:
    """``1 event``, ``1204 events``: without marks between thousands, for scripts that read it."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


class Failure(click.ClickException):
    """What the user can put right, as one plain sentence."""

    exit_code = 2


class Commands(click.Group):
    """Shows a `TimelineError` as one plain sentence, with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TimelineError as error:
            raise Failure(str(error)) from error
        except BrokenPipeError:
            # the reader of our output has gone ("timeline annotate ... | head"): nothing is left to do
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise Failure(
                f"{where}{error.strerror or error}. Check the place and its permissions, then try again."
            ) from error


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date as people type it."""

    name = "date"

    def __init__(self, edge: Literal["start", "end", "only"]) -> None:
        self.edge = edge

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from timeline.typed_dates import typed_date

        try:
            span = typed_date(str(value))
        except DateError as error:
            self.fail(str(error), param, ctx)
        if self.edge == "only" and span.start != span.end:
            self.fail(f"“{value}” names more than one day; write the day, like {span.start}", param, ctx)
        return span.end if self.edge == "end" else span.start


def _choose_model(ctx: click.Context, param: click.Parameter, name: str | None) -> None:
    """Make a named language model the one that reads, here and in the processes started from here."""
    if name:
        from timeline.language.syntax.models import VARIABLE, load_model

        load_model(name)
        os.environ[VARIABLE] = name


model_option = click.option(
    "--model",
    envvar="TIMELINE_MODEL",
    expose_value=False,
    callback=_choose_model,
    help="A spaCy model to read with, such as en_core_web_md: a package or a folder.",
)


def shipped_store() -> str | Path:
    """The store of the chronology that ships, extracted first if need be."""
    from timeline import chronologies

    if chronologies.must_be_built():
        click.echo("Extracting the chronology that ships ...", err=True)
        with progress() as tell:
            chronologies.build_shipped(tell)
    return chronologies.shipped().store
