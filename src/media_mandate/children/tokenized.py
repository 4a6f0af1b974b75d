"""The tokens of a text, and what of names and phrases is told by the tokens around one alone."""

from __future__ import annotations

from operator import contains

from media_mandate.children.rows import GROWN, spans
from media_mandate.children.signs import signs_of
from media_mandate.children.tokens import TOKEN, YEARS_OLD, wordings
from media_mandate.children.vocabulary import is_plain

WORD_KINDS = "wCWUod"
"""See `Token.kind`."""
ROLE = signs_of("child pupil son_or_daughter named calls is title kin")
"""The signs after which a name may be written in small letters."""
_LINK, _WORD, _SURNAME, _INITIALS = tuple(signs_of(", word surname initials"))
_LEVEL, _NO_PERSON, _QUALITY = tuple(signs_of("level no_person quality"))
_BEFORE_GIVEN_NAME = signs_of("title kin child")
_OF_OFFENCES = frozenset(
    ("tội", "pháp", "lỗi", "luật", "nhân", "phải", "toi", "phap", "loi", "luat", "nhan", "phai")
)
"""Words with which the commonest of surnames is none: “phạm tội khi mới 15 tuổi”."""


class Tokenized:
    """A text as its tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
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

    def _is_shouted(self, capitals: int) -> bool:
        """Whether most words are in capitals, those of one letter aside."""
        told = zip(self.kinds, self.tokens, strict=True)
        written = sum(kind in WORD_KINDS and len(word) > 1 for kind, word in told)
        return written > 3 and capitals > 0.6 * written

    def phrase(self, index: int, before: str = "") -> tuple[str, int]:
        """The sign of the longest wording that begins with a word, and the token after it."""
        sign, after, end = _WORD, index + 1, index
        further = self.known.phrases
        while (branch := further.get(self.lows[end])) is not None:
            if end > index and self._names_somebody(index, end, before):
                break
            end += 1
            if branch.sign is not None:
                sign, after = branch.sign, end
            further = branch.further
        return sign, after

    def _names_somebody(self, index: int, end: int, before: str) -> bool:
        """Whether a word with a capital in a phrase is a name: “anh Hùng”, “Y Đức”, “Bùi Quốc Khánh”."""
        if self.shouted or self.tokens[end] == self.lows[end]:
            return False
        first = self.tokens[index]
        if len(first) == 1:
            return first.isupper()
        if first == self.lows[index]:
            own = self.known.phrases[first].sign
            return end == index + 1 and own is not None and own in _BEFORE_GIVEN_NAME
        return before == _SURNAME

    def capital_follows(self, index: int) -> bool:
        """Whether another word with a capital, or initials, follow."""
        if index + 1 == len(self.tokens):
            return False
        kind, word = self.kinds[index + 1], self.tokens[index + 1]
        return kind == _INITIALS or (kind in WORD_KINDS and word[0].isupper() and not self.shouted)

    def level_follows(self, index: int) -> bool:
        """Whether the word after a token begins what kind of a school it is."""
        return index + 1 < len(self.tokens) and self.phrase(index + 1)[0] in _LEVEL + _NO_PERSON

    def begins_line(self, index: int) -> bool:
        """Whether a word with a capital begins a line, so that it belongs to no name on the line before."""
        if "\n" not in self.text or not self.tokens[index][0].isupper():
            return False
        at = spans(self.text)
        return "\n" in self.text[at[index - 1][1] : at[index][0]]

    def is_lone(self, index: int, before: str) -> bool:
        """Whether a word is the A or Y before a name of highland peoples."""
        if self.lows[index] not in ("a", "y") or index + 1 == len(self.tokens):
            return False
        following = self.lows[index + 1]
        if self.kinds[index + 1] not in WORD_KINDS or following in self.known.not_after_y:
            return False
        if self.tokens[index].isupper() and not self.shouted:
            return self.capital_follows(index)
        return before in ROLE and len(following) > 1

    def small_name_at(self, index: int) -> range:
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
        if self.kinds[index] not in WORD_KINDS or word != self.lows[index] or not word.isalpha():
            return False
        return self.lows[index] in self.known.middle_names or self.phrase(index)[0] in _WORD + _QUALITY

    def is_surname(self, index: int) -> bool:
        """Whether a word without a capital of its own is a surname: a clear one, or before a middle name."""
        low, following = self.lows[index], self.lows[index + 1]
        if low not in self.known.surnames or index + 1 == len(self.tokens):
            return False
        clear = low in self.known.clear_surnames or following in self.known.middle_names
        return clear and self.kinds[index + 1] in WORD_KINDS
