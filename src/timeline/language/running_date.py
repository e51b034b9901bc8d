"""The date that a paragraph's story has reached, for sentences that name none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.edtf import month_span, year_span
from timeline.language.candidates import DatedSpan, usable
from timeline.records import TimeSpan


@dataclass(frozen=True, slots=True)
class RunningDate:
    """The date that a paragraph's story has reached, for sentences that name none.

    The very next sentence keeps a day; later ones, and any after a month, are only "some time around then":
    the month or year that holds it.
    """

    span: TimeSpan | None = None
    text: str | None = None
    age: int = 0

    def after(self, dates: Sequence[DatedSpan]) -> RunningDate:
        """The running date once a sentence with these time expressions has been read."""
        named = [d.time for d in dates if d.time.span and d.time.type != "DURATION" and usable(d)]
        if named:
            return RunningDate(named[-1].span, named[-1].text)
        if (
            self.span is None
            or self.age >= CARRIED_SENTENCES
            or self.span.precision not in ("day", "month", "year")
        ):
            return RunningDate()
        start = self.span.start
        if self.span.precision == "day" and self.age:
            return RunningDate(month_span(start.year, start.month), self.text, self.age + 1)
        if self.span.precision == "month" and not self.age:
            return RunningDate(year_span(start.year), self.text, self.age + 1)
        return replace(self, age=self.age + 1)


CARRIED_SENTENCES = 3
"""How far a date is carried within its paragraph."""
