"""The words of one article that can be its own, in the form in which texts are compared."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b

from media_mandate.articles.passages import RUN, Stretch, repeated_in
from media_mandate.reading.syllables import is_syllable, plain

SHORT_BLOCK = 6
"""Words below which a block (paragraph, list, table, heading) has none of its own."""

_CAPITALISED = 0.6
"""The share of capitals at which a block is a list of names."""

VIETNAMESE = 0.7
"""The share of Vietnamese syllables below which a Vietnamese article is no text."""


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """A text to compare: `runs` are the hashes of its runs of words in their order, folded.

    Of its `words` those in short lines and lists of names stand outside; `compared` are the others, of which
    `repeated` tells what the text says twice. `syllables` are those words that can be Vietnamese.
    """

    runs: array[int] = field(default_factory=lambda: array("q"))
    words: int = 0
    compared: int = 0
    syllables: int = 0
    repeated: tuple[Stretch, ...] = ()

    @property
    def is_vietnamese(self) -> bool:
        return self.syllables >= VIETNAMESE * self.words


NO_PROSE = Prose()


def prose_of(blocks: Sequence[Sequence[str]]) -> Prose:
    """The prose of a text by the words of its blocks, each as it is written."""
    numbers: list[int] = []
    words = syllables = 0
    for block in blocks:
        known = list(map(_known, block))
        words += len(block)
        syllables += sum([is_one for _number, is_one, _is_capital in known])
        capitals = sum([is_capital for _number, _is_one, is_capital in known])
        if len(block) >= SHORT_BLOCK and capitals < _CAPITALISED * len(block):
            numbers += [number for number, _is_one, _is_capital in known]
    runs = list(_runs(numbers))
    return Prose(array("q", runs), words, len(numbers), syllables, tuple(repeated_in(runs)))


def runs_of(words: Sequence[str]) -> set[int]:
    """The runs of any words, as those of a text are compared."""
    return set(_runs([_known(word)[0] for word in words]))


def _runs(numbers: list[int]) -> Iterator[int]:
    """The hashes of all runs of words, the same in every process of one version of Python."""
    runs = zip(*(numbers[start:] for start in range(RUN)), strict=False)
    return map(hash if sys.hash_info.width == _BITS else wide_hash, runs)


_BITS = 64
_WHOLE = (1 << _BITS) - 1


def wide_hash(numbers: Sequence[int]) -> int:
    """What `hash` is of a tuple of numbers below 2 ** 61 where it has 64 bits, for where it has 32.

    That is xxHash as CPython has it (Objects/tupleobject.c), in a browser.
    """
    found = 2870177450012600261
    for number in numbers:
        found = (found + number * 14029467366897019727) & _WHOLE
        found = ((found << 31 | found >> 33) * 11400714785074694791) & _WHOLE
    found = (found + (len(numbers) ^ 2870177450012600261 ^ 3527539)) & _WHOLE
    return 1546275796 if found == _WHOLE else found - (found >> 63 << _BITS)


@cache
def _known(word: str) -> tuple[int, bool, bool]:
    """What stands for a folded word, whether it can be Vietnamese, whether it begins with a capital.

    Python's own hash of a text is another one in each process.
    """
    small = word.lower()
    number = int.from_bytes(blake2b(plain(small).encode(), digest_size=7).digest())
    return number, is_syllable(small), word[0].isupper()
