"""Searching words in titles and evidence: the one part of the store that each database does its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.sql.expression import TextClause

from timeline.errors import StoreError

_PHRASE_OR_WORD = re.compile(r'"([^"]*)"?|([^\s"]+)')


class SearchText(NamedTuple):
    """The words of one event."""

    seq: int
    title: str
    evidence: str


class FullText(Protocol):
    """What a database must be able to do with words."""

    def create(self, connection: Connection) -> None:
        """Make the index."""

    def add(self, connection: Connection, rows: Sequence[SearchText]) -> None:
        """Index the words of these events."""

    def remove(self, connection: Connection, seqs: Sequence[int]) -> None:
        """Forget the words of these events."""

    def matching(self, words: str) -> TextClause | None:
        """A select of the ``seq`` of events that hold all these words; None when nothing can match."""


def search_terms(words: str) -> list[str]:
    """The words and "quoted phrases" of what a person typed, without those that hold no letter or digit."""
    clean = words.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    terms = (phrase or word for phrase, word in _PHRASE_OR_WORD.findall(clean))
    return [term.strip() for term in terms if any(character.isalnum() for character in term)]


def fts5_expression(words: str) -> str:
    """The same as an FTS5 expression in which nothing is an operator; empty when there is no word."""
    return " ".join('"' + term.replace('"', '""') + '"' for term in search_terms(words))


class SqliteFullText:
    """FTS5: words are folded and stemmed, so that "visits" finds "visited"."""

    def create(self, connection: Connection) -> None:
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE event_text USING fts5(title, evidence,"
                " tokenize = 'porter unicode61 remove_diacritics 2')"
            )
        )

    def add(self, connection: Connection, rows: Sequence[SearchText]) -> None:
        if rows:
            connection.execute(
                text("INSERT INTO event_text (rowid, title, evidence) VALUES (:seq, :title, :evidence)"),
                [row._asdict() for row in rows],
            )

    def remove(self, connection: Connection, seqs: Sequence[int]) -> None:
        if seqs:
            connection.execute(
                text("DELETE FROM event_text WHERE rowid = :seq"), [{"seq": seq} for seq in seqs]
            )

    def matching(self, words: str) -> TextClause | None:
        expression = fts5_expression(words)
        if not expression:
            return None
        return text("SELECT rowid FROM event_text WHERE event_text MATCH :fts").bindparams(
            bindparam("fts", expression)
        )


class PostgresFullText:
    """A tsvector with a GIN index, English stems."""

    def create(self, connection: Connection) -> None:
        connection.execute(text("CREATE TABLE event_text (seq bigint PRIMARY KEY, words tsvector NOT NULL)"))
        connection.execute(text("CREATE INDEX event_text_words ON event_text USING gin (words)"))

    def add(self, connection: Connection, rows: Sequence[SearchText]) -> None:
        if rows:
            connection.execute(
                text(
                    "INSERT INTO event_text (seq, words) VALUES (:seq, to_tsvector('english', :title) ||"
                    " to_tsvector('english', :evidence))"
                ),
                [row._asdict() for row in rows],
            )

    def remove(self, connection: Connection, seqs: Sequence[int]) -> None:
        if seqs:
            connection.execute(
                text("DELETE FROM event_text WHERE seq = ANY(:seqs)").bindparams(seqs=list(seqs))
            )

    def matching(self, words: str) -> TextClause | None:
        terms = search_terms(words)
        if not terms:
            return None
        condition = " && ".join(f"phraseto_tsquery('english', :term{n})" for n in range(len(terms)))
        return text(f"SELECT seq FROM event_text WHERE words @@ ({condition})").bindparams(
            **{f"term{n}": term for n, term in enumerate(terms)}
        )


def full_text(dialect: str) -> FullText:
    """The way the database of this SQLAlchemy dialect searches words."""
    if dialect == "sqlite":
        return SqliteFullText()
    if dialect == "postgresql":
        return PostgresFullText()
    raise StoreError(f"{dialect} databases are not supported; use SQLite (a path) or PostgreSQL.")
