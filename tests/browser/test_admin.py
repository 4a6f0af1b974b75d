"""The form at /admin/ in a real browser: what it writes is built, and what it opens stays as it was."""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, Site
from tests.browser.form import FILL, PASTE, Desk
from tests.newsdesk import body
from tests.sites import ROOT, command

pytestmark = pytest.mark.browser

ARTICLES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*/[0-9]*/*/*.md"))


def photo() -> bytes:
    """A large photo that tells where it was taken."""
    told = Image.Exif()
    told[0x010F] = "Máy ảnh"
    told.get_ifd(0x8825)[1] = "N"
    file = BytesIO()
    Image.new("RGB", (3000, 2000), (90, 140, 60)).save(file, "JPEG", exif=told)
    return file.getvalue()


def test_what_the_check_can_say_opens_beside_the_form(desk: Desk) -> None:
    """The page of rules stands in a window of its own, and what was typed stays."""
    desk.open("bao-kon-tum")
    desk.field("Tên bài").fill("Chưa lưu")
    with desk.page.context.expect_page() as opened:
        desk.page.get_by_role("link", name="Máy có thể báo gì, viết lại thế nào").click()
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("/bien-tap/loi/")
    assert opened.value.locator("#child-named").count() == 1
    assert desk.field("Tên bài").input_value() == "Chưa lưu"


def test_an_article_with_a_photo_is_written_built_and_counted(desk: Desk) -> None:
    """Filed by its own date, named by its title, in NFC; its photo beside it, without what it told."""
    title = "Đường đèo: “nhìn” trước & sau <b> 🙂"
    desk.open("bao-kon-tum")
    desk.field("Tên bài").fill(normalize("NFD", title))
    desk.field("Ngày đăng").fill("2025-06-20")
    desk.choose("Chủ đề", "An toàn giao thông")
    desk.choose("Đơn vị phối hợp", "Công an tỉnh")
    desk.field("Giá trị của mục").fill("Ban Biên tập")
    desk.field("Sa-pô").fill("Câu một.\nCâu hai: có dấu hai chấm.")
    desk.add("Ảnh")
    camera = {"name": "Ảnh Đèo.JPG", "mimeType": "image/jpeg", "buffer": photo()}
    desk.page.locator("input[type=file]").first.set_input_files(camera)  # type: ignore[arg-type]
    desk.field("Lời tả ảnh").fill('Con đường có "biển báo", không có ai')
    desk.group("Trong ảnh có ai?").get_by_role("radio", name="Không có ai").click()
    text = (
        f"<h2>Làm ngay</h2><p>Đoạn <b>một</b>.</p><ul><li>Mũ</li><li>Đèn</li></ul><p>{body('đèo', 240)}</p>"
    )
    desk.field("Nội dung").click()
    desk.field("Nội dung").evaluate(PASTE, text)
    desk.add("Trẻ em trong bài này")
    desk.group("Trẻ em trong bài này").get_by_role("radio", name="Không", exact=True).click()
    desk.group("Còn là bản nháp").get_by_role("switch").click()
    desk.save()
    desk.take()

    path = "docs/bao-kon-tum/2025/06/duong-deo-nhin-truoc-sau-b.md"
    front, written = desk.text(path).removeprefix("---\n").split("---\n", 1)
    assert front.splitlines() == [
        f"title: '{title}'",
        "date: 2025-06-20",
        "topics: [giao-thong]",
        "units: [cong-an-tinh]",
        "authors: [Ban Biên tập]",
        "description: 'Câu một. Câu hai: có dấu hai chấm.'",
        "image: {src: anh-deo.webp, alt: 'Con đường có \"biển báo\", không có ai', people: none}",
        "children: {sensitive: false}",
        "sample: true",
    ]
    assert written.startswith("\n## Làm ngay\n\nĐoạn **một**.\n\n- Mũ\n- Đèn\n\nđèo ")
    with Image.open(desk.tree / "docs/bao-kon-tum/2025/06/anh-deo.webp") as published:
        assert published.width == 2400
        assert not published.getexif()
    assert desk.newsroom().judgement[path].counts
    built = command(desk.tree, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    page = desk.tree / "site/bao-kon-tum/2025/06/duong-deo-nhin-truoc-sau-b/index.html"
    assert "Đoạn <strong>một</strong>." in page.read_text("utf-8")


def test_a_broadcast_is_written_with_its_block(desk: Desk) -> None:
    """A broadcaster is asked for the airing, in local time; a new article begins as a draft."""
    desk.open("dai-ptth")
    desk.field("Tên bài").fill("Cổng trường giờ tan học")
    desk.field("Ngày phát sóng lần đầu").fill("2025-06-19")
    desk.choose("Chủ đề", "An toàn giao thông")
    desk.field("Lời chương trình").click()
    desk.page.keyboard.type("Kính chào quý vị.")
    desk.field("Kênh phát").fill("KRT")
    desk.field("Ngày giờ phát sóng lần đầu").fill("2025-06-19T19:45")
    desk.field("Thời lượng").fill("PT4M30S")
    desk.add("Trẻ em trong bài này")
    desk.group("Trẻ em trong bài này").get_by_role("radio", name="Không", exact=True).click()
    desk.save()
    desk.take()
    assert desk.text("docs/dai-ptth/2025/06/cong-truong-gio-tan-hoc.md") == (
        "---\n"
        "title: Cổng trường giờ tan học\n"
        "date: 2025-06-19\n"
        "topics: [giao-thong]\n"
        "broadcast: {programme: Trẻ em hôm nay, channel: KRT, aired: 2025-06-19T19:45, duration: PT4M30S}\n"
        "children: {sensitive: false}\n"
        "sample: true\n"
        "draft: true\n"
        "---\n\n"
        "Kính chào quý vị.\n"
    )
    assert desk.newsroom().judgement["docs/dai-ptth/2025/06/cong-truong-gio-tan-hoc.md"].counts is False


def test_every_article_of_the_sample_keeps_what_nobody_edited(desk: Desk) -> None:
    """A word is added to the title and to the last line of each: nothing else of any file changes.

    A withdrawn one, which has no last line, is not saved at all.
    """
    expected = {}
    for path in ARTICLES:
        text = desk.text(path)
        if "\nwithdrawn:" in text:
            continue  # has no text, which the form wants of whoever saves
        desk.open(path)
        desk.field("Tên bài").press("End")
        desk.field("Tên bài").press_sequentially(" ạ")
        desk.field("Lời chương trình" if "/dai-ptth/" in path else "Nội dung").click()
        desk.page.keyboard.press("Control+End")
        desk.page.keyboard.type(" Hết.")
        desk.save()
        title = re.search(r'(?m)^title: "?(.*?)"?$', text)
        assert title is not None
        line = f"title: '{title[1]} ạ'" if ":" in title[1] else f"title: {title[1]} ạ"
        expected[path] = text.replace(title[0], line).rstrip("\n") + " Hết.\n"
    for path in (path for path in ARTICLES if path not in expected):  # withdrawn: no text, so no saving
        expected[path] = desk.text(path)
        desk.open(path)
        desk.field("Tên bài").press_sequentially(" ạ")
        desk.page.get_by_role("button", name="Lưu", exact=True).click()
        desk.page.get_by_text("Trường bắt buộc.").first.wait_for()
    desk.take()
    assert len(expected) == len(ARTICLES) > 20
    assert {path: desk.text(path) for path in expected} == expected


UNUSUAL = """\
---
# Ghi chú của tòa soạn: không được mất
title: Trước khi sửa
date: 2025-06-05   # ngày in
topics:
- duoi-nuoc
- giao-thong
image:
    people: none
    src: a.webp
    alt: >-
        Hàng rào
        quanh ao
language: vi
children: {sensitive: false, allowed: [{words: "Trường A", reason: đã đổi tên}]}
draft: true
sample: true
---


Mở đầu có *nghiêng*, **đậm**, `mã`, [link](https://a.vn/c_d_e "Tên"), <https://x.vn> và chú thích[^1].
Kết bằng hai dấu cách  
rồi dòng nữa.

<!-- duoc phep: "Trường A" vì đã đổi tên -->

## Tiêu đề { #moc .lop }

* mục một
    * mục con

        đoạn trong mục con

1. một
1. hai

| Cột | Số |
|:----|---:|
| a_b | 1 |

![Hàng rào](a.webp){ loading=lazy }

??? note "Mở ra"
    Nội dung **đậm**.

Từ
:   Định nghĩa

<div class="grid" markdown>
Trong khung
</div>

*[UBND]: Ủy ban nhân dân

```python
x = "a_b"
```

- [x] xong

> trích dẫn 1 < 2 &amp; 3 &lt; 4

5 * 3 * 2, a_b_c, #không, 1\\. không phải danh sách

***

[^1]: Nguồn ở đây.

Đoạn cuối.
"""  # noqa: W291 # a line that breaks ends in two blanks


def test_what_the_form_does_not_know_passes_through_it(desk: Desk) -> None:
    """Comments, blocks, unknown fields and all of Markdown stay to the letter, but for what was edited."""
    path = "docs/bao-kon-tum/2025/06/truoc.md"
    (desk.tree / path).write_text(UNUSUAL, "utf-8")
    desk.page.evaluate(FILL, desk.files())
    desk.page.reload()
    desk.page.get_by_role("radio", name="Nội dung").wait_for()
    desk.open(path)
    desk.field("Sa-pô").fill("Một câu.")
    desk.field("Nội dung").click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(" Hết.")
    desk.save()
    desk.take()
    expected = UNUSUAL.replace("image:\n", "description: Một câu.\nimage:\n")
    assert desk.text(path) == expected.replace("Đoạn cuối.", "Đoạn cuối. Hết.")
    # A block of code asks for colours, which the form does without.
    assert all("shiki" in fault for fault in desk.faults)
    desk.faults.clear()


def test_the_children_question_wants_an_answer(desk: Desk) -> None:
    """Who opens the block on children and answers nothing cannot save; the form says where."""
    desk.open("docs/bao-kon-tum/2024/08/tiem-chung-day-du-dung-lich.md")
    desk.add("Trẻ em trong bài này")
    desk.page.get_by_role("button", name="Lưu", exact=True).click()
    desk.group("Trẻ em trong bài này").get_by_text("Trường bắt buộc.").first.wait_for()


def test_the_form_speaks_the_language_of_the_newsroom(browser: Browser, form: Site) -> None:
    """Also in a browser that was bought in English."""
    reader = Reader(browser, form)
    page = reader.open("admin/", locale="en-US")
    page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").wait_for(timeout=20000)
    page.context.close()
    assert reader.faults == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_form_fits_its_window(desk: Desk, width: int) -> None:
    """Nothing of the form for a new article lies beyond the edge of the window."""
    desk.page.set_viewport_size({"width": width, "height": 4000})
    desk.open("dai-ptth")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
    edges = desk.page.locator("[role=group][aria-label^=Mục]").evaluate_all(
        "groups => groups.map(group => group.getBoundingClientRect().right)"
    )
    assert len(edges) > 10
    assert max(edges) <= width
