"""However a picture is written in a text: what the check takes, the build shows, and what not, is told."""

from __future__ import annotations

from PIL import Image

from tests.newsdesk import Desk, body
from tests.sites import command, copy_product

AS_OF = ("--as-of", "2026-01-20")
NOTED = '{ao.jpg: {credit: "Ảnh: Trần Văn Bưởi"}}'

TAKEN = [
    "![Ao](ao.jpg?v=1){people=none}",
    "![Ao](ao.jpg#bo){people=none}",
    "![Ao][a]{people=none}\n\n[a]: ao.jpg?x#y",
    '![x](ao.jpg){people=none alt="Ao"}',
    "![Ao](./ao%2Ejpg){people=none loading=eager}",
    "Viết tới <mailto:toa-soan@bao.example> nhé.",
]
TOLD = {
    "![Ao](ao.jpg){people=none src=la.jpg}": "file-not-there",
    "![Ao](ao.jpg){people=none srcset=la.jpg}": "html-never-published",
    "[Xem](https://a.example){href=khong-co.md}": "file-not-there",
    '![Ao](ao.jpg){people=none alt=""}': "picture-without-alt",
    "![Ao](ao.jpg){people=none alt=' '}": "picture-without-alt",
}


def test_check_and_build_agree_on_pictures(desk: Desk) -> None:
    copy_product(desk.root)
    Image.new("RGB", (1200, 800), "green").save(desk.write("docs/bao/2026/01/ao.jpg", b""))
    desk.article("dai/2026/01/bai")
    for number, written in enumerate(TAKEN):
        desk.article(f"bao/2026/01/anh-{number}", f"{body(f'ảnh{number}')}\n\n{written}\n", pictures=NOTED)
    assert command(desk.root, "check", *AS_OF).returncode == 0
    built = command(desk.root, "build", *AS_OF)
    assert built.returncode == 0, built.stdout + built.stderr
    for number in range(5):
        page = (desk.root / f"site/bao/2026/01/anh-{number}/index.html").read_text("utf-8")
        assert "<picture>" in page
        assert "<figcaption>Ảnh: Trần Văn Bưởi</figcaption></figure>" in page
    for number, written in enumerate(TOLD):
        desk.article(f"bao/2026/01/hong-{number}", f"{body(f'hỏng{number}')}\n\n{written}\n")
    told = [found.code for found in desk.read("2026-01-20")[1] if "hong-" in found.path]
    told = [code for code in told if code != "photo-credit-untold"]
    assert told == list(TOLD.values())
