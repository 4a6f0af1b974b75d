"""Names that no capital shows as such: nicknames in quotes, small letters behind “tên”, accounts and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from media_mandate.children.names.lists import is_syllable, listed
from media_mandate.children.names.mention import JOINED
from media_mandate.children.tokens import CAPITAL, wordings

_NICKNAME = re.compile(
    r"""
    \b (?P<by> tên(?!\ gọi) | gọi | biệt\ danh | nick | nickname | facebook | zalo | tiktok | tự ) \b
    [^.\n"“”]{0,25}
    ["“] \s* (?P<name> [^"“”\n]{2,40}? ) \s* ["”]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_GROUP = re.compile(r"\b(?:nhóm|hội|fanpage)\s*$", re.IGNORECASE)
_SMALL = re.compile(
    rf"""
    \b (?: tên | gọi | biệt\ danh | nick ) (?: \ (?: thật | gọi | em | cháu | bé | thường\ gọi | ở\ nhà ) )?
    (?: \ là )? \ (?P<name> [^\W\d_{CAPITAL}]+ )
    (?= [,.;:!?)\n] | \ (?: đã | bị | được | đang | và | năm ) \b | $ )
    """,
    re.VERBOSE,
)
_SIGN = re.compile("[@#]")
_INNER = re.compile(rf"[^\W\d_{CAPITAL}][{CAPITAL}]")
_HANDLE = re.compile(r"(?<![\w.@/&])(?P<name>[@#][^\W\d][\w.]{3,})")
_ACCOUNT = re.compile(
    r"\b(?:tài khoản|nick|nickname|biệt danh|facebook|fb|zalo|tiktok|instagram|telegram|discord|messenger"
    r"|kênh|id)"
    r"(?: (?:tên|là|có tên|ảo|mang tên|tiktok|facebook|instagram|zalo|game|của \w+)){0,2} [“\"']?"
    r"(?P<name>[^\W\d_][^\W_]*(?:[._]\w+)+|[^\W\d_]{2,}\d{2,}\w*)",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    rf"(?<![\w.])(?P<name>(?:[{CAPITAL}]\.){{1,2}}[{CAPITAL}][^\W\d_{CAPITAL}]+)(?!\w| [{CAPITAL}])"
)
"""A given name behind letters for the rest: “T.Hương”, but no ward: “P.Thống Nhất”."""
_CALLED = re.compile(rf"(?P<name>\b[{CAPITAL}][^\W\d_]* [“\"][^“”\"\n]{{2,12}}[”\"])")
"""A given name with a nickname behind it: “Hà "lùn"”."""
_HEAD = re.compile(r"(?:\A|[.!?:…\n\-–—|])[\s“\"]*\Z")
_OF_CLANS = re.compile(
    r"(?P<name>\b(?:RƠ MAH|RƠ CHÂM|RƠ Ô|RAH LAN|RMAH|RCHÂM|KSOR|SIU|KPĂ|NAY|[HK]['’]\w+)"
    r"(?: (?!(?:VÀ|BỊ|ĐÃ|TẠI)\b)\w+){1,2})"
)
"""A name of highland peoples in a line of capitals."""


_UNMARKED = re.compile(r"(?<![\w'’])[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}(?![\w'’])")


def without_marks(text: str) -> Iterator[tuple[int, int]]:
    """Names in a line that has no marks by chance, and is read as if it lacked them: “Minh Anh”."""
    for match in _UNMARKED.finditer(text):
        words = match[0].lower().split()
        if listed("given").issuperset(words[1:]) and words[0] in listed("given") | wordings(False).surnames:
            yield match.span()


def _is_nickname(match: re.Match[str]) -> bool:
    """Whether quotes hold what somebody is called, and no group, school or word that is explained."""
    name, words = match["name"], match["name"].lower().split()
    before = match.string[max(0, match.start() - 12) : match.start()]
    if (
        not words
        or words[0] in listed("no_nicknames")
        or name in listed("compounds")
        or _GROUP.search(before)
    ):
        return False
    if name != name.lower():
        return len(words) < 5
    is_called = match["by"].lower() != "gọi" or not listed("given").isdisjoint(words)
    return is_called and len(words) < 3


def written_apart(text: str) -> Iterator[tuple[int, int]]:
    """Where such names stand in a text."""
    yield from (match.span("name") for match in _NICKNAME.finditer(text) if _is_nickname(match))
    for match in _SMALL.finditer(text):
        if match["name"] in listed("given") - listed("no_names_at_head"):
            yield match.span("name")
    for sign, pattern in ((_SIGN, _HANDLE), (_ACCOUNT, _ACCOUNT), (_INNER, JOINED), (_SHORTENED, _SHORTENED)):
        if sign.search(text):
            yield from (match.span("name") for match in pattern.finditer(text))
    for match in _CALLED.finditer(text):
        word = match["name"].split()[0].lower()
        is_head = _HEAD.search(text[max(0, match.start() - 5) : match.start()]) is not None
        if not is_head or word in listed("given") or not is_syllable(word):
            yield match.span("name")
    for match in _OF_CLANS.finditer(text):
        if match["name"].isupper():
            yield match.span("name")
