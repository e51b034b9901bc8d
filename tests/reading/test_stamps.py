"""The line that says when an article was published, in eleven languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading.bylines import role_of
from timeline.reading.stamps import months, stamp_of

DAY = date(2019, 5, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Published 5 May 2019",
        "First published on Sunday, May 5th, 2019 at 10:30 am EST",
        "Date: 2019-05-05T10:00:00Z",
        "Опубликовано: 5 мая 2019 г., 14:30",
        "Дата публикации: 05.05.2019",
        "Опубліковано 5 травня 2019 року о 14:30",
        "Veröffentlicht am Sonntag, 5. Mai 2019 um 14:30 Uhr",
        "Publié le dimanche 5 mai 2019 à 14h30",
        "Publicado el 5 de mayo de 2019 a las 14:30 horas",
        "Publicado em 5 de maio de 2019 às 14h30",
        "Pubblicato il 5 maggio 2019 alle ore 14:30",
        "Yayınlanma: 5 Mayıs 2019 Pazar, 14:30",
        "Opublikowano: 5 maja 2019 r., godz. 14:30",
        "发布时间：2019年5月5日 14:30",
    ],
)
def test_a_published_line(line: str) -> None:
    stamp = stamp_of(line)

    assert stamp is not None
    assert (stamp.day, stamp.labelled, stamp.changed, stamp.rest) == (DAY, True, False, "")
    assert role_of(line) == "head"


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Petrov | May 5, 2019 10:30 am",
        "Автор: Иван Петров, 5 мая 2019",
        "Von Ana Petrov, 5. Mai 2019",
        "Par Ana Petrov, le 5 mai 2019",
        "Por Ana Petrov · 5 de mayo de 2019",
        "Di Ana Petrov, 5 maggio 2019",
        "作者：李明 2019年5月5日",
    ],
)
def test_a_by_line_with_a_day(line: str) -> None:
    stamp = stamp_of(line)

    assert stamp is not None and (stamp.day, stamp.author) == (DAY, True)
    assert role_of(line) == "head"


@pytest.mark.parametrize(
    "line",
    ["Updated 5 May 2019", "Обновлено 05.05.2019", "Stand: 05.05.2019, 14:30 Uhr", "Mis à jour le 5 mai 2019",
     "Son güncelleme: 5 Mayıs 2019", "Aktualizacja: 5 maja 2019", "更新时间：2019-05-05"],
)  # fmt: skip
def test_a_later_change_is_told_from_publication(line: str) -> None:
    stamp = stamp_of(line)

    assert stamp is not None and (stamp.day, stamp.changed) == (DAY, True)
    both = stamp_of(f"{line} | Published 2 May 2019")
    assert both is not None and (both.day, both.changed) == (date(2019, 5, 2), False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4/5/2019", None),  # April or May
        ("14/5/2019", date(2019, 5, 14)),
        ("5/14/2019", date(2019, 5, 14)),
        ("Publicado em 04/05/2019", date(2019, 5, 4)),
        ("31.02.2019", None),
        ("May 2019", None),
        ("Version 1.2.2019.7", None),
        ("1er mai 2019", date(2019, 5, 1)),
        ("25-APR-2019", date(2019, 4, 25)),
    ],
)
def test_which_day(line: str, expected: date | None) -> None:
    stamp = stamp_of(line)

    assert (stamp.day if stamp else None) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The talks on 5 May 2019 failed.",
        "Am 5. Mai 2019 scheiterten die Gespräche.",
        "On 5 May 2019 the bridge was opened by Larn",
        "Dated 5 May 2019, the letter was never sent to the minister of Ost",
    ],
)
def test_a_sentence_with_a_day_is_no_stamp(line: str) -> None:
    assert role_of(line) not in {"head", "date"}


def test_every_month_has_a_name_in_every_language() -> None:
    """Those that two languages share stand once."""
    assert set(months().values()) == set(range(1, 13))
    assert set(months("ru").values()) == set(range(1, 13)) == set(months("pl").values())
    assert all(name == name.casefold() for name in months())


@given(st.text(max_size=80), st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_any_line(text: str, day: date) -> None:
    stamp_of(text)
    stamp_of(f"Published {day.isoformat()} {text}")
