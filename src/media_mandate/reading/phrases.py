"""Whether a text is made of nothing but phrases that are known, each of them whole.

No list of known words helps a text through: in Vietnamese a child's name is made of ordinary words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from urllib.parse import unquote

from media_mandate.reading.letters import alike, as_read

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_MADE = re.compile(
    r"""\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9:]{5,8}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)?\b
    | \b(?:[A-Z][a-z]{2},[ ])?[0-9]{2}[ ][A-Z][a-z]{2}[ ][0-9]{4}[ ][0-9:]{8}[ ][+-][0-9]{4}
    | \b[0-9]{1,2}/(?:[0-9]{1,2}(?:/[0-9]{4})?|[0-9]{4})\b | \b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b
    | \b(?:19|20)[0-9]{6}(?:T[0-9]{6}Z?)?\b | \bP(?:T[0-9]+S|[0-9]+D|T[0-9]+H)\b
    | \b(?=[a-f]*[0-9])[0-9a-f]{16,}\b | \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b
    | \#(?=[a-f]*[0-9])[0-9a-f]{6}\b | \b[a-z]{2,3}_[A-Z]{2}\b | \A[1-9][0-9]{0,6}\Z
    | \bv?[0-9]+\.[0-9]+\.[0-9]+\b""",
    re.VERBOSE,
)
"""Days, times, lengths, hashes, colours, lands, counts, releases and UUIDs, as programs write them."""
_LONGEST, _IN_A_ROW = 4, 2
"""Digits of a number that tells nothing, and such numbers in a row: more may be a telephone's."""


def words(text: str) -> list[str]:
    """The words of a text in small letters as people read them, without the numbers that programs write."""
    text = unquote(text) if "%" in text else text
    return _WORD.findall(_MADE.sub(" ", alike(as_read(text))).lower())


class Phrases:
    """Phrases that are known whole, texts of which any words in a row are, and texts to the letter.

    `within` is asked for its texts when they are needed. `more` are phrases that are known besides; `read`
    parts a text into its words.
    """

    def __init__(
        self,
        whole: Iterable[str],
        within: Callable[[], Iterable[str]] = tuple,
        *,
        exactly: Iterable[str] = (),
        more: Phrases | None = None,
        read: Callable[[str], list[str]] = words,
    ) -> None:
        self._read = read
        self._texts = within
        self._exact = set(exactly)
        self._whole: set[str] = set()
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._layers: tuple[Phrases, ...] = (self, *(more._layers if more else ()))
        for text in whole:
            if found := read(text):
                self._whole.add(" ".join(found))
                self._lengths[found[0]].add(len(found))

    @cached_property
    def _within(self) -> str:
        return " . ".join(f" {' '.join(self._read(text))} " for text in self._texts())

    def lacking(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that they do not make up, each once."""
        known = self._layers[-1]._exact
        return [text for text in dict.fromkeys(texts) if text not in known and not self._make(text)]

    def _make(self, text: str) -> bool:
        """Whether they make up a text; what the phrases of all make alone is remembered."""
        if any(text in layer._exact for layer in self._layers):
            return True
        found = self._read(text)
        *own, common = self._layers
        line = " ".join(found)
        if line in common._whole or not found or common._is_made(found, (common,)):
            common._exact.add(text)
            return True
        return bool(own) and self.make(found)

    def make(self, found: list[str]) -> bool:
        """Whether they make up these words."""
        line = " ".join(found)
        if any(line in layer._whole or f" {line} " in layer._within for layer in self._layers):
            return True
        return self._is_made(found, self._layers)

    def _is_made(self, found: list[str], layers: tuple[Phrases, ...]) -> bool:
        numbers = {0: 0}
        """By each place that phrases reach: how many numbers in a row stand before it."""
        for start, word in enumerate(found):
            if start not in numbers:
                continue
            for layer in layers:
                for length in layer._lengths.get(word, ()):
                    if " ".join(found[start : start + length]) in layer._whole:
                        numbers[start + length] = 0
            if word.isdigit() and len(word) <= _LONGEST and numbers[start] < _IN_A_ROW:
                numbers.setdefault(start + 1, numbers[start] + 1)
        return len(found) in numbers
