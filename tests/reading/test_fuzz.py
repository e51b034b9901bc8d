"""Nearly right files: the outcome is documents with text or a reason, and never an error of the program.

`benchmarks/fuzz_reading.py` runs the same for as long as one likes; what it found is below.
"""

from __future__ import annotations

import random

import pytest

from reading import samples
from reading.mutations import mutated
from timeline.reading import Unreadable, read_bytes
from timeline.records import Document


def check(name: str, data: bytes) -> None:
    """Read it, and look at what comes out."""
    for outcome in read_bytes(name, data):
        if isinstance(outcome, Document):
            assert outcome.text.strip()
            assert outcome.id
            outcome.text.encode()
        else:
            assert isinstance(outcome, Unreadable)
            assert outcome.name.startswith(name)
            assert len(outcome.reason) > 10
            assert "please report" not in outcome.reason, outcome.reason


@pytest.mark.parametrize("suffix", samples.SAMPLES)
def test_nearly_right_files(suffix: str) -> None:
    """Twelve of each format."""
    sample = samples.SAMPLES[suffix]()
    for seed in range(12):
        check("a" + suffix, mutated(sample, random.Random(f"{suffix} {seed}")))


FOUND = {
    "a NUL in a charset": (
        "a.mht",
        samples.mhtml()
        .replace(b'charset="utf-8"', b'charset="utf\x00-8"')
        .replace(b"quoted-printable", b"8bit"),
    ),
    "a very long word in a PDF": ("a.pdf", samples.pdf_of(body=["a" * 70_000, *samples.BODY])),
    "a heading of spaces": ("a.md", b"# " + b" " * 60_000 + b"\n\n" + samples.text()),
    "comments that never end": ("a.md", b"<!--" * 30_000 + b"\n\n" + samples.text()),
}
"""What the long runs found: name and content."""


@pytest.mark.parametrize("case", FOUND)
def test_what_was_found(case: str) -> None:
    """It is read or said, at once."""
    check(*FOUND[case])
