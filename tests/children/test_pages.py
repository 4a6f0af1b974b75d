"""A child is found however a page is made, and what is allowed is what stands before the comment."""

from __future__ import annotations

from datetime import date

import pytest

from tests.newsdesk import Desk, body
from tests.photos import SVG
from tests.sites import build_site

PATH = "bao/2026/01/be-boi"
SENSITIVE = "{sensitive: true}"
ALLOWED = "<!-- được phép: tên một con đường -->"

TOLD = [
    "Em <label>Nguyễn</label> <label>Văn</label> <label>An</label>, 8 tuổi, bị ngã.",
    "Em <picture>Nguyễn</picture> Văn An, 8 tuổi, bị ngã.",
    "Em Nguyễn <audio></audio>Văn An, 8 tuổi, bị ngã.",
    "Em Nguyễn <img alt='' src='a.svg'>Văn An, 8 tuổi, bị ngã.",
    "ĐT <a class='footnote-ref'>091</a> <a class='footnote-ref'>234</a> <i>5678</i> của mẹ em.",
    "Viết tới <a href='MAILTO:be.nguyen.van.an.8.tuoi@x.vn'>đây</a>.",
    "## Xin chào {#xin-chao_0912345678}",
    "Em ɴam, 8 tuổi, bị ngã.",
    "Em ℍoa, 8 tuổi, bị ngã.",
    "Em Ⓝam, 8 tuổi, bị ngã.",
]  # fmt: skip


def codes(desk: Desk, text: str) -> set[str]:
    desk.write("docs/bao/2026/01/a.svg", SVG)
    desk.article(PATH, f"{body('bơi')}\n{text}\n", children=SENSITIVE)
    return {problem.code for problem in desk.problems()}


@pytest.mark.parametrize("text", TOLD, ids=lambda text: text[:30])
def test_no_element_class_or_letter_hides_a_child(desk: Desk, text: str) -> None:
    """What a browser shows in a row is read in a row, and what leads to a child is no less so."""
    assert any(code.startswith("child-") for code in codes(desk, text)), codes(desk, text)


def test_struck_letters_move_no_allowance(desk: Desk) -> None:
    """A comment allows the sentence before it, however many signs stand on letters above."""
    struck = "".join(f"{letter}\u0336" for letter in "abcdefghijklmnopqrstuvwxyzabcde")
    text = f"{struck}. Phố Nguyễn Trãi {ALLOWED}. Em Trần Thị Bình, 9 tuổi, bị ngã. Hết bài."
    assert "child-named" in codes(desk, text)


def test_a_comment_at_the_end_allows_nothing_elsewhere(desk: Desk) -> None:
    """Nor does one in a table's last row allow the rows above it."""
    text = f"![Em Trần Thị Bình, 9 tuổi, bị ngã](a.svg)\n\nHết bài.\n\n{ALLOWED}"
    assert "child-named" in codes(desk, text)
    rows = f"| a | b |\n|---|---|\n| Em Nguyễn Văn An, 8 tuổi | bị ngã |\n| phố Nguyễn Trãi | z {ALLOWED} |"
    assert "child-named" in codes(desk, rows)


def test_what_is_said_of_a_picture_is_allowed_behind_it(desk: Desk) -> None:
    """A comment right behind a picture allows its alt text."""
    assert "child-named" not in codes(desk, f"![Em Nguyễn Văn An, 8 tuổi](a.svg) {ALLOWED}")


HONEST = [
    'Người viết gõ `<a href="../01/be-boi.md">bài tháng năm</a>` là xong.',
    '[Luật](https://vbpl.vn/ "Luật Trẻ em")2016 có hiệu lực.',
    "<abbr title='Ủy ban'>UB</abbr>huyện họp.",
    "Xem ảnh![Bể](a.svg)Ảnh của Ban.",
    "x<input type=checkbox>y",
    "Một[^2] và hai[^1].\n\n[^1]: Nguồn một.\n[^2]: Nguồn hai.\n[^3]: Không ai dẫn tới.",
    "Xem <a href='bai-0.md '>bài này</a> và [bài](bai-0.md#dau).",
]


def test_what_the_check_lets_pass_is_built(full: Desk) -> None:
    """No page says more by its gate than by its check, and addresses lead where they should."""
    full.write("docs/bao/2026/02/a.svg", SVG)
    for number, text in enumerate(HONEST):
        full.article(f"bao/2026/02/bai-{number}", f"{body(f'bơi{number}')}\n{text}\n")
    assert full.problems() == []
    site = build_site(full.root, date(2026, 2, 10))
    page = (site / "bao/2026/02/bai-6/index.html").read_text("utf-8")
    assert 'href="../bai-0/"' in page
    assert 'href="../bai-0/#dau"' in page
