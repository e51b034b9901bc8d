"""Which chronologies there are, and where their stores lie.

The shipped chronology is one store and is only ever read; what people add goes to chronologies of their
own, each one file in the user's data folder. ``TIMELINE_STORE`` puts another store in the place of the
shipped one, ``TIMELINE_HOME`` another folder in the place of the platform's.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from timeline.edition import edition
from timeline.errors import StoreError

STORE_VARIABLE: Final = "TIMELINE_STORE"
HOME_VARIABLE: Final = "TIMELINE_HOME"
SHIPPED: Final = ""
"""The name of the chronology that ships (or of the store named by ``TIMELINE_STORE``)."""

Progress = Callable[[int, int | None, str], None]

_SUFFIX: Final = ".sqlite"
_NAME: Final = re.compile(r"[^\W_](?:[\w .,()'&+-]{0,58}[\w)])?")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True)
class Chronology:
    """One chronology and its store.

    ``writable`` ones belong to the user; ``name`` is empty for the one that ships. ``store`` is a file,
    or the address of a database.
    """

    name: str
    label: str
    store: Path | str
    writable: bool

    @property
    def path(self) -> Path:
        """The store's file; only meant for chronologies that are one."""
        return Path(self.store)


def home() -> Path:
    """The folder that holds the user's chronologies; it may not exist yet."""
    if chosen := os.environ.get(HOME_VARIABLE):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "timeline"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "timeline"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "timeline"


def shipped_documents() -> Path:
    """The folder of documents that ship: beside ``app.py`` in a checkout, else inside the package."""
    package = Path(str(files("timeline")))
    checkout = package.parents[1] / "data" / "briefs"
    return checkout if checkout.is_dir() else package / "data" / "briefs"


def shipped() -> Chronology:
    """The chronology shown first: the one that ships, or the store that ``TIMELINE_STORE`` names."""
    if chosen := os.environ.get(STORE_VARIABLE):
        if "://" in chosen:
            return Chronology(
                SHIPPED, chosen.rpartition("/")[2].partition("?")[0] or "database", chosen, False
            )
        path = Path(chosen).expanduser()
        return Chronology(SHIPPED, path.stem or str(path), path, writable=False)
    path = home() / f"shipped-{_edition()}{_SUFFIX}"
    return Chronology(SHIPPED, "World affairs (shipped)", path, writable=False)


def is_built(chronology: Chronology) -> bool:
    """Whether its store is there to be read."""
    return not isinstance(chronology.store, Path) or chronology.store.is_file()


def must_be_built() -> bool:
    """Whether the shipped chronology has to be extracted before it can be shown."""
    return STORE_VARIABLE not in os.environ and not is_built(shipped())


def own() -> list[Chronology]:
    """The user's chronologies by name."""
    folder = _folder()
    paths = (
        sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stem.casefold()) if folder.is_dir() else []
    )
    return [Chronology(path.stem, path.stem, path, writable=True) for path in paths]


def available() -> list[Chronology]:
    """Every chronology, the shipped one first."""
    return [shipped(), *own()]


def find(name: str) -> Chronology | None:
    """The chronology of that name, ignoring case; the empty name is the shipped one."""
    wanted = name.strip().casefold()
    if wanted == SHIPPED:
        return shipped()
    return next((each for each in own() if each.name.casefold() == wanted), None)


def named(name: str) -> Chronology:
    """The user's chronology of that name, there already or to be; its folder exists afterwards.

    Raises:
        StoreError: When the name cannot be the name of a file everywhere.
    """
    clean = " ".join(name.split())
    if existing := find(clean) if clean else None:
        return existing
    if not _NAME.fullmatch(clean) or _RESERVED.fullmatch(clean):
        raise StoreError(
            f"“{clean}” cannot be the name of a chronology. "
            "Use up to 60 letters, digits, spaces and - . , ( ) and begin with a letter or digit."
        )
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be made ({error.strerror}). Set {HOME_VARIABLE} to another one."
        ) from error
    return Chronology(clean, clean, folder / f"{clean}{_SUFFIX}", writable=True)


def delete(chronology: Chronology) -> None:
    """Deletes one of the user's chronologies; its store must not be open here.

    Raises:
        StoreError: It is not the user's own, or its file cannot be deleted.
    """
    if not chronology.writable:
        raise StoreError(f"“{chronology.label}” is not one of your own chronologies; it is only read.")
    path = chronology.path
    try:
        for part in ("", "-wal", "-shm"):
            path.with_name(path.name + part).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be deleted ({error.strerror}). Close what else has it open, then try again."
        ) from error


def build_shipped(progress: Progress | None = None) -> None:
    """Extracts the shipped chronology beside its place and moves it there when it is whole.

    A build that is killed leaves nothing that could be taken for the chronology, and the next one goes on
    where it ended.
    """
    from timeline.build import build  # here: it loads the language step, which listing chronologies need not

    path = shipped().path
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    folder = shipped_documents()
    expected = sum(1 for each in folder.rglob("*.md"))

    def tell(done: int, total: int | None, name: str) -> None:
        if progress:
            progress(done, total or max(expected, done), name)

    tell(0, None, "getting ready")
    build([folder], unfinished, progress=tell)
    _carry_corrections(unfinished)
    for part in ("-wal", "-shm"):  # left by a build that was killed; closing the store has emptied them
        unfinished.with_name(unfinished.name + part).unlink(missing_ok=True)
    if unfinished.exists() or not path.exists():  # another process may have been as fast
        unfinished.replace(path)
    retire_old_editions()


def _carry_corrections(target: Path) -> None:
    """Let what was decided about events in the edition before hold in this one."""
    from timeline.correcting import apply
    from timeline.store import EventStore

    before = [each for each in home().glob(f"shipped-*{_SUFFIX}") if each != shipped().path]
    if not before:
        return
    try:
        with EventStore(max(before, key=lambda each: each.stat().st_mtime), read_only=True) as store:
            kept = store.corrections()
    except StoreError:  # of a version that knew no corrections
        return
    if kept:
        apply(target, kept)


def retire_old_editions() -> None:
    """Deletes stores of the shipped chronology that an earlier version built."""
    current = f"shipped-{_edition()}{_SUFFIX}"
    for path in home().glob(f"shipped-*{_SUFFIX}*"):
        if not path.name.startswith(current):
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return home() / "chronologies"


def _edition() -> str:
    """A short code that changes with what reads the documents and with any shipped document."""
    digest = hashlib.sha256(edition().encode())
    for path in sorted(shipped_documents().rglob("*")):
        if path.is_file():
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
