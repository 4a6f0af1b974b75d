"""How a text is read as a row of signs: what its words are by themselves, in phrases, and beside each other.

A text without diacritics is read with the same words folded, and one in capitals alone is read as if it were
in small letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import contains

from media_mandate.children.rows import BORN, GROWN, SignRow, spans
from media_mandate.children.signs import signs_of
from media_mandate.children.tokens import TOKEN, YEARS_OLD, wordings
from media_mandate.children.vocabulary import folded, is_plain

_NAME_OF_CLASS = re.compile(r"\d{1,2}[A-ZĐa-hđ]\d{0,2}|\d{1,2}[/.]\d{1,2}")
_DIGITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMERALS = {
    wording: number for number, word in enumerate(_DIGITS, start=1) for wording in (word, folded(word))
}
_NUMERALS |= {"lăm": 5, "lam": 5}


@lru_cache(maxsize=256)
def read(text: str, born: range = BORN) -> SignRow:
    """Tell what each word or set phrase of a text is; who was born in one of the years `born` is a child."""
    return _Reader(text, born).row()


_WORD_KINDS = "wCWUod"
"""See `Token.kind`."""
_STOP, _LINK, _WORD, _CAPITAL, _SURNAME, _A_OR_Y, _INITIALS = tuple(
    signs_of(". , word capital surname a_or_y initials")
)
_NUMBER, _BORN_IN, _CHILD_YEAR, _MINOR, _ADULT_AGE = tuple(
    signs_of("number born_in child_year minor adult_age")
)
_CLASS, _GRADE, _CLASS_NAME, _SCHOOL, _LEVEL = tuple(signs_of("class grade class_name school level"))
_HAMLET, _NO_PERSON, _QUALITY = tuple(signs_of("hamlet no_person quality"))
_OF_NAMES = signs_of("surname a_or_y capital initials")
_GO_ON = signs_of("surname a_or_y capital grade")
"""The signs after which the next word is no ordinary one."""
_BEFORE_NAME = signs_of("child pupil son_or_daughter named calls")
_BEFORE_GIVEN_NAME = signs_of("title kin child")
_MAYBE_NAME = signs_of("many quality word street hamlet office at adopts resides finds learns self general")
"""What is a name where a capital begins it after one of these: “em Thương”."""
_MAYBE_OF_HAMLET = signs_of("many quality word street hamlet district at resides finds learns of")
_IN_TITLES, _BEFORE_TITLES = signs_of("is of"), signs_of("child pupil group capital")
_BEFORE_ABBREVIATION = signs_of("word . , at quality office many general")
_AFTER_SURNAME = ("văn", "thị")
"""Words of names before which a capital makes any word a surname: “Ông Thị Ngân”."""
_VILLAGES = ("plei", "plây")
"""Words for a hamlet that its name begins with: “làng Plei Tơ Nghia”."""
_OF_OFFENCES = frozenset(
    ("tội", "pháp", "lỗi", "luật", "nhân", "phải", "toi", "phap", "loi", "luat", "nhan", "phai")
)
"""Words with which the commonest of surnames is none: “phạm tội khi mới 15 tuổi”."""
_JOINED = signs_of("minor child_year adult_age grade class_name")
"""The signs of two tokens, the second of which was joined to the first."""
_ROLE = signs_of("child pupil son_or_daughter named calls is title kin")
"""The signs after which a name may be written in small letters."""
_BEFORE_SMALL_NAME = signs_of(". ,") + _ROLE

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
        self.tokens: list[str] = TOKEN.findall(text)
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
        self.signs, self.firsts, self.afters = [_STOP], [0], [0]

    def _is_shouted(self, capitals: int) -> bool:
        """Whether most words are in capitals, those of one letter aside."""
        told = zip(self.kinds, self.tokens, strict=True)
        written = sum(kind in _WORD_KINDS and len(word) > 1 for kind, word in told)
        return written > 3 and capitals > 0.6 * written

    def row(self) -> SignRow:
        index = len(self.kinds) - len(self.kinds.lstrip(","))  # the mark of a list is no sign
        while index < len(self.kinds):
            sure = _SURE.match(self.kinds, index)
            end = index if sure is None or self.shouted or self.signs[-1] in _GO_ON else sure.end()
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
        return SignRow(
            self.text, "".join(self.signs[1:]), self.lows, self.firsts[1:], self.afters[1:], self.born
        )

    def _add(self, sign: str, after: int, index: int) -> int:
        self.signs.append(sign)
        self.firsts.append(index)
        self.afters.append(after)
        return after

    def _step(self, index: int) -> int:
        """Read what begins with one token, and return the token after it."""
        sign, after, before = self.kinds[index], index + 1, self.signs[-1]
        if before in _OF_NAMES and self._begins_line(index):
            before = _STOP
            self._add(_STOP, index, index)
        if index in self.small_name:
            sign = _CAPITAL
        elif sign == "d" and before in _BEFORE_ABBREVIATION:
            sign = _WORD
        elif sign in _WORD_KINDS:
            sign, after = self._phrase(index)
            if after == index + 1:
                sign = self._single(index, sign, before)
        elif self.lows[index] == "." and before != _STOP and self.lows[index - 1] in self.known.abbreviations:
            return after
        return after if self._joins(sign, index, before) else self._add(sign, after, index)

    def _phrase(self, index: int) -> tuple[str, int]:
        """The sign of the longest wording that begins with a word, and the token after it."""
        sign, after, end = _WORD, index + 1, index
        further = self.known.phrases
        while (branch := further.get(self.lows[end])) is not None:
            if end > index and self._names_somebody(index, end):
                break
            end += 1
            if branch.sign is not None:
                sign, after = branch.sign, end
            further = branch.further
        return sign, after

    def _names_somebody(self, index: int, end: int) -> bool:
        """Whether a word with a capital in a phrase is a name: “anh Hùng”, “Y Đức”, “Bùi Quốc Khánh”."""
        if self.shouted or self.tokens[end] == self.lows[end]:
            return False
        first = self.tokens[index]
        if len(first) == 1:
            return first.isupper()
        if first == self.lows[index]:
            own = self.known.phrases[first].sign
            return end == index + 1 and own is not None and own in _BEFORE_GIVEN_NAME
        return self.signs[-1] == _SURNAME

    def _single(self, index: int, sign: str, before: str) -> str:
        """The sign of a word that is no part of a phrase; `sign` is what it is in small letters."""
        word = self.tokens[index]
        if word[0].isdecimal():
            return _NUMBER
        if before in _BEFORE_SMALL_NAME and word == self.lows[index]:
            self.small_name = self._small_name(index)
            if self.small_name:
                return _SURNAME
        if self._is_lone(index, before):
            return _A_OR_Y
        if word[0].isupper() and not self.shouted:
            return self._capital(index, sign, before)
        if (self.shouted or before in _ROLE) and self._is_surname(index):
            return _SURNAME
        if sign == _WORD and (
            before in _SURNAME + _A_OR_Y or (self.shouted and before in _CAPITAL + _HAMLET)
        ):
            return _CAPITAL
        if before == _SURNAME and self.lows[index] in self.known.middle_names:
            return _CAPITAL
        return sign

    def _capital(self, index: int, sign: str, before: str) -> str:
        """The sign of a word with a capital that is not written in capitals among others."""
        word, named_on = self.tokens[index], self._capital_follows(index)
        fresh = before == _STOP or (before == _LINK and self.tokens[index - 1] == ":")
        if fresh and not self.plain and self.lows[index] in self.known.before_name:
            return _WORD
        if named_on and (
            self.lows[index] in self.known.surnames
            or (not fresh and len(word) > 1 and self.lows[index + 1] in _AFTER_SURNAME)
        ):
            return _SURNAME
        if before == _NO_PERSON and self._last() == "kon":  # as many places of the highlands begin
            return _NO_PERSON
        is_school = sign == _SCHOOL and self._level_follows(index)
        if before in _OF_NAMES or (
            before == _HAMLET and sign == _SCHOOL
        ):  # “xã Tân Trường”, “xã Trường Xuân”
            return sign if sign == _NO_PERSON or is_school else _CAPITAL
        if before in _BEFORE_NAME and sign in _MAYBE_NAME:
            return _CAPITAL if len(word) > 1 else _INITIALS
        is_village = self.lows[index] in _VILLAGES
        if before == _HAMLET and sign in _MAYBE_OF_HAMLET and len(word) > 1 and not is_village:
            return _CAPITAL  # a hamlet is called after a bridge or another hamlet: “tổ dân phố Xóm Mới”
        if sign in _IN_TITLES and not fresh and before in _BEFORE_TITLES:
            return _NO_PERSON  # as the titles of things are written: “Em Bé Là Hạnh Phúc”
        if sign != _WORD:
            return sign
        if len(word) == 1 or (word[1] in "'’" and len(word) > 3):
            return _INITIALS
        return _WORD if fresh and not named_on else _CAPITAL

    def _capital_follows(self, index: int) -> bool:
        """Whether another word with a capital, or initials, follow."""
        if index + 1 == len(self.tokens):
            return False
        kind, word = self.kinds[index + 1], self.tokens[index + 1]
        return kind == _INITIALS or (kind in _WORD_KINDS and word[0].isupper() and not self.shouted)

    def _level_follows(self, index: int) -> bool:
        """Whether the word after a token begins what kind of a school it is."""
        return index + 1 < len(self.tokens) and self._phrase(index + 1)[0] in _LEVEL + _NO_PERSON

    def _begins_line(self, index: int) -> bool:
        """Whether a word with a capital begins a line, so that it belongs to no name on the line before."""
        if "\n" not in self.text or not self.tokens[index][0].isupper():
            return False
        at = spans(self.text)
        return "\n" in self.text[at[index - 1][1] : at[index][0]]

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
        number = end + (end < len(self.tokens) and self.kinds[end] == _LINK)
        low = self.lows[number] if number < len(self.tokens) else ""
        is_young = (
            low.isdecimal() and len(low) < 3 and int(low) < GROWN and self.lows[number + 1] in YEARS_OLD
        )
        return range(index, end) if is_young and is_sure else range(0)

    def _may_be_given_name(self, index: int) -> bool:
        """Whether a token is a word in small letters that is nothing else than perhaps part of a name."""
        word = self.tokens[index]
        if self.kinds[index] not in _WORD_KINDS or word != self.lows[index] or not word.isalpha():
            return False
        return self.lows[index] in self.known.middle_names or self._phrase(index)[0] in _WORD + _QUALITY

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
        if self.lows[index] in YEARS_OLD and (before == _NUMBER or self._last() in _NUMERALS):
            number = self._last() if before == _NUMBER else self._in_figures()
            if not number:
                return False
            is_minor = number.isdecimal() and len(number) < 3 and int(number) < GROWN
            joined = _MINOR if is_minor else _ADULT_AGE
        elif sign == _NUMBER and before == _BORN_IN and word.isdecimal() and self._is_year(word):
            joined = _CHILD_YEAR if int(word) in self.born or len(word) < 3 else _ADULT_AGE
        elif sign == _NUMBER and before == _CLASS:
            joined = _CLASS_NAME if _NAME_OF_CLASS.fullmatch(word) else _GRADE
        elif (
            sign == _LEVEL
            and before == _GRADE
            and self.lows[index] == "chuyên"
            and self._capital_follows(index)
        ):
            joined = _GRADE
        elif before == _GRADE and self.lows[self.afters[-1] - 1] == "chuyên":
            joined = _CLASS_NAME  # “lớp 10 chuyên Tin”
        elif before == _GRADE and word in tuple("ABCDEGHK") and self._is_near(index):
            joined = _CLASS_NAME
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
        at = spans(self.text)
        return at[index][1] - at[self.afters[-1] - 1][1] <= 2

    def _last(self, back: int = 1) -> str:
        """The words of the last sign, or of one before it, without the one that was joined to them."""
        after = self.afters[-back] - (self.signs[-back] in _JOINED)
        return " ".join(self.lows[self.firsts[-back] : after])
