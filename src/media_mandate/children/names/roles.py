"""What a text shows of somebody beside the name: a relative, an office, a grown-up, or nothing.

The patterns are over the signs of `words.py`: `k` kin, `R` parents, `b` a household, `t` a title, `o` a post,
`c` and `j` a child, `Q` a grown-up's age, `q` a quality, `z` “của”, `,` and `.` stops.
"""

from __future__ import annotations

import re
from enum import Enum

from media_mandate.children.identifying.book import book
from media_mandate.children.names.lists import listed
from media_mandate.children.names.mention import Mention
from media_mandate.children.signs import SIGNS
from media_mandate.children.tokens import CAPITAL
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)


class Role(Enum):
    """Who somebody is by what stands beside the name, the surest first."""

    CHILD = "child"
    RELATIVE = "relative"
    OFFICE = "office"
    ADULT = "adult"
    PAGE = "page"
    UNKNOWN = "unknown"


_OFFICE_BESIDE = re.compile(r" ?(?:\(| [-–—] |, )(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,5})")


def role_of(mention: Mention) -> tuple[Role, str]:
    """Who somebody is, and the words that show it."""
    if _BOOK["relative"].search(mention.before):
        return Role.RELATIVE, _words(mention, mention.span[0] - 1)
    if _BOOK["relative_after"].match(mention.after):
        return Role.RELATIVE, _words(mention, mention.span[1])
    if why := _office(mention):
        return Role.OFFICE, why
    if _is_grown_up(mention):
        return Role.ADULT, _words(mention, mention.span[0] - 1)
    if _is_credit(mention):
        return Role.OFFICE, mention.line_before.strip()
    return Role.UNKNOWN, ""


def _office(mention: Mention) -> str:
    """The words that show an office; empty where none do."""
    after = _BOOK["office_after"].match(mention.after)
    at_after = mention.span[1] + after.start(after.lastgroup or 0) if after else None
    if _BOOK["harmed"].match(mention.after) or (at_after is not None and _is_private(mention, at_after)):
        return ""
    degree = mention.line_before.rpartition(" ")[2] or mention.line_before.rstrip().rpartition(" ")[2]
    if folded(degree.lower()) in listed("degrees"):
        return degree
    before = _BOOK["office"].search(mention.before)
    if before is not None:
        index = mention.span[0] - len(mention.before) + before.start()
        between = mention.row.text[mention.row.end(index) : mention.row.start(mention.span[0])]
        is_near = before["far"] is not None or _is_of_office(between)
        if is_near and not _is_private(mention, index):
            return mention.row.words(index)
    if at_after is not None:
        return mention.row.words(at_after)
    beside = _OFFICE_BESIDE.match(mention.text, mention.end)
    return beside["words"] if beside and _is_office(beside["words"]) else ""


_ANOTHER = re.compile(
    r"\b(?:và|cùng|với|hay|hoặc)\s+"
    rf"(?!(?:xã hội|công nghệ|môi trường|gia đình|trẻ em|phát triển|thương binh)\b)[^\W\d_{CAPITAL}]"
)
"""What parts an office from another person: “trưởng thôn và nhân chứng …”."""
_AND = re.compile(r"\b(?:và|cùng|với|hay|hoặc)\s*$")
_FULL_NAME = re.compile(rf"(?:[{CAPITAL}][^\W\d_{CAPITAL}]* ){{3}}")
_TOKEN = re.compile(r"[^\W\d_][\w.&-]*")


def _is_of_office(between: str) -> bool:
    """Whether all words before a name belong to the office: “Trưởng phòng Giáo dục và Đào tạo huyện”."""
    if _ANOTHER.search(between) or _AND.search(between) or _FULL_NAME.search(between):
        return False
    room = 0
    for word in _TOKEN.findall(between):
        if not word.islower():
            room = 3
        elif word in listed("within_offices"):
            continue
        elif room == 0 or word in listed("before_others"):
            return False
        else:
            room -= 1
    return True


def _is_office(words: str) -> bool:
    """Whether words beside a name are those of an office: with a capital, or one of those that need none."""
    low = words.lower()
    offices = listed("offices") if words[0].isupper() else listed("small_offices")
    return any(low == office or low.startswith(f"{office} ") for office in offices)


def _is_grown_up(mention: Mention) -> bool:
    """Whether a title, an age or a post shows a grown-up."""
    shown = (
        _BOOK["titled"].search(mention.before)
        or _BOOK["of_age_after"].match(mention.after)
        or _BOOK["of_post"].search(mention.before)
        or _BOOK["office_after"].match(mention.after)
    )
    return shown is not None


def _is_private(mention: Mention, index: int) -> bool:
    """Whether the word at a sign is said of an accused or somebody without an office."""
    return mention.row.signs[index] == SIGNS["accused"] or mention.row.words(index) in listed("private")


def is_accused_or_driver(mention: Mention) -> bool:
    """Whether somebody of 18 or more is told as accused, or as driver."""
    near = range(max(0, mention.span[0] - 3), mention.span[0])
    is_driver = any(mention.row.words(index) in listed("drivers") for index in near)
    is_accused = SIGNS["accused"] in mention.row.signs[max(0, mention.span[0] - 6) : mention.span[1] + 12]
    return (is_driver or is_accused) and _BOOK["of_age_after"].match(mention.after) is not None


_LINE = 100
"""More letters than the line has on which people sign."""
_ITEM = re.compile(r"\s*(?:[-*+|]|\d+[.)])|.*[\d;|]")


_LETTER = 600
"""More signs than the last paragraph of a letter has, or enough of it."""
_OF_A_LETTER = re.compile(
    r"(?:\b(?:con|em|cháu) (?:xin lỗi|yêu|nhớ|thương|cảm ơn|cám ơn|hứa|chào|mệt|sợ|mong|gửi)\b"
    r"|\b(?:mẹ|ba|bố|cha|má|cô|thầy|ông|bà|ngoại|chị|anh|bạn|nhà|người) ơi\b|\bký tên\b|\bthân (?:mến|ái)\b"
    r"|\bkính (?:đơn|thư|mong)\b|\bngười (?:làm|viết) đơn\b"
    r"|\b(?:con|cháu|em)(?: gái| trai)? của (?:mẹ|ba|bố|cha|má|cô|ngoại)\b)[^”\"]*\Z"
)
"""How children write to those whom they love: what stands alone below is no byline."""


_OF_A_PICTURE = re.compile(r"[–—(.-]\s*(?:Ảnh|Nguồn|Clip|Video|Đồ họa)\s*:\s*\Z")
_ENDS_A_LINE = re.compile(r"[).]*[ \t]*(?:\n|\Z)")


def _is_credit(mention: Mention) -> bool:
    """Whether it is who wrote or took something: behind a word for it, or alone on the last line."""
    if _OF_A_PICTURE.search(mention.line_before) and _ENDS_A_LINE.match(mention.text, mention.end):
        return True
    first = mention.text.rfind("\n", 0, mention.start) + 1
    line = mention.text[first : first + 2 * _LINE].partition("\n")[0].rstrip()
    small = {word for word in re.findall(r"[^\W\d_]+", line) if word.islower()}
    if not small <= listed("in_credits") or _ITEM.match(line) or len(line) > _LINE:
        return False
    said = " ".join(re.sub(r"[^\w,. ]+", " ", mention.line_before).lower().split())
    if any(said == credit or said.endswith(f" {credit}") for credit in listed("credits")):
        return True
    above = mention.text[:first].rstrip()
    if _OF_A_LETTER.search(above[-_LETTER:].rpartition("\n\n")[2].lower()):
        return False
    is_last = not mention.text[first + len(line) :].strip() and above and above[-1] != ":"
    return bool(is_last) and (line == mention.words or line[-1] not in ".!?…") and len(mention.syllables) > 1


def _words(mention: Mention, index: int) -> str:
    return mention.row.words(index) if 0 <= index < len(mention.signs) else ""
