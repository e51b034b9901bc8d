"""How wide the window is, so that marks can be packed for it: Streamlit itself does not say."""

from __future__ import annotations

from typing import Final, Literal

import streamlit as st

Width = Literal["narrow", "middle", "wide"]

_KEY: Final = "window_width"
_PIXELS: Final[dict[Width, int]] = {"narrow": 205, "middle": 330, "wide": 560}
# Speaks up only when the class of widths changes, so that a wide window costs no second run.
_SCRIPT: Final = """
export default function({ data, setStateValue }) {
  const tell = () => {
    const width = window.innerWidth < 700 ? "narrow" : window.innerWidth < 1250 ? "middle" : "wide";
    if (width !== data.width) setStateValue("width", width);
  };
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(tell, 300); };
  tell();
  window.addEventListener("resize", later);
  return () => { clearTimeout(timer); window.removeEventListener("resize", later); };
}
"""


def plot_pixels() -> int:
    """How many pixels the timeline's axis has, on the safe side."""
    return _PIXELS[_known()]


def listen() -> None:
    """Has the browser tell when the window is of another width than we think; shows nothing."""
    listener = st.components.v2.component("timeline_window_width", js=_SCRIPT)
    listener(key=_KEY, data={"width": _known()}, height=0, on_width_change=lambda: None)


def _known() -> Width:
    state = st.session_state.get(_KEY)
    told = state.get("width") if state else None
    for width in _PIXELS:
        if width == told:
            return width
    return "narrow" if "Mobi" in (st.context.headers.get("User-Agent") or "") else "wide"
