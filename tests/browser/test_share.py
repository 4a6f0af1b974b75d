"""Passing an article on: by the phone's own menu, or by its address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader, Site
from tests.browser.kinds import ARTICLE

pytestmark = pytest.mark.browser

MENU = "navigator.share = what => { window.shared = what; return Promise.resolve(); }"
CLOSED = "navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'))"
NO_MENU = "delete Navigator.prototype.share"


def share(reader: Reader, script: str) -> Page:
    page = reader.open(width=360, permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(script)
    page.goto(ARTICLE)
    page.get_by_role("button", name="Chia sẻ").click()
    return page


def test_the_menu_of_the_phone_gets_title_and_address(reader: Reader, site: Site) -> None:
    """Where the browser shares, the button hands it the title and the canonical address, and nothing else."""
    page = share(reader, MENU)
    title = page.get_by_role("heading", level=1).inner_text()
    assert page.evaluate("shared") == {"title": title, "url": site.url + ARTICLE}


def test_who_closes_the_menu_meets_no_error(reader: Reader) -> None:
    """A menu that was closed is no fault; the reader fixture would find one."""
    share(reader, CLOSED)


def test_the_address_is_copied_where_there_is_no_menu(reader: Reader, site: Site) -> None:
    """The same button puts the address on the clipboard, and says so."""
    page = share(reader, NO_MENU)
    page.get_by_text("Đã chép địa chỉ").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == site.url + ARTICLE
