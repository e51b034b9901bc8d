"""The table of what is in view, and the downloads of exactly that."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from timeline.chronologies import Chronology
from timeline.dashboard import state, stores
from timeline.dashboard.data import lane_name, row_when, who
from timeline.dashboard.palette import label
from timeline.dashboard.show import plural
from timeline.dashboard.view import View
from timeline.store import EventRow, EventStore

PAGE_SIZE: Final = 25
BUTTONS: Final = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
    "html": ("HTML", "text/html"),
}
"""Formats with a button of their own: label and media type."""
MENU: Final = {
    "jsonl": ("JSON Lines", "application/jsonl"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "ics": ("ICS calendar", "text/calendar"),
    "md": ("Markdown", "text/markdown"),
    "timelinejs": ("TimelineJS", "application/json"),
}
"""Formats in the menu beside the buttons."""


def pages(total: int) -> int:
    """How many pages the table has."""
    return max(1, -(-total // PAGE_SIZE))


def downloads(chronology: Chronology, view: View, total: int) -> None:
    """The usual formats as buttons, the others in a menu; a file is made only when it is asked for."""
    query = view.query
    today = f"{date.today():%Y-%m-%d}"
    name_of = "-".join(("timeline", *(code for code in query.pair or () if code), today))

    def made(format: str) -> bytes:
        from timeline.export import export_bytes

        return export_bytes(stores.reader(chronology), query, format)

    def texts() -> bytes:
        from timeline.export import export_documents

        stream = io.BytesIO()
        export_documents(stores.reader(chronology), query, stream, "jsonl")
        return stream.getvalue()

    def button(format: str, name: str, mime: str) -> None:
        ending = "json" if format == "timelinejs" else format
        st.download_button(
            name, data=partial(made, format), mime=mime, key=f"download_{format}",
            file_name=f"{name_of}.{ending}", on_click="ignore", icon=":material/download:",
            disabled=total == 0, help=f"The {plural(total, 'event')} in view as {name}",
        )  # fmt: skip

    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for format, (name, mime) in BUTTONS.items():
            button(format, name, mime)
        with st.popover("More formats", disabled=total == 0):
            for format, (name, mime) in MENU.items():
                button(format, name, mime)
            st.download_button(
                "Documents (JSON Lines)", data=texts, mime="application/jsonl", key="download_documents",
                file_name=f"documents-{today}.jsonl", on_click="ignore", icon=":material/download:",
                disabled=total == 0, help="The texts of the documents that tell of the events in view",
            )  # fmt: skip


def table(store: EventStore, view: View, total: int, chosen: str | None) -> None:
    """A page of the events in view by date; a row that is clicked becomes the chosen event."""
    last = pages(total)
    page = min(view.page, last)
    rows = store.events(view.query, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    ids = [row.id for row in rows]
    key = f"table-{page}-{chosen}"

    def clicked() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        if picked and picked[0] < len(ids):
            state.choose(ids[picked[0]])

    st.dataframe(
        frame(rows), key=key, hide_index=True, on_select=clicked, selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(chosen)] if chosen in ids else []}},
        height="content", column_config=_columns(), alt=f"Events in view, page {page} of {last}",
    )  # fmt: skip
    if last > 1:
        _turner(page, last, total)


def frame(rows: list[EventRow]) -> pd.DataFrame:
    """The rows as the table shows them."""
    return pd.DataFrame(
        {
            "Date": [row.edtf or "" for row in rows],
            "Event": [row.title for row in rows],
            "When": [row_when(row) for row in rows],
            "Between": [
                "; ".join(map(lane_name, row.pairs))
                if row.pairs
                else who(row.countries, row.organisations, ", ")
                for row in rows
            ],
            "Type": [label(row.type) for row in rows],
            "Sources": [row.sources for row in rows],
            "Confidence": [round(row.confidence, 2) for row in rows],
            "Status": [row.status for row in rows],
            "Reviewed": [row.reviewed or "" for row in rows],
            "Evidence": [row.evidence for row in rows],
        }
    )


def _columns() -> Mapping[str, Any]:
    text = st.column_config.TextColumn
    return {
        "Date": text("Date", width=160, help="EDTF: as precise as the text allows"),
        "Event": text("Event", width=350),
        "When": None,
        "Between": text("Between", width=190),
        "Type": text("Type", width=152),
        "Sources": st.column_config.NumberColumn("Sources", width=66),
        "Confidence": st.column_config.ProgressColumn(
            "Confidence", min_value=0, max_value=1, format="percent", width=104
        ),
        "Status": text("Status", width=95),
        "Reviewed": text("Reviewed", width=95),
        "Evidence": text("Evidence", width=500),
    }


def _turner(page: int, last: int, total: int) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button("First", key="page_first", disabled=page == 1, on_click=state.turn_page, args=(1,))
        st.button(
            "Previous page", key="page_back", disabled=page == 1, on_click=state.turn_page, args=(page - 1,)
        )
        st.button(
            "Next page", key="page_on", disabled=page == last, on_click=state.turn_page, args=(page + 1,)
        )
        st.button("Last", key="page_last", disabled=page == last, on_click=state.turn_page, args=(last,))
        st.text(f"Page {page:,} of {last:,} · {plural(total, 'event')}")
