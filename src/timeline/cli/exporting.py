"""`timeline export`: events, relations or documents as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from timeline.cli.options import STORE_HELP, Day, counted, shipped_store
from timeline.records import EVENT_TYPES, PRECISIONS, STATUSES


@click.command()
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
@click.option(
    "--precision", "precisions", multiple=True, help=f"How exact the date is: {', '.join(PRECISIONS)}."
)
@click.option(
    "--sources",
    "min_sources",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Told by at least N documents; copies of one article count once.",
)
@click.option("--text", help="Words in the title or the evidence.")
@click.option(
    "--reviewed/--not-reviewed",
    default=None,
    help="Only events that someone accepted or edited; only others.",
)
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
    precisions: tuple[str, ...],
    min_sources: int,
    text: str | None,
    reviewed: bool | None,
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
        pair=pair,
        actors=actors,
        types=types,
        statuses=statuses,
        precisions=precisions,
        since=since,
        until=until,
        text=text,
        min_sources=min_sources,
        reviewed=reviewed,
    )
    if documents and period is not None:
        raise click.UsageError("give either --documents or --relations")
    with EventStore(store_path or shipped_store(), read_only=True) as store:
        if documents:
            count, what = export_documents(store, query, file, format_, top), "document"
        elif period is not None:
            if top is not None:
                raise click.UsageError("--relations counts all events; leave out --top.")
            count, what = export_relations(store, query, file, period, format_), "period"
        else:
            count, what = write(store, query, file, format_, top), "event"
    click.echo(f"{counted(count, what)} written to {file}", err=True)
