"""Leaving a sensitive page at once, and what is said before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Site
from tests.newsdesk import MANDATE, Desk
from tests.server import serve
from tests.sites import build_site, copy_product

pytestmark = pytest.mark.browser

TOPIC = "bao/2026/01/phong-tranh/"
CASE = "bao/2026/01/mot-vu-viec/"
PLAIN = "dai/2026/01/tiem-chung/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An article on a sensitive topic, one of a harmed child, one of neither; the way out leads to /rss/."""
    desk = Desk(tmp_path_factory.mktemp("exit") / "Tòa soạn")
    desk.write("mandate.yml", MANDATE.replace("about: Phòng đuối nước.}", "about: Phòng., sensitive: true}"))
    copy_product(desk.root)
    desk.article(TOPIC.rstrip("/"), children="{sensitive: false}")
    desk.article(CASE.rstrip("/"), children="{sensitive: true}", topics="[tiem-chung]")
    desk.article(PLAIN.rstrip("/"), topics="[tiem-chung]")
    with serve(desk.root / "site") as url:
        config = desk.root / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8"))
        config.write_text(re.sub(r"(?m)^  exit: .*$", f"  exit: {url}rss/", text), "utf-8")
        yield Site(url, build_site(desk.root, date(2026, 2, 10)))


def leave(page: Page, by: str) -> None:
    if by == "button":
        page.get_by_role("link", name="Thoát nhanh").click()
    else:
        for _press in range(3):
            page.keyboard.press("Escape")


@pytest.mark.parametrize("by", ["button", "Escape"])
@pytest.mark.parametrize("address", [TOPIC, CASE, "chu-de/duoi-nuoc/"])
def test_the_way_out_takes_the_place_of_the_page(reader: Reader, address: str, by: str) -> None:
    """Button or key lead away, and going back does not come to the page that was left."""
    page = reader.open("", 360)
    page.goto(address)
    leave(page, by)
    page.wait_for_url("**/rss/")
    page.go_back()
    expect(page).not_to_have_url(re.compile(re.escape(address)))


def test_two_presses_or_slow_ones_are_no_way_out(reader: Reader) -> None:
    """Esc alone closes other things, too."""
    page = reader.open(TOPIC)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_timeout(2200)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    expect(page).to_have_url(re.compile(re.escape(TOPIC)))


def test_the_button_is_in_reach_and_large_enough(reader: Reader) -> None:
    """It stays in the window of a phone however far one has read."""
    page = reader.open(CASE, 360)
    page.mouse.wheel(0, 5000)
    button = page.get_by_role("link", name="Thoát nhanh")
    expect(button).to_be_in_viewport(ratio=1)
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 36


def test_without_scripts_the_way_out_is_a_link(reader: Reader) -> None:
    """It leads away, though it cannot take the page out of the history; no key is promised."""
    page = reader.open(TOPIC, java_script_enabled=False)
    expect(page.get_by_text("bấm Esc")).to_be_hidden()
    page.get_by_role("link", name="Thoát nhanh").click()
    page.wait_for_url("**/rss/")


def test_a_page_of_neither_has_no_such_button(reader: Reader) -> None:
    """Where it stood everywhere, nobody would see it."""
    page = reader.open(PLAIN)
    expect(page.get_by_role("link", name="Thoát nhanh")).to_have_count(0)


def test_a_note_stands_before_what_is_hard_to_bear(reader: Reader) -> None:
    """Where a child was harmed, that is said before the text; not where prevention is explained."""
    expect(reader.open(CASE).get_by_text("Trước khi đọc:")).to_be_visible()
    expect(reader.open(TOPIC).get_by_text("Trước khi đọc:")).to_have_count(0)
