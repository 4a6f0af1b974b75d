"""How a text is read as a row of signs: what its words are by themselves, in phrases, and beside each other.

A text without diacritics is read with the same words folded, and one in capitals alone is read as if it were
in small letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from media_mandate.children.rows import BORN, GROWN, SignRow, spans
from media_mandate.children.signs import signs_of
from media_mandate.children.tokenized import ROLE, WORD_KINDS, Tokenized
from media_mandate.children.tokens import YEARS_OLD
from media_mandate.children.vocabulary import folded

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
_MAYBE_NAME = signs_of("many quality word street hamlet office at adopts resides finds learns self general")
"""What is a name where a capital begins it after one of these: “em Thương”."""
_MAYBE_OF_HAMLET = signs_of("many quality word street hamlet district at resides finds learns of")
_IN_TITLES, _BEFORE_TITLES = signs_of("is of"), signs_of("child pupil group capital")
_BEFORE_ABBREVIATION = signs_of("word . , at quality office many general")
_AFTER_SURNAME = ("văn", "thị")
"""Words of names before which a capital makes any word a surname: “Ông Thị Ngân”."""
_VILLAGES = ("plei", "plây")
"""Words for a hamlet that its name begins with: “làng Plei Tơ Nghia”."""
_JOINED = signs_of("minor child_year adult_age grade class_name")
"""The signs of two tokens, the second of which was joined to the first."""
_BEFORE_SMALL_NAME = signs_of(". ,") + ROLE

_SURE = re.compile(r"(?:\AC(?=[w,.]))?(?:[w,]++|(?<![CWUo])\.(?:C(?=[w,.]))?)*")
"""The kinds of tokens whose signs are sure: ordinary words, stops that end no abbreviation, and words with a
capital where a sentence begins, before an ordinary one."""


class _Reader(Tokenized):
    """One text while it is read."""

    def __init__(self, text: str, born: range) -> None:
        super().__init__(text)
        self.born = born
        self.small_name = range(0)
        """The tokens of the name in small letters that was read last."""
        # The stop before a text is a sign until all is read, so that each word has one before it.
        self.signs, self.firsts, self.afters = [_STOP], [0], [0]

    def row(self) -> SignRow:
        index = len(self.kinds) - len(self.kinds.lstrip(","))  # the mark of a list is no sign
        while index < len(self.kinds):
            sure = _SURE.match(self.kinds, index)
            end = index if sure is None or self.shouted or self.signs[-1] in _GO_ON else sure.end()
            phrase = self.phrase_at.find(1, index, end)
            if phrase == index:
                index = self._add(*self.phrase(index, self.signs[-1]), index)
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
        if before in _OF_NAMES and self.begins_line(index):
            before = _STOP
            self._add(_STOP, index, index)
        if index in self.small_name:
            sign = _CAPITAL
        elif sign == "d" and before in _BEFORE_ABBREVIATION:
            sign = _WORD
        elif sign in WORD_KINDS:
            sign, after = self.phrase(index, before)
            if after == index + 1:
                sign = self._single(index, sign, before)
        elif self.lows[index] == "." and before != _STOP and self.lows[index - 1] in self.known.abbreviations:
            return after
        return after if self._joins(sign, index, before) else self._add(sign, after, index)

    def _single(self, index: int, sign: str, before: str) -> str:
        """The sign of a word that is no part of a phrase; `sign` is what it is in small letters."""
        word = self.tokens[index]
        if word[0].isdecimal():
            return _NUMBER
        if before in _BEFORE_SMALL_NAME and word == self.lows[index]:
            self.small_name = self.small_name_at(index)
            if self.small_name:
                return _SURNAME
        if self.is_lone(index, before):
            return _A_OR_Y
        if word[0].isupper() and not self.shouted:
            return self._capital(index, sign, before)
        if (self.shouted or before in ROLE) and self.is_surname(index):
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
        word, named_on = self.tokens[index], self.capital_follows(index)
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
        is_school = sign == _SCHOOL and self.level_follows(index)
        is_of_hamlet = before == _HAMLET and sign == _SCHOOL  # “xã Trường Xuân”
        if before in _OF_NAMES or is_of_hamlet:
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
            and self.capital_follows(index)
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
