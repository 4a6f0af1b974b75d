"""What stands above and below an article in Vietnamese offices, and is none of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 90


def any_of(words: str) -> str:
    """A pattern for one of several words, which may stand on several lines, with bars and blanks between."""
    parts = map(str.strip, re.split(r"\s\|\s", words))
    return f"(?:{'|'.join(parts)})"


_MOTTO = re.compile(
    any_of(
        """cộng hòa xã hội chủ nghĩa việt nam | độc lập ?[-–—] ?tự do | đảng cộng sản việt nam$
        | (?:là )?cơ quan (?:ngôn luận |báo chí )?(?:của|chủ quản) | tiếng nói của | diễn đàn của"""
    )
)
_COLUMN = re.compile('[(“"]?(?:chuyên mục|chuyên trang|chuyên san|phụ trương) ')
_MORE = 3

_NUMBER = re.compile(
    any_of(
        r"""(?:báo )?số(?: báo| ra)? ?[:.]? ?[0-9a-zđ./…_-]*[0-9./…_][0-9a-zđ./…_-]*(?: ?[,;(].{0,60})?$
        | số ?: | trang(?: số)? ?:? ?[0-9]+$ | năm thứ [0-9]+ | (?:thứ [a-zưăâ]+|chủ nhật)$"""
    )
    + "|"
    + any_of("ngày | thời gian | lịch")
    + " "
    + any_of("đăng | viết | gửi | phát sóng | phát | xuất bản | ra")
    + "(?: báo)? ?[:0-9]|cập nhật(?: lúc)? ?[:0-9]|"
    + any_of(
        """phát sóng | đăng ngày | thời lượng | thể loại | chuyên mục | chuyên trang | chuyên đề | mục | trang
        | kênh | chương trình | ấn phẩm | đơn vị | nơi gửi | kính gửi | gửi"""
    )
    + "(?: dự kiến)? ?:"
)
_DATED = re.compile(
    r"(?:[^\d,.;:]{2,40}, ?)?(?:(?:thứ [a-zưăâ]+|chủ nhật),? ?)?(?:ngày )?"
    r"(?:[0-9…._]{1,6} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{2,4}"
    r"|[0-9…._]{1,12} ?tháng ?[0-9…._]{1,12} ?năm ?[0-9…._]+)"
    r"(?:[ ,|-]*[0-9]{1,2}[:hg][0-9]{0,2}(?: ?[(]?gmt.*)?)?"
)
_OFFICE = re.compile(
    any_of(
        """ủy ban nhân dân | ubnd | ủy ban mttq | ủy ban mặt trận | tỉnh ủy | thành ủy | huyện ủy | đảng ủy
        | đảng bộ | hđnd | hội đồng nhân dân | sở | bộ | cục | chi cục | báo | đài | tạp chí | ban | phòng
        | trung tâm | hội | đoàn | tỉnh đoàn | huyện đoàn | công an | bệnh viện | trường | mặt trận | cơ quan
        | tòa án | viện | trạm | tòa soạn | liên đoàn"""
    )
    + r"\b"
)
_GENRE = re.compile(
    any_of(
        """phóng sự(?: ảnh)? | ghi chép | ký sự | bút ký | tin | tin bài | bài | bài viết | bài báo
        | phỏng vấn | tin tức | thời sự | xã hội | văn hóa | văn hóa xã hội | văn hóa - xã hội | giáo dục
        | y tế | sức khỏe | đời sống | pháp luật | bạn đọc | tiêu điểm | góc nhìn | xã luận | bình luận
        | chuyên mục | chuyên trang | chuyên đề | (?:gương )?người tốt việc tốt
        | (?:tin |tin bài |bài )?tuyên truyền | tài liệu tuyên truyền | kịch bản(?: phát thanh| truyền hình)?
        | bài phát thanh | tin phát thanh | lời bình | bản tin
        | trẻ em | vì trẻ em | thiếu nhi | gia đình | gia đình trẻ em | xây dựng đảng
        | chính trị | kinh tế | thể thao | đề cương | bài dự thi | bài cộng tác | (?:bài|tin) đăng báo
        | bản thảo | bài gửi đăng | nội dung | nội dung bài viết"""
    )
)
"""Words that alone say of what kind a text is, or under which heading it stood."""

_END = re.compile(
    r"[(]?(?:bài (?:viết )?|tin )?(?:có |dài )?[0-9.]+ (?:chữ|từ)\b|(?:số chữ|số từ|dung lượng)\b|"
    + any_of(
        r"""nơi nhận\b | xác nhận\b | duyệt\b | người duyệt | lãnh đạo duyệt | phê duyệt | ban biên tập duyệt
        | t/m\b | tm[.] | kt[.] | tl[.] | [(]?(?:đã ký|ký tên|ký, ghi|ký và ghi) | [-–+] ?(?:như trên|lưu\b)
        | lưu ?:"""
    )
    + "|"
    + any_of(
        """điện thoại | đt | sđt | số điện thoại | đtdđ | zalo | email | e-mail | mail | địa chỉ | đc | stk
        | thời lượng
        | số tài khoản | số tk | tk | mst | mã số thuế | cccd | cmnd | ngân hàng | facebook | bút danh"""
    )
    + " ?[:.]"
)
_ROLE = re.compile(
    any_of(
        """người viết(?: bài)? | người thực hiện | tác giả | phóng viên | biên tập viên | cộng tác viên
        | người báo cáo | (?:phó )?giám đốc | (?:phó )?hiệu trưởng | (?:phó )?chủ tịch
        | (?:phó )?tổng biên tập | (?:phó )?trưởng phòng | (?:phó )?trưởng ban | chánh văn phòng"""
    )
    + " ?:?"
)
_TEXT = re.compile(
    any_of("nội dung(?: bài(?: viết)?| tin)? | bài viết | chính văn | thân bài | toàn văn | bài")
)
_FORM = re.compile(
    any_of(
        """tên (?:bài|tin|tác phẩm|bài viết) | tiêu đề | tít | đầu đề | tựa đề | sapo | sa-?pô | tóm tắt
        | lời dẫn
        | tác giả | người viết | phóng viên | pv | ctv | người thực hiện | thực hiện | biên tập
        | biên tập viên
        | btv | quay phim | ảnh | bài, ảnh | bài và ảnh | chuyên mục | chuyên trang | thể loại | thời lượng
        | ngày (?:đăng|viết|gửi|phát sóng|phát) | phát sóng | số báo | trang | kênh | chương trình | đơn vị
        | bút danh | nội dung | nội dung bài(?: viết)? | bài viết | ghi chú | nguồn | kịch bản"""
    )
)


_FILE = re.compile(r"(?:[a-z]:[\\/]|\\\\|file:).*|[^/\\]+[.](?:docx?|rtf|odt|wps)")
"""Where the file lies, as Word's field of it says."""


def folded(text: str) -> str:
    """A text in small letters, its tone marks where the old way of spelling has them."""
    small = unicodedata.normalize("NFC", text).casefold()
    for new, old in (("uỷ", "ủy"), ("oà", "òa"), ("hoá", "hóa"), ("khoẻ", "khỏe"), ("toà", "tòa")):
        small = small.replace(new, old)
    return " ".join(small.split())


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w-]+", " ", folded(text)).split()).strip(" -")


def is_masthead(text: str, names: Collection[str]) -> bool:
    """Whether a line above an article names who prints it, when, and in which column; `names` are the desk's.

    What may be the beginning of an article is none.
    """
    small, bare = folded(text), _bare(text)
    if 3 * sum(map(str.isalpha, small)) < len(small) or not bare:
        return True
    if _FILE.fullmatch(small):
        return True
    if len(small) > _LONGEST:
        return bool(_MOTTO.match(small))
    if _MOTTO.match(small) or _NUMBER.match(small) or _DATED.fullmatch(small.strip("()*- ")):
        return True
    parts = [part for part in (_bare(part) for part in re.split(r"[-–—|:*]", text)) if part]
    known = {_bare(name) for name in names}
    if _COLUMN.match(small) or (text.isupper() and any(_is_longer(bare, name) for name in known)):
        return True
    return bool(parts) and (
        bare in known
        or all(
            part in known or any(kind.fullmatch(part) for kind in (_GENRE, _DATED)) or _NUMBER.match(part)
            for part in parts
        )
    )


def _is_longer(text: str, name: str) -> bool:
    """Whether a line is a name of the desk with a few words more: BÁO TỈNH ĐIỆN TỬ."""
    more = text.removeprefix(f"{name} ")
    return " " in name and more != text and len(more.split()) <= _MORE


def is_label(text: str) -> bool:
    """Whether the cell of a form says what stands in the next."""
    return _FORM.fullmatch(folded(text).strip(" :.*")) is not None


def is_text_label(text: str) -> bool:
    """Whether a line says that the article itself follows."""
    return _TEXT.fullmatch(folded(text).strip(" :.*-")) is not None


def is_office(text: str) -> bool:
    """Whether a line may be an office's name: in capitals, as letterheads are."""
    return text.isupper() and _OFFICE.match(folded(text)) is not None


def is_ending(text: str) -> bool:
    """Whether a line below an article is for the office alone: who signs, who gets it, where to pay."""
    small = folded(text)
    return bool(_END.match(small) or _ROLE.fullmatch(small) or _DATED.fullmatch(small.strip("()*- ")))
