"""Settings of Streamlit that the page needs, one table for a checkout and an installed wheel.

``.streamlit/config.toml`` holds the same settings for ``streamlit run app.py``; a test compares the two.
"""

from __future__ import annotations

from typing import Final

Setting = str | bool | int | list[str]

_SHARED: Final[dict[str, Setting]] = {
    "runner.postScriptGC": False,  # a full collection after every rerun costs more than it frees
    "browser.gatherUsageStats": False,
    "server.showEmailPrompt": False,  # else the first start ever waits for an answer in the terminal
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "logger.hideWelcomeMessage": True,  # and with it what Streamlit advertises on the page
    "server.maxUploadSize": 200,
    "server.fileWatcherType": "none",
    "theme.baseRadius": "0.5rem",
    "theme.showWidgetBorder": True,
}
_LIGHT: Final[dict[str, Setting]] = {
    "primaryColor": "#0b5cad",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f1f4f9",
    "textColor": "#1b2430",
    "linkColor": "#0b5cad",
    "borderColor": "#c6cdd8",
    "grayTextColor": "#4b5563",
}
_DARK: Final[dict[str, Setting]] = {
    "primaryColor": "#6cb0ff",
    "backgroundColor": "#0f161d",
    "secondaryBackgroundColor": "#1b222d",
    "textColor": "#e6ebf2",
    "linkColor": "#8cc2ff",
    "borderColor": "#3a4554",
    "grayTextColor": "#aab4c2",
}


def settings() -> dict[str, Setting]:
    """Every setting by its full name, as Streamlit spells it."""
    return {
        **_SHARED,
        **{f"theme.light.{name}": value for name, value in _LIGHT.items()},
        **{f"theme.dark.{name}": value for name, value in _DARK.items()},
    }


def flags() -> list[str]:
    """The settings as arguments of ``streamlit run``."""
    return [f"--{name}={_spelled(value)}" for name, value in settings().items()]


def config_toml() -> str:
    """The settings as the text of a ``config.toml``."""
    sections: dict[str, list[str]] = {}
    for name, value in settings().items():
        section, _, key = name.rpartition(".")
        spelled = f'"{value}"' if isinstance(value, str) else _spelled(value)
        sections.setdefault(section, []).append(f"{key} = {spelled}")
    head = "# Written from timeline.dashboard.theme.config_toml(); change it there.\n"
    return head + "".join(f"\n[{section}]\n" + "\n".join(rows) + "\n" for section, rows in sections.items())


def _spelled(value: Setting) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
