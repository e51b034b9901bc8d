"""Seconds from the command to the drawn timeline: on a first start, which extracts the chronology, and later.

    python benchmarks/start.py

Needs the development requirements (Playwright) and a Chromium; a fresh data folder is used and thrown away.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from chromium import ARGUMENTS, FIRST_START, executable

TIMELINE = [sys.executable, "-m", "timeline", "serve", "--headless", "--port"]


def seconds_to_drawn(browser: Browser, home: str) -> float:
    """Start the app, open it, wait for the chart, stop the app."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begin = time.perf_counter()
    app = subprocess.Popen(
        [*TIMELINE, str(port)],
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"TIMELINE_HOME": home},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = browser.new_page(viewport={"width": 1500, "height": 1080})
        while True:
            try:
                page.goto(f"http://localhost:{port}")
                break
            except Exception:
                if app.poll() is not None:
                    raise SystemExit("the app ended at once: run “timeline serve” to see why") from None
                time.sleep(0.05)
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=FIRST_START)
        taken = time.perf_counter() - begin
        page.close()
        return taken
    finally:
        app.terminate()
        app.wait(20)


def main() -> None:
    """Print both figures."""
    path = executable()
    if path is None:
        raise SystemExit("there is no Chromium: run “make browser”")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        print(f"first start  {seconds_to_drawn(browser, home):5.1f} s")
        for _ in range(3):
            print(f"later start  {seconds_to_drawn(browser, home):5.1f} s")
        browser.close()


if __name__ == "__main__":
    main()
