"""The page of feeds: its buttons copy, and it asks for nothing that is not there."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_a_button_copies_the_address_of_a_feed(reader: Reader, width: int) -> None:
    """A click puts the address of the feed on the clipboard and says so; nothing is wider than the window."""
    page = reader.open("rss/", width, permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("[data-clipboard-text]").first
    button.click()
    page.get_by_text("Đã chép địa chỉ").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-clipboard-text")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
