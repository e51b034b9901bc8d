"""Archives: each file in them is read as if it lay in a folder; nothing is written to disk by its name.

What a member's name says is used to show it, to tell its format and to find what a manifest lists, and
never to open a file. Links are not followed.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

from timeline.errors import ReadingError
from timeline.reading.limits import DEEPEST, MOST_MEMBERS, Budget
from timeline.reading.media import lists_others
from timeline.reading.sources import Given, Reading, Source, Unreadable, inside

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    lzma.LZMAError,
    tarfile.TarError,
    gzip.BadGzipFile,
)
_UNPACKERS: Final[dict[bytes, Callable[[BinaryIO], BinaryIO]]] = {
    b"\x1f\x8b": lambda packed: cast(BinaryIO, gzip.GzipFile(fileobj=packed)),
    b"BZ": lambda packed: cast(BinaryIO, bz2.BZ2File(packed)),
    b"\xfd7": lambda packed: cast(BinaryIO, lzma.LZMAFile(packed)),  # noqa: SIM115 - closed by who reads it
}
_S_IFLNK: Final = 0o120000
_S_IFMT: Final = 0o170000


class _Member(NamedTuple):
    name: str
    open: Callable[[], BinaryIO]
    problem: str | None


class _Metered(io.RawIOBase):
    """A member's bytes as they come out, counted against the archive's budget once however often read."""

    def __init__(self, stream: BinaryIO, budget: Budget, highest: list[int]) -> None:
        super().__init__()
        self._stream, self._budget, self._highest, self._at = stream, budget, highest, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(len(view))
        except (*_DAMAGE, OSError) as error:
            raise ReadingError(_damaged(error)) from error
        except (RuntimeError, NotImplementedError) as error:
            raise ReadingError(f"it cannot be unpacked ({error}); unpack it yourself") from error
        self._at += len(data)
        if self._at > self._highest[0]:
            new = self._at - self._highest[0]
            self._highest[0] = self._at
            self._budget.take(new)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def zip_archive(source: Source) -> Reading:
    """The files in a .zip archive.

    Raises:
        ReadingError: It is damaged, or holds more than is read.
    """
    with source.seekable() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                yield from _members(source, _in_zip(archive))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError) as error:
            raise ReadingError(f"the zip archive is damaged ({error}); pack it anew") from error


def tar_archive(source: Source) -> Reading:
    """The files in a .tar archive.

    Raises:
        ReadingError: It is damaged, or holds more than is read.
    """
    with source.seekable() as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r:") as archive:
                yield from _members(source, _in_tar(archive))
        except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
            raise ReadingError(f"the tar archive is damaged ({error}); pack it anew") from error


def unpacked(source: Source) -> Reading:
    """What is in a .gz, .bz2 or .xz file, read by what it is itself.

    Raises:
        ReadingError: It lies too deep.
    """
    _require_depth(source)
    with source.open() as stream:
        unpack = _UNPACKERS.get(stream.read(2))
    if unpack is None:
        raise ReadingError("the gzip data is damaged (it does not begin like it); pack it anew")
    budget = source.budget or Budget(source.size())
    name = source.filename or source.name
    bare = name[:-4] + ".tar" if name.lower().endswith(".tgz") else _without_packing(name)
    opener = _opener(lambda: _unpacking(source, unpack), budget, [0])
    yield inside(source, opener, filename=bare, budget=budget, identity="")


def _unpacking(source: Source, unpack: Callable[[BinaryIO], BinaryIO]) -> BinaryIO:
    packed = source.open()
    stream = unpack(packed)
    close = stream.close

    def close_both() -> None:
        close()
        packed.close()

    stream.close = close_both  # type: ignore[method-assign]
    return stream


def _without_packing(name: str) -> str:
    for suffix in (".gz", ".bz2", ".xz"):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name


def _opener(open_: Callable[[], BinaryIO], budget: Budget, highest: list[int]) -> Callable[[], BinaryIO]:
    return lambda: cast(BinaryIO, io.BufferedReader(_Metered(open_(), budget, highest), 1 << 16))


def _members(source: Source, found: Iterator[_Member]) -> Reading:
    """Every member as a source, manifests first, and what is wrong with the others."""
    _require_depth(source)
    budget = source.budget or Budget(source.size())
    members: dict[str, Source] = {}
    refused: list[Unreadable] = []
    for count, member in enumerate(found, start=1):
        if count > MOST_MEMBERS:
            limit = f"the archive holds more than {MOST_MEMBERS:,} files; the others were left out"
            refused.append(Unreadable(source.name, f"{limit}: unpack it yourself and name the folder"))
            break
        if member.problem:
            refused.append(Unreadable(f"{source.name}: {member.name}", member.problem))
            continue
        name = PurePosixPath(member.name).as_posix()
        members[name] = inside(
            source,
            _opener(member.open, budget, [0]),
            name=f"{source.name}: {name}",
            path=f"{source.path}/{name}",
            filename=PurePosixPath(name).name,
            identity=f"{source.identity or source.name}::{name}",
            beside=partial(_beside, members, PurePosixPath(name).parent),
            budget=budget,
        )
    yield from refused
    if not members and not refused:
        raise ReadingError("the archive holds no files; name an archive with articles in it")
    for name in sorted(members, key=lambda name: (not lists_others(name), name)):
        if budget.exceeded:
            return
        yield members[name]


def _beside(members: dict[str, Source], folder: PurePosixPath, listed: str, said: Given) -> Source | None:
    """The member that a manifest in the same archive means."""
    parts: list[str] = []
    for part in (folder / listed.replace("\\", "/")).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    found = members.get("/".join(parts))
    return replace(found, given=said) if found else None


def _in_zip(archive: zipfile.ZipFile) -> Iterator[_Member]:
    for info in archive.infolist():
        if info.is_dir() or _hidden(info.filename):
            continue
        problem = _outside(info.filename)
        if (info.external_attr >> 16) & _S_IFMT == _S_IFLNK:
            problem = _LINK
        elif info.flag_bits & 0x1:
            problem = "it is locked with a password; unpack it and name the folder"
        yield _Member(info.filename, partial(_open_in_zip, archive, info), problem)


def _open_in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    try:
        return cast(BinaryIO, archive.open(info))
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise ReadingError(_damaged(error)) from error
    except (RuntimeError, NotImplementedError) as error:
        raise ReadingError(f"it cannot be unpacked ({error}); unpack it yourself") from error


def _in_tar(archive: tarfile.TarFile) -> Iterator[_Member]:
    for info in archive:
        if info.isdir() or _hidden(info.name):
            continue
        problem = _outside(info.name)
        if info.issym() or info.islnk():
            problem = _LINK
        elif not info.isreg():
            problem = "it is a device and no file; leave it out"
        yield _Member(info.name, partial(_open_in_tar, archive, info), problem)


def _open_in_tar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    opened = archive.extractfile(info)
    if opened is None:
        raise ReadingError("it is no file; leave it out")
    return cast(BinaryIO, opened)


_LINK: Final = "it is a link, and links in archives are not followed; pack the file itself"


def _outside(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        return "its name leads out of the archive, so it was left alone; pack it under a plain name"
    return None


def _hidden(name: str) -> bool:
    """What a folder would not show, or what a system adds: not articles."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not parts or any(
        part == "__MACOSX" or part.startswith("~$") or (part.startswith(".") and part not in {".", ".."})
        for part in parts
    )


def _require_depth(source: Source) -> None:
    if source.depth >= DEEPEST:
        raise ReadingError(
            f"archives lie in archives more than {DEEPEST} deep; unpack the outer ones and name the folder"
        )


def _damaged(error: Exception) -> str:
    return f"the packed data is damaged ({str(error) or type(error).__name__}); pack it anew"
