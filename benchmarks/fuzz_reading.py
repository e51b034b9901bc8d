"""Mutates valid files of every format and reads them, for a number of minutes; what fails is kept.

    python benchmarks/fuzz_reading.py 20 --keep fuzz-found

A failure is an error that reaches the caller, a document without text, or a file that takes longer than
ten seconds of processor time. Each is written to the folder with the seed in its name.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from reading import samples
from reading.mutations import mutated
from reading.test_fuzz import check

SLOW = 10.0


def main() -> None:
    """Run until the time is up and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", help="one format, such as .pdf")
    options = parser.parse_args()
    faulthandler.enable()
    made = {suffix: make() for suffix, make in samples.SAMPLES.items() if options.only in (None, suffix)}
    until = time.monotonic() + 60 * options.minutes
    done: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    seed = options.seed
    while time.monotonic() < until:
        seed += 1
        chance = random.Random(seed)
        suffix = chance.choice(list(made))
        data = mutated(made[suffix], chance)
        done[suffix] += 1
        begin = time.process_time()
        problem = ""
        try:
            check("a" + suffix, data)
        except Exception:
            problem = traceback.format_exc()
        taken = time.process_time() - begin
        if taken > SLOW:
            problem += f"\ntook {taken:.1f} s"
        if problem:
            failed[suffix] += 1
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{seed}{suffix}").write_bytes(data)
            (options.keep / f"{seed}{suffix}.why.txt").write_text(problem, encoding="utf-8")
            print(f"{seed}{suffix}: {problem.strip().splitlines()[-1]}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{done.total():,} files, {failed.total()} failures, peak {peak} MB; {dict(sorted(done.items()))}")


if __name__ == "__main__":
    main()
