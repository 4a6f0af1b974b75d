"""Which age decides: the one at the offence, and whether all children of an article are 16 or 17."""

from __future__ import annotations

from datetime import date

import pytest

from media_mandate.children.ages import are_16_or_17
from media_mandate.children.identifying.identifiers import identifiers
from media_mandate.children.rows import born_under_18
from media_mandate.problems import Level
from tests.newsdesk import MANDATE, Desk, body

PATH = "bao/2026/01/chuyen-buon"
BORN = born_under_18(date(2026, 6, 1))

AT_THE_OFFENCE = {
    "Khi gây án, bị cáo Phan Văn Lượm mới 15 tuổi, nay 19 tuổi.": True,
    "Bị cáo Phan Văn Lượm (19 tuổi, lúc phạm tội mới 15 tuổi) lĩnh án.": True,
    "Bị cáo Phan Văn Lượm, 20 tuổi, thời điểm gây án 17 tuổi, bị tuyên 5 năm tù.": True,
    "Phan Văn Lượm (SN 2006) phạm tội khi mới 15 tuổi.": True,
    "Tại thời điểm phạm tội, Phan Văn Lượm mới 17 tuổi.": True,
    "Phan Văn Lượm, 22 tuổi, phạm tội khi 19 tuổi.": False,
    "Phan Văn Lượm, 34 tuổi, kể hồi 15 tuổi ông đã đi làm thuê.": False,
    "Bị cáo Phan Văn Lượm (SN 1999) phạm tội khi con trai mới 2 tuổi.": False,
    "Anh Phan Văn Lượm, 25 tuổi, có hành vi dâm ô cháu bé 15 tuổi.": False,
}


@pytest.mark.parametrize("text", AT_THE_OFFENCE)
def test_the_age_at_the_offence_decides(text: str) -> None:
    """However old somebody is now; an age of somebody else, or of another time, tells nothing."""
    told = [text[hit.start : hit.end] for hit in identifiers(text, BORN) if hit.kind.value == "name"]
    assert told == ["Phan Văn Lượm"] * AT_THE_OFFENCE[text]


ALL_OF_16 = {
    "Nam sinh Phan Văn Lượm, 17 tuổi, tử nạn.": True,
    "Nữ sinh 16 tuổi bị đuối nước, gia đình đang chờ công an.": True,
    "Nam sinh sinh năm 2009 bị tai nạn.": True,
    "Nam sinh sinh năm 2010 bị tai nạn.": False,
    "Nam sinh 15 tuổi bị tai nạn.": False,
    "Nam sinh 17 tuổi chở em trai 9 tuổi bị tai nạn.": False,
    "Nam sinh lớp 9A, 16 tuổi, bị tai nạn.": False,
    "Nam sinh lớp 12A, 17 tuổi, bị tai nạn.": True,
    "Cháu bé và nam sinh 17 tuổi bị tai nạn.": False,
    "Nam sinh 17 tuổi bị khởi tố, tạm giữ.": False,
    "Nam sinh 17 tuổi bị khởi tố.": True,
    "Công an làm rõ vụ nữ sinh dưới 16 tuổi mất tích.": False,
    "Nam sinh bị tai nạn.": False,
    "Nam sinh 17 tuoi bi tai nan.": True,
    "Nam sinh 17 tuoi bi khoi to, tam giu.": False,
}


@pytest.mark.parametrize("text", ALL_OF_16)
def test_children_of_16_and_17_are_told_from_others(text: str) -> None:
    """By all ages, years of birth and classes of the text; two words of proceedings make it one of these."""
    assert are_16_or_17([text], BORN) is ALL_OF_16[text]


def levels(desk: Desk, text: str) -> list[tuple[str, Level]]:
    desk.article(PATH, f"{body('mở')}\n{text}\n", children="{sensitive: true}")
    return [(problem.code, problem.level) for problem in desk.read()[1]]


def test_without_proceedings_an_article_of_16_and_17_is_warned_of(desk: Desk) -> None:
    """And the name is asked about; with two words of them, or a younger child, the same is a problem."""
    text = "Em Phan Văn Lượm, 17 tuổi, tử nạn ở thôn 4."
    assert levels(desk, text) == [("name-unaccounted", Level.PROBLEM), ("child-home-told", Level.WARNING)]
    tried = f"{text} Tài xế bị khởi tố, tạm giữ."
    assert levels(desk, tried) == [("child-named", Level.PROBLEM), ("child-home-told", Level.PROBLEM)]
    younger = f"{text} Em gái 9 tuổi thoát nạn."
    assert levels(desk, younger) == [("child-named", Level.PROBLEM), ("child-home-told", Level.PROBLEM)]


@pytest.mark.parametrize(("since", "told"), [("2026-01", []), ("2024-01", ["child-birth-told"])])
def test_a_page_without_a_date_counts_from_the_beginning_of_the_record(
    desk: Desk, since: str, told: list[str]
) -> None:
    """Who was born in 2007 was a child as a record of 2024 began."""
    desk.write("mandate.yml", MANDATE.replace("recorded_from: 2026-01", f"recorded_from: {since}"))
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nEm học sinh ấy sinh năm 2007.\n")
    assert [found.code for found in desk.problems(Level.WARNING)] == told
