"""Files, folders, manifests and uploads to documents: what is known of them, and where from."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from timeline.reading import Unreadable, read, read_bytes, read_text
from timeline.records import Document

BODY = "Larn and Ost signed a treaty on the river. It was the first in forty years."
OPTION = date(2001, 2, 3)
DAY = date(2011, 5, 3)
MARKS = (Path(__file__).parent / "pages" / "newspaper.marked").read_text(encoding="utf-8")
NEWSPAPER = "\n\n".join(line[2:].partition(" => ")[0] for line in MARKS.splitlines())


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def row(**fields: str) -> bytes:
    return json.dumps(fields).encode()


def one(name: str, content: str | bytes, published: date | None = None) -> Document:
    """The only document of an upload."""
    data = content.encode() if isinstance(content, str) else content
    (outcome,) = read_bytes(name, data, published)
    assert isinstance(outcome, Document), outcome
    return outcome


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", BODY, (None, None, None)),
        ("a.txt", f"The treaty\n\nBy Ana Petrov\n\n3 May 2011\n\n{BODY}", (DAY, "by-line", "The treaty")),
        ("a.txt", f"---\ntitle: T\npublished: 2011-05-03\n---\n{BODY}", (DAY, "front matter", "T")),
        ("a.md", f"---\ndate: 3 May 2011\n---\n# A *treaty*\n\n{BODY}", (DAY, "front matter", "A *treaty*")),
        ("2011-05-03-treaty.txt", BODY, (DAY, "address", None)),
        (
            "a.html",
            page(
                f"<article><h1>The treaty</h1><p>{BODY}</p><p>{BODY} Again.</p></article>",
                '<meta property="article:published_time" content="2011-05-03T10:00:00Z">',
            ),
            (DAY, "metadata", "The treaty"),
        ),
        ("a.csv", f'text,published,title\n"{BODY}",3 May 2011,T\n', (DAY, "manifest", "T")),
        ("a.csv", f'Text;Published\n"{BODY}";2011-05-03\n', (DAY, "manifest", None)),
        ("a.jsonl", row(text=BODY, published="2011-05-03T08:00:00+02:00"), (DAY, "manifest", None)),
        ("a.jsonl.gz", gzip.compress(row(text=BODY, url="https://a.b/2011/05/03/c")), (DAY, "address", None)),
    ],
)  # fmt: skip
def test_publication_date(
    name: str, content: str | bytes, expected: tuple[date | None, str | None, str | None]
) -> None:
    """Each place that can name the day does, and the document says which did."""
    document = one(name, content)

    assert (document.published, document.published_from, document.title) == expected
    assert document.text.startswith(BODY)
    fallback = expected[:2] if expected[0] else (OPTION, "option")
    dated = one(name, content, OPTION)
    assert (dated.published, dated.published_from) == fallback
    assert dated.id == document.id


def test_by_lines_go_before_the_date_of_a_page_of_several_articles() -> None:
    """Articles of one page may be years apart; the manifest's date is for those without their own."""
    documents = list(read_text(NEWSPAPER, published=OPTION))

    assert [(d.published, d.published_from) for d in documents if isinstance(d, Document)] == [
        (date(2015, 9, 12), "by-line"),
        (date(2015, 9, 20), "by-line"),
        (date(2015, 10, 2), "by-line"),
    ]


def test_front_matter_gives_the_rest_too() -> None:
    """Id, source and address are kept."""
    document = one("a.md", f"---\nid: a1\nsource: The Review\nurl: https://a.b/c\n---\n{BODY}")

    assert (document.id, document.source, document.url) == ("a1", "The Review", "https://a.b/c")


def test_markdown_becomes_text() -> None:
    """Headings, links, pictures and rules are undone; what else looks like markup is text."""
    source = (
        "# A treaty\n## Then\nThey [met](https://a.b/c)\nin *Ost*.\n\n***\n\n![x](y.png)\n\n"
        "> It cost $5bn … $3bn.\n\n[x](javascript:alert(1)) <script> =cmd()\n"
    )

    document = one("a.md", source)

    assert document.title == "A treaty"
    assert document.text.split("\n\n") == [
        "Then",
        "They met in *Ost*.",
        "It cost $5bn … $3bn.",
        "[x](javascript:alert(1)) <script> =cmd()",
    ]


def test_id_depends_on_title_and_text_alone() -> None:
    """The same article has one id wherever it lies; a changed one is another document."""
    ids = {one(name, BODY).id for name in ("a.txt", "b/c.txt", "d.md")}

    assert len(ids) == 1
    assert one("a.txt", BODY + " It held.").id not in ids


def test_ids_of_several_articles_under_one_given_id() -> None:
    """A page's own id is numbered through when it holds several articles."""
    documents = read_bytes("a.txt", f"---\nid: p7\n---\n{NEWSPAPER}".encode())

    assert [document.id for document in documents if isinstance(document, Document)] == [
        "p7#1",
        "p7#2",
        "p7#3",
    ]


def test_folder(tmp_path: Path) -> None:
    """Read with all below it, in order; what a manifest lists once, hidden files not at all."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "x.txt").write_text("Part of the page.")
    (tmp_path / "page.html").write_text(page(f"<p>{BODY} On a page.</p>"))
    (tmp_path / ".hidden.txt").write_text("Not seen at all.")
    (tmp_path / "b.txt").write_text(f"{BODY} Second.")
    (tmp_path / "a.txt").write_text(f"{BODY} First.")
    (tmp_path / "sub" / "c.md").write_text(f"{BODY} Third.")
    (tmp_path / "list.csv").write_text("path,published,source\nb.txt,2011-05-03,The Review\nsub/c.md,,\n")

    outcomes = list(read([tmp_path, tmp_path / "a.txt"], OPTION))

    assert [(o.path, o.published, o.source) for o in outcomes if isinstance(o, Document)] == [
        ("b.txt", date(2011, 5, 3), "The Review"),
        ("sub/c.md", OPTION, None),
        ("a.txt", OPTION, None),
        ("page.html", OPTION, None),
    ]
    assert outcomes == list(read([tmp_path, tmp_path / "a.txt"], OPTION))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    """The text comes out the same from every encoding it is saved in."""
    text = "“Every café in Zürich knew,” said the envoy – and so did Paris. " + BODY

    assert one("a.txt", text.encode(encoding)).text == text


def test_declared_encoding_of_a_page() -> None:
    """A page's own word for its encoding is taken."""
    text = "Договор о реке подписан в понедельник, первый за сорок лет, и обе стороны его хвалят."
    html = page(f"<article><p>{text}</p><p>{text} Снова.</p></article>", '<meta charset="koi8-r">')

    assert one("a.html", html.encode("koi8-r")).text.startswith(text)


def test_page_with_several_articles() -> None:
    """Each ``<article>`` with text of its own is a document; cards that link to others are none."""
    articles = "".join(
        f'<article><h2>Treaty {n} is signed</h2><time datetime="201{n}-05-03T10:00">x</time>'
        f"<p>{BODY} Number {n}.</p><p>{BODY} It was the end of round {n}.</p>"
        f"<p>So ended number {n}.</p></article>"
        for n in (1, 2)
    )
    html = page(articles + "<article><h3>A card</h3><p>Teaser.</p></article>", "<title>The Review</title>")

    documents = [o for o in read_bytes("a.html", html.encode()) if isinstance(o, Document)]

    assert [(d.title, d.published) for d in documents] == [
        ("Treaty 1 is signed", date(2011, 5, 3)),
        ("Treaty 2 is signed", date(2012, 5, 3)),
    ]
    assert all(d.text.endswith(f"So ended number {n}.") for n, d in enumerate(documents, start=1))


def test_pasted_text_keeps_its_title() -> None:
    """The title typed beside a text is the document's, and no line of the text is lost to it."""
    (document,) = read_text(f"A line\n\n{BODY}", "My title", OPTION)

    assert isinstance(document, Document)
    assert (document.title, document.text, document.published) == ("My title", f"A line\n\n{BODY}", OPTION)


def test_five_megabytes_are_one_document() -> None:
    """A large text comes through whole."""
    text = "\n\n".join(f"{BODY} This is number {n}." for n in range(50_000))

    assert one("a.txt", text).text == text


def test_rows_stream(tmp_path: Path) -> None:
    """The first row is out before the last is read."""
    with gzip.open(tmp_path / "a.jsonl.gz", "wt") as rows:
        for n in range(20_000):
            rows.write(json.dumps({"text": f"{BODY} {n}."}) + "\n")

    first = next(read([tmp_path / "a.jsonl.gz"]))

    assert not isinstance(first, Unreadable)
    assert first.text == f"{BODY} 0."
