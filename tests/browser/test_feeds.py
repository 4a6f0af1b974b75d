"""The page of feeds, and what readers of feeds show: nothing is asked for that is not there."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Reader, Site
from tests.feeds.shown import addresses, contents

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
FEEDS = ["tat-ca.xml", "tat-ca.atom", "tat-ca.json", "bao-kon-tum.json", "podcast/dai-ptth.xml"]


@pytest.mark.parametrize("feed", FEEDS)
def test_every_picture_of_an_entry_is_seen(reader: Reader, site: Site, feed: str) -> None:
    """A reader of feeds has the content of each entry alone, without the site around it."""
    found = contents(site.folder / "rss" / feed)
    page = reader.open()
    seen = 0
    for content in found:
        page.set_content(content)
        widths = page.evaluate(PIXELS)
        assert len(widths) == content.count("<img ")
        assert all(widths), content
        seen += len(widths)
    assert seen


LOADS = """addresses => Promise.all(addresses.map(address => new Promise(told => {
    const sound = /[.](mp3|m4a|mp4)$/.test(address)
    const shown = document.createElement(sound ? "video" : "img")
    shown.onload = shown.onloadedmetadata = () => told(null)
    shown.onerror = () => told(address)
    shown.src = address
})))"""


@pytest.mark.parametrize("feed", FEEDS)
def test_whatever_a_feed_names_loads(reader: Reader, site: Site, feed: str) -> None:
    """Small pictures, covers, sounds and films that stand beside the content."""
    page = reader.open()
    page.set_content("<!doctype html>")
    found = sorted(set(addresses(site.folder / "rss" / feed)))
    assert found
    assert not [address for address in page.evaluate(LOADS, found) if address]
