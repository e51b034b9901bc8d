"""The mentions of documents, found by the workers of a Dask cluster; only this process stores them.

What a worker finds depends on its program, tables, model and Python. Each task names those it is to be read
with, and a worker that has others refuses it, even if it joined late: nothing it would find is stored.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from timeline.equipment import Equipment, anywhere, difference, equipment, read_with
from timeline.errors import ClusterError, TimelineError
from timeline.extraction import BATCH, Extracted, batches, windowed_map
from timeline.language.syntax.models import chosen_model
from timeline.reading import Unreadable
from timeline.records import Document

if TYPE_CHECKING:
    from distributed import Client

CONNECTING: Final = 10.0
"""Seconds that a scheduler has to answer."""

JOINING: Final = 30.0
"""Seconds that the first worker may take to join: scheduler, workers and build are often started together."""

PATIENCE: Final = 60.0
"""Seconds that a cluster may be without workers in the middle of a build: what runs them starts them anew."""

LOOKING: Final = 1.0
"""Seconds between two looks at how many workers there are."""

AHEAD: Final = 3
"""Batches under way for each worker: one is read, one waits there, one waits at the scheduler."""

NAMED: Final = 3
"""Workers that a message names."""


def extracted_there(address: str, documents: Iterator[Document]) -> Iterator[list[Extracted]]:
    """The mentions of documents in batches, in the order in which a cluster's workers are done.

    A batch whose workers died again and again is read once more document by document; the one that ends its
    workers then too is told as unreadable.

    Args:
        address: Of the scheduler, or the file that it wrote (``dask scheduler --scheduler-file``).

    Raises:
        ClusterError: It cannot be reached, its workers differ from this process, or it ended.
    """
    with opened(address) as cluster:
        yield from filter(None, windowed_map(cluster, batches(documents, most=BATCH), cluster.window))
        yield from windowed_map(cluster, batches(cluster.lost, most=1), cluster.window)


@contextmanager
def opened(address: str) -> Iterator[Cluster]:
    """A cluster whose workers are like this process; what it still works on is given up at the end."""
    client = _connected(address)
    import dask

    try:
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"}):  # long texts
            cluster = Cluster(client, address)
            try:
                yield cluster
            finally:
                cluster.shutdown(wait=False)
    finally:
        client.close()


class Cluster(Executor):
    """A cluster's workers as an executor of functions of a list of documents.

    Attributes:
        lost: Documents of batches whose workers died, each batch on several; to be read one by one.
    """

    def __init__(self, client: Client, address: str) -> None:
        self.lost: list[Document] = []
        self._client = client
        self._address = address
        self._model = anywhere(chosen_model())
        self._here = equipment(self._model)
        self._workers = self._checked()
        self._pool: Executor = client.get_executor(pure=False)
        self._waiting: set[Future[Any]] = set()
        self._ended: ClusterError | None = None
        self._over = Event()
        Thread(target=self._look, daemon=True).start()

    def window(self) -> int:
        """How many batches are to be under way now."""
        return max(self._workers, 1) * AHEAD

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a worker call a function of a list of documents."""
        if self._ended:
            raise self._ended
        promised: Future[Any] = Future()
        self._waiting.add(promised)
        task = self._pool.submit(_there, fn, self._model, self._here, *args, **kwargs)
        task.add_done_callback(partial(self._pass_on, promised, args[0]))
        return promised

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Give up what was not done yet, unless told to wait for it."""
        self._over.set()
        with suppress(Exception):  # the scheduler may be gone
            self._pool.shutdown(wait)

    def _pass_on(self, promised: Future[Any], batch: list[Document], task: Future[Any]) -> None:
        from distributed import KilledWorker

        self._waiting.discard(promised)
        with suppress(InvalidStateError):  # given up already
            error = None if task.cancelled() else task.exception()
            if task.cancelled():
                promised.set_exception(ClusterError(_gone(self._address)))
            elif isinstance(error, KilledWorker) and len(batch) > 1:
                self.lost += batch
                promised.set_result([])
            elif isinstance(error, KilledWorker):
                promised.set_result([(batch[0], _deadly(batch[0]))])
            elif isinstance(error, TimelineError):
                promised.set_exception(error)
            elif error:
                failed = ClusterError(
                    f"A worker of the cluster at {self._address} failed ({type(error).__name__}: {error}). "
                    "Its log says more; install the same there as here, then run the same build again."
                )
                failed.__cause__ = error
                promised.set_exception(failed)
            else:
                promised.set_result(task.result())

    def _look(self) -> None:
        """Keep the number of workers, and give up when there have been none for a while."""
        seen = monotonic()
        while not self._over.wait(LOOKING):
            try:
                self._workers = len(self._client.nthreads())
            except (Exception, CancelledError):
                continue  # no connection: what is under way ends with it
            if self._workers:
                seen = monotonic()
            elif monotonic() - seen > PATIENCE:
                self._ended = ClusterError(
                    f"The cluster at {self._address} has had no worker for {PATIENCE:g} seconds. What was "
                    f"read is stored; {_start(self._address)}, then run the same build again."
                )
                for promised in list(self._waiting):
                    with suppress(InvalidStateError):  # done meanwhile
                        promised.set_exception(self._ended)

    def _checked(self) -> int:
        """How many workers there are, all of them like this process."""
        crowded = [each for each, threads in self._client.nthreads().items() if threads > 1]
        if crowded:
            raise ClusterError(
                f"Reading takes a process for itself, and these workers have several threads in one: "
                f"{_listed(crowded)}; {_start(self._address)}."
            )
        answers = self._client.run(equipment, self._model, on_error="return")
        others = [
            f"{worker} ({differs})"
            for worker, found in answers.items()
            if not isinstance(found, OSError)  # it is gone, or restarts; each task asks again
            and (differs := difference(found, self._here))
        ]
        if others:
            raise ClusterError(
                f"Workers of the cluster at {self._address} do not read as this machine does: "
                f"{_listed(others)}. Install the same there as here (timeline, Python, model), start them "
                "again, then run the build."
            )
        return len(answers)


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            f"--cluster needs Dask, and {error.name} is missing here; install it with: pip install "
            "distributed (the extra “cluster” of timeline)"
        ) from error
    for name in ("distributed", "distributed.client"):  # what ends a build is said by our own message
        logging.getLogger(name).setLevel(logging.CRITICAL)
    named = Path(address)
    if named.suffix == ".json" and not named.is_file():
        raise ClusterError(
            f"There is no file {address}; name the one that dask scheduler --scheduler-file wrote, or the "
            "scheduler's address."
        )
    where = {"scheduler_file": address} if named.is_file() else {"address": address}
    try:
        client = Client(**where, timeout=CONNECTING, set_as_default=False)
    except Exception as error:  # of many kinds: no such scheme, host or port, no scheduler, another release
        raise ClusterError(
            f"No Dask scheduler answers at {address} ({_first_line(error)}). Name the address that dask "
            "scheduler prints, such as tcp://10.0.0.5:8786, and see that this machine may connect to it."
        ) from error
    try:
        client.wait_for_workers(1, timeout=JOINING)
    except TimeoutError as error:
        client.close()
        raise ClusterError(f"The cluster at {address} has no workers; {_start(address)}") from error
    return client


_one_at_a_time = Lock()


def _there(work: Any, model: str, expected: Equipment, batch: list[Document]) -> list[Extracted]:
    """What a worker runs: the work, if it reads as the process that stores."""
    with _one_at_a_time:  # threads of one process share the pipeline
        if differs := difference(equipment(model), expected):
            from distributed import get_worker

            raise ClusterError(
                f"The worker {get_worker().address} does not read as the machine that stores ({differs}); "
                "what it would have found is not stored. Install the same there, start it again, then run "
                "the same build again."
            )
        read_with(model)
        found: list[Extracted] = work(batch)
        return found


def _deadly(document: Document) -> Unreadable:
    return Unreadable(
        document.path or document.title or document.id,
        "the workers that read it died; give workers more memory, or read it by itself without a cluster",
    )


def _start(address: str) -> str:
    scheduler = f"--scheduler-file {address}" if Path(address).is_file() else address
    return f"start workers with: dask worker {scheduler} --nworkers -1 --nthreads 1"


def _gone(address: str) -> str:
    return (
        f"The cluster at {address} ended, or gave up what it was reading. What was read is stored; start it "
        "again, then run the same build again."
    )


def _listed(items: list[str]) -> str:
    more = len(items) - NAMED
    return ", ".join(items[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _first_line(error: object) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
