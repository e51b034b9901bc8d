"""Where a Chromium is on this machine, and how it is started without reaching for the internet."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FIRST_START = 180_000
"""Milliseconds the first page may take: the shipped chronology is extracted then."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
]


def on_this_machine() -> str | None:
    """The path of a Chromium: ``TIMELINE_TEST_BROWSER``, one on the PATH, or one in a usual place."""
    if chosen := os.environ.get("TIMELINE_TEST_BROWSER"):
        return chosen
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return next((place for place in PLACES if Path(place).is_file()), None)


def playwrights_own() -> str | None:
    """The path of the Chromium that Playwright downloaded, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def executable() -> str | None:
    """The Chromium to test with, or ``None`` when there is none."""
    return on_this_machine() or playwrights_own()
