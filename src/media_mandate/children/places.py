"""Schools and hamlets that a text names, by the word for one and the name, number or place behind it.

The words are the lists of `words.yml` whose names begin with `form_`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from media_mandate.children.identifying.clues import Clue, Found
from media_mandate.children.numbers import is_house_of_office
from media_mandate.children.signs import signs_of
from media_mandate.children.tokens import CAPITAL, wordings
from media_mandate.children.vocabulary import Branch, grow, is_plain, lists


class _Word(NamedTuple):
    low: str
    is_capital: bool
    start: int
    end: int


_WORD = re.compile(r"\d+(?:[./]\d+)*\w*|\w+(?:['’ʼ&/.-]\w+)*|[^\w\s]")
_OF_NUMBER = re.compile(r"\d{1,3}(?:/\d{1,3}){0,3}[a-zđ]?\d?")
_CLASS = re.compile(r"\d{1,2}(?:[a-zđ]\d{0,2}|[/.]\d{1,2})|[a-zđ]\d{1,2}")
_CLASS_ALONE = re.compile(rf"\d{{1,2}}[{CAPITAL}]\d{{0,2}}")
"""A class without a word for one: “học 10A5”."""
_DAY = re.compile(r"\d{1,2}/\d{1,2}")
_IN_WORDS = frozenset(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"))
_OF_STREETS = frozenset(("hẻm", "ngõ", "ngách", "kiệt", "số", "nhà", "hem", "ngach", "so", "nha"))
_LINKS = frozenset("-–&,")
_QUOTES = frozenset("“”\"'‘«")
_LONGEST = 6
"""Words of a name that are read."""
_POSTS = frozenset(("trưởng", "phó", "già", "truong", "pho", "gia"))


class PlacesByForm:
    """The words of one passage, asked for places with names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = is_plain(text)
        self.trees = _trees(self.plain)
        found = [(match[0], match.span()) for match in _WORD.finditer(text)]
        self.words = [_Word(word.lower(), word[0].isupper(), *span) for word, span in found]
        letters = [sign for sign in text if sign.isalpha()]
        self.is_shouted = sum(map(str.isupper, letters)) > 0.6 * len(letters)

    def found(self) -> Iterator[Found]:
        begins = self.trees[_ANY]
        for index, word in enumerate(self.words):
            if word.low in begins:
                for kind, end in self._at(index):
                    if end:
                        yield Found(word.start, self.words[end - 1].end, kind)

    def _at(self, index: int) -> Iterator[tuple[Clue, int]]:
        """What may be told at a word, and the word after it; 0 where nothing is."""
        for name, (kind, read_on) in _KINDS.items():
            after = self._phrase(name, index)
            if after:
                yield kind, read_on(self, index, after)

    # Words

    def _phrase(self, name: str, index: int) -> int:
        """The word after the longest wording of a list that stands at `index`; 0 where none does."""
        after, further = 0, self.trees[name]
        while index < len(self.words) and (branch := further.get(self.words[index].low)) is not None:
            index += 1
            after = index if branch.sign is not None else after
            further = branch.further
        return after

    def _is_in(self, name: str, index: int) -> bool:
        return 0 <= index < len(self.words) and self.words[index].low in self.trees[name]

    def _name(self, index: int, most: int = _LONGEST) -> int:
        """The word after a name that begins at `index`; 0 where none does.

        In a text in capitals a name ends before words that follow names, and after two words.
        """
        first = index = index + (index < len(self.words) and self.words[index].low in _QUOTES)
        most = 2 if self.is_shouted else most
        while index < len(self.words) and index < first + most and self._may_go_on(first, index):
            index += 1
        return index if index > first else 0

    def _may_go_on(self, first: int, index: int) -> bool:
        word = self.words[index]
        gap = self.text[self.words[index - 1].end : word.start] if index else ""
        if "\n" in gap or (index > first and gap != " "):
            return False
        if word.low.isdecimal():
            return index > first and len(word.low) < 3 and not self._is_in("form_counted", index + 1)
        return word.is_capital and not (self.is_shouted and self._is_common(index))

    def _is_common(self, index: int) -> bool:
        """Whether a word has a sign of its own, and is no name of a place or from history."""
        branch = wordings(self.plain).phrases.get(self.words[index].low)
        return self._is_in("after_name", index) or (
            branch is not None
            and branch.sign is not None
            and branch.sign not in signs_of("no_person in_history")
        )

    def _is_one_letter(self, first: int, after: int) -> bool:
        """Whether a name is a lone letter, as the press hides one."""
        return after == first + 1 and len(self.words[first].low.strip(".")) == 1

    # Kinds of places

    def _of_place(self, index: int) -> int:
        """The word after “tỉnh”, “xã Đăk Long” or “số 2”, by which a school is called."""
        district = self._phrase("form_district", index)
        if district:
            dot = district < len(self.words) and self.words[district].low == "."
            named = self._name(district + dot)
            return named or (district + 1 if self._is_number(district) else 0)
        province = self._phrase("form_province", index)
        return self._name(province) or province if province else 0

    def _levels(self, index: int) -> int:
        """The word after the kinds of a school that stand at `index`."""
        for _kind in range(_LONGEST):
            is_link = index < len(self.words) and self.words[index].low in _LINKS
            index = self._phrase("form_level", index + is_link) or index
        return index

    def _school(self, index: int, after: int) -> int:
        is_place = self._is_in("form_not_school_before", index - 1)
        is_of_name = index > 0 and self.words[index].is_capital and self.words[index - 1].is_capital
        is_joined = is_of_name and self.words[index - 1].end + 1 == self.words[index].start
        levels = self._levels(after)
        if levels > after:
            return self._of_place(levels) or self._plain_name(levels) or self._day(levels)
        is_building = self.words[index].low in ("nhà", "nha", "ngôi", "ngoi", "mái", "mai")
        if is_place or is_joined or is_building or self.is_shouted:
            return 0  # “hiệu trưởng nhà trường Nguyễn Thị Hoa”
        return self._plain_name(after, "form_not_school")

    def _plain_name(self, index: int, never: str = "form_not_name") -> int:
        """The same of a name that is more than a letter, and none of the wordings of `never`."""
        quoted = index + (index < len(self.words) and self.words[index].low in _QUOTES)
        after = 0 if self._phrase(never, quoted) else self._name(index)
        return 0 if after and self._is_one_letter(quoted, after) else after

    def _day(self, index: int) -> int:
        """The word after a day by which a school is called: “Trường Tiểu học 19/8”, “mầm non 1-6”."""
        if self._is_number(index) and self._is_number(index + 2) and self.words[index + 1].low == "-":
            return index + 3
        is_day = index < len(self.words) and _DAY.fullmatch(self.words[index].low) is not None
        return index + 1 if is_day else 0

    def _nursery(self, index: int, after: int) -> int:
        while (further := self._phrase("form_of_nursery", after)) > 0:
            after = further
        if index > 0 and self.words[index - 1].low in ("dục", "duc", "bậc", "bac", "ngành", "nganh"):
            return 0
        return self._plain_name(after) or self._of_place(after)

    def _centre(self, _index: int, after: int) -> int:
        return self._of_place(after) or self._name(after)

    def _short_school(self, index: int, after: int) -> int:
        word = self.words[index]
        is_short = len(word.low) == 2 and not self.text[word.start : word.end].isupper()
        if is_short or (after < len(self.words) and self.words[after].low == "true"):
            return 0
        return self._plain_name(self._levels(after))

    def _class(self, _index: int, index: int) -> int:
        is_class = index < len(self.words) and _CLASS.fullmatch(self.words[index].low)
        if is_class:
            return index + 1
        kind = self._phrase("form_of_class", index)
        if kind:
            return self._name(kind, 2) or (kind + 1 if self._is_number(kind) else 0)
        is_special = self._is_in("form_special", index + 1) and self._name(index + 2, 1)
        return is_special if is_special and self.words[index].low.isdecimal() else 0

    def _class_alone(self, _index: int, index: int) -> int:
        word = self.words[index] if index < len(self.words) else None
        is_class = word is not None and _CLASS_ALONE.fullmatch(self.text, word.start, word.end)
        return index + 1 if is_class else 0

    def _is_number(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].low.isdecimal()

    def _hamlet(self, index: int, after: int) -> int:
        is_called = self.words[index].low in ("kon", "plei", "plây")
        is_name = self.words[index].is_capital and self._is_free(index)
        if is_called and not is_name and self.words[index].low[0] == "k":
            return 0
        if self._is_in("form_not_hamlet_before", index - 1) or self._phrase("form_not_hamlet", index):
            return 0
        if self.is_shouted and self._is_in("form_not_in_capitals", after):
            return 0
        quarter = self._phrase("form_of_quarter", after)
        if quarter and self._is_number(quarter):
            return quarter + 1
        first = after + (after < len(self.words) and self.words[after].low in _QUOTES)
        end = self._name(after)
        if not end or self._is_one_letter(first, end) or self._is_of_post(index, first):
            return 0
        return end

    def _is_free(self, index: int) -> bool:
        """Whether a word with a capital begins a name by itself: no other one stands before it."""
        before = self.words[index - 1] if index else None
        return before is None or not (before.is_capital and before.end + 1 == self.words[index].start)

    def _is_of_post(self, index: int, first: int) -> bool:
        """Whether a head of a hamlet is named, and not the hamlet: “trưởng thôn Lê Văn Minh”."""
        if index == 0 or self.words[index - 1].low not in _POSTS:
            return False
        low = self.words[first].low
        return low in lists(self.plain)["surname"] or low in ("a", "y")

    def _numbered(self, index: int, after: int) -> int:
        number = self._phrase("form_number_of", after) or after
        if number >= len(self.words) or self._is_in("form_not_hamlet_before", index - 1):
            return 0
        word = self.words[number]
        in_words = word.is_capital and word.low in _IN_WORDS and not self.is_shouted
        if not (in_words or _OF_NUMBER.fullmatch(word.low)) or self._is_in("form_counted", number + 1):
            return 0
        if self.words[index].low in _OF_STREETS and is_house_of_office(self.text, self.words[index].start):
            return 0
        return self._name(number + 1) or number + 1 if self._is_street(number + 1) else number + 1

    def _is_street(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].is_capital


_KINDS: Mapping[str, tuple[Clue, Callable[[PlacesByForm, int, int], int]]] = {
    "form_school": (Clue.SCHOOL, PlacesByForm._school),
    "form_nursery": (Clue.SCHOOL, PlacesByForm._nursery),
    "form_centre": (Clue.SCHOOL, PlacesByForm._centre),
    "form_short_school": (Clue.SCHOOL, PlacesByForm._short_school),
    "class": (Clue.SCHOOL, PlacesByForm._class),
    "form_pupil": (Clue.SCHOOL, PlacesByForm._class_alone),
    "form_hamlet": (Clue.HOME, PlacesByForm._hamlet),
    "form_numbered": (Clue.HOME, PlacesByForm._numbered),
}
"""The lists whose words begin a place, what it tells, and what reads on after such words."""
_ANY = "any"
_TREES = (
    *_KINDS,
    "form_level",
    "form_of_nursery",
    "form_not_school",
    "form_not_school_before",
    "form_province",
    "form_district",
    "form_number_of",
    "form_of_class",
    "form_of_quarter",
    "form_not_name",
    "form_not_hamlet",
    "form_not_in_capitals",
    "form_not_hamlet_before",
    "form_counted",
    "form_special",
    "after_name",
)


_TOO_MUCH = frozenset(("to", "so", "lang", "ngo", "kiet"))
"""What stands for another word too often where nothing has diacritics."""


@cache
def _trees(plain: bool) -> Mapping[str, Mapping[str, Branch]]:
    """The wordings of each list as branches; in a text without diacritics but for what is too much then."""
    trees: dict[str, Mapping[str, Branch]] = {}
    for name in _TREES:
        root = Branch()
        grow(root, (wording for wording in lists(plain)[name] if wording not in _TOO_MUCH or not plain), name)
        trees[name] = root.further
    trees[_ANY] = {word: branch for name in _KINDS for word, branch in trees[name].items()}
    return trees
