"""Documents to mentions: in batches as they come, all of them, in their order."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import extraction, language
from timeline.reading import Unreadable
from timeline.records import Document

DOCUMENTS = [Document(str(number), "The ferry sailed again.") for number in range(530)]


@pytest.fixture
def no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "extract", lambda batch: [(document, []) for document in batch])


def sizes(workers: int) -> list[int]:
    batches = list(extraction.extracted(iter(DOCUMENTS), workers))
    assert [document for batch in batches for document, _ in batch] == DOCUMENTS
    return [len(batch) for batch in batches]


@pytest.mark.usefixtures("no_pipeline")
def test_one_by_one_without_workers() -> None:
    """Web pages come one a second: each is stored as soon as it is read."""
    assert sizes(0) == [1] * 530


@pytest.mark.usefixtures("no_pipeline")
def test_quick_documents_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "monotonic", lambda: 0.0)
    assert sizes(1) == [200, 200, 130]


@pytest.mark.usefixtures("no_pipeline")
def test_slow_documents_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that take long are stored, and told of, as they are ready."""
    clock = iter(range(0, 10_000, 1))
    monkeypatch.setattr(extraction, "monotonic", lambda: float(next(clock)))
    assert sizes(1) == [1] * 530


@pytest.mark.parametrize(
    ("sizes_of_texts", "expected"),
    [
        ([], []),
        ([5], [[5]]),
        ([11], [[11]]),
        ([5, 5, 1], [[5, 5], [1]]),
        ([11, 5, 11], [[11], [5], [11]]),
        ([0] * 201, [[0] * 200, [0]]),
    ],
)
def test_tasks_of_so_much_text(sizes_of_texts: list[int], expected: list[list[int]]) -> None:
    documents = (Document("", "x" * size) for size in sizes_of_texts)
    found = extraction.batches(documents, characters=10)
    assert [[len(document.text) for document in batch] for batch in found] == expected


NEWS = [
    Document("a", "Norway and Sweden signed the Karlstad Convention on 26 October 1905."),
    Document("b", "Yesterday Kenya recalled its ambassador from Somalia.", published=date(2019, 2, 17)),
    Document("c", ""),
    Document("d", "Los ministros de España y Francia firmaron el acuerdo en París el martes."),
    Document("e", "Brazil and Bolivia agreed on a pipeline. The two presidents met in 1996. " * 150),
    Document("f", "The ferry sailed again."),
]


def test_documents_are_read_together_as_they_are_alone() -> None:
    together = extraction.extract(NEWS)
    assert together == [each for document in NEWS for each in extraction.extract([document])]
    assert sum(len(found) for _, found in together if isinstance(found, list)) > 4


def test_a_text_that_trips_the_program_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    annotate_all = language.annotate_all

    def trips(documents: list[Document]) -> object:
        if any(document.id == "b" for document in documents):
            raise ValueError("odd")
        return annotate_all(documents)

    whole = extraction.extract(NEWS)
    monkeypatch.setattr(language, "annotate_all", trips)
    found = extraction.extract(NEWS)
    assert found[:1] + found[2:] == whole[:1] + whole[2:]
    assert isinstance(found[1][1], Unreadable)
    assert "ValueError: odd" in found[1][1].reason
