"""The quarter or year that a business report is about: what its "a year earlier" looks back from."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.language.times.calendar import Moment


@dataclass(slots=True)
class Reporting:
    """Which period the figures told of belong to.

    Attributes:
        quarter: The quarter reported on; one still ahead, or only forecast, is none.
        by_year: Figures for a year, or for its first months, were told since.
    """

    quarter: Moment | None = None
    by_year: bool = False

    def told(self, moment: Moment, today: Moment | None, *, explicit: bool) -> None:
        """Remembers a quarter, or that figures of a year are told now."""
        if moment.unit == "Y":
            self.by_year = self.by_year or not explicit
        if moment.unit != "Q":
            return
        self.by_year = False
        this = today.widened("Q") if today else None
        if self.quarter is None:
            if this is None or moment.number <= this.number:
                self.quarter = moment
            return
        latest = max(self.quarter.number, this.number - 1) if this else moment.number
        if self.quarter.number <= moment.number <= latest:
            self.quarter = moment

    def spanned(self, unit: str, count: float | None) -> None:
        """Remembers that figures of "the nine months" or "the year" are told now."""
        if (unit == "M" and count in (6, 9, 12)) or (unit == "Y" and count == 1):
            self.by_year = True

    @property
    def year_before(self) -> Moment | None:
        """The quarter or year a year before the one reported on; None outside business reports."""
        if self.quarter is None:
            return None
        return Moment("Y", self.quarter.year - 1) if self.by_year else self.quarter.shifted(-4)
