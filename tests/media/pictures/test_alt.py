"""A description that only names a file is told, whichever machine gave the name."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from media_mandate.problems import Level
from tests.newsdesk import Desk, body
from tests.photos import SVG

PATH = "bao/2026/02/ao"


@pytest.mark.parametrize(
    ("alt", "is_name"),
    [
        ("IMG_2034", True),
        ("DSC00012", True),
        ("P1010023", True),
        ("IMG-20260105-WA0001", True),
        ("PXL_20260105_101112345", True),
        ("20260105_101112", True),
        ("z5512345678_abcdef0123456789", True),
        ("image001", True),
        ("Picture1", True),
        ("Hình 1", True),
        ("Untitled", True),
        ("download (1)", True),
        ("Screenshot 2026-01-05 at 10.20.30", True),
        ("Ảnh chụp màn hình 2026-01-05 101010", True),
        ("WhatsApp Image 2026-01-05 at 10.11.12", True),
        ("FB_IMG_1234", True),
        ("be boi an toan", True),
        ("be_boi_an_toan", True),
        ("be%20boi.jpg", True),
        ("anh/ao.JPG", True),
        ("Bể bơi an toàn", False),
        ("111", False),
        ("Số 111", False),
        ("Sơ đồ 3 bước", False),
        ("Hình 1: hàng rào quanh ao", False),
        ("Biểu đồ 2020-2024", False),
        ("Ao", False),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_name_of_a_file_is_no_description(
    desk: Desk, alt: str, form: Literal["NFC", "NFD"], is_name: bool
) -> None:
    """Cameras, phones, chats and screens name files; in field and text it is told."""
    given = unicodedata.normalize(form, alt)
    desk.write("docs/bao/2026/02/be-boi-an-toan.svg", SVG)
    image = f"{{src: be-boi-an-toan.svg, alt: '{given}'}}"
    desk.article(PATH, f"![{given}](be-boi-an-toan.svg)\n\n{body('bơi')}", image=image)
    found = [(one.line, one.code) for one in desk.problems(Level.WARNING)]
    assert found == [(5, "alt-is-file-name"), (7, "alt-is-file-name")] * is_name
