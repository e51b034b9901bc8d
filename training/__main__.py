"""One command from treebanks to the model: ``python -m training TREEBANKS``. See training/README.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

# One thread a process: the two trainings run side by side.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from spacy.cli.train import train
from thinc.api import NumpyOps, set_current_ops

import timeline
from training import lexicon, variants  # noqa: F401  (registers what the configs name)
from training.convert import convert
from training.evaluate import gum, name_scores, reader, syntax_scores
from training.pack import pack

CONFIGS = Path(__file__).parent / "configs"
TARGET = Path(timeline.__file__).parent / "language" / "model"
VERSION = "1.0.0"
PARTS = ("syntax", "names")


def main() -> None:
    """Convert, train both parts, pack and measure; or only one step of it."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder of the .conllu.gz, .iob2.gz and .txt.gz files")
    parser.add_argument(
        "--work", type=Path, default=Path("build/training"), help="folder for what lies between"
    )
    parser.add_argument("--target", type=Path, default=TARGET, help="where the model goes")
    parser.add_argument("--only", choices=("convert", *PARTS, "pack", "evaluate"), help="one step alone")
    given = parser.parse_args()
    steps = (given.only,) if given.only else ("convert", "train", "pack")
    if "convert" in steps:
        convert(given.treebanks, given.work / "corpus")
        lexicon.write(given.work / "lexicon.bin")
    if "train" in steps:
        _train_both(given.treebanks, given.work)
    for part in PARTS:
        if part in steps:
            _train(part, given.work)
    if "pack" in steps:
        best = [given.work / part / "model-best" for part in PARTS]
        pack(*best, given.target, VERSION, {})
        pack(*best, given.target, VERSION, figures(given.treebanks, given.target))
    if "evaluate" in steps:
        print(json.dumps(figures(given.treebanks, given.target), indent=2))


def _train_both(treebanks: Path, work: Path) -> None:
    """Both parts at once, each in a process of its own."""
    command = [sys.executable, "-m", "training", str(treebanks), "--work", str(work), "--only"]
    running = [subprocess.Popen([*command, part]) for part in PARTS]
    if max(process.wait() for process in running) > 0:
        sys.exit("a training failed: see above")


def _train(part: str, work: Path) -> None:
    # NumPy's OpenBLAS knows processors that BLIS runs on a slow fallback
    set_current_ops(NumpyOps(use_blis=False))
    corpus = work / "corpus"
    paths: dict[str, Any] = {
        "paths.train": str(corpus / f"{part}-train.spacy"),
        "paths.dev": str(corpus / f"{part}-dev.spacy"),
    }
    if part == "names":
        paths["paths.lexicon"] = str(work / "lexicon.bin")
    train(CONFIGS / f"{part}.cfg", work / part, overrides=paths)


def figures(treebanks: Path, model: Path) -> dict[str, Any]:
    """What the packed model reaches on the held-out parts, from raw text."""
    read = reader(str(model))
    return {
        "gum_test": syntax_scores(read, gum(treebanks)),
        "gum_test_without_paragraphs": syntax_scores(read, gum(treebanks), paragraphs=False),
        "uner_ewt_test": name_scores(read, treebanks / "uner-ewt-test.iob2.gz", "uner"),
        "crossner_politics_test": name_scores(read, treebanks / "crossner-politics-test.txt.gz", "crossner"),
    }


if __name__ == "__main__":
    main()
