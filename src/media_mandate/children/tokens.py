"""The words, numbers and stops of a text, and what each is by itself, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from media_mandate.children.signs import OF_LISTS, SIGNS
from media_mandate.children.vocabulary import Branch, folded, grow, lists

_MARKS = r"\u0300-\u036f"
CAPITAL = "".join(sign for sign in map(chr, range(0x41, 0x1EFF)) if sign.isupper() and sign.isalpha())
_SMALL = "".join(sign for sign in map(chr, range(0x61, 0x1EFF)) if sign.isalpha() and sign not in CAPITAL)
TOKEN = re.compile(
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
YEARS_OLD = ("tuổi", "tuoi", "t")
"""What stands behind a number that is an age."""


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
        self.special = {*known.surnames, *known.abbreviations, *YEARS_OLD}

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
            return SIGNS["medical"]
        if "." in word and word[0].isalpha():
            return SIGNS["initials"]
        if _DATE.fullmatch(word):
            return SIGNS["date"]
        if _LONG.fullmatch(word):
            return _long(word)
        if _NUMBER.fullmatch(word):
            return SIGNS["number"]
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
    before_name: frozenset[str]
    """Words that stand before names, and are of none where they begin a sentence: “Bắt Lò Văn Tí”."""
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


@cache
def wordings(plain: bool) -> Wordings:
    """The wordings as they are written with diacritics, or without them where `plain`."""
    root, known = Branch(), lists(plain)
    for name, sign in OF_LISTS.items():
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
                "before_name",
                "after_name",
                "of_history",
                "young_heroes",
            )
        ),
    )


def _long(word: str) -> str:
    """Tell a phone number from other long numbers."""
    digits = re.sub(r"\D", "", word)
    if digits.startswith("84") and len(digits) >= 11:
        digits = "0" + digits[2:]
    is_phone = re.fullmatch("0[235789][0-9]{8,9}", digits)
    return SIGNS["phone_number" if is_phone else "long_number"]
