"""Which trained model parses: the one that ships, or one of spaCy's that the user names."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps

from timeline.errors import ModelError
from timeline.language.syntax import lexicon  # noqa: F401  (registers a layer of the model)

SHIPPED = Path(__file__).parent.parent / "model"
VARIABLE = "TIMELINE_MODEL"
NEEDED = frozenset({"parser", "tagger"})


def chosen_model() -> str:
    """The name or folder of the model in force: ``TIMELINE_MODEL``, or empty for the one that ships."""
    return os.environ.get(VARIABLE, "").strip()


@cache
def load_model(name: str = "") -> Language:
    """A tagging and parsing pipeline: the shipped one, or a spaCy package or folder by name.

    Raises:
        ModelError: It is not installed, or lacks a tagger or parser.
    """
    try:
        model = spacy.load(name or SHIPPED)
    except OSError as error:
        raise ModelError(
            f"There is no language model “{name}”. Install it (python -m spacy download {name}), give the "
            "path of its folder, or leave --model out to use the one that ships."
        ) from error
    missing = NEEDED - set(model.pipe_names)
    if missing:
        raise ModelError(
            f"The language model “{name}” has no {' and no '.join(sorted(missing))}: name one that tags and "
            "parses English, such as en_core_web_md."
        )
    _multiply_with_numpy(model)
    return model


def _multiply_with_numpy(model: Language) -> None:
    """Let NumPy multiply matrices: its OpenBLAS knows processors that BLIS runs on a slow fallback."""
    ops = NumpyOps(use_blis=False)
    for _, pipe in model.pipeline:
        if isinstance(layer := getattr(pipe, "model", None), Model) and isinstance(layer.ops, NumpyOps):
            for node in layer.walk():
                node.ops = ops
