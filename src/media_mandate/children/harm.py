"""Where a text tells that a particular child came to harm, or stands in proceedings.

Advice, law, figures and tales tell of nobody, and are left alone: the less plainly a child is told of, by
name, by age or as “em” alone, the more must stand beside it that tells of something that happened. The words
for harm are those of `words.yml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from typing import NamedTuple

from media_mandate.children.patterns import passages
from media_mandate.children.persons import REAL, persons
from media_mandate.children.proofs import NAME, words
from media_mandate.children.words import BORN, Branch, SignRow, folded, grow, is_plain, lists, read


@dataclass(frozen=True, slots=True)
class Harm:
    """Words from `start` to `end` of a text that tell of harm to a child, or of proceedings with one."""

    start: int
    end: int


def harms(text: str, names: Collection[str] = (), born: range = BORN) -> list[Harm]:
    """Where `text` tells of it, in order, once a sentence; `names` are children's, in small letters."""
    tellings = [
        telling
        for start, passage in passages(text)
        for telling in _tellings(_Passage(start, read(passage, born)), names)
    ]
    found = []
    for index, telling in enumerate(tellings):
        told = telling.told() or (telling.events and _in_story(tellings, index))
        if told:
            row, start = telling.row, telling.passage.start
            found.append(Harm(row.start(told[0]) + start, row.end(told[1] - 1) + start))
    return found


@dataclass(frozen=True)
class _Passage:
    """A paragraph, or a part of a long one, and where it begins."""

    start: int
    row: SignRow

    @cached_property
    def signs(self) -> str:
        return persons(self.row).signs


def _tellings(passage: _Passage, names: Collection[str]) -> Iterator[_Telling]:
    """The sentences of a passage, each with its events."""
    signs = passage.row.signs
    accused = (_Event(match.start(), match.end(), "accused") for match in re.finditer("&", signs))
    events = sorted((*_events(passage.row), *accused))
    for match in re.finditer("[^.]+", signs):
        own = [event for event in events if match.start() <= event.first < match.end()]
        yield _Telling(passage, names, *match.span(), own)


class _Event(NamedTuple):
    """Words for harm or proceedings: the signs from `first` to before `after`, and the list they are of."""

    first: int
    after: int
    what: str


_LISTS = ("ends", "mishaps", "acts", "traces", "no_harm")


@cache
def _branches(plain: bool) -> Branch:
    """The wordings, with diacritics or without."""
    root = Branch()
    for name in _LISTS:
        grow(root, lists(plain)[name], name)
    return root


def _events(row: SignRow) -> Iterator[_Event]:
    plain, lows, past = is_plain(row.text), row.lows, 0
    begins = _branches(plain).further
    for at in [at for at, low in enumerate(lows) if low in begins]:
        if at < past:
            continue
        branch, end, after, what = begins.get(lows[at]), at + 1, at + 1, None
        while branch is not None:
            if branch.sign is not None:
                after, what = end, branch.sign
            branch, end = branch.further.get(lows[end]), end + 1
        is_sure = not plain or after > at + 1 or (at > 0 and lows[at - 1] == "bi")
        if is_sure and what not in (None, "no_harm"):  # without diacritics one word means too much
            yield _Event(bisect_right(row.firsts, at) - 1, bisect_right(row.firsts, after - 1), str(what))
        past = after


class _Plainness(IntEnum):
    """How plainly a particular child is told of."""

    ANY = 0  # “em”, “trẻ”: of whom advice speaks, too
    SPOKEN_OF = 1  # “cháu bé”, “nạn nhân”
    DESCRIBED = 2  # “bé gái 7 tuổi”, “hai học sinh”
    KNOWN = 3  # by name, class or year of birth


_PERSON = re.compile(
    rf"""
      (?P<offspring>[ij]z?(?:[tk](?:{NAME}|_)*)?[,q=@]{{0,4}}(?:e@?[lL]|y))
    | (?P<grown>[kRt]z?q?(?:[cj](?:q?{NAME})?|{NAME})?|[omTH](?:=?{NAME})?|{NAME},{{0,2}}q{{0,2}}Q)
    | (?P<known>[cgj]q{{0,2}}[:=]{{0,2}}q?{NAME}(?:[,w]{NAME}){{0,3}}(?:,{{0,2}}q{{0,3}}w?[yY])?
      |[cgj][q,=e@G]{{0,4}}Y
      |[cgj][qyYlL,]{{0,4}}:=?q?{NAME}
      |{NAME},{{0,2}}q{{0,3}}w?[yY]|{NAME},{{0,2}}[=q]{{0,2}}[cg]?e?@?[Ll])
    | (?P<described>[cj][q,=e@G]{{0,4}}[yLl]|g[q,=e@G]{{0,4}}[Ll]|0c)
    | (?P<young>gq?w?y)
    | (?P<child>[cgj])
    | (?P<name>(?<![rh@xd<]){NAME})
    """,
    re.VERBOSE,
)
_NAMED = re.compile(rf"c[qw]{{0,4}}[:=,]{{0,2}}q?{NAME}")
_ANY_CHILD = frozenset(
    (
        "em",
        "cháu",
        "bé",
        "em bé",
        "đứa trẻ",
        "một đứa trẻ",
        "một trẻ",
        "một trẻ em",
        "trẻ này",
        "cái",
        "thằng",
    )
)
_COUNTED = re.compile(r"(?:một|hai|ba|1|2|3|mot) ")


class _Wording:
    """A pattern of words, sought with diacritics or, in a text without them, without."""

    def __init__(self, pattern: str) -> None:
        self.written, self.plain = re.compile(pattern), re.compile(folded(pattern))

    def is_in(self, text: str, plain: bool) -> bool:
        return (self.plain if plain else self.written).search(text) is not None


_NEVER = _Wording(
    r"\b(?:không(?: hề| còn| để)?|chưa(?: từng)?|đừng|tránh|khỏi|thoát|suýt|phòng|chống|ngăn|ngừa|nếu|lỡ"
    r"|nhỡ|sợ|đáng|nguy cơ|nạn|vẽ|về|cách|chủ đề|kỹ năng|tuyên truyền|hậu quả|tội"
    r"|hành vi)(?: bị| nạn| việc)? $"
)
"""Right before what does not happen, or what is but spoken of."""
_NOT = _Wording(r"\b(?:không(?: hề| còn| để)?|chưa(?: từng)?|đừng|tránh|chống|ngăn|ngừa|nếu|phòng) $")
"""Right before what is not done to anybody."""
_LEARNT = _Wording(
    r"\b(?:biết|cách|kỹ năng|học (?:bơi|cách|được)|dạy|nên|hỏi|tuyên truyền|cuộc thi|vẽ tranh|chủ đề"
    r"|đề tài)\b.* khi (?:bị )?$"
)
_IF = _Wording(r"^\W*(?:\w+ ){0,3}?(?:nếu|giả sử|ví dụ|chẳng hạn|lỡ|nhỡ|thử tưởng tượng|giả định|khi nào)\b")
_GENERALLY = _Wording(
    r"\b(?:mỗi (?:năm|ngày|tháng|giờ)|hằng năm|hàng năm|bình quân|trung bình|thống kê|tỷ lệ|tỉ lệ|cả nước"
    r"|nước ta|toàn (?:tỉnh|quốc|huyện|cầu)|địa bàn tỉnh|số (?:vụ|trẻ|ca|học sinh|em)|giai đoạn|cùng kỳ"
    r"|trên thế giới|trong (?:năm|tháng|quý|\d+ năm|\d+ tháng)|đầu năm|\d+ (?:vụ|trường hợp|ca)|cứ \d+"
    r"|chiếm|trẻ em|sẽ|cần|hay bị|dễ bị|quyền)\b|%(?! (?:cơ thể|sức khỏe|diện tích))"
)
"""Figures, law and advice."""
_HAPPENED = _Wording(
    r"\b(?:sáng|trưa|chiều|tối|đêm|khuya|rạng sáng)(?: sớm)? (?:\d|nay|qua|cùng ngày|hôm|ấy|đó|ngày)"
    r"|\bngày \d|\b\d+ ?(?:h|giờ)\b|\bhôm (?:qua|ấy|đó|sau)\b|\b(?:công an|cảnh sát)\b"
    r"|\b(?:cơ quan điều tra|tòa án|tand|vks\w*|nhập viện|được đưa (?:đi|vào|đến)|hiện trường|thi thể)\b"
    r"|\b(?:không qua khỏi|viện kiểm sát|trình báo|vụ việc|vụ án|khởi tố|nghi phạm)\b"
)
"""A day or an hour, the police, a hospital: what tells that it happened."""
_LATELY = _Wording(
    r"\b(?:đã|vừa|bị|một lần|lần đó|lúc đó|khi đó|thương tâm|đau lòng|bàng hoàng|nhiều lần|đến chết"
    r"|trước đó)\b"
)
_IN_CASE = _Wording(r"\b(?:nghi|nghi ngờ|thấy|khi|lúc|nếu|lỡ|nhỡ|mỗi khi|để|giúp|cho|với|vì|như)(?: một)? $")
"""Right before a child of whom advice speaks."""
_MET = _Wording(r"\b(?:gặp|do|vì|tình trạng|dẫn đến|chẩn đoán|bị) (?:\w+ )?$")
_TO_WHOM = re.compile("[wq]?(?:[z=:]q?|[wq])?(?=[^.,])")
_WORDS_APART = 12
"""How far “bị” may stand before what is done: “bị người hàng xóm nhiều lần xâm hại”."""


class _Telling:
    """One sentence, asked whether it tells of a child what an event is."""

    def __init__(
        self, passage: _Passage, names: Collection[str], begin: int, end: int, events: Sequence[_Event]
    ) -> None:
        self.passage = passage
        self.row = passage.row
        self.names = names
        self.begin = begin
        self.end = end
        self.events = events

    @property
    def signs(self) -> str:
        return self.passage.signs

    @cached_property
    def plain(self) -> bool:
        return is_plain(self.row.text)

    @cached_property
    def said(self) -> str:
        row = self.row
        return row.text[row.start(self.begin) : row.end(self.end - 1)].lower()

    def told(self) -> tuple[int, int] | None:
        """The signs that tell of harm to a child, or of proceedings, by themselves."""
        return next((told for event in self.events if (told := self.of(event)) is not None), None)

    @cached_property
    def persons(self) -> list[re.Match[str]]:
        return list(_PERSON.finditer(self.signs, self.begin, self.end))

    @cached_property
    def happened(self) -> bool:
        return _HAPPENED.is_in(self.said, self.plain)

    @cached_property
    def is_of_nobody(self) -> bool:
        """Whether it is advice, law, figures or a supposition."""
        return self.is_general or _IF.is_in(self.said, self.plain)

    @cached_property
    def speaks_of_child(self) -> bool:
        return any(self._plainness(person) is not None for person in self.persons)

    @cached_property
    def introduces(self) -> bool:
        """Whether a particular child is met in it."""
        least = _Plainness.SPOKEN_OF if self.happened else _Plainness.DESCRIBED
        return any(
            (self._plainness(person) or _Plainness.ANY) >= least
            and not _IN_CASE.is_in(self._text(self.begin, person.start()), self.plain)
            for person in self.persons
        )

    def trace(self) -> _Event | None:
        """What tells of harm here, to whom it may: to no grown-up who is spoken of last before it."""
        for event in self.events:
            suffered = self._suffered(event)
            before = self._text(self.begin, event.first)
            since = before if suffered is None else self._text(self.begin, suffered + 1)
            last = self._last(event.first)
            if (
                event.what != "accused"
                and (event.what != "acts" or suffered is not None or self._after(event) is not None)
                and not (last and last["grown"] and last["grown"] not in ("o", "m", "R", "k"))
                and not (_NEVER.is_in(since, self.plain) or _NEVER.is_in(before, self.plain))
                and not _LEARNT.is_in(before, self.plain)
            ):
                return event
        return None

    def of(self, event: _Event) -> tuple[int, int] | None:
        """The signs that tell it of a particular child."""
        if event.what == "accused":
            return self._accused(event.first)
        if event.what == "traces":
            return None
        before = self._text(self.begin, event.first)
        if _LEARNT.is_in(before, self.plain):
            return None
        whom = self._after(event)
        if whom and not _NOT.is_in(before, self.plain) and self._is_particular(whom):
            return event.first, whom.end()
        suffered = self._suffered(event)
        who = self._before(event, suffered)
        since = event.first if suffered is None else suffered + self._is_passive(suffered)
        if who and not _NEVER.is_in(self._text(self.begin, since), self.plain) and self._is_particular(who):
            return who.start(), event.after
        return None

    def _text(self, begin: int, end: int) -> str:
        return self.row.text[self.row.start(begin) : self.row.start(end)].lower()

    def _suffered(self, event: _Event) -> int | None:
        """Where the “bị” stands to which an event belongs."""
        for index in range(event.first, max(self.begin, event.first - _WORDS_APART) - 1, -1):
            if self.row.words(index).startswith(("bị ", "bi ")) or self._is_passive(index):
                return index
            if self.signs[index] == "," and self.row.words(index) == ",":
                return None
        return None

    def _is_passive(self, index: int) -> bool:
        """Whether the words of a sign end with “bị”: “không bị”."""
        return self.row.words(index).split()[-1] in ("bị", "bi")

    def _after(self, event: _Event) -> re.Match[str] | None:
        """Whom an event is done to, or whose it is, where that stands after it."""
        gap = _TO_WHOM.match(self.signs, event.after, self.end)
        for at in range(event.after, gap.end() + 1 if gap else event.after):
            person = _PERSON.match(self.signs, at, self.end)
            if person is not None:
                return person
        return None

    def _before(self, event: _Event, suffered: int | None) -> re.Match[str] | None:
        """Who is spoken of last before an event, if it is one that happens to them."""
        if event.what == "acts" and suffered is None:
            return None
        until = event.first if suffered is None else suffered
        last = self._last(until)
        if last is not None and last["grown"] and self.signs[until - 1] == ",":
            comma = self.signs.rfind(",", self.begin, until - 1)  # “cháu A, con của chị B, bị …”
            last = self._last(comma) if comma >= 0 else last
        if last is None:
            return None
        is_near = suffered is not None or event.first - last.end() < 2
        if event.what != "mishaps" or is_near or _MET.is_in(self._text(self.begin, event.first), self.plain):
            return last
        return None

    def _last(self, until: int) -> re.Match[str] | None:
        """The person who is spoken of last in the sentence before a sign."""
        return max(_PERSON.finditer(self.signs, self.begin, until), key=re.Match.start, default=None)

    def _is_particular(self, person: re.Match[str]) -> bool:
        plainness = self._plainness(person)
        if plainness is None or self._is_supposed(person.start()):
            return False
        if plainness is _Plainness.KNOWN:
            return True
        happened = _HAPPENED.is_in(self.said, self.plain)
        if not happened and _IN_CASE.is_in(self._text(self.begin, person.start()), self.plain):
            return False
        if plainness is _Plainness.DESCRIBED:
            return happened or not self.is_general
        lately = plainness is _Plainness.SPOKEN_OF and _LATELY.is_in(self.said, self.plain)
        return (happened or lately) and not self.is_general

    def _is_supposed(self, index: int) -> bool:
        """Whether it is a condition, an example or a tale that is told there, and nothing proves a child."""
        is_told = "?" in self.signs[self.begin : index] and not REAL.search(self.signs, self.begin, self.end)
        return is_told or _IF.is_in(self.said, self.plain)

    @property
    def is_general(self) -> bool:
        signs = self.signs[self.begin : self.end]
        return "!" in signs or "?" in signs or _GENERALLY.is_in(self.said, self.plain)

    def _plainness(self, person: re.Match[str]) -> _Plainness | None:
        if person["grown"]:
            if person["grown"] != "m" or self.signs[person.start() - 1] != "0":
                return None
            are_three = self.row.words(person.start() - 1) == "ba"
            return _Plainness.DESCRIBED if are_three else _Plainness.ANY
        if person["known"]:
            return _Plainness.KNOWN
        if person["name"]:
            name = words(self.row, person.span())
            known = any(name == each or each.endswith(f" {name}") for each in self.names)
            return _Plainness.KNOWN if known else None
        first = self.row.words(person.start("child") if person["child"] else person.start())
        if (
            person["described"]
            or person["offspring"]
            or (person["young"] and first not in ("trẻ", "tre", "trẻ nhỏ"))
        ):
            return _Plainness.DESCRIBED
        if first in ("trẻ", "tre", "trẻ nhỏ", "tre nho"):
            return _Plainness.ANY if person["young"] else None
        if person["young"] or first in _ANY_CHILD or person["child"] != "c":
            return _Plainness.ANY
        return _Plainness.DESCRIBED if _COUNTED.match(first) else _Plainness.SPOKEN_OF

    def _accused(self, index: int) -> tuple[int, int] | None:
        """An accused who is a child."""
        if self.signs[index] != "c":
            return None
        named = _NAMED.match(self.signs, index, self.end)
        happened = "Y" in self.signs[index : self.end] or _HAPPENED.is_in(self.said, self.plain)
        if named is None and (self.is_general or not happened):
            return None
        if self._is_supposed(index):
            return None
        return index, named.end() if named else min(index + 3, self.end)


# What several sentences tell together

_BACK, _ON = 10, 2
"""How many sentences before and after one may tell of whom, and when, it is told."""
_NEAR = 3
"""How many before it, where it speaks of nobody itself."""
_PLAYED = _Wording(
    r"\b(?:giả định|kịch bản|diễn tập|tiểu phẩm|sân khấu|vở (?:kịch|diễn)|nhập vai|vào vai|đóng vai|hóa thân"
    r"|thủ vai|giả sử|ví dụ|hư cấu|cốt truyện|bộ phim|tình huống|mô phỏng|thực hành)\b"
)
"""What is played, exercised or made up."""
_VICTIM = _Wording(
    r"^\W*(?:người bị nạn|nạn nhân|bệnh nhân|bệnh nhi|người này|đó là|em|cháu|bé|cậu"
    r"|cô bé|nữ sinh|nam sinh)\b"
)


def _in_story(tellings: Sequence[_Telling], index: int) -> tuple[int, int] | None:
    """The signs of a sentence that tell of harm to a child of whom the sentences around it speak.

    It is told that it happened, of a child that is met nearby, and nothing around is played or advised.
    """
    here = tellings[index]
    event = here.trace()
    if event is None or here.is_of_nobody:
        return None
    around = tellings[max(0, index - _BACK) : index + _ON + 1]
    at = around.index(here)
    if any(_PLAYED.is_in(telling.said, here.plain) for telling in around):
        return None
    near = around[max(0, at - _NEAR) :]
    if not any(telling.happened for telling in near):
        return None
    met = around[: at + 1] if here.speaks_of_child else near[: min(at, _NEAR) + 1]
    after = tellings[index + 1 : index + 2]
    is_met = any(telling.introduces and not telling.is_of_nobody for telling in met)
    is_met |= any(telling.introduces and _VICTIM.is_in(telling.said, here.plain) for telling in after)
    return (event.first, event.after) if is_met else None
