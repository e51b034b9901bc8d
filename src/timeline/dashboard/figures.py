"""The Plotly figures: the timeline and the overview under it. Pure functions of plain data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import plotly.graph_objects as go

from timeline.dashboard.lanes import Placed, PlacedLane, Window, next_day
from timeline.dashboard.palette import colour, label, look
from timeline.dashboard.show import hover, plural
from timeline.records import EVENT_TYPES

ROW: Final = 20
"""Height of a row in pixels: the largest symbol and some air."""

_LABEL_LINE, _LABEL_WIDTH, _CHARACTER = 16, 17, 6.9
_TOP, _BOTTOM, _LANE_AIR, _DENSITY = 6, 40, 8, 22
_STRIPE, _GRID = "rgba(120,130,145,.10)", "rgba(120,130,145,.28)"
_TEXT: Final = {False: "#1b2430", True: "#e6ebf2"}
_MUTED_STATUS: Final = frozenset({"planned", "hypothetical", "denied"})
_STATUS_NOTE: Final = {"planned": "planned", "hypothetical": "hypothetical", "denied": "denied by someone"}


MOST_TICKS: Final = 9


def timeline(
    lanes: Sequence[PlacedLane],
    window: Window,
    chosen: str | None = None,
    dark: bool = False,
    ticks: int = MOST_TICKS,
) -> go.Figure:
    """Lanes from top to bottom, each with its marks in rows; ``customdata`` of a mark is its event's id.

    ``ticks`` is how many dates at most the axis names: a narrow page has room for few.
    A bar is a range, a fainter one "some time within"; a hollow symbol did not happen, or not yet.
    """
    figure = go.Figure()
    text = _TEXT[dark]
    depth = 0.0
    labels: list[list[str]] = []
    tops: list[tuple[PlacedLane, float]] = []
    for number, lane in enumerate(lanes):
        lines = lane_label(lane.lane.label, lane.lane.count)
        dense = _DENSITY if lane.lane.density else 0
        height = max(lane.rows * ROW + dense, len(lines) * _LABEL_LINE) + _LANE_AIR
        labels.append(lines)
        tops.append((lane, depth))
        if number % 2:
            figure.add_shape(
                type="rect", xref="paper", x0=0, x1=1, y0=-depth, y1=-(depth + height),
                fillcolor=_STRIPE, line_width=0, layer="below",
            )  # fmt: skip
        figure.add_annotation(
            xref="paper", x=0, xanchor="right", xshift=-8, y=-(depth + height / 2), yanchor="middle",
            text="<br>".join(lines), align="right", showarrow=False, font={"size": 12, "color": text},
        )  # fmt: skip
        if lane.lane.density:
            figure.add_trace(_density(lane, depth + height, dark))
        depth += height
    placed = [
        (each, -(top + _LANE_AIR / 2 + (each.row + 0.5) * ROW)) for lane, top in tops for each in lane.placed
    ]
    for event_type in EVENT_TYPES:
        mine = [(each, y) for each, y in placed if _known(each.mark.type) == event_type]
        if mine:
            figure.add_traces(_bars(mine, event_type, dark))
    if ring := [(each, y) for each, y in placed if each.mark.id == chosen]:
        figure.add_trace(_ring(ring, dark))
    for event_type in EVENT_TYPES:
        mine = [(each, y) for each, y in placed if _known(each.mark.type) == event_type]
        if mine:
            figure.add_trace(_marks(mine, event_type, dark))
    if not placed:  # a chart without a trace has no axis
        figure.add_trace(
            go.Scatter(x=[window.since.isoformat()], y=[0], mode="markers", opacity=0, hoverinfo="skip")
        )
    gutter = max((_text_width(line) for lines in labels for line in lines), default=60)
    figure.update_layout(
        height=int(depth + _TOP + _BOTTOM), margin={"l": int(gutter) + 14, "r": 14, "t": _TOP, "b": _BOTTOM},
        showlegend=False, clickmode="event+select", dragmode="pan", hovermode="closest", bargap=0,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    figure.update_xaxes(**_time_axis(window, dark, ticks))
    figure.update_yaxes(visible=False, range=[-depth, 0], fixedrange=True)
    return figure


def overview(
    counts: Sequence[tuple[date, date, int]],
    window: Window | None,
    dark: bool = False,
    ticks: int = MOST_TICKS,
) -> go.Figure:
    """A histogram of all events that pass the other filters; the days in view stand out."""
    accent = "#6cb0ff" if dark else "#1b66c4"
    inside = [window is None or (start <= window.until and end >= window.since) for start, end, _ in counts]
    figure = go.Figure(
        go.Bar(
            x=[_middle(start, end) for start, end, _ in counts],
            y=[count for _, _, count in counts],
            width=[((end - start).days + 1) * 86_400_000 * 0.9 for start, end, _ in counts],
            marker_color=[accent if within else "rgba(120,130,145,.55)" for within in inside],
            marker_line_width=0,
            customdata=[[start.isoformat(), end.isoformat()] for start, end, _ in counts],
            hovertext=[
                f"{_bucket_name(start, end)}: {plural(count, 'event')}" for start, end, count in counts
            ],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    if window is not None:
        figure.add_shape(
            type="rect", yref="paper", y0=0, y1=1, x0=window.since.isoformat(),
            x1=next_day(window.until).isoformat(), fillcolor="rgba(224,138,0,.16)",
            line={"color": "rgba(224,138,0,.9)", "width": 1}, layer="below",
        )  # fmt: skip
    figure.update_layout(
        height=116, margin={"l": 4, "r": 8, "t": 4, "b": 36}, showlegend=False, dragmode="select",
        selectdirection="h", bargap=0, hovermode="closest", paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    if counts:
        figure.update_xaxes(
            **_time_axis(Window(counts[0][0], counts[-1][1]), dark, ticks) | {"showgrid": False}
        )
    figure.update_yaxes(visible=False, fixedrange=True, rangemode="tozero")
    return figure


def lane_label(name: str, count: int) -> list[str]:
    """The label of a lane in short lines, ready for Plotly, the number of events at the end."""
    lines: list[str] = []
    for word in f"{name} ({count:,})".split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= _LABEL_WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [hover(line) for line in lines]


def _marks(mine: Sequence[tuple[Placed, float]], event_type: str, dark: bool) -> go.Scatter:
    symbol = look(event_type).symbol
    return go.Scatter(
        x=[_noon(each) for each, _ in mine],
        y=[y for _, y in mine],
        mode="markers",
        cliponaxis=False,  # a mark on the first or last day is drawn whole
        name=label(event_type),
        marker={
            "symbol": [f"{symbol}-open" if each.mark.status in _MUTED_STATUS else symbol for each, _ in mine],
            "size": [each.mark.size for each, _ in mine],
            "color": colour(event_type, dark),
            "line": {"width": [1.6 if each.mark.status in _MUTED_STATUS else 0 for each, _ in mine]},
            "opacity": 0.92,
        },
        # choosing one mark must not make the others fade
        selected={"marker": {"opacity": 0.92}},
        unselected={"marker": {"opacity": 0.92}},
        customdata=[[each.mark.id] for each, _ in mine],
        hovertext=[hover_card(each) for each, _ in mine],
        hoverinfo="text",
    )


def hover_card(placed: Placed) -> str:
    """What a mark says of itself, in Plotly's own markup."""
    mark = placed.mark
    facts = [mark.when, label(mark.type), plural(mark.sources, "source")]
    if note := _STATUS_NOTE.get(mark.status):
        facts.insert(2, note)
    lines = [f"<b>{hover(mark.title)}</b>", hover(" · ".join(facts), 80)]
    if mark.actors:
        lines.insert(1, hover(mark.actors))
    return "<br>".join(lines)


def _bars(mine: Sequence[tuple[Placed, float]], event_type: str, dark: bool) -> list[go.Scatter]:
    traces = []
    for kind, opacity, width in (("within", 0.26, 9), ("range", 0.75, 6)):
        stretches = [(each, y) for each, y in mine if each.mark.kind == kind]
        if not stretches:
            continue
        x: list[str | None] = []
        y: list[float | None] = []
        for each, height in stretches:
            x += [each.left.isoformat(), next_day(each.right).isoformat(), None]
            y += [height, height, None]
        traces.append(
            go.Scatter(
                x=x,
                y=y,
                mode="lines",
                line={"color": colour(event_type, dark), "width": width},
                opacity=opacity,
                hoverinfo="skip",
                name=f"{label(event_type)}: {kind}",
            )
        )
    return traces


def _ring(ring: Sequence[tuple[Placed, float]], dark: bool) -> go.Scatter:
    return go.Scatter(
        x=[_noon(each) for each, _ in ring],
        y=[y for _, y in ring],
        mode="markers",
        name="chosen",
        cliponaxis=False,
        hoverinfo="skip",
        marker={
            "symbol": "circle-open",
            "size": [each.mark.size + 10 for each, _ in ring],
            "color": "#ffffff" if dark else "#111827",
            "line": {"width": 2.5},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _density(lane: PlacedLane, bottom: float, dark: bool) -> go.Bar:
    counts = lane.lane.density
    most = max(count for _, _, count in counts)
    return go.Bar(
        x=[_middle(start, end) for start, end, _ in counts],
        y=[(_DENSITY - 3) * count / most for _, _, count in counts],
        base=[-(bottom - 2)] * len(counts),
        width=[((end - start).days + 1) * 86_400_000 for start, end, _ in counts],
        marker={"color": "#8fa3bd" if dark else "#7c8ea6", "line_width": 0, "opacity": 0.75},
        selected={"marker": {"opacity": 0.75}},
        unselected={"marker": {"opacity": 0.75}},
        hovertext=[
            f"{hover(lane.lane.label)}<br>{_bucket_name(start, end)}: {plural(count, 'event')}"
            for start, end, count in counts
        ],
        hoverinfo="text",
        name="density",
    )


def _time_axis(window: Window, dark: bool, ticks: int) -> dict[str, Any]:
    return {
        "type": "date",
        "range": [f"{window.since.isoformat()}T00:00", f"{next_day(window.until).isoformat()}T00:00"],
        "showgrid": True,
        "gridcolor": _GRID,
        "zeroline": False,
        "fixedrange": True,
        "title": None,
        "tickfont": {"size": 12, "color": _TEXT[dark]},
        # day names only when days are far enough apart to be told from each other
        "tickformatstops": [
            {"dtickrange": [None, 86_400_000 * 27], "value": "%-d %b\n%Y"},
            {"dtickrange": [86_400_000 * 27, "M6"], "value": "%b\n%Y"},
            {"dtickrange": ["M7", None], "value": "%Y"},
        ],
        "nticks": ticks,
        "tickangle": 0,
    }


def _noon(placed: Placed) -> str:
    """A single day's mark stands at its noon, the mark of a longer time in its middle."""
    if placed.left == placed.right:
        return f"{placed.left.isoformat()}T12:00"
    return _middle(placed.left, placed.right)


def _middle(start: date, end: date) -> str:
    half_days = (end - start).days + 1
    return f"{(start + (end - start) // 2).isoformat()}T{'12' if half_days % 2 else '23'}:00"


def _bucket_name(start: date, end: date) -> str:
    if start == end:
        return start.isoformat()
    if (end - start).days > 92:
        return str(start.year)
    if (end - start).days > 31:
        return f"{start:%B} to {end:%B} {end.year}"
    return f"{start:%B} {start.year}"


def _text_width(markup: str) -> float:
    return len(markup.replace("&amp;", "&")) * _CHARACTER


def _known(event_type: str) -> str:
    return event_type if event_type in EVENT_TYPES else "OTHER"


def box_window(edges: Sequence[object]) -> Window | None:
    """The days a box spans; ``None`` for a box too thin to mean any, or that is none."""
    try:
        days = sorted(date.fromisoformat(str(edge)[:10]) for edge in edges)
    except ValueError:
        return None
    if len(days) < 2:
        return None
    return Window(days[0], days[-1])
