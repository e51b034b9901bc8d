"""How fast files are read, beside the bare library of each format, and how much memory the large ones take.

    python benchmarks/reading.py                 1,000 mixed files of 2 to 200 KB
    python benchmarks/reading.py pdf jsonl small a 500-page PDF, a 200 MB table, 50,000 small files
    python benchmarks/reading.py build 50000      the whole command for so many files of one short line, twice

"Library" is what one would write with the library that the reader itself uses, for the text alone:
bytes decoded (.txt, .md), csv, json and ijson, email, zipfile with lxml (.odt, .epub), python-docx,
striprtf, openpyxl, pyarrow, trafilatura (.html, .mhtml), and pypdfium2 page by page (.pdf). "Whole" ends
with documents: format told by content, encoding, limits, paragraphs, furniture, articles told apart,
dates, ids. That takes some 20 to 40 ms a megabyte, which shows most where the library does next to nothing.

Each part runs in a process of its own, so that its peak memory (resource.getrusage) is its own; that of
the process that reads PDFs is told apart. Throughput is by processor time, so that a busy machine says
the same. The files are made in a temporary folder and thrown away.
"""

from __future__ import annotations

import gc
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from reading import samples
from timeline.reading import read
from timeline.records import Document

WORDS = (
    "the of and in to a government river treaty minister border president talks agreement country army said "
    "capital parliament signed after before on May June 2011 2014 Larn Ost federation league council "
    "delegation announced refused accepted negotiations sanctions export convoy northern pass valley "
    "harbour island election"
).split()
SUFFIXES = (
    *(".txt", ".md", ".html", ".html", ".html", ".pdf", ".pdf", ".docx", ".odt", ".rtf"),
    *(".epub", ".eml", ".mhtml", ".csv", ".tsv", ".jsonl", ".json", ".xlsx", ".parquet"),
)
FILES = 1_000


def prose(size: int, chance: random.Random) -> list[str]:
    """Paragraphs of about so many characters together."""
    found: list[str] = []
    while size > 0:
        sentences = [
            " ".join(chance.choices(WORDS, k=chance.randint(6, 28))).capitalize() + "."
            for _ in range(chance.randint(2, 6))
        ]
        found.append(" ".join(sentences))
        size -= len(found[-1])
    return found


def content(suffix: str, size: int, chance: random.Random) -> bytes:
    """A file with about so much text: an article, or a table of articles of some 3 KB."""
    title = " ".join(chance.choices(WORDS, k=6)).capitalize()
    if suffix in {".csv", ".tsv", ".jsonl", ".json", ".xlsx", ".parquet"}:
        rows = [
            samples.record(f"{title} {n}", prose(min(3_000, size), chance))
            for n in range(max(1, size // 3_000))
        ]
        match suffix:
            case ".csv":
                return samples.table(",", rows)
            case ".tsv":
                return samples.table("\t", rows)
            case ".jsonl":
                return "\n".join(map(json.dumps, rows)).encode()
            case ".json":
                return json.dumps(rows).encode()
            case ".xlsx":
                return samples.xlsx(rows)
            case _:
                return samples.parquet(rows)
    makers: dict[str, Callable[[str, list[str]], bytes]] = {
        ".txt": samples.text,
        ".md": samples.text,
        ".html": samples.html,
        ".pdf": pdf,
        ".docx": samples.word,
        ".odt": samples.odt,
        ".rtf": samples.rtf,
        ".epub": samples.epub,
        ".eml": samples.eml,
        ".mhtml": samples.mhtml,
    }
    return makers[suffix](title, prose(size, chance))


def pdf(title: str, body: list[str]) -> bytes:
    """Pages of 45 lines with running heads."""
    return samples.pdf(samples.set_lines(title, body))


def bare(path: Path) -> int:
    """What one would write with the library alone; characters that came out."""
    data = path.read_bytes()
    match path.suffix:
        case ".txt" | ".md":
            return len(data.decode())
        case ".html":
            return _page(data)
        case ".pdf":
            import pypdfium2

            with pypdfium2.PdfDocument(data) as document:
                return sum(len(page.get_textpage().get_text_range()) for page in document)
        case ".docx":
            import docx

            return sum(len(paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
        case ".odt":
            import zipfile

            from lxml import etree

            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return len("\n".join(etree.fromstring(archive.read("content.xml")).itertext()))
        case ".rtf":
            from striprtf.striprtf import rtf_to_text

            return len(rtf_to_text(data.decode("latin-1")))
        case ".epub":
            import zipfile

            from lxml import html

            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                pages = [name for name in archive.namelist() if name.endswith("xhtml")]
                return sum(len(html.fromstring(archive.read(name)).text_content()) for name in pages)
        case ".eml" | ".mhtml":
            from email import message_from_bytes

            parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
            body = parts[0].get_payload(decode=True)
            assert isinstance(body, bytes)
            return _page(body) if path.suffix == ".mhtml" else len(body)
        case ".csv" | ".tsv":
            import csv

            mark = "\t" if path.suffix == ".tsv" else ","
            lines = io.StringIO(data.decode(), newline="")
            return sum(len(row["Body"]) for row in csv.DictReader(lines, delimiter=mark))
        case ".jsonl":
            return sum(len(json.loads(line)["Body"]) for line in data.splitlines())
        case ".json":
            import ijson

            return sum(len(row["Body"]) for row in ijson.items(io.BytesIO(data), "item"))
        case ".xlsx":
            import openpyxl

            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
            return sum(
                len(str(cell)) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row
            )
        case _:
            import pyarrow.parquet

            table = pyarrow.parquet.read_table(io.BytesIO(data))
            return sum(len(row["Body"]) for row in table.to_pylist())


def _page(data: bytes) -> int:
    import trafilatura

    page = trafilatura.bare_extraction(data.decode(), with_metadata=True, include_comments=False)
    return len(page.text) if page else 0


def whole(path: Path) -> int:
    """The same with this package."""
    return sum(len(outcome.text) for outcome in read([path]) if isinstance(outcome, Document))


def mixed(folder: Path) -> None:
    """Both ways over the same files, in turns."""
    chance = random.Random(1)
    paths = []
    for number in range(FILES):
        suffix = SUFFIXES[number % len(SUFFIXES)]
        size = int(2_000 * 100 ** chance.random())
        path = folder / f"{number:04}{suffix}"
        path.write_bytes(content(suffix, size, chance))
        paths.append(path)
    for path in paths[: len(SUFFIXES)]:  # imports and processes are started once, by whoever is first
        bare(path), whole(path)
    _of_the_pdf_process()
    whole(next(path for path in paths if path.suffix == ".pdf"))
    started = _of_the_pdf_process()  # ended by that: what starting it once more takes is not reading
    whole(next(path for path in paths if path.suffix == ".pdf"))
    begun = _of_the_pdf_process()
    seconds: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    characters = [0, 0]
    gc.collect()
    for path in paths:
        for way, measured in enumerate((bare, whole)):
            begin = time.process_time()
            characters[way] += measured(path)
            seconds[path.suffix][way] += time.process_time() - begin
    seconds[".pdf"][1] += _of_the_pdf_process() - begun - (begun - started)
    total = [sum(each[way] for each in seconds.values()) for way in (0, 1)]
    print(f"{FILES} files, {sum(path.stat().st_size for path in paths) / 1e6:.0f} MB")
    print(f"{'':8}{'library s':>10}{'whole s':>9}{'ratio':>7}")
    for suffix, (alone, ours) in sorted(seconds.items()):
        print(f"{suffix:8}{alone:10.2f}{ours:9.2f}{alone / ours:7.2f}")
    print(f"{'all':8}{total[0]:10.2f}{total[1]:9.2f}{total[0] / total[1]:7.2f}")
    print(f"characters: {characters[0]:,} and {characters[1]:,}")


def _of_the_pdf_process() -> float:
    """Processor seconds of the process that reads PDFs, which ends with this."""
    from timeline.reading.pdf_process import PROCESS

    PROCESS.end()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def large_pdf(folder: Path) -> None:
    """500 pages."""
    body = prose(500 * 3_000, random.Random(1))
    pages = samples.set_lines("A long report", body)[:500]
    (folder / "a.pdf").write_bytes(samples.pdf(pages))
    _timed(f"PDF of {len(pages)} pages", folder)


def large_table(folder: Path) -> None:
    """200 MB of JSON lines."""
    chance = random.Random(1)
    texts = [prose(4_000, chance) for _ in range(200)]
    size = number = 0
    with (folder / "a.jsonl").open("w", encoding="utf-8") as lines:
        while size < 200_000_000:
            number += 1
            row = json.dumps(samples.record(f"Title number {number}", texts[number % 200]))
            size += lines.write(row + "\n")
    _timed(f"table of {size / 1e6:.0f} MB, {number:,} rows", folder)


def small_files(folder: Path) -> None:
    """50,000 files of about 1 KB in 50 folders."""
    chance = random.Random(1)
    bodies = [prose(800, chance) for _ in range(100)]
    for number in range(50_000):
        place = folder / f"{number % 50:02}"
        place.mkdir(exist_ok=True)
        (place / f"{number}.txt").write_bytes(samples.text(f"Title number {number}", bodies[number % 100]))
    _timed("50,000 small files", folder)


def build_small(folder: Path, count: int) -> None:
    """The command as a user runs it, in one process; the second time all is there already."""
    chance = random.Random(1)
    for number in range(count):
        place = folder / "files" / f"{number % 50:02}"
        place.mkdir(parents=True, exist_ok=True)
        line = " ".join(chance.choices(WORDS, k=chance.randint(8, 16))).capitalize()
        (place / f"{number}.txt").write_text(f"{line}.\n", encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "build", str(folder / "files"), "--workers", "1"]
    for _ in range(2):
        begin = time.perf_counter()
        subprocess.run([*command, "--store", str(folder / "small.db")], check=True)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(
            f"{count:,} files built in {time.perf_counter() - begin:.0f} s, peak so far {peak} MB", flush=True
        )


def _timed(what: str, folder: Path) -> None:
    begin, documents, characters = time.perf_counter(), 0, 0
    for outcome in read([folder]):
        assert isinstance(outcome, Document), outcome
        documents += 1
        characters += len(outcome.text)
    taken = time.perf_counter() - begin
    print(f"{what}: {documents:,} documents, {characters / 1e6:.1f} M characters in {taken:.1f} s")


PARTS = {"mixed": mixed, "pdf": large_pdf, "jsonl": large_table, "small": small_files}


def main() -> None:
    """Each part asked for in its own process."""
    if sys.argv[1:2] == ["--here"]:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[sys.argv[2]](Path(folder))
        print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", flush=True)
        _of_the_pdf_process()
        if children := resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024:
            print(f"peak of the process that reads PDFs {children} MB")
        return
    if sys.argv[1:2] == ["build"]:
        with tempfile.TemporaryDirectory() as folder:
            build_small(Path(folder), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
        return
    for part in sys.argv[1:] or ["mixed"]:
        subprocess.run([sys.executable, __file__, "--here", part], check=True)


if __name__ == "__main__":
    main()
