"""Times in other languages: text in, values out; and any text at all."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.edtf import timespan_from_edtf
from timeline.language.tongues import TONGUES, find_tongue_times

PUBLISHED = date(2019, 5, 5)  # a Sunday


@pytest.mark.parametrize(
    ("language", "text", "said", "value"),
    [
        ("ru", "На прошлой неделе они договорились.", "прошлой неделе", "2019-W17"),
        ("ru", "Это было 5 лет назад.", "5 лет назад", "2014"),
        ("ru", "Двадцать пять лет назад.", "Двадцать пять лет назад", "1994"),
        ("ru", "много недель назад", "недель назад", "PAST_REF"),
        ("ru", "Полгода назад суд отложили.", "Полгода назад", "2018-11"),
        ("ru", "в первой половине 2014 года", "первой половине 2014 года", "2014-H1"),
        ("ru", "в I квартале 2014 года", "I квартале 2014 года", "2014-Q1"),
        ("uk", "У минулу п'ятницю відбулася зустріч.", "минулу п'ятницю", "2019-05-03"),
        ("uk", "У минулу п’ятницю відбулася зустріч.", "минулу п’ятницю", "2019-05-03"),
        ("de", "Morgen reist er ab.", "Morgen", "2019-05-06"),
        ("de", "Der Vertrag wurde 2010 unterzeichnet.", "2010", "2010"),
        ("de", "im ersten Halbjahr 2014", "ersten Halbjahr 2014", "2014-H1"),
        ("fr", "La semaine dernière, ils ont signé.", "La semaine dernière", "2019-W17"),
        ("fr", "l’année dernière", "l’année dernière", "2018"),
        ("fr", "le 3 aou\u0302t 2014", "3 aou\u0302t 2014", "2014-08-03"),
        ("fr", "dans les années 90", "les années 90", "199"),
        ("es", "hace cinco días", "hace cinco días", "2019-04-30"),
        ("es", "en la década de los noventa", "la década de los noventa", "199"),
        ("pt", "daqui a três dias", "daqui a três dias", "2019-05-08"),
        ("it", "fra tre giorni", "fra tre giorni", "2019-05-08"),
        ("tr", "Mart'ta imzalandı", "Mart", "2019-03"),
        ("tr", "2014'te imzalandı", "2014", "2014"),
        ("pl", "w ubiegłym roku", "ubiegłym roku", "2018"),
        ("ru", "в начале XX века", "начале XX века", "19"),
        ("fr", "au XIXe siècle", "XIXe siècle", "18"),
        ("de", "im 20. Jahrhundert", "20. Jahrhundert", "19"),
        ("es", "en el siglo XXI", "el siglo XXI", "20"),
        ("pl", "na początku XX wieku", "początku XX wieku", "19"),
        ("tr", "20. yüzyılda", "20. yüzyılda", "19"),
        ("zh", "21世纪", "21世纪", "20"),
        ("zh", "三天前", "三天前", "2019-05-02"),
        ("zh", "二〇一四年三月", "二〇一四年三月", "2014-03"),
        ("zh", "2014年底", "2014年底", "2014"),
        ("zh", "上半年", "上半年", "2019-H1"),
    ],
)
def test_one_expression(language: str, text: str, said: str, value: str) -> None:
    (time,) = find_tongue_times(text, language, PUBLISHED)
    assert (said, value) == (time.text, time.value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Резолюция 2254 и закон № 1995"),
        ("ru", "Это версия 1.2.2014.7, телефон 12.05.20.14"),
        ("ru", "Марта Ивановна прибыла."),
        ("ru", "защищать окружающую среду и свободу"),
        ("uk", "літак Боїнг 737 перевіз 2014 солдатів"),
        ("de", "am nächsten Tag, der Morgen danach"),
        ("de", "rund 2000 Soldaten und 1800 km"),
        ("fr", "Il a été vu par 2 000 témoins un jour."),
        ("fr", "la planète Mars tourne"),
        ("es", "por la mañana en el este del país"),
        ("es", "60.000 millones y el artículo 1998"),
        ("it", "sono sei su dieci"),
        ("tr", "1441 sayılı karar"),
        ("tr", "pazar ekonomisi"),
        ("tr", "Bir gün gelecek."),
        ("pl", "Maja poszła do domu."),
        ("pl", "w końcu nikt nie przyszedł"),
        ("zh", "安理会第1441号决议，日本与中国"),
    ],
)
def test_no_time(language: str, text: str) -> None:
    assert [] == find_tongue_times(text, language, PUBLISHED)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Er wird am Freitag kommen.", "2019-05-10"),
        ("de", "Er wurde am Freitag empfangen.", "2019-05-03"),
        ("es", "Viajará el viernes a Roma.", "2019-05-10"),
        ("es", "Viajó el viernes a Roma.", "2019-05-03"),
        ("pl", "Spotkanie odbędzie się 20 maja.", "2019-05-20"),
        ("ru", "Встреча состоится в июне.", "2019-06"),
        ("ru", "Встреча прошла в июне.", "2018-06"),
    ],
)
def test_the_tense_tells_which(language: str, text: str, value: str) -> None:
    assert [value] == [time.value for time in find_tongue_times(text, language, PUBLISHED)]


def test_without_publication_day_relative_dates_stay_open() -> None:
    """An absolute date does not need it, and lends its year to the next."""
    open_ones = find_tongue_times("Вчера, на прошлой неделе, три дня назад, 9 мая, в марте.", "ru")
    assert ["null"] * 5 == [time.value for time in open_ones]
    assert all(time.span is None and time.resolved_from is None for time in open_ones)
    told = find_tongue_times("Le 3 mars 2014, puis le 5 avril.", "fr")
    assert [("2014-03-03", "text"), ("2014-04-05", "context")] == [(t.value, t.resolved_from) for t in told]


def test_span_qualifier_and_part_are_kept() -> None:
    (time,) = find_tongue_times("Seit Anfang März gilt das Embargo.", "de", PUBLISHED)
    assert ("2019-03", "since", "START", "published") == (
        time.span and time.span.edtf,
        time.qualifier,
        time.mod,
        time.resolved_from,
    )


WORDS_OF_TIME = st.sampled_from(
    "25 апреля 2019 года|на прошлой неделе|за|р.|рік|три|тому|vor|zwei|Jahren|il y a|lat 90.|anni '70|'te"
    "|2014|0000|9999|30.02.2014|31/12/2022|2019-02-30|99|年|月|日|三十二|上周|五|十百十|前|1990|-х|der|letzten"
    "|première|fin de|Y|полгода|полтора|\n\n|\x00|İ|ß|٣|½|\u0301|.|,|-|'|¶".split("|")
)
ANY_TEXT = st.one_of(
    st.text(max_size=80), st.lists(st.one_of(WORDS_OF_TIME, st.text(max_size=4)), max_size=14).map(" ".join)
)


@settings(max_examples=300, deadline=None)
@given(
    ANY_TEXT,
    st.sampled_from(sorted(TONGUES)),
    st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max])),
)
def test_any_text(text: str, language: str, published: date | None) -> None:
    """No exception; offsets slice to the text, in order; every value is TIMEX3 and agrees with its span."""
    end = 0
    for time in find_tongue_times(text, language, published):
        assert end <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        assert re.fullmatch(
            r"null|(PRESENT|PAST|FUTURE)_REF|P(\d+|X)[A-Z]+|\d{4}(-(\d\d(-\d\d)?|W\d\d(-WE)?|Q\d|H\d|S[PU]|FA|WI))?|\d{2,3}",
            time.value,
        ), time.value
        assert (time.value == "null" or time.type == "DURATION" or time.value.endswith("_REF")) == (
            time.span is None
        )
        if time.span:
            assert timespan_from_edtf(time.span.edtf).start == time.span.start
        end = time.end


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_long_texts_of_one_kind(language: str) -> None:
    """What could make a pattern go back and forth goes through in one pass."""
    for piece in ("1.", "- ", "25-", "мая ", "年", "\n", "\n ", "а"):
        assert isinstance(find_tongue_times(piece * 20_000, language, PUBLISHED), list)
