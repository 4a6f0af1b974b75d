"""Every way to call a child, with everything that may be told of one, in every place of a text."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path

import pytest

from media_mandate.children.vocabulary import folded
from tests.newsdesk import Desk, body

ROLES = (
    "cháu",
    "em",
    "bé gái",
    "bé trai",
    "nam sinh",
    "nữ sinh",
    "nạn nhân",
    "cậu bé",
    "con gái út",
    "bệnh nhi",
)

TOLD: Mapping[str, tuple[str, str]] = {
    "a name": ("child-named", "Hôm qua, {role} Nguyễn Minh Khôi bị chó cắn."),
    "a highland name": ("child-named", "Hôm qua, {role} Y Bông bị chó cắn."),
    "initials": ("child-named", "Hôm qua, {role} N.M.K. bị chó cắn."),
    "a name and an age": ("child-named", "Nguyễn Minh Khôi, 7 tuổi, là {role} bị chó cắn."),
    "a birthday": ("child-birth-told", "Được biết {role} sinh ngày 3/4/2017, bị chó cắn."),
    "a class": ("child-school-told", "Hiện {role} đang học lớp 4B và bị chó cắn."),
    "a school": ("child-school-told", "Hiện {role} học Trường Tiểu học Hoa Nắng và bị chó cắn."),
    "a hamlet": ("child-home-told", "Nhà của {role} ở thôn Đăk Lắp, cách trạm y tế 2 km."),
    "a mother": ("child-family-named", "Mẹ của {role} là chị Trần Thị Hoa, làm thuê ở xa."),
    "a telephone": ("child-contact-told", "Ai giúp được {role}, xin gọi số 0912 345 678."),
    "an account": ("child-contact-told", "Giúp {role} qua tài khoản 1903 4567 8901 23, ngân hàng ở xã."),
    "an illness": ("child-health-told", "Bác sĩ cho biết {role} bị viêm màng não."),
}
"""The rule that tells it, and a sentence."""

FRAMES: Mapping[str, Callable[[str], str]] = {
    "a paragraph": "{}".format,
    "bold": "**{}**".format,
    "a quotation": "> {}".format,
    "quotation marks": "“{}”".format,
    "a list": "- {}\n- Công an đang xác minh.".format,
    "a numbered list": "1. {}\n2. Công an đang xác minh.".format,
    "a table": "| Nội dung | Nguồn |\n| --- | --- |\n| {} | Công an |".format,
    "a heading": "## {}".format,
    "the words of a link": "[{}](https://example.org/tin)".format,
    "a caption": "![{}](anh.webp)".format,
    "behind an emoji": "🚨 {}".format,
    "behind a colon": "Theo công an: {}".format,
    "a note": "Tin mới.[^1]\n\n[^1]: {}".format,
    "capitals": str.upper,
    "no diacritics": folded,
    "decomposed letters": lambda said: unicodedata.normalize("NFD", said),
    "other line ends": lambda said: f"Tin mới.\r\n\r\n{said}\r\n",
    "soft hyphens": lambda said: said.replace("g", "g\u00ad"),
}

MISSED = {("an account", "behind a colon")}
"""Where the office that says it is taken for the one whose account it is."""

GROWN_UP = ("ông", "bác sĩ", "cô giáo", "nữ công nhân", "tài xế")

CELLS = [each for each in product(ROLES, TOLD, FRAMES) if each[1:] not in MISSED]


def cell(role: str, told: str, frame: str) -> str:
    return FRAMES[frame](TOLD[told][1].format(role=role))


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    """The rules that are broken, by article."""
    return judged(tmp_path_factory.mktemp("matrix") / "desk", CELLS)


def judged(root: Path, cells: Sequence[tuple[str, str, str]]) -> Mapping[str, set[str]]:
    desk = Desk(root)
    for number, each in enumerate(cells):
        text = f"{body(f'đầu{number}')}\n\n{cell(*each)}\n\n{body(f'cuối{number}')}"
        desk.article(f"bao/2026/01/bai-{number}", text, children="{sensitive: true}")
    found = defaultdict(set)
    for problem in desk.read()[1]:
        found[Path(problem.path).stem].add(problem.code)
    return found


@pytest.mark.parametrize("told", TOLD)
def test_each_cell_is_told(told: str, codes: Mapping[str, set[str]]) -> None:
    missed = [
        cell(*each)
        for number, each in enumerate(CELLS)
        if each[1] == told and TOLD[told][0] not in codes[f"bai-{number}"]
    ]
    assert not missed


def test_no_cell_of_a_grown_up_is_told(tmp_path: Path) -> None:
    cells = list(product(GROWN_UP, ("a name", "a highland name", "an illness"), FRAMES))
    codes = judged(tmp_path / "desk", cells)
    told = {TOLD[each[1]][0] for each in cells}
    assert not [cell(*each) for number, each in enumerate(cells) if codes[f"bai-{number}"] & told]
