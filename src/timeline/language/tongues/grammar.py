"""Which rows of tokens name a time: one pattern a rule, over the letters of `tokens`, for all languages.

A language that has no word of a kind never matches what needs it. Where several rules match at one place the
first of them counts.
"""

from __future__ import annotations

import re
from typing import Final

_YEAR = r"(?:[,l]?(?P<year>4)(?:[NG]?y|N)?|[,l]?i?y(?P<year_after>4))"
_OF_YEAR = r"(?:l?i?(?P<shift>r)y|l?i?y(?P<shift_after>r)|l?(?P<compound>s))"
_TAIL = rf"(?:{_YEAR}|{_OF_YEAR})"
_LED = r"(?:4y?(?:'w)?|s|ry)"  # "2018 baharında", "2018'in üçüncü çeyreği", "去年春天", "geçen yıl martta"
_PART = r"(?:i?pl?i?)"
_UNIT = r"[uUyYQ]"
_COUNT = r"(?:nn?|[29#])"
_MARK = r"(?:[NG]|\.)?"
_WEEKDAY = r"[Dd]h?"

RULES: Final[dict[str, str]] = {
    "iso": r"4-2-2",
    "year_first": r"4(?:/2/|\.2\.)2",
    "figures": r"2(?:\.2\.|/2/|-2-)(?:4|[29])",
    "chinese_day": r"(?:4y|s)?(?P<month>[2n])K(?P<day>[2n])J(?:D|_D_)?",
    "day_of_month": r"s?(?P<day>2)J",
    "two_days": rf"(?:{_WEEKDAY},?i?)?(?P<first>2){_MARK}(?P<between>[-wilbk])i?"
    rf"(?P<day>2){_MARK}l?(?P<month>M){_TAIL}?",
    "day": rf"(?:{_WEEKDAY},?l?i?)?r?u?(?P<day>[2o]){_MARK}l?(?P<month>M)(?:{_TAIL}|r(?![yu]))?"
    rf"(?:{_WEEKDAY})?",
    "chinese_month": r"(?:4y|s)?(?P<month>[2n])KP?",
    "quarter": rf"{_PART}?i?{_LED}?(?P<ordinal>[o2n]){_MARK}Q{_TAIL}?|{_LED}?X",
    "chinese_decade": r"(?:(?P<century>2)C|s)?(?P<tens>[249n])EP?",
    "century": rf"{_PART}?i?(?:[L2]{_MARK}u|uL|2C)P?",
    "decade": rf"{_PART}?i?(?:[249]G[yY]?|Y'?[249]|eY?|Y[en]|ul?i?[249ne])P?",
    "season": rf"{_PART}?i?(?:r[SV]|[SV]r(?![yu])|[SV]{_TAIL}|{_LED}[SV])|{_PART}?i?S|iV",
    "month": rf"{_PART}?i?(?:ul)?(?:rM|Mr(?![yu])|M{_TAIL}|{_LED}Mu?|Mu?)P?",
    "half_year": r"[ab]g?nH|n?HA|kH|n?HB|n?H",
    "ago": rf"ag?{_COUNT}{_UNIT}|(?:g?{_COUNT})?{_UNIT}g?A",
    "ahead": rf"[bk]g?{_COUNT}{_UNIT}|k{_UNIT}|g?{_COUNT}{_UNIT}g?B",
    "stretch": rf"i?(?:[rR]{_COUNT}{_UNIT}|{_COUNT}(?:[rR]{_UNIT}|{_UNIT}[rR])|R{_UNIT}|{_UNIT}R|r[UY])",
    "unit": rf"{_PART}?i?(?:r[uyQ]|[uyQ]r)P?",
    "weekday_of_week": r"s(?P<weekday>[nJ])",
    "weekday": rf"i?r{_WEEKDAY}|i?[Dd]r(?![yu])|Dh?|dh",
    "part_of_unit": rf"{_PART}[uy]|[uyK]P|Z",
    "duration": rf"{_COUNT}{_UNIT}",
    "weekend": r"i?u",
    "compound": rf"{_PART}?s[PZ]?",
    "day_word": r"t",
    "reference": r"x",
    "two_years": r"Y?(?P<first>4)-(?P<second>4)[yY]?",
    "year": rf"{_PART}?(?:i?[yY])?4(?:[NG]?y|N)?[PZ]?|4'wyP?",
}
"""Rule to its pattern, in the order in which they are tried."""

_NAMED: Final = re.compile(r"\?P<\w+>")

SINGLE: Final[dict[str, re.Pattern[str]]] = {name: re.compile(pattern) for name, pattern in RULES.items()}
"""Each rule by itself, with the names of its parts."""

MASTER: Final = re.compile(
    "|".join(f"(?P<r_{name}>{_NAMED.sub('?:', pattern)})" for name, pattern in RULES.items())
)
"""All rules at once; ``lastgroup`` says which one matched."""
