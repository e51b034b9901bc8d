"""The reading of each grammar rule: what a matched stretch of tokens names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.language.times.hits import Draft, Hit, Read
from timeline.language.times.read_counts import (
    read_ago,
    read_duration,
    read_frequency,
    read_set,
    read_shift,
    read_span_count,
    read_unit_shift,
    read_units,
    read_year_ago,
)
from timeline.language.times.read_dates import (
    read_anno,
    read_bc,
    read_day_list,
    read_decade_bc,
    read_fiscal,
    read_iso,
    read_month,
    read_month_bc,
    read_month_day,
    read_year,
    read_year_pair,
)
from timeline.language.times.read_days import (
    read_clock,
    read_clock_on,
    read_deictic,
    read_part,
    read_part_day,
    read_part_of,
    read_this_part,
    read_weekday,
    read_weekday_set,
)
from timeline.language.times.read_names import read_named
from timeline.language.times.read_periods import (
    read_decade,
    read_of_unit,
    read_period,
    read_quarter,
    read_quarter_after,
    read_recent,
    read_reference,
    read_relative,
    read_season,
    read_the_past,
    read_the_unit,
    read_year_end,
    read_year_quarter,
)

READ: Final[dict[str, Read]] = {
    "iso": read_iso,
    "clock_on": read_clock_on,
    "part_of": read_part_of,
    "clock": read_clock,
    "day_list_after": read_day_list,
    "day_list_before": read_day_list,
    "month_day": read_month_day,
    "day_month": read_month_day,
    "month": read_month,
    "part_day": read_part_day,
    "deictic": read_deictic,
    "weekday_set": read_weekday_set,
    "weekday": read_weekday,
    "this_part": read_this_part,
    "bc": read_bc,
    "quarter": read_quarter,
    "quarter_after": read_quarter_after,
    "season": read_season,
    "decade": read_decade,
    "ago": read_ago,
    "shift": read_shift,
    "unit_shift": read_unit_shift,
    "year_ago": read_year_ago,
    "span_count": read_span_count,
    "duration": read_duration,
    "relative": read_relative,
    "set": read_set,
    "frequency": read_frequency,
    "fiscal": read_fiscal,
    "year_end": read_year_end,
    "month_bc": read_month_bc,
    "decade_bc": read_decade_bc,
    "year_quarter": read_year_quarter,
    "the_past": read_the_past,
    "period": read_period,
    "year_pair": read_year_pair,
    "year": read_year,
    "anno": read_anno,
    "named": read_named,
    "of_unit": read_of_unit,
    "recent": read_recent,
    "the_unit": read_the_unit,
    "units": read_units,
    "reference": read_reference,
    "part": read_part,
}


def readings(hit: Hit, rule: str) -> Iterator[Draft]:
    """What a match says, in order."""
    result = READ[rule](hit)
    if isinstance(result, Draft):
        yield result
    elif result:
        yield from result
