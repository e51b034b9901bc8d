"""Events in a database, filters as queries."""

from timeline.store.counting import ActorCount, Lane
from timeline.store.query import Query, parse_actor, parse_day, parse_pair, query_from_words
from timeline.store.reading import DocumentRow
from timeline.store.serial import EventRow
from timeline.store.store import EventStore
from timeline.store.words import in_words

__all__ = [
    "ActorCount",
    "DocumentRow",
    "EventRow",
    "EventStore",
    "Lane",
    "Query",
    "in_words",
    "parse_actor",
    "parse_day",
    "parse_pair",
    "query_from_words",
]
