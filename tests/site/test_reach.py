"""Steps to take now, whom to call and how to reach the newsroom, on built pages and in feeds."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from tests.newsdesk import MANDATE, Desk, body
from tests.photos import SVG
from tests.sites import SITE_URL, build_site, copy_product

CONTACT = (
    "contact: {email: ban-doc@bao.example, phone: 0260 386 2000, form: 'https://bao.example/gop-y?a=1&b=2'}"
)
URGENT, SAD, OLD = "bao/2026/01/bong", "dai/2026/01/buon", "bao/2026/01/gui-bai"
TITLE = 'Bỏng & "lửa" ở bếp <1>'
STEPS = ["Xả nước mát & sạch 20 phút.", "Che <nhẹ> bằng vải sạch.", "Gọi 115 nếu bỏng rộng."]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(
        tmp_path_factory.mktemp("reach") / "Tòa soạn",
        re.sub("(?m)^contact: .*$", CONTACT, MANDATE).replace("Đuối nước.}", "Đuối nước., emergency: true}"),
    )
    copy_product(desk.root)
    desk.write(f"docs/{URGENT.rpartition('/')[0]}/bep.svg", SVG)
    desk.article(
        URGENT,
        f"Nguy cấp thì gọi 115 ngay. Có 115 em.\n\n{body(URGENT)}",
        title=json.dumps(TITLE, ensure_ascii=False),
        image="{src: bep.svg, alt: Bếp}",
        emergency="true",
        steps=json.dumps(STEPS, ensure_ascii=False),
        call="114",
        description="Bỏng thì làm gì.",
    )
    desk.article(SAD, topics="[tiem-chung]")
    desk.article(OLD)
    desk.write("docs/quyen-rieng-tu.md", "---\ntitle: Quyền riêng tư\n---\nXin gỡ bài thì viết thư.\n")
    return build_site(desk.root, date(2026, 2, 10))


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text("utf-8"))


def test_what_to_do_now_comes_before_all_else(site: Path) -> None:
    """Right behind the title, with its number; words as they were written."""
    found = page(site, URGENT)
    (box,) = found.find_class("now")
    assert box.getprevious().tag == "h1"
    assert [step.text_content() for step in box.iter("li")] == STEPS
    assert [(call.get("href"), call.text_content()) for call in box.iter("a")] == [("tel:114", "Gọi 114")]
    order = [element for element in found.iter() if element in (box, found.find_class("article__facts")[0])]
    assert order[0] is box
    assert page(site, OLD).find_class("now") == []


def test_steps_and_links_are_in_feeds(site: Path) -> None:
    """Who reads there needs them as much."""
    feed = json.loads((site / "rss/tat-ca.json").read_text("utf-8"))
    content = next(item["content_html"] for item in feed["items"] if URGENT in item["url"])
    text = html.fromstring(f"<div>{content}</div>")
    assert [step.text_content() for step in text.iter("li")] == STEPS
    assert [call.get("href") for call in text.iter("a")] == ["tel:114", "tel:115"]
    assert content.index("Làm ngay") < content.index("<img")


def test_numbers_in_the_text_are_tapped(site: Path) -> None:
    """Those that are called, and none that counts."""
    (found,) = page(site, URGENT).find_class("article__body")
    assert [(call.get("href"), call.text_content()) for call in found.iter("a")] == [("tel:115", "115")]
    assert "Có 115 em." in found.text_content()


def test_each_article_says_where_to_tell_of_a_fault(site: Path) -> None:
    """By a letter that names it already, by telephone and by form."""
    (found,) = page(site, URGENT).find_class("contact")
    letter, phone, form = (link.get("href") for link in found.iter("a"))
    assert urlsplit(letter).path == "ban-doc@bao.example"
    subject = parse_qs(urlsplit(letter).query)["subject"][0]
    assert TITLE in subject
    assert f"{SITE_URL}{URGENT}/" in subject
    assert (phone, form) == ("tel:02603862000", "https://bao.example/gop-y?a=1&b=2")


@pytest.mark.parametrize("address", ["quyen-rieng-tu", "so-theo-doi", "", "goi-ai", URGENT])
def test_every_page_leads_to_the_newsroom(site: Path, address: str) -> None:
    """In its footer."""
    (footer,) = page(site, address).find_class("house-footer")
    assert "mailto:ban-doc@bao.example" in [link.get("href") for link in footer.iter("a")]


def test_pages_of_the_newsroom_end_with_it(site: Path) -> None:
    """Where readers are told that they may write, and to whom."""
    assert page(site, "quyen-rieng-tu").find_class("contact")


def test_a_mandate_that_is_older_than_the_word_keeps_its_exits(tmp_path: Path) -> None:
    """Where no topic says what is discreet, sensitive topics and articles are. No contact, no line."""
    mandate = re.sub("(?m)^contact: .*\n", "", MANDATE)
    desk = Desk(
        tmp_path / "Tòa soạn", mandate.replace("about: Phòng đuối", "sensitive: true, about: Phòng đuối")
    )
    copy_product(desk.root)
    desk.article(OLD, children="{sensitive: false}")
    desk.article("bao/2026/01/vu-viec", topics="[tiem-chung]", children="{sensitive: true}")
    desk.article("dai/2026/01/tiem", topics="[tiem-chung]")
    assert [problem.code for problem in desk.read()[1]] == ["contact-missing"]
    built = build_site(desk.root, date(2026, 2, 10), strict=False)
    exits = {
        address: len(page(built, address).find_class("exit"))
        for address in (
            OLD,
            "bao/2026/01/vu-viec",
            "dai/2026/01/tiem",
            "chu-de/duoi-nuoc",
            "chu-de/tiem-chung",
        )
    }
    assert list(exits.values()) == [1, 1, 0, 1, 0]
    assert page(built, OLD).find_class("contact") == []
