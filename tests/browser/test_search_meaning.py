"""Searching the sample for what was meant: typed anyhow, asked in a sentence, in need, and in any order."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from media_mandate.reading.strict_yaml import read_yaml
from media_mandate.site.lexicon import national_lexicon
from media_mandate.site.search import key, words
from tests.browser.conftest import Reader, Site

pytestmark = pytest.mark.browser

_FILE = Path(__file__).with_name("queries.yml")


def _table() -> Mapping[str, Any]:
    source, problems = read_yaml(_FILE.read_text("utf-8"), _FILE.name)
    assert source is not None
    assert not problems
    return source.values


TABLE = _table()


def module(site: Site) -> str:
    """Where the program that reads words lies on a site."""
    return next(site.folder.glob("assets/search-words.*.js")).relative_to(site.folder).as_posix()


def search(page: Page, text: str, **more: str) -> list[str]:
    """Search at an address, and return those of the results in their order."""
    page.goto("tim-kiem/?" + urlencode({"q": text, **more}))
    return results(page)


def results(page: Page) -> list[str]:
    expect(page.locator("#search-status")).to_have_text(re.compile(r"(kết quả|Không tìm thấy).*\."))
    links = page.locator("#search-exact h3 a, #search-near h3 a")
    found: list[str] = links.evaluate_all("all => all.map((link) => link.pathname)")
    return [address.strip("/") for address in found]


@pytest.mark.parametrize("kind", TABLE["first"])
def test_the_right_article_stands_first(page: Page, kind: str) -> None:
    """However it is typed, with the marks composed or not."""
    wrong = {}
    for number, (text, slug) in enumerate(TABLE["first"][kind].items()):
        typed = unicodedata.normalize(("NFC", "NFD")[number % 2], text)
        found = search(page, typed)
        if not found or found[0].split("/")[-1] != slug:
            wrong[text] = found[:3]
    assert wrong == {}


@pytest.mark.parametrize("text", TABLE["need"])
def test_words_of_need_show_whom_to_call_above_the_results(page: Page, text: str) -> None:
    """The box stands over the results, though there be none, and the page knows that its reader may hide."""
    search(page, text)
    box = page.locator("#search-need")
    expect(box.get_by_role("link", name="Gọi 111")).to_have_attribute("href", "tel:111")
    expect(box.get_by_role("link", name="Còn gọi được ai, và nói gì")).to_be_visible()
    assert box.bounding_box()["y"] < page.locator("#search-status").bounding_box()["y"]  # type: ignore[index]
    assert page.evaluate("document.body.dataset.mayHide") == "search"


@pytest.mark.parametrize("text", TABLE["no_need"])
def test_other_words_show_no_such_box(page: Page, text: str) -> None:
    """Words that only look alike without their marks, or stand in another phrase."""
    search(page, "tự tử")
    page.locator("#search-words").fill(text)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile(re.escape(text)))
    results(page)
    expect(page.locator("#search-need")).to_be_hidden()
    assert page.evaluate("document.body.dataset.mayHide") is None


def test_the_same_address_gives_the_same_answer_whatever_was_searched_before(reader: Reader) -> None:
    """In one page in any order as in a page of its own: what the index has loaded plays no part."""
    texts = ["tre", "an", "tự", "duoi nuoc", "bạo lực", "tre em bi ran can", "ho", "an toan giao thong", "đi"]
    alone = {text: search(reader.open(), text) for text in texts}
    page = reader.open("tim-kiem/")
    for order in range(3):
        for text in random.Random(order).sample(texts, len(texts)):  # noqa: S311 (the same in every run)
            page.locator("#search-words").fill(text)
            page.keyboard.press("Enter")
            expect(page).to_have_title(re.compile("^" + re.escape(text) + " –"))
            assert results(page) == alone[text], text


def test_what_was_searched_is_said_and_what_was_typed_can_be_asked_for(page: Page) -> None:
    """A query that was rewritten says so; a link searches for the typed words alone, and one leads back."""
    assert search(page, "chết đuối")
    said = page.locator("#search-said")
    expect(said).to_contain_text("Đã tìm: chết đuối, đuối nước")
    said.get_by_role("link", name="Chỉ tìm đúng “chết đuối”").click()
    expect(page).to_have_url(re.compile("literal=1"))
    expect(page.locator("#search-exact li")).to_have_count(0)
    said.get_by_role("link", name="Tìm cả cách nói khác của “chết đuối”").click()
    expect(said).to_contain_text("đuối nước")
    search(page, "rắn cắn, đừng garô")
    expect(page.locator("#search-said-words")).not_to_contain_text("bỏng")


def test_a_result_shows_the_words_the_day_and_the_outlet(page: Page) -> None:
    """The words are marked in title, standfirst or a line of the text; over them stand day and outlet."""
    for text, marked in (("garô", "garô"), ("duoi nuoc", "đuối nước"), ("cổng trường", "cổng trường")):
        search(page, text)
        first = page.locator("#search-exact li").first
        expect(first.locator("mark").first).to_have_text(re.compile(marked, re.IGNORECASE))
    kicker = page.locator("#search-exact li").first.locator(".kicker")
    expect(kicker).to_have_text(re.compile(r"^\d+ tháng \d+, 20\d\d · Báo Kon Tum · "))
    search(page, "cán chảo")
    expect(page.locator("#search-exact li").first.locator(".row__line mark")).to_have_text("cán chảo")


def test_synonyms_lead_both_ways(page: Page) -> None:
    """Whichever of two ways to say a thing is typed, what says the other is found."""
    for one, other in (("chết đuối", "đuối nước"), ("chích ngừa", "tiêm chủng"), ("cưới sớm", "tảo hôn")):
        both = [set(search(page, text)) for text in (one, other)]
        assert both[0] & both[1], (one, other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddoois", ["đối"]),
        ("nuwowcs", ["nước"]),
        ("nuocws", ["nước"]),
        ("trer", ["trẻ"]),
        ("tre3", ["trẻ"]),
        ("nu7o7c1", ["nước"]),
        ("d9uo6i1", ["đuối"]),
        ("ddanhs", ["đánh"]),
        ("dduowcj", ["được"]),
        ("tuwj", ["tự"]),
        ("chuwa", ["chưa"]),
        ("nghieengf", ["nghiềng"]),
        ("hoas", ["hóa"]),
    ],
)
def test_what_a_keyboard_left_is_read(page: Page, site: Site, typed: str, meant: list[str]) -> None:
    """Telex and VNI, with tone and mark wherever they may be typed."""
    page.goto("tim-kiem/")
    decoded = page.evaluate(f"async (typed) => (await import('/{module(site)}')).decoded(typed)", typed)
    assert decoded == [key(word) for text in meant for word in words(text)]


@pytest.mark.parametrize(
    ("one", "other", "is_one_off"),
    [
        ("nuoc", "nuco", True),
        ("nuoc", "nuoc", False),
        ("nuoc", "nuo", True),
        ("nuoc", "nuocs", True),
        ("nuoc", "muoc", True),
        ("nuoc", "moc", False),
        ("bao", "abo", True),
        ("", "a", True),
    ],
)
def test_one_letter_wrong_is_one(page: Page, site: Site, one: str, other: str, *, is_one_off: bool) -> None:
    """More, less, another, or two changed about; both ways."""
    page.goto("tim-kiem/")
    for pair in ([one, other], [other, one]):
        asked = f"async ([one, other]) => (await import('/{module(site)}')).isOneOff(one, other)"
        assert page.evaluate(asked, pair) is is_one_off


def test_the_lexicon_is_sound() -> None:
    """No phrase without words, none twice in a group, none in two lists where one of them passes it over."""
    lexicon = national_lexicon()
    groups = [*lexicon.same, *(typed for typed, _meant in lexicon.leads)]
    for group in groups:
        keys = [tuple(map(key, words(phrase))) for phrase in group]
        assert all(keys), group
        assert len(set(keys)) == len(keys), group
    assert sum(map(len, groups)) > 500
    assert not set(lexicon.passed_over) & set(lexicon.need)
