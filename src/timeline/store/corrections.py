"""What users decided about events: as JSON, and in its table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, get_args

from sqlalchemy import Connection, delete, insert, select

from timeline.edtf import timespan_from_edtf
from timeline.errors import DateError
from timeline.records import (
    EVENT_TYPES,
    STATUSES,
    Clause,
    Correction,
    CorrectionKind,
    Facts,
    Qualifier,
)
from timeline.store.serial import dump, pairs_from, storable
from timeline.store.tables import correction

_LISTS: Final = ("countries", "organisations", "places", "people")


def correction_to_json(made: Correction) -> str:
    """A correction as JSON, on one line; what is not said is left out."""
    facts = made.facts
    said: dict[str, Any] = {
        "title": facts.title,
        "date": facts.span.edtf if facts.span else None,
        "qualifier": facts.qualifier,
        "type": facts.type,
        "status": facts.status,
        **{name: getattr(facts, name) for name in _LISTS},
        "pairs": facts.pairs,
    }
    fields = {
        "id": made.id,
        "made": made.made.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": made.kind,
        "clauses": [_clause_to_json(each) for each in made.clauses],
        "others": [_clause_to_json(each) for each in made.others],
        "facts": {name: value for name, value in said.items() if value is not None},
        "note": made.note,
    }
    return storable(dump({name: value for name, value in fields.items() if value not in (None, [], {})}))


def correction_from_json(record: str) -> Correction:
    """What `correction_to_json` made, as it was.

    Raises:
        ValueError: It is no correction; says which field is wrong and what it should be.
    """
    try:
        fields = json.loads(record)
    except ValueError as error:
        raise ValueError(f"it is not JSON ({error})") from error
    if not isinstance(fields, dict):
        raise ValueError("it is not a JSON object")
    kind = _one_of(fields, "kind", get_args(CorrectionKind))
    clauses = tuple(_field(fields, "clauses", _clauses))
    others = tuple(_clauses(fields.get("others", [])))
    if not clauses:
        raise ValueError("“clauses” names no clause")
    if kind in ("join", "separate") and not others:
        raise ValueError(f"“others” names no clause, which a correction of kind {kind} needs")
    return Correction(
        id=_field(fields, "id", _text),
        made=_field(fields, "made", _moment),
        kind=kind,
        clauses=clauses,
        others=others,
        facts=_facts(fields.get("facts", {})),
        note=fields.get("note") and _text(fields["note"]),
    )


def _facts(said: Any) -> Facts:
    if not isinstance(said, Mapping):
        raise ValueError("“facts” is not an object")
    given: dict[str, Any] = {
        name: tuple(_field(said, name, _texts)) for name in _LISTS if said.get(name) is not None
    }
    if said.get("pairs") is not None:
        given["pairs"] = _field(said, "pairs", pairs_from)
    if said.get("date") is not None:
        try:
            given["span"] = timespan_from_edtf(_field(said, "date", _text))
        except DateError as error:
            raise ValueError(f"“date”: {error}") from error
    for name, allowed in (
        ("type", tuple(EVENT_TYPES)), ("status", STATUSES), ("qualifier", get_args(Qualifier)),
    ):  # fmt: skip
        if said.get(name) is not None:
            given[name] = _one_of(said, name, allowed)
    if said.get("title") is not None:
        given["title"] = _field(said, "title", _text)
    return Facts(**given)


def _field(fields: Mapping[str, Any], name: str, read: Callable[[Any], Any]) -> Any:
    if name not in fields:
        raise ValueError(f"“{name}” is missing")
    try:
        return read(fields[name])
    except (TypeError, ValueError, KeyError) as error:
        raise ValueError(f"“{name}” cannot be read ({error})") from error


def _one_of(fields: Mapping[str, Any], name: str, allowed: Iterable[str]) -> Any:
    value = fields.get(name)
    if value not in (known := tuple(allowed)):
        raise ValueError(f"“{name}” is {value!r}, and can be {', '.join(known)}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("it should be words")
    return value


def _texts(values: Any) -> list[str]:
    if not isinstance(values, list):
        raise ValueError("it should be a list")
    return [_text(each) for each in values]


def _moment(value: Any) -> datetime:
    made = datetime.fromisoformat(_text(value))
    return made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)


def _clause_to_json(clause: Clause) -> dict[str, Any]:
    return {
        "mention": clause.mention, "document": clause.document, "start": clause.start, "end": clause.end,
    }  # fmt: skip


def _clauses(value: Any) -> list[Clause]:
    if not isinstance(value, list):
        raise ValueError("it should be a list")
    return [
        Clause(_text(each["mention"]), _text(each["document"]), int(each["start"]), int(each["end"]))
        for each in value
    ]


# -- the table -----------------------------------------------------------------------------------------


def corrections(connection: Connection) -> list[Correction]:
    """All that was decided about events, the earliest first."""
    stored = select(correction.c.record).order_by(correction.c.made, correction.c.id)
    return [correction_from_json(record) for record in connection.execute(stored).scalars()]


def put(connection: Connection, made: Iterable[Correction]) -> int:
    """Keep corrections that are not kept yet; how many there were."""
    fresh = {each.id: each for each in made}
    known = connection.execute(select(correction.c.id)).scalars()
    for one in known:
        fresh.pop(one, None)
    rows = []
    for each in fresh.values():
        record = correction_to_json(each)
        rows.append({"id": each.id, "made": json.loads(record)["made"], "record": record})
    if rows:
        connection.execute(insert(correction), rows)
    return len(rows)


def drop(connection: Connection, correction_id: str) -> bool:
    """Forget a correction; whether it was there."""
    return bool(connection.execute(delete(correction).where(correction.c.id == correction_id)).rowcount)
