"""Lines that say whose an article and its pictures are: “Bài, ảnh: …”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from media_mandate.word.capitals import as_names
from media_mandate.word.masthead import folded

_MADE = "tin, bài|tin|bài|bài viết|tin bài|nội dung|lời"
_SHOWN = "ảnh|hình|hình ảnh|clip|video|đồ họa|minh họa|tranh"
_WHO = (
    "tác giả|người viết|người viết bài|người thực hiện|thực hiện|phóng viên|nhóm phóng viên|nhóm pv|pv|ctv"
    "|cộng tác viên|biên tập|biên tập viên|btv|kịch bản|nhóm thực hiện|tổng hợp|nhóm tác giả|biên soạn"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<both>(?:{_MADE}) ?(?:,|và|&|-|–|/|\+) ?(?:{_SHOWN})(?: ?(?:,|và|&|-|–) ?(?:{_SHOWN}))?)"
    rf"|(?P<who>(?:{_WHO})(?: ?[-–/&] ?(?:{_WHO}))?|{_MADE})"
    rf"|(?P<shown>(?:nguồn |tác giả )?(?:{_SHOWN})(?: minh họa)?|quay phim|người chụp)"
    r"|(?P<source>nguồn)) ?: ?"
)
_APART = re.compile(r" ?(?:[,;/&+|]|(?<=\w\w) ?[-–—] ?|\bvà\b) ?")
_BRACKETS = re.compile(
    r" ?[(](?:t/h|quay phim|ảnh|video|tổng hợp|thực hiện|ghi|lược ghi|biên soạn|sưu tầm|thực hiện và ảnh)[)]",
    re.I,
)
_LONGEST = 80
_FAMILY = re.compile(
    r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|dương|đinh|trương|lâm|đoàn|trịnh|mai|tô|tạ"
    r"|cao|chu|châu|lương|hồ|lý|hà|siu|ksor|kpă|kpuih|rơ|rmah|rcom|rahlan|nay|puih|a|y)\b"
)
"""What names of persons begin with: the families that are met most in this country and its highlands."""

_BODIES = re.compile(
    r"(?:ban|tòa soạn|nhóm|tổ|bạn đọc|pv|ctv|btv|phóng viên|cộng tác viên|biên tập viên|thông tấn|báo|đài|sở"
    r"|phòng|trung tâm|trạm|hội|đoàn|trường|công an|bệnh viện|ubnd|ủy ban|cục|chi cục|tỉnh đoàn|huyện đoàn"
    r"|mặt trận|cơ quan|đơn vị|nhà trường|gia đình|nhân vật|tác giả|bộ|viện|đội|liên đoàn)\b"
)
_SOURCES = re.compile(
    r"(?:(?:.{0,40} )?cung cấp|tư liệu.{0,30}|minh họa|internet|sưu tầm|chụp màn hình|theo .{1,40}|t/h"
    r"|tổng hợp|(?:lược |thực hiện và )?ghi|st|nvcc|như trên)"
)
_MOST_OF_BODY, _MOST_OF_NAME = 6, 5


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, and whose the pictures are."""

    authors: tuple[str, ...] = ()
    credit: str = ""


def read_byline(text: str) -> Byline | None:
    """What a line with labels says; None where it begins with none, or says more than names."""
    small = folded(text)
    if len(small) != len(text) or len(text) > 2 * _LONGEST:
        return None
    text, small = text.strip("(*)[] "), small.strip("(*)[] ")
    found = list(_LABEL.finditer(small))
    if not found or found[0].start() > 0 or found[0]["source"]:
        return None
    authors: list[str] = []
    credit = ""
    for label, following in zip(found, [*found[1:], None], strict=True):
        value = text[label.end() : following.start() if following else None].strip(" -–—;,/|.()")
        value += ")" * (value.count("(") - value.count(")"))
        if not value or len(value) > _LONGEST or not _is_whom(value):
            return None
        if label["who"] or label["both"]:
            authors += names_in(value)
        if label["shown"] or label["both"]:
            credit = ", ".join(names_in(value))
    return Byline(tuple(dict.fromkeys(authors)), credit)


def is_labelled(text: str) -> bool:
    """Whether a line begins with a byline's label, whatever follows it."""
    return _LABEL.match(folded(text).strip("(*)[] ")) is not None


def labels_in(text: str) -> str:
    """The words of a byline that only say what the names in it are for."""
    return " ".join(found[0] for found in _LABEL.finditer(folded(text)))


def is_person(text: str) -> bool:
    """Whether a line in capitals is the name of one person."""
    words = folded(text).split()
    return 2 <= len(words) <= _MOST_OF_NAME - 1 and _FAMILY.match(words[0]) is not None and is_named(text)


def _is_whom(text: str) -> bool:
    """Whether what follows a label says who it was: persons, a body, a source; and no more than that."""
    bare = _BRACKETS.sub("", text).strip(" .*()")
    small = folded(bare)
    if is_named(bare) or _SOURCES.fullmatch(small):
        return True
    parts = [part.strip(" .") for part in _APART.split(bare) if part.strip(" .")]
    return bool(parts) and all(
        is_named(part)
        or _SOURCES.fullmatch(folded(part))
        or (_BODIES.match(folded(part)) is not None and len(part.split()) <= _MOST_OF_BODY)
        for part in parts
    )


def names_in(text: str) -> list[str]:
    """The names in a line that has nothing else."""
    bare = _BRACKETS.sub("", text).strip(" .*")
    return [as_names(name) for part in _APART.split(bare) if (name := part.strip(" .-–*"))]


def is_named(text: str) -> bool:
    """Whether a line looks like one or more names, each word of which has a capital."""
    bare = _BRACKETS.sub("", text).strip(" .*()")
    names = [part.strip() for part in _APART.split(bare) if part.strip()]
    words = [word for name in names for word in name.split()]
    return (
        bool(names)
        and len(bare) <= _LONGEST
        and all(
            1 <= len(name.split()) <= 5 and all(word[0].isupper() for word in name.split()) for name in names
        )
        and not any(map(str.isdigit, bare))
        and len(words) <= 15
    )
