"""Time expressions: found, resolved against publication day and context, written as TIMEX3 or EDTF."""

from timeline.language.times.finder import find_times
from timeline.language.times.ranges import merge_ranges
from timeline.language.times.values import timex_span

__all__ = ["find_times", "merge_ranges", "timex_span"]
