"""The facts of an event as fields that can be changed."""

from __future__ import annotations

from itertools import combinations
from typing import Final, get_args

import streamlit as st

from timeline.correcting import differing
from timeline.dashboard.palette import label
from timeline.dashboard.show import plain
from timeline.errors import DateError
from timeline.records import EVENT_TYPES, STATUSES, Event, Facts, Qualifier, TimeSpan
from timeline.reference import actor_choices, actor_name, is_country
from timeline.typed_dates import typed_date

_LONGEST: Final = 200


def facts_form(event: Event, revision: int) -> tuple[Facts, str | None] | None:
    """Fields with what an event is; what they say, and why, once it is to be saved.

    Args:
        revision: The chronology's; the fields are filled anew when it changes.
    """

    def key(name: str) -> str:
        return f"fix_{name}_{event.id}_{revision}"

    title = st.text_input("Title", value=event.title, key=key("title"), max_chars=_LONGEST)
    date_text = st.text_input(
        "Date", value=event.span.edtf if event.span else "", key=key("date"),
        help="2019-04-25, April 2019, 2019, 2003/2008, autumn 2002 as 2002-23; ~ at the end for about",
    )  # fmt: skip
    words = [None, *get_args(Qualifier)]
    word = st.selectbox(
        "Word beside the date", words, index=words.index(event.qualifier), key=key("qualifier"),
        format_func=lambda each: each or "none",
    )  # fmt: skip
    type_ = st.selectbox(
        "Type",
        list(EVENT_TYPES),
        index=list(EVENT_TYPES).index(event.type),
        format_func=label,
        key=key("type"),
    )
    status = st.selectbox(
        "Status", STATUSES, index=STATUSES.index(event.status), format_func=str.capitalize, key=key("status")
    )
    everyone = [choice.code for choice in actor_choices()]
    states = {each for each in everyone if is_country(each)}
    countries = st.multiselect(
        "Countries", _options(states, event.countries), default=event.countries, format_func=actor_name,
        key=key("countries"),
    )  # fmt: skip
    pairs = _pairs(event, sorted(countries), key("pairs"))
    organisations = st.multiselect(
        "Organisations", _options(set(everyone) - states, event.organisations), default=event.organisations,
        format_func=actor_name, key=key("organisations"),
    )  # fmt: skip
    places = st.text_input("Places, with ; between them", value="; ".join(event.places), key=key("places"))
    people = st.text_input("People, with ; between them", value="; ".join(event.people), key=key("people"))
    note = st.text_input("Why (kept with the correction)", key=key("note"), max_chars=_LONGEST)
    try:
        span = _span(date_text, event)
    except DateError as error:
        st.error(plain(str(error)))
        return None
    facts = Facts(
        " ".join(title.split()) or None, type_, status, span, word, tuple(sorted(countries)),
        tuple(sorted(organisations)), pairs, _parts(places), _parts(people),
    )  # fmt: skip
    if st.button("Save", key="correct_save", type="primary", disabled=differing(facts, event) == Facts()):
        return facts, note.strip() or None
    return None


def _span(text: str, event: Event) -> TimeSpan | None:
    """The date that was typed; the event's own where nothing was changed, or nothing is left."""
    if not text.strip() or (event.span and text.strip() == event.span.edtf):
        return event.span
    return typed_date(text)


def _pairs(event: Event, countries: list[str], key: str) -> tuple[tuple[str, str], ...]:
    """Which of the countries act with each other; asked where there is a choice."""
    possible = list(combinations(countries, 2))
    if len(possible) < 2:
        return tuple(possible)
    named = {" – ".join(map(actor_name, pair)): pair for pair in possible}
    kept = [name for name, pair in named.items() if pair in event.pairs]
    chosen = st.multiselect(
        "Country pairs", list(named), default=kept, key=f"{key}_{'-'.join(countries)}",
        help="Who acts with or against whom.",
    )  # fmt: skip
    return tuple(sorted(named[name] for name in chosen))


def _options(known: set[str], chosen: tuple[str, ...]) -> list[str]:
    return sorted(known | set(chosen), key=lambda code: actor_name(code).casefold())


def _parts(text: str) -> tuple[str, ...]:
    return tuple(sorted({" ".join(part.split()) for part in text.split(";") if part.strip()}))
