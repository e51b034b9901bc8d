"""Building on a cluster: a real scheduler and workers of this machine, each in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
from click.testing import CliRunner
from distributed import Client

from timeline import cluster
from timeline.build import build
from timeline.cli import main
from timeline.equipment import equipment
from timeline.errors import ClusterError
from timeline.export import export_bytes
from timeline.store import EventStore
from timeline.store.query import Query

pytestmark = pytest.mark.xdist_group("cluster")

Process = subprocess.Popen[bytes]
PACKAGE = Path(cluster.__file__).parent
COUNTRIES = ("Chile", "Peru", "Kenya", "Norway", "Jordan", "Vietnam")
DEEDS = ("accused {} of spying", "signed a treaty with {}", "imposed sanctions on {}", "sent aid to {}")


class Dask:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.workers: list[Process] = []
        self.scheduler = _run("scheduler", "--port", "0", "--scheduler-file", str(self.file))
        wait_for(self.file.is_file)
        self.address = json.loads(self.file.read_text())["address"]
        self.client = Client(self.address, set_as_default=False)

    def have(self, number: int) -> None:
        """Have so many workers that are as they should be."""
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        for worker in self.workers[number:]:
            end(worker)
        for _ in range(number - len(self.workers)):
            self.start()
        self.settle()

    def start(self, threads: int = 1, path: Path | None = None) -> Process:
        """Start one worker more, with the package as it is in a folder."""
        worker = _run("worker", self.address, "--nthreads", str(threads), "--no-nanny", path=path)
        self.workers.append(worker)
        return worker

    def settle(self) -> None:
        """Wait until the scheduler knows which workers live."""
        alive = sum(worker.poll() is None for worker in self.workers)
        wait_for(lambda: len(self.client.nthreads()) == alive)

    def tasks(self) -> int:
        return int(self.client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))


def _run(*command: str, path: Path | None = None) -> Process:
    paths = os.pathsep.join(str(each) for each in (path, *sys.path) if each)
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *command, "--host", "127.0.0.1", "--no-dashboard"],
        env={**os.environ, "PYTHONPATH": paths},
        stderr=subprocess.DEVNULL,
    )


def end(process: Process) -> None:
    process.kill()
    process.wait()


def wait_for(true: Callable[[], bool], seconds: float = 60) -> None:
    until = monotonic() + seconds
    while not true():
        assert monotonic() < until
        sleep(0.05)


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """Started once: workers that a test leaves serve the next."""
    dask = Dask(tmp_path_factory.mktemp("dask"))
    yield dask
    dask.client.close()
    for process in (*dask.workers, dask.scheduler):
        end(process)


@pytest.fixture(autouse=True)
def small_and_impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("BATCH", 5), ("LOOKING", 0.05), ("PATIENCE", 0.5)):
        monkeypatch.setattr(cluster, name, value)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(60):
            one, other = COUNTRIES[number % 6], COUNTRIES[(number % 6 + 1 + number % 5) % 6]
            deed = DEEDS[number % 4].format(other)
            text = (
                f"On {number % 28 + 1} March {2001 + number % 3} {one} {deed}. Last week it warned {other}."
            )
            line = {"text": text, "title": f"Dispatch {number}", "published": f"200{number % 3 + 1}-04-02"}
            file.write(json.dumps(line) + "\n")
    return path


def exported(store: Path) -> bytes:
    with EventStore(store, read_only=True) as opened:
        return export_bytes(opened, Query(), "jsonl")


@pytest.fixture(scope="module")
def plain(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The chronology without a cluster."""
    store = tmp_path_factory.mktemp("plain") / "s.db"
    assert build([articles], store, workers=0).read == 60
    return exported(store)


def at_first(what: Callable[[], object]) -> Callable[[int, int | None, str], None]:
    """Do something once, when some documents are stored and others are under way."""
    todo = [what]
    return lambda done, total, name: todo.pop()() if todo else None


def documents(store: Path) -> int:
    with EventStore(store, read_only=True) as opened:
        return len(list(opened.documents()))


def test_the_same_as_without_a_cluster(dask: Dask, articles: Path, plain: bytes, tmp_path: Path) -> None:
    """Named by its address or its file; what interrupts a build gives up its tasks, and the next goes on."""
    dask.have(2)
    with pytest.raises(KeyboardInterrupt):
        interrupt = at_first(lambda: signal.raise_signal(signal.SIGINT))
        build([articles], tmp_path / "s.db", progress=interrupt, cluster=dask.address)
    before = documents(tmp_path / "s.db")
    assert 0 < before < 60
    wait_for(lambda: dask.tasks() == 0)

    report = build([articles], tmp_path / "s.db", cluster=str(dask.file))

    assert (report.read, report.skipped) == (60 - before, before)
    assert exported(tmp_path / "s.db") == plain


def test_a_worker_that_joined_late_and_differs(
    dask: Dask, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check at the start did not meet it; nothing that it finds is stored."""
    dask.have(1)
    other = replace(equipment(""), edition="other")
    monkeypatch.setattr(cluster, "equipment", lambda model: other)
    monkeypatch.setattr(cluster.Cluster, "_checked", lambda self: 1)
    with pytest.raises(ClusterError, match=r"worker tcp://\S+ does not read as .*, here other\)"):
        build([articles], tmp_path / "s.db", cluster=dask.address)
    assert documents(tmp_path / "s.db") == 0


@pytest.mark.parametrize("failures", [0, 3], ids=["read one by one", "read elsewhere"])
def test_a_worker_dies(dask: Dask, articles: Path, plain: bytes, tmp_path: Path, failures: int) -> None:
    """Its documents are read by another: by Dask's care, or one by one when a batch ended too many."""
    dask.client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", failures))
    dask.have(2)
    build([articles], tmp_path / "s.db", progress=at_first(dask.workers[0].kill), cluster=dask.address)
    assert exported(tmp_path / "s.db") == plain


def test_workers_that_read_otherwise(dask: Dask, articles: Path, tmp_path: Path) -> None:
    """Other tables, and a timeline that knows of no cluster."""
    other, none = tmp_path / "other", tmp_path / "none"
    for folder in (other, none):
        (folder / "timeline").mkdir(parents=True)
    for entry in PACKAGE.iterdir():
        (other / "timeline" / entry.name).symlink_to(entry)
    (other / "timeline/edtf.py").unlink()
    (other / "timeline/edtf.py").write_text((PACKAGE / "edtf.py").read_text("utf-8") + "# mended\n", "utf-8")
    (none / "timeline/__init__.py").write_text("", "utf-8")
    dask.have(1)
    (right,) = dask.client.nthreads()
    strangers = [dask.start(path=other), dask.start(path=none)]
    dask.settle()
    with pytest.raises(ClusterError) as told:
        build([articles], tmp_path / "s.db", cluster=dask.address)
    message = str(told.value)
    assert [worker in message for worker in dask.client.nthreads()].count(True) == 2
    assert right not in message
    assert "does not run there: " in message
    assert "No module named 'timeline." in message
    assert f", here {equipment('').edition})" in message
    assert documents(tmp_path / "s.db") == 0
    for worker in strangers:
        end(worker)


def test_workers_of_several_threads(dask: Dask, articles: Path, tmp_path: Path) -> None:
    crowded = dask.start(threads=2)
    dask.settle()
    with pytest.raises(ClusterError, match=r"several threads in one: tcp://.*--nworkers -1 --nthreads 1"):
        build([articles], tmp_path / "s.db", cluster=dask.address)
    end(crowded)


def test_the_last_worker_dies(dask: Dask, articles: Path, plain: bytes, tmp_path: Path) -> None:
    dask.have(1)
    with pytest.raises(
        ClusterError, match=r"no worker for .* What was read is stored; start workers with: dask"
    ):
        build([articles], tmp_path / "s.db", progress=at_first(dask.workers[0].kill), cluster=dask.address)
    assert 0 < documents(tmp_path / "s.db") < 60
    build([articles], tmp_path / "s.db", workers=0)
    assert exported(tmp_path / "s.db") == plain


def test_no_workers(dask: Dask, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dask.have(0)
    monkeypatch.setattr(cluster, "JOINING", 0.5)
    with pytest.raises(ClusterError, match=f"has no workers; start .*: dask worker {dask.address} "):
        build([articles], tmp_path / "s.db", cluster=dask.address)


@pytest.mark.parametrize(
    "address", ["127.0.0.1:1", "http://127.0.0.1:8787", "tcp://nowhere.invalid:1", "x.json"]
)
def test_no_scheduler(address: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.3)
    command = ["build", str(articles), "--store", str(tmp_path / "s.db"), "--cluster", address]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert address in result.stderr
    assert "dask scheduler" in result.stderr


def test_without_dask(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install distributed"):
        build([articles], tmp_path / "s.db", cluster="tcp://127.0.0.1:1")


def test_processes_or_a_cluster(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are too many, but --workers goes before the variable."""
    result = CliRunner().invoke(main, ["build", str(articles), "--workers", "2", "--cluster", "127.0.0.1:1"])
    assert result.exit_code == 2
    assert "name one of them" in result.stderr
    monkeypatch.setenv("TIMELINE_CLUSTER", "127.0.0.1:1")
    monkeypatch.setattr(cluster, "CONNECTING", 0.3)
    command = ["build", str(articles), "--store", str(tmp_path / "s.db")]
    assert CliRunner().invoke(main, command).exit_code == 2
    assert CliRunner().invoke(main, [*command, "--workers", "0"]).exit_code == 0


def test_the_scheduler_dies(dask: Dask, articles: Path, tmp_path: Path) -> None:
    """The last test: the next would have to start another."""
    dask.have(1)
    with pytest.raises(ClusterError, match=r"ended, or gave up .* What was read is stored; start it again"):
        build([articles], tmp_path / "s.db", progress=at_first(dask.scheduler.kill), cluster=dask.address)
    assert 0 < documents(tmp_path / "s.db") < 60
