"""Documents to mentions: in batches as they come, all of them, in their order."""

from __future__ import annotations

import pytest

from timeline import extraction
from timeline.records import Document

DOCUMENTS = [Document(str(number), "The ferry sailed again.") for number in range(130)]


@pytest.fixture(autouse=True)
def no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "extract", lambda batch: [(document, []) for document in batch])


def sizes(workers: int) -> list[int]:
    batches = list(extraction.extracted(iter(DOCUMENTS), workers))
    assert [document for batch in batches for document, _ in batch] == DOCUMENTS
    return [len(batch) for batch in batches]


def test_one_by_one_without_workers() -> None:
    """Web pages come one a second: each is stored as soon as it is read."""
    assert sizes(0) == [1] * 130


def test_quick_documents_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "monotonic", lambda: 0.0)
    assert sizes(1) == [50, 50, 30]


def test_slow_documents_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that take long are stored, and told of, as they are ready."""
    clock = iter(range(0, 10_000, 1))
    monkeypatch.setattr(extraction, "monotonic", lambda: float(next(clock)))
    assert sizes(1) == [1] * 130
