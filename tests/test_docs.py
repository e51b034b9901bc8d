"""The documents leave out nothing that people meet, and no link in them leads nowhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click
import pytest

from timeline.annotation import mention_record, time_record
from timeline.chronologies import HOME_VARIABLE, STORE_VARIABLE
from timeline.cli import main
from timeline.dashboard.view import View, to_params
from timeline.edtf import day_span
from timeline.export import DOCUMENT_COLUMNS, DOCUMENT_FORMATS, FORMATS
from timeline.export.record import COLUMNS, Told, nested
from timeline.reading.formats import READERS
from timeline.reading.rules import NETWORKS_VARIABLE, WEB_VARIABLE
from timeline.records import EVENT_TYPES, PRECISIONS, STATUSES, Event, Mention, OtherDate, TimeExpression
from timeline.store.query import Query

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "src/timeline/reference/README.md"])
GUIDE, FORMAT, HOW = (ROOT / "docs" / f"{name}.md" for name in ("user-guide", "data-format", "how-it-works"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
SNIPPET = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def code(text: str) -> set[str]:
    """Everything that is written as code in a line."""
    return set(re.findall(r"`([^`\n]+)`", text))


def section(document: Path, heading: str) -> str:
    """A document from a heading to the next of the same level or above."""
    level = heading.split(" ")[0]
    found = re.search(
        rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)",
        document.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    assert found, f"{document.name} has no heading {heading!r}"
    return found[1]


def anchors(document: Path) -> set[str]:
    """What a link into a document can name: its headings as GitHub spells them."""
    prose = re.sub(r"^```.*?^```", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands() -> list[tuple[str, click.Command]]:
    assert isinstance(main, click.Group)
    return list(main.commands.items())


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_and_option_is_in_the_user_guide(name: str, command: click.Command) -> None:
    told = section(GUIDE, f"### timeline {name}")
    written = {part for each in code(told) for part in re.split(r"[,\s]+", each)}
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert set(parameter.opts) <= written, f"timeline {name}: {parameter.opts}"


def an_event() -> Told:
    """An event in which no field is empty."""
    span = day_span(date(2019, 4, 25))
    mention = Mention(
        "m", "d", 0, 9, "A sentence.", 0, "A title", "CONSULT", span=span, pairs=(("RUS", "PRK"),)
    )
    event = Event(
        "m", "A title", "CONSULT", "happened", (mention,), span, other_dates=(OtherDate("2019", ("d",)),)
    )
    return Told(event, {})


def test_every_field_of_an_exported_event_is_in_the_data_format() -> None:
    fields = nested(an_event())
    told = code(section(FORMAT, "## Events"))
    assert set(fields) <= told
    assert set(fields["mentions"][0]) <= told
    assert set(DOCUMENT_COLUMNS) <= code(section(FORMAT, "## Documents"))
    assert set(COLUMNS) <= told | code(section(FORMAT, "## Tables: CSV and XLSX"))


def test_every_field_of_annotate_is_in_the_data_format() -> None:
    told = code(section(FORMAT, "## annotate"))
    time = TimeExpression(0, 8, "mid-2019", "DATE", "2019", mod="MID")
    mention = an_event().event.mentions[0]
    assert {"id", "times", "mentions"} | set(time_record(time)) | set(mention_record(mention)) <= told


def test_every_type_status_and_precision_is_in_the_data_format() -> None:
    types = section(FORMAT, "## Types")
    for name, label in EVENT_TYPES.items():
        assert f"| `{name}` | {label} |" in types
    assert set(STATUSES) <= code(section(FORMAT, "## Statuses"))
    assert set(PRECISIONS) <= code(section(FORMAT, "## Dates and their precision"))


def test_every_format_is_in_the_user_guide() -> None:
    written = code(section(GUIDE, "### timeline export"))
    assert {one.suffix for one in FORMATS.values()} <= written
    assert {f"--format {name}" for name, one in FORMATS.items() if one.ending} <= written
    assert {f".{name}" for name in DOCUMENT_FORMATS} <= written
    assert set(READERS) <= code(section(GUIDE, "## Documents: files, front matter, manifests"))


def test_every_parameter_of_a_link_and_every_variable_is_in_the_user_guide() -> None:
    query = Query(
        ("RUS", "PRK"),
        (),
        ("AGREE",),
        ("denied",),
        ("day",),
        date(2019, 1, 1),
        date(2020, 1, 1),
        "rail",
        2,
        "d",
    )
    params = to_params(View("Mine", query, "m", "type", 16, 2))
    assert set(params) <= code(section(GUIDE, "### Links"))
    variables = {HOME_VARIABLE, STORE_VARIABLE, WEB_VARIABLE, NETWORKS_VARIABLE}
    assert variables <= code(section(GUIDE, "## Chronologies and where they are"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{document.name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{document.name}: {link}"


def test_every_reference_table_is_named_in_its_readme() -> None:
    folder = ROOT / "src/timeline/reference"
    told = code((folder / "README.md").read_text("utf-8"))
    assert {table.name for table in folder.glob("*.csv")} <= told


@pytest.mark.parametrize("snippet", SNIPPET.findall(HOW.read_text("utf-8")))
def test_the_examples_in_python_run(snippet: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(snippet, str(HOW), "exec"), {})
    assert capsys.readouterr().out
