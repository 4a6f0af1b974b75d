"""How pages look and move: light and dark, narrow and enlarged, printed, still, and without scripts."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Reader
from tests.browser.kinds import ARTICLE, BROADCAST, HOME, KINDS

pytestmark = pytest.mark.browser

NARROW = 320
"""CSS pixels: a window of 1280 enlarged to 400 % (WCAG 1.4.10)."""
ENLARGED = 640
"""The same window enlarged to 200 % (WCAG 1.4.4)."""

IS_DARK = """() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 64;
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  const times = (style.transitionDuration + ", " + style.animationDuration).split(", ").map(parseFloat);
  return Math.max(...times) > 0.01 && (style.transitionProperty !== "none" || style.animationName !== "none")
    || style.scrollBehavior === "smooth";
}).map(element => element.outerHTML.slice(0, 80))"""


def toggle(page: Page, name: str) -> Locator:
    return page.get_by_title(name).or_(page.get_by_role("button", name=name)).first


def menu(page: Page) -> Locator:
    """The navigation of a narrow window, opened."""
    found = page.get_by_role("navigation", name="Các mục của trang")
    found.locator("summary").click()
    return found


def test_dark_is_what_the_device_says(reader: Reader) -> None:
    """A device that is set to dark gets dark pages, another one light ones."""
    for scheme in ("dark", "light"):
        page = reader.open(color_scheme=scheme)
        _open_without_files(page)
        assert page.evaluate(IS_DARK) is (scheme == "dark")
        page.unroute_all()
        page.goto(HOME)
        assert page.evaluate(IS_DARK) is (scheme == "dark")


def _open_without_files(page: Page) -> None:
    """Open an article as it looks while its scripts are still on their way."""
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(ARTICLE)


@pytest.mark.parametrize("device", ["light", "dark"])
def test_dark_is_chosen_and_remembered(reader: Reader, device: str) -> None:
    """One click changes light to dark or back, and the next page keeps to it."""
    page = reader.open(HOME, color_scheme=device)
    is_dark = device == "dark"
    toggle(page, "Chuyển sang nền sáng" if is_dark else "Chuyển sang nền tối").click()
    assert page.evaluate(IS_DARK) is not is_dark
    page.goto(ARTICLE)
    assert page.evaluate(IS_DARK) is not is_dark
    _open_without_files(page)
    assert page.evaluate(IS_DARK) is not is_dark
    page.unroute_all()
    page.goto(ARTICLE)
    toggle(page, "Chuyển sang nền tối" if is_dark else "Chuyển sang nền sáng").click()
    assert page.evaluate(IS_DARK) is is_dark


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways(reader: Reader, kind: str) -> None:
    """Enlarged to 200 % and to 400 % the text of a page flows into the window."""
    page = reader.open(KINDS[kind], NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    page.set_viewport_size({"width": ENLARGED, "height": 400})
    assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED


@pytest.mark.parametrize("kind", ["home", "article", "ledger", "feeds"])
def test_nothing_moves_where_motion_is_not_wanted(reader: Reader, kind: str) -> None:
    """A device set to reduced motion gets neither transitions nor animations nor smooth scrolling."""
    page = reader.open(KINDS[kind], reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reads_right_without_scripts(reader: Reader, kind: str) -> None:
    """Heading, text and navigation are there, and no button that would do nothing."""
    page = reader.open(KINDS[kind], 360, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(page.get_by_role("main").inner_text()) > 100
    places = menu(page).get_by_role("link")
    assert places.filter(visible=True).count() >= 5
    dead = page.locator(":is(button, label, input, select):not(form[action] *)").filter(visible=True)
    assert dead.count() == 0, dead.first.evaluate("element => element.outerHTML")


def test_the_navigation_works_without_scripts(reader: Reader) -> None:
    """From the front page to the ledger and into a month."""
    page = reader.open(HOME, 360, java_script_enabled=False)
    menu(page).get_by_role("link", name="Sổ theo dõi").click()
    page.get_by_role("table").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/thang/\d{4}-\d{2}/#"))


def test_a_sound_can_be_heard_without_scripts(reader: Reader) -> None:
    """The browser's own player stands there, and the file can be taken along."""
    page = reader.open(BROADCAST, 360, java_script_enabled=False)
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.locator("a[download]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_gets_the_article_and_nothing_else(reader: Reader, scheme: Any) -> None:
    """Title, text and sources are printed, dark on white; navigation, buttons and banners are not."""
    page = reader.open(ARTICLE, color_scheme=scheme)
    body = [paragraph.inner_text() for paragraph in page.get_by_role("article").first.locator("p, h2").all()]
    printed = _words("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages))
    assert _words(page.get_by_role("heading", level=1).inner_text()) in printed
    missing = [text for text in body if len(text) > 100 and _words(text) not in printed]
    assert missing == []
    for text in ("Đến thẳng nội dung", "Theo tháng", "Chia sẻ", "Chuyển sang nền", "Tòa soạn mẫu"):
        assert _words(text) not in printed
    page.emulate_media(media="print")
    assert not page.evaluate(IS_DARK)
    expect(page.get_by_role("navigation", name="Các mục của trang")).to_be_hidden()


def _words(text: str) -> str:
    """A text without what lines, columns and hyphens make of it."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text)).casefold()
