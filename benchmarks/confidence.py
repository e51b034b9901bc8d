"""Whether confidence means what it says: a reliability diagram on events labelled by hand.

    python benchmarks/confidence.py          the diagram and the expected calibration error
    python benchmarks/confidence.py --fit    and the weights that would fit best, cross-validated

The events are those of ``tests/chronology/events.csv``.
"""

from __future__ import annotations

import argparse
import sys
from math import log2
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "chronology"))

from labelled import calibration_error, judged, reliability

from timeline.chronology.confidence import LONG, MANY, USUAL
from timeline.chronology.sources import independent
from timeline.records import Event

FEATURES = ("BASE", "BOTH_SIDES", "DOUBLED", "VAGUE", "FINDER")
FOLDS = 10


def features(event: Event) -> list[float]:
    """What the model looks at."""
    span = event.span
    return [
        1.0,
        float(bool(event.pairs)),
        log2(min(len(independent(event.mentions)), MANY)),
        float(span is None or (span.end - span.start).days >= LONG),
        max(mention.confidence for mention in event.mentions) - USUAL,
    ]


def fitted(x: NDArray[np.float64], y: NDArray[np.float64], ridge: float = 1.0) -> NDArray[np.float64]:
    """Weights of a logistic regression with a ridge penalty, by Newton's method."""
    weights = np.zeros(x.shape[1])
    penalty = np.eye(x.shape[1]) * ridge
    penalty[0, 0] = 0.0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (chance - y) + penalty @ weights
        weights -= np.linalg.solve((x.T * (chance * (1 - chance))) @ x + penalty, gradient)
    return weights


def main() -> None:
    """Print the diagram."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    found = list(judged())
    outcomes = [(event.confidence, right) for event, right in found]
    print("confidence  right  events")
    for mean, right, n in reliability(outcomes):
        print(f"{mean:10.2f}  {right:5.2f}  {n:6d}  {'#' * round(right * 40):40s}|")
    print(f"{len(found)} events, {sum(right for _, right in found)} right;"
          f" expected calibration error {calibration_error(outcomes):.3f}")  # fmt: skip
    if not asked.fit:
        return
    x = np.array([features(event) for event, _ in found])
    y = np.array([float(right) for _, right in found])
    order = np.random.default_rng(1).permutation(len(y))
    chance = np.zeros(len(y))
    for fold in range(FOLDS):
        test = order[fold::FOLDS]
        train = np.setdiff1d(order, test)
        chance[test] = 1 / (1 + np.exp(-x[test] @ fitted(x[train], y[train])))
    for name, weight in zip(FEATURES, fitted(x, y), strict=True):
        print(f"{name:12s}{weight:6.2f}")
    crossed = [(float(c), bool(right)) for c, right in zip(chance, y, strict=True)]
    print(f"cross-validated: expected calibration error {calibration_error(crossed):.3f}")


if __name__ == "__main__":
    main()
