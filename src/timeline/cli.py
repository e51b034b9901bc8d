"""The commands: build, remove, date, export, annotate, serve."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, NoReturn

import click
from tqdm import tqdm

from timeline import __version__
from timeline.errors import DateError, ReadingError, StoreError, TimelineError
from timeline.records import EVENT_TYPES, STATUSES

if TYPE_CHECKING:
    from timeline.build import BuildReport

STORE_HELP = "The store: a file, or the URL of a database. By default the chronology that ships."


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


_model_option = click.option(
    "--model",
    envvar="TIMELINE_MODEL",
    expose_value=False,
    callback=_choose_model,
    help="A spaCy model to read with, such as en_core_web_md: a package or a folder.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Read news, analysis and reports, and build a chronology.

    \b
    timeline serve                                     open the app on the chronology that ships
    timeline build articles/ --store my.db             read a folder into a store
    timeline date a.txt 2019-05-05 --store my.db       say when an article was published
    timeline remove articles/b.txt --store my.db       take an article out again
    timeline export events.csv --store my.db           write its events as a table
    timeline export kim.md --pair RUS-PRK --from 2019  only some of them
    """


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--published", type=Day("only"), help="Publication date of documents that have none of their own."
)
@click.option("--store", "store_path", default="timeline.db", show_default=True, help="The store to add to.")
@click.option("--workers", type=click.IntRange(0), help="Processes to read with; by default one a core.")
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
@_model_option
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def build(
    sources: tuple[str, ...],
    published: date | None,
    store_path: str,
    workers: int | None,
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
    """
    from timeline.build import build as run
    from timeline.reading.addresses import network
    from timeline.reading.rules import rules_set, web_is_on

    rules = rules_set(allowed=tuple(map(network, networks))) if web_is_on() else None

    def read(only: frozenset[Path] | None = None) -> BuildReport:
        named = sources if only is None else tuple(map(str, folders))
        with tqdm(unit=" documents", disable=quiet or only is not None or None, file=sys.stderr) as bar:

            def progress(done: int, total: int | None, name: str) -> None:
                bar.set_postfix_str(name[:50], refresh=False)
                bar.update(done - bar.n)

            return run(list(named), store_path, published, workers, progress, rules, columns, only)

    folders = [Path(source).resolve() for source in sources if "://" not in source and Path(source).is_dir()]
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
                except StoreError as error:
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
    summary = f"{report.read} documents read, {report.skipped} already there"
    if report.removed:
        summary += f", {report.removed} replaced"
    click.echo(f"{summary}; {report.events} events in {store_path}", err=True)
    if report.estimated_documents:
        click.echo(
            f"{report.estimated_documents} documents do not say when they were published; their texts speak "
            "for a month, which is marked as not stated. Give the day with --published, front matter or a "
            "manifest, or with timeline date.",
            err=True,
        )
    if report.undated_documents:
        click.echo(
            f"{report.undated_documents} documents have no publication date: dates such as “last week” "
            "stay open in them. Give one with --published, front matter, a manifest or timeline date.",
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


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--store", "store_path", default="timeline.db", show_default=True, help="The store to take them out of."
)
def remove(sources: tuple[str, ...], store_path: str) -> None:
    """Take SOURCES out of a store, with the events that nothing else tells of.

    A source is a document's id, a file or folder as it was read, a URL, or a URL that ends in a slash, which
    stands for all below it. An article that was also found elsewhere stays. Files on disk are left alone: a
    build that names them reads them again. The publication date that you decided for a document is kept, in
    case it comes back.

    \b
    timeline remove articles/rumour.txt --store my.db
    timeline remove https://example.org/news/ articles/old --store my.db
    """
    from timeline.removal import remove as run

    report = run(store_path, sources)
    stays = f"; {report.kept} stay, which were found elsewhere too" if report.kept else ""
    click.echo(
        f"{report.removed} documents removed{stays}; {report.after} events in {store_path}, "
        f"{report.before} before",
        err=True,
    )


@main.command(name="date")
@click.argument("document")
@click.argument("published", metavar="[DATE]", type=Day("only"), required=False)
@click.option("--reset", is_flag=True, help="Go back to what the document itself says, or allows to argue.")
@click.option("--store", "store_path", default="timeline.db", show_default=True, help="The store it is in.")
@_model_option
def date_(document: str, published: date | None, reset: bool, store_path: str) -> None:
    """Say when DOCUMENT was published, whatever it says itself.

    DOCUMENT is its id, the file it was read from or its URL. Dates that count from it, such as “last week”,
    move with it. What you decide is kept in the store and holds in every later build.

    \b
    timeline date articles/undated.txt 2019-05-05 --store my.db
    timeline date articles/undated.txt --reset --store my.db
    """
    from timeline.deciding import overrule

    if (published is None) != reset:
        raise click.UsageError("give either a DATE, such as 2019-05-05, or --reset")
    done = overrule(store_path, document, published)
    row = done.document
    name = row.title or row.path or row.url or row.id
    now = row.published.isoformat() if row.published else "no publication date"
    if not done.changed:
        click.echo(f"“{name}”: {now}, as before", err=True)
        return
    origin = f" (from {row.published_from})" if row.published and reset else ""
    was = done.was.isoformat() if done.was else "none"
    click.echo(f"“{name}”: {now}{origin}, {was} before; {done.events} events in {store_path}", err=True)


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--store", "store_path", help=STORE_HELP)
@click.option(
    "--pair", help="Two actors that take part together: RUS-PRK, NATO-RUS, or “Russia-North Korea”."
)
@click.option(
    "--actor", "actors", multiple=True, help="Takes part: a code or a name. May be repeated: all do."
)
@click.option(
    "--from", "since", type=Day("start"), help="On or after this date (2019, 2019-04, “April 2019”)."
)
@click.option("--to", "until", type=Day("end"), help="On or before this date.")
@click.option("--type", "types", multiple=True, help=f"Event type: {', '.join(EVENT_TYPES)}.")
@click.option("--status", "statuses", multiple=True, help=f"Status: {', '.join(STATUSES)}.")
@click.option("--text", help="Words in the title or the evidence.")
@click.option("--top", type=click.IntRange(1), metavar="N", help="Only the N most salient: the key events.")
@click.option(
    "--relations",
    "period",
    type=click.Choice(["year", "quarter", "month"]),
    help="Not the events, but the balance of cooperation and conflict of their country pairs by period.",
)
@click.option(
    "--documents",
    is_flag=True,
    help="Not the events, but the documents: all, or those that tell of the events asked for.",
)
@click.option(
    "--format",
    "format_",
    help="By default from the suffix: csv, jsonl, json, xlsx, parquet, ics, md, html; or timelinejs.",
)
def export(
    file: Path,
    store_path: str | None,
    pair: str | None,
    actors: tuple[str, ...],
    since: date | None,
    until: date | None,
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    text: str | None,
    top: int | None,
    period: Literal["year", "quarter", "month"] | None,
    documents: bool,
    format_: str | None,
) -> None:
    """Write events to FILE: .csv, .jsonl, .json, .xlsx, .parquet, .ics, .md or .html, by its suffix.

    --format timelinejs writes the JSON of TimelineJS. --documents writes the texts that the offsets of
    mentions count in, as .jsonl, .csv or .parquet.

    \b
    timeline export events.xlsx
    timeline export talks.csv --pair RUS-PRK --type CONSULT --from 2019 --status happened
    timeline export key.md --top 30
    timeline export relations.csv --pair RUS-UKR --relations year
    timeline export documents.jsonl --documents
    """
    from timeline.export import export as write
    from timeline.export import export_documents, export_relations
    from timeline.store import EventStore
    from timeline.store.query import query_from_words

    query = query_from_words(
        pair=pair, actors=actors, types=types, statuses=statuses, since=since, until=until, text=text
    )
    if documents and period is not None:
        raise click.UsageError("give either --documents or --relations")
    with EventStore(store_path or _shipped_store(), read_only=True) as store:
        if documents:
            count, what = export_documents(store, query, file, format_, top), "documents"
        elif period is not None:
            if top is not None:
                raise click.UsageError("--relations counts all events; leave out --top.")
            count, what = export_relations(store, query, file, period, format_), "periods"
        else:
            count, what = write(store, query, file, format_, top), "events"
    click.echo(f"{count} {what} written to {file}", err=True)


@main.command()
@click.argument(
    "source", type=click.File("r", encoding="utf-8", errors="surrogateescape"), metavar="IN.jsonl"
)
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8"), default="-", help="By default standard output."
)
@click.option("--times-only", is_flag=True, help="Only time expressions, which is faster.")
@click.option(
    "--explain",
    is_flag=True,
    help="Say of each mention why: the words behind its type, actors, date, status.",
)
@_model_option
def annotate(source: IO[str], output: IO[str], times_only: bool, explain: bool) -> None:
    """Time expressions and mentions of each document, nothing stored.

    IN.jsonl (or - for standard input) has one object a line: {"id", "text", "published"?, "title"?}. One
    object a line comes out, in the same order: {"id", "language", "times": [...], "mentions": [...]}. A line
    that cannot be read is named and ends it, with exit code 2.
    """
    from timeline.annotation import annotated

    for number, record in tqdm(_records(source), unit=" documents", disable=None, file=sys.stderr):
        try:
            line = json.dumps(annotated(record, times_only, explain), ensure_ascii=False)
        except DateError as error:
            raise ReadingError(f"{source.name}, line {number}: published: {error}") from error
        output.write(_whole_characters(line) + "\n")


def _records(source: IO[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        if line != _whole_characters(line):
            _bad_line(source.name, number, "not UTF-8")
        try:
            record = json.loads(line.removeprefix("\ufeff"))
        except json.JSONDecodeError as error:
            _bad_line(source.name, number, f"no JSON ({error.msg})")
        except (ValueError, RecursionError) as error:
            _bad_line(source.name, number, f"no JSON that can be read ({error})")
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            _bad_line(source.name, number, 'no object with a "text"')
        if not isinstance(record.get("title"), str | None):
            _bad_line(source.name, number, 'its "title" is no string')
        record.setdefault("id", str(number))
        for name in ("id", "text", "title"):
            if isinstance(record.get(name), str):
                record[name] = _whole_characters(record[name])
        yield number, record


def _whole_characters(text: str) -> str:
    """The text with "?" for each half of a character, which no file and no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _bad_line(name: str, number: int, problem: str) -> NoReturn:
    raise ReadingError(
        f'{name}, line {number}: {problem}. Write one object a line: {{"id": ..., "text": ...}}'
    )


@main.command()
@click.option("--store", "store_path", help=STORE_HELP)
@click.option("--port", default=8501, show_default=True, help="Port to serve on.")
@click.option("--address", default="localhost", show_default=True, help="Address to serve on.")
@click.option("--headless", is_flag=True, help="Do not open a browser.")
@click.option(
    "--web/--no-web",
    default=None,
    help="Let visitors add documents by web address; by default only if nobody else can reach the app.",
)
def serve(store_path: str | None, port: int, address: str, headless: bool, web: bool | None) -> None:
    """Open the app in the browser."""
    from streamlit.web import cli as streamlit

    from timeline.chronologies import STORE_VARIABLE
    from timeline.dashboard import entry, theme
    from timeline.reading.rules import WEB_VARIABLE
    from timeline.store import EventStore

    if store_path:
        with EventStore(store_path, read_only=True):
            os.environ[STORE_VARIABLE] = store_path
    if web is not None:
        os.environ[WEB_VARIABLE] = "on" if web else "off"
    arguments = [
        "run",
        str(entry.__file__),
        f"--server.port={port}",
        f"--server.address={address}",
        f"--server.headless={'true' if headless else 'false'}",
        *theme.flags(),
    ]
    streamlit.main(arguments, standalone_mode=True)


def _shipped_store() -> str | Path:
    """The store of the chronology that ships, extracted first if need be."""
    from timeline import chronologies

    if chronologies.must_be_built():
        click.echo("Extracting the chronology that ships ...", err=True)
        with tqdm(unit=" documents", disable=None, file=sys.stderr) as bar:

            def progress(done: int, total: int | None, name: str) -> None:
                bar.total = total
                bar.update(done - bar.n)

            chronologies.build_shipped(progress)
    return chronologies.shipped().store
