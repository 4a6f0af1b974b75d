"""Every name in an article about a child that came to harm is accounted for, each person once."""

from __future__ import annotations

import unicodedata

import pytest

from media_mandate.problems import Level
from tests.newsdesk import Desk, body

PATH = "bao/2026/01/chuyen-buon"
SENSITIVE = "{sensitive: true}"


def told(desk: Desk, text: str, level: Level = Level.PROBLEM, **fields: str) -> list[tuple[str, str]]:
    """The codes and the first quoted words of what is told of a sensitive article with this text."""
    desk.article(PATH, f"{body('mở')}\n{text}\n", **{"children": SENSITIVE, **fields})
    return [
        (problem.code, str(problem.message).partition("“")[2].partition("”")[0])
        for problem in desk.problems(level)
    ]


ASKED = {
    "Nhân chứng Kpă Thuyên nghe tiếng kêu.": ("name-unaccounted", "Kpă Thuyên"),
    "Ông Lê Văn Sậy đưa em ra trạm y tế.": ("adult-unaccounted", "Lê Văn Sậy"),
    "Một người tên Huy dừng xe giúp em.": ("name-unaccounted", "Huy"),
    "Tài xế Trần Văn Bốn (47 tuổi) chở em và mẹ đi cấp cứu.": ("adult-unaccounted", "Trần Văn Bốn"),
    "Hàng xóm Đinh Văn Chè chạy sang.": ("adult-unaccounted", "Đinh Văn Chè"),
    "- Lê Văn Sậy\n- Ngô Thị Bướm (trưởng thôn)": ("name-unaccounted", "Lê Văn Sậy"),
    "| Tên | Việc |\n|---|---|\n| Đinh Văn Chè | cứu em |": ("name-unaccounted", "Đinh Văn Chè"),
    "Hôm ấy K'Tuynh chạy sang.": ("name-unaccounted", "K'Tuynh"),
    "Người nghe thấy là H'Blan.": ("name-unaccounted", "H'Blan"),
    "Ở làng ai cũng gọi người ấy là “Sáu Lùn”.": ("name-unaccounted", "Sáu Lùn"),
    "Người bán hàng tên là bống, ít nói.": ("name-unaccounted", "bống"),
    'Người ra tay là Sậy "sẹo" ở chợ.': ("name-unaccounted", 'Sậy "sẹo"'),
}


@pytest.mark.parametrize("text", ASKED)
def test_who_is_not_accounted_for_is_asked_about(desk: Desk, text: str) -> None:
    """By form alone: whoever it is, and wherever the name stands."""
    assert told(desk, text) == [ASKED[text]]


def test_names_are_the_same_however_they_are_written(desk: Desk) -> None:
    """Decomposed letters, and markup within a name."""
    sentence = "Nhân chứng Kpă Thuyên nghe tiếng kêu."
    assert told(desk, unicodedata.normalize("NFD", sentence)) == [ASKED[sentence]]
    assert told(desk, "Nhân chứng Kpă **Thuyên** nghe tiếng kêu.") == [ASKED[sentence]]


ACCOUNTED = [
    "Trưởng Công an xã Lê Văn Sậy cho biết vụ việc đang được làm rõ.",
    "Ông Lê Văn Sậy, Phó Chủ tịch UBND xã, đã đến thăm.",
    "Ông Lê Văn Sậy (Hội Chữ thập đỏ tỉnh) đã đến thăm.",
    "TS.BS Huỳnh Thị Cúc khuyên cha mẹ lắng nghe con.",
    "Theo luật sư Trần Đình Phúc, người biết mà không tố giác cũng bị xử lý.",
    "Bác sĩ điều trị, anh Nguyễn Lương Bình, nói ca mổ thuận lợi.",
    "Bị cáo Lê Văn Sậy, 47 tuổi, lĩnh án.",
    "Vụ việc xảy ra gần đường Phan Đình Phùng, cách hồ thủy lợi Đăk Trôi không xa.",
    "Clip lan trên trang “Chuyện Phố Núi” rồi bị gỡ.",
    "Nghị định 56/2017/NĐ-CP và Luật 102/2016/QH13 bảo vệ trẻ; UNICEF và NSPCC cũng khuyên vậy.",
    "Hội Liên hiệp Phụ nữ và Phòng Cảnh sát Hình sự cùng vào cuộc.",
    "Chiếc xe Exciter và chai bia Tiger được thu giữ.",
    "Vụ việc được báo lên Bộ Giáo dục và Đào tạo trong Tháng hành động.",
]


@pytest.mark.parametrize("text", ACCOUNTED)
def test_offices_and_things_are_accounted_for(desk: Desk, text: str) -> None:
    """A post, a profession, an institution beside the name, an accused of 18 or more; what is no person."""
    assert told(desk, text) == []


def test_a_relative_is_no_question(desk: Desk) -> None:
    """A word for kin beside the name makes it an error, as an initial of two letters or more does."""
    assert told(desk, "Bố em, ông A Ngheo, kể lại.") == [("child-family-named", "A Ngheo")]
    assert told(desk, "Vợ anh là chị Đ.T.L. đi làm thuê.") == [("child-family-named", "Đ.T.L.")]
    answer = "{adult: [Đ.T.L.]}"
    assert told(desk, "Người đi đường là chị Đ.T.L. dừng xe.", names=answer) == []
    assert told(desk, "Nhóm đánh bạn gồm T.B.N. và các bạn.") == [("child-named", "T.B.N.")]


def test_each_person_is_asked_about_once(desk: Desk) -> None:
    """By a part of the name as by all of it; whoever has an office once has it everywhere."""
    text = "Nhân chứng Kpă Thuyên nghe tiếng kêu. Thuyên kể lại. Anh Thuyên run.\n\nAnh Thuyên khóc."
    assert told(desk, text) == [("adult-unaccounted", "Kpă Thuyên")]
    assert told(desk, "Thượng úy Lê Văn Sậy đến nơi. Anh Sậy kể. Ông Sậy nói thêm.") == []


ATTACKS = [
    "TÌM THẤY HAI NGƯỜI KSOR BLỚI VÀ SIU KRÊ GẦN HỒ",
    "Tin nhắn có chữ Trà My, lớp không ghi.",
    "Bác sĩ Lê Văn Ngân đến trường. Trần Thị Ngân nằm im.",
    "Bác sĩ Lê Văn Ngân đến trường. Chiều ấy, Ngân khóc suốt trên vai bà.",
    "Clip: Khánh Vy bị bạn đánh",
    "Bác sĩ khám cho Thu Cúc trong đêm.",
    "Thầy giáo bế Hoài Thương ra xe.",
    "Công an xã mời Lê Văn Sậy lên làm việc.",
    "Luật sư gửi đơn thay Hoàng Thị Sen.",
    "Mai Chi, ban đầu từ chối, sau kể hết.",
    "Thu Cúc (phòng trọ số 3) thấy hết.",
    "Ông Lường Văn Pấng, Trưởng bản, ông nội của em, kể lại.",
    "Chi đội trưởng Phan Nhật Hạ, nạn nhân của vụ việc, đã nghỉ học.",
    "Sinh viên Đinh Văn Chè chạy sang.",
    "Cô Hoàng Thị Sen, hàng xóm, kể lại.",
    "Hôm ấy có các em Hùng, Dũng và Thắm.",
    "Người cùng thôn Đinh Văn Chè chạy sang.",
    "Về xã Hòa Bình Trần Bảo Ngân mới kể.",
    "Một nhân chứng có tên Lê Văn Sậy kể lại.",
    "Chị Mùa Thị Dở nghe tiếng kêu.",
    "Bố ruột là TS.BS Lê Văn Sậy.",
    "Có người thấy Ngân nằm im.",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_hides_a_name(desk: Desk, text: str) -> None:
    """No office of another, no word of an institution or a place near it, no namesake."""
    assert told(desk, f"{text}\n\n{body('cuối')}")


@pytest.mark.parametrize(
    "last", ["- Giàng Thị Dở", "2. Đinh Công Vinh", "Theo Trần Bảo Ngân", "Trần Bảo Ngân (2014)"]
)
def test_only_a_byline_is_one(desk: Desk, last: str) -> None:
    """The last line names who wrote it, unless it is part of a list or says anything else."""
    assert told(desk, f"Những người có mặt:\n\n{last}")
    assert told(desk, "Minh Thư - Lê Khoa") == []


def test_answers_are_for_whole_names(desk: Desk) -> None:
    """Neither an author nor an adult answers for a namesake."""
    text = "Nhân chứng Trần Bảo Ngân kể."
    assert told(desk, text, authors="[Lê Bảo Ngân]", names="{other: [Kpă Thuyên]}")
    assert told(desk, f"{text} Lê Văn Ngân chạy sang.", names="{adult: [Lê Văn Ngân]}") == [
        ("name-unaccounted", "Trần Bảo Ngân")
    ]


def test_a_lone_letter_is_warned_of(desk: Desk) -> None:
    """It is how the press hides a name."""
    assert told(desk, "Hôm ấy, cháu X. ở nhà một mình.") == []
    assert told(desk, "Hôm ấy, cháu X. ở nhà một mình.", Level.WARNING) == [("child-by-letter", "X.")]


# Answers

THREE = "Nhân chứng Kpă Thuyên, ông Lê Văn Sậy và tiệm Mây Trắng đều được hỏi."


def test_one_line_answers(desk: Desk) -> None:
    """Adults, changed names and what is no person; of the rest one is asked still."""
    assert [words for _code, words in told(desk, THREE)] == ["Kpă Thuyên", "Lê Văn Sậy"]
    assert told(desk, THREE, names="{adult: [Kpă Thuyên, Lê Văn Sậy]}") == []
    assert told(desk, THREE, names="{adult: [Lê Văn Sậy]}") == [("name-unaccounted", "Kpă Thuyên")]
    assert told(desk, THREE, names="{adult: [Lê Văn Sậy], other: [Kpă Thuyên]}") == []


def test_the_text_beats_the_line(desk: Desk) -> None:
    """A child stays an error, and so does a relative, whatever is answered."""
    child = "Em Nguyễn Thị Mận, 12 tuổi, bị bạn đánh."
    codes = {code for code, _words in told(desk, child, names="{adult: [Nguyễn Thị Mận]}")}
    assert codes == {"child-named", "child-in-names"}
    relative = "Bố em, ông A Ngheo, kể lại."
    assert told(desk, relative, names="{adult: [A Ngheo]}") == [("child-family-named", "A Ngheo")]


def test_a_name_that_is_gone_from_the_text_is_a_problem(desk: Desk) -> None:
    """So the line never keeps names that nobody needs."""
    assert told(desk, "Không có ai.", names="{adult: [Lê Văn Sậy]}") == [
        ("answered-name-not-in-text", "Lê Văn Sậy")
    ]


def test_a_changed_name_is_told_as_changed_or_the_house_s(desk: Desk) -> None:
    """It is said to readers, or it is one syllable of the house's list, without a surname of the family."""
    told_so = "Em Mận (tên nhân vật đã được thay đổi), 12 tuổi, bị bạn đánh."
    assert told(desk, told_so) == []
    house = "Em An, 12 tuổi, bị bạn đánh. Hôm sau An nghỉ học."
    assert "child-named" in {code for code, _words in told(desk, house)}
    assert told(desk, house, names="{changed: [An]}") == []
    other = house.replace("An", "Mận")
    codes = {code for code, _words in told(desk, other, names="{changed: [Mận]}")}
    assert codes == {"child-named", "changed-name-untold"}


def test_who_is_taken_for_an_outsider_is_said_beside_a_question(desk: Desk) -> None:
    """With the words that show it, so that an editor sees what was misread."""
    text = "Trưởng Công an xã Lê Văn Sậy và nhân chứng Kpă Thuyên có mặt."
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    [said] = [one for one in desk.problems(Level.WARNING) if one.code == "names-taken-as-outsiders"]
    assert "Lê Văn Sậy (trưởng công an)" in str(said.message)


def test_nothing_is_asked_where_no_child_came_to_harm(desk: Desk) -> None:
    """An ordinary article names whom it likes."""
    desk.article(PATH, f"{body('mở')}\n{THREE}\n")
    assert desk.problems() == []
