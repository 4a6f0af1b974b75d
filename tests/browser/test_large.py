"""Large letters, set to double size in the browser or the phone, and how much of a screen is header."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page

from tests.browser.conftest import Reader
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 640
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter(element => {
  const {width, left, right} = element.getBoundingClientRect();
  // Wide tables scroll within; what only a screen reader hears is a dot.
  return width > 1 && (right > innerWidth + 1 || left < -1) && !element.closest("[tabindex='0']");
}).map(element => element.outerHTML.slice(0, 100))"""


def double(page: Page) -> None:
    """Set the letters of the browser to double size, as its settings do."""
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


def root(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).fontSize"))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_in_double_size(reader: Reader, kind: str) -> None:
    """Whatever page it is, and with its menu open; nothing stands beside the window either."""
    page = reader.open(width=WIDTH, reduced_motion="reduce")
    page.goto(KINDS[kind])
    double(page)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert root(page) == "40px"
    for is_open in (False, True):
        if is_open:
            page.locator(".house-nav summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
        assert page.evaluate(OUTSIDE) == []


def test_the_letters_of_the_phone_count_too(reader: Reader) -> None:
    """A phone's own setting enlarges the page as the browser's does (CSS Fonts 5, text-scale)."""
    page = reader.open(width=WIDTH)
    session = page.context.new_cdp_session(page)
    try:
        session.send("Emulation.setEmulatedOSTextScale", {"scale": 2})
    except Error:
        pytest.skip("this Chromium knows no letters of a phone")
    page.goto(KINDS["article"])
    assert root(page) == "40px"
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH


@pytest.mark.parametrize("kind", KINDS)
def test_banner_and_header_leave_four_fifths_to_the_page(reader: Reader, kind: str) -> None:
    """Of a small phone's screen, at the size that letters have by default; the headline stands below them."""
    page = reader.open(width=WIDTH)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(KINDS[kind])
    bottom = page.locator(".house-header").evaluate("header => header.getBoundingClientRect().bottom")
    assert bottom <= HEIGHT / 5
    top = page.get_by_role("heading", level=1).evaluate("heading => heading.getBoundingClientRect().top")
    assert bottom <= top < HEIGHT / 2


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_is_behind_a_button_that_needs_no_script(reader: Reader, *, scripts: bool) -> None:
    """It opens and closes by a tap and by the keyboard, and on a wide screen it is a row."""
    page = reader.open(KINDS["article"], WIDTH, java_script_enabled=scripts)
    places = page.get_by_role("navigation", name="Các mục của trang").get_by_role("link")
    button = page.locator(".house-nav summary")
    assert places.filter(visible=True).count() == 0
    button.click()
    assert places.filter(visible=True).count() >= 5
    button.press("Enter")
    assert places.filter(visible=True).count() == 0
    page.set_viewport_size({"width": 1280, "height": 800})
    assert places.filter(visible=True).count() >= 5
    assert not button.is_visible()
