"""Numbers of help that a text names, made links that a telephone dials; no word of the text changes.

A short number is one only where it is called: after "gọi", "tổng đài" and the like, or at the head of an item
that goes on with what it is for. "111 em", "115 triệu" and "Nghị định 115" stay as they are. A long number
cannot be anything else.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from media_mandate.mandate.reach import Helpline
from media_mandate.reading.sanitising import INLINE, VOID, WRITTEN

_LEFT_ALONE = frozenset({"a", "code", "pre", "kbd", "samp", "summary", "label", "abbr"})
"""Elements in which nothing becomes a link: they are one, or are not prose."""

_SHORT = 5
"""Digits from which on a number is a telephone's, whatever stands around it."""

_WORD = re.compile(r"\w+|[^\w\s]")
_ENDS = frozenset(".!?…;")

_CALLS = frozenset(
    (
        "gọi",
        "quay",
        "bấm",
        "nhấn",
        "hotline",
        "trực",
        "call",
        "calls",
        "called",
        "calling",
        "dial",
        "ring",
        "helpline",
    )
)
"""Words after which a number is called."""
_CALL_PAIRS = frozenset(
    {
        *("tổng đài", "đường dây", "điện thoại", "liên hệ", "công an", "cảnh sát", "cứu hỏa", "cứu hoả"),
        *("chữa cháy", "gần nhất", "cấp cứu", "cứu nạn", "cứu hộ", "số máy", "the number", "the helpline"),
    }
)
_BETWEEN = frozenset(
    {
        *("ngay", "liền", "luôn", "gấp", "đến", "tới", "cho", "về", "vào", "số", "máy", "điện", "thoại"),
        *("nóng", "quốc", "gia", "bảo", "vệ", "trẻ", "em", "khẩn", "cấp", "cứu", "hỏa", "hoả", "hộ", "nạn"),
        *("qua", "của", "theo", "hoặc", "hay", "và", "rồi", "công", "an", "cảnh", "sát", "xã", "phường"),
        *("cháy", "y", "tế", "nhờ", "the", "number", "to", "on", "or", "and", "helpline", "child"),
        *("national", "emergency", ",", ":", "(", ")", "“", "”", '"', "'"),
    }
)
"""Words and signs that may stand between such a word and the number."""
_AFTER = frozenset(
    {
        *(
            "để",
            "đến",
            "khi",
            "nếu",
            "ngay",
            "hoặc",
            "hay",
            "và",
            "là",
            "có",
            "được",
            "xin",
            "nhờ",
            "miễn",
            "đang",
        ),
        *("sẽ", "luôn", "trực", "mà", "thì", "vì", "rồi", "cho", "của", "ở", "tại", "hỏi", "trở", "theo"),
        *("trước", "cũng", "từ", "lúc", "bất", "đi", "giúp", "trong", "dù", "nghe", "liền", "nhé", "thôi"),
        *("to", "for", "if", "when", "and", "or", "is", "was", "now", "free", "at", "from", "became", "can"),
    }
)
"""Words that go on after a number that is called; after one that counts stands what is counted."""
_BEFORE_SO = frozenset(
    {
        *("gọi", "là", "và", "hoặc", "hay", "vào", "đến", "tới", "nhớ", "thuộc", "cho", "qua", "bằng"),
        *("các", "những", "theo", "thêm", "lưu", "với", "cùng"),
    }
)
"""Words before "số" where it is no number of a decree, a house or a page."""
_COUNTED = frozenset(
    {
        *("số", "ca", "vụ", "cuộc", "lượt", "hộ", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "đồng", "em"),
        "người",
    }
)
"""What a number counts: behind the dash of an item that it heads, or right behind "tổng đài 111"."""
_GOES_ON = re.compile(r"[.,:-]?\d|/")
_GOES_BEFORE = re.compile(r"[\d/][.,:/-]?$|[/.-]$")
"""Where a number is a part of a longer one, of a day or of an address."""
_JOINING = frozenset((",", "/", "hoặc", "hay", "và", "or", "and"))
_DASHES = frozenset("—–-:")


@dataclass
class _Run:
    """The text of a block, and which pieces of the HTML it is made of."""

    pieces: list[tuple[int, int, int]] = field(default_factory=list)  # start, end, number of the piece
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, piece: int | None) -> None:
        if piece is not None:
            self.pieces.append((self.length, self.length + len(text), piece))
        self.parts.append(text)
        self.length += len(text)

    def holding(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The piece in which all of a place stands."""
        index = bisect(self.pieces, start, key=itemgetter(0)) - 1
        return self.pieces[index] if index >= 0 and end <= self.pieces[index][1] else None


@dataclass(frozen=True)
class Calling:
    """The numbers that are looked for."""

    lines: tuple[Helpline, ...]

    @cached_property
    def _number(self) -> re.Pattern[str]:
        dialled = sorted({line.dialled for line in self.lines}, key=len, reverse=True)
        spelt = (
            r"\)?[ .-]?".join(map(re.escape, number)) if len(number) >= _SHORT else number
            for number in dialled
        )
        return re.compile(rf"(?<![\w+])(?:{'|'.join(spelt)})(?![\w%°])")

    def linked(self, body: str) -> str:
        """The HTML of a body in which the numbers are links."""
        if not self._number.search(body):
            return body
        pieces = [found[0] for found in WRITTEN.finditer(body)]
        links: dict[int, list[tuple[int, int, str]]] = {}
        for run in _runs(body):
            for piece, start, end, number in self._called(run):
                links.setdefault(piece, []).append((start, end, number))
        for piece, found in links.items():
            text = pieces[piece]
            for start, end, number in sorted(found, reverse=True):
                text = f'{text[:start]}<a href="tel:{number}">{text[start:end]}</a>{text[end:]}'
            pieces[piece] = text
        return "".join(pieces)

    def _called(self, run: _Run) -> Iterator[tuple[int, int, int, str]]:
        text = "".join(run.parts).replace("&nbsp;", " " * len("&nbsp;"))
        last = -1
        for found in self._number.finditer(text):
            start, end = found.span()
            number = re.sub("[ .)-]", "", found[0])
            if ")" in found[0] and text[start - 1 : start] == "(":
                start -= 1
            place = run.holding(start, end)
            is_long = len(number) >= _SHORT
            if not (is_long or _is_called(text, start, end, follows=last)):
                continue
            last = end
            if place is not None:
                yield place[2], start - place[0], end - place[0], number


def _is_called(text: str, start: int, end: int, *, follows: int) -> bool:
    if _GOES_ON.match(text, end) or _GOES_BEFORE.search(text[max(0, start - 2) : start]):
        return False
    after = _WORD.findall(text[end : end + 60].lower())
    before = _WORD.findall(text[max(0, start - 120) : start].lower())
    heads = all(not sign.isalnum() for sign in before)
    if heads and after and (after[0] in _DASHES or after[0] in ("hoặc", "hay")):
        return not (after[1:] and after[1] in _COUNTED)
    goes_on = not after or not after[0].isalnum() or after[0] in _AFTER
    if not goes_on:
        return before[-2:] == ["tổng", "đài"] and after[0] not in _COUNTED
    if follows >= 0 and set(_WORD.findall(text[follows:start].lower())) <= _JOINING:
        return True
    return _is_after_call(before, is_followed=bool(after) and after[0].isalnum())


def _is_after_call(before: list[str], *, is_followed: bool) -> bool:
    """Whether the words before a number end with a call, and with what may stand between the two."""
    for place in range(len(before) - 1, max(-1, len(before) - 14), -1):
        word, pair = before[place], " ".join(before[place - 1 : place + 1]) if place else ""
        if word in _CALLS or pair in _CALL_PAIRS:
            return True
        if word == "số" and place == len(before) - 1:
            previous = before[place - 1] if place else "."
            if previous in _BEFORE_SO or (is_followed and not previous.isalnum()):
                return True
        if word in _ENDS or word not in _BETWEEN:
            return False
    return False


def _runs(body: str) -> Iterator[_Run]:
    """The texts of blocks, with what may become a link in them."""
    run, closed = _Run(), 0
    for number, found in enumerate(WRITTEN.finditer(body)):
        tag = found["tag"]
        if tag is None:
            if found["comment"] is None:
                run.add(found[0], None if closed else number)
            continue
        if tag in _LEFT_ALONE:
            closed += -1 if found["end"] else 1
        if tag not in INLINE or tag in VOID:
            yield run
            run = _Run()
    yield run
