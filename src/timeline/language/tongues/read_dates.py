"""Readings of dates: days, months, years, decades, quarters and seasons, written out or in figures."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from timeline.errors import DateError
from timeline.language.times.calendar import Moment, day_of, month_of, season_of, year_of
from timeline.language.tongues.hits import Draft, Hit
from timeline.language.tongues.tokens import Tokens
from timeline.typed_dates import typed_date

_LOWER_MONTHS = frozenset(("ru", "uk", "pl", "fr", "es", "pt", "it"))
_MOST_COMMON_YEARS = range(1700, 2100)


def read_figures(hit: Hit) -> list[Draft]:
    """25.04.2019, 2019-04-25, 31/12/2022: dateparser's part, day before month."""
    tokens = hit.tokens
    if not tokens.joined(hit.first, hit.last) or _runs_on(tokens, hit.first, hit.last):
        return []
    text = tokens.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]]
    if tokens.letters[hit.last - 1] in "29" and (len(text) != 8 or "." not in text):
        return []  # only 12.09.14 is a date with a short year
    day = _day_in_figures(text.replace(".", "-") if text[:4].isdecimal() else text)
    return [hit.draft(Moment("D", day.toordinal()))] if day else []


@lru_cache(maxsize=4096)
def _day_in_figures(text: str) -> date | None:
    try:
        span = typed_date(text, day_first=True)
    except DateError:
        return None
    return span.start if span.precision == "day" else None


def _runs_on(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the figures are part of a longer row of figures and marks: a version, a telephone number."""
    before = first >= 2 and tokens.letters[first - 1] in ".,/-:" and tokens.letters[first - 2] in "429#"
    after = tokens.letter(last) in "./-:," and tokens.letter(last + 1) in ("4", "2", "9", "#")
    return (before and tokens.joined(first - 2, first + 1)) or (after and tokens.joined(last - 1, last + 2))


def read_day(hit: Hit) -> list[Draft]:
    """ "25 апреля 2019 года", "le 1er mai", "9月5日"."""
    return [_day_and_month(hit, hit.named("month"), hit.named("day"))]


def read_two_days(hit: Hit) -> list[Draft]:
    """ "4–5 сентября", "du 4 au 5 septembre": two days of one month."""
    between = hit.match.start("between")
    word = hit.tokens.word(between)
    if hit.tokens.letters[between] != "-" and word not in hit.tokens.vocabulary.sets["between"]:
        return []
    month = hit.named("month")
    second = _day_and_month(hit, month, hit.named("day"))
    second.first = hit.match.start("day")
    if second.moment is None:
        return []
    place = hit.match.start("first")
    earlier = day_of(second.moment.year, month, hit.named("first"))
    if earlier is None or earlier.number >= second.moment.number:
        return []
    return [Draft(place, between, earlier.timex(), moment=earlier, source=second.source), second]


def _day_and_month(hit: Hit, month: int, day: int) -> Draft:
    year = hit.year() if hit.points_to_year() else hit.context.year_for(month, day, hit.first, hit.last)
    return hit.draft(day_of(year, month, day) if year and 1 <= month <= 12 else None)


def read_day_of_month(hit: Hit) -> list[Draft]:
    """ "5日", "本月5日": a day of the month of publication, or of the one before."""
    if hit.tokens.word(hit.last) == "本":
        return []  # 日本 is Japan
    compound = hit.compound()
    if compound and compound[0] != "M":
        return []
    if compound is None and hit.tokens.word(hit.last - 1) != "日":
        return []  # 5号 is any number five
    today = hit.context.from_today()
    if today is None:
        return [hit.draft(None)]
    month = today.widened("M")
    assert month is not None and month.month is not None
    day = hit.named("day")
    if compound:
        month = month.shifted(compound[1])
    else:
        here = date.fromordinal(today.number).day
        if day > here + 3 and hit.context.direction(hit.first, hit.last) <= 0:
            month = month.shifted(-1)
        elif day < here - 3 and hit.context.direction(hit.first, hit.last) > 0:
            month = month.shifted(1)
    return [hit.draft(day_of(month.year, month.number % 12 + 1, day))]


def read_month(hit: Hit) -> list[Draft]:
    """ "октябрь 2021", "début mars", "марта прошлого года", "letzten März"."""
    sign = hit.place("M")
    month = int(hit.tokens.values[sign]) if sign is not None else hit.named("month")
    named = hit.value("u")  # "mês de fevereiro", "Mart ayında"
    if not 1 <= month <= 12 or named not in (None, "M"):
        return []
    if hit.points_to_year():
        year = hit.year()
    elif sign is not None and hit.last - hit.first == 1 and not _is_month_name(hit.tokens, sign):
        return []
    elif hit.place("r") is not None:
        return [hit.draft(_month_beside(hit, month), mod=hit.mod())]
    else:
        year = hit.context.year_for(month, None, hit.first, hit.last)
    return [hit.draft(month_of(year, month) if year else None, mod=hit.mod())]


def _is_month_name(tokens: Tokens, place: int) -> bool:
    """Whether a month that stands alone is written as one: марта, not Марта; Ekim, not ekim (sowing)."""
    if tokens.language in _LOWER_MONTHS and tokens.capital(place):
        return False
    return tokens.words[place] not in tokens.vocabulary.sets["capital"] or tokens.capital(place)


def _month_beside(hit: Hit, month: int) -> Moment | None:
    """Last, this or next March."""
    today = hit.context.from_today()
    if today is None or today.month is None:
        return None
    shift = hit.shift()
    year = today.year
    if shift < 0 and month >= today.month:
        year -= 1
    elif shift > 0 and month <= today.month:
        year += 1
    return month_of(year, month)


def read_season(hit: Hit) -> list[Draft]:
    """ "весной 2022 года", "l'été 1914", "прошлым летом"; one alone is the nearest that the tense allows."""
    season = hit.value("SV")
    assert season is not None
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[season]
    if hit.points_to_year():
        year = hit.year()
    elif hit.place("r") is not None:
        moment = _month_beside(hit, month)
        year = moment.year if moment else None
    else:
        year = hit.context.year_for(month, None, hit.first, hit.last)
    return [hit.draft(season_of(year, season) if year else None, mod=hit.mod())]


def read_quarter(hit: Hit) -> list[Draft]:
    """ "im dritten Quartal 2018", "第三季度", "premier semestre 2014", "上半年"."""
    word = hit.value("Q")
    if word == "half" and not hit.points_to_year():
        return []  # the second half of anything
    half = hit.value("X") or word in ("H", "half")
    written = hit.value("X") or hit.tokens.values[hit.match.start("ordinal")]
    number = int(written) if written.isdecimal() else 0
    size = 2 if half else 4
    if not 1 <= number <= size:
        return []
    if hit.points_to_year():
        year = hit.year()
    else:
        year = hit.context.year_for(number * 12 // size, None, hit.first, hit.last)
    return [hit.draft(Moment("H" if half else "Q", year * size + number - 1) if year else None)]


def read_decade(hit: Hit) -> list[Draft]:
    """ "1990-е годы", "les années 90", "anni Novanta", "lat 90."."""
    word = hit.value("e")
    if word is not None:
        return [hit.draft(Moment("E", int(word)))]
    place = hit.place("429n")
    assert place is not None
    if hit.tokens.language == "de" and hit.place("G") is None:
        return []  # "im Jahre 1990" is one year
    if hit.place("u") is not None and hit.value("u") != "E":
        return []
    written = hit.tokens.values[place]
    number = int(written) if written.isdecimal() else 1
    letter = hit.tokens.letters[place]
    if number % 10 or (number >= 100 and letter != "4"):
        return []
    if letter == "2" and hit.place("G") is not None and hit.place("yY") is None:
        return []  # "в 20-х числах" are days
    if hit.tokens.letter(hit.last) == "-" and hit.tokens.letter(hit.last + 1) == "4":
        return []  # two years of several
    draft = hit.draft(Moment("E", number // 10 if number >= 100 else _century(number) + number // 10))
    if hit.tokens.language == "pl" and hit.tokens.letter(hit.last) == ".":
        draft.last += 1  # "lat 90." is an ordinal
    return [draft]


def _century(tens: int) -> int:
    """The decades before the century of "the nineties", "the twenties"."""
    return 190 if tens >= 30 else 200


def read_century(hit: Hit) -> list[Draft]:
    """ "XX века", "le XIXe siècle", "im 20. Jahrhundert", 21世纪."""
    number = int(hit.value("L2") or 0)
    if (hit.place("C") is None and hit.value("u") != "C") or not 5 <= number <= 22:
        return []
    return [hit.draft(Moment("C", number - 1), mod=hit.mod())]


def read_chinese_decade(hit: Hit) -> list[Draft]:
    """20世纪90年代, 九十年代, 1990年代."""
    written = hit.tokens.values[hit.match.start("tens")]
    number = int(written) if written.isdecimal() else 1
    if number % 10:
        return []
    if hit.match["century"]:
        number += (hit.named("century") - 1) * 100
    elif (compound := hit.compound()) is not None:
        today = hit.context.today
        if compound[0] != "C" or number >= 100 or today is None:
            return []
        hit.context.source = "published"
        number += (today.year // 100 + compound[1]) * 100
    elif number < 100:
        number += _century(number) * 10
    return [hit.draft(Moment("E", number // 10), mod=hit.mod())]


def read_two_years(hit: Hit) -> list[Draft]:
    """ "2014–2018": two expressions."""
    first, last = hit.named("first"), hit.named("second")
    dash = hit.match.start("second") - 1
    if not (first < last and first in _MOST_COMMON_YEARS and last in _MOST_COMMON_YEARS):
        return []
    if _runs_on(hit.tokens, dash - 1, dash + 2):
        return []
    return [
        Draft(hit.first, dash, str(first), moment=year_of(first)),
        Draft(dash + 1, hit.last, str(last), moment=year_of(last)),
    ]


def read_year(hit: Hit) -> list[Draft]:
    """ "2014 год", "en 2014", "2014'te"; four figures alone only where a year is likely."""
    place = hit.place("4")
    assert place is not None
    year = int(hit.tokens.values[place])
    if hit.last - hit.first == 1 and not _likely_year(hit.tokens, place, year):
        return []
    return [hit.draft(year_of(year), mod=hit.mod())]


def _likely_year(tokens: Tokens, place: int, year: int) -> bool:
    """Whether four bare figures are a year by what stands around them."""
    sets = tokens.vocabulary.sets
    if year not in _MOST_COMMON_YEARS or _runs_on(tokens, place, place + 1):
        return False
    before, after = tokens.word(place - 1), tokens.word(place + 1)
    named = tokens.word(place - 2) if before == "." else before  # "Nr. 1998"
    if named in sets["not_before_year"]:
        return False
    if after in sets["not_after_year"] or _is_money(before) or _is_money(after):
        return False
    if tokens.language == "tr" and after == "'":
        return f"'{tokens.word(place + 2)}" in sets["case_mark"]
    if tokens.language == "de":
        # no preposition is needed: "wurde 2010 unterzeichnet"; but "2010 Soldaten"
        return not (tokens.letter(place + 1) == "w" and tokens.capital(place + 1)) or before in (
            "seit",
            "bis",
        )
    if after in sets["between"] and tokens.letter(place + 2) == "4":
        return before in sets["before_year"]  # "с 2004 по 2018 год"
    if tokens.letter(place + 1) == "w" and tokens.language in ("ru", "uk", "pl"):
        return False  # "в 2014 солдат"; a year has its word there
    if before in sets["before_year"] or after in sets["after_year"]:
        return True
    return tokens.letter(place - 1) in ("_", "-", ",") and tokens.letter(place + 1) in (
        "_",
        ".",
        ",",
        "-",
        "!",
        "",
    )


def _is_money(word: str) -> bool:
    return word in ("$", "€", "£", "¥", "₽", "₺", "№", "#")
