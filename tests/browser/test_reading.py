"""What readers do: they come from a link, read, and go on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.kinds import ARTICLE, HOME, MOVED, NOT_FOUND, TRANSLATION

pytestmark = pytest.mark.browser


def heading(page: Page) -> str:
    """The one heading of the first level."""
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_home_leads_to_an_article_its_topic_and_its_month(reader: Reader, width: int) -> None:
    """From the front page to the newest feature, from there to its topic, back, and to its month."""
    page = reader.open(HOME, width)
    newest = page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link").first
    title = newest.inner_text()
    newest.click()
    assert heading(page) == title
    address = page.url
    article = page.get_by_role("article").first
    topic = article.locator("a[href*='/chu-de/']").first
    name = topic.inner_text()
    topic.click()
    assert heading(page) == name
    expect(page.get_by_role("main").get_by_role("link", name=title, exact=True)).to_be_visible()
    page.goto(address)
    page.get_by_role("article").first.locator("a[href*='/thang/']").first.click()
    expect(page).to_have_url(re.compile(r"/thang/2025-06/"))
    expect(page.get_by_role("main").get_by_role("link", name=title, exact=True).first).to_be_visible()


def test_an_address_of_nothing_shows_a_page_that_leads_on(page: Page) -> None:
    """The answer is 404, in words; the newest articles and the front page are one click away."""
    answer = page.goto(NOT_FOUND)
    assert answer is not None
    assert answer.status == 404
    page.wait_for_load_state("networkidle")  # the newest wait below for what the address may have meant
    assert page.get_by_role("main").get_by_role("listitem").count() >= 3
    page.get_by_role("main").get_by_role("heading", level=3).get_by_role("link").first.click()
    expect(page.get_by_role("article").first).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Về trang chủ").click()
    expect(page).to_have_title(re.compile("Trẻ em Kon Tum"))


def test_an_address_that_moved_leads_to_the_article(page: Page) -> None:
    """Whoever has the old address arrives at the new one."""
    page.goto(MOVED)
    page.wait_for_url(f"**/{ARTICLE}")


def test_the_first_tab_skips_to_the_text(page: Page) -> None:
    """The skip link comes first, is seen once it has the focus, and the next Tab goes on inside the text."""
    page.goto(ARTICLE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến thẳng nội dung")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_text_in_another_language_says_so(page: Page) -> None:
    """A screen reader speaks the English translation in English, and the rest of its page in Vietnamese."""
    page.goto(TRANSLATION)
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("heading", level=1)).to_have_attribute("lang", "en")
    assert page.get_by_role("article").first.locator("div[lang=en] p").count() > 3
