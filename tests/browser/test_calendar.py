"""The calendar's page as somebody reads it on a phone, and prints it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.hooks.test_calendar import AS_OF, desk_ahead  # noqa: F401 (a fixture)
from tests.newsdesk import Desk
from tests.server import serve
from tests.sites import build_site

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk, not the form's."""
    return Desk(tmp_path / "Tòa soạn số 1")


def test_it_fits_a_phone_and_one_sheet_of_paper(desk_ahead: Desk, browser: Browser) -> None:  # noqa: F811
    """Three outlets, thirteen months: no scrolling sideways, one page A4, and a button that copies."""
    with serve(build_site(desk_ahead.root, AS_OF)) as url:
        context = browser.new_context(
            viewport={"width": 360, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
        )
        page = context.new_page()
        failed: list[str] = []
        page.on("response", lambda found: failed.append(found.url) if found.status >= 400 else None)
        page.goto(f"{url}lich/", wait_until="networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.locator("[data-clipboard-text]").first.click()
        page.get_by_text("Đã chép địa chỉ").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        paper = page.pdf(prefer_css_page_size=True)
        context.close()
    assert failed == []
    assert wide <= 360
    assert copied == "https://media-mandate.example/lich.ics"
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]\S* 84[12]", paper)
