"""Taking sources out of a store, and the user's word on publication dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline import build as building
from timeline.build import add_text, build
from timeline.cli import main
from timeline.deciding import overrule
from timeline.errors import StoreError, UnknownSource
from timeline.export import export_bytes
from timeline.removal import remove
from timeline.store import EventStore, Query

SUMMIT = "On 25 April 2019 Vladimir Putin met Kim Jong-un in Vladivostok.\n"
TREATY = "In May 2001 India signed a treaty with Japan.\n"
EXPELLED = "Last week Russia expelled two diplomats of Poland.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "old").mkdir(parents=True)
    (folder / "summit.txt").write_text(SUMMIT, encoding="utf-8")
    (folder / "again.txt").write_text("Kim Jong-un met Vladimir Putin on 25 April 2019.\n", encoding="utf-8")
    (folder / "old" / "treaty.txt").write_text(TREATY, encoding="utf-8")
    (folder / "expelled.md").write_text(f"---\ntitle: Out\npublished: 2021-04-21\n---\n{EXPELLED}", "utf-8")
    return folder


@pytest.fixture
def store(articles: Path, tmp_path: Path) -> Path:
    build([articles], tmp_path / "s.db", workers=0)
    return tmp_path / "s.db"


def exported(store: Path) -> bytes:
    with EventStore(store, read_only=True) as opened:
        return export_bytes(opened, Query(), "jsonl")


def ids(store: Path) -> dict[str, str]:
    """Document ids by title or path."""
    with EventStore(store, read_only=True) as opened:
        return {row.title or row.path or "": row.id for row in opened.documents_list()}


# -- removing ------------------------------------------------------------------------------------------


def test_what_only_it_told_goes(articles: Path, store: Path) -> None:
    """Its own event is gone; the one that another tells of stays, with one source less."""
    assert 1 == remove(store, [str(articles / "old" / "treaty.txt")]).removed
    assert b"Japan" not in exported(store)
    remove(store, [str(articles / "again.txt")])
    with EventStore(store, read_only=True) as opened:
        (event,) = opened.events(Query(pair=("RUS", "PRK")))
    assert 1 == event.sources


def test_removing_gives_what_never_adding_gives(articles: Path, store: Path, tmp_path: Path) -> None:
    """To the byte."""
    build([articles / "summit.txt", articles / "expelled.md"], tmp_path / "few.db", workers=0)
    remove(store, [str(articles / "again.txt"), str(articles / "old")])

    assert exported(tmp_path / "few.db") == exported(store)


@pytest.mark.parametrize("gone", [False, True])
def test_names_of_files(articles: Path, store: Path, gone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative to the current folder, there or not; a folder stands for all below it."""
    monkeypatch.chdir(articles)
    if gone:
        (articles / "old" / "treaty.txt").unlink()
    assert 1 == remove(store, ["old"]).removed
    assert 1 == remove(store, ["./summit.txt"]).removed
    assert 2 == remove(store, [str(articles)]).removed
    assert b"" == exported(store)


@pytest.mark.parametrize("table", ["list.csv", "list.jsonl"])
def test_a_file_that_a_table_lists(articles: Path, tmp_path: Path, table: str) -> None:
    """By its path on disk, as one in a folder is; a file of that name beside the table is not meant."""
    row = '{"path": "old/treaty.txt"}' if table.endswith("l") else "path\nold/treaty.txt"
    (articles / table).write_text(row, encoding="utf-8")
    build([articles / table], tmp_path / "t.db", workers=0)

    with pytest.raises(UnknownSource):
        remove(tmp_path / "t.db", [str(tmp_path / "treaty.txt")])
    assert overrule(tmp_path / "t.db", str(articles / "old" / "treaty.txt"), date(2010, 3, 10)).changed
    assert 1 == remove(tmp_path / "t.db", [str(articles / "old")]).removed


def test_a_document_by_its_id_or_as_it_is_shown(store: Path, tmp_path: Path) -> None:
    assert 1 == remove(store, [ids(store)["Out"]]).removed
    assert 1 == remove(store, ["again.txt"]).removed


@pytest.mark.parametrize(
    ("name", "removed"),
    [("https://a.example/x", 1), ("https://a.example/news/", 2), ("https://a.example/", 3)],
)
def test_addresses(tmp_path: Path, name: str, removed: int) -> None:
    """One URL, or all below one that ends in a slash."""
    rows = "\n".join(
        f'{{"text": "{text}", "url": "{url}"}}'
        for text, url in [
            ("In May 2001 India signed a treaty with Japan.", "https://a.example/x"),
            ("In May 2002 India signed a treaty with Iran.", "https://a.example/news/1"),
            ("In May 2003 India signed a treaty with Iraq.", "https://a.example/news/2"),
            ("In May 2004 India signed a treaty with Oman.", "https://b.example/"),
        ]
    )
    (tmp_path / "t.jsonl").write_text(rows, encoding="utf-8")
    build([tmp_path / "t.jsonl"], tmp_path / "s.db", workers=0)

    assert removed == remove(tmp_path / "s.db", [name]).removed


def test_an_article_found_elsewhere_stays(articles: Path, store: Path, tmp_path: Path) -> None:
    """Only the address goes, then the article with its last one."""
    (tmp_path / "copy.txt").write_text(SUMMIT, encoding="utf-8")
    build([tmp_path / "copy.txt"], store, workers=0)
    before = exported(store)
    report = remove(store, [str(articles / "summit.txt")])

    assert (0, 1) == (report.removed, report.kept)
    with EventStore(store, read_only=True) as opened:
        assert ["copy.txt"] == [place.path for place in opened.addresses([ids(store)["copy.txt"]])]
    assert b"Vladivostok" in exported(store) and before.count(b"\n") == exported(store).count(b"\n")
    assert 1 == remove(store, [str(tmp_path / "copy.txt")]).removed
    assert b"Vladivostok" not in exported(store)


def test_a_later_build_reads_it_again(articles: Path, store: Path) -> None:
    before = exported(store)
    remove(store, [str(articles / "summit.txt")])
    report = build([articles], store, workers=0)

    assert (1, 3) == (report.read, report.skipped)
    assert before == exported(store)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("articles/sumit.txt", "summit.txt"),
        ("treaty", "old/treaty.txt"),
        ("zzzz", "Name a document"),
        ("", "“”"),
    ],
)
def test_unknown_names_list_what_is_alike(store: Path, name: str, said: str) -> None:
    """And nothing is removed, not even what the other names stand for."""
    with pytest.raises(UnknownSource, match=said):
        remove(store, ["summit.txt", name])
    assert 4 == len(ids(store))


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        remove(tmp_path / "no.db", ["x"])
    with pytest.raises(StoreError, match="does not exist"):
        overrule(tmp_path / "no.db", "x", date(2020, 1, 1))
    assert not (tmp_path / "no.db").exists()


# -- publication dates ---------------------------------------------------------------------------------


def expelled(store: Path) -> str | None:
    """When the diplomats were expelled."""
    with EventStore(store, read_only=True) as opened:
        (event,) = opened.iter_events(Query(pair=("RUS", "POL")))
    return event.span.edtf if event.span else None


def test_dates_move_with_the_decision(store: Path) -> None:
    assert "2021-04-12/2021-04-18" == expelled(store)
    done = overrule(store, "expelled.md", date(2010, 3, 10))

    assert (date(2021, 4, 21), date(2010, 3, 10), "user") == (
        done.was,
        done.document.published,
        done.document.published_from,
    )
    assert "2010-03-01/2010-03-07" == expelled(store)


def test_the_decision_survives_builds_and_editions(
    articles: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overrule(store, "expelled.md", date(2010, 3, 10))
    assert 0 == build([articles], store, workers=0).read
    monkeypatch.setattr(building, "edition", lambda: "another")
    assert 4 == build([articles], store, workers=0).read
    assert "2010-03-01/2010-03-07" == expelled(store)
    remove(store, ["expelled.md"])
    build([articles], store, workers=0)
    assert "2010-03-01/2010-03-07" == expelled(store)


def test_the_decision_is_taken_back(articles: Path, store: Path) -> None:
    """To the byte, and the next build has nothing to do."""
    before = exported(store)
    overrule(store, "expelled.md", date(2010, 3, 10))
    overrule(store, "expelled.md", date(2011, 3, 10))
    done = overrule(store, "expelled.md", None)

    assert (date(2021, 4, 21), "front matter") == (done.document.published, done.document.published_from)
    assert before == exported(store)
    assert 0 == build([articles], store, workers=0).read
    assert not overrule(store, "expelled.md", None).changed


def test_an_argued_date_comes_back(tmp_path: Path) -> None:
    """What was argued from the text is argued again."""
    text = (
        "On Tuesday, 17 August 2021, Russia and Turkey signed a treaty in Moscow. "
        "Yesterday, on 18 August 2021, Turkey praised it. Last week Russia expelled two diplomats of Poland."
    )
    add_text(tmp_path / "s.db", text, "Treaty", None)
    (identifier,) = ids(tmp_path / "s.db").values()
    before = exported(tmp_path / "s.db")
    overrule(tmp_path / "s.db", identifier, date(2010, 3, 10))
    assert before != exported(tmp_path / "s.db")
    overrule(tmp_path / "s.db", identifier, None)

    assert before == exported(tmp_path / "s.db")


def test_a_file_of_several_documents_needs_an_id(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(
        f'{{"id": "a1", "text": "{SUMMIT.strip()}", "title": "One"}}\n'
        f'{{"id": "a2", "text": "{TREATY.strip()}"}}',
        encoding="utf-8",
    )
    build([tmp_path / "t.jsonl"], tmp_path / "s.db", workers=0)

    with pytest.raises(UnknownSource, match=r"holds 2 documents: a1 \(One\); a2 \(no title\). Name one"):
        overrule(tmp_path / "s.db", str(tmp_path / "t.jsonl"), date(2010, 3, 10))
    assert overrule(tmp_path / "s.db", "a2", date(2010, 3, 10)).changed


# -- the commands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["remove", "summit.txt"], 0, "1 document removed"),
        (["remove", "sumit.txt"], 2, "did you mean summit.txt"),
        (["remove"], 2, "Missing argument"),
        (["date", "expelled.md", "2010-03-10"], 0, "“Out”: 2010-03-10, 2021-04-21 before"),
        (["date", "expelled.md", "2021-04"], 2, "names more than one day"),
        (["date", "expelled.md", "soon, perhaps"], 2, "soon, perhaps"),
        (["date", "expelled.md"], 2, "give either a DATE"),
        (["date", "expelled.md", "2010-03-10", "--reset"], 2, "give either a DATE"),
        (["date", "expelled.md", "--reset"], 0, "as before"),
        (["date", "nothing.md", "--reset"], 2, "holds no document"),
    ],
)
def test_commands(store: Path, arguments: list[str], code: int, said: str) -> None:
    result = CliRunner().invoke(main, [*arguments, "--store", str(store)])

    assert (code, True) == (result.exit_code, said in result.output), result.output
    assert "Traceback" not in result.output
