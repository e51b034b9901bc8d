"""Markdown: a chronology to read, year by year, with evidence; texts of documents are shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO, Final

from timeline.export.record import Told, label
from timeline.export.years import by_year
from timeline.reference import actor_name

_SPECIAL: Final = re.compile(
    r"[\\`*_\[\]<>#|~$]"  # what starts a mark anywhere in a line
    r"|&(?=#?\w+;)"  # character references
    r"|:(?=[\w+-]+[:\[{])"  # emoji and directives
    r"|(?<=\w):(?=//)|(?<=[wW]{3})\.|@(?=\w)"  # addresses that are made links unasked
)
_AT_START: Final = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(text: str) -> str:
    """Text on one line that Markdown shows to the letter."""
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)


def write(events: Iterable[Told], stream: BinaryIO, heading: str) -> int:
    """Write the events; how many there were."""
    _put(stream, f"# {escaped(heading)}\n")
    written = 0
    for year, of_year in by_year(events):
        _put(stream, f"\n## {year}\n\n")
        for told in of_year:
            _put(stream, _entry(told))
            written += 1
    if not written:
        _put(stream, "\nNo events.\n")
    return written


def _entry(told: Told) -> str:
    event = told.event
    day = " ".join(filter(None, [event.qualifier, event.span.edtf if event.span else None]))
    who = ", ".join(actor_name(code) for code in (*event.countries, *event.organisations))
    kind = label(event) if event.status == "happened" else f"{label(event)} ({event.status})"
    lines = [
        f"- {f'**{escaped(day)}** ' if day else ''}{escaped(event.title)}  ",
        f"  {escaped(' · '.join(filter(None, [kind, who])))}",
    ]
    if told.evidence:
        lines += ["", f"  > {escaped(told.evidence)}"]
    lines += ["", f"  {escaped('; '.join(_citations(told)))}", ""] if told.documents else [""]
    return "\n".join(lines) + "\n"


def _citations(told: Told) -> list[str]:
    names = zip(told.document_names(), told.documents.values(), strict=True)
    return [f"{name} ({row.published.isoformat()})" if row.published else name for name, row in names]


def _put(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "replace"))
