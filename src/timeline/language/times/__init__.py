"""Time expressions: found, resolved against publication day and context, written as TIMEX3 or EDTF."""

from timeline.language.times.finder import find_times
from timeline.language.times.ranges import merge_ranges

__all__ = ["find_times", "merge_ranges"]
