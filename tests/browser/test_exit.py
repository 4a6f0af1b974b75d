"""Leaving a page that somebody may have to hide, and what is said before one that is hard to bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader, Site
from tests.newsdesk import MANDATE, Desk
from tests.server import serve
from tests.sites import build_site, copy_product

pytestmark = pytest.mark.browser

TOPIC = "bao/2026/01/buon-lau/"
OWN = "bao/2026/01/mot-minh/"
CASE = "bao/2026/01/mot-vu-viec/"
BURN = "bao/2026/02/bong/"
PLAIN = "dai/2026/01/tiem-chung/"
ASIDE = "dai/2026/01/nghe-con/"
HELP = "goi-ai/"
TOPICS = """\
topics:
  - {id: duoi-nuoc, name: Buồn lâu, about: Khi buồn lâu., sensitive: true, discreet: true}
  - {id: tiem-chung, name: Tiêm chủng, about: Tiêm đúng lịch.}
  - {id: bong, name: Bỏng, about: Phòng bỏng., sensitive: true}
"""
LONG = "\n\n".join(
    f"Đuối nước, tiêm chủng, đoạn {number} " + "nói về việc chăm con. " * 12 for number in range(30)
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Articles that are discreet by their topic and by their own word, and others; out leads to /rss/."""
    desk = Desk(tmp_path_factory.mktemp("exit") / "Tòa soạn")
    desk.write("mandate.yml", re.sub(r"(?s)topics:.*?(?=units:)", TOPICS, MANDATE))
    copy_product(desk.root)
    text = f"[Mục sau](#muc-sau), [bài khác](mot-minh.md)\n\n{LONG}\n\n## Mục sau\n\n{LONG}\n"
    desk.article(TOPIC.rstrip("/"), text, children="{sensitive: false}")
    desk.article(OWN.rstrip("/"), topics="[tiem-chung]", discreet="true")
    desk.article(CASE.rstrip("/"), children="{sensitive: true}", topics="[tiem-chung]")
    desk.article(BURN.rstrip("/"), children="{sensitive: true}", topics="[bong]")
    desk.article(ASIDE.rstrip("/"), children="{sensitive: false}", discreet="false")
    desk.article(PLAIN.rstrip("/"), topics="[tiem-chung]")
    with serve(desk.root / "site") as url:
        config = desk.root / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8"))
        config.write_text(re.sub(r"(?m)^  exit: .*$", f"  exit: {url}rss/", text), "utf-8")
        yield Site(url, build_site(desk.root, date(2026, 2, 10)))


def exit_of(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("link", name="Thoát nhanh")


def leave(page: Page, by: str) -> None:
    if by == "button":
        exit_of(page).click()
    elif by == "Tab":
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        for _press in range(3):
            page.keyboard.press("Escape")


@pytest.mark.parametrize("by", ["button", "Escape", "Tab"])
@pytest.mark.parametrize("address", [TOPIC, OWN, "chu-de/duoi-nuoc/", HELP])
def test_the_way_out_takes_the_place_of_the_page(reader: Reader, address: str, by: str) -> None:
    """Button, key and the first stop of Tab lead away, and going back does not come to the page."""
    page = reader.open("", 360)
    page.goto(address)
    length = page.evaluate("history.length")
    leave(page, by)
    page.wait_for_url("**/rss/")
    assert page.evaluate("history.length") == length
    page.go_back()
    expect(page).not_to_have_url(re.compile(re.escape(address)))
    page.go_forward()
    expect(page).to_have_url(re.compile("/rss/$"))


def test_links_from_such_a_page_take_its_place(reader: Reader) -> None:
    """Whoever read three of them has one entry, and after leaving none: no address and no title."""
    page = reader.open(PLAIN, 360)
    before = page.evaluate("history.length")
    page.goto(TOPIC)
    page.get_by_role("link", name="Mục sau").click()
    expect(page).to_have_url(re.compile("#muc-sau$"))
    page.get_by_role("link", name="bài khác").click()
    expect(page).to_have_url(re.compile(re.escape(OWN)))
    page.get_by_role("banner").get_by_role("link", name="Cần giúp").click()
    expect(page).to_have_url(re.compile(HELP))
    assert page.evaluate("history.length") == before + 1
    leave(page, "button")
    page.wait_for_url("**/rss/")
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(PLAIN)))


def test_a_search_from_such_a_page_takes_its_place(reader: Reader) -> None:
    """A form leads on as a link does."""
    page = reader.open(PLAIN)
    page.goto(TOPIC)
    length = page.evaluate("history.length")
    page.locator(".house-header input[name=q]").fill("buồn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/**")
    assert page.evaluate("history.length") == length


def test_who_left_is_not_brought_back(reader: Reader) -> None:
    """Not even where the browser kept an entry that no link made; who comes on purpose may read."""
    page = reader.open("", 360)
    page.goto(TOPIC)
    page.evaluate("location.hash = 'muc-sau'")
    leave(page, "button")
    page.wait_for_url("**/rss/")
    page.go_back()
    page.wait_for_url("**/rss/")
    page.goto(TOPIC)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_is_seen_while_the_next_page_comes(reader: Reader) -> None:
    """The line may be slow: text and title go at once."""
    page = reader.open(TOPIC, 360)
    leaving = "document.querySelector('main [data-exit]').click()"
    hidden, title = page.evaluate(f"{leaving}, [document.documentElement.hidden, document.title]")
    assert hidden
    assert not title.strip("\u200b")


def test_two_presses_or_slow_ones_are_no_way_out(reader: Reader) -> None:
    """Esc alone closes other things, too; how many more it takes is said."""
    page = reader.open(TOPIC)
    page.keyboard.press("Escape")
    expect(page.get_by_text("Bấm Esc thêm hai lần nữa")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_text("Bấm Esc thêm một lần nữa")).to_have_count(1)
    page.wait_for_timeout(2200)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    expect(page).to_have_url(re.compile(re.escape(TOPIC)))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_button_is_first_and_stays_in_reach(reader: Reader, width: int) -> None:
    """It is the first thing in main, large enough, and in the window however far one has read."""
    page = reader.open(TOPIC, width)
    button = exit_of(page)
    first = page.locator("main :is(a, button, h1, input)").first
    assert first.evaluate("(one, other) => one === other", button.element_handle())
    page.mouse.wheel(0, 5000)
    expect(page.get_by_role("heading", level=1)).not_to_be_in_viewport()
    expect(button).to_be_in_viewport(ratio=1)
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 36
    assert box["y"] < 60


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_out_covers_no_text(reader: Reader, width: int) -> None:
    """What a link within the page or the keyboard leads to stands below it."""
    page = reader.open(TOPIC, width)
    page.get_by_role("link", name="Mục sau").click()
    expect(page.get_by_role("heading", name="Mục sau")).to_be_in_viewport()
    bar = "document.querySelector('.exit-bar').getBoundingClientRect().bottom"
    assert page.evaluate(f"document.querySelector('#muc-sau').getBoundingClientRect().top >= {bar}")
    for _stop in range(3):
        page.keyboard.press("Shift+Tab")
    top = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert page.evaluate("!!document.activeElement.closest('.exit-bar')") or top >= page.evaluate(bar)


def test_without_scripts_the_way_out_is_a_link(reader: Reader) -> None:
    """It leads away, though it cannot take the page out of the history; no key is promised."""
    page = reader.open(TOPIC, java_script_enabled=False)
    expect(page.get_by_text("Bấm phím Esc")).to_be_hidden()
    exit_of(page).click()
    page.wait_for_url("**/rss/")


@pytest.mark.parametrize("address", [PLAIN, CASE, BURN, ASIDE, "chu-de/bong/", ""])
def test_a_page_of_none_has_no_such_button(reader: Reader, address: str) -> None:
    """Where it stood everywhere, nobody would see it; what forbids names has nothing to do with it."""
    page = reader.open(address)
    expect(page.locator("[data-exit]")).to_have_count(0)


def test_a_search_has_it_when_its_words_ask_for_it(reader: Reader) -> None:
    """The page of the search says so of itself, by `data-may-hide` of its body."""
    page = reader.open("tim-kiem/")
    expect(exit_of(page)).to_be_hidden()
    leave(page, "Escape")
    expect(page).to_have_url(re.compile("/tim-kiem/$"))
    page.evaluate("document.body.dataset.mayHide = ''")
    expect(exit_of(page)).to_be_visible()
    leave(page, "Escape")
    page.wait_for_url("**/rss/")


def test_searches_by_such_words_have_one_entry(reader: Reader) -> None:
    """However many there were; after leaving none is there, neither its address nor its title."""
    page = reader.open(PLAIN)
    page.goto("tim-kiem/?q=nuoc")
    page.wait_for_load_state("networkidle")
    before = page.evaluate("history.length")
    said = ("tự tử", "bị đánh", "muốn chết")
    for words in said:
        page.locator("#search-words").fill(words)
        page.keyboard.press("Enter")
        expect(page).to_have_title(re.compile(f"^{words}"))
        expect(exit_of(page)).to_be_visible()
        page.wait_for_load_state("networkidle")
    assert page.evaluate("history.length") == before + 1
    leave(page, "button")
    page.wait_for_url("**/rss/")
    session = page.context.new_cdp_session(page)
    kept = str(session.send("Page.getNavigationHistory")["entries"])
    assert "nuoc" in kept
    assert not [words for words in said if words in kept or quote_plus(words) in kept]


def test_a_note_stands_before_what_is_hard_to_bear(reader: Reader) -> None:
    """Where a child was harmed, that is said before the text; not where prevention is explained."""
    expect(reader.open(CASE).get_by_text("Trước khi đọc:")).to_be_visible()
    expect(reader.open(TOPIC).get_by_text("Trước khi đọc:")).to_have_count(0)
