"""What each word of Vietnamese prose is: a text becomes a row of signs, one for each word or set phrase.

`wordings.yml` says which word is what. A text without diacritics is read with the same words folded, and one
in capitals alone is read as if it were in small letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

import yaml

SIGNS: Mapping[str, str] = {
    "household": "b",
    "house": "u",
    "title": "t",
    "kin": "k",
    "parents": "R",
    "post": "o",
    "street": "x",
    "office": "O",
    "harms": "X",
    "body": "^",
    "from": "<",
    "plight": "3",
    "hamlet": "h",
    "district": "d",
    "school": "s",
    "level": "v",
    "class": "E",
    "at": "@",
    "of": "z",
    "learns": "e",
    "named": ":",
    "calls": "+",
    "is": "=",
    "quality": "q",
    "born_on": "B",
    "born_in": "%",
    "phone": "#",
    "account": "$",
    "finds": "F",
    "adopts": "a",
    "self": "5",
    "general": "!",
    "resides": "r",
    "told": "/",
    "invented": "?",
    "changed": "~",
    "medical": "M",
    "many": "p",
    "group": "m",
    "pupil": "g",
    "offspring": "i",
    "son_or_daughter": "j",
    "child": "c",
    "nothing": "w",
    "no_person": "G",
    "in_history": "H",
}
"""The sign of each list of `wordings.yml`; where a wording stands in two lists, the later one holds.

Further signs: `N` a word with a capital, `S` a surname before one, `A` the A or Y of highland peoples before
one, `I` initials; `0` a number, `f` a phone number, `n` a long number, `D` a full date, `Y` and `y` a child's
year of birth and age, `Q` a grown-up's; `L` a grade, `l` a class; `w` any other word; `,` and `.` within and
between sentences. The rules add `V` a named hamlet or street, `K` a named school, `C` a child's name, `T` a
grown-up's, and `_` after each of them for the words that belong to it.
"""

_MARKS = r"\u0300-\u036f"
CAPITAL = "".join(sign for sign in map(chr, range(0x41, 0x1EFF)) if sign.isupper() and sign.isalpha())
_TOKEN = re.compile(
    rf"""
      (?P<small>[^\W\d_{CAPITAL}][\w{_MARKS}]*(?:['’ʼ&/-][\w{_MARKS}]+)*)
    | (?P<date>(?<!\d)\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:19|20)\d\d(?!\d))
    | (?P<long>(?<!\w)\+?\d(?:[ .\-]?\d){{7,18}}(?!\w))
    | (?P<initials>
        (?<!\w)[{CAPITAL}](?:\.[ ]?[{CAPITAL}]{{1,2}}(?!\w))+\.?
      | (?<!\w)[{CAPITAL}]\.(?=[ ]*[^\W\d_{CAPITAL}]|[ ]*[,(–-])
      )
    | (?P<percent>\d+(?:[.,]\d+)?[ ]?%(?=[ ]+(?:s[ứu]c|kh[ảa]|c[ơo][ ]th|di[ệe]n|th[ưu][ơo]ng|t[ổo]n)))
    | (?P<number>\d+(?:[/.,]\d+)*(?!\w))
    | (?P<word>[\w{_MARKS}]+(?:['’ʼ&/-][\w{_MARKS}]+)*)
    | (?P<stop>[.!?…;])
    | (?P<link>[,:()–—-])
    """,
    re.VERBOSE,
)


def folded(text: str) -> str:
    """`text` without diacritics, letter for letter."""
    return text.translate(_fold())


@cache
def _fold() -> Mapping[int, str]:
    letters = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x1EFF)}
    return {code: letter for code, letter in letters.items() if letter != chr(code)} | {
        ord("đ"): "d",
        ord("Đ"): "D",
    }


_CLASS = re.compile(r"\d{1,2}[A-ZĐa-hđ]\d{0,2}|\d{1,2}[/.]\d{1,2}")
_NUMERALS = frozenset(
    wording
    for word in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
    for wording in (word, folded(word))
)
_TENS = ("mươi", "muoi")
_YEARS_OLD = ("tuổi", "tuoi", "t")
_GROWN = 18
BORN = range(2005, 2100)
"""Years of birth of those who are children, or were when the first articles were written."""


@dataclass(slots=True)
class Branch:
    """The wordings that begin with the same words: the sign of those words alone, and how others go on."""

    sign: str | None = None
    further: dict[str, Branch] = field(default_factory=dict)

    def wordings(self, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each wording that goes through here with its sign; `before` are the words that lead here."""
        if self.sign is not None:
            yield before, self.sign
        for word, branch in self.further.items():
            yield from branch.wordings((*before, word))


@dataclass(frozen=True)
class Wordings:
    """The wordings as branches by their words, and the words that names are made of."""

    phrases: Mapping[str, Branch]
    surnames: frozenset[str]
    clear_surnames: frozenset[str]
    middle_names: frozenset[str]
    not_after_y: frozenset[str]
    abbreviations: frozenset[str]

    @cached_property
    def special(self) -> frozenset[str]:
        """The words that are more than any other word, or may be."""
        return frozenset({*self.phrases, *self.surnames, *_YEARS_OLD, "a", "y"})

    def may_have(self, signs: str, words: frozenset[str]) -> bool:
        """Whether a text of these words can have a wording with one of `signs`: it has all words of one.

        `signs` are GH (places and history), cj (a child) or MX (what doctors find).
        """
        known = self._by_longest[signs]
        return any(wording <= words for word in words & known.keys() for wording in known[word])

    @cached_property
    def _by_longest(self) -> Mapping[str, Mapping[str, list[frozenset[str]]]]:
        """The words of each wording by their signs, and by the longest of them, which is the rarest."""
        found: dict[str, defaultdict[str, list[frozenset[str]]]] = {
            signs: defaultdict(list) for signs in ("GH", "cj", "MX")
        }
        for first, branch in self.phrases.items():
            for wording, sign in branch.wordings((first,)):
                words = frozenset(re.findall(r"[^\W_]+", " ".join(wording)))
                for signs, known in found.items():
                    if sign in signs:
                        known[max(words, key=len)].append(words)
        return found


@cache
def wordings(plain: bool) -> Wordings:
    """The wordings as they are written with diacritics, or without them where `plain`."""
    source = (files("media_mandate") / "wordings.yml").read_text("utf-8")
    lists = {
        name: [" ".join(wording.split()) for wording in text.split("|")]
        for name, text in yaml.load(source, Loader=yaml.BaseLoader).items()  # noqa: S506 (strings alone)
    }
    spelt = folded if plain else str
    left_out = set(lists["only_with_marks"]) if plain else set()
    root = Branch()
    for name, sign in SIGNS.items():
        for wording in lists[name]:
            if wording not in left_out:
                branch = root
                for word in re.split(r"[ ,]+", spelt(wording)):
                    branch = branch.further.setdefault(word, Branch())
                branch.sign = sign
    return Wordings(
        root.further,
        *(
            frozenset(spelt(word) for word in lists[name] if word not in left_out)
            for name in ("surname", "clear_surname", "middle_name", "not_after_y", "abbreviation")
        ),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A text as signs, with the words of each sign and where they begin and end."""

    signs: str
    starts: list[int]
    ends: list[int]
    words: list[str]


def is_plain(text: str) -> bool:
    """Whether a text is written without diacritics, but for a few letters."""
    return len(text.encode("ascii", "ignore")) > 0.97 * len(text)


def read(text: str) -> Row:
    """Tell what each word or set phrase of a text is."""
    reader = _Reader(text)
    index = 0
    while index < len(reader.tokens):
        index = reader.step(index)
    return Row("".join(reader.signs), reader.starts, reader.ends, reader.words)


_SIGN_OF = {"link": ",", "date": "D", "initials": "I", "number": "0", "percent": "M"}
_ROLE = "cgj:+=tk"
"""The signs after which a name may be written in small letters."""
_BEFORE_SMALL_NAME = f".,{_ROLE}"


class _Reader:
    """One text while it is read."""

    def __init__(self, text: str) -> None:
        self.tokens = [
            ("word" if match.lastgroup == "small" else match.lastgroup, match[0], *match.span())
            for match in _TOKEN.finditer(text)
        ]
        written = [word for kind, word, _start, _end in self.tokens if kind == "word" and len(word) > 1]
        self.shouted = len(written) > 3 and sum(map(str.isupper, written)) > 0.6 * len(written)
        self.plain = is_plain(text)
        self.known = wordings(self.plain)
        self.lows = [folded(token[1].lower()) if self.plain else token[1].lower() for token in self.tokens]
        self.lows.append("")
        self.small_name = range(0)
        """The tokens of the name in small letters that was read last."""
        self.signs: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []

    def step(self, index: int) -> int:
        """Read what begins with one token, and return the token after it."""
        kind, word, start, end = self.tokens[index]
        low, before = self.lows[index], self.signs[-1] if self.signs else "."
        size = 1
        if index in self.small_name:
            sign = "N"
        elif kind == "word":
            if before in "w.,@qOp!" and low == word and low not in self.known.special:
                self._add("w", start, end, low)  # most words are like any other
                return index + 1
            sign, size = self._phrase(index)
            if size == 1:
                sign = self._single(index, sign, before)
        elif kind == "stop":
            is_short = low == "." and before != "." and self.lows[index - 1] in self.known.abbreviations
            sign = "" if is_short else "."
        elif kind == "link" and not self.signs:
            sign = ""  # the mark of a list
        else:
            sign = _long(word) if kind == "long" else _SIGN_OF[kind or "link"]
        if sign and not self._joins(sign, low, word, end):
            end = self.tokens[index + size - 1][3]
            self._add(sign, start, end, low if size == 1 else " ".join(self.lows[index : index + size]))
        return index + size

    def _add(self, sign: str, start: int, end: int, words: str) -> None:
        self.signs.append(sign)
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(words)

    def _phrase(self, index: int) -> tuple[str, int]:
        """The sign of the longest wording that begins with a word, and how many words it has."""
        branch = self.known.phrases.get(self.lows[index])
        sign, size, end = "w", 1, index
        while branch is not None:
            end += 1
            if branch.sign is not None:
                sign, size = branch.sign, end - index
            branch = branch.further.get(self.lows[end])
        return sign, size

    def _single(self, index: int, sign: str, before: str) -> str:
        """The sign of a word that is no part of a phrase; `sign` is what it is in small letters."""
        word = self.tokens[index][1]
        if word[0].isdecimal():
            return "0"
        if before in _BEFORE_SMALL_NAME and word == self.lows[index]:
            self.small_name = self._small_name(index)
            if self.small_name:
                return "S"
        if self._is_lone(index, before):
            return "A"
        if word[0].isupper() and not self.shouted:
            return self._capital(index, sign, before)
        if (self.shouted or before in _ROLE) and self._is_surname(index):
            return "S"
        if sign == "w" and (before in "SA" or (self.shouted and before in "Nh")):
            return "N"
        if before == "S" and self.lows[index] in self.known.middle_names:
            return "N"
        return sign

    def _capital(self, index: int, sign: str, before: str) -> str:
        """The sign of a word with a capital that is not written in capitals among others."""
        word, named_on = self.tokens[index][1], self._goes_on(index)
        fresh = before == "." or (before == "," and self.tokens[index - 1][1] == ":")
        if self.lows[index] in self.known.surnames and named_on:
            return "S"
        if before == "G" and self.words[-1] == "kon":  # as many places of the highlands begin
            return "G"
        if before in "SANI":
            return sign if sign in "sG" else "N"
        if before in "cgj:+" and sign in "pqwxO@arFe5!":
            return "N" if len(word) > 1 else "I"
        if sign in "=z" and not fresh and before in "cgmN":
            return "G"  # as the titles of things are written: “Em Bé Là Hạnh Phúc”
        if sign != "w":
            return sign
        if len(word) == 1 or (word[1] in "'’" and len(word) > 3):
            return "I"
        return "w" if fresh and not named_on else "N"

    def _goes_on(self, index: int) -> bool:
        """Whether another word with a capital, or initials, follow."""
        if index + 1 == len(self.tokens):
            return False
        kind, word = self.tokens[index + 1][:2]
        return kind == "initials" or (kind == "word" and word[0].isupper() and not self.shouted)

    def _is_lone(self, index: int, before: str) -> bool:
        """Whether a word is the A or Y before a name of highland peoples."""
        if self.lows[index] not in ("a", "y") or index + 1 == len(self.tokens):
            return False
        kind, following = self.tokens[index + 1][0], self.lows[index + 1]
        if kind != "word" or following in self.known.not_after_y:
            return False
        if self.tokens[index][1].isupper() and not self.shouted:
            return self._goes_on(index)
        return before in _ROLE and len(following) > 1

    def _small_name(self, index: int) -> range:
        """The tokens of a name in small letters, which a child's age must follow: "nguyễn văn an, 8 tuổi"."""
        is_lone = self.lows[index] in ("a", "y")
        if self.lows[index] not in self.known.clear_surnames and not is_lone:
            return range(0)
        end = index + 1
        while end < len(self.tokens) and self._may_be_given_name(end):
            end += 1
        if (
            not 1 <= end - index - 1 <= (2 if is_lone else 3)
            or self.lows[index + 1] in self.known.not_after_y
        ):
            return range(0)
        is_sure = not self.plain or self.lows[index + 1] in self.known.middle_names
        number = end + (end < len(self.tokens) and self.tokens[end][0] == "link")
        low = self.lows[number] if number < len(self.tokens) else ""
        is_young = (
            low.isdecimal() and len(low) < 3 and int(low) < _GROWN and self.lows[number + 1] in _YEARS_OLD
        )
        return range(index, end) if is_young and is_sure else range(0)

    def _may_be_given_name(self, index: int) -> bool:
        """Whether a token is a word in small letters that is nothing else than perhaps part of a name."""
        kind, word = self.tokens[index][:2]
        if kind != "word" or word != self.lows[index] or not word.isalpha():
            return False
        return self.lows[index] in self.known.middle_names or self._phrase(index)[0] in "wq"

    def _is_surname(self, index: int) -> bool:
        """Whether a word without a capital of its own is a surname: a clear one, or before a middle name."""
        low, following = self.lows[index], self.lows[index + 1]
        if low not in self.known.surnames or index + 1 == len(self.tokens):
            return False
        clear = low in self.known.clear_surnames or following in self.known.middle_names
        return clear and self.tokens[index + 1][0] == "word"

    def _joins(self, sign: str, low: str, word: str, end: int) -> bool:
        """Join what belongs to the word before: "9 tuổi", "sinh năm 2012", "lớp 6A2"."""
        before = self.signs[-1] if self.signs else "."
        if low in _YEARS_OLD and (before == "0" or (self.words and self.words[-1] in _NUMERALS)):
            if before != "0" and len(self.words) > 1 and self.words[-2] in _TENS:
                return False
            number = self.words[-1] if before == "0" else "1"
            joined = "y" if number.isdecimal() and len(number) < 3 and int(number) < _GROWN else "Q"
        elif sign == "0" and before == "%" and word.isdecimal() and len(word) < 5:
            joined = "Y" if int(word) in BORN or len(word) < 3 else "Q"
        elif sign == "0" and before == "E":
            joined = "l" if _CLASS.fullmatch(word) else "L"
        elif before == "L" and word in tuple("ABCDEGHK") and end - self.ends[-1] <= 2:
            joined = "l"
        else:
            return False
        self.signs[-1] = joined
        self.ends[-1] = end
        return True


def _long(word: str) -> str:
    """Tell a phone number from other long numbers."""
    digits = re.sub(r"\D", "", word)
    if digits.startswith("84") and len(digits) >= 11:
        digits = "0" + digits[2:]
    return "f" if re.fullmatch("0[235789][0-9]{8,9}", digits) else "n"
