"""The page of feeds in a real browser: its buttons copy, and it asks for nothing that is not there."""

from __future__ import annotations

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_button_copies_and_nothing_is_missing(sample_site: Path, width: int) -> None:
    """A click puts the address of the feed on the clipboard and says so; no request fails."""
    missing: list[str] = []
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(sample_site))) as server,
        sync_playwright() as playwright,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        context = browser.new_context(
            viewport={"width": width, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
        )
        page = context.new_page()
        page.on("response", lambda found: missing.append(found.url) if found.status >= 400 else None)
        page.goto(f"http://127.0.0.1:{server.server_port}/rss/", wait_until="networkidle")
        button = page.locator("[data-clipboard-text]").first
        button.click()
        page.get_by_text("Đã chép địa chỉ").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        wide = page.evaluate("document.documentElement.scrollWidth")
        told = button.get_attribute("data-clipboard-text")
        browser.close()
        server.shutdown()
    assert copied == told
    assert wide <= width
    assert missing == []
