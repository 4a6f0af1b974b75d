"""Who is a child: an accused, a namesake of a hero, one whose story was told; and who is none."""

from __future__ import annotations

from datetime import date

import pytest

from media_mandate.children.patterns import identifiers
from media_mandate.children.words import born_under_18
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
