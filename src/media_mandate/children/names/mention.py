"""A name where it stands in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from media_mandate.children.rows import SignRow
from media_mandate.children.signs import SIGNS
from media_mandate.children.tokens import CAPITAL

JOINED = re.compile(
    rf"(?<![\w.@#/&])(?=\w{{10}})(?P<name>[^\W\d_{CAPITAL}]{{2,}}(?:[{CAPITAL}][^\W\d_{CAPITAL}]*){{2,}}"
    rf"|(?:[{CAPITAL}][^\W\d_{CAPITAL}]+){{4,}})(?!\w)"
)
"""Words that were joined for a tag, whose sign a heading takes away: “CongLyChoBeSậy”; no short brands."""
_PAGE = re.compile(
    rf"[@#]|\S*_\S*\Z|[\w.]{{2,}}\d[\w.]*\Z|[^{CAPITAL}\s]+\.[^{CAPITAL}\s]+\Z|{JOINED.pattern}\Z"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a text.

    `text` is all of the text, `row` and `signs` are what each word of its passage is, `span` the signs of the
    name among them; `start` and `end` are its place in the text.
    """

    text: str
    row: SignRow
    signs: str
    span: tuple[int, int]
    start: int
    end: int
    words: str

    @property
    def syllables(self) -> tuple[str, ...]:
        """The words of the name in small letters, by which names are told apart."""
        return tuple(self.words.lower().split())

    @property
    def is_initials(self) -> bool:
        """Whether it is letters alone, as the press hides the names of those whom it protects: “N.T.H.”."""
        return "." in self.words.strip(".") and all(
            len(part) < 3 for part in self.words.strip(".").split(".")
        )

    @property
    def is_page(self) -> bool:
        """Whether it is an account's or a tag's, by which anybody finds more: “@be.say”, “#thuongbesay”."""
        return _PAGE.match(self.words) is not None

    @property
    def is_letter(self) -> bool:
        """Whether it is but one letter, as the press hides a name: “cháu X.”."""
        return len(self.words.strip(".")) == 1

    @property
    def line_before(self) -> str:
        """The text before the name, on its line."""
        return self.text[self.text.rfind("\n", 0, self.start) + 1 : self.start]

    @property
    def before(self) -> str:
        """The signs before the name, in its sentence."""
        return self.signs[self.signs.rfind(SIGNS["."], 0, self.span[0]) + 1 : self.span[0]]

    @property
    def after(self) -> str:
        """The signs after the name, in its sentence."""
        end = self.signs.find(SIGNS["."], self.span[1])
        return self.signs[self.span[1] : end if end >= 0 else len(self.signs)]
