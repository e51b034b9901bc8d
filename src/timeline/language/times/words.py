"""The word tables of time expressions, as they stand under ``reference/times``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final


def _table(name: str) -> dict[str, Any]:
    path = files("timeline.reference").joinpath("times", name)
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


WORDS: Final[dict[str, dict[str, Any]]] = _table("words.json")
"""Category to word to what it stands for."""

NAMED_DAYS: Final[dict[str, dict[str, Any]]] = _table("named_days.json")
"""Kind of named day to name to how its date is found."""

CUES: Final[dict[str, list[str]]] = _table("cues.json")
"""Words around an expression that decide how it is read."""

NUMBERS: Final[dict[str, int]] = WORDS["number"]
ORDINALS: Final[dict[str, int]] = WORDS["ordinal"]
VAGUE: Final[dict[str, int]] = WORDS["vague"]
