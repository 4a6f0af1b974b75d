"""Given names by themselves, which are words as well: what stands behind tells which of them is meant."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from tests.children.names.test_names import told
from tests.newsdesk import Desk

NAMES = {
    "Yến rút tay lại rồi cúi mặt.": "Yến",
    "Ngân gật đầu, mắt nhìn xuống đất.": "Ngân",
    "Thảo tỉnh dậy trong một căn phòng lạ.": "Thảo",
    "Quyên nhắn lúc nửa đêm.": "Quyên",
    "Dũng viện cớ đau bụng.": "Dũng",
    "Trang không dám về.": "Trang",
    "Lương trốn sau đống củi.": "Lương",
    "Tình thì nằm bất tỉnh cạnh gốc điều.": "Tình",
    "Học vẫn khóc khi nhớ lại.": "Học",
    "Nam gật đầu.": "Nam",
    "Kiệt lấy trộm tiền để chơi.": "Kiệt",
    "Hmưk bị con bò húc ngã.": "Hmưk",
    "Người ta tìm thấy Lợi dưới gầm cầu.": "Lợi",
    "Ai cũng hỏi Phượng vì sao tay sưng.": "Phượng",
    "Mọi người quay sang nhìn Diễm khi nghe kết quả.": "Diễm",
    "Khi Hồng ngã xuống, trời đã tối.": "Hồng",
    "Riêng H'Thim được đưa về trước.": "H'Thim",
    "Người hay bị trêu là T.Hằng thôi.": "T.Hằng",
}


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_given_name_is_listed_where_it_stands_alone(
    desk: Desk, text: str, form: Literal["NFC", "NFD"]
) -> None:
    """At the head of a sentence, and within one, whatever follows a name that is no word."""
    said = told(desk, unicodedata.normalize(form, text))
    assert [words for _code, words in said] == [NAMES[text]]


WORDS = (
    "Ngân hàng đóng cửa lúc 17 giờ. Thảo luận kéo dài. Khôi phục hiện trường mất ba ngày.",
    "Trang mạng ấy đã bị khóa. Trường đã họp. Khoa tiếp nhận lúc nửa đêm. Đoàn đã đến thăm.",
    "Học hết tiết ba thì trời mưa. Sáng chạy bộ, tối ngủ sớm. Anh khóc. Hằng ngày vẫn thế.",
    "Hoa đã nở. Thu đã về. Xuân này rét. Phong tục cũ còn nặng. Toàn xã chưa có sân chơi.",
    "Hương khói lạnh tanh. Lan can rỉ sét. Yến sào bán chạy. Duy trì nếp nhà. Kiệt sức vì nắng.",
    "Bộ đội Biên phòng đến nơi. Cô gái Việt ấy, người Mỹ nọ và tiếng Thái đều được nhắc.",
)


@pytest.mark.parametrize("text", WORDS)
def test_words_that_are_names_as_well_are_none(desk: Desk, text: str) -> None:
    """Before what makes another word with them, and before what is said of things."""
    assert told(desk, text) == []


def test_the_short_forms_of_a_name_are_one_person(desk: Desk) -> None:
    """The clan comes last in highland names, and is left out; so is what tells a woman from a man."""
    text = "Nhân chứng H'Mi Sa Niê kể lại. Hôm sau, H'Mi Sa ra về. Người kể thêm là Mi Sa."
    assert told(desk, text) == [("name-unaccounted", "H'Mi Sa Niê")]
    assert told(desk, "K'Brêu kể lại. Nhân chứng là K'Brêu Kon Sa. Brêu ra về.") == [
        ("name-unaccounted", "K'Brêu")
    ]
    two = "Nhân chứng H'Lan Niê và H'Lan Mlô kể lại. Hôm sau, H'Lan ra về."
    assert [words for _code, words in told(desk, two)] == ["H'Lan Niê", "H'Lan Mlô", "H'Lan"]


def test_a_letter_is_no_article_with_a_byline(desk: Desk) -> None:
    """Whoever signs below “mẹ ơi” is who wrote to her."""
    letter = "Trong cặp có lá thư.\n\nMẹ ơi, con xin lỗi mẹ. Con mệt lắm rồi.\n\n{}"
    assert told(desk, letter.format("Bảo Châu")) == [("name-unaccounted", "Bảo Châu")]
    assert told(desk, letter.format("Minh Anh")) == [("name-unaccounted", "Minh Anh")]
    plea = "Tôi mong được giúp.\n\nKính đơn\n\nTrần Thị Sậy"
    assert [words for _code, words in told(desk, plea)] == ["Trần Thị Sậy"]
    article = "Hang đá trong rừng – Ảnh: Vàng Seo\n\n“Em nhớ mẹ”, có người nói.\n\nMinh Thư - Lê Khoa"
    assert told(desk, article) == []
