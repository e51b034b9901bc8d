"""The chart of cooperation and conflict between two sides. A pure function of plain data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import plotly.graph_objects as go

from timeline.chronology.relations import Balance
from timeline.dashboard.palette import colour
from timeline.dashboard.show import plural

_TEXT: Final = {False: "#1b2430", True: "#e6ebf2"}
_GRID: Final = "rgba(120,130,145,.28)"
_HEIGHT: Final = 260


def relations_figure(found: Sequence[Balance], dark: bool = False) -> go.Figure:
    """Bars by period: cooperation upward, conflict downward; the line is what is left of both."""
    days = [_middle(one.start, one.end) for one in found]
    names = [f"{one.period}: {plural(one.events, 'event')}" for one in found]
    figure = go.Figure()
    for name, values, type_ in (
        ("Cooperation", [one.cooperation for one in found], "COOPERATE"),
        ("Conflict", [one.conflict for one in found], "ASSAULT"),
    ):
        figure.add_trace(
            go.Bar(
                x=days, y=values, name=name, marker_color=colour(type_, dark), hovertext=names,
                hovertemplate="%{hovertext}<br>" + name.lower() + " %{y}<extra></extra>",
            )
        )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=days, y=[one.balance for one in found], name="Balance", mode="lines+markers",
            line={"color": _TEXT[dark], "width": 2}, marker={"size": 5}, hovertext=names,
            hovertemplate="%{hovertext}<br>balance %{y}<extra></extra>",
        )
    )  # fmt: skip
    axis = {"gridcolor": _GRID, "zerolinecolor": _TEXT[dark], "tickfont": {"color": _TEXT[dark]}}
    figure.update_layout(
        barmode="relative", bargap=0.15, height=_HEIGHT, margin={"l": 44, "r": 8, "t": 8, "b": 30},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", font={"color": _TEXT[dark]},
        legend={"orientation": "h", "y": 1.12}, xaxis=axis, yaxis=axis,
    )  # fmt: skip
    return figure


def _middle(start: date, end: date) -> str:
    return date.fromordinal((start.toordinal() + end.toordinal()) // 2).isoformat()
