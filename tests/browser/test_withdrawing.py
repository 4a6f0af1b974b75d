"""A withdrawal from an article's public page to the notice, and what never keeps one, or a draft, waiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Reader, Site
from tests.browser.form import FILL
from tests.browser.test_admin import Phone
from tests.newsdesk import Desk as Folder
from tests.server import serve
from tests.sites import command

pytestmark = pytest.mark.browser

ARTICLE = "bao-kon-tum/2025/06/thang-hanh-dong-vi-tre-em-bat-dau-tu-nha"
REASON = "Để bảo vệ trẻ em."
MOST = 10
"""Steps that a withdrawal may take, typing aside."""

LOCAL = datetime.fromisoformat("2025-06-23T23:50:00+07:00")


@pytest.fixture
def phone(browser: Browser, form: Site, tree: Path) -> Iterator[Phone]:
    """The form on a phone 360 pixels wide, by touch, late on the sample's day."""
    reader = Reader(browser, form)
    page = reader.open(has_touch=True)
    page.clock.set_fixed_time(LOCAL)
    yield Phone(page, tree, reader.faults)
    for context in browser.contexts:
        context.close()
    assert reader.faults == []


def withdraw(phone: Phone) -> None:
    """From the open article on: the block, the reason, save."""
    phone.tap(phone.at("Gỡ bài").get_by_role("checkbox").first)
    phone.page.wait_for_timeout(1000)  # the form empties a new block once more after it has drawn it
    phone.tap(phone.at("Vì sao gỡ? Bạn đọc sẽ thấy dòng này.").get_by_role("radio", name=REASON, exact=True))
    phone.steps += 1
    phone.save()


def test_a_withdrawal_from_the_public_page_to_the_notice(phone: Phone, browser: Browser) -> None:
    """At 360 pixels by touch: the page, the form, the block with its reason, and the page says so."""
    page, folder = phone.page, Folder(phone.tree, (phone.tree / "mandate.yml").read_text("utf-8"))
    folder.commit("2025-06-20T10:00:00+07:00")
    phone.hold_upright()
    page.goto(f"{ARTICLE}/")
    title = page.locator("h1").inner_text()
    page.goto("admin/")
    phone.steps += 1  # the form's address
    page.get_by_role("radio", name="Nội dung").wait_for()
    page.goto("admin/#/collections/bao-kon-tum")
    phone.steps += 1  # the outlet
    phone.tap(page.get_by_text(title).first)
    phone.field("Tên bài").wait_for()
    assert phone.field("Tên bài").input_value() == title
    withdraw(phone)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.steps <= MOST, phone.steps
    print(f"steps: {phone.steps}")
    phone.take()
    assert f"withdrawn: {{date: 2025-06-23, reason: {REASON}}}\n" in phone.text(f"docs/{ARTICLE}.md")

    folder.commit("2025-06-23T23:50:00+07:00")
    built = command(phone.tree, "build", "--hold-back")
    assert built.returncode != 3, built.stdout + built.stderr
    with serve(phone.tree / "site") as url:
        reader = browser.new_page(viewport={"width": 360, "height": 740})
        reader.goto(f"{url}{ARTICLE}/")
        shown = reader.locator("main")
        expect(shown).to_contain_text("Bài này đã được gỡ")
        expect(shown).to_contain_text(REASON)
        assert title not in reader.content()
        reader.goto(url)
        assert title not in reader.content()


BROKEN = {
    "khong-co-gi": "title: Không có gì\ndate: 2025-06-05\n",
    "khong-ten": "date: 2025-06-05\ntopics: [duoi-nuoc]\n",
    "anh": "title: Ảnh\ndate: 2025-06-05\nimage: {src: a.webp}\nchildren: {identifiable: true}\n",
    "dinh-chinh": "title: Sai\ndate: 2019-01-05\ntopics: []\ncorrections: [{text: Sai}]\n",
}


def show(phone: Phone, files: dict[str, str]) -> None:
    """Have the form read these files, too."""
    for path, text in files.items():
        (phone.tree / path).write_text(text, "utf-8")
    phone.page.evaluate(FILL, phone.files())
    phone.page.reload()
    phone.page.get_by_role("radio", name="Nội dung").wait_for()


def test_withdrawals_and_drafts_are_saved_whatever_is_empty(phone: Phone) -> None:
    """Required fields, a day beyond the duties, a block half filled: and while the check is not there yet."""
    phone.page.route("**/check/core.whl", lambda _route: None)  # never answered: the check goes on loading
    files = {
        f"docs/bao-kon-tum/2025/06/{name}.md": f"---\n{front}sample: true\n---\n\nMột câu.\n"
        for name, front in BROKEN.items()
    }
    files["docs/dai-ptth/2025/06/khong-buoi.md"] = (
        "---\ntitle: Không buổi\ndate: 2025-06-05\nsample: true\n---\n"
    )
    files["docs/dai-ptth/2025/06/dai.md"] = (
        "---\ntitle: Dài\ndate: 2025-06-05\nbroadcast: {duration: bốn phút}\nsample: true\n---\n"
    )
    show(phone, files)
    for path, text in files.items():
        phone.open(path)
        withdraw(phone)
        phone.take()
        assert f"withdrawn: {{date: 2025-06-23, reason: {REASON}}}\n" in phone.text(path), path
        assert phone.text(path).endswith(text.partition("sample: true\n")[2]), path
    for outlet, day in (("bao-kon-tum", "Ngày đăng"), ("dai-ptth", "Ngày phát sóng lần đầu")):
        phone.open(outlet)
        phone.field("Tên bài").fill("Nháp chưa xong")
        phone.field(day).fill("2025-06-20")
        phone.page.wait_for_timeout(500)
        phone.save()
    phone.take()
    drafts = list((phone.tree / "docs").rglob("nhap-chua-xong.md"))
    assert len(drafts) == 2
    assert all("draft: true\n" in path.read_text("utf-8") for path in drafts)


def test_what_the_files_name_needs_is_asked_in_plain_words(phone: Phone) -> None:
    """A title and a day; and who is neither writing a draft nor withdrawing is told what is empty."""
    page = phone.page
    phone.open("bao-kon-tum")
    save = page.get_by_role("button", name="Lưu", exact=True)
    error = phone.group("Kiểm tra trước khi lưu").locator("[id$='-error']")
    phone.field("Sa-pô").fill("Một câu.")
    save.click()
    expect(error.filter(has_text="Hãy ghi tên bài và ngày đã")).to_be_visible()
    phone.field("Tên bài").fill("Chưa có chủ đề")
    phone.field("Ngày đăng").fill("2025-06-20")
    phone.group("Còn là bản nháp").get_by_role("switch").click()
    save.click()
    expect(error.filter(has_text="Hãy chọn chủ đề")).to_be_visible()
    phone.choose("Chủ đề", "An toàn giao thông")
    save.click()
    expect(error.filter(has_text="Bài chưa có nội dung")).to_be_visible(timeout=120_000)
    assert page.url.endswith("/new")
