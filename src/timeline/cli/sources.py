"""`timeline remove` and `timeline date`: what a store holds, put right."""

from __future__ import annotations

from datetime import date

import click

from timeline.cli.options import Day, counted, model_option


@click.command()
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
    stays = f"; {counted(report.kept, 'document')} found elsewhere too kept" if report.kept else ""
    click.echo(
        f"{counted(report.removed, 'document')} removed{stays}; "
        f"{counted(report.after, 'event')} in {store_path}, "
        f"{report.before} before",
        err=True,
    )


@click.command(name="date")
@click.argument("document")
@click.argument("published", metavar="[DATE]", type=Day("only"), required=False)
@click.option("--reset", is_flag=True, help="Go back to what the document itself says, or allows to argue.")
@click.option("--store", "store_path", default="timeline.db", show_default=True, help="The store it is in.")
@model_option
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
    click.echo(
        f"“{name}”: {now}{origin}, {was} before; {counted(done.events, 'event')} in {store_path}", err=True
    )
