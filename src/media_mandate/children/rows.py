"""A text as a row of signs, one for each word or set phrase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from media_mandate.children.tokens import TOKEN

GROWN = 18
BORN = range(2005, 2100)
"""Years of birth of those who are taken for children where nothing tells from which day to count."""


def born_under_18(day: date) -> range:
    """The years in which those were born who may be under 18 on a day."""
    return range(day.year - GROWN, BORN.stop)


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
        return spans(self.text)[self.firsts[index]][0]

    def end(self, index: int) -> int:
        """Where the words of a sign end in the text."""
        return spans(self.text)[self.afters[index] - 1][1]


@lru_cache(maxsize=32)
def spans(text: str) -> list[tuple[int, int]]:
    return [match.span(1) for match in TOKEN.finditer(text)]
