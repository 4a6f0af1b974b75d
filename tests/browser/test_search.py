"""Searching as readers do it: with marks and without, by keyboard, back and forth, after a wrong address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from media_mandate.site.search import bare, key, records, words
from tests.browser.conftest import Reader, Site
from tests.newsdesk import Desk, syllables
from tests.server import serve
from tests.sites import build_site, copy_product

pytestmark = pytest.mark.browser


def filler(seed: str) -> str:
    """A phrase that all have, and words of its own, so that an article counts."""
    return " ".join(["chữ nghĩa", *syllables(seed, 40)])


ARTICLES = {
    "bao/2025/12/ao-sau": ("Ao sâu cạnh nhà", "Bé đuối nước trong ao."),
    "bao/2025/12/duoi-ao": (
        "Cá lặn dưới nước",
        "Con cá lặn sâu dưới nước và dưới nước có bùn; dưới nước mát.",
    ),
    "bao/2026/01/be-boi": ("'Bể bơi <an toàn> & vui 🏊'", "Trẻ em tập bơi. Nước mát, dễ đuối."),
    "bao/2026/01/hoc-duong": ("Nói không với bạo lực học đường", "Không đánh bạn."),
    "bao/2026/01/roi-rac": ("Đường tới lớp", "Học trò dùng bạo lực; đường xa. Tre già măng mọc, em."),
    "dai/2025/12/khoe": ("Khoẻ để học", "Mẹ mạnh, con khoẻ."),
    "dai/2026/01/me": ("Lời mẹ", "Mẹ kể. " + "Mé suối. " * 5),
    "dai/2026/01/than-bai": ("Đi rẫy", "Rắn cắn, rắn cắn."),
    "dai/2026/01/tieu-de": ("Rắn cắn", "Đi rẫy, đi rẫy."),
    "dai/2026/01/me-suoi": ("Mé suối", "Mé suối, mé ao, mé sông. " * 4),
}
MANY = 23
NEAR = "Gần giống: khác dấu, chữ không liền nhau hoặc không đủ chữ"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom whose articles differ in marks, places of words, topics, outlets and months."""
    desk = Desk(tmp_path_factory.mktemp("search") / "Tòa soạn")
    mandate = (desk.root / "mandate.yml").read_text("utf-8")
    mandate = mandate.replace("from: 2026-01,", "from: 2025-12,").replace(
        "  - {id: tiem-chung", "  - {id: duoi-nuoc-ao, name: Ao hồ, about: Ao hồ.}\n  - {id: tiem-chung"
    )
    desk.write("mandate.yml", mandate)
    copy_product(desk.root)
    for path, (title, text) in ARTICLES.items():
        topics = "[duoi-nuoc-ao]" if path.endswith("ao-sau") else "[tiem-chung]"
        desk.article(path, f"{text}\n\n{filler(path)}", title=title, topics=topics)
    for number in range(MANY):
        desk.article(
            f"dai/2026/01/mui-{number}",
            f"Sởi: tiêm mũi {number}.\n\n{filler(f'mũi {number}')}",
            topics="[tiem-chung]",
        )
    desk.write("docs/goi-ai.md", "---\ntitle: Gọi ai\n---\nGọi tổng đài 111 khi trẻ em gặp nguy.\n")
    return desk


@pytest.fixture(scope="module")
def site(desk: Desk) -> Iterator[Site]:
    """The built newsroom, served at its own address."""
    with serve(desk.root / "site") as url:
        config = desk.root / "mkdocs.yml"
        config.write_text(
            re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8")), "utf-8"
        )
        yield Site(url, build_site(desk.root, date(2026, 2, 10)))


def search(page: Page, text: str, **filters: str) -> None:
    """Go to the address of a search and wait until it is over."""
    page.goto("tim-kiem/?" + urlencode({"q": text, **filters}))
    settle(page)


def settle(page: Page) -> None:
    said = re.compile(r"(kết quả|Không tìm thấy|chưa có gì).*\.")
    expect(page.locator("#search-status")).to_have_text(said)


def status(page: Page) -> str:
    return page.locator("#search-status").inner_text()


def slugs(page: Page, part: str = "") -> list[str]:
    """The last parts of the addresses of the results that are shown, in their order."""
    links = page.locator(f"#search-{part or 'exact'} a, #search-{part or 'near'} a")
    return [link.get_attribute("href").strip("/").split("/")[-1] for link in links.all()]  # type: ignore[union-attr]


def holding(desk: Desk, phrase: str) -> set[str]:
    """The last parts of the addresses of all records that hold a phrase without marks, by looking at each."""

    found = [
        record
        for record in records(desk.newsroom())
        if any(f" {phrase} " in f" {' '.join(map(bare, words(text)))} " for text in record.said)
    ]
    return {record.address.strip("/").split("/")[-1] for record in found}


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("tre em", "tre em"),
        ("trẻ em", "tre em"),
        ("TRẺ EM", "tre em"),
        ("duoi nuoc", "duoi nuoc"),
        ("đuối nước", "duoi nuoc"),
        ("  đuối,  nước! ", "duoi nuoc"),
        ("bao luc hoc duong", "bao luc hoc duong"),
        ("bạo lực học đường", "bao luc hoc duong"),
        ("111", "111"),
        ("khỏe", "khoe"),
        ('"an toàn" & <vui>', "an toan vui"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_habit_of_typing_finds_the_phrase(
    page: Page, desk: Desk, typed: str, plain: str, form: Literal["NFC", "NFD"]
) -> None:
    """With marks or without, composed or not, all that hold the words in a row are found.

    Those with other marks than the typed ones come close; the rest is counted as just right.
    """
    search(page, unicodedata.normalize(form, typed))
    expected, exact = holding(desk, plain), slugs(page, "exact")
    assert exact
    assert set(exact) <= expected <= set(slugs(page))
    if not any(bare(word) != word for word in words(typed)):
        assert set(exact) == expected
    assert status(page).startswith(f"Có {len(exact)} kết quả")


def test_what_has_the_very_marks_stands_first(page: Page) -> None:
    """đuối nước before dưới nước and the other way round, whichever says it more often; mẹ before mé."""
    search(page, "đuối nước")
    assert slugs(page, "exact")[0] == "ao-sau"
    search(page, "dưới nước")
    assert slugs(page, "exact")[0] == "duoi-ao"
    for typed, other in (("mé", "khoe"), ("mẹ", "me-suoi")):
        search(page, typed)
        assert other in slugs(page, "near")
        assert other not in slugs(page, "exact")


def test_a_tone_may_stand_where_it_always_stood(page: Page) -> None:
    """khỏe finds khoẻ as exactly as khoẻ does."""
    for typed in ("khoẻ", "khỏe"):
        search(page, f"con {typed}")
        assert slugs(page, "exact") == ["khoe"]


def test_a_title_weighs_more_than_a_body(page: Page) -> None:
    """What says the words once in its title comes before what says them twice in its text."""
    search(page, "rắn cắn")
    assert slugs(page, "exact") == ["tieu-de", "than-bai"]
    search(page, "đi rẫy")
    assert slugs(page, "exact") == ["than-bai", "tieu-de"]


def test_all_words_apart_come_after_the_phrase(page: Page) -> None:
    """What has all words, but not in a row, is shown apart, as close to it."""
    search(page, "bạo lực học đường")
    assert slugs(page, "exact") == ["hoc-duong"]
    assert slugs(page, "near") == ["roi-rac"]
    expect(page.get_by_role("heading", name=NEAR)).to_be_visible()
    assert status(page) == "Có 1 kết quả đúng “bạo lực học đường”. Thêm 1 kết quả gần giống."


def test_a_result_says_where_it_is_from(page: Page, site: Site) -> None:
    """Title with its marks and signs, outlet, month and topics are text; the link leads to the article."""
    search(page, "be boi an toan")
    row = page.locator("#search-exact li").first
    assert row.locator("p").first.inner_text() == "5 tháng 1, 2026 · Báo Tỉnh · Tiêm chủng"
    link = row.get_by_role("link", name="Bể bơi <an toàn> & vui 🏊", exact=True)
    link.click()
    expect(page).to_have_url(f"{site.url}bao/2026/01/be-boi/")


def test_filters_narrow_and_have_an_address(page: Page) -> None:
    """Outlet, topic, year and month are chosen without a click on a button; the address keeps them."""
    search(page, "mui")
    all_of_them = status(page)
    page.get_by_label("Cơ quan báo chí").select_option("Báo Tỉnh")
    expect(page).to_have_url(re.compile("outlet=bao"))
    expect(page.locator("#search-status")).to_have_text(
        "Không tìm thấy gì với “mui”. Xin thử ít từ hơn, hoặc từ khác."
    )
    page.get_by_role("link", name="Bỏ lọc").click()
    expect(page.locator("#search-status")).to_have_text(all_of_them)
    assert "outlet" not in page.url
    for chosen, expected in (
        ({"topic": "duoi-nuoc-ao"}, {"ao-sau"}),
        ({"topic": "duoi-nuoc"}, set()),
        ({"outlet": "bao", "month": "2025"}, {"ao-sau", "duoi-ao"}),
        ({"outlet": "bao", "month": "2026-01"}, {"be-boi", "hoc-duong", "roi-rac"}),
        ({"outlet": "khong-co", "month": "2025-12"}, {"ao-sau", "duoi-ao", "khoe"}),
    ):
        search(page, "chữ nghĩa", **chosen)
        assert set(slugs(page)) == expected, chosen


def test_filters_alone_list_the_newest_first(page: Page) -> None:
    """Without words everything in the month is listed."""
    search(page, "", outlet="bao")
    assert status(page) == "Có 5 kết quả."
    assert set(slugs(page)[3:]) == {"ao-sau", "duoi-ao"}


def test_more_is_shown_on_demand(page: Page) -> None:
    """Ten at a time; the focus goes to the first of the new ones, and the button leaves with the last."""
    search(page, "tiêm mũi")
    assert status(page).startswith(f"Có {MANY} kết quả đúng")
    assert len(slugs(page, "exact")) == 10
    more = page.get_by_role("button", name="Xem thêm")
    more.focus()
    page.keyboard.press("Enter")
    eleventh = page.locator("#search-exact li").nth(10).get_by_role("link")
    expect(eleventh).to_be_focused()
    more.click()
    expect(page.locator("#search-exact li")).to_have_count(MANY)
    expect(more).to_be_hidden()
    assert len(set(slugs(page, "exact"))) == MANY


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    """Type, Enter, and on by Tab through the filters to the first result and to its page."""
    page.goto("tim-kiem/")
    page.get_by_role("searchbox", name="Từ cần tìm").focus()
    page.keyboard.type("bao luc")
    page.keyboard.press("Enter")
    settle(page)
    assert page.url.endswith("tim-kiem/?q=bao+luc")
    for _stop in range(5):
        page.keyboard.press("Tab")
    expect(page.locator("#search-exact a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/bao/2026/01/(hoc-duong|roi-rac)/"))


def test_back_and_forth_show_what_was_searched(page: Page) -> None:
    """Every search is an address: back returns to it, from an article too, and a reload shows it again."""
    search(page, "bạo lực")
    page.get_by_role("searchbox", name="Từ cần tìm").fill("trẻ em")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("“trẻ em”"))
    expect(page).to_have_title(re.compile("^trẻ em – Tìm kiếm"))
    page.go_back()
    expect(page.locator("#search-status")).to_have_text(re.compile("“bạo lực”"))
    expect(page.get_by_role("searchbox", name="Từ cần tìm")).to_have_value("bạo lực")
    page.go_forward()
    expect(page.locator("#search-status")).to_have_text(re.compile("“trẻ em”"))
    page.locator("#search-exact a").first.click()
    page.go_back()
    expect(page.locator("#search-status")).to_have_text(re.compile("“trẻ em”"))
    page.reload()
    expect(page.locator("#search-status")).to_have_text(re.compile("“trẻ em”"))


def test_nothing_typed_and_nothing_found_lead_on(page: Page) -> None:
    """Both offer topics and 111; a search that found something does not."""
    page.goto("tim-kiem/")
    topic = page.get_by_role("link", name="Tiêm chủng", exact=True)
    expect(page.locator("#search-status")).to_have_text(re.compile("^Gõ vài từ"))
    expect(topic).to_be_visible()
    search(page, "xyzzy")
    assert status(page) == "Không tìm thấy gì với “xyzzy”. Xin thử ít từ hơn, hoặc từ khác."
    expect(topic).to_be_visible()
    expect(page.get_by_role("link", name="Gọi 111, miễn phí")).to_be_visible()
    expect(page.get_by_role("link", name="Bỏ lọc")).to_be_hidden()
    search(page, "trẻ em")
    expect(topic).to_be_hidden()


def test_a_script_in_the_words_stays_text(page: Page) -> None:
    """What was typed is shown as it was typed and is never markup."""
    search(page, "<img src=x onerror=alert(1)>")
    assert "“<img src=x onerror=alert(1)>”" in status(page)
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("lost", ["pagefind.js", "*.pf_meta", "index/*", "pagefind*"])
def test_a_lost_line_is_told_and_never_taken_for_nothing_found(browser_page: Page, lost: str) -> None:
    """Whatever does not come, readers are told that searching failed, and find topics."""
    page = browser_page
    page.route(re.compile("tim-kiem/pagefind/" + lost.replace(".", r"\.").replace("*", ".*")), _drop)
    if lost == "index/*":
        page.route(re.compile(r"pagefind-entry\.json$"), _drop)
    page.goto("tim-kiem/?q=bao+luc")
    expect(page.locator("#search-status")).to_have_text(re.compile("^Lúc này chưa tìm được"))
    expect(page.get_by_role("link", name="Tiêm chủng", exact=True)).to_be_visible()


def _drop(route: Route) -> None:
    route.abort("internetdisconnected")


@pytest.fixture
def browser_page(reader: Reader) -> Iterator[Page]:
    """A page that may have faults, for its line is cut."""
    yield reader.open()
    reader.faults.clear()


def test_without_javascript_the_page_says_how_else_to_find(reader: Reader) -> None:
    """No box that does nothing; topics, months and outlets are linked."""
    page = reader.open("tim-kiem/?q=tre+em", java_script_enabled=False)
    main = page.get_by_role("main")
    expect(main.get_by_text("Ô tìm kiếm cần JavaScript")).to_be_visible()
    expect(main.get_by_role("searchbox")).to_be_hidden()
    for name in ("Tiêm chủng", "Bài theo tháng", "Trẻ em"):
        expect(main.get_by_role("link", name=name, exact=True)).to_be_visible()


def test_a_wrong_address_is_searched_for(page: Page) -> None:
    """The 404 page names what the address meant, though a word of it is wrong."""
    for address in (
        "bao/2026/02/hoc-duong",
        "bao-luc-hoc-duogn/",
        "bao/2026/01/b%E1%BA%A1o-l%E1%BB%B1c.html",
    ):
        page.goto(address)
        expect(page.get_by_role("heading", name="Có lẽ quý vị tìm bài này")).to_be_visible()
        assert "Nói không với bạo lực học đường" in page.locator("#matches-list a").all_inner_texts()
        assert page.locator("#matches-list li").count() <= 5
    page.goto("bao/2026/02/roi-rac/")
    expect(page.locator("#matches-list a").first).to_have_text("Đường tới lớp")


def test_a_wrong_address_that_says_nothing_shows_the_newest_alone(reader: Reader) -> None:
    """Where the address has no words, or there is no script, the page reads right as it is."""
    page = reader.open("2026/01/404")
    expect(page.get_by_role("heading", name="Mới nhất")).to_be_visible()
    expect(page.get_by_role("heading", name="Có lẽ quý vị tìm bài này")).to_be_hidden()
    page = reader.open("bao/2026/02/hoc-duong", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Có lẽ quý vị tìm bài này")).to_be_hidden()


def test_script_and_index_word_alike(page: Page, site: Site) -> None:
    """The browser takes texts apart as the build does: words, letters without marks, keys."""
    page.goto("tim-kiem/")
    module = next(site.folder.glob("assets/search-words.*.js")).relative_to(site.folder).as_posix()
    text = "Đuối nước, ở Ia H'Drai: Bơ̆h ơ̆m 111 (½ km²) thuỷ THỦY 漢字 snake_case e\u0301 🏊 ĐĂK"
    for form in ("NFC", "NFD"):
        shaped = unicodedata.normalize(form, text)
        seen = page.evaluate(
            """async ([text, module]) => {
              const search = await import(module);
              const words = search.words(text);
              return [words, words.map(search.bare), words.map(search.key)];
            }""",
            [shaped, f"/{module}"],
        )
        found = words(shaped)
        assert seen == [found, [*map(bare, found)], [*map(key, found)]]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(reader: Reader, width: int) -> None:
    """No sideways scrolling, with results and without."""
    page = reader.open("tim-kiem/", width)
    for text in ("", "tre em"):
        search(page, text) if text else None
        assert page.evaluate("document.documentElement.scrollWidth") <= width
