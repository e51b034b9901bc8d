"""`timeline build`: read sources into a store, once or for as long as they change."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from timeline.cli.options import Day, counted, model_option
from timeline.errors import ClusterError, StoreError
from timeline.progress import progress

if TYPE_CHECKING:
    from timeline.build import BuildReport


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--published", type=Day("only"), help="Publication date of documents that have none of their own."
)
@click.option("--store", "store_path", default="timeline.db", show_default=True, help="The store to add to.")
@click.option("--workers", type=click.IntRange(0), help="Processes to read with; by default one a core.")
@click.option(
    "--cluster",
    envvar="TIMELINE_CLUSTER",
    metavar="ADDRESS",
    help="Read on a Dask cluster: the address of its scheduler, or the scheduler's file.",
)
@click.option(
    "--allow-network",
    "networks",
    multiple=True,
    metavar="NETWORK",
    help="A private network whose addresses may be fetched, such as 10.0.0.0/8. May be repeated.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    callback=lambda ctx, param, given: _columns(given),
    help="What a table's column holds, where its name does not tell: text=Body. May be repeated.",
)
@click.option(
    "--watch", is_flag=True, help="Then wait, and read what is new or changed in the folders, until Ctrl-C."
)
@click.option("--forget", is_flag=True, help="With --watch: take out what is deleted from the folders.")
@model_option
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def build(
    sources: tuple[str, ...],
    published: date | None,
    store_path: str,
    workers: int | None,
    cluster: str | None,
    networks: tuple[str, ...],
    columns: dict[str, str],
    watch: bool,
    forget: bool,
    quiet: bool,
) -> None:
    """Read SOURCES and add their events to a store.

    A source is a folder or a file: text, Markdown, HTML, PDF, Word, OpenDocument, RTF, EPUB or an e-mail; a
    table (CSV, TSV, JSON, JSONL, XLSX, Parquet) with a column for the text, or for the path of a file, and
    optionally for id, publication date, title and source; or an archive of all these (zip, tar, gz). Columns
    are told by their names or by --column. Relative paths count from the table's folder. A text may begin
    with front matter that gives the same.

    A source may also be a web address: of a page, a file, an RSS or Atom feed. A list of addresses is a
    .urls or .txt file with one a line, or a manifest with a column "url". Pages are fetched one at a time,
    as each site's robots.txt allows.

    Run it again after adding files: only what is new or changed is read. A file that cannot be read is
    reported and skipped; the exit code is then 1. It is 2 when nothing could be done at all.

    \b
    timeline build report.txt --published 2019-05-05
    timeline build articles/ manifest.csv --store my.db
    timeline build dump.xlsx --column text=Volltext --column published=Tag
    timeline build https://example.org/feed.xml pages.urls
    timeline build articles/ --store my.db --watch
    timeline build articles/ --store my.db --cluster tcp://10.0.0.5:8786
    """
    from timeline.build import build as run
    from timeline.reading.addresses import network
    from timeline.reading.rules import rules_set, web_is_on

    rules = rules_set(allowed=tuple(map(network, networks))) if web_is_on() else None

    def read(only: frozenset[Path] | None = None) -> BuildReport:
        named = sources if only is None else tuple(map(str, folders))
        with progress(quiet=quiet or only is not None) as tell:
            return run(list(named), store_path, published, workers, tell, rules, columns, only, cluster)

    folders = [Path(source).resolve() for source in sources if "://" not in source and Path(source).is_dir()]
    given = click.get_current_context().get_parameter_source("cluster")
    if workers is not None and given is ParameterSource.ENVIRONMENT:
        cluster = None  # what is typed goes before what is set
    if cluster and workers is not None:
        raise click.UsageError("--workers reads here and --cluster elsewhere; name one of them.")
    if forget and not watch:
        raise click.UsageError("--forget belongs to --watch; timeline remove takes single sources out.")
    if watch:
        if not folders:
            raise click.UsageError("--watch needs a folder; files and addresses are read once.")
        _watch(folders, store_path, read, forget)
        return
    report = read()
    _tell(report, store_path)
    if report.unreadable:
        sys.exit(1)


def _watch(
    folders: list[Path], store_path: str, read: Callable[[frozenset[Path] | None], BuildReport], forget: bool
) -> None:
    """Read all sources, then what is new or changed in the folders, until the user ends it."""
    from timeline.build import store_files
    from timeline.removal import forget_files, read_from
    from timeline.watching import watched

    shown = ", ".join(map(str, folders))
    begun, late = False, frozenset[Path]()
    try:
        for changes in watched(folders, store_files(store_path)):
            if not begun:
                _tell(read(None), store_path)
                click.echo(f"watching {shown}; Ctrl-C ends it", err=True)
                begun = True
            late |= changes.changed
            if changes.changed:
                try:
                    report = read(late)
                except (StoreError, ClusterError) as error:
                    click.echo(f"{error} What changed is read with the next change.", err=True)
                    continue
                late = frozenset()
                if report.read or report.removed or report.unreadable:
                    _tell(report, store_path)
            gone = read_from(store_path, changes.gone)
            if forget and gone:
                forget_files(store_path, gone)
            what = "taken out" if forget else "what it told stays, timeline remove takes it out"
            for path in gone:
                click.echo(f"gone: {path}; {what}", err=True)
    except KeyboardInterrupt:
        click.echo("watching ended; what was read is stored, and a later build goes on from there", err=True)


def _tell(report: BuildReport, store_path: str) -> None:
    """Say what a build did."""
    for item in report.unreadable:
        click.echo(f"skipped {item.name}: {item.reason}", err=True)
    summary = f"{counted(report.read, 'document')} read, {report.skipped} already there"
    if report.removed:
        summary += f", {report.removed} replaced"
    click.echo(f"{summary}; {counted(report.events, 'event')} in {store_path}", err=True)
    if report.estimated_documents:
        click.echo(
            f"publication date not stated in {counted(report.estimated_documents, 'document')}: a month is "
            "inferred from what is told, and marked so. Give the day with --published, front matter, a "
            "manifest or timeline date.",
            err=True,
        )
    if report.undated_documents:
        click.echo(
            f"no publication date in {counted(report.undated_documents, 'document')}: dates such as “last "
            "week” stay open there. Give one with --published, front matter, a manifest or timeline date.",
            err=True,
        )
    if report.language_note:
        click.echo(report.language_note, err=True)
    if report.unreadable:
        click.echo(f"{len(report.unreadable)} could not be read", err=True)


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    """What ``--column`` says: field -> column."""
    from timeline.reading.columns import FIELDS

    columns: dict[str, str] = {}
    for each in given:
        field, equals, name = each.partition("=")
        field = "published" if field.strip() == "date" else field
        if field.strip() not in FIELDS or not equals or not name.strip():
            raise click.BadParameter(f"“{each}”: write FIELD=NAME; fields are {', '.join(FIELDS)}")
        columns[field.strip()] = name.strip()
    return columns
