"""A row of signs while it is judged: names are marked in it as they are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.clues import Clue, Found
from media_mandate.children.identifying.persons import persons
from media_mandate.children.identifying.proofs import Proof
from media_mandate.children.identifying.sentences import sentence, words
from media_mandate.children.rows import SignRow
from media_mandate.children.signs import SIGNS
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)


class Marked:
    """One row. `grown` are names of grown-ups and `changed` names that are no real ones, in small letters."""

    def __init__(self, row: SignRow, text: str, grown: set[str], changed: set[str], context: str) -> None:
        self.row = row
        self.text = text
        self.grown = grown
        self.changed = changed
        self.hits: dict[Found, int] = {}
        """What was found, and the sign with which it begins."""
        self.signs: str
        self.proven: Sequence[Proof]
        self.signs, self.proven = persons(row, context)

    def hit(self, kind: Clue, span: tuple[int, int]) -> None:
        """Note that signs give a child away."""
        found = Found(self.row.start(span[0]), self.row.end(span[1] - 1), kind)
        self.hits.setdefault(found, span[0])

    def mark(self, span: tuple[int, int], name: str) -> None:
        """Put the sign of a name, and those of its rest, in the place of others."""
        begin, end = span
        marked = SIGNS[name] + SIGNS["rest"] * (end - begin - 1)
        self.signs = self.signs[:begin] + marked + self.signs[end:]

    def each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of `pattern`, in the row as earlier ones have marked it."""
        at = 0
        while (match := pattern.search(self.signs, at)) is not None:
            yield match
            at = max(match.start() + 1, match.end() - 1)

    def around(self, index: int) -> str:
        """The signs of a sentence."""
        begin, end = sentence(self.signs, index)
        return self.signs[begin:end]

    def words(self, span: tuple[int, int]) -> str:
        """The words of some signs, in small letters."""
        return words(self.row, span)

    def after(self, index: int) -> str:
        """The text before the sign at `index`, from the end of the one before it, in folded small letters."""
        end = self.row.end(index - 1)
        return folded(self.text[end : end + 80].lower())

    def is_invented(self, span: tuple[int, int]) -> bool:
        """Whether an example or a tale is told where something stands, and nothing proves a child in it."""
        begin, end = sentence(self.signs, span[0])
        if not _BOOK["invented"].search(self.signs, begin, end):
            return False
        tale = _BOOK["told_in"].search(self.signs, begin, span[0])
        before = folded(self.words((begin, span[0])))
        in_tale = _BOOK["in_a_tale"].match(before)
        is_in_tale = in_tale is not None and "," in before[in_tale.end() : in_tale.end() + _APART]
        is_framed = (
            is_in_tale
            or _BOOK["frame"].search(self.signs, begin, span[0])
            or _BOOK["framed"].match(self.signs, span[1], end)
            or (tale and _BOOK["tells"].search(folded(self.words(tale.span("how")))))
        )
        if not is_framed:
            return False
        real = _BOOK["real_in_tale" if is_in_tale else "real"]
        return real.search(self.signs, begin, end) is None

    def is_told(self, span: tuple[int, int]) -> bool:
        """Whether a name of one word is a figure's of a tale, named before it or right after it."""
        begin, end = sentence(self.signs, span[0])
        tale = _BOOK["tale"].search(self.signs, begin, span[0])
        return bool(tale or _BOOK["told_of"].match(self.signs, span[1], end))


_APART = 61
"""Letters in which a comma follows “Trong tập truyện tranh này”: what comes after it is told there."""
