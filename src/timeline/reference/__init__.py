"""The tables the language step and the page read: countries, organisations, their names, office holders.

Each table is a CSV file in this folder, the one place where its facts are written down. Everything is
read once, on first use.
"""

from timeline.reference.actors import ActorChoice, actor_choices, actor_name, is_country, is_organisation
from timeline.reference.countries import Country, countries, country_name, predecessors, state_then, successor
from timeline.reference.gazetteer import SurfaceForm, gazetteer, not_actors
from timeline.reference.office_holders import OfficeHolder, office_holders
from timeline.reference.organisations import Organisation, organisations
from timeline.reference.tables import TableError

__all__ = [
    "ActorChoice",
    "Country",
    "OfficeHolder",
    "Organisation",
    "SurfaceForm",
    "TableError",
    "actor_choices",
    "actor_name",
    "countries",
    "country_name",
    "gazetteer",
    "is_country",
    "is_organisation",
    "not_actors",
    "office_holders",
    "organisations",
    "predecessors",
    "state_then",
    "successor",
]
