"""Help: in the header of every page, by keyboard and screen reader, on the first screen, and on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Reader, Site
from tests.browser.kinds import DISCREET, EMERGENCY, KINDS
from tests.newsdesk import MANDATE, Desk
from tests.server import serve
from tests.sites import build_site, copy_product

pytestmark = pytest.mark.browser

HELP = "goi-ai/"
PROVINCE = """\
help:
  - number: 0260 386 2111
    name: Trung tâm Công tác xã hội & Bảo vệ trẻ em của tỉnh
    when: [Em cần chỗ ở an toàn đêm nay, "Em muốn có người đến tận nhà, nói tiếng mẹ đẻ của em"]
    about: Giờ hành chính, từ thứ Hai đến thứ Sáu.
    zalo: Trung tâm Công tác xã hội
    site: https://trung-tam.example/
"""
URGENT = "bao/2026/01/bong/"
STEPS = [
    "Dập lửa, kéo trẻ ra. Bỏng điện thì ngắt cầu dao trước.",
    "Xả nước sạch, mát lên chỗ bỏng đủ 20 phút.",
    "Cởi quần áo, vòng tay quanh chỗ bỏng. Vải dính thì không giật.",
    "Phủ vải sạch, lỏng tay. Không bôi gì cả, kể cả nước mắm.",
    "Quấn chăn phần còn lại cho ấm.",
    "Đưa đi khám, dù vết bỏng trông nhỏ.",
]


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A newsroom with a number of its province, without a page of its own on help."""
    desk = Desk(tmp_path_factory.mktemp("help") / "Tòa soạn", MANDATE + PROVINCE)
    copy_product(desk.root)
    title = "Bỏng mùa khô ở vùng cao, sơ cứu đúng trong 20 phút đầu tiên"
    desk.article(
        URGENT.rstrip("/"), title=title, emergency="true", steps=str(STEPS).replace("'", '"'), call='"114"'
    )
    desk.article("dai/2026/01/tiem-chung", topics="[tiem-chung]")
    with serve(desk.root / "site") as url:
        config = desk.root / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8"))
        config.write_text(text, "utf-8")
        yield Site(url, build_site(desk.root, date(2026, 2, 10)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_leads_to_help(reader: Reader, kind: str) -> None:
    """By one link in its header, in sight on the first screen of a phone."""
    page = reader.open(KINDS[kind], 360)
    link = page.get_by_role("banner").get_by_role("link", name="Cần giúp")
    expect(link).to_be_in_viewport(ratio=1)
    assert link.evaluate("link => new URL(link.href).pathname").endswith(f"/{HELP}")


def test_help_by_the_keyboard_alone(reader: Reader) -> None:
    """From any page to the numbers: each is a stop, and the way out is the first of all."""
    page = reader.open("chu-de/", 360)
    page.get_by_role("banner").get_by_role("link", name="Cần giúp").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{HELP}")
    stops = []
    for _stop in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href') ?? ''"))
    assert stops[0] == "https://www.google.com/"
    calls = [stop for stop in stops if stop.startswith("tel:")]
    assert calls[:4] == ["tel:111", "tel:113", "tel:114", "tel:115"]
    assert stops.index("tel:111") < stops.index("http://tongdai111.vn/") < stops.index("tel:113")


def test_help_by_what_a_screen_reader_has(reader: Reader) -> None:
    """Headings, a region for each number with its call and what happens, in the order of the page."""
    tree = reader.open(HELP, 360).get_by_role("main").aria_snapshot()
    wanted = [
        'region "Thoát nhanh"',
        'link "Thoát nhanh"',
        'heading "Gọi ai khi trẻ cần giúp" [level=1]',
        'heading "Chuyện gì đang xảy ra?" [level=2]',
        'region "111, Tổng đài quốc gia bảo vệ trẻ em"',
        'link "Gọi 111"',
        'heading "Tổng đài quốc gia bảo vệ trẻ em" [level=3]',
        "listitem: Có người đánh em, dọa em, bỏ mặc em",
        'link "tongdai111.vn"',
        'region "113, Công an"',
        'link "Gọi 113"',
        'link "Gọi 115"',
        'heading "Không nói ra tiếng được" [level=2]',
    ]
    places = [tree.find(part) for part in wanted]
    assert -1 not in places, tree
    assert places == sorted(places), tree


def test_the_first_screen_of_help_has_the_first_call(reader: Reader) -> None:
    """At 360 × 640: the way out, what is asked, and the number for children."""
    page = reader.open(HELP, 360)
    page.set_viewport_size({"width": 360, "height": 640})
    expect(page.get_by_role("main").get_by_role("link", name="Thoát nhanh")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Gọi 111")).to_be_in_viewport(ratio=1)


HELMET = "bao-kon-tum/2024/09/mu-bao-hiem-va-cong-truong-gio-tan-hoc/"


@pytest.mark.parametrize(("address", "count"), [(DISCREET, 2), (EMERGENCY, 0), (HELMET, 0), (HELP, 2)])
def test_low_spirits_can_be_hidden_and_burns_need_not(reader: Reader, address: str, count: int) -> None:
    """Two ways out: the first stop of the keyboard, and the button in main."""
    expect(reader.open(address).locator("[data-exit]")).to_have_count(count)


SAMPLES = [
    "dai-ptth/2025/02/ran-can-dung-garo-dung-hut-noc/",
    "bao-kon-tum/2025/03/bong-mua-kho-so-cuu-dung-trong-20-phut-dau/",
    "bao-kon-tum/2024/07/nghi-he-giu-con-xa-cho-nuoc-sau/",
]


def assert_first_screen(page: Page, number: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    steps = page.get_by_role("region", name="Làm ngay").get_by_role("listitem")
    assert steps.count() >= 3
    for step in steps.all():
        expect(step).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name=f"Gọi {number}").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("address", SAMPLES)
def test_the_first_screen_of_an_emergency_has_all_steps(reader: Reader, address: str) -> None:
    """And the button to call, below the banner of the sample and all."""
    assert_first_screen(reader.open(address, 360), "115")


class TestProvince:
    """A newsroom with numbers of its own."""

    @pytest.fixture
    def site(self, province: Site) -> Site:
        return province

    def test_as_many_steps_as_there_may_be_fit(self, reader: Reader) -> None:
        """Six of them, with the number that the article names."""
        assert sum(map(len, STEPS)) <= 330
        assert_first_screen(reader.open(URGENT, 360), "114")

    def test_help_is_there_without_a_page_of_its_own(self, reader: Reader) -> None:
        """Of data alone, with the province's number behind the country's."""
        page = reader.open(HELP, 360)
        calls = page.get_by_role("main").get_by_role("link", name=re.compile("^Gọi "))
        assert [call.get_attribute("href") for call in calls.all()] == [
            *("tel:111", "tel:113", "tel:114", "tel:115"),
            "tel:02603862111",
        ]

    def test_on_paper_it_is_one_sheet_whose_code_leads_back(
        self, reader: Reader, province: Site, tmp_path: Path
    ) -> None:
        """One A4 page with all numbers, light or dark; the code is read by a reader of another make."""
        for scheme in ("light", "dark"):
            page = reader.open(HELP, color_scheme=scheme)
            page.wait_for_load_state("networkidle")
            pdf = tmp_path / f"{scheme}.pdf"
            page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
            sheets = PdfReader(pdf).pages
            assert len(sheets) == 1
            assert [round(float(side)) for side in sheets[0].mediabox[2:]] in ([595, 842], [596, 843])
            text = sheets[0].extract_text()
            for number in ("111", "113", "114", "115", "0260 386 2111"):
                assert number in text
            assert "Liên hệ tòa soạn" not in text
            page.emulate_media(media="print")
            shown = Image.open(io.BytesIO(page.locator(".help__code").screenshot()))
            assert [found.text for found in zxingcpp.read_barcodes(shown)] == [f"{province.url}{HELP}"]
