"""Building: from files to events, again and again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.build import BuildReport, add_files, add_text, build
from timeline.export import export_bytes
from timeline.store import EventStore
from timeline.store.query import Query

SUMMIT = "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok. They talked for five hours.\n"
WAR = "In August 2008 Russia invaded Georgia. Last week Georgia broke off diplomatic relations with Russia.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "summit.txt").write_text(SUMMIT, encoding="utf-8")
    (folder / "war.md").write_text(f"---\ntitle: War\npublished: 2008-09-05\n---\n{WAR}", encoding="utf-8")
    return folder


def exported(store: Path) -> bytes:
    with EventStore(store, read_only=True) as opened:
        return export_bytes(opened, Query(), "jsonl")


def test_folder_becomes_a_chronology(articles: Path, tmp_path: Path) -> None:
    """Each file is read, its events have their dates and countries."""
    report = build([articles], tmp_path / "s.db", workers=0)

    assert (report.read, report.skipped, report.unreadable) == (2, 0, ())
    with EventStore(tmp_path / "s.db", read_only=True) as store:
        found = {(e.span.edtf, e.countries) for e in store.iter_events() if e.span}
    assert ("2019-04-25", ("PRK", "RUS")) in found
    assert ("2008-08", ("GEO", "RUS")) in found
    assert ("2008-08-25/2008-08-31", ("GEO", "RUS")) in found


def test_second_build_changes_nothing(articles: Path, tmp_path: Path) -> None:
    """Nothing is read again, and the export is the same to the byte."""
    store = tmp_path / "s.db"
    build([articles], store, workers=0)
    with EventStore(store, read_only=True) as opened:
        before, revision = exported(store), opened.revision()
    report = build([articles], store, workers=0)

    assert (0, 2) == (report.read, report.skipped)
    assert before == exported(store)
    with EventStore(store, read_only=True) as opened:
        assert revision == opened.revision()


def test_order_and_batches_do_not_matter(articles: Path, tmp_path: Path) -> None:
    """Documents one by one, in either order, give what all at once give."""
    build([articles], tmp_path / "all.db", workers=0)
    for name in ("war.md", "summit.txt"):
        build([articles / name], tmp_path / "single.db", workers=0)

    assert exported(tmp_path / "all.db") == exported(tmp_path / "single.db")


def test_processes_give_the_same_as_one(tmp_path: Path) -> None:
    """A pool of workers changes the speed and nothing else."""
    folder = tmp_path / "many"
    folder.mkdir()
    months = ("January", "February", "March", "April", "May", "June", "July", "August")
    for day in range(1, 29):
        for month in months:
            text = f"On {day} {month} 2011 Iran accused Israel of spying."
            (folder / f"{month}-{day}.txt").write_text(text, encoding="utf-8")
    build([folder], tmp_path / "one.db", workers=0)
    report = build([folder], tmp_path / "two.db", workers=2)

    assert 224 == report.read
    assert exported(tmp_path / "one.db") == exported(tmp_path / "two.db")


def test_changed_file_takes_the_place_of_its_old_text(articles: Path, tmp_path: Path) -> None:
    """What only the old text told is gone."""
    store = tmp_path / "s.db"
    build([articles], store, workers=0)
    (articles / "summit.txt").write_text("In May 2001 India signed a treaty with Japan.\n", encoding="utf-8")
    report = build([articles], store, workers=0)

    assert (1, 1, 1) == (report.read, report.skipped, report.removed)
    assert b"Vladivostok" not in exported(store)


def test_same_file_name_in_another_folder_is_another_file(articles: Path, tmp_path: Path) -> None:
    """Reading a second folder takes nothing of the first away."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "summit.txt").write_text("In May 2001 India signed a treaty with Japan.\n", encoding="utf-8")
    build([articles], tmp_path / "s.db", workers=0)
    report = build([other], tmp_path / "s.db", workers=0)

    assert 0 == report.removed
    assert b"Vladivostok" in exported(tmp_path / "s.db")


def test_bad_files_are_named_and_the_rest_is_built(articles: Path, tmp_path: Path) -> None:
    """Empty, binary and missing files: reported by name, never fatal."""
    (articles / "empty.txt").write_text("", encoding="utf-8")
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200))
    report = build([articles, tmp_path / "missing.txt"], tmp_path / "s.db", workers=0)

    assert 2 == report.read
    assert ["empty.txt", "picture.txt", "missing.txt"] == [Path(item.name).name for item in report.unreadable]


def test_text_without_any_event(tmp_path: Path) -> None:
    """It is read, and tells of nothing."""
    report = add_text(tmp_path / "s.db", "The weather was fine and everybody was happy about it.", None, None)

    assert (1, 0) == (report.read, report.events)


def test_relative_date_stays_open_without_a_publication_date(tmp_path: Path) -> None:
    """No guess, and the report says how many documents have no date."""
    text = "Last week Russia expelled two diplomats of Poland."
    report = add_text(tmp_path / "s.db", text, "Expulsion", None)

    assert 1 == report.undated_documents
    with EventStore(tmp_path / "s.db", read_only=True) as store:
        (event,) = store.iter_events()
    assert event.span is None
    assert "Last week" == event.mentions[0].date_text


def test_giving_the_date_later_resolves_it(tmp_path: Path) -> None:
    """The same text with a publication date is read again."""
    text = "Last week Russia expelled two diplomats of Poland."
    add_text(tmp_path / "s.db", text, "Expulsion", None)
    report: BuildReport = add_text(tmp_path / "s.db", text, "Expulsion", date(2021, 4, 21))

    assert (1, 1) == (report.read, report.events)
    with EventStore(tmp_path / "s.db", read_only=True) as store:
        (event,) = store.iter_events()
    assert event.span is not None
    assert "2021-04-12/2021-04-18" == event.span.edtf


def test_uploads(tmp_path: Path) -> None:
    """Names and bytes, as the page hands them over."""
    report = add_files(tmp_path / "s.db", [("a.txt", SUMMIT.encode()), ("b.bin", b"\x00\x01")], None)

    assert 1 == report.read
    assert ["b.bin"] == [item.name for item in report.unreadable]


def test_progress_is_told(articles: Path, tmp_path: Path) -> None:
    """After each batch: how many documents are done."""
    seen: list[tuple[int, int | None, str]] = []
    build([articles], tmp_path / "s.db", workers=0, progress=lambda *step: seen.append(step))

    assert [1, 2, 2] == [done for done, _, _ in seen]


FILLER = (
    " The talks were held in a villa above the bay and went on until late at night. Both delegations praised"
    " the welcome that they were given. A spokesman said that a second round was possible, but named no day."
)


def source_numbers(store: Path) -> dict[str, int]:
    with EventStore(store, read_only=True) as opened:
        return {event.title: event.sources for event in opened.iter_events()}


def test_copies_count_as_one_source(tmp_path: Path) -> None:
    """A copy under another headline, cut at its end, adds an address and no source; so in any order."""
    folder = tmp_path / "articles"
    folder.mkdir()
    report = SUMMIT.strip() + FILLER
    (folder / "a.md").write_text(f"---\ntitle: A summit\n---\n{report} Nothing was signed.\n", "utf-8")
    (folder / "b.md").write_text(
        f"---\ntitle: Kim meets Putin\nurl: https://b.example/kim\n---\n{report}\n", "utf-8"
    )
    (folder / "c.md").write_text(
        "---\ntitle: Another paper\n---\nKim Jong-un and Vladimir Putin met in Vladivostok on 25 April 2019"
        " for the first time, and a Russian minister said that food would be sent to the north of Korea.\n",
        "utf-8",
    )
    build([folder], tmp_path / "all.db", workers=0)
    for name in ("c.md", "b.md", "a.md"):
        build([folder / name], tmp_path / "single.db", workers=0)

    with EventStore(tmp_path / "all.db", read_only=True) as store:
        (event,) = [each for each in store.iter_events() if each.type == "CONSULT"]
        rows = store.document_rows(mention.document for mention in event.mentions)
    assert 2 == event.sources
    assert {"A summit": ("https://b.example/kim",), "Kim meets Putin": ("a.md",), "Another paper": ()} == {
        row.title: row.also_at for row in rows.values()
    }
    assert exported(tmp_path / "all.db") == exported(tmp_path / "single.db")


def test_a_copy_is_read_against_the_day_of_its_original(tmp_path: Path) -> None:
    """ "Last week" in an article that is printed again a month later is the week it meant at first."""
    folder = tmp_path / "articles"
    folder.mkdir()
    report = "Last week Russia expelled two diplomats of Poland." + FILLER
    for name, day in (("a", "2021-05-21"), ("b", "2021-04-21")):
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {name}\npublished: {day}\n---\n{report}\n", encoding="utf-8"
        )
    build([folder], tmp_path / "s.db", workers=0)

    with EventStore(tmp_path / "s.db", read_only=True) as store:
        (event,) = [each for each in store.iter_events() if each.type == "SANCTION"]
    assert event.span is not None
    assert ("2021-04-12/2021-04-18", 1, 2) == (event.span.edtf, event.sources, len(event.mentions))


def test_the_same_text_in_two_places_keeps_both_addresses(tmp_path: Path) -> None:
    """It is one document, whichever was read first, also after a second build."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text(SUMMIT, encoding="utf-8")
    build([folder / "b.txt"], tmp_path / "s.db", workers=0)
    for _ in range(2):
        build([folder], tmp_path / "s.db", workers=0)

    with EventStore(tmp_path / "s.db", read_only=True) as store:
        ((identifier, row),) = store.document_rows(store.known()).items()
        assert ("a.txt", ("b.txt",)) == (row.path, row.also_at)
        assert 2 == len(store.addresses([identifier]))


def test_the_earliest_day_that_a_place_states_goes_first(tmp_path: Path) -> None:
    """The same text with different days, in whichever order, at once or one by one; then all is done."""
    text = "Last week Russia expelled two diplomats of Poland."
    days = {"a": "published: 2021-05-21\n", "b": "published: 2021-04-21\n", "c": ""}
    for name, day in days.items():
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: Out\n{day}---\n{text}\n", encoding="utf-8")
    files = [tmp_path / f"{name}.md" for name in days]
    report = build(files, tmp_path / "all.db", workers=0)
    assert (1, 0) == (report.read, report.undated_documents)
    for order in (files, files[::-1]):
        store = tmp_path / f"{order[0].stem}.db"
        for file in order:
            build([file], store, workers=0)
        assert exported(tmp_path / "all.db") == exported(store)
        assert 0 == build(files, store, workers=0).read
        with EventStore(store, read_only=True) as opened:
            assert ["2021-04-21"] == [str(day) for day in opened.published().values()]
    assert b'"date": "2021-04-12/2021-04-18"' in exported(store)


def test_a_text_that_left_one_of_its_files_keeps_the_other(articles: Path, tmp_path: Path) -> None:
    """The address of the file that now holds another text is forgotten."""
    (articles / "copy.txt").write_text(SUMMIT, encoding="utf-8")
    build([articles], tmp_path / "s.db", workers=0)
    (articles / "copy.txt").write_text("In May 2001 India signed a treaty with Japan.\n", encoding="utf-8")
    report = build([articles], tmp_path / "s.db", workers=0)

    assert (1, 0) == (report.read, report.removed)
    with EventStore(tmp_path / "s.db", read_only=True) as store:
        assert sorted(["copy.txt", "summit.txt", "war.md"]) == sorted(p.path for p in store.addresses())
