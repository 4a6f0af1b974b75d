"""The words of one article that can be its own, in the form in which texts are compared."""

from __future__ import annotations

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
    return map(hash, zip(*(numbers[start:] for start in range(RUN)), strict=False))


@cache
def _known(word: str) -> tuple[int, bool, bool]:
    """What stands for a folded word, whether it can be Vietnamese, whether it begins with a capital.

    Python's own hash of a text is another one in each process.
    """
    small = word.lower()
    number = int.from_bytes(blake2b(plain(small).encode(), digest_size=7).digest())
    return number, is_syllable(small), word[0].isupper()
