"""The page of feeds, and what readers of feeds show: nothing is asked for that is not there."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Reader, Site
from tests.feeds.shown import contents

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


PIXELS = """Promise.all([...document.images].map(
    image => image.decode().then(() => image.naturalWidth, () => 0)
))"""


@pytest.mark.parametrize("feed", ["tat-ca.xml", "tat-ca.atom", "bao-kon-tum.json"])
def test_every_picture_of_an_entry_is_seen(reader: Reader, site: Site, feed: str) -> None:
    """A reader of feeds has the content alone, without the site around it."""
    pictured = [content for content in contents(site.folder / "rss" / feed) if "<img" in content]
    assert pictured
    page = reader.open()
    for content in pictured:
        page.set_content(content)
        widths = page.evaluate(PIXELS)
        assert widths
        assert all(widths), content
