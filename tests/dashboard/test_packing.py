from hypothesis import given
from hypothesis import strategies as st

from timeline.dashboard.packing import Extent, pack

extents = st.lists(
    st.builds(
        lambda left, width, weight: Extent(left, left + width, weight),
        st.floats(0, 500), st.floats(1, 80), st.floats(0, 9),
    ),
    max_size=40,
)  # fmt: skip


@given(extents, st.integers(1, 5) | st.none())
def test_no_two_marks_of_a_row_overlap(marks, max_rows):
    rows = pack(marks, gap=2, max_rows=max_rows)
    assert len(rows) == len(marks)
    for i, a in enumerate(marks):
        for j, b in enumerate(marks[:i]):
            if rows[i] is not None and rows[i] == rows[j]:
                assert a.left >= b.right or b.left >= a.right
    if max_rows:
        assert all(row is None or row < max_rows for row in rows)
    else:
        assert None not in rows


@given(extents.filter(bool))
def test_rows_are_as_few_as_marks_at_one_place(marks):
    rows = pack(marks, gap=0)
    deepest = max(sum(other.left <= mark.left < other.right for other in marks) for mark in marks)
    assert 1 + max(row for row in rows if row is not None) <= deepest


def test_what_matters_most_stays_when_rows_run_out():
    assert pack([Extent(0, 10, 1), Extent(0, 10, 3), Extent(5, 9, 2)], max_rows=1) == [None, 0, None]
