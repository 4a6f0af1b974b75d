"""What a text shows of somebody beside the name: a relative, an office, a grown-up, or nothing."""

from __future__ import annotations

import re
from enum import Enum

from media_mandate.children.names.listing import Mention, credit_words, offices
from media_mandate.children.proofs import NAME
from media_mandate.children.words import folded


class Role(Enum):
    """Who somebody is by what stands beside the name, the surest first."""

    CHILD = "child"
    RELATIVE = "relative"
    OFFICE = "office"
    ADULT = "adult"
    UNKNOWN = "unknown"


_RELATIVE = re.compile(rf"(?:kz?q?(?:[cj5]|{NAME})?|R|b)(?:,{{1,2}}|[=:q])?t?$")
_RELATIVE_AFTER = re.compile(r",{1,2}=?q?w?(?:k(?!z?q?o)|R(?=[,.z]|$))|=q?[kR](?!z?q?o)|,t?z[tcj]")
_WORDS_OF_OFFICE = r"(?:[^.,:+cgjtkFSNAI]|(?<![SNAI])[SN](?![SNAI])){0,12}"
_OFFICE = re.compile(rf"o(?:[^.,:+tkFSNAI]{{0,12}},t|{_WORDS_OF_OFFICE}(?:,{{1,2}}|[=:])?[=:q]{{0,2}}t?)$")
_ANOTHER = re.compile(r"\b(?:và|cùng|với|hay|hoặc)\s+[^\W\d_A-ZĐ]")
"""What parts an office from another person: “trưởng thôn và nhân chứng …”."""
_OFFICE_AFTER = re.compile(r",{1,2}[=q]?w?(?P<o>o)|=q?(?P<is>o)")
_OFFICE_BESIDE = re.compile(r" ?(?:\(| [-–—] |, )(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,5})")
_ADULT = re.compile(r"t[=:q]{0,2}$")
_OF_AGE_AFTER = re.compile(r",{0,2}q{0,3}w?Q")

PRIVATE = frozenset(
    (
        *("tài xế", "lái xe", "phụ xe", "người lái xe", "người điều khiển xe", "người điều khiển xe máy"),
        *("người cầm lái", "nam thanh niên", "cô gái", "chàng trai", "người dân", "hàng xóm"),
        *("người hàng xóm", "công nhân", "nông dân", "người giúp việc", "nữ công nhân", "nam công nhân"),
        *("thợ", "thợ hồ", "phụ hồ", "chủ nhà", "chủ trọ", "chủ xe", "chủ rẫy", "phụ huynh học sinh"),
    )
)
"""Words for somebody who has no office: whoever is called so may be of the child's family."""


def role_of(mention: Mention) -> tuple[Role, str]:
    """Who somebody is, and the words that show it."""
    before, after = mention.before, mention.after
    first = mention.span[0] - len(before)
    office = _OFFICE.search(before)
    if office and _ANOTHER.search(_between(mention, first + office.start())):
        office = None
    after_office = _OFFICE_AFTER.match(after)
    if _line_before(mention).split()[-1:] and folded(_line_before(mention).split()[-1]) in _DEGREES:
        return Role.OFFICE, _line_before(mention).split()[-1]
    if _RELATIVE.search(before):
        return Role.RELATIVE, _words(mention, mention.span[0] - 1)
    if _RELATIVE_AFTER.match(after):
        return Role.RELATIVE, _words(mention, mention.span[1])
    if office and not is_private(mention, first + office.start()):
        return Role.OFFICE, mention.row.words(first + office.start())
    if after_office:
        at = mention.span[1] + after_office.start(after_office.lastgroup or 0)
        if not is_private(mention, at):
            return Role.OFFICE, mention.row.words(at)
    if beside := _OFFICE_BESIDE.match(mention.text, mention.end):
        words = beside["words"].lower()
        if any(words == office or words.startswith(f"{office} ") for office in offices()):
            return Role.OFFICE, beside["words"]
    if office or after_office or _ADULT.search(before) or _OF_AGE_AFTER.match(after):
        return Role.ADULT, _words(mention, mention.span[0] - 1)
    if _is_credit(mention):
        return Role.OFFICE, _line_before(mention).strip()
    return Role.UNKNOWN, ""


def is_private(mention: Mention, index: int) -> bool:
    """Whether the word at a sign is said of an accused or somebody without an office."""
    return mention.row.signs[index] == "&" or mention.row.words(index) in PRIVATE


def is_accused_or_driver(mention: Mention) -> bool:
    """Whether somebody of 18 or more is told as accused, or as driver."""
    near = mention.row.signs[max(0, mention.span[0] - 6) : mention.span[1] + 12]
    roles = "&" in near or any(
        mention.row.words(index) in ("tài xế", "lái xe", "người điều khiển xe", "người điều khiển xe máy")
        for index in range(max(0, mention.span[0] - 3), mention.span[0])
    )
    return roles and _OF_AGE_AFTER.match(mention.after) is not None


_DEGREES = frozenset(
    ("ts.bs", "ths.bs", "pgs.ts", "gs.ts", "bs.cki", "bs.ckii", "ts", "ths", "bs", "pv", "ctv")
)
_NO_WORD = re.compile(r"[^\w,. ]+")


def _is_credit(mention: Mention) -> bool:
    """Whether it is who wrote or took something: behind a word for it, or alone on the last line."""
    before = " ".join(_NO_WORD.sub(" ", _line_before(mention)).split())
    if (
        any(before == credit or before.endswith(f" {credit}") for credit in credit_words())
        and len(before.split()) < 4
    ):
        return True
    line = mention.text[mention.text.rfind("\n", 0, mention.start) + 1 :].rstrip()
    if "\n" in line or len(line) > _LINE or not mention.text[: mention.start].strip():
        return False
    small = [word for word in re.findall(r"[^\W\d_]+", line) if word.islower()]
    is_bare = line == mention.words or (line[-1] not in ".!?…" and all(word in _IN_CREDITS for word in small))
    return is_bare and len(line.split()) < 9 and not re.search("[cgjtk]", mention.before)


_LINE = 100
"""More letters than the line has on which people sign."""
_IN_CREDITS = frozenset(
    ("theo", "và", "bài", "ảnh", "tin", "ghi", "chép", "của", "nhóm", "thực", "hiện", "tổng", "hợp")
)


def _between(mention: Mention, index: int) -> str:
    """The text from a sign to the name."""
    return mention.row.text[mention.row.start(index) : mention.row.start(mention.span[0])]


def _words(mention: Mention, index: int) -> str:
    return mention.row.words(index) if 0 <= index < len(mention.signs) else ""


def _line_before(mention: Mention) -> str:
    begin = mention.row.start(mention.span[0])
    return mention.row.text[:begin].rpartition("\n")[2].lower()
