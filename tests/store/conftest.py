"""A store to test: SQLite always, PostgreSQL where TIMELINE_TEST_POSTGRES_URL names a database."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_chronology import DOCUMENTS, EVENTS, MENTIONS
from sqlalchemy import create_engine, make_url, text

from timeline.store import EventStore

POSTGRES = os.environ.get("TIMELINE_TEST_POSTGRES_URL")


@pytest.fixture(params=["sqlite", "postgresql"] if POSTGRES else ["sqlite"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store may be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "events.db")
        return
    assert POSTGRES
    schema = f"timeline_{uuid.uuid4().hex}"
    engine = create_engine(POSTGRES)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    own = make_url(POSTGRES).update_query_dict({"options": f"-csearch_path={schema}"})
    yield own.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def empty(target: str) -> Iterator[EventStore]:
    with EventStore(target) as store:
        yield store


@pytest.fixture
def store(empty: EventStore) -> EventStore:
    """The small chronology."""
    empty.add_documents((document, MENTIONS[document.id]) for document in DOCUMENTS)
    empty.replace_events(EVENTS)
    return empty
