"""Reading by two processes of this machine and by two workers of a Dask cluster on it, turn about.

    python benchmarks/cluster.py [DOCUMENTS]

Both are running when the clock starts. Beside the seconds it tells the processor time of those that read,
which other programs on the machine disturb less.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
from distributed import Client, LocalCluster

from timeline.cluster import extracted_there
from timeline.extraction import Extracted, batches, windowed_map
from timeline.reading import Unreadable, read
from timeline.records import Document

COUNTRIES = "Chile Peru Kenya Norway Jordan Vietnam Japan Egypt Brazil Poland Turkey Canada".split()
DEEDS = (
    "accused {} of spying",
    "signed a trade treaty with {}",
    "imposed sanctions on {}",
    "sent medical aid to {}",
    "rejected a proposal by {}",
    "opened talks with {}",
    "recalled its ambassador from {}",
)
OTHERWISE = (
    "The ferry between the two coasts sailed again after a long winter.",
    "Farmers waited for rain, and the price of bread rose in most towns.",
    "A museum showed paintings that had been lost for forty years.",
    "Officials said little, and newspapers wrote of other things.",
)
MONTHS = "January February March April May June July August September October November December".split()


def made_up(number: int, luck: random.Random) -> dict[str, str]:
    """A document of twelve sentences, six of which tell of something."""
    sentences = []
    for _ in range(6):
        one, other = luck.sample(COUNTRIES, 2)
        day, month, year = luck.randint(1, 28), luck.choice(MONTHS), luck.randint(1990, 2015)
        sentences += [
            f"On {day} {month} {year} {one} {luck.choice(DEEDS).format(other)}.",
            luck.choice(OTHERWISE),
        ]
    return {"text": " ".join(sentences), "title": f"Dispatch {number}", "published": "2016-01-02"}


def timed(name: str, work: Callable[[], Iterable[list[Extracted]]], cpu: Callable[[], float]) -> None:
    begin, before = time.perf_counter(), cpu()
    count = sum(len(batch) for batch in work())
    wall, each = time.perf_counter() - begin, (cpu() - before) / count * 1000
    print(f"{name}: {count} documents in {wall:.1f} s, {each:.1f} ms of processor each")


def main(documents: int) -> None:
    """Print the figures of two turns."""
    luck = random.Random(5)
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster, set_as_default=False) as client,
        ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool,
    ):
        table = Path(folder, "articles.jsonl")
        table.write_text("".join(json.dumps(made_up(n, luck)) + "\n" for n in range(documents)), "utf-8")
        texts = [each for each in read([table]) if not isinstance(each, Unreadable)]

        def here(some: list[Document]) -> Iterable[list[Extracted]]:
            return windowed_map(pool, batches(some), lambda: 6)

        def there(some: list[Document]) -> Iterable[list[Extracted]]:
            return extracted_there(cluster.scheduler_address, iter(some))

        def spent() -> float:
            """Processor time of the pool's processes."""
            return sum(sum(psutil.Process(number).cpu_times()[:2]) for number in pool._processes)

        for ready in (here, there):  # every process loads its pipeline
            list(ready(texts[:200]))
        for _ in range(2):
            timed("processes", lambda: here(texts), spent)
            timed("cluster  ", lambda: there(texts), lambda: sum(client.run(time.process_time).values()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
