"""The page of the calendar and its files, built, and looked at in a real browser."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from urllib.parse import quote

import icalendar
import pytest
from lxml import html

from media_mandate.messages import in_letters, translator
from media_mandate.planning.reminders import FIRST_DAYS
from tests.newsdesk import MANDATE, Desk
from tests.sites import build_site, copy_product

AS_OF = date(2026, 2, 10)


@pytest.fixture
def desk_ahead(desk: Desk) -> Desk:
    """The product, January met, a secret planned, and a third outlet with a long name."""
    long = "Đài Phát thanh – Truyền hình & Báo điện tử <tỉnh>"
    third = f"  - {{id: ba, name: '{long}', kind: newspaper, column: Ba, duties: [{{from: 2026-02}}]}}\n"
    desk.write("mandate.yml", MANDATE.replace("topics:\n", f"{third}topics:\n", 1))
    copy_product(desk.root)
    desk.article("bao/2026/01/a")
    desk.article("dai/2026/01/b", topics="[tiem-chung]")
    desk.article("bao/2026/03/chuyen-kin", title="Chuyện kín", date="2026-03-10")
    return desk


def lines(page: Path) -> dict[str, list[str]]:
    """What the page says of each month."""
    tree = html.fromstring(page.read_text("utf-8"))
    return {
        section.find("h2").text_content(): [" ".join(li.text_content().split()) for li in section.iter("li")]
        for section in tree.xpath("//section[contains(@class, 'calendar__month')]")
    }


def test_the_page_shows_this_month_and_twelve_more(desk_ahead: Desk) -> None:
    """Deadlines, days and what is planned, each in its month; an empty month says so."""
    page = build_site(desk_ahead.root, AS_OF) / "lich/index.html"
    assert "đủ bài bảy ngày trước khi hết tháng." in page.read_text("utf-8")
    months = lines(page)
    assert (len(months), next(iter(months)), list(months)[-1]) == (13, "2/2026", "2/2027")
    assert months["3/2026"] == [
        "10/3 Báo Tỉnh: có bài dự kiến",
        "24/3 Nên xong bài tháng 3/2026: Đài Phát thanh – Truyền hình & Báo điện tử <tỉnh>",
        "24/3 Nên xong bài tháng 3/2026: Báo Tỉnh",
        "24/3 Nên xong bài tháng 3/2026: Đài Tỉnh",
    ]
    assert "1/6–30/6 Tháng hành động vì trẻ em" in months["6/2026"]
    assert "25/9 Tết Trung thu" in months["9/2026"]


def test_the_page_says_how_early_a_desk_should_be_done(desk_ahead: Desk) -> None:
    """By the first reminder: the rule's own number, in letters."""
    page = (build_site(desk_ahead.root, AS_OF) / "lich/index.html").read_text("utf-8")
    assert f"đủ bài {translator('vi')(in_letters(FIRST_DAYS))} ngày trước khi hết tháng" in page


def test_files_to_subscribe_to_are_published(desk_ahead: Desk) -> None:
    """One of everything and one of each outlet; the page leads to all, and the site to the page."""
    site = build_site(desk_ahead.root, AS_OF)
    page = html.fromstring((site / "lich/index.html").read_text("utf-8"))
    addresses = ["lich.ics", "lich/bao.ics", "lich/dai.ics", "lich/ba.ics"]
    for address in addresses:
        found = icalendar.Calendar.from_ical((site / address).read_bytes())
        assert found.walk("VEVENT")
        links = page.xpath("//a/@href")
        assert f"webcal://media-mandate.example/{address}" in links
        quoted = quote(f"webcal://media-mandate.example/{address}", safe="/")
        assert f"https://calendar.google.com/calendar/r?cid={quoted}" in links
        assert f"https://media-mandate.example/{address}" in page.xpath("//@data-clipboard-text")
    assert str(icalendar.Calendar.from_ical((site / "lich/dai.ics").read_bytes())["name"]) == (
        "Lịch của Đài Tỉnh – Trẻ em Kon Tum"
    )
    home = html.fromstring((site / "index.html").read_text("utf-8"))
    assert [link for link in home.xpath("//footer//a/@href") if link.rstrip("/").endswith("lich")]


def test_nothing_of_a_planned_article_is_on_the_site(desk_ahead: Desk) -> None:
    """Neither its title nor its address, in any file."""
    site = build_site(desk_ahead.root, AS_OF)
    for file in site.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert "Chuyện kín".encode() not in content, file
            assert b"chuyen-kin" not in content, file


def test_two_builds_are_the_same(desk_ahead: Desk, tmp_path: Path) -> None:
    """To the byte, files and page."""
    first = build_site(desk_ahead.root, AS_OF)
    kept = shutil.copytree(first, tmp_path / "lan-dau")
    second = build_site(desk_ahead.root, AS_OF)
    for name in ("lich.ics", "lich/bao.ics", "lich/index.html"):
        assert (kept / name).read_bytes() == (second / name).read_bytes()


def test_the_preview_tells_the_titles(desk_ahead: Desk) -> None:
    """It is the desk's own; the files are as they will be published."""
    site = build_site(desk_ahead.root, AS_OF, preview=True)
    assert "10/3 Báo Tỉnh: có bài dự kiến Chuyện kín" in lines(site / "lich/index.html")["3/2026"]
    assert "kín".encode() not in (site / "lich.ics").read_bytes()
