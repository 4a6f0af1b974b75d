"""What tells that something happened, or that it is feared, taught, played or told of nobody."""

from __future__ import annotations

import re
from functools import cached_property

from media_mandate.children.vocabulary import folded


class Wording:
    """A pattern of words, sought with diacritics or, in a text without them, without."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    # They are made when they are needed: most runs see few texts in which something happens.
    @cached_property
    def written(self) -> re.Pattern[str]:
        return re.compile(self._pattern)

    @cached_property
    def plain(self) -> re.Pattern[str]:
        return re.compile(folded(self._pattern))

    def is_in(self, text: str, plain: bool) -> bool:
        return (self.plain if plain else self.written).search(text) is not None


NEVER = Wording(
    r"\b(?:như|tưởng|không(?: hề| còn| để)?|chưa(?: từng)?|đừng|tránh|khỏi|thoát|suýt|phòng|chống|ngăn|ngừa"
    r"|nếu|lỡ|nhỡ|sợ|đáng|nguy cơ|nạn|vẽ|về|cách|chủ đề|kỹ năng|tuyên truyền|hậu quả|tội"
    r"|hành vi)(?: bị| nạn| việc)? $"
)
"""Right before what does not happen, or what is but spoken of."""
IN_A_TALE = Wording(r"\btrong (?:một |cuốn |bộ |quyển )*(?:tiểu thuyết|truyện|phim|vở|kịch)\b")
ACTED = Wording(r"\b(?:(?:đóng|vào|nhập|thủ|sắm) vai|làm (?:người|nạn nhân))\b")
"""Between a child and what it only plays."""
NOT = Wording(r"\b(?:không(?: hề| còn| để)?|chưa(?: từng)?|đừng|tránh|chống|ngăn|ngừa|nếu|phòng) $")
"""Right before what is not done to anybody."""
LEARNT = Wording(
    r"\b(?:biết|cách|kỹ năng|học (?:bơi|cách|được)|dạy|nên|hỏi|tuyên truyền|cuộc thi|vẽ tranh|chủ đề"
    r"|đề tài)\b.* khi (?:bị )?$"
)
IF = Wording(r"^\W*(?:\w+ ){0,3}?(?:nếu|giả sử|ví dụ|chẳng hạn|lỡ|nhỡ|thử tưởng tượng|giả định|khi nào)\b")
GENERALLY = Wording(
    r"\b(?:mỗi (?:năm|ngày|tháng|giờ)|hằng năm|hàng năm|bình quân|trung bình|thống kê|tỷ lệ|tỉ lệ|cả nước"
    r"|nước ta|toàn (?:tỉnh|quốc|huyện|cầu)|địa bàn tỉnh|số (?:vụ|trẻ|ca|học sinh|em)|giai đoạn|cùng kỳ"
    r"|trên thế giới|trong (?:năm|tháng|quý|\d+ năm|\d+ tháng)|đầu năm|\d+ (?:vụ|trường hợp|ca)|cứ \d+"
    r"|chiếm|trẻ em|sẽ|cần|hay bị|dễ bị|quyền)\b|%(?! (?:cơ thể|sức khỏe|diện tích))"
)
"""Figures, law and advice."""
HAPPENED = Wording(
    r"\b(?:sáng|trưa|chiều|tối|đêm|khuya|rạng sáng)(?: sớm)? (?:\d|nay|qua|cùng ngày|hôm|ấy|đó|ngày)"
    r"|\bngày \d|\b\d+ ?(?:h|giờ)\b|\bhôm (?:qua|ấy|đó|sau)\b|\b(?:công an|cảnh sát)\b"
    r"|\b(?:cơ quan điều tra|tòa án|tand|vks\w*|nhập viện|được đưa (?:đi|vào|đến)|hiện trường|thi thể)\b"
    r"|\b(?:không qua khỏi|viện kiểm sát|trình báo|vụ việc|vụ án|khởi tố|nghi phạm)\b"
)
"""A day or an hour, the police, a hospital: what tells that it happened."""
LATELY = Wording(
    r"\b(?:đã|vừa|bị|một lần|lần đó|lúc đó|khi đó|thương tâm|đau lòng|bàng hoàng|nhiều lần|đến chết"
    r"|trước đó)\b"
)
IN_CASE = Wording(r"\b(?:nghi|nghi ngờ|thấy|khi|lúc|nếu|lỡ|nhỡ|mỗi khi|để|giúp|cho|với|vì|như)(?: một)? $")
"""Right before a child of whom advice speaks."""
MET = Wording(r"\b(?:gặp|do|vì|tình trạng|dẫn đến|chẩn đoán|bị) (?:\w+ )?$")


COUNSELS = Wording(
    r"^\W*(?:chớ|không (?!may|ai|chỉ|ngờ|lâu|còn|thấy|qua|kịp))"
    r"|\b(?:hãy|đừng|khuyến cáo|khuyên|lưu ý|nên (?:làm|để|đưa|gọi|cho|nói|hỏi)|tuyệt đối|nguy cơ|dễ bị"
    r"|dấu hiệu|triệu chứng|thường (?:gặp|bị|xảy|là|do)|có thể (?:bị|gây|dẫn|là|khiến|làm|tử|để)"
    r"|phòng,? (?:tránh|chống|ngừa)|tuyên truyền|theo luật|quy định|điều \d+|bất kỳ|bất cứ|mỗi khi|hướng dẫn"
    r"|kỹ năng|làm gì|ra sao|thế nào|nhiều (?:trẻ|em|cháu|bé))\b"
)
"""Advice and law."""
SHARE_OF_BODY = re.compile(
    r"\b(?:(?:tỷ|tỉ|ty|ti) (?:lệ|le) )?(?:bỏng|bong|tổn thương|ton thuong|thương tích|thuong tich)"
    r"[^.]{0,40}?\d+(?:[.,]\d+)? ?%?"
)
TAKEN_CARE_OF = Wording(
    r"\b(?:bệnh viện|cấp cứu|biên phòng|xuất viện|nằm viện|phòng bệnh|điều trị|bác sĩ|kíp trực|giám định|tòa"
    r"|hội đồng xét xử|cáo trạng|(?:đầu|giữa|cuối) tháng|\d{1,2}/\d{1,2}|hôm (?:\d|kia|nọ|trước)|m[ùồ]ng \d+"
    r"|tuần (?:qua|trước)|khoa (?:hồi sức|nhi|bỏng)|hồi sức|tiếp nhận|bị bắt|tạm giữ|tạm giam|truy tố"
    r"|tuyên phạt|lập biên bản|tháng trước|năm ngoái|mấy hôm|tối ấy|đêm ấy|đồn|điều tra)\b"
)
"""The same, where a child is met in the sentences around."""
SUPPOSED = Wording(r"\b(?:nếu|giả sử|lỡ)\b|\b(?:từ chối|không chịu|phản đối|suýt) (?:\w+ ){0,2}$")
MONTHS_OLD = re.compile(r"(?<!dưới )(?<!duoi )(?<!từ )(?<!tu )\b\d+ (?:tháng|thang) (?:tuổi|tuoi)\b")
_DONE = (
    r"(?:dâm ô|hiếp dâm|cưỡng dâm|giao cấu|hành hạ|xâm hại(?: tình dục)?|bạo hành|mua bán|ngược đãi|giết"
    r"|cưỡng bức|quan hệ tình dục(?: khác)?|đánh đập|chiếm đoạt)"
)
_TO_A_CHILD = (
    r"(?:đối với |với |cho )?(?:người (?:dưới|từ đủ) 1\d|trẻ em|trẻ (?:dưới|\d+)|(?:một |hai |nhiều )?(?:bé"
    r"|cháu|em|học sinh|học trò|nữ sinh|nam sinh|con (?:gái|trai|riêng|đẻ|ruột|của)))\b"
)
_TAKEN = r"(?:bắt|khởi tố|tạm giam|tạm giữ|truy tố|truy nã|tuyên|xét xử|lĩnh|lãnh|nhận|bị phạt|phạt) ?"
CHARGED = Wording(
    rf"\b{_TAKEN}.{{0,200}}\b{_DONE}.{{0,60}}?{_TO_A_CHILD}|\b{_DONE}.{{0,60}}?{_TO_A_CHILD}.{{0,200}}\b{_TAKEN}"
)
"""“Bắt tạm giam … về tội dâm ô đối với người dưới 16 tuổi”: where there is a suspect there is a child."""
RESCUES = Wording(
    r"\bcứu (?:sống |được |thoát )*(?:\d+|một|hai|ba|bốn|các|những|nhiều|bạn|em|cháu|bé|người|trẻ)\b"
    r"|\bđược (?:[^.]{0,60}\W)?cứu\b"
)
SUFFERS = Wording(
    r"\b(?:bị|tử vong|tử nạn|thiệt mạng|mất tích|chết(?! đuối)|kiệt sức|không may|hy sinh|không qua khỏi"
    r"|nguy kịch|qua đời|mất mạng|cuốn|thi thể|chìm|đuối sức|hôn mê|nhập viện|cấp cứu)\b"
)
"""Who rescues others is no victim, unless something of this is told, too."""
LAW = Wording(
    r"\b(?:người nào|thì bị|có thể bị|khung hình phạt|bộ luật hình sự quy định|trường hợp phạm tội)\b"
)
