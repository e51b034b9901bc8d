"""The tables, as SQLAlchemy Core sees them.

``event`` is wide and read only for the events that are shown. Filters are answered from ``event_actor``
and ``event_pair``, which repeat everything a filter looks at, or from an index of ``event`` that does.
Days are ISO text, which sorts as days do and means the same on every database.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

UNDATED_START: Final = "9999-99-99"
UNDATED_END: Final = ""
"""What an event without a date holds: it sorts last and lies outside every range of days."""

metadata = MetaData()

_seq_type = BigInteger().with_variant(Integer, "sqlite")

migration = Table(
    "migration",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
)

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

revision = Table(
    "revision",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("pending", Boolean, nullable=False),
)

source_read = Table(
    "source_read",
    metadata,
    Column("name", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("source", Text),
    Column("path", Text),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("published_confidence", Float),
    Column("published_between", Text),
    Column("copy_of", Text),
    Index("document_copy_of", "copy_of"),
)
"""``copy_of``: the document that counts as the source in its place; an original of copies names itself.
``published_between``: first and last day that its page allows, joined by a slash, where it says no day."""

address = Table(
    "address",
    metadata,
    Column("document", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("source", Text),
    Column("published", Text),
    Column("published_from", Text),
)
"""Every place at which a document was found, itself included; "" where there is no path or no URL.
``published`` is the day that this place states, if it does."""

sketch = Table(
    "sketch",
    metadata,
    Column("document", Text, primary_key=True),
    Column("edition", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("runs", Integer, nullable=False),
    Column("whole", BigInteger, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("figures", LargeBinary, nullable=False),
)
"""What stands for a document's text in the search for copies; made when it is first needed."""

decision = Table(
    "decision",
    metadata,
    Column("document", Text, primary_key=True),
    Column("published", Text, nullable=False),
    Column("stated", Text),
)
"""Publication dates that the user decided; ``stated`` is what the document itself had, as JSON."""

correction = Table(
    "correction",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made", Text, nullable=False),
    Column("record", Text, nullable=False),
)
"""What users decided about events; ``record`` is the correction as JSON."""

mention = Table(
    "mention",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("record", Text, nullable=False),
    Index("mention_document", "document", "position"),
)

event = Table(
    "event",
    metadata,
    Column("seq", _seq_type, primary_key=True, autoincrement=False),
    Column("event_id", Text, nullable=False, unique=True),
    Column("start", Text, nullable=False),
    Column("end", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("salience", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("edtf", Text, nullable=False),
    Column("about", Boolean, nullable=False),
    Column("qualifier", Text),
    Column("reviewed", Text),
    Column("digest", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("organisations", Text, nullable=False),
    Column("pairs", Text, nullable=False),
    Column("places", Text, nullable=False),
    Column("people", Text, nullable=False),
    Column("other_dates", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Index("event_filter", "start", "event_id", "end", "type", "status", "precision", "sources", "salience"),
    Index("event_type_filter", "type", "start", "event_id", "end", "status", "precision", "sources"),
    Index("event_reviewed", "reviewed"),
)


def _filter_columns() -> list[Column[Any]]:
    """The columns that narrow tables repeat, so that a filter never reads the wide row."""
    return [
        Column("start", Text, primary_key=True),
        Column("event_id", Text, primary_key=True),
        Column("end", Text, nullable=False),
        Column("type", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("precision", Text, nullable=False),
        Column("sources", Integer, nullable=False),
        Column("salience", Float, nullable=False),
        Column("successor", Boolean, nullable=False),
        Column("organisation", Boolean, nullable=False),
    ]


event_actor = Table(
    "event_actor",
    metadata,
    Column("actor", Text, primary_key=True),
    *_filter_columns(),
    Index("event_actor_event", "event_id"),
    sqlite_with_rowid=False,
)
"""Who takes part. ``successor``: stands in for a dissolved state that the event names."""

event_pair = Table(
    "event_pair",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    *_filter_columns(),
    Index("event_pair_event", "event_id"),
    Index("event_pair_b", "b"),
    sqlite_with_rowid=False,
)
"""Who acts together, a < b: the event's country pairs, and every organisation with every other actor."""

event_mention = Table(
    "event_mention",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("mention_id", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("record", Text),
    Index("event_mention_mention", "mention_id"),
    Index("event_mention_document", "document", "event_id"),
    sqlite_with_rowid=False,
)
"""Which mentions make an event; ``record`` only where the event holds the mention changed."""

month_count = Table(
    "month_count",
    metadata,
    Column("month", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
)

actor_count = Table(
    "actor_count",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("dated", Boolean, primary_key=True),
    Column("organisation", Boolean, nullable=False),
    Column("events", Integer, nullable=False),
)

pair_count = Table(
    "pair_count",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("dated", Boolean, primary_key=True),
    Column("organisation", Boolean, nullable=False),
    Column("events", Integer, nullable=False),
)
