"""What a process reads with, so that two processes on two machines can be told to find the same in a text."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import version
from pathlib import Path

from timeline import __version__
from timeline.edition import edition, model_version
from timeline.language import load_pipeline
from timeline.language.syntax.models import VARIABLE

NAMES = {"python": "Python", "spacy": "spaCy"}


@dataclass(frozen=True, slots=True)
class Equipment:
    """What the mentions of a text depend on beside the text."""

    python: str
    spacy: str
    timeline: str
    model: str
    edition: str


@cache
def equipment(model: str) -> Equipment:
    """What this process reads with.

    Args:
        model: The model that parses, by package or folder; empty for the one that ships.
    """
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Equipment(python, version("spacy"), __version__, model_version(model), edition(model))


def difference(there: Equipment | BaseException, here: Equipment) -> str:
    """In what another process differs from this one, or why it cannot tell; empty where it does not."""
    if isinstance(there, BaseException):
        return f"timeline {here.timeline} does not run there: {there}"
    for part in fields(Equipment):
        theirs, ours = getattr(there, part.name), getattr(here, part.name)
        if theirs != ours:
            name = NAMES.get(part.name, part.name)
            return f"{name} {theirs or 'that ships'}, here {ours or 'that ships'}"
    return ""


def anywhere(model: str) -> str:
    """A model's name as it holds in other working folders too."""
    return str(Path(model).resolve()) if model and Path(model).is_dir() else model


def read_with(model: str) -> None:
    """Make a model the one that this process reads with.

    Raises:
        ModelError: It is not installed, or does not parse.
    """
    if os.environ.get(VARIABLE, "") != model:
        os.environ[VARIABLE] = model
        load_pipeline.cache_clear()
    load_pipeline()
