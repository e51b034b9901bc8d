"""Countries and organisations alike: their names, and the list that pickers offer."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from timeline.reference.countries import countries
from timeline.reference.organisations import organisations


class ActorChoice(NamedTuple):
    """One line of a picker."""

    code: str
    name: str
    kind: Literal["country", "organisation"]


def actor_name(code: str) -> str:
    """The name people read; an unknown code comes back as it is."""
    actor = countries().get(code) or organisations().get(code)
    return actor.name if actor else code


def is_country(code: str) -> bool:
    """Whether the code is that of a country, present or dissolved."""
    return code in countries()


def is_organisation(code: str) -> bool:
    """Whether the code is that of an organisation."""
    return code in organisations()


@cache
def actor_choices() -> tuple[ActorChoice, ...]:
    """Every actor by name: countries first, then organisations."""
    return tuple(
        sorted((ActorChoice(c.code, c.name, "country") for c in countries().values()), key=_by_name)
        + sorted(
            (ActorChoice(o.code, o.name, "organisation") for o in organisations().values()), key=_by_name
        )
    )


def _by_name(choice: ActorChoice) -> str:
    return choice.name.casefold()
