"""The headings and captions in the text of a Word file, by how they look and where they stand."""

from __future__ import annotations

import re
from statistics import median

from media_mandate.word.lines import WordLine, body_size
from media_mandate.word.masthead import folded
from media_mandate.word.roles import LineRole, Roles

_LEAST_CAPTION = 3
"""Of how many words a line is at least that is a caption by nothing but its place."""

_LONGEST_CAPTION, _LONGEST_HEADING = 260, 120
_CAPTION = re.compile(
    r"(?:(?:chú thích(?: ảnh)?|ghi chú ảnh|lời ảnh|ct ảnh|chú thích hình)(?: [0-9]+)? ?[:.]"
    r"|(?:ảnh|hình|h[.])(?: ?[0-9]+)? ?[:.]|ảnh minh họa|ảnh tư liệu)"
)
_CREDIT = re.compile(
    r"(?<!\w)(?:ảnh|nguồn ảnh|nguồn|hình)(?: minh họa)? ?: ?[^.:]{2,60}[.)]?$|[(](?:ảnh|nguồn)\b"
)
_LABEL = re.compile(
    r"(?:chú thích(?: ảnh)?|ghi chú ảnh|lời ảnh|ct ảnh|chú thích hình)(?: [0-9]+)? ?[:.] ?"
    r"|(?:ảnh|hình|h[.]) ?[0-9]+ ?[:.] ?"
)
_ASKED = re.compile(r"(?:pv|p[.]v|phóng viên|hỏi|người dẫn|mc|btv|nhà báo)\b[^:]{0,30}[:.]")
_TABLE = re.compile(r"(?:bảng|biểu|sơ đồ|biểu đồ)(?: số)? [0-9]+ ?[.:]")
_SAID = re.compile(r"[-–+] |[“\"]")
SPOKEN = re.compile(
    r"(?:phỏng vấn|pv|băng|tiếng động|nhạc|hình|mc|ptv|btv|người dẫn|lời bình|off|trích) ?[0-9]?\b[^:]{0,20}:"
)


def mark_body(found: Roles) -> None:
    """Mark captions and headings among the lines that stay."""
    for number in range(len(found.lines)):
        if found.is_text(number) and is_caption(found, number):
            found.role[number] = LineRole.CAPTION
    _mark_headings(found)


def is_caption(found: Roles, number: int) -> bool:
    """Whether a line says what a picture above or, by its style alone, below it shows."""
    line = found.lines[number]
    if not line.text or line.has_picture or line.style.startswith("heading"):
        return False
    around = [found.lines[n] for n in (number - 1, number + 1) if 0 <= n < len(found.lines)]
    is_styled = "caption" in line.style or "chú thích" in line.style
    if is_styled:
        return any(other.has_picture for other in around) or _goes_on(found, number)
    if len(line.text) > _LONGEST_CAPTION or number == 0:
        return False
    if _goes_on(found, number):
        return True
    above = found.lines[number - 1]
    if not above.has_picture or above.text:
        return False
    if _CAPTION.match(folded(line.text)) or _CREDIT.search(folded(line.text)):
        return True
    if line.is_marked and not line.is_italic and line.align == "left":
        return False
    texts = [len(other.text) for n, other in enumerate(found.lines) if n != number and len(other.text) > 60]
    usual = median(texts) if texts else 0
    if line.is_italic or line.align == "center":
        return True
    if len(line.text.split()) < _LEAST_CAPTION:
        return False
    if line.size <= body_size(found.lines) - 1:
        return True
    return len(line.text) <= 160 and len(line.text) < usual / 1.6 and not line.text.endswith(":")


def _goes_on(found: Roles, number: int) -> bool:
    """Whether a line is the credit of a picture whose caption stands right above it."""
    if number < 2 or found.role[number - 1] is not LineRole.CAPTION:
        return False
    return is_credit_line(found.lines[number].text)


def caption_label(text: str) -> int:
    """How many letters of a caption only say that it is one."""
    small = folded(text)
    begun = _LABEL.match(small)
    return begun.end() if begun and len(small) == len(text) else 0


def without_credit(text: str) -> str:
    """A caption without whose picture it is."""
    small = folded(text)
    if len(small) != len(text):
        return text
    ended = re.search(
        r"[(\[]?(?<!\w)(?:ảnh|nguồn ảnh|hình|nguồn|nguồn hình)(?: minh họa| tư liệu)? ?"
        r"(?::[^:]{2,60}|minh họa|tư liệu)[.)\]]?$",
        small,
    )
    return text[: ended.start()].strip(" -–—.,;(*") if ended else text.strip(" .*")


def is_credit_line(text: str) -> bool:
    """Whether a line only says whose a picture is."""
    return re.match(r"[(]?(?:ảnh|nguồn ảnh|hình|nguồn) ?:", folded(text)) is not None and len(text) <= 80


def _mark_headings(found: Roles) -> None:
    body = found.body
    size = body_size(found.lines)
    is_interview = sum(bool(_ASKED.match(folded(found.lines[n].text))) for n in body) >= 2
    able = {n for n in body if _may_be_heading(found.lines[n], is_interview, size)}
    for place, number in enumerate(body):
        following = body[place + 1] if place + 1 < len(body) else None
        if number not in able or following is None:
            continue
        run = _run(able, body, place)
        are_many = run > 2 or (run == 2 and following in able and _is_alike(found, number, following))
        if not are_many and not found.lines[number].style.startswith("heading"):
            found.role[number] = LineRole.HEADING


def _run(able: set[int], body: list[int], place: int) -> int:
    """How many lines follow each other that may be headings."""
    first = last = place
    while first > 0 and body[first - 1] in able:
        first -= 1
    while last + 1 < len(body) and body[last + 1] in able:
        last += 1
    return last - first + 1


def _is_alike(found: Roles, one: int, other: int) -> bool:
    first, second = found.lines[one], found.lines[other]
    return (first.is_bold, first.is_italic, first.is_upper) == (
        second.is_bold,
        second.is_italic,
        second.is_upper,
    )


def _may_be_heading(line: WordLine, is_interview: bool, size: float) -> bool:
    if line.style.startswith("heading"):
        return True
    if "caption" in line.style or line.has_picture or line.table is not None:
        return False
    if not 3 <= len(line.text) <= _LONGEST_HEADING:
        return False
    if (
        line.text.endswith((".", ",", ";")) and not re.fullmatch(r"[IVX0-9]+[.]", line.text)
    ) or line.align == "right":
        return False
    if SPOKEN.match(folded(line.text)):
        return False
    if is_interview and (line.text.endswith("?") or _ASKED.match(folded(line.text))):
        return False
    if _TABLE.match(folded(line.text)):
        return False
    if _SAID.match(line.text) and not line.text.endswith(("”", '"')):
        return False
    is_capital = line.is_upper and sum(map(str.isalpha, line.text)) >= 6 and len(line.text.split()) >= 2
    return line.is_bold or line.is_underlined or is_capital or line.size > size
