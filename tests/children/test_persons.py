"""Who is a child: an accused, a namesake of a hero, one whose story was told; and who is none."""

from __future__ import annotations

from datetime import date

import pytest

from media_mandate.children.identifying.identifiers import identifiers
from media_mandate.children.rows import born_under_18
from media_mandate.problems import Level
from tests.newsdesk import Desk, body

PATH = "bao/2026/01/chuyen-buon"
SENSITIVE = "{sensitive: true}"


def found(text: str, day: date = date(2026, 1, 5)) -> set[tuple[str, str]]:
    """What is found in the text of an article of a day, as kinds with the words."""
    return {(hit.kind.value, text[hit.start : hit.end]) for hit in identifiers(text, born_under_18(day))}


TOLD = {
    "Bị cáo Nguyễn Văn Tú, sinh năm 2010, trú thôn 5, xã Đăk Hà, học sinh lớp 9A, lĩnh 3 năm tù.": {
        ("birth", "sinh năm 2010"),
        ("home", "thôn 5"),
        ("name", "Nguyễn Văn Tú"),
        ("school", "lớp 9A"),
    },
    "Bị can Trần Văn B (SN 2010) bị tạm giam để điều tra.": {("birth", "SN 2010"), ("name", "Trần Văn B")},
    "Nghi phạm Nguyễn Văn A, 17 tuổi, trú làng Plei Tơ Nghia, đã ra đầu thú.": {
        ("home", "Plei Tơ Nghia"),
        ("name", "Nguyễn Văn A"),
    },
    "Đối tượng A Thuyên (2009) bị bắt quả tang.": {("birth", "2009"), ("name", "A Thuyên")},
    "Đối tượng Lê Văn Hùng, học sinh lớp 8B Trường THCS Duy Tân, khai nhận hành vi.": {
        ("name", "Lê Văn Hùng"),
        ("school", "Trường THCS Duy Tân"),
        ("school", "lớp 8B"),
    },
    "Hung thủ Phan Văn Lực, học sinh lớp 9C, bị bắt trong đêm.": {
        ("name", "Phan Văn Lực"),
        ("school", "lớp 9C"),
    },
    "Hung thủ là học sinh lớp 9C Trường THCS Lê Lợi.": {("school", "lớp 9C")},
    "Thủ phạm Y Hà (16 tuổi) đã nhận tội.": {("name", "Y Hà")},
    "Can phạm Đinh Văn Rớt, sinh ngày 05/3/2010, bị dẫn giải tới tòa.": {
        ("birth", "sinh ngày 05/3/2010"),
        ("name", "Đinh Văn Rớt"),
    },
    "Người phạm tội Võ Minh Khang, mới 15 tuổi, bị đưa vào trường giáo dưỡng.": {("name", "Võ Minh Khang")},
    "Kẻ gây án là Hoàng Văn Sáng (SN 2011), trú thôn Kon Hring.": {
        ("birth", "SN 2011"),
        ("home", "thôn Kon Hring"),
        ("name", "Hoàng Văn Sáng"),
    },
    "Gã Trần Minh Đức, 16 tuổi, cầm dao xông vào quán.": {("name", "Trần Minh Đức")},
    "Tài xế Nguyễn Văn Lâm (17 tuổi) không có giấy phép lái xe.": {("name", "Nguyễn Văn Lâm")},
    "Tài xế Nguyễn Văn Lâm, học sinh lớp 11B, tông vào dải phân cách.": {
        ("name", "Nguyễn Văn Lâm"),
        ("school", "lớp 11B"),
    },
    "Cầu thủ Bùi Gia Huy, sinh năm 2012, trú tổ 3, phường Quang Trung, bị chấn thương.": {
        ("birth", "sinh năm 2012"),
        ("home", "tổ 3"),
        ("name", "Bùi Gia Huy"),
    },
    "Vận động viên Y Thu Hiền, học sinh lớp 7A, giành huy chương bạc.": {
        ("name", "Y Thu Hiền"),
        ("school", "lớp 7A"),
    },
    "Diễn viên Lê Thu Thảo (SN 2013) bị quấy rối trên phim trường.": {
        ("birth", "SN 2013"),
        ("name", "Lê Thu Thảo"),
    },
    "Người mẫu Trần Khánh Linh, 14 tuổi, bị ép chụp ảnh.": {("name", "Trần Khánh Linh")},
    "Phụ hồ A Biu, 15 tuổi, rơi từ giàn giáo xuống đất.": {("name", "A Biu")},
    "Công nhân Y Mơ (SN 2011) bị máy cuốn vào tay.": {("birth", "SN 2011"), ("name", "Y Mơ")},
    "Nhân viên quán karaoke Nguyễn Thị Lan, 15 tuổi, được giải cứu.": {("name", "Nguyễn Thị Lan")},
    "Tác giả bức tranh Nguyễn Thị Hoa, học sinh lớp 5A, trú thôn 2.": {
        ("home", "thôn 2"),
        ("name", "Nguyễn Thị Hoa"),
        ("school", "lớp 5A"),
    },
    "Anh Nguyễn Văn Nam (17 tuổi), trú thôn 4, bị khởi tố.": {("home", "thôn 4"), ("name", "Nguyễn Văn Nam")},
    "Chị Y Blin (SN 2011) bị dụ dỗ đưa sang bên kia biên giới.": {("birth", "SN 2011"), ("name", "Y Blin")},
    "Bị cáo là em Nguyễn Văn An, học lớp 9A.": {("name", "Nguyễn Văn An"), ("school", "lớp 9A")},
    "Em Nguyễn Văn An, bị cáo trong vụ án, cúi đầu.": {("name", "Nguyễn Văn An")},
    "Nguyễn Văn A, học sinh lớp 9A, là bị cáo nhỏ tuổi nhất.": {
        ("name", "Nguyễn Văn A"),
        ("school", "lớp 9A"),
    },
    "Mới 16 tuổi, Nguyễn Văn Dũng đã là bị cáo trong vụ cướp.": {("name", "Nguyễn Văn Dũng")},
    "Tại thời điểm phạm tội, bị cáo Nguyễn Văn Dũng mới 15 tuổi 3 tháng.": {("name", "Nguyễn Văn Dũng")},
    "Bị cáo Nguyễn Văn Dũng phạm tội khi chưa đủ 16 tuổi.": {("name", "Nguyễn Văn Dũng")},
    "Bị cáo Nguyễn Văn Dũng (tên gọi khác: Cu Tí; sinh năm 2010) bị tuyên phạt 2 năm tù.": {
        ("birth", "sinh năm 2010"),
        ("name", "Nguyễn Văn Dũng"),
    },
    "Bị tạm giữ là Nguyễn Văn Dũng (SN 2009) và Trần Văn Bảo (16 tuổi), cùng trú thôn 7.": {
        ("birth", "SN 2009"),
        ("home", "thôn 7"),
        ("name", "Nguyễn Văn Dũng"),
        ("name", "Trần Văn Bảo"),
    },
    "Các bị cáo gồm Nguyễn Văn Dũng (SN 2009), Trần Văn Bảo (16 tuổi) và Lê Văn Cường (SN 1990).": {
        ("birth", "SN 2009"),
        ("name", "Nguyễn Văn Dũng"),
        ("name", "Trần Văn Bảo"),
    },
    "Hai đối tượng Nguyễn Văn Dũng (2009) và Trần Văn Bảo (2010) bị khởi tố.": {
        ("birth", "2009"),
        ("birth", "2010"),
        ("name", "Nguyễn Văn Dũng"),
        ("name", "Trần Văn Bảo"),
    },
    "BẮT NGHI PHẠM NGUYỄN VĂN TÚ, 16 TUỔI, HỌC SINH LỚP 9A": {
        ("name", "NGUYỄN VĂN TÚ"),
        ("school", "LỚP 9A"),
    },
    "Tạm giữ đối tượng Nguyễn Văn Tú (SN 2010)": {("birth", "SN 2010"), ("name", "Nguyễn Văn Tú")},
    "Bi cao Nguyen Van Tu, sinh nam 2010, hoc sinh lop 9A, linh an.": {
        ("birth", "sinh nam 2010"),
        ("name", "Nguyen Van Tu"),
        ("school", "lop 9A"),
    },
    "Bị cáo N.V.T. (SN 2010, trú thôn 5) khai đã lấy trộm xe.": {
        ("birth", "SN 2010"),
        ("home", "thôn 5"),
        ("name", "N.V.T."),
    },
    "Đối tượng đâm chết bạn là Nguyễn Văn Tú, sinh năm 2010.": {
        ("birth", "sinh năm 2010"),
        ("name", "Nguyễn Văn Tú"),
    },
    "Bị cáo (SN 2010, trú thôn 5, xã Đăk Hà) là học sinh lớp 9A.": {
        ("birth", "SN 2010"),
        ("home", "thôn 5"),
        ("school", "lớp 9A"),
    },
    "Nghi phạm 16 tuổi, trú làng Kon Jơ Dri, bị bắt lúc nửa đêm.": {("home", "làng Kon Jơ Dri")},
    "Bị can sinh năm 2011, học lớp 8A Trường THCS Lê Lợi.": {
        ("birth", "sinh năm 2011"),
        ("school", "Trường THCS Lê Lợi"),
        ("school", "lớp 8A"),
    },
    "Đối tượng mới 15 tuổi, đang học lớp 9A.": {("school", "lớp 9A")},
    "Cháu bé sinh năm 2014 bị bỏ lại trên xe.": {("birth", "sinh năm 2014")},
    "Em Nguyễn Huệ, học sinh lớp 5A, bị ngã.": {("name", "Nguyễn Huệ"), ("school", "lớp 5A")},
    "Cháu Trần Phú (SN 2014), trú thôn 3, bị chó cắn.": {
        ("birth", "SN 2014"),
        ("home", "thôn 3"),
        ("name", "Trần Phú"),
    },
    "Bị cáo Lê Lợi, sinh năm 2010, học sinh lớp 9A.": {
        ("birth", "sinh năm 2010"),
        ("name", "Lê Lợi"),
        ("school", "lớp 9A"),
    },
    "Nguyễn Hiền, học sinh lớp 6B, bị bạn đánh.": {("name", "Nguyễn Hiền"), ("school", "lớp 6B")},
    "Bé Xuân Quỳnh bị bỏng nước sôi chiều qua.": {("name", "Xuân Quỳnh")},
    "Em Nguyễn Du học lớp 4A, nhà ở thôn 2.": {
        ("home", "thôn 2"),
        ("name", "Nguyễn Du"),
        ("school", "lớp 4A"),
    },
    "Em Hoàng Thị Sen, học sinh lớp 5A, thích truyện Kim Đồng, trú thôn 6.": {
        ("home", "thôn 6"),
        ("name", "Hoàng Thị Sen"),
        ("school", "lớp 5A"),
    },
    "Em Nguyễn Thị Hoa, nhân vật chính của phóng sự, học lớp 9A.": {
        ("name", "Nguyễn Thị Hoa"),
        ("school", "lớp 9A"),
    },
    "Cháu Lê Văn Bình (SN 2015), trú thôn 1, bị bỏng khi đang xem phim hoạt hình.": {
        ("birth", "SN 2015"),
        ("home", "thôn 1"),
        ("name", "Lê Văn Bình"),
    },
    "Sau khi nghe kể truyện cổ tích, bé Lê Thu Hà, 5 tuổi, bị nước cuốn.": {("name", "Lê Thu Hà")},
    "Em Y Hà đóng vai cô Tấm, học lớp 4C.": {("name", "Y Hà"), ("school", "lớp 4C")},
    "Nhân vật trong câu chuyện là em Nguyễn Văn Bình (SN 2011), trú thôn 8.": {
        ("birth", "SN 2011"),
        ("home", "thôn 8"),
        ("name", "Nguyễn Văn Bình"),
    },
    "Em Nguyễn Thị Hoa, học sinh lớp 8A, được thay đổi chỗ ngồi sau vụ việc.": {
        ("name", "Nguyễn Thị Hoa"),
        ("school", "lớp 8A"),
    },
    "Cháu Trần Minh Khôi được đổi sang trường khác sau khi bị đánh.": {("name", "Trần Minh Khôi")},
    "Em Nguyễn Thị Hoa bị bạn là Mai (tên đã thay đổi) chặn đánh.": {("name", "Nguyễn Thị Hoa")},
    "Em Mai (tên đã thay đổi), học sinh lớp 6A, trú thôn 4.": {("home", "thôn 4"), ("school", "lớp 6A")},
    "Tên trường đã được thay đổi, còn em Nguyễn Văn Bình thì không.": {("name", "Nguyễn Văn Bình")},
    "Hai nghi phạm Trần A và Lê B, cùng 16 tuổi, khai nhận.": {("name", "Lê B"), ("name", "Trần A")},
    "Người mẫu nhí Trần Khánh Vy, lớp 4B.": {("name", "Trần Khánh Vy"), ("school", "lớp 4B")},
    "Vụ án có ba bị cáo: Nguyễn Văn A (17 tuổi), Trần Văn B (16 tuổi), Lê Văn C (SN 1988).": {
        ("name", "Nguyễn Văn A"),
        ("name", "Trần Văn B"),
    },
    "Bị cáo là người chưa thành niên, trú tại thôn 4, xã Ia Chim.": {
        ("home", "thôn 4"),
        ("home", "xã Ia Chim"),
    },
    "Sinh năm 2010, bị can Nguyễn Văn Long đã bỏ học từ lớp 6.": {
        ("birth", "Sinh năm 2010"),
        ("name", "Nguyễn Văn Long"),
    },
    "Bị cáo Nguyễn Văn Tú, SN: 2010, lĩnh án.": {("birth", "SN: 2010"), ("name", "Nguyễn Văn Tú")},
    "Bị cáo Nguyễn Hữu Tâm (mười lăm tuổi) khóc.": {("name", "Nguyễn Hữu Tâm")},
}


@pytest.mark.parametrize("text", TOLD)
def test_what_tells_of_a_child_beats_what_is_said_of_grown_ups(text: str) -> None:
    """Age, class or year of birth make a child of an accused, a driver or a hero's namesake."""
    assert found(text) >= TOLD[text]


LEFT_ALONE = (
    "Bị cáo Nguyễn Văn Tú, sinh năm 1990, trú thôn 5, xã Đăk Hà, lĩnh 12 năm tù.",
    "Bị cáo Nguyễn Văn Tú bị tuyên 12 năm tù về tội dâm ô người dưới 16 tuổi.",
    "Bị can Trần Văn B (SN 1985), giáo viên lớp 5A, bị tạm giam.",
    "Đối tượng Nguyễn Văn A, 35 tuổi, trú thôn 5, bị bắt về hành vi xâm hại bé gái 7 tuổi.",
    "Nghi phạm Lê Văn C (34 tuổi) đã đánh con riêng 6 tuổi của vợ.",
    "Tài xế Nguyễn Văn Lâm, 45 tuổi, đưa 20 học sinh lớp 9A đi tham quan.",
    "Tài xế Trần Văn Hải đâm vào nhóm học sinh lớp 9A.",
    "Cầu thủ Nguyễn Quang Hải tặng bóng cho học sinh lớp 5A.",
    "Cầu thủ Nguyễn Quang Hải từng là học sinh lớp 9A.",
    "Diễn viên Trần Bảo Sơn kể chuyện cho các em lớp 3B.",
    "Đối tượng là trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế.",
    "Đối tượng dự thi là học sinh lớp 9 trong tỉnh.",
    "Các đối tượng từ đủ 14 tuổi đến dưới 16 tuổi chỉ chịu trách nhiệm về một số tội.",
    "Đồng chí Nguyễn Văn Bảy, 15 tuổi Đảng, thăm các cháu.",
    "Nghệ nhân A Biu, 8 tuổi đã theo cha học chỉnh chiêng.",
    "Bị cáo Phạm Văn Hậu, 19 tuổi, là anh họ của nạn nhân.",
    "Nguyễn Huệ lên ngôi vua, lấy hiệu là Quang Trung.",
    "Cậu bé Kim Đồng, người đội trưởng đầu tiên, quê ở thôn Nà Mạ.",
    "Kim Đồng hy sinh khi mới 14 tuổi.",
    "Võ Thị Sáu, 16 tuổi, đã ném lựu đạn vào bọn giặc.",
    "Học sinh lớp 5 kể chuyện Nguyễn Huệ đại phá quân Thanh.",
    "Trường Tiểu học Nguyễn Huệ có 40 học sinh được cấp xe đạp.",
    "Đường Lê Lợi bị ngập, học sinh phải lội nước.",
    "Trong truyện cổ tích, cô bé Lọ Lem phải dọn bếp suốt ngày.",
    "Trong phim, bé An 6 tuổi sống với bà.",
    "Bé Na trong truyện tranh rất dũng cảm.",
    "Nhân vật bé Bông, 7 tuổi, đi lạc giữa chợ.",
    "Em Mai (tên nhân vật đã được thay đổi) vẫn còn sợ.",
    "Em Mai, 12 tuổi, tên đã được thay đổi, không dám đến lớp.",
    "Em Hoa và em Lan (tên các em đã được thay đổi) đều sợ.",
    "Cô bé ấy, xin tạm gọi là Hoa, không muốn nhắc lại.",
    "Ví dụ, em Lan 12 tuổi bị bạn đăng ảnh lên mạng.",
    "Truyện kể về bé Na, 6 tuổi, ở một ngôi làng xa.",
    "Tội phạm là người chưa thành niên phải được bảo vệ.",
    "Bị can là người từ đủ 14 tuổi đến dưới 18 tuổi có quyền có người bào chữa.",
    "Chi đội Lê Văn Tám lớp 5A quét dọn nghĩa trang.",
    "Lý Tự Trọng hy sinh năm 17 tuổi.",
    "Công nhân Lê Văn Ba sinh 3 con.",
    "Nhân vật Nobita 10 tuổi trong bộ phim hoạt hình.",
    "Vở kịch kể về bé Na, 8 tuổi, đi tìm mẹ.",
    "Tài xế Phạm Văn Minh (SN 1988) cứu bé gái 4 tuổi.",
    "Bị cáo Nguyễn Hữu Tâm (mười chín tuổi) khóc.",
)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_grown_ups_heroes_and_figures_are_left_alone(text: str) -> None:
    """Whoever is 18, is taught in history, plays in a tale, or bears a name that was changed."""
    assert found(text) == set()


GIVEN_AWAY = {
    (
        "Tòa tuyên Ma Seo Páo 2 năm 6 tháng tù, Cư Seo Dìn 1 năm 9 tháng tù nhưng cho hưởng án treo. "
        "Cả hai đều sinh năm 2008, là học viên Trung tâm GDNN-GDTX huyện Bắc Nậm."
    ): ("sinh năm 2008",),
    "Hạng A Páo và Sùng A Dê bị bắt khi đang phá khóa xe. Cả hai cùng 15 tuổi, trú bản Hua Bó.": (
        "Hạng A Páo",
        "Sùng A Dê",
        "bản Hua Bó",
    ),
    "Lực lượng chức năng bắt giữ Chảo Láo Tả, SN 2009, và Phàn Mùi Pết, SN 2010.": (
        "Chảo Láo Tả",
        "SN 2009",
        "Phàn Mùi Pết",
        "SN 2010",
    ),
    "Kẻ rạch túi là Kim Thị Sa Ret (15 tuổi), ở phum Trà Bang.": (
        "Kim Thị Sa Ret",
        "phum Trà Bang",
    ),
    "1. Rah Lan Bin, 2009, làng Kueng; 2. Ksor H'Nhung, 2010, làng Tơ Drah, bị tạm giữ.": (
        "Rah Lan Bin",
        "2009",
        "làng Kueng",
        "Ksor H'Nhung",
        "2010",
        "làng Tơ Drah",
    ),
    (
        "Các bị can: Bríu Pơi (SN 2009, trú thôn Pà Dấu); Zơrâm Nhất (SN 2010, trú thôn Cà Đăng); "
        "Tơ Ngôl Hùng (SN 1998, trú thôn A Liêng)."
    ): (
        "Bríu Pơi",
        "thôn Pà Dấu",
        "Zơrâm Nhất",
        "thôn Cà Đăng",
        "SN 2009",
        "SN 2010",
    ),
    "Chủ mưu vụ trộm là Trà Văn Lợi, sinh năm 2010, ngụ khóm 3, phường Cái Vồn.": (
        "Trà Văn Lợi",
        "sinh năm 2010",
        "khóm 3",
    ),
    "Mới 14 tuổi, hung thủ Hồ Văn Đăm đã ra tay với chính ông nội.": ("Hồ Văn Đăm",),
    "Sinh tháng 7/2009, bị can Lương Bằng Phi khai từng ba lần bỏ nhà.": (
        "Lương Bằng Phi",
        "Sinh tháng 7/2009",
    ),
    "Sinh ngày 1/2/2010, Điểu Krên hiện bị tạm giam.": (
        "Điểu Krên",
        "Sinh ngày 1/2/2010",
    ),
    "Bị cáo thứ hai, Thị Mỹ Linh, tuổi Kỷ Sửu (2009), ngụ ấp Đường Đá, khóc suốt phiên tòa.": (
        "Thị Mỹ Linh",
        "Kỷ Sửu (2009)",
        "ấp Đường Đá",
    ),
    "Công an vừa bắt Lý A Vảng. Thiếu niên 16 tuổi này trú bản Sín Chải, đã bỏ học từ lớp 8.": (
        "Lý A Vảng",
        "bản Sín Chải",
    ),
    "Đầu thú sau ba ngày lẩn trốn, Nông Văn Dìn khai hết. Bị can mới 15 tuổi, học lớp 9B.": (
        "Nông Văn Dìn",
        "lớp 9B",
    ),
    "Tạ Quang Vinh bị khởi tố về tội cướp tài sản. Vinh hiện là học sinh lớp 11A3.": (
        "Tạ Quang Vinh",
        "lớp 11A3",
    ),
    "Tạ Quang Vinh bị khởi tố về tội cướp tài sản. Vinh sinh năm 2008, ở tổ dân phố Cầu Sắt.": (
        "Tạ Quang Vinh",
        "sinh năm 2008",
        "tổ dân phố Cầu Sắt",
    ),
    "Người cầm lái chiếc xe gây tai nạn là một thiếu niên 15 tuổi. Tên em là Đàm Vĩnh Hưng Phát.": (
        "Đàm Vĩnh Hưng Phát",
    ),
    "Nghi phạm là học sinh lớp 9. Đó là Cù Xuân Bách, nhà ở xóm Đồng Trong.": (
        "Cù Xuân Bách",
        "xóm Đồng Trong",
    ),
    "Nghi phạm Lê Lai, 15 tuổi, bị bắt tại bến xe.": ("Lê Lai",),
    "Bị can Mai An Tiêm (SN 2009) khai nhận.": (
        "Mai An Tiêm",
        "SN 2009",
    ),
    "Đối tượng Hoàng Hoa Thám, sinh năm 2010, bị tạm giữ.": (
        "Hoàng Hoa Thám",
        "sinh năm 2010",
    ),
    "Cháu Lượm, con chị Hà Thị Na, bị xe tải tông chiều qua.": ("Lượm",),
    "Cô bé Xuân Quỳnh năm nay 12 tuổi, bị bỏng nặng ở lò gạch.": ("Xuân Quỳnh",),
    "Cậu bé Kim Đồng hiện 9 tuổi, đang điều trị tại bệnh viện tỉnh.": ("Kim Đồng",),
    "Yết Kiêu và anh trai Yết Đô cùng nhập viện vì ngộ độc nấm.": ("Yết Kiêu",),
    "Phan Đình Giót bị bạn đánh gãy tay. Cậu học sinh lớp 7C ấy hiện nằm viện.": (
        "Phan Đình Giót",
        "lớp 7C",
    ),
    "Mẹ cháu Lê Lợi kể con bị bắt nạt suốt một năm.": ("Lê Lợi",),
    "Vụ việc liên quan Ngô Gia Tự, học sinh lớp 10 chuyên Văn Trường THPT Chuyên tỉnh.": (
        "Ngô Gia Tự",
        "lớp 10 chuyên Văn",
    ),
    "Em Bạch Hải Yến, học sinh lớp 11 chuyên Anh, bị tống tiền.": (
        "Bạch Hải Yến",
        "lớp 11 chuyên Anh",
    ),
    "Em Bạch Hải Yến, học sinh lớp 11, trú khu phố Bến Đò, bị tống tiền.": (
        "Bạch Hải Yến",
        "lớp 11",
        "khu phố Bến Đò",
    ),
    "Cháu Cụt Văn Sơn, học lớp 3 điểm trường Phà Lõm, nhà ở bản Phà Lõm, bị ong đốt.": (
        "Cụt Văn Sơn",
        "lớp 3",
        "bản Phà Lõm",
    ),
    "Em Giàng Thị Súa, học viên Trung tâm GDTX huyện Mèo Vạc Trên, bị lừa bán.": (
        "Giàng Thị Súa",
        "Trung tâm GDTX huyện Mèo Vạc Trên",
    ),
    "Bắt Trần Đăng Khôi, biệt danh “Khôi Sẹo”, 16 tuổi, nhà ở xóm Chùa.": (
        "Trần Đăng Khôi",
        "Khôi Sẹo",
        "xóm Chùa",
    ),
    "Trùm nhóm đua xe là Võ Hữu Tấn (thường gọi “Tấn Cùi”), sinh năm 2009.": (
        "Võ Hữu Tấn",
        "Tấn Cùi",
        "sinh năm 2009",
    ),
    "Tên nhân chứng đã được thay đổi. Em bị cô giáo phạt quỳ là Ông Thị Ngân, lớp 7/4.": (
        "Ông Thị Ngân",
        "lớp 7/4",
    ),
    "Nhân vật chính trong phóng sự, em Vàng Thị Mỷ, học lớp 6A, trú thôn Sủng Là, bị kéo vợ.": (
        "Vàng Thị Mỷ",
        "lớp 6A",
        "thôn Sủng Là",
    ),
    "Nhân vật trong bài báo trước của chúng tôi là cháu Hồ Thị Phin, 8 tuổi, ở thôn Xà Ơi.": (
        "Hồ Thị Phin",
        "thôn Xà Ơi",
    ),
    "Sùng Mí Pó bị tuyên 3 năm tù. Khi phạm tội bị cáo mới 16 tuổi 1 tháng, trú thôn Mã Pì Lèng.": (
        "Sùng Mí Pó",
        "thôn Mã Pì Lèng",
    ),
    "Trương Phi Hổ nằm trong nhóm ném bom xăng. Hổ mới 16 tuổi.": (
        "Trương Phi Hổ",
        "Hổ",
    ),
    "Công an xác định người đốt rẫy là Cil Ha Nhiên (2011), trú thôn Đưng K'Nớ 2.": (
        "Cil Ha Nhiên",
        "2011",
        "thôn Đưng K'Nớ 2",
    ),
    "Nguyễn Phúc Lâm (SN 2009), Lê Công Thành (SN 2008) và Đỗ Tiến Đạt (SN 2002) bị truy tố.": (
        "Nguyễn Phúc Lâm",
        "SN 2009",
        "Lê Công Thành",
        "SN 2008",
    ),
    "Theo cáo trạng, Mã Văn Kình, người Nùng, 2010, trú xóm Khau Trang, lấy trộm xe.": (
        "Mã Văn Kình",
        "2010",
        "xóm Khau Trang",
    ),
    "Cơ quan điều tra bắt Danh Thị Hồng (tức Hồng Lé), 17 tuổi, tạm trú dãy trọ số 9, ấp Chợ.": (
        "Danh Thị Hồng",
        "Hồng Lé",
        "ấp Chợ",
    ),
    "Đối tượng còn lại, Phan Tuấn Anh, là học sinh lớp 12C5, đang bỏ trốn.": (
        "Phan Tuấn Anh",
        "lớp 12C5",
    ),
    "Bị bắt cùng lúc có Lò Thị Pản, nữ, sinh năm 2010.": (
        "Lò Thị Pản",
        "sinh năm 2010",
    ),
    "Khởi tố Rơ Châm Yui và Siu Bơi. Hai bị can đều sinh năm 2009, trú làng Bang Ngol.": (
        "Rơ Châm Yui",
        "Siu Bơi",
        "sinh năm 2009",
        "làng Bang Ngol",
    ),
    "Trong nhóm có Đinh Tấn Lộc. Người này sinh năm 2010, trú thôn Nước Nia.": (
        "Đinh Tấn Lộc",
        "sinh năm 2010",
        "thôn Nước Nia",
    ),
    "Lực lượng công an đã bắt Nguyễn Trọng Phúc lúc 2 giờ sáng. Cậu mới 15 tuổi.": ("Nguyễn Trọng Phúc",),
    "Nghi phạm Lê Hồng Phong, 17 tuổi, trú bản Pa Tần, bị bắt đêm qua.": (
        "Lê Hồng Phong",
        "bản Pa Tần",
    ),
    "Cơ quan điều tra làm rõ vai trò cầm đầu của Tráng A Chơ, SN 2009.": (
        "Tráng A Chơ",
        "SN 2009",
    ),
    "Sáng nay, Vừ Mí Nô (2010) và Mua Mí Sính (2009) bị dẫn giải đến hiện trường.": (
        "Vừ Mí Nô",
        "2010",
        "Mua Mí Sính",
        "2009",
    ),
    "Chưa tròn 16 tuổi, bị cáo Dương Quốc Việt đã có hai tiền sự.": ("Dương Quốc Việt",),
    "Trong phòng xử, Khương Tấn Đạt cúi gằm. Bị cáo sinh năm 2009, học hết lớp 6 rồi theo cha đi biển.": (
        "Khương Tấn Đạt",
        "sinh năm 2009",
    ),
    "Công an mời Huỳnh Công Danh và Phan Chí Tài về trụ sở. Hai em cùng học lớp 9/5 Trường THCS Cây Dương.": (
        "Huỳnh Công Danh",
        "Phan Chí Tài",
        "lớp 9/5",
        "Trường THCS Cây Dương",
    ),
    "Danh sách bị khởi tố: Lục Văn Thái, 2008, xóm Nà Pò; Bế Ngọc Hà, 2009, xóm Bản Chang.": (
        "Lục Văn Thái",
        "2008",
        "xóm Nà Pò",
        "Bế Ngọc Hà",
        "2009",
        "xóm Bản Chang",
    ),
    "Kẻ tung clip là Ngụy Như Ý, sinh ngày 02/11/2009, hiện ở khu phố 4.": (
        "Ngụy Như Ý",
        "sinh ngày 02/11/2009",
        "khu phố 4",
    ),
    "Bị can A Brôi (tên thường gọi A Bơ), sinh năm 2010, trú thôn Đăk Giá 2.": (
        "A Brôi",
        "A Bơ",
        "sinh năm 2010",
        "thôn Đăk Giá 2",
    ),
    "Đặng Trần Côn, học sinh lớp 8E, bị rắn cắn hôm qua.": (
        "Đặng Trần Côn",
        "lớp 8E",
    ),
    "Nạn nhân tên Hai Bà Trưng Vy, 11 tuổi.": ("Vy",),
    "Bé Trưng Trắc mới 5 tuổi, bị ngã từ tầng ba xuống.": ("Trưng Trắc",),
    "Em Quang Trung (lớp 3/2) và em Nguyễn Huệ (lớp 1/4) bị lạc ở chợ.": (
        "Quang Trung",
        "lớp 3/2",
        "Nguyễn Huệ",
        "lớp 1/4",
    ),
    "Nữ bị can trẻ nhất là Ka Thủy, 16 tuổi 3 tháng, người K'Ho, ngụ buôn Ka Đô.": (
        "Ka Thủy",
        "buôn Ka Đô",
    ),
    "Theo bản án, Mùa A Giàng (sinh tháng 9/2008, trú bản Hua Nậm) lĩnh 4 năm tù.": (
        "Mùa A Giàng",
        "sinh tháng 9/2008",
        "bản Hua Nậm",
    ),
    "Tạ Văn Phát mới 15 tuổi 8 tháng khi gây án, nhà ở ngõ 12, tổ dân phố Đình Cả.": (
        "Tạ Văn Phát",
        "tổ dân phố Đình Cả",
    ),
    "Chung Vĩnh Cửu là học sinh lớp 11 chuyên Hóa, bị tố đánh bạn.": (
        "Chung Vĩnh Cửu",
        "lớp 11 chuyên Hóa",
    ),
}
"""What must be found somewhere in what is found."""


@pytest.mark.parametrize("text", GIVEN_AWAY)
def test_proof_of_a_child_tells_whose_name_it_stands_at(text: str) -> None:
    """In any order, in lists, in the sentence before or after, with names of any people and of heroes."""
    words = [hit for _kind, hit in found(text, date(2025, 6, 15))]
    assert [part for part in GIVEN_AWAY[text] if not any(part in word for word in words)] == []


OF_NO_CHILD = (
    "Trần Văn Hùng và Lê Thị Mơ bị bắt. Cả hai đều sinh năm 1990, trú bản Hua Bó.",
    "Ông Nguyễn Văn A lập nghiệp từ năm 17 tuổi.",
    "Nguyễn Văn Bảy theo cha đi biển từ khi mới 14 tuổi, nay là thuyền trưởng.",
    "Trần Thị Hồng lấy chồng năm 16 tuổi, nay đã có năm cháu ngoại.",
    "Nguyễn Văn Hùng bị bắt vì dâm ô bé gái 7 tuổi.",
    "Nguyễn Văn Hùng, 40 tuổi, hiếp dâm người dưới 16 tuổi.",
    "Bị cáo Trần Hữu Lộc bị tuyên án. Nạn nhân mới 9 tuổi.",
    "Bị cáo Trần Hữu Lộc bị tuyên án vì đánh con riêng của vợ. Cháu mới 7 tuổi.",
    "Cô giáo Nguyễn Thị Lan dạy lớp 5. Học sinh này rất ngoan.",
    "Giáo viên chủ nhiệm là Nguyễn Thị Lan, lớp 9A.",
    "Bị cáo T. bị tuyên 3 năm tù, khi phạm tội mới 16 tuổi.",
    "Bị can K. mới 15 tuổi, đã được tại ngoại.",
    "Nghi phạm H. (17 tuổi) được giao cho gia đình giám sát.",
    "Tòa Gia đình và Người chưa thành niên xét xử kín vụ án.",
    "Luật Bảo vệ người chưa thành niên được góp ý.",
    "Bộ luật Hình sự quy định người từ đủ 14 tuổi chịu trách nhiệm.",
    "Trong cuốn truyện tranh mới, cô bé Sao Mai học lớp 2A Trường Tiểu học Hoa Nắng đi lạc vào rừng.",
    "Trong bộ phim này, cậu bé Tèo, 9 tuổi, học lớp 4C, bị bạn cô lập.",
    "Trong vở kịch của trường, nhân vật Nam học lớp 9A bị bắt vì trộm xe.",
    "Lê Quý Đôn nổi tiếng thần đồng, 2 tuổi đã biết đọc.",
    "Nguyễn Hiền đỗ trạng nguyên khi mới 12 tuổi.",
    "Cậu bé Nguyễn Du mồ côi cha từ năm 10 tuổi, mồ côi mẹ năm 13 tuổi.",
    "Kim Đồng hy sinh ở Cao Bằng. Người đội trưởng ấy mới 14 tuổi.",
    "Trần Quốc Toản mới 16 tuổi, không được dự bàn việc nước, tay bóp nát quả cam.",
    "Đinh Bộ Lĩnh thuở nhỏ chăn trâu, lấy bông lau làm cờ.",
    "Nguyễn Nhật Ánh, 2010, Tôi thấy hoa vàng trên cỏ xanh, NXB Trẻ.",
    "Bùi Thị Xuân, 2015, tạp chí Giáo dục.",
    "Học sinh Trường THPT Nguyễn Huệ (2010) họp lớp.",
    "Lớp 10 chuyên Tin tuyển 35 học sinh.",
    "Trường tuyển lớp 6, lớp 10 chuyên Văn và chuyên Toán.",
    "Tổ dân phố Xóm Mới tổ chức trung thu cho các cháu.",
    "Anh Trần Minh Đức, sinh năm 1995, dạy học sinh lớp 9A ở khóm 3.",
    "Anh Lò Văn Pọm dạy bơi miễn phí. Các em đều từ 6 đến 15 tuổi.",
    "Bà Hoàng Thị Sâm bán nước ở cổng trường. Học sinh lớp 5A này nọ đều quen bà.",
    "Thạc sĩ Trần Thị Hoa tư vấn cho em. Em học lớp 9.",
    "Nhà thơ Xuân Quỳnh mồ côi mẹ từ nhỏ. Bà viết thơ cho thiếu nhi.",
    "Võ Thị Sáu bị bắt năm 1950. Khi ấy chị mới 17 tuổi.",
    "Giải bóng đá mang tên Kim Đồng dành cho học sinh lớp 5.",
    "Đội bóng Nguyễn Huệ U15 thắng 3-0.",
    "Lễ kỷ niệm Trần Phú được tổ chức cho học sinh lớp 9.",
    "Thủ khoa Nguyễn Văn Khang, sinh năm 2001, nay là bác sĩ.",
    "Ngày 5/6/2010, Công ty An Bình được thành lập.",
    "Công ty Mai Linh, 2010, trụ sở tại Hà Nội, bị khởi tố.",
    "Trần Quang Khải có con gái 12 tuổi học lớp 6.",
    "Vợ chồng Lê Văn Tư nuôi năm con. Cả năm con đều dưới 10 tuổi.",
    "Bị cáo Dương Quốc Việt (SN 1999) phạm tội khi con trai mới 2 tuổi.",
    "Thượng úy Lê Minh Tâm lấy lời khai hai nghi phạm. Cả hai đều sinh năm 2009.",
    "Chị Nguyễn Thị Hà khởi nghiệp năm 2010, nay có 15 công nhân.",
    "Nhà văn Tô Hoài viết Dế Mèn khi mới 17 tuổi.",
    "Anh hùng Lý Tự Trọng bị thực dân xử chém khi chưa tròn 17 tuổi.",
    "Nguyễn Ngọc Ký mất năm 2022, thọ 75 tuổi.",
    "Phan Văn Đức sút tung lưới đội bạn ở phút 17.",
    "Đội trưởng Nguyễn Quang Hải tặng áo cho cháu bé 8 tuổi.",
    "Bộ phim “Em và Trịnh” ra rạp, khán giả từ 13 tuổi được xem.",
    "Bị can Đ. (16 tuổi) được giám sát tại gia đình.",
    "Thẩm phán Ngô Thị Lan Chi xét xử bị cáo 16 tuổi tại phòng xử thân thiện.",
    "Kiểm sát viên Hà Văn Quý, 2010 đến nay công tác tại huyện, được khen thưởng.",
    "Công an xã khen em học sinh lớp 5 trả lại ví cho ông Đinh Công Toại.",
    "Ông Nguyễn Văn Tám nhận 20 học trò. Học trò nhỏ nhất mới 6 tuổi.",
    "Anh Lê Văn Sỹ bị phạt vì giao xe cho con. Con anh mới 15 tuổi.",
    "Nguyễn Văn Đạt bị tạm giữ. Cháu gái bị Đạt chở trên xe mới 4 tuổi.",
)


@pytest.mark.parametrize("text", OF_NO_CHILD)
def test_what_proves_nothing_of_a_name_leaves_it_alone(text: str) -> None:
    """Another's age, a memory, an author's year, a law's title, a letter for a name, a figure of a tale."""
    assert found(text, date(2025, 6, 15)) == set()


def test_a_name_is_changed_where_it_is_said_of_that_name() -> None:
    """Another child of the same sentence is told; so is all else of a child whose name is changed."""
    assert found("Em Mai (tên đã thay đổi), học sinh lớp 6A, bị em Trần Thị Hồng đánh.") == {
        ("school", "lớp 6A"),
        ("name", "Trần Thị Hồng"),
    }
    assert found("Em Lan và em Mai (tên các em đã được thay đổi) cùng khóc.") == set()


BORN = {
    ("bị cáo Nguyễn Văn Tú (SN 2010)", date(2026, 1, 5)): True,
    ("bị cáo Nguyễn Văn Tú (SN 2008)", date(2026, 1, 5)): True,
    ("bị cáo Nguyễn Văn Tú (SN 2007)", date(2026, 1, 5)): False,
    ("bị cáo Nguyễn Văn Tú (SN 2007)", date(2024, 9, 5)): True,
    ("bị cáo Nguyễn Văn Tú (SN 2010)", date(2031, 1, 5)): False,
    ("bị cáo Nguyễn Văn Tú, sinh ngày 3/4/2007", date(2026, 1, 5)): False,
    ("bị cáo Nguyễn Văn Tú, sinh ngày 3/4/2009", date(2026, 1, 5)): True,
}


@pytest.mark.parametrize(("text", "day"), BORN)
def test_a_year_of_birth_is_counted_from_a_day(text: str, day: date) -> None:
    """Who may still be under 18 on it is a child; who was born earlier is none."""
    assert (("name", "Nguyễn Văn Tú") in found(f"Tòa xử {text}.", day)) is BORN[text, day]


def test_the_day_is_that_of_the_article(desk: Desk) -> None:
    """Of two who are tried in January 2026 the one who was born in 2007 is grown up."""
    text = "Tòa xử bị cáo Nguyễn Văn Tú (SN 2007) và bị cáo Trần Văn Bảo (SN 2009)."
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    told = [str(problem.message).split("”")[0] for problem in desk.problems()]
    assert told == ["“Trần Văn Bảo", "“SN 2009"]


def test_an_accused_child_is_told_in_the_headline_too(desk: Desk) -> None:
    """Where the text shows that the accused is a child, the bare name of the title gives the child away."""
    text = f"{body('mở')}\nBị cáo Nguyễn Văn Tú, sinh năm 2010, học sinh lớp 9A, cúi đầu.\n"
    desk.article(PATH, text, title="Bị cáo Nguyễn Văn Tú lĩnh án", children=SENSITIVE)
    fields = [problem.field for problem in desk.problems()]
    assert fields == ["title", None, None, None]
    grown = text.replace("2010, học sinh lớp 9A", "1990")
    desk.article(PATH, grown, title="Bị cáo Nguyễn Văn Tú lĩnh án", children=SENSITIVE)
    assert [*desk.problems(), *desk.problems(Level.WARNING)] == []


NAMED_LIKE_WORDS = {
    "Học sinh Bùi Quốc Khánh bị đánh.": ["Bùi Quốc Khánh"],
    "Em Y Đức bị đánh.": ["Y Đức"],
    "Em Y Đôn Niê bị đánh.": ["Y Đôn Niê"],
    "Em Rơ Châm Y Nhiên bị đánh.": ["Rơ Châm Y Nhiên"],
    "Mẹ em nhờ anh Hùng, điện thoại 0912 345 678.": ["Hùng", "0912 345 678"],
    "Mẹ em nhờ chị Hoa Hồng đưa em đi.": ["Hoa Hồng"],
    "Bắt Lò Văn Tí, 16 tuổi, trộm xe.": ["Lò Văn Tí"],
    "Em Y Hà đóng vai Kim Đồng, lớp 4C.": ["Y Hà", "lớp 4C"],
    "Các anh hùng thiếu nhi được nhắc đến.": [],
    "Ngày Quốc Khánh, các em được nghỉ.": [],
    "Thầy thuốc cần có y đức.": [],
    "Chị cùng em dâu tên Lò Thị Mây đi chợ.": [],
    "Thấy con nước lên, chị Y Chinh gọi mọi người.": [],
    "Theo Bộ GD&ĐT, học sinh lớp 9 được nghỉ.": [],
}


@pytest.mark.parametrize("said", NAMED_LIKE_WORDS)
def test_a_name_may_be_a_word_and_a_word_no_name(said: str) -> None:
    assert [said[hit.start : hit.end] for hit in identifiers(said)] == NAMED_LIKE_WORDS[said]
