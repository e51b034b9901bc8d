"""The reading of each grammar rule: what a matched stretch of tokens names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.language.times.hits import Draft, Hit, Read
from timeline.language.times.read_clock_ranges import read_clock_range
from timeline.language.times.read_clocks import read_clock, read_clock_in, read_clock_on, read_hours_clock
from timeline.language.times.read_counts import read_ago, read_shift, read_unit_shift, read_vague_shift
from timeline.language.times.read_dates import (
    read_dashed,
    read_day_list,
    read_day_only,
    read_fiscal,
    read_iso,
    read_month,
    read_month_day,
    read_month_pair,
    read_short_year,
    read_year,
    read_year_pair,
)
from timeline.language.times.read_days import (
    read_deictic,
    read_part,
    read_part_day,
    read_part_of,
    read_this_part,
    read_weekday,
    read_weekday_week,
)
from timeline.language.times.read_eras import (
    read_ad,
    read_anno,
    read_bc,
    read_day_bc,
    read_decade_bc,
    read_month_bc,
)
from timeline.language.times.read_lengths import (
    read_count_span,
    read_duration,
    read_span_count,
    read_stage,
    read_unit_long,
    read_units,
)
from timeline.language.times.read_names import read_named
from timeline.language.times.read_periods import (
    read_climate,
    read_decade,
    read_of_unit,
    read_period,
    read_recent,
    read_reference,
    read_relative,
    read_season,
    read_the_past,
    read_the_unit,
    read_year_end,
)
from timeline.language.times.read_quarters import (
    read_before_last,
    read_last_of,
    read_ordinal_pair,
    read_quarter,
    read_quarter_after,
    read_quarter_of_year,
    read_unit_year_ago,
    read_week_number,
    read_year_ago,
    read_year_quarter,
)
from timeline.language.times.read_sets import (
    read_frequency,
    read_occasions,
    read_set,
    read_set_day,
    read_weekday_set,
)
from timeline.language.times.read_spoken_clocks import read_spoken_clock

READ: Final[dict[str, Read]] = {
    "iso": read_iso,
    "dashed": read_dashed,
    "day_only": read_day_only,
    "ad": read_ad,
    "set_day": read_set_day,
    "occasions": read_occasions,
    "week_number": read_week_number,
    "before_last": read_before_last,
    "clock_on": read_clock_on,
    "part_of": read_part_of,
    "clock_in": read_clock_in,
    "clock": read_clock,
    "clock_range": read_clock_range,
    "clock_until": read_clock_range,
    "hours_clock": read_hours_clock,
    "spoken_clock": read_spoken_clock,
    "day_list_after": read_day_list,
    "day_list_before": read_day_list,
    "month_day": read_month_day,
    "day_month": read_month_day,
    "month": read_month,
    "month_pair": read_month_pair,
    "part_day": read_part_day,
    "deictic": read_deictic,
    "weekday_set": read_weekday_set,
    "weekday": read_weekday,
    "weekday_week": read_weekday_week,
    "this_part": read_this_part,
    "bc": read_bc,
    "quarter": read_quarter,
    "ordinal_pair": read_ordinal_pair,
    "quarter_after": read_quarter_after,
    "quarter_of_year": read_quarter_of_year,
    "last_of": read_last_of,
    "unit_year_ago": read_unit_year_ago,
    "season": read_season,
    "decade": read_decade,
    "ago": read_ago,
    "shift": read_shift,
    "unit_shift": read_unit_shift,
    "year_ago": read_year_ago,
    "span_count": read_span_count,
    "count_span": read_count_span,
    "stage": read_stage,
    "vague_shift": read_vague_shift,
    "climate": read_climate,
    "duration": read_duration,
    "relative": read_relative,
    "set": read_set,
    "frequency": read_frequency,
    "fiscal": read_fiscal,
    "year_end": read_year_end,
    "month_bc": read_month_bc,
    "day_bc": read_day_bc,
    "decade_bc": read_decade_bc,
    "year_quarter": read_year_quarter,
    "the_past": read_the_past,
    "period": read_period,
    "year_pair": read_year_pair,
    "year": read_year,
    "short_year": read_short_year,
    "anno": read_anno,
    "named": read_named,
    "of_unit": read_of_unit,
    "recent": read_recent,
    "the_unit": read_the_unit,
    "unit_long": read_unit_long,
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
