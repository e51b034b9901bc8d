"""The commands: build, remove, date, correct, corrections, export, annotate, serve."""

from __future__ import annotations

import click

from timeline import __version__
from timeline.cli.annotating import annotate
from timeline.cli.building import build
from timeline.cli.correcting import correct, corrections
from timeline.cli.exporting import export
from timeline.cli.options import Commands, quieten_libraries
from timeline.cli.serving import serve
from timeline.cli.sources import date_, remove


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
    timeline correct events.csv --store my.db          take in what was put right in that table
    """
    quieten_libraries()


for command in (build, remove, date_, correct, corrections, export, annotate, serve):
    main.add_command(command)
