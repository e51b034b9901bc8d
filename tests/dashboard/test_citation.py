"""What can be copied of an event."""

from __future__ import annotations

from datetime import date

from synthetic import event, summit, year

from timeline.chronologies import Chronology
from timeline.dashboard.citation import citation, link
from timeline.store import DocumentRow


def row(number: int, **said: object) -> DocumentRow:
    known = {
        "id": f"doc-{number:03}", "title": f"Title {number}", "published": date(2019, 4, 26),
        "published_from": None, "source": "The Daily", "path": f"{number}.txt", "url": None, "language": "en",
    }  # fmt: skip
    return DocumentRow(**{**known, **said})  # type: ignore[arg-type]


def test_a_link_opens_the_event_where_it_is():
    own = Chronology("My papers", "My papers", "x.sqlite", True)
    shipped = Chronology("", "World", "x.sqlite", False)
    assert link("http://localhost:8501/?pair=RUS#x", own, summit()) == (
        "http://localhost:8501/?chronology=My+papers&event=m9000-doc-001"
    )
    assert link("http://localhost:8501", shipped, summit()) == "http://localhost:8501?event=m9000-doc-001"


def test_a_citation_names_every_document_once():
    rows = {
        "doc-001": row(1, url="https://a.example/1"),
        "doc-002": row(2, title=None, published_confidence=0.5),
    }
    assert citation(summit(), rows).splitlines() == [
        "Russia and North Korea meet in Vladivostok (25 April 2019)",
        "- “Title 1”, The Daily, 26 April 2019, https://a.example/1",
        "- 2.txt, The Daily, about April 2019 (not stated)",
    ]


def test_a_citation_without_dates():
    odd = event(7, year(1994), ["doc-003", "doc-009"], ("CHN", "USA"), title="T")
    rows = {"doc-003": row(3, published=None, source=None, url="javascript:alert(1)")}
    assert citation(odd, rows).splitlines() == [
        "T (1994)",
        "- “Title 3”, no publication date",
        "- doc-009",
    ]
