"""The grammar of English time expressions over token classes (one letter a token, vocabulary.CLASSES).

Beyond those: Y year number, d day number 1-31, n other number, o "21st", E "1990s", T "10:35", Q "Q3",
I ISO date, N "25.04.2019", A named day, X other word; ``- , / . & '`` marks,
¶ a new paragraph, _ the rest of a phrase.
Rules are tried in order at each place, so the longer reading comes first.
"""

from __future__ import annotations

import re
from typing import Final

_NUM = r"(?:h_*a|hat?|a?h(?=-?[Uuj])|s_*|a(?=-?[Uuj])|a?(?:[dnY](?:-?w){0,6}|w(?:-?w|&w){0,6})(?:&ah)?)"
_APPROX = r"(?:q_*){0,2}s?"
_COUNTED = rf"(?P<num>{_NUM})(?:j_*)?-?(?P<unit>[Uu])(?P<half>&ah)?"
_LENGTH = _APPROX + _COUNTED
_REL = r"(?:[lxHR]_*|R_*H)"
_YEAR = r"(?:,?F?t?f?Y(?![Uu])|,?F?t?" + _REL + "U)"
_CLOCK = r"(?:[Tdn]m(?:z_*)?|[TnY]z_*|[dw]z_*|T)"
_MOD = r"(?P<mod>t?e_*-?(?:it?)?|t?b_*(?:Ft?|-))?"
_TO = r"(?:-|&|>|\||/|,&?)"

RULES: Final[tuple[tuple[str, str], ...]] = (
    ("iso", r"I|N"),
    ("dashed", r"(?P<day>d)-(?P<month>M)-(?P<year>Y)"),
    (
        "clock_on",
        rf"(?P<clock>{_CLOCK}|(?:e_*-?)?P),?(?:(?P<on>(?:{_REL})?W|D_*)(?![P_])(?!,M[do])|(?:W,?)?(?P<month>M)"
        rf"(?P<dom>[do])(?P<year>{_YEAR})?)",
    ),
    (
        "part_of",
        rf"(?P<part>t?(?:e_*-?)?P(?:u|)F)(?P<rest>(?:W,?)?"
        rf"(?:M[do](?:[-/>]t?[do])?{_YEAR}?|t?[do](?:[-/>]t?[do])?F?M{_YEAR}?|t?{_REL}U)|W)",
    ),
    ("clock_in", r"(?P<clock>T|[dw](?:z_*)?)itP"),
    ("hours_clock", r"[nY]u"),
    ("clock_range", r"(?P<from>(?:T|[dw])m?)(?:-|>|&)(?P<to>(?:T|[dw])(?:mz_*|m|z_*|itP))"),
    ("clock_until", r"(?P<from>T|[dw]m)(?:-|>|&)(?P<to>T|P)"),
    ("clock", _CLOCK),
    (
        "day_list_after",
        rf"(?:W,?)?(?P<month>M)t?(?P<days>[do](?:{_TO}t?[do](?![Uumjz/])){{1,6}})"
        rf"(?P<year>{_YEAR})?",
    ),
    ("day_list_before", rf"(?P<days>t?[do](?:{_TO}t?[do]){{1,6}})F?(?P<month>M)(?P<year>{_YEAR})?"),
    (
        "day_bc",
        r"(?:W,?)?(?:(?P<month>M)t?(?P<day>[do])|t?(?P<day_first>[do])F?(?P<month_last>M)),?(?P<year>[dnY])B",
    ),
    ("month_bc", rf"{_MOD}t?(?P<unit>[MS])F?,?(?P<year>[dnY])B"),
    ("decade_bc", rf"{_MOD}t?(?P<decade>E)B"),
    (
        "month_day",
        rf"(?P<week>t?UF)?{_MOD}(?P<rel>H?{_REL})?(?:W,?)?(?P<month>M)(?:Ft?)?t?(?P<day>[do]|(?:w-?)?O(?=[,.¶;Y&]|$))"
        rf"(?P<year>{_YEAR})?(?![-]?[uU](?!F))",
    ),
    (
        "day_month",
        rf"(?P<week>t?UF)?{_MOD}(?:W,?)?t?(?P<day>[do]|(?:w-?)?O(?=F))F?(?P<month>M)(?P<year>{_YEAR})?",
    ),
    ("month_pair", rf"(?P<one>M)(?:-|>|&)(?P<two>M)(?!,?[doYJ]|-Y|{_YEAR})"),
    ("short_year", r"(?P<month>[MS])?J"),
    ("month", rf"{_MOD}(?P<rel>t?(?:H?{_REL}))?(?P<month>M)(?P<year>{_YEAR}|-Y(?!-))?"),
    ("part_day", r"(?P<mod>e_*-?)?(?P<rel>t?(?:[lxHR]_*){1,2})?(?P<day>W|D(?!_))-?(?P<part>P)"),
    ("weekday_week", r"(?P<day>W|D(?!_))(?P<unit>U)(?![-F])"),
    ("deictic", rf"{_MOD}(?P<word>D_*)"),
    ("set_day", r"v_*(?:(?P<month>M)(?P<day>[do])|(?P<day2>[do])F?(?P<month2>M))(?!,?Y)"),
    ("weekday_set", r"v_*[WMPS]"),
    ("weekday", rf"{_MOD}(?P<rel>t?(?:H?{_REL}))?(?P<day>W)"),
    ("this_part", rf"(?P<mod>t?e_*-?)?t?(?P<rel>{_REL})(?P<part>P)"),
    ("ad", r"(?P<year>[dnY])G"),
    ("bc", r"t?(?:(?P<first>[dnY])(?:-|>|&))?(?P<last>[dnY]|[oO]-?U)B"),
    (
        "last_of",
        rf"t(?P<nth>[lLOo])(?P<unit>U)(?=F(?:M|t?f?Y|t?{_REL}U))F(?P<month>M)?(?P<year>{_YEAR})?",
    ),
    (
        "ordinal_pair",
        rf"t?(?P<one>(?:w-?)?[oO])(?:-|&|>)t?(?P<two>(?:w-?)?[oO])-?(?P<unit>U)(?:(?P<era>B)|(?P<year>{_YEAR}))?",
    ),
    (
        "quarter",
        rf"{_MOD}t?f?(?P<nth>(?:w-?)?[oO])-?(?P<unit>U)(?P<year>{_YEAR}|it?f?Y)?|(?P<q>Q)"
        rf"(?P<qyear>{_YEAR}|/Y|J)?|(?P<yearq>Y)(?P<q2>Q)",
    ),
    (
        "spoken_clock",
        r"(?:h|a?(?P<quarter>U)|(?P<minutes>[dw](?:-?w)?(?:u(?=l))?))(?P<way>l|>)(?P<hour>[dw])(?!-)"
        r"(?P<rest>mz_*|m|z_*|itP)?",
    ),
    ("quarter_after", rf"(?:(?P<year>t?{_REL}f?U|t?f?Y)'?)(?P<nth>O)-?(?P<unit>U)"),
    ("quarter_of_year", r"t?(?P<year>lU|f?Y)'(?P<noun>[Up])(?![a-z])"),
    ("season", rf"{_MOD}t?(?P<rel>H?{_REL})?(?P<season>S)(?P<year>{_YEAR}|-Y)?(?P<next>[-/][dnY])?"),
    ("decade", rf"{_MOD}t?(?P<decade>E)"),
    (
        "unit_year_ago",
        r"(?:t(?:R_*)?|R_*|H)(?P<of>[Up])(?:[ad](?P<unit>U)(?:g|e(?![Uu])|[kK]_*(?=[.,¶]|$))|l(?P<past>U))",
    ),
    ("year_ago", r"(?:tR_*|[ta])?(?P<unit>U)-(?P<way>[ge])(?:O-?(?=U))?(?P<noun>[Up])?"),
    ("ago", rf"{_LENGTH}(?:y_)?g(?P<on>,?(?:D(?!_)|[Hlx]U))?"),
    ("shift", rf"{_LENGTH}(?P<way>e|Z|[kK]_*(?=[.,¶]|$))"),
    ("before_last", r"t(?P<unit>[UW])(?P<way>k(?=l)|K(?=x))[lx](?![UMSW])"),
    ("unit_shift", r"t(?P<unit>[Uu])(?P<way>e|[kK]_*|[lx](?=[.,¶X]|$))"),
    ("span_count", rf"t?q?(?P<rel>[lx]_*|O(?=[dnw]))(?P<num>{_NUM})(?:j_*)?-?(?P<unit>[Uu])(?:y_)?"),
    ("count_span", rf"t?(?P<num>{_NUM})(?P<rel>[lx])(?P<unit>[Uu])"),
    ("stage", r"t(?:(?P<edge>b_*)(?=F[taRH]?X)|[eLOl](?P<unit>[Uu])(?=F[taRH]?X))"),
    ("duration", rf"(?P<approx>{_APPROX}){_COUNTED}(?P<stretch>-?p|y_)?"),
    ("relative", rf"{_MOD}t?(?P<rel>H?{_REL})(?:j_*)?f?(?P<unit>[Uu])(?:y_)?"),
    ("occasions", r"(?:[dw]?r)(?:a|v_*)(?P<unit>[Uu])"),
    ("set", r"(?P<every>v_*)(?P<num>[dnwO](?:-?w)?)?(?P<unit>[Uu])"),
    ("frequency", r"V"),
    ("week_number", r"(?P<unit>U)(?P<week>d|n),?F?(?P<year>Y)"),
    ("day_only", r"t(?P<day>o)(?=[.,;¶&]|$|F[tH]U)(?P<of>F[tH]U)?"),
    ("fiscal", rf"{_MOD}t?f(?P<year>Y)"),
    ("year_quarter", r"t?(?P<year>Y)(?P<noun>U(?=[^a-z]|$)|p)"),
    ("year_pair", r"(?P<first>Y)[-/](?P<last>[dn])(?![-/]|\.[dn])"),
    ("year", rf"{_MOD}(?:t?U(?=Y))?(?P<year>Y)"),
    ("anno", r"G(?P<year>[dnY])"),
    ("named", rf"{_MOD}(?P<rel>t?(?:{_REL}))?(?P<name>A_*)(?P<week>U)?(?P<year>,?F?Y|,?F?{_REL}U)?"),
    ("of_unit", r"(?P<mod>t?b_*Ft?|t?e_*it?)(?P<unit>U)"),
    ("period", r"t?(?:[RH]_*|l)p|tp(?=[X.,¶iFta&])"),
    ("recent", r"t?(?P<ref>C_*)f?(?P<unit>[Uu])"),
    ("the_unit", r"t(?:f|j)?(?P<unit>U)"),
    ("year_end", r"U(?:-?|')b(?!_)(?!F)"),
    ("the_past", r"tl(?=[.,&¶;XR])"),
    ("unit_long", r"(?P<unit>[Uu])-j"),
    ("vague_shift", r"(?P<unit>[Uu])(?P<way>g|e(?![Uu])|[kK]_*(?=[.,¶]|$))"),
    ("units", r"(?P<unit>U)"),
    ("reference", r"(?P<word>C_*)"),
    ("part", r"t?(?P<mod>e_*-?)?(?P<part>P)"),
    ("climate", r"c_*"),
)  # fmt: skip
"""Name of the rule to its pattern."""

_NO_START: Final = r"(?![X.¶,_'&/|>FjKgy-])"
"""No rule begins with these, most of all not with any other word: one look saves trying every rule."""

MASTER: Final = re.compile(
    _NO_START
    + "(?:"
    + "|".join(f"(?P<r_{name}>{re.sub(r'[?]P<[a-z_]+>', '?:', pattern)})" for name, pattern in RULES)
    + ")"
)
"""All rules at once, to find where one matches; ``lastgroup`` names it."""

SINGLE: Final = {name: re.compile(pattern) for name, pattern in RULES}
"""Each rule with its own groups."""

DAY_NAMED: Final = re.compile(r"(?:[lxH]_*)?[WDAM]|[INY]|t?(?:[do]F?M|M)")
"""Where the name of a day, month or year begins, after "the day before"."""

OF_YEAR: Final = re.compile(_YEAR)
"""A year right after a phrase: "the first two quarters of 1990"."""

LATER_YEAR: Final = re.compile(
    r"(?:,?&|-|>|/|\|)(?:t?e_*-?|t?b_*F)?t?(?:[do]F?)?[MS](?:[do])?,?F?(?P<year>Y)(?![Uu])"
)
"""After a month without a year, a second date that has one: "between March and May 2004"."""
