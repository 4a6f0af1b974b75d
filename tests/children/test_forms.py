"""What is listed by its form where a child is protected: named schools and hamlets, and people's numbers."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.children.forms import listed
from media_mandate.children.rows import born_under_18
from media_mandate.problems import Level
from tests.newsdesk import Desk, body

PATH = "bao/2026/01/chuyen-buon"
SENSITIVE = "{sensitive: true}"
BORN = born_under_18(date(2026, 6, 1))


def found(text: str) -> list[tuple[str, str]]:
    """What is listed of a text, as kinds with the words."""
    return [(hit.kind.value, text[hit.start : hit.end]) for hit in listed(text, BORN)]


TOLD = {
    "Trường THCS Đăk Nông Ngoài vừa xử lý vụ nhóm học sinh vây đánh một nữ sinh.": (
        "school",
        "Trường THCS Đăk Nông Ngoài",
    ),
    "Sự việc xảy ra trong giờ ra chơi, khi giáo viên Trường Mầm non Họa Mi Vàng đang họp.": (
        "school",
        "Trường Mầm non Họa Mi Vàng",
    ),
    "Nhóm trẻ Ong Mật nhận giữ 24 cháu nhưng chưa có giấy phép.": ("school", "Nhóm trẻ Ong Mật"),
    "Lớp mẫu giáo Kon Tờ Ró chỉ có một cô giáo.": ("school", "Lớp mẫu giáo Kon Tờ Ró"),
    "Điểm trường Măng Lây cách trung tâm xã 12 km, nơi nạn nhân theo học.": (
        "school",
        "Điểm trường Măng Lây",
    ),
    "Trung tâm GDNN-GDTX Đăk Bla cho biết đã lập biên bản.": ("school", "Trung tâm GDNN-GDTX Đăk Bla"),
    "Ban giám hiệu Trường PTDTBT THCS Ngọc Lây báo cáo vụ việc lên cấp trên.": (
        "school",
        "Trường PTDTBT THCS Ngọc Lây",
    ),
    "Cô Hiệu trưởng Trường Tiểu học Lý Nam Đế xác nhận sự việc.": ("school", "Trường Tiểu học Lý Nam Đế"),
    "TRƯỜNG TH&THCS ĐĂK PXI BÁO CÁO VỤ BẠO HÀNH": ("school", "TRƯỜNG TH&THCS ĐĂK PXI"),
    "Cơ sở mầm non Bé Ngoan Xinh bị đình chỉ hoạt động.": ("school", "Cơ sở mầm non Bé Ngoan Xinh"),
    "Đám tang được tổ chức tại thôn Kon Rờ Bàng trong chiều mưa.": ("home", "thôn Kon Rờ Bàng"),
    "Người dân làng Plei Rơ Hai 2 kể lại với phóng viên.": ("home", "làng Plei Rơ Hai 2"),
    "Vụ việc xảy ra ở tổ dân phố 7, phường Trường Chinh.": ("home", "tổ dân phố 7"),
    "Bà con buôn Ea Kring góp tiền lo hậu sự.": ("home", "buôn Ea Kring"),
    "Công an đến số nhà 47/3 đường Trần Bình Trọng để khám nghiệm.": ("home", "số nhà 47/3"),
    "Hẻm 112 Lê Hồng Phong sáng ấy đông nghẹt người.": ("home", "Hẻm 112 Lê Hồng Phong"),
    "Xóm Đồi Cát có ba căn nhà sát nhau.": ("home", "Xóm Đồi Cát"),
    "Lực lượng chức năng phong tỏa lối vào ấp Bàu Sen.": ("home", "ấp Bàu Sen"),
    "Trưởng thôn Đăk Rế xác nhận gia đình thuộc diện hộ nghèo.": ("home", "thôn Đăk Rế"),
    "Chiếc xe máy biển kiểm soát 82B1-234.56 nằm bên vệ đường.": ("contact", "82B1-234.56"),
    "Xe tải BKS 81C-123.45 va chạm với xe đạp.": ("contact", "81C-123.45"),
    "Mọi đóng góp xin gửi số tài khoản 5100205123456 ngân hàng Agribank.": ("contact", "5100205123456"),
    "Thẻ CCCD số 062209001234 được tìm thấy trong cặp.": ("contact", "062209001234"),
    "Thẻ BHYT mã HS4626220012345 đã hết hạn.": ("contact", "HS4626220012345"),
    "Người cha để lại số 0912345678 cho phóng viên.": ("contact", "0912345678"),
    "Trang cá nhân facebook.com/mai.lan.2011 đăng lời từ biệt.": ("contact", "facebook.com/mai.lan.2011"),
    "Có thể liên lạc qua hộp thư ylan2011@gmail.com của gia đình.": ("contact", "ylan2011@gmail.com"),
    "Thi thể được tìm thấy tại tọa độ 14.3512, 108.0045.": ("home", "14.3512, 108.0045"),
    "Giấy khai sinh ghi ngày 14/3/2012.": ("birth", "14/3/2012"),
    "Theo hồ sơ, sinh ngày 5 tháng 9 năm 2011, nạn nhân chưa đủ 16 tuổi.": ("birth", "5 tháng 9 năm 2011"),
    "Trường THCS số 2 họp khẩn.": ("school", "Trường THCS số 2"),
    "Trường PTDTNT tỉnh cử người vào viện.": ("school", "Trường PTDTNT tỉnh"),
    "Trường Mầm non xã Ia Chim đóng cửa.": ("school", "Trường Mầm non xã Ia Chim"),
    "Trường Tiểu học – THCS Đăk Ang xác nhận.": ("school", "Trường Tiểu học – THCS Đăk Ang"),
    "Trường Trần Hưng Đạo không trả lời phóng viên.": ("school", "Trường Trần Hưng Đạo"),
    "Trường Nguyễn Huệ cho biết.": ("school", "Trường Nguyễn Huệ"),
    "Vụ việc ở mầm non Hoa Sen Hồng gây bức xúc.": ("school", "mầm non Hoa Sen Hồng"),
    "Học sinh THPT Ngô Mây hoang mang.": ("school", "THPT Ngô Mây"),
    "THPT chuyên Nguyễn Tất Thành báo cáo.": ("school", "THPT chuyên Nguyễn Tất Thành"),
    "Phân hiệu Trường PTDTBT THCS Ngọk Bay.": ("school", "Phân hiệu Trường PTDTBT THCS Ngọk Bay"),
    "Trường giáo dưỡng số 5 tiếp nhận.": ("school", "Trường giáo dưỡng số 5"),
    "Nhóm trẻ độc lập tư thục “Bé Yêu” bị đình chỉ.": ("school", "Nhóm trẻ độc lập tư thục “Bé Yêu"),
    "Nhà trẻ Ánh Dương.": ("school", "Nhà trẻ Ánh Dương"),
    "Trung tâm GDTX tỉnh.": ("school", "Trung tâm GDTX tỉnh"),
    "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Ngọc Hồi.": (
        "school",
        "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Ngọc Hồi",
    ),
    "Truong THCS Dak Ui bao cao.": ("school", "Truong THCS Dak Ui"),
    "thon Dak Lung, cong an phong toa.": ("home", "thon Dak Lung"),
    "Bản Nậm Củm chìm trong tang tóc.": ("home", "Bản Nậm Củm"),
    "Plei Tơ Nghia hôm ấy vắng tiếng chiêng.": ("home", "Plei Tơ Nghia"),
    "Kon Jơ Dri lặng đi sau vụ việc.": ("home", "Kon Jơ Dri"),
    "Bon Bu Prăng có đám tang.": ("home", "Bon Bu Prăng"),
    "Tổ 5, phường Quang Trung.": ("home", "Tổ 5"),
    "tổ 12 xôn xao.": ("home", "tổ 12"),
    "TDP 3 là nơi xảy ra vụ việc.": ("home", "TDP 3"),
    "Khu dân cư số 4 lập chốt.": ("home", "Khu dân cư số 4"),
    "Khu phố Nguyễn Trãi.": ("home", "Khu phố Nguyễn Trãi"),
    "khóm 2 có ba hộ.": ("home", "khóm 2"),
    "Khu tái định cư Đăk Tăng.": ("home", "Khu tái định cư Đăk Tăng"),
    "Chung cư Hoàng Anh, block A.": ("home", "Chung cư Hoàng Anh"),
    "Thôn Một họp.": ("home", "Thôn Một"),
    "THÔN KON RỜ BÀNG BÀNG HOÀNG VÌ VỤ ÁN": ("home", "THÔN KON RỜ"),
    "Làng Le nghèo.": ("home", "Làng Le"),
    "Nhà ở 14/3 Nguyễn Sinh Sắc.": ("home", "ở 14/3 Nguyễn Sinh"),
    "Số 36 Ngô Quyền là nơi xảy ra án mạng.": ("home", "Số 36 Ngô Quyền"),
    "ngõ 45, kiệt 12/3.": ("home", "ngõ 45", "kiệt 12/3"),
    "Xe 82H1-1234 bỏ chạy.": ("contact", "82H1-1234"),
    "Xe mang biển số 29A 123.45.": ("contact", "29A 123.45"),
    "BKS 82 B1 123.45.": ("contact", "82 B1 123.45"),
    "82-B1 123.45": ("contact", "82-B1 123.45"),
    "82B112345 là biển số xe.": ("contact", "82B112345"),
    "Số điện thoại 0912.345.678.": ("contact", "0912.345.678"),
    "Gọi (0260) 3862123 gặp mẹ cháu.": ("contact", "(0260) 3862123"),
    "Zalo +84 912 345 678 nhắn tin cho em.": ("contact", "+84 912 345 678"),
    "zalo.me/0912345678": ("contact", "zalo.me/0912345678"),
    "https://www.tiktok.com/@ylan.2011": ("contact", "tiktok.com/@ylan.2011"),
    "STK: 0123 4567 8901 (MB Bank).": ("contact", "0123 4567 8901"),
    "số CMND 233123456.": ("contact", "233123456"),
    "căn cước công dân 062309004567": ("contact", "062309004567"),
    "Mã BHYT: HS 4 62 6220012345": ("contact", "HS 4 62 6220012345"),
    "Hộ chiếu C1234567.": ("contact", "C1234567"),
    "Google Maps: https://maps.app.goo.gl/AbCdEf123": ("home", "maps.app.goo.gl/AbCdEf123"),
    "14°21'5\"N 108°0'12\"E": ("home", "14°21'5\"", "108°0'12\""),
    "sinh 03-05-2013": ("birth", "03-05-2013"),
    "Ngày sinh: 3.5.2013.": ("birth", "3.5.2013"),
    "Bé chào đời ngày 1 tháng 2 năm 2020.": ("birth", "1 tháng 2 năm 2020"),
    "học sinh lớp 8/3": ("school", "lớp 8/3"),
    "lớp 10 chuyên Hóa": ("school", "lớp 10 chuyên Hóa"),
    "Trường THCS Y Jút": ("school", "Trường THCS Y Jút"),
    "Thôn Đăk Rơ Măng – xã Ngọc Tụ": ("home", "Thôn Đăk Rơ Măng"),
    "Buôn Akô Dhông.": ("home", "Buôn Akô Dhông"),
    "làng K'Bang": ("home", "làng K'Bang"),
    'ở thôn "Kon Sơ Lăng"': ("home", 'thôn "Kon Sơ Lăng'),
    "Nhà trọ Thanh Bình, phòng 3.": ("home", "Nhà trọ Thanh Bình"),
    "Trường THPT N.T.T.": ("school", "Trường THPT N.T.T"),
    "Xóm 3 và xóm Đông.": ("home", "Xóm 3", "xóm Đông"),
    "Người dân tổ 9, phường Quyết Thắng.": ("home", "tổ 9"),
    "Vụ việc ở Tổ dân phố Xóm Mới.": ("home", "Tổ dân phố Xóm Mới"),
    "ở trường mẫu giáo thôn Kon Du": ("home", "thôn Kon Du"),
    "Trường mầm non tư thục Ban Mai Xanh.": ("school", "Trường mầm non tư thục Ban Mai Xanh"),
    "Trường Mầm non 30/4 tổ chức.": ("school", "Trường Mầm non 30/4"),
    "Trường Tiểu học 19/8.": ("school", "Trường Tiểu học 19/8"),
    "Trường THCS 1/5 báo cáo.": ("school", "Trường THCS 1/5"),
    "Trường TH - THCS Ya Tăng.": ("school", "Trường TH - THCS Ya Tăng"),
    "Trường Tiểu học Số 1 Đăk Tô.": ("school", "Trường Tiểu học Số 1"),
    "Trường Phổ thông Dân tộc nội trú THCS&THPT huyện Ia H’Drai.": (
        "school",
        "Trường Phổ thông Dân tộc nội trú THCS&THPT huyện Ia H’Drai",
    ),
    "Trường THPT Chuyên Nguyễn Tất Thành": ("school", "Trường THPT Chuyên Nguyễn Tất Thành"),
    "trường cấp 2 Kim Đồng": ("school", "trường cấp 2 Kim Đồng"),
    "trường làng Kon Brăp Ju": ("home", "Kon Brăp Ju"),
    "Trường Quốc tế Việt Úc": ("school", "Trường Quốc tế Việt Úc"),
    "Trường Song ngữ Hoàng Gia": ("school", "Trường Song ngữ Hoàng Gia"),
    "Trường Nuôi dạy trẻ khuyết tật Hoa Phượng": ("school", "Trường Nuôi dạy trẻ khuyết tật Hoa Phượng"),
    "thôn 5A": ("home", "thôn 5A"),
    "làng Đăk Răng (xã Đăk Dục)": ("home", "làng Đăk Răng"),
    "Làng Lung Leng.": ("home", "Làng Lung Leng"),
    "Làng Tà Cang": ("home", "Làng Tà Cang"),
    "buôn Đrăk": ("home", "buôn Đrăk"),
    "làng Ốp": ("home", "làng Ốp"),
    "Thôn Đắk Giá 1": ("home", "Thôn Đắk Giá 1"),
    "thôn Ia Dơr": ("home", "thôn Ia Dơr"),
    "KDC Nam Sông Trà": ("home", "KDC Nam Sông Trà"),
    "Khu tập thể Nhà máy gạch": ("home", "Khu tập thể Nhà"),
    "thôn Nước Rin": ("home", "thôn Nước Rin"),
    "hẻm 36/7 đường Duy Tân": ("home", "hẻm 36/7"),
    "kiệt 5 Trần Phú": ("home", "kiệt 5 Trần Phú"),
    "căn nhà số 25 đường Bà Triệu": ("home", "số 25 đường Bà"),
    "nhà số 102, tổ 5": ("home", "nhà số 102", "tổ 5"),
    "số nhà 12B": ("home", "số nhà 12B"),
    "Xe biển số 82A-012.34": ("contact", "82A-012.34"),
    "mô tô 82K1–4567": ("contact", "82K1–4567"),
    "ô tô 76A 12345": ("contact", "76A 12345"),
    "mô tô 81-P1 1234": ("contact", "81-P1 1234"),
    "SĐT: 0356 789 012": ("contact", "0356 789 012"),
    "điện thoại 0905-123-456": ("contact", "0905-123-456"),
    "+84(0)905123456": ("contact", "0)905123456"),
    "mã số định danh 064312001234": ("contact", "064312001234"),
    "BHYT TE1626221234567": ("contact", "TE1626221234567"),
    "tk MB 0356789012": ("contact", "0356789012"),
    "Facebook: fb.com/be.an.2012": ("contact", "fb.com/be.an.2012"),
    "tiktok.com/@be_an": ("contact", "tiktok.com/@be_an"),
    "Gmail nguyenvana2012@gmail.com": ("contact", "nguyenvana2012@gmail.com"),
    "14.35120N, 108.00450E": ("home", "14.35120N, 108.00450"),
    "tọa độ 14°21′05″ Bắc": ("home", "14°21′05″"),
    "sinh ngày 05.09.2011": ("birth", "05.09.2011"),
    "Sinh ngày 5 tháng 9, 2011": ("birth", "5 tháng 9, 2011"),
    "chào đời 2/9/2015": ("birth", "2/9/2015"),
    "Trường Mầm non Sơn Ca": ("school", "Trường Mầm non Sơn Ca"),
    "Trường THPT Cao Bá Quát": ("school", "Trường THPT Cao Bá Quát"),
    "Trường Cao Bá Quát họp": ("school", "Trường Cao Bá Quát"),
    "mầm non Sơn Ca": ("school", "mầm non Sơn Ca"),
    "Trường THCS Xuân Diệu": ("school", "Trường THCS Xuân Diệu"),
    "thôn Văn Lâm": ("home", "thôn Văn Lâm"),
    "thôn Đại Lộc": ("home", "thôn Đại Lộc"),
    "thôn Ba Đình": ("home", "thôn Ba Đình"),
    "Thôn Sơn Trà": ("home", "Thôn Sơn Trà"),
    "Cô nuôi lớp D2 bị đình chỉ.": ("school", "lớp D2"),
    "Cháu học lớp ghép 2+3.": ("school", "lớp ghép 2"),
    "dòng thêu “3C – TH Mỏ Vàng” trên áo": ("school", "TH Mỏ Vàng"),
    "cuốn vở của lớp Lá Tre": ("school", "lớp Lá Tre"),
    "học sinh 8E trốn học": ("school", "học sinh 8E"),
    "16 tuổi, học 10A5, bỏ nhà": ("school", "học 10A5"),
    "nhóm “Phụ huynh 2A4”": ("school", "Phụ huynh 2A4"),
    "Học sinh PTTH Lê Thánh Tông.": ("school", "PTTH Lê Thánh Tông"),
    "Em học chữ ở lớp tình thương Ánh Sáng.": ("school", "lớp tình thương Ánh Sáng"),
    "Trung tâm hỗ trợ giáo dục hòa nhập Mầm Vui": ("school", "Trung tâm hỗ trợ giáo dục hòa nhập Mầm Vui"),
    "số 19 ngõ 241": ("home", "số 19 ngõ 241"),
    "tại 312/15C hẻm Lò Siêu": ("home", "312/15C hẻm Lò"),
    "Trong căn 1207 tòa B": ("home", "căn 1207 tòa B"),
    "căn hộ 12A-05": ("home", "căn hộ 12A-05"),
    "khu tập thể nông trường 2": ("home", "khu tập thể nông trường 2"),
    "người của plei Bông Hiót": ("home", "plei Bông Hiót"),
    "Bệnh án số 24.017733": ("contact", "24.017733"),
    "thẻ học sinh mang số HS-2217-8E": ("contact", "HS-2217-8E"),
    "hồ sơ bảo trợ của em, TE-047/66-2023": ("contact", "TE-047/66-2023"),
    "sổ tiết kiệm CA 000417": ("contact", "CA 000417"),
    "Đơn gửi đến công an, kèm số 0912345678 được cho là của người quay clip": ("contact", "0912345678"),
    "Ai thấy ở đâu xin báo về 0912 000 456.": ("contact", "0912 000 456"),
    "Chuyển khoản: 9704 1234 5678 9012": ("contact", "9704 1234 5678 9012"),
}


@pytest.mark.parametrize("text", TOLD)
def test_what_has_the_form_is_listed(text: str) -> None:
    """Whatever the sentence says of it, and however it is encoded."""
    kind, *words = TOLD[text]
    assert found(text) == [(kind, word) for word in words]


LEFT = (
    "Cả nhà về thôn\nSáng hôm sau trời mưa.",
    "Ai cũng thích đến trường\nBuổi sáng có nắng.",
    "Nhà trường đã mời phụ huynh lên làm việc.",
    "Tiến sĩ Lê Thị Hằng Nga, Trường Đại học Sư phạm Đà Nẵng, khuyên cha mẹ lắng nghe con.",
    "Trong trường hợp khẩn cấp, gọi ngay 111.",
    "Trường học phải có phòng tư vấn tâm lý.",
    "Trường mầm non là nơi trẻ học những điều đầu tiên.",
    "Làng Thiếu niên Thủ Đức nhận em. Người hàng xóm A Thíu đi qua cầu treo Kon Klor.",
    "Công an xã tiếp nhận tin qua số 0974 111 222 (Thiếu tá Rơ Lan Bách, phụ trách).",
    "Bệnh án ngày 12/5/2026 ghi rõ. Giấy ra viện năm 2026.",
    "Hộp sữa TH True Milk và đồng phục mn.",
    "Phòng 302 có bốn giường. Lớp học có 30 em. Mang số áo 10.",
    "Nhóm trẻ chơi ngoài sân đã chạy đi gọi người lớn.",
    "Bản án có hiệu lực sau 15 ngày.",
    "Bản đồ các điểm nước sâu được dán ở mỗi xã.",
    "Các thôn đều có tổ hòa giải.",
    "Làng trẻ em SOS Pleiku đã đón em về chăm sóc.",
    "Làng nghề dệt thổ cẩm có hơn ba mươi hộ.",
    "Bản thân em không biết mình được pháp luật bảo vệ.",
    "Tổ công tác gồm 5 cán bộ đã xuống địa bàn.",
    "Đội Cảnh sát hình sự vào cuộc.",
    "Khối lượng nước trong hồ rất lớn.",
    "Tổ chức Cứu trợ trẻ em đã hỗ trợ gia đình.",
    "Tổng đài 18001567 và 111 hoạt động suốt ngày đêm.",
    "Đường dây nóng của tòa soạn: 0260 3862 123.",
    "Công an tỉnh tiếp nhận tin báo qua số 0260 3867 999.",
    "Nghị định 56/2017/NĐ-CP quy định điều này.",
    "Thiệt hại ước tính 120.000.000 đồng.",
    "Hồ sơ số 1234/BC-CAT ngày 12/5/2026 đã được gửi đi.",
    "Vụ việc được phát hiện ngày 12/5/2026.",
    "Luật có hiệu lực từ ngày 1/1/2026.",
    "Thị trường Mỹ khởi sắc.",
    "Bộ Tài nguyên và Môi trường Việt Nam công bố báo cáo.",
    "Quảng trường Ba Đình đông người.",
    "Ông Nguyễn Xuân Trường Giang, 40 tuổi, là hàng xóm.",
    "Phường Trường Chinh đã lập đoàn kiểm tra.",
    "Đường Trường Chinh đang sửa.",
    "Xã Tân Trường có ba thôn.",
    "Quần đảo Trường Sa là của Việt Nam.",
    "Nhật Bản Hàn Quốc đều có luật này.",
    "Nhà xuất bản Kim Đồng tặng sách.",
    "Văn bản Quy phạm pháp luật.",
    "Bản Tuyên ngôn Độc lập.",
    "Bản Cam kết được ký.",
    "Tổ quốc ghi công.",
    "Tổ 5 người xuống hiện trường.",
    "Khối 9 của trường nghỉ học.",
    "Cả thôn đều biết. Các em sợ.",
    "Buôn Ma Thuột có mưa.",
    "Công an TP Buôn Ma Thuột khởi tố vụ án.",
    "Huyện Buôn Đôn cũ.",
    "Tỉnh Sóc Trăng và huyện Sóc Sơn.",
    "Kon Tum là quê hương thứ hai.",
    "Huyện Kon Rẫy và Kon Plông có nhiều vụ.",
    "Vườn quốc gia Kon Ka Kinh rất rộng.",
    "Lòng hồ Plei Krông sâu 30 mét.",
    "Xã Kon Đào đã vào cuộc.",
    "Công an xã Kon Braih vào cuộc.",
    "Các làng Xơ Đăng dựng nhà rông.",
    "Làng Văn hóa - Du lịch các dân tộc Việt Nam.",
    "Khu phố văn hóa.",
    "Trường hợp Nguyễn Văn Tám là ví dụ.",
    "Giáo dục mầm non Việt Nam phát triển.",
    "Vụ Giáo dục Mầm non Bộ Giáo dục và Đào tạo hướng dẫn.",
    "Kỳ thi THPT Quốc gia năm nay.",
    "Học sinh THCS và THPT.",
    "Bậc THCS Bộ quy định.",
    "Trường Cán bộ quản lý giáo dục.",
    "Trường Đào tạo cán bộ Lê Hồng Phong.",
    "Trường X. không trả lời.",
    "Nghị định 282/2025/NĐ-CP và Luật 59/2024/QH15.",
    "Nghị định số 56 Chính phủ ban hành năm 2017.",
    "Thông tư 09/2017/TT-BTTTT có hiệu lực.",
    "Nhiệt độ 38,5°C kéo dài.",
    "Số 111 là đường dây nóng.",
    "Gọi 113 hoặc 115.",
    "Năm 2025-2026 có 1.234.567 em.",
    "Kinh phí 3.450.000.000 đồng.",
    "ISBN 978-604-123-456-7.",
    "Mọi thông tin xin gửi về toasoan@baokontum.com.vn.",
    "Báo Kon Tum có trang facebook.com/baokontumonline.",
    "Quỹ Bảo trợ trẻ em tỉnh, số tài khoản 5100201001234 tại Agribank.",
    "Trung tâm Công tác xã hội tỉnh, số 16 đường Hùng Vương, điện thoại 0260 3862 777.",
    "Phòng khám số 12 Lê Lợi mở cửa cả tuần.",
    "Đại tá Trần Văn Bé, Công an tỉnh, sinh năm 1970.",
    "Luật ngày 20/6/2023 có hiệu lực.",
    "Một vụ án xảy ra lúc 14h30 ngày 12/5/2026.",
    "Chương 12 Điều 134 khoản 2.",
    "Bản thân tôi. Làng quê Việt Nam. Thôn xóm yên bình.",
    "Bệnh viện Đa khoa tỉnh Kon Tum tiếp nhận nạn nhân.",
    "Tổ chức UNICEF và Tổ Công tác số 2.",
    "Nhà trẻ em nghèo được sửa.",
    "Phòng Giáo dục mầm non Sở GD&ĐT.",
    "Lớp 6 của trường.",
    "Bản Nhạc Trịnh.",
    "Trẻ 3-5 tuổi và 12-15 tuổi.",
    "Đồng chí Nguyễn Văn Bản Hùng.",
    "Trưởng thôn A Thuyn cho biết.",
    "Già làng A Biu nói.",
    "Trưởng thôn Nguyễn Văn Hùng cho biết.",
    "Ấp ủ ước mơ.",
    "Làng báo Việt Nam.",
    "Trường Sơn hùng vĩ. Trường Sĩ quan Lục quân.",
    "Điểm trường lẻ ở vùng sâu.",
    "Ban Giám hiệu nhà trường. Hiệu trưởng nhà trường Nguyễn Thị Hoa.",
    "Thầy Trường Minh Đức kể chuyện.",
    "Trường Đại học Y Dược TP HCM cử bác sĩ.",
    "Viện trưởng Trường ĐH Khoa học Xã hội.",
    "Cô giáo trường huyện.",
    "Sở Giáo dục và Đào tạo yêu cầu các trường THCS, THPT báo cáo.",
    "Các trường THPT, PTDTNT trong tỉnh.",
    "Theo Bộ GD&ĐT, trường THCS phải có phòng y tế.",
    "Trường tiểu học ở nông thôn thiếu giáo viên.",
    "Trường THPT trên địa bàn tỉnh Quảng Ngãi.",
    "Quốc lộ 24 đoạn qua xã Măng Đen.",
    "Tỉnh lộ 671 và km 12.",
    "Tổ 3 người, tổ 4 em.",
    "Tổ Phụ nữ tự quản.",
    "Tổ Hòa giải cơ sở.",
    "Bản Lĩnh Việt Nam.",
    "Bản sao CCCD công chứng.",
    "Mỗi thôn, làng có một đội.",
    "Ở thôn, Công an xã tuyên truyền.",
    "Trong làng, Ai cũng biết.",
    "Bon chen. Bon bon trên đường.",
    "Sóc con. Sóc Sơn.",
    "Xóm trọ công nhân.",
    "Chung cư mini bị cháy.",
    "Khu dân cư văn hóa.",
    "Bị phạt 1.500.000 đồng đến 20.000.000 đồng.",
    "Số 09/2017/TT-BTTTT.",
    "Số 24/2023/HS-ST ngày 12 tháng 5 năm 2023.",
    "Điểm số 9,5 và 8,75.",
    "Thời gian 08-12-2025 đến 15.12.2025.",
    "Mã QR trên bìa.",
    "Tài khoản mạng xã hội của em bị hack.",
    "Năm 2024, 1.234 vụ; năm 2025, 1.567 vụ.",
    "Tỷ số 3-2, 12-10.",
    "Hotline Công an tỉnh 0693 949 221.",
    "Liên hệ Báo Quảng Ngãi: 0255 3822 888.",
    "Trung tâm Trợ giúp pháp lý Nhà nước tỉnh (số 24 Phan Chu Trinh; điện thoại 0260 3866 345).",
    "Gọi 18001567 (miễn phí).",
    "Tổng đài Ngày Mai: 096 306 1414.",
    "Tổng đài quốc gia 111.",
    "Fanpage Tổng đài 111: facebook.com/tongdai111.",
    "Website: tongdai111.vn và www.unicef.org/vietnam.",
    "Ảnh: https://baokontum.com.vn/xa-hoi/12345678.html",
    "Bài trên youtube.com/watch?v=AbCd.",
    "Luật Trẻ em số 102/2016/QH13 có 7 chương, 106 điều.",
    "Quyết định 861/QĐ-TTg.",
    "Bệnh viện Nhi Trung ương, số 18 ngõ 879 đường La Thành.",
    "Bác sĩ khuyên uống 20 ml/kg trong 24 giờ.",
    "Các em từ lớp 1 đến lớp 5.",
    "Trường Kỳ kháng chiến.",
    "Lớp 9 và lớp 12.",
    "Chuyên mục Mầm non đất nước.",
    "Mầm non tương lai.",
    "Nhà trẻ thiếu người trông.",
    "Bệnh viện Sản Nhi, Trung tâm Y tế Đăk Hà.",
    "Trung tâm GDTX các huyện.",
    "Đội 3 giành giải nhất.",
    "Tòa án nhân dân khu vực 7.",
    "Công an phường 5 vào cuộc.",
    "Khu vực 3 của trạm.",
    "Vụ án số 12 Tòa án thụ lý.",
    "Chiếc áo số 10 Nguyễn Văn Toàn.",
)


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_so_is_left_alone(text: str) -> None:
    """Forms of speech, universities, districts, laws, money, helplines and offices' numbers."""
    assert found(text) == []


@given(st.text(alphabet=st.sampled_from("aA1 .,/-@đĐ:°ố\nthônrườg"), max_size=200))
def test_any_text_is_read(text: str) -> None:
    """What is listed lies in the text, in order, and nothing twice."""
    hits = listed(text, BORN)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


# In an article

SCHOOL = "Trường THCS Đăk Nông Ngoài vừa xử lý vụ nhóm học sinh vây đánh một nữ sinh."


def told(desk: Desk, level: Level = Level.PROBLEM) -> list[str]:
    """The codes of what is told of the desk."""
    return [problem.code for problem in desk.problems(level)]


def test_each_place_and_number_of_a_sensitive_article_is_a_problem(desk: Desk) -> None:
    """In its fields, its text, its captions, its tables and its links, with the line."""
    text = (
        f"{body('mở')}\n{SCHOOL}\n\n- Thôn 4 có tang.\n\n| Nơi | Xe |\n|---|---|\n"
        "| Làng Le | 82B1-123.45 |\n\n"
        "[Trang của em](https://www.facebook.com/lan.2011) và [gọi](tel:0912345678).\n"
    )
    desk.article(PATH, text, title="Chuyện buồn ở Plei Tơ Nghia", children=SENSITIVE)
    assert [(problem.code, problem.line) for problem in desk.problems()] == [
        ("child-home-told", 2),
        ("child-school-told", 9),
        ("child-home-told", 11),
        ("child-home-told", 15),
        ("child-contact-told", 15),
        ("child-contact-told", 17),
        ("child-contact-told", 17),
    ]


def test_other_articles_are_read_as_before(desk: Desk) -> None:
    """Where no child came to harm a school may be named; one that came to harm makes the same a problem."""
    desk.article(PATH, f"{body('mở')}\nTrường THCS Trần Phú có phòng tư vấn cho các em ở thôn 4.\n")
    assert told(desk) + told(desk, Level.WARNING) == []
    harm = "Chiều 5/1, một bé gái 7 tuổi bị đuối nước tử vong. Trường THCS Trần Phú đã đến viếng."
    desk.article(PATH, f"{body('mở')}\n{harm}\n")
    assert told(desk) == ["child-harm-undeclared", "child-school-told"]


def test_addresses_and_file_names_are_read_too(desk: Desk) -> None:
    """Where nothing tells a capital: a school by its kind, a hamlet by its number; not each school at all."""
    path = "bao/2026/01/nu-sinh-truong-thcs-ngoc-lay-bi-danh"
    desk.write("docs/bao/2026/01/thon-4.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    text = f"{body('mở')}\nMột nữ sinh bị đánh.\n\n![Sân](thon-4.svg){{people=none}}\n"
    desk.article(path, text, children=SENSITIVE)
    assert told(desk) == ["child-in-file-name", "child-in-file-name"]
    (desk.root / f"docs/{path}.md").unlink()
    desk.write("docs/bao/2026/01/san.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    (desk.root / "docs/bao/2026/01/thon-4.svg").unlink()
    safe = "bao/2026/01/truong-mam-non-an-toan"
    desk.article(safe, text.replace("thon-4", "san"), children=SENSITIVE)
    assert told(desk) == []


def test_without_a_child_nothing_is_listed(desk: Desk) -> None:
    """Of a sensitive article that speaks of grown-ups alone."""
    desk.article(PATH, f"{body('mở')}\nTrưởng thôn Hùng ở thôn 4 kể chuyện xưa.\n", children=SENSITIVE)
    assert told(desk) == []


def test_a_reason_accounts_for_a_place(desk: Desk) -> None:
    """Beside the sentence, or in the fields for a title; an idle one is told as ever."""
    reason = "<!-- được phép: trường tự công bố vụ việc -->"
    desk.article(PATH, f"{body('mở')}\n{SCHOOL} {reason}\n", children=SENSITIVE)
    assert told(desk) + told(desk, Level.WARNING) == []
    allowed = "[{words: Trường THCS Chu Văn An, reason: tên một giải chạy bộ}]"
    desk.article(
        PATH,
        f"{body('mở')}\nMột nữ sinh bị đánh.\n",
        title="Giải chạy Trường THCS Chu Văn An",
        children=f"{{sensitive: true, allowed: {allowed}}}",
    )
    assert told(desk) + told(desk, Level.WARNING) == []


def test_what_was_told_already_is_not_told_again(desk: Desk) -> None:
    """A hamlet that a wording ties to the child is one problem."""
    desk.article(PATH, f"{body('mở')}\nCháu bé trú tại thôn Đăk Mế.\n", children=SENSITIVE)
    assert told(desk) == ["child-home-told"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_of_any_editor_are_read(desk: Desk, form: str, end: str) -> None:
    """Letters in parts, lines that end as on Windows."""
    file = desk.root / desk.article(PATH, f"{body('mở')}\n{SCHOOL}\n", children=SENSITIVE)
    text = unicodedata.normalize(form, file.read_text("utf-8")).replace("\n", end)  # type: ignore[arg-type]
    file.write_bytes(text.encode())
    assert told(desk) == ["child-school-told"]
