"""The browser of this machine: where it is, and how it is started so that it asks nobody for anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")

SLOW_4G: dict[str, Any] = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""The line of Lighthouse's phones, in milliseconds and bytes a second."""


def find_chromium() -> str | None:
    """The path of Chromium: what `CHROMIUM` names, else the first on the search path."""
    names = (os.environ.get("CHROMIUM"), *NAMES)
    return next((path for name in names if name and (path := shutil.which(name))), None)


TWO_G: dict[str, Any] = {
    "offline": False,
    "latency": 800,
    "downloadThroughput": 50_000 / 8,
    "uploadThroughput": 50_000 / 8,
}
"""A line of 2G, as it is where 4G ends."""


@contextmanager
def launch(path: str) -> Iterator[Browser]:
    """Start Chromium without a window; no name but this machine's own address resolves."""
    with sync_playwright() as playwright:
        hosts = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=path, args=[hosts])
        yield browser
        browser.close()


def slow_down(page: Page, processor: int = 1, line: dict[str, Any] = SLOW_4G) -> None:
    """Give a page a weak line, and a processor that is so many times slower."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": processor})
