"""See that there is a Chromium to test with: this machine's, else the system's package, else Playwright's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from chromium import executable


def with_apt() -> None:
    """Install Debian's or Ubuntu's package, where that can be done without asking for a password."""
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.run([*sudo, "apt-get", *arguments], env=environment, check=False).returncode:
            return


def with_playwright() -> None:
    """Let Playwright download its own."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)


def main() -> int:
    """0 when a Chromium is there in the end."""
    for install in (lambda: None, with_apt, with_playwright):
        install()
        if path := executable():
            print(f"browser for the tests: {path}")
            return 0
    print(
        "No Chromium could be installed for the browser tests. Install one and, if it is not on the PATH, "
        "name it in TIMELINE_TEST_BROWSER.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
