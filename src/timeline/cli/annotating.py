"""`timeline annotate`: what is found in each document, as a stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import IO, Any, NoReturn

import click
from tqdm import tqdm

from timeline.cli.options import model_option
from timeline.errors import DateError, ReadingError


@click.command()
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
@model_option
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
