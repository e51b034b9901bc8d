"""Words that look like times and are none: "may" and "march" as verbs, 2,254 troops, "the fall of Kabul"."""

from __future__ import annotations

from typing import Final

from timeline.language.times.tokens import Tokens
from timeline.language.times.words import CUES

_BEFORE_MONTH: Final = frozenset(CUES["before_month"])
_BEFORE_SEASON: Final = frozenset(CUES["before_season"])
_SEASON_NOUNS: Final = frozenset(CUES["season_nouns"])
_NOT_YEAR_BEFORE: Final = frozenset(CUES["not_year_before"])
_NOT_YEAR_AFTER: Final = frozenset(CUES["not_year_after"])
_YEAR_BEFORE: Final = frozenset(CUES["year_before"])

_THIS_OR_LAST: Final = frozenset(("last", "past", "this", "next", "that", "previous", "coming"))
_GIVEN_NAMES: Final = frozenset(("april", "june", "august"))
_QUOTES: Final = frozenset("\"“`‘'")


def _word(tokens: Tokens, place: int) -> str:
    return tokens.words[place] if 0 <= place < len(tokens.words) else ""


def _class(tokens: Tokens, place: int) -> str:
    return tokens.classes[place] if 0 <= place < len(tokens.classes) else ""


def is_month(tokens: Tokens, place: int, *, alone: bool) -> bool:
    """A month's name that is the month: "May" and "March" need company."""
    word = tokens.words[place]
    if not alone:
        return True
    if word in ("jan", "mar", "sep", "jun", "apr", "dec", "oct"):
        return False
    if word not in ("may", "march"):
        named = word in _GIVEN_NAMES and tokens.capital(place + 1) and _class(tokens, place + 1) == "X"
        return not named or _word(tokens, place - 1) in _BEFORE_MONTH  # "June Smith"
    before, after = _word(tokens, place - 1), _word(tokens, place + 1)
    if word == "may":
        if before == "(" and after in ("-", "–", "to") and _class(tokens, place + 2) == "M":
            return True
        return (before in _BEFORE_MONTH and before not in ("to", "-", "and", "or")) or (
            before in ("to", "-", "and", "or") and _class(tokens, place - 2) in ("M", "Y", "d")
        )
    if word == "march":
        if before not in _BEFORE_MONTH and before not in ("the", "a") and tokens.capital(place - 1):
            return False  # "the Long March"
        return not (
            before in ("the", "a", "his", "their", "annual", "long", "salt", "`", '"', "“", "'")
            and after in ("on", "for", "against", "from", "of", "to", ".", ",", '"', "”", "by", "through")
        )
    return before in _BEFORE_MONTH


def is_weekday(tokens: Tokens, place: int) -> bool:
    """A weekday's name that names a day, not a newspaper or a massacre."""
    return _word(tokens, place - 1) not in ("bloody", "black", "man", "casual")


def is_clock(tokens: Tokens, place: int) -> bool:
    """ "10:35" after "at" and the like; alone it may as well be a score."""
    return tokens.classes[place] == "T" and _word(tokens, place - 1) in (
        "at",
        "around",
        "about",
        "by",
        "until",
        "till",
        "from",
        "before",
        "after",
        "between",
        "since",
    )


def is_military_clock(tokens: Tokens, place: int) -> bool:
    """Four digits before GMT or UTC."""
    return _class(tokens, place + 1) == "z" and len(tokens.words[place]) == 4


def is_season(tokens: Tokens, place: int, first: int, *, dated: bool) -> bool:
    """A season that is no verb, no fall of a city and no Prague Spring."""
    if dated:
        return True
    word = tokens.words[place]
    before, after = _word(tokens, place - 1), _word(tokens, place + 1)
    if (
        word == "fall"
        and not (first < place and before in _THIS_OR_LAST)
        and after
        in (
            "of",
            "in",
            "to",
            "from",
            "on",
            "into",
            "for",
            "by",
            "under",
            "short",
            "apart",
        )
    ):
        return False
    if after == "of" and before not in _THIS_OR_LAST:
        return False  # "a spring of water"; "the spring of 2014" has its year
    if after in ("palace", "games", "olympics", "olympic", "water", "break"):
        return after in ("break",)
    if first < place:
        return (
            word != "fall"
            or before != "the"
            or _word(tokens, first - 1) in ("in", "by", "of", "during", "since", "until")
        )
    if after in _SEASON_NOUNS and word != "fall":
        return True
    return before in _BEFORE_SEASON and (word not in ("spring", "fall") or before not in ("to", "of", "and"))


def is_year(tokens: Tokens, place: int) -> bool:
    """A four-digit number that is a year and counts nothing."""
    before, after = _word(tokens, place - 1), _word(tokens, place + 1)
    if before in _NOT_YEAR_BEFORE or (after in _NOT_YEAR_AFTER and before not in ("in", "since", "by")):
        return False
    if _class(tokens, place + 1) in ("u", "m", "%") or (
        _class(tokens, place - 1) in ("X", "n") and before in ("$", "+", "*", "=")
    ):
        return False
    if _class(tokens, place - 1) == "-" and _class(tokens, place - 2) == "n":
        return False
    if before in ("/", ".") and _class(tokens, place - 2) in ("n", "d"):
        return False
    if after == "-" and _class(tokens, place + 2) not in ("Y", "d", "n", "X", "U", "S", "M"):
        return before in _YEAR_BEFORE
    year = int(tokens.words[place])
    if before in _YEAR_BEFORE or (
        year >= 1700 and _class(tokens, place - 1) in ("", "¶", ".", "M", "S", "-", "'")
    ):
        plural = after.isalpha() and len(after) > 3 and after.endswith("s") and not after.endswith("ss")
        return not (
            plural
            and before in ("about", "around", "of", "for", "a", "their", "on", "to", "between")
            and year % 50 == 0
        )
    if year < 1600 or year > 2060:
        return False
    plural = after.isalpha() and len(after) > 3 and after.endswith("s") and not after.endswith("ss")
    return not plural


def is_duration(tokens: Tokens, first: int, last: int) -> bool:
    """No age: "a five-year-old", "12 years old"."""
    after = tokens.words[last : last + 2]
    if after[:1] == ["old"] or after == ["-", "old"] or after[:1] == ["olds"] or after == ["-", "olds"]:
        return False
    return not (
        _class(tokens, first - 1) in ("-", ".")
        and _class(tokens, first) in "dn"
        and _class(tokens, first - 2) in "dn"
    )


def is_title(tokens: Tokens, first: int, last: int) -> bool:
    """ "This Week", ``60 Minutes``: the quoted name of a programme or paper, in capitals."""
    return _word(tokens, first - 1) in _QUOTES and tokens.capital(last - 1)


def is_rate(tokens: Tokens, first: int) -> bool:
    """ "a year" after an amount: so much each year."""
    before = _word(tokens, first - 1)
    return (_class(tokens, first - 1) in "dnYw" and before != "") or before in (
        "million",
        "billion",
        "trillion",
        "percent",
        "%",
        "times",
        "once",
        "twice",
        "dollars",
        "tons",
        "barrels",
        "hours",
        "days",
        "pounds",
        "euros",
        "tonnes",
    )


def _is_amount(tokens: Tokens, place: int) -> bool:
    """A number or a percentage."""
    return _word(tokens, place) in ("%", "percent", "million", "billion") or _class(tokens, place) in (
        "n",
        "d",
    )


def is_frequency(tokens: Tokens, place: int) -> bool:
    """ "daily", but not a newspaper ("the daily Hurriyet"), nor a measure ("average daily output")."""
    if tokens.capital(place + 1) and _class(tokens, place + 1) == "X":
        return False
    if tokens.words[place] in ("annually", "monthly", "weekly", "daily") and _is_amount(tokens, place - 1):
        return False  # "20% annually" is a rate
    return _word(tokens, place - 1) != "average" and (
        tokens.words[place] not in ("annual", "quarterly", "nightly", "weekly", "monthly", "yearly")
        or _word(tokens, place + 1) in (".", ",", "")
        or tokens.words[place] in ("weekly", "monthly", "annually")
    )


def is_named(tokens: Tokens, place: int, last: int) -> bool:
    """A named day by itself, no part of another name (Christmas Island, "White Christmas")."""
    if tokens.capital(place - 1) and _word(tokens, place - 2) in _QUOTES and _class(tokens, place - 1) == "X":
        return False
    return _word(tokens, last) not in (
        "island",
        "islands",
        "rising",
        "accords",
        "agreement",
        "movement",
        "massacre",
        "war",
    )


def is_bare_plural(tokens: Tokens, place: int) -> bool:
    """ "for weeks", "years of war": a plural without a count."""
    word = tokens.words[place]
    if word not in ("days", "weeks", "months", "years", "decades", "centuries"):
        return False
    before = _word(tokens, place - 1)
    return before in (
        "for",
        "after",
        "in",
        "within",
        "take",
        "took",
        "over",
        "two",
        "lasted",
        "last",
        "the",
        "or",
        "many",
        "and",
        "early",
    )


_WILL: Final = frozenset(("will", "'ll", "’ll", "would", "could", "may", "might"))


def _soon_to_come(before: str, after: str) -> bool:
    """ "will soon", "soon will", "expects sales to soon grow"."""
    return before in _WILL or after in _WILL or (before == "to" and after.isalpha())


def is_reference(tokens: Tokens, first: int, last: int, *, history: bool) -> bool:
    """ "now" and the like where they point at a time; "former" and "future" only in a history."""
    word = " ".join(tokens.words[first:last])
    before, after = _word(tokens, first - 1), _word(tokens, last)
    if word in ("former", "future", "recent", "formerly") and not history:
        return False
    if (
        word == "former"
        and before == "the"
        and (not after.isalpha() or after in ("an", "the", "and", "was", "is"))
    ):
        return False
    if word == "at this point" and history:
        return False  # the point the story has come to
    if (
        word == "now"
        and after == ","
        and _class(tokens, first - 1) in ("", ".", "¶", "X")
        and tokens.capital(first)
    ):
        return False  # "Now, he says": it goes on to the next matter
    if word == "soon" and (history or not _soon_to_come(before, after)):
        return False
    if word == "shortly" and after in ("after", "before", "thereafter", "afterwards"):
        return False
    return not (word == "soon" and (after in ("as", "after") or before == "as"))
