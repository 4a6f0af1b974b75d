"""What capitals name besides people, and people who are named beside such things."""

from __future__ import annotations

import pytest

from tests.children.names.test_names import told
from tests.newsdesk import Desk

THINGS = (
    "Cơ sở chế biến nước mắm Phước Hương bị đình chỉ.",
    "Cửa hàng điện thoại Viễn Thịnh và tiệm vải Tường Vy trích xuất camera.",
    "Đêm ấy quán hủ tiếu Mỹ Hạnh vẫn mở.",
    "Công ty môi giới lao động Trung Hữu và Doanh nghiệp tư nhân Bảy Hiền đóng cửa.",
    "Tàu cá Phước Lợi 79 cập cảng; ghe đi về phía hòn Đá Bạc, qua vàm Đại Ngãi.",
    "Hồ Lắk rộng hơn 500 ha. Hồ Tơ Nưng sâu 40 m. Hồ Lăk nằm gần đó. Chợ Rẫy báo lại. Thác Pa Sỹ cách 3 km.",
    "Mùa Đông năm ấy rét. Tháng Giêng, trời mưa. Karaoke Đêm Trắng đóng cửa.",
    "Bệnh Kawasaki, siro Ích Nhi và gói mì Hảo Vị được nhắc đến.",
    "Family Link và Viễn Đông Mobile đều từ chối. UN Women lên tiếng.",
    "Sơn Tinh, Thủy Tinh và Doraemon là chuyện kể. Ông Bụt hiện ra.",
    "Miếu Ông Tà ở cuối đường, cạnh chợ Bà Chiểu.",
    "Nhóm Facebook “Yêu Bếp Phố Núi” quyên góp. Fanpage “Kết nối Lạc Dương” cũng vậy.",
    "Mọi người quen qua Tinder, mang giày Mizuno và ăn kẹo Bobby.",
    "Từ Hà Tiên đến Phnom Penh, rồi Quý Châu, đâu đâu cũng vậy. Tây Bắc đang lạnh.",
    "Trả lời Tuổi Trẻ, cơ quan chức năng từ chối.",
    "Thế nào gọi là “phù du”? Tục “nối dây” đã bỏ.",
    "Cô dạy Văn, thầy dạy môn Sinh, lớp chuyên Toán.",
    "Vụ lúa Đông Xuân vừa xong.",
    "Ứng dụng Em Vui, kẹo Cu Đơ và siêu thị Con Cưng được nhắc đến.",
)


@pytest.mark.parametrize("text", THINGS)
def test_things_are_not_asked_about(desk: Desk, text: str) -> None:
    """Firms, ships, waters, seasons, brands, figures and groups, by the word before, in or behind them."""
    assert told(desk, text) == []


PEOPLE = {
    "Người nhắn từ quán cà phê là H'Blan.": ["H'Blan"],
    "Người giữ vựa Y Chá kể lại.": ["Y Chá"],
    "Tin nhắn từ Hà My đến lúc nửa đêm.": ["Hà My"],
    "Vụ đuối nước Hà My chứng kiến vẫn còn đó.": ["Hà My"],
    "Họ đánh đập Hà My suốt đêm.": ["Hà My"],
    "Họ yêu cầu Trúc Lam im lặng rồi ra hiệu.": ["Trúc Lam"],
    "Có lần ai đó dạy Hà My đọc.": ["Hà My"],
    "Về phía Gia Bảo, không ai lên tiếng.": ["Gia Bảo"],
    "Họ theo nhóm Gia Bảo ra sông.": ["Gia Bảo"],
    "Người ngồi cạnh Siu Nhi đã đi đâu?": ["Siu Nhi"],
    "Nhóm Facebook “Công lý cho Bảo Hân” có nghìn người.": ["Bảo Hân"],
    "Như Ý nhập viện lúc rạng sáng.": ["Như Ý"],
    "Hồ Văn Lắk rộng lượng bỏ qua.": ["Hồ Văn Lắk"],
    "Cù Xuân Bách bỏ chạy.": ["Cù Xuân Bách"],
    "Jenny đã khóc rất lâu.": ["Jenny"],
    "Mẹ của Xinmei kể lại.": ["Xinmei"],
    "Đại lý nông sản Nguyễn Văn Sậy mở lúc 6 giờ.": ["Nguyễn Văn Sậy"],
    'Người ra tay là Long "mặt sẹo" ở chợ.': ['Long "mặt sẹo"'],
    "Cán bộ phụ nữ xã và Mỹ Duyên cùng ra về.": ["Mỹ Duyên"],
}


@pytest.mark.parametrize("text", PEOPLE)
def test_people_beside_things_are_asked_about(desk: Desk, text: str) -> None:
    """Whoever bears a surname, acts, or is written to, whatever the word before sounds like."""
    assert [words for _code, words in told(desk, text)] == PEOPLE[text]


PAGES = {
    "Clip do tài khoản @ba.lun79 đăng lên.": "@ba.lun79",
    "Mọi người chia sẻ thẻ #LêVănSậy từ tối qua.": "#LêVănSậy",
    "Mọi người chia sẻ thẻ #thuongbesay từ tối qua.": "#thuongbesay",
    "Ở trò chơi ấy, biệt danh NamGấu_2k11 ai cũng biết.": "NamGấu_2k11",
    "Người nhắn dùng Instagram tên mymoon.0906 từ lâu.": "mymoon.0906",
    "#CongLyChoBeSậy lan khắp nơi.": "CongLyChoBeSậy",
    "#cuubeYBlui lan khắp nơi.": "cuubeYBlui",
}


@pytest.mark.parametrize("text", PAGES)
def test_accounts_and_tags_lead_to_more_than_is_told(desk: Desk, text: str) -> None:
    """They are told like numbers, until somebody answers for them."""
    assert told(desk, text) == [("child-contact-told", PAGES[text])]
    assert told(desk, text, names=f'{{other: ["{PAGES[text]}"]}}') == []


def test_a_place_that_is_told_is_not_asked_about_as_somebody(desk: Desk) -> None:
    """A school and a hamlet are told as such."""
    text = "Bé học ở Trung tâm luyện thi Gia Bảo. Nhà bé ở “xóm Lò Gạch”."
    assert told(desk, text) == [
        ("child-school-told", "Trung tâm luyện thi Gia Bảo"),
        ("child-home-told", "xóm Lò Gạch"),
    ]
