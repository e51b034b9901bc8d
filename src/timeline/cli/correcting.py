"""`timeline correct` and `timeline corrections`: events put right, and what was decided about them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from timeline.cli.options import STORE_HELP, shipped_store


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--store", "store_path", help=STORE_HELP)
def correct(file: Path, store_path: str | None) -> None:
    """Take in corrections from FILE; they are kept in the store and hold in every later build.

    FILE is an event list that timeline export wrote as .csv or .xlsx, in which cells of the columns title,
    date, qualifier, type, status, countries, organisations, pairs, places and people were changed. In the
    column reviewed, “accepted” says that an event is right as it stands, “hidden” that it is none. Rows that
    were left alone or deleted change nothing. Or FILE holds the corrections of another store, .jsonl, as
    timeline corrections writes them.

    \b
    timeline export events.xlsx --store my.db
    timeline correct events.xlsx --store my.db
    """
    from timeline.correcting import apply
    from timeline.correction_files import read_corrections
    from timeline.correction_words import KIND_WORDS
    from timeline.store import EventStore

    target = store_path or shipped_store()
    with EventStore(target, read_only=True) as store:
        known = {each.id for each in store.corrections()}
        found = [each for each in read_corrections(file, store) if each.id not in known]
    kinds = Counter(KIND_WORDS[each.kind] for each in found)
    told = f" ({', '.join(f'{count} {kind}' for kind, count in kinds.items())})" if found else ""
    count = apply(target, found) if found else 0
    with EventStore(target, read_only=True) as store:
        events = store.count()
    click.echo(f"{count} corrections taken in{told}; {events} events in {target}", err=True)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--store", "store_path", help=STORE_HELP)
@click.option("--undo", "undone", metavar="ID", help="Take the correction of that id back.")
def corrections(file: Path | None, store_path: str | None, undone: str | None) -> None:
    """List what was decided about events, or write it to FILE as JSON Lines for another store.

    \b
    timeline corrections --store my.db
    timeline corrections mine.jsonl --store my.db
    timeline corrections --undo 0f3c… --store my.db
    """
    from timeline.correcting import undo
    from timeline.correction_files import write_corrections
    from timeline.correction_words import described
    from timeline.store import EventStore

    if file is not None and undone is not None:
        raise click.UsageError("give either a FILE or --undo")
    target = store_path or shipped_store()
    if undone is not None:
        undo(target, undone)
        click.echo(f"correction {undone} taken back", err=True)
        return
    with EventStore(target, read_only=True) as store:
        if file is not None:
            click.echo(f"{write_corrections(store, file)} corrections written to {file}", err=True)
            return
        kept = store.corrections()
        for each in kept:
            note = f" ({each.note})" if each.note else ""
            click.echo(f"{each.id}  {each.made:%Y-%m-%d %H:%M}  {described(each, store)}{note}")
        if not kept:
            click.echo(f"no corrections in {target}", err=True)
