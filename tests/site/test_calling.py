"""Numbers of help in running text: which become links, and which are no numbers of help at all."""

from __future__ import annotations

import re

import pytest

from media_mandate.mandate.reach import Helpline, national_help
from media_mandate.site.calling import Calling

CALLING = Calling((*national_help(), Helpline(number="0260 386 2111", name="Trung tâm", when=("Khi",))))

CALLED = [
    *(
        "Gọi 115.",
        "Hãy gọi ngay cho 111 nhé!",
        "gọi 111, 113 hay 114",
        "quay số 114",
        "gọi 111 hoặc 18001567",
    ),
    *("Gọi: 115", "Hotline: 111.", "Cấp cứu: 115, cứu hỏa: 114", "Tổng đài: <b>111</b>"),
    *("Tổng đài quốc gia bảo vệ trẻ em 111 trực ngày đêm", "tổng đài (111)", "Tổng đài 111 dạy các em"),
    *(
        "gọi số điện thoại 111 (miễn phí)",
        "gọi đến tổng đài 111 để",
        "Nhớ gọi cấp cứu 115",
        "gọi&nbsp;115 ngay",
    ),
    *("nhớ số 111.", "số 111 có người tư vấn", "biết bắt đầu từ đâu, số 111 có người", "người trực 115."),
    *("Gọi <b>111</b>", "<h2>Gọi 111 rồi chuyện gì xảy ra</h2>", "<li><strong>115</strong> — cấp cứu</li>"),
    *(
        "<li>111: gọi khi buồn</li>",
        "<li>111 — trẻ bị đánh</li>",
        "<li><b>113 hoặc Công an xã</b> — báo</li>",
    ),
    *("<b>Công an xã, phường hoặc 113</b> — khi", "<b>công an gần nhất hoặc 113</b> — lạc con"),
    *("Call 111 now", "the number 111 became", "máy 0260 386 2111 gặp", "0260.386.2111", "02603862111"),
    *("máy (0260) 386 2111 gặp", "(0260)3862111", "National helpline 111", "cảnh sát 113 đến ngay"),
    *("“Gọi 113!”", "Go\u0323i 115 ngay".replace("Go\u0323i", "Gọi"), "GỌI 111 NGAY"),
]
NOT_CALLED = [
    *(
        "111 em",
        "gọi 111 em dậy",
        "có 111 trẻ",
        "115 triệu đồng",
        "115%",
        "115 %",
        "115km",
        "115°C",
        "115 kg",
    ),
    *(
        "Nghị định 115/2021",
        "Nghị định số 115.",
        "Thông tư số 111 có hiệu lực",
        "Điều 111",
        "khoản 113 điều 5",
    ),
    *(
        "trang 113",
        "quốc lộ 114",
        "số nhà 111",
        "số 111 Trần Phú",
        "con số 115 là lớn",
        "tỉ số 111",
        "phòng 113",
    ),
    *("tổng đài tiếp nhận 111 cuộc gọi", "tổng đài 111 cuộc", "tổng đài đã nhận 115.", "cấp cứu 115 lượt"),
    *(
        "cấp cứu 113 ca",
        "gọi 115 người",
        "gọi nhau, 111 nhà",
        "trực 114 ngày",
        "gọi 113 bài",
        "từ 111 đến 115",
    ),
    *(
        "Bệnh viện Nhân dân 115",
        "113,5",
        "1.115",
        "gọi 115.000 đồng",
        "gọi 111/2020",
        "2115",
        "11/5",
        "111-2",
    ),
    *("Số trẻ được tiêm: 115", "Cấp cứu: 115 ca", "Kết quả: 111."),
    *("gọi 1115", "<td>115</td>", "<li>111 — số trẻ được tiêm</li>", "<li>115 em — lớp Một</li>"),
    *("<code>gọi 111</code>", "<pre>gọi 111</pre>", '<a href="/x/">gọi 111</a>', "https://tongdai111.vn"),
    *('<img alt="Gọi 111" src="x.svg">', '<p title="Gọi 111">x</p>', "<summary>Gọi 111</summary>"),
]


@pytest.mark.parametrize("text", CALLED)
def test_a_number_that_is_called_is_a_link(text: str) -> None:
    """And nothing else of the text changes."""
    linked = CALLING.linked(text)
    assert '<a href="tel:' in linked
    assert re.sub(r'<a href="tel:[0-9]+">([^<]*)</a>', r"\1", linked) == text


@pytest.mark.parametrize("text", NOT_CALLED)
def test_a_number_that_counts_is_none(text: str) -> None:
    """Who taps it would call for nothing."""
    assert CALLING.linked(text) == text


def test_each_of_a_row_leads_to_itself() -> None:
    """And a number with blanks is dialled without."""
    linked = CALLING.linked("Gọi 111, <b>113</b> hoặc 0260 386 2111.")
    assert re.findall(r'href="tel:([0-9]+)">([^<]+)<', linked) == [
        ("111", "111"),
        ("113", "113"),
        ("02603862111", "0260 386 2111"),
    ]


def test_many_numbers_take_no_longer_than_their_text() -> None:
    """The work grows with the text: half a million characters are read."""
    text = "<p>" + "gọi <b>111</b> hoặc " * 25_000 + "</p>"
    assert CALLING.linked(text).count("tel:111") == 25_000
