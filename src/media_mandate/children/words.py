"""What each word of Vietnamese prose is: a text becomes a row of signs, one for each word or set phrase.

`words.yml` says which word is what. A text without diacritics is read with the same words folded, and one
in capitals alone is read as if it were in small letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from operator import contains
from typing import Any, NamedTuple

import yaml

SIGNS: Mapping[str, str] = {
    "household": "b",
    "house": "u",
    "title": "t",
    "kin": "k",
    "parents": "R",
    "post": "o",
    "accused": "&",
    "active": "*",
    "minor": "y",
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
"""The sign of each list of `words.yml`; where a wording stands in two lists, the later one holds.

Further signs: `N` a word with a capital, `S` a surname before one, `A` the A or Y of highland peoples before
one, `I` initials; `0` a number, `f` a phone number, `n` a long number, `D` a full date, `Y` and `y` a child's
year of birth and age, `Q` a grown-up's; `L` a grade, `l` a class; `w` any other word; `,` and `.` within and
between sentences. The rules add `V` a named hamlet or street, `K` a named school, `C` a child's name, `T` a
grown-up's, and `_` after each of them for the words that belong to it. `&` and `*` are words that are said of
children and grown-ups alike: `persons.py` tells which of them a sentence means.
"""

_MARKS = r"\u0300-\u036f"
CAPITAL = "".join(sign for sign in map(chr, range(0x41, 0x1EFF)) if sign.isupper() and sign.isalpha())
_SMALL = "".join(sign for sign in map(chr, range(0x61, 0x1EFF)) if sign.isalpha() and sign not in CAPITAL)
_TOKEN = re.compile(
    rf"""
    [ ]?(
      [{_SMALL}]\w*+(?![{_MARKS}'’ʼ&/-]) | [{CAPITAL}]\w++(?![{_MARKS}'’ʼ&/-])
    | [{_SMALL}][\w{_MARKS}]*(?:['’ʼ&/-][\w{_MARKS}]+)*
    | [.!?…;,:()–—-]
    | (?<!\d)\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:19|20)\d\d(?!\d)
    | (?<!\w)\+?\d(?:[ .\-]?\d){{7,18}}(?!\w)
    | (?<!\w)[{CAPITAL}](?:\.[ ]?[{CAPITAL}]{{1,2}}(?!\w))+\.?
    | (?<!\w)[{CAPITAL}]\.(?=[ ]*[^\W\d_{CAPITAL}]|[ ]*[,(–-])
    | \d+(?:[.,]\d+)?[ ]?%(?=[ ]+(?:s[ứu]c|kh[ảa]|c[ơo][ ]th|di[ệe]n|th[ưu][ơo]ng|t[ổo]n))
    | \d+(?:[/.,]\d+)*(?!\w)
    | [\w{_MARKS}]+(?:['’ʼ&/-][\w{_MARKS}]+)*
    )
    """,
    re.VERBOSE,
)
"""Words, stops, dates, long numbers, initials, shares, other numbers. For speed a blank is skipped first, and
the first line takes the common words without a step back."""
_STOPS = frozenset((*".!?…;", ""))
"""What ends a sentence; the empty one ends a text."""
_LINKS = frozenset(",:()–—-")
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d")
_LONG = re.compile(r"\+?\d(?:[ .\-]?\d){7,18}")
_NUMBER = re.compile(r"\d+(?:[/.,]\d+)*")


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
_DIGITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMERALS = {
    wording: number for number, word in enumerate(_DIGITS, start=1) for wording in (word, folded(word))
}
_NUMERALS |= {"lăm": 5, "lam": 5}
_YEARS_OLD = ("tuổi", "tuoi", "t")
_GROWN = 18
BORN = range(2005, 2100)
"""Years of birth of those who are taken for children where nothing tells from which day to count."""


def born_under_18(day: date) -> range:
    """The years in which those were born who may be under 18 on a day."""
    return range(day.year - _GROWN, BORN.stop)


@dataclass(slots=True)
class Branch:
    """The wordings that begin with the same words: the sign of those words alone, and how others go on."""

    sign: str | None = None
    further: dict[str, Branch] = field(default_factory=dict)


class Token(NamedTuple):
    """What a word, number or stop is by itself, wherever it stands.

    The kind of what is no word is its sign. Of words, `w` is an ordinary one in small letters, `C` one with a
    capital, `U` is in capitals, `o` is a capital or the letter of a lone A or Y, `d` begins with a digit, and
    `W` is any other: a surname, an abbreviation, an age, `McDonald`. `sign` is sure for `w` and for stops,
    unless a phrase begins there: `goes_on` are the words with which one does.
    """

    low: str
    kind: str
    sign: str
    goes_on: Container[str] = ()


class _Tokens(dict[str, Token]):
    """The tokens that were read so far; each is looked into once."""

    def __init__(self, known: Wordings) -> None:
        super().__init__()
        self.known = known
        self.special = {*known.surnames, *known.abbreviations, *_YEARS_OLD}

    def __missing__(self, word: str) -> Token:
        low = self.known.spelt(word.lower())
        kind = self._kind(word, low)
        branch = self.known.phrases.get(low) if kind in "wC" else None
        if branch is not None:
            token = Token(low, kind, branch.sign or "w", branch.further)
        else:
            token = Token(low, kind, "w" if kind == "C" else kind)
        self[word] = token
        return token

    def _kind(self, word: str, low: str) -> str:
        if word in _STOPS:
            return "."
        if word in _LINKS:
            return ","
        if word[-1] == "%":
            return "M"
        if "." in word and word[0].isalpha():
            return "I"
        if _DATE.fullmatch(word):
            return "D"
        if _LONG.fullmatch(word):
            return _long(word)
        if _NUMBER.fullmatch(word):
            return "0"
        if len(word) == 1 and (word.isupper() or word in "ay"):
            return "o"
        if word.isupper():
            return "U"
        if low in self.special:
            return "W"
        if low == word:
            return "d" if word[0].isdecimal() else "w"
        return "C" if word[0].isupper() and word[1:] == low[1:] and word[1] not in "'’" else "W"


@dataclass(frozen=True)
class Wordings:
    """The wordings as branches by their words, and the words that names are made of."""

    spelt: Callable[[str], str]
    """How words are spelt here: as they are, or without diacritics."""
    phrases: Mapping[str, Branch]
    surnames: frozenset[str]
    clear_surnames: frozenset[str]
    middle_names: frozenset[str]
    not_after_y: frozenset[str]
    abbreviations: frozenset[str]
    after_name: frozenset[str]
    """Words before which a capital that begins a sentence is a name's, if it can be one."""
    of_history: frozenset[str]
    """Words of sentences that tell of heroes."""
    young_heroes: frozenset[str]
    """Heroes of whom history tells as children."""

    @cached_property
    def tokens(self) -> Mapping[str, Token]:
        """What each token is, by how it is written."""
        return _Tokens(self)


def read_lists(name: str) -> Mapping[str, list[str]]:
    """The lists of a file of this room by their names: wordings in small letters with `|` between them."""
    return {
        name: [" ".join(wording.split()) for wording in text.split("|")]
        for name, text in written_in(name).items()
    }


def written_in(name: str) -> Mapping[str, Any]:
    """What a YAML file of this room says, all of it as strings."""
    source = (files("media_mandate.children") / name).read_text("utf-8")
    written: Mapping[str, Any] = yaml.load(source, Loader=_LOADER)  # noqa: S506 (strings alone)
    return written


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def lists(plain: bool) -> Mapping[str, list[str]]:
    """The lists of `words.yml`; where `plain`, without diacritics and what is too much then."""
    written = read_lists("words.yml")
    if not plain:
        return written
    left_out = set(written["only_with_marks"])
    return {
        name: [folded(wording) for wording in words if wording not in left_out]
        for name, words in written.items()
    }


def grow(branch: Branch, wordings: Iterable[str], sign: str) -> None:
    """Have wordings branch off, each with `sign` at its end."""
    for wording in wordings:
        end = branch
        for word in re.split(r"[ ,]+", wording):
            end = end.further.setdefault(word, Branch())
        end.sign = sign


@cache
def wordings(plain: bool) -> Wordings:
    """The wordings as they are written with diacritics, or without them where `plain`."""
    root, known = Branch(), lists(plain)
    for name, sign in SIGNS.items():
        grow(root, known[name], sign)
    return Wordings(
        folded if plain else str,
        root.further,
        *(
            frozenset(known[name])
            for name in (
                "surname",
                "clear_surname",
                "middle_name",
                "not_after_y",
                "abbreviation",
                "after_name",
                "of_history",
                "young_heroes",
            )
        ),
    )


class SignRow(NamedTuple):
    """A text as signs. Each stands for one token or more, the words, numbers and stops that were read.

    `lows` are the tokens in small letters, `firsts` the first token of each sign, `afters` the one after its
    last. Where they stand in the text is looked up on demand: most rows tell nothing.
    """

    text: str
    signs: str
    lows: Sequence[str]
    firsts: Sequence[int]
    afters: Sequence[int]
    born: range
    """The years of birth of those who are taken for children."""

    def words(self, index: int) -> str:
        """The words of one sign."""
        return " ".join(self.lows[self.firsts[index] : self.afters[index]])

    def start(self, index: int) -> int:
        """Where the words of a sign begin in the text."""
        return _spans(self.text)[self.firsts[index]][0]

    def end(self, index: int) -> int:
        """Where the words of a sign end in the text."""
        return _spans(self.text)[self.afters[index] - 1][1]


@lru_cache(maxsize=32)
def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span(1) for match in _TOKEN.finditer(text)]


def is_plain(text: str) -> bool:
    """Whether a text is written without diacritics, but for a few letters."""
    return len(text.encode("ascii", "ignore")) > 0.97 * len(text)


@lru_cache(maxsize=256)
def read(text: str, born: range = BORN) -> SignRow:
    """Tell what each word or set phrase of a text is; who was born in one of the years `born` is a child."""
    return _Reader(text, born).row()


_WORD_KINDS = "wCWUod"
_AFTER_SURNAME = ("văn", "thị")
"""Words of names before which a capital makes any word a surname: “Ông Thị Ngân”."""
_VILLAGES = ("plei", "plây")
"""Words for a hamlet that its name begins with: “làng Plei Tơ Nghia”."""
_OF_OFFENCES = frozenset(
    ("tội", "pháp", "lỗi", "luật", "nhân", "phải", "toi", "phap", "loi", "luat", "nhan", "phai")
)
"""Words with which the commonest of surnames is none: “phạm tội khi mới 15 tuổi”."""
_JOINED = "yYQLl"
"""The signs of two tokens, the second of which was joined to the first."""
_ROLE = "cgj:+=tk"
"""The signs after which a name may be written in small letters."""
_BEFORE_SMALL_NAME = f".,{_ROLE}"

_SURE = re.compile(r"(?:\AC(?=[w,.]))?(?:[w,]++|(?<![CWUo])\.(?:C(?=[w,.]))?)*")
"""The kinds of tokens whose signs are sure: ordinary words, stops that end no abbreviation, and words with a
capital where a sentence begins, before an ordinary one."""


class _Reader:
    """One text while it is read."""

    def __init__(self, text: str, born: range) -> None:
        self.text = text
        self.born = born
        self.plain = is_plain(text)
        self.known = wordings(self.plain)
        self.tokens: list[str] = _TOKEN.findall(text)
        told = map(self.known.tokens.__getitem__, (*self.tokens, ""))
        self.lows, kinds, self.own_signs, goes_on = zip(*told, strict=True)
        self.kinds = "".join(kinds[:-1])
        self.phrase_at = bytes(map(contains, goes_on, self.lows[1:]))
        """1 where a token and the one after it begin a phrase, else 0."""
        shouted = self.kinds.count("U")
        self.shouted = shouted > 2 and self._is_shouted(shouted)
        self.small_name = range(0)
        """The tokens of the name in small letters that was read last."""
        # The stop before a text is a sign until all is read, so that each word has one before it.
        self.signs, self.firsts, self.afters = ["."], [0], [0]

    def _is_shouted(self, capitals: int) -> bool:
        """Whether most words are in capitals, those of one letter aside."""
        told = zip(self.kinds, self.tokens, strict=True)
        written = sum(kind in _WORD_KINDS and len(word) > 1 for kind, word in told)
        return written > 3 and capitals > 0.6 * written

    def row(self) -> SignRow:
        index = len(self.kinds) - len(self.kinds.lstrip(","))  # the mark of a list is no sign
        while index < len(self.kinds):
            sure = _SURE.match(self.kinds, index)
            end = index if sure is None or self.shouted or self.signs[-1] in "SANL" else sure.end()
            phrase = self.phrase_at.find(1, index, end)
            if phrase == index:
                index = self._add(*self._phrase(index), index)
            elif end > index:
                after = end if phrase < 0 else phrase
                self.signs += self.own_signs[index:after]
                self.firsts += range(index, after)
                self.afters += range(index + 1, after + 1)
                index = after
            else:
                index = self._step(index)
        signs = "".join(self.signs[1:])
        return SignRow(self.text, signs, self.lows, self.firsts[1:], self.afters[1:], self.born)

    def _add(self, sign: str, after: int, index: int) -> int:
        self.signs.append(sign)
        self.firsts.append(index)
        self.afters.append(after)
        return after

    def _step(self, index: int) -> int:
        """Read what begins with one token, and return the token after it."""
        sign, after, before = self.kinds[index], index + 1, self.signs[-1]
        if before in "SANI" and self._begins_line(index):
            self._add(".", index, index)
            before = "."
        if index in self.small_name:
            sign = "N"
        elif sign == "d" and before in "w.,@qOp!":
            sign = "w"
        elif sign in _WORD_KINDS:
            sign, after = self._phrase(index)
            if after == index + 1:
                sign = self._single(index, sign, before)
        elif self.lows[index] == "." != before and self.lows[index - 1] in self.known.abbreviations:
            return after
        return after if self._joins(sign, index, before) else self._add(sign, after, index)

    def _phrase(self, index: int) -> tuple[str, int]:
        """The sign of the longest wording that begins with a word, and the token after it."""
        sign, after, end = "w", index + 1, index
        further = self.known.phrases
        while (branch := further.get(self.lows[end])) is not None:
            end += 1
            if branch.sign is not None:
                sign, after = branch.sign, end
            further = branch.further
        return sign, after

    def _single(self, index: int, sign: str, before: str) -> str:
        """The sign of a word that is no part of a phrase; `sign` is what it is in small letters."""
        word = self.tokens[index]
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
        word, named_on = self.tokens[index], self._capital_follows(index)
        fresh = before == "." or (before == "," and self.tokens[index - 1] == ":")
        if named_on and (
            self.lows[index] in self.known.surnames
            or (not fresh and len(word) > 1 and self.lows[index + 1] in _AFTER_SURNAME)
        ):
            return "S"
        if before == "G" and self._last() == "kon":  # as many places of the highlands begin
            return "G"
        is_school = sign == "s" and self._level_follows(index)
        if before in "SANI" or (before == "h" and sign == "s"):  # “xã Tân Trường”, “xã Trường Xuân”
            return sign if sign == "G" or is_school else "N"
        if before in "cgj:+" and sign in "pqwxhO@arFe5!":
            return "N" if len(word) > 1 else "I"
        if before == "h" and sign in "pqwxhd@rFez" and len(word) > 1 and self.lows[index] not in _VILLAGES:
            return "N"  # a hamlet is called after a bridge or another hamlet: “tổ dân phố Xóm Mới”
        if sign in "=z" and not fresh and before in "cgmN":
            return "G"  # as the titles of things are written: “Em Bé Là Hạnh Phúc”
        if sign != "w":
            return sign
        if len(word) == 1 or (word[1] in "'’" and len(word) > 3):
            return "I"
        return "w" if fresh and not named_on else "N"

    def _capital_follows(self, index: int) -> bool:
        """Whether another word with a capital, or initials, follow."""
        if index + 1 == len(self.tokens):
            return False
        kind, word = self.kinds[index + 1], self.tokens[index + 1]
        return kind == "I" or (kind in _WORD_KINDS and word[0].isupper() and not self.shouted)

    def _level_follows(self, index: int) -> bool:
        """Whether the word after a token begins what kind of a school it is."""
        return index + 1 < len(self.tokens) and self._phrase(index + 1)[0] in "vG"

    def _begins_line(self, index: int) -> bool:
        """Whether a word with a capital begins a line, so that it belongs to no name on the line before."""
        if "\n" not in self.text or not self.tokens[index][0].isupper():
            return False
        spans = _spans(self.text)
        return "\n" in self.text[spans[index - 1][1] : spans[index][0]]

    def _is_lone(self, index: int, before: str) -> bool:
        """Whether a word is the A or Y before a name of highland peoples."""
        if self.lows[index] not in ("a", "y") or index + 1 == len(self.tokens):
            return False
        following = self.lows[index + 1]
        if self.kinds[index + 1] not in _WORD_KINDS or following in self.known.not_after_y:
            return False
        if self.tokens[index].isupper() and not self.shouted:
            return self._capital_follows(index)
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
        if self.lows[index] in ("phạm", "pham") and self.lows[index + 1] in _OF_OFFENCES:
            return range(0)
        is_sure = not self.plain or self.lows[index + 1] in self.known.middle_names
        number = end + (end < len(self.tokens) and self.kinds[end] == ",")
        low = self.lows[number] if number < len(self.tokens) else ""
        is_young = (
            low.isdecimal() and len(low) < 3 and int(low) < _GROWN and self.lows[number + 1] in _YEARS_OLD
        )
        return range(index, end) if is_young and is_sure else range(0)

    def _may_be_given_name(self, index: int) -> bool:
        """Whether a token is a word in small letters that is nothing else than perhaps part of a name."""
        word = self.tokens[index]
        if self.kinds[index] not in _WORD_KINDS or word != self.lows[index] or not word.isalpha():
            return False
        return self.lows[index] in self.known.middle_names or self._phrase(index)[0] in "wq"

    def _is_surname(self, index: int) -> bool:
        """Whether a word without a capital of its own is a surname: a clear one, or before a middle name."""
        low, following = self.lows[index], self.lows[index + 1]
        if low not in self.known.surnames or index + 1 == len(self.tokens):
            return False
        clear = low in self.known.clear_surnames or following in self.known.middle_names
        return clear and self.kinds[index + 1] in _WORD_KINDS

    def _joins(self, sign: str, index: int, before: str) -> bool:
        """Join what belongs to the word before: "9 tuổi", "sinh năm 2012", "lớp 6A2"."""
        word = self.tokens[index]
        if self.lows[index] in _YEARS_OLD and (before == "0" or self._last() in _NUMERALS):
            number = self._last() if before == "0" else self._in_figures()
            if not number:
                return False
            joined = "y" if number.isdecimal() and len(number) < 3 and int(number) < _GROWN else "Q"
        elif sign == "0" and before == "%" and word.isdecimal() and self._is_year(word):
            joined = "Y" if int(word) in self.born or len(word) < 3 else "Q"
        elif sign == "0" and before == "E":
            joined = "l" if _CLASS.fullmatch(word) else "L"
        elif sign == "v" and before == "L" and self.lows[index] == "chuyên" and self._capital_follows(index):
            joined = "L"
        elif before == "L" and self.lows[self.afters[-1] - 1] == "chuyên":
            joined = "l"  # “lớp 10 chuyên Tin”
        elif before == "L" and word in tuple("ABCDEGHK") and self._is_near(index):
            joined = "l"
        else:
            return False
        self.signs[-1] = joined
        self.afters[-1] = index + 1
        return True

    def _in_figures(self) -> str:
        """The number below 20 that the last words are; of a higher one nothing."""
        number, *before = (self._last(back) for back in range(1, min(len(self.signs), 4)))
        is_over_ten = before[:1] in (["mười"], ["muoi"])
        if before[:1] == ["mươi"] or (is_over_ten and set(before[1:]) & _NUMERALS.keys()):
            return ""
        return str(_NUMERALS[number] + 10 * is_over_ten)

    def _is_year(self, word: str) -> bool:
        """Whether a number after a word for being born is a year: "sinh 3 con" tells of no year."""
        return len(word) == 4 or (len(word) < 3 and self._last() != "sinh")

    def _is_near(self, index: int) -> bool:
        """Whether a letter stands right after the sign before it, or but a blank between them."""
        spans = _spans(self.text)
        return spans[index][1] - spans[self.afters[-1] - 1][1] <= 2

    def _last(self, back: int = 1) -> str:
        """The words of the last sign, or of one before it, without the one that was joined to them."""
        after = self.afters[-back] - (self.signs[-back] in _JOINED)
        return " ".join(self.lows[self.firsts[-back] : after])


def _long(word: str) -> str:
    """Tell a phone number from other long numbers."""
    digits = re.sub(r"\D", "", word)
    if digits.startswith("84") and len(digits) >= 11:
        digits = "0" + digits[2:]
    return "f" if re.fullmatch("0[235789][0-9]{8,9}", digits) else "n"
