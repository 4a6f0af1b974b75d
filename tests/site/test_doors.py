"""Doors of the front page: which articles and pages they lead to, and what becomes of topics without one."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from media_mandate.mandate.values import Door
from media_mandate.problems import Level
from tests.newsdesk import MANDATE, Desk
from tests.photos import SVG
from tests.sites import ROOT, build_site, copy_product

DOORS = """\
doors:
  - {id: nuoc, name: "Nước & ao <hồ>", about: Ở gần nước., picture: water, topics: [duoi-nuoc]}
  - {id: nha, name: Ở nhà, picture: small-child, topics: [duoi-nuoc, tiem-chung]}
  - {id: goi, name: Gọi ai?, picture: call, page: goi-ai}
"""


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Two articles, and a page to which a door leads."""
    desk.write("mandate.yml", MANDATE + DOORS)
    desk.article("bao/2026/01/ao", topics="[duoi-nuoc]")
    desk.article("dai/2026/01/tiem", topics="[tiem-chung]")
    desk.write("docs/goi-ai.md", "---\ntitle: Gọi ai\n---\nGọi 111.\n")
    return desk


def built(desk: Desk, address: str) -> str:
    copy_product(desk.root)
    return (build_site(desk.root, date(2026, 2, 10)) / address / "index.html").read_text("utf-8")


def test_doors_stand_on_the_front_page_before_any_article(desk: Desk) -> None:
    """In the order of the mandate, each with its picture, and each leads where it says."""
    html = built(desk, "")
    doors = re.findall(
        r'<a class="door door--([a-z-]+)" href="([^"]+)">(<svg.*?</svg>)<span>(.*?)</span>', html
    )
    assert [(picture, href, name) for picture, href, _svg, name in doors] == [
        ("water", "can/nuoc/", "Nước &amp; ao &lt;hồ&gt;"),
        ("small-child", "can/nha/", "Ở nhà"),
        ("call", "goi-ai/", "Gọi ai?"),
    ]
    assert all('aria-hidden="true"' in svg for _picture, _href, svg, _name in doors)
    assert html.index('class="doors"') < html.index('class="lead')
    for _picture, href, _svg, _name in doors:
        assert (desk.root / "site" / href / "index.html").is_file()


def test_a_door_leads_to_all_articles_of_its_topics(desk: Desk) -> None:
    """Newest first, drafts left out, and to the topics themselves."""
    desk.article("bao/2026/01/nhap", topics="[duoi-nuoc]", draft="true")
    narrow, wide = built(desk, "can/nuoc"), (desk.root / "site/can/nha/index.html").read_text("utf-8")
    assert "Ở gần nước." in narrow
    assert "Bài ao" in narrow
    assert "Bài tiem" not in narrow
    assert {title for title in ("Bài ao", "Bài tiem", "Bài nhap") if title in wide} == {"Bài ao", "Bài tiem"}
    assert 'href="../../chu-de/tiem-chung/"' in wide


def test_topics_are_grouped_by_the_first_door_that_leads_to_them(desk: Desk) -> None:
    """On the front page and in the list; a topic without a door is not lost."""
    topic = "  - {id: sach, name: Sách, about: Đọc sách.}\n  - {id: tiem-chung"
    mandate = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write("mandate.yml", mandate.replace("  - {id: tiem-chung", topic))
    home, listed = built(desk, ""), (desk.root / "site/chu-de/index.html").read_text("utf-8")
    groups = re.findall(
        r'<h3 class="subjects__group">(.*?)</h3>\s*<ul class="subjects">(.*?)</ul>', home, re.DOTALL
    )
    found = [(name, re.findall(r'chu-de/([a-z-]+)/"', rows)) for name, rows in groups]
    assert found == [
        ("Nước &amp; ao &lt;hồ&gt;", ["duoi-nuoc"]),
        ("Ở nhà", ["tiem-chung"]),
        ("Chủ đề khác", ["sach"]),
    ]
    assert re.findall(r'<li><a href="(?:\.\./chu-de/)?([a-z-]+)/">', listed) == [
        "duoi-nuoc",
        "tiem-chung",
        "sach",
    ]


def test_without_doors_topics_stand_as_they_did(desk: Desk) -> None:
    desk.write("mandate.yml", MANDATE)
    html = built(desk, "")
    assert 'class="doors"' not in html
    assert "subjects__group" not in html
    assert 'href="chu-de/tiem-chung/"' in html


@pytest.mark.parametrize("name", get_args(Door.model_fields["picture"].annotation))
def test_every_picture_that_a_door_may_have_is_drawn(name: str) -> None:
    """In the colours of the page, and without a word or an address."""
    svg = (ROOT / f"theme/parts/doors/{name}.svg").read_text("utf-8")
    assert re.sub(r"<[^>]*>", "", svg).strip() == ""
    assert not re.search(r"style=|href|http|fill=|stroke=", svg)


def test_a_door_to_a_page_that_is_not_there_is_told(desk: Desk) -> None:
    """With its line; a struck topic is a warning alone, as at a unit."""
    (desk.root / "docs/goi-ai.md").unlink()
    doors = DOORS.replace("tiem-chung]", "da-bo]")
    desk.write("mandate.yml", MANDATE + doors.replace("page: goi-ai", "page: goi-cho-ai"))
    told = [(found.code, found.field, found.level) for found in desk.read()[1] if found.path == "mandate.yml"]
    assert told == [
        ("topic-unknown", "doors.1.topics.1", Level.WARNING),
        ("door-to-no-page", "doors.2.page", Level.PROBLEM),
    ]


def test_a_door_leads_to_whom_to_call_without_a_file(desk: Desk) -> None:
    """That page is always on the site."""
    (desk.root / "docs/goi-ai.md").unlink()
    assert desk.problems() == []
    built(desk, "")
    assert (desk.root / "site/goi-ai/index.html").is_file()


def test_a_door_to_a_topic_that_may_have_to_be_hidden_has_the_way_out(desk: Desk) -> None:
    """It has the same titles as the topic's page; a door to others has none."""
    desk.write("mandate.yml", (MANDATE + DOORS).replace("Tiêm đúng lịch.}", "Tiêm., discreet: true}"))
    wide, narrow = built(desk, "can/nha"), (desk.root / "site/can/nuoc/index.html").read_text("utf-8")
    assert "data-exit" in wide
    assert "data-exit" not in narrow


def test_a_page_of_many_articles_begins_with_the_newest_and_goes_on_by_year(desk: Desk) -> None:
    """The newest stands large and once; years are headings where there are more than a screen's worth."""
    mandate = (desk.root / "mandate.yml").read_text("utf-8").replace("{from: 2026-01", "{from: 2025-01", 1)
    desk.write("mandate.yml", mandate)
    for number in range(1, 13):
        desk.article(f"bao/2025/{number:02}/bai-{number}", topics="[duoi-nuoc]")
    html = built(desk, "chu-de/duoi-nuoc")
    lead = html.index('class="lead lead--page')
    assert html.count('href="../../bao/2026/01/ao/"') == 1
    assert lead < html.index('href="../../bao/2026/01/ao/"') < html.index('<ol class="rows">')
    assert re.findall(r'<h2 class="section">(\d+)</h2>', html) == []
    desk.article("bao/2026/01/nua", topics="[duoi-nuoc]")
    html = built(desk, "chu-de/duoi-nuoc")
    assert re.findall(r'<h2 class="section">(\d+)</h2>', html) == ["2026", "2025"]
    assert len(re.findall(r'href="\.\./\.\./bao/2025/\d\d/bai-', html)) == 12


def test_what_can_be_heard_bears_its_sign_in_lists(desk: Desk) -> None:
    """With a picture over it, without one alone; an article to be read has none."""
    desk.write("docs/dai/2026/01/ao.svg", SVG)
    desk.article("dai/2026/01/co-anh", topics="[tiem-chung]", image="{src: ao.svg, alt: Ao, people: none}")
    desk.article("dai/2026/01/khong-anh", topics="[tiem-chung]")
    desk.article("bao/2026/01/doc", topics="[tiem-chung]")
    html = built(desk, "chu-de/tiem-chung")
    rows = dict(re.findall(r'<li>(?:(?!</li>).)*?/2026/01/([a-z-]+)/"(.*?)</li>', html, re.DOTALL))
    front = re.search(r'class="lead.*?</section>', html, re.DOTALL)
    assert front is not None
    pieces = {**rows, re.findall(r"/2026/01/([a-z-]+)/", front[0])[0]: front[0]}
    assert {name: 'class="play"' in piece for name, piece in pieces.items()} == {
        "tiem": True,
        "co-anh": True,
        "khong-anh": True,
        "doc": False,
    }
